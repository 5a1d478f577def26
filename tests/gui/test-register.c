// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-asset-page.h"
#include "kb-name-dialog.h"
#include "kb-record-table.h"
#include "kb-register-commands.h"
#include "kb-statute-chooser.h"
#include "kb-system-page.h"
#include "kb-tile.h"
#include "kb-unit-bar.h"
#include "kb-unit-page.h"
#include "kb-why-button.h"
#include "kb-why-list.h"
#include "kb-why-popover.h"
#include "kb-workbook-view.h"

#include <string.h>

static GtkWidget *
show_system (KbWindow *window, const char *name)
{
  GtkWidget *page = gui_page (window, "systems");

  kb_system_page_choose (KB_SYSTEM_PAGE (page),
                         test_find (gui_workbook (window), KB_KIND_SYSTEM, name));
  gui_settle (GTK_WIDGET (window));
  return gui_part (page, "pane");
}

/* --- why a class --- */

static void
test_why (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "systems");
  GtkWidget *button = gui_find (gui_part (page, "table"), KB_TYPE_WHY_BUTTON, 0);
  g_autofree char *name = gui_name (gui_part (button, "button"));
  GtkWidget *popover = g_object_ref_sink (kb_why_popover_new (
      workbook, test_find (workbook, KB_KIND_SYSTEM, "Verksamhetssystem socialtjänst")));
  g_autofree char *why =
      gui_list_texts (gui_part (gui_find (popover, KB_TYPE_WHY_LIST, 0), "list"));

  g_assert_true (g_str_has_suffix (name, ": why this class?"));
  g_assert_cmpstr (gui_text (gui_part (popover, "heading")), ==,
                   "Why Verksamhetssystem socialtjänst has this class");
  g_assert_nonnull (strstr (why, "others have K3."));
  /* What was raised says why, and who did it. */
  g_assert_nonnull (strstr (why, "By hand: Accumulation."));
  g_assert_nonnull (strstr (why, "Avdelningschef myndighet, 2027-02-18"));
  g_assert_nonnull (strstr (why, "1 of 10 is not classified and does not count."));
  g_object_unref (popover);
  gui_close (window);
}

/* A name in the reasons leads to what it names. */
static void
test_why_leads (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *pane = show_system (window, "Trygghetslarm");
  GtkWidget *label = gui_find_label (gui_part (pane, "why_list"),
                                     "Trygghetslarm och larmloggar has K2. Larm visar vem som bor "
                                     "ensam och när, men inte diagnoser.");
  KbRecord *asset = gui_record (window, KB_KIND_ASSET, "Trygghetslarm och larmloggar");
  g_autofree char *uri = g_strdup_printf ("assets/%s", kb_record_id (asset));
  gboolean handled = FALSE;

  if (!label)
    label = gui_find (gui_part (pane, "why_list"), GTK_TYPE_LABEL, 1);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), uri));
  g_signal_emit_by_name (label, "activate-link", uri, &handled);
  g_assert_true (handled);
  gui_settle (GTK_WIDGET (window));
  g_assert_cmpstr (
      kb_workbook_view_get_shown (KB_WORKBOOK_VIEW (gui_find (window, KB_TYPE_WORKBOOK_VIEW, 0))),
      ==, "assets");
  g_assert_cmpstr (
      gui_text (gui_part (gui_part (gui_page (window, "assets"), "pane"), "title_label")), ==,
      "Trygghetslarm och larmloggar");
  gui_close (window);
}

