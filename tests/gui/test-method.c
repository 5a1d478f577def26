// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-color-row.h"
#include "kb-heat-cell.h"
#include "kb-labels.h"
#include "kb-method-commands.h"
#include "kb-method-item-dialog.h"
#include "kb-method-list.h"
#include "kb-method-map-dialog.h"
#include "kb-method-matrix.h"
#include "kb-method-texts.h"
#include "kb-text-row.h"

#include <string.h>

/* The method page as a person uses it: what is read, edited, mapped, handed on and replaced. */

static GtkWidget *
open_section (KbWindow *window, const char *name)
{
  GtkWidget *page = gui_page (window, "method");

  gtk_stack_set_visible_child_name (GTK_STACK (gui_part (page, "stack")), name);
  gui_settle (page);
  return page;
}

static char *
last_act (KbWindow *window)
{
  KbHistory *history = kb_workbook_get_history (gui_workbook (window));

  return kb_describe_entry (kb_history_get (history, kb_history_size (history) - 1),
                            KB_LANGUAGE_EN);
}

static void
assert_act (KbWindow *window, const char *expected)
{
  g_autofree char *act = last_act (window);

  g_assert_cmpstr (act, ==, expected);
}

static KbMethod *
method_of (KbWindow *window)
{
  return kb_workbook_get_method (gui_workbook (window));
}

static char *
step_id (KbWindow *window, KbKind kind, guint ordinal)
{
  return g_strdup (kb_record_id (kb_method_item (method_of (window), kind, ordinal)));
}

/* Level 3 gets another name: one act, with its name in the history, undone in one step. */
static void
test_rename_level (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "levels");
  g_autofree char *id = step_id (window, KB_KIND_LEVEL, 3);
  GtkWindow *dialog;

  gui_activate (gui_part (page, "level_list"), "method-list.edit", "s", id);
  dialog = gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (gui_find (dialog, ADW_TYPE_ENTRY_ROW, 1)), "Very serious");
  gui_click (gui_part (dialog, "save_button"));
  g_assert_null (gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG));
  assert_act (window, "Level 3 is now called Very serious");
  g_assert_nonnull (gui_find_label (page, "Very serious"));
  gui_activate (window, "win.undo", NULL);
  g_assert_null (gui_find_label (page, "Very serious"));
  gui_close (window);
}

/* What the policy does not say of the method itself is marked as the rest is. */
static void
test_assumed_facts (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "about");
  g_autoptr (KbRecord) header = kb_record_copy (kb_method_header (method_of (window)));
  g_autoptr (GError) error = NULL;
  GtkWidget *facts = gtk_stack_get_visible_child (GTK_STACK (gui_part (page, "stack")));

  kb_record_set_text (header, KB_METHOD_ASSUMED_FIELDS, "");
  g_assert_true (kb_workbook_put_method_item (gui_workbook (window), header, &error));
  gui_settle (page);
  g_assert_null (gui_find_label (facts, "Default"));
  kb_record_set_text (header, KB_METHOD_ASSUMED_FIELDS, "review_months");
  g_assert_true (kb_workbook_put_method_item (gui_workbook (window), header, &error));
  gui_settle (page);
  g_assert_nonnull (gui_find_label (facts, "Default"));
  gui_close (window);
}

/* A colour is judged where it is chosen, and one that is none is not written. */
static void
test_color (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "levels");
  g_autofree char *id = step_id (window, KB_KIND_LEVEL, 1);
  guint entries = test_entries (gui_workbook (window));
  GtkWindow *dialog;
  GtkWidget *row;

  gui_activate (gui_part (page, "level_list"), "method-list.edit", "s", id);
  dialog = gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG);
  row = gui_find (dialog, KB_TYPE_COLOR_ROW, 0);
  g_assert_nonnull (strstr (kb_color_row_get_verdict (KB_COLOR_ROW (row)), "reads well"));
  gtk_editable_set_text (GTK_EDITABLE (row), "#808080");
  g_assert_nonnull (strstr (kb_color_row_get_verdict (KB_COLOR_ROW (row)), "too low"));
  gtk_editable_set_text (GTK_EDITABLE (row), "#E3EBE5");
  g_assert_nonnull (strstr (kb_color_row_get_verdict (KB_COLOR_ROW (row)), "in grey like 0"));
  gtk_editable_set_text (GTK_EDITABLE (row), "röd");
  gui_click (gui_part (dialog, "save_button"));
  g_assert_nonnull (gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG));
  g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries);
  gtk_editable_set_text (GTK_EDITABLE (row), "#F5E08C");
  gui_click (gui_part (dialog, "save_button"));
  assert_act (window, "Change colour of Moderate");
  gui_close (window);
}

