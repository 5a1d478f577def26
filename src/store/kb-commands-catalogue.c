// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-catalogue"

#include "kb-commands-private.h"
#include "kb-measure-commands.h"

#define OWN_PREFIX "E" /* egen; the shipped ones begin with M */

/**
 * kb_workbook_set_system_environment:
 * @workbook: a workbook
 * @system_id: a system
 * @environment_id: (nullable): where it runs
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_system_environment (KbWorkbook *workbook,
                                    const char *system_id,
                                    const char *environment_id,
                                    GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *system = kb_content_find (content, KB_KIND_SYSTEM, system_id);
  KbRecord *environment = kb_content_find (content, KB_KIND_ENVIRONMENT, environment_id);
  g_autoptr (KbEdit) edit =
      kb_edit_new (environment_id ? "system-environment" : "system-environment-clear");

  if (!system || (environment_id && !environment))
    return kb_store_error_gone (error, system ? environment_id : system_id);
  kb_edit_set_argument (edit, "name", kb_record_title (system));
  kb_edit_set_argument (edit, "other", environment ? kb_record_title (environment) : NULL);
  kb_edit_set_text (edit, KB_KIND_SYSTEM, system_id, KB_SYSTEM_ENVIRONMENT, environment_id);
  return kb_workbook_commit (workbook, edit, error);
}

static KbRecord *
own_measure (KbContent *content, const char *code)
{
  const GPtrArray *list = kb_content_list (content, KB_KIND_MEASURE);

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (kb_record_text (g_ptr_array_index (list, i), KB_MEASURE_CODE), code) == 0)
      return g_ptr_array_index (list, i);
  return NULL;
}

/* @measure as a row of the workbook: its own row of the same code, or a new one. */
static KbRecord *
row_of (KbContent *content, const KbRecord *measure, gint64 position)
{
  KbRecord *old = own_measure (content, kb_record_text (measure, KB_MEASURE_CODE));
  g_autofree char *id = old ? g_strdup (kb_record_id (old)) : kb_new_id ();
  KbRecord *record = kb_record_new (KB_KIND_MEASURE, id);

  for (guint field = 0; field < kb_kind_info (KB_KIND_MEASURE)->n_fields; field++)
    if (kb_record_is_null (measure, field))
      continue;
    else if (kb_field_is_integer (kb_field_info (KB_KIND_MEASURE, field)))
      kb_record_set_integer (record, field, kb_record_integer (measure, field));
    else
      kb_record_set_text (record, field, kb_record_text (measure, field));
  kb_record_set_integer (record, KB_MEASURE_POSITION,
                         old ? kb_record_integer (old, KB_MEASURE_POSITION) : position);
  return record;
}

static gint64
next_position (KbContent *content)
{
  return kb_content_next_position (content, KB_KIND_MEASURE, KB_MEASURE_POSITION);
}

/**
 * kb_workbook_new_measure_code:
 * @workbook: a workbook
 *
 * Returns: (transfer full): a code that no measure of the kommun has: E001, E002 …
 */
char *
kb_workbook_new_measure_code (KbWorkbook *workbook)
{
  KbContent *content = kb_workbook_get_content (workbook);

  for (guint n = kb_content_count (content, KB_KIND_MEASURE) + 1;; n++) {
    g_autofree char *code = g_strdup_printf (OWN_PREFIX "%03u", n);

    if (!own_measure (content, code))
      return g_steal_pointer (&code);
  }
}

/**
 * kb_workbook_put_measure:
 * @workbook: a workbook
 * @measure: a measure of the kommun, or its wording of a shipped one; must have a code
 * @error: (out): %KB_STORE_ERROR
 *
 * Adds it, or changes the kommun's own row with the same code.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_put_measure (KbWorkbook *workbook, const KbRecord *measure, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  const char *code = kb_record_text (measure, KB_MEASURE_CODE);
  g_autoptr (KbRecord) record = NULL;
  g_autoptr (KbEdit) edit = NULL;

  g_return_val_if_fail (code && *code, FALSE);

  edit = kb_edit_new (own_measure (content, code) ? "measure-edit" : "measure-add");
  record = row_of (content, measure, next_position (content));
  kb_commands_name_measure (edit, measure);
  kb_edit_put (edit, content, record);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_hide_measure:
 * @workbook: a workbook
 * @measure: a measure, shipped or of the kommun
 * @hidden: whether it no longer applies here
 * @error: (out): %KB_STORE_ERROR
 *
 * Answers given on it stay, and count again when it is shown again.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_hide_measure (KbWorkbook *workbook,
                          const KbRecord *measure,
                          gboolean hidden,
                          GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbRecord) record = row_of (content, measure, next_position (content));
  g_autoptr (KbEdit) edit = kb_edit_new (hidden ? "measure-hide" : "measure-show");

  kb_commands_name_measure (edit, measure);
  kb_record_set_integer (record, KB_MEASURE_HIDDEN, hidden);
  if (!kb_record_flag (measure, KB_MEASURE_HIDDEN) != !hidden)
    kb_edit_put (edit, content, record);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_restore_measure:
 * @workbook: a workbook
 * @code: the code of a measure
 * @error: (out): %KB_STORE_ERROR
 *
 * Takes the kommun's own row away: a shipped measure gets its shipped wording back, and one that
 * the kommun added goes. Answers given on it stay.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_restore_measure (KbWorkbook *workbook, const char *code, GError **error)
{
  KbRecord *old = own_measure (kb_workbook_get_content (workbook), code);
  g_autoptr (KbEdit) edit = kb_edit_new ("measure-restore");

  if (!old)
    return kb_store_error_gone (error, code);
  kb_commands_name_measure (edit, old);
  kb_edit_delete (edit, KB_KIND_MEASURE, kb_record_id (old));
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_import_measures:
 * @workbook: a workbook
 * @measures: (element-type KbRecord): measures with codes, each only once
 * @file: the name of the file they come from, for the history
 * @error: (out): %KB_STORE_ERROR
 *
 * Adds them to the kommun's catalogue; its rows of the same codes are changed.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_import_measures (KbWorkbook *workbook,
                             const GPtrArray *measures,
                             const char *file,
                             GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  gint64 position = next_position (content);
  g_autoptr (KbEdit) edit = kb_edit_new ("measures-import");
  g_autofree char *count = g_strdup_printf ("%u", measures->len);

  kb_edit_set_argument (edit, "file", file);
  kb_edit_set_argument (edit, "count", count);
  for (guint i = 0; i < measures->len; i++) {
    g_autoptr (KbRecord) record =
        row_of (content, g_ptr_array_index (measures, i), position + (gint64) i);

    kb_edit_put (edit, content, record);
  }
  return kb_workbook_commit (workbook, edit, error);
}
