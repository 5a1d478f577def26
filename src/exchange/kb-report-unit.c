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

/**
 * kb_report_choose_risks:
 * @report: a report
 * @risks: (element-type KbRecord): the risks that are left in it, as somebody sees them
 *
 * For a picture of a matrix that is filtered: it shows what the screen shows, and says that it is a
 * part.
 */
void
kb_report_choose_risks (KbReport *report, const GPtrArray *risks)
{
  const GPtrArray *all = kb_content_list (report->content, KB_KIND_RISK);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < risks->len; i++)
    g_hash_table_add (chosen, (gpointer) kb_record_id (g_ptr_array_index (risks, i)));
  for (guint i = 0; i < all->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (all, i));

    if (!g_hash_table_contains (chosen, id))
      g_ptr_array_add (gone, g_strdup (id));
  }
  if (gone->len == 0)
    return;
  report->all_risks = all->len;
  for (guint i = 0; i < gone->len; i++)
    kb_content_remove (report->content, KB_KIND_RISK, g_ptr_array_index (gone, i));
  report->summary =
      kb_summary_make (report->content, report->method, report->inheritance, report->today);
}
