// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"
#include "kb-workshop-state.h"

G_BEGIN_DECLS

/**
 * KbVotePane:
 *
 * A hidden vote on one aspect: cards or fingers raised together and counted, or one after the other
 * unseen. Revealed at once; then the lowest and the highest tell why, and the room agrees or votes
 * again. Only counts are kept.
 *
 * Signal "finished" when the room has agreed or given up.
 */
#define KB_TYPE_VOTE_PANE (kb_vote_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbVotePane, kb_vote_pane, KB, VOTE_PANE, AdwBin)

void kb_vote_pane_start (KbVotePane *pane,
                         KbSection *section,
                         KbWorkshopState *state,
                         const char *asset_id,
                         guint aspect);
void kb_vote_pane_discard (KbVotePane *pane);
void kb_vote_pane_show_present (KbVotePane *pane);
gboolean kb_vote_pane_use_key (KbVotePane *pane, guint keyval);

G_END_DECLS
