// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kb_json_is_shallow (const char *json, gssize length);
char *kb_json_text_mend (char *text);

G_END_DECLS
