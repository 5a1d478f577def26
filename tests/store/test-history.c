// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "kb-purge.h"
#include "workbook.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *
id_of (KbWorkbook *workbook, const char *name)
{
  const GPtrArray *list = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_ASSET);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (kb_record_title (g_ptr_array_index (list, i)), name))
      return kb_record_id (g_ptr_array_index (list, i));
  return "borta";
}

/* Does one act of history.txt. */
static void
act (KbWorkbook **workbook, const char *command, GError **error)
{
  g_auto (GStrv) words = g_strsplit (command, " ", 3);
  g_autofree char *id = words[1] ? g_strdup (id_of (*workbook, words[1])) : NULL;

  if (g_str_equal (words[0], "add")) {
    kb_workbook_add_asset (*workbook, words[1], NULL, NULL, error);
  } else if (g_str_equal (words[0], "fail")) {
    kb_workbook_add_asset (*workbook, "Nej", "borta", NULL, error);
  } else if (g_str_equal (words[0], "rename")) {
    kb_workbook_set_text (*workbook, KB_KIND_ASSET, id, KB_ASSET_NAME, words[2], error);
  } else if (g_str_equal (words[0], "same")) {
    kb_workbook_set_text (*workbook, KB_KIND_ASSET, id, KB_ASSET_NAME, words[1], error);
  } else if (g_str_equal (words[0], "delete")) {
    kb_workbook_delete (*workbook, KB_KIND_ASSET, id, error);
  } else if (g_str_equal (words[0], "level")) {
    kb_workbook_set_level (*workbook, id, 0, 3, 3, error);
  } else if (g_str_equal (words[0], "purge")) {
    KbPurgeTarget target = { KB_KIND_ASSET, id };

    kb_workbook_purge (*workbook, &target, 1, NULL, error);
  } else if (g_str_equal (words[0], "today")) {
    g_setenv ("KLASSNINGSBORDET_TODAY", words[1], TRUE);
  } else if (g_str_equal (words[0], "undo")) {
    kb_workbook_undo (*workbook, error);
  } else if (g_str_equal (words[0], "redo")) {
    kb_workbook_redo (*workbook, error);
  } else if (g_str_equal (words[0], "reopen")) {
    *workbook = test_reopen (*workbook);
  } else {
    g_error ("No act %s", command);
  }
}

static void
add_entry (GString *text, const KbEntry *entry)
{
  g_autofree char *name = entry ? kb_entry_argument (entry, "name") : NULL;

  if (entry)
    g_string_append_printf (text, " | %s %s", entry->label, name ? name : "");
  else
    g_string_append (text, " | -");
}

/* What a line of history.txt says after its act. */
static char *
state_text (KbWorkbook *workbook, const GError *error)
{
  KbHistory *history = kb_workbook_get_history (workbook);
  KbContent *content = kb_workbook_get_content (workbook);
  const GPtrArray *assets = kb_content_list (content, KB_KIND_ASSET);
  GString *text = g_string_new (test_store_code (error));

  add_entry (text, kb_history_to_undo (history));
  add_entry (text, kb_history_to_redo (history));
  g_string_append_printf (text, " | %u |", kb_history_size (history));
  for (guint i = 0; i < assets->len; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);
    KbClass class =
        kb_class_of_asset (content, kb_workbook_get_method (workbook), kb_record_id (asset));

    g_string_append_printf (text, " %s", kb_record_title (asset));
    if (class.aspects[0].high != KB_NONE)
      g_string_append_printf (text, "(%d)", class.aspects[0].high);
  }
  return g_string_free (text, FALSE);
}

static void
check_block (TestBlock *block)
{
  KbWorkbook *workbook = test_workbook ();

  for (guint i = 0; i < block->lines->len; i++) {
    g_autofree char *line = test_unescape (g_ptr_array_index (block->lines, i));
    g_auto (GStrv) halves = g_strsplit (line, " | ", 2);
    g_autofree char *where = g_strdup_printf ("%s %u: %s", block->where, i + 1, halves[0]);
    g_autoptr (GError) error = NULL;
    g_autofree char *found = NULL;

    act (&workbook, halves[0], &error);
    found = state_text (workbook, error);
    test_case_equal (where, found, g_strchomp (halves[1]));
  }
  if (!strstr (block->title, "urge"))
    test_assert_whole (workbook);
  g_unsetenv ("KLASSNINGSBORDET_TODAY");
  g_assert_cmpint (g_unlink (kb_workbook_get_path (workbook)), ==, 0);
  test_close (workbook);
}

static void
test_tables (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("store/history.txt");

  for (guint i = 0; i < blocks->len; i++)
    check_block (g_ptr_array_index (blocks, i));
}

