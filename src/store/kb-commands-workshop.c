// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-workshop"

#include "kb-workshop-commands.h"

#include "kb-commands-private.h"

static const char *
workshop_name (const KbRecord *workshop)
{
  const char *object = kb_record_text (workshop, KB_WORKSHOP_OBJECT);

  return object ? object : "";
}

static KbRecord *
find_workshop (KbWorkbook *workbook, const char *id, GError **error)
{
  KbRecord *workshop =
      kb_content_find (kb_workbook_get_content (workbook), KB_KIND_WORKSHOP, id ? id : "");

  if (!workshop)
    kb_store_error_gone (error, id);
  return workshop;
}

static KbEdit *
workshop_edit (const KbRecord *workshop, const char *label)
{
  KbEdit *edit = kb_edit_new (label);

  kb_edit_set_argument (edit, "name", workshop_name (workshop));
  return edit;
}

static void
put_agenda_item (KbEdit *edit,
                 KbContent *content,
                 const char *workshop_id,
                 KbWorkshopStep step,
                 int minutes,
                 gboolean skipped)
{
  g_autoptr (KbRecord) item = kb_record_new (KB_KIND_AGENDA_ITEM, NULL);

  kb_record_set_text (item, KB_AGENDA_ITEM_WORKSHOP, workshop_id);
  kb_record_set_text (item, KB_AGENDA_ITEM_STEP, kb_workshop_step_code (step));
  kb_record_set_integer (item, KB_AGENDA_ITEM_MINUTES, CLAMP (minutes, 0, KB_AGENDA_MAX_MINUTES));
  kb_record_set_integer (item, KB_AGENDA_ITEM_SKIPPED, skipped);
  kb_edit_put (edit, content, item);
}

static void
put_template (KbEdit *edit, KbContent *content, const char *workshop_id, KbWorkshopType type)
{
  for (int step = 0; step < KB_N_AGENDA_STEPS; step++) {
    int minutes = kb_agenda_minutes (type, (KbWorkshopStep) step);

    put_agenda_item (edit, content, workshop_id, (KbWorkshopStep) step, minutes, minutes == 0);
  }
}

/* A method that names who establishes a class says so on every new workshop. */
static void
set_method_roles (KbWorkbook *workbook, KbRecord *workshop)
{
  KbRecord *role = kb_method_role (kb_workbook_get_method (workbook), KB_ROLE_ESTABLISHES);

  if (role)
    kb_record_set_text (workshop, KB_WORKSHOP_ESTABLISHER,
                        kb_record_localized (role, KB_ROLE_NAME_SV, KB_LANGUAGE_SV));
}

