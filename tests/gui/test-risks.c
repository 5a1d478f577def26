// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-heat-map.h"
#include "kb-matrix-table.h"
#include "kb-picture-share.h"
#include "kb-picture-window.h"
#include "kb-risk-page.h"

#include <string.h>

/* A threat of the catalogue brings its group, and an example becomes the sentence in one act. */
static void
test_threat (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  GtkWidget *threat;
  guint entries;

  kb_risk_page_choose (KB_RISK_PAGE (page), kb_record_id (gui_risk (window, 4)));
  gui_settle (GTK_WIDGET (window));
  threat = gui_part (gui_part (page, "pane"), "threat");
  entries = test_entries (gui_workbook (window));
  adw_combo_row_set_selected (gui_part (threat, "threat_row"), 1);
  gui_settle (NULL);
  g_assert_cmpstr (kb_record_text (gui_risk (window, 4), KB_RISK_THREAT), ==, "T18");
  g_assert_nonnull (kb_record_text (gui_risk (window, 4), KB_RISK_THREAT_GROUP));
  g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries + 1);
  g_assert_true (gtk_widget_get_visible (gui_part (threat, "measures_row")));
  g_assert_cmpstr (adw_preferences_row_get_title (gui_part (threat, "about_row")), ==,
                   "Sent to the wrong person");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (gui_part (threat, "about_row")),
                            "Hits: Confidentiality. (G 0.19)"));
  adw_expander_row_set_expanded (gui_part (threat, "examples_row"), TRUE);
  gui_settle (NULL);
  g_signal_emit_by_name (gui_find (gui_part (threat, "examples_row"), ADW_TYPE_ACTION_ROW, 1),
                         "activated");
  gui_settle (NULL);
  g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries + 2);
  adw_expander_row_set_expanded (gui_part (threat, "weaknesses_row"), TRUE);
  gui_settle (NULL);
  g_signal_emit_by_name (gui_find (gui_part (threat, "weaknesses_row"), ADW_TYPE_ACTION_ROW, 1),
                         "activated");
  gui_settle (NULL);
  g_assert_cmpstr (kb_record_text (gui_risk (window, 4), KB_RISK_WEAKNESS), ==,
                   "Adressen kontrolleras inte på nytt före utskick, "
                   "recipients who are not double-checked");
  gui_close (window);
}

/* What only the nämnd may accept is put before it, and is open until it has decided. */
static void
test_acceptance (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  GtkWidget *pane;
  g_autoptr (GError) error = NULL;

  kb_risk_page_choose (KB_RISK_PAGE (page), kb_record_id (gui_risk (window, 4)));
  gui_settle (GTK_WIDGET (window));
  pane = gui_part (gui_part (page, "pane"), "acceptance");
  g_assert_false (gtk_widget_get_visible (gui_part (pane, "accept_button")));
  g_signal_emit_by_name (gui_part (pane, "propose_button"), "clicked");
  gui_settle (NULL);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (gui_part (pane, "state_row")),
                                   "Open: put before"));
  g_assert_true (
      kb_workbook_set_decision (gui_workbook (window), KB_DECISION_OUTCOME, "approved", &error));
  gui_settle (NULL);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (gui_part (pane, "state_row")),
                                   "Accepted: "));
  g_assert_false (gtk_widget_get_visible (gui_part (pane, "take_out_button")));
  gui_close (window);
}

/* One act keeps where everything stands; then last round can be looked at. */
static void
test_round (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  guint entries = test_entries (gui_workbook (window));
  g_autoptr (GError) error = NULL;

  gui_activate (page, "risk.new-round", NULL);
  g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries + 1);
  g_assert_true (gtk_widget_get_visible (gui_part (page, "previous_button")));
  gtk_toggle_button_set_active (gui_part (page, "previous_button"), TRUE);
  gui_settle (NULL);
  g_assert_cmpstr (gui_text (gui_part (page, "heading")), ==, "18 risks last round");
  g_assert_true (kb_workbook_undo (gui_workbook (window), &error));
  gui_settle (NULL);
  gui_close (window);
}

