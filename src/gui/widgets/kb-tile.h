// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-class.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbTile:
 *
 * A short text on a colour of the method: a level badge (K3), a band (H 8), a keycap. The text
 * stands on every tile, so the colour never stands alone. CSS nodes: a "widget" with the classes it
 * is given, such as "kb-badge".
 */
#define KB_TYPE_TILE (kb_tile_get_type ())
G_DECLARE_FINAL_TYPE (KbTile, kb_tile, KB, TILE, GtkWidget)

GtkWidget *kb_tile_new (const char *css_class);
void kb_tile_set (KbTile *tile, const char *text, const char *color);
void kb_tile_set_level (KbTile *tile, const KbMethod *method, guint aspect, KbLevelRange range);
void kb_tile_set_band (KbTile *tile, const KbMethod *method, int band, int score);
const char *kb_tile_get_text (KbTile *tile);
void
kb_tile_paint (GtkSnapshot *snapshot, const char *color, float width, float height, float radius);
void kb_tile_paint_cell (
    GtkSnapshot *snapshot, const char *color, float width, float height, float radius);

G_END_DECLS
