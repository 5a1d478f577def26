// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-picture.h"
#include "kb-report.h"

G_BEGIN_DECLS

#define KB_MATRIX_PICTURE_WIDTH  1600
#define KB_MATRIX_PICTURE_HEIGHT 960

void kb_matrix_draw (KbPicture *picture, gconstpointer report, double width, double height);
void kb_matrix_draw_pair (cairo_t *cr, const KbReport *report, double width, double height);
gboolean kb_matrix_write_png (const KbReport *report, const char *path, GError **error);
gboolean kb_matrix_write_svg (const KbReport *report, const char *path, GError **error);
gboolean kb_matrix_write_pdf (const KbReport *report, const char *path, GError **error);

G_END_DECLS
