// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-acceptance-text"

#include "kb-acceptance-text.h"

#include "kb-catalogue.h"

/* "Socialnämnden 2027-03-11, § 23", as far as it is known. */
static char *
decision_text (const KbRecord *decision, KbLanguage language)
{
  const char *board = kb_record_text (decision, KB_DECISION_BOARD);
  const char *on = kb_record_text (decision, KB_DECISION_DECIDED_ON);
  const char *meeting = on ? on : kb_record_text (decision, KB_DECISION_MEETING_ON);
  const char *paragraph = kb_record_text (decision, KB_DECISION_PARAGRAPH);
  g_autoptr (GString) text = g_string_new (board ? board : kb_text (language, "the nämnd"));

  if (meeting)
    g_string_append_printf (text, " %s", meeting);
  if (paragraph)
    g_string_append_printf (text, ", %s%s", g_str_has_prefix (paragraph, "§") ? "" : "§\u00a0",
                            paragraph);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
given_text (const KbContent *content, const KbRecord *risk, KbLanguage language)
{
  const char *by = kb_record_text (risk, KB_RISK_ACCEPTED_BY);
  const char *on = kb_record_text (risk, KB_RISK_ACCEPTED_ON);
  const char *until = kb_record_text (risk, KB_RISK_ACCEPTED_UNTIL);
  const char *where = kb_record_text (risk, KB_RISK_ACCEPTED_WHERE);
  KbRecord *decision = kb_risk_decision (content, risk);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *who =
      decision && kb_decision_is_taken (decision)
          ? decision_text (decision, language)
          : g_strdup_printf ("%s%s%s", by ? by : "", on ? " " : "", on ? on : "");
  g_autofree char *accepted = kb_fill (kb_text (language, "Accepted: {who}"), "who", who, NULL);

  g_string_append (text, accepted);
  if (where)
    g_string_append_printf (text, " (%s)", where);
  if (until) {
    g_autofree char *end = kb_fill (kb_text (language, "holds until {date}"), "date", until, NULL);

    g_string_append_printf (text, ", %s", end);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A decision that was not taken says which, so that nobody looks for it. */
static char *
open_text (const KbMethod *method, const KbRecord *risk, KbRecord *decision, KbLanguage language)
{
  g_autofree char *who = NULL;

  if (kb_risk_acceptor (method, risk) != KB_ACCEPTOR_BOARD)
    return g_strdup (kb_text (language, "Open: nobody has accepted this risk"));
  if (!decision)
    return g_strdup (kb_text (language, "Open: no decision names this risk"));
  who = decision_text (decision, language);
  return kb_fill (kb_text (language, "Open: not accepted by {who}"), "who", who, NULL);
}

/**
 * kb_acceptance_text:
 * @content: a content
 * @method: its method
 * @risk: a risk
 * @today: today's date
 * @language: the reader's language
 *
 * Returns: (transfer full): whether it is accepted, by whom, and until when
 */
char *
kb_acceptance_text (const KbContent *content,
                    const KbMethod *method,
                    const KbRecord *risk,
                    const char *today,
                    KbLanguage language)
{
  const char *until = kb_record_text (risk, KB_RISK_ACCEPTED_UNTIL);
  KbRecord *decision = kb_risk_decision (content, risk);

  switch (kb_risk_acceptance (content, method, risk, today)) {
  case KB_ACCEPTANCE_OPEN:
    return open_text (method, risk, decision, language);
  case KB_ACCEPTANCE_PROPOSED: {
    g_autofree char *who = decision_text (decision, language);

    return kb_fill (kb_text (language, "Open: put before {who}"), "who", who, NULL);
  }
  case KB_ACCEPTANCE_GIVEN:
    return given_text (content, risk, language);
  case KB_ACCEPTANCE_EXPIRED:
    if (!until && decision)
      until = kb_record_text (decision, KB_DECISION_VALID_TO);
    return kb_fill (kb_text (language, "Open: the acceptance ended on {date}"), "date",
                    until ? until : "", NULL);
  case KB_ACCEPTANCE_FORBIDDEN:
    return g_strdup (kb_text (language, "Cannot be accepted at this level"));
  case KB_ACCEPTANCE_NONE:
  default:
    return g_strdup (kb_text (language, "Not accepted"));
  }
}

/**
 * kb_acceptor_text:
 * @method: a method
 * @risk: a risk
 * @language: the reader's language
 *
 * Returns: (transfer full): who may accept it, in the method's own words and ours
 */
char *
kb_acceptor_text (const KbMethod *method, const KbRecord *risk, KbLanguage language)
{
  int ordinal = kb_risk_band_to_accept (method, risk);
  KbRecord *role = kb_method_role (method, KB_ROLE_ACCEPTS);
  KbRecord *band;
  const char *rule;

  if (ordinal == KB_NONE)
    return g_strdup (kb_text (language, "Place it in the matrix: its level says who may accept."));
  band = kb_method_item (method, KB_KIND_BAND, (guint) ordinal);
  rule = kb_record_localized (band, KB_BAND_ACCEPTANCE_SV, language);
  if (kb_risk_acceptor (method, risk) == KB_ACCEPTOR_ROLE && role)
    return kb_fill (kb_text (language, "{band}: {rule} In this method: {role}."), "band",
                    kb_record_localized (band, KB_BAND_NAME_SV, language), "rule", rule ? rule : "",
                    "role", kb_record_localized (role, KB_ROLE_NAME_SV, language), NULL);
  return kb_fill ("{band}: {rule}", "band", kb_record_localized (band, KB_BAND_NAME_SV, language),
                  "rule", rule ? rule : "", NULL);
}
