// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-action-costs.h"
#include "kb-action-pane.h"
#include "kb-area-dialog.h"
#include "kb-area-row.h"
#include "kb-aspect-column.h"
#include "kb-asset-options.h"
#include "kb-asset-page.h"
#include "kb-asset-pane.h"
#include "kb-bulk-dialog.h"
#include "kb-columns-dialog.h"
#include "kb-filter-menu.h"
#include "kb-reminders-dialog.h"
#include "kb-catalogue-view.h"
#include "kb-check-list.h"
#include "kb-classify-pane.h"
#include "kb-classify-view.h"
#include "kb-compare-window.h"
#include "kb-color-row.h"
#include "kb-decision-page.h"
#include "kb-environment-list.h"
#include "kb-gap-list.h"
#include "kb-gate-pane.h"
#include "kb-hit-list.h"
#include "kb-import-column-row.h"
#include "kb-import-mapping.h"
#include "kb-import-preview-pane.h"
#include "kb-import-view.h"
#include "kb-level-button.h"
#include "kb-level-value-row.h"
#include "kb-level-values.h"
#include "kb-links.h"
#include "kb-memo-list.h"
#include "kb-measure-details.h"
#include "kb-measure-dialog.h"
#include "kb-measure-list.h"
#include "kb-measure-page.h"
#include "kb-message-bar.h"
#include "kb-method-card.h"
#include "kb-method-facts.h"
#include "kb-method-item-dialog.h"
#include "kb-method-list.h"
#include "kb-method-map-dialog.h"
#include "kb-method-matrix.h"
#include "kb-method-page.h"
#include "kb-method-texts.h"
#include "kb-name-dialog.h"
#include "kb-new-asset-dialog.h"
#include "kb-new-dialog.h"
#include "kb-object-row.h"
#include "kb-outcome-list.h"
#include "kb-overview-page.h"
#include "kb-package-dialog.h"
#include "kb-page.h"
#include "kb-picture-window.h"
#include "kb-plan-page.h"
#include "kb-preferences-window.h"
#include "kb-control-dialog.h"
#include "kb-document-dialog.h"
#include "kb-follow-up-page.h"
#include "kb-plan-return-dialog.h"
#include "kb-raise-dialog.h"
#include "kb-record-table.h"
#include "kb-register-dialog.h"
#include "kb-risk-acceptance-pane.h"
#include "kb-risk-card.h"
#include "kb-risk-filter-popover.h"
#include "kb-risk-page.h"
#include "kb-risk-pane.h"
#include "kb-risk-threat-pane.h"
#include "kb-room-window.h"
#include "kb-search-dialog.h"
#include "kb-similar-row.h"
#include "kb-start-page.h"
#include "kb-stat-card.h"
#include "kb-statute-chooser.h"
#include "kb-system-operation.h"
#include "kb-system-page.h"
#include "kb-system-pane.h"
#include "kb-system-roles.h"
#include "kb-text-row.h"
#include "kb-trigger-bar.h"
#include "kb-undo-buttons.h"
#include "kb-version-pane.h"
#include "kb-unit-bar.h"
#include "kb-unit-chooser.h"
#include "kb-unit-page.h"
#include "kb-unit-pane.h"
#include "kb-vote-pane.h"
#include "kb-vote-row.h"
#include "kb-why-button.h"
#include "kb-why-list.h"
#include "kb-why-popover.h"
#include "kb-workbook-view.h"
#include "kb-workshop-actions.h"
#include "kb-workshop-inventory.h"
#include "kb-workshop-page.h"
#include "kb-workshop-prepare.h"
#include "kb-workshop-risks.h"
#include "kb-workshop-summary.h"
#include "kb-workshop-view.h"

#include <string.h>

#define RESOURCES "/se/klassningsbordet/Klassningsbordet/"

/* What a template is made with. */
typedef struct {
  KbWindow *window;
  KbWorkbook *workbook;
  KbImport *import;
} Making;

static GtkWidget *
make_level_button (Making *making)
{
  return kb_level_button_new (kb_workbook_get_method (making->workbook), 0, 2);
}

static GtkWidget *
make_vote_row (Making *making)
{
  return kb_vote_row_new (kb_workbook_get_method (making->workbook), 0, 2);
}

