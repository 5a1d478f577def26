// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-matrix-drawing"

#include "kb-matrix-drawing.h"

#include "kb-color.h"
#include "kb-exchange-error.h"

#include <cairo-svg.h>
#include <errno.h>
#include <math.h>
#include <pango/pangocairo.h>

#define PAIR_WIDTH 900.0 /* design pixels */
#define FONT       "Cantarell, Noto Sans, DejaVu Sans, sans-serif"

typedef struct {
  cairo_t *cr;
  const KbReport *report;
  double unit; /* one design pixel */
} KbDrawing;

static void
set_color (KbDrawing *drawing, const char *hex)
{
  KbColor color = kb_color_parse (hex);

  cairo_set_source_rgb (drawing->cr, color.red, color.green, color.blue);
}

typedef struct {
  double size; /* design pixels */
  gboolean bold;
  PangoAlignment alignment;
  double width; /* to wrap in; 0 for one line */
  const char *color;
} KbTextStyle;

/* Draws @text with its top left at (@x, @y); returns its height. */
static double
draw_text (KbDrawing *drawing, double x, double y, const char *text, KbTextStyle style)
{
  PangoLayout *layout = pango_cairo_create_layout (drawing->cr);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  int height;

  /* Without this the glyphs of a vector picture stand at whole pixels, and the words look torn. */
  pango_context_set_round_glyph_positions (pango_layout_get_context (layout), FALSE);
  pango_font_description_set_absolute_size (font, style.size * drawing->unit * PANGO_SCALE);
  pango_font_description_set_weight (font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_alignment (layout, style.alignment);
  if (style.width > 0) {
    pango_layout_set_width (layout, (int) (style.width * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_height (layout, -3);
  }
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, NULL, &height);
  set_color (drawing, style.color ? style.color : "#2E2E33");
  cairo_move_to (drawing->cr, x, y);
  pango_cairo_show_layout (drawing->cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
  return (double) height / PANGO_SCALE;
}

static void
rounded_box (KbDrawing *drawing, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (drawing->cr);
  cairo_arc (drawing->cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (drawing->cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (drawing->cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (drawing->cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (drawing->cr);
}

static const char *
band_color (const KbReport *report, guint band)
{
  return kb_record_text (kb_method_item (report->method, KB_KIND_BAND, band), KB_BAND_COLOR);
}

static void
draw_cell (KbDrawing *drawing,
           const KbMatrix *matrix,
           guint l,
           guint c,
           double x,
           double y,
           double size_x,
           double size_y)
{
  const double u = drawing->unit;
  const char *fill = band_color (drawing->report, matrix->bands[l][c]);
  g_autofree char *label = kb_format_band (drawing->report->method, (int) matrix->bands[l][c],
                                           matrix->scores[l][c], drawing->report->language);

  rounded_box (drawing, x, y, size_x, size_y, 7 * u);
  set_color (drawing, fill);
  cairo_fill_preserve (drawing->cr);
  cairo_set_source_rgba (drawing->cr, 0, 0, 0, 0.25);
  cairo_set_line_width (drawing->cr, u);
  cairo_stroke (drawing->cr);
  draw_text (drawing, x + 8 * u, y + 5 * u, label,
             (KbTextStyle){ 13, TRUE, PANGO_ALIGN_LEFT, 0, kb_color_text_on (fill) });
  if (matrix->counts[l][c] > 0) {
    g_autofree char *count = g_strdup_printf ("%u", matrix->counts[l][c]);
    double radius = MIN (MIN (size_x, size_y) * 0.27, 24 * u);
    double middle_x = x + size_x / 2, middle_y = y + size_y / 2 + 5 * u;
    double text_size = count[1] && count[2] ? radius * 0.75 / u : radius * 0.95 / u;

    cairo_new_path (drawing->cr);
    cairo_arc (drawing->cr, middle_x, middle_y, radius, 0, 2 * G_PI);
    cairo_set_source_rgb (drawing->cr, 1, 1, 1);
    cairo_fill_preserve (drawing->cr);
    cairo_set_source_rgba (drawing->cr, 0, 0, 0, 0.35);
    cairo_stroke (drawing->cr);
    draw_text (drawing, middle_x - radius, middle_y - text_size * 0.68 * u, count,
               (KbTextStyle){ text_size, TRUE, PANGO_ALIGN_CENTER, 2 * radius, NULL });
  }
}

/* The steps' names: consequence from the top down to the lowest, likelihood from the left. */
static void
draw_axes (KbDrawing *drawing,
           const KbMatrix *matrix,
           double x,
           double y,
           double label_width,
           double cell_x,
           double cell_y,
           double gap)
{
  const double u = drawing->unit;
  const KbReport *report = drawing->report;

  for (guint c = 0; c < matrix->n_consequences; c++) {
    double top = y + (matrix->n_consequences - 1 - c) * (cell_y + gap);
    g_autofree char *label = g_strdup_printf (
        "%" G_GINT64_FORMAT "\n%s", kb_method_number (report->method, KB_KIND_CONSEQUENCE, c),
        kb_method_step_name (report->method, KB_KIND_CONSEQUENCE, c, report->language));

    draw_text (drawing, x - label_width, top + cell_y / 2 - 20 * u, label,
               (KbTextStyle){ 14, FALSE, PANGO_ALIGN_RIGHT, label_width - 10 * u, NULL });
  }
  for (guint l = 0; l < matrix->n_likelihoods; l++) {
    double left = x + l * (cell_x + gap);
    g_autofree char *label = g_strdup_printf (
        "%" G_GINT64_FORMAT "\n%s", kb_method_number (report->method, KB_KIND_LIKELIHOOD, l),
        kb_method_step_name (report->method, KB_KIND_LIKELIHOOD, l, report->language));

    draw_text (drawing, left, y + matrix->n_consequences * (cell_y + gap) + 2 * u, label,
               (KbTextStyle){ 14, FALSE, PANGO_ALIGN_CENTER, cell_x, NULL });
  }
}

static void
draw_matrix (KbDrawing *drawing,
             const KbMatrix *matrix,
             const char *heading,
             double x,
             double y,
             double width,
             double height)
{
  const double u = drawing->unit;
  const KbReport *report = drawing->report;
  double label_width = 132 * u, gap = 5 * u, top = 76 * u, bottom = 78 * u;
  double cell_x = (width - label_width) / matrix->n_likelihoods - gap;
  double cell_y = (height - top - bottom) / matrix->n_consequences - gap;

  draw_text (drawing, x + label_width, y, heading,
             (KbTextStyle){ 22, TRUE, PANGO_ALIGN_LEFT, width - label_width, NULL });
  draw_text (drawing, x, y + top - 26 * u, kb_report_text (report, "Consequence ↑"),
             (KbTextStyle){ 13, FALSE, PANGO_ALIGN_RIGHT, label_width - 10 * u, "#5E5C64" });
  draw_text (drawing, x, y + height - bottom + 4 * u, kb_report_text (report, "Likelihood →"),
             (KbTextStyle){ 13, FALSE, PANGO_ALIGN_RIGHT, label_width - 10 * u, "#5E5C64" });
  for (guint l = 0; l < matrix->n_likelihoods; l++)
    for (guint c = 0; c < matrix->n_consequences; c++)
      draw_cell (drawing, matrix, l, c, x + label_width + l * (cell_x + gap),
                 y + top + (matrix->n_consequences - 1 - c) * (cell_y + gap), cell_x, cell_y);
  draw_axes (drawing, matrix, x + label_width, y + top, label_width, cell_x, cell_y, gap);
}

static void
draw_legend (KbDrawing *drawing, double x, double y, double width)
{
  const double u = drawing->unit;
  const KbReport *report = drawing->report;
  guint n = kb_method_size (report->method, KB_KIND_BAND);
  double step = width / n;

  for (guint b = 0; b < n; b++) {
    KbRecord *band = kb_method_item (report->method, KB_KIND_BAND, b);
    double left = x + b * step;
    const char *fill = band_color (report, b);
    g_autofree char *before = g_strdup_printf ("%u", report->summary.before.by_band[b]);
    g_autofree char *after = g_strdup_printf ("%u", report->summary.after.by_band[b]);
    g_autofree char *counts = kb_fill (kb_report_text (report, "{before} before, {after} after"),
                                       "before", before, "after", after, NULL);

    rounded_box (drawing, left, y, 46 * u, 30 * u, 6 * u);
    set_color (drawing, fill);
    cairo_fill_preserve (drawing->cr);
    cairo_set_source_rgba (drawing->cr, 0, 0, 0, 0.25);
    cairo_stroke (drawing->cr);
    draw_text (drawing, left, y + 5 * u,
               kb_record_localized (band, KB_BAND_LETTER_SV, report->language),
               (KbTextStyle){ 15, TRUE, PANGO_ALIGN_CENTER, 46 * u, kb_color_text_on (fill) });
    draw_text (drawing, left + 56 * u, y - 2 * u,
               kb_record_localized (band, KB_BAND_NAME_SV, report->language),
               (KbTextStyle){ 15, TRUE, PANGO_ALIGN_LEFT, step - 62 * u, NULL });
    draw_text (drawing, left + 56 * u, y + 18 * u, counts,
               (KbTextStyle){ 13, FALSE, PANGO_ALIGN_LEFT, step - 62 * u, "#5E5C64" });
    draw_text (drawing, left, y + 44 * u,
               kb_record_localized (band, KB_BAND_ACCEPTANCE_SV, report->language),
               (KbTextStyle){ 13, FALSE, PANGO_ALIGN_LEFT, step - 16 * u, "#2E2E33" });
  }
}

/**
 * kb_matrix_draw:
 * @cr: where to draw
 * @report: a report
 * @width: the room there is
 * @height: its height
 *
 * Draws the matrix before and after actions side by side with the legend below, from the same
 * counts that the screen and the spreadsheet show.
 */
void
kb_matrix_draw (cairo_t *cr, const KbReport *report, double width, double height)
{
  KbDrawing drawing = { cr, report, width / KB_MATRIX_PICTURE_WIDTH };
  const double u = drawing.unit;
  g_autofree char *board = kb_report_board (report);
  g_autofree char *period = kb_format_period (report->content);
  g_autofree char *heading = g_strdup_printf ("%s · %s", board, period);
  const KbMatrix *matrix_before = &report->summary.before;
  const KbMatrix *matrix_after = &report->summary.after;
  g_autofree char *before =
      kb_fill_count (kb_text_plural (report->language, "Before actions: {n} risk",
                                     "Before actions: {n} risks", matrix_before->total),
                     matrix_before->total);
  g_autofree char *after =
      kb_fill_count (kb_text_plural (report->language, "After actions: {n} risk",
                                     "After actions: {n} risks", matrix_after->total),
                     matrix_after->total);
  double half = (width - 100 * u) / 2;
  double matrix_height = height - 250 * u;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_text (&drawing, 40 * u, 28 * u, kb_report_text (report, "Risk matrix"),
             (KbTextStyle){ 30, TRUE, PANGO_ALIGN_LEFT, 0, NULL });
  draw_text (&drawing, 40 * u, 68 * u, heading,
             (KbTextStyle){ 17, FALSE, PANGO_ALIGN_LEFT, width - 80 * u, "#5E5C64" });
  draw_matrix (&drawing, matrix_before, before, 30 * u, 112 * u, half, matrix_height);
  draw_matrix (&drawing, matrix_after, after, 60 * u + half, 112 * u, half, matrix_height);
  draw_legend (&drawing, 40 * u, height - 118 * u, width - 80 * u);
}

/**
 * kb_matrix_draw_pair:
 * @cr: where to draw
 * @report: a report
 * @width: the room there is
 * @height: its height
 *
 * Draws the two matrices alone, in letters large enough for a page of paper.
 */
void
kb_matrix_draw_pair (cairo_t *cr, const KbReport *report, double width, double height)
{
  KbDrawing drawing = { cr, report, width / PAIR_WIDTH };
  double gap = 16 * drawing.unit;
  double half = (width - gap) / 2;

  draw_matrix (&drawing, &report->summary.before, kb_report_text (report, "Before actions"), 0, 0,
               half, height);
  draw_matrix (&drawing, &report->summary.after, kb_report_text (report, "After actions"),
               half + gap, 0, half, height);
}

static gboolean
check (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  kb_error_set (error, KB_EXCHANGE_ERROR,
                errno == ENOSPC ? KB_EXCHANGE_ERROR_FULL : KB_EXCHANGE_ERROR_WRITE, "reason",
                cairo_status_to_string (status), NULL);
  return FALSE;
}

/**
 * kb_matrix_write_png:
 * @report: a report
 * @path: where
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: whether the picture was written
 */
gboolean
kb_matrix_write_png (const KbReport *report, const char *path, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, KB_MATRIX_PICTURE_WIDTH, KB_MATRIX_PICTURE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  kb_matrix_draw (cr, report, KB_MATRIX_PICTURE_WIDTH, KB_MATRIX_PICTURE_HEIGHT);
  cairo_destroy (cr);
  errno = 0;
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  return check (status, error);
}

gboolean
kb_matrix_write_svg (const KbReport *report, const char *path, GError **error)
{
  cairo_surface_t *surface =
      cairo_svg_surface_create (path, KB_MATRIX_PICTURE_WIDTH, KB_MATRIX_PICTURE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  kb_matrix_draw (cr, report, KB_MATRIX_PICTURE_WIDTH, KB_MATRIX_PICTURE_HEIGHT);
  status = cairo_status (cr);
  cairo_destroy (cr);
  errno = 0;
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check (status, error);
}
