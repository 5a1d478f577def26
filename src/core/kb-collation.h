// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int kb_collate (const char *one, const char *other);
char *kb_fold (const char *text);
gboolean kb_folded_contains (const char *text, const char *folded_needle);

G_END_DECLS
