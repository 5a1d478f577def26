// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-gap.h"
#include "kb-section.h"

G_BEGIN_DECLS

/* What measures are answered for: operating environments, systems or assets, each with how far it
 * has come. Signal "chosen". */
#define KB_TYPE_GAP_LIST (kb_gap_list_get_type ())
G_DECLARE_FINAL_TYPE (KbGapList, kb_gap_list, KB, GAP_LIST, KbSection)

void kb_gap_list_set_measures (KbGapList *list, KbMeasures *measures);
void kb_gap_list_choose (KbGapList *list, KbKind kind, const char *id);
KbKind kb_gap_list_get_kind (KbGapList *list);
const char *kb_gap_list_get_chosen (KbGapList *list);

G_END_DECLS
