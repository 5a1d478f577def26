// SPDX-License-Identifier: EUPL-1.2
#include "workbook.h"

/* The list models that pages show: the same row object while its record is edited, and no more said
 * than has happened. */

typedef struct {
  guint n_changed; /* items-changed */
  guint position;
  guint removed;
  guint added;
  guint n_rows; /* "changed" of a row */
} Heard;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Heard *heard)
{
  heard->n_changed++;
  heard->position = position;
  heard->removed = removed;
  heard->added = added;
}

static void
row_changed_cb (KbRow *row, Heard *heard)
{
  heard->n_rows++;
}

static void
assert_items (const Heard *heard, guint position, guint removed, guint added)
{
  g_assert_cmpuint (heard->n_changed, ==, 1);
  g_assert_cmpuint (heard->position, ==, position);
  g_assert_cmpuint (heard->removed, ==, removed);
  g_assert_cmpuint (heard->added, ==, added);
}

/* The model is what the content lists, one row object each. */
static void
assert_in_step (KbWorkbook *workbook, KbKind kind)
{
  GListModel *model = G_LIST_MODEL (kb_workbook_get_rows (workbook, kind));
  const GPtrArray *list = kb_content_list (kb_workbook_get_content (workbook), kind);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, list->len);
  for (guint i = 0; i < list->len; i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (model, i);

    g_assert_true (kb_row_get_record (row) == g_ptr_array_index (list, i));
    g_assert_true (kb_rows_find (KB_ROWS (model), kb_row_get_id (row)) == row);
  }
}

/* Five assets in order, and ears on the list. */
static KbWorkbook *
listen (Heard *heard, char *ids[5])
{
  KbWorkbook *workbook = test_workbook ();
  KbRows *rows;

  for (guint i = 0; i < 5; i++) {
    g_autofree char *name = g_strdup_printf ("Mängd %u", i);

    ids[i] = test_add_asset (workbook, name);
  }
  rows = kb_workbook_get_rows (workbook, KB_KIND_ASSET);
  *heard = (Heard){ 0 };
  g_signal_connect (rows, "items-changed", G_CALLBACK (items_changed_cb), heard);
  return workbook;
}

static void
stop_listening (KbWorkbook *workbook, char *ids[5])
{
  assert_in_step (workbook, KB_KIND_ASSET);
  test_close (workbook);
  for (guint i = 0; i < 5; i++)
    g_free (ids[i]);
}

static void
test_edit_keeps_the_row (void)
{
  Heard heard;
  char *ids[5];
  KbWorkbook *workbook = listen (&heard, ids);
  KbRows *rows = kb_workbook_get_rows (workbook, KB_KIND_ASSET);
  KbRow *row = kb_rows_find (rows, ids[2]);
  KbRow *other = kb_rows_find (rows, ids[3]);
  Heard other_heard = { 0 };
  g_autoptr (GError) error = NULL;

  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), &heard);
  g_signal_connect (other, "changed", G_CALLBACK (row_changed_cb), &other_heard);
  g_assert_true (
      kb_workbook_set_text (workbook, KB_KIND_ASSET, ids[2], KB_ASSET_NAME, "Nytt namn", &error));
  g_assert_cmpuint (heard.n_changed, ==, 0);
  g_assert_cmpuint (heard.n_rows, ==, 1);
  g_assert_cmpuint (other_heard.n_rows, ==, 0);
  g_assert_true (kb_rows_find (rows, ids[2]) == row);
  g_assert_cmpstr (kb_record_title (kb_row_get_record (row)), ==, "Nytt namn");
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_cmpuint (heard.n_rows, ==, 2);
  g_assert_cmpuint (heard.n_changed, ==, 0);
  g_assert_cmpstr (kb_record_title (kb_row_get_record (row)), ==, "Mängd 2");
  stop_listening (workbook, ids);
}

