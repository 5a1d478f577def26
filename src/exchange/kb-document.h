// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-types.h"

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
} KbBlockType;

typedef struct {
  KbBlockType type;
  guint level;      /* HEADING: 2–4; the title is level 1 */
  char *text;       /* HEADING, PARAGRAPH */
  GPtrArray *items; /* LIST: char * */
  guint n_columns;  /* TABLE */
  char **header;    /* TABLE: NULL when the first column names each row */
  GPtrArray *rows;  /* TABLE: char ** of n_columns */
} KbBlock;

typedef struct {
  char *title;
  char *date; /* of the document, for its footer */
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
void kb_block_add_row (KbBlock *table, ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbDocument, kb_document_free)

G_END_DECLS
