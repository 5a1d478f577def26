// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-scale"

#include "kb-scale.h"

/**
 * kb_scale_zoom:
 * @zoom: what somebody asked for so far, in tenths
 * @by: tenths more or less; 0 goes back to what fits the window
 *
 * Returns: what is asked for now
 */
int
kb_scale_zoom (int zoom, int by)
{
  return by == 0 ? 0 : CLAMP (zoom + by, KB_ZOOM_LEAST, KB_ZOOM_MOST);
}

/**
 * kb_scale_apply:
 * @widget: what grows
 * @scale: its scale now in tenths, 0 for none
 * @width: of the window, in pixels
 * @height: of the window, in pixels
 * @zoom: what somebody asked for on top, in tenths
 *
 * Returns: its new scale in tenths
 */
int
kb_scale_apply (GtkWidget *widget, int scale, int width, int height, int zoom)
{
  double factor = MIN (width / 1280.0, height / 800.0);
  int wanted = CLAMP (CLAMP ((int) (factor * 10 + 0.05), 10, 22) + zoom, 7, 30);
  g_autofree char *old = g_strdup_printf ("kb-scale-%d", scale);
  g_autofree char *new = g_strdup_printf ("kb-scale-%d", wanted);

  if (wanted != scale) {
    gtk_widget_remove_css_class (widget, old);
    gtk_widget_add_css_class (widget, new);
  }
  return wanted;
}
