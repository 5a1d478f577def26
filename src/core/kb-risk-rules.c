// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-rules"

#include "kb-risk-rules.h"

#include "kb-date.h"
#include "kb-summary.h"

/**
 * kb_band_acceptor:
 * @method: a method
 * @band: one of its bands
 *
 * MSB metodstöd, Utforma: Riskhantering: a table says for each level who may accept. A method that
 * is silent leaves it to the role that accepts risks.
 *
 * Returns: who may accept a risk in the band
 */
KbAcceptor
kb_band_acceptor (const KbMethod *method, guint band)
{
  const char *code = kb_record_text (kb_method_item (method, KB_KIND_BAND, band), KB_BAND_ACCEPTOR);

  if (g_strcmp0 (code, "owner") == 0)
    return KB_ACCEPTOR_OWNER;
  if (g_strcmp0 (code, "board") == 0)
    return KB_ACCEPTOR_BOARD;
  return g_strcmp0 (code, "nobody") == 0 ? KB_ACCEPTOR_NOBODY : KB_ACCEPTOR_ROLE;
}

/**
 * kb_risk_band_to_accept:
 * @method: a method
 * @risk: a risk
 *
 * What remains is what is accepted: where it stands after actions, or else as it is.
 *
 * Returns: the band, or %KB_NONE when it is not placed
 */
int
kb_risk_band_to_accept (const KbMethod *method, const KbRecord *risk)
{
  int after = kb_risk_band (method, risk, KB_MOMENT_AFTER);

  return after != KB_NONE ? after : kb_risk_band (method, risk, KB_MOMENT_BEFORE);
}

/**
 * kb_risk_acceptor:
 * @method: a method
 * @risk: a risk
 *
 * Returns: who may accept it; of a risk that is not placed, the role that the method names
 */
KbAcceptor
kb_risk_acceptor (const KbMethod *method, const KbRecord *risk)
{
  int band = kb_risk_band_to_accept (method, risk);

  return band == KB_NONE ? KB_ACCEPTOR_ROLE : kb_band_acceptor (method, (guint) band);
}

/**
 * kb_decision_is_taken:
 * @decision: a decision
 *
 * Returns: whether the nämnd has approved it, with or without changes
 */
gboolean
kb_decision_is_taken (const KbRecord *decision)
{
  const char *outcome = kb_record_text (decision, KB_DECISION_OUTCOME);

  return g_strcmp0 (outcome, "approved") == 0 || g_strcmp0 (outcome, "amended") == 0;
}

static gboolean
is_waiting (const KbRecord *decision)
{
  return kb_record_is_null (decision, KB_DECISION_OUTCOME);
}

/* What is taken counts before what is waiting, and that before what was refused or sent back. */
static guint
decision_rank (const KbRecord *decision)
{
  return kb_decision_is_taken (decision) ? 2 : is_waiting (decision) ? 1 : 0;
}

/**
 * kb_risk_decision:
 * @content: a content
 * @risk: a risk
 *
 * Returns: (transfer none) (nullable): the decision that names it, one that is taken before one
 * that is being prepared, and that before one that the nämnd refused or sent back
 */
KbRecord *
kb_risk_decision (const KbContent *content, const KbRecord *risk)
{
  const GPtrArray *links = kb_content_referring (content, KB_KIND_DECISION_RISK,
                                                 KB_DECISION_RISK_RISK, kb_record_id (risk));
  KbRecord *found = NULL;

  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *decision =
        kb_content_find (content, KB_KIND_DECISION,
                         kb_record_text (g_ptr_array_index (links, i), KB_DECISION_RISK_DECISION));

    if (decision && (!found || decision_rank (decision) > decision_rank (found)))
      found = decision;
  }
  return found;
}

static gboolean
has_passed (const char *until, const char *today)
{
  return until && kb_date_compare (until, today) < 0;
}

