// SPDX-License-Identifier: EUPL-1.2
#include "workbook.h"

#include <glib/gstdio.h>

/* A large act in a worker: what the rest of the program may do meanwhile, and what a cancel leaves.
 */

#define MANY 20000

typedef struct {
  gboolean done;
  gboolean committed;
  GError *error;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_error (&outcome->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->committed = kb_workbook_commit_finish (KB_WORKBOOK (source), result, &outcome->error);
  outcome->done = TRUE;
}

static KbEdit *
large_edit (guint n_rows)
{
  KbEdit *edit = kb_edit_new ("import");

  for (guint i = 0; i < n_rows; i++) {
    g_autofree char *id = kb_new_id ();
    g_autofree char *name = g_strdup_printf ("Informationsmängd %u", i);
    g_autoptr (KbRecord) asset = kb_record_new (KB_KIND_ASSET, id);

    kb_record_set_text (asset, KB_ASSET_NAME, name);
    kb_record_set_text (asset, KB_ASSET_NOTES, "Importerad från förteckningen 2027, rad för rad");
    kb_record_set_integer (asset, KB_ASSET_POSITION, i + 1);
    kb_edit_insert (edit, asset);
  }
  return edit;
}

static void
wait_for (Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

/* Until the worker has begun to write. */
static void
wait_for_journal (KbWorkbook *workbook, Outcome *outcome)
{
  g_autofree char *journal = g_strconcat (kb_workbook_get_path (workbook), "-journal", NULL);

  while (!outcome->done && !g_file_test (journal, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
}

/* The worker lets go of its task a moment after the callback. */
static void
close_after_worker (KbWorkbook *workbook)
{
  while (g_atomic_int_get (&G_OBJECT (workbook)->ref_count) > 1)
    g_thread_yield ();
  test_close (workbook);
}

static KbWorkbook *
reopen_after_worker (KbWorkbook *workbook)
{
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));

  close_after_worker (workbook);
  return test_open (path);
}

static guint
count_assets (KbWorkbook *workbook)
{
  return kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET);
}

static void
test_large_act (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_auto (Outcome) outcome = { FALSE };
  g_autoptr (GError) error = NULL;
  guint entries = test_entries (workbook);

  kb_workbook_commit_async (workbook, large_edit (MANY), NULL, finished_cb, &outcome);
  g_assert_cmpuint (count_assets (workbook), ==, 0);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.committed);
  g_assert_cmpuint (count_assets (workbook), ==, MANY);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_cmpuint (count_assets (workbook), ==, 0);
  g_assert_true (kb_workbook_redo (workbook, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_assets (workbook), ==, MANY);
  workbook = reopen_after_worker (workbook);
  g_assert_cmpuint (count_assets (workbook), ==, MANY);
  close_after_worker (workbook);
}

static void
test_others_wait (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_auto (Outcome) outcome = { FALSE };
  g_auto (Outcome) second = { FALSE };
  g_autofree char *draft = NULL;
  g_autoptr (GError) error = NULL;
  KbContent *content = kb_workbook_get_content (workbook);
  gint64 broken_at;

  test_fill (workbook);
  kb_workbook_commit_async (workbook, large_edit (MANY), NULL, finished_cb, &outcome);
  g_assert_false (kb_workbook_add_stop_marker (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  g_assert_false (kb_workbook_undo (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  g_assert_false (kb_workbook_back_up (workbook, "import", &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  g_assert_false (kb_workbook_set_draft (workbook, "a", "b", &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  g_assert_false (kb_workbook_verify (workbook, &broken_at, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  g_assert_null (kb_workbook_replay (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  draft = kb_workbook_get_draft (workbook, "a");
  g_assert_null (draft);
  /* A second large act is refused and does not let go of the connection for the first. */
  kb_workbook_commit_async (workbook, large_edit (3), NULL, finished_cb, &second);
  wait_for (&second);
  g_assert_false (second.committed);
  g_assert_cmpstr (test_store_code (second.error), ==, "busy");
  if (!outcome.done) {
    g_assert_false (kb_workbook_add_stop_marker (workbook, &error));
    g_assert_cmpstr (test_store_code (error), ==, "busy");
  }
  /* What is shown is shown on. */
  g_assert_cmpuint (kb_content_count (content, KB_KIND_SYSTEM), ==, 2);
  wait_for (&outcome);
  g_assert_true (outcome.committed);
  g_clear_error (&error);
  g_assert_true (kb_workbook_add_stop_marker (workbook, &error));
  g_assert_cmpuint (count_assets (workbook), ==, MANY + 2);
  close_after_worker (workbook);
}

static void
check_cancel (KbWorkbook *workbook, guint when)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { FALSE };
  g_autofree char *before = test_workbook_text (workbook);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint entries = test_entries (workbook);

  if (when == 0)
    g_cancellable_cancel (cancellable);
  kb_workbook_commit_async (workbook, large_edit (MANY), cancellable, finished_cb, &outcome);
  if (when == 2)
    wait_for_journal (workbook, &outcome);
  g_cancellable_cancel (cancellable);
  wait_for (&outcome);
  g_assert_false (outcome.committed);
  g_assert_cmpstr (test_store_code (outcome.error), ==, "cancelled");
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  test_assert_whole (workbook);
  /* The workbook is usable, and what is done now is not cancelled by the old cancel. */
  g_assert_true (kb_workbook_add_stop_marker (workbook, &error));
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_no_error (error);
}

static void
test_cancel (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *journal = g_strconcat (kb_workbook_get_path (workbook), "-journal", NULL);

  test_fill (workbook);
  for (guint when = 0; when < 3; when++)
    check_cancel (workbook, when);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  workbook = reopen_after_worker (workbook);
  test_assert_whole (workbook);
  close_after_worker (workbook);
}

/* A cancel that comes too late takes nothing back. */
static void
test_late_cancel (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { FALSE };
  g_autoptr (GError) error = NULL;

  kb_workbook_commit_async (workbook, large_edit (10), cancellable, finished_cb, &outcome);
  wait_for (&outcome);
  g_cancellable_cancel (cancellable);
  g_assert_true (outcome.committed);
  g_assert_cmpuint (count_assets (workbook), ==, 10);
  g_assert_true (kb_workbook_undo (workbook, &error));
  close_after_worker (workbook);
}

/* An act that fails in the worker: the error comes to the one who asked. */
static void
test_failing_act (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_auto (Outcome) outcome = { FALSE };
  KbEdit *edit = large_edit (10);

  kb_edit_set_text (edit, KB_KIND_ASSET, "borta", KB_ASSET_NAME, "x");
  kb_workbook_commit_async (workbook, edit, NULL, finished_cb, &outcome);
  wait_for (&outcome);
  g_assert_false (outcome.committed);
  g_assert_cmpstr (test_store_code (outcome.error), ==, "gone");
  g_assert_cmpuint (count_assets (workbook), ==, 0);
  test_assert_whole (workbook);
  close_after_worker (workbook);
}

static void
test_act_that_changes_nothing (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_auto (Outcome) outcome = { FALSE };
  guint entries = test_entries (workbook);

  kb_workbook_commit_async (workbook, kb_edit_new ("import"), NULL, finished_cb, &outcome);
  wait_for (&outcome);
  g_assert_true (outcome.committed);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  close_after_worker (workbook);
}

static void
test_read_only (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  KbWorkbook *workbook = kb_workbook_open (path, KB_OPEN_READ_ONLY, NULL, NULL);
  g_auto (Outcome) outcome = { FALSE };

  kb_workbook_commit_async (workbook, large_edit (3), NULL, finished_cb, &outcome);
  wait_for (&outcome);
  g_assert_cmpstr (test_store_code (outcome.error), ==, "read-only");
  close_after_worker (workbook);
}

/* A window that is closed in the middle of an import: the act is done, then the file is let go. */
static void
test_close_meanwhile (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_auto (Outcome) outcome = { FALSE };

  kb_workbook_commit_async (workbook, large_edit (MANY), NULL, finished_cb, &outcome);
  wait_for_journal (workbook, &outcome);
  kb_workbook_close (workbook);
  g_object_unref (workbook);
  wait_for (&outcome);
  g_assert_true (outcome.committed);
  /* The task's own reference goes with its source. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  workbook = test_open (path);
  g_assert_cmpuint (count_assets (workbook), ==, MANY);
  test_assert_whole (workbook);
  close_after_worker (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/async/a_large_act_is_one_act", test_large_act);
  g_test_add_func ("/async/others_wait_meanwhile", test_others_wait);
  g_test_add_func ("/async/a_cancel_leaves_nothing", test_cancel);
  g_test_add_func ("/async/a_late_cancel_takes_nothing_back", test_late_cancel);
  g_test_add_func ("/async/a_failure_reaches_the_one_who_asked", test_failing_act);
  g_test_add_func ("/async/what_changes_nothing_is_no_act", test_act_that_changes_nothing);
  g_test_add_func ("/async/a_reader_is_refused", test_read_only);
  g_test_add_func ("/async/closing_waits_for_the_worker", test_close_meanwhile);
  return test_run ();
}