static GtkWidget *
make_area_row (Making *making)
{
  return kb_area_row_new (kb_workbook_get_method (making->workbook), 1);
}

static GtkWidget *
make_aspect_column (Making *making)
{
  return kb_aspect_column_new (kb_workbook_get_method (making->workbook), 1);
}

static KbRecord *
some_level (Making *making)
{
  return kb_method_item (kb_workbook_get_method (making->workbook), KB_KIND_LEVEL, 2);
}

static GtkWidget *
make_color_row (Making *making)
{
  return kb_color_row_new (kb_workbook_get_content (making->workbook), some_level (making));
}

static GtkWidget *
make_method_item_dialog (Making *making)
{
  return GTK_WIDGET (kb_method_item_dialog_new (GTK_WIDGET (making->window), making->workbook,
                                                some_level (making), "Level 2", NULL));
}

static GtkWidget *
make_method_map_dialog (Making *making)
{
  return GTK_WIDGET (kb_method_map_dialog_new_scale (GTK_WIDGET (making->window), making->workbook,
                                                     KB_KIND_LEVEL));
}

static GtkWidget *
make_method_card (Making *making)
{
  return kb_method_card_new (kb_workbook_get_method (making->workbook));
}

static GtkWidget *
make_name_dialog (Making *making)
{
  return GTK_WIDGET (
      kb_name_dialog_new (GTK_WIDGET (making->window), "New risk", "Title", "A hint"));
}

static GtkWidget *
make_new_asset_dialog (Making *making)
{
  return GTK_WIDGET (kb_new_asset_dialog_new (GTK_WINDOW (making->window), making->workbook));
}

static GtkWidget *
make_new_dialog (Making *making)
{
  return GTK_WIDGET (kb_new_dialog_new (GTK_WINDOW (making->window), "amal"));
}

static GtkWidget *
make_preferences_window (Making *making)
{
  return GTK_WIDGET (kb_preferences_window_new (gui_application ()));
}

static GtkWidget *
make_measure_dialog (Making *making)
{
  g_autoptr (KbRecord) measure = kb_record_new (KB_KIND_MEASURE, "M001");

  kb_record_set_text (measure, KB_MEASURE_CODE, "M001");
  return GTK_WIDGET (kb_measure_dialog_new (GTK_WIDGET (making->window), "M001", measure,
                                            kb_workbook_get_method (making->workbook)));
}

static GtkWidget *
make_raise_dialog (Making *making)
{
  const char *system = kb_record_id (g_ptr_array_index (
      kb_content_list (kb_workbook_get_content (making->workbook), KB_KIND_SYSTEM), 0));

  return GTK_WIDGET (
      kb_raise_dialog_new (GTK_WIDGET (making->window), making->workbook, system, 0));
}

static GtkWidget *
make_level_value_row (Making *making)
{
  static const char *const choices[] = { "Say which level …", "No level", "0 None", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);
  const KbLevelValue value = { (char *) "4", 3, 7, FALSE, KB_NONE, FALSE };

  return kb_level_value_row_new (&value, G_LIST_MODEL (list));
}

static GtkWidget *
make_bulk_dialog (Making *making)
{
  const char *const ids[] = {
    kb_record_id (g_ptr_array_index (
        kb_content_list (kb_workbook_get_content (making->workbook), KB_KIND_ASSET), 0)),
    NULL
  };

  return GTK_WIDGET (
      kb_bulk_dialog_new (GTK_WIDGET (making->window), making->workbook, KB_KIND_ASSET, ids));
}

static GtkWidget *
make_columns_dialog (Making *making)
{
  KbColumnsDialog *dialog = kb_columns_dialog_new (GTK_WIDGET (making->window));

  kb_columns_dialog_add (dialog, "name", "Name", TRUE, TRUE);
  kb_columns_dialog_add (dialog, "owner", "Owner", FALSE, FALSE);
  return GTK_WIDGET (dialog);
}

static GtkWidget *
make_filter_menu (Making *making)
{
  KbFilterMenu *menu = kb_filter_menu_new (KB_KIND_ASSET);

  kb_filter_menu_fill (menu, kb_workbook_get_content (making->workbook),
                       kb_workbook_get_method (making->workbook));
  return GTK_WIDGET (menu);
}

