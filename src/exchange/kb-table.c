// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-table"

#include "kb-table.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  guint number; /* from 1, as the spreadsheet counts */
  guint n_cells;
  const char **cells;
} KbTableRow;

struct _KbTable {
  gatomicrefcount references;
  char *sheet;
  GStringChunk *texts;
  GPtrArray *rows;
  guint n_columns;
  guint n_cells;
};

static void
row_free (gpointer data)
{
  KbTableRow *row = data;

  g_free (row->cells);
  g_free (row);
}

/**
 * kb_table_new:
 * @sheet: (nullable): the sheet's name
 *
 * Returns: (transfer full): an empty table
 */
KbTable *
kb_table_new (const char *sheet)
{
  KbTable *table = g_new0 (KbTable, 1);

  g_atomic_ref_count_init (&table->references);
  table->sheet = g_strdup (sheet ? sheet : "");
  table->texts = g_string_chunk_new (1 << 16);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  return table;
}

KbTable *
kb_table_ref (KbTable *table)
{
  g_atomic_ref_count_inc (&table->references);
  return table;
}

void
kb_table_unref (KbTable *table)
{
  if (!g_atomic_ref_count_dec (&table->references))
    return;
  g_ptr_array_unref (table->rows);
  g_string_chunk_free (table->texts);
  g_free (table->sheet);
  g_free (table);
}

/**
 * kb_table_put:
 * @table: a table that is being read
 * @row: the row's number, from 1; rows come in rising order
 * @column: the column, from 0
 * @text: the cell, in any bytes
 * @length: its length in bytes
 *
 * Adds a cell. Text that is no UTF-8 is mended, so that nothing later need be afraid of it.
 *
 * Returns: whether the table is still within its bounds
 */
gboolean
kb_table_put (KbTable *table, guint row, guint column, const char *text, gsize length)
{
  KbTableRow *last =
      table->rows->len > 0 ? g_ptr_array_index (table->rows, table->rows->len - 1) : NULL;

  if (column >= KB_TABLE_MAX_COLUMNS)
    return length == 0 || column < 16384; /* what stands far to the right is no list of ours */
  if (++table->n_cells > KB_TABLE_MAX_CELLS)
    return FALSE;
  if (!last || last->number < row) {
    last = g_new0 (KbTableRow, 1);
    last->number = row;
    g_ptr_array_add (table->rows, last);
  } else if (last->number > row) {
    return FALSE;
  }
  if (column >= last->n_cells) {
    last->cells = g_renew (const char *, last->cells, column + 1);
    for (guint i = last->n_cells; i <= column; i++)
      last->cells[i] = "";
    last->n_cells = column + 1;
  }
  table->n_columns = MAX (table->n_columns, column + 1);
  if (g_utf8_validate (text, (gssize) length, NULL)) {
    last->cells[column] = g_string_chunk_insert_len (table->texts, text, (gssize) length);
  } else {
    g_autofree char *mended = g_utf8_make_valid (text, (gssize) length);

    last->cells[column] = g_string_chunk_insert (table->texts, mended);
  }
  return TRUE;
}

const char *
kb_table_sheet (const KbTable *table)
{
  return table->sheet;
}

guint
kb_table_n_rows (const KbTable *table)
{
  return table->rows->len;
}

guint
kb_table_n_columns (const KbTable *table)
{
  return table->n_columns;
}

/**
 * kb_table_row_number:
 * @table: a table
 * @index: one of its rows, from 0
 *
 * Returns: the number the spreadsheet gives that row
 */
guint
kb_table_row_number (const KbTable *table, guint index)
{
  return ((KbTableRow *) g_ptr_array_index (table->rows, index))->number;
}

/**
 * kb_table_cell:
 * @table: a table
 * @index: one of its rows, from 0
 * @column: a column, from 0
 *
 * Returns: the cell's text, empty when there is none
 */
const char *
kb_table_cell (const KbTable *table, guint index, guint column)
{
  const KbTableRow *row = g_ptr_array_index (table->rows, index);

  return column < row->n_cells ? row->cells[column] : "";
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c) && c != 0xA0 && c != 0xFEFF && c != 0x200B)
      return FALSE;
  }
  return TRUE;
}

gboolean
kb_table_row_is_blank (const KbTable *table, guint index)
{
  const KbTableRow *row = g_ptr_array_index (table->rows, index);

  for (guint i = 0; i < row->n_cells; i++)
    if (!is_blank (row->cells[i]))
      return FALSE;
  return TRUE;
}

/**
 * kb_table_column_name:
 * @column: a column, from 0
 *
 * Returns: (transfer full): its letters, A … Z, AA …
 */
char *
kb_table_column_name (guint column)
{
  GString *name = g_string_new (NULL);

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (n - 1) % 26));
  return g_string_free (name, FALSE);
}

static gboolean
first_bytes (const char *path, guint8 bytes[16], gsize *length, GError **error)
{
  FILE *file = g_fopen (path, "rb");

  if (!file || g_file_test (path, G_FILE_TEST_IS_DIR)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ, "reason",
                  g_strerror (file ? EISDIR : errno), NULL);
    if (file)
      fclose (file);
    return FALSE;
  }
  *length = fread (bytes, 1, 16, file);
  fclose (file);
  return TRUE;
}

/**
 * kb_table_read:
 * @path: a file; what it is is judged by its content, not by its name
 * @sheet: (nullable): which sheet, for a spreadsheet of several
 * @error: (out): %KB_EXCHANGE_ERROR with "file"
 *
 * Returns: (transfer full) (nullable): its cells
 */
KbTable *
kb_table_read (const char *path, const char *sheet, GError **error)
{
  guint8 bytes[16] = { 0 };
  gsize length = 0;
  g_autoptr (GError) local = NULL;
  KbTable *table = NULL;

  if (!first_bytes (path, bytes, &length, &local))
    ;
  else if (length == 0)
    kb_error_set (&local, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_EMPTY, NULL);
  else if (length >= 2 && memcmp (bytes, "PK", 2) == 0)
    table = kb_table_read_xlsx (path, sheet, &local);
  else if (length >= 4 && memcmp (bytes, "\xD0\xCF\x11\xE0", 4) == 0)
    /* The same container holds old .xls files and every password-protected .xlsx. */
    kb_error_set (&local, KB_EXCHANGE_ERROR,
                  g_str_has_suffix (path, ".xls") ? KB_EXCHANGE_ERROR_NOT_SHEET
                                                  : KB_EXCHANGE_ERROR_ENCRYPTED,
                  "found", "xls", NULL);
  else if (length == 16 && memcmp (bytes, "SQLite format 3", 16) == 0)
    kb_error_set (&local, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NOT_SHEET, "found", "workbook",
                  NULL);
  else
    table = kb_table_read_csv (path, &local);
  if (local) {
    kb_error_add_detail (local, "file", path);
    g_propagate_error (error, g_steal_pointer (&local));
  }
  return table;
}
