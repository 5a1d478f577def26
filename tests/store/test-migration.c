// SPDX-License-Identifier: EUPL-1.2
#include "kb-backup.h"
#include "kb-schema.h"
#include "kb-workshop-commands.h"
#include "workbook.h"

/* A real file of each released version opens, keeps what it holds and can still be undone. */

static const char *const versions[] = { "1", "2", "3" };

static char *
copy_of (const char *version)
{
  g_autofree char *name = g_strdup_printf ("version-%s.klassning", version);
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  char *to = test_path (name);

  test_copy (from, to);
  return to;
}

/* All rows of all tables but history and drafts, in the columns that @columns_of has. */
static char *
dump (const char *path, const char *columns_of)
{
  g_autofree char *tables = test_sql_text (
      columns_of, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                  " 'sqlite_%' AND name NOT IN ('view_state', 'draft') ORDER BY name");
  g_auto (GStrv) names = g_strsplit (tables, "\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; names[i]; i++) {
    g_autofree char *list = g_strdup_printf (
        "SELECT group_concat (quote (name), ', ') FROM pragma_table_info ('%s')", names[i]);
    g_autofree char *quoted = test_sql_text (columns_of, list);
    g_auto (GStrv) parts = g_strsplit (quoted, "'", -1);
    g_autofree char *columns = g_strjoinv ("\"", parts);
    g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1, 2", columns, names[i]);
    g_autofree char *rows = test_sql_text (path, sql);

    g_string_append_printf (text, "%s\n%s\n", names[i], rows);
  }
  return g_string_free (text, FALSE);
}

static void
test_opens_and_keeps (gconstpointer data)
{
  g_autofree char *path = copy_of (data);
  g_autofree char *before = test_path ("before.klassning");
  g_autofree char *old = NULL;
  g_autofree char *version = NULL;
  g_autofree char *expected = g_strdup_printf ("%d", KB_SCHEMA_CURRENT);
  g_autofree char *found = NULL;
  g_autofree char *wanted = NULL;
  KbWorkbook *workbook;

  test_copy (path, before);
  old = test_sql_text (before, "PRAGMA user_version");
  g_assert_cmpstr (old, ==, data);
  workbook = test_open (path);
  test_assert_whole (workbook);
  test_close (workbook);
  version = test_sql_text (path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, expected);
  found = dump (path, before);
  wanted = dump (before, before);
  test_assert_same_text (found, wanted);
}

static void
test_history_goes_on (gconstpointer data)
{
  g_autofree char *path = copy_of (data);
  KbWorkbook *workbook = test_open (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *start = test_workbook_text (workbook);
  g_autofree char *again = NULL;
  g_autofree char *id = NULL;
  guint entries = test_entries (workbook);
  guint undone = 0;

  /* what was undone in the old version can be done again in this */
  g_assert_true (kb_workbook_redo (workbook, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_DECISION), ==, 1);
  /* and every act of it can be undone, to the empty workbook */
  while (kb_history_to_undo (kb_workbook_get_history (workbook))) {
    g_assert_true (kb_workbook_undo (workbook, &error));
    g_assert_no_error (error);
    undone++;
  }
  g_assert_cmpuint (undone, >=, 7);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET), ==, 0);
  for (guint i = 0; i + 1 < undone; i++)
    g_assert_true (kb_workbook_redo (workbook, &error));
  g_assert_no_error (error);
  again = test_workbook_text (workbook);
  test_assert_same_text (again, start);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1 + undone + undone - 1);
  test_assert_whole (workbook);
  /* what is new in this version can be done in the old file */
  g_assert_true (
      kb_workbook_add_workshop (workbook, KB_WORKSHOP_SHORT, "process", "Prov", NULL, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (
      kb_record_integer (kb_content_get (kb_workbook_get_content (workbook), KB_KIND_WORKSHOP, id),
                         KB_WORKSHOP_NUMBER),
      ==, 1);
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_clear_pointer (&again, g_free);
  again = test_workbook_text (workbook);
  test_assert_same_text (again, start);
  test_assert_whole (workbook);
  test_close (workbook);
}

/* Somebody who may only look sees the same, and the file is left as it is. */
static void
test_read_only (gconstpointer data)
{
  g_autofree char *path = copy_of (data);
  g_autoptr (GBytes) before = test_read (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) reader = kb_workbook_open (path, KB_OPEN_READ_ONLY, NULL, &error);
  g_autofree char *read = NULL;
  g_autofree char *written = NULL;
  KbWorkbook *writer;

  g_assert_no_error (error);
  g_assert_cmpint (kb_workbook_get_access (reader), ==, KB_READ_ONLY_ASKED);
  read = test_workbook_text (reader);
  g_assert_false (kb_workbook_undo (reader, &error));
  g_assert_cmpstr (test_store_code (error), ==, "read-only");
  after = test_read (path);
  g_assert_true (g_bytes_equal (before, after));
  writer = test_open (path);
  written = test_workbook_text (writer);
  test_assert_same_text (read, written);
  test_close (writer);
}

/* A copy of the old file is there before anything is changed. */
static void
test_backup_first (gconstpointer data)
{
  g_autofree char *path = copy_of (data);
  KbWorkbook *workbook = test_open (path);
  const KbEntry *first = kb_history_get (kb_workbook_get_history (workbook), 0);
  g_autoptr (GPtrArray) backups = kb_backup_list (first->hash);
  g_autofree char *version = NULL;

  g_assert_cmpuint (backups->len, >, 0);
  version = test_sql_text (g_ptr_array_index (backups, 0), "PRAGMA user_version");
  g_assert_cmpstr (version, ==, data);
  test_close (workbook);
}

static const struct {
  const char *name;
  GTestDataFunc run;
} cases[] = {
  { "an_old_file_keeps_what_it_holds", test_opens_and_keeps },
  { "its_history_goes_on", test_history_goes_on },
  { "it_can_be_read_without_being_changed", test_read_only },
  { "a_copy_is_kept_first", test_backup_first },
};

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++) {
      g_autofree char *path = g_strdup_printf ("/migration/%s/%s", versions[i], cases[j].name);

      g_test_add_data_func (path, versions[i], cases[j].run);
    }
  return test_run ();
}
