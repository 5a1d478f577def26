// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-document"

#include "kb-document.h"

#include <stdarg.h>

static void
free_row (gpointer data)
{
  g_strfreev (data);
}

static void
block_free (gpointer data)
{
  KbBlock *block = data;

  g_free (block->text);
  g_strfreev (block->header);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

/**
 * kb_document_new:
 * @title: its title
 * @date: (nullable): its date
 * @language: what it is written in
 *
 * Returns: (transfer full): a document with nothing in it
 */
KbDocument *
kb_document_new (const char *title, const char *date, KbLanguage language)
{
  KbDocument *document = g_new0 (KbDocument, 1);

  document->title = g_strdup (title);
  document->date = g_strdup (date ? date : "");
  document->language = language;
  document->blocks = g_ptr_array_new_with_free_func (block_free);
  return document;
}

void
kb_document_free (KbDocument *document)
{
  g_ptr_array_unref (document->blocks);
  g_free (document->title);
  g_free (document->date);
  g_free (document->author);
  g_free (document->subject);
  g_free (document->marking);
  g_free (document);
}

static KbBlock *
add_block (KbDocument *document, KbBlockType type)
{
  KbBlock *block = g_new0 (KbBlock, 1);

  block->type = type;
  g_ptr_array_add (document->blocks, block);
  return block;
}

void
kb_document_add_heading (KbDocument *document, guint level, const char *text)
{
  KbBlock *block = add_block (document, KB_BLOCK_HEADING);

  g_return_if_fail (level >= 2 && level <= 4);

  block->level = level;
  block->text = g_strdup (text);
}

/**
 * kb_document_add_paragraph:
 * @document: a document
 * @text: (nullable): a paragraph; none or an empty one is left out
 */
void
kb_document_add_paragraph (KbDocument *document, const char *text)
{
  if (text && *text)
    add_block (document, KB_BLOCK_PARAGRAPH)->text = g_strdup (text);
}

KbBlock *
kb_document_add_list (KbDocument *document)
{
  KbBlock *block = add_block (document, KB_BLOCK_LIST);

  block->items = g_ptr_array_new_with_free_func (g_free);
  return block;
}

void
kb_block_add_item (KbBlock *list, const char *text)
{
  g_return_if_fail (list->type == KB_BLOCK_LIST);

  g_ptr_array_add (list->items, g_strdup (text));
}

/**
 * kb_document_add_table:
 * @document: a document
 * @n_columns: how many columns
 * @header: (nullable): what each column is called; %NULL when the first column names each row
 *
 * Returns: (transfer none): the table, to add rows to
 */
KbBlock *
kb_document_add_table (KbDocument *document, guint n_columns, const char *const *header)
{
  KbBlock *block = add_block (document, KB_BLOCK_TABLE);

  block->n_columns = n_columns;
  block->header = g_strdupv ((char **) header);
  block->rows = g_ptr_array_new_with_free_func (free_row);
  return block;
}

/**
 * kb_document_add_drawing:
 * @document: a document
 * @draw: draws it
 * @data: for @draw; lives as long as the document
 * @shape: its height by its width
 * @words: what it shows, for those who do not see it and for plain text
 */
void
kb_document_add_drawing (
    KbDocument *document, KbBlockDrawFunc draw, gconstpointer data, double shape, const char *words)
{
  KbBlock *block = add_block (document, KB_BLOCK_DRAWING);

  block->draw = draw;
  block->data = data;
  block->shape = shape;
  block->text = g_strdup (words);
}

void
kb_document_add_page (KbDocument *document)
{
  add_block (document, KB_BLOCK_PAGE);
}

/**
 * kb_block_add_row:
 * @table: a table
 * @...: a text for each column, ended by %NULL; columns without one are empty
 */
void
kb_block_add_row (KbBlock *table, ...)
{
  char **row = g_new0 (char *, table->n_columns + 1);
  va_list cells;
  gboolean ended = FALSE;

  g_return_if_fail (table->type == KB_BLOCK_TABLE);

  va_start (cells, table);
  for (guint i = 0; i < table->n_columns; i++) {
    const char *cell = ended ? NULL : va_arg (cells, const char *);

    ended = cell == NULL;
    row[i] = g_strdup (cell ? cell : "");
  }
  va_end (cells);
  g_ptr_array_add (table->rows, row);
}
