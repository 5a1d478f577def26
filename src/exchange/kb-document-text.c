// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-document-text"

#include "kb-document-text.h"

#include "kb-catalogue.h"

#include <string.h>

/* A cell is one line in a table made of letters. */
static void
put_cell (GString *text, const char *cell)
{
  for (const char *p = cell; *p; p++)
    if (*p == '|')
      g_string_append (text, "\\|");
    else
      g_string_append_c (text, *p == '\n' || *p == '\r' ? ' ' : *p);
}

static void
put_text_row (GString *text, char *const *cells, guint n)
{
  g_string_append_c (text, '|');
  for (guint i = 0; i < n; i++) {
    g_string_append_c (text, ' ');
    put_cell (text, cells[i]);
    g_string_append (text, " |");
  }
  g_string_append_c (text, '\n');
}

/* Rows that the first column names read best as lines. */
static void
put_text_facts (GString *text, const KbBlock *block)
{
  for (guint i = 0; i < block->rows->len; i++) {
    char **row = g_ptr_array_index (block->rows, i);

    g_string_append_printf (text, "- %s:", row[0]);
    for (guint c = 1; c < block->n_columns; c++) {
      g_string_append_c (text, ' ');
      put_cell (text, row[c]);
    }
    g_string_append_c (text, '\n');
  }
}

static void
put_text_table (GString *text, const KbBlock *block)
{
  if (!block->header) {
    put_text_facts (text, block);
    return;
  }
  put_text_row (text, block->header, block->n_columns);
  g_string_append_c (text, '|');
  for (guint i = 0; i < block->n_columns; i++)
    g_string_append (text, " --- |");
  g_string_append_c (text, '\n');
  for (guint i = 0; i < block->rows->len; i++)
    put_text_row (text, g_ptr_array_index (block->rows, i), block->n_columns);
}

/**
 * kb_document_to_text:
 * @document: a document
 *
 * Returns: (transfer full): it as plain text that reads well and is Markdown
 */
char *
kb_document_to_text (const KbDocument *document)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "# %s\n", document->title);
  for (guint i = 0; i < document->blocks->len; i++) {
    const KbBlock *block = g_ptr_array_index (document->blocks, i);

    g_string_append_c (text, '\n');
    switch (block->type) {
    case KB_BLOCK_HEADING:
      for (guint l = 0; l < block->level; l++)
        g_string_append_c (text, '#');
      g_string_append_printf (text, " %s\n", block->text);
      break;
    case KB_BLOCK_PARAGRAPH:
    case KB_BLOCK_DRAWING:
      g_string_append_printf (text, "%s\n", block->text);
      break;
    case KB_BLOCK_PAGE:
      break;
    case KB_BLOCK_LIST:
      for (guint item = 0; item < block->items->len; item++)
        g_string_append_printf (text, "- %s\n",
                                (const char *) g_ptr_array_index (block->items, item));
      break;
    case KB_BLOCK_TABLE:
    default:
      put_text_table (text, block);
      break;
    }
  }
  return g_string_free (text, FALSE);
}

/* Escaped, with line breaks kept; what no text has any use for is dropped. */
static void
put_html (GString *html, const char *text)
{
  for (const char *p = text; *p; p++)
    if (*p == '\n')
      g_string_append (html, "<br>");
    else if (*p == '&')
      g_string_append (html, "&amp;");
    else if (*p == '<')
      g_string_append (html, "&lt;");
    else if (*p == '>')
      g_string_append (html, "&gt;");
    else if (*p == '"')
      g_string_append (html, "&quot;");
    else if ((guchar) *p >= 0x20 || *p == '\t')
      g_string_append_c (html, *p);
}

static void
put_element (GString *html, const char *name, const char *attributes, const char *text)
{
  g_string_append_printf (html, "<%s%s>", name, attributes);
  put_html (html, text);
  g_string_append_printf (html, "</%s>", name);
}

static void
put_html_table (GString *html, const KbBlock *block)
{
  g_string_append (html, "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n");
  if (block->header) {
    g_string_append (html, "<thead><tr>");
    for (guint c = 0; c < block->n_columns; c++)
      put_element (html, "th", " scope=\"col\" align=\"left\"", block->header[c]);
    g_string_append (html, "</tr></thead>\n");
  }
  g_string_append (html, "<tbody>\n");
  for (guint i = 0; i < block->rows->len; i++) {
    char **row = g_ptr_array_index (block->rows, i);

    g_string_append (html, "<tr>");
    for (guint c = 0; c < block->n_columns; c++)
      if (c == 0 && !block->header)
        put_element (html, "th", " scope=\"row\" align=\"left\"", row[c]);
      else
        put_element (html, "td", "", row[c]);
    g_string_append (html, "</tr>\n");
  }
  g_string_append (html, "</tbody></table>\n");
}

/**
 * kb_document_to_html:
 * @document: a document
 *
 * Returns: (transfer full): it as HTML without scripts or outside references, for a file or the
 * clipboard
 */
char *
kb_document_to_html (const KbDocument *document)
{
  GString *html = g_string_new (NULL);

  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head><meta charset=\"utf-8\">",
                          kb_language_code (document->language));
  put_element (html, "title", "", document->title);
  g_string_append (html, "</head>\n<body>\n");
  put_element (html, "h1", "", document->title);
  g_string_append_c (html, '\n');
  for (guint i = 0; i < document->blocks->len; i++) {
    const KbBlock *block = g_ptr_array_index (document->blocks, i);
    const char name[] = { 'h', (char) ('0' + block->level), '\0' };

    switch (block->type) {
    case KB_BLOCK_HEADING:
      put_element (html, name, "", block->text);
      g_string_append_c (html, '\n');
      break;
    case KB_BLOCK_PAGE:
      break;
    case KB_BLOCK_PARAGRAPH:
    case KB_BLOCK_DRAWING:
      put_element (html, "p", "", block->text);
      g_string_append_c (html, '\n');
      break;
    case KB_BLOCK_LIST:
      g_string_append (html, "<ul>\n");
      for (guint item = 0; item < block->items->len; item++) {
        put_element (html, "li", "", g_ptr_array_index (block->items, item));
        g_string_append_c (html, '\n');
      }
      g_string_append (html, "</ul>\n");
      break;
    case KB_BLOCK_TABLE:
    default:
      put_html_table (html, block);
      break;
    }
  }
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
