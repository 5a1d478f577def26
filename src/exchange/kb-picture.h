// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cairo.h>
#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Arrows and ghosts of risks that move. */
#define KB_PICTURE_MOVE_COLOR "#12356B"

/**
 * KbPicture:
 *
 * A drawing surface for charts, in design pixels: a cairo context (PNG, PDF, print, screen) or an
 * SVG document whose words stay words, so that they can be searched, read aloud and translated.
 */
typedef struct _KbPicture KbPicture;

typedef struct {
  double size;
  gboolean bold;
  PangoAlignment alignment;
  double width;      /* to wrap in; 0 for one line */
  const char *color; /* #RRGGBB; dark grey for %NULL */
} KbTextStyle;

KbPicture *kb_picture_new (cairo_t *cr);
KbPicture *
kb_picture_new_svg (double width, double height, const char *title, const char *language);
void kb_picture_free (KbPicture *picture);

void kb_picture_box (KbPicture *picture,
                     double x,
                     double y,
                     double width,
                     double height,
                     double radius,
                     const char *fill,
                     const char *edge);
void kb_picture_disc (KbPicture *picture, double x, double y, double radius, gboolean dashed);
void kb_picture_arrow (
    KbPicture *picture, double from_x, double from_y, double to_x, double to_y, gboolean dashed);
double
kb_picture_text (KbPicture *picture, double x, double y, const char *text, KbTextStyle style);
char *kb_picture_end_svg (KbPicture *picture);

/* Draws @data on @picture, which is @width by @height. */
typedef void (*KbDrawFunc) (KbPicture *picture, gconstpointer data, double width, double height);

gboolean kb_picture_write_png (
    KbDrawFunc draw, gconstpointer data, int width, int height, const char *path, GError **error);
gboolean kb_picture_write_svg (KbDrawFunc draw,
                               gconstpointer data,
                               int width,
                               int height,
                               const char *title,
                               const char *language,
                               const char *path,
                               GError **error);
gboolean kb_picture_write_pdf (KbDrawFunc draw,
                               gconstpointer data,
                               int width,
                               int height,
                               const char *title,
                               const char *path,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbPicture, kb_picture_free)

G_END_DECLS
