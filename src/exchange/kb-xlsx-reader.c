// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-xlsx-reader"

#include "kb-date.h"
#include "kb-table.h"
#include "kb-xlsx-package.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Reads what Excel, LibreOffice, openpyxl, libxlsxwriter and Google Sheets write (ECMA-376 part 1,
 * SpreadsheetML): shared and inline strings, rich text, dates by number format, cells without a
 * reference.
 */

#define MAX_CELL_BYTES  (1u << 20)
#define MAX_SST_STRINGS 5000000u
#define MAX_SHEETS      512u
#define MAX_STYLES      70000u

typedef struct {
  char *name;
  char *part;
  gboolean hidden;
} KbXlsxSheet;

typedef struct {
  KbXlsxPackage *package;
  GHashTable *relations; /* id → part */
  GPtrArray *sheets;
  GStringChunk *chunk;
  GPtrArray *strings;       /* the shared strings */
  GHashTable *date_formats; /* custom format id + 1 */
  GArray *style_is_date;    /* gboolean, by style */
  gboolean epoch_1904;
  /* While a part is read */
  GString *text;
  gboolean in_text;
  gboolean in_phonetic;
  gboolean in_inline;
  gboolean in_cell_styles;
  gboolean has_value;
  guint row;
  guint column; /* of the next cell without a reference */
  guint cell_column;
  char type; /* n, s, t (str), i, b, e, d */
  guint style;
  KbTable *table;
} KbXlsxReader;