/* One of many acts, on whatever there is. */
static void
random_act (KbWorkbook *workbook)
{
  KbContent *content = kb_workbook_get_content (workbook);
  const GPtrArray *assets = kb_content_list (content, KB_KIND_ASSET);
  const GPtrArray *systems = kb_content_list (content, KB_KIND_SYSTEM);
  const GPtrArray *risks = kb_content_list (content, KB_KIND_RISK);
  guint pick = (guint) g_test_rand_int_range (0, 1000);
  g_autofree char *asset =
      assets->len > 0 ? g_strdup (kb_record_id (g_ptr_array_index (assets, pick % assets->len)))
                      : test_add_asset (workbook, "Journaler");
  g_autofree char *system =
      systems->len > 0 ? g_strdup (kb_record_id (g_ptr_array_index (systems, pick % systems->len)))
                       : test_add_system (workbook, "Treserva");
  g_autofree char *risk =
      risks->len > 0 ? g_strdup (kb_record_id (g_ptr_array_index (risks, pick % risks->len)))
                     : test_add_risk (workbook, "Brand");
  g_autofree char *name = g_strdup_printf ("Namn %u", pick);
  int level = g_test_rand_int_range (-1, 4);
  g_autoptr (GError) error = NULL;

  switch (g_test_rand_int_range (0, 12)) {
  case 0:
    kb_workbook_add_asset (workbook, name, NULL, NULL, &error);
    break;
  case 1:
    kb_workbook_add_system (workbook, name, NULL, &error);
    break;
  case 2:
    kb_workbook_add_risk (workbook, name, KB_KIND_ASSET, asset, (KbPosition){ 1, 2 }, NULL, &error);
    break;
  case 3:
    kb_workbook_set_text (workbook, KB_KIND_ASSET, asset, KB_ASSET_NAME, name, &error);
    break;
  case 4:
    kb_workbook_set_level (workbook, asset, pick % 3, level, level, &error);
    break;
  case 5:
    kb_workbook_link_asset (workbook, asset, system, pick % 2, &error);
    break;
  case 6:
    kb_workbook_place_risk (workbook, risk, KB_MOMENT_AFTER, (KbPosition){ 0, (int) pick % 4 },
                            &error);
    break;
  case 7:
    if (pick % 4 == 0)
      kb_workbook_delete (workbook, KB_KIND_ASSET, asset, &error);
    break;
  case 8:
    if (pick % 4 == 0)
      kb_workbook_delete (workbook, KB_KIND_SYSTEM, system, &error);
    break;
  case 9:
    kb_workbook_raise_system (workbook, system, pick % 3, 3, "other", name, &error);
    break;
  case 10:
    kb_workbook_set_motivation (workbook, asset, pick % 3, name, &error);
    break;
  default:
    kb_workbook_set_integer (workbook, KB_KIND_ASSET, asset, KB_ASSET_POSITION, pick % 7, &error);
    break;
  }
  g_assert_no_error (error);
}

/* There is no second way into the file: doing all of the history over gives what is there. */
static void
test_replay_after_anything (void)
{
  KbWorkbook *workbook = test_workbook ();

  for (int i = 0; i < 400; i++) {
    int choice = g_test_rand_int_range (0, 10);

    if (choice < 6)
      random_act (workbook);
    else if (choice < 8)
      kb_workbook_undo (workbook, NULL);
    else
      kb_workbook_redo (workbook, NULL);
    if (i % 100 == 99) {
      test_assert_whole (workbook);
      workbook = test_reopen (workbook);
    }
  }
  test_assert_whole (workbook);
  test_close (workbook);
}

/* All the way back and all the way forward again. */
static void
test_back_to_the_beginning (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *empty = test_workbook_text (workbook);
  g_autofree char *full = NULL;
  g_autofree char *again = NULL;
  g_autofree char *end = NULL;

  for (int i = 0; i < 60; i++)
    random_act (workbook);
  full = test_workbook_text (workbook);
  while (kb_workbook_undo (workbook, NULL))
    ;
  again = test_workbook_text (workbook);
  test_assert_same_text (again, empty);
  while (kb_workbook_redo (workbook, NULL))
    ;
  end = test_workbook_text (workbook);
  test_assert_same_text (end, full);
  test_close (workbook);
}

