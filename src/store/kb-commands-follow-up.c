// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-follow-up"

#include "kb-follow-up-commands.h"

#include "kb-commands-private.h"

static KbRecord *
find_action (KbWorkbook *workbook, const char *id, GError **error)
{
  KbRecord *action = kb_content_find (kb_workbook_get_content (workbook), KB_KIND_ACTION, id);

  if (!action)
    kb_store_error_gone (error, id);
  return action;
}

static void
name_action (KbEdit *edit, const KbRecord *action)
{
  g_autofree char *label = kb_action_label (action);

  kb_edit_set_argument (edit, "name", label);
}

static void
move_date (KbEdit *edit, const KbRecord *action, guint field, int months)
{
  const char *date = kb_record_text (action, field);
  g_autofree char *moved = date && months ? kb_date_add_months (date, months) : NULL;

  if (moved)
    kb_edit_set_text (edit, KB_KIND_ACTION, kb_record_id (action), field, moved);
}

/**
 * kb_workbook_move_action:
 * @workbook: a workbook
 * @action_id: an action
 * @start_months: how far its start is moved
 * @due_months: how far the day when it should be done is moved
 * @error: (out): %KB_STORE_ERROR
 *
 * Moves an action in the timetable. It never ends before it starts.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_move_action (
    KbWorkbook *workbook, const char *action_id, int start_months, int due_months, GError **error)
{
  KbRecord *action = find_action (workbook, action_id, error);
  g_autoptr (KbEdit) edit = kb_edit_new ("action-move");
  g_autofree char *start = NULL;
  g_autofree char *due = NULL;

  if (!action)
    return FALSE;
  start = kb_record_is_null (action, KB_ACTION_START_ON)
              ? NULL
              : kb_date_add_months (kb_record_text (action, KB_ACTION_START_ON), start_months);
  due = kb_record_is_null (action, KB_ACTION_DUE_ON)
            ? NULL
            : kb_date_add_months (kb_record_text (action, KB_ACTION_DUE_ON), due_months);
  if (start && due && kb_date_compare (due, start) < 0)
    return TRUE;
  name_action (edit, action);
  move_date (edit, action, KB_ACTION_START_ON, start_months);
  move_date (edit, action, KB_ACTION_DUE_ON, due_months);
  return kb_edit_size (edit) == 0 || kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_schedule_action:
 * @workbook: a workbook
 * @action_id: an action
 * @start_on: (nullable): the day it starts; %NULL leaves it
 * @due_on: (nullable): the day when it should be done; %NULL leaves it
 * @error: (out): %KB_STORE_ERROR
 *
 * Gives an action other dates in the timetable, as one act.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_schedule_action (KbWorkbook *workbook,
                             const char *action_id,
                             const char *start_on,
                             const char *due_on,
                             GError **error)
{
  KbRecord *action = find_action (workbook, action_id, error);
  g_autoptr (KbEdit) edit = kb_edit_new ("action-move");

  if (!action)
    return FALSE;
  name_action (edit, action);
  if (start_on && g_strcmp0 (start_on, kb_record_text (action, KB_ACTION_START_ON)) != 0)
    kb_edit_set_text (edit, KB_KIND_ACTION, action_id, KB_ACTION_START_ON, start_on);
  if (due_on && g_strcmp0 (due_on, kb_record_text (action, KB_ACTION_DUE_ON)) != 0)
    kb_edit_set_text (edit, KB_KIND_ACTION, action_id, KB_ACTION_DUE_ON, due_on);
  return kb_edit_size (edit) == 0 || kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_set_waits_for:
 * @workbook: a workbook
 * @action_id: an action
 * @on_id: an action that must be done before it
 * @waits: whether it waits
 * @error: (out): %KB_STORE_ERROR; %KB_STORE_ERROR_REFERENCE when they would wait for each other
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_waits_for (
    KbWorkbook *workbook, const char *action_id, const char *on_id, gboolean waits, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *action = find_action (workbook, action_id, error);
  KbRecord *other = action ? find_action (workbook, on_id, error) : NULL;
  g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ACTION_DEPENDENCY, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new (waits ? "action-wait" : "action-wait-clear");
  g_autofree char *label = NULL;

  if (!other)
    return FALSE;
  if (waits && kb_action_would_circle (content, action_id, on_id)) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CIRCLE, NULL);
    return FALSE;
  }
  name_action (edit, action);
  label = kb_action_label (other);
  kb_edit_set_argument (edit, "other", label);
  kb_record_set_text (link, KB_ACTION_DEPENDENCY_ACTION, action_id);
  kb_record_set_text (link, KB_ACTION_DEPENDENCY_ON, on_id);
  if ((kb_content_find (content, KB_KIND_ACTION_DEPENDENCY, kb_record_id (link)) != NULL) == waits)
    return TRUE;
  if (waits)
    kb_edit_insert (edit, link);
  else
    kb_edit_delete (edit, KB_KIND_ACTION_DEPENDENCY, kb_record_id (link));
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_add_action_note:
 * @workbook: a workbook
 * @action_id: an action
 * @noted_on: the day
 * @text: what there is to say of it
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_action_note (KbWorkbook *workbook,
                             const char *action_id,
                             const char *noted_on,
                             const char *text,
                             GError **error)
{
  KbRecord *action = find_action (workbook, action_id, error);
  g_autofree char *id = kb_new_id ();
  g_autoptr (KbRecord) note = kb_record_new (KB_KIND_ACTION_NOTE, id);
  g_autoptr (KbEdit) edit = kb_edit_new ("action-note");

  if (!action)
    return FALSE;
  name_action (edit, action);
  kb_record_set_text (note, KB_ACTION_NOTE_ACTION, action_id);
  kb_record_set_text (note, KB_ACTION_NOTE_NOTED_ON, noted_on);
  kb_record_set_text (note, KB_ACTION_NOTE_TEXT, text);
  kb_edit_insert (edit, note);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_follow_control:
 * @workbook: a workbook
 * @control_id: a recurring control
 * @owner: (nullable): the role that answers for it
 * @starts_on: (nullable): the first day by which it is to be made
 * @made: (nullable): a %KB_KIND_CONTROL_LOG record of its having been made
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_follow_control (KbWorkbook *workbook,
                            const char *control_id,
                            const char *owner,
                            const char *starts_on,
                            KbRecord *made,
                            GError **error)
{
  KbRecord *control =
      kb_content_find (kb_workbook_get_content (workbook), KB_KIND_CONTROL, control_id);
  g_autoptr (KbEdit) edit = kb_edit_new (made ? "control-log" : "control-set");

  if (!control)
    return kb_store_error_gone (error, control_id);
  kb_edit_set_argument (edit, "name", kb_record_text (control, KB_CONTROL_NAME_SV));
  if (g_strcmp0 (owner, kb_record_text (control, KB_CONTROL_OWNER)) != 0)
    kb_edit_set_text (edit, KB_KIND_CONTROL, control_id, KB_CONTROL_OWNER, owner);
  if (g_strcmp0 (starts_on, kb_record_text (control, KB_CONTROL_STARTS_ON)) != 0)
    kb_edit_set_text (edit, KB_KIND_CONTROL, control_id, KB_CONTROL_STARTS_ON, starts_on);
  if (made) {
    kb_record_set_text (made, KB_CONTROL_LOG_CONTROL, control_id);
    kb_edit_insert (edit, made);
  }
  return kb_edit_size (edit) == 0 || kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_put_document:
 * @workbook: a workbook
 * @document: a governing document as it should be: a new one, or a changed copy
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_put_document (KbWorkbook *workbook, KbRecord *document, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  const char *statement_id = kb_record_text (document, KB_DOCUMENT_STATEMENT);
  KbRecord *statement =
      statement_id ? kb_content_find (content, KB_KIND_STATEMENT, statement_id) : NULL;
  const char *name = kb_record_text (document, KB_DOCUMENT_NAME);
  g_autoptr (KbEdit) edit = kb_edit_new ("document-set");

  if (statement_id && !statement)
    return kb_store_error_gone (error, statement_id);
  if (kb_record_is_null (document, KB_DOCUMENT_POSITION))
    kb_record_set_integer (
        document, KB_DOCUMENT_POSITION,
        kb_content_next_position (content, KB_KIND_DOCUMENT, KB_DOCUMENT_POSITION));
  kb_edit_set_argument (edit, "name",
                        name        ? name
                        : statement ? kb_record_text (statement, KB_STATEMENT_TEXT_SV)
                                    : "");
  kb_edit_put (edit, content, document);
  return kb_edit_size (edit) == 0 || kb_workbook_commit (workbook, edit, error);
}
