// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-sheet-risks"

#include "kb-acceptance-text.h"
#include "kb-threat-catalogue.h"
#include "kb-xlsx-writer.h"

#define HEADER_ROW 3

enum {
  NUMBER,
  TITLE,
  SENTENCE,
  OBJECT,
  CLASS,
  OWNER,
  THREAT,
  WEAKNESS,
  PROTECTION,
  L_BEFORE,
  C_BEFORE,
  BEFORE,
  L_AFTER,
  C_AFTER,
  AFTER,
  ACTIONS,
  TREATMENT,
  PREVIOUS,
  ACCEPTED,
  MOTIVATION,
  REVIEW,
  ID,
  N_COLUMNS,
};

static void
put_step (KbXlsxWriter *w, guint row, guint column, KbKind kind, int ordinal, lxw_format *format)
{
  if (ordinal == KB_NONE)
    kb_xlsx_put (w, row, column, NULL, format);
  else
    kb_xlsx_put_number (w, row, column,
                        (double) kb_method_number (w->report->method, kind, (guint) ordinal),
                        format);
}

/* The threat by its name, or what the kommun calls one of its own. */
static const char *
threat_name (const KbReport *report, const KbThreatCatalogue *catalogue, const KbRecord *risk)
{
  const char *code = kb_record_text (risk, KB_RISK_THREAT);
  int threat = catalogue ? kb_threat_catalogue_find (catalogue, code) : KB_NONE;

  return threat == KB_NONE ? code : kb_threat_name (catalogue, (guint) threat, report->language);
}

