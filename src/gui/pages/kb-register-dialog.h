// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the nämnd decided on the locked version: outcome, date and §. */
#define KB_TYPE_REGISTER_DIALOG (kb_register_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbRegisterDialog, kb_register_dialog, KB, REGISTER_DIALOG, AdwWindow)

KbRegisterDialog *kb_register_dialog_new (GtkWindow *parent, KbWorkbook *workbook);

G_END_DECLS
