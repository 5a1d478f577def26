// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* What each level means: for every aspect, or in every consequence area (the property "areas"). A
 * cell is a button that opens its text. */
#define KB_TYPE_METHOD_TEXTS (kb_method_texts_get_type ())
G_DECLARE_FINAL_TYPE (KbMethodTexts, kb_method_texts, KB, METHOD_TEXTS, KbSection)

G_END_DECLS
