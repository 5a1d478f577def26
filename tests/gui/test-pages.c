// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-asset-page.h"
#include "kb-check-list.h"
#include "kb-class-badges.h"
#include "kb-decision-page.h"
#include "kb-heat-cell.h"
#include "kb-heat-map.h"
#include "kb-import-preview-pane.h"
#include "kb-links.h"
#include "kb-matrix.h"
#include "kb-name-dialog.h"
#include "kb-new-asset-dialog.h"
#include "kb-export.h"
#include "kb-plan-page.h"
#include "kb-plan-return-dialog.h"
#include "kb-raise-dialog.h"
#include "kb-record-table.h"
#include "kb-risk-page.h"
#include "kb-risk-pane.h"
#include "kb-stat-card.h"
#include "kb-system-page.h"
#include "kb-text-row.h"
#include "kb-tile.h"

#include <glib/gstdio.h>
#include <string.h>

static GtkToggleButton *
chip (KbRecordTable *table, guint index)
{
  GtkWidget *button = gui_find (gui_part (table, "chips"), GTK_TYPE_TOGGLE_BUTTON, index);

  g_assert_nonnull (button);
  return GTK_TOGGLE_BUTTON (button);
}

/* --- assets --- */

static void
test_assets (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "assets");
  KbRecordTable *table = gui_part (page, "table");
  static const struct {
    const char *text;
    guint n;
  } searches[] = {
    { "", 24 },     { "avtal", 2 },          { "AVTAL", 2 },
    { "äldre", 7 }, { "finns inte här", 0 }, { "hsl-j", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++) {
    kb_record_table_set_search (table, searches[i].text);
    g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, searches[i].n);
    g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part (table, "inner")), ==,
                     searches[i].n > 0 ? "table" : "nothing");
  }
  kb_record_table_set_search (table, "finns inte här");
  gui_settle (GTK_WIDGET (window));
  gui_click (gui_find_button (gui_part (table, "inner"), "Show everything"));
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 24);
  /* Chips narrow together, also with a search. */
  gtk_toggle_button_set_active (chip (table, 0), TRUE);
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 2);
  kb_record_table_set_search (table, "utförare");
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 1);
  gtk_toggle_button_set_active (chip (table, 0), FALSE);
  kb_record_table_set_search (table, "");
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 24);
  gui_close (window);
}

/* A row that stops passing a chip goes away at once, and comes back with undo. */
static void
test_chip_follows (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "assets");
  KbRecordTable *table = gui_part (page, "table");
  g_autofree char *id =
      g_strdup (test_find (gui_workbook (window), KB_KIND_ASSET, "Avtal med utförare"));
  g_autoptr (GError) error = NULL;

  gtk_toggle_button_set_active (chip (table, 0), TRUE);
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 2);
  for (guint a = 0; a < 3; a++)
    g_assert_true (kb_workbook_set_level (gui_workbook (window), id, a, 1, 1, &error));
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 1);
  gui_activate (window, "win.undo", NULL);
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 2);
  gui_close (window);
}

static void
test_choose (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "assets");
  KbRecordTable *table = gui_part (page, "table");
  AdwFlap *flap = gui_part (page, "flap");
  GtkWidget *pane = gui_part (page, "pane");
  g_autofree char *id = g_strdup (test_find (workbook, KB_KIND_ASSET, "Orosanmälningar"));

  g_assert_false (adw_flap_get_reveal_flap (flap));
  kb_record_table_choose (table, id);
  gui_settle (GTK_WIDGET (window));
  g_assert_true (adw_flap_get_reveal_flap (flap));
  g_assert_cmpstr (gui_text (gui_part (pane, "title_label")), ==, "Orosanmälningar");
  g_assert_cmpstr (gtk_editable_get_text (gui_part (pane, "name_row")), ==, "Orosanmälningar");
  g_assert_cmpstr (
      kb_tile_get_text (KB_TILE (gui_find (gui_part (pane, "badges"), KB_TYPE_TILE, 0))), ==, "K3");
  /* A search that would hide a chosen record gives way. */
  kb_record_table_set_search (table, "avtal");
  kb_window_show_section (window, "assets",
                          test_find (workbook, KB_KIND_ASSET, "Bemanning och schema"));
  g_assert_cmpstr (gui_text (gui_part (pane, "title_label")), ==, "Bemanning och schema");
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 24);
  gui_activate (pane, "pane.close", NULL);
  g_assert_false (adw_flap_get_reveal_flap (flap));
  gui_close (window);
}

