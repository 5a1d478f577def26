// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-follow-up"

#include "kb-follow-up.h"

#include "kb-date.h"

/* How near is soon, in days. */
#define SOON 30

/* @kind's records that point at @id by @field. */
static GPtrArray *
all_of (const KbContent *content, KbKind kind, guint field, const char *id)
{
  const GPtrArray *found = kb_content_referring (content, kind, field, id);
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; found && i < found->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (found, i));
  return sorted;
}

static int
compare_logs (gconstpointer one, gconstpointer other)
{
  const KbRecord *first = *(KbRecord *const *) one;
  const KbRecord *second = *(KbRecord *const *) other;
  int order = g_strcmp0 (kb_record_text (second, KB_CONTROL_LOG_DONE_ON),
                         kb_record_text (first, KB_CONTROL_LOG_DONE_ON));

  return order ? order : g_strcmp0 (kb_record_id (first), kb_record_id (second));
}

/**
 * kb_control_log:
 * @content: a content
 * @control_id: a recurring control
 *
 * Returns: (transfer container) (element-type KbRecord): when it was made, the latest first
 */
GPtrArray *
kb_control_log (const KbContent *content, const char *control_id)
{
  GPtrArray *logs = all_of (content, KB_KIND_CONTROL_LOG, KB_CONTROL_LOG_CONTROL, control_id);

  g_ptr_array_sort (logs, compare_logs);
  return logs;
}

/**
 * kb_control_last:
 * @content: a content
 * @control_id: a recurring control
 *
 * Returns: (transfer none) (nullable): the latest time that it was made
 */
KbRecord *
kb_control_last (const KbContent *content, const char *control_id)
{
  g_autoptr (GPtrArray) logs = kb_control_log (content, control_id);

  return logs->len > 0 ? g_ptr_array_index (logs, 0) : NULL;
}

/**
 * kb_control_next:
 * @content: a content
 * @control: a recurring control
 *
 * The interval runs from the day on which it was last made, else from the day that it starts.
 *
 * Returns: (transfer full) (nullable): the day by which it is to be made; %NULL when nothing says
 */
char *
kb_control_next (const KbContent *content, const KbRecord *control)
{
  KbRecord *last = kb_control_last (content, kb_record_id (control));
  const char *done = last ? kb_record_text (last, KB_CONTROL_LOG_DONE_ON) : NULL;
  gint64 months = kb_record_integer (control, KB_CONTROL_MONTHS);

  if (done && months > 0 && months < G_MAXINT16)
    return kb_date_add_months (done, (int) months);
  return g_strdup (kb_record_text (control, KB_CONTROL_STARTS_ON));
}

/**
 * kb_due:
 * @date: (nullable): a day
 * @today: today's date
 *
 * Returns: how @date stands to @today
 */
KbDue
kb_due (const char *date, const char *today)
{
  if (!date || !kb_date_is_valid (date))
    return KB_DUE_UNPLANNED;
  if (kb_date_compare (date, today) < 0)
    return KB_DUE_PASSED;
  return kb_date_days_between (today, date) <= SOON ? KB_DUE_SOON : KB_DUE_LATER;
}

/**
 * kb_document_of:
 * @content: a content
 * @statement_id: a routine or guideline that the method asks for
 *
 * Returns: (transfer none) (nullable): the governing document that answers it
 */
KbRecord *
kb_document_of (const KbContent *content, const char *statement_id)
{
  const GPtrArray *found =
      kb_content_referring (content, KB_KIND_DOCUMENT, KB_DOCUMENT_STATEMENT, statement_id);

  return found && found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

/**
 * kb_document_due:
 * @document: (nullable): a governing document
 * @today: today's date
 *
 * Returns: whether it is valid still; one that is missing is as one whose time has passed
 */
KbDue
kb_document_due (const KbRecord *document, const char *today)
{
  const char *status = document ? kb_record_text (document, KB_DOCUMENT_STATUS) : NULL;

  if (g_strcmp0 (status, "not-needed") == 0)
    return KB_DUE_LATER;
  if (g_strcmp0 (status, "adopted") != 0)
    return status ? KB_DUE_PASSED : KB_DUE_UNPLANNED;
  if (kb_record_is_null (document, KB_DOCUMENT_VALID_TO))
    return KB_DUE_LATER;
  return kb_due (kb_record_text (document, KB_DOCUMENT_VALID_TO), today);
}

/**
 * kb_action_waits_for:
 * @content: a content
 * @action_id: an action
 *
 * Returns: (transfer container) (element-type KbRecord): the actions that must be done before it
 */
GPtrArray *
kb_action_waits_for (const KbContent *content, const char *action_id)
{
  const GPtrArray *links = kb_content_referring (content, KB_KIND_ACTION_DEPENDENCY,
                                                 KB_ACTION_DEPENDENCY_ACTION, action_id);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *action =
        kb_content_find (content, KB_KIND_ACTION,
                         kb_record_text (g_ptr_array_index (links, i), KB_ACTION_DEPENDENCY_ON));

    if (action)
      g_ptr_array_add (found, action);
  }
  return found;
}