/**
 * kb_workbook_add_workshop:
 * @workbook: a workbook
 * @type: its kind, which gives its agenda
 * @object_type: operation, process, service or system
 * @object: what it works on (klassningsobjekt)
 * @unit_id: (nullable): the unit that it is for
 * @id: (out) (optional) (transfer full): the new workshop
 * @error: (out): %KB_STORE_ERROR
 *
 * The gate must have been passed: what concerns Sweden's security has no workshop here.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_workshop (KbWorkbook *workbook,
                          KbWorkshopType type,
                          const char *object_type,
                          const char *object,
                          const char *unit_id,
                          char **id,
                          GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  gint64 number = kb_record_integer (kb_content_workbook (content), KB_WORKBOOK_NEXT_WORKSHOP);
  g_autofree char *new_id = kb_new_id ();
  g_autofree char *today = kb_date_today ();
  g_autoptr (KbRecord) workshop = kb_record_new (KB_KIND_WORKSHOP, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("workshop-add");

  number = MAX (number, 1);
  kb_record_set_integer (workshop, KB_WORKSHOP_NUMBER, number);
  kb_record_set_text (workshop, KB_WORKSHOP_TYPE, kb_workshop_type_code (type));
  kb_record_set_text (workshop, KB_WORKSHOP_OBJECT_TYPE, object_type);
  kb_record_set_text (workshop, KB_WORKSHOP_OBJECT, object);
  kb_record_set_text (workshop, KB_WORKSHOP_UNIT, unit_id);
  kb_record_set_text (workshop, KB_WORKSHOP_HELD_ON, today);
  kb_record_set_text (workshop, KB_WORKSHOP_STATUS, "planned");
  set_method_roles (workbook, workshop);
  kb_edit_set_argument (edit, "name", object);
  kb_edit_insert (edit, workshop);
  put_template (edit, content, new_id, type);
  kb_edit_set_integer (edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_NEXT_WORKSHOP,
                       number + 1);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

/**
 * kb_workbook_set_workshop_type:
 * @workbook: a workbook
 * @workshop_id: a workshop
 * @type: its kind
 * @error: (out): %KB_STORE_ERROR
 *
 * Sets the kind and the agenda that goes with it. An own agenda keeps the minutes there are.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_workshop_type (KbWorkbook *workbook,
                               const char *workshop_id,
                               KbWorkshopType type,
                               GError **error)
{
  KbRecord *workshop = find_workshop (workbook, workshop_id, error);
  g_autoptr (KbEdit) edit = NULL;

  if (!workshop)
    return FALSE;
  edit = workshop_edit (workshop, "workshop-agenda");
  kb_edit_set_text (edit, KB_KIND_WORKSHOP, workshop_id, KB_WORKSHOP_TYPE,
                    kb_workshop_type_code (type));
  if (type != KB_WORKSHOP_OWN)
    put_template (edit, kb_workbook_get_content (workbook), workshop_id, type);
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_set_agenda_item (KbWorkbook *workbook,
                             const char *workshop_id,
                             KbWorkshopStep step,
                             int minutes,
                             gboolean skipped,
                             GError **error)
{
  KbRecord *workshop = find_workshop (workbook, workshop_id, error);
  g_autoptr (KbEdit) edit = NULL;

  if (!workshop)
    return FALSE;
  edit = workshop_edit (workshop, "workshop-agenda");
  put_agenda_item (edit, kb_workbook_get_content (workbook), workshop_id, step, minutes, skipped);
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_add_participant (
    KbWorkbook *workbook, const char *workshop_id, const char *role, char **id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *workshop = find_workshop (workbook, workshop_id, error);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) participant = kb_record_new (KB_KIND_PARTICIPANT, new_id);
  g_autoptr (KbEdit) edit = NULL;

  if (!workshop)
    return FALSE;
  edit = kb_edit_new ("participant-add");
  kb_record_set_text (participant, KB_PARTICIPANT_WORKSHOP, workshop_id);
  kb_record_set_text (participant, KB_PARTICIPANT_ROLE, role);
  kb_record_set_integer (
      participant, KB_PARTICIPANT_POSITION,
      kb_content_next_position (content, KB_KIND_PARTICIPANT, KB_PARTICIPANT_POSITION));
  kb_edit_set_argument (edit, "name", role);
  kb_edit_insert (edit, participant);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

/**
 * kb_workbook_set_participant_left:
 * @workbook: a workbook
 * @participant_id: a participant
 * @left: whether they have left
 * @error: (out): %KB_STORE_ERROR
 *
 * Who has left stays among the participants, but is not waited for in a vote.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_participant_left (KbWorkbook *workbook,
                                  const char *participant_id,
                                  gboolean left,
                                  GError **error)
{
  KbRecord *participant =
      kb_content_find (kb_workbook_get_content (workbook), KB_KIND_PARTICIPANT, participant_id);
  g_autoptr (KbEdit) edit = kb_edit_new (left ? "participant-left" : "participant-back");

  if (!participant)
    return kb_store_error_gone (error, participant_id);
  kb_edit_set_argument (edit, "name", kb_record_text (participant, KB_PARTICIPANT_ROLE));
  kb_edit_set_integer (edit, KB_KIND_PARTICIPANT, participant_id, KB_PARTICIPANT_HAS_LEFT, left);
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_start_workshop (KbWorkbook *workbook, const char *workshop_id, GError **error)
{
  KbRecord *workshop = find_workshop (workbook, workshop_id, error);
  g_autoptr (KbEdit) edit = NULL;

  if (!workshop)
    return FALSE;
  edit = workshop_edit (workshop, "workshop-start");
  kb_edit_set_text (edit, KB_KIND_WORKSHOP, workshop_id, KB_WORKSHOP_STATUS, "under-way");
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_end_workshop:
 * @workbook: a workbook
 * @workshop_id: a workshop
 * @seconds: (nullable) (element-type utf8 int): asset id → seconds that the room took for it
 * @error: (out): %KB_STORE_ERROR
 *
 * Ends it and keeps the time that each object took; until then time lies in the draft.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_end_workshop (KbWorkbook *workbook,
                          const char *workshop_id,
                          GHashTable *seconds,
                          GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *workshop = find_workshop (workbook, workshop_id, error);
  g_autoptr (KbEdit) edit = NULL;
  const GPtrArray *rows;

  if (!workshop)
    return FALSE;
  edit = workshop_edit (workshop, "workshop-end");
  kb_edit_set_text (edit, KB_KIND_WORKSHOP, workshop_id, KB_WORKSHOP_STATUS, "ended");
  rows = kb_content_referring (content, KB_KIND_WORKSHOP_ASSET, KB_WORKSHOP_ASSET_WORKSHOP,
                               workshop_id);
  for (guint i = 0; seconds && rows && i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    int spent = GPOINTER_TO_INT (
        g_hash_table_lookup (seconds, kb_record_text (row, KB_WORKSHOP_ASSET_ASSET)));

    if (spent > 0)
      kb_edit_set_integer (edit, KB_KIND_WORKSHOP_ASSET, kb_record_id (row),
                           KB_WORKSHOP_ASSET_SECONDS, spent);
  }
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_add_parked:
 * @workbook: a workbook
 * @workshop_id: a workshop
 * @asset_id: (nullable): what the question is about
 * @text: the question
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_parked (KbWorkbook *workbook,
                        const char *workshop_id,
                        const char *asset_id,
                        const char *text,
                        GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *workshop = find_workshop (workbook, workshop_id, error);
  g_autofree char *id = kb_new_id ();
  g_autoptr (KbRecord) parked = kb_record_new (KB_KIND_PARKED, id);
  g_autoptr (KbEdit) edit = kb_edit_new ("parked-add");

  if (!workshop)
    return FALSE;
  kb_record_set_text (parked, KB_PARKED_WORKSHOP, workshop_id);
  kb_record_set_text (parked, KB_PARKED_ASSET, asset_id);
  kb_record_set_text (parked, KB_PARKED_TEXT, text);
  kb_record_set_integer (parked, KB_PARKED_POSITION,
                         kb_content_next_position (content, KB_KIND_PARKED, KB_PARKED_POSITION));
  kb_edit_set_argument (edit, "name", text);
  kb_edit_insert (edit, parked);
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_settle_parked (KbWorkbook *workbook,
                           const char *parked_id,
                           gboolean settled,
                           GError **error)
{
  KbRecord *parked =
      kb_content_find (kb_workbook_get_content (workbook), KB_KIND_PARKED, parked_id);
  g_autoptr (KbEdit) edit = kb_edit_new (settled ? "parked-settle" : "parked-reopen");

  if (!parked)
    return kb_store_error_gone (error, parked_id);
  kb_edit_set_argument (edit, "name", kb_record_text (parked, KB_PARKED_TEXT));
  kb_edit_set_integer (edit, KB_KIND_PARKED, parked_id, KB_PARKED_SETTLED, settled);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_add_workshop_risk:
 * @workbook: a workbook
 * @workshop_id: a workshop
 * @asset_id: (nullable): what it is a risk for
 * @threat_group: (nullable): deliberate, accidental, technical, natural, administrative, supplier
 * @cause: (nullable): because of what
 * @event: what can happen
 * @outcome: (nullable): what it leads to
 * @id: (out) (optional) (transfer full): the new risk
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_workshop_risk (KbWorkbook *workbook,
                               const char *workshop_id,
                               const char *asset_id,
                               const char *threat_group,
                               const char *cause,
                               const char *event,
                               const char *outcome,
                               char **id,
                               GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  gint64 number = kb_record_integer (kb_content_workbook (content), KB_WORKBOOK_NEXT_RISK);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) risk = kb_record_new (KB_KIND_RISK, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("risk-add");
  g_autofree char *label = NULL;

  if (!find_workshop (workbook, workshop_id, error)
      || !kb_commands_check_risk_object (workbook, KB_KIND_ASSET, asset_id, error))
    return FALSE;
  number = MAX (number, 1);
  kb_record_set_integer (risk, KB_RISK_NUMBER, number);
  kb_record_set_text (risk, KB_RISK_TITLE, event);
  kb_record_set_text (risk, KB_RISK_CAUSE, cause);
  kb_record_set_text (risk, KB_RISK_EVENT, event);
  kb_record_set_text (risk, KB_RISK_OUTCOME, outcome);
  kb_record_set_text (risk, KB_RISK_THREAT_GROUP, threat_group);
  kb_record_set_text (risk, KB_RISK_ASSET, asset_id);
  kb_record_set_text (risk, KB_RISK_WORKSHOP, workshop_id);
  kb_record_set_text (risk, KB_RISK_TREATMENT, "reduce");
  label = kb_risk_label (risk);
  kb_edit_set_argument (edit, "name", label);
  kb_edit_set_argument (edit, "title", event);
  kb_edit_insert (edit, risk);
  kb_edit_set_integer (edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_NEXT_RISK, number + 1);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

static void
keep_text (KbRecord *keep, const KbRecord *other, guint field)
{
  const char *own = kb_record_text (keep, field);
  const char *theirs = kb_record_text (other, field);

  if (!theirs || g_strcmp0 (own, theirs) == 0)
    return;
  if (!own) {
    kb_record_set_text (keep, field, theirs);
  } else {
    g_autofree char *both = g_strdup_printf ("%s; %s", own, theirs);

    kb_record_set_text (keep, field, both);
  }
}

/**
 * kb_workbook_join_risks:
 * @workbook: a workbook
 * @keep_id: the risk that stays
 * @other_id: the same one, said otherwise
 * @error: (out): %KB_STORE_ERROR
 *
 * Joins two risks that turned out to be one. Causes and outcomes of both are kept, and the actions
 * of both.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_join_risks (KbWorkbook *workbook,
                        const char *keep_id,
                        const char *other_id,
                        GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *old = kb_content_find (content, KB_KIND_RISK, keep_id);
  KbRecord *other = kb_content_find (content, KB_KIND_RISK, other_id);
  g_autoptr (KbRecord) keep = old ? kb_record_copy (old) : NULL;
  g_autoptr (KbEdit) edit = kb_edit_new ("risk-join");
  g_autofree char *label = keep ? kb_risk_label (keep) : NULL;
  g_autofree char *other_label = other ? kb_risk_label (other) : NULL;
  const GPtrArray *links;

  if (!keep || !other || g_str_equal (keep_id, other_id))
    return kb_store_error_gone (error, keep ? other_id : keep_id);
  kb_edit_set_argument (edit, "name", other_label);
  kb_edit_set_argument (edit, "other", label);
  keep_text (keep, other, KB_RISK_CAUSE);
  keep_text (keep, other, KB_RISK_OUTCOME);
  kb_edit_put (edit, content, keep);
  links = kb_content_referring (content, KB_KIND_ACTION_RISK, KB_ACTION_RISK_RISK, other_id);
  for (guint i = 0; links && i < links->len; i++) {
    const char *action = kb_record_text (g_ptr_array_index (links, i), KB_ACTION_RISK_ACTION);
    g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ACTION_RISK, NULL);

    kb_record_set_text (link, KB_ACTION_RISK_ACTION, action);
    kb_record_set_text (link, KB_ACTION_RISK_RISK, keep_id);
    kb_edit_put (edit, content, link);
  }
  kb_edit_delete_with_children (edit, content, KB_KIND_RISK, other_id);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_add_workshop_action:
 * @workbook: a workbook
 * @workshop_id: a workshop
 * @title: what will be done
 * @owner: (nullable): the role that answers for it
 * @due_on: (nullable): when it should be done
 * @risk_id: (nullable): the risk that it meets
 * @measure: (nullable): the measure of the catalogue that it carries out
 * @id: (out) (optional) (transfer full): the new action
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_workshop_action (KbWorkbook *workbook,
                                 const char *workshop_id,
                                 const char *title,
                                 const char *owner,
                                 const char *due_on,
                                 const char *risk_id,
                                 const KbRecord *measure,
                                 char **id,
                                 GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  gint64 number = kb_record_integer (kb_content_workbook (content), KB_WORKBOOK_NEXT_ACTION);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) action = kb_record_new (KB_KIND_ACTION, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("action-add");
  g_autofree char *label = NULL;

  if (!find_workshop (workbook, workshop_id, error))
    return FALSE;
  number = MAX (number, 1);
  kb_record_set_integer (action, KB_ACTION_NUMBER, number);
  kb_record_set_text (action, KB_ACTION_TITLE, title);
  kb_record_set_text (action, KB_ACTION_OWNER, owner);
  kb_record_set_text (action, KB_ACTION_DUE_ON, due_on);
  kb_record_set_text (action, KB_ACTION_WORKSHOP, workshop_id);
  kb_record_set_text (action, KB_ACTION_STATUS, kb_status_code (KB_STATUS_PLANNED));
  if (measure) {
    kb_record_set_text (action, KB_ACTION_MEASURE, kb_record_text (measure, KB_MEASURE_CODE));
    kb_record_set_text (action, KB_ACTION_CATEGORY, kb_record_text (measure, KB_MEASURE_CATEGORY));
  }
  label = kb_action_label (action);
  kb_edit_set_argument (edit, "name", label);
  kb_edit_set_argument (edit, "title", title);
  kb_edit_insert (edit, action);
  if (risk_id) {
    g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ACTION_RISK, NULL);

    kb_record_set_text (link, KB_ACTION_RISK_ACTION, new_id);
    kb_record_set_text (link, KB_ACTION_RISK_RISK, risk_id);
    kb_edit_insert (edit, link);
  }
  kb_edit_set_integer (edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_NEXT_ACTION, number + 1);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}
