// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-bulk-dialog.h"
#include "kb-package-dialog.h"
#include "kb-columns-dialog.h"
#include "kb-filter-menu.h"
#include "kb-import-mapping.h"
#include "kb-import-view.h"
#include "kb-list-tools.h"
#include "kb-record-table.h"
#include "kb-reminders-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

static KbRecordTable *
table_of (KbWindow *window, const char *section)
{
  gui_activate (window, "win.section", "s", section);
  gui_settle (GTK_WIDGET (window));
  return gui_part (gui_page (window, section), "table");
}

static GtkSelectionModel *
selection_of (KbRecordTable *table)
{
  return gtk_column_view_get_model (kb_record_table_get_view (table));
}

static const KbEntry *
last_entry (KbWindow *window)
{
  KbHistory *history = kb_workbook_get_history (gui_workbook (window));

  return kb_history_get (history, kb_history_size (history) - 1);
}

static guint
owned_by (KbWindow *window, const char *owner)
{
  const GPtrArray *assets =
      kb_content_list (kb_workbook_get_content (gui_workbook (window)), KB_KIND_ASSET);
  guint n = 0;

  for (guint i = 0; i < assets->len; i++)
    n += g_strcmp0 (kb_record_text (g_ptr_array_index (assets, i), KB_ASSET_OWNER), owner) == 0;
  return n;
}

/* Eight rows, one field, one act, one undo. */
static void
test_change_many (void)
{
  KbWindow *window = gui_example ();
  KbRecordTable *table = table_of (window, "assets");
  GtkWidget *page = gui_page (window, "assets");
  GtkActionBar *bar = gui_part (table, "bar");
  KbBulkDialog *dialog;

  gtk_selection_model_select_range (selection_of (table), 0, 1, TRUE);
  g_assert_nonnull (kb_record_table_get_chosen (table));
  g_assert_true (adw_flap_get_reveal_flap (gui_part (page, "flap")));
  g_assert_false (gtk_action_bar_get_revealed (bar));
  gtk_selection_model_select_range (selection_of (table), 0, 8, TRUE);
  g_assert_null (kb_record_table_get_chosen (table));
  g_assert_false (adw_flap_get_reveal_flap (gui_part (page, "flap")));
  g_assert_true (gtk_action_bar_get_revealed (bar));
  g_assert_cmpstr (gui_text (gui_part (table, "bar_label")), ==, "8 rows chosen");

  gui_activate (table, "rows.edit", NULL);
  gui_wait (gui_dialog (KB_TYPE_BULK_DIALOG) != NULL);
  dialog = KB_BULK_DIALOG (gui_dialog (KB_TYPE_BULK_DIALOG));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Change 8 information assets");
  gtk_editable_set_text (gui_part (dialog, "text_row"), "  Socialchef ");
  gui_click (gui_part (dialog, "change_button"));
  gui_wait (gui_dialog (KB_TYPE_BULK_DIALOG) == NULL);
  g_assert_cmpuint (owned_by (window, "Socialchef"), ==, 8);
  g_assert_cmpstr (last_entry (window)->label, ==, "fields-set");
  gui_activate (window, "win.undo", NULL);
  g_assert_cmpuint (owned_by (window, "Socialchef"), ==, 0);
  gui_activate (table, "rows.none", NULL);
  g_assert_false (gtk_action_bar_get_revealed (bar));
  gui_close (window);
}

/* The package of the rows that are chosen, and of no others. */
static void
test_package_of_chosen (void)
{
  KbWindow *window = gui_example ();
  KbRecordTable *table = table_of (window, "systems");
  KbPackageDialog *dialog;
  GtkWidget *row;

  gtk_selection_model_unselect_all (selection_of (table));
  gui_activate (table, "rows.package", NULL);
  g_assert_null (gui_dialog (KB_TYPE_PACKAGE_DIALOG));
  gtk_selection_model_select_range (selection_of (table), 2, 3, TRUE);
  gui_activate (table, "rows.package", NULL);
  gui_wait (gui_dialog (KB_TYPE_PACKAGE_DIALOG) != NULL);
  dialog = KB_PACKAGE_DIALOG (gui_dialog (KB_TYPE_PACKAGE_DIALOG));
  row = GTK_WIDGET (kb_package_dialog_get_row (dialog, 0));
  g_assert_nonnull (row);
  g_assert_cmpuint (kb_export_row_get_n_objects (KB_EXPORT_ROW (row)), ==, 3);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gui_close (window);
}

