// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-mini-matrix"

#include "kb-mini-matrix.h"

#include "kb-color.h"
#include "kb-gui.h"
#include "kb-tile.h"

#define CELL   38
#define GAP    3
#define BUBBLE 10.5f

struct _KbMiniMatrix {
  GtkWidget parent_instance;

  KbMethod *method;
  KbMatrix matrix;
};

G_DEFINE_FINAL_TYPE (KbMiniMatrix, kb_mini_matrix, GTK_TYPE_WIDGET)

static void
draw_text (KbMiniMatrix *self,
           GtkSnapshot *snapshot,
           const char *text,
           float x,
           float y,
           gboolean centered,
           const char *hex)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA color;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (12 * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gdk_rgba_parse (&color, hex);
  gtk_snapshot_save (snapshot);
  if (centered)
    gtk_snapshot_translate (snapshot,
                            &GRAPHENE_POINT_INIT (x - (float) width / 2, y - (float) height / 2));
  else
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_cell (KbMiniMatrix *self, GtkSnapshot *snapshot, guint l, guint c, float x, float y)
{
  KbRecord *band = kb_method_item (self->method, KB_KIND_BAND, self->matrix.bands[l][c]);
  const char *fill = kb_record_text (band, KB_BAND_COLOR);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  kb_tile_paint_cell (snapshot, fill, CELL, CELL, 4);
  draw_text (self, snapshot, kb_record_localized (band, KB_BAND_LETTER_SV, kb_gui_language ()), 3,
             0, FALSE, kb_color_text_on (fill));
  if (self->matrix.counts[l][c] > 0) {
    g_autofree char *count = g_strdup_printf ("%u", self->matrix.counts[l][c]);
    graphene_point_t middle = GRAPHENE_POINT_INIT (CELL - BUBBLE - 2, CELL - BUBBLE - 2);
    GskRoundedRect circle;

    gsk_rounded_rect_init_from_rect (
        &circle, &GRAPHENE_RECT_INIT (middle.x - BUBBLE, middle.y - BUBBLE, 2 * BUBBLE, 2 * BUBBLE),
        BUBBLE);
    gtk_snapshot_push_rounded_clip (snapshot, &circle);
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &circle.bounds);
    gtk_snapshot_pop (snapshot);
    draw_text (self, snapshot, count, middle.x, middle.y, TRUE, "#2E2E33");
  }
  gtk_snapshot_restore (snapshot);
}

static void
kb_mini_matrix_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KbMiniMatrix *self = KB_MINI_MATRIX (widget);

  if (!self->method)
    return;
  for (guint row = 0; row < kb_axes_n_rows (&self->matrix.axes); row++)
    for (guint column = 0; column < kb_axes_n_columns (&self->matrix.axes); column++) {
      KbPosition position = kb_axes_position (&self->matrix.axes, row, column);

      draw_cell (self, snapshot, (guint) position.likelihood, (guint) position.consequence,
                 (float) (column * (CELL + GAP)), (float) (row * (CELL + GAP)));
    }
}

static void
kb_mini_matrix_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  KbMiniMatrix *self = KB_MINI_MATRIX (widget);
  guint n = orientation == GTK_ORIENTATION_HORIZONTAL ? kb_axes_n_columns (&self->matrix.axes)
                                                      : kb_axes_n_rows (&self->matrix.axes);

  *minimum = *natural = n > 0 ? (int) (n * (CELL + GAP) - GAP) : 0;
}

static void
kb_mini_matrix_finalize (GObject *object)
{
  g_clear_pointer (&KB_MINI_MATRIX (object)->method, kb_method_unref);
  G_OBJECT_CLASS (kb_mini_matrix_parent_class)->finalize (object);
}

static void
kb_mini_matrix_class_init (KbMiniMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_mini_matrix_finalize;
  widget_class->snapshot = kb_mini_matrix_snapshot;
  widget_class->measure = kb_mini_matrix_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_mini_matrix_init (KbMiniMatrix *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * kb_mini_matrix_set:
 * @widget: a small matrix
 * @method: the method
 * @matrix: the counts
 */
void
kb_mini_matrix_set (KbMiniMatrix *widget, KbMethod *method, const KbMatrix *matrix)
{
  g_autoptr (GString) spoken = NULL;

  g_return_if_fail (KB_IS_MINI_MATRIX (widget));

  kb_method_ref (method);
  g_clear_pointer (&widget->method, kb_method_unref);
  widget->method = method;
  widget->matrix = *matrix;
  spoken = g_string_new (matrix->moment == KB_MOMENT_BEFORE ? _ ("Risks before actions")
                                                            : _ ("Risks after actions"));
  for (guint i = 0; i < matrix->n_bands; i++) {
    guint b = matrix->n_bands - 1 - i;

    g_string_append_printf (spoken, ", %s %u",
                            kb_method_step_name (method, KB_KIND_BAND, b, kb_gui_language ()),
                            matrix->by_band[b]);
  }
  kb_gui_set_label (GTK_WIDGET (widget), spoken->str);
  kb_gui_set_tooltip (GTK_WIDGET (widget), spoken->str);
  gtk_widget_queue_resize (GTK_WIDGET (widget));
  gtk_widget_queue_draw (GTK_WIDGET (widget));
}