/* Seen and made from both sides; a circle is named. */
static void
test_dependencies (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *pane = show_system (window, "Trygghetslarm");
  g_autofree char *other = g_strdup (test_find (workbook, KB_KIND_SYSTEM, "Nyckelfria lås"));
  g_autofree char *this = g_strdup (test_find (workbook, KB_KIND_SYSTEM, "Trygghetslarm"));
  guint entries = test_entries (workbook);
  g_autofree char *why = NULL;

  g_signal_emit_by_name (gui_part (pane, "dependants"), "link", other);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  g_assert_nonnull (
      kb_content_find_pair (kb_workbook_get_content (workbook), KB_KIND_DEPENDENCY, other, this));
  g_signal_emit_by_name (gui_part (pane, "dependencies"), "link", other);
  gui_settle (GTK_WIDGET (window));
  why = gui_list_texts (gui_part (gui_part (pane, "why_list"), "list"));
  g_assert_nonnull (strstr (why, " ↔ "));
  g_assert_nonnull (strstr (why, "depend on each other and count as one."));
  g_signal_emit_by_name (gui_part (pane, "dependants"), "unlink", other);
  g_assert_null (
      kb_content_find_pair (kb_workbook_get_content (workbook), KB_KIND_DEPENDENCY, other, this));
  gui_close (window);
}

/* --- the register's fields --- */

static void
test_operation (void)
{
  KbWindow *window = gui_example_unanswered ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *operation = gui_part (show_system (window, "Trygghetslarm"), "operation");
  GtkWindow *dialog;
  KbRecord *system;

  gui_type (gui_part (operation, "recovery_row"), "4");
  gui_leave (gui_part (operation, "recovery_row"));
  gui_type (gui_part (operation, "contract_ends_row"), "2029-12-31");
  gui_leave (gui_part (operation, "contract_ends_row"));
  gui_type (gui_part (operation, "downtime_row"), "fyra");
  gui_leave (gui_part (operation, "downtime_row"));
  system = gui_record (window, KB_KIND_SYSTEM, "Trygghetslarm");
  g_assert_cmpint (kb_record_integer (system, KB_SYSTEM_RECOVERY_HOURS), ==, 4);
  g_assert_cmpstr (kb_record_text (system, KB_SYSTEM_CONTRACT_ENDS_ON), ==, "2029-12-31");
  g_assert_true (kb_record_is_null (system, KB_SYSTEM_DOWNTIME_HOURS));
  g_assert_true (gtk_widget_has_css_class (gui_part (operation, "downtime_row"), "kb-invalid"));
  gui_activate (operation, "operation.add-environment", NULL);
  dialog = gui_dialog (KB_TYPE_NAME_DIALOG);
  kb_name_dialog_accept (KB_NAME_DIALOG (dialog), "Egen datorhall");
  system = gui_record (window, KB_KIND_SYSTEM, "Trygghetslarm");
  g_assert_cmpstr (kb_record_text (system, KB_SYSTEM_ENVIRONMENT), ==,
                   test_find (workbook, KB_KIND_ENVIRONMENT, "Egen datorhall"));
  gui_close (window);
}

static void
test_statutes (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "assets");
  g_autofree char *id = g_strdup (test_find (workbook, KB_KIND_ASSET, "Orosanmälningar"));
  GtkWidget *chooser;
  guint entries, statutes;
  KbRecord *asset;

  kb_asset_page_choose (KB_ASSET_PAGE (page), id);
  gui_settle (GTK_WIDGET (window));
  chooser = gui_part (gui_part (page, "pane"), "statutes");
  asset = gui_record (window, KB_KIND_ASSET, "Orosanmälningar");
  g_assert_true (
      kb_statute_text_has (kb_record_text (asset, KB_ASSET_STATUTES), "26 kap. 1 § OSL"));
  entries = test_entries (workbook);
  statutes = gui_count (gui_part (chooser, "list"), GTK_TYPE_CHECK_BUTTON);
  g_signal_emit_by_name (chooser, "toggled", "21 kap. 3 § OSL");
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  asset = gui_record (window, KB_KIND_ASSET, "Orosanmälningar");
  g_assert_true (g_str_has_suffix (kb_record_text (asset, KB_ASSET_STATUTES), "21 kap. 3 § OSL"));
  /* One of the kommun's own is added to the list, not to the asset. */
  gui_type (gui_part (chooser, "reference"), "29 kap. 1 § OSL");
  gui_type (gui_part (chooser, "name"), "Kollektivtrafik");
  g_assert_true (gtk_widget_get_sensitive (gui_part (chooser, "add_button")));
  g_signal_emit_by_name (gui_part (chooser, "add_button"), "clicked");
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_STATUTE), ==, 1);
  g_assert_cmpuint (gui_count (gui_part (chooser, "list"), GTK_TYPE_CHECK_BUTTON), ==,
                    statutes + 1);
  gui_close (window);
}