/* An act on something else says nothing here. */
static void
test_other_kinds_are_not_heard (void)
{
  Heard heard;
  char *ids[5];
  KbWorkbook *workbook = listen (&heard, ids);
  KbRow *row = kb_rows_find (kb_workbook_get_rows (workbook, KB_KIND_ASSET), ids[0]);
  g_autoptr (GError) error = NULL;

  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), &heard);
  g_free (test_add_system (workbook, "Treserva"));
  g_assert_true (kb_workbook_set_motivation (workbook, ids[0], 0, "Därför", &error));
  g_assert_cmpuint (heard.n_changed, ==, 0);
  g_assert_cmpuint (heard.n_rows, ==, 0);
  kb_row_emit_changed (row);
  g_assert_cmpuint (heard.n_rows, ==, 1);
  stop_listening (workbook, ids);
}

static void
test_added_row (void)
{
  Heard heard;
  char *ids[5];
  KbWorkbook *workbook = listen (&heard, ids);

  g_free (test_add_asset (workbook, "Sist"));
  assert_items (&heard, 5, 0, 1);
  stop_listening (workbook, ids);
}

static void
test_deleted_row_and_its_undo (void)
{
  Heard heard;
  char *ids[5];
  KbWorkbook *workbook = listen (&heard, ids);
  KbRows *rows = kb_workbook_get_rows (workbook, KB_KIND_ASSET);
  KbRow *kept = kb_rows_find (rows, ids[4]);
  g_autoptr (KbRow) gone = g_object_ref (kb_rows_find (rows, ids[1]));
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_delete (workbook, KB_KIND_ASSET, ids[1], &error));
  assert_items (&heard, 1, 1, 0);
  g_assert_null (kb_rows_find (rows, ids[1]));
  /* Who still holds the row can still read it. */
  g_assert_cmpstr (kb_record_title (kb_row_get_record (gone)), ==, "Mängd 1");
  heard.n_changed = 0;
  g_assert_true (kb_workbook_undo (workbook, &error));
  assert_items (&heard, 1, 0, 1);
  g_assert_nonnull (kb_rows_find (rows, ids[1]));
  g_assert_true (kb_rows_find (rows, ids[4]) == kept);
  heard.n_changed = 0;
  g_assert_true (kb_workbook_redo (workbook, &error));
  assert_items (&heard, 1, 1, 0);
  stop_listening (workbook, ids);
}

/* A moved row stays the same object; what lies outside the move is not told. */
static void
test_moved_row (void)
{
  Heard heard;
  char *ids[5];
  KbWorkbook *workbook = listen (&heard, ids);
  KbRows *rows = kb_workbook_get_rows (workbook, KB_KIND_ASSET);
  KbRow *row = kb_rows_find (rows, ids[3]);
  g_autoptr (KbEdit) edit = kb_edit_new ("asset-move");
  g_autoptr (KbRow) second = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), &heard);
  kb_edit_set_integer (edit, KB_KIND_ASSET, ids[3], KB_ASSET_POSITION, 2);
  kb_edit_set_integer (edit, KB_KIND_ASSET, ids[1], KB_ASSET_POSITION, 3);
  kb_edit_set_integer (edit, KB_KIND_ASSET, ids[2], KB_ASSET_POSITION, 4);
  g_assert_true (kb_workbook_commit (workbook, edit, &error));
  assert_items (&heard, 1, 3, 3);
  g_assert_cmpuint (heard.n_rows, ==, 1);
  second = g_list_model_get_item (G_LIST_MODEL (rows), 1);
  g_assert_true (second == row);
  /* A position that changes no order changes no list. */
  heard = (Heard){ 0 };
  g_assert_true (
      kb_workbook_set_integer (workbook, KB_KIND_ASSET, ids[4], KB_ASSET_POSITION, 99, &error));
  g_assert_cmpuint (heard.n_changed, ==, 0);
  stop_listening (workbook, ids);
}

