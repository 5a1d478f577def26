// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-csv-writer"

#include "kb-csv-writer.h"

#include <string.h>

/* Whether a spreadsheet would calculate the text. A number may have a sign. */
gboolean
kb_csv_looks_like_formula (const char *text)
{
  if (!*text || !strchr ("=+-@\t\r", *text) || !text[1])
    return FALSE;
  return !strchr ("+-", *text) || strspn (text + 1, "0123456789., ") != strlen (text + 1);
}

/**
 * kb_csv_put_cell:
 * @csv: what is written so far
 * @first: whether it is the first cell of its row; set to %FALSE
 * @text: (nullable): the cell
 *
 * Adds a cell. One that a spreadsheet would take for a formula gets an apostrophe before it, which
 * says that it is a text; our import takes it off.
 */
void
kb_csv_put_cell (GString *csv, gboolean *first, const char *text)
{
  const char *safe = text ? text : "";
  gboolean quote = strpbrk (safe, ";\"\r\n") != NULL || g_str_has_prefix (safe, " ");

  if (!*first)
    g_string_append_c (csv, ';');
  *first = FALSE;
  if (quote)
    g_string_append_c (csv, '"');
  if (kb_csv_looks_like_formula (safe))
    g_string_append_c (csv, '\'');
  for (const char *p = safe; *p; p++) {
    if (*p == '"')
      g_string_append_c (csv, '"');
    g_string_append_c (csv, *p);
  }
  if (quote)
    g_string_append_c (csv, '"');
}

void
kb_csv_end_row (GString *csv, gboolean *first)
{
  g_string_append (csv, "\r\n");
  *first = TRUE;
}
