// SPDX-License-Identifier: EUPL-1.2
#include "kb-follow-up-commands.h"
#include "workbook.h"

#define TODAY "2027-02-25"

static KbWorkbook *
followed_workbook (char **action, char **other)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_add_action (workbook, "Första", NULL, action, &error)
                 && kb_workbook_add_action (workbook, "Andra", NULL, other, &error)
                 && kb_workbook_set_text (workbook, KB_KIND_ACTION, *action, KB_ACTION_START_ON,
                                          "2027-01-31", &error)
                 && kb_workbook_set_text (workbook, KB_KIND_ACTION, *action, KB_ACTION_DUE_ON,
                                          "2027-03-31", &error));
  g_assert_no_error (error);
  return workbook;
}

static const char *
text_of (KbWorkbook *workbook, const char *id, guint field)
{
  return kb_record_text (kb_content_get (kb_workbook_get_content (workbook), KB_KIND_ACTION, id),
                         field);
}

/* One line of history each, and undo takes all of it back. */
static void
assert_one_act (KbWorkbook *workbook, guint *entries, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = test_workbook_text (workbook);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpuint (test_entries (workbook), ==, *entries + 1);
  g_assert_true (kb_workbook_undo (workbook, &error));
  undone = test_workbook_text (workbook);
  test_assert_same_text (undone, before);
  g_assert_true (kb_workbook_redo (workbook, &error));
  redone = test_workbook_text (workbook);
  test_assert_same_text (redone, after);
  g_assert_no_error (error);
  *entries += 3;
}

static void
test_move (void)
{
  g_autofree char *action = NULL;
  g_autofree char *other = NULL;
  KbWorkbook *workbook = followed_workbook (&action, &other);
  g_autofree char *before = test_workbook_text (workbook);
  guint entries = test_entries (workbook);
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_move_action (workbook, action, 1, 1, &error));
  g_assert_cmpstr (text_of (workbook, action, KB_ACTION_START_ON), ==, "2027-02-28");
  g_assert_cmpstr (text_of (workbook, action, KB_ACTION_DUE_ON), ==, "2027-04-30");
  assert_one_act (workbook, &entries, before);
  /* it never ends before it starts, and what has no dates is left alone */
  g_assert_true (kb_workbook_move_action (workbook, action, 0, -6, &error));
  g_assert_true (kb_workbook_move_action (workbook, other, 1, 1, &error));
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_assert_false (kb_workbook_move_action (workbook, "borta", 1, 1, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  test_close (workbook);
}

static void
test_wait (void)
{
  g_autofree char *action = NULL;
  g_autofree char *other = NULL;
  g_autofree char *third = NULL;
  KbWorkbook *workbook = followed_workbook (&action, &other);
  g_autofree char *before = NULL;
  guint entries;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_add_action (workbook, "Tredje", NULL, &third, &error));
  before = test_workbook_text (workbook);
  entries = test_entries (workbook);
  g_assert_true (kb_workbook_set_waits_for (workbook, action, other, TRUE, &error));
  assert_one_act (workbook, &entries, before);
  g_assert_true (kb_workbook_set_waits_for (workbook, action, other, TRUE, &error));
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_assert_true (kb_workbook_set_waits_for (workbook, other, third, TRUE, &error));
  /* nobody waits for himself, nor in a circle */
  g_assert_false (kb_workbook_set_waits_for (workbook, third, action, TRUE, &error));
  g_assert_cmpstr (test_store_code (error), ==, "circle");
  g_clear_error (&error);
  g_assert_false (kb_workbook_set_waits_for (workbook, action, action, TRUE, &error));
  g_clear_error (&error);
  /* an action that goes takes its waiting with it */
  g_assert_true (kb_workbook_delete (workbook, KB_KIND_ACTION, other, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (
      kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ACTION_DEPENDENCY), ==, 0);
  test_assert_whole (workbook);
  test_close (workbook);
}

static void
test_notes (void)
{
  g_autofree char *action = NULL;
  g_autofree char *other = NULL;
  KbWorkbook *workbook = followed_workbook (&action, &other);
  g_autofree char *before = test_workbook_text (workbook);
  guint entries = test_entries (workbook);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_add_action_note (workbook, action, "2027-01-10", "Beställt", &error));
  assert_one_act (workbook, &entries, before);
  g_assert_true (kb_workbook_add_action_note (workbook, action, "2027-02-10", "Levererat", &error));
  notes = kb_action_notes (kb_workbook_get_content (workbook), action);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpstr (kb_record_text (g_ptr_array_index (notes, 0), KB_ACTION_NOTE_TEXT), ==,
                   "Levererat");
  g_clear_pointer (&notes, g_ptr_array_unref);
  g_assert_true (kb_workbook_delete (workbook, KB_KIND_ACTION, action, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ACTION_NOTE), ==,
                    0);
  test_close (workbook);
}

