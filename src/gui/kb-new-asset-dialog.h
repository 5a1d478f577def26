// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbNewAssetDialog:
 *
 * Asks the säkerhetsskydd question before a name can be typed, then for the name (design §6).
 * Signal "added" (id).
 */
#define KB_TYPE_NEW_ASSET_DIALOG (kb_new_asset_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbNewAssetDialog, kb_new_asset_dialog, KB, NEW_ASSET_DIALOG, AdwWindow)

KbNewAssetDialog *kb_new_asset_dialog_new (GtkWindow *parent, KbWorkbook *workbook);
void kb_new_asset_dialog_answer (KbNewAssetDialog *dialog, KbGateAnswer answer);

G_END_DECLS
