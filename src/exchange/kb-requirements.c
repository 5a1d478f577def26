// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-requirements"

#include "kb-requirements.h"

#include "kb-exchange-error.h"
#include "kb-measure-catalogue.h"
#include "kb-measure-text.h"

/* By the method's own division, then by code. */
static int
compare_measures (gconstpointer one, gconstpointer other, gpointer data)
{
  const KbRecord *first = *(KbRecord *const *) one;
  const KbRecord *second = *(KbRecord *const *) other;
  const KbMethod *method = data;
  KbRecord *first_section = kb_measure_section (first, method);
  KbRecord *second_section = kb_measure_section (second, method);
  int first_place = kb_method_ordinal (method, KB_KIND_SECTION,
                                       first_section ? kb_record_id (first_section) : NULL);
  int second_place = kb_method_ordinal (method, KB_KIND_SECTION,
                                        second_section ? kb_record_id (second_section) : NULL);

  if (first_place != second_place)
    return first_place - second_place;
  return g_strcmp0 (kb_record_text (first, KB_MEASURE_CODE),
                    kb_record_text (second, KB_MEASURE_CODE));
}

/**
 * kb_requirements:
 * @report: a report with a class (kb_report_set_object(), kb_report_set_class())
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type KbRecord): the measures that the class calls
 * for and a supplier can meet, as they are to be listed
 */
GPtrArray *
kb_requirements (const KbReport *report, GError **error)
{
  g_autoptr (KbMeasures) measures = NULL;
  g_autoptr (GPtrArray) applying = NULL;
  GPtrArray *found;

  if (!report->has_class) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_CLASS, NULL);
    return NULL;
  }
  measures = kb_measure_catalogue_for (report->content, error);
  if (!measures)
    return NULL;
  applying = kb_measures_for_class (measures, report->method, &report->class);
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);
  for (guint i = 0; i < applying->len; i++) {
    KbRecord *measure = g_ptr_array_index (applying, i);

    if (*kb_record_localized (measure, KB_MEASURE_REQUIREMENT_SV, report->language))
      g_ptr_array_add (found, kb_record_ref (measure));
  }
  g_ptr_array_sort_with_data (found, compare_measures, report->method);
  return found;
}

static const char *
object_name (const KbReport *report)
{
  KbRecord *object = report->object_id
                         ? kb_content_find (report->content, report->object_kind, report->object_id)
                         : NULL;

  return object ? kb_record_title (object) : NULL;
}

/**
 * kb_requirements_title:
 * @report: a report with a class
 *
 * Returns: (transfer full): "Krav på informationssäkerhet: Treserva"
 */
char *
kb_requirements_title (const KbReport *report)
{
  g_autofree char *class = kb_format_class (report->method, &report->class);
  const char *name = object_name (report);

  return kb_fill (kb_report_text (report, "Requirements on information security: {name}"), "name",
                  name ? name : class, NULL);
}

static void
add (GPtrArray *lines, char *line)
{
  g_ptr_array_add (lines, line);
}

static void
add_aspects (const KbReport *report, GPtrArray *lines, guint aspects, const char *words)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++)
    if (aspects & 1u << a)
      g_string_append_printf (
          names, "%s%s", names->len > 0 ? ", " : "",
          kb_record_localized (kb_method_item (report->method, KB_KIND_ASPECT, a),
                               KB_ASPECT_NAME_SV, report->language));
  if (aspects)
    add (lines, kb_fill (words, "aspects", names->str, NULL));
}

/**
 * kb_requirements_header:
 * @report: a report with a class
 *
 * Returns: (transfer full) (element-type utf8): what stands above the list: for whom, by which
 * class and method, and how to fill it in
 */
