// SPDX-License-Identifier: EUPL-1.2
/*
 * How much longer the spreadsheet with 10,000 actions takes than the bare limit in the same run:
 * libxlsxwriter writing the same cells, with the same formats and heights, of the same sheets
 * (design §10), reading back apart. A figure to read: never a test of correctness.
 */
#include "imports.h"
#include "kb-xlsx-writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_ACTIONS 10000
#define N_ROUNDS  9
#define LIMIT     1.2

/* A call of the library that puts something on a sheet. */
typedef enum {
  CALL_STRING,
  CALL_NUMBER,
  CALL_DATE,
  CALL_BLANK,
  CALL_FORMULA,
  CALL_MERGE,
  CALL_ROW,
} CallType;

typedef struct {
  CallType type;
  guint sheet;
  guint row, column, last_row, last_column;
  double number; /* or the height of a row */
  lxw_datetime date;
  const char *text;
  int format; /* which of the formats; -1 for none */
} Call;

/* What the export asked of the library once, to be asked again by nobody else. */
typedef struct {
  gboolean on;
  GArray *calls;      /* Call */
  GPtrArray *sheets;  /* names */
  GArray *formats;    /* lxw_format */
  GHashTable *places; /* lxw_format → its place + 1 */
  GStringChunk *texts;
} Recording;

static Recording recording;

/* The linker leads the export's calls here (--wrap), and these to the library. */
lxw_error __real_worksheet_write_string (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);
lxw_error __real_worksheet_write_number (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format);
lxw_error __real_worksheet_write_datetime (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_datetime *date, lxw_format *format);
lxw_error __real_worksheet_write_blank (lxw_worksheet *sheet,
                                        lxw_row_t row,
                                        lxw_col_t column,
                                        lxw_format *format);
lxw_error __real_worksheet_write_formula_num (lxw_worksheet *sheet,
                                              lxw_row_t row,
                                              lxw_col_t column,
                                              const char *formula,
                                              lxw_format *format,
                                              double number);
lxw_error __real_worksheet_merge_range (lxw_worksheet *sheet,
                                        lxw_row_t row,
                                        lxw_col_t column,
                                        lxw_row_t last_row,
                                        lxw_col_t last_column,
                                        const char *text,
                                        lxw_format *format);
lxw_error
__real_worksheet_set_row (lxw_worksheet *sheet, lxw_row_t row, double height, lxw_format *format);
lxw_error __wrap_worksheet_write_string (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);
lxw_error __wrap_worksheet_write_number (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format);
lxw_error __wrap_worksheet_write_datetime (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_datetime *date, lxw_format *format);
lxw_error __wrap_worksheet_write_blank (lxw_worksheet *sheet,
                                        lxw_row_t row,
                                        lxw_col_t column,
                                        lxw_format *format);
lxw_error __wrap_worksheet_write_formula_num (lxw_worksheet *sheet,
                                              lxw_row_t row,
                                              lxw_col_t column,
                                              const char *formula,
                                              lxw_format *format,
                                              double number);
lxw_error __wrap_worksheet_merge_range (lxw_worksheet *sheet,
                                        lxw_row_t row,
                                        lxw_col_t column,
                                        lxw_row_t last_row,
                                        lxw_col_t last_column,
                                        const char *text,
                                        lxw_format *format);
lxw_error
__wrap_worksheet_set_row (lxw_worksheet *sheet, lxw_row_t row, double height, lxw_format *format);

static int
note_format (const lxw_format *format)
{
  gpointer place = g_hash_table_lookup (recording.places, format);

  if (!format)
    return -1;
  if (!place) {
    g_array_append_val (recording.formats, *format);
    place = GUINT_TO_POINTER (recording.formats->len);
    g_hash_table_insert (recording.places, (gpointer) format, place);
  }
  return GPOINTER_TO_INT (place) - 1;
}

