// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-organisation"

#include "kb-commands.h"
#include "kb-register-commands.h"

/* What can belong to a unit. */
static const struct {
  KbKind kind;
  guint field;
} holdings[] = {
  { KB_KIND_ASSET, KB_ASSET_UNIT },       { KB_KIND_SYSTEM, KB_SYSTEM_UNIT },
  { KB_KIND_RISK, KB_RISK_UNIT },         { KB_KIND_WORKSHOP, KB_WORKSHOP_UNIT },
  { KB_KIND_WORKBOOK, KB_WORKBOOK_UNIT },
};

static const char *
parent_of (KbContent *content, const KbRecord *unit)
{
  KbRecord *parent = kb_unit_over (content, unit);

  return parent ? kb_record_id (parent) : NULL;
}

/**
 * kb_workbook_unit_holdings:
 * @workbook: a workbook
 * @unit_id: one of its units
 *
 * Returns: how much stands under the unit and belongs to it, to be told before it is deleted
 */
KbUnitHoldings
kb_workbook_unit_holdings (KbWorkbook *workbook, const char *unit_id)
{
  KbContent *content = kb_workbook_get_content (workbook);
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  KbUnitHoldings counts = { 0 };

  for (guint i = 0; i < units->len; i++)
    if (kb_unit_is_within (content, kb_record_id (g_ptr_array_index (units, i)), unit_id))
      counts.units++;
  counts.units -= counts.units > 0 ? 1 : 0;
  for (guint h = 0; h < G_N_ELEMENTS (holdings); h++) {
    const GPtrArray *list = kb_content_list (content, holdings[h].kind);

    for (guint i = 0; holdings[h].kind != KB_KIND_WORKBOOK && i < list->len; i++) {
      const char *unit = kb_record_text (g_ptr_array_index (list, i), holdings[h].field);

      if (g_strcmp0 (unit, unit_id) == 0)
        counts.records++;
      else if (kb_unit_is_within (content, unit, unit_id))
        counts.below++;
    }
  }
  return counts;
}

/**
 * kb_workbook_move_unit:
 * @workbook: a workbook
 * @unit_id: one of its units
 * @parent_id: (nullable): the unit it comes under, as the last; %NULL for the top
 * @error: (out): %KB_STORE_ERROR_UNIT_CIRCLE when that is itself or stands under it
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_move_unit (KbWorkbook *workbook,
                       const char *unit_id,
                       const char *parent_id,
                       GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *unit = kb_content_find (content, KB_KIND_UNIT, unit_id);
  KbRecord *parent = kb_content_find (content, KB_KIND_UNIT, parent_id);
  g_autoptr (KbEdit) edit = kb_edit_new (parent_id ? "unit-move" : "unit-move-top");
  g_autoptr (KbRecord) record = NULL;

  if (!unit || (parent_id && !parent))
    return kb_store_error_gone (error, unit ? parent_id : unit_id);
  kb_edit_set_argument (edit, "name", kb_record_title (unit));
  if (kb_unit_is_within (content, parent_id, unit_id)) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_UNIT_CIRCLE, "name", kb_record_title (unit),
                  NULL);
    return FALSE;
  }
  if (parent)
    kb_edit_set_argument (edit, "other", kb_record_title (parent));
  record = kb_record_copy (unit);
  kb_record_set_text (record, KB_UNIT_PARENT, parent_id);
  if (g_strcmp0 (kb_record_text (unit, KB_UNIT_PARENT), parent_id) != 0)
    kb_record_set_integer (record, KB_UNIT_POSITION,
                           kb_content_next_position (content, KB_KIND_UNIT, KB_UNIT_POSITION));
  kb_edit_put (edit, content, record);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_shift_unit:
 * @workbook: a workbook
 * @unit_id: one of its units
 * @step: -1 to stand before the one that is now before it, 1 to stand after the one after it
 * @error: (out): %KB_STORE_ERROR
 *
 * Changes the order among the units under the same one. At either end it is no act.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_shift_unit (KbWorkbook *workbook, const char *unit_id, int step, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *unit = kb_content_find (content, KB_KIND_UNIT, unit_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("unit-shift");
  g_autoptr (GPtrArray) beside = NULL;
  guint at = 0;

  if (!unit)
    return kb_store_error_gone (error, unit_id);
  kb_edit_set_argument (edit, "name", kb_record_title (unit));
  beside = kb_unit_children (content, parent_of (content, unit));
  g_ptr_array_find (beside, unit, &at);
  if ((step < 0 && at == 0) || (step > 0 && at + 1 >= beside->len))
    return TRUE;
  g_ptr_array_remove_index (beside, at);
  g_ptr_array_insert (beside, step < 0 ? (int) at - 1 : (int) at + 1, unit);
  /* Numbers that several have alike would leave the order as it was. */
  for (guint i = 0; i < beside->len; i++) {
    KbRecord *one = g_ptr_array_index (beside, i);

    if (kb_record_integer (one, KB_UNIT_POSITION) != (gint64) i + 1)
      kb_edit_set_integer (edit, KB_KIND_UNIT, kb_record_id (one), KB_UNIT_POSITION,
                           (gint64) i + 1);
  }
  return kb_workbook_commit (workbook, edit, error);
}