static void
sheet_free (gpointer data)
{
  KbXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

static void
reader_clear (KbXlsxReader *reader)
{
  g_clear_pointer (&reader->package, kb_xlsx_package_free);
  g_clear_pointer (&reader->relations, g_hash_table_unref);
  g_clear_pointer (&reader->sheets, g_ptr_array_unref);
  g_clear_pointer (&reader->chunk, g_string_chunk_free);
  g_clear_pointer (&reader->strings, g_ptr_array_unref);
  g_clear_pointer (&reader->date_formats, g_hash_table_unref);
  g_clear_pointer (&reader->style_is_date, g_array_unref);
  if (reader->text)
    g_string_free (g_steal_pointer (&reader->text), TRUE);
  g_clear_pointer (&reader->table, kb_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbXlsxReader, reader_clear)

/* A target is absolute (/xl/worksheets/sheet1.xml) or relative to the folder of the part that names
 * it. */
static char *
resolve_part (const char *folder, const char *target)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autofree char *whole = NULL;

  whole = target[0] == '/' ? g_strdup (target + 1) : g_strconcat (folder, "/", target, NULL);
  parts = g_strsplit (whole, "/", -1);
  for (guint i = 0; parts[i]; i++) {
    if (g_str_equal (parts[i], "..")) {
      if (path->len > 0)
        g_ptr_array_set_size (path, (int) path->len - 1);
    } else if (*parts[i] && !g_str_equal (parts[i], ".")) {
      g_ptr_array_add (path, parts[i]);
    }
  }
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

typedef struct {
  GHashTable *relations;
  const char *folder;
  char *workbook; /* the target of the officeDocument relation */
} KbRelationReader;

static void
relation_start (gpointer data, const char *name, const char **attributes)
{
  KbRelationReader *reader = data;
  const char *id = kb_xlsx_attribute (attributes, "Id");
  const char *target = kb_xlsx_attribute (attributes, "Target");
  const char *type = kb_xlsx_attribute (attributes, "Type");

  if (!g_str_equal (name, "Relationship") || !id || !target)
    return;
  g_hash_table_insert (reader->relations, g_strdup (id), resolve_part (reader->folder, target));
  if (type && g_str_has_suffix (type, "/officeDocument") && !reader->workbook)
    reader->workbook = resolve_part (reader->folder, target);
}

static const KbXlsxHandler relation_handler = { relation_start, NULL, NULL };

static void
workbook_start (gpointer data, const char *name, const char **attributes)
{
  KbXlsxReader *reader = data;

  if (g_str_equal (name, "workbookPr")) {
    const char *value = kb_xlsx_attribute (attributes, "date1904");

    reader->epoch_1904 = value && (g_str_equal (value, "1") || g_str_equal (value, "true"));
  } else if (g_str_equal (name, "sheet") && reader->sheets->len < MAX_SHEETS) {
    KbXlsxSheet *sheet = g_new0 (KbXlsxSheet, 1);
    const char *state = kb_xlsx_attribute (attributes, "state");
    const char *part = NULL;

    for (const char **a = attributes; *a; a += 2)
      if (g_str_has_suffix (a[0], "relationships|id"))
        part = g_hash_table_lookup (reader->relations, a[1]);
    sheet->name = g_strdup (kb_xlsx_attribute (attributes, "name"));
    sheet->part = g_strdup (part);
    sheet->hidden = state && !g_str_equal (state, "visible");
    if (sheet->name && sheet->part)
      g_ptr_array_add (reader->sheets, sheet);
    else
      sheet_free (sheet);
  }
}

static const KbXlsxHandler workbook_handler = { workbook_start, NULL, NULL };

/* Whether a number format shows a date: a letter of day, month, year, hour or second outside quotes
 * and escapes. */
static gboolean
format_is_date (const char *code)
{
  gboolean quoted = FALSE;

  for (const char *p = code; *p; p++) {
    if (*p == '"') {
      quoted = !quoted;
    } else if (quoted) {
      continue;
    } else if (*p == '\\' || *p == '_' || *p == '*') {
      if (p[1])
        p++;
    } else if (*p == '[') {
      if (p[1] && strchr ("hHmMsS", p[1]) && (p[2] == ']' || p[2] == p[1]))
        return TRUE; /* elapsed time */
      while (*p && *p != ']')
        p++;
      if (!*p)
        return FALSE;
    } else if (g_str_has_prefix (p, "General")) {
      p += strlen ("General") - 1;
    } else if (strchr ("ymdhsYMDHS", *p)) {
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
builtin_is_date (guint id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47)
         || (id >= 50 && id <= 58);
}

static guint
read_count (const char *text)
{
  guint64 value = 0;

  if (!text || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &value, NULL))
    return 0;
  return (guint) value;
}

static void
style_start (gpointer data, const char *name, const char **attributes)
{
  KbXlsxReader *reader = data;

  if (g_str_equal (name, "numFmt")) {
    const char *code = kb_xlsx_attribute (attributes, "formatCode");

    if (code && format_is_date (code))
      g_hash_table_add (
          reader->date_formats,
          GUINT_TO_POINTER (read_count (kb_xlsx_attribute (attributes, "numFmtId")) + 1));
  } else if (g_str_equal (name, "cellXfs")) {
    reader->in_cell_styles = TRUE;
  } else if (g_str_equal (name, "xf") && reader->in_cell_styles
             && reader->style_is_date->len < MAX_STYLES) {
    guint id = read_count (kb_xlsx_attribute (attributes, "numFmtId"));
    gboolean is_date = builtin_is_date (id)
                       || g_hash_table_contains (reader->date_formats, GUINT_TO_POINTER (id + 1));

    g_array_append_val (reader->style_is_date, is_date);
  }
}

static void
style_end (gpointer data, const char *name)
{
  KbXlsxReader *reader = data;

  if (g_str_equal (name, "cellXfs"))
    reader->in_cell_styles = FALSE;
}

static const KbXlsxHandler style_handler = { style_start, style_end, NULL };

static void
append_text (gpointer data, const char *text, int length)
{
  KbXlsxReader *reader = data;

  if (!reader->in_text)
    return;
  if (reader->text->len + (gsize) length > MAX_CELL_BYTES) {
    kb_xlsx_package_stop (reader->package, KB_EXCHANGE_ERROR_LIMIT, "cell");
    return;
  }
  g_string_append_len (reader->text, text, length);
}

/* What XML can't hold, and what only looks so, stands as _xHHHH_ (ECMA-376 part 1, 22.9.2.19):
 * Excel writes a carriage return as _x000D_, and _x0041_ itself as _x005F_x0041_. */
static void
unescape (GString *text)
{
  char *from = strstr (text->str, "_x");
  char *to = from;

  if (!from)
    return;
  while (*from) {
    guint code = 0;
    guint digits = 0;

    if (from[0] == '_' && from[1] == 'x')
      for (; digits < 4 && g_ascii_isxdigit (from[2 + digits]); digits++)
        code = code * 16 + (guint) g_ascii_xdigit_value (from[2 + digits]);
    if (digits == 4 && from[6] == '_' && code > 0 && g_unichar_validate (code)) {
      /* Of a line end the line feed is enough; other control characters are no text. */
      if (code >= 0x20 || code == '\n' || code == '\t')
        to += g_unichar_to_utf8 (code, to);
      from += 7;
    } else {
      *to++ = *from++;
    }
  }
  g_string_truncate (text, (gsize) (to - text->str));
}

/* Text runs of a string item; what a phonetic guide says is not part of the text. */
static void
string_start (gpointer data, const char *name, const char **attributes)
{
  KbXlsxReader *reader = data;

  if (g_str_equal (name, "si"))
    g_string_truncate (reader->text, 0);
  else if (g_str_equal (name, "rPh"))
    reader->in_phonetic = TRUE;
  else if (g_str_equal (name, "t"))
    reader->in_text = !reader->in_phonetic;
}

static void
string_end (gpointer data, const char *name)
{
  KbXlsxReader *reader = data;

  if (g_str_equal (name, "si")) {
    if (reader->strings->len >= MAX_SST_STRINGS) {
      kb_xlsx_package_stop (reader->package, KB_EXCHANGE_ERROR_LIMIT, "strings");
      return;
    }
    unescape (reader->text);
    g_ptr_array_add (reader->strings, g_string_chunk_insert_len (reader->chunk, reader->text->str,
                                                                 (gssize) reader->text->len));
  } else if (g_str_equal (name, "rPh")) {
    reader->in_phonetic = FALSE;
  } else if (g_str_equal (name, "t")) {
    reader->in_text = FALSE;
  }
}

static const KbXlsxHandler string_handler = { string_start, string_end, append_text };

/* B12 → column 1, row 12. */
static gboolean
parse_reference (const char *reference, guint *row, guint *column)
{
  guint c = 0, r = 0;
  const char *p = reference;

  for (; g_ascii_isalpha (*p) && c < 20000; p++)
    c = c * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
  for (; g_ascii_isdigit (*p) && r < 2000000; p++)
    r = r * 10 + (guint) (*p - '0');
  if (*p || c < 1 || c > 16384 || r < 1 || r > 1048576)
    return FALSE;
  *column = c - 1;
  *row = r;
  return TRUE;
}

static char
read_type (const char *type)
{
  if (!type)
    return 'n';
  if (g_str_equal (type, "str"))
    return 't';
  return type[0];
}

static void
cell_start (KbXlsxReader *reader, const char **attributes)
{
  const char *reference = kb_xlsx_attribute (attributes, "r");

  reader->cell_column = reader->column;
  if (reference && !parse_reference (reference, &reader->row, &reader->cell_column)) {
    kb_xlsx_package_stop (reader->package, KB_EXCHANGE_ERROR_DAMAGED, "cell reference");
    return;
  }
  reader->column = reader->cell_column + 1;
  reader->type = read_type (kb_xlsx_attribute (attributes, "t"));
  reader->style = read_count (kb_xlsx_attribute (attributes, "s"));
  reader->has_value = FALSE;
  g_string_truncate (reader->text, 0);
}

/* B2:C5. What is no range is no merging either. */
static void
note_merged (KbXlsxReader *reader, const char *reference)
{
  g_auto (GStrv) corners = g_strsplit (reference ? reference : "", ":", 2);
  guint row, column, last_row, last_column;

  if (corners[0] && corners[1] && parse_reference (corners[0], &row, &column)
      && parse_reference (corners[1], &last_row, &last_column)
      && !kb_table_merge (reader->table, row, column, last_row, last_column))
    kb_xlsx_package_stop (reader->package, KB_EXCHANGE_ERROR_LIMIT, "merged cells");
}

static void
sheet_start (gpointer data, const char *name, const char **attributes)
{
  KbXlsxReader *reader = data;

  if (g_str_equal (name, "row")) {
    guint number = read_count (kb_xlsx_attribute (attributes, "r"));

    reader->row = number > 0 ? number : reader->row + 1;
    reader->column = 0;
  } else if (g_str_equal (name, "c")) {
    cell_start (reader, attributes);
  } else if (g_str_equal (name, "v")) {
    reader->in_text = reader->has_value = TRUE;
  } else if (g_str_equal (name, "is")) {
    reader->in_inline = reader->has_value = TRUE;
  } else if (g_str_equal (name, "rPh")) {
    reader->in_phonetic = TRUE;
  } else if (g_str_equal (name, "t")) {
    reader->in_text = reader->in_inline && !reader->in_phonetic;
  } else if (g_str_equal (name, "mergeCell")) {
    note_merged (reader, kb_xlsx_attribute (attributes, "ref"));
  }
}

/* A number as a person would have typed it: whole numbers without a point, others with as few
 * digits as tell them apart. */
static char *
format_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (value) < 1e15 && value <= floor (value) && value >= floor (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) value);
  for (int digits = 6; digits < 17; digits++) {
    g_autofree char *form = g_strdup_printf ("%%.%dg", digits);

    g_ascii_formatd (buffer, sizeof buffer, form, value);
    if (fabs (g_ascii_strtod (buffer, NULL) - value) <= fabs (value) * 1e-15)
      return g_strdup (buffer);
  }
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value));
}

