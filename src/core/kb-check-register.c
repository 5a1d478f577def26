// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-check-register"

#include "kb-check-private.h"

#include "kb-date.h"
#include "kb-plan.h"

/* A scale is judged when this many assets have a class: of fewer any level may be missing. */
#define MIN_CLASSIFIED 10

static gboolean
holds_personal_data (const KbRecord *record, guint field)
{
  const char *personal = kb_record_text (record, field);

  return personal && !g_str_equal (personal, "none");
}

static KbLevelRange
range_in (const KbChecker *c, const char *asset_id, int aspect)
{
  return kb_inheritance_asset (c->inheritance, asset_id)->aspects[aspect];
}

/* "Beroende på" is a question that somebody has to answer. */
KbVerdict
kb_judge_resolved (const KbChecker *c, const KbRecord *asset)
{
  const KbClass *class = kb_inheritance_asset (c->inheritance, kb_record_id (asset));

  if (kb_class_progress (class, c->method) == KB_PROGRESS_NOTHING)
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (!kb_class_is_unresolved (class, c->method));
}

/* A trigger only suggests; going below it needs a reason (design §6). An aspect without a level is
 * another check's matter. */
KbVerdict
kb_judge_triggers (const KbChecker *c, const KbRecord *asset)
{
  const GPtrArray *answers = kb_content_referring (c->content, KB_KIND_ASSET_TRIGGER,
                                                   KB_ASSET_TRIGGER_ASSET, kb_record_id (asset));
  KbVerdict result = KB_VERDICT_NOT_MEANT;

  for (guint i = 0; answers && i < answers->len; i++) {
    KbRecord *answer = g_ptr_array_index (answers, i);
    KbRecord *trigger = kb_content_find (c->content, KB_KIND_TRIGGER,
                                         kb_record_text (answer, KB_ASSET_TRIGGER_TRIGGER));
    int aspect, level;
    KbLevelRange range;

    if (!trigger || !kb_record_flag (answer, KB_ASSET_TRIGGER_APPLIES))
      continue;
    aspect =
        kb_method_ordinal (c->method, KB_KIND_ASPECT, kb_record_text (trigger, KB_TRIGGER_ASPECT));
    level =
        kb_method_ordinal (c->method, KB_KIND_LEVEL, kb_record_text (trigger, KB_TRIGGER_LEVEL));
    if (aspect == KB_NONE || level == KB_NONE)
      continue;
    range = range_in (c, kb_record_id (asset), aspect);
    if (range.high == KB_NONE)
      continue;
    if (range.high < level && kb_record_is_null (answer, KB_ASSET_TRIGGER_REASON))
      return KB_VERDICT_FAILS;
    result = KB_VERDICT_PASSES;
  }
  return result;
}

/* MSB metodstöd: the one who shares a class says whether others may raise or lower it. */
KbVerdict
kb_judge_shared (const KbChecker *c, const KbRecord *asset)
{
  KbRecord *shared =
      kb_content_find (c->content, KB_KIND_ASSET, kb_record_text (asset, KB_ASSET_REUSES));
  const char *rule = shared ? kb_record_text (shared, KB_ASSET_SHARED) : NULL;
  gboolean may_raise, may_lower;

  if (!rule)
    return KB_VERDICT_NOT_MEANT;
  may_raise = g_str_equal (rule, "raise") || g_str_equal (rule, "both");
  may_lower = g_str_equal (rule, "lower") || g_str_equal (rule, "both");
  for (guint a = 0; a < kb_method_size (c->method, KB_KIND_ASPECT); a++) {
    int own = range_in (c, kb_record_id (asset), (int) a).high;
    int theirs = range_in (c, kb_record_id (shared), (int) a).high;

    if (own == KB_NONE || theirs == KB_NONE)
      continue;
    if ((own > theirs && !may_raise) || (own < theirs && !may_lower))
      return KB_VERDICT_FAILS;
  }
  return KB_VERDICT_PASSES;
}

/* GDPR article 30: each processing stands in the record of processing activities. */
KbVerdict
kb_judge_record (const KbChecker *c, const KbRecord *asset)
{
  if (!holds_personal_data (asset, KB_ASSET_PERSONAL_DATA))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (!kb_record_is_null (asset, KB_ASSET_RECORD_REFERENCE));
}

/* GDPR article 35. Whether one is needed has to be answered for all but ordinary personal data;
 * where it is needed it has to be done. */
KbVerdict
kb_judge_impact (const KbChecker *c, const KbRecord *asset)
{
  const char *answer = kb_record_text (asset, KB_ASSET_IMPACT_ASSESSMENT);

  if (!answer
      && (!holds_personal_data (asset, KB_ASSET_PERSONAL_DATA)
          || g_str_equal (kb_record_text (asset, KB_ASSET_PERSONAL_DATA), "ordinary")))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (answer && !g_str_equal (answer, "needed"));
}

