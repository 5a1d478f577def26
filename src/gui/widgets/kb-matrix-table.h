// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The risk matrix as a table of words, for who cannot use a picture: the same model, a line a
 * cell. */
#define KB_TYPE_MATRIX_TABLE (kb_matrix_table_get_type ())
G_DECLARE_FINAL_TYPE (KbMatrixTable, kb_matrix_table, KB, MATRIX_TABLE, GtkWidget)

void kb_matrix_table_set (KbMatrixTable *table, const KbMethod *method, const KbMatrix *matrix);

G_END_DECLS
