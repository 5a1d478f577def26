// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-heat-map"

#include "kb-heat-map.h"

#include "kb-format.h"
#include "kb-gui.h"
#include "kb-heat-cell.h"
#include "kb-matrix-text.h"

#include <math.h>
#include <string.h>

#define GAP        5
#define MAX_LINES  5 /* of a step: its number and four of its name */
#define MIN_RING   17.0
#define RING_SHARE 0.16 /* of the width of a cell, beside its bubble */
#define ARROW_HEAD 11.0

struct _KbHeatMap {
  GtkWidget parent_instance;

  GtkWidget *grid;
  KbMethod *method;
  KbAxes axes;                                  /* as it was built */
  GtkWidget *cells[KB_MAX_STEPS][KB_MAX_STEPS]; /* [likelihood][consequence], borrowed */
  guint n_likelihoods;
  guint n_consequences;
  KbPosition chosen;
  guint moves[KB_MAX_STEPS][KB_MAX_STEPS]; /* where the chosen cell's risks go */
  gboolean has_moves;
};

G_DEFINE_FINAL_TYPE (KbHeatMap, kb_heat_map, GTK_TYPE_WIDGET)

static guint cell_chosen_signal;

static void
on_cell_clicked (KbHeatMap *self, KbHeatCell *cell)
{
  KbPosition position = { (int) kb_heat_cell_get_likelihood (cell),
                          (int) kb_heat_cell_get_consequence (cell) };

  kb_heat_map_choose (self, position);
  g_signal_emit (self, cell_chosen_signal, 0, position.likelihood, position.consequence);
}

static gboolean
cell_center (KbHeatMap *self, guint l, guint c, graphene_point_t *center)
{
  graphene_rect_t bounds;

  if (!self->cells[l][c]
      || !gtk_widget_compute_bounds (self->cells[l][c], GTK_WIDGET (self), &bounds))
    return FALSE;
  graphene_rect_get_center (&bounds, center);
  return TRUE;
}

/* White beneath, so that it is told from any colour. */
static void
draw_arrow (cairo_t *cr, const graphene_point_t *from, const graphene_point_t *to, double ring)
{
  double angle = atan2 (to->y - from->y, to->x - from->x);
  double start_x = from->x + cos (angle) * 24, start_y = from->y + sin (angle) * 24;
  double end_x = to->x - cos (angle) * (ring + 5), end_y = to->y - sin (angle) * (ring + 5);

  cairo_move_to (cr, start_x, start_y);
  cairo_line_to (cr, end_x - cos (angle) * ARROW_HEAD * 0.8,
                 end_y - sin (angle) * ARROW_HEAD * 0.8);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 6);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 0x12 / 255.0, 0x35 / 255.0, 0x6B / 255.0);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
  cairo_move_to (cr, end_x, end_y);
  cairo_line_to (cr, end_x - cos (angle - 0.45) * ARROW_HEAD * 1.5,
                 end_y - sin (angle - 0.45) * ARROW_HEAD * 1.5);
  cairo_line_to (cr, end_x - cos (angle + 0.45) * ARROW_HEAD * 1.5,
                 end_y - sin (angle + 0.45) * ARROW_HEAD * 1.5);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static PangoLayout *
ring_layout (KbHeatMap *self, guint count, int *width)
{
  g_autofree char *text = g_strdup_printf ("+%u", count);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_get_pixel_size (layout, width, NULL);
  return layout;
}

/* As large as its number needs at the reader's size, as far as its cell has room for it. */
static double
ring_radius (KbHeatMap *self, GtkWidget *cell, guint count)
{
  double room = MAX (gtk_widget_get_width (cell) * RING_SHARE, MIN_RING);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  layout = ring_layout (self, count, &width);
  return CLAMP (width / 2.0 + 6, MIN_RING, room);
}

