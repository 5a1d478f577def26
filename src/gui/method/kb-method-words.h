// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-core.h"

G_BEGIN_DECLS

/* How the method page words an item. */

char *kb_method_short_text (const KbRecord *record);
char *kb_method_title (const KbRecord *record, KbLanguage language);
char *kb_method_explain (KbContent *content, const KbRecord *record, KbLanguage language);

char *kb_method_aspect_consequences (const KbAspectUses *uses);

G_END_DECLS
