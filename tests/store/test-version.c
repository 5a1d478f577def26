// SPDX-License-Identifier: EUPL-1.2
#include "kb-purge.h"
#include "kb-version.h"
#include "workbook.h"

#include <string.h>

static KbVersion *
lock (KbWorkbook *workbook)
{
  g_autoptr (GError) error = NULL;
  KbVersion *version = NULL;

  kb_workbook_lock_version (workbook, &version, &error);
  g_assert_no_error (error);
  return version;
}

static void
decide (KbWorkbook *workbook, const char *paragraph, const char *outcome)
{
  g_autoptr (GError) error = NULL;

  kb_workbook_register_decision (workbook, paragraph, "2027-03-17", outcome, &error);
  g_assert_no_error (error);
}

static void
rename_asset (KbWorkbook *workbook, const char *from, const char *to)
{
  g_autofree char *id = g_strdup (test_find (workbook, KB_KIND_ASSET, from));
  g_autoptr (GError) error = NULL;

  kb_workbook_set_text (workbook, KB_KIND_ASSET, id, KB_ASSET_NAME, to, &error);
  g_assert_no_error (error);
}

/* The same content gives the same bytes, however it came about: undone and done again, and in a
 * file with another history. */
static void
test_same_content (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  const GPtrArray *assets = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_ASSET);
  g_autofree char *name = g_strdup (kb_record_title (g_ptr_array_index (assets, 0)));
  g_autoptr (KbVersion) first = lock (workbook);
  g_autoptr (KbVersion) same = NULL;
  g_autoptr (KbVersion) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first->label, ==, "1.0");
  g_assert_cmpuint (strlen (first->checksum), ==, 64);
  rename_asset (workbook, name, "Annat namn");
  g_assert_false (kb_workbook_is_as_locked (workbook, first));
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_true (kb_workbook_is_as_locked (workbook, first));
  same = lock (workbook);
  g_assert_cmpstr (same->id, ==, first->id);
  g_assert_true (kb_workbook_redo (workbook, &error));
  g_assert_no_error (error);
  changed = lock (workbook);
  g_assert_cmpstr (changed->label, ==, "1.1");
  g_assert_cmpstr (changed->checksum, !=, first->checksum);
  test_assert_whole (workbook);
  workbook = test_reopen (workbook);
  g_assert_true (kb_workbook_is_as_locked (workbook, changed));
  test_close (workbook);
}

/* Locking changes nothing that could be undone, and ends no redo. */
static void
test_lock_and_undo (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  KbHistory *history = kb_workbook_get_history (workbook);
  const KbEntry *undo, *redo;
  g_autoptr (KbVersion) version = NULL;
  g_autofree char *id = test_add_asset (workbook, "Tas tillbaka");
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_undo (workbook, &error));
  undo = kb_history_to_undo (history);
  redo = kb_history_to_redo (history);
  version = lock (workbook);
  g_assert_true (kb_history_to_undo (history) == undo);
  g_assert_true (kb_history_to_redo (history) == redo);
  g_assert_cmpstr (kb_history_get (history, kb_history_size (history) - 1)->label, ==,
                   "version-lock");
  test_assert_whole (workbook);
  test_close (workbook);
}

static void
test_image_has_no_history (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autofree char *id = test_add_asset (workbook, "Nämnt en gång");
  g_autoptr (KbVersion) version = NULL;
  g_autoptr (KbWorkbook) then = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *found = NULL;

  rename_asset (workbook, "Nämnt en gång", "Kvar i bilden");
  g_assert_true (kb_workbook_set_draft (workbook, "text", "halvskrivet utkast", &error));
  version = lock (workbook);
  then = kb_workbook_open_version (workbook, version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kb_workbook_get_access (then), ==, KB_READ_ONLY_VERSION);
  g_assert_cmpuint (kb_history_size (kb_workbook_get_history (then)), ==, 0);
  g_assert_nonnull (kb_content_find (kb_workbook_get_content (then), KB_KIND_ASSET, id));
  g_assert_false (kb_workbook_set_text (then, KB_KIND_ASSET, id, KB_ASSET_NAME, "Nej", &error));
  g_assert_cmpstr (test_store_code (error), ==, "read-only");
  test_close (workbook);
  found = test_sql_text (path, "SELECT instr (image, CAST ('Kvar i bilden' AS BLOB)) > 0,"
                               " instr (image, CAST ('Nämnt en gång' AS BLOB)),"
                               " instr (image, CAST ('halvskrivet utkast' AS BLOB))"
                               " FROM locked_version");
  g_assert_cmpstr (found, ==, "1|0|0");
}