/* Five levels become four: what has no counterpart is shown and must be decided; undo gives all
 * back. */
static void
test_scale (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "levels");
  g_autofree char *before = test_workbook_text (gui_workbook (window));
  g_autofree char *after = NULL;
  GtkWindow *dialog;
  GtkWidget *apply, *row;

  gui_activate (gui_part (page, "level_list"), "method-list.scale", NULL);
  dialog = gui_dialog (KB_TYPE_METHOD_MAP_DIALOG);
  g_assert_nonnull (dialog);
  apply = gui_part (dialog, "apply_button");
  adw_combo_row_set_selected (gui_part (dialog, "count_row"), 1);
  gui_settle (GTK_WIDGET (dialog));
  g_assert_false (gtk_widget_get_sensitive (apply));
  g_assert_nonnull (strstr (gui_text (gui_part (dialog, "hint_label")), "1 thing is still"));
  row = gui_find (gui_part (dialog, "map_box"), ADW_TYPE_COMBO_ROW, 4);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "6 values");
  /* Choose what it becomes; 0; 1; 2; 3; Take the values away */
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 4);
  g_assert_true (gtk_widget_get_sensitive (apply));
  gui_click (apply);
  g_assert_null (gui_dialog (KB_TYPE_METHOD_MAP_DIALOG));
  assert_act (window, "Change the levels from 0–4 to 0–3");
  g_assert_cmpuint (kb_method_size (method_of (window), KB_KIND_LEVEL), ==, 4);
  gui_activate (window, "win.undo", NULL);
  after = test_workbook_text (gui_workbook (window));
  test_assert_same_text (after, before);
  gui_close (window);
}

/* Arrows move, digits set; the keyboard stays in its cell. */
static void
test_matrix_keys (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "matrix");
  GtkWidget *matrix = gui_part (page, "matrix");
  GtkWidget *grid = gui_part (matrix, "grid");
  GtkWidget *cell = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < gui_count (grid, KB_TYPE_HEAT_CELL); i++) {
    GtkWidget *one = gui_find (grid, KB_TYPE_HEAT_CELL, i);

    if (kb_heat_cell_get_likelihood (KB_HEAT_CELL (one)) == 0
        && kb_heat_cell_get_consequence (KB_HEAT_CELL (one)) == 0)
      cell = one;
  }
  gui_focus (cell);
  g_assert_true (gui_press (grid, GDK_KEY_Up));
  g_assert_true (gui_press (grid, GDK_KEY_Right));
  cell = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (KB_IS_HEAT_CELL (cell));
  g_assert_cmpuint (kb_heat_cell_get_likelihood (KB_HEAT_CELL (cell)), ==, 1);
  g_assert_cmpuint (kb_heat_cell_get_consequence (KB_HEAT_CELL (cell)), ==, 1);
  g_assert_cmpuint (kb_method_band_at (method_of (window), 1, 1), !=, 3);
  g_assert_true (gui_press (grid, GDK_KEY_4));
  g_assert_cmpuint (kb_method_band_at (method_of (window), 1, 1), ==, 3);
  assert_act (window, "Set likelihood 2, consequence 2 to Very high");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == cell);
  name = gui_name (cell);
  g_assert_true (g_str_has_suffix (name, ": Very high"));
  g_assert_false (gui_press (grid, GDK_KEY_9));
  gui_close (window);
}

/* The axes can be turned; the cells stay themselves. */
static void
test_axes (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "matrix");
  GtkWidget *matrix = gui_part (page, "matrix");
  g_autoptr (KbRecord) header = kb_record_copy (kb_method_header (method_of (window)));
  g_autoptr (GError) error = NULL;
  GtkWidget *cell;

  g_assert_cmpstr (gui_text (gui_part (matrix, "upright_label")), ==, "Consequence");
  kb_record_set_text (header, KB_METHOD_AXES, "likelihood-up");
  kb_record_set_integer (header, KB_METHOD_FLIP_LIKELIHOOD, 1);
  g_assert_true (kb_workbook_put_method_item (gui_workbook (window), header, &error));
  gui_settle (page);
  g_assert_cmpstr (gui_text (gui_part (matrix, "upright_label")), ==, "Likelihood");
  cell = gtk_grid_get_child_at (GTK_GRID (gui_part (matrix, "grid")), 1, 0);
  g_assert_cmpuint (kb_heat_cell_get_likelihood (KB_HEAT_CELL (cell)), ==, 0);
  g_assert_cmpuint (kb_heat_cell_get_consequence (KB_HEAT_CELL (cell)), ==, 0);
  gui_close (window);
}

