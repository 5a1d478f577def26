// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-picture"

#include "kb-picture.h"

#include "kb-color.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define FONT       "Cantarell, Noto Sans, DejaVu Sans, sans-serif"
#define TEXT_COLOR "#2E2E33"
#define MAX_LINES  3

struct _KbPicture {
  cairo_t *cr;  /* what texts are measured with, and where all is drawn unless @svg is made */
  GString *svg; /* %NULL when drawing with cairo */
};

static void
set_color (KbPicture *picture, const char *hex)
{
  KbColor color = kb_color_parse (hex);

  cairo_set_source_rgb (picture->cr, color.red, color.green, color.blue);
}

/* A number as SVG has it, whatever the locale. */
static const char *
number (double value, char *buffer)
{
  return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE,
                          fabs (value - round (value)) < 0.005 ? "%.0f" : "%.2f", value);
}

static void
put_attribute (KbPicture *picture, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (picture->svg, " %s=\"%s\"", name, number (value, buffer));
}

static void
put_escaped (KbPicture *picture, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (picture->svg, escaped);
}

/**
 * kb_picture_new:
 * @cr: where to draw; one unit is a design pixel
 *
 * Returns: (transfer full): a picture
 */
KbPicture *
kb_picture_new (cairo_t *cr)
{
  KbPicture *picture = g_new0 (KbPicture, 1);

  picture->cr = cairo_reference (cr);
  return picture;
}

/**
 * kb_picture_new_svg:
 * @width: in design pixels
 * @height: in design pixels
 * @title: what it shows, for those who do not see it
 * @language: of its texts, "sv"
 *
 * Returns: (transfer full): a picture that is written as SVG
 */
KbPicture *
kb_picture_new_svg (double width, double height, const char *title, const char *language)
{
  KbPicture *picture = g_new0 (KbPicture, 1);
  cairo_surface_t *nothing = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  char one[G_ASCII_DTOSTR_BUF_SIZE], other[G_ASCII_DTOSTR_BUF_SIZE];

  picture->cr = cairo_create (nothing);
  cairo_surface_destroy (nothing);
  picture->svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append_printf (picture->svg,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" ",
                          number (width, one), number (height, other));
  g_string_append_printf (picture->svg, "viewBox=\"0 0 %s %s\" role=\"img\" xml:lang=\"%s\" ", one,
                          other, language);
  g_string_append (picture->svg, "font-family=\"" FONT "\">\n<title>");
  put_escaped (picture, title, -1);
  g_string_append (picture->svg, "</title>\n");
  return picture;
}

void
kb_picture_free (KbPicture *picture)
{
  cairo_destroy (picture->cr);
  if (picture->svg)
    g_string_free (picture->svg, TRUE);
  g_free (picture);
}

