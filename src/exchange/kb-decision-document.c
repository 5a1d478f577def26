// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-decision-document"

#include "kb-decision-document.h"

#include "kb-matrix-drawing.h"
#include "kb-memo.h"

#define LARGEST      10
#define MATRIX_SHAPE 0.56 /* height by width */

/* The PDF that goes with the kallelse: a page that everybody understands, and behind it the risks,
 * the plan and the method. */

typedef struct {
  const KbReport *report;
  KbDocument *document;
} KbBuilder;

static void
add_fact (KbBlock *facts, const char *name, const char *value)
{
  if (value && *value)
    kb_block_add_row (facts, name, value, NULL);
}

static void
add_field (KbBuilder *self, KbBlock *facts, guint field)
{
  add_fact (facts, kb_label_field (KB_KIND_DECISION, field, self->report->language),
            kb_report_decision_text (self->report, field));
}

static void
add_case (KbBuilder *self)
{
  const KbReport *report = self->report;
  KbBlock *facts = kb_document_add_table (self->document, 2, NULL);
  g_autofree char *board = kb_report_board (report);
  const char *from = kb_report_decision_text (report, KB_DECISION_VALID_FROM);
  const char *to = kb_report_decision_text (report, KB_DECISION_VALID_TO);
  g_autofree char *valid =
      *from || *to ? g_strdup_printf ("%s – %s", *from ? from : "…", *to ? to : "…") : NULL;
  g_autofree char *version =
      report->version ? g_strdup (report->version)
                      : kb_fill (kb_report_text (report, "Not locked: a draft of {date}"), "date",
                                 report->today, NULL);

  add_fact (facts, kb_report_text (report, "Nämnd"), board);
  add_field (self, facts, KB_DECISION_REGISTRY_NUMBER);
  add_field (self, facts, KB_DECISION_MEETING_ON);
  add_fact (facts, kb_report_text (report, "Valid"), valid);
  add_fact (facts, kb_report_text (report, "Version"), version);
}

static void
draw_matrices (cairo_t *cr, gconstpointer data, double width, double height)
{
  kb_matrix_draw_pair (cr, data, width, height);
}

