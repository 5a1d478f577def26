// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-screening"

#include "kb-screening.h"

#include "kb-memo.h"

#include <string.h>

/* A secret text shorter than this says too little to be known again. */
#define LEAST_REPEATED 12
#define LEAST_NAME     3
#define WORDS_SHOWN    90

typedef struct {
  const KbReport *report;
  KbLanguage reader;
  GPtrArray *hits;
  GPtrArray *secrets; /* folded texts of fields that are not public */
  GPtrArray *systems; /* folded names */
} KbScreening;

static const char *const reasons[KB_N_SENSITIVE] = {
  [KB_SENSITIVE_NUMBER] = N_ ("Looks like a personal identity number"),
  [KB_SENSITIVE_EMAIL] = N_ ("Looks like an e-mail address"),
  [KB_SENSITIVE_PHONE] = N_ ("Looks like a telephone number"),
  [KB_SENSITIVE_ADDRESS] = N_ ("Looks like a computer's address"),
  [KB_SENSITIVE_SECRET] = N_ ("Speaks of a password, a code or a key"),
  [KB_SENSITIVE_WEAKNESS] = N_ ("Speaks of a weakness"),
  [KB_SENSITIVE_REPEATED] = N_ ("Repeats a text that is not public"),
  [KB_SENSITIVE_SYSTEM] = N_ ("Names an information system"),
};

const char *
kb_screening_reason (KbSensitive reason, KbLanguage language)
{
  g_return_val_if_fail (reason < KB_N_SENSITIVE, "");

  return kb_text (language, reasons[reason]);
}

void
kb_screening_hit_free (KbScreeningHit *hit)
{
  g_free (hit->id);
  g_free (hit->place);
  g_free (hit->words);
  g_free (hit);
}

/* The fields that a public extract leaves out because of what they say. */
static const struct {
  KbKind kind;
  guint field;
} secret_fields[] = {
  { KB_KIND_RISK, KB_RISK_TITLE },           { KB_KIND_RISK, KB_RISK_CAUSE },
  { KB_KIND_RISK, KB_RISK_EVENT },           { KB_KIND_RISK, KB_RISK_OUTCOME },
  { KB_KIND_RISK, KB_RISK_WEAKNESS },        { KB_KIND_RISK, KB_RISK_THREAT },
  { KB_KIND_RISK, KB_RISK_MOTIVATION },      { KB_KIND_ACTION, KB_ACTION_TITLE },
  { KB_KIND_ACTION, KB_ACTION_DESCRIPTION }, { KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_MOTIVATION },
  { KB_KIND_ASSET, KB_ASSET_NOTES },         { KB_KIND_SYSTEM, KB_SYSTEM_NOTES },
};

static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_strstrip (g_utf8_casefold (valid, -1));
}

static void
add_folded (GPtrArray *list, const char *text, glong least)
{
  g_autofree char *folded = text ? fold (text) : NULL;

  if (folded && g_utf8_strlen (folded, -1) >= least)
    g_ptr_array_add (list, g_steal_pointer (&folded));
}

static void
collect (KbScreening *self)
{
  KbContent *content = self->report->content;
  const GPtrArray *systems = kb_content_list (content, KB_KIND_SYSTEM);

  for (guint i = 0; i < G_N_ELEMENTS (secret_fields); i++) {
    const GPtrArray *list = kb_content_list (content, secret_fields[i].kind);

    for (guint r = 0; r < list->len; r++)
      add_folded (self->secrets,
                  kb_record_text (g_ptr_array_index (list, r), secret_fields[i].field),
                  LEAST_REPEATED);
  }
  for (guint i = 0; i < systems->len; i++)
    add_folded (self->systems, kb_record_text (g_ptr_array_index (systems, i), KB_SYSTEM_NAME),
                LEAST_NAME);
}

static gboolean
says_any (const char *folded, const GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (kb_sensitive_says (folded, g_ptr_array_index (words, i)))
      return TRUE;
  return FALSE;
}