static GtkWidget *
make_reminders_dialog (Making *making)
{
  return GTK_WIDGET (kb_reminders_dialog_new (GTK_WINDOW (making->window), making->workbook));
}

static GtkWidget *
make_search_dialog (Making *making)
{
  return GTK_WIDGET (kb_search_dialog_new (making->window));
}

static GtkWidget *
make_similar_row (Making *making)
{
  KbSimilarName similar = { .name = (char *) "Lönedata",
                            .record_id = (char *) "id",
                            .record_name = (char *) "Löneuppgifter",
                            .similarity = 0.8 };

  return kb_similar_row_new (&similar);
}

static GtkWidget *
make_import_column_row (Making *making)
{
  const char *const fields[] = { "Not imported", "Name", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (fields);

  return kb_import_column_row_new (making->import, 0, G_LIST_MODEL (list));
}

static GtkWidget *
make_export_row (Making *making)
{
  static const KbExportKind kind = { "Excel, complete", "",      "kb-table-symbolic", "kb-green",
                                     "{unit}",          ".xlsx", KB_PROFILE_COMPLETE };

  return kb_export_row_new (KB_SECTION (gui_find (making->window, KB_TYPE_WORKBOOK_VIEW, 0)),
                            &kind);
}

static GtkWidget *
make_register_dialog (Making *making)
{
  return GTK_WIDGET (kb_register_dialog_new (GTK_WINDOW (making->window), making->workbook));
}

static GtkWidget *
make_compare_window (Making *making)
{
  g_autoptr (KbVersion) version = NULL;

  g_assert_true (kb_workbook_lock_version (making->workbook, &version, NULL));
  return GTK_WIDGET (
      kb_compare_window_new (GTK_WINDOW (making->window), making->workbook, version, NULL));
}

static GtkWidget *
make_package_dialog (Making *making)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (
      ids, (gpointer) kb_record_id (g_ptr_array_index (
               kb_content_list (kb_workbook_get_content (making->workbook), KB_KIND_SYSTEM), 0)));
  return GTK_WIDGET (
      kb_package_dialog_new (GTK_WINDOW (making->window), making->workbook, KB_KIND_SYSTEM, ids));
}

static GtkWidget *
make_risk_card (Making *making)
{
  GtkWidget *card = g_object_new (KB_TYPE_RISK_CARD, NULL);

  kb_risk_card_set (
      KB_RISK_CARD (card), KB_SECTION (gui_find (making->window, KB_TYPE_WORKBOOK_VIEW, 0)),
      g_ptr_array_index (kb_content_list (kb_workbook_get_content (making->workbook), KB_KIND_RISK),
                         0));
  return card;
}

