// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-asset-page.h"
#include "kb-check-list.h"
#include "kb-labels.h"
#include "kb-new-asset-dialog.h"
#include "kb-record-table.h"
#include "kb-search-dialog.h"
#include "kb-workbook-view.h"

#include <string.h>

/* --- search everything --- */

static KbSearchDialog *
open_search (KbWindow *window)
{
  gui_activate (window, "win.find", NULL);
  gui_wait (gui_dialog (KB_TYPE_SEARCH_DIALOG) != NULL);
  return KB_SEARCH_DIALOG (gui_dialog (KB_TYPE_SEARCH_DIALOG));
}

static void
count (guint *n)
{
  (*n)++;
}

/* The entry waits a little before it tells; until then the old rows stand there. */
static void
search_for (KbSearchDialog *dialog, const char *text)
{
  GtkEditable *entry = gui_part (dialog, "entry");
  guint told = 0;
  gulong handler = g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (count), &told);

  if (!g_str_equal (gtk_editable_get_text (entry), text)) {
    gtk_editable_set_text (entry, text);
    gui_wait (told > 0);
  }
  g_signal_handler_disconnect (entry, handler);
}

static const char *
shown (KbWindow *window)
{
  return kb_workbook_view_get_shown (
      KB_WORKBOOK_VIEW (gui_find (window, KB_TYPE_WORKBOOK_VIEW, 0)));
}

static void
enter (KbSearchDialog *dialog)
{
  g_signal_emit_by_name (gui_part (dialog, "entry"), "activate");
  gui_wait (gui_dialog (KB_TYPE_SEARCH_DIALOG) == NULL);
}

/* Each kind of hit opens its place; Enter in the field takes the first. */
static void
test_opens (void)
{
  static const struct {
    const char *typed;
    const char *section;
    const char *title; /* of the pane that opens; NULL: a page */
  } cases[] = {
    { "orosanmäl", "assets", "Orosanmälningar" },
    { "OROSANMÄLNINGAR", "assets", "Orosanmälningar" },
    { "trygghetslarm", "systems", "Trygghetslarm" },
    { "r07", "risks", NULL },
    { "å05", "plan", NULL },
    { "method and scales", "method", NULL },
    { "decision", "decision", NULL },
  };
  KbWindow *window = gui_example ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KbSearchDialog *dialog = open_search (window);

    search_for (dialog, cases[i].typed);
    enter (dialog);
    g_assert_cmpstr (shown (window), ==, cases[i].section);
    if (cases[i].title)
      g_assert_cmpstr (gui_text (gui_part (gui_part (gui_page (window, cases[i].section), "pane"),
                                           "title_label")),
                       ==, cases[i].title);
  }
  gui_close (window);
}

static void
test_acts (void)
{
  KbWindow *window = gui_example ();
  KbSearchDialog *dialog = open_search (window);
  GtkListBox *list = gui_part (dialog, "list");

  /* With nothing typed it tells what there is, with shortcuts. */
  g_assert_nonnull (gui_find_label (list, "Overview"));
  g_assert_nonnull (gui_find_label (list, "Alt+1"));
  g_assert_nonnull (gui_find_label (list, "Import a list"));
  g_assert_nonnull (gui_find_label (list, "Ctrl+I"));
  search_for (dialog, "new information");
  enter (dialog);
  gui_wait (gui_dialog (KB_TYPE_NEW_ASSET_DIALOG) != NULL);
  g_assert_cmpstr (shown (window), ==, "assets");
  gtk_window_destroy (gui_dialog (KB_TYPE_NEW_ASSET_DIALOG));
  /* An act that would do nothing is not offered. */
  dialog = open_search (window);
  search_for (dialog, "show all units");
  g_assert_null (gui_find_label (gui_part (dialog, "list"), "Show all units"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  kb_workbook_set_unit_filter (gui_workbook (window),
                               test_find (gui_workbook (window), KB_KIND_UNIT, "Barn och unga"));
  dialog = open_search (window);
  search_for (dialog, "show all units");
  enter (dialog);
  gui_wait (kb_workbook_get_unit_filter (gui_workbook (window)) == NULL);
  gui_close (window);
}

static void
test_keys (void)
{
  KbWindow *window = gui_example ();
  KbSearchDialog *dialog = open_search (window);
  GtkListBox *list = gui_part (dialog, "list");
  GtkWidget *first, *second;

  search_for (dialog, "avtal");
  first = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0));
  second = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1));
  g_assert_true (gtk_list_box_get_selected_row (list) == GTK_LIST_BOX_ROW (first));
  g_assert_true (gui_press (dialog, GDK_KEY_Down));
  g_assert_true (gtk_list_box_get_selected_row (list) == GTK_LIST_BOX_ROW (second));
  g_assert_true (gtk_widget_is_focus (second));
  g_assert_false (gui_press (dialog, GDK_KEY_Up)); /* the list moves by itself */
  gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (first));
  gui_focus (first);
  g_assert_true (gui_press (dialog, GDK_KEY_Up));
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (list)) == NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gui_close (window);
}

