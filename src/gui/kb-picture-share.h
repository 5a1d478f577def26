// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture that a person takes along. */

void
kb_picture_copy (GtkWidget *widget, KbDrawFunc draw, gconstpointer data, int width, int height);
void kb_picture_save (GtkWidget *widget,
                      const char *name,
                      KbDrawFunc draw,
                      gpointer data,
                      GDestroyNotify free_data,
                      int width,
                      int height);
gboolean kb_picture_write (KbDrawFunc draw,
                           gconstpointer data,
                           int width,
                           int height,
                           const char *title,
                           const char *path,
                           GError **error);

G_END_DECLS