/* What only the nämnd may accept is open until a decision that is taken names it. What it refused
 * or sent back is open again, until it is put before it anew. */
static KbAcceptance
board_acceptance (const KbContent *content, const KbRecord *risk, const char *today)
{
  KbRecord *decision = kb_risk_decision (content, risk);
  const char *until = kb_record_text (risk, KB_RISK_ACCEPTED_UNTIL);

  if (!decision || decision_rank (decision) == 0)
    return KB_ACCEPTANCE_OPEN;
  if (is_waiting (decision))
    return KB_ACCEPTANCE_PROPOSED;
  return has_passed (until ? until : kb_record_text (decision, KB_DECISION_VALID_TO), today)
             ? KB_ACCEPTANCE_EXPIRED
             : KB_ACCEPTANCE_GIVEN;
}

/**
 * kb_risk_acceptance:
 * @content: a content
 * @method: its method
 * @risk: a risk
 * @today: today's date
 *
 * A risk is to be accepted when that is its treatment, when somebody has accepted it, or when a
 * decision names it. Who may do it is asked of the band it stands in now: a risk that has grown
 * since it was accepted is open again.
 *
 * Returns: how it stands
 */
KbAcceptance
kb_risk_acceptance (const KbContent *content,
                    const KbMethod *method,
                    const KbRecord *risk,
                    const char *today)
{
  gboolean accepted = !kb_record_is_null (risk, KB_RISK_ACCEPTED_BY);

  if (!accepted && g_strcmp0 (kb_record_text (risk, KB_RISK_TREATMENT), "accept") != 0
      && !kb_risk_decision (content, risk))
    return KB_ACCEPTANCE_NONE;
  switch (kb_risk_acceptor (method, risk)) {
  case KB_ACCEPTOR_NOBODY:
    return KB_ACCEPTANCE_FORBIDDEN;
  case KB_ACCEPTOR_BOARD:
    return board_acceptance (content, risk, today);
  case KB_ACCEPTOR_OWNER:
  case KB_ACCEPTOR_ROLE:
  default:
    if (!accepted) /* a decision of the nämnd is enough for what anybody may accept */
      return board_acceptance (content, risk, today);
    return has_passed (kb_record_text (risk, KB_RISK_ACCEPTED_UNTIL), today) ? KB_ACCEPTANCE_EXPIRED
                                                                             : KB_ACCEPTANCE_GIVEN;
  }
}

/**
 * kb_risk_acceptance_end:
 * @method: a method
 * @risk: a risk
 * @on: when it is accepted
 *
 * Returns: (transfer full) (nullable): until when its band lets it be accepted; %NULL for no end
 */
char *
kb_risk_acceptance_end (const KbMethod *method, const KbRecord *risk, const char *on)
{
  int band = kb_risk_band_to_accept (method, risk);
  KbRecord *record = band == KB_NONE ? NULL : kb_method_item (method, KB_KIND_BAND, (guint) band);

  if (!record || kb_record_is_null (record, KB_BAND_ACCEPTANCE_MONTHS))
    return NULL;
  return kb_date_add_months (on, (int) kb_record_integer (record, KB_BAND_ACCEPTANCE_MONTHS));
}

/**
 * kb_risk_object_is_cut_off:
 * @method: a method
 * @inheritance: the classes
 * @object: (nullable): an asset, a system or a unit
 *
 * Returns: whether it is under the method's cut-off and so has no risk analysis (Åmål,
 * riskmatrisens del 2)
 */
gboolean
kb_risk_object_is_cut_off (const KbMethod *method,
                           const KbInheritance *inheritance,
                           const KbRecord *object)
{
  const KbClass *class;

  if (!object
      || (kb_record_kind (object) != KB_KIND_ASSET && kb_record_kind (object) != KB_KIND_SYSTEM))
    return FALSE;
  class = kb_inheritance_class_of (inheritance, object);
  return class && kb_class_is_cut_off (class, method);
}
