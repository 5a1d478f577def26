// SPDX-License-Identifier: EUPL-1.2
/*
 * How much longer the spreadsheet with 10,000 actions takes than the bare limit in the same run:
 * libxlsxwriter writing the same cells of the same sheets (design §10), reading back apart. A
 * figure to read: never a test of correctness.
 */
#include "imports.h"
#include "kb-table.h"
#include "kb-xlsx-writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_ACTIONS 10000
#define N_ROUNDS  5
#define MAX_WIDTH 64
#define LIMIT     1.2

/* The cells of a sheet, as they stand in the file. */
typedef struct {
  char *name;
  KbTable *table;
  guint width; /* columns */
} Sheet;

static void
sheet_free (Sheet *sheet)
{
  g_free (sheet->name);
  kb_table_unref (sheet->table);
  g_free (sheet);
}

static KbWorkbook *
make_workbook (void)
{
  KbWorkbook *workbook = test_workbook ();
  const KbMethod *method = kb_workbook_get_method (workbook);
  g_autoptr (KbEdit) edit = kb_edit_new ("import");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ACTIONS; i++) {
    g_autofree char *id = kb_new_id ();
    g_autofree char *title = g_strdup_printf ("Åtgärd nummer %u för säkrare hantering", i + 1);
    g_autoptr (KbRecord) action = kb_record_new (KB_KIND_ACTION, id);
    g_autoptr (KbRecord) cost = kb_record_new (KB_KIND_ACTION_COST, NULL);

    kb_record_set_integer (action, KB_ACTION_NUMBER, i + 1);
    kb_record_set_text (action, KB_ACTION_TITLE, title);
    kb_record_set_text (action, KB_ACTION_SECTION,
                        kb_record_id (kb_method_item (method, KB_KIND_SECTION, i % 3)));
    kb_record_set_text (action, KB_ACTION_OWNER, "Systemförvaltare socialtjänst");
    kb_record_set_text (action, KB_ACTION_BOARD, "Socialnämnden");
    kb_record_set_text (action, KB_ACTION_CATEGORY, "technical");
    kb_record_set_text (action, KB_ACTION_STRATEGY, "reduce");
    kb_record_set_text (action, KB_ACTION_PRIORITY, i % 2 ? "high" : "medium");
    kb_record_set_text (action, KB_ACTION_FINANCING, "financed");
    kb_record_set_text (action, KB_ACTION_STATUS, i % 4 ? "planned" : "started");
    kb_record_set_text (action, KB_ACTION_START_ON, "2027-03-01");
    kb_record_set_text (action, KB_ACTION_DUE_ON, "2028-03-31");
    kb_record_set_text (action, KB_ACTION_FOLLOW_UP, "Första genomgången är påbörjad.");
    kb_edit_insert (edit, action);
    kb_record_set_text (cost, KB_ACTION_COST_ACTION, id);
    kb_record_set_integer (cost, KB_ACTION_COST_YEAR, 2027);
    kb_record_set_integer (cost, KB_ACTION_COST_AMOUNT, 40 + i % 100);
    kb_edit_insert (edit, cost);
  }
  kb_workbook_commit (workbook, edit, &error);
  g_assert_no_error (error);
  return workbook;
}

/* The sheets as the export writes them, without reading them back. */
static void
write_ours (const KbReport *report, const char *path)
{
  g_autoptr (KbXlsxWriter) writer = kb_xlsx_writer_new (report, path);
  g_autoptr (GError) error = NULL;

  kb_sheet_decision (writer);
  kb_sheet_plan (writer);
  kb_sheet_timetable (writer);
  kb_sheet_matrix (writer, KB_MOMENT_BEFORE);
  kb_sheet_matrix (writer, KB_MOMENT_AFTER);
  kb_sheet_risks (writer);
  kb_sheet_systems (writer);
  kb_sheet_classification (writer);
  kb_sheet_measures (writer);
  kb_sheet_method (writer);
  kb_sheet_history (writer);
  kb_xlsx_writer_close (writer, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_cells (const char *path)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  g_auto (GStrv) names = kb_table_list_sheets (path, NULL);

  for (guint i = 0; names[i]; i++) {
    Sheet *sheet = g_new0 (Sheet, 1);

    sheet->name = g_strdup (names[i]);
    sheet->table = kb_table_read_xlsx (path, names[i], NULL);
    for (guint r = 0; sheet->table && r < kb_table_n_rows (sheet->table); r++)
      for (guint c = sheet->width; c < MAX_WIDTH; c++)
        if (*kb_table_cell (sheet->table, r, c))
          sheet->width = c + 1;
    if (sheet->table)
      g_ptr_array_add (sheets, sheet);
    else
      g_free (sheet);
  }
  return sheets;
}

static void
write_bare (const GPtrArray *sheets, const char *path)
{
  lxw_workbook *book = workbook_new (path);
  lxw_format *format = workbook_add_format (book);
  lxw_format *other = workbook_add_format (book);

  format_set_border (format, LXW_BORDER_THIN);
  format_set_text_wrap (format);
  format_set_border (other, LXW_BORDER_THIN);
  for (guint i = 0; i < sheets->len; i++) {
    const Sheet *sheet = g_ptr_array_index (sheets, i);
    lxw_worksheet *worksheet = workbook_add_worksheet (book, sheet->name);

    for (guint r = 0; r < kb_table_n_rows (sheet->table); r++) {
      guint row = kb_table_row_number (sheet->table, r) - 1;

      for (guint c = 0; c < sheet->width; c++) {
        const char *text = kb_table_cell (sheet->table, r, c);
        char *end = NULL;
        double number = *text ? strtod (text, &end) : 0;

        if (*text && *end == '\0')
          worksheet_write_number (worksheet, row, (lxw_col_t) c, number, other);
        else if (*text)
          worksheet_write_string (worksheet, row, (lxw_col_t) c, text, format);
        else if (row > 3)
          worksheet_write_blank (worksheet, row, (lxw_col_t) c, format); /* ours have borders too */
      }
    }
  }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

int
main (int argc, char *argv[])
{
  KbWorkbook *workbook;
  g_autoptr (KbReport) report = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *bare = NULL;
  gint64 best_ours = G_MAXINT64, best_bare = G_MAXINT64;
  double ratio;

  test_init (&argc, &argv);
  workbook = make_workbook ();
  report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  ours = test_path ("ours.xlsx");
  bare = test_path ("bare.xlsx");
  write_ours (report, ours);
  sheets = read_cells (ours);
  for (guint round = 0; round < N_ROUNDS; round++) {
    gint64 start = g_get_monotonic_time (), half;

    write_bare (sheets, bare);
    half = g_get_monotonic_time ();
    write_ours (report, ours);
    best_bare = MIN (best_bare, half - start);
    best_ours = MIN (best_ours, g_get_monotonic_time () - half);
  }
  ratio = (double) best_ours / (double) best_bare;
  printf ("%u actions: export %.0f ms, bare libxlsxwriter %.0f ms, ratio %.2f (target %.1f)\n",
          N_ACTIONS, (double) best_ours / 1000, (double) best_bare / 1000, ratio, LIMIT);
  test_close (workbook);
  return ratio <= 2 * LIMIT ? 0 : 1;
}