/* Every template. What has no function of its own is made by its type, sections on the workbook. */
static const struct {
  const char *file;
  GType (*type) (void);
  GtkWidget *(*make) (Making *making);
} templates[] = {
  { "kb-action-costs.ui", kb_action_costs_get_type, NULL },
  { "kb-action-pane.ui", kb_action_pane_get_type, NULL },
  { "kb-area-dialog.ui", kb_area_dialog_get_type, NULL },
  { "kb-area-row.ui", kb_area_row_get_type, make_area_row },
  { "kb-aspect-column.ui", kb_aspect_column_get_type, make_aspect_column },
  { "kb-asset-options.ui", kb_asset_options_get_type, NULL },
  { "kb-asset-page.ui", kb_asset_page_get_type, NULL },
  { "kb-asset-pane.ui", kb_asset_pane_get_type, NULL },
  { "kb-bulk-dialog.ui", kb_bulk_dialog_get_type, make_bulk_dialog },
  { "kb-catalogue-view.ui", kb_catalogue_view_get_type, NULL },
  { "kb-check-list.ui", kb_check_list_get_type, NULL },
  { "kb-classify-pane.ui", kb_classify_pane_get_type, NULL },
  { "kb-classify-view.ui", kb_classify_view_get_type, NULL },
  { "kb-control-dialog.ui", kb_control_dialog_get_type, NULL },
  { "kb-columns-dialog.ui", kb_columns_dialog_get_type, make_columns_dialog },
  { "kb-compare-window.ui", kb_compare_window_get_type, make_compare_window },
  { "kb-color-row.ui", kb_color_row_get_type, make_color_row },
  { "kb-decision-page.ui", kb_decision_page_get_type, NULL },
  { "kb-environment-list.ui", kb_environment_list_get_type, NULL },
  { "kb-export-row.ui", kb_export_row_get_type, make_export_row },
  { "kb-filter-menu.ui", kb_filter_menu_get_type, make_filter_menu },
  { "kb-gap-list.ui", kb_gap_list_get_type, NULL },
  { "kb-gate-pane.ui", kb_gate_pane_get_type, NULL },
  { "kb-hit-list.ui", kb_hit_list_get_type, NULL },
  { "kb-import-column-row.ui", kb_import_column_row_get_type, make_import_column_row },
  { "kb-import-mapping.ui", kb_import_mapping_get_type, NULL },
  { "kb-import-preview-pane.ui", kb_import_preview_pane_get_type, NULL },
  { "kb-import-view.ui", kb_import_view_get_type, NULL },
  { "kb-level-button.ui", kb_level_button_get_type, make_level_button },
  { "kb-level-value-row.ui", kb_level_value_row_get_type, make_level_value_row },
  { "kb-level-values.ui", kb_level_values_get_type, NULL },
  { "kb-links.ui", kb_links_get_type, NULL },
  { "kb-memo-list.ui", kb_memo_list_get_type, NULL },
  { "kb-measure-details.ui", kb_measure_details_get_type, NULL },
  { "kb-measure-dialog.ui", kb_measure_dialog_get_type, make_measure_dialog },
  { "kb-measure-list.ui", kb_measure_list_get_type, NULL },
  { "kb-measure-page.ui", kb_measure_page_get_type, NULL },
  { "kb-measure-row.ui", kb_measure_row_get_type, NULL },
  { "kb-message-bar.ui", kb_message_bar_get_type, NULL },
  { "kb-method-card.ui", kb_method_card_get_type, make_method_card },
  { "kb-method-facts.ui", kb_method_facts_get_type, NULL },
  { "kb-method-item-dialog.ui", kb_method_item_dialog_get_type, make_method_item_dialog },
  { "kb-method-list.ui", kb_method_list_get_type, NULL },
  { "kb-method-map-dialog.ui", kb_method_map_dialog_get_type, make_method_map_dialog },
  { "kb-method-matrix.ui", kb_method_matrix_get_type, NULL },
  { "kb-method-page.ui", kb_method_page_get_type, NULL },
  { "kb-method-texts.ui", kb_method_texts_get_type, NULL },
  { "kb-name-dialog.ui", kb_name_dialog_get_type, make_name_dialog },
  { "kb-new-asset-dialog.ui", kb_new_asset_dialog_get_type, make_new_asset_dialog },
  { "kb-new-dialog.ui", kb_new_dialog_get_type, make_new_dialog },
  { "kb-object-row.ui", kb_object_row_get_type, NULL },
  { "kb-outcome-list.ui", kb_outcome_list_get_type, NULL },
  { "kb-overview-page.ui", kb_overview_page_get_type, NULL },
  { "kb-package-dialog.ui", kb_package_dialog_get_type, make_package_dialog },
  { "kb-page.ui", kb_page_get_type, NULL },
  { "kb-picture-window.ui", kb_picture_window_get_type, NULL },
  { "kb-plan-page.ui", kb_plan_page_get_type, NULL },
  { "kb-plan-table.ui", kb_plan_table_get_type, NULL },
  { "kb-preferences-window.ui", kb_preferences_window_get_type, make_preferences_window },
  { "kb-document-dialog.ui", kb_document_dialog_get_type, NULL },
  { "kb-follow-up-page.ui", kb_follow_up_page_get_type, NULL },
  { "kb-plan-return-dialog.ui", kb_plan_return_dialog_get_type, NULL },
  { "kb-raise-dialog.ui", kb_raise_dialog_get_type, make_raise_dialog },
  { "kb-record-table.ui", kb_record_table_get_type, NULL },
  { "kb-reminders-dialog.ui", kb_reminders_dialog_get_type, make_reminders_dialog },
  { "kb-register-dialog.ui", kb_register_dialog_get_type, make_register_dialog },
  { "kb-risk-acceptance-pane.ui", kb_risk_acceptance_pane_get_type, NULL },
  { "kb-risk-card.ui", kb_risk_card_get_type, make_risk_card },
  { "kb-risk-filter-popover.ui", kb_risk_filter_popover_get_type, NULL },
  { "kb-risk-page.ui", kb_risk_page_get_type, NULL },
  { "kb-risk-pane.ui", kb_risk_pane_get_type, NULL },
  { "kb-risk-threat-pane.ui", kb_risk_threat_pane_get_type, NULL },
  { "kb-room-window.ui", kb_room_window_get_type, NULL },
  { "kb-search-dialog.ui", kb_search_dialog_get_type, make_search_dialog },
  { "kb-similar-row.ui", kb_similar_row_get_type, make_similar_row },
  { "kb-start-page.ui", kb_start_page_get_type, NULL },
  { "kb-stat-card.ui", kb_stat_card_get_type, NULL },
  { "kb-statute-chooser.ui", kb_statute_chooser_get_type, NULL },
  { "kb-system-operation.ui", kb_system_operation_get_type, NULL },
  { "kb-system-page.ui", kb_system_page_get_type, NULL },
  { "kb-system-pane.ui", kb_system_pane_get_type, NULL },
  { "kb-system-roles.ui", kb_system_roles_get_type, NULL },
  { "kb-text-row.ui", kb_text_row_get_type, NULL },
  { "kb-trigger-bar.ui", kb_trigger_bar_get_type, NULL },
  { "kb-version-pane.ui", kb_version_pane_get_type, NULL },
  { "kb-undo-buttons.ui", kb_undo_buttons_get_type, NULL },
  { "kb-unit-bar.ui", kb_unit_bar_get_type, NULL },
  { "kb-unit-chooser.ui", kb_unit_chooser_get_type, NULL },
  { "kb-unit-page.ui", kb_unit_page_get_type, NULL },
  { "kb-unit-pane.ui", kb_unit_pane_get_type, NULL },
  { "kb-vote-pane.ui", kb_vote_pane_get_type, NULL },
  { "kb-vote-row.ui", kb_vote_row_get_type, make_vote_row },
  { "kb-why-button.ui", kb_why_button_get_type, NULL },
  { "kb-why-list.ui", kb_why_list_get_type, NULL },
  { "kb-why-popover.ui", kb_why_popover_get_type, NULL },
  { "kb-window.ui", kb_window_get_type, NULL },
  { "kb-workbook-view.ui", kb_workbook_view_get_type, NULL },
  { "kb-workshop-actions.ui", kb_workshop_actions_get_type, NULL },
  { "kb-workshop-inventory.ui", kb_workshop_inventory_get_type, NULL },
  { "kb-workshop-page.ui", kb_workshop_page_get_type, NULL },
  { "kb-workshop-prepare.ui", kb_workshop_prepare_get_type, NULL },
  { "kb-workshop-risks.ui", kb_workshop_risks_get_type, NULL },
  { "kb-workshop-summary.ui", kb_workshop_summary_get_type, NULL },
  { "kb-workshop-view.ui", kb_workshop_view_get_type, NULL },
};