/* One act when the keyboard leaves a field; none when nothing was changed. */
static void
test_edit (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "assets");
  GtkWidget *pane = gui_part (page, "pane");
  g_autofree char *id = g_strdup (test_find (workbook, KB_KIND_ASSET, "Orosanmälningar"));
  guint entries = test_entries (workbook);
  KbRecord *asset;

  kb_asset_page_choose (KB_ASSET_PAGE (page), id);
  gui_settle (GTK_WIDGET (window));
  gui_focus (gui_part (pane, "owner_row"));
  gui_leave (pane);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  gui_type (gui_part (pane, "owner_row"), "  Avdelningschef  ");
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  gui_leave (pane);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  asset = gui_record (window, KB_KIND_ASSET, "Orosanmälningar");
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_OWNER), ==, "Avdelningschef");
  /* From field to field: each its own act. */
  gui_type (gui_part (pane, "statutes_row"), "SoL 14 kap.");
  gui_type (kb_text_row_get_view (gui_part (pane, "notes_row")), "En anteckning\npå två rader");
  gui_leave (pane);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 3);
  asset = gui_record (window, KB_KIND_ASSET, "Orosanmälningar");
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_NOTES), ==, "En anteckning\npå två rader");
  /* Another record is chosen: what was typed is written first, to the right one. */
  gui_type (gui_part (pane, "owner_row"), "Enhetschef");
  kb_asset_page_choose (KB_ASSET_PAGE (page), test_find (workbook, KB_KIND_ASSET, "Vårdplaner"));
  asset = gui_record (window, KB_KIND_ASSET, "Orosanmälningar");
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_OWNER), ==, "Enhetschef");
  asset = gui_record (window, KB_KIND_ASSET, "Vårdplaner");
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_OWNER), !=, "Enhetschef");
  g_assert_cmpuint (test_entries (workbook), ==, entries + 4);
  test_assert_whole (workbook);
  gui_close (window);
}

static void
test_invalid (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "assets");
  GtkWidget *pane = gui_part (page, "pane");
  guint entries = test_entries (workbook);
  GtkWidget *row;

  kb_asset_page_choose (KB_ASSET_PAGE (page),
                        test_find (workbook, KB_KIND_ASSET, "Orosanmälningar"));
  gui_settle (GTK_WIDGET (window));
  row = gui_part (pane, "review_row");
  gui_type (row, "nästa vår");
  gui_leave (pane);
  g_assert_true (gtk_widget_has_css_class (row, "kb-invalid"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (row), "2027-03-31"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "nästa vår");
  g_assert_true (
      gtk_test_accessible_has_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  gui_type (row, "2028-02-29");
  gui_leave (pane);
  g_assert_false (gtk_widget_has_css_class (row, "kb-invalid"));
  g_assert_cmpstr (
      kb_record_text (gui_record (window, KB_KIND_ASSET, "Orosanmälningar"), KB_ASSET_REVIEW_ON),
      ==, "2028-02-29");
  /* A name can't be empty. */
  row = gui_part (pane, "name_row");
  gui_type (row, "  ");
  gui_leave (pane);
  g_assert_true (gtk_widget_has_css_class (row, "kb-invalid"));
  g_assert_nonnull (gui_record (window, KB_KIND_ASSET, "Orosanmälningar"));
  gui_type (row, "Orosanmälningar");
  gui_leave (pane);
  g_assert_false (gtk_widget_has_css_class (row, "kb-invalid"));
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  gui_close (window);
}

/* No name is typed before the question is answered; yes and don't know both stop. */
static void
test_new_asset (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "assets");
  guint n = kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET);
  GtkWindow *dialog;

  for (guint answer = 0; answer < 2; answer++) {
    gui_activate (page, "asset.new", NULL);
    dialog = gui_dialog (KB_TYPE_NEW_ASSET_DIALOG);
    g_assert_false (gui_is_shown (gui_part (dialog, "name_row")));
    gui_click (answer == 0 ? gui_part (dialog, "yes_button")
                           : (gpointer) gui_find_button (dialog, "Don't know"));
    g_assert_false (gui_is_shown (gui_part (dialog, "name_row")));
    g_assert_false (gui_is_shown (gui_part (dialog, "add_button")));
    gui_click (gui_part (dialog, "done_button"));
    g_assert_null (gui_dialog (KB_TYPE_NEW_ASSET_DIALOG));
    g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET), ==, n);
  }
  gui_activate (page, "asset.new", NULL);
  dialog = gui_dialog (KB_TYPE_NEW_ASSET_DIALOG);
  gui_click (gui_part (dialog, "no_button"));
  g_assert_true (gui_is_shown (gui_part (dialog, "name_row")));
  g_assert_false (gtk_widget_is_sensitive (gui_part (dialog, "add_button")));
  gui_type (gui_part (dialog, "name_row"), "Orosanmälningarna");
  g_assert_nonnull (strstr (gui_text (gui_part (dialog, "similar_label")), "Orosanmälningar"));
  gui_type (gui_part (dialog, "name_row"), "Kartor över skyddsrum");
  g_assert_cmpstr (gui_text (gui_part (dialog, "similar_label")), ==, "");
  gui_click (gui_part (dialog, "add_button"));
  g_assert_null (gui_dialog (KB_TYPE_NEW_ASSET_DIALOG));
  g_assert_nonnull (gui_record (window, KB_KIND_ASSET, "Kartor över skyddsrum"));
  g_assert_cmpstr (gui_text (gui_part (gui_part (page, "pane"), "title_label")), ==,
                   "Kartor över skyddsrum");
  gui_close (window);
}