static void
box_path (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/**
 * kb_picture_box:
 * @picture: a picture
 * @x: left
 * @y: top
 * @width: how wide
 * @height: how high
 * @radius: of its corners
 * @fill: #RRGGBB
 * @edge: (nullable): colour of its line
 *
 * Draws a box.
 */
void
kb_picture_box (KbPicture *picture,
                double x,
                double y,
                double width,
                double height,
                double radius,
                const char *fill,
                const char *edge)
{
  if (picture->svg) {
    g_string_append (picture->svg, "<rect");
    put_attribute (picture, "x", x);
    put_attribute (picture, "y", y);
    put_attribute (picture, "width", width);
    put_attribute (picture, "height", height);
    put_attribute (picture, "rx", radius);
    g_string_append_printf (picture->svg, " fill=\"%s\"", fill);
    if (edge)
      g_string_append_printf (picture->svg, " stroke=\"%s\" stroke-width=\"1\"", edge);
    g_string_append (picture->svg, "/>\n");
    return;
  }
  cairo_new_path (picture->cr);
  box_path (picture->cr, x, y, width, height, radius);
  set_color (picture, fill);
  cairo_fill_preserve (picture->cr);
  if (edge) {
    set_color (picture, edge);
    cairo_set_line_width (picture->cr, 1);
    cairo_stroke (picture->cr);
  }
  cairo_new_path (picture->cr);
}

/**
 * kb_picture_disc:
 * @picture: a picture
 * @x: its middle
 * @y: its middle
 * @radius: its radius
 * @dashed: a ghost, where something comes to
 *
 * Draws a white disc to write a number on.
 */
void
kb_picture_disc (KbPicture *picture, double x, double y, double radius, gboolean dashed)
{
  static const double dashes[] = { 5, 4 };
  const char *edge = dashed ? KB_PICTURE_MOVE_COLOR : "#5E5C64";

  if (picture->svg) {
    g_string_append (picture->svg, "<circle");
    put_attribute (picture, "cx", x);
    put_attribute (picture, "cy", y);
    put_attribute (picture, "r", radius);
    g_string_append_printf (picture->svg, " fill=\"#FFFFFF\" stroke=\"%s\"%s/>\n", edge,
                            dashed ? " stroke-width=\"2.5\" stroke-dasharray=\"5 4\"" : "");
    return;
  }
  cairo_new_path (picture->cr);
  cairo_arc (picture->cr, x, y, radius, 0, 2 * G_PI);
  set_color (picture, "#FFFFFF");
  cairo_fill_preserve (picture->cr);
  set_color (picture, edge);
  cairo_set_line_width (picture->cr, dashed ? 2.5 : 1);
  if (dashed)
    cairo_set_dash (picture->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (picture->cr);
  cairo_set_dash (picture->cr, NULL, 0, 0);
}

/* A line that is told from any colour under it: white beneath, and broken when it is @dashed. */
static void
draw_shaft (KbPicture *picture, const double x[2], const double y[2], gboolean dashed)
{
  static const double dashes[] = { 7, 5 };
  const char *const colors[] = { "#FFFFFF", KB_PICTURE_MOVE_COLOR };
  const double widths[] = { 6, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    if (picture->svg) {
      char b[4][G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (
          picture->svg, "<path d=\"M%s %sL%s %s\" stroke=\"%s\" stroke-width=\"%.0f\"%s/>\n",
          number (x[0], b[0]), number (y[0], b[1]), number (x[1], b[2]), number (y[1], b[3]),
          colors[i], widths[i], dashed && i > 0 ? " stroke-dasharray=\"7 5\"" : "");
      continue;
    }
    cairo_new_path (picture->cr);
    set_color (picture, colors[i]);
    cairo_set_line_width (picture->cr, widths[i]);
    if (dashed && i > 0)
      cairo_set_dash (picture->cr, dashes, G_N_ELEMENTS (dashes), 0);
    cairo_move_to (picture->cr, x[0], y[0]);
    cairo_line_to (picture->cr, x[1], y[1]);
    cairo_stroke (picture->cr);
    cairo_set_dash (picture->cr, NULL, 0, 0);
  }
}

/**
 * kb_picture_arrow:
 * @picture: a picture
 * @from_x: where it starts
 * @from_y: where it starts
 * @to_x: where its point is
 * @to_y: where its point is
 * @dashed: of what has been, not of what will be
 *
 * Draws how risks move. Its head and its white edge tell it also without colour.
 */
void
kb_picture_arrow (
    KbPicture *picture, double from_x, double from_y, double to_x, double to_y, gboolean dashed)
{
  const double head = 15;
  double angle = atan2 (to_y - from_y, to_x - from_x);
  const double x[] = { from_x, to_x - cos (angle) * head * 0.8 };
  const double y[] = { from_y, to_y - sin (angle) * head * 0.8 };
  double one_x = to_x - cos (angle - 0.45) * head, one_y = to_y - sin (angle - 0.45) * head;
  double other_x = to_x - cos (angle + 0.45) * head, other_y = to_y - sin (angle + 0.45) * head;

  draw_shaft (picture, x, y, dashed);
  if (picture->svg) {
    char b[6][G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf (picture->svg,
                            "<path d=\"M%s %sL%s %sL%s %sZ\" fill=\"" KB_PICTURE_MOVE_COLOR
                            "\" stroke=\"#FFFFFF\" stroke-width=\"1\"/>\n",
                            number (to_x, b[0]), number (to_y, b[1]), number (one_x, b[2]),
                            number (one_y, b[3]), number (other_x, b[4]), number (other_y, b[5]));
    return;
  }
  cairo_new_path (picture->cr);
  cairo_move_to (picture->cr, to_x, to_y);
  cairo_line_to (picture->cr, one_x, one_y);
  cairo_line_to (picture->cr, other_x, other_y);
  cairo_close_path (picture->cr);
  set_color (picture, KB_PICTURE_MOVE_COLOR);
  cairo_fill_preserve (picture->cr);
  set_color (picture, "#FFFFFF");
  cairo_set_line_width (picture->cr, 1);
  cairo_stroke (picture->cr);
}

static PangoLayout *
make_layout (KbPicture *picture, const char *text, KbTextStyle style)
{
  PangoLayout *layout = pango_cairo_create_layout (picture->cr);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  /* Without this the glyphs of a vector picture stand at whole pixels, and the words look torn. */
  pango_context_set_round_glyph_positions (pango_layout_get_context (layout), FALSE);
  pango_font_description_set_absolute_size (font, style.size * PANGO_SCALE);
  pango_font_description_set_weight (font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_alignment (layout, style.alignment);
  if (style.width > 0) {
    pango_layout_set_width (layout, (int) (style.width * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_height (layout, -MAX_LINES);
  }
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

/* The end of a line's own text, with … when it was cut. */
static void
put_line_text (KbPicture *picture, PangoLayout *layout, PangoLayoutLine *line, gboolean last)
{
  const char *text = pango_layout_get_text (layout) + line->start_index;
  gssize length = line->length;

  if (last && pango_layout_is_ellipsized (layout)) {
    int index, trailing;

    /* Where the sign … begins is where the drawn text ends: what lies at its right edge. */
    pango_layout_line_x_to_index (line, pango_layout_get_width (layout), &index, &trailing);
    length = CLAMP (index - line->start_index, 0, length);
    put_escaped (picture, text, length);
    g_string_append (picture->svg, "…");
    return;
  }
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  put_escaped (picture, text, length);
}

static void
put_svg_text (KbPicture *picture, PangoLayout *layout, double x, double y, KbTextStyle style)
{
  PangoLayoutIter *lines = pango_layout_get_iter (layout);
  double shift = style.alignment == PANGO_ALIGN_CENTER  ? style.width / 2
                 : style.alignment == PANGO_ALIGN_RIGHT ? style.width
                                                        : 0;
  const char *anchor = style.width <= 0 || style.alignment == PANGO_ALIGN_LEFT ? "start"
                       : style.alignment == PANGO_ALIGN_CENTER                 ? "middle"
                                                                               : "end";

  g_string_append (picture->svg, "<text");
  put_attribute (picture, "font-size", style.size);
  g_string_append_printf (picture->svg, " text-anchor=\"%s\" fill=\"%s\"%s>", anchor,
                          style.color ? style.color : TEXT_COLOR,
                          style.bold ? " font-weight=\"bold\"" : "");
  do {
    g_string_append (picture->svg, "<tspan");
    put_attribute (picture, "x", x + shift);
    put_attribute (picture, "y", y + (double) pango_layout_iter_get_baseline (lines) / PANGO_SCALE);
    g_string_append_c (picture->svg, '>');
    put_line_text (picture, layout, pango_layout_iter_get_line_readonly (lines),
                   pango_layout_iter_at_last_line (lines));
    g_string_append (picture->svg, "</tspan>");
  } while (pango_layout_iter_next_line (lines));
  g_string_append (picture->svg, "</text>\n");
  pango_layout_iter_free (lines);
}

/**
 * kb_picture_text:
 * @picture: a picture
 * @x: left of its box
 * @y: top of its box
 * @text: what it says
 * @style: how
 *
 * Returns: how high it became
 */
double
kb_picture_text (KbPicture *picture, double x, double y, const char *text, KbTextStyle style)
{
  PangoLayout *layout = make_layout (picture, text ? text : "", style);
  int height;

  pango_layout_get_size (layout, NULL, &height);
  if (picture->svg) {
    if (text && *text)
      put_svg_text (picture, layout, x, y, style);
  } else {
    set_color (picture, style.color ? style.color : TEXT_COLOR);
    cairo_move_to (picture->cr, x, y);
    pango_cairo_show_layout (picture->cr, layout);
    cairo_new_path (picture->cr);
  }
  g_object_unref (layout);
  return (double) height / PANGO_SCALE;
}

/**
 * kb_picture_end_svg:
 * @picture: a picture made by kb_picture_new_svg()
 *
 * Returns: (transfer full): the document
 */
char *
kb_picture_end_svg (KbPicture *picture)
{
  g_return_val_if_fail (picture->svg, NULL);

  g_string_append (picture->svg, "</svg>\n");
  return g_string_free (g_steal_pointer (&picture->svg), FALSE);
}
