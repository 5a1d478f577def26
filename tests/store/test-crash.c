// SPDX-License-Identifier: EUPL-1.2
#include "kb-lock.h"
#include "workbook.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A child of this program works in a workbook and says each act that was acknowledged; it is killed
 * at any moment. No acknowledged act may be lost, and the file must be whole.
 */

#define ROUNDS 100

static const char *program;

/* The counter stands in the notes of the first asset. Every fourth step also adds an asset, every
 * sixth undoes and redoes, every tenth writes many rows. */
static gboolean
step (KbWorkbook *workbook, const char *id, guint number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  if (!kb_workbook_set_text (workbook, KB_KIND_ASSET, id, KB_ASSET_NOTES, text, error))
    return FALSE;
  if (number % 4 == 0 && !kb_workbook_add_asset (workbook, text, NULL, NULL, error))
    return FALSE;
  if (number % 6 == 0
      && (!kb_workbook_undo (workbook, error) || !kb_workbook_redo (workbook, error)))
    return FALSE;
  if (number % 10 == 0) {
    g_autoptr (KbEdit) edit = kb_edit_new ("import");

    for (guint i = 0; i < 300; i++) {
      g_autofree char *system_id = kb_new_id ();
      g_autoptr (KbRecord) system = kb_record_new (KB_KIND_SYSTEM, system_id);

      kb_record_set_text (system, KB_SYSTEM_NAME, text);
      kb_edit_insert (edit, system);
    }
    return kb_workbook_commit (workbook, edit, error);
  }
  return TRUE;
}

static guint
read_counter (KbWorkbook *workbook, const char *id)
{
  KbRecord *asset = kb_content_get (kb_workbook_get_content (workbook), KB_KIND_ASSET, id);
  const char *text = kb_record_text (asset, KB_ASSET_NOTES);

  return text ? (guint) atoi (text) : 0;
}

/* What the child does until it is killed. */
static int
work (const char *path, const char *id)
{
  g_autoptr (GError) error = NULL;
  KbWorkbook *workbook = kb_workbook_open (path, KB_OPEN_MUST_WRITE, TEST_ROLE, &error);
  guint number;

  if (!workbook) {
    fprintf (stderr, "%s\n", error->message);
    return 1;
  }
  number = read_counter (workbook, id);
  while (step (workbook, id, ++number, &error)) {
    printf ("%u\n", number);
    fflush (stdout);
  }
  fprintf (stderr, "%s\n", error->message);
  return 1;
}

static GPid
start_child (const char *path, const char *id, int *out)
{
  const char *argv[] = { program, "--work", path, id, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  GPid pid;

  environment = g_environ_setenv (environment, "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  g_spawn_async_with_pipes (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &pid, NULL, out, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* Spins rather than sleeps: the moment is to be a small part of an act. */
static void
spin (int microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  while (g_get_monotonic_time () < end)
    ;
}

/* Kills the child after so many lines and so many microseconds. The last number that it said; all
 * of them join @said. */
static guint
kill_child (GPid pid, int out, guint n_lines, int microseconds, GHashTable *said)
{
  FILE *lines = fdopen (out, "r");
  char line[32];
  guint last = 0;
  int status;

  for (guint i = 0; fgets (line, sizeof line, lines); i++) {
    if (strchr (line, '\n')) {
      last = (guint) atoi (line);
      g_hash_table_add (said, GUINT_TO_POINTER (last));
    }
    if (i + 1 == n_lines) {
      spin (microseconds);
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
    }
  }
  fclose (lines);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  return last;
}

static void
check_assets (KbWorkbook *workbook, GHashTable *said)
{
  const GPtrArray *list = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_ASSET);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (names, (gpointer) kb_record_title (g_ptr_array_index (list, i)));
  g_hash_table_iter_init (&iter, said);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    g_autofree char *name = g_strdup_printf ("%u", GPOINTER_TO_UINT (key));

    if (GPOINTER_TO_UINT (key) % 4 == 0)
      g_assert_true (g_hash_table_contains (names, name));
  }
}

static void
test_killed_at_any_moment (void)
{
  KbWorkbook *workbook = NULL;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);
  guint in_transaction = 0;

  for (guint round = 0; round < ROUNDS; round++) {
    gint64 broken_at;
    guint last, found;
    int out;
    GPid pid;

    if (round % 20 == 0) {
      g_autofree char *name = g_strdup_printf ("%u.klassning", round);

      g_hash_table_remove_all (said);
      g_clear_pointer (&path, g_free);
      g_clear_pointer (&journal, g_free);
      g_clear_pointer (&id, g_free);
      path = test_create (name, "amal");
      journal = g_strconcat (path, "-journal", NULL);
      workbook = test_open (path);
      id = test_add_asset (workbook, "Räknare");
      test_close (workbook);
    }
    pid = start_child (path, id, &out);
    last = kill_child (pid, out, (guint) g_test_rand_int_range (1, 12),
                       g_test_rand_int_range (0, 4000), said);
    in_transaction += g_file_test (journal, G_FILE_TEST_EXISTS);
    workbook = test_open (path);
    found = read_counter (workbook, id);
    g_assert_cmpuint (found, >=, last);
    g_assert_cmpuint (found, <=, last + 1);
    check_assets (workbook, said);
    g_assert_true (kb_workbook_verify (workbook, &broken_at, NULL));
    if (round % 10 == 9)
      test_assert_whole (workbook);
    test_close (workbook);
  }
  /* Otherwise the moments were not chosen well. */
  g_assert_cmpuint (in_transaction, >, ROUNDS / 20);
}

/* A file that is being made when the power goes is not there, or whole. */
static int
create_many (const char *folder)
{
  g_autoptr (KbContent) method = test_content_new ("amal");

  for (guint i = 0;; i++) {
    g_autofree char *name = g_strdup_printf ("%u.klassning", i);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (!kb_workbook_create (path, method, "Prov", "Bildning", NULL, "2027-02-25", NULL))
      return 1;
    printf ("%u\n", i);
    fflush (stdout);
  }
}

static void
test_killed_while_creating (void)
{
  g_autofree char *folder = test_path ("många");
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);

  for (guint round = 0; round < 10; round++) {
    const char *argv[] = { program, "--create", folder, NULL };
    g_autoptr (GPtrArray) names = NULL;
    g_autoptr (GError) error = NULL;
    guint whole = 0, last;
    GPid pid;
    int out;

    g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
    g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                              &pid, NULL, &out, NULL, &error);
    g_assert_no_error (error);
    last = kill_child (pid, out, 1, g_test_rand_int_range (0, 20000), said);
    names = test_list_folder (folder);
    for (guint i = 0; i < names->len; i++) {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (g_str_has_suffix (path, ".klassning")) {
        g_autoptr (KbWorkbook) workbook = kb_workbook_open (path, KB_OPEN_READ_ONLY, NULL, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (test_entries (workbook), ==, 1);
        whole++;
      }
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
    g_assert_cmpuint (whole, >=, last + 1);
    g_assert_cmpint (g_rmdir (folder), ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--work"))
    return work (argv[2], argv[3]);
  if (argc == 3 && g_str_equal (argv[1], "--create"))
    return create_many (argv[2]);
  program = argv[0];
  test_init (&argc, &argv);
  g_test_add_func ("/crash/no_acknowledged_act_is_lost", test_killed_at_any_moment);
  g_test_add_func ("/crash/a_new_file_is_whole_or_not_there", test_killed_while_creating);
  return test_run ();
}
