// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workshop-state.h"

G_BEGIN_DECLS

/* What the wall lists in each step: facts and proposals, never notes or parked remarks. */

void kb_room_list_fill (GtkListBox *list, KbWorkshopState *state);
void kb_room_list_fill_risks (GtkListBox *list, KbWorkshopState *state);

G_END_DECLS