/* What is found is bold and underlined, not only coloured. */
static void
test_emphasis (void)
{
  KbWindow *window = gui_example ();
  KbSearchDialog *dialog = open_search (window);
  GtkWidget *label;
  g_autofree char *marks = NULL;

  search_for (dialog, "familj");
  label = gui_find_label (gui_part (dialog, "list"), "Avtal med familjehem");
  g_assert_nonnull (label);
  marks = pango_attr_list_to_string (gtk_label_get_attributes (GTK_LABEL (label)));
  g_assert_nonnull (strstr (marks, "10 16 weight bold"));
  g_assert_nonnull (strstr (marks, "10 16 underline single"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gui_close (window);
}

/* With the keyboard in the list Enter opens the hit that is marked, though the field hears it too.
 */
static void
test_opens_the_marked (void)
{
  KbWindow *window = gui_example ();
  KbSearchDialog *dialog = open_search (window);
  GtkListBox *list = gui_part (dialog, "list");
  const char *system = test_find (gui_workbook (window), KB_KIND_SYSTEM, "Trygghetslarm");
  GtkListBoxRow *row = NULL;

  search_for (dialog, "larm");
  for (int i = 0; !row || g_strcmp0 (g_object_get_data (G_OBJECT (row), "id"), system) != 0; i++) {
    row = gtk_list_box_get_row_at_index (list, i);
    g_assert_nonnull (row);
  }
  g_assert_cmpint (gtk_list_box_row_get_index (row), >, 0);
  gtk_list_box_select_row (list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  enter (dialog);
  g_assert_cmpstr (shown (window), ==, "systems");
  gui_close (window);
}

static void
test_nothing (void)
{
  KbWindow *window = gui_example ();
  KbSearchDialog *dialog = open_search (window);
  GtkStack *stack = gui_part (dialog, "stack");

  search_for (dialog, "finns inte här");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nothing");
  g_signal_emit_by_name (gui_part (dialog, "entry"), "activate");
  g_assert_nonnull (gui_dialog (KB_TYPE_SEARCH_DIALOG));
  gui_click (gui_find_button (stack, "Look through the information _assets"));
  gui_wait (gui_dialog (KB_TYPE_SEARCH_DIALOG) == NULL);
  g_assert_cmpstr (shown (window), ==, "assets");
  gui_close (window);
}

/* --- what the checks find --- */

static GtkListBoxRow *
row_that_says (GtkListBox *list, const char *text)
{
  for (int i = 0;; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

    if (!row || gui_find_label (row, text))
      return row;
  }
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0
         || gtk_widget_get_focus_child (widget) != NULL;
}

/* A check lists what it found; each line leads to the field that mends it. */
static void
test_findings (void)
{
  KbWindow *window = gui_example_unanswered ();
  GtkListBox *list =
      gui_part (gui_find (gui_page (window, "overview"), KB_TYPE_CHECK_LIST, 0), "list");
  GtkListBoxRow *row;
  GtkWidget *field;

  row = row_that_says (list, "9 critical systems have no longest tolerable downtime");
  g_assert_nonnull (row);
  g_assert_null (row_that_says (list, "Trygghetslarm"));
  g_signal_emit_by_name (list, "row-activated", row);
  row = row_that_says (list, "Trygghetslarm");
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (shown (window), ==, "systems");
  g_assert_cmpstr (
      gui_text (gui_part (gui_part (gui_page (window, "systems"), "pane"), "title_label")), ==,
      "Trygghetslarm");
  /* An action that is late: its date has the keyboard. */
  gui_activate (window, "win.section", "s", "overview");
  row = row_that_says (list, "2 actions are overdue");
  g_signal_emit_by_name (list, "row-activated", row);
  row = row_that_says (list, "Logguppföljning varje månad");
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (shown (window), ==, "plan");
  field = gui_part (gui_part (gui_page (window, "plan"), "pane"), "due_row");
  gui_wait (has_focus_within (field));
  gui_close (window);
}

static gboolean
is_in_view (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, scroller, &bounds)
         && bounds.size.height > 0 && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller) + 1;
}

static GtkListBox *
findings (KbWindow *window)
{
  return gui_part (gui_find (gui_page (window, "overview"), KB_TYPE_CHECK_LIST, 0), "list");
}

/* Presses the finding that says @text; it leads to a part of the risk that is shown, in view and
 * with the keyboard in it. */
static GtkWidget *
follow_to_risk (KbWindow *window, const char *text, const char *pane, const char *part)
{
  GtkListBoxRow *row = row_that_says (findings (window), text);
  GtkWidget *shown_pane, *field;

  if (!row)
    g_error ("Nothing says “%s”", text);
  g_signal_emit_by_name (findings (window), "row-activated", row);
  g_assert_cmpstr (shown (window), ==, "risks");
  shown_pane = gui_part (gui_page (window, "risks"), "pane");
  if (pane)
    shown_pane = gui_part (shown_pane, pane);
  field = gui_part (shown_pane, part);
  gui_wait (has_focus_within (field));
  gui_wait (is_in_view (field));
  return shown_pane;
}

static void
set_risk (KbWindow *window, gint64 number, guint field, const char *text)
{
  g_autofree char *id = g_strdup (kb_record_id (gui_risk (window, number)));
  g_autoptr (GError) error = NULL;

  kb_workbook_set_text (gui_workbook (window), KB_KIND_RISK, id, field, text, &error);
  g_assert_no_error (error);
  gui_settle (NULL);
}

/* What only the nämnd may accept is put before it where the finding leads. */
static void
test_finding_decided (void)
{
  static const char *const found =
      "1 risk is to be accepted by the nämnd, and no decision names it";
  KbWindow *window = gui_example ();
  GtkWidget *pane;

  set_risk (window, 4, KB_RISK_TREATMENT, "accept");
  pane = follow_to_risk (window, found, "acceptance", "button_row");
  gui_click (gui_part (pane, "propose_button"));
  g_assert_null (row_that_says (findings (window), found));
  gui_close (window);
}

/* Who signed without being entitled is taken out where the finding leads. */
static void
test_finding_entitled (void)
{
  static const char *const found = "1 risk is accepted by a role that may not accept it";
  KbWindow *window = gui_example ();
  GtkWidget *pane;

  set_risk (window, 4, KB_RISK_ACCEPTED_BY, "Enhetschef vuxna");
  pane = follow_to_risk (window, found, "acceptance", "button_row");
  gui_click (gui_part (pane, "withdraw_button"));
  g_assert_null (row_that_says (findings (window), found));
  gui_close (window);
}

/* A risk whose system is deleted says so, is found, and is tied to something else there. */
static void
test_finding_untied (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  g_autofree char *system = g_strdup (kb_record_text (gui_risk (window, 4), KB_RISK_SYSTEM));
  g_autofree char *other = NULL;
  const GPtrArray *risks = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_RISK);
  guint n_untied = 0;
  g_autofree char *heading = NULL;
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row;

  for (guint i = 0; i < risks->len; i++)
    n_untied +=
        g_strcmp0 (kb_record_text (g_ptr_array_index (risks, i), KB_RISK_SYSTEM), system) == 0;
  g_assert_cmpuint (n_untied, >, 1);
  g_assert_true (kb_workbook_delete (workbook, KB_KIND_SYSTEM, system, &error));
  g_assert_null (kb_record_text (gui_risk (window, 4), KB_RISK_SYSTEM));
  heading = g_strdup_printf ("%u risks are not tied to an asset, a system or a unit", n_untied);
  row = row_that_says (findings (window), heading);
  g_assert_nonnull (row);
  g_signal_emit_by_name (findings (window), "row-activated", row);
  follow_to_risk (window, kb_record_title (gui_risk (window, 4)), NULL, "object");
  g_assert_nonnull (gui_find_label (gui_part (gui_page (window, "risks"), "pane"),
                                    "Not tied to an asset, a system or a unit"));
  other = g_strdup (kb_record_id (g_ptr_array_index (
      (GPtrArray *) kb_content_list (kb_workbook_get_content (workbook), KB_KIND_UNIT), 0)));
  g_signal_emit_by_name (gui_part (gui_part (gui_page (window, "risks"), "pane"), "object"), "link",
                         other);
  gui_settle (NULL);
  g_assert_cmpstr (kb_record_text (gui_risk (window, 4), KB_RISK_UNIT), ==, other);
  gui_close (window);
}