static void
test_axes_and_table (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");

  gui_activate (page, "risk.swap-axes", NULL);
  g_assert_nonnull (gui_find_label (gui_part (page, "map"), "Likelihood ↑"));
  gui_activate (page, "risk.flip-likelihood", NULL);
  g_assert_nonnull (gui_find_label (gui_part (page, "map"), "Likelihood ↓"));
  gui_activate (page, "risk.flip-consequence", NULL);
  g_assert_nonnull (gui_find_label (gui_part (page, "map"), "← Consequence"));
  gtk_toggle_button_set_active (gui_part (page, "table_button"), TRUE);
  gui_settle (NULL);
  g_assert_nonnull (gui_find_label (gui_part (page, "table"), "Very high 16"));
  gui_close (window);
}

static void
test_filter (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  GtkWidget *filter = gui_part (page, "filter");

  gtk_drop_down_set_selected (gui_part (filter, "aspect_drop_down"), 1);
  gtk_drop_down_set_selected (gui_part (filter, "level_drop_down"), 4);
  gui_settle (NULL);
  g_assert_nonnull (strstr (gui_text (gui_part (page, "heading")), "(of 18 in all)"));
  g_signal_emit_by_name (gui_part (filter, "reset_button"), "clicked");
  gui_settle (NULL);
  g_assert_cmpstr (gui_text (gui_part (page, "heading")), ==, "18 risks before actions");
  gui_close (window);
}

static void
test_pictures (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  static const char *const names[] = { "bild.png", "bild.svg", "bild.pdf" };
  GtkWidget *shown;
  g_autoptr (KbReport) report =
      kb_report_new (gui_workbook (window), KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);

  gui_activate (page, "risk.pictures", NULL);
  shown = GTK_WIDGET (gui_dialog (KB_TYPE_PICTURE_WINDOW));
  g_assert_nonnull (gui_find_label (gui_part (shown, "table"), "12"));
  gtk_drop_down_set_selected (gui_part (shown, "kind_drop_down"), 1);
  gui_settle (NULL);
  g_assert_nonnull (gui_find_label (gui_part (shown, "table"), "Unit"));
  gtk_window_destroy (GTK_WINDOW (shown));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint kind = 0; kind < KB_N_CLASS_PICTURES; kind++) {
      g_autofree char *path = test_path (names[i]);
      g_autoptr (GError) error = NULL;

      kb_picture_write (
          kind == KB_CLASS_PICTURE_UNITS ? kb_class_picture_units : kb_class_picture_aspects,
          report, KB_CLASS_PICTURE_WIDTH, KB_CLASS_PICTURE_HEIGHT, "Bild", path, &error);
      g_assert_no_error (error);
    }
  gui_close (window);
}