/* Keeps a call with what all have in common. */
static void
note (Call call, const lxw_worksheet *sheet, const char *text, const lxw_format *format)
{
  if (!recording.on)
    return;
  while (recording.sheets->len <= sheet->index)
    g_ptr_array_add (recording.sheets, g_strdup (sheet->name));
  call.sheet = sheet->index;
  call.text = text ? g_string_chunk_insert (recording.texts, text) : NULL;
  call.format = note_format (format);
  g_array_append_val (recording.calls, call);
}

lxw_error
__wrap_worksheet_write_string (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  note ((Call){ .type = CALL_STRING, .row = row, .column = column }, sheet, text, format);
  return __real_worksheet_write_string (sheet, row, column, text, format);
}

lxw_error
__wrap_worksheet_write_number (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format)
{
  note ((Call){ .type = CALL_NUMBER, .row = row, .column = column, .number = number }, sheet, NULL,
        format);
  return __real_worksheet_write_number (sheet, row, column, number, format);
}

lxw_error
__wrap_worksheet_write_datetime (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_datetime *date, lxw_format *format)
{
  note ((Call){ .type = CALL_DATE, .row = row, .column = column, .date = *date }, sheet, NULL,
        format);
  return __real_worksheet_write_datetime (sheet, row, column, date, format);
}

lxw_error
__wrap_worksheet_write_blank (lxw_worksheet *sheet,
                              lxw_row_t row,
                              lxw_col_t column,
                              lxw_format *format)
{
  note ((Call){ .type = CALL_BLANK, .row = row, .column = column }, sheet, NULL, format);
  return __real_worksheet_write_blank (sheet, row, column, format);
}

lxw_error
__wrap_worksheet_write_formula_num (lxw_worksheet *sheet,
                                    lxw_row_t row,
                                    lxw_col_t column,
                                    const char *formula,
                                    lxw_format *format,
                                    double number)
{
  note ((Call){ .type = CALL_FORMULA, .row = row, .column = column, .number = number }, sheet,
        formula, format);
  return __real_worksheet_write_formula_num (sheet, row, column, formula, format, number);
}

lxw_error
__wrap_worksheet_merge_range (lxw_worksheet *sheet,
                              lxw_row_t row,
                              lxw_col_t column,
                              lxw_row_t last_row,
                              lxw_col_t last_column,
                              const char *text,
                              lxw_format *format)
{
  note ((Call){ .type = CALL_MERGE,
                .row = row,
                .column = column,
                .last_row = last_row,
                .last_column = last_column },
        sheet, text, format);
  return __real_worksheet_merge_range (sheet, row, column, last_row, last_column, text, format);
}

