// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-check"

#include "kb-check-private.h"

#include "kb-date.h"
#include "kb-matrix.h"
#include "kb-personal-data.h"
#include "kb-plan.h"
#include "kb-risk-filter.h"

static KbProgress
progress_of (const KbChecker *c, const KbRecord *asset)
{
  return kb_class_progress (kb_inheritance_asset (c->inheritance, kb_record_id (asset)), c->method);
}

static KbVerdict
asset_classified (const KbChecker *c, const KbRecord *asset)
{
  return kb_verdict (progress_of (c, asset) == KB_PROGRESS_CLASSIFIED);
}

static KbVerdict
critical_classified (const KbChecker *c, const KbRecord *asset)
{
  return kb_record_flag (asset, KB_ASSET_CRITICAL) ? asset_classified (c, asset)
                                                   : KB_VERDICT_NOT_MEANT;
}

static KbVerdict
class_motivated (const KbChecker *c, const KbRecord *asset)
{
  const GPtrArray *levels = kb_content_referring (c->content, KB_KIND_ASSET_LEVEL,
                                                  KB_ASSET_LEVEL_ASSET, kb_record_id (asset));
  gboolean any = FALSE;

  for (guint i = 0; levels && i < levels->len; i++) {
    KbRecord *level = g_ptr_array_index (levels, i);

    if (kb_record_is_null (level, KB_ASSET_LEVEL_LEVEL)
        || kb_method_ordinal (c->method, KB_KIND_ASPECT,
                              kb_record_text (level, KB_ASSET_LEVEL_ASPECT))
               == KB_NONE)
      continue;
    any = TRUE;
    if (kb_record_is_null (level, KB_ASSET_LEVEL_MOTIVATION))
      return KB_VERDICT_FAILS;
  }
  return any ? KB_VERDICT_PASSES : KB_VERDICT_NOT_MEANT;
}

static KbVerdict
class_established (const KbChecker *c, const KbRecord *asset)
{
  if (progress_of (c, asset) != KB_PROGRESS_CLASSIFIED)
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (g_strcmp0 (kb_record_text (asset, KB_ASSET_STATUS), "established") == 0);
}

static KbVerdict
asset_owned (const KbChecker *c, const KbRecord *asset)
{
  return kb_verdict (!kb_record_is_null (asset, KB_ASSET_OWNER));
}

static KbVerdict
legal_basis (const KbChecker *c, const KbRecord *asset)
{
  const char *personal = kb_record_text (asset, KB_ASSET_PERSONAL_DATA);

  if (!personal || g_str_equal (personal, "none"))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (!kb_record_is_null (asset, KB_ASSET_LEGAL_BASIS));
}

static KbVerdict
system_carries (const KbChecker *c, const KbRecord *system)
{
  return kb_verdict (kb_inheritance_system (c->inheritance, kb_record_id (system))->n_assets > 0);
}

static KbVerdict
system_administered (const KbChecker *c, const KbRecord *system)
{
  for (guint i = 0; i < kb_method_size (c->method, KB_KIND_ROLE); i++) {
    KbRecord *role = kb_method_item (c->method, KB_KIND_ROLE, i);
    KbRecord *holder;

    if (g_strcmp0 (kb_record_text (role, KB_ROLE_CODE), "system-administrator") != 0)
      continue;
    holder = kb_content_find_pair (c->content, KB_KIND_SYSTEM_ROLE, kb_record_id (system),
                                   kb_record_id (role));
    return kb_verdict (holder && !kb_record_is_null (holder, KB_SYSTEM_ROLE_HOLDER));
  }
  return KB_VERDICT_NOT_MEANT;
}

static gboolean
asset_has_risk (const KbChecker *c, const char *asset_id)
{
  return kb_content_count_referring (c->content, KB_KIND_RISK, KB_RISK_ASSET, asset_id) > 0;
}

