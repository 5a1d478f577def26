// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-matrix-drawing"

#include "kb-matrix-drawing.h"

#include "kb-color.h"
#include "kb-matrix-text.h"

#define PAIR_WIDTH  900.0
#define GAP         5.0
#define LABEL_WIDTH 132.0
#define TOP         76.0
#define BOTTOM      78.0
#define DIM         "#5E5C64"

/* One of the two matrices, and where it lies. */
typedef struct {
  KbPicture *picture;
  const KbReport *report;
  const KbMatrix *matrix;
  double x; /* of the first cell */
  double y;
  double cell_x;
  double cell_y;
} KbMatrixDrawing;

static const char *
band_color (const KbReport *report, guint band)
{
  return kb_record_text (kb_method_item (report->method, KB_KIND_BAND, band), KB_BAND_COLOR);
}

static void
draw_count (const KbMatrixDrawing *drawing, guint count, double x, double y)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  double radius = MIN (MIN (drawing->cell_x, drawing->cell_y) * 0.27, 24);
  double size = radius * (count < 100 ? 0.95 : count < 1000 ? 0.75 : 0.6);
  double middle_x = x + drawing->cell_x / 2, middle_y = y + drawing->cell_y / 2 + 5;

  kb_picture_disc (drawing->picture, middle_x, middle_y, radius, FALSE);
  kb_picture_text (drawing->picture, middle_x - radius * 1.2, middle_y - size * 0.68, text,
                   (KbTextStyle){ size, TRUE, PANGO_ALIGN_CENTER, 2.4 * radius, NULL });
}

static void
draw_cell (const KbMatrixDrawing *drawing, guint row, guint column)
{
  const KbMatrix *matrix = drawing->matrix;
  const KbReport *report = drawing->report;
  KbPosition position = kb_axes_position (&matrix->axes, row, column);
  guint band = kb_matrix_band (matrix, position);
  const char *fill = band_color (report, band);
  double x = drawing->x + column * (drawing->cell_x + GAP);
  double y = drawing->y + row * (drawing->cell_y + GAP);
  g_autofree char *label = kb_format_band (report->method, (int) band,
                                           kb_matrix_score (matrix, position), report->language);

  kb_picture_box (drawing->picture, x, y, drawing->cell_x, drawing->cell_y, 7, fill,
                  kb_color_edge_on (fill));
  kb_picture_text (drawing->picture, x + 8, y + 5, label,
                   (KbTextStyle){ 13, TRUE, PANGO_ALIGN_LEFT, 0, kb_color_text_on (fill) });
  if (kb_matrix_risks (matrix, position) > 0)
    draw_count (drawing, kb_matrix_risks (matrix, position), x, y);
}

static char *
step_label (const KbMatrixDrawing *drawing, gboolean upright, guint index)
{
  const KbMethod *method = drawing->report->method;
  KbKind kind = kb_axes_kind (&drawing->matrix->axes, upright);
  guint step = kb_axes_step (&drawing->matrix->axes, upright, index);

  return g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", kb_method_number (method, kind, step),
                          kb_method_step_name (method, kind, step, drawing->report->language));
}

static void
draw_axes (const KbMatrixDrawing *drawing)
{
  const KbAxes *axes = &drawing->matrix->axes;
  guint n_rows = kb_axes_n_rows (axes);
  double left = drawing->x - LABEL_WIDTH;
  double below = drawing->y + n_rows * (drawing->cell_y + GAP);

  kb_picture_text (drawing->picture, left, drawing->y - 26,
                   kb_matrix_axis_title (axes, TRUE, drawing->report->language),
                   (KbTextStyle){ 13, FALSE, PANGO_ALIGN_RIGHT, LABEL_WIDTH - 10, DIM });
  kb_picture_text (drawing->picture, left, below + 4,
                   kb_matrix_axis_title (axes, FALSE, drawing->report->language),
                   (KbTextStyle){ 13, FALSE, PANGO_ALIGN_RIGHT, LABEL_WIDTH - 10, DIM });
  for (guint row = 0; row < n_rows; row++) {
    g_autofree char *label = step_label (drawing, TRUE, row);

    kb_picture_text (drawing->picture, left,
                     drawing->y + row * (drawing->cell_y + GAP) + MAX (0, drawing->cell_y / 2 - 20),
                     label, (KbTextStyle){ 14, FALSE, PANGO_ALIGN_RIGHT, LABEL_WIDTH - 10, NULL });
  }
  for (guint column = 0; column < kb_axes_n_columns (axes); column++) {
    g_autofree char *label = step_label (drawing, FALSE, column);

    kb_picture_text (drawing->picture, drawing->x + column * (drawing->cell_x + GAP), below + 2,
                     label, (KbTextStyle){ 14, FALSE, PANGO_ALIGN_CENTER, drawing->cell_x, NULL });
  }
}

