// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-matrix-drawing"

#include "kb-matrix-drawing.h"

#include "kb-color.h"
#include "kb-matrix-text.h"

#include <math.h>

#define PAIR_WIDTH  900.0
#define GAP         5.0
#define LABEL_WIDTH 132.0
#define TOP         76.0
#define BOTTOM      78.0
#define LARGE_CELL  100.0 /* from which there is room for larger letters */
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

/* Large enough to be read on a lying A4, where there is room for it. */
static double
letters (const KbMatrixDrawing *drawing, double small)
{
  return drawing->cell_x < LARGE_CELL ? small : small + 2.5;
}

/* A ring has room for its number, and a sign before it. */
static double
ring_radius (guint count)
{
  return count < 100 ? 16 : count < 1000 ? 18 : 22;
}

static double
bubble_radius (const KbMatrixDrawing *drawing)
{
  return MIN (MIN (drawing->cell_x, drawing->cell_y) * 0.27, 24);
}

static void
draw_count (const KbMatrixDrawing *drawing, guint count, double x, double y)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  double radius = bubble_radius (drawing);
  double size = radius * (count < 100 ? 0.95 : count < 1000 ? 0.75 : 0.6);
  double middle_x = x + drawing->cell_x / 2, middle_y = y + drawing->cell_y / 2 + 5;

  kb_picture_disc (drawing->picture, middle_x, middle_y, radius, FALSE);
  kb_picture_text (drawing->picture, middle_x - radius * 1.2, middle_y - size * 0.68, text,
                   (KbTextStyle){ size, TRUE, PANGO_ALIGN_CENTER, 2.4 * radius, NULL });
}

static void
draw_box (const KbMatrixDrawing *drawing, guint row, guint column)
{
  KbPosition position = kb_axes_position (&drawing->matrix->axes, row, column);
  const char *fill = band_color (drawing->report, kb_matrix_band (drawing->matrix, position));

  kb_picture_box (drawing->picture, drawing->x + column * (drawing->cell_x + GAP),
                  drawing->y + row * (drawing->cell_y + GAP), drawing->cell_x, drawing->cell_y, 7,
                  fill, kb_color_edge_on (fill));
}

/* What the cell says, over the arrows that pass behind it. */
static void
draw_cell (const KbMatrixDrawing *drawing, guint row, guint column, gboolean over_arrows)
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

  double size = letters (drawing, 13);

  if (over_arrows)
    kb_picture_box (drawing->picture, x + 5, y + 4,
                    12 + 0.62 * size * (double) g_utf8_strlen (label, -1), size + 7, 4, fill, NULL);
  kb_picture_text (drawing->picture, x + 8, y + 5, label,
                   (KbTextStyle){ size, TRUE, PANGO_ALIGN_LEFT, 0, kb_color_text_on (fill) });
  if (kb_matrix_risks (matrix, position) > 0)
    draw_count (drawing, kb_matrix_risks (matrix, position), x, y);
}

/* The corner of the cell that a position is drawn at. */
static void
corner_of (const KbMatrixDrawing *drawing, KbPosition position, double *x, double *y)
{
  const KbAxes *axes = &drawing->matrix->axes;

  for (guint row = 0; row < kb_axes_n_rows (axes); row++)
    for (guint column = 0; column < kb_axes_n_columns (axes); column++)
      if (kb_position_equal (kb_axes_position (axes, row, column), position)) {
        *x = drawing->x + column * (drawing->cell_x + GAP);
        *y = drawing->y + row * (drawing->cell_y + GAP);
      }
}

/* An arrow between two rings, from edge to edge. */
static void
draw_between (const KbMatrixDrawing *drawing,
              const double from[2],
              double from_radius,
              const double to[2],
              double to_radius,
              gboolean dashed)
{
  double angle = atan2 (to[1] - from[1], to[0] - from[0]);

  kb_picture_arrow (drawing->picture, from[0] + cos (angle) * (from_radius + 1),
                    from[1] + sin (angle) * (from_radius + 1),
                    to[0] - cos (angle) * (to_radius + 2), to[1] - sin (angle) * (to_radius + 2),
                    dashed);
}

static void
draw_ghost (const KbMatrixDrawing *drawing, const double at[2], const char *sign, guint count)
{
  g_autofree char *text = g_strdup_printf ("%s%u", sign, count);
  double radius = ring_radius (count), size = count < 100 ? 14 : 12;

  kb_picture_disc (drawing->picture, at[0], at[1], radius, TRUE);
  kb_picture_text (
      drawing->picture, at[0] - radius * 1.4, at[1] - size * 0.68, text,
      (KbTextStyle){ size, TRUE, PANGO_ALIGN_CENTER, 2.8 * radius, KB_PICTURE_MOVE_COLOR });
}

/* The ring of what comes to a cell stands in its lower right corner, that of what stood there last
 * round in its lower left, away from letter and bubble. */
