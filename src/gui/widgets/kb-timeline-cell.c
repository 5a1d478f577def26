// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-timeline-cell"

#include "kb-timeline-cell.h"

#include "kb-date.h"
#include "kb-gui.h"

#define BAR_HEIGHT     12.0f
#define SECTION_HEIGHT 4.0f
#define YEAR_WIDTH     48
#define MIN_BAR        9.0f
#define REACH          7.0 /* of an end, in pixels */
#define SLACK          4.0 /* what is shorter is a click */

struct _KbTimelineCell {
  GtkWidget parent_instance;

  double from; /* share of the year, may lie outside 0–1 */
  double to;
  double today;
  KbBarStyle style;
  gboolean first; /* of the period: what ended before it shows at its edge */
  char *action;   /* NULL where nothing can be dragged */
  KbBarGrip grip; /* while something is */
  gboolean moving;
};

G_DEFINE_FINAL_TYPE (KbTimelineCell, kb_timeline_cell, GTK_TYPE_WIDGET)

static guint dragged_signal;

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
  float left = (float) self->from * width;
  float right = MAX ((float) self->to * width, left + MIN_BAR);
  const float border[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  GdkRGBA fill, edge;
  GskRoundedRect outline;

  if (self->first && right < MIN_BAR) {
    left = 0;
    right = MIN_BAR;
  }
  if (right <= 0 || left >= width)
    return;
  gdk_rgba_parse (&fill, colors[self->style][0]);
  gdk_rgba_parse (&edge, colors[self->style][1]);
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT (left, (height - bar) / 2, right - left, bar), 3);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, border,
                              (const GdkRGBA[4]){ edge, edge, edge, edge });
  gtk_snapshot_pop (snapshot);
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
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, 0, 1, height));
  if (self->style != KB_BAR_NONE)
    draw_bar (self, snapshot, width, height);
  if (self->today >= 0 && self->today < 1) {
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
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? YEAR_WIDTH : 28;
}

static KbBarGrip
grip_at (KbTimelineCell *self, double x)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  if (!self->action || self->style == KB_BAR_NONE || width <= 0)
    return KB_BAR_GRIP_NONE;
  return kb_bar_grip (self->from * width, MAX (self->to * width, self->from * width + MIN_BAR), x,
                      REACH);
}

static void
tell (KbTimelineCell *self, double offset, gboolean done)
{
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);

  g_signal_emit (self, dragged_signal, 0, self->grip, offset / width, done);
}

static void
on_drag_begin (KbTimelineCell *self, double x, double y, GtkGesture *gesture)
{
  self->grip = grip_at (self, x);
  self->moving = FALSE;
  if (self->grip == KB_BAR_GRIP_NONE)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_drag_update (KbTimelineCell *self, double x, double y, GtkGesture *gesture)
{
  if (self->grip == KB_BAR_GRIP_NONE || (!self->moving && ABS (x) < SLACK))
    return;
  if (!self->moving)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->moving = TRUE;
  tell (self, x, FALSE);
}

static void
on_drag_end (KbTimelineCell *self, double x, double y, GtkGesture *gesture)
{
  if (self->grip != KB_BAR_GRIP_NONE && self->moving)
    tell (self, x, TRUE);
  self->grip = KB_BAR_GRIP_NONE;
  self->moving = FALSE;
}

static void
on_drag_cancel (KbTimelineCell *self)
{
  gboolean moving = self->moving;

  self->grip = KB_BAR_GRIP_NONE;
  self->moving = FALSE;
  if (moving)
    tell (self, 0, TRUE);
}

static void
on_motion (KbTimelineCell *self, double x, double y)
{
  static const char *const cursors[] = { [KB_BAR_GRIP_NONE] = NULL,
                                         [KB_BAR_GRIP_START] = "w-resize",
                                         [KB_BAR_GRIP_WHOLE] = "grab",
                                         [KB_BAR_GRIP_END] = "e-resize" };

  if (!self->moving)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursors[grip_at (self, x)]);
}

static void
kb_timeline_cell_finalize (GObject *object)
{
  g_free (KB_TIMELINE_CELL (object)->action);
  G_OBJECT_CLASS (kb_timeline_cell_parent_class)->finalize (object);
}

static void
kb_timeline_cell_class_init (KbTimelineCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_timeline_cell_finalize;
  dragged_signal = g_signal_new ("dragged", KB_TYPE_TIMELINE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_BOOLEAN);
  widget_class->snapshot = kb_timeline_cell_snapshot;
  widget_class->measure = kb_timeline_cell_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_timeline_cell_init (KbTimelineCell *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->today = -1;
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
kb_timeline_cell_new (void)
{
  return g_object_new (KB_TYPE_TIMELINE_CELL, NULL);
}

static double
share_of (const char *date, int year)
{
  g_autofree char *start = g_strdup_printf ("%04d-01-01", year);
  g_autofree char *end = g_strdup_printf ("%04d-01-01", year + 1);

  return (double) kb_date_days_between (start, date) / kb_date_days_between (start, end);
}

/**
 * kb_timeline_cell_set:
 * @cell: a cell
 * @from: (nullable): the first day; without it the bar is short and stands at the last
 * @to: (nullable): the last day; without it there is no bar
 * @style: how the bar looks
 * @today: today's date
 * @year: the year it shows
 * @first: whether it is the period's first year
 */
void
kb_timeline_cell_set (KbTimelineCell *cell,
                      const char *from,
                      const char *to,
                      KbBarStyle style,
                      const char *today,
                      int year,
                      gboolean first)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (KB_IS_TIMELINE_CELL (cell));

  cell->first = first;
  cell->style = to ? style : KB_BAR_NONE;
  cell->from = to ? share_of (from ? from : to, year) : 0;
  cell->to = to ? share_of (to, year) : 0;
  cell->today = share_of (today, year);
  spoken = g_strdup_printf ("%s – %s", from ? from : "", to ? to : "");
  kb_gui_set_label (GTK_WIDGET (cell), to ? spoken : _ ("no dates"));
  kb_gui_set_tooltip (GTK_WIDGET (cell), to ? spoken : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (cell));
}

/**
 * kb_timeline_cell_set_draggable:
 * @cell: a cell
 * @action_id: (nullable): the action whose bar can be dragged here; %NULL for none
 */
void
kb_timeline_cell_set_draggable (KbTimelineCell *cell, const char *action_id)
{
  g_return_if_fail (KB_IS_TIMELINE_CELL (cell));

  if (g_strcmp0 (cell->action, action_id) == 0)
    return;
  g_free (cell->action);
  cell->action = g_strdup (action_id);
  cell->grip = KB_BAR_GRIP_NONE;
  cell->moving = FALSE;
}

const char *
kb_timeline_cell_get_action (KbTimelineCell *cell)
{
  g_return_val_if_fail (KB_IS_TIMELINE_CELL (cell), NULL);

  return cell->action;
}
