// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-types.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * KbDocument:
 *
 * A text for people with headings, paragraphs, lists and tables, before it is known whether it
 * becomes plain text, HTML or PDF (kb-document-text.h, kb-pdf.h).
 */

typedef enum {
  KB_BLOCK_HEADING,
  KB_BLOCK_PARAGRAPH,
  KB_BLOCK_LIST,
  KB_BLOCK_TABLE,
  KB_BLOCK_DRAWING,
  KB_BLOCK_PAGE, /* what follows begins on a new page */
} KbBlockType;

typedef void (*KbBlockDrawFunc) (cairo_t *cr, gconstpointer data, double width, double height);

typedef struct {
  KbBlockType type;
  guint level;          /* HEADING: 2–4; the title is level 1 */
  char *text;           /* HEADING, PARAGRAPH; DRAWING: what it shows, in words */
  GPtrArray *items;     /* LIST: char * */
  guint n_columns;      /* TABLE */
  char **header;        /* TABLE: NULL when the first column names each row */
  GPtrArray *rows;      /* TABLE: char ** of n_columns */
  KbBlockDrawFunc draw; /* DRAWING */
  gconstpointer data;
  double shape; /* DRAWING: height by width */
} KbBlock;

typedef struct {
  char *title;
  char *date;    /* of the document, for its footer */
  char *author;  /* NULL, or the organisation it comes from */
  char *subject; /* NULL, or the registry number */
  char *marking; /* NULL, or a line at the head of each page */
  KbLanguage language;
  GPtrArray *blocks; /* KbBlock */
} KbDocument;

KbDocument *kb_document_new (const char *title, const char *date, KbLanguage language);
void kb_document_free (KbDocument *document);
void kb_document_add_heading (KbDocument *document, guint level, const char *text);
void kb_document_add_paragraph (KbDocument *document, const char *text);
KbBlock *kb_document_add_list (KbDocument *document);
void kb_block_add_item (KbBlock *list, const char *text);
KbBlock *kb_document_add_table (KbDocument *document, guint n_columns, const char *const *header);
void kb_document_add_drawing (KbDocument *document,
                              KbBlockDrawFunc draw,
                              gconstpointer data,
                              double shape,
                              const char *words);
void kb_document_add_page (KbDocument *document);
void kb_block_add_row (KbBlock *table, ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbDocument, kb_document_free)

G_END_DECLS
