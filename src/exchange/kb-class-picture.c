// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-class-picture"

#include "kb-class-picture.h"

#include "kb-color.h"

#define DIM       "#5E5C64"
#define EMPTY     "#FFFFFF"
#define MAX_UNITS 16

static const char *
level_color (const KbReport *report, guint level)
{
  return kb_record_text (kb_method_item (report->method, KB_KIND_LEVEL, level), KB_LEVEL_COLOR);
}

static char *
level_number (const KbReport *report, guint level)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT,
                          kb_method_number (report->method, KB_KIND_LEVEL, level));
}

static const char *
aspect_name (const KbReport *report, guint aspect)
{
  return kb_record_localized (kb_method_item (report->method, KB_KIND_ASPECT, aspect),
                              KB_ASPECT_NAME_SV, report->language);
}

static char *
unit_name (const KbReport *report, const KbUnitClass *row)
{
  return row->unit ? kb_format_unit_path (report->content, kb_record_id (row->unit))
                   : g_strdup (kb_report_text (report, "No unit"));
}

/**
 * kb_class_picture_title:
 * @kind: a picture
 * @language: the reader's language
 *
 * Returns: what it shows
 */
const char *
kb_class_picture_title (KbClassPicture kind, KbLanguage language)
{
  return kind == KB_CLASS_PICTURE_ASPECTS
             ? kb_text (language, "Information assets by aspect and level")
             : kb_text (language, "Highest level by unit and aspect");
}

static void
draw_heading (KbPicture *picture, const KbReport *report, KbClassPicture kind, double width)
{
  g_autofree char *board = kb_report_board (report);
  g_autofree char *whose =
      report->scope ? g_strdup_printf ("%s · %s", board, report->scope) : g_strdup (board);

  kb_picture_text (picture, 36, 24, kb_class_picture_title (kind, report->language),
                   (KbTextStyle){ 26, TRUE, PANGO_ALIGN_LEFT, width - 72, NULL });
  kb_picture_text (picture, 36, 60, whose,
                   (KbTextStyle){ 16, FALSE, PANGO_ALIGN_LEFT, width - 72, DIM });
}

static void
draw_legend (KbPicture *picture, const KbReport *report, double y, double width)
{
  guint n = kb_method_size (report->method, KB_KIND_LEVEL);
  double step = (width - 72) / n;

  for (guint level = 0; level < n; level++) {
    const char *fill = level_color (report, level);
    g_autofree char *number = level_number (report, level);

    kb_picture_box (picture, 36 + level * step, y, 40, 28, 5, fill, kb_color_edge_on (fill));
    kb_picture_text (picture, 36 + level * step, y + 4, number,
                     (KbTextStyle){ 15, TRUE, PANGO_ALIGN_CENTER, 40, kb_color_text_on (fill) });
    kb_picture_text (picture, 84 + level * step, y + 4,
                     kb_method_step_name (report->method, KB_KIND_LEVEL, level, report->language),
                     (KbTextStyle){ 14, FALSE, PANGO_ALIGN_LEFT, step - 56, NULL });
  }
}

/* A part of a bar: level and number in it, as far as there is room. */
static void
draw_part (KbPicture *picture, double x, double y, double width, const char *fill, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  kb_picture_box (picture, x, y, width, 52, 3, fill, kb_color_edge_on (fill));
  if (width >= 22)
    kb_picture_text (picture, x, y + 14, text,
                     (KbTextStyle){ 17, TRUE, PANGO_ALIGN_CENTER, width, kb_color_text_on (fill) });
}

/**
 * kb_class_picture_aspects:
 * @picture: where to draw
 * @report: (type KbReport): a report
 * @width: the room there is
 * @height: its height
 *
 * Draws a bar an aspect: how many assets stand at each level.
 */
void
kb_class_picture_aspects (KbPicture *picture, gconstpointer data, double width, double height)
{
  const KbReport *report = data;
  const KbSummary *summary = &report->summary;
  guint n_levels = kb_method_size (report->method, KB_KIND_LEVEL);
  guint n_aspects = kb_method_size (report->method, KB_KIND_ASPECT);
  double left = 240, room = width - left - 40;

  draw_heading (picture, report, KB_CLASS_PICTURE_ASPECTS, width);
  for (guint a = 0; a < n_aspects; a++) {
    double y = 120 + a * (height - 220) / n_aspects, x = left;

    kb_picture_text (picture, 36, y + 14, aspect_name (report, a),
                     (KbTextStyle){ 17, TRUE, PANGO_ALIGN_LEFT, left - 50, NULL });
    for (guint level = 0; level <= n_levels; level++) {
      guint count = level < n_levels ? summary->distribution[a][level] : summary->unclassified[a];
      double part = summary->assets.total > 0 ? room * count / summary->assets.total : 0;

      if (count == 0)
        continue;
      draw_part (picture, x, y, part, level < n_levels ? level_color (report, level) : EMPTY,
                 count);
      x += part;
    }
  }
  kb_picture_text (picture, 36, height - 84, kb_report_text (report, "White: not classified"),
                   (KbTextStyle){ 14, FALSE, PANGO_ALIGN_LEFT, width - 72, DIM });
  draw_legend (picture, report, height - 54, width);
}

static void
draw_unit_cell (
    KbPicture *picture, const KbReport *report, int level, double x, double y, double w, double h)
{
  const char *fill = level == KB_NONE ? EMPTY : level_color (report, (guint) level);
  g_autofree char *text = level == KB_NONE ? g_strdup ("–") : level_number (report, (guint) level);

  kb_picture_box (picture, x, y, w, h, 4, fill, kb_color_edge_on (fill));
  kb_picture_text (picture, x, y + h / 2 - 11, text,
                   (KbTextStyle){ 16, TRUE, PANGO_ALIGN_CENTER, w, kb_color_text_on (fill) });
}