/* --- the organisation --- */

static const char *
parent_of (KbWindow *window, const char *name)
{
  return kb_record_text (gui_record (window, KB_KIND_UNIT, name), KB_UNIT_PARENT);
}

static void
test_units (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "organisation");
  GtkWidget *tree = gui_part (page, "tree");
  GtkWidget *pane = gui_part (page, "pane");
  guint entries = test_entries (workbook);
  g_autofree char *owner = g_strdup (parent_of (window, "Barn och unga"));
  g_autoptr (GPtrArray) order = NULL;

  g_assert_cmpuint (gui_count (tree, ADW_TYPE_ACTION_ROW), ==, 5);
  kb_unit_page_choose (KB_UNIT_PAGE (page), test_find (workbook, KB_KIND_UNIT, "Barn och unga"));
  gui_activate (page, "unit.new", NULL);
  kb_name_dialog_accept (KB_NAME_DIALOG (gui_dialog (KB_TYPE_NAME_DIALOG)), "Jouren");
  gui_settle (GTK_WIDGET (window));
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  g_assert_cmpstr (parent_of (window, "Jouren"), ==,
                   test_find (workbook, KB_KIND_UNIT, "Barn och unga"));
  g_assert_cmpstr (gui_text (gui_part (pane, "title_label")), ==, "Jouren");
  gui_type (gui_part (pane, "contact_row"), "infosäk@socialjouren");
  gui_leave (gui_part (pane, "contact_row"));
  g_assert_cmpstr (kb_record_text (gui_record (window, KB_KIND_UNIT, "Jouren"), KB_UNIT_CONTACT),
                   ==, "infosäk@socialjouren");
  /* Move to the top by the list of what it can come under. */
  adw_combo_row_set_selected (gui_part (pane, "parent_row"), 0);
  g_assert_null (parent_of (window, "Jouren"));
  /* And the second place among its neighbours. */
  kb_unit_page_choose (KB_UNIT_PAGE (page), test_find (workbook, KB_KIND_UNIT, "Barn och unga"));
  gui_activate (page, "unit.down", NULL);
  order = kb_unit_children (kb_workbook_get_content (workbook), owner);
  g_assert_cmpstr (kb_record_title (g_ptr_array_index (order, 1)), ==, "Barn och unga");
  gui_close (window);
}

static void
test_unit_is_removed (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "organisation");
  guint units = kb_content_count (kb_workbook_get_content (workbook), KB_KIND_UNIT);
  guint entries = test_entries (workbook);
  GtkWindow *dialog;

  kb_unit_page_choose (KB_UNIT_PAGE (page), test_find (workbook, KB_KIND_UNIT, "Barn och unga"));
  gui_settle (GTK_WIDGET (window));
  gui_activate (page, "unit.delete", NULL);
  dialog = gui_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "are kept and go to Socialförvaltningen"));
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "up");
  gui_settle (GTK_WIDGET (window));
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_UNIT), ==,
                    units - 1);
  g_assert_cmpstr (
      kb_record_text (gui_record (window, KB_KIND_ASSET, "Orosanmälningar"), KB_ASSET_UNIT), ==,
      test_find (workbook, KB_KIND_UNIT, "Socialförvaltningen"));
  gui_close (window);
}

/* --- one unit at a time --- */

static guint
n_shown (KbWindow *window, const char *section)
{
  return kb_record_table_get_n_shown (gui_part (gui_page (window, section), "table"));
}