/* A date that can't be read is said so, and nothing is written. */
static void
test_change_refused (void)
{
  KbWindow *window = gui_example ();
  KbRecordTable *table = table_of (window, "systems");
  KbHistory *history = kb_workbook_get_history (gui_workbook (window));
  guint entries = kb_history_size (history);
  KbBulkDialog *dialog;

  gtk_selection_model_select_all (selection_of (table));
  gui_activate (table, "rows.edit", NULL);
  gui_wait (gui_dialog (KB_TYPE_BULK_DIALOG) != NULL);
  dialog = KB_BULK_DIALOG (gui_dialog (KB_TYPE_BULK_DIALOG));
  adw_combo_row_set_selected (gui_part (dialog, "field_row"), 6);
  g_assert_true (gtk_widget_get_visible (gui_part (dialog, "text_row")));
  gtk_editable_set_text (gui_part (dialog, "text_row"), "nästa vår");
  gui_click (gui_part (dialog, "change_button"));
  g_assert_nonnull (gui_find_label (dialog, "Write the date as 2027-03-31."));
  g_assert_cmpuint (kb_history_size (history), ==, entries);
  gtk_editable_set_text (gui_part (dialog, "text_row"), "2027-03-31");
  gui_click (gui_part (dialog, "change_button"));
  gui_wait (gui_dialog (KB_TYPE_BULK_DIALOG) == NULL);
  g_assert_cmpuint (kb_history_size (history), ==, entries + 1);
  gui_close (window);
}

/* Only what has a level in every aspect is established. */
static void
test_establish_many (void)
{
  KbWindow *window = gui_example ();
  KbRecordTable *table = table_of (window, "assets");
  KbBulkDialog *dialog;
  g_autofree char *count = NULL;

  gtk_selection_model_select_all (selection_of (table));
  gui_activate (table, "rows.edit", NULL);
  gui_wait (gui_dialog (KB_TYPE_BULK_DIALOG) != NULL);
  dialog = KB_BULK_DIALOG (gui_dialog (KB_TYPE_BULK_DIALOG));
  adw_combo_row_set_selected (gui_part (dialog, "field_row"), 4);
  g_assert_true (g_str_has_prefix (gui_text (gui_part (dialog, "hint_label")), "22 of 24 have"));
  gui_click (gui_part (dialog, "change_button"));
  gui_wait (gui_dialog (KB_TYPE_BULK_DIALOG) == NULL);
  g_assert_cmpstr (last_entry (window)->label, ==, "class-establish");
  count = kb_entry_argument (last_entry (window), "count");
  g_assert_cmpstr (count, ==, "22");
  gui_close (window);
}

static char *
headers (KbRecordTable *table)
{
  GListModel *columns = gtk_column_view_get_columns (kb_record_table_get_view (table));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            gtk_column_view_column_get_title (column));
  }
  return g_string_free (text, FALSE);
}

static void
switch_column (GtkWindow *dialog, const char *title, gboolean shown)
{
  for (guint i = 0;; i++) {
    GtkWidget *row = gui_find (dialog, ADW_TYPE_ACTION_ROW, i);

    g_assert_nonnull (row);
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title)) {
      gtk_switch_set_active (GTK_SWITCH (gui_find (row, GTK_TYPE_SWITCH, 0)), shown);
      return;
    }
  }
}

/* The choice of columns lasts, and is no act. */
static void
test_columns (void)
{
  g_autofree char *path = gui_example_path ();
  KbWindow *window = gui_open (path);
  KbRecordTable *table = table_of (window, "assets");
  guint entries = kb_history_size (kb_workbook_get_history (gui_workbook (window)));
  g_autofree char *before = headers (table);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  GtkWindow *dialog;

  g_assert_cmpstr (before, ==, "Information asset|Unit|Information owner|Class");
  gui_activate (table, "rows.columns", NULL);
  gui_wait (gui_dialog (KB_TYPE_COLUMNS_DIALOG) != NULL);
  dialog = gui_dialog (KB_TYPE_COLUMNS_DIALOG);
  switch_column (dialog, "Unit", FALSE);
  switch_column (dialog, "Review by", TRUE);
  switch_column (dialog, "Critical information", TRUE);
  gtk_window_destroy (dialog);
  after = headers (table);
  g_assert_cmpstr (after, ==,
                   "Information asset|Information owner|Class|Critical information|Review by");
  g_assert_cmpuint (kb_history_size (kb_workbook_get_history (gui_workbook (window))), ==, entries);
  gui_close (window);
  window = gui_open (path);
  again = headers (table_of (window, "assets"));
  g_assert_cmpstr (again, ==, after);
  gui_close (window);
}