static void
test_delete (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "assets");
  g_autofree char *before = test_workbook_text (workbook);
  g_autofree char *after = NULL;

  kb_asset_page_choose (KB_ASSET_PAGE (page),
                        test_find (workbook, KB_KIND_ASSET, "Orosanmälningar"));
  gui_settle (GTK_WIDGET (window));
  gui_activate (gui_part (page, "pane"), "pane.delete", NULL);
  g_assert_false (adw_flap_get_reveal_flap (gui_part (page, "flap")));
  g_assert_cmpuint (kb_record_table_get_n_shown (gui_part (page, "table")), ==, 23);
  gui_settle (GTK_WIDGET (window));
  gui_click (gui_find_button (window, "Undo"));
  after = test_workbook_text (workbook);
  test_assert_same_text (before, after);
  g_assert_cmpuint (kb_record_table_get_n_shown (gui_part (page, "table")), ==, 24);
  gui_close (window);
}

/* --- systems --- */

static void
test_systems (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "systems");
  KbRecordTable *table = gui_part (page, "table");
  GtkWidget *pane = gui_part (page, "pane");

  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 14);
  kb_record_table_set_search (table, "nyckelfria");
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 1);
  kb_record_table_set_search (table, "");
  kb_system_page_choose (KB_SYSTEM_PAGE (page),
                         test_find (gui_workbook (window), KB_KIND_SYSTEM, "Trygghetslarm"));
  gui_settle (GTK_WIDGET (window));
  g_assert_cmpstr (gui_text (gui_part (pane, "title_label")), ==, "Trygghetslarm");
  {
    /* Its class says which information decides it. */
    g_autofree char *why = gui_list_texts (gui_part (pane, "why_list"));

    g_assert_nonnull (strstr (why, "Trygghetslarm och larmloggar"));
  }
  gui_close (window);
}

static void
test_raise (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "systems");
  guint entries = test_entries (workbook);
  g_autofree char *id = g_strdup (test_find (workbook, KB_KIND_SYSTEM, "Nyckelfria lås"));
  GtkWindow *dialog;
  const KbClass *class;

  kb_system_page_choose (KB_SYSTEM_PAGE (page), id);
  gui_settle (GTK_WIDGET (window));
  gui_activate (gui_part (page, "pane"), "pane.raise", NULL);
  dialog = gui_dialog (KB_TYPE_RAISE_DIALOG);
  adw_combo_row_set_selected (gui_part (dialog, "level_row"), 4);
  g_assert_false (gtk_widget_is_sensitive (gui_part (dialog, "set_button")));
  g_assert_cmpstr (gui_text (gui_part (dialog, "hint_label")), !=, "");
  gui_type (gui_part (dialog, "text_row"), "   ");
  g_assert_false (gtk_widget_is_sensitive (gui_part (dialog, "set_button")));
  gui_type (gui_part (dialog, "text_row"), "Alla nycklar på ett ställe");
  g_assert_true (gtk_widget_is_sensitive (gui_part (dialog, "set_button")));
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  gui_click (gui_part (dialog, "set_button"));
  g_assert_null (gui_dialog (KB_TYPE_RAISE_DIALOG));
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  class = kb_inheritance_class_of (kb_workbook_get_inheritance (workbook),
                                   gui_record (window, KB_KIND_SYSTEM, "Nyckelfria lås"));
  g_assert_cmpint (class->aspects[0].high, ==, 4);
  {
    g_autofree char *why = g_strdup (kb_tile_get_text (
        KB_TILE (gui_find (gui_part (gui_part (page, "pane"), "badges"), KB_TYPE_TILE, 0))));

    g_assert_cmpstr (why, ==, "K4");
  }
  gui_close (window);
}

/* --- risks --- */

static void
test_matrix (void)
{
  KbWindow *window;
  GtkWidget *page, *map;
  guint n = 0;
  KbMatrix matrix;

  gui_set_language ("sv");
  window = gui_example ();
  page = gui_page (window, "risks");
  map = gui_part (page, "map");
  matrix = kb_matrix_count (kb_workbook_get_content (gui_workbook (window)),
                            kb_workbook_get_method (gui_workbook (window)), KB_MOMENT_BEFORE);
  g_assert_cmpuint (gui_count (map, KB_TYPE_HEAT_CELL), ==, 16);
  for (guint i = 0; i < 16; i++) {
    KbHeatCell *cell = KB_HEAT_CELL (gui_find (map, KB_TYPE_HEAT_CELL, i));
    guint l = kb_heat_cell_get_likelihood (cell), c = kb_heat_cell_get_consequence (cell);
    g_autofree char *name = gui_name (GTK_WIDGET (cell));
    g_autofree char *expected =
        g_strdup_printf ("Konsekvens %u, sannolikhet %u, %s, %u risk%s", c + 1, l + 1,
                         kb_method_step_name (kb_workbook_get_method (gui_workbook (window)),
                                              KB_KIND_BAND, matrix.bands[l][c], KB_LANGUAGE_SV),
                         matrix.counts[l][c], matrix.counts[l][c] == 1 ? "" : "er");

    g_assert_cmpstr (name, ==, expected);
    n += matrix.counts[l][c];
  }
  g_assert_cmpuint (n, ==, 18);
  gui_close (window);
  gui_set_language ("en");
}

