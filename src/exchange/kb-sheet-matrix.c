// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-matrix"

#include "kb-color.h"
#include "kb-xlsx-writer.h"

#define FIRST_ROW  4
#define MAX_LABELS 12

/* The labels of the risks in a cell, "R03, R06, R11", the rest as a number. */
static char *
risks_in_cell (const KbReport *report, KbMoment moment, guint l, guint c)
{
  KbPosition position = { (int) l, (int) c };
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
put_cell (KbXlsxWriter *w, const KbMatrix *matrix, guint row, guint column, guint l, guint c)
{
  const KbReport *report = w->report;
  const char *fill = kb_record_text (
      kb_method_item (report->method, KB_KIND_BAND, matrix->bands[l][c]), KB_BAND_COLOR);
  g_autofree char *band = kb_format_band (report->method, (int) matrix->bands[l][c],
                                          matrix->scores[l][c], report->language);
  g_autofree char *labels = report->profile == KB_PROFILE_PUBLIC
                                ? g_strdup ("")
                                : risks_in_cell (report, matrix->moment, l, c);
  g_autofree char *count = g_strdup_printf ("%u", matrix->counts[l][c]);
  g_autofree char *number = matrix->counts[l][c] == 0
                                ? g_strdup ("")
                                : kb_fill (kb_text_plural (report->language, "{n} risk",
                                                           "{n} risks", matrix->counts[l][c]),
                                           "n", count, NULL);
  g_autofree char *text = g_strdup_printf ("%s%s%s%s%s", band, *number ? "\n" : "", number,
                                           *labels ? "\n" : "", labels);

  kb_xlsx_put (w, row, column, text,
               kb_xlsx_format (w,
                               KB_XLSX_WRAP | KB_XLSX_TOP | KB_XLSX_BORDER
                                   | (matrix->counts[l][c] > 0 ? KB_XLSX_BOLD : 0),
                               11, kb_color_text_on (fill), fill));
  kb_xlsx_anchor (w, row, column, text);
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
        kb_xlsx_format (w, KB_XLSX_BOLD | KB_XLSX_BORDER, 11, kb_color_text_on (fill), fill));
    kb_xlsx_put_number (w, row + i, 1, matrix->by_band[b],
                        kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_CENTER, 11, NULL, NULL));
    kb_xlsx_merge (w, row + i, 2, row + i, MAX (3, matrix->n_likelihoods),
                   kb_record_localized (band, KB_BAND_ACCEPTANCE_SV, report->language),
                   kb_xlsx_format (w, KB_XLSX_BORDER | KB_XLSX_WRAP, 11, NULL, NULL));
    worksheet_set_row (w->worksheet, row + i, 30, NULL);
  }
}

/**
 * kb_sheet_matrix:
 * @writer: a writer
 * @moment: before or after actions
 *
 * Writes "Riskmatris före" or "Riskmatris efter": coloured cells with letter, number and the risks
 * that stand there.
 */
void
kb_sheet_matrix (KbXlsxWriter *writer, KbMoment moment)
{
  const KbReport *report = writer->report;
  const KbMatrix *matrix =
      moment == KB_MOMENT_BEFORE ? &report->summary.before : &report->summary.after;
  const char *name = moment == KB_MOMENT_BEFORE ? kb_report_text (report, "Risk matrix before")
                                                : kb_report_text (report, "Risk matrix after");
  g_autofree char *total = kb_fill_count (
      kb_text_plural (report->language, "{n} risk", "{n} risks", matrix->total), matrix->total);
  g_autofree char *unplaced = kb_fill_count (
      kb_text_plural (report->language, "{n} not placed", "{n} not placed", matrix->unplaced),
      matrix->unplaced);
  g_autofree char *subtitle =
      g_strdup_printf ("%s, %s. %s", total, unplaced,
                       kb_report_text (report, "Consequence upwards, likelihood to the right."));
  lxw_format *axis =
      kb_xlsx_format (writer, KB_XLSX_BORDER | KB_XLSX_WRAP | KB_XLSX_BOLD, 10.5, NULL, "#DFE8F2");
  guint n_c = matrix->n_consequences, n_l = matrix->n_likelihoods;

  kb_xlsx_sheet (writer, name);
  kb_xlsx_title (writer, name, subtitle, n_l + 1);
  worksheet_set_column (writer->worksheet, 0, 0, 26, NULL);
  worksheet_set_column (writer->worksheet, 1, (lxw_col_t) n_l, 24, NULL);
  for (guint i = 0; i < n_c; i++) {
    guint c = n_c - 1 - i;
    g_autofree char *label = g_strdup_printf (
        "%" G_GINT64_FORMAT " %s", kb_method_number (report->method, KB_KIND_CONSEQUENCE, c),
        kb_method_step_name (report->method, KB_KIND_CONSEQUENCE, c, report->language));

    worksheet_set_row (writer->worksheet, FIRST_ROW + i, 78, NULL);
    kb_xlsx_put (writer, FIRST_ROW + i, 0, label, axis);
    for (guint l = 0; l < n_l; l++)
      put_cell (writer, matrix, FIRST_ROW + i, 1 + l, l, c);
  }
  worksheet_set_row (writer->worksheet, FIRST_ROW + n_c, 36, NULL);
  kb_xlsx_put (writer, FIRST_ROW + n_c, 0, kb_report_text (report, "Consequence ↑  Likelihood →"),
               axis);
  for (guint l = 0; l < n_l; l++) {
    g_autofree char *label = g_strdup_printf (
        "%" G_GINT64_FORMAT " %s", kb_method_number (report->method, KB_KIND_LIKELIHOOD, l),
        kb_method_step_name (report->method, KB_KIND_LIKELIHOOD, l, report->language));

    kb_xlsx_put (writer, FIRST_ROW + n_c, 1 + l, label, axis);
  }
  put_legend (writer, matrix, FIRST_ROW + n_c + 2);
  kb_xlsx_page (writer, TRUE, 9, 0);
  worksheet_fit_to_pages (writer->worksheet, 1, 1);
}
