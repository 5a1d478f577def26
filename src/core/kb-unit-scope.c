// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-unit-scope"

#include "kb-unit-scope.h"

#include "kb-risk-filter.h"

struct _KbUnitScope {
  gatomicrefcount references;
  KbContent *content;
  GHashTable *units; /* ids, borrowed from the content's records */
};

/**
 * kb_unit_scope_new:
 * @content: a content; it is looked at anew at each question
 * @unit_id: one of its units
 *
 * Returns: (transfer full): what belongs to the unit; to be made anew when units have changed
 */
KbUnitScope *
kb_unit_scope_new (KbContent *content, const char *unit_id)
{
  KbUnitScope *scope = g_new0 (KbUnitScope, 1);
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);

  g_atomic_ref_count_init (&scope->references);
  scope->content = kb_content_ref (content);
  scope->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < units->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (units, i));

    if (kb_unit_is_within (content, id, unit_id))
      g_hash_table_add (scope->units, g_strdup (id));
  }
  return scope;
}

KbUnitScope *
kb_unit_scope_ref (KbUnitScope *scope)
{
  g_atomic_ref_count_inc (&scope->references);
  return scope;
}

void
kb_unit_scope_unref (KbUnitScope *scope)
{
  if (!g_atomic_ref_count_dec (&scope->references))
    return;
  g_hash_table_unref (scope->units);
  kb_content_unref (scope->content);
  g_free (scope);
}

static gboolean
has_unit (const KbUnitScope *scope, const KbRecord *record, guint field)
{
  const char *unit = kb_record_text (record, field);

  return unit && g_hash_table_contains (scope->units, unit);
}

static gboolean
has_target (const KbUnitScope *scope, const KbRecord *record, guint field, KbKind kind)
{
  KbRecord *target = kb_content_find (scope->content, kind, kb_record_text (record, field));

  return target && kb_unit_scope_has (scope, target);
}

/* Its own, or one that carries something of the unit's. */
static gboolean
has_system (const KbUnitScope *scope, const KbRecord *system)
{
  const GPtrArray *links = kb_content_referring (scope->content, KB_KIND_ASSET_SYSTEM,
                                                 KB_ASSET_SYSTEM_SYSTEM, kb_record_id (system));

  if (has_unit (scope, system, KB_SYSTEM_UNIT))
    return TRUE;
  for (guint i = 0; links && i < links->len; i++)
    if (has_target (scope, g_ptr_array_index (links, i), KB_ASSET_SYSTEM_ASSET, KB_KIND_ASSET))
      return TRUE;
  return FALSE;
}

/* A risk that is tied to nothing, such as one whose system was deleted, is every unit's: nobody
 * loses sight of it. */
static gboolean
has_risk (const KbUnitScope *scope, const KbRecord *risk)
{
  return has_unit (scope, risk, KB_RISK_UNIT)
         || has_target (scope, risk, KB_RISK_ASSET, KB_KIND_ASSET)
         || has_target (scope, risk, KB_RISK_SYSTEM, KB_KIND_SYSTEM)
         || !kb_risk_object (scope->content, risk);
}

/* An action that is tied to nothing, such as one for the whole staff, is every unit's. */
static gboolean
has_action (const KbUnitScope *scope, const KbRecord *action)
{
  const GPtrArray *links = kb_content_referring (scope->content, KB_KIND_ACTION_RISK,
                                                 KB_ACTION_RISK_ACTION, kb_record_id (action));

  if (has_target (scope, action, KB_ACTION_SYSTEM, KB_KIND_SYSTEM)
      || has_target (scope, action, KB_ACTION_ASSET, KB_KIND_ASSET))
    return TRUE;
  for (guint i = 0; links && i < links->len; i++)
    if (has_target (scope, g_ptr_array_index (links, i), KB_ACTION_RISK_RISK, KB_KIND_RISK))
      return TRUE;
  return (!links || links->len == 0) && kb_record_is_null (action, KB_ACTION_SYSTEM)
         && kb_record_is_null (action, KB_ACTION_ASSET);
}

/**
 * kb_unit_scope_has:
 * @scope: a scope
 * @record: any record
 *
 * Returns: whether the record belongs to the unit; what belongs to no unit at all, such as the
 * method, always does
 */
gboolean
kb_unit_scope_has (const KbUnitScope *scope, const KbRecord *record)
{
  switch (kb_record_kind (record)) {
  case KB_KIND_ASSET:
    return has_unit (scope, record, KB_ASSET_UNIT);
  case KB_KIND_SYSTEM:
    return has_system (scope, record);
  case KB_KIND_RISK:
    return has_risk (scope, record);
  case KB_KIND_ACTION:
    return has_action (scope, record);
  case KB_KIND_WORKSHOP:
    return has_unit (scope, record, KB_WORKSHOP_UNIT)
           || has_target (scope, record, KB_WORKSHOP_SYSTEM, KB_KIND_SYSTEM);
  default:
    return TRUE;
  }
}

/**
 * kb_unit_scope_narrow:
 * @scope: a scope
 * @records: (element-type KbRecord): records, from which those of other units are taken away
 */
void
kb_unit_scope_narrow (const KbUnitScope *scope, GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    if (!kb_unit_scope_has (scope, g_ptr_array_index (records, i - 1)))
      g_ptr_array_remove_index (records, i - 1);
}

/**
 * kb_unit_scope_whole:
 * @scope: a scope
 *
 * Returns: (transfer none): the content that it is a part of
 */
KbContent *
kb_unit_scope_whole (const KbUnitScope *scope)
{
  return scope->content;
}

/* A record as the narrowed content holds it: none when what owns it is left out, and without what
 * it otherwise points at there. */
static KbRecord *
narrowed (KbContent *content, KbRecord *record)
{
  const KbKindInfo *info = kb_kind_info (kb_record_kind (record));
  KbRecord *copy = NULL;

  for (guint field = 0; field < info->n_fields; field++) {
    const char *target =
        info->fields[field].type == KB_TYPE_REFERENCE ? kb_record_text (record, field) : NULL;

    if (!target || info->fields[field].target == kb_record_kind (record)
        || kb_content_find (content, info->fields[field].target, target))
      continue;
    if (info->fields[field].flags & (KB_FIELD_KEY | KB_FIELD_OWNER)) {
      g_clear_pointer (&copy, kb_record_unref);
      return NULL;
    }
    if (!copy)
      copy = kb_record_copy (record);
    kb_record_set_text (copy, field, NULL);
  }
  return copy ? copy : kb_record_ref (record);
}

/**
 * kb_unit_scope_content:
 * @scope: a scope
 *
 * Returns: (transfer full): a content with what belongs to the unit and nothing of other units, to
 * be counted and listed; all units and the method are in it. Classes are worked out from the whole,
 * as a system can inherit from another unit's.
 */
KbContent *
kb_unit_scope_content (const KbUnitScope *scope)
{
  KbContent *content = kb_content_new ();

  /* A kind stands after the kinds it points at. */
  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    const GPtrArray *list = kb_content_list (scope->content, (KbKind) kind);

    for (guint i = 0; i < list->len; i++) {
      KbRecord *record = g_ptr_array_index (list, i);
      g_autoptr (KbRecord) kept =
          kb_unit_scope_has (scope, record) ? narrowed (content, record) : NULL;

      if (kept)
        kb_content_put (content, kept);
    }
  }
  return content;
}
