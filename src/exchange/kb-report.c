// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-report"

#include "kb-report.h"

#include "kb-explain.h"

/**
 * kb_report_new:
 * @workbook: a workbook
 * @language: the readers' language
 * @profile: complete, or the public extract
 *
 * Returns: (transfer full): the workbook as it is now
 */
KbReport *
kb_report_new (KbWorkbook *workbook, KbLanguage language, KbProfile profile)
{
  KbReport *report = g_new0 (KbReport, 1);

  report->content = kb_content_copy (kb_workbook_get_content (workbook));
  report->method = kb_method_ref (kb_workbook_get_method (workbook));
  report->inheritance = kb_inheritance_new (report->content, report->method);
  report->history = kb_history_copy (kb_workbook_get_history (workbook));
  report->today = kb_date_today ();
  report->language = language;
  report->profile = profile;
  report->summary =
      kb_summary_make (report->content, report->method, report->inheritance, report->today);
  return report;
}

void
kb_report_free (KbReport *report)
{
  kb_inheritance_unref (report->inheritance);
  kb_history_unref (report->history);
  kb_method_unref (report->method);
  kb_content_unref (report->content);
  g_free (report->today);
  g_free (report->version);
  g_free (report->checksum);
  g_free (report->locked_at);
  g_free (report->scope);
  g_clear_pointer (&report->within, kb_unit_scope_unref);
  g_free (report->object_id);
  g_free (report);
}

const char *
kb_report_text (const KbReport *report, const char *text)
{
  return kb_text (report->language, text);
}

/**
 * kb_report_decision:
 * @report: a report
 *
 * Returns: (transfer none) (nullable): the decision that is being prepared
 */
const KbRecord *
kb_report_decision (const KbReport *report)
{
  return kb_decision_newest (report->content);
}

/**
 * kb_report_decision_text:
 * @report: a report
 * @field: a text or date of the decision
 *
 * Returns: it, or an empty text
 */
const char *
kb_report_decision_text (const KbReport *report, guint field)
{
  const KbRecord *decision = kb_report_decision (report);
  const char *text = decision ? kb_record_text (decision, field) : NULL;

  return text ? text : "";
}

/**
 * kb_report_title:
 * @report: a report
 *
 * Returns: (transfer full): "Handlingsplan för informationssäkerhet 2027–2030"
 */
char *
kb_report_title (const KbReport *report)
{
  g_autofree char *period = kb_format_period (report->content);
  g_autofree char *title =
      kb_fill (kb_report_text (report, "Action plan for information security {period}"), "period",
               period, NULL);

  return report->scope && report->profile == KB_PROFILE_COMPLETE
             ? g_strdup_printf ("%s: %s", title, report->scope)
             : g_steal_pointer (&title);
}

/**
 * kb_report_board:
 * @report: a report
 *
 * Returns: (transfer full): the organisation and the nämnd, or the förvaltning while no nämnd is
 * given
 */
char *
kb_report_board (const KbReport *report)
{
  const char *organisation =
      kb_record_text (kb_content_workbook (report->content), KB_WORKBOOK_ORGANISATION);
  const char *board = kb_report_decision_text (report, KB_DECISION_BOARD);

  if (!*board)
    board = kb_format_owner_unit (report->content);
  if (g_strcmp0 (board, organisation) == 0)
    return g_strdup (organisation);
  return g_strdup_printf ("%s, %s", organisation, board);
}

/**
 * kb_report_subject:
 * @report: a report
 *
 * Returns: (transfer full): whose a picture is: the organisation and nämnd and, where it is of a
 * part only, which
 */
char *
kb_report_subject (const KbReport *report)
{
  g_autofree char *board = kb_report_board (report);
  g_autofree char *part = NULL;

  if (!report->scope || (!report->within && report->profile != KB_PROFILE_COMPLETE))
    return g_steal_pointer (&board);
  part = kb_fill (kb_report_text (report, "only {part}"), "part", report->scope, NULL);
  return g_strdup_printf ("%s · %s", board, part);
}

/**
 * kb_report_risk_object:
 * @report: a report
 * @risk: a risk
 *
 * Returns: (transfer none) (nullable): the asset, system or unit it is a risk for
 */
KbRecord *
kb_report_risk_object (const KbReport *report, const KbRecord *risk)
{
  return kb_risk_object (report->content, risk);
}

/**
 * kb_report_risk_sentence:
 * @report: a report
 * @risk: a risk
 *
 * Returns: (transfer full): the risk as the method's sentence, "På grund av … finns risk att …,
 * vilket leder till …"; the title when its parts are not written
 */
char *
kb_report_risk_sentence (const KbReport *report, const KbRecord *risk)
{
  const KbExplainer explainer = { report->content, report->method, report->inheritance,
                                  report->language, FALSE };

  return kb_explain_risk (&explainer, risk);
}

char *
kb_report_band (const KbReport *report, const KbRecord *risk, KbMoment moment)
{
  return kb_format_band (report->method, kb_risk_band (report->method, risk, moment),
                         kb_risk_score (report->method, risk, moment), report->language);
}

static guint
section_ordinal (const KbReport *report, const KbRecord *action)
{
  const char *id = kb_record_text (action, KB_ACTION_SECTION);
  guint n = kb_method_size (report->method, KB_KIND_SECTION);

  for (guint s = 0; id && s < n; s++)
    if (g_str_equal (kb_record_id (kb_method_item (report->method, KB_KIND_SECTION, s)), id))
      return s;
  return n;
}