static KbVerdict
system_analysed (const KbChecker *c, const KbRecord *system)
{
  const char *id = kb_record_id (system);
  const KbSystemClass *class = kb_inheritance_system (c->inheritance, id);
  const GPtrArray *links;

  if (kb_class_progress (&class->class, c->method) == KB_PROGRESS_NOTHING
      || kb_class_is_cut_off (&class->class, c->method))
    return KB_VERDICT_NOT_MEANT;
  if (kb_content_count_referring (c->content, KB_KIND_RISK, KB_RISK_SYSTEM, id) > 0)
    return KB_VERDICT_PASSES;
  links = kb_content_referring (c->content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_SYSTEM, id);
  for (guint i = 0; links && i < links->len; i++)
    if (asset_has_risk (c, kb_record_text (g_ptr_array_index (links, i), KB_ASSET_SYSTEM_ASSET)))
      return KB_VERDICT_PASSES;
  return KB_VERDICT_FAILS;
}

static KbVerdict
imported_class (const KbChecker *c, const KbRecord *system)
{
  return kb_verdict (
      !kb_inheritance_system (c->inheritance, kb_record_id (system))->imported_differs);
}

static KbVerdict
raise_explained (const KbChecker *c, const KbRecord *system)
{
  const GPtrArray *levels = kb_content_referring (c->content, KB_KIND_SYSTEM_LEVEL,
                                                  KB_SYSTEM_LEVEL_SYSTEM, kb_record_id (system));
  KbVerdict result = KB_VERDICT_NOT_MEANT;

  for (guint i = 0; levels && i < levels->len; i++) {
    KbRecord *level = g_ptr_array_index (levels, i);

    if (kb_record_is_null (level, KB_SYSTEM_LEVEL_RAISED))
      continue;
    if (kb_record_is_null (level, KB_SYSTEM_LEVEL_REASON)
        || kb_record_is_null (level, KB_SYSTEM_LEVEL_REASON_TEXT))
      return KB_VERDICT_FAILS;
    result = KB_VERDICT_PASSES;
  }
  return result;
}

static KbVerdict
lowering (const KbChecker *c, const KbRecord *system)
{
  const KbSystemClass *class = kb_inheritance_system (c->inheritance, kb_record_id (system));
  gboolean lowered = class->lowering_refused;

  for (guint a = 0; a < kb_method_size (c->method, KB_KIND_ASPECT); a++)
    if (class->origins[a] == KB_ORIGIN_LOWERED)
      lowered = TRUE;
  return kb_verdict (!lowered);
}

static KbVerdict
circle (const KbChecker *c, const KbRecord *system)
{
  return kb_verdict (kb_inheritance_system (c->inheritance, kb_record_id (system))->circle
                     == KB_NONE);
}

/* Åmål, SUA: before cloud or other outsourcing it is analysed whether säkerhetsskyddad upphandling
 * is needed. */
static KbVerdict
procurement (const KbChecker *c, const KbRecord *system)
{
  const char *answer = kb_record_text (system, KB_SYSTEM_PROCUREMENT_CHECK);

  if (!kb_record_flag (system, KB_SYSTEM_CLOUD))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (g_strcmp0 (answer, "needed") == 0 || g_strcmp0 (answer, "not-needed") == 0);
}

static KbVerdict
risk_placed (const KbChecker *c, const KbRecord *risk)
{
  return kb_verdict (kb_risk_band (c->method, risk, KB_MOMENT_BEFORE) != KB_NONE);
}

static KbVerdict
risk_owned (const KbChecker *c, const KbRecord *risk)
{
  return kb_verdict (!kb_record_is_null (risk, KB_RISK_OWNER));
}

/* One whose asset or system was deleted is kept, and somebody has to say what it concerns now. */
static KbVerdict
risk_concerns (const KbChecker *c, const KbRecord *risk)
{
  return kb_verdict (kb_risk_object (c->content, risk) != NULL);
}

