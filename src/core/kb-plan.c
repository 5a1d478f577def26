// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-plan"

#include "kb-plan.h"

#include "kb-collation.h"
#include "kb-date.h"
#include "kb-decision.h"
#include "kb-plan-group.h"

static const char *const status_codes[KB_N_STATUSES] = { "planned", "started", "done",
                                                         "postponed" };

const char *
kb_status_code (KbStatus status)
{
  g_return_val_if_fail (status < KB_N_STATUSES, NULL);

  return status_codes[status];
}

/**
 * kb_status_from_code:
 * @code: (nullable): planned, started, done or postponed
 *
 * Returns: the status; planned for anything else
 */
KbStatus
kb_status_from_code (const char *code)
{
  for (int i = 0; i < KB_N_STATUSES; i++)
    if (g_strcmp0 (status_codes[i], code) == 0)
      return (KbStatus) i;
  return KB_STATUS_PLANNED;
}

KbStatus
kb_action_status (const KbRecord *action)
{
  return kb_status_from_code (kb_record_text (action, KB_ACTION_STATUS));
}

/**
 * kb_action_is_overdue:
 * @action: an action
 * @today: today's date
 *
 * Returns: whether its last day has passed while it is neither done nor postponed
 */
gboolean
kb_action_is_overdue (const KbRecord *action, const char *today)
{
  const char *due = kb_record_text (action, KB_ACTION_DUE_ON);
  KbStatus status = kb_action_status (action);

  return due && (status == KB_STATUS_PLANNED || status == KB_STATUS_STARTED)
         && kb_date_compare (due, today) < 0;
}

/**
 * kb_action_costs:
 * @content: a content
 * @action_id: an action
 *
 * Returns: (transfer none) (nullable) (element-type KbRecord): its one-off costs, a record a year
 */
const GPtrArray *
kb_action_costs (const KbContent *content, const char *action_id)
{
  return kb_content_referring (content, KB_KIND_ACTION_COST, KB_ACTION_COST_ACTION, action_id);
}

/**
 * kb_costs_once:
 * @costs: (nullable): an action's one-off costs
 *
 * Returns: their sum over all years, in thousands of kronor
 */
gint64
kb_costs_once (const GPtrArray *costs)
{
  gint64 sum = 0;

  for (guint i = 0; costs && i < costs->len; i++) {
    gint64 amount = kb_record_integer (g_ptr_array_index (costs, i), KB_ACTION_COST_AMOUNT);

    if (amount != KB_NO_INTEGER)
      sum += amount;
  }
  return sum;
}

gint64
kb_action_cost_once (const KbContent *content, const char *action_id)
{
  return kb_costs_once (kb_action_costs (content, action_id));
}

/**
 * kb_costs_in:
 * @costs: (nullable): an action's one-off costs
 * @year: a year
 *
 * Returns: what stands for that year, in thousands of kronor
 */
gint64
kb_costs_in (const GPtrArray *costs, int year)
{
  /* There are some few years: to look through them is cheaper than to make the pair's key. */
  for (guint i = 0; costs && i < costs->len; i++) {
    const KbRecord *cost = g_ptr_array_index (costs, i);

    if (kb_record_integer (cost, KB_ACTION_COST_YEAR) == year) {
      gint64 amount = kb_record_integer (cost, KB_ACTION_COST_AMOUNT);

      return amount == KB_NO_INTEGER ? 0 : amount;
    }
  }
  return 0;
}

/**
 * kb_action_cost_in:
 * @content: a content
 * @action_id: an action
 * @year: a year
 *
 * Returns: its one-off cost in that year, in thousands of kronor
 */
gint64
kb_action_cost_in (const KbContent *content, const char *action_id, int year)
{
  return kb_costs_in (kb_action_costs (content, action_id), year);
}

/**
 * kb_action_is_in_sum:
 * @content: a content
 * @action: an action
 *
 * What another nämnd must do is "hemställan till …" and stands outside this nämnd's sum (design
 * §11).
 *
 * Returns: whether the action's costs are this nämnd's own
 */
gboolean
kb_action_is_in_sum (KbContent *content, const KbRecord *action)
{
  const char *board = kb_record_text (action, KB_ACTION_BOARD);
  const KbRecord *decision = kb_decision_newest (content);
  const char *own = decision ? kb_record_text (decision, KB_DECISION_BOARD) : NULL;

  g_autofree char *folded = kb_fold (board);
  g_autofree char *folded_own = kb_fold (own);

  return !board || !own || g_str_equal (folded, folded_own);
}

/**
 * kb_plan_sum:
 * @content: a content
 * @section_id: (nullable): a section of the plan; %NULL for the whole plan
 * @today: today's date
 *
 * Returns: costs by year and actions by status
 */
