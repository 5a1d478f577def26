// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbImportColumnRow:
 *
 * A column of a list, what its first value is, and the field that it is taken into.
 *
 * Signals: "mapped" (const char *field, "" for none) when a person chooses.
 */
#define KB_TYPE_IMPORT_COLUMN_ROW (kb_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (KbImportColumnRow, kb_import_column_row, KB, IMPORT_COLUMN_ROW, GtkListBoxRow)

GtkWidget *kb_import_column_row_new (const KbImport *import, guint column, GListModel *fields);
void kb_import_column_row_show (KbImportColumnRow *row, const KbImport *import);
guint kb_import_column_row_get_column (KbImportColumnRow *row);

G_END_DECLS
