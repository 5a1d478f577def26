// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"
#include "kb-workshop-state.h"

G_BEGIN_DECLS

/* The step where the room says what to do, who answers for it and when. Signal "next". */
#define KB_TYPE_WORKSHOP_ACTIONS (kb_workshop_actions_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkshopActions, kb_workshop_actions, KB, WORKSHOP_ACTIONS, KbSection)

void kb_workshop_actions_set_state (KbWorkshopActions *page, KbWorkshopState *state);
void kb_workshop_actions_discard (KbWorkshopActions *page);

G_END_DECLS