static char *
number_cell (KbXlsxReader *reader)
{
  char *end = NULL;
  double value = g_ascii_strtod (reader->text->str, &end);
  gboolean is_date = reader->style < reader->style_is_date->len
                     && g_array_index (reader->style_is_date, gboolean, reader->style);
  char *date;

  if (end == reader->text->str || !isfinite (value))
    return g_strdup (reader->text->str);
  date = is_date ? kb_date_from_serial (value, reader->epoch_1904) : NULL;
  return date ? date : format_number (value);
}

static char *
cell_text (KbXlsxReader *reader)
{
  switch (reader->type) {
  case 's': {
    guint64 index;

    if (!g_ascii_string_to_unsigned (reader->text->str, 10, 0, G_MAXUINT, &index, NULL)
        || index >= reader->strings->len) {
      kb_xlsx_package_stop (reader->package, KB_EXCHANGE_ERROR_DAMAGED, "shared string");
      return NULL;
    }
    return g_strdup (g_ptr_array_index (reader->strings, index));
  }
  case 'b':
    return g_strdup (g_str_equal (reader->text->str, "1") ? "ja" : "nej");
  case 'd': {
    char *date = kb_date_from_loose_text (reader->text->str);

    return date ? date : g_strdup (reader->text->str);
  }
  case 'n':
    return number_cell (reader);
  default:
    unescape (reader->text);
    return g_strdup (reader->text->str);
  }
}