static void
test_compare (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (KbVersion) version = lock (workbook);
  const GPtrArray *assets = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_ASSET);
  g_autofree char *id = g_strdup (kb_record_id (g_ptr_array_index (assets, 0)));
  g_autofree char *name = g_strdup (kb_record_title (g_ptr_array_index (assets, 0)));
  g_autofree char *added = NULL;
  g_autoptr (KbContent) then = NULL;
  g_autoptr (KbChanges) none = NULL;
  g_autoptr (KbChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added = 0, n_edited = 0;

  none = kb_workbook_compare_version (workbook, version, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kb_changes_size (none), ==, 0);
  decide (workbook, "34", "approved");
  rename_asset (workbook, name, "Ändrad");
  added = test_add_asset (workbook, "Ny");
  changes = kb_workbook_compare_version (workbook, version, &then, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < kb_changes_size (changes); i++) {
    const KbChange *change = kb_changes_get (changes, i);

    if (change->type == KB_CHANGE_ADDED) {
      g_assert_cmpstr (change->id, ==, added);
      n_added++;
    } else if (change->type == KB_CHANGE_EDITED) {
      g_assert_cmpstr (change->id, ==, id);
      g_assert_cmpstr (kb_record_title (change->before), ==, name);
      g_assert_cmpstr (kb_record_title (change->after), ==, "Ändrad");
      n_edited++;
    }
  }
  g_assert_cmpuint (n_added, ==, 1);
  g_assert_cmpuint (n_edited, ==, 1);
  g_assert_cmpuint (kb_changes_size (changes), ==, 2);
  g_assert_null (kb_content_find (then, KB_KIND_ASSET, added));
  test_close (workbook);
}

/* What each outcome leads to: whether a new case is prepared, and what the next version is
 * called. */
static void
test_outcomes (void)
{
  static const struct {
    const char *outcome;
    gboolean goes_on;
    gboolean again; /* the same case can still be prepared */
    const char *next;
  } rows[] = {
    { "approved", FALSE, FALSE, NULL }, { "amended", TRUE, FALSE, "2.0" },
    { "referred", TRUE, FALSE, "2.0" }, { "tabled", FALSE, TRUE, "1.1" },
    { "rejected", FALSE, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    KbWorkbook *workbook = test_filled_workbook ();
    KbContent *content = kb_workbook_get_content (workbook);
    g_autofree char *first = g_strdup (kb_record_id (kb_decision_current (content)));
    g_autoptr (KbVersion) version = lock (workbook);
    g_autoptr (GError) error = NULL;
    KbRecord *current;

    g_test_message ("%s", rows[i].outcome);
    decide (workbook, "34", rows[i].outcome);
    g_assert_true (kb_workbook_is_as_locked (workbook, version) != rows[i].goes_on);
    g_assert_null (kb_history_to_undo (kb_workbook_get_history (workbook)));
    g_assert_false (kb_workbook_undo (workbook, &error));
    g_assert_cmpstr (test_store_code (error), ==, "nothing");
    g_clear_error (&error);
    current = kb_decision_current (content);
    g_assert_true ((current != NULL) == (rows[i].goes_on || rows[i].again));
    if (current)
      g_assert_true (g_str_equal (kb_record_id (current), first) == rows[i].again);
    if (rows[i].next) {
      g_autofree char *added = test_add_asset (workbook, "Ny sedan dess");
      g_autoptr (KbVersion) next = lock (workbook);

      g_assert_cmpstr (next->label, ==, rows[i].next);
    } else {
      g_assert_false (kb_workbook_lock_version (workbook, NULL, &error));
      g_assert_cmpstr (test_store_code (error), ==, "no-decision");
      g_clear_error (&error);
      g_assert_false (kb_workbook_set_decision (workbook, KB_DECISION_BOARD, "Nej", &error));
      g_assert_cmpstr (test_store_code (error), ==, "registered");
      g_clear_error (&error);
      g_assert_true (kb_workbook_add_decision (workbook, "follow-up", &error));
      g_assert_cmpstr (kb_record_text (kb_decision_current (content), KB_DECISION_BOARD), ==,
                       "Socialnämnden");
    }
    test_assert_whole (workbook);
    test_close (workbook);
  }
}

static void
test_refusals (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GError) error = NULL;

  g_assert_false (kb_workbook_lock_version (workbook, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "no-decision");
  g_clear_error (&error);
  g_assert_false (kb_workbook_register_decision (workbook, "1", "2027-03-17", "approved", &error));
  g_assert_cmpstr (test_store_code (error), ==, "no-decision");
  g_clear_error (&error);
  g_assert_true (kb_workbook_set_decision (workbook, KB_DECISION_BOARD, "Socialnämnden", &error));
  g_assert_false (kb_workbook_register_decision (workbook, "1", "2027-03-17", "approved", &error));
  g_assert_cmpstr (test_store_code (error), ==, "unlocked");
  g_clear_error (&error);
  g_assert_null (kb_workbook_find_version (workbook, "9.9", &error));
  g_assert_cmpstr (test_store_code (error), ==, "no-version");
  test_close (workbook);
}

/* A correction of what was registered begins no case of its own. */
static void
test_correction (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbVersion) version = lock (workbook);

  decide (workbook, "34", "approved");
  decide (workbook, "35", "approved");
  g_assert_cmpuint (kb_content_count (content, KB_KIND_DECISION), ==, 1);
  g_assert_cmpstr (kb_record_text (kb_decision_newest (content), KB_DECISION_PARAGRAPH), ==, "35");
  g_assert_true (kb_workbook_is_as_locked (workbook, version));
  test_close (workbook);
}

