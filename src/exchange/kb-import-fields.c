// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-fields"

#include "kb-import-fields.h"

#include <string.h>

/* Headers by which lists in kommuner call our fields (Swedish and English; compared folded). */
typedef struct {
  KbKind kind;
  guint field;
  const char *key;
  const char *synonyms; /* separated by | */
} KbFieldSynonyms;

static const KbFieldSynonyms fields[] = {
  { KB_KIND_ASSET, KB_ASSET_NAME, "name",
    "informationsmängd|namn|benämning|informationstillgång|tillgång|information|informationsslag|"
    "information asset|asset|name" },
  { KB_KIND_ASSET, KB_ASSET_DESCRIPTION, "description",
    "beskrivning|innehåll|beskrivning/innehåll|verksamhet beskrivning|description" },
  { KB_KIND_ASSET, KB_ASSET_OWNER, "owner", "informationsägare|ägare|owner|information owner" },
  { KB_KIND_ASSET, KB_ASSET_STATUTES, "statutes", "lagrum|lagstöd|sekretess lagrum|statutes" },
  { KB_KIND_ASSET, KB_ASSET_PERSONAL_DATA, "personal-data",
    "personuppgifter|pub|treats_personal_data|personal data" },
  { KB_KIND_ASSET, KB_ASSET_LEGAL_BASIS, "legal-basis", "rättslig grund|legal basis" },
  { KB_KIND_ASSET, KB_ASSET_CRITICAL, "critical",
    "kritisk|kritikalitet|verksamhetskritiskt|verksamhetskritisk|critical" },
  { KB_KIND_ASSET, KB_ASSET_RETENTION, "retention",
    "gallring|bevarande/gallring|frist|retention|retention_period" },
  { KB_KIND_ASSET, KB_ASSET_FORM, "form", "form|informationsform" },
  { KB_KIND_ASSET, KB_ASSET_CLASSIFIED_ON, "classified-on",
    "klassad|klassningsdatum|senast klassad|classified_at|klassad datum" },
  { KB_KIND_ASSET, KB_ASSET_REVIEW_ON, "review-on", "översyn|nästa översyn|review" },
  { KB_KIND_ASSET, KB_ASSET_NOTES, "notes", "anteckningar|kommentar|kommentarer|notes" },
  { KB_KIND_ASSET, KB_ASSET_RECORD_REFERENCE, "record-reference",
    "artikel 30|art. 30|artikel 30-referens|registerförteckning|behandlingsregister|"
    "behandlings-id|article 30|record of processing" },
  { KB_KIND_ASSET, KB_ASSET_IMPACT_ASSESSMENT, "impact-assessment",
    "konsekvensbedömning|dpia|impact assessment" },
  { KB_KIND_ASSET, KB_ASSET_IMPACT_REFERENCE, "impact-reference",
    "konsekvensbedömning dnr|konsekvensbedömning diarienummer|dnr konsekvensbedömning|dpia dnr|"
    "dnr dpia|impact assessment reference" },
  { KB_KIND_ASSET, KB_ASSET_SHARED, "shared",
    "gemensam|gemensam klass|gemensam klassning|organisationsgemensam|organisationsgemensam klass|"
    "organisationsgemensam klassning|kommungemensam|shared|shared class" },
  { KB_KIND_SYSTEM, KB_SYSTEM_NAME, "name",
    "system|systemnamn|namn|benämning|informationssystem|it-system|name|system_name|system name" },
  { KB_KIND_SYSTEM, KB_SYSTEM_DESCRIPTION, "description",
    "beskrivning|verksamhet beskrivning|it beskrivning|innehåll|description" },
  { KB_KIND_SYSTEM, KB_SYSTEM_HOSTING, "hosting",
    "driftsform|drift|drift internt eller externt|hosting|hosting_model" },
  { KB_KIND_SYSTEM, KB_SYSTEM_SUPPLIER, "supplier", "leverantör|systemleverantör|supplier|vendor" },
  { KB_KIND_SYSTEM, KB_SYSTEM_CLOUD, "cloud", "molntjänst|moln|cloud|cloud service" },
  { KB_KIND_SYSTEM, KB_SYSTEM_PERSONAL_DATA, "personal-data",
    "personuppgifter|pub|treats_personal_data|personal data" },
  { KB_KIND_SYSTEM, KB_SYSTEM_CRITICAL, "critical",
    "kritisk|kritiskt|kritikalitet|verksamhetskritiskt|verksamhetskritisk|criticality|critical" },
  { KB_KIND_SYSTEM, KB_SYSTEM_REVIEW_ON, "review-on", "översyn|nästa översyn|review" },
  { KB_KIND_SYSTEM, KB_SYSTEM_NOTES, "notes", "anteckningar|kommentar|kommentarer|notes" },
  { KB_KIND_SYSTEM, KB_SYSTEM_CONTRACT, "contract",
    "avtal|avtalsnummer|avtals-id|avtalsreferens|avtal dnr|contract" },
  { KB_KIND_SYSTEM, KB_SYSTEM_CONTRACT_ENDS_ON, "contract-ends",
    "avtalets slut|avtalet löper ut|avtalstiden löper ut|avtalstiden löper ut datum|avtalsslut|"
    "avtal till|avtal till och med|avtal t.o.m.|avtal tom|avtalstid|contract_end_date|"
    "contract end" },
  { KB_KIND_SYSTEM, KB_SYSTEM_PROCESSOR_AGREEMENT, "processor-agreement",
    "pub-avtal|pub avtal|pubavtal|personuppgiftsbiträdesavtal|biträdesavtal|dpa|"
    "data processing agreement" },
  { KB_KIND_SYSTEM, KB_SYSTEM_PROCUREMENT_CHECK, "procurement-check",
    "sua|sua-status|sua status|sua-prövning|säkerhetsskyddad upphandling|säkerhetsskyddsavtal" },
  { KB_KIND_SYSTEM, KB_SYSTEM_PROCUREMENT_ON, "procurement-on",
    "sua datum|sua-datum|sua prövad|datum för sua" },
  { KB_KIND_SYSTEM, KB_SYSTEM_RECOVERY_HOURS, "recovery-hours",
    "rto|återställningstid|recovery time objective" },
  { KB_KIND_SYSTEM, KB_SYSTEM_LOSS_HOURS, "loss-hours",
    "rpo|acceptabel dataförlust|tolerabel dataförlust|recovery point objective" },
  { KB_KIND_SYSTEM, KB_SYSTEM_DOWNTIME_HOURS, "downtime-hours",
    "längsta tolerabla avbrott|längsta tolerabla avbrottstid|längsta acceptabla avbrott|"
    "längsta acceptabla avbrottstid|längsta avbrott|maximal avbrottstid|maximalt avbrott|"
    "tolerabel avbrottstid|mtpd|mtd" },
  { KB_KIND_SYSTEM, KB_SYSTEM_CYBERSECURITY_ACT, "cybersecurity-act",
    "cybersäkerhetslagen|omfattas av cybersäkerhetslagen|nis2|nis 2|nis2-direktivet|"
    "omfattas av nis2" },
  { KB_KIND_SYSTEM, KB_SYSTEM_LIFE_CYCLE, "life-cycle",
    "livscykel|livscykelfas|livscykelstatus|"
    "var i systemets livscykel befinner sig systemet?|lifecycle_status|life cycle" },
  { KB_KIND_RISK, KB_RISK_TITLE, "name", "risk|namn|benämning|rubrik|riskbenämning|title|name" },
  { KB_KIND_RISK, KB_RISK_CAUSE, "cause", "orsak|orsaker|på grund av|cause" },
  { KB_KIND_RISK, KB_RISK_EVENT, "event", "händelse|riskhändelse|event" },
  { KB_KIND_RISK, KB_RISK_OUTCOME, "outcome", "konsekvensbeskrivning|vilket leder till|outcome" },
  { KB_KIND_RISK, KB_RISK_OWNER, "owner", "riskägare|ägare|risk owner|owner" },
  { KB_KIND_RISK, KB_RISK_TREATMENT, "treatment", "behandling|strategi|treatment" },
  { KB_KIND_RISK, KB_RISK_MOTIVATION, "motivation", "motivering|motivation" },
  { KB_KIND_RISK, KB_RISK_REVIEW_ON, "review-on", "översyn|nästa översyn|review" },
  { KB_KIND_RISK, KB_RISK_THREAT, "threat", "hot|hotbild|threat" },
  { KB_KIND_RISK, KB_RISK_WEAKNESS, "weakness", "sårbarhet|sårbarheter|svaghet|brist|weakness" },
  { KB_KIND_RISK, KB_RISK_PROTECTION, "protection",
    "befintligt skydd|befintliga skydd|befintliga åtgärder|skydd i dag|protection" },
  { KB_KIND_RISK, KB_RISK_ACCEPTED_BY, "accepted-by", "accepterad av|accepted by" },
  { KB_KIND_RISK, KB_RISK_ACCEPTED_ON, "accepted-on", "accepterad|accepterad den|accepted on" },
  { KB_KIND_ACTION, KB_ACTION_TITLE, "name", "åtgärd|aktivitet|benämning|namn|action|title|name" },
  { KB_KIND_ACTION, KB_ACTION_DESCRIPTION, "description", "beskrivning|description" },
  { KB_KIND_ACTION, KB_ACTION_PUBLIC_TITLE, "public-title", "offentlig lydelse|public wording" },
  { KB_KIND_ACTION, KB_ACTION_OWNER, "owner",
    "ansvarig|ansvarig roll|åtgärdsansvarig|responsible|owner" },
  { KB_KIND_ACTION, KB_ACTION_BOARD, "board", "nämnd|ansvarig nämnd|board" },
  { KB_KIND_ACTION, KB_ACTION_PRIORITY, "priority", "prioritet|priority" },
  { KB_KIND_ACTION, KB_ACTION_START_ON, "start", "start|startdatum|start date" },
  { KB_KIND_ACTION, KB_ACTION_DUE_ON, "due",
    "klart senast|slutdatum|när|tidsfrist|klar senast|due|end date" },
  { KB_KIND_ACTION, KB_ACTION_STATUS, "status", "status" },
  { KB_KIND_ACTION, KB_ACTION_CATEGORY, "category", "kategori|category" },
  { KB_KIND_ACTION, KB_ACTION_STRATEGY, "strategy", "strategi|strategy" },
  { KB_KIND_ACTION, KB_ACTION_REFERENCE, "reference", "referens|reference" },
  { KB_KIND_ACTION, KB_ACTION_COST_YEARLY, "cost-yearly",
    "kostnad drift/år|driftkostnad|driftkostnad per år|kostnad per år|running cost" },
  { KB_KIND_ACTION, KB_ACTION_FINANCING, "financing", "finansiering|financing" },
  { KB_KIND_ACTION, KB_ACTION_FOLLOW_UP, "follow-up", "uppföljning|kommentar|follow-up" },
};

