// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-memo-texts"

#include "kb-memo-private.h"

/* Sentences from counts and sums. None of them names a system, a risk or a weakness. */

static void
add (GString *text, const char *before, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? before : "", sentence);
}

/* From the second highest level up: what the nämnd should know of. */
static guint
first_high_band (const KbReport *report)
{
  guint n = kb_method_size (report->method, KB_KIND_BAND);

  return n > 1 ? n - 2 : 0;
}

static guint
count_high (const KbReport *report, const KbMatrix *matrix)
{
  guint sum = 0;

  for (guint b = first_high_band (report); b < matrix->n_bands; b++)
    sum += matrix->by_band[b];
  return sum;
}

static const char *
high_name (const KbReport *report)
{
  KbRecord *band = kb_method_item (report->method, KB_KIND_BAND, first_high_band (report));

  return kb_record_localized (band, KB_BAND_NAME_SV, report->language);
}

char *
kb_memo_suggest_summary (const KbReport *report)
{
  const KbSummary *s = &report->summary;
  GString *text = g_string_new (NULL);
  g_autofree char *period = kb_format_period (report->content);
  g_autofree char *total = g_strdup_printf ("%u", s->assets.total);
  g_autofree char *classified = g_strdup_printf ("%u", s->assets.classified);
  g_autofree char *systems = g_strdup_printf ("%u", s->systems.total);
  g_autofree char *assets = kb_fill (
      kb_report_text (report, "{unit} has classified {classified} of {total} information assets; "
                              "they are handled in {systems} information systems."),
      "unit", kb_format_owner_unit (report->content), "classified", classified, "total", total,
      "systems", systems, NULL);
  g_autofree char *risks = g_strdup_printf ("%u", s->before.total);
  g_autofree char *before = g_strdup_printf ("%u", count_high (report, &s->before));
  g_autofree char *after = g_strdup_printf ("%u", count_high (report, &s->after));
  g_autofree char *analysis =
      kb_fill (kb_text_plural (report->language,
                               "The analysis has {risks} risk. At the level {level} or higher "
                               "there are {before} before actions and {after} when the plan is "
                               "carried out.",
                               "The analysis has {risks} risks. At the level {level} or higher "
                               "there are {before} before actions and {after} when the plan is "
                               "carried out.",
                               s->before.total),
               "risks", risks, "level", high_name (report), "before", before, "after", after, NULL);
  g_autofree char *actions = g_strdup_printf ("%u", s->plan.total);
  g_autofree char *plan = kb_fill (
      kb_text_plural (report->language, "The action plan for {period} has {actions} action.",
                      "The action plan for {period} has {actions} actions.", s->plan.total),
      "period", period, "actions", actions, NULL);

  add (text, " ", assets);
  if (s->before.total > 0)
    add (text, " ", analysis);
  if (s->plan.total > 0)
    add (text, " ", plan);
  return g_string_free (text, FALSE);
}

/* The newest decision before this one. */
static const KbRecord *
last_decision (const KbReport *report)
{
  g_autoptr (GPtrArray) decisions = kb_decisions_in_order (report->content);
  const KbRecord *last = NULL;

  for (guint i = 0; i + 1 < decisions->len; i++)
    if (kb_decision_is_registered (g_ptr_array_index (decisions, i)))
      last = g_ptr_array_index (decisions, i);
  return last;
}

char *
kb_memo_suggest_background (const KbReport *report)
{
  const KbRecord *last = last_decision (report);
  GString *text = g_string_new (NULL);
  g_autofree char *method = kb_fill (
      kb_report_text (report,
                      "Information is classified by the method {method}. The class says how much "
                      "protection the information needs, the risk analysis what threatens it, "
                      "and the action plan what is to be done, by whom, when and at what cost."),
      "method", kb_method_name (report->method, report->language), NULL);

  add (text, "\n", method);
  if (last) {
    const char *on = kb_record_text (last, KB_DECISION_DECIDED_ON);
    const char *paragraph = kb_record_text (last, KB_DECISION_PARAGRAPH);
    g_autofree char *before = kb_fill (
        kb_report_text (report, "The nämnd's last decision was made on {date}, § {paragraph}: "
                                "{outcome}."),
        "date", on ? on : "–", "paragraph", paragraph ? paragraph : "–", "outcome",
        kb_label_choice (KB_KIND_DECISION, KB_DECISION_OUTCOME,
                         kb_record_text (last, KB_DECISION_OUTCOME), report->language),
        NULL);

    add (text, "\n", before);
  }
  return g_string_free (text, FALSE);
}