/* The cell that has the keyboard, as likelihood and consequence by number. */
static char *
focused_cell (KbWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_assert_true (KB_IS_HEAT_CELL (focus));
  return g_strdup_printf ("%u/%u", kb_heat_cell_get_likelihood (KB_HEAT_CELL (focus)) + 1,
                          kb_heat_cell_get_consequence (KB_HEAT_CELL (focus)) + 1);
}

static void
test_matrix_keys (void)
{
  static const struct {
    GtkDirectionType direction;
    const char *to;
  } moves[] = {
    { GTK_DIR_DOWN, "2/3" },  { GTK_DIR_RIGHT, "3/3" }, { GTK_DIR_UP, "3/4" },
    { GTK_DIR_RIGHT, "4/4" }, { GTK_DIR_LEFT, "3/4" },
  };
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  KbHeatMap *map = gui_part (page, "map");
  GtkWidget *after;

  kb_risk_page_choose_cell (KB_RISK_PAGE (page), (KbPosition){ 1, 3 });
  kb_heat_map_focus (map);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++) {
    g_autofree char *at = NULL;

    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (map), moves[i].direction));
    at = focused_cell (window);
    g_assert_cmpstr (at, ==, moves[i].to);
  }
  /* Enter chooses the cell and lists its risks. */
  gui_click (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_cmpstr (gui_text (gui_part (page, "list_heading")), ==, "1 risk in the cell");
  g_assert_nonnull (strstr (gui_text (gui_part (page, "list_caption")), "12"));
  /* F shows them after the actions. */
  g_assert_true (gui_press (page, GDK_KEY_f));
  g_assert_true (gtk_toggle_button_get_active (gui_part (page, "after_button")));
  after = gui_part (page, "heading");
  g_assert_cmpstr (gui_text (after), ==, "18 risks after actions");
  gui_close (window);
}

static void
test_risk_pane (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "risks");
  GtkWidget *pane = gui_part (page, "pane");
  const GPtrArray *risks = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_RISK);
  g_autofree char *id = g_strdup (kb_record_id (g_ptr_array_index (risks, 0)));
  guint entries = test_entries (workbook);
  KbPosition position;

  kb_risk_page_choose (KB_RISK_PAGE (page), id);
  gui_settle (GTK_WIDGET (window));
  g_assert_cmpstr (kb_risk_pane_get_shown (KB_RISK_PANE (pane)), ==, id);
  g_assert_cmpstr (kb_tile_get_text (gui_part (pane, "before_tile")), ==, "H\u00a09");
  gui_type (kb_text_row_get_view (gui_part (pane, "cause_row")), "gemensamma konton");
  gui_leave (pane);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  adw_combo_row_set_selected (gui_part (pane, "likelihood_before_row"), 1);
  gui_settle (NULL);
  position = kb_risk_position (
      kb_workbook_get_method (workbook),
      kb_content_get (kb_workbook_get_content (workbook), KB_KIND_RISK, id), KB_MOMENT_BEFORE);
  g_assert_cmpint (position.likelihood, ==, 0);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 2);
  g_assert_cmpstr (kb_tile_get_text (gui_part (pane, "before_tile")), ==, "M\u00a03");
  gui_activate (window, "win.undo", NULL);
  g_assert_cmpstr (kb_tile_get_text (gui_part (pane, "before_tile")), ==, "H\u00a09");
  g_assert_cmpuint (adw_combo_row_get_selected (gui_part (pane, "likelihood_before_row")), ==, 3);
  gui_close (window);
}

static void
test_new_risk (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  GtkWindow *dialog;

  gui_activate (page, "risk.new", NULL);
  dialog = gui_dialog (KB_TYPE_NAME_DIALOG);
  g_assert_false (gtk_widget_is_sensitive (gui_part (dialog, "add_button")));
  gui_type (gui_part (dialog, "name_row"), "Brand i datorhallen");
  gui_click (gui_part (dialog, "add_button"));
  g_assert_null (gui_dialog (KB_TYPE_NAME_DIALOG));
  g_assert_nonnull (gui_record (window, KB_KIND_RISK, "Brand i datorhallen"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part (page, "side")), ==, "risk");
  g_assert_nonnull (strstr (gui_text (gui_part (page, "heading")), "19 risks"));
  g_assert_nonnull (strstr (gui_text (gui_part (page, "heading")), "1 is not placed"));
  gui_close (window);
}