/* A dashed ring with the number of risks that come to a cell. */
static void
draw_ghost (KbHeatMap *self, cairo_t *cr, const graphene_point_t *at, double radius, guint count)
{
  static const double dashes[] = { 4, 3 };
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  cairo_new_path (cr); /* not from where the last ring's number ended */
  cairo_arc (cr, at->x, at->y, radius, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.86);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0x12 / 255.0, 0x35 / 255.0, 0x6B / 255.0);
  cairo_set_line_width (cr, 2.5);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  /* What does not fit in the ring at the reader's size is written smaller. */
  layout = ring_layout (self, count, &width);
  if (width > 2 * radius - 6)
    pango_attr_list_insert (attributes, pango_attr_scale_new ((2 * radius - 6) / width));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, at->x - width / 2.0, at->y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/* The arrows, or the rings where they end. */
static void
draw_moves (KbHeatMap *self, GtkSnapshot *snapshot, gboolean rings)
{
  graphene_point_t from;
  cairo_t *cr;

  if (!kb_position_is_placed (self->chosen)
      || !cell_center (self, (guint) self->chosen.likelihood, (guint) self->chosen.consequence,
                       &from))
    return;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                     (float) gtk_widget_get_height (GTK_WIDGET (self))));
  for (guint l = 0; l < self->n_likelihoods; l++)
    for (guint c = 0; c < self->n_consequences; c++) {
      guint count = self->moves[l][c];
      graphene_point_t to;
      double ring;

      if (count == 0 || !cell_center (self, l, c, &to))
        continue;
      ring = ring_radius (self, self->cells[l][c], count);
      /* In the corner, away from the cell's own bubble and letter. */
      to.x += (float) (gtk_widget_get_width (self->cells[l][c]) / 2.0 - ring - 4);
      to.y += (float) (gtk_widget_get_height (self->cells[l][c]) / 2.0 - ring - 4);
      if (rings)
        draw_ghost (self, cr, &to, ring, count);
      else
        draw_arrow (cr, &from, &to, ring);
    }
  cairo_destroy (cr);
}

/* What cells say, once more: an arrow passes behind their letters and numbers. */
static void
draw_words (KbHeatMap *self, GtkSnapshot *snapshot)
{
  for (guint l = 0; l < self->n_likelihoods; l++)
    for (guint c = 0; c < self->n_consequences; c++) {
      GtkWidget *cell = self->cells[l][c];
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &bounds.origin);
      kb_heat_cell_snapshot_words (KB_HEAT_CELL (cell), snapshot);
      gtk_snapshot_restore (snapshot);
    }
}

static void
kb_heat_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KbHeatMap *self = KB_HEAT_MAP (widget);

  GTK_WIDGET_CLASS (kb_heat_map_parent_class)->snapshot (widget, snapshot);
  if (!self->has_moves)
    return;
  draw_moves (self, snapshot, FALSE);
  draw_words (self, snapshot);
  draw_moves (self, snapshot, TRUE);
}

static void
kb_heat_map_dispose (GObject *object)
{
  KbHeatMap *self = KB_HEAT_MAP (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->method, kb_method_unref);
  G_OBJECT_CLASS (kb_heat_map_parent_class)->dispose (object);
}

static gboolean
kb_heat_map_focus_vfunc (GtkWidget *widget, GtkDirectionType direction)
{
  KbHeatMap *self = KB_HEAT_MAP (widget);

  /* Tab enters at the chosen cell and leaves the whole map: arrows move inside. */
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) {
    if (gtk_widget_get_focus_child (widget))
      return FALSE;
    kb_heat_map_focus (self);
    return self->n_likelihoods > 0;
  }
  return GTK_WIDGET_CLASS (kb_heat_map_parent_class)->focus (widget, direction);
}

static void
kb_heat_map_class_init (KbHeatMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_heat_map_dispose;
  widget_class->snapshot = kb_heat_map_snapshot;
  widget_class->focus = kb_heat_map_focus_vfunc;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  cell_chosen_signal = g_signal_new ("cell-chosen", KB_TYPE_HEAT_MAP, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
kb_heat_map_init (KbHeatMap *self)
{
  self->chosen = (KbPosition){ KB_NONE, KB_NONE };
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), GAP);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), GAP);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  kb_gui_set_label (GTK_WIDGET (self), _ ("Risk matrix"));
}

