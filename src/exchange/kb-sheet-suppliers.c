// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-suppliers"

#include "kb-measure-catalogue.h"
#include "kb-xlsx-writer.h"

#define HEADER_ROW 3

enum {
  SUPPLIER,
  SYSTEM,
  CODE,
  TITLE,
  REQUIREMENT,
  CONTROLLED,
  RESULT,
  SAID,
  N_COLUMNS,
};

static int
compare_controls (gconstpointer one, gconstpointer other)
{
  const KbRecord *a = *(KbRecord *const *) one, *b = *(KbRecord *const *) other;
  static const guint fields[] = { KB_SUPPLIER_CONTROL_SUPPLIER, KB_SUPPLIER_CONTROL_SYSTEM,
                                  KB_SUPPLIER_CONTROL_MEASURE, KB_SUPPLIER_CONTROL_CONTROLLED_ON };
  int order = 0;

  for (guint i = 0; order == 0 && i < G_N_ELEMENTS (fields); i++)
    order = g_strcmp0 (kb_record_text (a, fields[i]), kb_record_text (b, fields[i]));
  return order;
}

/* The controls of the systems that the report is about. */
static GPtrArray *
controls_of (const KbReport *report)
{
  const GPtrArray *all = kb_content_list (report->content, KB_KIND_SUPPLIER_CONTROL);
  GPtrArray *controls = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    KbRecord *control = g_ptr_array_index (all, i);

    if (kb_content_find (report->content, KB_KIND_SYSTEM,
                         kb_record_text (control, KB_SUPPLIER_CONTROL_SYSTEM)))
      g_ptr_array_add (controls, control);
  }
  g_ptr_array_sort (controls, compare_controls);
  return controls;
}

static void
put_control (KbXlsxWriter *w,
             const KbXlsxColumn *columns,
             const KbMeasures *measures,
             guint index,
             const KbRecord *control)
{
  const KbReport *report = w->report;
  const char *code = kb_record_text (control, KB_SUPPLIER_CONTROL_MEASURE);
  KbRecord *system = kb_content_find (report->content, KB_KIND_SYSTEM,
                                      kb_record_text (control, KB_SUPPLIER_CONTROL_SYSTEM));
  KbRecord *measure = measures && code ? kb_measures_find (measures, code) : NULL;
  const char *result =
      kb_label_choice (KB_KIND_SUPPLIER_CONTROL, KB_SUPPLIER_CONTROL_RESULT,
                       kb_record_text (control, KB_SUPPLIER_CONTROL_RESULT), report->language);
  guint row = HEADER_ROW + 1 + index;
  lxw_format *f[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    f[i] = kb_xlsx_column_format (w, &columns[i], index);
  kb_xlsx_put (w, row, SUPPLIER, kb_record_text (control, KB_SUPPLIER_CONTROL_SUPPLIER),
               f[SUPPLIER]);
  kb_xlsx_put (w, row, SYSTEM, kb_record_title (system), f[SYSTEM]);
  kb_xlsx_anchor (w, row, SYSTEM, kb_record_title (system));
  kb_xlsx_put (w, row, CODE, code, f[CODE]);
  kb_xlsx_put (w, row, TITLE,
               measure ? kb_record_localized (measure, KB_MEASURE_TITLE_SV, report->language)
                       : NULL,
               f[TITLE]);
  kb_xlsx_put (w, row, REQUIREMENT,
               measure ? kb_record_localized (measure, KB_MEASURE_REQUIREMENT_SV, report->language)
                       : NULL,
               f[REQUIREMENT]);
  kb_xlsx_put_date (w, row, CONTROLLED, kb_record_text (control, KB_SUPPLIER_CONTROL_CONTROLLED_ON),
                    f[CONTROLLED]);
  kb_xlsx_put (w, row, RESULT, result, f[RESULT]);
  kb_xlsx_anchor (w, row, RESULT, result);
  kb_xlsx_put (w, row, SAID, kb_record_text (control, KB_SUPPLIER_CONTROL_COMMENT), f[SAID]);
}

/**
 * kb_sheet_suppliers:
 * @writer: a writer
 *
 * Writes "Leverantörer": each requirement that a supplier has been held to, when, and the result (a
 * kommun's ISO 27000 policy: the requirements on suppliers are followed up).
 */
void
kb_sheet_suppliers (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  KbLanguage language = report->language;
  g_autoptr (KbMeasures) measures = kb_measure_catalogue_for (report->content, NULL);
  g_autoptr (GPtrArray) controls = controls_of (report);
  g_autofree char *subtitle = kb_fill_count (
      kb_text_plural (language, "{n} control made", "{n} controls made", controls->len),
      controls->len);
  const KbXlsxColumn columns[N_COLUMNS] = {
    [SUPPLIER] = { kb_report_text (report, "Supplier"), 26, KB_XLSX_WRAP | KB_XLSX_BOLD },
    [SYSTEM] = { kb_label_kind (KB_KIND_SYSTEM, language), 28, KB_XLSX_WRAP },
    [CODE] = { kb_report_text (report, "No."), 8, 0 },
    [TITLE] = { kb_label_kind (KB_KIND_MEASURE, language), 28, KB_XLSX_WRAP | KB_XLSX_BOLD },
    [REQUIREMENT] = { kb_report_text (report, "Requirement on the supplier"), 50, KB_XLSX_WRAP },
    [CONTROLLED] = { kb_report_text (report, "Controlled on"), 12.5, KB_XLSX_DATE },
    [RESULT] = { kb_report_text (report, "Result"), 16, KB_XLSX_WRAP },
    [SAID] = { kb_report_text (report, "Comment"), 40, KB_XLSX_WRAP },
  };

  kb_xlsx_sheet (writer, kb_report_text (report, "Suppliers"));
  kb_xlsx_title (writer, kb_report_text (report, "Follow-up of suppliers"), subtitle, N_COLUMNS);
  kb_xlsx_table (writer, "Leverantörer", HEADER_ROW, controls->len, columns, N_COLUMNS);
  for (guint i = 0; i < controls->len; i++)
    put_control (writer, columns, measures, i, g_ptr_array_index (controls, i));
  worksheet_freeze_panes (writer->worksheet, HEADER_ROW + 1, 2);
  kb_xlsx_page (writer, TRUE, 9, HEADER_ROW + 1);
}
