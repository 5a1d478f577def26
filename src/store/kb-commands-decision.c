// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-decision"

#include "kb-commands.h"
#include "kb-version.h"

static gboolean
refuse (GError **error, KbStoreError code)
{
  kb_error_set (error, KB_STORE_ERROR, code, NULL);
  return FALSE;
}

/* The next case starts from the last: who decides, who presents, and under which secrecy. */
static KbRecord *
new_decision (const KbRecord *last, const char *type)
{
  static const guint inherited[] = { KB_DECISION_BOARD,      KB_DECISION_REGISTRY_NUMBER,
                                     KB_DECISION_PRESENTER,  KB_DECISION_VALID_FROM,
                                     KB_DECISION_VALID_TO,   KB_DECISION_SECRECY,
                                     KB_DECISION_SECRECY_ON, KB_DECISION_SECRECY_BY,
                                     KB_DECISION_RECIPIENTS };
  g_autofree char *id = kb_new_id ();
  KbRecord *decision = kb_record_new (KB_KIND_DECISION, id);

  kb_record_set_text (decision, KB_DECISION_TYPE, type);
  for (guint i = 0; last && i < G_N_ELEMENTS (inherited); i++)
    kb_record_set_text (decision, inherited[i], kb_record_text (last, inherited[i]));
  return decision;
}

/**
 * kb_workbook_set_decision_texts:
 * @workbook: a workbook
 * @fields: texts, dates or choices of the decision that is being prepared
 * @texts: (array length=n): their values, each nullable
 * @n: how many
 * @error: (out): %KB_STORE_ERROR_REGISTERED when the last decision has its outcome already
 *
 * Sets what the nämnd's decision is about. The first of these acts also makes the decision.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_decision_texts (
    KbWorkbook *workbook, const guint *fields, const char *const *texts, guint n, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *newest = kb_decision_newest (content);
  g_autoptr (KbRecord) decision = NULL;
  g_autoptr (KbEdit) edit = kb_edit_new (n == 1 ? "decision-set" : "decision-texts");

  if (kb_decision_is_registered (newest))
    return refuse (error, KB_STORE_ERROR_REGISTERED);
  decision = newest ? kb_record_copy (newest) : new_decision (NULL, "adoption");
  for (guint i = 0; i < n; i++)
    kb_record_set_text (decision, fields[i], texts[i]);
  if (n == 1)
    kb_edit_set_argument (edit, "field", kb_field_info (KB_KIND_DECISION, fields[0])->column);
  kb_edit_put (edit, content, decision);
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_set_decision (KbWorkbook *workbook, guint field, const char *text, GError **error)
{
  return kb_workbook_set_decision_texts (workbook, &field, &text, 1, error);
}

/**
 * kb_workbook_add_decision:
 * @workbook: a workbook
 * @type: adoption, follow-up or report
 * @error: (out): %KB_STORE_ERROR
 *
 * Begins the next case, when the last decision is registered. When one is being prepared already it
 * stays the one.
 *
 * Returns: whether a decision is being prepared
 */
gboolean
kb_workbook_add_decision (KbWorkbook *workbook, const char *type, GError **error)
{
  KbRecord *newest = kb_decision_newest (kb_workbook_get_content (workbook));
  g_autoptr (KbRecord) decision = NULL;
  g_autoptr (KbEdit) edit = kb_edit_new ("decision-add");

  if (newest && !kb_decision_is_registered (newest))
    return TRUE;
  decision = new_decision (newest, type);
  kb_edit_insert (edit, decision);
  return kb_workbook_commit (workbook, edit, error);
}

/* Changed or referred back: the case is prepared anew, with its texts but without its meeting. */
static void
begin_again (KbEdit *edit, const KbRecord *decided)
{
  g_autofree char *id = kb_new_id ();
  g_autoptr (KbRecord) next = kb_record_new (KB_KIND_DECISION, id);

  for (guint field = 0; field < kb_kind_info (KB_KIND_DECISION)->n_fields; field++)
    if (field != KB_DECISION_MEETING_ON && field != KB_DECISION_PARAGRAPH
        && field != KB_DECISION_DECIDED_ON && field != KB_DECISION_OUTCOME)
      kb_record_set_text (next, field, kb_record_text (decided, field));
  kb_edit_insert (edit, next);
}

/**
 * kb_workbook_register_decision:
 * @workbook: a workbook with a locked version of its case
 * @paragraph: (nullable): the § of the minutes
 * @on: the date of the decision
 * @outcome: approved, amended, referred, tabled or rejected
 * @error: (out): %KB_STORE_ERROR_NO_DECISION when there is none, %KB_STORE_ERROR_UNLOCKED when what
 * the nämnd had before it was not locked
 *
 * Registers what the nämnd decided, outside the checksum of the version. Nothing before it can be
 * undone. For a decision that is registered already it corrects what was registered.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_register_decision (KbWorkbook *workbook,
                               const char *paragraph,
                               const char *on,
                               const char *outcome,
                               GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *newest = kb_decision_newest (content);
  gboolean corrected = kb_decision_is_registered (newest);
  g_autoptr (KbVersion) version = NULL;
  g_autoptr (KbRecord) decision = NULL;
  g_autoptr (KbEdit) edit = kb_edit_new ("decision-register");

  if (!newest)
    return refuse (error, KB_STORE_ERROR_NO_DECISION);
  version = kb_workbook_newest_version (workbook, kb_record_id (newest));
  if (!version)
    return refuse (error, KB_STORE_ERROR_UNLOCKED);
  decision = kb_record_copy (newest);
  kb_record_set_text (decision, KB_DECISION_PARAGRAPH, paragraph);
  kb_record_set_text (decision, KB_DECISION_DECIDED_ON, on);
  kb_record_set_text (decision, KB_DECISION_OUTCOME, outcome);
  kb_edit_set_argument (edit, "name", version->label);
  kb_edit_set_argument (edit, "other", paragraph);
  kb_edit_set_barrier (edit);
  kb_edit_put (edit, content, decision);
  if (!corrected && kb_decision_goes_on (outcome))
    begin_again (edit, decision);
  return kb_workbook_commit (workbook, edit, error);
}
