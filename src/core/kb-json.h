// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kb_json_is_shallow (const char *json, gssize length);

G_END_DECLS
