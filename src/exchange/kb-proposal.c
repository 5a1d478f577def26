// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-proposal"

#include "kb-proposal.h"

static void
add_point (GString *proposal, guint *number, const char *text)
{
  g_string_append_printf (proposal, "\n%u. %s,", ++*number, text);
}

/* One point for all risks that stay high and that nobody has accepted. */
static void
add_accepted_risks (const KbReport *report, GString *proposal, guint *number)
{
  g_autoptr (GPtrArray) steps =
      kb_next_steps (report->content, report->method, report->inheritance, report->today);

  for (guint i = 0; i < steps->len; i++) {
    const KbNextStep *step = g_ptr_array_index (steps, i);
    g_autofree char *labels = NULL;
    g_autofree char *text = NULL;

    if (step->type != KB_STEP_ACCEPT)
      continue;
    labels = kb_format_labels (step->records);
    text = kb_fill (kb_text_plural (report->language,
                                    "to accept that risk {labels} stays high, with a new "
                                    "examination within a year",
                                    "to accept that risks {labels} stay high, with a new "
                                    "examination within a year",
                                    step->records->len),
                    "labels", labels, NULL);
    add_point (proposal, number, text);
  }
}

/**
 * kb_proposal_suggest:
 * @report: the workbook as it is now
 *
 * Returns: (transfer full): a wording of the nämnd's decision to begin from, in the report's
 * language; people go through it and change it
 */
char *
kb_proposal_suggest (const KbReport *report)
{
  const char *board = kb_report_decision_text (report, KB_DECISION_BOARD);
  const char *unit = kb_format_owner_unit (report->content);
  g_autofree char *period = kb_format_period (report->content);
  g_autofree char *opening =
      kb_fill (kb_report_text (report, "{board} decides"), "board", *board ? board : unit, NULL);
  g_autofree char *analysis =
      kb_fill (kb_report_text (report, "to approve the information security analysis of {date}"),
               "date", report->today, NULL);
  g_autofree char *plan = kb_fill (
      kb_report_text (report, "to adopt the action plan for information security {period}"),
      "period", period, NULL);
  g_autofree char *follow_up =
      kb_fill (kb_report_text (report, "to instruct {unit} to report every year on how the plan is "
                                       "carried out"),
               "unit", unit, NULL);
  GString *proposal = g_string_new (opening);
  guint number = 0;

  add_point (proposal, &number, analysis);
  if (kb_content_count (report->content, KB_KIND_ACTION) > 0)
    add_point (proposal, &number, plan);
  add_accepted_risks (report, proposal, &number);
  add_point (proposal, &number, follow_up);
  g_string_truncate (proposal, proposal->len - 1);
  g_string_append_c (proposal, '.');
  return g_string_free (proposal, FALSE);
}