/* An asset without a level opens where it is classified. */
static void
test_finding_classifies (void)
{
  KbWindow *window = gui_example ();
  GtkListBox *list =
      gui_part (gui_find (gui_page (window, "overview"), KB_TYPE_CHECK_LIST, 0), "list");

  g_signal_emit_by_name (list, "row-activated",
                         row_that_says (list, "2 information assets are not classified"));
  g_signal_emit_by_name (list, "row-activated", row_that_says (list, "Avtal med utförare"));
  g_assert_nonnull (gui_find (window, g_type_from_name ("KbClassifyView"), 0));
  gui_close (window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/find/opens-the-place", test_opens);
  g_test_add_func ("/find/does-acts", test_acts);
  g_test_add_func ("/find/goes-by-keys", test_keys);
  g_test_add_func ("/find/shows-what-was-found", test_emphasis);
  g_test_add_func ("/find/opens-the-marked", test_opens_the_marked);
  g_test_add_func ("/find/nothing", test_nothing);
  g_test_add_func ("/find/findings-lead-to-their-field", test_findings);
  g_test_add_func ("/find/finding-classifies", test_finding_classifies);
  g_test_add_func ("/find/finding-puts-before-the-board", test_finding_decided);
  g_test_add_func ("/find/finding-of-who-may-not-accept", test_finding_entitled);
  g_test_add_func ("/find/finding-of-a-risk-tied-to-nothing", test_finding_untied);
  return gui_run ();
}