static gboolean
is_retired (const KbRecord *system)
{
  return g_strcmp0 (kb_record_text (system, KB_SYSTEM_LIFE_CYCLE), "retired") == 0;
}

KbVerdict
kb_judge_contract (const KbChecker *c, const KbRecord *system)
{
  const char *ends = kb_record_text (system, KB_SYSTEM_CONTRACT_ENDS_ON);

  if (!ends || is_retired (system))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (kb_date_compare (ends, c->today) >= 0);
}

static gboolean
carries_personal_data (const KbChecker *c, const KbRecord *system)
{
  const GPtrArray *links = kb_content_referring (c->content, KB_KIND_ASSET_SYSTEM,
                                                 KB_ASSET_SYSTEM_SYSTEM, kb_record_id (system));

  if (holds_personal_data (system, KB_SYSTEM_PERSONAL_DATA))
    return TRUE;
  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *asset =
        kb_content_find (c->content, KB_KIND_ASSET,
                         kb_record_text (g_ptr_array_index (links, i), KB_ASSET_SYSTEM_ASSET));

    if (asset && holds_personal_data (asset, KB_ASSET_PERSONAL_DATA))
      return TRUE;
  }
  return FALSE;
}

/* GDPR article 28: who processes personal data for the kommun has a personuppgiftsbiträdesavtal. A
 * cloud service always does; of another supplier it is asked only where something is answered. */
KbVerdict
kb_judge_processor (const KbChecker *c, const KbRecord *system)
{
  const char *answer = kb_record_text (system, KB_SYSTEM_PROCESSOR_AGREEMENT);

  if (is_retired (system)
      || (!answer
          && (!kb_record_flag (system, KB_SYSTEM_CLOUD) || !carries_personal_data (c, system))))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (answer && !g_str_equal (answer, "missing"));
}

KbVerdict
kb_judge_downtime (const KbChecker *c, const KbRecord *system)
{
  if (!kb_record_flag (system, KB_SYSTEM_CRITICAL))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (!kb_record_is_null (system, KB_SYSTEM_DOWNTIME_HOURS));
}

/* To have it running again must not take longer than the work can do without it. */
KbVerdict
kb_judge_recovery (const KbChecker *c, const KbRecord *system)
{
  if (kb_record_is_null (system, KB_SYSTEM_RECOVERY_HOURS)
      || kb_record_is_null (system, KB_SYSTEM_DOWNTIME_HOURS))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (kb_record_integer (system, KB_SYSTEM_RECOVERY_HOURS)
                     <= kb_record_integer (system, KB_SYSTEM_DOWNTIME_HOURS));
}

KbVerdict
kb_judge_act (const KbChecker *c, const KbRecord *system)
{
  const char *answer = kb_record_text (system, KB_SYSTEM_CYBERSECURITY_ACT);

  if (!answer && !kb_record_flag (system, KB_SYSTEM_CRITICAL))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (answer && !g_str_equal (answer, "not-assessed"));
}

KbVerdict
kb_judge_retired (const KbChecker *c, const KbRecord *system)
{
  if (!is_retired (system))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (kb_inheritance_system (c->inheritance, kb_record_id (system))->n_assets == 0);
}

KbVerdict
kb_judge_postponed (const KbChecker *c, const KbRecord *action)
{
  if (kb_action_status (action) != KB_STATUS_POSTPONED)
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (!kb_record_is_null (action, KB_ACTION_POSTPONED));
}

/* Nordmaling: an informationssäkerhetskontakt per sektor. */
KbVerdict
kb_judge_contact (const KbChecker *c, const KbRecord *unit)
{
  const char *type = kb_record_text (unit, KB_UNIT_TYPE);

  if (g_strcmp0 (type, "administration") != 0 && g_strcmp0 (type, "company") != 0)
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (!kb_record_is_null (unit, KB_UNIT_CONTACT));
}

/* Counts once what kb_judge_used() asks for each level. */
void
kb_checker_count_levels (KbChecker *c)
{
  const GPtrArray *assets = kb_content_list (c->content, KB_KIND_ASSET);

  for (guint i = 0; i < assets->len; i++) {
    const KbClass *class =
        kb_inheritance_asset (c->inheritance, kb_record_id (g_ptr_array_index (assets, i)));

    if (kb_class_progress (class, c->method) == KB_PROGRESS_CLASSIFIED)
      c->n_classified++;
    for (guint a = 0; a < kb_method_size (c->method, KB_KIND_ASPECT); a++)
      for (int level = class->aspects[a].low; level != KB_NONE && level <= class->aspects[a].high;
           level++)
        c->used_levels[level] = TRUE;
  }
}

/* A level that no asset has says that the scale, or the use of it, is worth a thought. */
KbVerdict
kb_judge_used (const KbChecker *c, const KbRecord *level)
{
  int ordinal = kb_method_ordinal (c->method, KB_KIND_LEVEL, kb_record_id (level));

  if (ordinal == KB_NONE || c->n_classified < MIN_CLASSIFIED)
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (c->used_levels[ordinal]);
}
