// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-document.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A4 in points. */
#define KB_PDF_WIDTH  595.276
#define KB_PDF_HEIGHT 841.890

guint kb_pdf_lay_out (const KbDocument *document, cairo_t *cr);
gboolean kb_pdf_write (const KbDocument *document, const char *path, GError **error);
gboolean
kb_pdf_write_counted (const KbDocument *document, const char *path, guint *n_pages, GError **error);

G_END_DECLS
