// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-plan"

#include "kb-commands.h"

/**
 * kb_workbook_add_action:
 * @workbook: a workbook
 * @title: what will be done
 * @section_id: (nullable): the section of the plan
 * @id: (out) (optional) (transfer full): the new action
 * @error: (out): %KB_STORE_ERROR
 *
 * An action's number is never used again.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_action (
    KbWorkbook *workbook, const char *title, const char *section_id, char **id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  gint64 number = kb_record_integer (kb_content_workbook (content), KB_WORKBOOK_NEXT_ACTION);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) action = kb_record_new (KB_KIND_ACTION, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("action-add");
  g_autofree char *label = NULL;

  number = MAX (number, 1);
  kb_record_set_integer (action, KB_ACTION_NUMBER, number);
  kb_record_set_text (action, KB_ACTION_TITLE, title);
  kb_record_set_text (action, KB_ACTION_SECTION, section_id);
  kb_record_set_text (action, KB_ACTION_STATUS, kb_status_code (KB_STATUS_PLANNED));
  label = kb_action_label (action);
  kb_edit_set_argument (edit, "name", label);
  kb_edit_set_argument (edit, "title", title);
  kb_edit_insert (edit, action);
  kb_edit_set_integer (edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_NEXT_ACTION, number + 1);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

/**
 * kb_workbook_set_action_cost:
 * @workbook: a workbook
 * @action_id: an action
 * @year: a year
 * @amount: its one-off cost that year in thousands of kronor; 0 takes it away
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_action_cost (
    KbWorkbook *workbook, const char *action_id, int year, gint64 amount, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *action = kb_content_find (content, KB_KIND_ACTION, action_id);
  g_autoptr (KbRecord) cost = kb_record_new (KB_KIND_ACTION_COST, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new ("action-cost");
  g_autofree char *label = NULL;
  g_autofree char *year_text = g_strdup_printf ("%d", year);

  if (!action)
    return kb_store_error_gone (error, action_id);
  label = kb_action_label (action);
  kb_edit_set_argument (edit, "name", label);
  kb_edit_set_argument (edit, "year", year_text);
  kb_record_set_text (cost, KB_ACTION_COST_ACTION, action_id);
  kb_record_set_integer (cost, KB_ACTION_COST_YEAR, year);
  kb_record_set_integer (cost, KB_ACTION_COST_AMOUNT, amount);
  if (amount != 0)
    kb_edit_put (edit, content, cost);
  else if (kb_content_find (content, KB_KIND_ACTION_COST, kb_record_id (cost)))
    kb_edit_delete (edit, KB_KIND_ACTION_COST, kb_record_id (cost));
  return kb_workbook_commit (workbook, edit, error);
}
