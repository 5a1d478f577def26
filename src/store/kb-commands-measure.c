// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-measure"

#include "kb-commands-private.h"
#include "kb-measure-commands.h"

/**
 * kb_commands_name_measure:
 * @edit: an act
 * @measure: the measure that it is about
 *
 * Names the measure in the history: its code, and its title in both languages.
 */
void
kb_commands_name_measure (KbEdit *edit, const KbRecord *measure)
{
  kb_edit_set_argument (edit, "name", kb_record_text (measure, KB_MEASURE_CODE));
  kb_edit_set_argument (edit, "role_sv",
                        kb_record_localized (measure, KB_MEASURE_TITLE_SV, KB_LANGUAGE_SV));
  kb_edit_set_argument (edit, "role_en",
                        kb_record_localized (measure, KB_MEASURE_TITLE_SV, KB_LANGUAGE_EN));
}

/* Names what the act is about: one measure by code and title, several by their number. */
static void
name_measures (KbEdit *edit, const GPtrArray *measures, const KbRecord *object)
{
  g_autofree char *count = g_strdup_printf ("%u", measures->len);

  if (measures->len > 0)
    kb_commands_name_measure (edit, g_ptr_array_index (measures, 0));
  kb_edit_set_argument (edit, "count", count);
  kb_edit_set_argument (edit, "other", kb_record_title (object));
}

/* The object's assessment of the measure, to be changed; a new one when it has none. */
static KbRecord *
assessment_for (KbContent *content, KbKind kind, const char *id, const KbRecord *measure)
{
  const char *code = kb_record_text (measure, KB_MEASURE_CODE);
  KbRecord *old = kb_assessment_find (content, kind, id, code);
  g_autofree char *new_id = NULL;
  KbRecord *record;

  if (old)
    return kb_record_copy (old);
  new_id = kb_new_id ();
  record = kb_record_new (KB_KIND_ASSESSMENT, new_id);
  kb_record_set_text (record, KB_ASSESSMENT_MEASURE, code);
  kb_record_set_text (record, kb_assessment_field (kind), id);
  return record;
}

static gboolean
is_empty (const KbRecord *assessment)
{
  static const guint fields[] = { KB_ASSESSMENT_ANSWER, KB_ASSESSMENT_COMMENT,
                                  KB_ASSESSMENT_IMPLEMENTATION, KB_ASSESSMENT_VERIFIED_ON,
                                  KB_ASSESSMENT_VERIFIED_HOW };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (kb_record_text (assessment, fields[i]))
      return FALSE;
  return TRUE;
}

/* A row that holds nothing any more goes. */
static void
put_assessment (KbEdit *edit, KbContent *content, KbRecord *assessment)
{
  gboolean there = kb_content_find (content, KB_KIND_ASSESSMENT, kb_record_id (assessment)) != NULL;

  if (!is_empty (assessment))
    kb_edit_put (edit, content, assessment);
  else if (there)
    kb_edit_delete (edit, KB_KIND_ASSESSMENT, kb_record_id (assessment));
}

static void
set_answer (KbRecord *assessment, KbAnswer answer, const char *today)
{
  if (kb_assessment_answer (assessment) == answer)
    return;
  kb_record_set_text (assessment, KB_ASSESSMENT_ANSWER, kb_answer_code (answer));
  kb_record_set_text (assessment, KB_ASSESSMENT_ANSWERED_ON,
                      answer == KB_ANSWER_NONE ? NULL : today);
  kb_record_set_text (assessment, KB_ASSESSMENT_VERIFIED_ON, NULL);
  kb_record_set_text (assessment, KB_ASSESSMENT_VERIFIED_HOW, NULL);
}