static gboolean
removes (GtkWidget *widget, gpointer id)
{
  GVariant *target = GTK_IS_BUTTON (widget)
                             && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)),
                                           "method-list.remove")
                                    == 0
                         ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget))
                         : NULL;

  return target && g_str_equal (g_variant_get_string (target, NULL), id);
}

/* A role that nobody holds goes at once; one that systems name is first decided on. The keyboard
 * stays on what removes, of the row before. */
static void
test_remove_role (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "roles");
  GtkWidget *list = gui_part (page, "role_list");
  guint n = kb_method_size (method_of (window), KB_KIND_ROLE);
  g_autofree char *held = step_id (window, KB_KIND_ROLE, 0);
  g_autofree char *free_role = step_id (window, KB_KIND_ROLE, n - 1);
  g_autofree char *before = step_id (window, KB_KIND_ROLE, n - 2);
  GtkWindow *dialog;

  gui_focus (gui_walk (list, removes, free_role));
  gui_activate (list, "method-list.remove", "s", free_role);
  g_assert_true (removes (gtk_window_get_focus (GTK_WINDOW (window)), before));
  g_assert_cmpuint (kb_method_size (method_of (window), KB_KIND_ROLE), ==, n - 1);
  g_assert_null (gui_dialog (KB_TYPE_METHOD_MAP_DIALOG));
  gui_activate (list, "method-list.remove", "s", held);
  dialog = gui_dialog (KB_TYPE_METHOD_MAP_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_get_sensitive (gui_part (dialog, "apply_button")));
  g_assert_cmpuint (kb_method_size (method_of (window), KB_KIND_ROLE), ==, n - 1);
  gtk_window_destroy (dialog);
  gui_close (window);
}

/* Something new: what is empty is asked for, and a name in one language stands in both. */
static void
test_add_control (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "plan");
  guint n = kb_method_size (method_of (window), KB_KIND_CONTROL);
  GtkWindow *dialog;
  KbRecord *control;

  gui_activate (gui_part (page, "control_list"), "method-list.add", NULL);
  dialog = gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG);
  gui_click (gui_part (dialog, "save_button"));
  g_assert_true (gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG) == dialog);
  gtk_editable_set_text (GTK_EDITABLE (gui_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "Reservkraft");
  gtk_editable_set_text (GTK_EDITABLE (gui_find (dialog, ADW_TYPE_ENTRY_ROW, 2)), "sex");
  gui_click (gui_part (dialog, "save_button"));
  g_assert_true (gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG) == dialog);
  gtk_editable_set_text (GTK_EDITABLE (gui_find (dialog, ADW_TYPE_ENTRY_ROW, 2)), "6");
  gui_click (gui_part (dialog, "save_button"));
  g_assert_null (gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG));
  g_assert_cmpuint (kb_method_size (method_of (window), KB_KIND_CONTROL), ==, n + 1);
  control = kb_method_item (method_of (window), KB_KIND_CONTROL, n);
  g_assert_cmpstr (kb_record_text (control, KB_CONTROL_NAME_EN), ==, "Reservkraft");
  assert_act (window, "Add recurring control Reservkraft");
  gui_close (window);
}

/* Handed on as a file, and another workbook's method replaced from it; a broken file is refused
 * with the place of the fault. */
