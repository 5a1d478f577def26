// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-csv-reader"

#include "kb-table.h"

#include <string.h>

#define MAX_BYTES      (256u << 20)
#define LINES_TO_JUDGE 20

/* What a text file is in when it does not say: UTF-16 shows by its NULs, UTF-8 by being valid; the
 * rest is Windows-1252, which every byte is a letter in. */
static const char *
guess_encoding (const char *data, gsize length, gsize *skip)
{
  const guint8 *bytes = (const guint8 *) data;
  gsize even = 0, odd = 0;

  *skip = 0;
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0) {
    *skip = 3;
    return "UTF-8";
  }
  if (length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE) {
    *skip = 2;
    return "UTF-16LE";
  }
  if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF) {
    *skip = 2;
    return "UTF-16BE";
  }
  for (gsize i = 0; i < MIN (length, 4096); i++) {
    if (bytes[i] == 0 && i % 2 == 0)
      even++;
    else if (bytes[i] == 0)
      odd++;
  }
  if (odd > MIN (length, 4096) / 8)
    return "UTF-16LE";
  if (even > MIN (length, 4096) / 8)
    return "UTF-16BE";
  return g_utf8_validate (data, (gssize) length, NULL) ? "UTF-8" : "WINDOWS-1252";
}

static char *
to_utf8 (const char *data, gsize length, GError **error)
{
  gsize skip, written;
  const char *encoding = guess_encoding (data, length, &skip);
  char *text;

  if (g_str_equal (encoding, "UTF-8")
      && g_utf8_validate (data + skip, (gssize) (length - skip), NULL))
    return g_strndup (data + skip, length - skip);
  if (g_str_equal (encoding, "UTF-8"))
    encoding = "WINDOWS-1252";
  if (memchr (data + skip, 0, length - skip) && g_str_equal (encoding, "WINDOWS-1252")) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NOT_SHEET, "found", "other", NULL);
    return NULL;
  }
  text = g_convert_with_fallback (data + skip, (gssize) (length - skip), "UTF-8", encoding,
                                  "\357\277\275", NULL, &written, NULL);
  if (!text || strlen (text) != written) {
    g_free (text);
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_ENCODING, NULL);
    return NULL;
  }
  return text;
}

/* The separator that splits most lines into the same number of cells. */
static char
guess_separator (const char *text)
{
  static const char candidates[] = { ';', '\t', ',' };
  guint best_score = 0;
  char best = ';';

  for (guint c = 0; c < G_N_ELEMENTS (candidates); c++) {
    guint first = 0, alike = 0, here = 0, lines = 0;
    gboolean quoted = FALSE;

    for (const char *p = text; lines < LINES_TO_JUDGE; p++) {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == candidates[c] && !quoted)
        here++;
      else if ((*p == '\n' && !quoted) || !*p) {
        if (lines == 0)
          first = here;
        if (here == first && here > 0)
          alike++;
        lines++;
        here = 0;
      }
      if (!*p)
        break;
    }
    if (first > 0 && first * 100 + alike * 10 > best_score) {
      best_score = first * 100 + alike * 10;
      best = candidates[c];
    }
  }
  return best;
}

typedef struct {
  KbTable *table;
  GString *cell;
  guint row;
  guint column;
} KbCsvParser;

static gboolean
end_cell (KbCsvParser *parser)
{
  const char *text = parser->cell->str;
  /* Our own lists mark a text that a spreadsheet would take for a formula so. */
  gsize mark = text[0] == '\'' && text[1] && strchr ("=+-@\t\r", text[1]) ? 1 : 0;
  gboolean ok = kb_table_put (parser->table, parser->row, parser->column, text + mark,
                              parser->cell->len - mark);

  g_string_truncate (parser->cell, 0);
  parser->column++;
  return ok;
}

/* RFC 4180, but lenient: a quote inside a bare cell is a quote. Rows are counted as lines of the
 * table, as spreadsheets do. */
static gboolean
parse (KbCsvParser *parser, const char *text, char separator)
{
  const char *p = text;

  while (*p) {
    if (*p == '"' && parser->cell->len == 0) {
      p++;
      while (*p && !(*p == '"' && p[1] != '"')) {
        if (*p == '"')
          p++;
        g_string_append_c (parser->cell, *p++);
      }
      if (*p == '"')
        p++;
    }
    while (*p && *p != separator && *p != '\n' && *p != '\r')
      g_string_append_c (parser->cell, *p++);
    if (!end_cell (parser))
      return FALSE;
    if (*p == separator) {
      p++;
      if (*p && *p != '\n' && *p != '\r')
        continue;
      if (!end_cell (parser))
        return FALSE;
    }
    if (*p == '\r')
      p++;
    if (*p == '\n')
      p++;
    parser->row++;
    parser->column = 0;
  }
  return TRUE;
}

/**
 * kb_table_read_csv_bytes:
 * @data: the bytes of a text file
 * @length: how many
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Reads a list separated by semicolons, commas or tabs, in UTF-8, UTF-16 or Windows-1252.
 *
 * Returns: (transfer full) (nullable): its cells
 */
KbTable *
kb_table_read_csv_bytes (const char *data, gsize length, GError **error)
{
  g_autoptr (KbTable) table = kb_table_new (NULL);
  g_autofree char *text = to_utf8 (data, length, error);
  g_autoptr (GString) cell = g_string_new (NULL);
  KbCsvParser parser = { table, cell, 1, 0 };
  const char *start = text;
  char separator;

  if (!text)
    return NULL;
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4]) {
    /* Excel's own hint, on a line before the headers. */
    separator = text[4];
    start = text + 5;
    start += strspn (start, "\r\n");
    parser.row = 2;
  } else {
    separator = guess_separator (text);
  }
  if (!parse (&parser, start, separator)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_LIMIT, "part", "cells", "reason",
                  kb_table_has_too_many_rows (table) ? "too many rows" : NULL, NULL);
    return NULL;
  }
  return g_steal_pointer (&table);
}

/**
 * kb_table_read_csv:
 * @path: a text file
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): its cells
 */
KbTable *
kb_table_read_csv (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GError) local = NULL;

  file = g_mapped_file_new (path, FALSE, &local);
  if (!file) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ, "reason", local->message, NULL);
    return NULL;
  }
  if (g_mapped_file_get_length (file) > MAX_BYTES) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_LIMIT, "part", "bytes", NULL);
    return NULL;
  }
  return kb_table_read_csv_bytes (g_mapped_file_get_contents (file),
                                  g_mapped_file_get_length (file), error);
}
