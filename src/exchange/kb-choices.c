// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-choices"

#include "kb-choices.h"

static const KbChoice forms[] = {
  { "digital", N_ ("Digital") }, { "paper", N_ ("Paper") }, { "oral", N_ ("Oral") }, { NULL, NULL }
};
static const KbChoice personal_data[] = {
  { "none", N_ ("None") },
  { "ordinary", N_ ("Ordinary") },
  { "sensitive", N_ ("Sensitive (art. 9)") },
  { "criminal", N_ ("Criminal offences (art. 10)") },
  { "protected", N_ ("Protected personal data") },
  { NULL, NULL },
};
static const KbChoice class_statuses[] = { { "proposed", N_ ("Proposed") },
                                           { "established", N_ ("Established") },
                                           { NULL, NULL } };
static const KbChoice procurement_checks[] = {
  { "not-assessed", N_ ("Not assessed") },
  { "at-council", N_ ("Before the council") },
  { "needed", N_ ("Needed") },
  { "not-needed", N_ ("Not needed") },
  { NULL, NULL },
};
static const KbChoice reasons[] = {
  { "accumulation", N_ ("Accumulation") },
  { "aggregation", N_ ("Aggregation") },
  { "integration", N_ ("Integration") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};
static const KbChoice treatments[] = {
  { "reduce", N_ ("Reduce") },
  { "avoid", N_ ("Avoid") },
  { "transfer", N_ ("Transfer") },
  { "accept", N_ ("Accept") },
  { NULL, NULL },
};
static const KbChoice categories[] = {
  { "organisational", N_ ("Organisational") },
  { "administrative", N_ ("Administrative") },
  { "physical", N_ ("Physical") },
  { "technical", N_ ("Technical") },
  { NULL, NULL },
};
static const KbChoice priorities[] = {
  { "high", N_ ("High priority") },
  { "medium", N_ ("Medium priority") },
  { "low", N_ ("Low priority") },
  { NULL, NULL },
};
static const KbChoice financings[] = { { "financed", N_ ("Within budget") },
                                       { "unfinanced", N_ ("Not financed") },
                                       { NULL, NULL } };
static const KbChoice statuses[] = {
  { "planned", N_ ("Planned") },
  { "started", N_ ("Under way") },
  { "done", N_ ("Done") },
  { "postponed", N_ ("Postponed") },
  { NULL, NULL },
};
static const KbChoice decision_types[] = {
  { "adoption", N_ ("Adoption") },
  { "follow-up", N_ ("Follow-up") },
  { "report", N_ ("Report") },
  { NULL, NULL },
};
static const KbChoice decision_outcomes[] = {
  { "approved", N_ ("Approved") },      { "amended", N_ ("Approved with changes") },
  { "referred", N_ ("Referred back") }, { "tabled", N_ ("Tabled") },
  { "rejected", N_ ("Rejected") },      { NULL, NULL },
};
static const KbChoice unit_types[] = {
  { "board", N_ ("Nämnd or board") },
  { "administration", N_ ("Administration or sector") },
  { "company", N_ ("Company") },
  { "unit", N_ ("Smaller unit") },
  { NULL, NULL },
};
static const KbChoice period_kinds[] = { { "term", N_ ("Term of office") },
                                         { "year", N_ ("Year") },
                                         { NULL, NULL } };
static const KbChoice shared_rules[] = {
  { "fixed", N_ ("Shared, may not be changed") },
  { "raise", N_ ("Shared, may be raised") },
  { "lower", N_ ("Shared, may be lowered") },
  { "both", N_ ("Shared, may be raised and lowered") },
  { NULL, NULL },
};
static const KbChoice threat_groups[] = {
  { "deliberate", N_ ("People, on purpose") },
  { "accidental", N_ ("People, by mistake") },
  { "technical", N_ ("Technology") },
  { "natural", N_ ("Nature") },
  { "administrative", N_ ("Administration") },
  { "supplier", N_ ("Supplier") },
  { NULL, NULL },
};
static const KbChoice workshop_types[] = {
  { "classification", N_ ("Classification") },
  { "risk", N_ ("Risk analysis") },
  { "short", N_ ("Short, 90 minutes") },
  { "own", N_ ("Own agenda") },
  { NULL, NULL },
};
static const KbChoice object_types[] = {
  { "operation", N_ ("Verksamhet") },
  { "process", N_ ("Process") },
  { "service", N_ ("Service") },
  { "system", N_ ("System") },
  { NULL, NULL },
};
static const KbChoice workshop_statuses[] = {
  { "planned", N_ ("Planned") },
  { "under-way", N_ ("Under way") },
  { "ended", N_ ("Ended") },
  { NULL, NULL },
};
static const KbChoice steps[] = {
  { "prepare", N_ ("Prepare") },
  { "inventory", N_ ("Take inventory") },
  { "classify", N_ ("Classify") },
  { "risks", N_ ("Risks") },
  { "actions", N_ ("Actions") },
  { "summary", N_ ("Sum up") },
  { NULL, NULL },
};
static const KbChoice topics[] = {
  { "rule", N_ ("Rule") },
  { "continuity", N_ ("Heading of the continuity plan") },
  { "routine", N_ ("Routine or guideline") },
  { "report", N_ ("Heading of the yearly report") },
  { NULL, NULL },
};

static const KbChoice axes[] = { { "likelihood-up", N_ ("Likelihood upwards") },
                                 { "consequence-up", N_ ("Consequence upwards") },
                                 { NULL, NULL } };
static const KbChoice acceptors[] = {
  { "owner", N_ ("The risk owner") },
  { "role", N_ ("The role that the method names") },
  { "board", N_ ("The nämnd or board") },
  { "nobody", N_ ("Nobody") },
  { NULL, NULL },
};
static const KbChoice impact_assessments[] = {
  { "not-needed", N_ ("Not needed") },
  { "needed", N_ ("Needed") },
  { "done", N_ ("Done") },
  { NULL, NULL },
};
static const KbChoice processor_agreements[] = {
  { "not-needed", N_ ("Not needed") },
  { "missing", N_ ("Missing") },
  { "signed", N_ ("Signed") },
  { NULL, NULL },
};
static const KbChoice act_coverages[] = {
  { "not-assessed", N_ ("Not assessed") },
  { "covered", N_ ("Covered by the act") },
  { "not-covered", N_ ("Not covered by the act") },
  { NULL, NULL },
};
static const KbChoice life_cycles[] = {
  { "planned", N_ ("Planned") },    { "introduction", N_ ("Being introduced") },
  { "in-use", N_ ("In use") },      { "phasing-out", N_ ("Being phased out") },
  { "retired", N_ ("Out of use") }, { NULL, NULL },
};
static const KbChoice answers[] = {
  { "met", N_ ("Met") },
  { "partly", N_ ("Partly met") },
  { "not-met", N_ ("Not met") },
  { "not-applicable", N_ ("Not applicable") },
  { NULL, NULL },
};
static const KbChoice control_results[] = {
  { "passed", N_ ("Without remarks") },
  { "remarks", N_ ("With remarks") },
  { "failed", N_ ("Failed") },
  { NULL, NULL },
};
static const KbChoice document_statuses[] = {
  { "missing", N_ ("Missing") },
  { "draft", N_ ("Draft") },
  { "adopted", N_ ("Adopted") },
  { "not-needed", N_ ("Not needed") },
  { NULL, NULL },
};

static const struct {
  KbKind kind;
  guint field;
  const KbChoice *choices;
} choice_fields[] = {
  { KB_KIND_ASSET, KB_ASSET_FORM, forms },
  { KB_KIND_ASSET, KB_ASSET_PERSONAL_DATA, personal_data },
  { KB_KIND_SYSTEM, KB_SYSTEM_PERSONAL_DATA, personal_data },
  { KB_KIND_ASSET, KB_ASSET_STATUS, class_statuses },
  { KB_KIND_SYSTEM, KB_SYSTEM_PROCUREMENT_CHECK, procurement_checks },
  { KB_KIND_SYSTEM_LEVEL, KB_SYSTEM_LEVEL_REASON, reasons },
  { KB_KIND_RISK, KB_RISK_TREATMENT, treatments },
  { KB_KIND_ACTION, KB_ACTION_STRATEGY, treatments },
  { KB_KIND_ACTION, KB_ACTION_CATEGORY, categories },
  { KB_KIND_ACTION, KB_ACTION_PRIORITY, priorities },
  { KB_KIND_ACTION, KB_ACTION_FINANCING, financings },
  { KB_KIND_ACTION, KB_ACTION_STATUS, statuses },
  { KB_KIND_DECISION, KB_DECISION_TYPE, decision_types },
  { KB_KIND_DECISION, KB_DECISION_OUTCOME, decision_outcomes },
  { KB_KIND_UNIT, KB_UNIT_TYPE, unit_types },
  { KB_KIND_METHOD, KB_METHOD_PERIOD_KIND, period_kinds },
  { KB_KIND_STATEMENT, KB_STATEMENT_TOPIC, topics },
  { KB_KIND_ASSET, KB_ASSET_SHARED, shared_rules },
  { KB_KIND_RISK, KB_RISK_THREAT_GROUP, threat_groups },
  { KB_KIND_WORKSHOP, KB_WORKSHOP_TYPE, workshop_types },
  { KB_KIND_WORKSHOP, KB_WORKSHOP_OBJECT_TYPE, object_types },
  { KB_KIND_WORKSHOP, KB_WORKSHOP_STATUS, workshop_statuses },
  { KB_KIND_AGENDA_ITEM, KB_AGENDA_ITEM_STEP, steps },
  { KB_KIND_METHOD, KB_METHOD_AXES, axes },
  { KB_KIND_BAND, KB_BAND_ACCEPTOR, acceptors },
  { KB_KIND_ASSET, KB_ASSET_IMPACT_ASSESSMENT, impact_assessments },
  { KB_KIND_SYSTEM, KB_SYSTEM_PROCESSOR_AGREEMENT, processor_agreements },
  { KB_KIND_SYSTEM, KB_SYSTEM_CYBERSECURITY_ACT, act_coverages },
  { KB_KIND_SYSTEM, KB_SYSTEM_LIFE_CYCLE, life_cycles },
  { KB_KIND_MEASURE, KB_MEASURE_CATEGORY, categories },
  { KB_KIND_ASSESSMENT, KB_ASSESSMENT_ANSWER, answers },
  { KB_KIND_CONTROL_LOG, KB_CONTROL_LOG_RESULT, control_results },
  { KB_KIND_DOCUMENT, KB_DOCUMENT_STATUS, document_statuses },
  { KB_KIND_SUPPLIER_CONTROL, KB_SUPPLIER_CONTROL_RESULT, answers },
};

/**
 * kb_choices:
 * @kind: a kind
 * @field: one of its CHOICE fields
 *
 * Returns: (nullable): the codes it can hold and what they are called, ended by a %NULL code
 */
const KbChoice *
kb_choices (KbKind kind, guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (choice_fields); i++)
    if (choice_fields[i].kind == kind && choice_fields[i].field == field)
      return choice_fields[i].choices;
  return NULL;
}

/**
 * kb_label_choice:
 * @kind: a kind
 * @field: one of its CHOICE fields
 * @code: (nullable): a code
 * @language: the reader's language
 *
 * Returns: what the code is called; empty for none
 */
const char *
kb_label_choice (KbKind kind, guint field, const char *code, KbLanguage language)
{
  const KbChoice *choices = kb_choices (kind, field);

  if (!code)
    return "";
  for (guint i = 0; choices && choices[i].code; i++)
    if (g_str_equal (choices[i].code, code))
      return kb_text (language, choices[i].text);
  return code;
}