/* "Före åtgärder: Hög 4, Medel 8, Låg 6", the highest first. */
static char *
counts_in_words (const KbReport *report, const KbMatrix *matrix, const char *heading)
{
  GString *words = g_string_new (heading);

  for (guint i = 0; i < matrix->n_bands; i++) {
    guint band = matrix->n_bands - 1 - i;

    g_string_append_printf (
        words, "%s %s %u", i == 0 ? ":" : ",",
        kb_record_localized (kb_method_item (report->method, KB_KIND_BAND, band), KB_BAND_NAME_SV,
                             report->language),
        matrix->by_band[band]);
  }
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

static void
add_matrix (KbBuilder *self)
{
  const KbReport *report = self->report;
  g_autofree char *before =
      counts_in_words (report, &report->summary.before, kb_report_text (report, "Before actions"));
  g_autofree char *after =
      counts_in_words (report, &report->summary.after, kb_report_text (report, "After actions"));
  g_autofree char *words = g_strdup_printf ("%s %s", before, after);

  kb_document_add_drawing (self->document, draw_matrices, report, MATRIX_SHAPE, words);
  kb_document_add_paragraph (self->document, words);
}

static void
add_summary (KbBuilder *self)
{
  const KbReport *report = self->report;
  guint fields[] = { KB_DECISION_SUMMARY, KB_DECISION_ECONOMY };

  kb_document_add_heading (self->document, 2, kb_report_text (report, "Summary"));
  add_case (self);
  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    for (guint part = 0; part < KB_MEMO_PARTS; part++) {
      g_autofree char *text = NULL;

      if (kb_memo_field (part) != fields[f])
        continue;
      /* Free text is no part of a public extract. */
      text = report->profile == KB_PROFILE_PUBLIC ? kb_memo_suggest (report, part)
                                                  : kb_memo_text (report, part);
      kb_document_add_paragraph (self->document, text);
    }
  add_matrix (self);
}

static void
add_proposal (KbBuilder *self)
{
  const KbReport *report = self->report;
  const char *proposal = kb_report_decision_text (report, KB_DECISION_PROPOSAL);
  g_auto (GStrv) lines = g_strsplit (proposal, "\n", -1);

  if (!*proposal)
    return;
  kb_document_add_heading (self->document, 2, kb_report_text (report, "Proposed decision"));
  for (guint i = 0; lines[i]; i++)
    kb_document_add_paragraph (self->document, g_strstrip (lines[i]));
}

static void
add_risks (KbBuilder *self)
{
  const KbReport *report = self->report;
  g_autoptr (GPtrArray) risks =
      kb_risks_by_size (report->content, report->method, KB_MOMENT_BEFORE);
  const char *header[] = { kb_label_kind (KB_KIND_RISK, report->language),
                           kb_report_text (report, "What can happen"),
                           kb_report_text (report, "Before"),
                           kb_report_text (report, "After"),
                           kb_label_kind (KB_KIND_ACTION, report->language),
                           NULL };
  KbBlock *table;

  if (risks->len == 0 || report->profile == KB_PROFILE_PUBLIC)
    return;
  kb_document_add_heading (self->document, 2, kb_report_text (report, "The largest risks"));
  table = kb_document_add_table (self->document, 5, header);
  for (guint i = 0; i < MIN (risks->len, LARGEST); i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    g_autoptr (GPtrArray) actions = kb_risk_actions (report->content, kb_record_id (risk));
    g_autofree char *label = kb_risk_label (risk);
    g_autofree char *labels = kb_format_labels (actions);
    g_autofree char *sentence = kb_report_risk_sentence (report, risk);
    g_autofree char *before = kb_report_band (report, risk, KB_MOMENT_BEFORE);
    g_autofree char *after = kb_report_band (report, risk, KB_MOMENT_AFTER);

    kb_block_add_row (table, label, sentence, before, after, *labels ? labels : "–", NULL);
  }
}

static void
add_section (KbBuilder *self, const char *section_id, const char *name)
{
  const KbReport *report = self->report;
  g_autoptr (GPtrArray) actions = kb_actions_in_section (report->content, section_id);
  const char *header[] = { kb_report_text (report, "No."),
                           kb_label_kind (KB_KIND_ACTION, report->language),
                           kb_label_field (KB_KIND_ACTION, KB_ACTION_OWNER, report->language),
                           kb_label_field (KB_KIND_ACTION, KB_ACTION_DUE_ON, report->language),
                           kb_report_text (report, "One-off, SEK thousand"),
                           kb_label_field (KB_KIND_ACTION, KB_ACTION_STATUS, report->language),
                           NULL };
  KbBlock *table;

  if (actions->len == 0)
    return;
  kb_document_add_heading (self->document, 3, name);
  table = kb_document_add_table (self->document, 6, header);
  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);
    g_autofree char *label = kb_action_label (action);
    g_autofree char *title = kb_report_action_title (report, action);
    g_autofree char *once = kb_format_number (
        kb_action_cost_once (report->content, kb_record_id (action)), report->language);
    const char *owner = kb_record_text (action, KB_ACTION_OWNER);
    const char *due = kb_record_text (action, KB_ACTION_DUE_ON);

    kb_block_add_row (table, label, title, owner ? owner : "–", due ? due : "–", once,
                      kb_label_status (action, report->today, report->language), NULL);
  }
}

static void
add_plan (KbBuilder *self)
{
  const KbReport *report = self->report;

  if (report->summary.plan.total == 0)
    return;
  /* Without the risks the proposal leaves most of its page empty. */
  if (report->profile == KB_PROFILE_COMPLETE)
    kb_document_add_page (self->document);
  kb_document_add_heading (self->document, 2, kb_report_text (report, "The action plan"));
  for (guint s = 0; s < kb_method_size (report->method, KB_KIND_SECTION); s++) {
    KbRecord *section = kb_method_item (report->method, KB_KIND_SECTION, s);

    add_section (self, kb_record_id (section),
                 kb_record_localized (section, KB_SECTION_NAME_SV, report->language));
  }
  add_section (self, NULL, kb_report_text (report, "Without a section"));
}