static void
sheet_end (gpointer data, const char *name)
{
  KbXlsxReader *reader = data;

  if (g_str_equal (name, "v") || g_str_equal (name, "t")) {
    reader->in_text = FALSE;
  } else if (g_str_equal (name, "is")) {
    reader->in_inline = FALSE;
  } else if (g_str_equal (name, "rPh")) {
    reader->in_phonetic = FALSE;
  } else if (g_str_equal (name, "c") && reader->has_value) {
    g_autofree char *text = cell_text (reader);

    /* A formula that says "" is filled down far below the list: such rows are none. */
    if (text && *text
        && !kb_table_put (reader->table, reader->row, reader->cell_column, text, strlen (text)))
      kb_xlsx_package_stop (reader->package, KB_EXCHANGE_ERROR_LIMIT,
                            kb_table_has_too_many_rows (reader->table) ? "too many rows" : "cells");
  }
}

static const KbXlsxHandler sheet_handler = { sheet_start, sheet_end, append_text };

static gboolean
not_a_sheet (KbXlsxReader *reader, GError **error)
{
  const char *found = kb_xlsx_package_has (reader->package, "content.xml") ? "ods" : "zip";

  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NOT_SHEET, "found", found, NULL);
  return FALSE;
}

static gboolean
read_relations (
    KbXlsxReader *reader, const char *part, const char *folder, char **workbook, GError **error)
{
  KbRelationReader relations = { reader->relations, folder, NULL };
  gboolean ok;

  g_hash_table_remove_all (reader->relations);
  ok = kb_xlsx_package_parse (reader->package, part, &relation_handler, &relations, error);
  if (workbook)
    *workbook = relations.workbook;
  else
    g_free (relations.workbook);
  return ok;
}