static KbRecord *
made (const char *date, const char *result)
{
  g_autofree char *id = kb_new_id ();
  KbRecord *log = kb_record_new (KB_KIND_CONTROL_LOG, id);

  kb_record_set_text (log, KB_CONTROL_LOG_DONE_ON, date);
  kb_record_set_text (log, KB_CONTROL_LOG_RESULT, result);
  return log;
}

/* The interval runs from the last time; before that from the day that it starts. */
static void
test_controls (void)
{
  g_autofree char *action = NULL;
  g_autofree char *other = NULL;
  KbWorkbook *workbook = followed_workbook (&action, &other);
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *id =
      g_strdup (kb_record_id (g_ptr_array_index (kb_content_list (content, KB_KIND_CONTROL), 0)));
  g_autofree char *before = NULL;
  g_autofree char *start = NULL;
  g_autofree char *next = NULL;
  g_autofree char *none = kb_control_next (content, kb_content_get (content, KB_KIND_CONTROL, id));
  g_autofree char *expected = NULL;
  g_autoptr (KbRecord) first = made ("2027-02-20", "remarks");
  g_autoptr (KbRecord) older = made ("2026-02-20", "passed");
  guint entries;
  g_autoptr (GError) error = NULL;

  g_assert_null (none);
  g_assert_true (kb_workbook_follow_control (workbook, id, "IT-chef", "2027-03-01", NULL, &error));
  start = kb_control_next (content, kb_content_get (content, KB_KIND_CONTROL, id));
  g_assert_cmpstr (start, ==, "2027-03-01");
  before = test_workbook_text (workbook);
  entries = test_entries (workbook);
  g_assert_true (kb_workbook_follow_control (workbook, id, "MAS", "2027-03-01", first, &error));
  assert_one_act (workbook, &entries, before);
  g_assert_true (kb_workbook_follow_control (workbook, id, "MAS", "2027-03-01", older, &error));
  next = kb_control_next (content, kb_content_get (content, KB_KIND_CONTROL, id));
  expected = kb_date_add_months (
      "2027-02-20",
      (int) kb_record_integer (kb_content_get (content, KB_KIND_CONTROL, id), KB_CONTROL_MONTHS));
  g_assert_cmpstr (next, ==, expected);
  g_assert_cmpint (kb_due ("2027-02-24", TODAY), ==, KB_DUE_PASSED);
  g_assert_cmpint (kb_due ("2027-02-25", TODAY), ==, KB_DUE_SOON);
  g_assert_cmpint (kb_due ("2027-03-27", TODAY), ==, KB_DUE_SOON);
  g_assert_cmpint (kb_due ("2027-03-28", TODAY), ==, KB_DUE_LATER);
  g_assert_cmpint (kb_due (NULL, TODAY), ==, KB_DUE_UNPLANNED);
  g_assert_no_error (error);
  test_close (workbook);
}

static gboolean
put (KbWorkbook *workbook, const char *statement_id, guint field, const char *text, GError **error)
{
  KbRecord *old = kb_document_of (kb_workbook_get_content (workbook), statement_id);
  g_autofree char *id = kb_new_id ();
  g_autoptr (KbRecord) document = old ? kb_record_copy (old) : kb_record_new (KB_KIND_DOCUMENT, id);

  kb_record_set_text (document, KB_DOCUMENT_STATEMENT, statement_id);
  kb_record_set_text (document, field, text);
  return kb_workbook_put_document (workbook, document, error);
}