/* A page that is not seen does nothing while others work, and shows it all when it is seen. */
static void
test_hidden_page_catches_up (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "risks");
  g_autofree char *id = g_strdup (kb_record_id (gui_risk (window, 4)));
  GtkWidget *pane, *row;
  g_autoptr (GError) error = NULL;

  kb_risk_page_choose (KB_RISK_PAGE (page), id);
  gui_settle (GTK_WIDGET (window));
  pane = gui_part (page, "pane");
  row = gui_part (pane, "title_row");
  gui_page (window, "method");
  gui_settle (GTK_WIDGET (window));
  g_assert_true (
      kb_workbook_set_text (workbook, KB_KIND_RISK, id, KB_RISK_TITLE, "Ett nytt namn", &error));
  g_assert_true (
      kb_workbook_place_risk (workbook, id, KB_MOMENT_BEFORE, (KbPosition){ 0, 0 }, &error));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), !=, "Ett nytt namn");
  gui_page (window, "risks");
  gui_settle (GTK_WIDGET (window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Ett nytt namn");
  g_assert_cmpuint (adw_combo_row_get_selected (gui_part (pane, "likelihood_before_row")), ==, 1);
  gui_close (window);
}

/* The list of a cell follows acts one by one: what it tells is what stands there. */
static void
test_list_follows (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "risks");
  GListModel *model;
  guint n;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  KbRow *row;

  kb_risk_page_choose_cell (KB_RISK_PAGE (page), (KbPosition){ 1, 3 });
  gui_settle (GTK_WIDGET (window));
  model = G_LIST_MODEL (gtk_list_view_get_model (gui_part (page, "list")));
  n = g_list_model_get_n_items (model);
  g_assert_cmpuint (n, >=, 2);
  row = g_list_model_get_item (model, 1);
  id = g_strdup (kb_row_get_id (row));
  g_object_unref (row);
  g_assert_true (
      kb_workbook_set_text (workbook, KB_KIND_RISK, id, KB_RISK_TITLE, "Ändrad", &error));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n);
  g_assert_true (
      kb_workbook_place_risk (workbook, id, KB_MOMENT_BEFORE, (KbPosition){ 0, 0 }, &error));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n - 1);
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n);
  row = g_list_model_get_item (model, 1);
  g_assert_cmpstr (kb_row_get_id (row), ==, id);
  g_object_unref (row);
  gui_close (window);
}

/* --- the keys that the help tells of --- */

static gboolean
collect_keys (GtkWidget *widget, gpointer data)
{
  g_autofree char *title = NULL;
  g_autofree char *keys = NULL;
  g_auto (GStrv) names = NULL;
  GtkWidget *group = gtk_widget_get_ancestor (widget, GTK_TYPE_SHORTCUTS_GROUP);

  if (!GTK_IS_SHORTCUTS_SHORTCUT (widget) || !group)
    return FALSE;
  g_object_get (group, "title", &title, NULL);
  g_object_get (widget, "accelerator", &keys, NULL);
  if (g_strcmp0 (title, "Risks") != 0)
    return FALSE;
  names = g_strsplit (keys, " ", -1);
  for (guint i = 0; names[i]; i++) {
    guint key;
    GdkModifierType state;

    g_assert_true (gtk_accelerator_parse (names[i], &key, &state));
    g_hash_table_add (data, gtk_accelerator_name (key, state));
  }
  return FALSE;
}

/* The keys of a class; those of the keypad do the same as others. */
static void
collect_bindings (GtkWidget *widget, GHashTable *keys)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                      && k < g_list_model_get_n_items (G_LIST_MODEL (controller));
         k++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
      guint key = GTK_IS_KEYVAL_TRIGGER (trigger)
                      ? gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger))
                      : 0;

      if (key && !g_str_has_prefix (gdk_keyval_name (key), "KP_"))
        g_hash_table_add (keys, gtk_accelerator_name (key, gtk_keyval_trigger_get_modifiers (
                                                               GTK_KEYVAL_TRIGGER (trigger))));
    }
  }
}

/* As the key does that a class has bound. */
static void
press_bound (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                      && k < g_list_model_get_n_items (G_LIST_MODEL (controller));
         k++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (!GTK_IS_KEYVAL_TRIGGER (trigger)
          || gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key
          || gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != state)
        continue;
      g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                   gtk_shortcut_get_arguments (shortcut)));
      gui_settle (NULL);
      return;
    }
  }
  g_error ("Nothing is bound to %s", gdk_keyval_name (key));
}