KbPlan
kb_plan_sum (KbContent *content, const char *section_id, const char *today)
{
  const GPtrArray *actions = kb_content_list (content, KB_KIND_ACTION);
  KbRecord *workbook = kb_content_workbook (content);
  gint64 from = workbook ? kb_record_integer (workbook, KB_WORKBOOK_PERIOD_FROM) : KB_NO_INTEGER;
  gint64 to = workbook ? kb_record_integer (workbook, KB_WORKBOOK_PERIOD_TO) : KB_NO_INTEGER;
  KbPlan plan = { 0 };

  if (from < 1 || to > 9999 || to < from) {
    from = kb_date_year (today);
    to = from;
  }
  plan.first_year = (int) from;
  plan.n_years = (guint) MIN (to - from + 1, KB_PLAN_MAX_YEARS);
  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);
    gint64 once, yearly;

    if (section_id && g_strcmp0 (kb_record_text (action, KB_ACTION_SECTION), section_id) != 0)
      continue;
    plan.total++;
    plan.by_status[kb_action_status (action)]++;
    if (kb_action_is_overdue (action, today))
      plan.overdue++;
    if (!kb_action_is_in_sum (content, action))
      continue;
    once = kb_action_cost_once (content, kb_record_id (action));
    plan.once += once;
    for (guint y = 0; y < plan.n_years; y++) {
      gint64 amount = kb_action_cost_in (content, kb_record_id (action), plan.first_year + (int) y);

      plan.years[y] += amount;
      once -= amount;
      if (g_strcmp0 (kb_record_text (action, KB_ACTION_FINANCING), "financed") == 0)
        plan.years_financed[y] += amount;
    }
    plan.outside += once;
    yearly = kb_record_integer (action, KB_ACTION_COST_YEARLY);
    if (yearly != KB_NO_INTEGER)
      plan.yearly += yearly;
  }
  return plan;
}

/**
 * kb_actions_in_section:
 * @content: a content
 * @section_id: (nullable): a section; %NULL for actions that have none
 *
 * Returns: (transfer container) (element-type KbRecord): its actions, by number
 */
GPtrArray *
kb_actions_in_section (KbContent *content, const char *section_id)
{
  return kb_actions_in_group (content, KB_GROUP_BY_SECTION, section_id);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const KbRecord *one = *(KbRecord *const *) a;
  const KbRecord *other = *(KbRecord *const *) b;
  guint field = (guint) kb_field_from_column (kb_record_kind (one), "number");
  gint64 difference = kb_record_integer (one, field) - kb_record_integer (other, field);

  return difference < 0 ? -1 : difference > 0;
}

static GPtrArray *
linked (const KbContent *content, guint by, const char *id, guint wanted, KbKind kind)
{
  const GPtrArray *links = kb_content_referring (content, KB_KIND_ACTION_RISK, by, id);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *record =
        kb_content_find (content, kind, kb_record_text (g_ptr_array_index (links, i), wanted));

    if (record)
      g_ptr_array_add (found, record);
  }
  g_ptr_array_sort (found, compare_numbers);
  return found;
}

/**
 * kb_action_risks:
 * @content: a content
 * @action_id: an action
 *
 * Returns: (transfer container) (element-type KbRecord): the risks it meets, by number
 */
GPtrArray *
kb_action_risks (const KbContent *content, const char *action_id)
{
  return linked (content, KB_ACTION_RISK_ACTION, action_id, KB_ACTION_RISK_RISK, KB_KIND_RISK);
}

/**
 * kb_risk_actions:
 * @content: a content
 * @risk_id: a risk
 *
 * Returns: (transfer container) (element-type KbRecord): the actions that meet it, by number
 */
GPtrArray *
kb_risk_actions (const KbContent *content, const char *risk_id)
{
  return linked (content, KB_ACTION_RISK_RISK, risk_id, KB_ACTION_RISK_ACTION, KB_KIND_ACTION);
}

/**
 * kb_risk_label:
 * @risk: a risk
 *
 * Returns: (transfer full): its label, R01 …
 */
char *
kb_risk_label (const KbRecord *risk)
{
  return g_strdup_printf ("R%02" G_GINT64_FORMAT, kb_record_integer (risk, KB_RISK_NUMBER));
}

/**
 * kb_action_label:
 * @action: an action
 *
 * Returns: (transfer full): its label, Å01 …
 */
char *
kb_action_label (const KbRecord *action)
{
  return g_strdup_printf ("Å%02" G_GINT64_FORMAT, kb_record_integer (action, KB_ACTION_NUMBER));
}
