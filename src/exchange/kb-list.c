// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-list"

#include "kb-list.h"

#include "kb-csv-writer.h"
#include "kb-output.h"
#include "kb-table.h"
#include "kb-xlsx-writer.h"

#include <string.h>

#define HEADER_ROW 0
#define ROLE       "role:"

static guint
n_cells (const KbReport *report, const char *column)
{
  return g_str_equal (column, "class") ? kb_method_size (report->method, KB_KIND_ASPECT) : 1;
}

static void
add_header (KbList *self, const KbReport *report, const char *column)
{
  KbLanguage language = report->language;
  KbRecord *role;

  if (g_str_equal (column, "class")) {
    for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++)
      g_ptr_array_add (self->headers, g_strdup (kb_record_localized (
                                          kb_method_item (report->method, KB_KIND_ASPECT, a),
                                          KB_ASPECT_NAME_SV, language)));
  } else if (g_str_equal (column, "systems")) {
    g_ptr_array_add (self->headers, g_strdup (kb_label_kind (KB_KIND_SYSTEM, language)));
  } else if (g_str_equal (column, "assets")) {
    g_ptr_array_add (self->headers, g_strdup (kb_label_kind_plural (KB_KIND_ASSET, language)));
  } else if (g_str_has_prefix (column, ROLE)) {
    role = kb_content_find (report->content, KB_KIND_ROLE, column + strlen (ROLE));
    g_ptr_array_add (
        self->headers,
        g_strdup (role ? kb_record_localized (role, KB_ROLE_NAME_SV, language) : column));
  } else {
    int field = kb_field_from_column (self->kind, column);

    g_ptr_array_add (self->headers, g_strdup (field != KB_NONE ? kb_label_field (
                                                  self->kind, (guint) field, language)
                                                               : column));
  }
}

static char *
field_text (const KbReport *report, const KbRecord *record, const char *column)
{
  KbKind kind = kb_record_kind (record);
  int field = kb_field_from_column (kind, column);

  if (field == KB_NONE || kb_record_is_null (record, (guint) field))
    return g_strdup ("");
  if (kb_field_info (kind, (guint) field)->type == KB_TYPE_REFERENCE
      && kb_field_info (kind, (guint) field)->target == KB_KIND_UNIT)
    return kb_format_unit_path (report->content, kb_record_text (record, (guint) field));
  return kb_describe_value (report->content, kind, (guint) field, record, report->language);
}

static void
put_class (const KbReport *report, const KbRecord *record, char **cells, guint *n)
{
  const KbClass *class = kb_inheritance_class_of (report->inheritance, record);

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++)
    cells[(*n)++] = class->aspects[a].high == KB_NONE
                        ? g_strdup ("")
                        : kb_format_range (report->method, class->aspects[a]);
}

static char *
cell_text (const KbReport *report, const KbRecord *record, const char *column)
{
  const char *id = kb_record_id (record);
  KbRecord *holder;

  if (g_str_equal (column, "systems"))
    return kb_report_asset_systems (report, id);
  if (g_str_equal (column, "assets"))
    return g_strdup_printf ("%u", kb_inheritance_system (report->inheritance, id)->n_assets);
  if (!g_str_has_prefix (column, ROLE))
    return field_text (report, record, column);
  holder = kb_content_find_pair (report->content, KB_KIND_SYSTEM_ROLE, id, column + strlen (ROLE));
  return g_strdup (holder && kb_record_text (holder, KB_SYSTEM_ROLE_HOLDER)
                       ? kb_record_text (holder, KB_SYSTEM_ROLE_HOLDER)
                       : "");
}

static void
row_free (gpointer row)
{
  g_strfreev (row);
}

/**
 * kb_list_new:
 * @report: a report
 * @kind: assets or systems
 * @columns: (array zero-terminated=1): which columns, in order
 * @ids: (array zero-terminated=1): which records, in order; those that are gone are left out
 *
 * Returns: (transfer full): the list as texts
 */
KbList *
kb_list_new (const KbReport *report,
             KbKind kind,
             const char *const *columns,
             const char *const *ids)
{
  KbList *list = g_new0 (KbList, 1);

  list->kind = kind;
  list->headers = g_ptr_array_new_with_free_func (g_free);
  list->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint c = 0; columns[c]; c++) {
    add_header (list, report, columns[c]);
    list->n_columns += n_cells (report, columns[c]);
  }
  for (guint i = 0; ids[i]; i++) {
    KbRecord *record = kb_content_find (report->content, kind, ids[i]);
    char **cells = record ? g_new0 (char *, list->n_columns + 1) : NULL;
    guint n = 0;

    if (!record)
      continue;
    for (guint c = 0; columns[c]; c++) {
      if (g_str_equal (columns[c], "class"))
        put_class (report, record, cells, &n);
      else
        cells[n++] = cell_text (report, record, columns[c]);
    }
    g_ptr_array_add (list->rows, cells);
  }
  return list;
}

void
kb_list_free (KbList *list)
{
  g_ptr_array_unref (list->headers);
  g_ptr_array_unref (list->rows);
  g_free (list);
}

static void
put_tsv_cell (GString *tsv, const char *text, gboolean first)
{
  if (!first)
    g_string_append_c (tsv, '\t');
  if (kb_csv_looks_like_formula (text))
    g_string_append_c (tsv, '\'');
  for (const char *p = text; *p; p++)
    g_string_append_c (tsv, strchr ("\t\r\n", *p) ? ' ' : *p);
}

