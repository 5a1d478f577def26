// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A colour of the method, 0–1 each. */
typedef struct {
  double red;
  double green;
  double blue;
} KbColor;

KbColor kb_color_parse (const char *hex);
guint32 kb_color_number (const char *hex);
double kb_color_luminance (KbColor color);
double kb_color_contrast (KbColor one, KbColor other);
const char *kb_color_text_on (const char *hex);
const char *kb_color_edge_on (const char *hex);
char *kb_color_darkened (const char *hex);

G_END_DECLS
