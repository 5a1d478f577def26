// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-export-row.h"

G_BEGIN_DECLS

/* The package of one system, one asset or a selection: for an authority, or a supplier. */
#define KB_TYPE_PACKAGE_DIALOG (kb_package_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbPackageDialog, kb_package_dialog, KB, PACKAGE_DIALOG, AdwWindow)

KbPackageDialog *
kb_package_dialog_new (GtkWindow *parent, KbWorkbook *workbook, KbKind kind, const GPtrArray *ids);
KbPackageDialog *kb_package_dialog_show (KbSection *section, KbKind kind, const char *id);
KbExportRow *kb_package_dialog_get_row (KbPackageDialog *dialog, guint index);

G_END_DECLS