static char *
beginning (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start =
      g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), WORDS_SHOWN));

  g_strdelimit (start, "\n\r\t", ' ');
  return g_utf8_strlen (valid, -1) > WORDS_SHOWN ? g_strconcat (start, "…", NULL)
                                                 : g_steal_pointer (&start);
}

static void
add_hit (
    KbScreening *self, KbSensitive reason, const KbRecord *record, guint field, const char *text)
{
  KbScreeningHit *hit = g_new0 (KbScreeningHit, 1);
  KbLanguage language = self->reader;
  KbKind kind = kb_record_kind (record);
  g_autofree char *label = kind == KB_KIND_ACTION ? kb_action_label (record) : g_strdup ("");

  hit->reason = reason;
  hit->kind = kind;
  hit->id = g_strdup (kb_record_id (record));
  hit->field = field;
  hit->place = g_strdup_printf ("%s%s%s: %s", kb_label_kind (kind, language), *label ? " " : "",
                                label, kb_label_field (kind, field, language));
  hit->words = beginning (text);
  g_ptr_array_add (self->hits, hit);
}

static void
look_at (KbScreening *self, const KbRecord *record, guint field)
{
  const char *text = record ? kb_record_text (record, field) : NULL;
  g_autofree char *folded = NULL;

  if (!text || !*text)
    return;
  folded = fold (text);
  for (int reason = 0; reason <= KB_SENSITIVE_WEAKNESS; reason++)
    if (kb_sensitive_has (text, (KbSensitive) reason))
      add_hit (self, (KbSensitive) reason, record, field, text);
  if (says_any (folded, self->secrets))
    add_hit (self, KB_SENSITIVE_REPEATED, record, field, text);
  if (says_any (folded, self->systems))
    add_hit (self, KB_SENSITIVE_SYSTEM, record, field, text);
}

/**
 * kb_screening_run:
 * @report: what is to be made public, as it is now
 * @what: #KbScreenWhat
 * @reader: the language of who is warned, which need not be the report's
 *
 * Goes through the texts that become public: an extract's, and the tjänsteskrivelse's, whose
 * förslag till beslut ends in a public protokoll. It shows; people decide.
 *
 * Returns: (transfer container) (element-type KbScreeningHit): what should be looked at, and where
 */
GPtrArray *
kb_screening_run (const KbReport *report, guint what, KbLanguage reader)
{
  static const guint action_fields[] = { KB_ACTION_PUBLIC_TITLE, KB_ACTION_OWNER, KB_ACTION_BOARD };
  static const guint decision_fields[] = { KB_DECISION_BOARD, KB_DECISION_PRESENTER };
  KbScreening self = { report, reader,
                       g_ptr_array_new_with_free_func ((GDestroyNotify) kb_screening_hit_free),
                       g_ptr_array_new_with_free_func (g_free),
                       g_ptr_array_new_with_free_func (g_free) };
  const GPtrArray *actions = kb_content_list (report->content, KB_KIND_ACTION);
  const KbRecord *decision = kb_report_decision (report);

  collect (&self);
  for (guint i = 0; (what & KB_SCREEN_EXTRACT) && i < actions->len; i++)
    for (guint f = 0; f < G_N_ELEMENTS (action_fields); f++)
      look_at (&self, g_ptr_array_index (actions, i), action_fields[f]);
  for (guint f = 0; f < G_N_ELEMENTS (decision_fields); f++)
    look_at (&self, decision, decision_fields[f]);
  for (guint part = 0; part < KB_MEMO_PARTS; part++)
    if ((what & KB_SCREEN_MEMO) || kb_memo_field (part) == KB_DECISION_PROPOSAL)
      look_at (&self, decision, kb_memo_field (part));
  g_ptr_array_unref (self.secrets);
  g_ptr_array_unref (self.systems);
  return self.hits;
}