static void
ring_at (
    const KbMatrixDrawing *drawing, KbPosition position, gboolean past, double radius, double at[2])
{
  double x = 0, y = 0;

  corner_of (drawing, position, &x, &y);
  at[0] = past ? x + radius + 5 : x + drawing->cell_x - radius - 5;
  at[1] = y + drawing->cell_y - radius - 4;
}

static void
bubble_at (const KbMatrixDrawing *drawing, KbPosition position, double at[2])
{
  double x = 0, y = 0;

  corner_of (drawing, position, &x, &y);
  at[0] = x + drawing->cell_x / 2;
  at[1] = y + drawing->cell_y / 2 + 5;
}

/* What goes: from a bubble to the ring of another cell. What has gone: from the ring to a bubble.
 */
static void
draw_move (const KbMatrixDrawing *drawing,
           const KbMove *move,
           gboolean past,
           guint counts[KB_MAX_STEPS][KB_MAX_STEPS])
{
  KbPosition at = past ? move->from : move->to;
  double radius = ring_radius (counts[at.likelihood][at.consequence]);
  double bubble[2], ring[2];

  bubble_at (drawing, past ? move->to : move->from, bubble);
  ring_at (drawing, at, past, radius, ring);
  if (past)
    draw_between (drawing, ring, radius, bubble, bubble_radius (drawing), TRUE);
  else
    draw_between (drawing, bubble, bubble_radius (drawing), ring, radius, FALSE);
}

/* How many come to a cell, or come from it: one number for all that go the same way. */
static void
count_rings (GArray *moves, gboolean past, guint counts[KB_MAX_STEPS][KB_MAX_STEPS])
{
  for (guint i = 0; i < moves->len; i++) {
    const KbMove *move = &g_array_index (moves, KbMove, i);
    KbPosition at = past ? move->from : move->to;

    counts[at.likelihood][at.consequence] += move->count;
  }
}

/* Rings lie over arrows. */
static void
draw_ghosts (const KbMatrixDrawing *drawing,
             gboolean past,
             guint counts[KB_MAX_STEPS][KB_MAX_STEPS])
{
  for (guint l = 0; l < drawing->matrix->n_likelihoods; l++)
    for (guint c = 0; c < drawing->matrix->n_consequences; c++) {
      KbPosition position = { (int) l, (int) c };
      double at[2];

      if (counts[l][c] == 0)
        continue;
      ring_at (drawing, position, past, ring_radius (counts[l][c]), at);
      draw_ghost (drawing, at, past ? "" : "+", counts[l][c]);
    }
}

static GArray *
moves_of (const KbReport *report, gboolean past)
{
  return kb_matrix_moves (kb_content_list (report->content, KB_KIND_RISK), report->method,
                          past ? KB_MOMENT_PREVIOUS : KB_MOMENT_BEFORE,
                          past ? KB_MOMENT_BEFORE : KB_MOMENT_AFTER);
}

/* How risks move, in the matrix before actions: the arrows, then what lies over them. */
static void
draw_moves (const KbMatrixDrawing *drawing, gboolean rings)
{
  for (int past = 1; past >= 0; past--) {
    g_autoptr (GArray) moves = moves_of (drawing->report, past);
    guint counts[KB_MAX_STEPS][KB_MAX_STEPS] = { { 0 } };

    count_rings (moves, past, counts);
    for (guint i = 0; i < moves->len && !rings; i++)
      draw_move (drawing, &g_array_index (moves, KbMove, i), past, counts);
    if (rings)
      draw_ghosts (drawing, past, counts);
  }
}

/* What arrows and rings mean, when there are any. Returns how many it explained. */
static guint
draw_move_legend (KbPicture *picture, const KbReport *report, double x, double y, double step)
{
  guint n = 0;

  for (int past = 0; past < 2; past++) {
    g_autoptr (GArray) moves = moves_of (report, past);
    double left = x + n * step;
    const char *text =
        past ? kb_report_text (report, "Dashed arrow: from where risks stood last round")
             : kb_report_text (report, "Arrow: to where risks go when actions are done");

    if (moves->len == 0)
      continue;
    kb_picture_arrow (picture, left, y + 10, left + 44, y + 10, past);
    kb_picture_text (picture, left + 54, y, text,
                     (KbTextStyle){ 16, FALSE, PANGO_ALIGN_LEFT, step - 64, NULL });
    n++;
  }
  return n;
}