static const struct {
  const char *code;
  const char *synonyms;
} aspects[] = {
  { "confidentiality", "k|konf|konf.|konfidentialitet|sekretess|confidentiality" },
  { "integrity", "r|rikt|rikt.|riktighet|integrity" },
  { "availability", "t|tillg|tillg.|tillgänglighet|availability" },
  { "traceability", "s|sp|spår|spårb.|spårbarhet|sparbarhet|traceability" },
};

static const struct {
  const char *code;
  const char *synonyms;
} roles[] = {
  { "system-owner", "systemägare|system owner" },
  { "system-responsible", "systemansvarig|systemansvarig nämnd" },
  { "responsible-manager", "ansvarig chef|systemansvariga verksamhet|systemansvarig verksamhet" },
  { "system-administrator", "systemförvaltare|systemansvariga it|systemansvarig it|förvaltare" },
  { "information-owner", "informationsägare" },
  { "users", "användare" },
  { "readers", "brukare" },
};

static const char *const units =
    "förvaltning|organisation|nämnd|enhet|organisatorisk enhet|verksamhet|verksamhetsområde|"
    "verksamhetsområden|sektor|avdelning|business_area|unit";
static const char *const systems = "system|systemnamn|it-system|informationssystem|systems";
static const char *const dependencies =
    "beroende till|beroende av|beroende av system|beroenden|beroende system|är beroende "
    "av|beroenden till andra "
    "system|depends on|depends on systems|dependencies";