static void
test_hand_on_and_replace (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "about");
  g_autofree char *path = test_path ("metod.json");
  g_autofree char *broken = test_path ("trasig.json");
  g_autofree char *text = NULL;
  g_auto (GStrv) halves = NULL;
  g_autofree char *wrong = NULL;
  guint entries = test_entries (gui_workbook (window));
  GtkWindow *dialog;

  gui_activate (page, "method-page.export", NULL);
  gui_choose_file (path);
  gui_wait (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  halves = g_strsplit (text, "\"#B3261E\"", 2);
  wrong = g_strjoin ("\"red\"", halves[0], halves[1], NULL);
  g_assert_true (g_file_set_contents (broken, wrong, -1, NULL));
  gui_activate (page, "method-page.replace", NULL);
  gui_choose_file (broken);
  gui_settle (page);
  g_assert_null (gui_dialog (KB_TYPE_METHOD_MAP_DIALOG));
  g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries);
  gui_activate (page, "method-page.replace", NULL);
  gui_choose_file (path);
  gui_wait (gui_dialog (KB_TYPE_METHOD_MAP_DIALOG) != NULL);
  dialog = gui_dialog (KB_TYPE_METHOD_MAP_DIALOG);
  gui_click (gui_part (dialog, "apply_button"));
  g_assert_null (gui_dialog (KB_TYPE_METHOD_MAP_DIALOG));
  gui_close (window);
}

/* A step comes between two others: the values above it get other numbers and stay themselves. */
static void
test_scale_middle (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "matrix");
  g_autofree char *before = test_workbook_text (gui_workbook (window));
  g_autofree char *after = NULL;
  g_autofree char *second = step_id (window, KB_KIND_LIKELIHOOD, 1);
  g_autofree char *third = step_id (window, KB_KIND_LIKELIHOOD, 2);
  GtkWidget *row;
  GtkWindow *dialog;

  dialog =
      GTK_WINDOW (kb_method_map_dialog_new_scale (page, gui_workbook (window), KB_KIND_LIKELIHOOD));
  gtk_window_present (dialog);
  gui_settle (GTK_WIDGET (dialog));
  adw_combo_row_set_selected (gui_part (dialog, "count_row"), 3);
  adw_combo_row_set_selected (gui_part (dialog, "end_row"), 3);
  gui_settle (GTK_WIDGET (dialog));
  row = gui_part (dialog, "end_row");
  g_assert_cmpstr (
      gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row))), ==,
      "Above 2 At least every ten years");
  gui_click (gui_part (dialog, "apply_button"));
  assert_act (window, "Change the likelihood scale from 1–4 to 1–5");
  g_assert_cmpint (kb_method_ordinal (method_of (window), KB_KIND_LIKELIHOOD, second), ==, 1);
  g_assert_cmpint (kb_method_ordinal (method_of (window), KB_KIND_LIKELIHOOD, third), ==, 3);
  gui_activate (window, "win.undo", NULL);
  after = test_workbook_text (gui_workbook (window));
  test_assert_same_text (after, before);
  gui_close (window);
}

static void
write_aspect (GtkWindow *dialog, const char *code, const char *letter, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (gui_find (dialog, ADW_TYPE_ENTRY_ROW, 0)), code);
  gtk_editable_set_text (GTK_EDITABLE (gui_find (dialog, ADW_TYPE_ENTRY_ROW, 1)), letter);
  gtk_editable_set_text (GTK_EDITABLE (gui_find (dialog, ADW_TYPE_ENTRY_ROW, 2)), name);
  gui_click (gui_part (dialog, "save_button"));
}

/* An aspect of the kommun's own is written, handed on as JSON with its code, and removed: what
 * stands under it is told first. */
