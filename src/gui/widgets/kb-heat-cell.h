// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A cell of the risk matrix: a real button, so that it can be reached and heard. Its colour is the
 * band's. */
#define KB_TYPE_HEAT_CELL (kb_heat_cell_get_type ())
G_DECLARE_FINAL_TYPE (KbHeatCell, kb_heat_cell, KB, HEAT_CELL, GtkButton)

GtkWidget *kb_heat_cell_new (guint likelihood, guint consequence);
void kb_heat_cell_set (
    KbHeatCell *cell, const char *label, const char *color, guint count, const char *spoken);
void kb_heat_cell_snapshot_words (KbHeatCell *cell, GtkSnapshot *snapshot);
guint kb_heat_cell_get_likelihood (KbHeatCell *cell);
guint kb_heat_cell_get_consequence (KbHeatCell *cell);

G_END_DECLS
