// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-risk-review"

#include "kb-commands.h"
#include "kb-risk-rules.h"
#include "kb-store-error.h"

static KbRecord *
copy_risk (KbWorkbook *workbook, const char *risk_id, KbEdit *edit, GError **error)
{
  KbRecord *old = kb_content_find (kb_workbook_get_content (workbook), KB_KIND_RISK, risk_id);
  g_autofree char *label = NULL;

  if (!old) {
    kb_store_error_gone (error, risk_id);
    return NULL;
  }
  label = kb_risk_label (old);
  kb_edit_set_argument (edit, "name", label);
  return kb_record_copy (old);
}

/**
 * kb_workbook_set_risk_threat:
 * @workbook: a workbook
 * @risk_id: a risk
 * @code: (nullable): a threat of the catalogue
 * @group: (nullable): the group it stands in
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_risk_threat (
    KbWorkbook *workbook, const char *risk_id, const char *code, const char *group, GError **error)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("risk-threat");
  g_autoptr (KbRecord) risk = copy_risk (workbook, risk_id, edit, error);

  if (!risk)
    return FALSE;
  kb_record_set_text (risk, KB_RISK_THREAT, code);
  if (group)
    kb_record_set_text (risk, KB_RISK_THREAT_GROUP, group);
  kb_edit_put (edit, kb_workbook_get_content (workbook), risk);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_set_risk_sentence:
 * @workbook: a workbook
 * @risk_id: a risk
 * @cause: (nullable): because of what
 * @event: (nullable): what can happen
 * @outcome: (nullable): what it leads to
 * @error: (out): %KB_STORE_ERROR
 *
 * Sets all three parts of its sentence in one act, such as those of an example.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_risk_sentence (KbWorkbook *workbook,
                               const char *risk_id,
                               const char *cause,
                               const char *event,
                               const char *outcome,
                               GError **error)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("risk-sentence");
  g_autoptr (KbRecord) risk = copy_risk (workbook, risk_id, edit, error);

  if (!risk)
    return FALSE;
  kb_record_set_text (risk, KB_RISK_CAUSE, cause);
  kb_record_set_text (risk, KB_RISK_EVENT, event);
  kb_record_set_text (risk, KB_RISK_OUTCOME, outcome);
  kb_edit_put (edit, kb_workbook_get_content (workbook), risk);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_accept_risk:
 * @workbook: a workbook
 * @risk_id: a risk
 * @by: the role that accepts it
 * @on: when
 * @until: (nullable): until when; %NULL for as long as its band lets it
 * @where: (nullable): where that is written
 * @error: (out): %KB_STORE_ERROR_ACCEPTOR when the risk owner or a role may not do it
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_accept_risk (KbWorkbook *workbook,
                         const char *risk_id,
                         const char *by,
                         const char *on,
                         const char *until,
                         const char *where,
                         GError **error)
{
  KbMethod *method = kb_workbook_get_method (workbook);
  g_autoptr (KbEdit) edit = kb_edit_new ("risk-accept");
  g_autoptr (KbRecord) risk = copy_risk (workbook, risk_id, edit, error);
  g_autofree char *end = NULL;
  KbAcceptor acceptor;

  if (!risk)
    return FALSE;
  acceptor = kb_risk_acceptor (method, risk);
  if (acceptor == KB_ACCEPTOR_BOARD || acceptor == KB_ACCEPTOR_NOBODY) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_ACCEPTOR, "reason",
                  acceptor == KB_ACCEPTOR_BOARD ? "board" : "nobody", NULL);
    return FALSE;
  }
  end = until ? g_strdup (until) : kb_risk_acceptance_end (method, risk, on);
  kb_record_set_text (risk, KB_RISK_ACCEPTED_BY, by);
  kb_record_set_text (risk, KB_RISK_ACCEPTED_ON, on);
  kb_record_set_text (risk, KB_RISK_ACCEPTED_UNTIL, end);
  kb_record_set_text (risk, KB_RISK_ACCEPTED_WHERE, where);
  kb_edit_put (edit, kb_workbook_get_content (workbook), risk);
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_withdraw_acceptance (KbWorkbook *workbook, const char *risk_id, GError **error)
{
  static const guint fields[] = { KB_RISK_ACCEPTED_BY, KB_RISK_ACCEPTED_ON, KB_RISK_ACCEPTED_UNTIL,
                                  KB_RISK_ACCEPTED_WHERE };
  g_autoptr (KbEdit) edit = kb_edit_new ("risk-unaccept");
  g_autoptr (KbRecord) risk = copy_risk (workbook, risk_id, edit, error);

  if (!risk)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kb_record_set_text (risk, fields[i], NULL);
  kb_edit_put (edit, kb_workbook_get_content (workbook), risk);
  return kb_workbook_commit (workbook, edit, error);
}

/* The decision that is being prepared: one that is taken is not added to. */
static KbRecord *
open_decision (KbContent *content)
{
  const GPtrArray *decisions = kb_content_list (content, KB_KIND_DECISION);

  for (guint i = decisions->len; i > 0; i--)
    if (kb_record_is_null (g_ptr_array_index (decisions, i - 1), KB_DECISION_OUTCOME))
      return g_ptr_array_index (decisions, i - 1);
  return NULL;
}