static gboolean
reaches (const KbContent *content, const char *from, const char *to, GHashTable *seen)
{
  g_autoptr (GPtrArray) next = NULL;

  if (g_strcmp0 (from, to) == 0)
    return TRUE;
  if (!g_hash_table_add (seen, (gpointer) from))
    return FALSE;
  next = kb_action_waits_for (content, from);
  for (guint i = 0; i < next->len; i++)
    if (reaches (content, kb_record_id (g_ptr_array_index (next, i)), to, seen))
      return TRUE;
  return FALSE;
}

/**
 * kb_action_would_circle:
 * @content: a content
 * @action_id: an action
 * @on_id: one that it would wait for
 *
 * Returns: whether the two would then wait for each other
 */
gboolean
kb_action_would_circle (const KbContent *content, const char *action_id, const char *on_id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  return reaches (content, on_id, action_id, seen);
}

static int
compare_notes (gconstpointer one, gconstpointer other)
{
  const KbRecord *first = *(KbRecord *const *) one;
  const KbRecord *second = *(KbRecord *const *) other;
  int order = g_strcmp0 (kb_record_text (second, KB_ACTION_NOTE_NOTED_ON),
                         kb_record_text (first, KB_ACTION_NOTE_NOTED_ON));

  return order ? order : g_strcmp0 (kb_record_id (first), kb_record_id (second));
}

/**
 * kb_action_notes:
 * @content: a content
 * @action_id: an action
 *
 * Returns: (transfer container) (element-type KbRecord): what was noted of it, the latest first
 */
GPtrArray *
kb_action_notes (const KbContent *content, const char *action_id)
{
  GPtrArray *notes = all_of (content, KB_KIND_ACTION_NOTE, KB_ACTION_NOTE_ACTION, action_id);

  g_ptr_array_sort (notes, compare_notes);
  return notes;
}

static KbBudgetLine *
line_of (GArray *lines, KbContent *content, const KbRecord *action)
{
  const char *board = kb_record_text (action, KB_ACTION_BOARD);
  KbBudgetLine line = { .board = board, .own = kb_action_is_in_sum (content, action) };

  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (g_array_index (lines, KbBudgetLine, i).board, board) == 0)
      return &g_array_index (lines, KbBudgetLine, i);
  g_array_append_val (lines, line);
  return &g_array_index (lines, KbBudgetLine, lines->len - 1);
}

static int
compare_lines (gconstpointer one, gconstpointer other)
{
  const KbBudgetLine *first = one;
  const KbBudgetLine *second = other;

  if (first->own != second->own)
    return first->own ? -1 : 1;
  return g_strcmp0 (first->board, second->board);
}

/**
 * kb_plan_budget:
 * @content: a content
 * @today: today's date
 *
 * Returns: (transfer full) (element-type KbBudgetLine): costs by nämnd and year, this nämnd's own
 * first; the years are those of kb_plan_sum()
 */
GArray *
kb_plan_budget (KbContent *content, const char *today)
{
  KbPlan plan = kb_plan_sum (content, NULL, today);
  const GPtrArray *actions = kb_content_list (content, KB_KIND_ACTION);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (KbBudgetLine));

  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);
    KbBudgetLine *line = line_of (lines, content, action);
    gboolean financed = g_strcmp0 (kb_record_text (action, KB_ACTION_FINANCING), "financed") == 0;
    gint64 rest = kb_action_cost_once (content, kb_record_id (action));

    for (guint y = 0; y < plan.n_years; y++) {
      gint64 amount = kb_action_cost_in (content, kb_record_id (action), plan.first_year + (int) y);

      line->years[y] += amount;
      line->years_financed[y] += financed ? amount : 0;
      rest -= amount;
    }
    line->outside += rest;
    line->yearly += MAX (0, kb_record_integer (action, KB_ACTION_COST_YEARLY));
    line->actions++;
  }
  g_array_sort (lines, compare_lines);
  return lines;
}
