// SPDX-License-Identifier: EUPL-1.2
#include "follow.h"
#include "kb-heat-map.h"
#include "kb-risk-page.h"

/*
 * The page of risks with 5,000 of them, all in one cell, beside bare limits of the same run: a
 * plain list of 5,000 texts to show, and the act itself, until it is in the file.
 */

#define N_RISKS 5000
#define ROUNDS  9

static void
add_risks (KbWorkbook *workbook)
{
  const KbMethod *method = kb_workbook_get_method (workbook);
  const char *likelihood = kb_record_id (kb_method_item (method, KB_KIND_LIKELIHOOD, 1));
  const char *consequence = kb_record_id (kb_method_item (method, KB_KIND_CONSEQUENCE, 1));
  g_autoptr (KbEdit) edit = kb_edit_new ("import");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_RISKS; i++) {
    g_autofree char *id = kb_new_id ();
    g_autoptr (KbRecord) risk = kb_record_new (KB_KIND_RISK, id);

    kb_record_set_integer (risk, KB_RISK_NUMBER, 100 + i);
    kb_record_set_text (risk, KB_RISK_TITLE, "Journalsystemet går inte att nå på flera dygn");
    kb_record_set_text (risk, KB_RISK_LIKELIHOOD_BEFORE, likelihood);
    kb_record_set_text (risk, KB_RISK_CONSEQUENCE_BEFORE, consequence);
    kb_edit_insert (edit, risk);
  }
  kb_workbook_commit (workbook, edit, &error);
  g_assert_no_error (error);
}

static double
bare_list (void)
{
  gint64 times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++) {
    GtkStringList *texts = gtk_string_list_new (NULL);
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkWidget *list, *window = gtk_window_new (), *frame = gtk_scrolled_window_new ();
    gint64 start;

    for (guint k = 0; k < N_RISKS; k++)
      gtk_string_list_append (texts, "Journalsystemet går inte att nå på flera dygn");
    start = g_get_monotonic_time ();
    list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (texts))),
                              factory);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), list);
    gtk_window_set_child (GTK_WINDOW (window), frame);
    gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
    gtk_window_present (GTK_WINDOW (window));
    gui_settle (window);
    times[i] = g_get_monotonic_time () - start;
    gtk_window_destroy (GTK_WINDOW (window));
    gui_settle (NULL);
  }
  return bench_median (times, ROUNDS);
}

static void
place (KbWorkbook *workbook, guint round, gpointer risk)
{
  g_autoptr (GError) error = NULL;

  kb_workbook_place_risk (workbook, risk, KB_MOMENT_BEFORE, (KbPosition){ (int) round % 3, 2 },
                          &error);
  g_assert_no_error (error);
}

static double
show_page (KbWindow *window)
{
  gint64 times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++) {
    gint64 start;

    gui_page (window, "overview");
    gui_settle (GTK_WIDGET (window));
    start = g_get_monotonic_time ();
    gui_page (window, "risks");
    gui_settle (GTK_WIDGET (window));
    times[i] = g_get_monotonic_time () - start;
  }
  return bench_median (times, ROUNDS);
}

static void
test_page (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  g_autofree char *risk = NULL;
  double list, first;
  KbFollowTimes hidden, shown, in_cell;

  add_risks (workbook);
  risk = g_strdup (kb_record_id (g_ptr_array_index (
      (GPtrArray *) kb_content_list (kb_workbook_get_content (workbook), KB_KIND_RISK), 9)));
  list = bare_list ();
  first = show_page (window);
  gui_page (window, "method");
  hidden = bench_follow (workbook, place, risk);
  kb_risk_page_choose_cell (KB_RISK_PAGE (gui_page (window, "risks")), (KbPosition){ 2, 2 });
  gui_settle (GTK_WIDGET (window));
  shown = bench_follow (workbook, place, risk);
  kb_risk_page_choose_cell (KB_RISK_PAGE (gui_page (window, "risks")), (KbPosition){ 1, 1 });
  gui_settle (GTK_WIDGET (window));
  in_cell = bench_follow (workbook, place, risk);
  g_test_message ("page of %u risks in one cell: %.1f ms, %.2f × a bare list (%.1f ms)",
                  N_RISKS + 18, first, first / list, list);
  g_test_message (
      "re-rating one, from commit to models updated: %.2f ms while another page is shown, "
      "%.2f ms with the page, %.2f ms with the full cell listed (target %.0f ms)",
      hidden.followed, shown.followed, in_cell.followed, FOLLOW_TARGET);
  g_test_message ("that is %.2f × the act itself (%.2f ms)", in_cell.followed / in_cell.act,
                  in_cell.act);
  g_assert_cmpfloat (in_cell.followed, <=, FOLLOW_TARGET);
  gui_close (window);
}

int
main (int argc, char *argv[])
{
  gui_init (&argc, &argv);
  g_test_add_func ("/bench/risk_page", test_page);
  return gui_run ();
}
