// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-import-view.h"

#include <time.h>
#include <xlsxwriter.h>

/*
 * 10,000 rows through the window: from the file to the trial, from the button to the file, from
 * there to the page, and back again. Times are of the processor, all threads, so that other work on
 * the machine counts little; the bare limit beside them is the same way with ten rows.
 */

#define ROWS              10000
#define FEW_ROWS          10
#define MOST_SECONDS      2.0
#define MOST_TIMES_IMPORT 2.0

typedef struct {
  double tried;
  double imported;
  double shown;
  double undone;
} Times;

static double
since (clock_t *start)
{
  clock_t now = clock ();
  double seconds = (double) (now - *start) / CLOCKS_PER_SEC;

  *start = now;
  return seconds;
}

static void
write_list (const char *path, guint rows)
{
  static const char *const headers[] = {
    "Informationsmängd", "Beskrivning", "System", "Förvaltning", "Informationsägare", "K", "R", "T"
  };
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Lista");

  for (guint c = 0; c < G_N_ELEMENTS (headers); c++)
    worksheet_write_string (sheet, 0, (lxw_col_t) c, headers[c], NULL);
  for (guint i = 0; i < rows; i++) {
    const lxw_row_t row = i + 1;
    g_autofree char *name = g_strdup_printf ("Informationsmängd %u", i + 1);
    g_autofree char *system = g_strdup_printf ("System %u, System %u", i % 300, i * 7 % 300);
    g_autofree char *unit = g_strdup_printf ("Förvaltning %u / Enhet %u", i % 12, i % 60);

    worksheet_write_string (sheet, row, 0, name, NULL);
    worksheet_write_string (sheet, row, 1, "Ärenden, beslut och handlingar", NULL);
    worksheet_write_string (sheet, row, 2, system, NULL);
    worksheet_write_string (sheet, row, 3, unit, NULL);
    worksheet_write_string (sheet, row, 4, "Enhetschef", NULL);
    worksheet_write_number (sheet, row, 5, i % 4, NULL);
    worksheet_write_number (sheet, row, 6, i / 3 % 4, NULL);
    worksheet_write_number (sheet, row, 7, i / 5 % 4, NULL);
  }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

static Times
measure (guint rows)
{
  g_autofree char *list = test_path ("lista.xlsx");
  g_autofree char *name = g_strdup_printf ("med-%u.klassning", rows);
  g_autofree char *path = test_create (name, "amal");
  KbWindow *window = gui_open (path);
  KbContent *content = kb_workbook_get_content (gui_workbook (window));
  KbImportView *view;
  GtkStack *stack;
  Times times;
  clock_t start;

  write_list (list, rows);
  gui_activate (window, "win.import", NULL);
  view = KB_IMPORT_VIEW (gui_find (window, KB_TYPE_IMPORT_VIEW, 0));
  stack = gui_part (view, "stack");
  start = clock ();
  kb_import_view_load (view, list);
  gui_wait (g_str_equal (gtk_stack_get_visible_child_name (stack), "map"));
  gui_settle (GTK_WIDGET (view));
  times.tried = since (&start);
  gui_click (gui_part (view, "import_button"));
  gui_wait (g_str_equal (gtk_stack_get_visible_child_name (stack), "result"));
  gui_settle (GTK_WIDGET (view));
  times.imported = since (&start);
  gui_page (window, "assets");
  times.shown = since (&start);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ASSET), ==, rows);
  start = clock ();
  gui_activate (window, "win.undo", NULL);
  gui_wait (kb_content_count (content, KB_KIND_ASSET) == 0);
  gui_settle (GTK_WIDGET (window));
  times.undone = since (&start);
  gui_close (window);
  return times;
}

static void
tell (const char *what, double seconds, double bare)
{
  g_print ("# %s: %.2f s of the processor; with %d rows %.2f s\n", what, seconds, FEW_ROWS, bare);
}

static void
test_shown (void)
{
  Times bare = measure (FEW_ROWS);
  Times times = measure (ROWS);

  tell ("read and tried", times.tried, bare.tried);
  tell ("written", times.imported, bare.imported);
  tell ("shown on the page", times.shown, bare.shown);
  tell ("undone and shown", times.undone, bare.undone);
  g_print ("# undo : import = %.2f (at most %.1f)\n", times.undone / (times.tried + times.imported),
           MOST_TIMES_IMPORT);
  g_assert_cmpfloat (times.tried + times.imported, <, MOST_SECONDS);
  g_assert_cmpfloat (times.shown, <, MOST_SECONDS);
  g_assert_cmpfloat (times.undone, <, MOST_TIMES_IMPORT * (times.tried + times.imported));
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/bench/ten_thousand_rows_are_imported_and_shown", test_shown);
  return gui_run ();
}