/* --- plan --- */

static gboolean
is_total (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "kb-total-cell");
}

static gboolean
adds_totals (GtkWidget *widget, gpointer data)
{
  if (is_total (widget, NULL))
    g_string_append_printf (data, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  return FALSE;
}

static void
test_plan (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "plan");
  KbPlanTable *table = gui_part (page, "table");
  g_autoptr (GString) totals = g_string_new (NULL);

  g_assert_cmpuint (kb_plan_table_count (table, KB_PLAN_ALL), ==, 16);
  g_assert_cmpuint (kb_plan_table_count (table, KB_PLAN_STARTED), ==, 3);
  g_assert_cmpuint (kb_plan_table_count (table, KB_PLAN_PLANNED), ==, 10);
  g_assert_cmpuint (kb_plan_table_count (table, KB_PLAN_DONE), ==, 1);
  g_assert_cmpuint (kb_plan_table_count (table, KB_PLAN_OVERDUE), ==, 2);
  gui_walk (table, adds_totals, totals);
  g_assert_nonnull (strstr (totals->str, "4,015"));
  g_assert_nonnull (gui_find_label (page, "All 16"));
  g_assert_nonnull (gui_find_label (page, "Under way 3"));
  /* Searching leaves what fits, and no sums of what is left. */
  gtk_editable_set_text (gui_part (page, "search"), "larm");
  gui_wait (gui_find_label (table, "Å01") == NULL);
  g_assert_nonnull (gui_find_label (table, "Å11"));
  g_assert_null (gui_walk (table, is_total, NULL));
  gui_close (window);
}

static void
test_plan_pane (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "plan");
  GtkWidget *pane = gui_part (page, "pane");
  KbPlanTable *table = gui_part (page, "table");
  const GPtrArray *actions = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_ACTION);
  g_autofree char *id = g_strdup (kb_record_id (g_ptr_array_index (actions, 0)));
  guint entries = test_entries (workbook);
  GtkWidget *row;

  kb_plan_page_choose (KB_PLAN_PAGE (page), id);
  gui_settle (GTK_WIDGET (window));
  g_assert_true (adw_flap_get_reveal_flap (gui_part (page, "flap")));
  g_assert_cmpstr (kb_plan_table_get_chosen (table), ==, id);
  row = gui_part (pane, "due_row");
  gui_type (row, "snart");
  gui_leave (pane);
  g_assert_true (gtk_widget_has_css_class (row, "kb-invalid"));
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  gui_type (row, "2027-01-31");
  gui_leave (pane);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  /* Past its date it is overdue, which nobody chooses. */
  g_assert_cmpuint (kb_plan_table_count (table, KB_PLAN_OVERDUE), ==, 3);
  g_assert_nonnull (gui_find_label (page, "Overdue 3"));
  gui_activate (window, "win.undo", NULL);
  g_assert_cmpuint (kb_plan_table_count (table, KB_PLAN_OVERDUE), ==, 2);
  gui_close (window);
}

/* --- overview --- */

static const char *
figure (GtkWidget *page, const char *card)
{
  return gui_text (gui_part (gui_part (page, card), "figure"));
}

static void
test_overview (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "overview");
  g_autoptr (GError) error = NULL;
  g_autofree char *id =
      g_strdup (test_find (gui_workbook (window), KB_KIND_ASSET, "Avtal med utförare"));

  g_assert_cmpstr (figure (page, "asset_card"), ==, "22 of 24");
  g_assert_cmpstr (figure (page, "risk_card"), ==, "18");
  g_assert_cmpstr (figure (page, "action_card"), ==, "16");
  for (guint a = 0; a < 3; a++)
    g_assert_true (kb_workbook_set_level (gui_workbook (window), id, a, 1, 1, &error));
  g_assert_cmpstr (figure (page, "asset_card"), ==, "23 of 24");
  /* Behind a figure stands its page. */
  g_assert_true (gtk_widget_activate (gui_part (page, "risk_card")));
  gui_wait (gui_is_shown (gui_find (window, KB_TYPE_RISK_PAGE, 0)));
  /* While it is not seen it does not follow; seen again it is right. */
  gui_activate (window, "win.undo", NULL);
  gui_page (window, "overview");
  g_assert_cmpstr (figure (page, "asset_card"), ==, "22 of 24");
  gui_close (window);
}

/* Each step, and each finding, opens the place that mends it. */
static void
test_next_steps (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "overview");
  GtkWidget *steps = gui_part (page, "steps");
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (steps); row;
       row = gtk_widget_get_next_sibling (row))
    n++;
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++) {
    page = gui_page (window, "overview");
    steps = gui_part (page, "steps");
    g_signal_emit_by_name (steps, "row-activated",
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (steps), (int) i));
    gui_settle (NULL);
    g_assert_false (gui_is_shown (page));
    kb_window_leave_mode (window);
  }
  gui_close (window);
}

