// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-csv-reader"

#include "kb-table.h"

#include <string.h>

#define MAX_BYTES      (256u << 20)
#define LINES_TO_JUDGE 20

/* Letters of two bytes or more that are right, against bytes that are not: a few damaged ones do
 * not make "Ärende" of Windows-1252 out of a list in UTF-8. */
static gboolean
is_mostly_utf8 (const char *data, gsize length)
{
  const char *p = data, *end = data + length;
  gsize right = 0, wrong = 0;

  while (p < end) {
    const char *stop;

    if (g_utf8_validate (p, end - p, &stop))
      stop = end;
    for (; p < stop; p++)
      right += ((guchar) *p & 0xC0) == 0xC0;
    if (p < end) {
      wrong++;
      p++;
    }
  }
  return wrong == 0 || right > wrong * 2;
}

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
  return is_mostly_utf8 (data, length) ? "UTF-8" : "WINDOWS-1252";
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
    return g_utf8_make_valid (data + skip, (gssize) (length - skip));
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

/* How many of the first lines the separator splits into the commonest number of cells, and at a tie
 * how many cells. A title above the headers, or a line of prose, is one of few. */
static guint
score_separator (const char *text, char separator)
{
  guint counts[LINES_TO_JUDGE], lines = 0, here = 0, best = 0;
  gboolean quoted = FALSE;

  for (const char *p = text; lines < LINES_TO_JUDGE; p++) {
    if (*p == '"')
      quoted = !quoted;
    else if (*p == separator && !quoted)
      here++;
    else if ((*p == '\n' && !quoted) || !*p) {
      counts[lines++] = here;
      here = 0;
    }
    if (!*p)
      break;
  }
  for (guint i = 0; i < lines; i++) {
    guint alike = 0;

    for (guint k = 0; k < lines; k++)
      alike += counts[k] == counts[i];
    if (counts[i] > 0)
      best = MAX (best, alike * 1000 + MIN (counts[i], 999));
  }
  return best;
}

/* The separator that splits most lines into the same number of cells. */
static char
guess_separator (const char *text)
{
  static const char candidates[] = { ';', '\t', ',' };
  guint best_score = 0;
  char best = ';';

  for (guint c = 0; c < G_N_ELEMENTS (candidates); c++) {
    guint score = score_separator (text, candidates[c]);

    if (score > best_score) {
      best_score = score;
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
  guint open_row; /* where a quote begins that never ends; 0 for nowhere */
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
      if (!*p) {
        parser->open_row = parser->row;
        return FALSE;
      }
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
  KbCsvParser parser = { table, cell, 1, 0, 0 };
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
    if (parser.open_row > 0) {
      g_autofree char *row = g_strdup_printf ("%u", parser.open_row);

      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_QUOTE, "row", row, NULL);
      return NULL;
    }
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
