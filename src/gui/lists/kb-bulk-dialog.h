// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbBulkDialog:
 *
 * Gives one field of many records the same value, as one act.
 */
#define KB_TYPE_BULK_DIALOG (kb_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbBulkDialog, kb_bulk_dialog, KB, BULK_DIALOG, AdwWindow)

KbBulkDialog *
kb_bulk_dialog_new (GtkWidget *parent, KbWorkbook *workbook, KbKind kind, const char *const *ids);

G_END_DECLS
