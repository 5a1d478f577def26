// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-plan-table.h"

G_BEGIN_DECLS

/* The handlingsplan: what will be done, by whom, when and for how much. */
#define KB_TYPE_PLAN_PAGE (kb_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (KbPlanPage, kb_plan_page, KB, PLAN_PAGE, KbSection)

void kb_plan_page_choose (KbPlanPage *page, const char *action_id);
void kb_plan_page_search (KbPlanPage *page);
void kb_plan_page_read_back (KbPlanPage *page, const char *path);
void kb_plan_page_flush (KbPlanPage *page);

G_END_DECLS
