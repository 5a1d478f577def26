// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-heat-cell"

#include "kb-heat-cell.h"

#include "kb-color.h"
#include "kb-gui.h"
#include "kb-tile.h"

struct _KbHeatCell {
  GtkButton parent_instance;

  guint likelihood;
  guint consequence;
  char *color;
  GtkWidget *label;
  GtkWidget *bubble;
};

G_DEFINE_FINAL_TYPE (KbHeatCell, kb_heat_cell, GTK_TYPE_BUTTON)

static void
kb_heat_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KbHeatCell *self = KB_HEAT_CELL (widget);

  if (self->color)
    kb_tile_paint_cell (snapshot, self->color, (float) gtk_widget_get_width (widget),
                        (float) gtk_widget_get_height (widget), 8.0f);
  GTK_WIDGET_CLASS (kb_heat_cell_parent_class)->snapshot (widget, snapshot);
}

static void
kb_heat_cell_finalize (GObject *object)
{
  g_free (KB_HEAT_CELL (object)->color);
  G_OBJECT_CLASS (kb_heat_cell_parent_class)->finalize (object);
}

static void
kb_heat_cell_class_init (KbHeatCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_heat_cell_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = kb_heat_cell_snapshot;
}

static void
kb_heat_cell_init (KbHeatCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->label = gtk_label_new (NULL);
  gtk_widget_set_halign (self->label, GTK_ALIGN_START);
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->label, 8);
  gtk_widget_set_margin_top (self->label, 5);
  gtk_widget_add_css_class (self->label, "kb-strong");
  self->bubble = gtk_label_new (NULL);
  gtk_widget_set_halign (self->bubble, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->bubble, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (self->bubble, TRUE);
  gtk_widget_set_margin_bottom (self->bubble, 4);
  gtk_widget_add_css_class (self->bubble, "kb-bubble");
  gtk_widget_add_css_class (self->bubble, "kb-bubble-text");
  /* Below the letter, never over it: with large text both are large. */
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->bubble);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "kb-heat");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * kb_heat_cell_new:
 * @likelihood: the cell's step of likelihood
 * @consequence: its step of consequence
 *
 * Returns: (transfer floating): the cell
 */
GtkWidget *
kb_heat_cell_new (guint likelihood, guint consequence)
{
  KbHeatCell *cell = g_object_new (KB_TYPE_HEAT_CELL, NULL);

  cell->likelihood = likelihood;
  cell->consequence = consequence;
  return GTK_WIDGET (cell);
}

/**
 * kb_heat_cell_set:
 * @cell: a cell
 * @label: letter and number, "H 8"
 * @color: the band's colour
 * @count: how many risks stand in it
 * @spoken: what a screen reader says
 */
void
kb_heat_cell_set (
    KbHeatCell *cell, const char *label, const char *color, guint count, const char *spoken)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  KbColor text = kb_color_parse (kb_color_text_on (color));

  g_return_if_fail (KB_IS_HEAT_CELL (cell));

  g_free (cell->color);
  cell->color = g_strdup (color);
  pango_attr_list_insert (attributes,
                          pango_attr_foreground_new ((guint16) (text.red * G_MAXUINT16),
                                                     (guint16) (text.green * G_MAXUINT16),
                                                     (guint16) (text.blue * G_MAXUINT16)));
  gtk_label_set_attributes (GTK_LABEL (cell->label), attributes);
  gtk_label_set_text (GTK_LABEL (cell->label), label);
  gtk_label_set_text (GTK_LABEL (cell->bubble), number);
  gtk_widget_set_visible (cell->bubble, count > 0);
  kb_gui_set_label (GTK_WIDGET (cell), spoken);
  kb_gui_set_tooltip (GTK_WIDGET (cell), spoken);
  gtk_widget_queue_draw (GTK_WIDGET (cell));
}

/**
 * kb_heat_cell_snapshot_words:
 * @cell: a cell
 * @snapshot: where to paint, in the cell's own pixels
 *
 * Paints letter and number once more, over an arrow that passes; the letter on its own ground.
 */
void
kb_heat_cell_snapshot_words (KbHeatCell *cell, GtkSnapshot *snapshot)
{
  g_autofree char *shown = NULL;
  graphene_rect_t bounds;
  GdkRGBA ground;

  if (!cell->color || !gtk_widget_compute_bounds (cell->label, GTK_WIDGET (cell), &bounds))
    return;
  graphene_rect_inset (&bounds, -3, -1);
  shown = kb_gui_is_dark () ? kb_color_darkened (cell->color) : g_strdup (cell->color);
  gdk_rgba_parse (&ground, shown);
  gtk_snapshot_append_color (snapshot, &ground, &bounds);
  gtk_widget_snapshot_child (GTK_WIDGET (cell), gtk_button_get_child (GTK_BUTTON (cell)), snapshot);
}

guint
kb_heat_cell_get_likelihood (KbHeatCell *cell)
{
  return cell->likelihood;
}

guint
kb_heat_cell_get_consequence (KbHeatCell *cell)
{
  return cell->consequence;
}
