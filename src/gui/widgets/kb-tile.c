// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-tile"

#include "kb-tile.h"

#include "kb-color.h"
#include "kb-format.h"
#include "kb-gui.h"

struct _KbTile {
  GtkWidget parent_instance;

  GtkWidget *label;
  char *color; /* NULL for none: only an outline */
};

G_DEFINE_FINAL_TYPE (KbTile, kb_tile, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TEXT,
  PROP_COLOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Below this a tile is so dark that it needs a ring to stand out on a dark surface. */
#define VERY_DARK 0.05

/**
 * kb_tile_paint:
 * @snapshot: where to paint
 * @color: a colour of the method, as chosen for a light surface
 * @width: the tile's width
 * @height: its height
 * @radius: of its corners
 *
 * Paints a tile of the method's colour with the edge that every tile has.
 */
void
kb_tile_paint (GtkSnapshot *snapshot, const char *color, float width, float height, float radius)
{
  gboolean dark = kb_gui_is_dark ();
  g_autofree char *shown = dark ? kb_color_darkened (color) : g_strdup (color);
  KbColor fill = kb_color_parse (shown);
  const float border[4] = { 1.0f, 1.0f, 1.0f, 1.0f };
  GdkRGBA rgba = { (float) fill.red, (float) fill.green, (float) fill.blue, 1.0f };
  GdkRGBA edge = { 0.0f, 0.0f, 0.0f, 0.16f };
  GskRoundedRect outline;

  if (dark && kb_color_luminance (fill) < VERY_DARK)
    gdk_rgba_parse (&edge, "#C77A9B");
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, border,
                              (const GdkRGBA[4]){ edge, edge, edge, edge });
}

/**
 * kb_tile_paint_cell:
 * @snapshot: where to paint
 * @color: a band's colour, as chosen for a light surface
 * @width: the cell's width
 * @height: its height
 * @radius: of its corners
 *
 * Paints a cell of a matrix: a tile with a line that stands out from its fill, so that neighbours
 * are told apart whatever their colours.
 */
void
kb_tile_paint_cell (
    GtkSnapshot *snapshot, const char *color, float width, float height, float radius)
{
  g_autofree char *shown = kb_gui_is_dark () ? kb_color_darkened (color) : g_strdup (color);
  const float border[4] = { 1.0f, 1.0f, 1.0f, 1.0f };
  GskRoundedRect outline;
  GdkRGBA edge;

  kb_tile_paint (snapshot, color, width, height, radius);
  gdk_rgba_parse (&edge, kb_color_edge_on (shown));
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), radius);
  gtk_snapshot_append_border (snapshot, &outline, border,
                              (const GdkRGBA[4]){ edge, edge, edge, edge });
}

static float
corner_radius (KbTile *self, int height)
{
  return gtk_widget_has_css_class (GTK_WIDGET (self), "kb-keycap") ? 7.0f
         : height > 30                                             ? 8.0f
                                                                   : 5.0f;
}

