// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-matrix.h"

G_BEGIN_DECLS

/* An action's status as chosen; "overdue" is never chosen but follows from the date (design §11).
 */
typedef enum {
  KB_STATUS_PLANNED,
  KB_STATUS_STARTED,
  KB_STATUS_DONE,
  KB_STATUS_POSTPONED,
  KB_N_STATUSES,
} KbStatus;

#define KB_PLAN_MAX_YEARS 12

/* The plan's money and progress. Amounts in thousands of kronor. */
typedef struct {
  int first_year;
  guint n_years;
  gint64 years[KB_PLAN_MAX_YEARS];          /* one-off costs that fall in the period's years */
  gint64 years_financed[KB_PLAN_MAX_YEARS]; /* of which inom ram */
  gint64 outside;                           /* one-off costs of other years */
  gint64 once;                              /* all one-off costs */
  gint64 yearly;                            /* running costs a year when all is done */
  guint total;
  guint by_status[KB_N_STATUSES];
  guint overdue;
} KbPlan;

KbStatus kb_action_status (const KbRecord *action);
const char *kb_status_code (KbStatus status);
KbStatus kb_status_from_code (const char *code);
gboolean kb_action_is_overdue (const KbRecord *action, const char *today);
const GPtrArray *kb_action_costs (const KbContent *content, const char *action_id);
gint64 kb_costs_once (const GPtrArray *costs);
gint64 kb_costs_in (const GPtrArray *costs, int year);
gint64 kb_action_cost_once (const KbContent *content, const char *action_id);
gint64 kb_action_cost_in (const KbContent *content, const char *action_id, int year);
gboolean kb_action_is_in_sum (KbContent *content, const KbRecord *action);
KbPlan kb_plan_sum (KbContent *content, const char *section_id, const char *today);
GPtrArray *kb_actions_in_section (KbContent *content, const char *section_id);
GPtrArray *kb_action_risks (const KbContent *content, const char *action_id);
GPtrArray *kb_risk_actions (const KbContent *content, const char *risk_id);
char *kb_risk_label (const KbRecord *risk);
char *kb_action_label (const KbRecord *action);

G_END_DECLS
