// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-exchange-error.h"

G_BEGIN_DECLS

/* The longest cell that a spreadsheet can hold. */
#define KB_CELL_MAX          32767
#define KB_TABLE_MAX_COLUMNS 512
#define KB_TABLE_MAX_CELLS   5000000
/* No list that people keep is longer; what is longer is a log, or a whole column that was filled.
 */
#define KB_TABLE_MAX_ROWS 50000

/**
 * KbTable:
 *
 * The cells of one sheet as text, wherever they came from. Dates are ISO texts, numbers as a
 * spreadsheet shows them.
 */
typedef struct _KbTable KbTable;

KbTable *kb_table_new (const char *sheet);
KbTable *kb_table_ref (KbTable *table);
void kb_table_unref (KbTable *table);

gboolean kb_table_put (KbTable *table, guint row, guint column, const char *text, gsize length);
gboolean
kb_table_merge (KbTable *table, guint row, guint column, guint last_row, guint last_column);
void kb_table_fill_merged (KbTable *table);
gboolean kb_table_has_too_many_rows (const KbTable *table);
const char *kb_table_sheet (const KbTable *table);
guint kb_table_n_rows (const KbTable *table);
guint kb_table_n_columns (const KbTable *table);
guint kb_table_row_number (const KbTable *table, guint index);
const char *kb_table_cell (const KbTable *table, guint index, guint column);
const char *kb_table_merged_header (const KbTable *table, guint index, guint column);
gboolean kb_table_row_is_blank (const KbTable *table, guint index);
char *kb_table_column_name (guint column);

KbTable *kb_table_read_csv (const char *path, GError **error);
KbTable *kb_table_read_csv_bytes (const char *data, gsize length, GError **error);
KbTable *kb_table_read_xlsx (const char *path, const char *sheet, GError **error);
char **kb_table_list_sheets (const char *path, GError **error);
KbTable *kb_table_read (const char *path, const char *sheet, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbTable, kb_table_unref)

G_END_DECLS
