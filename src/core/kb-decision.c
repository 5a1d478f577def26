// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-decision"

#include "kb-decision.h"

/**
 * kb_decision_is_registered:
 * @decision: (nullable): a decision
 *
 * A case that was tabled (bordlagd) comes back to the next meeting as it is, so it has not been
 * decided yet.
 *
 * Returns: whether the nämnd has decided it
 */
gboolean
kb_decision_is_registered (const KbRecord *decision)
{
  const char *outcome = decision ? kb_record_text (decision, KB_DECISION_OUTCOME) : NULL;

  return outcome && g_strcmp0 (outcome, "tabled") != 0;
}

/**
 * kb_decision_goes_on:
 * @outcome: the code of an outcome
 *
 * Returns: whether a new version of the case must be prepared: it was changed or referred back
 */
gboolean
kb_decision_goes_on (const char *outcome)
{
  return g_strcmp0 (outcome, "amended") == 0 || g_strcmp0 (outcome, "referred") == 0;
}

static int
compare_texts (const KbRecord *a, const KbRecord *b, guint field)
{
  const char *first = kb_record_text (a, field);
  const char *second = kb_record_text (b, field);

  return g_strcmp0 (first ? first : "", second ? second : "");
}

/* Those that are decided first, by date. One that is being prepared has often no date yet. */
static int
compare_decisions (gconstpointer a, gconstpointer b)
{
  const KbRecord *first = *(KbRecord *const *) a;
  const KbRecord *second = *(KbRecord *const *) b;
  gboolean first_done = kb_decision_is_registered (first);
  int order;

  if (first_done != kb_decision_is_registered (second))
    return first_done ? -1 : 1;
  order = compare_texts (first, second, KB_DECISION_DECIDED_ON);
  if (order == 0)
    order = compare_texts (first, second, KB_DECISION_MEETING_ON);
  return order != 0 ? order : g_strcmp0 (kb_record_id (first), kb_record_id (second));
}

/**
 * kb_decisions_in_order:
 * @content: a content
 *
 * Returns: (transfer container) (element-type KbRecord): its decisions, the oldest first and the
 * one that is being prepared last
 */
GPtrArray *
kb_decisions_in_order (KbContent *content)
{
  const GPtrArray *list = kb_content_list (content, KB_KIND_DECISION);
  GPtrArray *decisions = g_ptr_array_sized_new (list->len);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (decisions, g_ptr_array_index (list, i));
  g_ptr_array_sort (decisions, compare_decisions);
  return decisions;
}

/**
 * kb_decision_newest:
 * @content: a content
 *
 * Returns: (transfer none) (nullable): the decision that is being prepared, or when there is none
 * the last that was registered
 */
KbRecord *
kb_decision_newest (KbContent *content)
{
  g_autoptr (GPtrArray) decisions = kb_decisions_in_order (content);

  return decisions->len > 0 ? g_ptr_array_index (decisions, decisions->len - 1) : NULL;
}

/**
 * kb_decision_current:
 * @content: a content
 *
 * Returns: (transfer none) (nullable): the decision that is being prepared
 */
KbRecord *
kb_decision_current (KbContent *content)
{
  KbRecord *newest = kb_decision_newest (content);

  return newest && !kb_decision_is_registered (newest) ? newest : NULL;
}