/* Finds the workbook through the package's own relations, then its sheets. */
static gboolean
read_workbook (KbXlsxReader *reader, GError **error)
{
  g_autofree char *workbook = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *relations = NULL;

  if (!kb_xlsx_package_has (reader->package, "_rels/.rels"))
    return not_a_sheet (reader, error);
  if (!read_relations (reader, "_rels/.rels", "", &workbook, error))
    return FALSE;
  if (!workbook || !kb_xlsx_package_has (reader->package, workbook))
    return not_a_sheet (reader, error);
  folder = g_path_get_dirname (workbook);
  base = g_path_get_basename (workbook);
  relations = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  if (!kb_xlsx_package_has (reader->package, relations))
    return not_a_sheet (reader, error);
  if (!read_relations (reader, relations, folder, NULL, error)
      || !kb_xlsx_package_parse (reader->package, workbook, &workbook_handler, reader, error))
    return FALSE;
  return reader->sheets->len > 0 || not_a_sheet (reader, error);
}

/* Styles and shared strings stand in the workbook's relations by their file names. */
static gboolean
read_supplements (KbXlsxReader *reader, GError **error)
{
  GHashTableIter iter;
  gpointer part;

  g_hash_table_iter_init (&iter, reader->relations);
  while (g_hash_table_iter_next (&iter, NULL, &part)) {
    g_autofree char *lower = g_ascii_strdown (part, -1);

    if (!kb_xlsx_package_has (reader->package, part))
      continue;
    if (g_str_has_suffix (lower, "styles.xml")
        && !kb_xlsx_package_parse (reader->package, part, &style_handler, reader, error))
      return FALSE;
    if (g_str_has_suffix (lower, "sharedstrings.xml")
        && !kb_xlsx_package_parse (reader->package, part, &string_handler, reader, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
reader_open (KbXlsxReader *reader, const char *path, GError **error)
{
  reader->relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader->sheets = g_ptr_array_new_with_free_func (sheet_free);
  reader->chunk = g_string_chunk_new (1 << 16);
  reader->strings = g_ptr_array_new ();
  reader->date_formats = g_hash_table_new (NULL, NULL);
  reader->style_is_date = g_array_new (FALSE, FALSE, sizeof (gboolean));
  reader->text = g_string_new (NULL);
  reader->package = kb_xlsx_package_open (path, error);
  return reader->package && read_workbook (reader, error);
}

/* The sheet that is asked for, else the first that is not hidden. */
static const KbXlsxSheet *
find_sheet (KbXlsxReader *reader, const char *name, GError **error)
{
  g_autoptr (GString) choices = g_string_new (NULL);

  for (guint i = 0; i < reader->sheets->len; i++) {
    const KbXlsxSheet *sheet = g_ptr_array_index (reader->sheets, i);

    if (name ? g_str_equal (sheet->name, name) : !sheet->hidden)
      return sheet;
    g_string_append_printf (choices, "%s%s", choices->len > 0 ? ", " : "", sheet->name);
  }
  if (!name)
    return g_ptr_array_index (reader->sheets, 0);
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_SUCH_SHEET, "value", name, "choices",
                choices->str, NULL);
  return NULL;
}

/**
 * kb_table_read_xlsx:
 * @path: a spreadsheet
 * @sheet: (nullable): one of its sheets; by default the first that is not hidden
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): the sheet's cells
 */
KbTable *
kb_table_read_xlsx (const char *path, const char *sheet, GError **error)
{
  g_auto (KbXlsxReader) reader = { 0 };
  const KbXlsxSheet *chosen;

  if (!reader_open (&reader, path, error) || !read_supplements (&reader, error))
    return NULL;
  chosen = find_sheet (&reader, sheet, error);
  if (!chosen)
    return NULL;
  reader.table = kb_table_new (chosen->name);
  if (!kb_xlsx_package_parse (reader.package, chosen->part, &sheet_handler, &reader, error))
    return NULL;
  kb_table_fill_merged (reader.table);
  return g_steal_pointer (&reader.table);
}

/**
 * kb_table_list_sheets:
 * @path: a spreadsheet
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): the names of its visible sheets
 */
char **
kb_table_list_sheets (const char *path, GError **error)
{
  g_auto (KbXlsxReader) reader = { 0 };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (!reader_open (&reader, path, error))
    return NULL;
  for (guint i = 0; i < reader.sheets->len; i++) {
    const KbXlsxSheet *sheet = g_ptr_array_index (reader.sheets, i);

    if (!sheet->hidden)
      g_strv_builder_add (names, sheet->name);
  }
  return g_strv_builder_end (names);
}
