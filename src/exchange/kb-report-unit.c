// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-report-unit"

#include "kb-exchange-error.h"
#include "kb-report.h"

/* A unit by its id, its path ("A / B") or its name; a name that several have must be told by the
 * path. */
static KbRecord *
find_unit (KbContent *content, const char *unit, GError **error)
{
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  g_autofree char *wanted = kb_fold (unit);
  g_autoptr (GString) paths = g_string_new (NULL);
  KbRecord *named = NULL;
  guint n = 0;

  for (guint i = 0; i < units->len; i++) {
    KbRecord *record = g_ptr_array_index (units, i);
    g_autofree char *path = kb_format_unit_path (content, kb_record_id (record));
    g_autofree char *folded_path = kb_fold (path);
    g_autofree char *name = kb_fold (kb_record_title (record));

    if (g_str_equal (kb_record_id (record), unit))
      return record;
    if (g_str_equal (name, wanted) || g_str_equal (folded_path, wanted)) {
      named = record;
      n++;
    }
    g_string_append_printf (paths, "%s%s", i > 0 ? ", " : "", path);
    /* A unit at the top has its name for a path, and that is what is meant. */
    if (g_str_equal (folded_path, wanted) && g_str_equal (name, wanted))
      return record;
  }
  if (n == 1)
    return named;
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_UNIT, "value", unit, "choices",
                paths->str, NULL);
  return NULL;
}

/**
 * kb_report_limit_to_unit:
 * @report: a report
 * @unit: a unit's id, name or path, "Socialförvaltningen / Barn och unga"
 * @error: (out): %KB_EXCHANGE_ERROR_NO_UNIT when there is none, or more than one, of that name
 *
 * Leaves in the report what belongs to the unit and the units under it, as the unit filter shows
 * it. Classes are those of the whole workbook.
 *
 * Returns: whether it was found
 */
gboolean
kb_report_limit_to_unit (KbReport *report, const char *unit, GError **error)
{
  KbRecord *record = find_unit (report->content, unit, error);
  KbContent *narrow;

  if (!record)
    return FALSE;
  g_clear_pointer (&report->within, kb_unit_scope_unref);
  report->within = kb_unit_scope_new (report->content, kb_record_id (record));
  g_free (report->scope);
  report->scope = g_strdup (kb_record_title (record));
  narrow = kb_unit_scope_content (report->within);
  kb_content_unref (report->content);
  report->content = narrow;
  report->summary =
      kb_summary_make (report->content, report->method, report->inheritance, report->today);
  return TRUE;
}