/* The class that a template file is for. */
static char *
class_of (const char *file)
{
  g_autofree char *path = g_strconcat (RESOURCES "ui/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *start = strstr (text, "<template class=\"");

  g_assert_nonnull (start);
  start += strlen ("<template class=\"");
  return g_strndup (start, (gsize) (strchr (start, '"') - start));
}

static void
test_all_listed (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (RESOURCES "ui", 0, NULL);

  g_assert_nonnull (files);
  g_assert_cmpuint (g_strv_length (files), ==, G_N_ELEMENTS (templates));
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++) {
    g_autofree char *name = NULL;

    if (!g_strv_contains ((const char *const *) files, templates[i].file))
      g_error ("%s is no resource", templates[i].file);
    name = class_of (templates[i].file);
    g_assert_cmpstr (name, ==, g_type_name (templates[i].type ()));
  }
}

static gboolean
has_lost_icon (GtkWidget *widget, gpointer data)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  const char *name = GTK_IS_IMAGE (widget) ? gtk_image_get_icon_name (GTK_IMAGE (widget)) : NULL;
  guint *count = data;

  if (!name)
    return FALSE;
  (*count)++;
  if (!gtk_icon_theme_has_icon (theme, name))
    g_error ("There is no icon called %s", name);
  /* Ours must come with the program, whatever else is installed. */
  if (g_str_has_prefix (name, "kb-")) {
    g_autofree char *path = g_strconcat (RESOURCES "icons/scalable/actions/", name, ".svg", NULL);

    if (!g_resources_get_info (path, 0, NULL, NULL, NULL))
      g_error ("%s is not among the resources", path);
  }
  return FALSE;
}

