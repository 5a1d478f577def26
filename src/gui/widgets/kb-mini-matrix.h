// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small picture of the matrix for the overview; the risk page has the one to work in. Its counts
 * are also its description. */
#define KB_TYPE_MINI_MATRIX (kb_mini_matrix_get_type ())
G_DECLARE_FINAL_TYPE (KbMiniMatrix, kb_mini_matrix, KB, MINI_MATRIX, GtkWidget)

void kb_mini_matrix_set (KbMiniMatrix *widget, KbMethod *method, const KbMatrix *matrix);

G_END_DECLS
