// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-donut"

#include "kb-donut.h"

#define SIZE  44
#define WIDTH 8

struct _KbDonut {
  GtkWidget parent_instance;

  double share;
};

G_DEFINE_FINAL_TYPE (KbDonut, kb_donut, GTK_TYPE_WIDGET)

static void
kb_donut_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KbDonut *self = KB_DONUT (widget);
  double radius = (SIZE - WIDTH) / 2.0;
  GdkRGBA color;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE));

  /* The widget's own colour is the accent (.kb-donut in the style sheet); the rest of the ring is a
   * tint of it. */
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cairo_set_line_width (cr, WIDTH);
  cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, radius, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, 0.16);
  cairo_stroke (cr);
  if (self->share > 0) {
    cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, radius, -G_PI_2, -G_PI_2 + 2 * G_PI * self->share);
    gdk_cairo_set_source_rgba (cr, &color);
    cairo_stroke (cr);
  }
  cairo_destroy (cr);
}

static void
kb_donut_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
kb_donut_class_init (KbDonutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kb_donut_snapshot;
  widget_class->measure = kb_donut_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kb_donut_init (KbDonut *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "kb-donut");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * kb_donut_set_share:
 * @donut: a donut
 * @share: 0 to 1
 */
void
kb_donut_set_share (KbDonut *donut, double share)
{
  g_return_if_fail (KB_IS_DONUT (donut));

  donut->share = CLAMP (share, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (donut));
}