static const char *const dependants =
    "beroende från|beroenden från|beroende system från|system som är beroende av det|"
    "system som är beroende av detta|andra system som är beroende av detta|används av system|"
    "försörjer|försörjer system|beroenden från andra system|needed by|depended on by|"
    "systems that depend on it|dependants";
static const char *const environments =
    "driftsmiljö|driftmiljö|it-miljö|servermiljö|operating environment";
static const char *const profiles = "klass|klassning|klassningsprofil|profil|krt|klassa|class";
static const char *const scales = "skala|scale";

/* Headers whose cells are likely to name people. */
static const char *const personal_words[] = {
  "kontakt",     "e-post",     "epost",        "mejl",       "mail",       "telefon",
  "phone",       "mobil",      "personnummer", "klassad av", "klassad_av", "classified_by",
  "handläggare", "it_kontakt", "namn på",      "beställare"
};

static void
target_free (gpointer data)
{
  KbTarget *target = data;

  g_free (target->key);
  g_free (target->label);
  g_free (target->role_id);
  g_strfreev (target->names);
  g_strfreev (target->synonyms);
  g_free (target);
}

static KbTarget *
add_target (GPtrArray *targets, KbTargetType type, const char *key, const char *label)
{
  KbTarget *target = g_new0 (KbTarget, 1);

  target->type = type;
  target->key = g_strdup (key);
  target->label = g_strdup (label);
  g_ptr_array_add (targets, target);
  return target;
}

