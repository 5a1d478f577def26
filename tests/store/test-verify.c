// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "kb-purge.h"
#include "workbook.h"

#include <glib/gstdio.h>
#include <string.h>

/* The chain of entries shows damage and careless change: in every column, in every payload. */

/* A file with an act, an undo and a redo, so that every column holds something. */
static char *
make_file (void)
{
  KbWorkbook *workbook = test_workbook ();
  char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *id = test_add_asset (workbook, "Journaler");
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_true (kb_workbook_redo (workbook, &error));
  g_assert_true (kb_workbook_set_level (workbook, id, 0, 2, 2, &error));
  test_close (workbook);
  return path;
}

/* Where the chain of the file breaks; 0 when it holds, -1 when it cannot be opened. */
static gint64
broken_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = kb_workbook_open (path, KB_OPEN_READ_ONLY, NULL, &error);
  gint64 at = 0;

  if (!workbook) {
    g_assert_cmpstr (test_store_code (error), ==, "corrupt");
    return -1;
  }
  if (!kb_workbook_verify (workbook, &at, &error)) {
    g_assert_no_error (error);
    g_assert_cmpint (at, >, 0);
  }
  return at;
}

/* What a program with a text editor's manners could do to a copy of the file. */
static void
check_damage (const char *original, const char *sql, gint64 expected)
{
  g_autofree char *path = test_path ("skadad.klassning");
  g_autofree char *found = NULL;
  g_autofree char *wanted = NULL;

  test_copy (original, path);
  test_sql (path, sql);
  found = g_strdup_printf ("%" G_GINT64_FORMAT, broken_at (path));
  wanted = g_strdup_printf ("%" G_GINT64_FORMAT, expected);
  test_case_equal (sql, found, wanted);
}

static void
test_untouched_chain_holds (void)
{
  g_autofree char *path = make_file ();

  g_assert_cmpint (broken_at (path), ==, 0);
}

/* One letter of each column of each entry. */
static void
test_each_column_counts (void)
{
  static const char *const columns[] = { "id",     "hash",          "parent", "second_parent",
                                         "time",   "author",        "kind",   "label",
                                         "target", "payload_digest" };
  g_autofree char *path = make_file ();

  for (int sequence = 1; sequence <= 5; sequence++) {
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
      g_autofree char *flip = g_strdup_printf (
          "UPDATE history_entry SET %s = iif (%s IS NULL OR %s = '', 'x',"
          " iif (substr (%s, 1, 1) = 'a', 'b', 'a') || substr (%s, 2)) WHERE sequence = %d",
          columns[i], columns[i], columns[i], columns[i], columns[i], sequence);

      check_damage (path, flip, g_str_equal (columns[i], "kind") ? -1 : sequence);
    }
  }
}

static void
test_kinds_count (void)
{
  g_autofree char *path = make_file ();

  check_damage (path, "UPDATE history_entry SET kind = 'act' WHERE sequence = 3", 3);
  check_damage (path, "UPDATE history_entry SET kind = 'purge' WHERE sequence = 2", 2);
  check_damage (path, "UPDATE history_entry SET kind = 'redo' WHERE sequence = 3", 3);
}

static void
test_order_counts (void)
{
  g_autofree char *path = make_file ();

  check_damage (path, "UPDATE history_entry SET sequence = 17 WHERE sequence = 5", 5);
  check_damage (path, "UPDATE history_entry SET sequence = 0 WHERE sequence = 1", 1);
  check_damage (path, "DELETE FROM history_entry WHERE sequence = 2", 2);
  check_damage (path,
                "UPDATE history_entry SET sequence = -4 WHERE sequence = 4;"
                "UPDATE history_entry SET sequence = 4 WHERE sequence = 5;"
                "UPDATE history_entry SET sequence = 5 WHERE sequence = -4",
                4);
}

static void
test_each_part_of_a_payload_counts (void)
{
  static const char *const changes[] = {
    "nonce = CAST (iif (substr (nonce, 1, 1) = X'00', X'01', X'00') || substr (nonce, 2) AS BLOB)",
    "nonce = zeroblob (length (nonce))",
    "nonce = substr (nonce, 2)",
    "arguments = replace (arguments, 'Journaler', 'journaler')",
    "arguments = arguments || ' '",
    "changeset = CAST (X'00' || substr (changeset, 2) AS BLOB)",
    "changeset = CAST (substr (changeset, 1, length (changeset) - 1)"
    " || iif (substr (changeset, -1) = X'01', X'02', X'01') AS BLOB)",
    "changeset = substr (changeset, 1, length (changeset) - 1)",
    "changeset = zeroblob (0)",
    "hash = 'a' || substr (hash, 2)",
    "hash = hash || 'x'",
  };
  g_autofree char *path = make_file ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *sql = g_strdup_printf (
        "UPDATE history_payload SET %s WHERE hash = (SELECT hash FROM history_entry"
        " WHERE sequence = 2)",
        changes[i]);

    check_damage (path, sql, 2);
  }
}

