// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-filter"

#include "kb-risk-filter.h"

#include "kb-summary.h"

/* A tree of units is not deeper than this; a circle in a damaged file must end. */
#define MAX_DEPTH 32

/**
 * kb_risk_object:
 * @content: a content
 * @risk: a risk
 *
 * Returns: (transfer none) (nullable): the asset, system or unit it is a risk for, while that is
 * there
 */
KbRecord *
kb_risk_object (const KbContent *content, const KbRecord *risk)
{
  static const struct {
    KbKind kind;
    guint field;
  } objects[] = {
    { KB_KIND_ASSET, KB_RISK_ASSET },
    { KB_KIND_SYSTEM, KB_RISK_SYSTEM },
    { KB_KIND_UNIT, KB_RISK_UNIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++) {
    const char *id = kb_record_text (risk, objects[i].field);
    KbRecord *object = id ? kb_content_find (content, objects[i].kind, id) : NULL;

    if (object)
      return object;
  }
  return NULL;
}

/**
 * kb_risk_unit:
 * @content: a content
 * @risk: a risk
 *
 * Returns: (nullable): the id of the unit that it, or what it is a risk for, belongs to
 */
const char *
kb_risk_unit (const KbContent *content, const KbRecord *risk)
{
  KbRecord *object = kb_risk_object (content, risk);

  if (!object)
    return NULL;
  switch (kb_record_kind (object)) {
  case KB_KIND_ASSET:
    return kb_record_text (object, KB_ASSET_UNIT);
  case KB_KIND_SYSTEM:
    return kb_record_text (object, KB_SYSTEM_UNIT);
  default:
    return kb_record_id (object);
  }
}

static gboolean
is_within (const KbContent *content, const char *unit_id, const char *within)
{
  for (guint depth = 0; unit_id && depth < MAX_DEPTH; depth++) {
    KbRecord *unit;

    if (g_str_equal (unit_id, within))
      return TRUE;
    unit = kb_content_find (content, KB_KIND_UNIT, unit_id);
    unit_id = unit ? kb_record_text (unit, KB_UNIT_PARENT) : NULL;
  }
  return FALSE;
}

static gboolean
is_of_system (const KbContent *content, const KbRecord *risk, const char *system_id)
{
  const char *asset = kb_record_text (risk, KB_RISK_ASSET);

  if (g_strcmp0 (kb_record_text (risk, KB_RISK_SYSTEM), system_id) == 0)
    return TRUE;
  return asset && kb_content_find_pair (content, KB_KIND_ASSET_SYSTEM, asset, system_id);
}

static gboolean
reaches_level (const KbContent *content,
               const KbInheritance *inheritance,
               const KbRecord *risk,
               const KbRiskFilter *filter)
{
  KbRecord *object = kb_risk_object (content, risk);
  const KbClass *class;

  if (!object || kb_record_kind (object) == KB_KIND_UNIT)
    return FALSE;
  class = kb_inheritance_class_of (inheritance, object);
  return class && class->aspects[filter->aspect].high != KB_NONE
         && class->aspects[filter->aspect].high >= filter->level;
}

/**
 * kb_risk_filter:
 * @content: a content
 * @method: its method
 * @inheritance: its classes
 * @filter: (nullable): what is looked for
 *
 * Returns: (transfer container) (element-type KbRecord): the risks that pass, by number
 */
GPtrArray *
kb_risk_filter (KbContent *content,
                const KbMethod *method,
                const KbInheritance *inheritance,
                const KbRiskFilter *filter)
{
  const GPtrArray *risks = kb_content_list (content, KB_KIND_RISK);
  GPtrArray *passed = g_ptr_array_sized_new (risks->len);

  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);

    if (filter
        && ((filter->unit_id && !is_within (content, kb_risk_unit (content, risk), filter->unit_id))
            || (filter->system_id && !is_of_system (content, risk, filter->system_id))
            || (filter->aspect >= 0
                && (guint) filter->aspect < kb_method_size (method, KB_KIND_ASPECT)
                && !reaches_level (content, inheritance, risk, filter))))
      continue;
    g_ptr_array_add (passed, risk);
  }
  return passed;
}