static void
test_own_aspect (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "aspects");
  GtkWidget *list = gui_part (page, "aspect_list");
  guint n = kb_method_size (method_of (window), KB_KIND_ASPECT);
  g_autoptr (KbContent) read = NULL;
  g_autoptr (KbRecord) level = kb_record_new (KB_KIND_ASSET_LEVEL, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new ("field-set");
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *id = NULL;
  g_autofree char *level_id = step_id (window, KB_KIND_LEVEL, 2);
  KbContent *content = kb_workbook_get_content (gui_workbook (window));
  GtkWindow *dialog;
  GtkTextBuffer *buffer;

  gui_activate (list, "method-list.add", NULL);
  dialog = gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG);
  write_aspect (dialog, "", "Ä", "Äkthet");
  g_assert_true (gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG) == dialog); /* no question yet */
  buffer = gtk_text_view_get_buffer (
      kb_text_row_get_view (KB_TEXT_ROW (gui_find (dialog, KB_TYPE_TEXT_ROW, 2))));
  gtk_text_buffer_set_text (buffer, "Vad händer om avsändaren är en annan?", -1);
  write_aspect (dialog, "", "K", "Äkthet");
  g_assert_true (gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG) == dialog); /* K is taken */
  write_aspect (dialog, "Äkthet", "Ä", "Äkthet");
  g_assert_true (gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG) == dialog); /* no code */
  write_aspect (dialog, "", "Ä", "Äkthet");
  g_assert_null (gui_dialog (KB_TYPE_METHOD_ITEM_DIALOG));
  assert_act (window, "Add aspect Äkthet");
  g_assert_cmpuint (kb_method_size (method_of (window), KB_KIND_ASPECT), ==, n + 1);
  id = step_id (window, KB_KIND_ASPECT, n);
  json = kb_method_write_json (content);
  read = kb_method_read_json (json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kb_record_text (kb_content_get (read, KB_KIND_ASPECT, id), KB_ASPECT_CODE), ==,
                   "akthet");
  kb_record_set_text (
      level, KB_ASSET_LEVEL_ASSET,
      kb_record_id (g_ptr_array_index (kb_content_list (content, KB_KIND_ASSET), 0)));
  kb_record_set_text (level, KB_ASSET_LEVEL_ASPECT, id);
  kb_record_set_text (level, KB_ASSET_LEVEL_LEVEL, level_id);
  kb_edit_put (edit, content, level);
  g_assert_true (kb_workbook_commit (gui_workbook (window), edit, &error));
  gui_settle (page);
  gui_activate (list, "method-list.remove", "s", id);
  dialog = gui_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "its class of 1 information asset"));
  g_assert_cmpuint (kb_method_size (method_of (window), KB_KIND_ASPECT), ==, n + 1);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "remove");
  gui_settle (page);
  g_assert_cmpuint (kb_method_size (method_of (window), KB_KIND_ASPECT), ==, n);
  assert_act (window, "Delete aspect Äkthet");
  /* One of the four with classes stays. */
  g_free (id);
  id = step_id (window, KB_KIND_ASPECT, 0);
  gui_activate (list, "method-list.remove", "s", id);
  gui_settle (page);
  g_assert_cmpuint (kb_method_size (method_of (window), KB_KIND_ASPECT), ==, n);
  gui_close (window);
}

/* The table of consequences is as high as its texts are at the width they get, and the list of
 * sections says what its rows are. */
static void
test_texts_are_whole (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = open_section (window, "areas");
  GtkWidget *texts = NULL;
  GtkAdjustment *down;

  for (guint i = 0; i < 2 && !(texts && gtk_widget_get_mapped (texts)); i++)
    texts = gui_find (page, KB_TYPE_METHOD_TEXTS, i);
  g_assert_true (gtk_widget_get_mapped (texts));
  down = gtk_scrolled_window_get_vadjustment (gui_part (texts, "scroller"));
  gui_wait (gtk_adjustment_get_upper (down) > 100);
  gui_wait (gtk_adjustment_get_upper (down) <= gtk_adjustment_get_page_size (down) + 1);
  {
    g_autofree char *name =
        gui_name (gui_find (gui_part (page, "sidebar"), GTK_TYPE_LIST_BOX_ROW, 0));

    g_assert_cmpstr (name, ==, "The method");
  }
  gui_close (window);
}

int
main (int argc, char *argv[])
{
  gui_init (&argc, &argv);
  g_test_add_func ("/gui-method/a_method_is_handed_on_and_replaced", test_hand_on_and_replace);
  g_test_add_func ("/gui-method/a_level_gets_another_name", test_rename_level);
  g_test_add_func ("/gui-method/a_colour_is_judged_in_place", test_color);
  g_test_add_func ("/gui-method/what_is_assumed_of_the_method_is_marked", test_assumed_facts);
  g_test_add_func ("/gui-method/a_change_of_scale_is_shown_first", test_scale);
  g_test_add_func ("/gui-method/keys_in_the_matrix", test_matrix_keys);
  g_test_add_func ("/gui-method/axes_can_be_turned", test_axes);
  g_test_add_func ("/gui-method/a_role_with_holders_is_decided_on", test_remove_role);
  g_test_add_func ("/gui-method/something_new_is_asked_for", test_add_control);
  g_test_add_func ("/gui-method/a_step_comes_in_the_middle", test_scale_middle);
  g_test_add_func ("/gui-method/an_aspect_of_ones_own", test_own_aspect);
  g_test_add_func ("/gui-method/texts_are_whole", test_texts_are_whole);
  return gui_run ();
}