static void
test_documents (void)
{
  g_autofree char *action = NULL;
  g_autofree char *other = NULL;
  KbWorkbook *workbook = followed_workbook (&action, &other);
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *id =
      g_strdup (kb_record_id (g_ptr_array_index (kb_content_list (content, KB_KIND_STATEMENT), 0)));
  g_autofree char *before = test_workbook_text (workbook);
  guint entries = test_entries (workbook);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kb_document_due (kb_document_of (content, id), TODAY), ==, KB_DUE_UNPLANNED);
  g_assert_true (put (workbook, id, KB_DOCUMENT_STATUS, "adopted", &error));
  assert_one_act (workbook, &entries, before);
  g_assert_true (put (workbook, id, KB_DOCUMENT_VALID_TO, "2026-12-31", &error));
  g_assert_cmpuint (kb_content_count (content, KB_KIND_DOCUMENT), ==, 1);
  g_assert_cmpint (kb_document_due (kb_document_of (content, id), TODAY), ==, KB_DUE_PASSED);
  g_assert_true (put (workbook, id, KB_DOCUMENT_STATUS, "not-needed", &error));
  g_assert_cmpint (kb_document_due (kb_document_of (content, id), TODAY), ==, KB_DUE_LATER);
  g_assert_no_error (error);
  g_assert_false (put (workbook, "borta", KB_DOCUMENT_STATUS, "draft", &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  test_close (workbook);
}

/* What another nämnd must do stands on a line of its own, after this nämnd's. */
static void
test_budget (void)
{
  g_autofree char *action = NULL;
  g_autofree char *other = NULL;
  KbWorkbook *workbook = followed_workbook (&action, &other);
  KbContent *content = kb_workbook_get_content (workbook);
  KbPlan plan;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  gint64 own = 0;
  const KbBudgetLine *last;

  g_assert_true (kb_workbook_set_decision (workbook, KB_DECISION_BOARD, "Socialnämnden", &error)
                 && kb_workbook_set_text (workbook, KB_KIND_ACTION, action, KB_ACTION_BOARD,
                                          "Socialnämnden", &error)
                 && kb_workbook_set_text (workbook, KB_KIND_ACTION, action, KB_ACTION_FINANCING,
                                          "financed", &error)
                 && kb_workbook_set_action_cost (workbook, action, 2027, 100, &error)
                 && kb_workbook_set_text (workbook, KB_KIND_ACTION, other, KB_ACTION_BOARD,
                                          "Kommunstyrelsen", &error)
                 && kb_workbook_set_action_cost (workbook, other, 2027, 70, &error));
  g_assert_no_error (error);
  plan = kb_plan_sum (content, NULL, TODAY);
  lines = kb_plan_budget (content, TODAY);
  g_assert_cmpuint (lines->len, >=, 2);
  for (guint i = 0; i < lines->len; i++) {
    const KbBudgetLine *line = &g_array_index (lines, KbBudgetLine, i);

    if (line->own)
      for (guint y = 0; y < plan.n_years; y++)
        own += line->years[y];
  }
  /* the sum of the own lines is the plan's sum */
  g_assert_cmpint (own + plan.outside, ==, plan.once);
  last = &g_array_index (lines, KbBudgetLine, lines->len - 1);
  g_assert_false (last->own);
  g_assert_cmpstr (last->board, ==, "Kommunstyrelsen");
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/follow-up/an_action_is_moved", test_move);
  g_test_add_func ("/follow-up/an_action_waits", test_wait);
  g_test_add_func ("/follow-up/progress_is_noted", test_notes);
  g_test_add_func ("/follow-up/controls_recur", test_controls);
  g_test_add_func ("/follow-up/documents_are_kept_in_view", test_documents);
  g_test_add_func ("/follow-up/costs_by_board", test_budget);
  return test_run ();
}
