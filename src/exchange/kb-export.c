// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-export"

#include "kb-export.h"

#include "kb-csv-export.h"
#include "kb-decision-document.h"
#include "kb-export-document.h"
#include "kb-json-export.h"
#include "kb-matrix-drawing.h"
#include "kb-memo.h"
#include "kb-minutes.h"
#include "kb-output.h"
#include "kb-reminders.h"
#include "kb-requirements.h"
#include "kb-table.h"
#include "kb-workshop-report.h"

#include <string.h>

#define FORMATS ".xlsx, .csv, .json, .png, .svg, .pdf, .txt, .html"

static const char *const report_codes[] = {
  [KB_REPORT_DEFAULT] = "plan", /* what an export is of when nothing else is said */
  [KB_REPORT_PLAN] = "plan",           [KB_REPORT_REGISTER] = "register",
  [KB_REPORT_RISKS] = "risks",         [KB_REPORT_MINUTES] = "minutes",
  [KB_REPORT_REMINDERS] = "reminders", [KB_REPORT_REQUIREMENTS] = "requirements",
  [KB_REPORT_MEMO] = "memo",           [KB_REPORT_PACKAGE] = "package",
};

void
kb_export_result_free (KbExportResult *result)
{
  g_free (result->path);
  g_free (result);
}

/**
 * kb_report_type_from_code:
 * @code: plan, register, risks, minutes, reminders, requirements, memo or package
 * @type: (out): the type
 *
 * Returns: whether there is such a report
 */
