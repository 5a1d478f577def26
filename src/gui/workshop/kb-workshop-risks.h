// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"
#include "kb-workshop-state.h"

G_BEGIN_DECLS

/* The step where the room finds what can happen, says it as an event, and places it in the matrix
 * by dragging or by keys. Signal "next". */
#define KB_TYPE_WORKSHOP_RISKS (kb_workshop_risks_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkshopRisks, kb_workshop_risks, KB, WORKSHOP_RISKS, KbSection)

void kb_workshop_risks_set_state (KbWorkshopRisks *page, KbWorkshopState *state);
void kb_workshop_risks_discard (KbWorkshopRisks *page);

G_END_DECLS
