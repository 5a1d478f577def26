// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kb_personal_data_has_number (const char *text);
gboolean kb_personal_data_has_email (const char *text);

G_END_DECLS
