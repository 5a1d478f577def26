// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-class-badges"

#include "kb-class-badges.h"

#include "kb-tile.h"

struct _KbClassBadges {
  GtkBox parent_instance;

  GPtrArray *tiles; /* borrowed: children of the box */
  char *size_class;
};

G_DEFINE_FINAL_TYPE (KbClassBadges, kb_class_badges, GTK_TYPE_BOX)

static void
kb_class_badges_finalize (GObject *object)
{
  KbClassBadges *self = KB_CLASS_BADGES (object);

  g_ptr_array_unref (self->tiles);
  g_free (self->size_class);
  G_OBJECT_CLASS (kb_class_badges_parent_class)->finalize (object);
}

static void
kb_class_badges_class_init (KbClassBadgesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_class_badges_finalize;
}

static void
kb_class_badges_init (KbClassBadges *self)
{
  self->tiles = g_ptr_array_new ();
  gtk_box_set_spacing (GTK_BOX (self), 4);
}

GtkWidget *
kb_class_badges_new (void)
{
  return g_object_new (KB_TYPE_CLASS_BADGES, NULL);
}

/**
 * kb_class_badges_set_size:
 * @badges: badges
 * @css_class: (nullable): kb-medium or kb-large; %NULL for the size of a table
 */
void
kb_class_badges_set_size (KbClassBadges *badges, const char *css_class)
{
  g_return_if_fail (KB_IS_CLASS_BADGES (badges));

  g_free (badges->size_class);
  badges->size_class = g_strdup (css_class);
  gtk_box_set_spacing (GTK_BOX (badges), css_class ? 8 : 4);
}

/**
 * kb_class_badges_set:
 * @badges: badges
 * @method: the method
 * @class: (nullable): the class; %NULL shows none
 */
void
kb_class_badges_set (KbClassBadges *badges, const KbMethod *method, const KbClass *class)
{
  guint n = class ? kb_method_size (method, KB_KIND_ASPECT) : 0;

  g_return_if_fail (KB_IS_CLASS_BADGES (badges));

  while (badges->tiles->len < n) {
    GtkWidget *tile = kb_tile_new ("kb-badge");

    if (badges->size_class)
      gtk_widget_add_css_class (tile, badges->size_class);
    gtk_box_append (GTK_BOX (badges), tile);
    g_ptr_array_add (badges->tiles, tile);
  }
  for (guint i = 0; i < badges->tiles->len; i++) {
    KbTile *tile = g_ptr_array_index (badges->tiles, i);

    gtk_widget_set_visible (GTK_WIDGET (tile), i < n);
    if (i < n)
      kb_tile_set_level (tile, method, i, class->aspects[i]);
  }
}