/**
 * kb_workbook_answer_measures:
 * @workbook: a workbook
 * @object_kind: an operating environment, a system or an asset
 * @object_id: one of them
 * @measures: (element-type KbRecord): one measure or several
 * @answer: the answer on all of them; none takes the answers away
 * @error: (out): %KB_STORE_ERROR
 *
 * What was verified was the earlier answer, so another answer is not verified. Comments stay.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_answer_measures (KbWorkbook *workbook,
                             KbKind object_kind,
                             const char *object_id,
                             const GPtrArray *measures,
                             KbAnswer answer,
                             GError **error)
{
  static const char *const labels[KB_N_ANSWERS] = {
    [KB_ANSWER_NONE] = "measure-unanswered",
    [KB_ANSWER_MET] = "measure-met",
    [KB_ANSWER_PARTLY] = "measure-partly",
    [KB_ANSWER_NOT_MET] = "measure-not-met",
    [KB_ANSWER_NOT_APPLICABLE] = "measure-not-applicable",
  };
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *object = kb_content_find (content, object_kind, object_id);
  g_autoptr (KbEdit) edit = kb_edit_new (labels[answer]);
  g_autofree char *today = kb_date_today ();

  if (!object)
    return kb_store_error_gone (error, object_id);
  name_measures (edit, measures, object);
  for (guint i = 0; i < measures->len; i++) {
    g_autoptr (KbRecord) record =
        assessment_for (content, object_kind, object_id, g_ptr_array_index (measures, i));

    set_answer (record, answer, today);
    put_assessment (edit, content, record);
  }
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_note_measure:
 * @workbook: a workbook
 * @object_kind: an operating environment, a system or an asset
 * @object_id: one of them
 * @measure: a measure
 * @field: %KB_ASSESSMENT_COMMENT, or %KB_ASSESSMENT_IMPLEMENTATION for how it is done here
 * @text: (nullable): the text
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_note_measure (KbWorkbook *workbook,
                          KbKind object_kind,
                          const char *object_id,
                          const KbRecord *measure,
                          guint field,
                          const char *text,
                          GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *object = kb_content_find (content, object_kind, object_id);
  g_autoptr (KbEdit) edit =
      kb_edit_new (field == KB_ASSESSMENT_COMMENT ? "measure-comment" : "measure-how");
  g_autoptr (KbRecord) record = NULL;

  g_return_val_if_fail (field == KB_ASSESSMENT_COMMENT || field == KB_ASSESSMENT_IMPLEMENTATION,
                        FALSE);

  if (!object)
    return kb_store_error_gone (error, object_id);
  kb_commands_name_measure (edit, measure);
  kb_edit_set_argument (edit, "other", kb_record_title (object));
  record = assessment_for (content, object_kind, object_id, measure);
  kb_record_set_text (record, field, text && *text ? text : NULL);
  put_assessment (edit, content, record);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_verify_measures:
 * @workbook: a workbook
 * @object_kind: an operating environment, a system or an asset
 * @object_id: one of them
 * @measures: (element-type KbRecord): one measure or several
 * @on: (nullable): the day somebody looked; %NULL takes the note away
 * @how: (nullable): how it was looked into
 * @error: (out): %KB_STORE_ERROR
 *
 * Båstad wants it possible to check that a measure works. What is not answered is left out.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_verify_measures (KbWorkbook *workbook,
                             KbKind object_kind,
                             const char *object_id,
                             const GPtrArray *measures,
                             const char *on,
                             const char *how,
                             GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *object = kb_content_find (content, object_kind, object_id);
  g_autoptr (KbEdit) edit = kb_edit_new (on ? "measure-verify" : "measure-unverify");

  if (!object)
    return kb_store_error_gone (error, object_id);
  name_measures (edit, measures, object);
  for (guint i = 0; i < measures->len; i++) {
    g_autoptr (KbRecord) record =
        assessment_for (content, object_kind, object_id, g_ptr_array_index (measures, i));

    if (kb_assessment_answer (record) == KB_ANSWER_NONE)
      continue;
    kb_record_set_text (record, KB_ASSESSMENT_VERIFIED_ON, on);
    kb_record_set_text (record, KB_ASSESSMENT_VERIFIED_HOW, on && how && *how ? how : NULL);
    put_assessment (edit, content, record);
  }
  return kb_workbook_commit (workbook, edit, error);
}

/* "ISO/IEC 27002 5.1, 8.2 · 2 kap. 3 § 1, 4": references are numbers and the same in both
 * languages. */
static char *
reference_of (const KbRecord *measure)
{
  const char *standard = kb_record_text (measure, KB_MEASURE_STANDARD);
  const char *areas = kb_record_text (measure, KB_MEASURE_ACT_AREAS);
  GString *text = g_string_new (NULL);

  if (standard)
    g_string_append_printf (text, "ISO/IEC 27002 %s", standard);
  if (areas)
    g_string_append_printf (text, "%s2 kap. 3 § %s", text->len > 0 ? " · " : "", areas);
  return g_string_free (text, FALSE);
}

static KbRecord *
action_for (KbWorkbook *workbook,
            const KbRecord *object,
            const KbRecord *measure,
            KbLanguage language)
{
  KbMethod *method = kb_workbook_get_method (workbook);
  KbRecord *section = kb_measure_section (measure, method);
  KbKind kind = kb_record_kind (object);
  g_autofree char *id = kb_new_id ();
  g_autofree char *reference = reference_of (measure);
  KbRecord *action = kb_record_new (KB_KIND_ACTION, id);
  const char *state = kb_record_localized (measure, KB_MEASURE_STATE_SV, language);
  g_autofree char *title = NULL;

  if (!*state)
    state = kb_record_localized (measure, KB_MEASURE_TITLE_SV, language);
  title = kind == KB_KIND_ENVIRONMENT ? g_strdup_printf ("%s: %s", kb_record_title (object), state)
                                      : g_strdup (state);
  kb_record_set_text (action, KB_ACTION_TITLE, title);
  kb_record_set_text (action, KB_ACTION_SECTION, section ? kb_record_id (section) : NULL);
  kb_record_set_text (action, KB_ACTION_CATEGORY, kb_record_text (measure, KB_MEASURE_CATEGORY));
  kb_record_set_text (action, KB_ACTION_STRATEGY, "reduce");
  kb_record_set_text (action, KB_ACTION_REFERENCE, *reference ? reference : NULL);
  kb_record_set_text (action, KB_ACTION_STATUS, kb_status_code (KB_STATUS_PLANNED));
  kb_record_set_text (action, KB_ACTION_MEASURE, kb_record_text (measure, KB_MEASURE_CODE));
  kb_record_set_text (action, KB_ACTION_SYSTEM,
                      kind == KB_KIND_SYSTEM ? kb_record_id (object) : NULL);
  kb_record_set_text (action, KB_ACTION_ASSET,
                      kind == KB_KIND_ASSET ? kb_record_id (object) : NULL);
  return action;
}