/* --- decision --- */

static KbRecord *
decision (KbWindow *window)
{
  return g_ptr_array_index (
      kb_content_list (kb_workbook_get_content (gui_workbook (window)), KB_KIND_DECISION), 0);
}

static void
test_decision (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");
  guint entries = test_entries (gui_workbook (window));
  GtkWidget *row = gui_part (page, "meeting_row");

  g_assert_cmpstr (gtk_editable_get_text (gui_part (page, "board_row")), ==, "Socialnämnden");
  gui_type (gui_part (page, "number_row"), "SN 2027/123");
  gui_leave (page);
  g_assert_cmpstr (kb_record_text (decision (window), KB_DECISION_REGISTRY_NUMBER), ==,
                   "SN 2027/123");
  gui_type (row, "31 februari");
  gui_leave (page);
  g_assert_true (gtk_widget_has_css_class (row, "kb-invalid"));
  g_assert_cmpstr (kb_record_text (decision (window), KB_DECISION_MEETING_ON), ==, "2027-03-17");
  gui_type (row, "2027-04-14");
  gui_leave (page);
  g_assert_cmpstr (kb_record_text (decision (window), KB_DECISION_MEETING_ON), ==, "2027-04-14");
  g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries + 2);
  gui_close (window);
}

/* The program proposes a text only where there is none. */
static void
test_proposal (void)
{
  g_autofree char *path = test_create ("ny.klassning", "amal");
  KbWindow *window = gui_open (path);
  GtkWidget *page = gui_page (window, "decision");
  GtkWidget *button = gui_find_action (page, "decision.suggest");
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (kb_text_row_get_view (gui_part (page, "proposal_row")));
  g_autofree char *written = NULL;

  g_assert_true (gtk_widget_is_sensitive (button));
  gui_activate (button, "decision.suggest", NULL);
  written = g_strdup (kb_record_text (decision (window), KB_DECISION_PROPOSAL));
  g_assert_cmpuint (strlen (written), >, 20);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >, 20);
  g_assert_false (gtk_widget_is_sensitive (button));
  gui_close (window);
}

static gboolean
is_idle (KbExportRow *row)
{
  return !gtk_widget_get_visible (gui_part (row, "progress"));
}

static void
test_export (void)
{
  static const struct {
    const char *name;
    const char *file;
  } files[] = {
    { "plan", "plan.xlsx" }, { "utdrag.xlsx", "utdrag.xlsx" }, { "matris.png", "matris.png" },
    { "listor.csv", NULL },  { "allt.json", "allt.json" },
  };
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    KbExportRow *row = kb_decision_page_get_export (KB_DECISION_PAGE (page), i + 2);
    g_autofree char *path = test_path (files[i].name);
    g_autofree char *made = files[i].file ? test_path (files[i].file) : NULL;

    g_assert_nonnull (row);
    g_assert_cmpstr (kb_export_row_get_result (row), ==, "");
    kb_export_row_export_to (row, path);
    gui_wait (is_idle (row));
    g_assert_true (g_str_has_prefix (kb_export_row_get_result (row), "Read back "));
    if (i == 0 || i == 4) {
      g_assert_nonnull (strstr (kb_export_row_get_result (row), "24 information assets"));
      g_assert_nonnull (strstr (kb_export_row_get_result (row), "18 risks"));
      g_assert_nonnull (strstr (kb_export_row_get_result (row), "16 actions"));
    }
    if (made)
      g_assert_true (g_file_test (made, G_FILE_TEST_IS_REGULAR));
    g_assert_true (gtk_widget_get_visible (gui_part (row, "show_button")));
  }
  g_assert_null (kb_decision_page_get_export (KB_DECISION_PAGE (page), 7));
  {
    g_autofree char *path = test_path ("plan.xlsx");
    g_auto (GStrv) sheets = kb_table_list_sheets (path, NULL);

    g_assert_nonnull (sheets);
    g_assert_cmpuint (g_strv_length (sheets), >=, 10);
    g_assert_true (g_strv_contains ((const char *const *) sheets, "Action plan"));
  }
  gui_close (window);
}

/* Through the button and the dialog, as a person does. */
static void
test_export_dialog (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");
  KbExportRow *row = kb_decision_page_get_export (KB_DECISION_PAGE (page), 2);
  g_autofree char *path = test_path ("vald.xlsx");

  gui_click (gui_part (row, "export_button"));
  gui_cancel_file ();
  g_assert_cmpstr (kb_export_row_get_result (row), ==, "");
  gui_click (gui_part (row, "export_button"));
  gui_choose_file (path);
  gui_wait (is_idle (row));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  gui_close (window);
}

