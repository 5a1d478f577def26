// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-labels"

#include "kb-labels.h"

typedef struct {
  const char *one;
  const char *many;
} KbKindLabel;

static const KbKindLabel kind_labels[KB_N_KINDS] = {
  [KB_KIND_ASPECT] = { N_ ("Aspect"), N_ ("Aspects") },
  [KB_KIND_LEVEL] = { N_ ("Level"), N_ ("Levels") },
  [KB_KIND_LEVEL_TEXT] = { N_ ("Text of a level"), N_ ("Texts of levels") },
  [KB_KIND_AREA] = { N_ ("Consequence area"), N_ ("Consequence areas") },
  [KB_KIND_AREA_TEXT] = { N_ ("Consequence"), N_ ("Consequences") },
  [KB_KIND_LIKELIHOOD] = { N_ ("Likelihood"), N_ ("Likelihoods") },
  [KB_KIND_CONSEQUENCE] = { N_ ("Consequence"), N_ ("Consequences") },
  [KB_KIND_BAND] = { N_ ("Risk level"), N_ ("Risk levels") },
  [KB_KIND_CELL] = { N_ ("Matrix cell"), N_ ("Matrix cells") },
  [KB_KIND_ROLE] = { N_ ("Role"), N_ ("Roles") },
  [KB_KIND_SECTION] = { N_ ("Section of the plan"), N_ ("Sections of the plan") },
  [KB_KIND_CONTROL] = { N_ ("Recurring control"), N_ ("Recurring controls") },
  [KB_KIND_STATEMENT] = { N_ ("Rule"), N_ ("Rules") },
  [KB_KIND_TRIGGER] = { N_ ("Trigger"), N_ ("Triggers") },
  [KB_KIND_METHOD] = { N_ ("Method"), N_ ("Methods") },
  [KB_KIND_UNIT] = { N_ ("Unit"), N_ ("Units") },
  [KB_KIND_WORKBOOK] = { N_ ("Workbook"), N_ ("Workbooks") },
  [KB_KIND_ASSET] = { N_ ("Information asset"), N_ ("Information assets") },
  [KB_KIND_ASSET_LEVEL] = { N_ ("Classification"), N_ ("Classifications") },
  [KB_KIND_SYSTEM] = { N_ ("System"), N_ ("Systems") },
  [KB_KIND_SYSTEM_ROLE] = { N_ ("Role in a system"), N_ ("Roles in systems") },
  [KB_KIND_SYSTEM_LEVEL] = { N_ ("Class set on a system"), N_ ("Classes set on systems") },
  [KB_KIND_ASSET_SYSTEM] = { N_ ("Asset in a system"), N_ ("Assets in systems") },
  [KB_KIND_DEPENDENCY] = { N_ ("Dependency"), N_ ("Dependencies") },
  [KB_KIND_RISK] = { N_ ("Risk"), N_ ("Risks") },
  [KB_KIND_ACTION] = { N_ ("Action"), N_ ("Actions") },
  [KB_KIND_ACTION_COST] = { N_ ("Cost"), N_ ("Costs") },
  [KB_KIND_ACTION_RISK] = { N_ ("Risk met by an action"), N_ ("Risks met by actions") },
  [KB_KIND_WORKSHOP] = { N_ ("Workshop"), N_ ("Workshops") },
  [KB_KIND_PARTICIPANT] = { N_ ("Participant"), N_ ("Participants") },
  [KB_KIND_AGENDA_ITEM] = { N_ ("Step of the agenda"), N_ ("Steps of the agenda") },
  [KB_KIND_WORKSHOP_ASSET] = { N_ ("Asset in a workshop"), N_ ("Assets in workshops") },
  [KB_KIND_PARKED] = { N_ ("Parked question"), N_ ("Parked questions") },
  [KB_KIND_VOTE_ROUND] = { N_ ("Hidden vote"), N_ ("Hidden votes") },
  [KB_KIND_VOTE_COUNT] = { N_ ("Count of votes"), N_ ("Counts of votes") },
  [KB_KIND_ASSET_TRIGGER] = { N_ ("Answer to a trigger"), N_ ("Answers to triggers") },
  [KB_KIND_AREA_LEVEL] = { N_ ("Level in a consequence area"), N_ ("Levels in consequence areas") },
  [KB_KIND_DECISION] = { N_ ("Decision"), N_ ("Decisions") },
  [KB_KIND_ENVIRONMENT] = { N_ ("Operating environment"), N_ ("Operating environments") },
  [KB_KIND_STATUTE] = { N_ ("Statute"), N_ ("Statutes") },
  [KB_KIND_MEASURE] = { N_ ("Measure"), N_ ("Measures") },
  [KB_KIND_ASSESSMENT] = { N_ ("Answer on a measure"), N_ ("Answers on measures") },
  [KB_KIND_ACTION_DEPENDENCY] = { N_ ("Action that waits for another"),
                                  N_ ("Actions that wait for others") },
  [KB_KIND_ACTION_NOTE] = { N_ ("Progress note"), N_ ("Progress notes") },
  [KB_KIND_CONTROL_LOG] = { N_ ("Control made"), N_ ("Controls made") },
  [KB_KIND_DOCUMENT] = { N_ ("Governing document"), N_ ("Governing documents") },
  [KB_KIND_SUPPLIER_CONTROL] = { N_ ("Follow-up of a supplier"), N_ ("Follow-ups of suppliers") },
  [KB_KIND_DECISION_RISK] = { N_ ("Risk accepted by a decision"),
                              N_ ("Risks accepted by decisions") },
};