/* Many at once are told in one range. */
static void
test_bulk (void)
{
  Heard heard;
  char *ids[5];
  KbWorkbook *workbook = listen (&heard, ids);
  KbRows *rows = kb_workbook_get_rows (workbook, KB_KIND_ASSET);
  KbRow *first = kb_rows_find (rows, ids[0]);
  g_autoptr (KbEdit) edit = kb_edit_new ("import");
  g_autoptr (KbEdit) removal = kb_edit_new ("record-delete");
  g_autoptr (GError) error = NULL;

  g_signal_connect (first, "changed", G_CALLBACK (row_changed_cb), &heard);
  kb_edit_set_text (edit, KB_KIND_ASSET, ids[0], KB_ASSET_OWNER, "Socialchef");
  for (guint i = 0; i < 1000; i++) {
    g_autofree char *id = kb_new_id ();
    g_autoptr (KbRecord) asset = kb_record_new (KB_KIND_ASSET, id);

    kb_record_set_text (asset, KB_ASSET_NAME, "Importerad");
    kb_record_set_integer (asset, KB_ASSET_POSITION, 100 + i);
    kb_edit_insert (edit, asset);
  }
  g_assert_true (kb_workbook_commit (workbook, edit, &error));
  assert_items (&heard, 5, 0, 1000);
  g_assert_cmpuint (heard.n_rows, ==, 1);
  g_assert_true (kb_rows_find (rows, ids[0]) == first);
  heard.n_changed = 0;
  g_assert_true (kb_workbook_undo (workbook, &error));
  assert_items (&heard, 5, 1000, 0);
  heard.n_changed = 0;
  /* Two that do not lie side by side: the range between them is told. */
  kb_edit_delete (removal, KB_KIND_ASSET, ids[1]);
  kb_edit_delete (removal, KB_KIND_ASSET, ids[3]);
  g_assert_true (kb_workbook_commit (workbook, removal, &error));
  assert_items (&heard, 1, 3, 1);
  stop_listening (workbook, ids);
}

/* The first and the last of a list. */
static void
test_empty_list (void)
{
  KbWorkbook *workbook = test_workbook ();
  KbRows *rows = kb_workbook_get_rows (workbook, KB_KIND_ASSET);
  Heard heard = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_signal_connect (rows, "items-changed", G_CALLBACK (items_changed_cb), &heard);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (rows), 0));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (rows)) == KB_TYPE_ROW);
  g_assert_null (kb_rows_find (rows, NULL));
  id = test_add_asset (workbook, "Enda");
  assert_items (&heard, 0, 0, 1);
  heard.n_changed = 0;
  g_assert_true (kb_workbook_delete (workbook, KB_KIND_ASSET, id, &error));
  assert_items (&heard, 0, 1, 0);
  assert_in_step (workbook, KB_KIND_ASSET);
  test_close (workbook);
}

/* Rows come in the order of their number or position in every list. */
static void
test_every_kind_is_listed (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GError) error = NULL;

  for (int kind = 0; kind < KB_N_KINDS; kind++)
    kb_workbook_get_rows (workbook, (KbKind) kind);
  test_fill (workbook);
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    assert_in_step (workbook, (KbKind) kind);
  while (kb_workbook_undo (workbook, NULL))
    for (int kind = 0; kind < KB_N_KINDS; kind++)
      assert_in_step (workbook, (KbKind) kind);
  while (kb_workbook_redo (workbook, NULL))
    ;
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    assert_in_step (workbook, (KbKind) kind);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/rows/an_edited_record_keeps_its_row", test_edit_keeps_the_row);
  g_test_add_func ("/rows/other_kinds_are_not_heard", test_other_kinds_are_not_heard);
  g_test_add_func ("/rows/an_added_record_is_one_row", test_added_row);
  g_test_add_func ("/rows/a_deleted_record_comes_back_in_its_place", test_deleted_row_and_its_undo);
  g_test_add_func ("/rows/a_moved_record_keeps_its_row", test_moved_row);
  g_test_add_func ("/rows/many_are_told_in_one_range", test_bulk);
  g_test_add_func ("/rows/a_list_may_be_empty", test_empty_list);
  g_test_add_func ("/rows/every_kind_is_listed", test_every_kind_is_listed);
  return test_run ();
}
