// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbAreaRow:
 *
 * One consequence area with the levels it can have, as a group of radio buttons: the arrow keys go
 * between them, digits choose one, Delete takes it away.
 *
 * Signals: "chosen" (level), %KB_NONE when there is to be none.
 */
#define KB_TYPE_AREA_ROW (kb_area_row_get_type ())
G_DECLARE_FINAL_TYPE (KbAreaRow, kb_area_row, KB, AREA_ROW, GtkBox)

GtkWidget *kb_area_row_new (KbMethod *method, guint area);
void kb_area_row_set_level (KbAreaRow *row, int level);
guint kb_area_row_get_area (KbAreaRow *row);

G_END_DECLS