static void
filter_by (KbRecordTable *table, const char *check)
{
  gtk_check_button_set_active (gui_part (gui_find (table, KB_TYPE_FILTER_MENU, 0), check), TRUE);
}

static void
test_filter (void)
{
  KbWindow *window = gui_example ();
  KbRecordTable *table = table_of (window, "assets");
  KbFilterMenu *menu = KB_FILTER_MENU (gui_find (table, KB_TYPE_FILTER_MENU, 0));

  filter_by (table, "unclassified_check");
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 2);
  g_assert_cmpstr (gui_text (gui_part (menu, "button_label")), ==, "Filter (1)");
  filter_by (table, "critical_check");
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 0);
  gui_click (gui_find_button (gui_part (table, "inner"), "Show _everything"));
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 24);
  g_assert_cmpstr (gui_text (gui_part (menu, "button_label")), ==, "Filter");
  /* K4: one asset of the example. */
  gtk_drop_down_set_selected (gui_part (menu, "level_choice"), 1);
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 1);
  gui_close (window);
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
clipboard_text (KbWindow *window)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, on_text,
                                 &text);
  gui_wait (text != NULL);
  return text;
}

/* What is copied and what is saved stand as on screen: sorted, filtered, with its columns. */
static void
test_as_shown (void)
{
  KbWindow *window = gui_example ();
  KbRecordTable *table = table_of (window, "assets");
  GtkColumnView *view = kb_record_table_get_view (table);
  g_autoptr (GtkColumnViewColumn) name =
      g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  g_autofree char *copied = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *path = test_path ("lista.csv");
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) rows = NULL;
  g_autoptr (GError) error = NULL;

  filter_by (table, "critical_check");
  gtk_column_view_sort_by_column (view, name, GTK_SORT_DESCENDING);
  ids = kb_record_table_get_ids (table, FALSE);
  g_assert_cmpuint (g_strv_length (ids), ==, 12);
  gui_activate (table, "rows.copy", NULL);
  copied = clipboard_text (window);
  lines = g_strsplit (copied, "\n", -1);
  g_assert_true (kb_list_tools_save (
      g_object_get_data (G_OBJECT (gui_page (window, "assets")), "kb-list-tools"), path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  rows = g_strsplit (saved, "\r\n", -1);
  for (guint i = 0; ids[i]; i++) {
    const char *title = kb_record_title (
        kb_content_get (kb_workbook_get_content (gui_workbook (window)), KB_KIND_ASSET, ids[i]));

    g_assert_true (g_str_has_prefix (lines[i + 1], title));
    g_assert_true (g_str_has_prefix (rows[i + 1], title));
  }
  g_assert_cmpstr (lines[13], ==, "");
  g_assert_cmpstr (rows[13], ==, "");
  gui_close (window);
}

/* A list is saved as the unit filter shows it, and reminders are the unit's. */
static void
test_unit (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  KbRecordTable *table = table_of (window, "assets");
  g_autofree char *path = test_path ("enhet.csv");
  g_autofree char *saved = NULL;
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) rows = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;
  g_autofree char *all = NULL;
  g_autofree char *unit = NULL;

  gui_activate (window, "win.reminders", NULL);
  dialog = gui_dialog (KB_TYPE_REMINDERS_DIALOG);
  all = g_strdup (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (gui_find (dialog, ADW_TYPE_ACTION_ROW, 0))));
  gtk_window_destroy (dialog);
  kb_workbook_set_unit_filter (workbook, test_find (workbook, KB_KIND_UNIT, "Barn och unga"));
  gui_settle (GTK_WIDGET (window));
  ids = kb_record_table_get_ids (table, FALSE);
  g_assert_cmpuint (g_strv_length (ids), ==, 8);
  g_assert_true (kb_list_tools_save (
      g_object_get_data (G_OBJECT (gui_page (window, "assets")), "kb-list-tools"), path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  rows = g_strsplit (saved, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 10); /* headers, 8 and what follows the last */
  gui_activate (window, "win.reminders", NULL);
  dialog = gui_dialog (KB_TYPE_REMINDERS_DIALOG);
  unit = g_strdup (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (gui_find (dialog, ADW_TYPE_ACTION_ROW, 0))));
  g_assert_cmpstr (unit, !=, all);
  gtk_window_destroy (dialog);
  gui_close (window);
}