/**
 * kb_class_picture_units:
 * @picture: where to draw
 * @report: (type KbReport): a report
 * @width: the room there is
 * @height: its height
 *
 * Draws the highest level of each aspect in each unit. What does not fit is counted; the table has
 * all.
 */
void
kb_class_picture_units (KbPicture *picture, gconstpointer data, double width, double height)
{
  const KbReport *report = data;
  g_autoptr (GArray) rows = kb_unit_classes (report->content, report->method, report->inheritance);
  guint n_aspects = kb_method_size (report->method, KB_KIND_ASPECT);
  guint n = MIN (rows->len, MAX_UNITS);
  double left = 430, cell_x = (width - left - 40) / n_aspects;
  double cell_y = MIN ((height - 240) / MAX (n, 1), 60);

  draw_heading (picture, report, KB_CLASS_PICTURE_UNITS, width);
  for (guint a = 0; a < n_aspects; a++)
    kb_picture_text (picture, left + a * cell_x, 104, aspect_name (report, a),
                     (KbTextStyle){ 16, TRUE, PANGO_ALIGN_CENTER, cell_x - 6, NULL });
  for (guint i = 0; i < n; i++) {
    const KbUnitClass *row = &g_array_index (rows, KbUnitClass, i);
    g_autofree char *name = unit_name (report, row);
    g_autofree char *label = g_strdup_printf ("%s (%u)", name, row->n_assets);
    double y = 134 + i * cell_y;

    kb_picture_text (picture, 36, y + MAX (0, cell_y / 2 - 16), label,
                     (KbTextStyle){ 14, FALSE, PANGO_ALIGN_LEFT, left - 50, NULL });
    for (guint a = 0; a < n_aspects; a++)
      draw_unit_cell (picture, report, row->highest[a], left + a * cell_x, y, cell_x - 6,
                      cell_y - 5);
  }
  if (rows->len > n) {
    g_autofree char *more = kb_fill_count (
        kb_text_plural (report->language, "and {n} more unit", "and {n} more units", rows->len - n),
        rows->len - n);

    kb_picture_text (picture, 36, height - 84, more,
                     (KbTextStyle){ 14, FALSE, PANGO_ALIGN_LEFT, width - 72, DIM });
  }
  draw_legend (picture, report, height - 54, width);
}

static char **
take_row (GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (cells, FALSE);
}

static void
tabulate_aspects (const KbReport *report, GPtrArray *table)
{
  guint n_levels = kb_method_size (report->method, KB_KIND_LEVEL);
  GPtrArray *head = g_ptr_array_new ();

  g_ptr_array_add (head, g_strdup (kb_report_text (report, "Aspect")));
  for (guint level = 0; level < n_levels; level++)
    g_ptr_array_add (head, level_number (report, level));
  g_ptr_array_add (head, g_strdup (kb_report_text (report, "Not classified")));
  g_ptr_array_add (table, take_row (head));
  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    GPtrArray *row = g_ptr_array_new ();

    g_ptr_array_add (row, g_strdup (aspect_name (report, a)));
    for (guint level = 0; level < n_levels; level++)
      g_ptr_array_add (row, g_strdup_printf ("%u", report->summary.distribution[a][level]));
    g_ptr_array_add (row, g_strdup_printf ("%u", report->summary.unclassified[a]));
    g_ptr_array_add (table, take_row (row));
  }
}

static void
tabulate_units (const KbReport *report, GPtrArray *table)
{
  g_autoptr (GArray) rows = kb_unit_classes (report->content, report->method, report->inheritance);
  guint n_aspects = kb_method_size (report->method, KB_KIND_ASPECT);
  GPtrArray *head = g_ptr_array_new ();

  g_ptr_array_add (head, g_strdup (kb_report_text (report, "Unit")));
  g_ptr_array_add (head, g_strdup (kb_label_kind_plural (KB_KIND_ASSET, report->language)));
  for (guint a = 0; a < n_aspects; a++)
    g_ptr_array_add (head, g_strdup (aspect_name (report, a)));
  g_ptr_array_add (table, take_row (head));
  for (guint i = 0; i < rows->len; i++) {
    const KbUnitClass *unit = &g_array_index (rows, KbUnitClass, i);
    GPtrArray *row = g_ptr_array_new ();

    g_ptr_array_add (row, unit_name (report, unit));
    g_ptr_array_add (row, g_strdup_printf ("%u", unit->n_assets));
    for (guint a = 0; a < n_aspects; a++)
      g_ptr_array_add (row, unit->highest[a] == KB_NONE
                                ? g_strdup ("–")
                                : level_number (report, (guint) unit->highest[a]));
    g_ptr_array_add (table, take_row (row));
  }
}

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

/**
 * kb_class_picture_table:
 * @report: a report
 * @kind: a picture
 *
 * Returns: (transfer full) (element-type GStrv): its numbers in lines of cells, the heads first
 */
GPtrArray *
kb_class_picture_table (const KbReport *report, KbClassPicture kind)
{
  GPtrArray *table = g_ptr_array_new_with_free_func (free_row);

  if (kind == KB_CLASS_PICTURE_ASPECTS)
    tabulate_aspects (report, table);
  else
    tabulate_units (report, table);
  return table;
}
