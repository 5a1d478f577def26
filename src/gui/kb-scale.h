// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Workshop screens grow with their window, so that a room can read them (design §11). */

#define KB_ZOOM_LEAST (-5)
#define KB_ZOOM_MOST  10

int kb_scale_zoom (int zoom, int by);
int kb_scale_apply (GtkWidget *widget, int scale, int width, int height, int zoom);

G_END_DECLS
