// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"
#include "kb-timeline.h"

G_BEGIN_DECLS

/* Which actions are shown, by the status that people see. */
typedef enum {
  KB_PLAN_ALL,
  KB_PLAN_OVERDUE,
  KB_PLAN_STARTED,
  KB_PLAN_PLANNED,
  KB_PLAN_POSTPONED,
  KB_PLAN_DONE,
  KB_N_PLAN_FILTERS,
} KbPlanFilter;

/**
 * KbPlanTable:
 *
 * The plan under the method's sections, with its bars over the period and its sums. Signal
 * "chosen": another action, or none, is chosen.
 */
#define KB_TYPE_PLAN_TABLE (kb_plan_table_get_type ())
G_DECLARE_FINAL_TYPE (KbPlanTable, kb_plan_table, KB, PLAN_TABLE, KbSection)

void kb_plan_table_set_filter (KbPlanTable *table, KbPlanFilter filter);
void kb_plan_table_set_grouping (KbPlanTable *table, KbGrouping grouping);
void kb_plan_table_set_search (KbPlanTable *table, const char *text);
void kb_plan_table_show_years (KbPlanTable *table, gboolean shown);
guint kb_plan_table_count (KbPlanTable *table, KbPlanFilter filter);
void kb_plan_table_choose (KbPlanTable *table, const char *action_id);
const char *kb_plan_table_get_chosen (KbPlanTable *table);
void kb_plan_table_drag (
    KbPlanTable *table, const char *action_id, KbBarGrip grip, double years, gboolean done);

G_END_DECLS
