// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-pdf.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define KB_PDF_MARGIN 56.7 /* 2 cm */
#define KB_PDF_FOOTER 30.0
#define KB_PDF_BOTTOM (KB_PDF_HEIGHT - KB_PDF_MARGIN - KB_PDF_FOOTER)
#define KB_PDF_INNER  (KB_PDF_WIDTH - 2 * KB_PDF_MARGIN)

/* Where the text has come to. */
typedef struct {
  const KbDocument *document;
  cairo_t *cr;
  gboolean painting; /* otherwise only counting pages */
  guint page;        /* from 1 */
  guint n_pages;     /* known when painting */
  double y;
  int outlines[5]; /* the last bookmark of each level of heading, from 1; 0 for none */
} KbPdfPages;

typedef struct {
  double size; /* points */
  gboolean bold;
} KbPdfStyle;

PangoLayout *kb_pdf_layout (KbPdfPages *pages, const char *text, KbPdfStyle style, double width);
double kb_pdf_layout_height (PangoLayout *layout);
guint kb_pdf_lines_that_fit (PangoLayout *layout, guint first, double room, double *height);
void kb_pdf_show_lines (
    KbPdfPages *pages, PangoLayout *layout, guint first, guint end, double x, double y);
void kb_pdf_new_page (KbPdfPages *pages);
void kb_pdf_begin_tag (KbPdfPages *pages, const char *tag);
void kb_pdf_end_tag (KbPdfPages *pages, const char *tag);
void kb_pdf_put_table (KbPdfPages *pages, const KbBlock *table);
void kb_pdf_add_language (GByteArray *pdf, KbLanguage language);

G_END_DECLS
