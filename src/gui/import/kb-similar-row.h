// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import-preview.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A new name beside one that is in the workbook and nearly the same: a person says whether they
 * are. Nothing is the same until somebody says so. Signals: "changed". */
#define KB_TYPE_SIMILAR_ROW (kb_similar_row_get_type ())
G_DECLARE_FINAL_TYPE (KbSimilarRow, kb_similar_row, KB, SIMILAR_ROW, GtkListBoxRow)

GtkWidget *kb_similar_row_new (const KbSimilarName *similar);
const KbSimilarName *kb_similar_row_get (KbSimilarRow *row);
gboolean kb_similar_row_is_same (KbSimilarRow *row);

G_END_DECLS
