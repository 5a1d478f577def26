// SPDX-License-Identifier: EUPL-1.2
#include "kb-backup.h"
#include "kb-purge.h"
#include "kb-workbook-private.h"
#include "workbook.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/*
 * A full disk: no file may grow beyond a limit (RLIMIT_FSIZE), so that writing fails somewhere in
 * the middle. The act is then refused with the reason, and the file is whole and as it was.
 */

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static gsize
size_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return (gsize) status.st_size;
}

static gboolean
is_full (const GError *error)
{
  return g_error_matches (error, KB_STORE_ERROR, KB_STORE_ERROR_FULL)
         || g_error_matches (error, KB_STORE_ERROR, KB_STORE_ERROR_IO);
}

static KbEdit *
large_edit (void)
{
  KbEdit *edit = kb_edit_new ("import");
  g_autofree char *notes = g_strnfill (400, 'x');

  for (guint i = 0; i < 200; i++) {
    g_autofree char *id = kb_new_id ();
    g_autoptr (KbRecord) asset = kb_record_new (KB_KIND_ASSET, id);

    kb_record_set_text (asset, KB_ASSET_NAME, "Informationsmängd");
    kb_record_set_text (asset, KB_ASSET_NOTES, notes);
    kb_edit_insert (edit, asset);
  }
  return edit;
}

/* One act under a limit. Whether it was done; otherwise all is as before. */
static gboolean
try_act (KbWorkbook *workbook, rlim_t limit, gboolean same_bytes)
{
  const char *path = kb_workbook_get_path (workbook);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (KbEdit) edit = large_edit ();
  g_autoptr (GBytes) before = test_read (path);
  g_autoptr (GBytes) after = NULL;
  g_autofree char *content = test_workbook_text (workbook);
  g_autofree char *content_after = NULL;
  g_autoptr (GError) error = NULL;
  guint entries = test_entries (workbook);
  gboolean committed;

  limit_files (limit);
  committed = kb_workbook_commit (workbook, edit, &error);
  limit_files (RLIM_INFINITY);
  if (committed)
    return TRUE;
  g_assert_true (is_full (error));
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  content_after = test_workbook_text (workbook);
  test_assert_same_text (content_after, content);
  after = test_read (path);
  if (same_bytes)
    g_assert_true (g_bytes_equal (before, after));
  test_assert_whole (workbook);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (kb_workbook_add_stop_marker (workbook, &error));
  g_assert_no_error (error);
  return FALSE;
}

/* From a limit where not even the journal can begin to one where all has its place. */
static void
test_act_on_a_full_disk (void)
{
  KbWorkbook *workbook = test_workbook ();
  guint failed = 0;
  rlim_t limit;
  gsize size;

  test_fill (workbook);
  for (limit = 0; limit < 20000; limit += limit < 1200 ? 300 : 4096)
    g_assert_false (try_act (workbook, limit, TRUE));
  size = size_of (kb_workbook_get_path (workbook));
  for (limit = size; !try_act (workbook, limit, TRUE); limit += 24 * 1024)
    failed++;
  g_assert_cmpuint (failed, >, 3);
  g_assert_cmpuint (failed, <, 40);
  workbook = test_reopen (workbook);
  test_assert_whole (workbook);
  test_close (workbook);
}

/* SQLite's own word for it, which a limit on the number of pages brings about. */
static void
test_full_is_told_as_full (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (KbEdit) edit = large_edit ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_database_exec (workbook->database, "PRAGMA max_page_count = 1", NULL));
  g_assert_false (kb_workbook_commit (workbook, edit, &error));
  g_assert_cmpstr (test_store_code (error), ==, "full");
  test_assert_whole (workbook);
  g_clear_error (&error);
  g_assert_true (kb_database_exec (workbook->database, "PRAGMA max_page_count = 100000", NULL));
  g_assert_true (kb_workbook_commit (workbook, edit, &error));
  g_assert_no_error (error);
  test_close (workbook);
}

/* Not even what was there could be written back, as when a share goes away. The journal mends it at
 * the next look. */
static void
test_failed_rollback_is_mended (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GError) error = NULL;
  gsize size;

  for (int i = 0; i < 3; i++) {
    g_autoptr (KbEdit) edit = large_edit ();

    g_assert_true (kb_workbook_commit (workbook, edit, &error));
  }
  size = size_of (kb_workbook_get_path (workbook));
  /* Free pages all over the file, so that the act overwrites pages below and above the limit. */
  g_assert_true (kb_workbook_undo (workbook, &error) && kb_workbook_undo (workbook, &error));
  for (rlim_t limit = size - 4096; limit > size / 2; limit -= 16 * 1024)
    if (try_act (workbook, limit, FALSE))
      g_assert_true (kb_workbook_undo (workbook, &error));
  workbook = test_reopen (workbook);
  test_assert_whole (workbook);
  test_close (workbook);
}