/* An undo that no longer fits what is in the file is given up, and nothing is changed. */
static void
test_conflict_stops_an_undo (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autofree char *id = test_add_asset (workbook, "Journaler");
  g_autoptr (GError) error = NULL;
  guint entries;

  g_assert_true (
      kb_workbook_set_text (workbook, KB_KIND_ASSET, id, KB_ASSET_OWNER, "Socialchef", &error));
  test_close (workbook);
  test_sql (path, "UPDATE asset SET owner = 'Någon annan'");
  workbook = test_open (path);
  entries = test_entries (workbook);
  g_assert_false (kb_workbook_undo (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "conflict");
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_assert_nonnull (kb_history_to_undo (kb_workbook_get_history (workbook)));
  g_assert_cmpstr (
      kb_record_text (kb_content_get (kb_workbook_get_content (workbook), KB_KIND_ASSET, id),
                      KB_ASSET_OWNER),
      ==, "Någon annan");
  g_clear_error (&error);
  g_assert_true (kb_workbook_add_stop_marker (workbook, &error));
  test_close (workbook);
}

/* What an entry did is read to a person, the undo of it the other way round. */
static void
test_changes_are_read (void)
{
  KbWorkbook *workbook = test_workbook ();
  KbHistory *history = kb_workbook_get_history (workbook);
  g_autofree char *id = test_add_asset (workbook, "Journaler");
  g_autoptr (GError) error = NULL;
  static const char *const expected[][2] = { { NULL, "Socialchef" },
                                             { "Socialchef", NULL },
                                             { NULL, "Socialchef" } };

  g_assert_true (
      kb_workbook_set_text (workbook, KB_KIND_ASSET, id, KB_ASSET_OWNER, "Socialchef", &error));
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_true (kb_workbook_redo (workbook, &error));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const KbEntry *entry = kb_history_get (history, kb_history_size (history) - 3 + i);
    g_autoptr (KbChanges) changes = kb_workbook_read_changes (workbook, entry, &error);
    const KbChange *change;

    g_assert_no_error (error);
    g_assert_cmpuint (kb_changes_size (changes), ==, 1);
    change = kb_changes_get (changes, 0);
    g_assert_cmpint (change->type, ==, KB_CHANGE_EDITED);
    g_assert_cmpint (change->kind, ==, KB_KIND_ASSET);
    g_assert_cmpstr (change->id, ==, id);
    g_assert_cmpstr (kb_record_text (change->before, KB_ASSET_OWNER), ==, expected[i][0]);
    g_assert_cmpstr (kb_record_text (change->after, KB_ASSET_OWNER), ==, expected[i][1]);
    g_assert_true (kb_changes_field_changed (change, KB_ASSET_OWNER));
    g_assert_false (kb_changes_field_changed (change, KB_ASSET_NAME));
  }
  test_close (workbook);
}

/* A report made in another thread has a history of its own. */
static void
test_copy_of_a_history (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (KbHistory) copy = NULL;
  g_autofree char *head = NULL;

  test_fill (workbook);
  copy = kb_history_copy (kb_workbook_get_history (workbook));
  head = g_strdup (kb_history_head (copy));
  g_assert_cmpstr (head, ==, kb_history_head (kb_workbook_get_history (workbook)));
  g_assert_cmpstr (kb_history_to_undo (copy)->label, ==, "decision-set");
  g_free (test_add_asset (workbook, "Bygglov"));
  g_assert_cmpstr (kb_history_head (copy), ==, head);
  g_assert_cmpstr (kb_history_head (kb_workbook_get_history (workbook)), !=, head);
  g_assert_nonnull (kb_history_find (kb_workbook_get_history (workbook), head));
  g_assert_null (kb_history_find (copy, "borta"));
  g_assert_null (kb_history_find (copy, NULL));
  test_close (workbook);
}

/* Arguments come from a file: whatever they hold, asking for one is safe. */
static void
test_hostile_arguments (void)
{
  g_autofree char *deep = g_strnfill (300000, '[');
  const char *const arguments[] = { NULL,
                                    "",
                                    "{",
                                    "[]",
                                    "7",
                                    "{\"name\":7}",
                                    "{\"name\":null}",
                                    "{\"name\":{}}",
                                    "{\"other\":\"x\"}",
                                    deep };

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++) {
    KbEntry entry = { .arguments = (char *) arguments[i] };

    g_assert_null (kb_entry_argument (&entry, "name"));
  }
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/history/undo_and_redo_follow_the_tables", test_tables);
  g_test_add_func ("/history/replay_gives_the_content_after_anything", test_replay_after_anything);
  g_test_add_func ("/history/all_can_be_undone_and_redone", test_back_to_the_beginning);
  g_test_add_func ("/history/a_conflict_stops_an_undo", test_conflict_stops_an_undo);
  g_test_add_func ("/history/changes_are_read_from_an_entry", test_changes_are_read);
  g_test_add_func ("/history/a_copy_is_left_alone_by_later_acts", test_copy_of_a_history);
  g_test_add_func ("/history/hostile_arguments_are_none", test_hostile_arguments);
  return test_run ();
}