lxw_error
__wrap_worksheet_set_row (lxw_worksheet *sheet, lxw_row_t row, double height, lxw_format *format)
{
  note ((Call){ .type = CALL_ROW, .row = row, .number = height }, sheet, NULL, format);
  return __real_worksheet_set_row (sheet, row, height, format);
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

static void
start_recording (void)
{
  recording.calls = g_array_new (FALSE, FALSE, sizeof (Call));
  recording.sheets = g_ptr_array_new_with_free_func (g_free);
  recording.formats = g_array_new (FALSE, FALSE, sizeof (lxw_format));
  recording.places = g_hash_table_new (NULL, NULL);
  recording.texts = g_string_chunk_new (1 << 16);
  recording.on = TRUE;
}

static void
free_recording (void)
{
  g_array_unref (recording.calls);
  g_ptr_array_unref (recording.sheets);
  g_array_unref (recording.formats);
  g_hash_table_unref (recording.places);
  g_string_chunk_free (recording.texts);
}

/* A format that looks the same, of another workbook. */
static lxw_format *
copy_format (lxw_workbook *book, const lxw_format *original)
{
  lxw_format *copy = workbook_add_format (book);
  lxw_format own = *copy;

  *copy = *original;
  copy->file = own.file;
  copy->xf_format_indices = own.xf_format_indices;
  copy->dxf_format_indices = own.dxf_format_indices;
  copy->num_xf_formats = own.num_xf_formats;
  copy->num_dxf_formats = own.num_dxf_formats;
  copy->xf_index = own.xf_index;
  copy->dxf_index = own.dxf_index;
  copy->list_pointers = own.list_pointers;
  return copy;
}

static lxw_error
repeat (lxw_worksheet *sheet, const Call *call, lxw_format *format)
{
  lxw_col_t column = (lxw_col_t) call->column;
  lxw_datetime date = call->date;

  switch (call->type) {
  case CALL_STRING:
    return __real_worksheet_write_string (sheet, call->row, column, call->text, format);
  case CALL_NUMBER:
    return __real_worksheet_write_number (sheet, call->row, column, call->number, format);
  case CALL_DATE:
    return __real_worksheet_write_datetime (sheet, call->row, column, &date, format);
  case CALL_BLANK:
    return __real_worksheet_write_blank (sheet, call->row, column, format);
  case CALL_FORMULA:
    return __real_worksheet_write_formula_num (sheet, call->row, column, call->text, format,
                                               call->number);
  case CALL_MERGE:
    return __real_worksheet_merge_range (sheet, call->row, column, call->last_row,
                                         (lxw_col_t) call->last_column, call->text, format);
  case CALL_ROW:
  default:
    return __real_worksheet_set_row (sheet, call->row, call->number, format);
  }
}

/* The same cells with the same formats on the same sheets, known beforehand. */
static void
write_bare (const char *path)
{
  lxw_workbook *book = workbook_new (path);
  g_autofree lxw_worksheet **sheets = g_new (lxw_worksheet *, recording.sheets->len);
  g_autofree lxw_format **formats = g_new (lxw_format *, recording.formats->len);

  for (guint i = 0; i < recording.sheets->len; i++)
    sheets[i] = workbook_add_worksheet (book, g_ptr_array_index (recording.sheets, i));
  for (guint i = 0; i < recording.formats->len; i++)
    formats[i] = copy_format (book, &g_array_index (recording.formats, lxw_format, i));
  for (guint i = 0; i < recording.calls->len; i++) {
    const Call *call = &g_array_index (recording.calls, Call, i);

    repeat (sheets[call->sheet], call, call->format < 0 ? NULL : formats[call->format]);
  }
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

static int
compare_ratios (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

/* Milliseconds of this process: others may be at work. */
static double
now (void)
{
  return 1000.0 * (double) clock () / CLOCKS_PER_SEC;
}

int
main (int argc, char *argv[])
{
  KbWorkbook *workbook;
  g_autoptr (KbReport) report = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *bare = NULL;
  double best_ours = G_MAXDOUBLE, best_bare = G_MAXDOUBLE;
  double ratios[N_ROUNDS];

  test_init (&argc, &argv);
  workbook = make_workbook ();
  report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  ours = test_path ("ours.xlsx");
  bare = test_path ("bare.xlsx");
  start_recording ();
  write_ours (report, ours);
  recording.on = FALSE;
  for (guint round = 0; round < N_ROUNDS; round++) {
    double start = now (), half, end;

    write_bare (bare);
    half = now ();
    write_ours (report, ours);
    end = now ();
    best_bare = MIN (best_bare, half - start);
    best_ours = MIN (best_ours, end - half);
    ratios[round] = (end - half) / (half - start);
  }
  qsort (ratios, N_ROUNDS, sizeof *ratios, compare_ratios);
  printf ("%u actions: export %.0f ms, bare libxlsxwriter %.0f ms, ratio %.2f in the middle of %d "
          "rounds, %.2f to %.2f (target %.1f)\n",
          N_ACTIONS, best_ours, best_bare, ratios[N_ROUNDS / 2], N_ROUNDS, ratios[0],
          ratios[N_ROUNDS - 1], LIMIT);
  free_recording ();
  test_close (workbook);
  return ratios[N_ROUNDS / 2] <= 2 * LIMIT ? 0 : 1;
}