static void
add_method (KbBuilder *self)
{
  const KbReport *report = self->report;
  const char *header[] = { kb_report_text (report, "Risk level"),
                           kb_report_text (report, "Who may accept it"), NULL };
  KbBlock *facts, *bands;

  kb_document_add_heading (self->document, 2, kb_report_text (report, "The method"));
  facts = kb_document_add_table (self->document, 2, NULL);
  add_fact (facts, kb_label_kind (KB_KIND_METHOD, report->language),
            kb_method_name (report->method, report->language));
  add_fact (facts, kb_report_text (report, "Source"),
            kb_record_localized (kb_method_header (report->method), KB_METHOD_DOCUMENT_SV,
                                 report->language));
  if (report->version) {
    g_autofree char *checksum = kb_format_checksum (report->checksum);
    g_autofree char *time = kb_format_time (report->locked_at);
    g_autofree char *version = kb_fill (kb_report_text (report, "{version}, locked {time}"),
                                        "version", report->version, "time", time, NULL);

    add_fact (facts, kb_report_text (report, "Version"), version);
    add_fact (facts, kb_report_text (report, "Checksum of the version"), checksum);
  }
  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    KbRecord *aspect = kb_method_item (report->method, KB_KIND_ASPECT, a);
    g_autofree char *name =
        g_strdup_printf ("%s  %s", kb_method_aspect_letter (report->method, a),
                         kb_record_localized (aspect, KB_ASPECT_NAME_SV, report->language));

    add_fact (facts, name, kb_record_localized (aspect, KB_ASPECT_DEFINITION_SV, report->language));
  }
  bands = kb_document_add_table (self->document, 2, header);
  for (guint i = kb_method_size (report->method, KB_KIND_BAND); i > 0; i--) {
    KbRecord *band = kb_method_item (report->method, KB_KIND_BAND, i - 1);

    kb_block_add_row (bands, kb_record_localized (band, KB_BAND_NAME_SV, report->language),
                      kb_record_localized (band, KB_BAND_ACCEPTANCE_SV, report->language), NULL);
  }
}

/* OSL 5 kap. 5 §: provision, day and authority; and how the kommun's method wants it sent. */
static char *
marking (const KbReport *report)
{
  const char *provision = kb_report_decision_text (report, KB_DECISION_SECRECY);
  GString *text = g_string_new (NULL);

  if (report->profile == KB_PROFILE_PUBLIC)
    g_string_append (text, kb_report_text (report, "Public extract"));
  if (report->profile == KB_PROFILE_COMPLETE && *provision) {
    g_autofree char *secrecy =
        kb_fill (kb_report_text (report, "May be covered by secrecy, {provision}."), "provision",
                 provision, NULL);

    g_string_append_printf (text, "%s %s %s", secrecy,
                            kb_report_decision_text (report, KB_DECISION_SECRECY_ON),
                            kb_report_decision_text (report, KB_DECISION_SECRECY_BY));
  }
  if (report->profile == KB_PROFILE_COMPLETE
      && kb_record_flag (kb_method_header (report->method), KB_METHOD_SAFE_CHANNEL))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            kb_report_text (report, "Send by secure messages, not by e-mail."));
  return g_string_free (text, text->len == 0);
}

/**
 * kb_decision_document:
 * @report: what to decide on; must live as long as the document
 *
 * Returns: (transfer full): the appendix to the kallelse
 */
KbDocument *
kb_decision_document (const KbReport *report)
{
  g_autofree char *title = kb_report_title (report);
  KbBuilder self = { report, kb_document_new (title, report->today, report->language) };
  g_autofree char *board = kb_report_board (report);

  self.document->author = g_strdup (board);
  self.document->subject = g_strdup (kb_report_decision_text (report, KB_DECISION_REGISTRY_NUMBER));
  self.document->marking = marking (report);
  add_summary (&self);
  kb_document_add_page (self.document);
  add_proposal (&self);
  add_risks (&self);
  add_plan (&self);
  add_method (&self);
  return self.document;
}