/* A long name lies in pieces in the file, so a search of the bytes would not find it. */
static void
test_purge_takes_images (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autofree char *text = g_strnfill (9000, 'x');
  g_autofree char *name = g_strconcat ("Hemligt ", text, NULL);
  g_autoptr (KbVersion) before = lock (workbook);
  g_autofree char *id = test_add_asset (workbook, name);
  g_autoptr (KbVersion) with = lock (workbook);
  KbPurgeTarget target = { KB_KIND_ASSET, id };
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (KbWorkbook) then = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_purge (workbook, &target, 1, NULL, &error));
  versions = kb_workbook_list_versions (workbook, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_true (((KbVersion *) g_ptr_array_index (versions, 0))->kept);
  g_assert_false (((KbVersion *) g_ptr_array_index (versions, 1))->kept);
  g_assert_cmpstr (((KbVersion *) g_ptr_array_index (versions, 1))->checksum, ==, with->checksum);
  g_assert_null (kb_workbook_open_version (workbook, with, &error));
  g_assert_cmpstr (test_store_code (error), ==, "version-gone");
  g_clear_error (&error);
  then = kb_workbook_open_version (workbook, before, &error);
  g_assert_no_error (error);
  test_close (workbook);
}

/* An image that somebody has changed is not shown as what was locked. */
static void
test_changed_image (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (KbVersion) version = lock (workbook);
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autoptr (GError) error = NULL;

  test_close (workbook);
  test_sql (path, "UPDATE locked_version SET image = CAST (replace (CAST (image AS TEXT), 'a', 'b')"
                  " AS BLOB)");
  workbook = test_open (path);
  g_assert_null (kb_workbook_open_version (workbook, version, &error));
  g_assert_cmpstr (test_store_code (error), ==, "corrupt");
  test_close (workbook);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/store/version/same-content", test_same_content);
  g_test_add_func ("/store/version/lock-and-undo", test_lock_and_undo);
  g_test_add_func ("/store/version/no-history", test_image_has_no_history);
  g_test_add_func ("/store/version/compare", test_compare);
  g_test_add_func ("/store/version/outcomes", test_outcomes);
  g_test_add_func ("/store/version/refusals", test_refusals);
  g_test_add_func ("/store/version/correction", test_correction);
  g_test_add_func ("/store/version/purge", test_purge_takes_images);
  g_test_add_func ("/store/version/changed-image", test_changed_image);
  return test_run ();
}