static void
test_export_fails (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");
  KbExportRow *row = kb_decision_page_get_export (KB_DECISION_PAGE (page), 2);
  g_autofree char *path = test_path ("finns-inte/plan.xlsx");

  kb_export_row_export_to (row, path);
  gui_wait (is_idle (row));
  g_assert_nonnull (strstr (kb_export_row_get_result (row), "cannot be written"));
  g_assert_nonnull (strstr (kb_export_row_get_result (row), "plan.xlsx"));
  g_assert_false (gtk_widget_get_visible (gui_part (row, "show_button")));
  g_assert_true (gtk_widget_has_css_class (gui_part (row, "result_label"), "kb-error"));
  gui_close (window);
}

/* All or nothing, and nothing beside it. */
static void
test_export_cancelled (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");
  KbExportRow *row = kb_decision_page_get_export (KB_DECISION_PAGE (page), 2);
  g_autofree char *folder = test_path ("mapp");
  g_autofree char *path = g_build_filename (folder, "plan.xlsx", NULL);
  g_autoptr (GPtrArray) left = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  kb_export_row_export_to (row, path);
  g_signal_emit_by_name (gui_part (row, "export_button"), "clicked");
  gui_wait (is_idle (row));
  left = test_list_folder (folder);
  if (g_str_has_prefix (kb_export_row_get_result (row), "Cancelled"))
    g_assert_cmpuint (left->len, ==, 0);
  else
    g_assert_cmpuint (left->len, ==, 1);
  gui_close (window);
}

/* The window goes away while an export is under way. */
static void
test_export_window_closed (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");
  KbExportRow *row = kb_decision_page_get_export (KB_DECISION_PAGE (page), 2);
  g_autofree char *path = test_path ("plan.xlsx");

  kb_export_row_export_to (row, path);
  gui_close (window);
}

static void
add_return (KbPlanReturn *plan, KbReturnType type, const KbRecord *action, guint field, char *text)
{
  KbReturnItem *item = g_new0 (KbReturnItem, 1);

  item->type = type;
  item->row = 5;
  item->action_id = g_strdup (kb_record_id (action));
  item->label = kb_action_label (action);
  item->field = field;
  item->here = g_strdup ("");
  item->there = g_strdup (text);
  item->text = text;
  item->integer = KB_NO_INTEGER;
  item->wanted = type == KB_RETURN_CHANGE;
  g_ptr_array_add (plan->items, item);
}

/* A plan that others have filled in is shown before it is taken over, and is one act. A conflict is
 * taken over when a person says so. */
static void
test_plan_returned (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  g_autoptr (KbReport) report = kb_report_new (workbook, KB_LANGUAGE_EN, KB_PROFILE_COMPLETE);
  g_autofree char *path = test_path ("utskickad.xlsx");
  const GPtrArray *actions = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_ACTION);
  g_autofree char *first = g_strdup (kb_record_id (g_ptr_array_index (actions, 0)));
  g_autofree char *second = g_strdup (kb_record_id (g_ptr_array_index (actions, 1)));
  g_autoptr (GPtrArray) written = NULL;
  g_autoptr (GError) error = NULL;
  KbPlanReturn *plan;
  GtkWindow *dialog;
  GtkWidget *check;
  GtkWidget *page = gui_page (window, "plan");
  guint entries = test_entries (workbook);

  /* What came back as it was sent out. */
  written = kb_export (report, path, KB_REPORT_PLAN, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  kb_plan_page_read_back (KB_PLAN_PAGE (page), path);
  gui_wait (gui_dialog (KB_TYPE_PLAN_RETURN_DIALOG) != NULL);
  dialog = gui_dialog (KB_TYPE_PLAN_RETURN_DIALOG);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part (dialog, "stack")), ==, "nothing");
  g_assert_false (gtk_widget_get_sensitive (gui_part (dialog, "take_button")));
  gtk_window_destroy (dialog);
  gui_settle (page);
  /* And with a change and a conflict. */
  plan = kb_plan_return_read (path, report, &error);
  g_assert_no_error (error);
  actions = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_ACTION);
  add_return (plan, KB_RETURN_CHANGE, g_ptr_array_index (actions, 0), KB_ACTION_OWNER,
              g_strdup ("Ny roll"));
  add_return (plan, KB_RETURN_CONFLICT, g_ptr_array_index (actions, 1), KB_ACTION_OWNER,
              g_strdup ("Annan roll"));
  dialog = GTK_WINDOW (kb_plan_return_dialog_new (page, workbook, plan, "ifylld.xlsx"));
  gtk_window_present (dialog);
  gui_settle (GTK_WIDGET (dialog));
  check = gui_find (gui_part (dialog, "conflicts"), GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gui_click (gui_part (dialog, "take_button"));
  gui_settle (page);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  g_assert_cmpstr (
      kb_record_text (kb_content_find (kb_workbook_get_content (workbook), KB_KIND_ACTION, first),
                      KB_ACTION_OWNER),
      ==, "Ny roll");
  g_assert_cmpstr (
      kb_record_text (kb_content_find (kb_workbook_get_content (workbook), KB_KIND_ACTION, second),
                      KB_ACTION_OWNER),
      ==, "Annan roll");
  g_clear_pointer (&report, kb_report_free);
  gui_close (window);
}

