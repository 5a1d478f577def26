// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Notes that a recurring control was made, and sets who answers for it and when it starts. */
#define KB_TYPE_CONTROL_DIALOG (kb_control_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbControlDialog, kb_control_dialog, KB, CONTROL_DIALOG, AdwWindow)

KbControlDialog *
kb_control_dialog_new (GtkWidget *parent, KbWorkbook *workbook, const char *control_id);

G_END_DECLS
