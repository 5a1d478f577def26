// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

G_BEGIN_DECLS

/* Acts of follow-up: what actions wait for, what is noted of them, controls made, documents. */

gboolean kb_workbook_move_action (
    KbWorkbook *workbook, const char *action_id, int start_months, int due_months, GError **error);
gboolean kb_workbook_schedule_action (KbWorkbook *workbook,
                                      const char *action_id,
                                      const char *start_on,
                                      const char *due_on,
                                      GError **error);
gboolean kb_workbook_set_waits_for (
    KbWorkbook *workbook, const char *action_id, const char *on_id, gboolean waits, GError **error);
gboolean kb_workbook_add_action_note (KbWorkbook *workbook,
                                      const char *action_id,
                                      const char *noted_on,
                                      const char *text,
                                      GError **error);
gboolean kb_workbook_follow_control (KbWorkbook *workbook,
                                     const char *control_id,
                                     const char *owner,
                                     const char *starts_on,
                                     KbRecord *made,
                                     GError **error);
gboolean kb_workbook_put_document (KbWorkbook *workbook, KbRecord *document, GError **error);

G_END_DECLS