/* Pasted rows go through the import: what is there already is not written over. */
static void
test_paste (void)
{
  KbWindow *window = gui_example ();
  KbRecordTable *table = table_of (window, "assets");
  KbWorkbook *workbook = gui_workbook (window);
  guint entries = kb_history_size (kb_workbook_get_history (workbook));
  KbImportView *view;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)),
                          "Informationsmängd\tInformationsägare\tKonfidentialitet\n"
                          "Orosanmälningar\tNågon annan\t0\n"
                          "Hyreskontrakt\tFastighetschef\t2\n");
  gui_activate (table, "rows.paste", NULL);
  gui_wait (gui_find (window, KB_TYPE_IMPORT_VIEW, 0) != NULL);
  view = KB_IMPORT_VIEW (gui_find (window, KB_TYPE_IMPORT_VIEW, 0));
  gui_wait (gtk_widget_get_visible (gui_part (view, "import_button")));
  g_assert_cmpuint (kb_history_size (kb_workbook_get_history (workbook)), ==, entries);
  gui_click (gui_part (view, "import_button"));
  gui_wait (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET) == 25);
  g_assert_cmpuint (kb_history_size (kb_workbook_get_history (workbook)), ==, entries + 1);
  g_assert_cmpuint (owned_by (window, "Någon annan"), ==, 0);
  g_assert_cmpuint (owned_by (window, "Fastighetschef"), ==, 1);
  gui_close (window);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (
      gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
test_reminders (void)
{
  KbWindow *window = gui_example ();
  KbRemindersDialog *dialog;
  g_autoptr (GdkContentProvider) letter = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_auto (GValue) text = G_VALUE_INIT;
  gboolean written = FALSE;

  gui_activate (window, "win.reminders", NULL);
  gui_wait (gui_dialog (KB_TYPE_REMINDERS_DIALOG) != NULL);
  dialog = KB_REMINDERS_DIALOG (gui_dialog (KB_TYPE_REMINDERS_DIALOG));
  g_assert_nonnull (gui_find_label (dialog, "Socialförvaltningen"));
  letter = kb_reminders_dialog_letter (dialog, 0);
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (letter, &text, NULL));
  g_assert_nonnull (strstr (g_value_get_string (&text), "2 actions are overdue"));
  gdk_content_provider_write_mime_type_async (letter, "text/html", stream, G_PRIORITY_DEFAULT, NULL,
                                              on_written, &written);
  gui_wait (written);
  g_assert_nonnull (g_strstr_len (
      g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
      (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), "<h2>"));
  gui_click (gui_find (gui_part (dialog, "group"), GTK_TYPE_BUTTON, 0));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gui_close (window);
}

/* From a row Tab goes to what stands beside the list, not to the next row. */
static void
test_tab_leaves_the_rows (void)
{
  KbWindow *window = gui_example ();
  KbRecordTable *table = table_of (window, "systems");
  GtkWidget *view = GTK_WIDGET (kb_record_table_get_view (table));
  GtkWidget *pane = gui_part (gui_page (window, "systems"), "pane");

  gtk_selection_model_select_item (selection_of (table), 1, TRUE);
  gui_settle (view);
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  for (guint i = 0; i < 2; i++) /* a row may have a button of its own */
    if (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), view))
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), pane));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), view));
  gui_close (window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/lists/change-many", test_change_many);
  g_test_add_func ("/lists/package_of_chosen", test_package_of_chosen);
  g_test_add_func ("/lists/change-refused", test_change_refused);
  g_test_add_func ("/lists/establish-many", test_establish_many);
  g_test_add_func ("/lists/tab-leaves-the-rows", test_tab_leaves_the_rows);
  g_test_add_func ("/lists/columns", test_columns);
  g_test_add_func ("/lists/filter", test_filter);
  g_test_add_func ("/lists/as-shown", test_as_shown);
  g_test_add_func ("/lists/paste", test_paste);
  g_test_add_func ("/lists/unit", test_unit);
  g_test_add_func ("/lists/reminders", test_reminders);
  return gui_run ();
}