/**
 * kb_list_to_tsv:
 * @list: a list
 *
 * Returns: (transfer full): the list with its headers for a spreadsheet's clipboard; no cell is a
 * formula
 */
char *
kb_list_to_tsv (const KbList *list)
{
  GString *tsv = g_string_new (NULL);

  for (guint c = 0; c < list->n_columns; c++)
    put_tsv_cell (tsv, g_ptr_array_index (list->headers, c), c == 0);
  g_string_append_c (tsv, '\n');
  for (guint r = 0; r < list->rows->len; r++) {
    char **cells = g_ptr_array_index (list->rows, r);

    for (guint c = 0; c < list->n_columns; c++)
      put_tsv_cell (tsv, cells[c], c == 0);
    g_string_append_c (tsv, '\n');
  }
  return g_string_free (tsv, FALSE);
}

static char *
to_csv (const KbList *list)
{
  GString *csv = g_string_new (KB_CSV_MARK);
  gboolean first = TRUE;

  for (guint c = 0; c < list->n_columns; c++)
    kb_csv_put_cell (csv, &first, g_ptr_array_index (list->headers, c));
  kb_csv_end_row (csv, &first);
  for (guint r = 0; r < list->rows->len; r++) {
    char **cells = g_ptr_array_index (list->rows, r);

    for (guint c = 0; c < list->n_columns; c++)
      kb_csv_put_cell (csv, &first, cells[c]);
    kb_csv_end_row (csv, &first);
  }
  return g_string_free (csv, FALSE);
}

static gboolean
write_xlsx (const KbList *list, const KbReport *report, const char *path, GError **error)
{
  g_autoptr (KbXlsxWriter) writer = kb_xlsx_writer_new (report, path);
  g_autofree KbXlsxColumn *columns = g_new0 (KbXlsxColumn, list->n_columns);

  kb_xlsx_sheet (writer, kb_label_kind_plural (list->kind, report->language));
  for (guint c = 0; c < list->n_columns; c++) {
    columns[c].header = g_ptr_array_index (list->headers, c);
    columns[c].width = c == 0 ? 36 : 20;
    columns[c].style = KB_XLSX_WRAP | KB_XLSX_TOP | KB_XLSX_TEXT;
  }
  kb_xlsx_table (writer, "Lista", HEADER_ROW, list->rows->len, columns, list->n_columns);
  for (guint r = 0; r < list->rows->len; r++) {
    char **cells = g_ptr_array_index (list->rows, r);

    for (guint c = 0; c < list->n_columns; c++)
      kb_xlsx_put (writer, HEADER_ROW + 1 + r, c, cells[c],
                   kb_xlsx_column_format (writer, &columns[c], r));
  }
  worksheet_freeze_panes (writer->worksheet, HEADER_ROW + 1, 1);
  kb_xlsx_page (writer, TRUE, 9, HEADER_ROW);
  return kb_xlsx_writer_close (writer, error);
}

/* What was written has as many rows as the list, and their first cells in the same order. */
static gboolean
check_table (const KbList *list, const KbTable *table, GError **error)
{
  guint found = kb_table_n_rows (table);
  g_autofree char *wanted = g_strdup_printf ("%u", list->rows->len);
  g_autofree char *value = g_strdup_printf ("%u", found > 0 ? found - 1 : 0);

  if (found != list->rows->len + 1) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ_BACK, "part", "rows", "expected",
                  wanted, "value", value, NULL);
    return FALSE;
  }
  for (guint r = 0; r < list->rows->len; r++) {
    char **cells = g_ptr_array_index (list->rows, r);
    g_autofree char *read = kb_fold (kb_table_cell (table, r + 1, 0));
    g_autofree char *meant = kb_fold (cells[0]);

    if (!g_str_equal (read, meant)) {
      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ_BACK, "part", "rows",
                    "expected", cells[0], "value", kb_table_cell (table, r + 1, 0), NULL);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
fail_at (GError **error, const char *path)
{
  if (error && *error)
    kb_error_add_detail (*error, "file", path);
  return FALSE;
}

/**
 * kb_list_write:
 * @list: a list
 * @report: what it was made from
 * @path: where; .xlsx or .csv
 * @error: (out): %KB_EXCHANGE_ERROR with "file"; then nothing new stands at @path
 *
 * Writes the list under another name, reads it back, and only then gives it its own.
 *
 * Returns: whether it was written
 */
gboolean
kb_list_write (const KbList *list, const KbReport *report, const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gboolean xlsx = g_str_has_suffix (lower, ".xlsx");
  g_autoptr (KbOutput) output = NULL;
  g_autoptr (KbTable) table = NULL;
  g_autofree char *text = NULL;

  if (!xlsx && !g_str_has_suffix (lower, ".csv")) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_FORMAT, "value", path, "choices",
                  ".xlsx, .csv", NULL);
    return FALSE;
  }
  output = kb_output_begin (path, error);
  if (!output)
    return FALSE;
  if (xlsx) {
    if (!write_xlsx (list, report, output->temporary, error))
      return fail_at (error, path);
    table = kb_table_read_xlsx (output->temporary, NULL, error);
  } else {
    text = to_csv (list);
    if (!kb_output_write (output, text, strlen (text), error))
      return FALSE;
    table = kb_table_read_csv_bytes (text, strlen (text), error);
  }
  if (!table || !check_table (list, table, error))
    return fail_at (error, path);
  return kb_output_commit (output, error);
}