static void
set_names (KbTarget *target, ...)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  va_list arguments;
  const char *name;

  va_start (arguments, target);
  while ((name = va_arg (arguments, const char *))) {
    g_autofree char *folded = kb_fold (name);

    if (*folded)
      g_strv_builder_add (names, folded);
  }
  va_end (arguments);
  target->names = g_strv_builder_end (names);
}

static void
add_plain_fields (GPtrArray *targets, KbKind kind, KbLanguage language)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    KbTarget *target;

    if (fields[i].kind != kind)
      continue;
    target = add_target (targets, KB_TARGET_FIELD, fields[i].key,
                         kb_label_field (kind, fields[i].field, language));
    target->field = fields[i].field;
    set_names (target, kb_label_field (kind, fields[i].field, KB_LANGUAGE_SV),
               kb_label_field (kind, fields[i].field, KB_LANGUAGE_EN), NULL);
    target->synonyms = g_strsplit (fields[i].synonyms, "|", -1);
  }
}

static void
add_aspects (GPtrArray *targets,
             const KbMethod *method,
             gboolean with_motivation,
             KbLanguage language)
{
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    KbRecord *aspect = kb_method_item (method, KB_KIND_ASPECT, a);
    const char *code = kb_record_text (aspect, KB_ASPECT_CODE);
    const char *name = kb_record_localized (aspect, KB_ASPECT_NAME_SV, language);
    KbTarget *target = add_target (targets, KB_TARGET_LEVEL, code, name);

    target->field = a;
    set_names (target, kb_record_text (aspect, KB_ASPECT_NAME_SV),
               kb_record_text (aspect, KB_ASPECT_NAME_EN),
               kb_record_text (aspect, KB_ASPECT_LETTER), NULL);
    for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
      if (g_strcmp0 (aspects[i].code, code) == 0)
        target->synonyms = g_strsplit (aspects[i].synonyms, "|", -1);
    if (with_motivation) {
      g_autofree char *key = g_strdup_printf ("motivation-%s", code);
      g_autofree char *label =
          kb_fill (kb_text (language, "Motivation for {name}"), "name", name, NULL);
      g_autofree char *sv =
          g_strdup_printf ("motivering %s", kb_record_text (aspect, KB_ASPECT_LETTER));
      g_autofree char *whole =
          g_strdup_printf ("motivering %s", kb_record_text (aspect, KB_ASPECT_NAME_SV));
      g_autofree char *label_sv =
          kb_fill (kb_text (KB_LANGUAGE_SV, "Motivation for {name}"), "name",
                   kb_record_localized (aspect, KB_ASPECT_NAME_SV, KB_LANGUAGE_SV), NULL);
      g_autofree char *label_en =
          kb_fill ("Motivation for {name}", "name",
                   kb_record_localized (aspect, KB_ASPECT_NAME_SV, KB_LANGUAGE_EN), NULL);
      KbTarget *motivation = add_target (targets, KB_TARGET_MOTIVATION, key, label);

      motivation->field = a;
      set_names (motivation, sv, whole, label_sv, label_en, NULL);
    }
  }
}