static GtkWidget *
axis_label (const KbMethod *method, KbKind kind, guint step, float xalign)
{
  g_autofree char *markup = NULL;
  g_autofree char *name =
      g_markup_escape_text (kb_method_step_name (method, kind, step, kb_gui_language ()), -1);
  GtkWidget *label = gtk_label_new (NULL);

  markup = g_strdup_printf ("<b>%" G_GINT64_FORMAT "</b>\n%s",
                            kb_method_number (method, kind, step), name);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  kb_gui_set_tooltip (label, kb_method_step_name (method, kind, step, kb_gui_language ()));
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0.9f ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  /* The names above columns give way where there is little room: their numbers stay. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (xalign > 0.9f) {
    gtk_label_set_width_chars (GTK_LABEL (label), 9);
  } else {
    gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
    gtk_widget_set_valign (label, GTK_ALIGN_START);
  }
  gtk_widget_add_css_class (label, "kb-caption");
  return label;
}

static GtkWidget *
axis_title (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "kb-caption");
  return label;
}

static void
clear_grid (KbHeatMap *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)))
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

static void
attach_cell (KbHeatMap *self, GtkSizeGroup *same, guint row, guint column)
{
  KbPosition position = kb_axes_position (&self->axes, row, column);
  guint l = (guint) position.likelihood, c = (guint) position.consequence;

  self->cells[l][c] = kb_heat_cell_new (l, c);
  gtk_size_group_add_widget (same, self->cells[l][c]);
  gtk_grid_attach (GTK_GRID (self->grid), self->cells[l][c], (int) column + 1, (int) row + 1, 1, 1);
  g_signal_connect_object (self->cells[l][c], "clicked", G_CALLBACK (on_cell_clicked), self,
                           G_CONNECT_SWAPPED);
}

static void
build (KbHeatMap *self, const KbMatrix *matrix)
{
  GtkGrid *grid = GTK_GRID (self->grid);
  guint n_rows = kb_axes_n_rows (&matrix->axes), n_columns = kb_axes_n_columns (&matrix->axes);
  KbLanguage language = kb_gui_language ();
  g_autoptr (GtkSizeGroup) same = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  clear_grid (self);
  self->axes = matrix->axes;
  self->n_likelihoods = matrix->n_likelihoods;
  self->n_consequences = matrix->n_consequences;
  gtk_grid_attach (grid, axis_title (kb_matrix_axis_title (&self->axes, TRUE, language)), 0, 0, 1,
                   1);
  for (guint row = 0; row < n_rows; row++) {
    gtk_grid_attach (grid,
                     axis_label (self->method, kb_axes_kind (&self->axes, TRUE),
                                 kb_axes_step (&self->axes, TRUE, row), 1.0f),
                     0, (int) row + 1, 1, 1);
    for (guint column = 0; column < n_columns; column++)
      attach_cell (self, same, row, column);
  }
  gtk_grid_attach (grid, axis_title (kb_matrix_axis_title (&self->axes, FALSE, language)), 0,
                   (int) n_rows + 1, 1, 1);
  for (guint column = 0; column < n_columns; column++)
    gtk_grid_attach (grid,
                     axis_label (self->method, kb_axes_kind (&self->axes, FALSE),
                                 kb_axes_step (&self->axes, FALSE, column), 0.5f),
                     (int) column + 1, (int) n_rows + 1, 1, 1);
}

static void
fill (KbHeatMap *self, const KbMatrix *matrix)
{
  KbLanguage language = kb_gui_language ();

  for (guint l = 0; l < matrix->n_likelihoods; l++)
    for (guint c = 0; c < matrix->n_consequences; c++) {
      KbPosition position = { (int) l, (int) c };
      KbRecord *band = kb_method_item (self->method, KB_KIND_BAND, matrix->bands[l][c]);
      g_autofree char *label =
          kb_format_band (self->method, (int) matrix->bands[l][c], matrix->scores[l][c], language);
      g_autofree char *spoken = kb_matrix_spoken_cell (self->method, matrix, position, language);

      kb_heat_cell_set (KB_HEAT_CELL (self->cells[l][c]), label,
                        kb_record_text (band, KB_BAND_COLOR), matrix->counts[l][c], spoken);
    }
}

/**
 * kb_heat_map_set:
 * @map: a heat map
 * @method: the method
 * @matrix: the counts
 */
void
kb_heat_map_set (KbHeatMap *map, const KbMethod *method, const KbMatrix *matrix)
{
  g_return_if_fail (KB_IS_HEAT_MAP (map));

  if (map->method != method) {
    g_clear_pointer (&map->method, kb_method_unref);
    map->method = kb_method_ref ((KbMethod *) method);
    map->chosen = (KbPosition){ KB_NONE, KB_NONE };
    map->has_moves = FALSE;
    build (map, matrix);
  }
  fill (map, matrix);
}

/**
 * kb_heat_map_choose:
 * @map: a heat map
 * @position: the cell to mark, or not placed for none
 */
void
kb_heat_map_choose (KbHeatMap *map, KbPosition position)
{
  g_return_if_fail (KB_IS_HEAT_MAP (map));

  for (guint l = 0; l < map->n_likelihoods; l++)
    for (guint c = 0; c < map->n_consequences; c++) {
      if ((int) l == position.likelihood && (int) c == position.consequence)
        gtk_widget_add_css_class (map->cells[l][c], "kb-chosen");
      else
        gtk_widget_remove_css_class (map->cells[l][c], "kb-chosen");
    }
  map->chosen = position;
  gtk_widget_queue_draw (GTK_WIDGET (map));
}

KbPosition
kb_heat_map_get_chosen (KbHeatMap *map)
{
  return map->chosen;
}

/**
 * kb_heat_map_set_moves:
 * @map: a heat map
 * @moves: (nullable) (element-type KbMove): where the chosen cell's risks go
 *
 * Draws arrows from the chosen cell, with a dashed ring and a number where they end.
 */
void
kb_heat_map_set_moves (KbHeatMap *map, const GArray *moves)
{
  g_return_if_fail (KB_IS_HEAT_MAP (map));

  memset (map->moves, 0, sizeof map->moves);
  map->has_moves = FALSE;
  for (guint i = 0; moves && i < moves->len; i++) {
    const KbMove *move = &g_array_index (moves, KbMove, i);

    if (!kb_position_equal (move->from, map->chosen))
      continue;
    map->moves[move->to.likelihood][move->to.consequence] += move->count;
    map->has_moves = TRUE;
  }
  gtk_widget_queue_draw (GTK_WIDGET (map));
}

/**
 * kb_heat_map_get_moves:
 * @map: a heat map
 * @to: a cell
 *
 * Returns: how many risks an arrow from the chosen cell brings there
 */
guint
kb_heat_map_get_moves (KbHeatMap *map, KbPosition to)
{
  return map->moves[to.likelihood][to.consequence];
}

/**
 * kb_heat_map_focus:
 * @map: a heat map
 *
 * Puts the keyboard on the chosen cell, else on the first of the top row.
 */
void
kb_heat_map_focus (KbHeatMap *map)
{
  KbPosition position = map->chosen;

  if (map->n_likelihoods == 0)
    return;
  if (!kb_position_is_placed (position))
    position = kb_axes_position (&map->axes, 0, 0);
  gtk_widget_grab_focus (map->cells[position.likelihood][position.consequence]);
}

/**
 * kb_heat_map_position_at:
 * @map: a heat map
 * @x: across, in its own pixels
 * @y: down
 * @position: (out): the cell there
 *
 * Returns: whether there is a cell
 */
gboolean
kb_heat_map_position_at (KbHeatMap *map, double x, double y, KbPosition *position)
{
  g_return_val_if_fail (KB_IS_HEAT_MAP (map), FALSE);

  for (guint l = 0; l < map->n_likelihoods; l++)
    for (guint c = 0; c < map->n_consequences; c++) {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (map->cells[l][c], GTK_WIDGET (map), &bounds)
          && graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y))) {
        *position = (KbPosition){ (int) l, (int) c };
        return TRUE;
      }
    }
  return FALSE;
}