char *
kb_memo_suggest_appraisal (const KbReport *report)
{
  const KbSummary *s = &report->summary;
  GString *text = g_string_new (NULL);
  guint remaining = count_high (report, &s->after);
  guint unclassified = s->assets.total - MIN (s->assets.classified, s->assets.total);

  if (s->before.total > 0 && remaining == 0) {
    g_autofree char *all = kb_fill (
        kb_report_text (report, "When the plan is carried out no risk remains at the level "
                                "{level} or higher."),
        "level", high_name (report), NULL);

    add (text, " ", all);
  } else if (remaining > 0) {
    g_autofree char *number = g_strdup_printf ("%u", remaining);
    g_autofree char *left = kb_fill (
        kb_text_plural (report->language,
                        "When the plan is carried out {n} risk remains at the level {level} or "
                        "higher; it needs a decision on acceptance or more actions.",
                        "When the plan is carried out {n} risks remain at the level {level} or "
                        "higher; they need a decision on acceptance or more actions.",
                        remaining),
        "n", number, "level", high_name (report), NULL);

    add (text, " ", left);
  }
  if (s->plan.overdue > 0) {
    g_autofree char *overdue =
        kb_fill_count (kb_text_plural (report->language, "{n} action is overdue.",
                                       "{n} actions are overdue.", s->plan.overdue),
                       s->plan.overdue);

    add (text, " ", overdue);
  }
  if (unclassified > 0) {
    g_autofree char *left = kb_fill_count (
        kb_text_plural (report->language, "{n} information asset is not classified yet.",
                        "{n} information assets are not classified yet.", unclassified),
        unclassified);

    add (text, " ", left);
  }
  if (text->len == 0)
    add (text, "", kb_report_text (report, "The material is complete enough to decide on."));
  return g_string_free (text, FALSE);
}

char *
kb_memo_suggest_economy (const KbReport *report)
{
  const KbPlan *plan = &report->summary.plan;
  GString *text = g_string_new (NULL);
  gint64 sum = 0, financed = 0;

  for (guint y = 0; y < plan->n_years; y++) {
    sum += plan->years[y];
    financed += plan->years_financed[y];
  }
  if (sum == 0 && plan->yearly == 0)
    return g_strdup (kb_report_text (report, "The actions are carried out within the budget."));
  {
    g_autofree char *total = kb_format_number (sum, report->language);
    g_autofree char *inside = kb_format_number (financed, report->language);
    g_autofree char *outside = kb_format_number (sum - financed, report->language);
    g_autofree char *once = kb_fill (
        kb_report_text (report, "The plan costs SEK {total} thousand once, of which {inside} "
                                "within the budget and {outside} not financed."),
        "total", total, "inside", inside, "outside", outside, NULL);

    add (text, "\n", once);
  }
  for (guint y = 0; y < plan->n_years; y++) {
    g_autofree char *year = g_strdup_printf ("%d", plan->first_year + (int) y);
    g_autofree char *amount = kb_format_number (plan->years[y], report->language);
    g_autofree char *open =
        kb_format_number (plan->years[y] - plan->years_financed[y], report->language);
    g_autofree char *line = NULL;

    if (plan->years[y] == 0)
      continue;
    line = kb_fill (kb_report_text (report, "- {year}: SEK {amount} thousand, of which {open} not "
                                            "financed"),
                    "year", year, "amount", amount, "open", open, NULL);
    add (text, "\n", line);
  }
  if (plan->yearly != 0) {
    g_autofree char *amount = kb_format_number (plan->yearly, report->language);
    g_autofree char *yearly = kb_fill (
        kb_report_text (report, "When all is done the running costs are SEK {amount} thousand a "
                                "year."),
        "amount", amount, NULL);

    add (text, "\n", yearly);
  }
  return g_string_free (text, FALSE);
}

char *
kb_memo_suggest_children (const KbReport *report)
{
  return g_strdup (kb_report_text (
      report, "The decision concerns how information is protected. Where the information is about "
              "children, better protection of it is in the child's best interests. The decision "
              "has no other consequences for children."));
}

char *
kb_memo_suggest_attachments (const KbReport *report)
{
  GString *text = g_string_new (NULL);
  g_autofree char *title = kb_report_title (report);
  g_autofree char *plan =
      report->version
          ? kb_fill (kb_report_text (report, "- {title}, version {version} (Excel)"), "title",
                     title, "version", report->version, NULL)
          : kb_fill (kb_report_text (report, "- {title} (Excel)"), "title", title, NULL);
  g_autofree char *summary =
      kb_fill (kb_report_text (report, "- Basis for the decision of {date} (PDF)"), "date",
               report->today, NULL);

  add (text, "\n", plan);
  add (text, "\n", summary);
  return g_string_free (text, FALSE);
}

/* The förvaltning, and each nämnd that is asked to do something. */
char *
kb_memo_suggest_recipients (const KbReport *report)
{
  const GPtrArray *actions = kb_content_list (report->content, KB_KIND_ACTION);
  const char *own = kb_report_decision_text (report, KB_DECISION_BOARD);
  const char *unit = kb_format_owner_unit (report->content);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "- %s", unit);
  for (guint i = 0; i < actions->len; i++) {
    const char *board = kb_record_text (g_ptr_array_index (actions, i), KB_ACTION_BOARD);

    if (board && *board && !g_str_equal (board, own) && !g_str_equal (board, unit)
        && g_hash_table_add (seen, (gpointer) board))
      g_string_append_printf (text, "\n- %s", board);
  }
  return g_string_free (text, FALSE);
}