static void
kb_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KbTile *self = KB_TILE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->color) {
    /* The content box; the padding around it belongs to the tile as well. */
    graphene_rect_t bounds;

    if (gtk_widget_compute_bounds (widget, widget, &bounds)) {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &bounds.origin);
      kb_tile_paint (snapshot, self->color, bounds.size.width, bounds.size.height,
                     corner_radius (self, (int) bounds.size.height));
      gtk_snapshot_restore (snapshot);
    } else {
      kb_tile_paint (snapshot, self->color, (float) width, (float) height,
                     corner_radius (self, height));
    }
  }
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
kb_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KbTile *self = KB_TILE (object);

  switch (id) {
  case PROP_TEXT:
    g_value_set_string (value, kb_tile_get_text (self));
    break;
  case PROP_COLOR:
    g_value_set_string (value, self->color);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KbTile *self = KB_TILE (object);

  switch (id) {
  case PROP_TEXT:
    kb_tile_set (self, g_value_get_string (value), self->color);
    break;
  case PROP_COLOR:
    kb_tile_set (self, kb_tile_get_text (self), g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_tile_dispose (GObject *object)
{
  KbTile *self = KB_TILE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (kb_tile_parent_class)->dispose (object);
}

static void
kb_tile_finalize (GObject *object)
{
  g_free (KB_TILE (object)->color);
  G_OBJECT_CLASS (kb_tile_parent_class)->finalize (object);
}

static void
kb_tile_class_init (KbTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = kb_tile_get_property;
  object_class->set_property = kb_tile_set_property;
  object_class->dispose = kb_tile_dispose;
  object_class->finalize = kb_tile_finalize;
  widget_class->snapshot = kb_tile_snapshot;
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_tile_init (KbTile *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * kb_tile_new:
 * @css_class: kb-badge or kb-keycap
 *
 * Returns: (transfer floating): an empty tile
 */
GtkWidget *
kb_tile_new (const char *css_class)
{
  GtkWidget *tile = g_object_new (KB_TYPE_TILE, NULL);

  gtk_widget_add_css_class (tile, css_class);
  return tile;
}

static void
color_label (KbTile *self)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->color) {
    KbColor text = kb_color_parse (kb_color_text_on (self->color));

    attributes = pango_attr_list_new ();
    pango_attr_list_insert (attributes,
                            pango_attr_foreground_new ((guint16) (text.red * G_MAXUINT16),
                                                       (guint16) (text.green * G_MAXUINT16),
                                                       (guint16) (text.blue * G_MAXUINT16)));
  }
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
}

/**
 * kb_tile_set:
 * @tile: a tile
 * @text: (nullable): its text
 * @color: (nullable): its colour, #RRGGBB; %NULL gives only an outline
 */
void
kb_tile_set (KbTile *tile, const char *text, const char *color)
{
  g_return_if_fail (KB_IS_TILE (tile));

  if (g_strcmp0 (text, kb_tile_get_text (tile)) != 0) {
    gtk_label_set_text (GTK_LABEL (tile->label), text ? text : "");
    g_object_notify_by_pspec (G_OBJECT (tile), properties[PROP_TEXT]);
  }
  if (g_strcmp0 (color, tile->color) != 0) {
    g_free (tile->color);
    tile->color = g_strdup (color);
    if (color)
      gtk_widget_remove_css_class (GTK_WIDGET (tile), "kb-none");
    else
      gtk_widget_add_css_class (GTK_WIDGET (tile), "kb-none");
    color_label (tile);
    gtk_widget_queue_draw (GTK_WIDGET (tile));
    g_object_notify_by_pspec (G_OBJECT (tile), properties[PROP_COLOR]);
  } else if (!color) {
    gtk_widget_add_css_class (GTK_WIDGET (tile), "kb-none");
  }
}

const char *
kb_tile_get_text (KbTile *tile)
{
  g_return_val_if_fail (KB_IS_TILE (tile), NULL);

  return gtk_label_get_text (GTK_LABEL (tile->label));
}

/**
 * kb_tile_set_level:
 * @tile: a tile
 * @method: the method
 * @aspect: an aspect in use
 * @range: its levels; an unresolved range has the colour of its upper end
 */
void
kb_tile_set_level (KbTile *tile, const KbMethod *method, guint aspect, KbLevelRange range)
{
  g_autofree char *text = kb_format_badge (method, aspect, range);
  KbRecord *record = kb_method_item (method, KB_KIND_ASPECT, aspect);
  const char *aspect_name = kb_record_localized (record, KB_ASPECT_NAME_SV, kb_gui_language ());
  KbRecord *level =
      range.high == KB_NONE ? NULL : kb_method_item (method, KB_KIND_LEVEL, (guint) range.high);
  g_autofree char *number = kb_format_range (method, range);
  g_autofree char *spoken =
      level ? g_strdup_printf ("%s %s, %s", aspect_name, number,
                               kb_record_localized (level, KB_LEVEL_NAME_SV, kb_gui_language ()))
            : g_strdup_printf ("%s, %s", aspect_name, _ ("not classified"));

  kb_tile_set (tile, text, level ? kb_record_text (level, KB_LEVEL_COLOR) : NULL);
  kb_gui_set_label (GTK_WIDGET (tile), spoken);
  kb_gui_set_tooltip (GTK_WIDGET (tile), spoken);
}

/**
 * kb_tile_set_band:
 * @tile: a tile
 * @method: the method
 * @band: a band, or %KB_NONE
 * @score: likelihood × consequence
 */
void
kb_tile_set_band (KbTile *tile, const KbMethod *method, int band, int score)
{
  g_autofree char *text = kb_format_band (method, band, score, kb_gui_language ());
  KbRecord *record = band == KB_NONE ? NULL : kb_method_item (method, KB_KIND_BAND, (guint) band);
  const char *name =
      record ? kb_record_localized (record, KB_BAND_NAME_SV, kb_gui_language ()) : _ ("not placed");

  kb_tile_set (tile, text, record ? kb_record_text (record, KB_BAND_COLOR) : NULL);
  kb_gui_set_label (GTK_WIDGET (tile), name);
  kb_gui_set_tooltip (GTK_WIDGET (tile), name);
}