typedef struct {
  KbKind kind; /* KB_KIND_NONE: any kind with this column */
  const char *column;
  const char *text;
} KbFieldLabel;

static const KbFieldLabel field_labels[] = {
  { KB_KIND_ASSET, "name", N_ ("Information asset") },
  { KB_KIND_SYSTEM, "name", N_ ("System") },
  { KB_KIND_UNIT, "name", N_ ("Unit") },
  { KB_KIND_NONE, "description", N_ ("Description") },
  { KB_KIND_NONE, "unit_id", N_ ("Unit") },
  { KB_KIND_NONE, "form", N_ ("Form") },
  { KB_KIND_ASSET, "owner", N_ ("Information owner") },
  { KB_KIND_NONE, "statutes", N_ ("Statutes") },
  { KB_KIND_NONE, "personal_data", N_ ("Personal data") },
  { KB_KIND_NONE, "legal_basis", N_ ("Legal basis") },
  { KB_KIND_ASSET, "critical", N_ ("Critical information") },
  { KB_KIND_SYSTEM, "critical", N_ ("Critical system") },
  { KB_KIND_NONE, "retention", N_ ("Retention or disposal") },
  { KB_KIND_NONE, "notes", N_ ("Notes") },
  { KB_KIND_NONE, "review_on", N_ ("Review by") },
  { KB_KIND_NONE, "classified_on", N_ ("Classified on") },
  { KB_KIND_ASSET, "status", N_ ("Status of the class") },
  { KB_KIND_NONE, "established_by", N_ ("Established by") },
  { KB_KIND_NONE, "established_on", N_ ("Established on") },
  { KB_KIND_NONE, "hosting", N_ ("Operation") },
  { KB_KIND_NONE, "supplier", N_ ("Supplier") },
  { KB_KIND_NONE, "cloud", N_ ("Cloud service") },
  { KB_KIND_NONE, "procurement_check", N_ ("Protective security procurement (SUA)") },
  { KB_KIND_NONE, "procurement_on", N_ ("Date of SUA assessment") },
  { KB_KIND_NONE, "holder", N_ ("Role") },
  { KB_KIND_NONE, "level_id", N_ ("Level") },
  { KB_KIND_ASSET_LEVEL, "upper_id", N_ ("Upper end") },
  { KB_KIND_NONE, "motivation", N_ ("Motivation") },
  { KB_KIND_NONE, "depends_on", N_ ("Depends on") },
  { KB_KIND_NONE, "original", N_ ("Original value") },
  { KB_KIND_NONE, "imported_id", N_ ("Imported level") },
  { KB_KIND_NONE, "imported_upper_id", N_ ("Imported upper end") },
  { KB_KIND_NONE, "raised_id", N_ ("Raised to") },
  { KB_KIND_NONE, "reason", N_ ("Reason") },
  { KB_KIND_NONE, "reason_text", N_ ("Reason in words") },
  { KB_KIND_NONE, "raised_by", N_ ("Raised by") },
  { KB_KIND_NONE, "raised_on", N_ ("Raised on") },
  { KB_KIND_NONE, "number", N_ ("Number") },
  { KB_KIND_RISK, "title", N_ ("Risk") },
  { KB_KIND_RISK, "cause", N_ ("Cause") },
  { KB_KIND_RISK, "event", N_ ("Event") },
  { KB_KIND_RISK, "outcome", N_ ("What it leads to") },
  { KB_KIND_NONE, "asset_id", N_ ("Information asset") },
  { KB_KIND_NONE, "system_id", N_ ("System") },
  { KB_KIND_NONE, "aspect_id", N_ ("Aspect") },
  { KB_KIND_NONE, "area_id", N_ ("Consequence area") },
  { KB_KIND_RISK, "owner", N_ ("Risk owner") },
  { KB_KIND_RISK, "likelihood_before_id", N_ ("Likelihood before") },
  { KB_KIND_RISK, "consequence_before_id", N_ ("Consequence before") },
  { KB_KIND_RISK, "likelihood_after_id", N_ ("Likelihood after") },
  { KB_KIND_RISK, "consequence_after_id", N_ ("Consequence after") },
  { KB_KIND_RISK, "likelihood_previous_id", N_ ("Likelihood last round") },
  { KB_KIND_RISK, "consequence_previous_id", N_ ("Consequence last round") },
  { KB_KIND_NONE, "treatment", N_ ("Treatment") },
  { KB_KIND_NONE, "accepted_by", N_ ("Accepted by") },
  { KB_KIND_ACTION, "title", N_ ("Action") },
  { KB_KIND_NONE, "public_title", N_ ("Public wording") },
  { KB_KIND_NONE, "section_id", N_ ("Section") },
  { KB_KIND_NONE, "category", N_ ("Category") },
  { KB_KIND_NONE, "strategy", N_ ("Strategy") },
  { KB_KIND_NONE, "reference", N_ ("Reference") },
  { KB_KIND_ACTION, "owner", N_ ("Responsible role") },
  { KB_KIND_NONE, "board", N_ ("Nämnd") },
  { KB_KIND_NONE, "priority", N_ ("Priority") },
  { KB_KIND_NONE, "start_on", N_ ("Start") },
  { KB_KIND_NONE, "due_on", N_ ("Done by") },
  { KB_KIND_NONE, "cost_yearly", N_ ("Running cost a year, SEK thousand") },
  { KB_KIND_NONE, "financing", N_ ("Financing") },
  { KB_KIND_ACTION, "status", N_ ("Status") },
  { KB_KIND_NONE, "follow_up_on", N_ ("Date of follow-up") },
  { KB_KIND_NONE, "follow_up", N_ ("Follow-up") },
  { KB_KIND_NONE, "decided", N_ ("Decided in") },
  { KB_KIND_NONE, "amount", N_ ("Cost, SEK thousand") },
  { KB_KIND_NONE, "type", N_ ("Kind") },
  { KB_KIND_NONE, "registry_number", N_ ("Registry number") },
  { KB_KIND_NONE, "meeting_on", N_ ("Meeting on") },
  { KB_KIND_NONE, "presenter", N_ ("Presented by") },
  { KB_KIND_NONE, "valid_from", N_ ("Valid from") },
  { KB_KIND_NONE, "valid_to", N_ ("Valid to") },
  { KB_KIND_NONE, "proposal", N_ ("Proposed decision") },
  { KB_KIND_NONE, "secrecy", N_ ("Secrecy provision") },
  { KB_KIND_NONE, "secrecy_on", N_ ("Date of secrecy marking") },
  { KB_KIND_NONE, "secrecy_by", N_ ("Authority that marked it") },
  { KB_KIND_NONE, "paragraph", N_ ("Paragraph (§)") },
  { KB_KIND_NONE, "decided_on", N_ ("Decided on") },
  { KB_KIND_NONE, "outcome", N_ ("Outcome of the decision") },
  { KB_KIND_NONE, "protected_identity", N_ ("Protected identity") },
  { KB_KIND_NONE, "shared", N_ ("Shared class") },
  { KB_KIND_NONE, "reuses_id", N_ ("Uses the class of") },
  { KB_KIND_NONE, "threat_group", N_ ("Threat group") },
  { KB_KIND_NONE, "workshop_id", N_ ("Workshop") },
  { KB_KIND_WORKSHOP, "type", N_ ("Kind of workshop") },
  { KB_KIND_NONE, "object_type", N_ ("Kind of object") },
  { KB_KIND_WORKSHOP, "object", N_ ("Classification object") },
  { KB_KIND_WORKSHOP, "system_id", N_ ("System") },
  { KB_KIND_NONE, "purpose", N_ ("Purpose") },
  { KB_KIND_NONE, "held_on", N_ ("Date") },
  { KB_KIND_NONE, "starts_at", N_ ("Time") },
  { KB_KIND_NONE, "place", N_ ("Place") },
  { KB_KIND_NONE, "leader", N_ ("Workshop leader") },
  { KB_KIND_NONE, "secretary", N_ ("Note taker") },
  { KB_KIND_NONE, "establisher", N_ ("Establishes the classes") },
  { KB_KIND_NONE, "establish_by", N_ ("To be established by") },
  { KB_KIND_NONE, "next_steps", N_ ("Next steps") },
  { KB_KIND_WORKSHOP, "status", N_ ("Status of the workshop") },
  { KB_KIND_NONE, "role", N_ ("Role") },
  { KB_KIND_NONE, "has_left", N_ ("Has left") },
  { KB_KIND_NONE, "step", N_ ("Step") },
  { KB_KIND_NONE, "minutes", N_ ("Minutes") },
  { KB_KIND_NONE, "skipped", N_ ("Left out") },
  { KB_KIND_NONE, "seconds", N_ ("Seconds spent") },
  { KB_KIND_NONE, "text", N_ ("Question") },
  { KB_KIND_NONE, "settled", N_ ("Settled") },
  { KB_KIND_NONE, "round", N_ ("Round") },
  { KB_KIND_NONE, "consensus_id", N_ ("Consensus") },
  { KB_KIND_NONE, "count", N_ ("Votes") },
  { KB_KIND_NONE, "applies", N_ ("Applies") },
  { KB_KIND_NONE, "name_sv", N_ ("Name in Swedish") },
  { KB_KIND_NONE, "name_en", N_ ("Name in English") },
  { KB_KIND_NONE, "letter", N_ ("Letter") },
  { KB_KIND_NONE, "letter_sv", N_ ("Letter in Swedish") },
  { KB_KIND_NONE, "letter_en", N_ ("Letter in English") },
  { KB_KIND_NONE, "color", N_ ("Colour") },
  { KB_KIND_NONE, "definition_sv", N_ ("Definition in Swedish") },
  { KB_KIND_NONE, "definition_en", N_ ("Definition in English") },
  { KB_KIND_NONE, "question_sv", N_ ("Question in Swedish") },
  { KB_KIND_NONE, "question_en", N_ ("Question in English") },
  { KB_KIND_NONE, "in_use", N_ ("Used in classification") },
  { KB_KIND_NONE, "text_sv", N_ ("Text in Swedish") },
  { KB_KIND_NONE, "text_en", N_ ("Text in English") },
  { KB_KIND_NONE, "acceptance_sv", N_ ("Acceptance rule in Swedish") },
  { KB_KIND_NONE, "acceptance_en", N_ ("Acceptance rule in English") },
  { KB_KIND_NONE, "description_sv", N_ ("What the role does, in Swedish") },
  { KB_KIND_NONE, "description_en", N_ ("What the role does, in English") },
  { KB_KIND_NONE, "on_system", N_ ("Noted on each system") },
  { KB_KIND_NONE, "invites", N_ ("Invites to workshops") },
  { KB_KIND_NONE, "establishes", N_ ("Establishes classes") },
  { KB_KIND_NONE, "accepts", N_ ("Accepts risks") },
  { KB_KIND_NONE, "protects", N_ ("Is contacted about Sweden's security") },
  { KB_KIND_NONE, "months", N_ ("Interval in months") },
  { KB_KIND_NONE, "topic", N_ ("What it is about") },
  { KB_KIND_NONE, "source", N_ ("Where it stands") },
  { KB_KIND_NONE, "assumed", N_ ("Not stated by the policy") },
  { KB_KIND_METHOD, "assumed_fields", N_ ("What the policy does not state") },
  { KB_KIND_METHOD, "summary_sv", N_ ("Summary in Swedish") },
  { KB_KIND_METHOD, "summary_en", N_ ("Summary in English") },
  { KB_KIND_METHOD, "note_sv", N_ ("Note in Swedish") },
  { KB_KIND_METHOD, "note_en", N_ ("Note in English") },
  { KB_KIND_METHOD, "document_sv", N_ ("Policy in Swedish") },
  { KB_KIND_METHOD, "document_en", N_ ("Policy in English") },
  { KB_KIND_METHOD, "period_kind", N_ ("The plan covers") },
  { KB_KIND_METHOD, "period_years", N_ ("Years that a plan covers") },
  { KB_KIND_METHOD, "review_months", N_ ("Months between reviews") },
  { KB_KIND_METHOD, "cut_off", N_ ("The lowest level is not analysed further") },
  { KB_KIND_METHOD, "lowering", N_ ("A system may be below its inherited class") },
  { KB_KIND_METHOD, "separate_level_id", N_ ("Separate analysis from level") },
  { KB_KIND_METHOD, "safe_channel", N_ ("Signal protection from the highest class") },
  { KB_KIND_METHOD, "cause_sv", N_ ("Cause in a risk, in Swedish") },
  { KB_KIND_METHOD, "cause_en", N_ ("Cause in a risk, in English") },
  { KB_KIND_METHOD, "event_sv", N_ ("Event in a risk, in Swedish") },
  { KB_KIND_METHOD, "event_en", N_ ("Event in a risk, in English") },
  { KB_KIND_METHOD, "outcome_sv", N_ ("Outcome in a risk, in Swedish") },
  { KB_KIND_METHOD, "outcome_en", N_ ("Outcome in a risk, in English") },
  { KB_KIND_NONE, "acceptor", N_ ("Who may accept") },
  { KB_KIND_NONE, "acceptance_months", N_ ("Months that an acceptance holds") },
  { KB_KIND_NONE, "axes", N_ ("Axes of the matrix") },
  { KB_KIND_NONE, "flip_likelihood", N_ ("Likelihood from the other end") },
  { KB_KIND_NONE, "flip_consequence", N_ ("Consequence from the other end") },
  { KB_KIND_CONTROL, "owner", N_ ("Responsible role") },
  { KB_KIND_CONTROL, "starts_on", N_ ("First time") },
  { KB_KIND_NONE, "contact", N_ ("Information security contact") },
  { KB_KIND_NONE, "record_reference", N_ ("Article 30 record") },
  { KB_KIND_NONE, "impact_assessment", N_ ("Data protection impact assessment") },
  { KB_KIND_NONE, "impact_reference", N_ ("Registry number of the impact assessment") },
  { KB_KIND_NONE, "contract", N_ ("Contract") },
  { KB_KIND_NONE, "contract_ends_on", N_ ("Contract ends") },
  { KB_KIND_NONE, "processor_agreement", N_ ("Data processing agreement") },
  { KB_KIND_NONE, "environment_id", N_ ("Operating environment") },
  { KB_KIND_NONE, "recovery_hours", N_ ("Recovery time (RTO), hours") },
  { KB_KIND_NONE, "loss_hours", N_ ("Data loss at most (RPO), hours") },
  { KB_KIND_NONE, "downtime_hours", N_ ("Longest tolerable downtime, hours") },
  { KB_KIND_NONE, "cybersecurity_act", N_ ("Cybersecurity Act") },
  { KB_KIND_NONE, "life_cycle", N_ ("Life cycle") },
  { KB_KIND_NONE, "threat", N_ ("Threat") },
  { KB_KIND_NONE, "weakness", N_ ("Weakness") },
  { KB_KIND_NONE, "protection", N_ ("Existing protection") },
  { KB_KIND_NONE, "motivation_after", N_ ("Motivation after measures") },
  { KB_KIND_NONE, "motivation_previous", N_ ("Motivation last round") },
  { KB_KIND_NONE, "accepted_on", N_ ("Accepted on") },
  { KB_KIND_NONE, "accepted_until", N_ ("Accepted until") },
  { KB_KIND_NONE, "accepted_where", N_ ("Where it was decided") },
  { KB_KIND_NONE, "measure", N_ ("Measure") },
  { KB_KIND_NONE, "postponed", N_ ("Why it is postponed") },
  { KB_KIND_DECISION, "summary", N_ ("Summary") },
  { KB_KIND_NONE, "background", N_ ("The matter") },
  { KB_KIND_NONE, "appraisal", N_ ("Appraisal") },
  { KB_KIND_NONE, "economy", N_ ("Economic consequences") },
  { KB_KIND_NONE, "children", N_ ("The best interests of the child") },
  { KB_KIND_NONE, "attachments", N_ ("Documents for the decision") },
  { KB_KIND_NONE, "recipients", N_ ("The decision is sent to") },
  { KB_KIND_ENVIRONMENT, "name", N_ ("Operating environment") },
  { KB_KIND_STATUTE, "reference", N_ ("Provision") },
  { KB_KIND_STATUTE, "name", N_ ("What it protects") },
  { KB_KIND_MEASURE, "code", N_ ("Code") },
  { KB_KIND_ASPECT, "code", N_ ("Code in files (may be empty)") },
  { KB_KIND_MEASURE, "title_sv", N_ ("Title in Swedish") },
  { KB_KIND_MEASURE, "title_en", N_ ("Title in English") },
  { KB_KIND_NONE, "state_sv", N_ ("When it is met, in Swedish") },
  { KB_KIND_NONE, "state_en", N_ ("When it is met, in English") },
  { KB_KIND_NONE, "requirement_sv", N_ ("Requirement in Swedish") },
  { KB_KIND_NONE, "requirement_en", N_ ("Requirement in English") },
  { KB_KIND_MEASURE, "confidentiality", N_ ("Confidentiality from level") },
  { KB_KIND_MEASURE, "integrity", N_ ("Integrity from level") },
  { KB_KIND_MEASURE, "availability", N_ ("Availability from level") },
  { KB_KIND_MEASURE, "traceability", N_ ("Traceability from level") },
  { KB_KIND_MEASURE, "own_aspects", N_ ("The kommun’s own aspects, from level") },
  { KB_KIND_NONE, "baseline", N_ ("Basic protection") },
  { KB_KIND_NONE, "must", N_ ("Mandatory in procurement") },
  { KB_KIND_NONE, "hidden", N_ ("Hidden") },
  { KB_KIND_NONE, "threats", N_ ("Threats it meets") },
  { KB_KIND_NONE, "standard", N_ ("ISO/IEC 27002") },
  { KB_KIND_NONE, "act_areas", N_ ("Areas of the Cybersecurity Act") },
  { KB_KIND_NONE, "article_32", N_ ("GDPR article 32") },
  { KB_KIND_NONE, "answer", N_ ("Answer") },
  { KB_KIND_NONE, "comment", N_ ("Comment") },
  { KB_KIND_NONE, "implementation", N_ ("How it is done here") },
  { KB_KIND_NONE, "answered_on", N_ ("Answered on") },
  { KB_KIND_NONE, "verified_on", N_ ("Verified on") },
  { KB_KIND_NONE, "verified_how", N_ ("How it was verified") },
  { KB_KIND_NONE, "action_id", N_ ("Action") },
  { KB_KIND_NONE, "on_id", N_ ("Waits for") },
  { KB_KIND_NONE, "noted_on", N_ ("Date") },
  { KB_KIND_ACTION_NOTE, "text", N_ ("Note") },
  { KB_KIND_NONE, "control_id", N_ ("Recurring control") },
  { KB_KIND_NONE, "done_on", N_ ("Done on") },
  { KB_KIND_NONE, "result", N_ ("Result") },
  { KB_KIND_NONE, "done_by", N_ ("Done by role") },
  { KB_KIND_CONTROL_LOG, "text", N_ ("Note") },
  { KB_KIND_NONE, "statement_id", N_ ("Asked for by") },
  { KB_KIND_DOCUMENT, "name", N_ ("Governing document") },
  { KB_KIND_DOCUMENT, "owner", N_ ("Document owner") },
  { KB_KIND_DOCUMENT, "status", N_ ("Status of the document") },
  { KB_KIND_NONE, "controlled_on", N_ ("Followed up on") },
  { KB_KIND_NONE, "decision_id", N_ ("Decision") },
  { KB_KIND_NONE, "risk_id", N_ ("Risk") },
  { KB_KIND_NONE, "organisation", N_ ("Organisation") },
  { KB_KIND_NONE, "period_from", N_ ("Period from") },
  { KB_KIND_NONE, "period_to", N_ ("Period to") },
  { KB_KIND_NONE, "parent_id", N_ ("Belongs to") },
  { KB_KIND_NONE, "position", N_ ("Place in the list") },
};

