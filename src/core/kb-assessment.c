// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-assessment"

#include "kb-assessment.h"

static const char *const codes[KB_N_ANSWERS] = {
  [KB_ANSWER_NONE] = NULL,
  [KB_ANSWER_MET] = "met",
  [KB_ANSWER_PARTLY] = "partly",
  [KB_ANSWER_NOT_MET] = "not-met",
  [KB_ANSWER_NOT_APPLICABLE] = "not-applicable",
};

/**
 * kb_answer_from_code:
 * @code: (nullable): as it stands in a record
 *
 * Returns: the answer; what is no answer counts as none
 */
KbAnswer
kb_answer_from_code (const char *code)
{
  for (guint i = KB_ANSWER_MET; i < KB_N_ANSWERS; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return (KbAnswer) i;
  return KB_ANSWER_NONE;
}

const char *
kb_answer_code (KbAnswer answer)
{
  return answer < KB_N_ANSWERS ? codes[answer] : NULL;
}

/**
 * kb_answer_is_gap:
 * @answer: an answer
 *
 * Returns: whether something remains to be done: partly or not met
 */
gboolean
kb_answer_is_gap (KbAnswer answer)
{
  return answer == KB_ANSWER_PARTLY || answer == KB_ANSWER_NOT_MET;
}

/**
 * kb_assessment_field:
 * @object_kind: an operating environment, system or asset
 *
 * Returns: the field of an assessment that points at such an object
 */
guint
kb_assessment_field (KbKind object_kind)
{
  switch (object_kind) {
  case KB_KIND_ENVIRONMENT:
    return KB_ASSESSMENT_ENVIRONMENT;
  case KB_KIND_SYSTEM:
    return KB_ASSESSMENT_SYSTEM;
  default:
    return KB_ASSESSMENT_ASSET;
  }
}

/**
 * kb_assessment_object:
 * @assessment: an assessment
 * @id: (out) (nullable): what it is about
 *
 * Returns: the kind of what it is about, %KB_KIND_NONE when it points at nothing
 */
KbKind
kb_assessment_object (const KbRecord *assessment, const char **id)
{
  static const KbKind kinds[] = { KB_KIND_ENVIRONMENT, KB_KIND_SYSTEM, KB_KIND_ASSET };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    *id = kb_record_text (assessment, kb_assessment_field (kinds[i]));
    if (*id)
      return kinds[i];
  }
  return KB_KIND_NONE;
}

KbAnswer
kb_assessment_answer (const KbRecord *assessment)
{
  return assessment ? kb_answer_from_code (kb_record_text (assessment, KB_ASSESSMENT_ANSWER))
                    : KB_ANSWER_NONE;
}

/* Two rows on the same can only come from a merge. The later answer counts, then the greater id. */
static gboolean
counts_before (const KbRecord *one, const KbRecord *other)
{
  int order = g_strcmp0 (kb_record_text (one, KB_ASSESSMENT_ANSWERED_ON),
                         kb_record_text (other, KB_ASSESSMENT_ANSWERED_ON));

  return order > 0 || (order == 0 && g_strcmp0 (kb_record_id (one), kb_record_id (other)) > 0);
}

/**
 * kb_assessments_of:
 * @content: a content
 * @object_kind: an operating environment, system or asset
 * @object_id: (nullable): one of them
 *
 * Returns: (transfer full): the object's own assessments, by the code of their measure
 */
GHashTable *
kb_assessments_of (const KbContent *content, KbKind object_kind, const char *object_id)
{
  GHashTable *found =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) kb_record_unref);
  const GPtrArray *list = object_id
                              ? kb_content_referring (content, KB_KIND_ASSESSMENT,
                                                      kb_assessment_field (object_kind), object_id)
                              : NULL;

  for (guint i = 0; list && i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    const char *code = kb_record_text (record, KB_ASSESSMENT_MEASURE);
    KbRecord *old = code ? g_hash_table_lookup (found, code) : NULL;

    /* The key is the record's own text, so both are replaced together. */
    if (code && (!old || counts_before (record, old)))
      g_hash_table_replace (found, (gpointer) code, kb_record_ref (record));
  }
  return found;
}