/* The arrows are those of the risks in the cell that is marked, and the list as well. */
static void
assert_moves_of_chosen (KbWindow *window)
{
  GtkWidget *page = gui_page (window, "risks");
  KbHeatMap *map = gui_part (page, "map");
  KbMethod *method = kb_workbook_get_method (gui_workbook (window));
  KbContent *content = kb_workbook_get_content (gui_workbook (window));
  KbPosition chosen = kb_heat_map_get_chosen (map);
  g_autoptr (GArray) moves = kb_matrix_moves (kb_content_list (content, KB_KIND_RISK), method,
                                              KB_MOMENT_BEFORE, KB_MOMENT_AFTER);
  g_autoptr (GPtrArray) risks = kb_matrix_risks_at (content, method, KB_MOMENT_BEFORE, chosen);
  guint expected[KB_MAX_STEPS][KB_MAX_STEPS] = { { 0 } };

  for (guint i = 0; i < moves->len; i++) {
    const KbMove *move = &g_array_index (moves, KbMove, i);

    if (kb_position_equal (move->from, chosen))
      expected[move->to.likelihood][move->to.consequence] += move->count;
  }
  for (int l = 0; l < (int) kb_method_size (method, KB_KIND_LIKELIHOOD); l++)
    for (int c = 0; c < (int) kb_method_size (method, KB_KIND_CONSEQUENCE); c++)
      g_assert_cmpuint (kb_heat_map_get_moves (map, (KbPosition){ l, c }), ==, expected[l][c]);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (gui_part (page, "list")))),
      ==, risks->len);
}

/* A risk that is moved by keys takes mark, list and arrows with it. */
static void
test_moving_by_keys (void)
{
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Down, GDK_KEY_Left, GDK_KEY_Up };
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  KbMethod *method;

  kb_risk_page_choose (KB_RISK_PAGE (page), kb_record_id (gui_risk (window, 4)));
  gui_settle (GTK_WIDGET (window));
  assert_moves_of_chosen (window);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    press_bound (page, keys[i], GDK_ALT_MASK);
    method = kb_workbook_get_method (gui_workbook (window));
    g_assert_true (
        kb_position_equal (kb_heat_map_get_chosen (gui_part (page, "map")),
                           kb_risk_position (method, gui_risk (window, 4), KB_MOMENT_BEFORE)));
    assert_moves_of_chosen (window);
  }
  gui_close (window);
}

/* What the help says of the page its page does, and the other way round. Arrows and Return are the
 * matrix's own buttons, which tests/e2e/risk-keys.py presses. */
static void
test_help_names_the_keys (void)
{
  static const char *const of_buttons[] = { "Up", "Down", "Left", "Right", "Return", "f" };
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) real = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *before = gui_part (page, "before_button");

  gui_settle (GTK_WIDGET (window));
  gui_walk (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)), collect_keys,
            shown);
  collect_bindings (page, real);
  g_assert_cmpuint (g_hash_table_size (real), >=, 4);
  for (guint i = 0; i < G_N_ELEMENTS (of_buttons); i++)
    g_hash_table_add (real, g_strdup (of_buttons[i]));
  gui_assert_same_keys (shown, real);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (before)));
  g_assert_true (gui_press (page, GDK_KEY_f));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (before)));
  gui_close (window);
}

int
main (int argc, char *argv[])
{
  gui_init (&argc, &argv);
  g_test_add_func ("/risks/the_help_names_its_keys", test_help_names_the_keys);
  g_test_add_func ("/risks/moving_by_keys_takes_the_arrows_along", test_moving_by_keys);
  g_test_add_func ("/risks/a_hidden_page_catches_up", test_hidden_page_catches_up);
  g_test_add_func ("/risks/the_list_of_a_cell_follows", test_list_follows);
  g_test_add_func ("/risks/a_threat_brings_examples_and_measures", test_threat);
  g_test_add_func ("/risks/only_the_board_accepts_what_is_high", test_acceptance);
  g_test_add_func ("/risks/a_new_round_keeps_the_last", test_round);
  g_test_add_func ("/risks/the_axes_turn_and_a_table_says_the_same", test_axes_and_table);
  g_test_add_func ("/risks/a_filter_counts_what_it_leaves", test_filter);
  g_test_add_func ("/risks/pictures_of_classes_have_their_numbers", test_pictures);
  return gui_run ();
}
