// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-gap.h"
#include "kb-section.h"

G_BEGIN_DECLS

/* What is said of a measure for an object: what it refers to, how it is done here, a comment, who
 * has checked it, what the supplier showed, and the action that closes the gap. */
#define KB_TYPE_MEASURE_DETAILS (kb_measure_details_get_type ())
G_DECLARE_FINAL_TYPE (KbMeasureDetails, kb_measure_details, KB, MEASURE_DETAILS, KbSection)

void kb_measure_details_show (KbMeasureDetails *details,
                              KbKind object_kind,
                              const char *object_id,
                              const KbGapItem *item);
void kb_measure_details_flush (KbMeasureDetails *details);

G_END_DECLS