static KbVerdict
residual_not_above (const KbChecker *c, const KbRecord *risk)
{
  int before = kb_risk_band (c->method, risk, KB_MOMENT_BEFORE);
  int after = kb_risk_band (c->method, risk, KB_MOMENT_AFTER);

  if (before == KB_NONE || after == KB_NONE)
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (after <= before
                     && kb_risk_score (c->method, risk, KB_MOMENT_AFTER)
                            <= kb_risk_score (c->method, risk, KB_MOMENT_BEFORE));
}

static KbVerdict
residual_has_action (const KbChecker *c, const KbRecord *risk)
{
  if (kb_risk_band (c->method, risk, KB_MOMENT_AFTER) == KB_NONE
      || kb_risk_score (c->method, risk, KB_MOMENT_AFTER)
             >= kb_risk_score (c->method, risk, KB_MOMENT_BEFORE))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (kb_content_count_referring (c->content, KB_KIND_ACTION_RISK,
                                                 KB_ACTION_RISK_RISK, kb_record_id (risk))
                     > 0);
}

static KbVerdict
action_owned (const KbChecker *c, const KbRecord *action)
{
  return kb_verdict (!kb_record_is_null (action, KB_ACTION_OWNER));
}

static KbVerdict
action_on_time (const KbChecker *c, const KbRecord *action)
{
  return kb_verdict (!kb_action_is_overdue (action, c->today));
}

static KbVerdict
review_on_time (const KbChecker *c, const KbRecord *record)
{
  int field = kb_field_from_column (kb_record_kind (record), "review_on");
  const char *on = kb_record_text (record, (guint) field);

  return on ? kb_verdict (kb_date_compare (on, c->today) >= 0) : KB_VERDICT_NOT_MEANT;
}

static gboolean
holds_personal_data (const KbRecord *record, guint field)
{
  const char *text;

  if (kb_field_info (kb_record_kind (record), field)->type != KB_TYPE_TEXT)
    return FALSE;
  text = kb_record_text (record, field);
  return kb_personal_data_has_number (text) || kb_personal_data_has_email (text);
}

static KbVerdict
no_personal_data (const KbChecker *c, const KbRecord *record)
{
  for (guint field = 0; field < kb_kind_info (kb_record_kind (record))->n_fields; field++)
    if (holds_personal_data (record, field))
      return KB_VERDICT_FAILS;
  return KB_VERDICT_PASSES;
}