static void
put_risk (KbXlsxWriter *w,
          const KbXlsxColumn *columns,
          const KbThreatCatalogue *catalogue,
          guint index,
          const KbRecord *risk)
{
  const KbReport *report = w->report;
  guint row = HEADER_ROW + 1 + index;
  KbRecord *object = kb_report_risk_object (report, risk);
  const KbClass *class = object && kb_record_kind (object) != KB_KIND_UNIT
                             ? kb_inheritance_class_of (report->inheritance, object)
                             : NULL;
  KbPosition before = kb_risk_position (report->method, risk, KB_MOMENT_BEFORE);
  KbPosition after = kb_risk_position (report->method, risk, KB_MOMENT_AFTER);
  g_autoptr (GPtrArray) actions = kb_risk_actions (report->content, kb_record_id (risk));
  g_autofree char *label = kb_risk_label (risk);
  g_autofree char *sentence = kb_report_risk_sentence (report, risk);
  g_autofree char *class_text = class ? kb_format_class (report->method, class) : NULL;
  g_autofree char *band_before = kb_report_band (report, risk, KB_MOMENT_BEFORE);
  g_autofree char *band_after = kb_report_band (report, risk, KB_MOMENT_AFTER);
  g_autofree char *action_labels = kb_format_labels (actions);
  g_autofree char *band_previous = kb_report_band (report, risk, KB_MOMENT_PREVIOUS);
  g_autofree char *acceptance =
      kb_acceptance_text (report->content, report->method, risk, report->today, report->language);
  lxw_format *f[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    f[i] = kb_xlsx_column_format (w, &columns[i], index);
  kb_xlsx_put (w, row, NUMBER, label, f[NUMBER]);
  kb_xlsx_anchor (w, row, NUMBER, label);
  kb_xlsx_put (w, row, TITLE, kb_record_text (risk, KB_RISK_TITLE), f[TITLE]);
  kb_xlsx_put (w, row, SENTENCE, sentence, f[SENTENCE]);
  kb_xlsx_put (w, row, OBJECT, object ? kb_record_title (object) : NULL, f[OBJECT]);
  kb_xlsx_put (w, row, CLASS, class_text, f[CLASS]);
  kb_xlsx_put (w, row, OWNER, kb_record_text (risk, KB_RISK_OWNER), f[OWNER]);
  kb_xlsx_put (w, row, THREAT, threat_name (report, catalogue, risk), f[THREAT]);
  kb_xlsx_put (w, row, WEAKNESS, kb_record_text (risk, KB_RISK_WEAKNESS), f[WEAKNESS]);
  kb_xlsx_put (w, row, PROTECTION, kb_record_text (risk, KB_RISK_PROTECTION), f[PROTECTION]);
  put_step (w, row, L_BEFORE, KB_KIND_LIKELIHOOD, before.likelihood, f[L_BEFORE]);
  put_step (w, row, C_BEFORE, KB_KIND_CONSEQUENCE, before.consequence, f[C_BEFORE]);
  kb_xlsx_put (w, row, BEFORE, band_before, f[BEFORE]);
  kb_xlsx_anchor (w, row, BEFORE, band_before);
  put_step (w, row, L_AFTER, KB_KIND_LIKELIHOOD, after.likelihood, f[L_AFTER]);
  put_step (w, row, C_AFTER, KB_KIND_CONSEQUENCE, after.consequence, f[C_AFTER]);
  kb_xlsx_put (w, row, AFTER, band_after, f[AFTER]);
  kb_xlsx_anchor (w, row, AFTER, band_after);
  kb_xlsx_put (w, row, ACTIONS, action_labels, f[ACTIONS]);
  kb_xlsx_put (w, row, TREATMENT,
               kb_label_choice (KB_KIND_RISK, KB_RISK_TREATMENT,
                                kb_record_text (risk, KB_RISK_TREATMENT), report->language),
               f[TREATMENT]);
  kb_xlsx_put (w, row, PREVIOUS, band_previous, f[PREVIOUS]);
  kb_xlsx_put (w, row, ACCEPTED, acceptance, f[ACCEPTED]);
  kb_xlsx_put (w, row, MOTIVATION, kb_record_text (risk, KB_RISK_MOTIVATION), f[MOTIVATION]);
  kb_xlsx_put_date (w, row, REVIEW, kb_record_text (risk, KB_RISK_REVIEW_ON), f[REVIEW]);
  kb_xlsx_put (w, row, ID, kb_record_id (risk), f[ID]);
}

/**
 * kb_sheet_risks:
 * @writer: a writer
 *
 * Writes "Risker": a row a risk, with its sentence, its object and where it stands before and
 * after.
 */
void
kb_sheet_risks (KbXlsxWriter *writer)
{
  const KbReport *report = writer->report;
  KbLanguage language = report->language;
  const GPtrArray *risks = kb_content_list (report->content, KB_KIND_RISK);
  const KbXlsxColumn columns[N_COLUMNS] = {
    [NUMBER] = { kb_report_text (report, "No."), 7, KB_XLSX_BOLD },
    [TITLE] = { kb_label_kind (KB_KIND_RISK, language), 30, KB_XLSX_WRAP | KB_XLSX_BOLD },
    [SENTENCE] = { kb_report_text (report, "Description of the risk"), 52, KB_XLSX_WRAP },
    [OBJECT] = { kb_report_text (report, "Information asset or system"), 22, KB_XLSX_WRAP },
    [CLASS] = { kb_report_text (report, "Class"), 12, 0 },
    [OWNER] = { kb_label_field (KB_KIND_RISK, KB_RISK_OWNER, language), 20, KB_XLSX_WRAP },
    [THREAT] = { kb_label_field (KB_KIND_RISK, KB_RISK_THREAT, language), 20, KB_XLSX_WRAP },
    [WEAKNESS] = { kb_label_field (KB_KIND_RISK, KB_RISK_WEAKNESS, language), 22, KB_XLSX_WRAP },
    [PROTECTION] = { kb_label_field (KB_KIND_RISK, KB_RISK_PROTECTION, language), 22,
                     KB_XLSX_WRAP },
    [L_BEFORE] = { kb_label_field (KB_KIND_RISK, KB_RISK_LIKELIHOOD_BEFORE, language), 12,
                   KB_XLSX_CENTER },
    [C_BEFORE] = { kb_label_field (KB_KIND_RISK, KB_RISK_CONSEQUENCE_BEFORE, language), 12,
                   KB_XLSX_CENTER },
    [BEFORE] = { kb_report_text (report, "Risk level before"), 9, KB_XLSX_CENTER },
    [L_AFTER] = { kb_label_field (KB_KIND_RISK, KB_RISK_LIKELIHOOD_AFTER, language), 12,
                  KB_XLSX_CENTER },
    [C_AFTER] = { kb_label_field (KB_KIND_RISK, KB_RISK_CONSEQUENCE_AFTER, language), 12,
                  KB_XLSX_CENTER },
    [AFTER] = { kb_report_text (report, "Risk level after"), 9, KB_XLSX_CENTER },
    [ACTIONS] = { kb_label_kind_plural (KB_KIND_ACTION, language), 12, KB_XLSX_WRAP },
    [TREATMENT] = { kb_label_field (KB_KIND_RISK, KB_RISK_TREATMENT, language), 11, 0 },
    [PREVIOUS] = { kb_report_text (report, "Last round"), 9, KB_XLSX_CENTER },
    [ACCEPTED] = { kb_report_text (report, "Acceptance"), 24, KB_XLSX_WRAP },
    [MOTIVATION] = { kb_label_field (KB_KIND_RISK, KB_RISK_MOTIVATION, language), 28,
                     KB_XLSX_WRAP },
    [REVIEW] = { kb_label_field (KB_KIND_RISK, KB_RISK_REVIEW_ON, language), 11.5, KB_XLSX_DATE },
    [ID] = { kb_report_text (report, "Id"), 10, 0 },
  };
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  g_autofree char *board = kb_report_board (report);
  g_autoptr (KbThreatCatalogue) catalogue = kb_threat_catalogue_load (NULL);
  guint last = HEADER_ROW + MAX (risks->len, 1);

  kb_xlsx_sheet (writer, kb_label_kind_plural (KB_KIND_RISK, language));
  kb_xlsx_title (writer, kb_report_text (report, "Risks (part 2)"), board, N_COLUMNS);
  kb_xlsx_table (writer, "Risker", HEADER_ROW, risks->len, columns, N_COLUMNS);
  for (guint i = 0; i < risks->len; i++)
    put_risk (writer, columns, catalogue, i, g_ptr_array_index (risks, i));
  kb_xlsx_band_colors (writer, HEADER_ROW + 1, BEFORE, last, BEFORE);
  kb_xlsx_band_colors (writer, HEADER_ROW + 1, AFTER, last, AFTER);
  kb_xlsx_band_colors (writer, HEADER_ROW + 1, PREVIOUS, last, PREVIOUS);
  worksheet_set_column_opt (writer->worksheet, ID, ID, 10, NULL, &hidden);
  worksheet_freeze_panes (writer->worksheet, HEADER_ROW + 1, 2);
  kb_xlsx_page (writer, TRUE, 8, HEADER_ROW + 1);
}
