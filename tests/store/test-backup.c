// SPDX-License-Identifier: EUPL-1.2
#include "kb-backup.h"
#include "workbook.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static GPtrArray *
backups_of (KbWorkbook *workbook)
{
  return kb_backup_list (kb_history_first (kb_workbook_get_history (workbook)));
}

static guint
count_backups (KbWorkbook *workbook)
{
  g_autoptr (GPtrArray) backups = backups_of (workbook);

  return backups->len;
}

static char *
newest_backup (KbWorkbook *workbook)
{
  g_autoptr (GPtrArray) backups = backups_of (workbook);

  g_assert_cmpuint (backups->len, >, 0);
  return g_strdup (g_ptr_array_index (backups, backups->len - 1));
}

static void
back_up (KbWorkbook *workbook)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_back_up (workbook, "import", &error));
  g_assert_no_error (error);
}

/* The names beside a workbook: no leavings. */
static void
assert_alone (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GPtrArray) names = test_list_folder (folder);

  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, name);
}

static void
test_backup_at_open (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autoptr (KbWorkbook) reader = kb_workbook_open (path, KB_OPEN_READ_ONLY, NULL, NULL);
  g_autoptr (KbWorkbook) copy = NULL;
  g_autofree char *backup = NULL;
  KbWorkbook *workbook;

  g_assert_cmpuint (count_backups (reader), ==, 0);
  workbook = test_open (path);
  g_assert_cmpuint (count_backups (workbook), ==, 1);
  g_assert_nonnull (kb_workbook_get_backup_time (workbook));
  backup = newest_backup (workbook);
  g_assert_nonnull (strstr (backup, "-open-"));
  copy = kb_workbook_open (backup, KB_OPEN_READ_ONLY, NULL, NULL);
  test_assert_same_content (kb_workbook_get_content (workbook), kb_workbook_get_content (copy));
  test_close (workbook);
}

static void
test_one_backup_a_head (void)
{
  KbWorkbook *workbook = test_workbook ();

  workbook = test_reopen (workbook);
  workbook = test_reopen (workbook);
  g_assert_cmpuint (count_backups (workbook), ==, 1);
  back_up (workbook);
  g_assert_cmpuint (count_backups (workbook), ==, 1);
  g_free (test_add_asset (workbook, "Journaler"));
  workbook = test_reopen (workbook);
  g_assert_cmpuint (count_backups (workbook), ==, 2);
  test_close (workbook);
}

static void
test_oldest_backups_go (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *oldest = newest_backup (workbook);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *folder = NULL;
  GStatBuf status;

  for (int i = 0; i < KB_BACKUPS_KEPT + 3; i++) {
    g_autofree char *name = g_strdup_printf ("Mängd %d", i);

    g_free (test_add_asset (workbook, name));
    back_up (workbook);
  }
  backups = backups_of (workbook);
  g_assert_cmpuint (backups->len, ==, KB_BACKUPS_KEPT);
  g_assert_false (g_file_test (oldest, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < backups->len; i++) {
    g_autoptr (KbWorkbook) backup =
        kb_workbook_open (g_ptr_array_index (backups, i), KB_OPEN_READ_ONLY, NULL, NULL);

    g_assert_cmpuint (kb_content_count (kb_workbook_get_content (backup), KB_KIND_ASSET), ==,
                      i + 4);
  }
  folder = g_path_get_dirname (oldest);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0077, ==, 0);
  test_close (workbook);
}

/* Where no backup can be made the workbook opens all the same, and says so. */
static void
test_no_place_for_backups (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *place = NULL;
  g_autofree char *parent = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = kb_workbook_open (path, KB_OPEN_READ_ONLY, NULL, NULL);

  place = kb_backup_folder (kb_history_first (kb_workbook_get_history (workbook)));
  parent = g_path_get_dirname (place);
  g_clear_object (&workbook);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  test_write (place, "i vägen", strlen ("i vägen"));
  workbook = kb_workbook_open (path, KB_OPEN_MUST_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kb_workbook_get_access (workbook), ==, KB_WRITABLE);
  g_assert_cmpstr (test_store_code (kb_workbook_get_backup_error (workbook)), ==, "permission");
  g_assert_null (kb_workbook_get_backup_time (workbook));
  g_assert_true (kb_workbook_add_stop_marker (workbook, &error));
}

static void
test_restore (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  test_fill (workbook);
  back_up (workbook);
  backup = newest_backup (workbook);
  before = test_workbook_text (workbook);
  g_free (test_add_asset (workbook, "Efteråt"));
  test_close (workbook);
  g_assert_true (kb_backup_restore (backup, path, &error));
  g_assert_no_error (error);
  assert_alone (path);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  workbook = test_open (path);
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  test_assert_whole (workbook);
  test_close (workbook);
}

static void
test_restore_to_a_missing_file (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *backup = newest_backup (workbook);
  g_autoptr (GError) error = NULL;

  test_close (workbook);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (kb_backup_restore (backup, path, &error));
  g_assert_no_error (error);
  assert_alone (path);
  test_close (test_open (path));
}