/**
 * kb_report_actions_by_section:
 * @report: a report
 *
 * Returns: (transfer full) (element-type GPtrArray): the actions of each section of the method, by
 * number, and last those that have none
 */
GPtrArray *
kb_report_actions_by_section (const KbReport *report)
{
  const GPtrArray *actions = kb_content_list (report->content, KB_KIND_ACTION);
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint s = 0; s <= kb_method_size (report->method, KB_KIND_SECTION); s++)
    g_ptr_array_add (sections, g_ptr_array_new ());
  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);

    g_ptr_array_add (g_ptr_array_index (sections, section_ordinal (report, action)), action);
  }
  return sections;
}

/**
 * kb_report_action_title:
 * @report: a report
 * @action: an action
 *
 * Returns: (transfer full): its title; in a public extract only the wording that was written for
 * the public
 */
char *
kb_report_action_title (const KbReport *report, const KbRecord *action)
{
  const char *title = kb_record_text (action, KB_ACTION_TITLE);
  const char *open = kb_record_text (action, KB_ACTION_PUBLIC_TITLE);

  if (report->profile == KB_PROFILE_COMPLETE)
    return g_strdup (title ? title : "");
  return g_strdup (open ? open : kb_report_text (report, "Not given in the public extract"));
}

/**
 * kb_report_action_band:
 * @report: a report
 * @action: an action
 * @moment: before or after
 * @score: (out): the score of the cell
 *
 * Returns: the highest band among the risks it meets, or %KB_NONE
 */
int
kb_report_action_band (const KbReport *report, const KbRecord *action, KbMoment moment, int *score)
{
  g_autoptr (GPtrArray) risks = kb_action_risks (report->content, kb_record_id (action));
  int highest = KB_NONE;

  *score = 0;
  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    int band = kb_risk_band (report->method, risk, moment);
    int risk_score = kb_risk_score (report->method, risk, moment);

    if (band > highest || (band == highest && risk_score > *score)) {
      highest = band;
      *score = risk_score;
    }
  }
  return highest;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  gint64 difference = kb_record_integer (*(KbRecord *const *) a, KB_SYSTEM_POSITION)
                      - kb_record_integer (*(KbRecord *const *) b, KB_SYSTEM_POSITION);

  return difference < 0 ? -1 : difference > 0;
}

/* The names of the systems that links point at, in the order of the register. */
static char *
system_names (const KbReport *report, const GPtrArray *links, guint field)
{
  g_autoptr (GPtrArray) systems = g_ptr_array_new ();
  GString *names = g_string_new (NULL);

  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *system = kb_content_find (report->content, KB_KIND_SYSTEM,
                                        kb_record_text (g_ptr_array_index (links, i), field));

    if (system)
      g_ptr_array_add (systems, system);
  }
  g_ptr_array_sort (systems, compare_positions);
  for (guint i = 0; i < systems->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            kb_record_text (g_ptr_array_index (systems, i), KB_SYSTEM_NAME));
  return g_string_free (names, FALSE);
}

/**
 * kb_report_asset_systems:
 * @report: a report
 * @asset_id: an asset
 *
 * Returns: (transfer full): the names of the systems that carry it, separated by commas
 */
char *
kb_report_asset_systems (const KbReport *report, const char *asset_id)
{
  return system_names (
      report,
      kb_content_referring (report->content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_ASSET, asset_id),
      KB_ASSET_SYSTEM_SYSTEM);
}

/**
 * kb_report_dependencies:
 * @report: a report
 * @system_id: a system
 * @reverse: those that depend on it instead of those it depends on
 *
 * Returns: (transfer full): their names, separated by commas
 */
char *
kb_report_dependencies (const KbReport *report, const char *system_id, gboolean reverse)
{
  return system_names (report,
                       kb_content_referring (report->content, KB_KIND_DEPENDENCY,
                                             reverse ? KB_DEPENDENCY_ON : KB_DEPENDENCY_SYSTEM,
                                             system_id),
                       reverse ? KB_DEPENDENCY_SYSTEM : KB_DEPENDENCY_ON);
}

/**
 * kb_report_deciding:
 * @report: a report
 * @system_id: a system
 *
 * Returns: (transfer full): for each aspect the assets and systems that decide its level, "K3:
 * Orosanmälningar, … (+7)"
 */
char *
kb_report_deciding (const KbReport *report, const char *system_id)
{
  const KbSystemClass *class = kb_inheritance_system (report->inheritance, system_id);
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    g_autoptr (GPtrArray) deciding = kb_inheritance_deciding (report->inheritance, system_id, a);
    g_autofree char *badge = kb_format_badge (report->method, a, class->inherited.aspects[a]);

    if (class->origins[a] == KB_ORIGIN_NONE)
      continue;
    g_string_append_printf (text, "%s%s: ", text->len > 0 ? "\n" : "", badge);
    if (class->origins[a] == KB_ORIGIN_IMPORTED || deciding->len == 0) {
      g_string_append (text, kb_report_text (report, "as imported"));
      continue;
    }
    for (guint i = 0; i < MIN (deciding->len, 3); i++)
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              kb_record_title (g_ptr_array_index (deciding, i)));
    if (deciding->len > 3)
      g_string_append_printf (text, " (+%u)", deciding->len - 3);
  }
  return g_string_free (text, FALSE);
}