static void
test_filter (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *bar = gui_find (window, KB_TYPE_UNIT_BAR, 0);
  g_autofree char *unit = g_strdup (test_find (workbook, KB_KIND_UNIT, "Barn och unga"));
  guint entries = test_entries (workbook);

  g_assert_false (gtk_widget_get_visible (gui_part (bar, "bar")));
  kb_workbook_set_unit_filter (workbook, unit);
  gui_settle (GTK_WIDGET (window));
  g_assert_true (gtk_widget_get_visible (gui_part (bar, "bar")));
  g_assert_nonnull (strstr (gui_text (gui_part (bar, "label")), "Barn och unga"));
  g_assert_cmpuint (n_shown (window, "assets"), ==, 8);
  g_assert_cmpuint (n_shown (window, "systems"), <, 14);
  g_assert_cmpuint (n_shown (window, "systems"), >, 0);
  {
    g_autofree char *figure = gui_name (gui_part (gui_page (window, "overview"), "asset_card"));

    g_assert_nonnull (strstr (figure, " of 8 "));
  }
  /* A picture is of what is seen, and says so. */
  {
    g_autoptr (KbReport) report = kb_section_make_report (KB_SECTION (gui_page (window, "risks")));
    g_autofree char *subject = kb_report_subject (report);

    g_assert_cmpuint (report->summary.before.total, ==, 5);
    g_assert_true (g_str_has_suffix (subject, "· only Barn och unga"));
  }
  /* A new system is the unit's, and is seen. */
  {
    g_autofree char *id = test_add_system (workbook, "Nytt system");
    KbRecord *system = gui_record (window, KB_KIND_SYSTEM, "Nytt system");

    g_assert_cmpstr (kb_record_text (system, KB_SYSTEM_UNIT), ==, unit);
  }
  /* What somebody is led to in another unit is shown all the same. */
  kb_window_show_section (window, "systems", test_find (workbook, KB_KIND_SYSTEM, "Trygghetslarm"));
  g_assert_null (kb_workbook_get_unit_filter (workbook));
  g_assert_cmpuint (n_shown (window, "systems"), ==, 15);
  kb_workbook_set_unit_filter (workbook, unit);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.clear-unit", NULL);
  g_assert_null (kb_workbook_get_unit_filter (workbook));
  g_assert_false (gtk_widget_get_visible (gui_part (bar, "bar")));
  g_assert_cmpuint (n_shown (window, "assets"), ==, 24);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  gui_close (window);
}

/* From the field of the chooser the keyboard goes into its list, to the first that is found. */
static void
test_chooser_keys (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *view = gui_find (window, KB_TYPE_WORKBOOK_VIEW, 0);
  GtkWidget *chooser = gui_part (view, "unit_chooser");
  GtkWidget *search, *focus;

  gui_activate (window, "win.choose-unit", NULL);
  search = gui_part (chooser, "search");
  gui_wait (gtk_widget_get_mapped (search));
  gtk_editable_set_text (GTK_EDITABLE (search), "barn");
  gui_settle (GTK_WIDGET (window));
  g_assert_true (gui_press (search, GDK_KEY_Down));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  g_signal_emit_by_name (gui_part (chooser, "list"), "row-activated", focus);
  gui_settle (GTK_WIDGET (window));
  g_assert_cmpstr (kb_workbook_get_unit_filter (gui_workbook (window)), ==,
                   test_find (gui_workbook (window), KB_KIND_UNIT, "Barn och unga"));
  gui_close (window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/register/why/pop-over", test_why);
  g_test_add_func ("/register/why/names_lead", test_why_leads);
  g_test_add_func ("/register/dependencies", test_dependencies);
  g_test_add_func ("/register/operation", test_operation);
  g_test_add_func ("/register/statutes", test_statutes);
  g_test_add_func ("/register/units", test_units);
  g_test_add_func ("/register/unit_is_removed", test_unit_is_removed);
  g_test_add_func ("/register/one_unit", test_filter);
  g_test_add_func ("/register/one_unit_by_keys", test_chooser_keys);
  return gui_run ();
}
