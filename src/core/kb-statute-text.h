// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The statutes of an information asset are one text, as people write them: "26 kap. 1 § OSL; art. 9
 * GDPR". Choosing from a list adds to that text or takes from it, and leaves the rest as it was
 * written.
 */

gboolean kb_statute_text_has (const char *text, const char *reference);
char *kb_statute_text_toggle (const char *text, const char *reference);

G_END_DECLS