static void
draw_matrix (KbPicture *picture,
             const KbReport *report,
             const KbMatrix *matrix,
             const char *heading,
             double x,
             double y,
             double width,
             double height)
{
  guint n_rows = kb_axes_n_rows (&matrix->axes), n_columns = kb_axes_n_columns (&matrix->axes);
  KbMatrixDrawing drawing = {
    .picture = picture,
    .report = report,
    .matrix = matrix,
    .x = x + LABEL_WIDTH,
    .y = y + TOP,
    .cell_x = (width - LABEL_WIDTH) / n_columns - GAP,
    .cell_y = (height - TOP - BOTTOM) / n_rows - GAP,
  };

  kb_picture_text (picture, x + LABEL_WIDTH, y, heading,
                   (KbTextStyle){ 22, TRUE, PANGO_ALIGN_LEFT, width - LABEL_WIDTH, NULL });
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      draw_cell (&drawing, row, column);
  draw_axes (&drawing);
}

static void
draw_legend (KbPicture *picture, const KbReport *report, double x, double y, double width)
{
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

    kb_picture_box (picture, left, y, 46, 30, 6, fill, kb_color_edge_on (fill));
    kb_picture_text (picture, left, y + 5,
                     kb_record_localized (band, KB_BAND_LETTER_SV, report->language),
                     (KbTextStyle){ 15, TRUE, PANGO_ALIGN_CENTER, 46, kb_color_text_on (fill) });
    kb_picture_text (picture, left + 56, y - 2,
                     kb_record_localized (band, KB_BAND_NAME_SV, report->language),
                     (KbTextStyle){ 15, TRUE, PANGO_ALIGN_LEFT, step - 62, NULL });
    kb_picture_text (picture, left + 56, y + 18, counts,
                     (KbTextStyle){ 13, FALSE, PANGO_ALIGN_LEFT, step - 62, DIM });
    kb_picture_text (picture, left, y + 44,
                     kb_record_localized (band, KB_BAND_ACCEPTANCE_SV, report->language),
                     (KbTextStyle){ 13, FALSE, PANGO_ALIGN_LEFT, step - 16, NULL });
  }
}

/**
 * kb_matrix_draw:
 * @picture: where to draw
 * @report: (type KbReport): a report
 * @width: the room there is
 * @height: its height
 *
 * Draws the matrix before and after actions side by side with the legend below, from the same
 * model that the screen and the spreadsheet show.
 */
void
kb_matrix_draw (KbPicture *picture, gconstpointer data, double width, double height)
{
  const KbReport *report = data;
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
  double half = (width - 100) / 2;
  double matrix_height = height - 250;

  kb_picture_text (picture, 40, 28, kb_report_text (report, "Risk matrix"),
                   (KbTextStyle){ 30, TRUE, PANGO_ALIGN_LEFT, 0, NULL });
  kb_picture_text (picture, 40, 68, heading,
                   (KbTextStyle){ 17, FALSE, PANGO_ALIGN_LEFT, width - 80, DIM });
  draw_matrix (picture, report, matrix_before, before, 30, 112, half, matrix_height);
  draw_matrix (picture, report, matrix_after, after, 60 + half, 112, half, matrix_height);
  draw_legend (picture, report, 40, height - 118, width - 80);
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
  double unit = width / PAIR_WIDTH;
  double half = (PAIR_WIDTH - 3 * GAP) / 2;
  KbPicture *picture;

  cairo_scale (cr, unit, unit);
  picture = kb_picture_new (cr);
  draw_matrix (picture, report, &report->summary.before, kb_report_text (report, "Before actions"),
               0, 0, half, height / unit);
  draw_matrix (picture, report, &report->summary.after, kb_report_text (report, "After actions"),
               half + 3 * GAP, 0, half, height / unit);
  kb_picture_free (picture);
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
  return kb_picture_write_png (kb_matrix_draw, report, KB_MATRIX_PICTURE_WIDTH,
                               KB_MATRIX_PICTURE_HEIGHT, path, error);
}

gboolean
kb_matrix_write_svg (const KbReport *report, const char *path, GError **error)
{
  return kb_picture_write_svg (kb_matrix_draw, report, KB_MATRIX_PICTURE_WIDTH,
                               KB_MATRIX_PICTURE_HEIGHT, kb_report_text (report, "Risk matrix"),
                               kb_language_code (report->language), path, error);
}

gboolean
kb_matrix_write_pdf (const KbReport *report, const char *path, GError **error)
{
  return kb_picture_write_pdf (kb_matrix_draw, report, KB_MATRIX_PICTURE_WIDTH,
                               KB_MATRIX_PICTURE_HEIGHT, kb_report_text (report, "Risk matrix"),
                               path, error);
}
