// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Sets a system's level by hand, with its reason (MSB metodstöd: ackumulering, aggregering,
 * integration). */
#define KB_TYPE_RAISE_DIALOG (kb_raise_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbRaiseDialog, kb_raise_dialog, KB, RAISE_DIALOG, AdwWindow)

KbRaiseDialog *
kb_raise_dialog_new (GtkWidget *parent, KbWorkbook *workbook, const char *system_id, guint aspect);

G_END_DECLS
