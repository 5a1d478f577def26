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

/* Merged cells, as they stand in the spreadsheet: rows from 1, columns from 0. */
typedef struct {
  guint row;
  guint column;
  guint last_row;
  guint last_column;
} KbMergedCells;

struct _KbTable {
  gatomicrefcount references;
  char *sheet;
  GStringChunk *texts;
  GPtrArray *rows;
  GArray *merged; /* KbMergedCells */
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
  table->merged = g_array_new (FALSE, FALSE, sizeof (KbMergedCells));
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
  g_array_unref (table->merged);
  g_string_chunk_free (table->texts);
  g_free (table->sheet);
  g_free (table);
}

static void
widen (KbTableRow *row, guint column)
{
  if (column < row->n_cells)
    return;
  row->cells = g_renew (const char *, row->cells, column + 1);
  for (guint i = row->n_cells; i <= column; i++)
    row->cells[i] = "";
  row->n_cells = column + 1;
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
    if (kb_table_has_too_many_rows (table))
      return FALSE;
    last = g_new0 (KbTableRow, 1);
    last->number = row;
    g_ptr_array_add (table->rows, last);
  } else if (last->number > row) {
    return FALSE;
  }
  widen (last, column);
  table->n_columns = MAX (table->n_columns, column + 1);
  if (g_utf8_validate (text, (gssize) length, NULL)) {
    last->cells[column] = g_string_chunk_insert_len (table->texts, text, (gssize) length);
  } else {
    g_autofree char *mended = g_utf8_make_valid (text, (gssize) length);

    last->cells[column] = g_string_chunk_insert (table->texts, mended);
  }
  return TRUE;
}

/**
 * kb_table_has_too_many_rows:
 * @table: a table that is being read
 *
 * Returns: whether it has as many rows as a list may have, so that no other can be added
 */
gboolean
kb_table_has_too_many_rows (const KbTable *table)
{
  return table->rows->len >= KB_TABLE_MAX_ROWS;
}

/**
 * kb_table_merge:
 * @table: a table that is being read
 * @row: the first row, from 1
 * @column: the first column, from 0
 * @last_row: the last row
 * @last_column: the last column
 *
 * Notes that these cells are merged into one, whose text stands in the first of them.
 *
 * Returns: whether the table is still within its bounds
 */
gboolean
kb_table_merge (KbTable *table, guint row, guint column, guint last_row, guint last_column)
{
  const KbMergedCells merged = { row, column, last_row, last_column };

  if (table->merged->len >= KB_TABLE_MAX_ROWS)
    return FALSE;
  if (row <= last_row && column <= last_column && column < KB_TABLE_MAX_COLUMNS)
    g_array_append_val (table->merged, merged);
  return TRUE;
}

/* The index of the first row that the spreadsheet numbers @number or higher. */
static guint
index_of_row (const KbTable *table, guint number)
{
  guint low = 0, high = table->rows->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (kb_table_row_number (table, middle) < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/**
 * kb_table_fill_merged:
 * @table: a table that has been read
 *
 * What stands in a cell that is merged downwards is said of each of its rows, so it is put into all
 * of them. Cells merged sideways are left as they are: there only the first column has a value.
 */
void
kb_table_fill_merged (KbTable *table)
{
  for (guint i = 0; i < table->merged->len; i++) {
    const KbMergedCells *merged = &g_array_index (table->merged, KbMergedCells, i);
    guint first = index_of_row (table, merged->row);
    const char *text;

    if (first >= table->rows->len || kb_table_row_number (table, first) != merged->row)
      continue;
    text = kb_table_cell (table, first, merged->column);
    for (guint r = first + 1; *text && r < table->rows->len; r++) {
      KbTableRow *row = g_ptr_array_index (table->rows, r);

      if (row->number > merged->last_row)
        break;
      widen (row, merged->column);
      if (!*row->cells[merged->column])
        row->cells[merged->column] = text;
    }
  }
}

/**
 * kb_table_merged_header:
 * @table: a table
 * @index: one of its rows, from 0
 * @column: a column, from 0
 *
 * Returns: (nullable): the text of the cell that this one is merged with sideways; %NULL when it is
 * the first of them, or not merged
 */
const char *
kb_table_merged_header (const KbTable *table, guint index, guint column)
{
  guint number = kb_table_row_number (table, index);

  for (guint i = 0; i < table->merged->len; i++) {
    const KbMergedCells *merged = &g_array_index (table->merged, KbMergedCells, i);

    if (merged->column < column && column <= merged->last_column && merged->row <= number
        && number <= merged->last_row)
      return kb_table_cell (table, index, merged->column);
  }
  return NULL;
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

/* The same container holds old .xls files, whatever they are called now, and every .xlsx with a
 * password: that has a part of this name, in UTF-16 ([MS-OFFCRYPTO] 2.3.4.4). */
static gboolean
is_encrypted (const char *path)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *bytes = file ? g_mapped_file_get_contents (file) : NULL;
  gsize length = file ? g_mapped_file_get_length (file) : 0;

  for (gsize i = 0; i + sizeof name <= length; i += 2) /* names stand on even places */
    if (bytes[i] == 'E' && memcmp (bytes + i, name, sizeof name) == 0)
      return TRUE;
  return FALSE;
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
    kb_error_set (&local, KB_EXCHANGE_ERROR,
                  is_encrypted (path) ? KB_EXCHANGE_ERROR_ENCRYPTED : KB_EXCHANGE_ERROR_NOT_SHEET,
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
