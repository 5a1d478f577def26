// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-compare-window.h"
#include "kb-decision-page.h"
#include "kb-memo-list.h"
#include "kb-register-dialog.h"
#include "kb-version-pane.h"

#include <string.h>

static KbRecord *
decision (KbWindow *window)
{
  return kb_decision_newest (kb_workbook_get_content (gui_workbook (window)));
}

static gboolean
is_idle (KbExportRow *row)
{
  return !gtk_widget_get_visible (gui_part (row, "progress"));
}

/* Lock, register with a change, and go on with the next version. */
static void
test_versions (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");
  GtkWidget *pane = gui_find (page, KB_TYPE_VERSION_PANE, 0);
  KbContent *content = kb_workbook_get_content (gui_workbook (window));
  GtkWindow *dialog;

  g_assert_null (kb_version_pane_get_version (KB_VERSION_PANE (pane)));
  g_assert_false (gtk_widget_get_visible (gui_part (pane, "register_button")));
  gui_activate (pane, "version.lock", NULL);
  g_assert_cmpstr (kb_version_pane_get_version (KB_VERSION_PANE (pane))->label, ==, "1.0");
  g_assert_cmpuint (strlen (gtk_label_get_text (gui_part (pane, "checksum_label"))), ==, 79);
  g_assert_false (gtk_widget_get_visible (gui_part (pane, "lock_button")));
  g_assert_true (gtk_widget_get_visible (gui_part (page, "source_box")));
  gui_type (gui_part (page, "presenter_row"), "Förvaltningschef");
  gui_leave (page);
  g_assert_true (gtk_widget_get_visible (gui_part (pane, "lock_button")));
  gui_activate (pane, "version.register", NULL);
  dialog = gui_dialog (KB_TYPE_REGISTER_DIALOG);
  g_assert_nonnull (dialog);
  adw_combo_row_set_selected (gui_part (dialog, "outcome_row"), 1);
  gtk_editable_set_text (gui_part (dialog, "date_row"), "nej");
  g_assert_false (gtk_widget_is_sensitive (gui_part (dialog, "register_button")));
  gtk_editable_set_text (gui_part (dialog, "date_row"), "2027-03-17");
  gtk_editable_set_text (gui_part (dialog, "paragraph_row"), "34");
  gui_click (gui_part (dialog, "register_button"));
  gui_settle (NULL);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_DECISION), ==, 2);
  g_assert_null (kb_version_pane_get_version (KB_VERSION_PANE (pane)));
  g_assert_cmpstr (gtk_editable_get_text (gui_part (page, "meeting_row")), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (gui_part (page, "board_row")), ==, "Socialnämnden");
  gui_activate (pane, "version.compare", "s", "1.0");
  gtk_window_destroy (GTK_WINDOW (gui_dialog (KB_TYPE_COMPARE_WINDOW)));
  gui_close (window);
}

static KbWindow *
window_of_version (void)
{
  for (GList *w = gtk_application_get_windows (GTK_APPLICATION (gui_application ())); w;
       w = w->next)
    if (KB_IS_WINDOW (w->data) && kb_window_get_workbook (w->data)
        && kb_workbook_get_access (kb_window_get_workbook (w->data)) == KB_READ_ONLY_VERSION)
      return w->data;
  return NULL;
}

/* An earlier version is read in a window of its own, on every page, while the workbook goes on. */
static void
test_shown (void)
{
  static const char *const pages[] = { "overview", "assets",   "systems",   "risks",
                                       "measures", "plan",     "follow-up", "organisation",
                                       "method",   "decision", "workshop" };
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");
  GtkWidget *pane = gui_find (page, KB_TYPE_VERSION_PANE, 0);
  KbWindow *shown;

  gui_activate (pane, "version.lock", NULL);
  g_assert_true (
      kb_workbook_set_decision (gui_workbook (window), KB_DECISION_REGISTRY_NUMBER, "SN 9", NULL));
  gui_activate (pane, "version.open", "s", "1.0");
  shown = window_of_version ();
  g_assert_nonnull (shown);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (shown)), "1.0"));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_assert_nonnull (gui_page (shown, pages[i]));
    gui_settle (NULL);
  }
  page = gui_page (shown, "decision");
  g_assert_cmpstr (gtk_editable_get_text (gui_part (page, "number_row")), ==, "SN 2027/48");
  g_assert_false (gtk_widget_is_sensitive (gui_part (page, "number_row")));
  gui_close (shown);
  g_assert_cmpstr (kb_record_text (decision (window), KB_DECISION_REGISTRY_NUMBER), ==, "SN 9");
  gui_close (window);
}

/* After a decision its fields are read, and the next one is begun. */
static void
test_registered (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "decision");
  GtkWidget *pane = gui_find (page, KB_TYPE_VERSION_PANE, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      kb_workbook_lock_version (workbook, NULL, &error)
      && kb_workbook_register_decision (workbook, "34", "2027-03-17", "approved", &error));
  gui_settle (NULL);
  g_assert_false (gtk_widget_is_sensitive (gui_part (page, "board_row")));
  g_assert_true (gtk_widget_get_visible (gui_part (pane, "next_button")));
  gui_activate (pane, "version.next", NULL);
  g_assert_true (gtk_widget_is_sensitive (gui_part (page, "board_row")));
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_DECISION), ==, 2);
  gui_close (window);
}

/* The package from the page, into a folder. */
static void
test_package (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");
  KbExportRow *row = kb_decision_page_get_export (KB_DECISION_PAGE (page), 0);
  g_autofree char *folder = test_path ("paket");
  g_autoptr (GPtrArray) files = NULL;

  kb_export_row_export_to (row, folder);
  gui_wait (is_idle (row));
  g_assert_nonnull (strstr (kb_export_row_get_result (row), "3 files"));
  g_assert_nonnull (strstr (kb_export_row_get_result (row), "18 risks"));
  files = test_list_folder (folder);
  g_assert_cmpuint (files->len, ==, 3);
  gui_close (window);
}

/* A heading begins from the proposal once; what is written is never replaced. */
static void
test_memo_texts (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "decision");
  GtkWidget *list = gui_find (page, KB_TYPE_MEMO_LIST, 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (kb_memo_list_get_view (KB_MEMO_LIST (list), 0));

  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  gui_activate (page, "memo.suggest", "u", 0);
  g_assert_nonnull (strstr (kb_record_text (decision (window), KB_DECISION_SUMMARY), "22 of 24"));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >, 20);
  g_assert_true (
      kb_workbook_set_decision (gui_workbook (window), KB_DECISION_SUMMARY, "Vår text", NULL));
  gui_activate (page, "memo.suggest", "u", 0);
  g_assert_cmpstr (kb_record_text (decision (window), KB_DECISION_SUMMARY), ==, "Vår text");
  gui_activate (page, "memo.copy-all", NULL);
  gui_close (window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/decision/versions", test_versions);
  g_test_add_func ("/decision/shown", test_shown);
  g_test_add_func ("/decision/registered", test_registered);
  g_test_add_func ("/decision/memo", test_memo_texts);
  g_test_add_func ("/decision/package", test_package);
  return gui_run ();
}