const char *
kb_label_kind (KbKind kind, KbLanguage language)
{
  g_return_val_if_fail (kind < KB_N_KINDS, "");

  return kb_text (language, kind_labels[kind].one);
}

const char *
kb_label_kind_plural (KbKind kind, KbLanguage language)
{
  g_return_val_if_fail (kind < KB_N_KINDS, "");

  return kb_text (language, kind_labels[kind].many);
}

/**
 * kb_label_field:
 * @kind: a kind
 * @field: one of its fields
 * @language: the reader's language
 *
 * Returns: what the field is called
 */
const char *
kb_label_field (KbKind kind, guint field, KbLanguage language)
{
  const char *column = kb_field_info (kind, field)->column;
  const KbFieldLabel *general = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (field_labels); i++) {
    if (!g_str_equal (field_labels[i].column, column))
      continue;
    if (field_labels[i].kind == kind)
      return kb_text (language, field_labels[i].text);
    if (field_labels[i].kind == KB_KIND_NONE)
      general = &field_labels[i];
  }
  return general ? kb_text (language, general->text) : column;
}

/**
 * kb_label_status:
 * @action: an action
 * @today: today's date
 * @language: the reader's language
 *
 * Returns: its status in a word; "overdue" follows from the date
 */
const char *
kb_label_status (const KbRecord *action, const char *today, KbLanguage language)
{
  if (kb_action_is_overdue (action, today))
    return kb_text (language, "Overdue");
  return kb_label_choice (KB_KIND_ACTION, KB_ACTION_STATUS,
                          kb_status_code (kb_action_status (action)), language);
}

