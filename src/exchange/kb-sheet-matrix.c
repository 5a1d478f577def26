// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-matrix"

#include "kb-color.h"
#include "kb-matrix-text.h"
#include "kb-xlsx-writer.h"

#define FIRST_ROW  4
#define MAX_LABELS 12

/* The labels of the risks in a cell, "R03, R06, R11", the rest as a number. */
static char *
risks_in_cell (const KbReport *report, KbMoment moment, KbPosition position)
{
  g_autoptr (GPtrArray) risks =
      kb_matrix_risks_at (report->content, report->method, moment, position);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autofree char *labels = NULL;

  for (guint i = 0; i < MIN (risks->len, MAX_LABELS); i++)
    g_ptr_array_add (shown, g_ptr_array_index (risks, i));
  labels = kb_format_labels (shown);
  if (risks->len > MAX_LABELS)
    return g_strdup_printf ("%s … (+%u)", labels, risks->len - MAX_LABELS);
  return g_steal_pointer (&labels);
}

static void
put_cell (KbXlsxWriter *w, const KbMatrix *matrix, guint row, guint column)
{
  const KbReport *report = w->report;
  KbPosition position = kb_axes_position (&matrix->axes, row, column);
  guint n = kb_matrix_risks (matrix, position);
  guint band = kb_matrix_band (matrix, position);
  const char *fill =
      kb_record_text (kb_method_item (report->method, KB_KIND_BAND, band), KB_BAND_COLOR);
  g_autofree char *letter = kb_format_band (report->method, (int) band,
                                            kb_matrix_score (matrix, position), report->language);
  g_autofree char *labels = report->profile == KB_PROFILE_PUBLIC
                                ? g_strdup ("")
                                : risks_in_cell (report, matrix->moment, position);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *number =
      n == 0 ? g_strdup ("")
             : kb_fill (kb_text_plural (report->language, "{n} risk", "{n} risks", n), "n", count,
                        NULL);
  g_autofree char *text = g_strdup_printf ("%s%s%s%s%s", letter, *number ? "\n" : "", number,
                                           *labels ? "\n" : "", labels);

  kb_xlsx_put (
      w, FIRST_ROW + row, 1 + column, text,
      kb_xlsx_format (w, KB_XLSX_WRAP | KB_XLSX_TOP | KB_XLSX_EDGE | (n > 0 ? KB_XLSX_BOLD : 0), 11,
                      kb_color_text_on (fill), fill));
  kb_xlsx_anchor (w, FIRST_ROW + row, 1 + column, text);
}

static void
put_legend (KbXlsxWriter *w, const KbMatrix *matrix, guint row)
{
  const KbReport *report = w->report;

  for (guint i = 0; i < matrix->n_bands; i++) {
    guint b = matrix->n_bands - 1 - i;
    KbRecord *band = kb_method_item (report->method, KB_KIND_BAND, b);
    const char *fill = kb_record_text (band, KB_BAND_COLOR);
    g_autofree char *name =
        g_strdup_printf ("%s  %s", kb_record_localized (band, KB_BAND_LETTER_SV, report->language),
                         kb_record_localized (band, KB_BAND_NAME_SV, report->language));

    kb_xlsx_put (
        w, row + i, 0, name,
        kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_EDGE, 11, kb_color_text_on (fill), fill));
    kb_xlsx_put_number (w, row + i, 1, matrix->by_band[b],
                        kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_CENTER, 11, NULL, NULL));
    kb_xlsx_merge (w, row + i, 2, row + i, MAX (3, kb_axes_n_columns (&matrix->axes)),
                   kb_record_localized (band, KB_BAND_ACCEPTANCE_SV, report->language),
                   kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_WRAP, 11, NULL, NULL));
    worksheet_set_row (w->worksheet, row + i, 30, NULL);
  }
}

/**
 * kb_sheet_matrix:
 * @writer: a writer
 * @moment: which assessment
 *
 * Writes "Riskmatris före", "Riskmatris efter" or "Riskmatris förra omgången": coloured cells with
 * letter, number and the risks that stand there.
 */
void
kb_sheet_matrix (KbXlsxWriter *writer, KbMoment moment)
{
  const KbReport *report = writer->report;
  static const char *const names[] = { [KB_MOMENT_BEFORE] = N_ ("Risk matrix before"),
                                       [KB_MOMENT_AFTER] = N_ ("Risk matrix after"),
                                       [KB_MOMENT_PREVIOUS] = N_ ("Risk matrix last round") };
  const char *name = kb_report_text (report, names[moment]);
  KbMatrix counted = kb_matrix_count (report->content, report->method, moment);
  const KbMatrix *matrix = &counted;
  g_autofree char *total = kb_fill_count (
      kb_text_plural (report->language, "{n} risk", "{n} risks", matrix->total), matrix->total);
  g_autofree char *unplaced = kb_fill_count (
      kb_text_plural (report->language, "{n} not placed", "{n} not placed", matrix->unplaced),
      matrix->unplaced);
  const KbAxes *axes = &matrix->axes;
  g_autofree char *directions =
      g_strdup_printf ("%s  %s", kb_matrix_axis_title (axes, TRUE, report->language),
                       kb_matrix_axis_title (axes, FALSE, report->language));
  g_autofree char *subtitle = g_strdup_printf ("%s, %s. %s", total, unplaced, directions);
  lxw_format *format =
      kb_xlsx_format (writer, KB_XLSX_BORDER | KB_XLSX_WRAP | KB_XLSX_BOLD, 10.5, NULL, "#DFE8F2");
  guint n_rows = kb_axes_n_rows (axes), n_columns = kb_axes_n_columns (axes);

  kb_xlsx_sheet (writer, name);
  kb_xlsx_title (writer, name, subtitle, n_columns + 1);
  worksheet_set_column (writer->worksheet, 0, 0, 26, NULL);
  worksheet_set_column (writer->worksheet, 1, (lxw_col_t) n_columns, 24, NULL);
  for (guint row = 0; row < n_rows; row++) {
    g_autofree char *label =
        kb_matrix_step_label (report->method, kb_axes_kind (axes, TRUE),
                              kb_axes_step (axes, TRUE, row), report->language);

    worksheet_set_row (writer->worksheet, FIRST_ROW + row, 78, NULL);
    kb_xlsx_put (writer, FIRST_ROW + row, 0, label, format);
    for (guint column = 0; column < n_columns; column++)
      put_cell (writer, matrix, row, column);
  }
  worksheet_set_row (writer->worksheet, FIRST_ROW + n_rows, 36, NULL);
  kb_xlsx_put (writer, FIRST_ROW + n_rows, 0, directions, format);
  for (guint column = 0; column < n_columns; column++) {
    g_autofree char *label =
        kb_matrix_step_label (report->method, kb_axes_kind (axes, FALSE),
                              kb_axes_step (axes, FALSE, column), report->language);

    kb_xlsx_put (writer, FIRST_ROW + n_rows, 1 + column, label, format);
  }
  put_legend (writer, matrix, FIRST_ROW + n_rows + 2);
  kb_xlsx_page (writer, TRUE, 9, 0);
  worksheet_fit_to_pages (writer->worksheet, 1, 1);
}