/* A payload that is gone without a purge after it was taken by somebody. */
static void
test_missing_payload_counts (void)
{
  g_autofree char *path = make_file ();

  check_damage (path,
                "DELETE FROM history_payload WHERE hash ="
                " (SELECT hash FROM history_entry WHERE sequence = 2)",
                2);
  check_damage (path, "DELETE FROM history_payload", 1);
}

/* After a purge payloads may be missing, but not those that came later, and the chain still holds.
 */
static void
test_chain_holds_after_a_purge (void)
{
  g_autofree char *path = make_file ();
  KbWorkbook *workbook = test_open (path);
  KbPurgeTarget target = { KB_KIND_ASSET, test_find (workbook, KB_KIND_ASSET, "Journaler") };
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_purge (workbook, &target, 1, NULL, &error));
  g_free (test_add_asset (workbook, "Bygglov"));
  test_close (workbook);
  g_assert_cmpint (broken_at (path), ==, 0);
  check_damage (path,
                "DELETE FROM history_payload WHERE hash ="
                " (SELECT hash FROM history_entry WHERE sequence = 7)",
                7);
  check_damage (path,
                "DELETE FROM history_payload WHERE hash ="
                " (SELECT hash FROM history_entry WHERE kind = 'purge')",
                6);
  check_damage (path, "UPDATE history_entry SET label = 'x' WHERE sequence = 2", 2);
}

/* A changed row is not in the history, so replaying tells. */
static void
test_replay_shows_a_changed_row (void)
{
  g_autofree char *path = make_file ();
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (KbContent) replayed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *told = NULL;

  test_sql (path, "UPDATE asset SET name = 'Något annat'");
  workbook = kb_workbook_open (path, KB_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  replayed = kb_workbook_replay (workbook, &error);
  g_assert_no_error (error);
  found = test_workbook_text (workbook);
  told = test_content_text (replayed);
  g_assert_nonnull (strstr (found, "Något annat"));
  g_assert_null (strstr (told, "Något annat"));
  g_assert_nonnull (strstr (told, "Journaler"));
}

/* An act whose payload was changed is not undone. */
static void
test_damaged_payload_is_not_undone (void)
{
  g_autofree char *path = make_file ();
  KbWorkbook *workbook;
  g_autoptr (GError) error = NULL;
  guint entries;

  test_sql (path, "UPDATE history_payload SET nonce = zeroblob (16) WHERE hash ="
                  " (SELECT hash FROM history_entry WHERE sequence = 5)");
  workbook = test_open (path);
  entries = test_entries (workbook);
  g_assert_false (kb_workbook_undo (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "corrupt");
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_assert_nonnull (test_find (workbook, KB_KIND_ASSET, "Journaler"));
  test_close (workbook);
}

/* An act whose payload is gone cannot be undone either, and says why. */
static void
test_missing_payload_is_not_undone (void)
{
  g_autofree char *path = make_file ();
  KbWorkbook *workbook;
  g_autoptr (GError) error = NULL;

  test_sql (path, "DELETE FROM history_payload");
  workbook = test_open (path);
  g_assert_false (kb_workbook_undo (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  g_clear_error (&error);
  g_assert_null (kb_workbook_replay (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/verify/an_untouched_chain_holds", test_untouched_chain_holds);
  g_test_add_func ("/verify/each_column_of_each_entry_counts", test_each_column_counts);
  g_test_add_func ("/verify/kinds_count", test_kinds_count);
  g_test_add_func ("/verify/the_order_of_entries_counts", test_order_counts);
  g_test_add_func ("/verify/each_part_of_a_payload_counts", test_each_part_of_a_payload_counts);
  g_test_add_func ("/verify/a_missing_payload_counts", test_missing_payload_counts);
  g_test_add_func ("/verify/the_chain_holds_after_a_purge", test_chain_holds_after_a_purge);
  g_test_add_func ("/verify/replay_shows_a_changed_row", test_replay_shows_a_changed_row);
  g_test_add_func ("/verify/a_damaged_payload_is_not_undone", test_damaged_payload_is_not_undone);
  g_test_add_func ("/verify/a_missing_payload_is_not_undone", test_missing_payload_is_not_undone);
  return test_run ();
}
