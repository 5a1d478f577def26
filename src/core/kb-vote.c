// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-vote"

#include "kb-vote.h"

/* The level of the vote with this rank, counted from the lowest. */
static int
level_at (const KbVote *vote, guint n_levels, guint rank)
{
  guint seen = 0;

  for (guint level = 0; level < n_levels; level++) {
    seen += vote->counts[level];
    if (rank < seen)
      return (int) level;
  }
  return KB_NONE;
}

/**
 * kb_vote_summarise:
 * @vote: counts by level
 * @n_levels: how many levels there are
 *
 * Returns: the spread and the median. The median is a place in the room, not a decision: consensus
 * decides.
 */
KbVoteSummary
kb_vote_summarise (const KbVote *vote, guint n_levels)
{
  KbVoteSummary summary = { 0, KB_NONE, KB_NONE, KB_NONE, KB_NONE, FALSE };

  g_return_val_if_fail (n_levels <= KB_MAX_LEVELS, summary);

  for (guint level = 0; level < n_levels; level++)
    summary.n_votes += vote->counts[level];
  if (summary.n_votes == 0)
    return summary;
  summary.low = level_at (vote, n_levels, 0);
  summary.high = level_at (vote, n_levels, summary.n_votes - 1);
  summary.median_low = level_at (vote, n_levels, (summary.n_votes - 1) / 2);
  summary.median_high = level_at (vote, n_levels, summary.n_votes / 2);
  summary.agreed = summary.low == summary.high;
  return summary;
}
