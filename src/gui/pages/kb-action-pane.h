// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Everything about one action of the plan, to read and to change. Signal "closed". */
#define KB_TYPE_ACTION_PANE (kb_action_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbActionPane, kb_action_pane, KB, ACTION_PANE, KbSection)

void kb_action_pane_show (KbActionPane *pane, const char *action_id);
void kb_action_pane_flush (KbActionPane *pane);

G_END_DECLS
