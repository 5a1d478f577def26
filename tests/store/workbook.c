// SPDX-License-Identifier: EUPL-1.2
#include "workbook.h"

#include <glib/gstdio.h>
#include <string.h>

static char *base;     /* the folder of this program */
static GBytes *filled; /* a workbook after test_fill() */

static void
remove_tree (const char *path)
{
  g_autoptr (GPtrArray) names = test_list_folder (path);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
      remove_tree (child);
    else
      g_assert_cmpint (g_unlink (child), ==, 0);
  }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* To be called first: GLib looks for the user's folders only once. */
void
test_init (int *argc, char ***argv)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;

  base = g_dir_make_tmp ("kb-test-XXXXXX", &error);
  g_assert_no_error (error);
  data = g_build_filename (base, "data", NULL);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (argc, argv, NULL);
}

int
test_run (void)
{
  int result = g_test_run ();

  remove_tree (base);
  g_clear_pointer (&base, g_free);
  g_clear_pointer (&filled, g_bytes_unref);
  return result;
}

/* A path in this test's own folder. */
char *
test_path (const char *name)
{
  g_autofree char *test = g_strdelimit (g_strdup (g_test_get_path ()), "/", '-');
  g_autofree char *folder = g_build_filename (base, test, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return g_build_filename (folder, name, NULL);
}

char *
test_create (const char *name, const char *method)
{
  char *path = test_path (name);
  g_autoptr (KbContent) content = test_content_new (method);
  g_autoptr (GError) error = NULL;

  kb_workbook_create (path, content, "Provköpings kommun", "Socialförvaltningen", TEST_ROLE,
                      "2027-02-25", &error);
  g_assert_no_error (error);
  return path;
}

KbWorkbook *
test_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  KbWorkbook *workbook = kb_workbook_open (path, KB_OPEN_MUST_WRITE, TEST_ROLE, &error);

  g_assert_no_error (error);
  g_assert_no_error (kb_workbook_get_backup_error (workbook));
  g_assert_cmpint (kb_workbook_get_access (workbook), ==, KB_WRITABLE);
  return workbook;
}

/* A new workbook in Åmål's method. */
KbWorkbook *
test_workbook (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");

  return test_open (path);
}

KbWorkbook *
test_reopen (KbWorkbook *workbook)
{
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));

  test_close (workbook);
  return test_open (path);
}

/* Nobody else may hold the workbook any more. */
void
test_close (KbWorkbook *workbook)
{
  g_assert_finalize_object (workbook);
}

char *
test_add_asset (KbWorkbook *workbook, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  kb_workbook_add_asset (workbook, name, NULL, &id, &error);
  g_assert_no_error (error);
  return id;
}

char *
test_add_system (KbWorkbook *workbook, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  kb_workbook_add_system (workbook, name, &id, &error);
  g_assert_no_error (error);
  return id;
}

char *
test_add_risk (KbWorkbook *workbook, const char *title)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  kb_workbook_add_risk (workbook, title, KB_KIND_NONE, NULL, (KbPosition){ KB_NONE, KB_NONE }, &id,
                        &error);
  g_assert_no_error (error);
  return id;
}

char *
test_add_action (KbWorkbook *workbook, const char *title)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;

  kb_workbook_add_action (workbook, title, "administrative", &id, &error);
  g_assert_no_error (error);
  return id;
}

/* Two of each, linked: what most tests need. */
void
test_fill (KbWorkbook *workbook)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = test_add_asset (workbook, "Journaler");
  g_autofree char *queue = test_add_asset (workbook, "Kö till förskola");
  g_autofree char *treserva = test_add_system (workbook, "Treserva");
  g_autofree char *directory = test_add_system (workbook, "Katalogtjänst");
  g_autofree char *leak = test_add_risk (workbook, "Obehöriga läser journaler");
  g_autofree char *fire = test_add_risk (workbook, "Brand i datorhallen");
  g_autofree char *log = test_add_action (workbook, "Granska loggar");
  g_autofree char *alarm = test_add_action (workbook, "Skaffa larm");

  g_assert_true (
      kb_workbook_set_level (workbook, journal, 0, 3, 3, &error)
      && kb_workbook_set_level (workbook, journal, 1, 1, 2, &error)
      && kb_workbook_set_motivation (workbook, journal, 0, "Sekretess enligt 26 kap. OSL", &error)
      && kb_workbook_set_level (workbook, queue, 0, 1, 1, &error)
      && kb_workbook_link_asset (workbook, journal, treserva, TRUE, &error)
      && kb_workbook_link_systems (workbook, treserva, directory, TRUE, &error)
      && kb_workbook_raise_system (workbook, directory, 2, 3, "accumulation", "Alla konton", &error)
      && kb_workbook_set_risk_object (workbook, leak, KB_KIND_ASSET, journal, &error)
      && kb_workbook_place_risk (workbook, leak, KB_MOMENT_BEFORE, (KbPosition){ 2, 3 }, &error)
      && kb_workbook_set_risk_object (workbook, fire, KB_KIND_SYSTEM, directory, &error)
      && kb_workbook_set_action_cost (workbook, log, 2027, 120, &error)
      && kb_workbook_link_action (workbook, log, leak, TRUE, &error)
      && kb_workbook_link_action (workbook, alarm, fire, TRUE, &error)
      && kb_workbook_set_decision (workbook, KB_DECISION_BOARD, "Socialnämnden", &error));
  g_assert_no_error (error);
}