/* Gives everything that belongs to a unit to another, or to none. */
static void
hand_over (KbEdit *edit, KbContent *content, const char *unit_id, const char *to_id)
{
  for (guint h = 0; h < G_N_ELEMENTS (holdings); h++) {
    const GPtrArray *list = kb_content_list (content, holdings[h].kind);

    for (guint i = 0; i < list->len; i++) {
      KbRecord *record = g_ptr_array_index (list, i);

      if (g_strcmp0 (kb_record_text (record, holdings[h].field), unit_id) == 0)
        kb_edit_set_text (edit, holdings[h].kind, kb_record_id (record), holdings[h].field, to_id);
    }
  }
}

/**
 * kb_workbook_delete_unit:
 * @workbook: a workbook
 * @unit_id: one of its units
 * @under: what becomes of the units under it
 * @error: (out): %KB_STORE_ERROR
 *
 * Deletes a unit. Its information assets, systems, risks and workshops are kept and go to the unit
 * over it, or to no unit; those of units that are deleted with it as well.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_delete_unit (KbWorkbook *workbook,
                         const char *unit_id,
                         KbUnitsUnder under,
                         GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *unit = kb_content_find (content, KB_KIND_UNIT, unit_id);
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  g_autoptr (KbEdit) edit = kb_edit_new ("unit-delete");
  const char *heir;

  if (!unit)
    return kb_store_error_gone (error, unit_id);
  kb_edit_set_argument (edit, "name", kb_record_title (unit));
  heir = parent_of (content, unit);
  /* In a circle the unit over it may be one that goes with it. */
  if (heir && kb_unit_is_within (content, heir, unit_id))
    heir = NULL;
  for (guint i = 0; i < units->len; i++) {
    KbRecord *other = g_ptr_array_index (units, i);
    const char *id = kb_record_id (other);

    if (other != unit && under == KB_UNITS_DELETE && kb_unit_is_within (content, id, unit_id)) {
      hand_over (edit, content, id, heir);
      kb_edit_delete (edit, KB_KIND_UNIT, id);
    } else if (g_strcmp0 (kb_record_text (other, KB_UNIT_PARENT), unit_id) == 0) {
      kb_edit_set_text (edit, KB_KIND_UNIT, id, KB_UNIT_PARENT, heir);
    }
  }
  hand_over (edit, content, unit_id, heir);
  kb_edit_delete (edit, KB_KIND_UNIT, unit_id);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_add_environment:
 * @workbook: a workbook
 * @name: what the operating environment is called
 * @id: (out) (optional) (transfer full): the new environment
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_environment (KbWorkbook *workbook, const char *name, char **id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) record = kb_record_new (KB_KIND_ENVIRONMENT, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("environment-add");

  kb_record_set_text (record, KB_ENVIRONMENT_NAME, name);
  kb_record_set_integer (
      record, KB_ENVIRONMENT_POSITION,
      kb_content_next_position (content, KB_KIND_ENVIRONMENT, KB_ENVIRONMENT_POSITION));
  kb_edit_set_argument (edit, "name", name);
  kb_edit_insert (edit, record);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

/**
 * kb_workbook_add_statute:
 * @workbook: a workbook
 * @reference: how it is cited, such as "26 kap. 1 § OSL"
 * @name: (nullable): what it is about
 * @id: (out) (optional): the new row
 * @error: (out): %KB_STORE_ERROR
 *
 * Adds a provision to the kommun's own part of the list that information assets choose from.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_statute (
    KbWorkbook *workbook, const char *reference, const char *name, char **id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) record = kb_record_new (KB_KIND_STATUTE, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("statute-add");

  kb_record_set_text (record, KB_STATUTE_REFERENCE, reference);
  kb_record_set_text (record, KB_STATUTE_NAME, name);
  kb_record_set_integer (record, KB_STATUTE_POSITION,
                         kb_content_next_position (content, KB_KIND_STATUTE, KB_STATUTE_POSITION));
  kb_edit_set_argument (edit, "name", reference);
  kb_edit_insert (edit, record);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}
