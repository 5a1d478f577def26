// SPDX-License-Identifier: EUPL-1.2
#include "kb-backup.h"
#include "kb-purge.h"
#include "workbook.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECRET     "Skyddade boenden"
#define OLD_NAME   "Hemliga adresser"
#define MOTIVATION "Röjer var kvinnan i Ängsbacken bor"

static void
set_text (KbWorkbook *workbook, const char *id, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;

  kb_workbook_set_text (workbook, KB_KIND_ASSET, id, field, text, &error);
  g_assert_no_error (error);
}

static void
back_up (KbWorkbook *workbook)
{
  g_autoptr (GError) error = NULL;

  kb_workbook_back_up (workbook, "import", &error);
  g_assert_no_error (error);
}

static void
undo_and_redo (KbWorkbook *workbook)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_true (kb_workbook_redo (workbook, &error));
}

static void
link_asset (KbWorkbook *workbook, const char *asset, const char *system, gboolean linked)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_link_asset (workbook, asset, system, linked, &error));
}

/* An asset that has been through everything: another name, undo, links that came and went, risks,
 * drafts and backups. */
static char *
live (KbWorkbook *workbook)
{
  g_autoptr (GError) error = NULL;
  char *id = test_add_asset (workbook, OLD_NAME);
  g_autofree char *draft = g_strdup_printf ("{\"asset\":\"%s\",\"text\":\"halvskriv\"}", id);
  g_autofree char *risk = test_add_risk (workbook, "Obehöriga läser");
  const char *ids[] = { id, NULL };

  undo_and_redo (workbook);
  link_asset (workbook, id, test_find (workbook, KB_KIND_SYSTEM, "Treserva"), TRUE);
  link_asset (workbook, id, test_find (workbook, KB_KIND_SYSTEM, "Treserva"), FALSE);
  undo_and_redo (workbook);
  back_up (workbook);
  set_text (workbook, id, KB_ASSET_NAME, SECRET);
  undo_and_redo (workbook);
  set_text (workbook, id, KB_ASSET_NOTES, "Gäller " OLD_NAME);
  link_asset (workbook, id, test_find (workbook, KB_KIND_SYSTEM, "Katalogtjänst"), TRUE);
  g_assert_true (kb_workbook_set_level (workbook, id, 0, 3, 3, &error)
                 && kb_workbook_set_motivation (workbook, id, 0, MOTIVATION, &error)
                 && kb_workbook_establish (workbook, ids, "Ansvarig chef", "2027-02-25", &error)
                 && kb_workbook_set_risk_object (workbook, risk, KB_KIND_ASSET, id, &error)
                 && kb_workbook_set_draft (workbook, "workshop", draft, &error)
                 && kb_workbook_set_draft (workbook, "text", "… " SECRET " …", &error)
                 && kb_workbook_set_draft (workbook, "other", "Något annat", &error));
  undo_and_redo (workbook);
  back_up (workbook);
  g_assert_no_error (error);
  return id;
}

static gboolean
purge_one (KbWorkbook *workbook, KbKind kind, const char *id, guint *n_mentions, GError **error)
{
  KbPurgeTarget target = { kind, id };

  return kb_workbook_purge (workbook, &target, 1, n_mentions, error);
}

/* Every file of the workbook, its journal and its backups. */
static GPtrArray *
all_files (KbWorkbook *workbook)
{
  const char *path = kb_workbook_get_path (workbook);
  g_autofree char *beside = g_path_get_dirname (path);
  g_autofree char *backups =
      kb_backup_folder (kb_history_first (kb_workbook_get_history (workbook)));
  const char *const folders[] = { beside, backups };
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autoptr (GPtrArray) names = test_list_folder (folders[i]);

    for (guint j = 0; j < names->len; j++)
      g_ptr_array_add (files, g_build_filename (folders[i], g_ptr_array_index (names, j), NULL));
  }
  return files;
}

static guint
count_in_files (KbWorkbook *workbook, const char *word)
{
  g_autoptr (GPtrArray) files = all_files (workbook);
  guint n = 0;

  for (guint i = 0; i < files->len; i++) {
    g_autoptr (GBytes) bytes = test_read (g_ptr_array_index (files, i));
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    const char *end = data + size;

    while ((data = memmem (data, (gsize) (end - data), word, strlen (word)))) {
      data += strlen (word);
      n++;
    }
  }
  return n;
}

