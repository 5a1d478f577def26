// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From here two names are shown as "perhaps the same". */
#define KB_SIMILAR 0.80

double kb_similarity (const char *one, const char *other);

G_END_DECLS