GPtrArray *
kb_requirements_header (const KbReport *report)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *class = kb_format_class (report->method, &report->class);
  g_autoptr (KbMeasures) measures = kb_measure_catalogue_for (report->content, NULL);
  const char *organisation =
      kb_record_text (kb_content_workbook (report->content), KB_WORKBOOK_ORGANISATION);

  add (lines, kb_fill (kb_report_text (report, "{organisation}, {date}"), "organisation",
                       organisation ? organisation : "–", "date", report->today, NULL));
  add (lines, kb_fill (kb_report_text (report, "Class {class} by the method {method}."), "class",
                       class, "method", kb_method_name (report->method, report->language), NULL));
  add (lines, g_strdup (kb_report_text (
                  report, "Source: the measure catalogue of Klassningsbordet and the kommun. "
                          "References are to ISO/IEC 27002:2022.")));
  if (kb_class_is_cut_off (&report->class, report->method))
    add (lines,
         g_strdup (kb_report_text (
             report, "No special measures are needed: every aspect is at the lowest level.")));
  add_aspects (report, lines, kb_class_separate_aspects (&report->class, report->method),
               kb_report_text (report, "{aspects}: at this level the method asks for a separate "
                                       "analysis; its requirements are not listed here."));
  if (measures)
    add_aspects (report, lines, kb_measures_uncovered (measures, report->method, &report->class),
                 kb_report_text (report, "{aspects}: the catalogue has no requirements for it, so "
                                         "none are listed here."));
  add (lines,
       g_strdup (kb_report_text (
           report, "The bidder answers yes or no to each requirement and describes how it is "
                   "met. A requirement with “shall” must be met.")));
  return lines;
}

static const char *
strength (const KbReport *report, const KbRecord *measure)
{
  return kb_record_flag (measure, KB_MEASURE_MUST) ? kb_report_text (report, "Shall")
                                                   : kb_report_text (report, "Should");
}

/**
 * kb_requirements_document:
 * @report: a report with a class
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): the list as a document to print
 */
KbDocument *
kb_requirements_document (const KbReport *report, GError **error)
{
  g_autoptr (GPtrArray) measures = kb_requirements (report, error);
  g_autoptr (GPtrArray) header_lines = NULL;
  g_autofree char *title = NULL;
  const char *const header[] = { kb_report_text (report, "No."),
                                 kb_report_text (report, "Requirement"),
                                 kb_report_text (report, "Shall or should"),
                                 kb_report_text (report, "Met (yes or no)"),
                                 kb_report_text (report, "The bidder’s description"),
                                 NULL };
  KbDocument *document;
  KbBlock *table = NULL;
  const char *group = NULL;

  if (!measures)
    return NULL;
  title = kb_requirements_title (report);
  header_lines = kb_requirements_header (report);
  document = kb_document_new (title, report->today, report->language);
  for (guint i = 0; i < header_lines->len; i++)
    kb_document_add_paragraph (document, g_ptr_array_index (header_lines, i));
  for (guint i = 0; i < measures->len; i++) {
    KbRecord *measure = g_ptr_array_index (measures, i);
    const char *heading = kb_measure_group (measure, report->method, report->language);

    if (g_strcmp0 (heading, group) != 0) {
      kb_document_add_heading (document, 2, heading);
      table = kb_document_add_table (document, 5, header);
      group = heading;
    }
    kb_block_add_row (table, kb_record_text (measure, KB_MEASURE_CODE),
                      kb_record_localized (measure, KB_MEASURE_REQUIREMENT_SV, report->language),
                      strength (report, measure), "", "", NULL);
  }
  return document;
}

/* ---------------------------------------------------------------- */

enum {
  CODE,
  GROUP,
  TITLE,
  TEXT,
  STRENGTH,
  WHY,
  STANDARD,
  ANSWER,
  DESCRIPTION,
  N_COLUMNS,
};

