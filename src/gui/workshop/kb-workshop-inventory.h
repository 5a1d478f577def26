// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"
#include "kb-workshop-state.h"

G_BEGIN_DECLS

/* The step where the room names its information: typed one after the other, picked from the library
 * or the register, or pasted from a spreadsheet. Signals: "next", and "gate" when something may
 * concern Sweden's security. */
#define KB_TYPE_WORKSHOP_INVENTORY (kb_workshop_inventory_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkshopInventory, kb_workshop_inventory, KB, WORKSHOP_INVENTORY, KbSection)

void kb_workshop_inventory_set_state (KbWorkshopInventory *page, KbWorkshopState *state);
void kb_workshop_inventory_discard (KbWorkshopInventory *page);
void kb_workshop_inventory_paste (KbWorkshopInventory *page, const char *text);

G_END_DECLS