gboolean
kb_report_type_from_code (const char *code, KbReportType *type)
{
  for (guint i = KB_REPORT_PLAN; i < G_N_ELEMENTS (report_codes); i++)
    if (g_strcmp0 (code, report_codes[i]) == 0) {
      *type = (KbReportType) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * kb_export_result_new:
 * @path: where something is written
 *
 * Returns: (transfer full): a result with nothing counted yet
 */
KbExportResult *
kb_export_result_new (const char *path)
{
  KbExportResult *result = g_new0 (KbExportResult, 1);

  result->path = g_strdup (path);
  return result;
}

/**
 * kb_export_count:
 * @report: what was written
 * @result: gets its counts
 */
void
kb_export_count (const KbReport *report, KbExportResult *result)
{
  gboolean complete = report->profile == KB_PROFILE_COMPLETE;

  result->assets = complete ? report->summary.assets.total : 0;
  result->systems = complete ? report->summary.systems.total : 0;
  result->risks = report->summary.before.total;
  result->actions = report->summary.plan.total;
}

static gboolean
add_detail (GError **error, const char *path)
{
  if (error && *error)
    kb_error_add_detail (*error, "file", path);
  return FALSE;
}

typedef gboolean (*KbPictureWriter) (const KbReport *, const char *, GError **);

static gboolean
export_picture (const KbReport *report,
                const char *path,
                KbPictureWriter write,
                GPtrArray *results,
                GError **error)
{
  g_autoptr (KbOutput) output = kb_output_begin (path, error);
  KbExportResult *result;

  if (!output)
    return FALSE;
  if (!write (report, output->temporary, error))
    return add_detail (error, path);
  if (!kb_output_commit (output, error))
    return FALSE;
  result = kb_export_result_new (path);
  result->risks = report->summary.before.total;
  g_ptr_array_add (results, result);
  return TRUE;
}

/* A list is read back and its rows counted before it takes its name. */
static gboolean
check_list (const char *text, guint expected, GError **error)
{
  g_autoptr (KbTable) table = kb_table_read_csv_bytes (text, strlen (text), error);

  if (!table)
    return FALSE;
  if (kb_table_n_rows (table) != expected + 1) {
    g_autofree char *wanted = g_strdup_printf ("%u", expected);
    g_autofree char *found = g_strdup_printf ("%u", kb_table_n_rows (table) - 1);

    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ_BACK, "part", "rows", "expected",
                  wanted, "value", found, NULL);
    return FALSE;
  }
  return TRUE;
}

/* Writes a list under its other name; it takes its own when all lists are written. */
static gboolean
write_list (const KbReport *report,
            const char *path,
            KbKind kind,
            GPtrArray *outputs,
            GPtrArray *results,
            GError **error)
{
  guint n = kb_content_count (report->content, kind);
  g_autofree char *text = kb_csv_list (report, kind);
  g_autoptr (KbOutput) output = NULL;
  KbExportResult *result;

  if (!check_list (text, n, error))
    return add_detail (error, path);
  output = kb_output_begin (path, error);
  if (!output || !kb_output_write (output, text, strlen (text), error))
    return FALSE;
  g_ptr_array_add (outputs, g_steal_pointer (&output));
  result = kb_export_result_new (path);
  result->assets = kind == KB_KIND_ASSET ? n : 0;
  result->systems = kind == KB_KIND_SYSTEM ? n : 0;
  result->risks = kind == KB_KIND_RISK ? n : 0;
  result->actions = kind == KB_KIND_ACTION ? n : 0;
  g_ptr_array_add (results, result);
  return TRUE;
}

/* plan.csv → plan-system.csv */
static char *
sibling (const char *path, const char *name)
{
  gsize stem = strlen (path) - strlen (".csv");
  g_autofree char *start = g_strndup (path, stem);
  g_autofree char *folded = g_utf8_strdown (name, -1);

  return g_strdup_printf ("%s-%s.csv", start, folded);
}

/* One list can't hold everything: the assets get the given name, the other lists names beside it.
 */
static gboolean
write_all_lists (const KbReport *report,
                 const char *path,
                 GPtrArray *outputs,
                 GPtrArray *results,
                 GError **error)
{
  static const KbKind others[] = { KB_KIND_SYSTEM, KB_KIND_RISK, KB_KIND_ACTION };

  if (!write_list (report, path, KB_KIND_ASSET, outputs, results, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *other = sibling (path, kb_label_kind_plural (others[i], report->language));

    if (!write_list (report, other, others[i], outputs, results, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
export_lists (
    const KbReport *report, const char *path, KbReportType type, GPtrArray *results, GError **error)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_output_free);
  gboolean open = report->profile == KB_PROFILE_PUBLIC;
  gboolean ok;

  if (type == KB_REPORT_PLAN || (type == KB_REPORT_DEFAULT && open)) {
    ok = write_list (report, path, KB_KIND_ACTION, outputs, results, error);
  } else if (open) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_REPORT, "value", "public", NULL);
    return FALSE;
  } else if (type == KB_REPORT_DEFAULT) {
    ok = write_all_lists (report, path, outputs, results, error);
  } else {
    ok = write_list (report, path, type == KB_REPORT_RISKS ? KB_KIND_RISK : KB_KIND_SYSTEM, outputs,
                     results, error);
  }
  return ok && kb_output_commit_all (outputs, error);
}

static gboolean
export_json (const KbReport *report, const char *path, GPtrArray *results, GError **error)
{
  g_autoptr (JsonNode) node = kb_json_content (report);
  g_autofree char *text = kb_json_to_sorted_text (node);
  g_autoptr (JsonNode) back = json_from_string (text, NULL);
  g_autoptr (KbOutput) output = NULL;
  KbExportResult *result;

  if (!back || !json_node_equal (node, back)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ_BACK, "part", "json", "file",
                  path, NULL);
    return FALSE;
  }
  output = kb_output_begin (path, error);
  if (!output || !kb_output_write (output, text, strlen (text), error)
      || !kb_output_commit (output, error))
    return FALSE;
  result = kb_export_result_new (path);
  result->assets = report->summary.assets.total;
  result->systems = report->summary.systems.total;
  result->risks = report->summary.before.total;
  result->actions = report->summary.plan.total;
  g_ptr_array_add (results, result);
  return TRUE;
}

static gboolean
export_spreadsheet (const KbReport *report,
                    const char *path,
                    KbReportType type,
                    GCancellable *cancellable,
                    KbProgressFunc progress,
                    gpointer data,
                    GPtrArray *results,
                    GError **error)
{
  g_autoptr (KbOutput) output = kb_output_begin (path, error);
  g_autoptr (KbExportResult) result = kb_export_result_new (path);

  if (!output)
    return FALSE;
  if (!kb_export_xlsx (report, output->temporary, type, cancellable, progress, data, result, error))
    return add_detail (error, path);
  if (!kb_output_commit (output, error))
    return FALSE;
  g_ptr_array_add (results, g_steal_pointer (&result));
  return TRUE;
}

/* The reminders are read by people, or sorted in a spreadsheet. */
static gboolean
export_reminders (
    const KbReport *report, const char *path, const char *lower, GPtrArray *results, GError **error)
{
  g_autoptr (KbDocument) document = kb_reminders_document (report, NULL, TRUE);
  g_autoptr (KbOutput) output = NULL;
  g_autoptr (KbExportResult) result = kb_export_result_new (path);
  gboolean as_list = g_str_has_suffix (lower, ".csv");
  guint n_rows = 0;
  g_autofree char *csv = as_list ? kb_reminders_csv (report, &n_rows) : NULL;

  if (csv && !check_list (csv, n_rows, error))
    return add_detail (error, path);
  output = kb_output_begin (path, error);
  if (!output)
    return FALSE;
  if (csv ? !kb_output_write (output, csv, strlen (csv), error)
          : !kb_export_document (document, output, result, error))
    return FALSE;
  if (!kb_output_commit (output, error))
    return FALSE;
  g_ptr_array_add (results, g_steal_pointer (&result));
  return TRUE;
}

static gboolean
export_minutes (const KbReport *report, const char *path, GPtrArray *results, GError **error)
{
  KbRecord *workshop = kb_report_find_workshop (report, report->workshop, error);
  g_autoptr (KbDocument) document = NULL;
  g_autoptr (KbOutput) output = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (KbExportResult) result = NULL;

  if (!workshop)
    return FALSE;
  document = kb_minutes_document (report, kb_record_id (workshop), error);
  output = document ? kb_output_begin (path, error) : NULL;
  result = kb_export_result_new (path);
  if (!output || !kb_export_document (document, output, result, error)
      || !kb_output_commit (output, error))
    return FALSE;
  rows = kb_report_workshop_records (report, KB_KIND_WORKSHOP_ASSET, KB_WORKSHOP_ASSET_WORKSHOP,
                                     kb_record_id (workshop));
  result->assets = rows->len;
  result->risks = kb_content_count_referring (report->content, KB_KIND_RISK, KB_RISK_WORKSHOP,
                                              kb_record_id (workshop));
  result->actions = kb_content_count_referring (report->content, KB_KIND_ACTION, KB_ACTION_WORKSHOP,
                                                kb_record_id (workshop));
  g_ptr_array_add (results, g_steal_pointer (&result));
  return TRUE;
}

/* The appendix to the kallelse, or the texts of the tjänsteskrivelse. */
static gboolean
export_decision (
    const KbReport *report, const char *path, KbReportType type, GPtrArray *results, GError **error)
{
  g_autoptr (KbDocument) document =
      type == KB_REPORT_MEMO ? kb_memo_document (report) : kb_decision_document (report);
  g_autoptr (KbOutput) output = kb_output_begin (path, error);
  g_autoptr (KbExportResult) result = kb_export_result_new (path);

  if (!output || !kb_export_document (document, output, result, error)
      || !kb_output_commit (output, error))
    return FALSE;
  kb_export_count (report, result);
  g_ptr_array_add (results, g_steal_pointer (&result));
  return TRUE;
}

static gboolean
export_requirements (const KbReport *report, const char *path, GPtrArray *results, GError **error)
{
  g_autoptr (GPtrArray) requirements = kb_requirements (report, error);
  g_autoptr (KbDocument) document = requirements ? kb_requirements_document (report, error) : NULL;
  g_autoptr (KbOutput) output = document ? kb_output_begin (path, error) : NULL;
  g_autoptr (KbExportResult) result = kb_export_result_new (path);

  if (!output || !kb_export_document (document, output, result, error)
      || !kb_output_commit (output, error))
    return FALSE;
  result->requirements = requirements->len;
  g_ptr_array_add (results, g_steal_pointer (&result));
  return TRUE;
}

static gboolean
is_document (const char *lower)
{
  return g_str_has_suffix (lower, ".pdf") || g_str_has_suffix (lower, ".txt")
         || g_str_has_suffix (lower, ".html");
}

static gboolean
has_document (const char *lower, KbReportType type)
{
  return type == KB_REPORT_MINUTES || type == KB_REPORT_MEMO || type == KB_REPORT_REQUIREMENTS
         || ((type == KB_REPORT_DEFAULT || type == KB_REPORT_PLAN)
             && g_str_has_suffix (lower, ".pdf"));
}

/* JSON and the pictures have all or nothing; what the public may see is chosen field by field only
 * in lists and sheets. */
static gboolean
has_public_form (const char *path)
{
  return g_str_has_suffix (path, ".xlsx") || g_str_has_suffix (path, ".csv")
         || g_str_has_suffix (path, ".png") || g_str_has_suffix (path, ".svg")
         || g_str_has_suffix (path, ".pdf");
}

/**
 * kb_export:
 * @report: what to write
 * @path: where; its ending says in which format
 * @type: what it is about
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @error: (out): %KB_EXCHANGE_ERROR with "file"; then nothing new stands at @path
 *
 * Writes an export under another name, reads it back, and only then gives it its own.
 *
 * Returns: (transfer full) (nullable) (element-type KbExportResult): what was written
 */
GPtrArray *
kb_export (const KbReport *report,
           const char *path,
           KbReportType type,
           GCancellable *cancellable,
           KbProgressFunc progress,
           gpointer data,
           GError **error)
{
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kb_export_result_free);
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gboolean ok;

  if (report->profile == KB_PROFILE_PUBLIC
      && (!has_public_form (lower) || type == KB_REPORT_MINUTES || type == KB_REPORT_MEMO
          || (type == KB_REPORT_REQUIREMENTS && is_document (lower)))) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_REPORT, "value", "public", NULL);
    return NULL;
  }
  if (type == KB_REPORT_REMINDERS) {
    if (report->profile == KB_PROFILE_PUBLIC
        || (!is_document (lower) && !g_str_has_suffix (lower, ".csv"))) {
      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_REPORT, "value",
                    report->profile == KB_PROFILE_PUBLIC ? "public" : report_codes[type], NULL);
      return NULL;
    }
    ok = export_reminders (report, path, lower, results, error);
  } else if (g_str_has_suffix (lower, ".pdf") && type == KB_REPORT_RISKS) {
    ok = export_picture (report, path, kb_matrix_write_pdf, results, error);
  } else if (is_document (lower) || type == KB_REPORT_MINUTES || type == KB_REPORT_MEMO) {
    /* The whole plan is a document on paper only; its texts and the minutes are nothing else. */
    if (!is_document (lower) || !has_document (lower, type)) {
      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_REPORT, "value", report_codes[type],
                    NULL);
      return NULL;
    }
    if (type == KB_REPORT_REQUIREMENTS)
      ok = export_requirements (report, path, results, error);
    else
      ok = type == KB_REPORT_MINUTES ? export_minutes (report, path, results, error)
                                     : export_decision (report, path, type, results, error);
  } else if (g_str_has_suffix (lower, ".xlsx")) {
    ok = export_spreadsheet (report, path, type, cancellable, progress, data, results, error);
  } else if (type == KB_REPORT_REQUIREMENTS) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_REPORT, "value", report_codes[type],
                  NULL);
    ok = FALSE;
  } else if (g_str_has_suffix (lower, ".csv")) {
    ok = export_lists (report, path, type, results, error);
  } else if (g_str_has_suffix (lower, ".json")) {
    ok = export_json (report, path, results, error);
  } else if (g_str_has_suffix (lower, ".png")) {
    ok = export_picture (report, path, kb_matrix_write_png, results, error);
  } else if (g_str_has_suffix (lower, ".svg")) {
    ok = export_picture (report, path, kb_matrix_write_svg, results, error);
  } else {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_FORMAT, "value", path, "choices",
                  FORMATS, NULL);
    ok = FALSE;
  }
  return ok ? g_steal_pointer (&results) : NULL;
}
