// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A colour of the method, written or picked, with how it reads: the contrast of the text on it, and
 * whether it can be told from its neighbours in grey. */
#define KB_TYPE_COLOR_ROW (kb_color_row_get_type ())
G_DECLARE_FINAL_TYPE (KbColorRow, kb_color_row, KB, COLOR_ROW, AdwEntryRow)

GtkWidget *kb_color_row_new (KbContent *content, KbRecord *record);
gboolean kb_color_row_is_valid (KbColorRow *row);
const char *kb_color_row_get_verdict (KbColorRow *row);

G_END_DECLS