static void
test_nothing_is_found (void)
{
  static const char *const words[] = { SECRET, OLD_NAME, MOTIVATION, "halvskriv" };
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *id = NULL;
  g_autofree char *kinds = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (GError) error = NULL;
  guint n_mentions = 7;
  gint64 broken_at;

  test_fill (workbook);
  id = live (workbook);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpuint (count_in_files (workbook, words[i]), >, 0);
  g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, &n_mentions, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_mentions, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpuint (count_in_files (workbook, words[i]), ==, 0);
  draft = kb_workbook_get_draft (workbook, "other");
  g_assert_cmpstr (draft, ==, "Något annat");
  g_assert_true (kb_workbook_verify (workbook, &broken_at, &error));
  test_close (workbook);
  /* The id stands in the tombstones alone: once in the file and once in its one backup. */
  kinds = test_sql_text (path, "SELECT kind FROM tombstone ORDER BY kind");
  g_assert_cmpstr (kinds, ==, "asset\nasset_level\nasset_system");
  workbook = test_open (path);
  g_assert_cmpuint (count_in_files (workbook, id), ==, 2 * 3);
  g_assert_true (kb_workbook_verify (workbook, &broken_at, &error));
  g_assert_no_error (error);
  test_close (workbook);
}

/* Everything else stays, and what pointed at the asset points at nothing. */
static void
test_the_rest_stays (void)
{
  KbWorkbook *workbook = test_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  KbWorkbook *again;

  test_fill (workbook);
  before = test_workbook_text (workbook);
  id = test_add_asset (workbook, SECRET);
  link_asset (workbook, id, test_find (workbook, KB_KIND_SYSTEM, "Treserva"), TRUE);
  g_assert_true (kb_workbook_set_level (workbook, id, 0, 3, 3, &error));
  g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, NULL, &error));
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  g_assert_null (kb_content_find (content, KB_KIND_ASSET, id));
  again = test_reopen (workbook);
  g_clear_pointer (&after, g_free);
  after = test_workbook_text (again);
  test_assert_same_text (after, before);
  test_close (again);
}

/* An act says things of its own in its arguments, and an undo of it says them again. */
static void
test_arguments_go_too (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *id = test_add_asset (workbook, "Journaler");
  g_autofree char *free_pages = NULL;
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autoptr (KbEdit) edit = kb_edit_new ("field-set");
  g_autoptr (GError) error = NULL;

  set_text (workbook, id, KB_ASSET_NOTES, long_text);
  kb_edit_set_argument (edit, "remark", MOTIVATION);
  kb_edit_set_text (edit, KB_KIND_ASSET, id, KB_ASSET_OWNER, "Socialchef");
  g_assert_true (kb_workbook_commit (workbook, edit, &error));
  undo_and_redo (workbook);
  g_assert_cmpuint (count_in_files (workbook, MOTIVATION), >=, 3);
  g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_files (workbook, MOTIVATION), ==, 0);
  test_close (workbook);
  /* The file was rewritten: no page of the old one is left in it. */
  free_pages = test_sql_text (path, "PRAGMA freelist_count");
  g_assert_cmpstr (free_pages, ==, "0");
}

static void
test_cannot_be_undone (void)
{
  KbWorkbook *workbook = test_workbook ();
  KbHistory *history;
  g_autofree char *id = test_add_asset (workbook, SECRET);
  g_autoptr (GError) error = NULL;
  guint entries = test_entries (workbook);
  const KbEntry *entry;

  g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, NULL, &error));
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  history = kb_workbook_get_history (workbook);
  entry = kb_history_get (history, entries);
  g_assert_cmpint (entry->kind, ==, KB_ENTRY_PURGE);
  g_assert_cmpstr (entry->author, ==, TEST_ROLE);
  g_assert_null (kb_history_to_undo (history));
  g_assert_false (kb_workbook_undo (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "nothing");
  /* The act itself still stands in the history, without what it held. */
  entry = kb_history_get (history, entries - 1);
  g_assert_cmpstr (entry->label, ==, "asset-add");
  g_assert_null (entry->arguments);
  g_clear_error (&error);
  g_assert_null (kb_workbook_read_changes (workbook, entry, &error));
  g_assert_no_error (error);
  g_assert_null (kb_workbook_replay (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  test_close (workbook);
}

/* What other records say of it is theirs to change: they are counted. */
static void
test_mentions_are_counted (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *id = test_add_asset (workbook, SECRET);
  g_autofree char *other = test_add_asset (workbook, "Adresslistor för " SECRET);
  g_autofree char *risk = test_add_risk (workbook, SECRET " röjs");
  g_autoptr (GError) error = NULL;
  guint n_mentions = 0;

  set_text (workbook, other, KB_ASSET_NOTES, "Se även " SECRET ", " SECRET);
  g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, &n_mentions, &error));
  g_assert_cmpuint (n_mentions, ==, 2);
  g_assert_cmpuint (count_in_files (workbook, SECRET), >, 0);
  /* Once they are changed and purged of their history too, nothing is left. */
  g_assert_true (kb_workbook_delete (workbook, KB_KIND_RISK, risk, &error));
  set_text (workbook, other, KB_ASSET_NAME, "Adresslistor");
  set_text (workbook, other, KB_ASSET_NOTES, NULL);
  g_assert_true (purge_one (workbook, KB_KIND_ASSET, other, &n_mentions, &error));
  g_assert_true (purge_one (workbook, KB_KIND_RISK, risk, &n_mentions, &error));
  g_assert_cmpuint (n_mentions, ==, 0);
  g_assert_cmpuint (count_in_files (workbook, SECRET), ==, 0);
  test_close (workbook);
}