static const struct {
  const char *code;
  KbSeverity severity;
  KbJudge judge;
  const char *place; /* the column or part that mends it */
  KbKind kinds[8];
} checks[KB_N_CHECKS] = {
  [KB_CHECK_ASSETS_CLASSIFIED] = { "assets-classified",
                                   KB_SEVERITY_WARNING,
                                   asset_classified,
                                   "class",
                                   { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_CRITICAL_CLASSIFIED] = { "critical-assets-classified",
                                     KB_SEVERITY_ERROR,
                                     critical_classified,
                                     "class",
                                     { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_CLASSES_RESOLVED] = { "classes-resolved",
                                  KB_SEVERITY_WARNING,
                                  kb_judge_resolved,
                                  "class",
                                  { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_TRIGGERS_FOLLOWED] = { "triggers-followed",
                                   KB_SEVERITY_WARNING,
                                   kb_judge_triggers,
                                   "class",
                                   { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_SHARED_FOLLOWED] = { "shared-classes-followed",
                                 KB_SEVERITY_WARNING,
                                 kb_judge_shared,
                                 "class",
                                 { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_CLASSES_MOTIVATED] = { "classes-motivated",
                                   KB_SEVERITY_WARNING,
                                   class_motivated,
                                   "class",
                                   { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_CLASSES_ESTABLISHED] = { "classes-established",
                                     KB_SEVERITY_WARNING,
                                     class_established,
                                     "status",
                                     { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_ASSETS_OWNED] = { "assets-owned",
                              KB_SEVERITY_WARNING,
                              asset_owned,
                              "owner",
                              { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_LEGAL_BASIS] = { "legal-basis",
                             KB_SEVERITY_WARNING,
                             legal_basis,
                             "legal_basis",
                             { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_RECORDS_OF_PROCESSING] = { "records-of-processing",
                                       KB_SEVERITY_WARNING,
                                       kb_judge_record,
                                       "record_reference",
                                       { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_IMPACT_ASSESSMENTS] = { "impact-assessments",
                                    KB_SEVERITY_WARNING,
                                    kb_judge_impact,
                                    "impact_assessment",
                                    { KB_KIND_ASSET, KB_KIND_NONE } },
  [KB_CHECK_SYSTEMS_CARRY] = { "systems-carry-assets",
                               KB_SEVERITY_WARNING,
                               system_carries,
                               "assets",
                               { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_SYSTEMS_ADMINISTERED] = { "systems-administered",
                                      KB_SEVERITY_WARNING,
                                      system_administered,
                                      "roles",
                                      { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_SYSTEMS_ANALYSED] = { "systems-analysed",
                                  KB_SEVERITY_WARNING,
                                  system_analysed,
                                  "risks",
                                  { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_IMPORTED_CLASS] = { "imported-class",
                                KB_SEVERITY_WARNING,
                                imported_class,
                                "class",
                                { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_RAISES_EXPLAINED] = { "raises-explained",
                                  KB_SEVERITY_ERROR,
                                  raise_explained,
                                  "class",
                                  { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_LOWERING] = { "lowering",
                          KB_SEVERITY_WARNING,
                          lowering,
                          "class",
                          { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_CIRCLES] = { "circles",
                         KB_SEVERITY_WARNING,
                         circle,
                         "dependencies",
                         { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_PROCUREMENT] = { "procurement-check",
                             KB_SEVERITY_WARNING,
                             procurement,
                             "procurement_check",
                             { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_CONTRACTS_VALID] = { "contracts-valid",
                                 KB_SEVERITY_WARNING,
                                 kb_judge_contract,
                                 "contract_ends_on",
                                 { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_PROCESSOR_AGREEMENTS] = { "processor-agreements",
                                      KB_SEVERITY_WARNING,
                                      kb_judge_processor,
                                      "processor_agreement",
                                      { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_DOWNTIME_STATED] = { "critical-systems-downtime",
                                 KB_SEVERITY_WARNING,
                                 kb_judge_downtime,
                                 "downtime_hours",
                                 { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_RECOVERY_IN_TIME] = { "recovery-in-time",
                                  KB_SEVERITY_WARNING,
                                  kb_judge_recovery,
                                  "recovery_hours",
                                  { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_CYBERSECURITY_ACT] = { "cybersecurity-act",
                                   KB_SEVERITY_WARNING,
                                   kb_judge_act,
                                   "cybersecurity_act",
                                   { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_RETIRED_EMPTY] = { "retired-systems-empty",
                               KB_SEVERITY_WARNING,
                               kb_judge_retired,
                               "assets",
                               { KB_KIND_SYSTEM, KB_KIND_NONE } },
  [KB_CHECK_RISKS_PLACED] = { "risks-placed",
                              KB_SEVERITY_WARNING,
                              risk_placed,
                              "likelihood_before_id",
                              { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_RISKS_OWNED] = { "risks-owned",
                             KB_SEVERITY_WARNING,
                             risk_owned,
                             "owner",
                             { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_RISKS_CONCERN] = { "risks-concern-something",
                               KB_SEVERITY_WARNING,
                               risk_concerns,
                               "object",
                               { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_RESIDUAL_NOT_ABOVE] = { "residual-not-above",
                                    KB_SEVERITY_ERROR,
                                    residual_not_above,
                                    "likelihood_after_id",
                                    { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_RESIDUAL_HAS_ACTION] = { "residual-has-action",
                                     KB_SEVERITY_WARNING,
                                     residual_has_action,
                                     "actions",
                                     { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_ACCEPTANCES_SIGNED] = { "acceptances-signed",
                                    KB_SEVERITY_ERROR,
                                    kb_judge_signed,
                                    "accepted_by",
                                    { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_ACCEPTANCES_DECIDED] = { "acceptances-decided",
                                     KB_SEVERITY_ERROR,
                                     kb_judge_decided,
                                     "accepted_by",
                                     { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_ACCEPTANCES_ENTITLED] = { "acceptances-entitled",
                                      KB_SEVERITY_ERROR,
                                      kb_judge_entitled,
                                      "accepted_by",
                                      { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_ACCEPTANCES_ALLOWED] = { "acceptances-allowed",
                                     KB_SEVERITY_ERROR,
                                     kb_judge_allowed,
                                     "treatment",
                                     { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_ACCEPTANCES_VALID] = { "acceptances-valid",
                                   KB_SEVERITY_WARNING,
                                   kb_judge_valid,
                                   "accepted_until",
                                   { KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_ACTIONS_OWNED] = { "actions-owned",
                               KB_SEVERITY_WARNING,
                               action_owned,
                               "owner",
                               { KB_KIND_ACTION, KB_KIND_NONE } },
  [KB_CHECK_ACTIONS_ON_TIME] = { "actions-on-time",
                                 KB_SEVERITY_WARNING,
                                 action_on_time,
                                 "due_on",
                                 { KB_KIND_ACTION, KB_KIND_NONE } },
  [KB_CHECK_POSTPONEMENTS_EXPLAINED] = { "postponements-explained",
                                         KB_SEVERITY_WARNING,
                                         kb_judge_postponed,
                                         "postponed",
                                         { KB_KIND_ACTION, KB_KIND_NONE } },
  [KB_CHECK_REVIEWS_ON_TIME] = { "reviews-on-time",
                                 KB_SEVERITY_WARNING,
                                 review_on_time,
                                 "review_on",
                                 { KB_KIND_ASSET, KB_KIND_SYSTEM, KB_KIND_RISK, KB_KIND_NONE } },
  [KB_CHECK_UNITS_CONTACT] = { "units-contact",
                               KB_SEVERITY_WARNING,
                               kb_judge_contact,
                               "contact",
                               { KB_KIND_UNIT, KB_KIND_NONE } },
  [KB_CHECK_LEVELS_USED] = { "levels-used",
                             KB_SEVERITY_NOTE,
                             kb_judge_used,
                             NULL,
                             { KB_KIND_LEVEL, KB_KIND_NONE } },
  [KB_CHECK_NO_PERSONAL_DATA] = { "no-personal-data",
                                  KB_SEVERITY_WARNING,
                                  no_personal_data,
                                  NULL,
                                  { KB_KIND_ASSET, KB_KIND_ASSET_LEVEL, KB_KIND_SYSTEM,
                                    KB_KIND_SYSTEM_ROLE, KB_KIND_SYSTEM_LEVEL, KB_KIND_RISK,
                                    KB_KIND_ACTION, KB_KIND_NONE } },
};

/**
 * kb_check_code:
 * @code: a check
 *
 * Returns: its stable name, as `klassning check --json` prints it
 */
const char *
kb_check_code (KbCheckCode code)
{
  g_return_val_if_fail (code < KB_N_CHECKS, NULL);

  return checks[code].code;
}

/**
 * kb_check_place:
 * @code: a check
 * @record: one that it found
 *
 * Returns: (nullable): where on the record's page it is mended: a column, "class" for its levels,
 * or a part such as "assets" or "roles"; %NULL when nothing is mended there
 */
const char *
kb_check_place (KbCheckCode code, const KbRecord *record)
{
  const KbKindInfo *info = kb_kind_info (kb_record_kind (record));

  g_return_val_if_fail (code < KB_N_CHECKS, NULL);

  if (code != KB_CHECK_NO_PERSONAL_DATA)
    return checks[code].place;
  switch (kb_record_kind (record)) {
  case KB_KIND_ASSET_LEVEL:
  case KB_KIND_SYSTEM_LEVEL:
    return "class";
  case KB_KIND_SYSTEM_ROLE:
    return "roles";
  default:
    break;
  }
  for (guint field = 0; field < info->n_fields; field++)
    if (holds_personal_data (record, field))
      return info->fields[field].column;
  return NULL;
}

/**
 * kb_check_owner:
 * @content: a content
 * @record: what a check found
 *
 * Returns: (transfer none): the record that people know it by: an asset for the level of an asset,
 * a system for a role in it; else @record
 */
KbRecord *
kb_check_owner (const KbContent *content, KbRecord *record)
{
  KbRecord *owner = NULL;

  switch (kb_record_kind (record)) {
  case KB_KIND_ASSET_LEVEL:
    owner = kb_content_find (content, KB_KIND_ASSET, kb_record_text (record, KB_ASSET_LEVEL_ASSET));
    break;
  case KB_KIND_SYSTEM_LEVEL:
    owner =
        kb_content_find (content, KB_KIND_SYSTEM, kb_record_text (record, KB_SYSTEM_LEVEL_SYSTEM));
    break;
  case KB_KIND_SYSTEM_ROLE:
    owner =
        kb_content_find (content, KB_KIND_SYSTEM, kb_record_text (record, KB_SYSTEM_ROLE_SYSTEM));
    break;
  default:
    break;
  }
  return owner ? owner : record;
}

static void
check_free (gpointer data)
{
  KbCheck *check = data;

  g_ptr_array_unref (check->failing);
  g_free (check);
}

/**
 * kb_checks_run:
 * @content: a content
 * @method: its method
 * @inheritance: its classes
 * @today: today's date
 *
 * Returns: (transfer full) (element-type KbCheck): every check that had something to look at, in
 * the order of #KbCheckCode
 */
GPtrArray *
kb_checks_run (KbContent *content, KbMethod *method, KbInheritance *inheritance, const char *today)
{
  return kb_checks_run_within (content, method, inheritance, today, NULL);
}

/**
 * kb_checks_run_within:
 * @content: the whole content, also when only a part is looked at
 * @method: its method
 * @inheritance: its classes
 * @today: today's date
 * @scope: (nullable): the part of the content that is looked at
 *
 * A record is judged by all that stands about it: a system is analysed when anybody has a risk for
 * it, whoever's risk that is.
 *
 * Returns: (transfer full) (element-type KbCheck): as kb_checks_run(), with the records of the part
 */
GPtrArray *
kb_checks_run_within (KbContent *content,
                      KbMethod *method,
                      KbInheritance *inheritance,
                      const char *today,
                      const KbUnitScope *scope)
{
  KbChecker checker = {
    .content = content, .method = method, .inheritance = inheritance, .today = today
  };
  GPtrArray *results = g_ptr_array_new_with_free_func (check_free);

  kb_checker_count_levels (&checker);
  for (int code = 0; code < KB_N_CHECKS; code++) {
    KbCheck *check = g_new0 (KbCheck, 1);

    check->code = (KbCheckCode) code;
    check->severity = checks[code].severity;
    check->failing = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);
    for (guint k = 0; checks[code].kinds[k] != KB_KIND_NONE; k++) {
      const GPtrArray *list = kb_content_list (content, checks[code].kinds[k]);

      for (guint i = 0; i < list->len; i++) {
        KbRecord *record = g_ptr_array_index (list, i);
        KbVerdict result = KB_VERDICT_NOT_MEANT;

        if (!scope || kb_unit_scope_has (scope, kb_check_owner (content, record)))
          result = checks[code].judge (&checker, record);
        if (result != KB_VERDICT_NOT_MEANT)
          check->examined++;
        if (result == KB_VERDICT_FAILS)
          g_ptr_array_add (check->failing, kb_record_ref (record));
      }
    }
    if (check->examined > 0)
      g_ptr_array_add (results, check);
    else
      check_free (check);
  }
  return results;
}
