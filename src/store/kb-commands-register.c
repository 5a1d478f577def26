// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-register"

#include "kb-commands.h"

gboolean
kb_workbook_add_unit (KbWorkbook *workbook,
                      const char *name,
                      const char *parent_id,
                      const char *type,
                      char **id,
                      GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) unit = kb_record_new (KB_KIND_UNIT, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("unit-add");

  kb_record_set_text (unit, KB_UNIT_NAME, name);
  kb_record_set_text (unit, KB_UNIT_PARENT, parent_id);
  kb_record_set_text (unit, KB_UNIT_TYPE, type);
  kb_record_set_integer (unit, KB_UNIT_POSITION,
                         kb_content_next_position (content, KB_KIND_UNIT, KB_UNIT_POSITION));
  kb_edit_set_argument (edit, "name", name);
  kb_edit_insert (edit, unit);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

/**
 * kb_workbook_add_system:
 * @workbook: a workbook
 * @name: its name
 * @id: (out) (optional): the new system
 * @error: (out): %KB_STORE_ERROR
 *
 * Adds a system; while one unit is looked at, it is that unit's.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_system (KbWorkbook *workbook, const char *name, char **id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) record = kb_record_new (KB_KIND_SYSTEM, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("system-add");

  kb_record_set_text (record, KB_SYSTEM_NAME, name);
  kb_record_set_text (record, KB_SYSTEM_UNIT, kb_workbook_get_unit_filter (workbook));
  kb_record_set_integer (record, KB_SYSTEM_POSITION,
                         kb_content_next_position (content, KB_KIND_SYSTEM, KB_SYSTEM_POSITION));
  kb_edit_set_argument (edit, "name", name);
  kb_edit_insert (edit, record);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

gboolean
kb_workbook_set_system_role (KbWorkbook *workbook,
                             const char *system_id,
                             const char *role_id,
                             const char *holder,
                             GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *system = kb_content_find (content, KB_KIND_SYSTEM, system_id);
  KbRecord *role = kb_content_find (content, KB_KIND_ROLE, role_id);
  g_autoptr (KbRecord) record = kb_record_new (KB_KIND_SYSTEM_ROLE, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new ("system-role-set");

  if (!system || !role)
    return kb_store_error_gone (error, system ? role_id : system_id);
  kb_record_set_text (record, KB_SYSTEM_ROLE_SYSTEM, system_id);
  kb_record_set_text (record, KB_SYSTEM_ROLE_ROLE, role_id);
  kb_record_set_text (record, KB_SYSTEM_ROLE_HOLDER, holder);
  kb_edit_set_argument (edit, "name", kb_record_title (system));
  kb_edit_set_argument (edit, "role_sv", kb_record_text (role, KB_ROLE_NAME_SV));
  kb_edit_set_argument (edit, "role_en", kb_record_text (role, KB_ROLE_NAME_EN));
  if (holder && *holder)
    kb_edit_put (edit, content, record);
  else if (kb_content_find (content, KB_KIND_SYSTEM_ROLE, kb_record_id (record)))
    kb_edit_delete (edit, KB_KIND_SYSTEM_ROLE, kb_record_id (record));
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_raise_system:
 * @workbook: a workbook
 * @system_id: a system
 * @aspect: an aspect in use
 * @level: the level set by hand; %KB_NONE takes it away
 * @reason: accumulation, aggregation, integration or other
 * @text: why, in words; must not be empty when @level is set
 * @error: (out): %KB_STORE_ERROR
 *
 * MSB metodstöd, Klassificering: a system's level may be above that of its information because of
 * ackumulering, aggregering or integration. The reason is always kept in words.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_raise_system (KbWorkbook *workbook,
                          const char *system_id,
                          guint aspect,
                          int level,
                          const char *reason,
                          const char *text,
                          GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  KbRecord *system = kb_content_find (content, KB_KIND_SYSTEM, system_id);
  const char *aspect_id = kb_record_id (kb_method_item (method, KB_KIND_ASPECT, aspect));
  KbRecord *old = kb_content_find_pair (content, KB_KIND_SYSTEM_LEVEL, system_id, aspect_id);
  g_autoptr (KbRecord) record =
      old ? kb_record_copy (old) : kb_record_new (KB_KIND_SYSTEM_LEVEL, NULL);
  gboolean set = level != KB_NONE;
  g_autoptr (KbEdit) edit = kb_edit_new (set ? "system-raise" : "system-raise-clear");
  g_autofree char *today = kb_date_today ();

  g_return_val_if_fail (!set || (reason && text && *text), FALSE);

  if (!system)
    return kb_store_error_gone (error, system_id);
  kb_edit_set_argument (edit, "name", kb_record_title (system));
  kb_edit_set_argument (edit, "letter", kb_method_aspect_letter (method, aspect));
  kb_record_set_text (record, KB_SYSTEM_LEVEL_SYSTEM, system_id);
  kb_record_set_text (record, KB_SYSTEM_LEVEL_ASPECT, aspect_id);
  kb_record_set_text (record, KB_SYSTEM_LEVEL_RAISED,
                      set ? kb_record_id (kb_method_item (method, KB_KIND_LEVEL, (guint) level))
                          : NULL);
  kb_record_set_text (record, KB_SYSTEM_LEVEL_REASON, set ? reason : NULL);
  kb_record_set_text (record, KB_SYSTEM_LEVEL_REASON_TEXT, set ? text : NULL);
  kb_record_set_text (record, KB_SYSTEM_LEVEL_RAISED_BY,
                      set ? kb_workbook_get_author (workbook) : NULL);
  kb_record_set_text (record, KB_SYSTEM_LEVEL_RAISED_ON, set ? today : NULL);
  if (set) {
    g_autofree char *number = g_strdup_printf (
        "%" G_GINT64_FORMAT, kb_method_number (method, KB_KIND_LEVEL, (guint) level));

    kb_edit_set_argument (edit, "level", number);
  }
  if (set || old)
    kb_edit_put (edit, content, record);
  return kb_workbook_commit (workbook, edit, error);
}

/* Sets or takes away a row whose two keys are all it has. */
static gboolean
set_link (KbWorkbook *workbook,
          KbKind kind,
          const char *first,
          const char *second,
          gboolean linked,
          const char *label,
          const char *first_name,
          const char *second_name,
          GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbRecord) record = kb_record_new (kind, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new (label);
  gboolean there;

  kb_record_set_text (record, 0, first);
  kb_record_set_text (record, 1, second);
  there = kb_content_find (content, kind, kb_record_id (record)) != NULL;
  kb_edit_set_argument (edit, "name", first_name);
  kb_edit_set_argument (edit, "other", second_name);
  if (linked && !there)
    kb_edit_insert (edit, record);
  else if (!linked && there)
    kb_edit_delete (edit, kind, kb_record_id (record));
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_link_asset (KbWorkbook *workbook,
                        const char *asset_id,
                        const char *system_id,
                        gboolean linked,
                        GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *asset = kb_content_find (content, KB_KIND_ASSET, asset_id);
  KbRecord *system = kb_content_find (content, KB_KIND_SYSTEM, system_id);

  if (!asset || !system)
    return kb_store_error_gone (error, asset ? system_id : asset_id);
  return set_link (workbook, KB_KIND_ASSET_SYSTEM, asset_id, system_id, linked,
                   linked ? "asset-link" : "asset-unlink", kb_record_title (asset),
                   kb_record_title (system), error);
}

gboolean
kb_workbook_link_systems (
    KbWorkbook *workbook, const char *system_id, const char *on_id, gboolean linked, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *system = kb_content_find (content, KB_KIND_SYSTEM, system_id);
  KbRecord *other = kb_content_find (content, KB_KIND_SYSTEM, on_id);

  g_return_val_if_fail (g_strcmp0 (system_id, on_id) != 0, FALSE);

  if (!system || !other)
    return kb_store_error_gone (error, system ? on_id : system_id);
  return set_link (workbook, KB_KIND_DEPENDENCY, system_id, on_id, linked,
                   linked ? "system-link" : "system-unlink", kb_record_title (system),
                   kb_record_title (other), error);
}

gboolean
kb_workbook_link_action (KbWorkbook *workbook,
                         const char *action_id,
                         const char *risk_id,
                         gboolean linked,
                         GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *action = kb_content_find (content, KB_KIND_ACTION, action_id);
  KbRecord *risk = kb_content_find (content, KB_KIND_RISK, risk_id);
  g_autofree char *action_label = action ? kb_action_label (action) : NULL;
  g_autofree char *risk_label = risk ? kb_risk_label (risk) : NULL;

  if (!action || !risk)
    return kb_store_error_gone (error, action ? risk_id : action_id);
  return set_link (workbook, KB_KIND_ACTION_RISK, action_id, risk_id, linked,
                   linked ? "action-link" : "action-unlink", action_label, risk_label, error);
}