/* A record that somebody has deleted already is still in the history. */
static void
test_deleted_record_is_purged (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  test_fill (workbook);
  id = live (workbook);
  g_assert_true (kb_workbook_delete (workbook, KB_KIND_ASSET, id, &error));
  g_assert_true (kb_workbook_set_draft (workbook, "workshop", NULL, &error));
  g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_files (workbook, SECRET), ==, 0);
  g_assert_cmpuint (count_in_files (workbook, OLD_NAME), ==, 0);
  g_assert_cmpuint (count_in_files (workbook, MOTIVATION), ==, 0);
  /* Its own tombstone, in the file and in the backup. */
  g_assert_cmpuint (count_in_files (workbook, id), ==, 2);
  test_close (workbook);
}

/* Names that JSON writes otherwise, and names that are parts of SQL or of patterns. */
static void
test_odd_names (void)
{
  static const char *const names[] = { "Register \"A\"", "C:\\hemligt\\lista", "it's",
                                       "50 %_",          "två\nrader",         "Åäö–é",
                                       "flik\there" };
  KbWorkbook *workbook = test_workbook ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *id = test_add_asset (workbook, names[i]);
    g_autofree char *escaped = g_strescape (names[i], "\x80");
    g_autofree char *draft = g_strdup_printf ("{\"name\":\"%s\"}", escaped);
    g_autoptr (GError) error = NULL;

    undo_and_redo (workbook);
    set_text (workbook, id, KB_ASSET_OWNER, "Socialchef");
    set_text (workbook, id, KB_ASSET_NAME, "Ofarligt");
    undo_and_redo (workbook);
    g_assert_true (kb_workbook_set_draft (workbook, "a", names[i], &error));
    g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, NULL, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (count_in_files (workbook, names[i]), ==, 0);
    if (strlen (escaped) != strlen (names[i]) && g_str_is_ascii (names[i]))
      g_assert_cmpuint (count_in_files (workbook, escaped), ==, 0);
  }
  test_close (workbook);
}

/* Several at once are one act. */
static void
test_several_records (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GError) error = NULL;
  guint entries;

  test_fill (workbook);
  entries = test_entries (workbook);
  {
    KbPurgeTarget targets[] = {
      { KB_KIND_ASSET, test_find (workbook, KB_KIND_ASSET, "Journaler") },
      { KB_KIND_SYSTEM, test_find (workbook, KB_KIND_SYSTEM, "Treserva") },
      { KB_KIND_RISK, test_find (workbook, KB_KIND_RISK, "Brand i datorhallen") },
      { KB_KIND_ACTION, test_find (workbook, KB_KIND_ACTION, "Granska loggar") },
      { KB_KIND_UNIT, test_find (workbook, KB_KIND_UNIT, "Socialförvaltningen") },
    };

    g_assert_true (kb_workbook_purge (workbook, targets, G_N_ELEMENTS (targets), NULL, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  g_assert_cmpuint (count_in_files (workbook, "Treserva"), ==, 0);
  g_assert_cmpuint (count_in_files (workbook, "Brand i datorhallen"), ==, 0);
  g_assert_cmpuint (count_in_files (workbook, "Granska loggar"), ==, 0);
  g_assert_cmpuint (count_in_files (workbook, "Socialförvaltningen"), ==, 0);
  workbook = test_reopen (workbook);
  g_assert_nonnull (test_find (workbook, KB_KIND_ASSET, "Kö till förskola"));
  test_close (workbook);
}

static void
test_backups_are_replaced (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *id = test_add_asset (workbook, SECRET);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  back_up (workbook);
  g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, NULL, &error));
  backups = kb_backup_list (kb_history_first (kb_workbook_get_history (workbook)));
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (backups, 0), "-purge-"));
  test_close (workbook);
}

