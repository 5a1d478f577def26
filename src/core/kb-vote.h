// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-types.h"

G_BEGIN_DECLS

/* How a room voted on the level of one aspect: counts by level, never who. */
typedef struct {
  guint counts[KB_MAX_LEVELS];
} KbVote;

typedef struct {
  guint n_votes;
  int low;  /* the lowest level that somebody chose, KB_NONE without votes */
  int high; /* the highest */
  int median_low;
  int median_high; /* differs from median_low when the middle two votes differ */
  gboolean agreed; /* everybody chose the same */
} KbVoteSummary;

/* More than any room holds: a bound on what is typed. */
#define KB_VOTE_MAX 200

KbVoteSummary kb_vote_summarise (const KbVote *vote, guint n_levels);

G_END_DECLS
