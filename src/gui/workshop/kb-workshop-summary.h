// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"
#include "kb-workshop-state.h"

G_BEGIN_DECLS

/* The last step: what the room proposes, who is to establish it, what is parked, what comes next,
 * and the notes of the meeting. Signal "ended". */
#define KB_TYPE_WORKSHOP_SUMMARY (kb_workshop_summary_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkshopSummary, kb_workshop_summary, KB, WORKSHOP_SUMMARY, KbSection)

void kb_workshop_summary_set_state (KbWorkshopSummary *page, KbWorkshopState *state);
void kb_workshop_summary_discard (KbWorkshopSummary *page, gboolean shown);
void kb_workshop_summary_flush (KbWorkshopSummary *page);

G_END_DECLS