/* A locked image that holds it goes, its checksum stays; another image stays. */
static void
test_locked_images (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *id = test_add_asset (workbook, SECRET);
  g_autofree char *sql = NULL;
  g_autofree char *images = NULL;
  g_autofree char *states = NULL;
  g_autoptr (GError) error = NULL;

  test_close (workbook);
  sql = g_strdup_printf (
      "INSERT INTO locked_version VALUES ('1', NULL, 'Ett', 't', 'r', 'h', 'summa1',"
      " CAST ('xx" SECRET "yy' AS BLOB)), ('2', NULL, 'Två', 't', 'r', 'h', 'summa2',"
      " CAST ('xx%syy' AS BLOB)), ('3', NULL, 'Tre', 't', 'r', 'h', 'summa3', X'00');"
      "INSERT INTO view_state VALUES ('sida', '%s'), ('" SECRET "', 'x'), ('annan', 'y')",
      id, id);
  test_sql (path, sql);
  workbook = test_open (path);
  g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_files (workbook, SECRET), ==, 0);
  g_assert_cmpuint (count_in_files (workbook, id), ==, 2);
  test_close (workbook);
  images = test_sql_text (path, "SELECT checksum, image IS NULL FROM locked_version ORDER BY id");
  states = test_sql_text (path, "SELECT key FROM view_state");
  g_assert_cmpstr (images, ==, "summa1|1\nsumma2|1\nsumma3|0");
  g_assert_cmpstr (states, ==, "annan");
}

static void
test_refused_purges (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *id = test_add_asset (workbook, SECRET);
  g_autofree char *before = test_workbook_text (workbook);
  g_autofree char *after = NULL;
  KbPurgeTarget targets[] = { { KB_KIND_ASSET, id }, { KB_KIND_ASSET, "borta" } };
  g_autoptr (KbWorkbook) reader = NULL;
  g_autoptr (GError) error = NULL;
  guint entries = test_entries (workbook);

  g_assert_false (purge_one (workbook, KB_KIND_ASSET, "borta", NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  g_clear_error (&error);
  /* The id of another kind is another record. */
  g_assert_false (purge_one (workbook, KB_KIND_SYSTEM, id, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  g_clear_error (&error);
  /* One that is not there stops the whole act. */
  g_assert_false (kb_workbook_purge (workbook, targets, 2, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  g_clear_error (&error);
  reader = kb_workbook_open (kb_workbook_get_path (workbook), KB_OPEN_READ_WRITE, NULL, NULL);
  g_assert_false (purge_one (reader, KB_KIND_ASSET, id, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "read-only");
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  test_assert_whole (workbook);
  test_close (workbook);
}

/* Lists on the screen follow, and the classes are worked out anew. */
static void
test_models_follow (void)
{
  KbWorkbook *workbook = test_workbook ();
  KbRows *rows = kb_workbook_get_rows (workbook, KB_KIND_ASSET);
  g_autofree char *id = NULL;
  g_autofree char *system = NULL;
  g_autoptr (GError) error = NULL;

  test_fill (workbook);
  id = g_strdup (test_find (workbook, KB_KIND_ASSET, "Journaler"));
  system = g_strdup (test_find (workbook, KB_KIND_SYSTEM, "Treserva"));
  g_assert_cmpint (
      kb_inheritance_system (kb_workbook_get_inheritance (workbook), system)->class.aspects[0].high,
      ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2);
  g_assert_true (purge_one (workbook, KB_KIND_ASSET, id, NULL, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 1);
  g_assert_null (kb_rows_find (rows, id));
  g_assert_cmpint (
      kb_inheritance_system (kb_workbook_get_inheritance (workbook), system)->class.aspects[0].high,
      ==, KB_NONE);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/purge/nothing_of_it_is_found_in_any_file", test_nothing_is_found);
  g_test_add_func ("/purge/the_rest_stays", test_the_rest_stays);
  g_test_add_func ("/purge/arguments_of_acts_go_too", test_arguments_go_too);
  g_test_add_func ("/purge/it_cannot_be_undone", test_cannot_be_undone);
  g_test_add_func ("/purge/mentions_are_counted", test_mentions_are_counted);
  g_test_add_func ("/purge/a_deleted_record_is_purged_too", test_deleted_record_is_purged);
  g_test_add_func ("/purge/names_may_be_odd", test_odd_names);
  g_test_add_func ("/purge/several_records_are_one_act", test_several_records);
  g_test_add_func ("/purge/backups_are_replaced", test_backups_are_replaced);
  g_test_add_func ("/purge/locked_images_go_and_their_checksums_stay", test_locked_images);
  g_test_add_func ("/purge/what_is_not_there_is_refused", test_refused_purges);
  g_test_add_func ("/purge/lists_and_classes_follow", test_models_follow);
  return test_run ();
}