static void
test_undo_and_draft_on_a_full_disk (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (KbEdit) edit = large_edit ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_commit (workbook, edit, &error));
  before = test_workbook_text (workbook);
  limit_files (4096);
  g_assert_false (kb_workbook_undo (workbook, &error));
  limit_files (RLIM_INFINITY);
  g_assert_true (is_full (error));
  g_clear_error (&error);
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  limit_files (100);
  g_assert_false (kb_workbook_set_draft (workbook, "a", "b", &error));
  limit_files (RLIM_INFINITY);
  g_assert_true (is_full (error));
  g_clear_error (&error);
  draft = kb_workbook_get_draft (workbook, "a");
  g_assert_null (draft);
  g_assert_true (kb_workbook_undo (workbook, &error));
  test_assert_whole (workbook);
  test_close (workbook);
}

static void
test_create_on_a_full_disk (void)
{
  g_autoptr (KbContent) method = test_content_new ("amal");
  g_autofree char *path = test_path ("prov.klassning");
  g_autofree char *folder = g_path_get_dirname (path);

  for (rlim_t limit = 0; limit < 80 * 1024; limit += 5000) {
    g_autoptr (GPtrArray) names = NULL;
    g_autoptr (GError) error = NULL;
    gboolean created;

    limit_files (limit);
    created = kb_workbook_create (path, method, "Prov", NULL, NULL, "2027-02-25", &error);
    limit_files (RLIM_INFINITY);
    g_assert_false (created);
    g_assert_true (is_full (error));
    names = test_list_folder (folder);
    g_assert_cmpuint (names->len, ==, 0);
  }
}

static void
test_backup_on_a_full_disk (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  const char *hash = kb_history_first (kb_workbook_get_history (workbook));
  g_autofree char *folder = kb_backup_folder (hash);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) backups = kb_backup_list (hash);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_free (test_add_asset (workbook, "Journaler"));
  limit_files (30000);
  g_assert_false (kb_workbook_back_up (workbook, "import", &error));
  limit_files (RLIM_INFINITY);
  g_assert_true (is_full (error));
  names = test_list_folder (folder);
  g_assert_cmpuint (names->len, ==, 1);
  test_assert_whole (workbook);
  test_close (workbook);
  /* A restore that does not find room leaves the file as it was. */
  before = test_read (path);
  g_clear_error (&error);
  limit_files (30000);
  g_assert_false (kb_backup_restore (g_ptr_array_index (backups, 0), path, &error));
  limit_files (RLIM_INFINITY);
  g_assert_true (is_full (error));
  after = test_read (path);
  g_assert_true (g_bytes_equal (before, after));
}

/* Where no lock can be written the workbook is opened for reading, and no half lock stays. */
static void
test_lock_on_a_full_disk (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (GError) error = NULL;

  limit_files (10);
  workbook = kb_workbook_open (path, KB_OPEN_READ_WRITE, NULL, &error);
  limit_files (RLIM_INFINITY);
  g_assert_no_error (error);
  g_assert_cmpint (kb_workbook_get_access (workbook), ==, KB_READ_ONLY_FILE);
  g_assert_true (is_full (kb_workbook_get_access_error (workbook)));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* A purge that cannot write is refused as a whole. */
static void
test_purge_on_a_full_disk (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *id = test_add_asset (workbook, "Journaler");
  KbPurgeTarget target = { KB_KIND_ASSET, id };
  g_autoptr (GError) error = NULL;

  limit_files (600);
  g_assert_false (kb_workbook_purge (workbook, &target, 1, NULL, &error));
  limit_files (RLIM_INFINITY);
  g_assert_true (is_full (error));
  g_assert_nonnull (kb_content_find (kb_workbook_get_content (workbook), KB_KIND_ASSET, id));
  g_clear_error (&error);
  test_assert_whole (workbook);
  g_assert_true (kb_workbook_purge (workbook, &target, 1, NULL, &error));
  g_assert_no_error (error);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  signal (SIGXFSZ, SIG_IGN);
  test_init (&argc, &argv);
  g_test_add_func ("/full-disk/an_act_is_refused_and_the_file_is_whole", test_act_on_a_full_disk);
  g_test_add_func ("/full-disk/full_is_told_as_full", test_full_is_told_as_full);
  g_test_add_func ("/full-disk/a_rollback_that_fails_is_mended", test_failed_rollback_is_mended);
  g_test_add_func ("/full-disk/undo_and_drafts_are_refused", test_undo_and_draft_on_a_full_disk);
  g_test_add_func ("/full-disk/a_new_file_leaves_nothing_behind", test_create_on_a_full_disk);
  g_test_add_func ("/full-disk/backup_and_restore_leave_nothing_behind",
                   test_backup_on_a_full_disk);
  g_test_add_func ("/full-disk/without_a_lock_it_is_read", test_lock_on_a_full_disk);
  g_test_add_func ("/full-disk/a_purge_is_refused_as_a_whole", test_purge_on_a_full_disk);
  return test_run ();
}