static void
add_roles (GPtrArray *targets, const KbMethod *method, KbLanguage language)
{
  for (guint r = 0; r < kb_method_size (method, KB_KIND_ROLE); r++) {
    KbRecord *role = kb_method_item (method, KB_KIND_ROLE, r);
    const char *code = kb_record_text (role, KB_ROLE_CODE);
    KbTarget *target;

    if (!kb_record_flag (role, KB_ROLE_ON_SYSTEM))
      continue;
    target = add_target (targets, KB_TARGET_ROLE, code ? code : kb_record_id (role),
                         kb_record_localized (role, KB_ROLE_NAME_SV, language));
    target->role_id = g_strdup (kb_record_id (role));
    set_names (target, kb_record_text (role, KB_ROLE_NAME_SV),
               kb_record_text (role, KB_ROLE_NAME_EN), NULL);
    for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
      if (g_strcmp0 (roles[i].code, code) == 0)
        target->synonyms = g_strsplit (roles[i].synonyms, "|", -1);
  }
}

/* A label in both languages: a list that was saved in the other one is known as well. */
typedef struct {
  const char *sv;
  const char *en;
} KbLabels;

#define FIELD_LABELS(kind, field)                                                                  \
  ((KbLabels){ kb_label_field (kind, field, KB_LANGUAGE_SV),                                       \
               kb_label_field (kind, field, KB_LANGUAGE_EN) })
#define KIND_LABELS(kind)                                                                          \
  ((KbLabels){ kb_label_kind (kind, KB_LANGUAGE_SV), kb_label_kind (kind, KB_LANGUAGE_EN) })
#define PLURAL_LABELS(kind)                                                                        \
  ((KbLabels){ kb_label_kind_plural (kind, KB_LANGUAGE_SV),                                        \
               kb_label_kind_plural (kind, KB_LANGUAGE_EN) })

static void
add_named (GPtrArray *targets,
           KbTargetType type,
           const char *key,
           KbLabels labels,
           KbLanguage language,
           const char *synonyms,
           guint field)
{
  KbTarget *target =
      add_target (targets, type, key, language == KB_LANGUAGE_SV ? labels.sv : labels.en);
  g_autofree char *sv = kb_fold (labels.sv);
  g_autofree char *en = kb_fold (labels.en);
  g_autofree char *all = g_strjoin ("|", synonyms, sv, en, NULL);

  target->field = field;
  target->synonyms = g_strsplit (all, "|", -1);
}