static void
put_requirement (KbXlsxWriter *w,
                 const KbXlsxColumn *columns,
                 guint header_row,
                 guint index,
                 const KbRecord *measure)
{
  const KbReport *report = w->report;
  guint row = header_row + 1 + index;
  const char *code = kb_record_text (measure, KB_MEASURE_CODE);
  const char *text = kb_record_localized (measure, KB_MEASURE_REQUIREMENT_SV, report->language);
  g_autofree char *why = kb_measure_why (measure, report->method, G_MAXUINT, report->language);
  lxw_format *f[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    f[i] = kb_xlsx_column_format (w, &columns[i], index);
  kb_xlsx_put (w, row, CODE, code, f[CODE]);
  kb_xlsx_anchor (w, row, CODE, code);
  kb_xlsx_put (w, row, GROUP, kb_measure_group (measure, report->method, report->language),
               f[GROUP]);
  kb_xlsx_put (w, row, TITLE, kb_record_localized (measure, KB_MEASURE_TITLE_SV, report->language),
               f[TITLE]);
  kb_xlsx_put (w, row, TEXT, text, f[TEXT]);
  kb_xlsx_anchor (w, row, TEXT, text);
  kb_xlsx_put (w, row, STRENGTH, strength (report, measure), f[STRENGTH]);
  kb_xlsx_put (w, row, WHY, why, f[WHY]);
  kb_xlsx_put (w, row, STANDARD, kb_record_text (measure, KB_MEASURE_STANDARD), f[STANDARD]);
  kb_xlsx_put (w, row, ANSWER, NULL, f[ANSWER]);
  kb_xlsx_put (w, row, DESCRIPTION, NULL, f[DESCRIPTION]);
}

static void
add_answers (KbXlsxWriter *w, guint header_row, guint n)
{
  const char *words[] = { kb_report_text (w->report, "Yes"), kb_report_text (w->report, "No"),
                          NULL };
  lxw_data_validation validation = { 0 };

  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = (void *) words;
  kb_xlsx_check (w, worksheet_data_validation_range (w->worksheet, header_row + 1, ANSWER,
                                                     header_row + MAX (n, 1), ANSWER, &validation));
}

/**
 * kb_sheet_requirements:
 * @writer: a writer of a report with a class
 *
 * Writes "Kravbilaga": a row a requirement, with columns for the bidder's answer.
 */
void
kb_sheet_requirements (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  g_autoptr (GPtrArray) measures = kb_requirements (report, NULL);
  g_autoptr (GPtrArray) lines = kb_requirements_header (report);
  g_autofree char *title = kb_requirements_title (report);
  guint header_row = 2 + lines->len;
  guint n = measures ? measures->len : 0;
  const KbXlsxColumn columns[N_COLUMNS] = {
    [CODE] = { kb_report_text (report, "No."), 8, KB_XLSX_BOLD },
    [GROUP] = { kb_report_text (report, "Area"), 22, KB_XLSX_WRAP },
    [TITLE] = { kb_report_text (report, "Title"), 28, KB_XLSX_WRAP | KB_XLSX_BOLD },
    [TEXT] = { kb_report_text (report, "Requirement"), 62, KB_XLSX_WRAP },
    [STRENGTH] = { kb_report_text (report, "Shall or should"), 10, KB_XLSX_CENTER },
    [WHY] = { kb_report_text (report, "Applies from"), 18, KB_XLSX_WRAP },
    [STANDARD] = { "ISO/IEC 27002", 14, KB_XLSX_WRAP | KB_XLSX_TEXT },
    [ANSWER] = { kb_report_text (report, "Met (yes or no)"), 12, KB_XLSX_CENTER },
    [DESCRIPTION] = { kb_report_text (report, "The bidder’s description"), 50, KB_XLSX_WRAP },
  };

  kb_xlsx_sheet (writer, kb_report_text (report, "Requirements on the supplier"));
  kb_xlsx_title (writer, title, g_ptr_array_index (lines, 0), N_COLUMNS);
  kb_xlsx_anchor (writer, 0, 0, title);
  for (guint i = 1; i < lines->len; i++)
    kb_xlsx_put (writer, 1 + i, 0, g_ptr_array_index (lines, i),
                 kb_xlsx_format (writer, 0, 10.5, NULL, NULL));
  kb_xlsx_table (writer, "Krav", header_row, n, columns, N_COLUMNS);
  for (guint i = 0; i < n; i++)
    put_requirement (writer, columns, header_row, i, g_ptr_array_index (measures, i));
  add_answers (writer, header_row, n);
  worksheet_freeze_panes (writer->worksheet, header_row + 1, 1);
  kb_xlsx_page (writer, TRUE, 9, header_row + 1);
}