/**
 * kb_workbook_plan_measure:
 * @workbook: a workbook
 * @object_kind: an operating environment, a system or an asset
 * @object_id: one of them
 * @measure: a measure that is a gap there
 * @language: which of the measure's wordings the action gets
 * @action_id: (out) (optional) (transfer full): the action
 * @error: (out): %KB_STORE_ERROR
 *
 * Makes the action that closes a gap. Where the plan has one already, nothing is done and that one
 * is given.
 *
 * Returns: whether there is such an action now
 */
gboolean
kb_workbook_plan_measure (KbWorkbook *workbook,
                          KbKind object_kind,
                          const char *object_id,
                          const KbRecord *measure,
                          KbLanguage language,
                          char **action_id,
                          GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *object = kb_content_find (content, object_kind, object_id);
  gint64 number = kb_record_integer (kb_content_workbook (content), KB_WORKBOOK_NEXT_ACTION);
  KbRecord *old = kb_measure_action (content, object_kind, object_id,
                                     kb_record_text (measure, KB_MEASURE_CODE));
  g_autoptr (KbEdit) edit = kb_edit_new ("action-from-gap");
  g_autoptr (KbRecord) action = NULL;
  g_autofree char *label = NULL;

  if (!object)
    return kb_store_error_gone (error, object_id);
  if (!old) {
    number = MAX (number, 1);
    action = action_for (workbook, object, measure, language);
    kb_record_set_integer (action, KB_ACTION_NUMBER, number);
    label = kb_action_label (action);
    kb_commands_name_measure (edit, measure);
    kb_edit_set_argument (edit, "file", label);
    kb_edit_set_argument (edit, "other", kb_record_title (object));
    kb_edit_insert (edit, action);
    kb_edit_set_integer (edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_NEXT_ACTION,
                         number + 1);
    if (!kb_workbook_commit (workbook, edit, error))
      return FALSE;
  }
  if (action_id)
    *action_id = g_strdup (kb_record_id (old ? old : action));
  return TRUE;
}

/**
 * kb_workbook_control_supplier:
 * @workbook: a workbook
 * @system_id: the system that the supplier answers for
 * @measure: the measure whose requirement was followed up
 * @on: the day
 * @result: what was found; none takes that day's note away
 * @comment: (nullable): in words
 * @error: (out): %KB_STORE_ERROR
 *
 * One note a requirement and day; the same day again changes it. The supplier is the system's at
 * that time.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_control_supplier (KbWorkbook *workbook,
                              const char *system_id,
                              const KbRecord *measure,
                              const char *on,
                              KbAnswer result,
                              const char *comment,
                              GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *system = kb_content_find (content, KB_KIND_SYSTEM, system_id);
  const char *code = kb_record_text (measure, KB_MEASURE_CODE);
  KbRecord *latest = kb_supplier_control_latest (content, system_id, code);
  gboolean same_day =
      latest && g_strcmp0 (kb_record_text (latest, KB_SUPPLIER_CONTROL_CONTROLLED_ON), on) == 0;
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) record =
      same_day ? kb_record_copy (latest) : kb_record_new (KB_KIND_SUPPLIER_CONTROL, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("supplier-control");

  g_return_val_if_fail (kb_date_is_valid (on), FALSE);

  if (!system)
    return kb_store_error_gone (error, system_id);
  kb_commands_name_measure (edit, measure);
  kb_edit_set_argument (edit, "other", kb_record_title (system));
  kb_record_set_text (record, KB_SUPPLIER_CONTROL_SYSTEM, system_id);
  kb_record_set_text (record, KB_SUPPLIER_CONTROL_SUPPLIER,
                      kb_record_text (system, KB_SYSTEM_SUPPLIER));
  kb_record_set_text (record, KB_SUPPLIER_CONTROL_MEASURE, code);
  kb_record_set_text (record, KB_SUPPLIER_CONTROL_CONTROLLED_ON, on);
  kb_record_set_text (record, KB_SUPPLIER_CONTROL_RESULT, kb_answer_code (result));
  kb_record_set_text (record, KB_SUPPLIER_CONTROL_COMMENT, comment && *comment ? comment : NULL);
  if (result != KB_ANSWER_NONE)
    kb_edit_put (edit, content, record);
  else if (same_day)
    kb_edit_delete (edit, KB_KIND_SUPPLIER_CONTROL, kb_record_id (record));
  return kb_workbook_commit (workbook, edit, error);
}