static GtkWidget *
make (guint index, Making *making)
{
  GType type = templates[index].type ();

  if (templates[index].make)
    return templates[index].make (making);
  if (type == KB_TYPE_WINDOW)
    return GTK_WIDGET (kb_window_new (gui_application ()));
  if (g_type_is_a (type, KB_TYPE_SECTION))
    return g_object_new (type, "workbook", making->workbook, NULL);
  return g_object_new (type, NULL);
}

/* One for all of them: they only look at it. */
static KbWindow *
example_window (void)
{
  static KbWindow *window;

  if (!window)
    window = gui_example ();
  return window;
}

static void
test_template (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  Making making = { .window = example_window () };
  g_autoptr (KbTable) table = kb_table_read_csv_bytes ("Namn;K\nEtt;1\n", 13, NULL);
  GtkWidget *widget, *host;
  gpointer weak;
  guint icons = 0;

  making.workbook = gui_workbook (making.window);
  making.import = kb_import_new (table, kb_workbook_get_content (making.workbook),
                                 kb_workbook_get_method (making.workbook), KB_KIND_ASSET,
                                 KB_LANGUAGE_EN, "lista.csv", NULL);
  widget = weak = make (index, &making);
  g_assert_true (G_OBJECT_TYPE (widget) == templates[index].type ());
  g_object_add_weak_pointer (G_OBJECT (widget), &weak);
  if (GTK_IS_WINDOW (widget)) {
    host = widget;
  } else if (GTK_IS_LIST_BOX_ROW (widget)) {
    GtkWidget *list = gtk_list_box_new ();

    gtk_list_box_append (GTK_LIST_BOX (list), widget);
    host = gtk_window_new ();
    gtk_window_set_child (GTK_WINDOW (host), list);
  } else {
    host = gtk_window_new ();
    gtk_window_set_child (GTK_WINDOW (host), widget);
  }
  gtk_window_present (GTK_WINDOW (host));
  gui_wait (gtk_widget_get_mapped (host));
  gui_settle (host);
  g_assert_nonnull (gtk_widget_get_first_child (widget));
  gui_walk (widget, has_lost_icon, &icons);
  gtk_window_destroy (GTK_WINDOW (host));
  gui_assert_gone (&weak);
  kb_import_free (making.import);
}

/* Pages make more widgets once they hold something. */
static void
test_icons (void)
{
  KbWindow *window = gui_example ();
  static const char *const sections[] = { "overview", "workshop",     "assets", "systems",
                                          "risks",    "measures",     "plan",   "follow-up",
                                          "decision", "organisation", "method" };
  guint icons = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    gui_page (window, sections[i]);
    gui_walk (window, has_lost_icon, &icons);
  }
  g_assert_cmpuint (icons, >, 100);
  gui_close (window);
}

/* The icon of the application is found by its id. */
static void
test_application_icon (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_true (gtk_icon_theme_has_icon (theme, "se.klassningsbordet.Klassningsbordet"));
  g_assert_true (gtk_icon_theme_has_icon (theme, "se.klassningsbordet.Klassningsbordet-symbolic"));
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/templates/all-listed", test_all_listed);
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++) {
    g_autofree char *path = g_strconcat ("/templates/", templates[i].file, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_template);
  }
  g_test_add_func ("/templates/icons", test_icons);
  g_test_add_func ("/templates/application-icon", test_application_icon);
  return gui_run ();
}