static gboolean
has_moves (const KbReport *report)
{
  g_autoptr (GArray) future = moves_of (report, FALSE);
  g_autoptr (GArray) past = moves_of (report, TRUE);

  return future->len > 0 || past->len > 0;
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

  kb_picture_text (
      drawing->picture, left, drawing->y - 26,
      kb_matrix_axis_title (axes, TRUE, drawing->report->language),
      (KbTextStyle){ letters (drawing, 13), FALSE, PANGO_ALIGN_RIGHT, LABEL_WIDTH - 10, DIM });
  kb_picture_text (
      drawing->picture, left, below + 4,
      kb_matrix_axis_title (axes, FALSE, drawing->report->language),
      (KbTextStyle){ letters (drawing, 13), FALSE, PANGO_ALIGN_RIGHT, LABEL_WIDTH - 10, DIM });
  for (guint row = 0; row < n_rows; row++) {
    g_autofree char *label = step_label (drawing, TRUE, row);

    kb_picture_text (
        drawing->picture, left,
        drawing->y + row * (drawing->cell_y + GAP) + MAX (0, drawing->cell_y / 2 - 20), label,
        (KbTextStyle){ letters (drawing, 14), FALSE, PANGO_ALIGN_RIGHT, LABEL_WIDTH - 10, NULL });
  }
  for (guint column = 0; column < kb_axes_n_columns (axes); column++) {
    g_autofree char *label = step_label (drawing, FALSE, column);

    kb_picture_text (
        drawing->picture, drawing->x + column * (drawing->cell_x + GAP), below + 2, label,
        (KbTextStyle){ letters (drawing, 14), FALSE, PANGO_ALIGN_CENTER, drawing->cell_x, NULL });
  }
}

static void
draw_matrix (KbPicture *picture,
             const KbReport *report,
             const KbMatrix *matrix,
             gboolean with_moves,
             const char *heading,
             double x,
             double y,
             double width,
             double height)
{
  guint n_rows = kb_axes_n_rows (&matrix->axes), n_columns = kb_axes_n_columns (&matrix->axes);
  gboolean moving = with_moves && has_moves (report);
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
      draw_box (&drawing, row, column);
  if (moving)
    draw_moves (&drawing, FALSE);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      draw_cell (&drawing, row, column, moving);
  if (moving)
    draw_moves (&drawing, TRUE);
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
    kb_picture_text (picture, left, y + 4,
                     kb_record_localized (band, KB_BAND_LETTER_SV, report->language),
                     (KbTextStyle){ 17, TRUE, PANGO_ALIGN_CENTER, 46, kb_color_text_on (fill) });
    kb_picture_text (picture, left + 56, y - 4,
                     kb_record_localized (band, KB_BAND_NAME_SV, report->language),
                     (KbTextStyle){ 17, TRUE, PANGO_ALIGN_LEFT, step - 62, NULL });
    kb_picture_text (picture, left + 56, y + 18, counts,
                     (KbTextStyle){ 15.5, FALSE, PANGO_ALIGN_LEFT, step - 62, DIM });
    kb_picture_text (picture, left, y + 44,
                     kb_record_localized (band, KB_BAND_ACCEPTANCE_SV, report->language),
                     (KbTextStyle){ 15.5, FALSE, PANGO_ALIGN_LEFT, step - 16, NULL });
  }
}

/* "Socialnämnden · endast Hemtjänsten · 2027–2030 · ett urval: 4 av 18 risker" */
static char *
heading_of (const KbReport *report)
{
  g_autofree char *subject = kb_report_subject (report);
  g_autofree char *period = kb_format_period (report->content);
  g_autofree char *chosen = g_strdup_printf ("%u", report->summary.before.total);
  g_autofree char *all = g_strdup_printf ("%u", report->all_risks);
  g_autofree char *part =
      report->all_risks > 0 ? kb_fill (kb_report_text (report, "a choice of {n} of {total} risks"),
                                       "n", chosen, "total", all, NULL)
                            : NULL;

  return g_strdup_printf ("%s · %s%s%s", subject, period, part ? " · " : "", part ? part : "");
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
  g_autofree char *heading = heading_of (report);
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
                   (KbTextStyle){ 17, FALSE, PANGO_ALIGN_LEFT, width / 2 - 80, DIM });
  draw_matrix (picture, report, matrix_before, TRUE, before, 30, 112, half, matrix_height);
  draw_matrix (picture, report, matrix_after, FALSE, after, 60 + half, 112, half, matrix_height);
  draw_move_legend (picture, report, width / 2 - 20, 68, width / 4);
  draw_legend (picture, report, 40, height - 118, width - 80);
}

/**
 * kb_matrix_draw_pair:
 * @cr: where to draw
 * @report: a report
 * @width: the room there is
 * @height: its height
 *
 * Draws the two matrices alone, in letters large enough for a page of paper. Their cells are too
 * small for arrows beside the counts: what moves is seen by comparing the two.
 */
void
kb_matrix_draw_pair (cairo_t *cr, const KbReport *report, double width, double height)
{
  double unit = width / PAIR_WIDTH;
  double half = (PAIR_WIDTH - 3 * GAP) / 2;
  double inner = height / unit;
  KbPicture *picture;

  cairo_scale (cr, unit, unit);
  picture = kb_picture_new (cr);
  draw_matrix (picture, report, &report->summary.before, FALSE,
               kb_report_text (report, "Before actions"), 0, 0, half, inner);
  draw_matrix (picture, report, &report->summary.after, FALSE,
               kb_report_text (report, "After actions"), half + 3 * GAP, 0, half, inner);
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