static void
add_risk_positions (GPtrArray *targets, KbLanguage language)
{
  static const struct {
    const char *key;
    KbTargetType type;
    KbMoment moment;
    guint field;
    const char *synonyms;
  } positions[] = {
    { "likelihood", KB_TARGET_LIKELIHOOD, KB_MOMENT_BEFORE, KB_RISK_LIKELIHOOD_BEFORE,
      "sannolikhet|sannolikhet före|s|s före|likelihood" },
    { "consequence", KB_TARGET_CONSEQUENCE, KB_MOMENT_BEFORE, KB_RISK_CONSEQUENCE_BEFORE,
      "konsekvens|konsekvens före|k|k före|consequence" },
    { "likelihood-after", KB_TARGET_LIKELIHOOD, KB_MOMENT_AFTER, KB_RISK_LIKELIHOOD_AFTER,
      "sannolikhet efter|s efter|likelihood after" },
    { "consequence-after", KB_TARGET_CONSEQUENCE, KB_MOMENT_AFTER, KB_RISK_CONSEQUENCE_AFTER,
      "konsekvens efter|k efter|consequence after" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    add_named (targets, positions[i].type, positions[i].key,
               FIELD_LABELS (KB_KIND_RISK, positions[i].field), language, positions[i].synonyms,
               positions[i].moment);
}

static void
add_costs (GPtrArray *targets, const KbContent *content, KbLanguage language)
{
  KbRecord *workbook = kb_content_workbook (content);
  gint64 from = kb_record_integer (workbook, KB_WORKBOOK_PERIOD_FROM);
  gint64 to = kb_record_integer (workbook, KB_WORKBOOK_PERIOD_TO);

  add_named (targets, KB_TARGET_COST, "cost",
             (KbLabels){ kb_text (KB_LANGUAGE_SV, "One-off cost, SEK thousand"),
                         "One-off cost, SEK thousand" },
             language,
             "kostnad|kostnad engång|kostnad engång (tkr)|engångskostnad|kostnader|tkr|cost", 0);
  for (gint64 year = from; from != KB_NO_INTEGER && year <= to && year < from + KB_PLAN_MAX_YEARS;
       year++) {
    g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, year);
    g_autofree char *label =
        kb_fill (kb_text (language, "Cost in {year}, SEK thousand"), "year", text, NULL);
    KbTarget *target = add_target (targets, KB_TARGET_COST, text, label);

    target->year = (int) year;
    set_names (target, text, NULL);
  }
}

/**
 * kb_import_targets:
 * @method: the method
 * @content: the workbook's content
 * @kind: what the rows are: assets, systems, risks or actions
 * @language: the reader's language
 *
 * Returns: (transfer full) (element-type KbTarget): the fields that columns can be mapped to
 */
GPtrArray *
kb_import_targets (const KbMethod *method,
                   const KbContent *content,
                   KbKind kind,
                   KbLanguage language)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (target_free);

  add_plain_fields (targets, kind, language);
  if (kind == KB_KIND_ASSET || kind == KB_KIND_SYSTEM) {
    add_aspects (targets, method, kind == KB_KIND_ASSET, language);
    add_named (targets, KB_TARGET_UNIT, "unit", KIND_LABELS (KB_KIND_UNIT), language, units, 0);
    add_named (targets, KB_TARGET_PROFILE, "class",
               (KbLabels){ kb_text (KB_LANGUAGE_SV, "Class (all aspects)"), "Class (all aspects)" },
               language, profiles, 0);
    add_named (targets, KB_TARGET_SCALE, "scale",
               (KbLabels){ kb_text (KB_LANGUAGE_SV, "Scale of the row"), "Scale of the row" },
               language, scales, 0);
  }
  if (kind == KB_KIND_ASSET)
    add_named (targets, KB_TARGET_SYSTEMS, "system", PLURAL_LABELS (KB_KIND_SYSTEM), language,
               systems, 0);
  if (kind == KB_KIND_SYSTEM) {
    add_roles (targets, method, language);
    add_named (
        targets, KB_TARGET_DEPENDENCIES, "depends-on",
        (KbLabels){ kb_text (KB_LANGUAGE_SV, "Depends on the systems"), "Depends on the systems" },
        language, dependencies, 0);
    add_named (targets, KB_TARGET_DEPENDANTS, "needed-by",
               (KbLabels){ kb_text (KB_LANGUAGE_SV, "Systems that depend on it"),
                           "Systems that depend on it" },
               language, dependants, 0);
    add_named (targets, KB_TARGET_ENVIRONMENT, "environment",
               FIELD_LABELS (KB_KIND_SYSTEM, KB_SYSTEM_ENVIRONMENT), language, environments, 0);
  }
  if (kind == KB_KIND_RISK) {
    add_risk_positions (targets, language);
    add_named (targets, KB_TARGET_UNIT, "unit", KIND_LABELS (KB_KIND_UNIT), language, units, 0);
    add_named (targets, KB_TARGET_OBJECT, "object",
               (KbLabels){ kb_text (KB_LANGUAGE_SV, "Information asset or system"),
                           "Information asset or system" },
               language, "informationsmängd|system|objekt|system/informationsmängd|object", 0);
  }
  if (kind == KB_KIND_ACTION) {
    add_named (targets, KB_TARGET_SECTION, "section",
               FIELD_LABELS (KB_KIND_ACTION, KB_ACTION_SECTION), language,
               "avsnitt|del|slag|section", 0);
    add_named (targets, KB_TARGET_RISKS, "risks", PLURAL_LABELS (KB_KIND_RISK), language,
               "risk|risker|risks", 0);
    add_costs (targets, content, language);
  }
  return targets;
}

const KbTarget *
kb_import_find_target (GPtrArray *targets, const char *key)
{
  for (guint i = 0; i < targets->len; i++) {
    const KbTarget *target = g_ptr_array_index (targets, i);

    if (g_strcmp0 (target->key, key) == 0)
      return target;
  }
  return NULL;
}

/**
 * kb_import_header_is_personal:
 * @folded: a folded header
 *
 * Returns: whether its cells are likely to name people, so that it is left out unless someone
 * chooses it
 */
gboolean
kb_import_header_is_personal (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (personal_words); i++)
    if (strstr (folded, personal_words[i]))
      return TRUE;
  return FALSE;
}
