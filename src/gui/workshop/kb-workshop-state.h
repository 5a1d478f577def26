// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-draft-texts.h"
#include "kb-workshop-commands.h"

G_BEGIN_DECLS

/* A hidden vote that is not done: what a crash must not lose. */
typedef struct {
  KbVote vote;
  gboolean in_turn;     /* each keys a vote, unseen; else the leader keys counts */
  const char *round_id; /* borrowed; set when it is revealed and the room has not agreed */
} KbBallot;

/**
 * KbWorkshopState:
 *
 * Where a workshop is: its step, the object that is worked on, the time of each, and a vote that is
 * not revealed. It lies in the draft table, so that a crash loses nothing and history says nothing.
 * Time runs on the monotonic clock: a clock that is moved changes nothing.
 *
 * Signals: "tick" once a second while time runs, "changed" when the step or the object is another,
 * "view-changed" when the room looks at another aspect or a vote goes on.
 */
#define KB_TYPE_WORKSHOP_STATE (kb_workshop_state_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkshopState, kb_workshop_state, KB, WORKSHOP_STATE, GObject)

KbWorkshopState *kb_workshop_state_new (KbWorkbook *workbook, const char *workshop_id);
KbWorkbook *kb_workshop_state_get_workbook (KbWorkshopState *state);
const char *kb_workshop_state_get_id (KbWorkshopState *state);
KbRecord *kb_workshop_state_get_record (KbWorkshopState *state);

KbWorkshopStep kb_workshop_state_get_step (KbWorkshopState *state);
void kb_workshop_state_set_step (KbWorkshopState *state, KbWorkshopStep step);
const char *kb_workshop_state_get_asset (KbWorkshopState *state);
void kb_workshop_state_set_asset (KbWorkshopState *state, const char *asset_id);

gboolean kb_workshop_state_is_running (KbWorkshopState *state);
void kb_workshop_state_set_running (KbWorkshopState *state, gboolean running);
int kb_workshop_state_get_step_seconds (KbWorkshopState *state, KbWorkshopStep step);
int kb_workshop_state_get_asset_seconds (KbWorkshopState *state, const char *asset_id);
int kb_workshop_state_get_minutes (KbWorkshopState *state, KbWorkshopStep step);
gboolean kb_workshop_state_is_skipped (KbWorkshopState *state, KbWorkshopStep step);
GHashTable *kb_workshop_state_dup_asset_seconds (KbWorkshopState *state);

gboolean kb_workshop_state_get_vote (KbWorkshopState *state,
                                     const char *asset_id,
                                     guint aspect,
                                     KbBallot *ballot);
void kb_workshop_state_set_vote (KbWorkshopState *state,
                                 const char *asset_id,
                                 guint aspect,
                                 const KbBallot *ballot);
gboolean kb_workshop_state_get_ballot (KbWorkshopState *state,
                                       const char **asset_id,
                                       guint *aspect,
                                       KbBallot *ballot);
void kb_workshop_state_set_aspect (KbWorkshopState *state, guint aspect, gboolean only);
guint kb_workshop_state_get_aspect (KbWorkshopState *state);
gboolean kb_workshop_state_is_only_aspect (KbWorkshopState *state);
KbDraftTexts *kb_workshop_state_get_texts (KbWorkshopState *state);
void kb_workshop_state_save (KbWorkshopState *state);

G_END_DECLS