/* Whoever has it open would go on in a file that is no longer there. */
static void
test_restore_refuses_an_open_workbook (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *backup = newest_backup (workbook);
  g_autofree char *link = test_path ("genväg.klassning");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *around = g_build_filename (folder, "..", name, "prov.klassning", NULL);
  const char *const paths[] = { path, link, around };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  g_assert_cmpint (symlink (path, link), ==, 0);
  g_free (test_add_asset (workbook, "Efteråt"));
  before = test_read (path);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (kb_backup_restore (backup, paths[i], &error));
    g_assert_cmpstr (test_store_code (error), ==, "busy");
    g_assert_cmpstr (kb_error_detail (error, "role"), ==, TEST_ROLE);
  }
  after = test_read (path);
  g_assert_true (g_bytes_equal (before, after));
  g_free (test_add_asset (workbook, "Ännu senare"));
  test_assert_whole (workbook);
  test_close (workbook);
}

static void
damage (const char *backup, int way)
{
  g_autoptr (GBytes) bytes = test_read (backup);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  switch (way) {
  case 0:
    test_write (backup, copy, size / 2);
    break;
  case 1:
    test_write (backup, "", 0);
    break;
  case 2:
    test_write (backup, "Hej", 3);
    break;
  case 3:
    memset (copy + 4096, 0xff, 64);
    test_write (backup, copy, size);
    break;
  case 4:
    test_write (backup, copy, size);
    test_sql (backup, "DROP TABLE draft");
    break;
  default:
    g_assert_cmpint (g_unlink (backup), ==, 0);
    break;
  }
}

static void
test_restore_refuses_a_damaged_backup (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");

  for (int way = 0; way < 6; way++) {
    g_autofree char *backup = test_path ("kopia.klassning");
    g_autoptr (GBytes) before = test_read (path);
    g_autoptr (GBytes) after = NULL;
    g_autoptr (GError) error = NULL;

    test_copy (path, backup);
    damage (backup, way);
    g_assert_false (kb_backup_restore (backup, path, &error));
    g_assert_true (error->domain == KB_STORE_ERROR);
    g_assert_cmpint (error->code, !=, KB_STORE_ERROR_INTERNAL);
    after = test_read (path);
    g_assert_true (g_bytes_equal (before, after));
    g_unlink (backup);
    assert_alone (path);
  }
}

/* Copies a workbook and its journal as they are in the middle of a transaction, which is what a
 * crash leaves. */
static char *
make_crashed_file (const char *source)
{
  char *path = test_path ("kraschad.klassning");
  g_autofree char *source_journal = g_strconcat (source, "-journal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (source, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other,
                                 "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE asset SET name ="
                                 " hex (randomblob (300)); UPDATE history_payload SET nonce ="
                                 " randomblob (900)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  test_copy (source, path);
  test_copy (source_journal, journal);
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  return path;
}

/* A journal that a crash left belongs to the file as it was. Rolled back into the restored one it
 * would destroy it. */
static void
test_restore_after_a_crash (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *source = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *path = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  test_fill (workbook);
  back_up (workbook);
  backup = newest_backup (workbook);
  before = test_workbook_text (workbook);
  for (int i = 0; i < 50; i++)
    g_free (test_add_asset (workbook, "Efteråt"));
  test_close (workbook);
  path = make_crashed_file (source);
  g_assert_true (kb_backup_restore (backup, path, &error));
  g_assert_no_error (error);
  workbook = test_open (path);
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  test_assert_whole (workbook);
  test_close (workbook);
}

/* The same for a new workbook in the place of a file that somebody took away. */
static void
test_create_after_a_crash (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *source = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;

  for (int i = 0; i < 50; i++)
    g_free (test_add_asset (workbook, "Innan"));
  test_close (workbook);
  path = make_crashed_file (source);
  g_assert_cmpint (g_unlink (path), ==, 0);
  again = test_create ("kraschad.klassning", "amal");
  workbook = test_open (again);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET), ==, 0);
  test_assert_whole (workbook);
  test_close (workbook);
}

/* Left alone the journal is rolled back at open, by a reader too where it may write. */
static void
test_journal_is_rolled_back (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *source = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (KbWorkbook) reader = NULL;

  for (int i = 0; i < 50; i++)
    g_free (test_add_asset (workbook, "Innan"));
  before = test_workbook_text (workbook);
  test_close (workbook);
  path = make_crashed_file (source);
  journal = g_strconcat (path, "-journal", NULL);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  reader = kb_workbook_open (path, KB_OPEN_READ_ONLY, NULL, NULL);
  g_assert_nonnull (reader);
  after = test_workbook_text (reader);
  test_assert_same_text (after, before);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/backup/one_is_made_at_open", test_backup_at_open);
  g_test_add_func ("/backup/one_is_enough_for_a_head", test_one_backup_a_head);
  g_test_add_func ("/backup/the_oldest_go", test_oldest_backups_go);
  g_test_add_func ("/backup/no_place_for_them_is_told", test_no_place_for_backups);
  g_test_add_func ("/backup/one_is_restored_in_place", test_restore);
  g_test_add_func ("/backup/one_is_restored_where_the_file_is_gone",
                   test_restore_to_a_missing_file);
  g_test_add_func ("/backup/an_open_workbook_is_not_replaced",
                   test_restore_refuses_an_open_workbook);
  g_test_add_func ("/backup/a_damaged_one_is_refused", test_restore_refuses_a_damaged_backup);
  g_test_add_func ("/backup/a_crash_journal_does_not_reach_the_restored_file",
                   test_restore_after_a_crash);
  g_test_add_func ("/backup/a_crash_journal_does_not_reach_a_new_file", test_create_after_a_crash);
  g_test_add_func ("/backup/a_crash_journal_is_rolled_back", test_journal_is_rolled_back);
  return test_run ();
}
