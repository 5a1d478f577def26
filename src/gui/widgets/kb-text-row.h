// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row to write several lines in. */
#define KB_TYPE_TEXT_ROW (kb_text_row_get_type ())
G_DECLARE_FINAL_TYPE (KbTextRow, kb_text_row, KB, TEXT_ROW, AdwPreferencesRow)

GtkTextView *kb_text_row_get_view (KbTextRow *row);

G_END_DECLS
