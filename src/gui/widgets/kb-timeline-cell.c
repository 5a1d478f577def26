// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-timeline-cell"

#include "kb-timeline-cell.h"

#include "kb-date.h"
#include "kb-gui.h"

#define BAR_HEIGHT     12.0f
#define SECTION_HEIGHT 4.0f
#define YEAR_WIDTH     62

struct _KbTimelineCell {
  GtkWidget parent_instance;

  double from; /* share of the period, may lie outside 0–1 */
  double to;
  double today;
  KbBarStyle style;
  guint n_years;
};

G_DEFINE_FINAL_TYPE (KbTimelineCell, kb_timeline_cell, GTK_TYPE_WIDGET)

static const char *const colors[][2] = {
  /* fill, edge */
  [KB_BAR_NONE] = { "#00000000", "#00000000" }, [KB_BAR_PLANNED] = { "#E6EFFA", "#1A5FB4" },
  [KB_BAR_STARTED] = { "#1A5FB4", "#1A5FB4" },  [KB_BAR_DONE] = { "#1B7A4B", "#1B7A4B" },
  [KB_BAR_OVERDUE] = { "#B3261E", "#B3261E" },  [KB_BAR_SECTION] = { "#8E8C94", "#8E8C94" },
};

static void
draw_bar (KbTimelineCell *self, GtkSnapshot *snapshot, float width, float height)
{
  float bar = self->style == KB_BAR_SECTION ? SECTION_HEIGHT : BAR_HEIGHT;
  float left = (float) CLAMP (self->from, 0, 1) * width;
  float right = (float) CLAMP (self->to, 0, 1) * width;
  const float border[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  GdkRGBA fill, edge;
  GskRoundedRect outline;

  if (right - left < 9) {
    /* What ended before the period still shows, at its edge. */
    right = MIN (left + 9, width);
    left = right - 9;
  }
  gdk_rgba_parse (&fill, colors[self->style][0]);
  gdk_rgba_parse (&edge, colors[self->style][1]);
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT (left, (height - bar) / 2, right - left, bar), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, border,
                              (const GdkRGBA[4]){ edge, edge, edge, edge });
}

static void
kb_timeline_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KbTimelineCell *self = KB_TIMELINE_CELL (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GdkRGBA line;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &line);
  line.alpha = 0.13f;
  for (guint y = 0; y < self->n_years; y++)
    gtk_snapshot_append_color (
        snapshot, &line,
        &GRAPHENE_RECT_INIT (width * (float) y / (float) self->n_years, 0, 1, height));
  if (self->style != KB_BAR_NONE)
    draw_bar (self, snapshot, width, height);
  if (self->today >= 0 && self->today <= 1) {
    GdkRGBA red;

    gdk_rgba_parse (&red, kb_gui_is_dark () ? "#FF9D94" : "#B3261E");
    gtk_snapshot_append_color (snapshot, &red,
                               &GRAPHENE_RECT_INIT ((float) self->today * width - 1, 0, 2, height));
  }
}

static void
kb_timeline_cell_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  KbTimelineCell *self = KB_TIMELINE_CELL (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? (int) self->n_years * YEAR_WIDTH : 28;
}

static void
kb_timeline_cell_class_init (KbTimelineCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kb_timeline_cell_snapshot;
  widget_class->measure = kb_timeline_cell_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_timeline_cell_init (KbTimelineCell *self)
{
  self->today = -1;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
kb_timeline_cell_new (void)
{
  return g_object_new (KB_TYPE_TIMELINE_CELL, NULL);
}

static double
share_of (const char *date, int first_year, guint n_years)
{
  g_autofree char *start = g_strdup_printf ("%04d-01-01", first_year);
  g_autofree char *end = g_strdup_printf ("%04d-01-01", first_year + (int) n_years);
  int whole = kb_date_days_between (start, end);

  return whole > 0 ? (double) kb_date_days_between (start, date) / whole : 0;
}

/**
 * kb_timeline_cell_set:
 * @cell: a cell
 * @from: (nullable): the first day
 * @to: (nullable): the last day; without it there is no bar
 * @style: how the bar looks
 * @today: today's date
 * @first_year: the period's first year
 * @n_years: how many years it has
 */
void
kb_timeline_cell_set (KbTimelineCell *cell,
                      const char *from,
                      const char *to,
                      KbBarStyle style,
                      const char *today,
                      int first_year,
                      guint n_years)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (KB_IS_TIMELINE_CELL (cell));

  cell->n_years = MAX (n_years, 1);
  cell->style = to ? style : KB_BAR_NONE;
  cell->from = share_of (from ? from : to, first_year, cell->n_years);
  cell->to = share_of (to, first_year, cell->n_years);
  cell->today = share_of (today, first_year, cell->n_years);
  spoken = g_strdup_printf ("%s – %s", from ? from : "", to ? to : "");
  kb_gui_set_label (GTK_WIDGET (cell), spoken);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell), to ? spoken : NULL);
  gtk_widget_queue_resize (GTK_WIDGET (cell));
  gtk_widget_queue_draw (GTK_WIDGET (cell));
}