/**
 * kb_label_author:
 * @author: what an entry says of who acted
 * @language: the reader's language
 *
 * Returns: the role in words
 */
const char *
kb_label_author (const char *author, KbLanguage language)
{
  if (!author || !*author)
    return kb_text (language, "No role given");
  if (g_str_equal (author, "cli"))
    return kb_text (language, "Command line");
  return author;
}

/**
 * kb_describe_value:
 * @content: a content
 * @kind: a kind
 * @field: one of its fields
 * @record: (nullable): a record of that kind
 * @language: the reader's language
 *
 * Returns: (transfer full): the field's value as a person reads it; – for none
 */
char *
kb_describe_value (
    const KbContent *content, KbKind kind, guint field, const KbRecord *record, KbLanguage language)
{
  const KbFieldInfo *info = kb_field_info (kind, field);
  KbRecord *target;
  int name;

  if (!record || kb_record_is_null (record, field))
    return g_strdup ("–");
  switch (info->type) {
  case KB_TYPE_BOOLEAN:
    return g_strdup (kb_record_flag (record, field) ? kb_text (language, "Yes")
                                                    : kb_text (language, "No"));
  case KB_TYPE_INTEGER:
    return g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, field));
  case KB_TYPE_CHOICE:
    return g_strdup (kb_label_choice (kind, field, kb_record_text (record, field), language));
  case KB_TYPE_REFERENCE:
    target = kb_content_find (content, info->target, kb_record_text (record, field));
    if (!target)
      return g_strdup (kb_text (language, "(removed)"));
    name = kb_field_from_column (info->target, "name_sv");
    if (info->target == KB_KIND_LEVEL || info->target == KB_KIND_LIKELIHOOD
        || info->target == KB_KIND_CONSEQUENCE) {
      int number = kb_field_from_column (info->target, "number");

      return g_strdup_printf ("%" G_GINT64_FORMAT " %s", kb_record_integer (target, (guint) number),
                              kb_record_localized (target, (guint) name, language));
    }
    return g_strdup (name == KB_NONE ? kb_record_title (target)
                                     : kb_record_localized (target, (guint) name, language));
  default:
    return g_strdup (kb_record_text (record, field));
  }
}
