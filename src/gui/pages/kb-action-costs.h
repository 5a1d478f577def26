// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* What an action costs once, year by year over the period. */
#define KB_TYPE_ACTION_COSTS (kb_action_costs_get_type ())
G_DECLARE_FINAL_TYPE (KbActionCosts, kb_action_costs, KB, ACTION_COSTS, KbSection)

void kb_action_costs_show (KbActionCosts *costs, const char *action_id);
void kb_action_costs_flush (KbActionCosts *costs);

G_END_DECLS
