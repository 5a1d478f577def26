// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-risk"

#include "kb-commands-private.h"
#include "kb-risk-rules.h"
#include "kb-store-error.h"

static void
set_position (KbWorkbook *workbook, KbRecord *risk, KbMoment moment, KbPosition position)
{
  KbMethod *method = kb_workbook_get_method (workbook);
  gboolean placed = kb_position_is_placed (position);

  kb_record_set_text (risk, kb_risk_likelihood_field (moment),
                      placed ? kb_record_id (
                          kb_method_item (method, KB_KIND_LIKELIHOOD, (guint) position.likelihood))
                             : NULL);
  kb_record_set_text (risk, kb_risk_consequence_field (moment),
                      placed ? kb_record_id (kb_method_item (method, KB_KIND_CONSEQUENCE,
                                                             (guint) position.consequence))
                             : NULL);
}

static void
set_object (KbRecord *risk, KbKind kind, const char *id)
{
  kb_record_set_text (risk, KB_RISK_ASSET, kind == KB_KIND_ASSET ? id : NULL);
  kb_record_set_text (risk, KB_RISK_SYSTEM, kind == KB_KIND_SYSTEM ? id : NULL);
  kb_record_set_text (risk, KB_RISK_UNIT, kind == KB_KIND_UNIT ? id : NULL);
}

/**
 * kb_commands_check_risk_object:
 * @workbook: a workbook
 * @kind: what a risk is for
 * @id: (nullable): which
 * @error: (out): %KB_STORE_ERROR_CUT_OFF
 *
 * Returns: whether it may have a risk
 */
gboolean
kb_commands_check_risk_object (KbWorkbook *workbook, KbKind kind, const char *id, GError **error)
{
  KbRecord *object = id && kind != KB_KIND_NONE
                         ? kb_content_find (kb_workbook_get_content (workbook), kind, id)
                         : NULL;

  if (!kb_risk_object_is_cut_off (kb_workbook_get_method (workbook),
                                  kb_workbook_get_inheritance (workbook), object))
    return TRUE;
  kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CUT_OFF, "name", kb_record_title (object),
                NULL);
  return FALSE;
}

/**
 * kb_workbook_add_risk:
 * @workbook: a workbook
 * @title: the risk in a few words
 * @object_kind: %KB_KIND_ASSET, %KB_KIND_SYSTEM, %KB_KIND_UNIT or %KB_KIND_NONE
 * @object_id: (nullable): what it is a risk for
 * @before: where it stands now, or not placed
 * @id: (out) (optional) (transfer full): the new risk
 * @error: (out): %KB_STORE_ERROR
 *
 * A risk's number is never used again. One that is for nothing in particular is a risk of the unit
 * that is looked at.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_risk (KbWorkbook *workbook,
                      const char *title,
                      KbKind object_kind,
                      const char *object_id,
                      KbPosition before,
                      char **id,
                      GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  gint64 number = kb_record_integer (kb_content_workbook (content), KB_WORKBOOK_NEXT_RISK);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) risk = kb_record_new (KB_KIND_RISK, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("risk-add");
  g_autofree char *label = NULL;

  if (!kb_commands_check_risk_object (workbook, object_kind, object_id, error))
    return FALSE;
  number = MAX (number, 1);
  kb_record_set_integer (risk, KB_RISK_NUMBER, number);
  kb_record_set_text (risk, KB_RISK_TITLE, title);
  kb_record_set_text (risk, KB_RISK_TREATMENT, "reduce");
  set_object (risk, object_kind, object_id);
  if (object_kind == KB_KIND_NONE)
    kb_record_set_text (risk, KB_RISK_UNIT, kb_workbook_get_unit_filter (workbook));
  set_position (workbook, risk, KB_MOMENT_BEFORE, before);
  label = kb_risk_label (risk);
  kb_edit_set_argument (edit, "name", label);
  kb_edit_set_argument (edit, "title", title);
  kb_edit_insert (edit, risk);
  kb_edit_set_integer (edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_NEXT_RISK, number + 1);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

gboolean
kb_workbook_place_risk (
    KbWorkbook *workbook, const char *risk_id, KbMoment moment, KbPosition position, GError **error)
{
  static const char *const labels[] = { "risk-place", "risk-place-after", "risk-place-previous" };
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *old = kb_content_find (content, KB_KIND_RISK, risk_id);
  g_autoptr (KbRecord) risk = NULL;
  g_autoptr (KbEdit) edit = kb_edit_new (labels[moment]);
  g_autofree char *label = NULL;

  if (!old)
    return kb_store_error_gone (error, risk_id);
  risk = kb_record_copy (old);
  label = kb_risk_label (risk);
  kb_edit_set_argument (edit, "name", label);
  set_position (workbook, risk, moment, position);
  kb_edit_put (edit, content, risk);
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_set_risk_object (KbWorkbook *workbook,
                             const char *risk_id,
                             KbKind object_kind,
                             const char *object_id,
                             GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *old = kb_content_find (content, KB_KIND_RISK, risk_id);
  g_autoptr (KbRecord) risk = NULL;
  g_autoptr (KbEdit) edit = kb_edit_new ("risk-object");
  g_autofree char *label = NULL;

  if (!old)
    return kb_store_error_gone (error, risk_id);
  if (!kb_commands_check_risk_object (workbook, object_kind, object_id, error))
    return FALSE;
  risk = kb_record_copy (old);
  label = kb_risk_label (risk);
  kb_edit_set_argument (edit, "name", label);
  set_object (risk, object_kind, object_id);
  kb_edit_put (edit, content, risk);
  return kb_workbook_commit (workbook, edit, error);
}
