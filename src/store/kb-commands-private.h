// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-commands.h"

G_BEGIN_DECLS

/* Shared by the files of commands. */

KbRecord *kb_commands_level_record (KbWorkbook *workbook, const char *asset_id, guint aspect);
const char *kb_commands_level_id (KbMethod *method, int level);
void
kb_commands_propose (KbWorkbook *workbook, KbEdit *edit, const char *asset_id, gboolean any_level);
void kb_commands_describe_level (KbWorkbook *workbook, KbEdit *edit, int low, int high);
void kb_commands_name_measure (KbEdit *edit, const KbRecord *measure);
gboolean
kb_commands_check_risk_object (KbWorkbook *workbook, KbKind kind, const char *id, GError **error);

G_END_DECLS