/* A workbook that has been filled. It is made once; then each test gets a copy of the file. */
KbWorkbook *
test_filled_workbook (void)
{
  g_autofree char *path = test_path ("fylld.klassning");

  if (!filled) {
    KbWorkbook *workbook = test_workbook ();
    g_autofree char *original = g_strdup (kb_workbook_get_path (workbook));

    test_fill (workbook);
    test_close (workbook);
    filled = test_read (original);
    g_assert_cmpint (g_unlink (original), ==, 0);
  }
  test_write (path, g_bytes_get_data (filled, NULL), g_bytes_get_size (filled));
  return test_open (path);
}

/* The id of the record that people call @title. */
const char *
test_find (KbWorkbook *workbook, KbKind kind, const char *title)
{
  const GPtrArray *list = kb_content_list (kb_workbook_get_content (workbook), kind);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (kb_record_title (g_ptr_array_index (list, i)), title))
      return kb_record_id (g_ptr_array_index (list, i));
  g_error ("There is no %s called %s", kb_kind_info (kind)->table, title);
}

char *
test_workbook_text (KbWorkbook *workbook)
{
  return test_content_text (kb_workbook_get_content (workbook));
}

guint
test_entries (KbWorkbook *workbook)
{
  return kb_history_size (kb_workbook_get_history (workbook));
}

/* Memory, file and history agree, and the chain holds. */
void
test_assert_whole (KbWorkbook *workbook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbContent) replayed = kb_workbook_replay (workbook, &error);
  g_autoptr (KbWorkbook) other =
      kb_workbook_open (kb_workbook_get_path (workbook), KB_OPEN_READ_ONLY, NULL, NULL);
  gint64 broken_at;

  g_assert_no_error (error);
  g_assert_nonnull (other);
  test_assert_same_content (kb_workbook_get_content (workbook), replayed);
  test_assert_same_content (kb_workbook_get_content (workbook), kb_workbook_get_content (other));
  g_assert_cmpstr (kb_history_head (kb_workbook_get_history (workbook)), ==,
                   kb_history_head (kb_workbook_get_history (other)));
  g_assert_true (kb_workbook_verify (workbook, &broken_at, &error));
  g_assert_no_error (error);
  g_assert_cmpint (broken_at, ==, 0);
}

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  return handle;
}

/* Does to a file what another program could. */
void
test_sql (const char *path, const char *sql)
{
  sqlite3 *handle = open_raw (path);
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (handle);
}

/* All rows and columns of a query, with | and line ends between them. */
char *
test_sql_text (const char *path, const char *sql)
{
  sqlite3 *handle = open_raw (path);
  sqlite3_stmt *statement = NULL;
  GString *text = g_string_new (NULL);

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  while (sqlite3_step (statement) == SQLITE_ROW) {
    if (text->len > 0)
      g_string_append_c (text, '\n');
    for (int i = 0; i < sqlite3_column_count (statement); i++) {
      const char *value = (const char *) sqlite3_column_text (statement, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", value ? value : "NULL");
    }
  }
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return g_string_free (text, FALSE);
}

GBytes *
test_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size = 0;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

void
test_write (const char *path, gconstpointer bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

void
test_copy (const char *from, const char *to)
{
  g_autoptr (GBytes) bytes = test_read (from);

  test_write (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of what lies in a folder, sorted; none when it is not there. */
GPtrArray *
test_list_folder (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

gboolean
test_bytes_contain (const char *path, const char *word)
{
  g_autoptr (GBytes) bytes = test_read (path);

  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), word, strlen (word))
         != NULL;
}

/* An error's code as the tables write it. */
const char *
test_store_code (const GError *error)
{
  static const char *const codes[] = {
    "full",        "read-only",   "permission",  "not-found", "exists",     "not-workbook",
    "newer",       "corrupt",     "busy",        "io",        "cancelled",  "conflict",
    "nothing",     "reference",   "gone",        "method",    "internal",   "circle",
    "unit-circle", "no-decision", "registered",  "unlocked",  "no-version", "version-gone",
    "cut-off",     "acceptor",    "aspect-used",
  };

  if (!error)
    return "ok";
  if (error->domain != KB_STORE_ERROR)
    return g_quark_to_string (error->domain);
  g_assert_cmpuint (error->code, <, G_N_ELEMENTS (codes));
  return codes[error->code];
}
