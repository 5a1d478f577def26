// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-aspect-bars"

#include "kb-aspect-bars.h"

#include "kb-gui.h"
#include "kb-tile.h"

#define HEIGHT     60
#define MIN_COLUMN 40
#define NUMBER     19.0f
#define BAR_SHARE  0.72f

struct _KbAspectBars {
  GtkWidget parent_instance;

  KbMethod *method;
  guint counts[KB_MAX_LEVELS + 1]; /* the last: not classified */
  guint n_levels;
  guint highest;
};

G_DEFINE_FINAL_TYPE (KbAspectBars, kb_aspect_bars, GTK_TYPE_WIDGET)

static void
draw_number (KbAspectBars *self, GtkSnapshot *snapshot, guint count, float middle, float bottom)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA color;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (middle - (float) width / 2, bottom - (float) height));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* What is not classified has no level's colour: hatched. */
static void
draw_hatched (GtkSnapshot *snapshot, float width, float height, const GdkRGBA *color)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.28);
  cairo_set_line_width (cr, 2);
  for (float x = -height; x < width; x += 7) {
    cairo_move_to (cr, x, height);
    cairo_line_to (cr, x + height, 0);
  }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_bar (KbAspectBars *self,
          GtkSnapshot *snapshot,
          guint index,
          float x,
          float column,
          const GdkRGBA *color)
{
  float room = HEIGHT - NUMBER - 1;
  guint count = self->counts[index];
  float height = self->highest > 0 ? MAX (room * (float) count / (float) self->highest, 3) : 3;
  float width = column * BAR_SHARE;
  float left = x + (column - width) / 2;

  if (count > 0) {
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, HEIGHT - 1 - height));
    if (index < self->n_levels)
      kb_tile_paint (
          snapshot,
          kb_record_text (kb_method_item (self->method, KB_KIND_LEVEL, index), KB_LEVEL_COLOR),
          width, height, MIN (4, height / 2));
    else
      draw_hatched (snapshot, width, height, color);
    gtk_snapshot_restore (snapshot);
  }
  draw_number (self, snapshot, count, x + column / 2, HEIGHT - 2 - (count > 0 ? height : 0));
}

static void
kb_aspect_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KbAspectBars *self = KB_ASPECT_BARS (widget);
  float width = (float) gtk_widget_get_width (widget);
  float column = width / (float) (self->n_levels + 1);
  GdkRGBA color, line;

  if (!self->method)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  line = color;
  line.alpha = 0.2f;
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, HEIGHT - 1, width, 1));
  for (guint i = 0; i <= self->n_levels; i++)
    draw_bar (self, snapshot, i, (float) i * column, column, &color);
}

static void
kb_aspect_bars_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  KbAspectBars *self = KB_ASPECT_BARS (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? (int) (self->n_levels + 1) * MIN_COLUMN : HEIGHT;
}

static void
kb_aspect_bars_finalize (GObject *object)
{
  g_clear_pointer (&KB_ASPECT_BARS (object)->method, kb_method_unref);
  G_OBJECT_CLASS (kb_aspect_bars_parent_class)->finalize (object);
}

static void
kb_aspect_bars_class_init (KbAspectBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_aspect_bars_finalize;
  widget_class->snapshot = kb_aspect_bars_snapshot;
  widget_class->measure = kb_aspect_bars_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_aspect_bars_init (KbAspectBars *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
kb_aspect_bars_new (void)
{
  return g_object_new (KB_TYPE_ASPECT_BARS, NULL);
}

/**
 * kb_aspect_bars_set:
 * @bars: bars
 * @method: the method
 * @summary: the counts
 * @aspect: an aspect in use
 * @highest: the highest count of any aspect, so that the aspects can be compared
 */
void
kb_aspect_bars_set (
    KbAspectBars *bars, KbMethod *method, const KbSummary *summary, guint aspect, guint highest)
{
  g_autoptr (GString) spoken = NULL;

  g_return_if_fail (KB_IS_ASPECT_BARS (bars));

  kb_method_ref (method);
  g_clear_pointer (&bars->method, kb_method_unref);
  bars->method = method;
  bars->n_levels = kb_method_size (method, KB_KIND_LEVEL);
  bars->highest = highest;
  spoken = g_string_new (kb_record_localized (kb_method_item (method, KB_KIND_ASPECT, aspect),
                                              KB_ASPECT_NAME_SV, kb_gui_language ()));
  for (guint l = 0; l < bars->n_levels; l++) {
    bars->counts[l] = summary->distribution[aspect][l];
    g_string_append_printf (spoken, ", %s %u",
                            kb_method_step_name (method, KB_KIND_LEVEL, l, kb_gui_language ()),
                            bars->counts[l]);
  }
  bars->counts[bars->n_levels] = summary->unclassified[aspect];
  g_string_append_printf (spoken, ", %s %u", _ ("not classified"), summary->unclassified[aspect]);
  kb_gui_set_label (GTK_WIDGET (bars), spoken->str);
  kb_gui_set_tooltip (GTK_WIDGET (bars), spoken->str);
  gtk_widget_queue_draw (GTK_WIDGET (bars));
}
