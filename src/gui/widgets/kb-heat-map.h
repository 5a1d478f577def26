// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbHeatMap:
 *
 * The risk matrix on screen, drawn from the same #KbMatrix as every export. Arrow keys move between
 * the cells.
 *
 * Signal "cell-chosen" (likelihood, consequence): a person chose a cell.
 */
#define KB_TYPE_HEAT_MAP (kb_heat_map_get_type ())
G_DECLARE_FINAL_TYPE (KbHeatMap, kb_heat_map, KB, HEAT_MAP, GtkWidget)

void kb_heat_map_set (KbHeatMap *map, const KbMethod *method, const KbMatrix *matrix);
void kb_heat_map_choose (KbHeatMap *map, KbPosition position);
KbPosition kb_heat_map_get_chosen (KbHeatMap *map);
void kb_heat_map_set_moves (KbHeatMap *map, const GArray *moves);
guint kb_heat_map_get_moves (KbHeatMap *map, KbPosition to);
gboolean kb_heat_map_position_at (KbHeatMap *map, double x, double y, KbPosition *position);
void kb_heat_map_focus (KbHeatMap *map);

G_END_DECLS