static gboolean
take_out (KbWorkbook *workbook, const char *risk_id, KbEdit *edit, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  const GPtrArray *links =
      kb_content_referring (content, KB_KIND_DECISION_RISK, KB_DECISION_RISK_RISK, risk_id);

  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *link = g_ptr_array_index (links, i);
    KbRecord *decision = kb_content_find (content, KB_KIND_DECISION,
                                          kb_record_text (link, KB_DECISION_RISK_DECISION));

    if (decision && kb_record_is_null (decision, KB_DECISION_OUTCOME))
      kb_edit_delete (edit, KB_KIND_DECISION_RISK, kb_record_id (link));
  }
  if (kb_edit_size (edit) == 0)
    return kb_store_error_gone (error, risk_id);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_propose_risk:
 * @workbook: a workbook
 * @risk_id: a risk that only the nämnd may accept
 * @proposed: whether the decision that is being prepared names it
 * @error: (out): %KB_STORE_ERROR; a risk is not taken out of a decision that is taken
 *
 * The first of these acts also makes the decision.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_propose_risk (KbWorkbook *workbook,
                          const char *risk_id,
                          gboolean proposed,
                          GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbEdit) edit = kb_edit_new (proposed ? "risk-propose" : "risk-unpropose");
  g_autoptr (KbRecord) risk = copy_risk (workbook, risk_id, edit, error);
  g_autoptr (KbRecord) link = kb_record_new (KB_KIND_DECISION_RISK, NULL);
  g_autofree char *id = NULL;
  KbRecord *decision;

  if (!risk)
    return FALSE;
  if (!proposed)
    return take_out (workbook, risk_id, edit, error);
  decision = open_decision (content);
  id = decision ? g_strdup (kb_record_id (decision)) : kb_new_id ();
  if (!decision) {
    g_autoptr (KbRecord) made = kb_record_new (KB_KIND_DECISION, id);

    kb_record_set_text (made, KB_DECISION_TYPE, "adoption");
    kb_edit_insert (edit, made);
  }
  kb_record_set_text (link, KB_DECISION_RISK_DECISION, id);
  kb_record_set_text (link, KB_DECISION_RISK_RISK, risk_id);
  kb_edit_put (edit, content, link);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_start_round:
 * @workbook: a workbook
 * @error: (out): %KB_STORE_ERROR
 *
 * Keeps where every risk stands now, and why, as the last round, so that the new one can be
 * compared with it. Where they stand now is left as it is, to be gone through.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_start_round (KbWorkbook *workbook, GError **error)
{
  static const guint moves[][2] = {
    { KB_RISK_LIKELIHOOD_BEFORE, KB_RISK_LIKELIHOOD_PREVIOUS },
    { KB_RISK_CONSEQUENCE_BEFORE, KB_RISK_CONSEQUENCE_PREVIOUS },
    { KB_RISK_MOTIVATION, KB_RISK_MOTIVATION_PREVIOUS },
  };
  KbContent *content = kb_workbook_get_content (workbook);
  const GPtrArray *risks = kb_content_list (content, KB_KIND_RISK);
  g_autoptr (KbEdit) edit = kb_edit_new ("risk-round");
  g_autofree char *count = g_strdup_printf ("%u", risks->len);

  kb_edit_set_argument (edit, "count", count);
  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    g_autoptr (KbRecord) moved = kb_record_copy (risk);

    for (guint k = 0; k < G_N_ELEMENTS (moves); k++)
      kb_record_set_text (moved, moves[k][1], kb_record_text (risk, moves[k][0]));
    kb_edit_put (edit, content, moved);
  }
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_set_axes:
 * @workbook: a workbook
 * @axes: "consequence-up" or "likelihood-up"
 * @flip_likelihood: whether likelihood runs the other way
 * @flip_consequence: whether consequence does
 * @error: (out): %KB_STORE_ERROR
 *
 * Turns the matrix of the method, for every picture and sheet of this workbook.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_axes (KbWorkbook *workbook,
                      const char *axes,
                      gboolean flip_likelihood,
                      gboolean flip_consequence,
                      GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbRecord) header =
      kb_record_copy (kb_content_get (content, KB_KIND_METHOD, KB_METHOD_ID));
  g_autoptr (KbEdit) edit = kb_edit_new ("matrix-axes");

  kb_record_set_text (header, KB_METHOD_AXES, axes);
  kb_record_set_integer (header, KB_METHOD_FLIP_LIKELIHOOD, flip_likelihood ? 1 : 0);
  kb_record_set_integer (header, KB_METHOD_FLIP_CONSEQUENCE, flip_consequence ? 1 : 0);
  kb_edit_set_argument (edit, "axes", axes);
  kb_edit_put (edit, content, header);
  return kb_workbook_commit (workbook, edit, error);
}