/* Alt+Shift and an arrow move the chosen action a month, Ctrl with them only its end. */
static void
test_plan_moved (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "plan");
  const char *id = test_find (workbook, KB_KIND_ACTION, "Säkra meddelanden i stället för e-post");
  g_autofree char *action = g_strdup (id);
  g_autofree char *start = NULL;
  g_autofree char *due = NULL;
  KbRecord *record = kb_content_get (kb_workbook_get_content (workbook), KB_KIND_ACTION, action);
  g_autofree char *next_start = kb_date_add_months (kb_record_text (record, KB_ACTION_START_ON), 1);
  g_autofree char *next_due = kb_date_add_months (kb_record_text (record, KB_ACTION_DUE_ON), 1);
  guint entries = test_entries (workbook);

  kb_plan_page_choose (KB_PLAN_PAGE (page), action);
  gui_settle (page);
  gui_activate (page, "plan.move", "(ii)", 1, 1);
  record = kb_content_get (kb_workbook_get_content (workbook), KB_KIND_ACTION, action);
  start = g_strdup (kb_record_text (record, KB_ACTION_START_ON));
  due = g_strdup (kb_record_text (record, KB_ACTION_DUE_ON));
  g_assert_cmpstr (start, ==, next_start);
  g_assert_cmpstr (due, ==, next_due);
  gui_activate (page, "plan.move", "(ii)", 0, -1);
  record = kb_content_get (kb_workbook_get_content (workbook), KB_KIND_ACTION, action);
  g_assert_cmpstr (kb_record_text (record, KB_ACTION_START_ON), ==, next_start);
  g_assert_cmpint (kb_date_compare (kb_record_text (record, KB_ACTION_DUE_ON), next_due), <, 0);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 2);
  gui_close (window);
}

/* What is noted of an action stands in its pane, the latest first. */
static void
test_action_notes (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  guint before = kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ACTION_NOTE);
  GtkWidget *page = gui_page (window, "plan");
  GtkWidget *pane;
  g_autofree char *action =
      g_strdup (test_find (workbook, KB_KIND_ACTION, "Säkra meddelanden i stället för e-post"));

  kb_plan_page_choose (KB_PLAN_PAGE (page), action);
  gui_settle (page);
  pane = gui_part (page, "pane");
  gui_type (gui_part (pane, "note_row"), "Upphandlingen är klar");
  g_signal_emit_by_name (gui_part (pane, "note_row"), "apply");
  gui_settle (page);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ACTION_NOTE), ==,
                    before + 1);
  g_assert_nonnull (gui_find_label (gui_part (pane, "notes"), "Upphandlingen är klar"));
  g_assert_cmpstr (gtk_editable_get_text (gui_part (pane, "note_row")), ==, "");
  gui_close (window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/pages/assets/table", test_assets);
  g_test_add_func ("/pages/assets/chip-follows", test_chip_follows);
  g_test_add_func ("/pages/assets/choose", test_choose);
  g_test_add_func ("/pages/assets/edit", test_edit);
  g_test_add_func ("/pages/assets/invalid", test_invalid);
  g_test_add_func ("/pages/assets/new", test_new_asset);
  g_test_add_func ("/pages/assets/delete", test_delete);
  g_test_add_func ("/pages/systems/table", test_systems);
  g_test_add_func ("/pages/systems/raise", test_raise);
  g_test_add_func ("/pages/risks/matrix", test_matrix);
  g_test_add_func ("/pages/risks/matrix-keys", test_matrix_keys);
  g_test_add_func ("/pages/risks/pane", test_risk_pane);
  g_test_add_func ("/pages/risks/new", test_new_risk);
  g_test_add_func ("/pages/plan/table", test_plan);
  g_test_add_func ("/pages/plan/pane", test_plan_pane);
  g_test_add_func ("/pages/overview/figures", test_overview);
  g_test_add_func ("/pages/overview/next-steps", test_next_steps);
  g_test_add_func ("/pages/decision/fields", test_decision);
  g_test_add_func ("/pages/decision/proposal", test_proposal);
  g_test_add_func ("/pages/export/all", test_export);
  g_test_add_func ("/pages/export/dialog", test_export_dialog);
  g_test_add_func ("/pages/export/fails", test_export_fails);
  g_test_add_func ("/pages/export/cancelled", test_export_cancelled);
  g_test_add_func ("/pages/export/window-closed", test_export_window_closed);
  g_test_add_func ("/pages/plan/returned", test_plan_returned);
  g_test_add_func ("/pages/plan/moved", test_plan_moved);
  g_test_add_func ("/pages/plan/notes", test_action_notes);
  return gui_run ();
}
