// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-check-acceptance"

#include "kb-check-private.h"

#include "kb-collation.h"
#include "kb-risk-rules.h"

#include <string.h>

/*
 * Whether risks are accepted by those who may: each band says who (MSB metodstöd, Utforma:
 * Riskhantering), and kb_risk_acceptance() says how it stands.
 */

static KbAcceptance
acceptance_of (const KbChecker *c, const KbRecord *risk)
{
  return kb_risk_acceptance (c->content, c->method, risk, c->today);
}

static gboolean
is_signed (const KbRecord *risk)
{
  return !kb_record_is_null (risk, KB_RISK_ACCEPTED_BY);
}

/* What a role may accept is to say who did; a decision of the nämnd is enough as well. */
KbVerdict
kb_judge_signed (const KbChecker *c, const KbRecord *risk)
{
  KbAcceptor acceptor = kb_risk_acceptor (c->method, risk);
  KbAcceptance acceptance = acceptance_of (c, risk);

  if (acceptance == KB_ACCEPTANCE_NONE
      || (acceptor != KB_ACCEPTOR_OWNER && acceptor != KB_ACCEPTOR_ROLE))
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (acceptance != KB_ACCEPTANCE_OPEN);
}

/* What only the nämnd may accept is open until a decision names it. A decision that is not taken
 * yet is on its way there: nothing is left to be done before the meeting. */
KbVerdict
kb_judge_decided (const KbChecker *c, const KbRecord *risk)
{
  KbAcceptance acceptance = acceptance_of (c, risk);

  if (acceptance == KB_ACCEPTANCE_NONE || kb_risk_acceptor (c->method, risk) != KB_ACCEPTOR_BOARD
      || (acceptance == KB_ACCEPTANCE_OPEN && is_signed (risk))) /* signed by one who may not */
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (acceptance != KB_ACCEPTANCE_OPEN);
}

/* A band can say that nobody may accept its risks. What remains counts, where it is assessed. */
KbVerdict
kb_judge_allowed (const KbChecker *c, const KbRecord *risk)
{
  KbAcceptance acceptance = acceptance_of (c, risk);

  if (acceptance == KB_ACCEPTANCE_NONE || kb_risk_band_to_accept (c->method, risk) == KB_NONE)
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (acceptance != KB_ACCEPTANCE_FORBIDDEN);
}

static gboolean
names (const char *folded, const char *name)
{
  g_autofree char *role = name && *name ? kb_fold (name) : NULL;

  return role && strstr (folded, role) != NULL;
}

static gboolean
names_role (const char *folded, const KbRecord *role)
{
  return names (folded, kb_record_text (role, KB_ROLE_NAME_SV))
         || names (folded, kb_record_text (role, KB_ROLE_NAME_EN));
}

/* The band's own rule can name the role: "Ansvarig chef får acceptera, …". */
static gboolean
is_in_rule (const KbChecker *c, const KbRecord *risk, const KbRecord *role)
{
  KbRecord *band =
      kb_method_item (c->method, KB_KIND_BAND, (guint) kb_risk_band_to_accept (c->method, risk));
  static const guint rules[] = { KB_BAND_ACCEPTANCE_SV, KB_BAND_ACCEPTANCE_EN };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    const char *rule = kb_record_text (band, rules[i]);
    g_autofree char *folded = rule ? kb_fold (rule) : NULL;

    if (folded && names_role (folded, role))
      return TRUE;
  }
  return FALSE;
}

/* Who signed is free text. Of somebody who is not named as a role of the method nothing is known;
 * one who is must be the role that accepts or that the band's rule names, or the risk's own owner
 * where the band leaves it to the owner. */
static gboolean
is_another_role (const KbChecker *c, const KbRecord *risk)
{
  g_autofree char *folded = kb_fold (kb_record_text (risk, KB_RISK_ACCEPTED_BY));
  gboolean another = FALSE;

  if (kb_risk_acceptor (c->method, risk) == KB_ACCEPTOR_OWNER
      && names (folded, kb_record_text (risk, KB_RISK_OWNER)))
    return FALSE;
  for (guint i = 0; i < kb_method_size (c->method, KB_KIND_ROLE); i++) {
    KbRecord *role = kb_method_item (c->method, KB_KIND_ROLE, i);

    if (!names_role (folded, role))
      continue;
    if (kb_record_flag (role, KB_ROLE_ACCEPTS) || is_in_rule (c, risk, role))
      return FALSE;
    another = TRUE;
  }
  return another && kb_method_role (c->method, KB_ROLE_ACCEPTS) != NULL;
}

/* A role must not sign what is the nämnd's to accept, nor for another role. */
KbVerdict
kb_judge_entitled (const KbChecker *c, const KbRecord *risk)
{
  KbAcceptor acceptor = kb_risk_acceptor (c->method, risk);

  if (!is_signed (risk) || acceptor == KB_ACCEPTOR_NOBODY
      || kb_risk_band_to_accept (c->method, risk) == KB_NONE)
    return KB_VERDICT_NOT_MEANT;
  if (acceptor == KB_ACCEPTOR_BOARD)
    return kb_verdict (acceptance_of (c, risk) != KB_ACCEPTANCE_OPEN);
  return kb_verdict (!is_another_role (c, risk));
}

KbVerdict
kb_judge_valid (const KbChecker *c, const KbRecord *risk)
{
  KbAcceptance acceptance = acceptance_of (c, risk);

  if (acceptance != KB_ACCEPTANCE_GIVEN && acceptance != KB_ACCEPTANCE_EXPIRED)
    return KB_VERDICT_NOT_MEANT;
  return kb_verdict (acceptance == KB_ACCEPTANCE_GIVEN);
}
