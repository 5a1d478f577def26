// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-plan-return.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbPlanReturnDialog:
 *
 * What came back in a filled-in plan, before anything is written: changes are ticked, conflicts are
 * for a person to tick, and what can't be taken in is told. One act takes over what is ticked.
 */
#define KB_TYPE_PLAN_RETURN_DIALOG (kb_plan_return_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbPlanReturnDialog, kb_plan_return_dialog, KB, PLAN_RETURN_DIALOG, AdwWindow)

KbPlanReturnDialog *kb_plan_return_dialog_new (GtkWidget *parent,
                                               KbWorkbook *workbook,
                                               KbPlanReturn *plan,
                                               const char *file);

G_END_DECLS
