// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-measures.h"

G_BEGIN_DECLS

/* A measure in words: why it applies, under which heading it stands, and what it refers to. */

char *kb_measure_why (const KbRecord *measure,
                      const KbMethod *method,
                      guint aspects,
                      KbLanguage language);
const char *kb_measure_group (const KbRecord *measure, const KbMethod *method, KbLanguage language);
char *kb_measure_references (const KbRecord *measure, KbLanguage language);
int kb_method_level_from_position (const KbMethod *method, int position);

G_END_DECLS