/**
 * kb_assessment_find:
 * @content: a content
 * @object_kind: an operating environment, system or asset
 * @object_id: one of them
 * @measure: a measure's code
 *
 * Returns: (transfer none) (nullable): the object's own assessment of that measure
 */
KbRecord *
kb_assessment_find (const KbContent *content,
                    KbKind object_kind,
                    const char *object_id,
                    const char *measure)
{
  const GPtrArray *list = kb_content_referring (content, KB_KIND_ASSESSMENT,
                                                kb_assessment_field (object_kind), object_id);
  KbRecord *found = NULL;

  for (guint i = 0; list && i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);

    if (g_strcmp0 (kb_record_text (record, KB_ASSESSMENT_MEASURE), measure) == 0
        && (!found || counts_before (record, found)))
      found = record;
  }
  return found;
}

static gboolean
is_about (KbContent *content, const KbRecord *action, KbKind kind, const char *id)
{
  const char *system = kb_record_text (action, KB_ACTION_SYSTEM);
  const char *asset = kb_record_text (action, KB_ACTION_ASSET);
  const char *title = kb_record_text (action, KB_ACTION_TITLE);
  KbRecord *environment;
  g_autofree char *start = NULL;

  if (kind == KB_KIND_SYSTEM)
    return g_strcmp0 (system, id) == 0;
  if (kind == KB_KIND_ASSET)
    return g_strcmp0 (asset, id) == 0;
  if (system || asset)
    return FALSE;
  if (kb_content_count (content, KB_KIND_ENVIRONMENT) == 1)
    return TRUE;
  environment = kb_content_find (content, KB_KIND_ENVIRONMENT, id);
  start = environment ? g_strconcat (kb_record_text (environment, KB_ENVIRONMENT_NAME), ": ", NULL)
                      : NULL;
  return start && title && g_str_has_prefix (title, start);
}

/**
 * kb_measure_action:
 * @content: a content
 * @object_kind: an operating environment, system or asset
 * @object_id: one of them
 * @measure: a measure's code
 *
 * An action has no field for an operating environment: one for it points at neither system nor
 * asset, and where there are several environments its title begins with the environment's name.
 *
 * Returns: (transfer none) (nullable): the action of the plan that closes this gap
 */
KbRecord *
kb_measure_action (KbContent *content,
                   KbKind object_kind,
                   const char *object_id,
                   const char *measure)
{
  const GPtrArray *actions = kb_content_list (content, KB_KIND_ACTION);

  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);

    if (measure && g_strcmp0 (kb_record_text (action, KB_ACTION_MEASURE), measure) == 0
        && is_about (content, action, object_kind, object_id))
      return action;
  }
  return NULL;
}

/**
 * kb_supplier_control_latest:
 * @content: a content
 * @system_id: a system
 * @measure: a measure's code
 *
 * Returns: (transfer none) (nullable): what was found when the requirement was last followed up
 */
KbRecord *
kb_supplier_control_latest (const KbContent *content, const char *system_id, const char *measure)
{
  const GPtrArray *list = kb_content_referring (content, KB_KIND_SUPPLIER_CONTROL,
                                                KB_SUPPLIER_CONTROL_SYSTEM, system_id);
  KbRecord *found = NULL;

  for (guint i = 0; list && i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    int order;

    if (g_strcmp0 (kb_record_text (record, KB_SUPPLIER_CONTROL_MEASURE), measure) != 0)
      continue;
    order = found ? g_strcmp0 (kb_record_text (record, KB_SUPPLIER_CONTROL_CONTROLLED_ON),
                               kb_record_text (found, KB_SUPPLIER_CONTROL_CONTROLLED_ON))
                  : 1;
    if (order > 0 || (order == 0 && g_strcmp0 (kb_record_id (record), kb_record_id (found)) > 0))
      found = record;
  }
  return found;
}
