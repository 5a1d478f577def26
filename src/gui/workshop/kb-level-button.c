// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-level-button"

#include "kb-level-button.h"

#include "kb-color.h"
#include "kb-gui.h"
#include "kb-tile.h"

struct _KbLevelButton {
  GtkButton parent_instance;

  KbTile *keycap;
  GtkLabel *name_label;
  GtkLabel *text_label;
  GtkWidget *check;

  guint level;
  KbLevelState state;
  char *number;
  char *color;
};

G_DEFINE_FINAL_TYPE (KbLevelButton, kb_level_button, GTK_TYPE_BUTTON)

#define RADIUS 10.0f

static void
kb_level_button_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KbLevelButton *self = KB_LEVEL_BUTTON (widget);
  graphene_rect_t bounds;

  if (self->state == KB_LEVEL_CHOSEN && gtk_widget_compute_bounds (widget, widget, &bounds)) {
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &bounds.origin);
    kb_tile_paint (snapshot, self->color, bounds.size.width, bounds.size.height, RADIUS);
    gtk_snapshot_restore (snapshot);
  }
  GTK_WIDGET_CLASS (kb_level_button_parent_class)->snapshot (widget, snapshot);
}

static void
kb_level_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_LEVEL_BUTTON);
  G_OBJECT_CLASS (kb_level_button_parent_class)->dispose (object);
}

static void
kb_level_button_finalize (GObject *object)
{
  KbLevelButton *self = KB_LEVEL_BUTTON (object);

  g_free (self->number);
  g_free (self->color);
  G_OBJECT_CLASS (kb_level_button_parent_class)->finalize (object);
}

static void
kb_level_button_class_init (KbLevelButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_level_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_level_button_finalize;
  widget_class->snapshot = kb_level_button_snapshot;
  g_type_ensure (KB_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-level-button.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLevelButton, keycap);
  gtk_widget_class_bind_template_child (widget_class, KbLevelButton, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbLevelButton, text_label);
  gtk_widget_class_bind_template_child (widget_class, KbLevelButton, check);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
kb_level_button_init (KbLevelButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @name: (nullable): what stands above @text */
static KbLevelButton *
make (const KbMethod *method, guint level, const char *name, const char *text)
{
  KbLevelButton *self = g_object_new (KB_TYPE_LEVEL_BUTTON, NULL);
  KbRecord *record = kb_method_item (method, KB_KIND_LEVEL, level);

  self->level = level;
  self->number = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, KB_LEVEL_NUMBER));
  self->color = g_strdup (kb_record_text (record, KB_LEVEL_COLOR));
  kb_tile_set (self->keycap, self->number, self->color);
  gtk_label_set_text (self->name_label, name ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), name != NULL);
  gtk_label_set_text (self->text_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), text && *text);
  kb_level_button_set_state (self, KB_LEVEL_FREE);
  return self;
}

static const char *
level_name (const KbMethod *method, guint level)
{
  return kb_record_localized (kb_method_item (method, KB_KIND_LEVEL, level), KB_LEVEL_NAME_SV,
                              kb_gui_language ());
}

/**
 * kb_level_button_new:
 * @method: the method
 * @aspect: an aspect in use
 * @level: a level
 *
 * Returns: (transfer floating): the button, not chosen
 */
GtkWidget *
kb_level_button_new (const KbMethod *method, guint aspect, guint level)
{
  const char *name = level_name (method, level);
  const char *text = kb_method_level_text (method, aspect, level, kb_gui_language ());
  KbLevelButton *self = make (method, level, name, text);
  g_autofree char *spoken =
      g_strdup_printf ("%s %s, %s", kb_method_aspect_letter (method, aspect), self->number, name);

  kb_gui_set_label (GTK_WIDGET (self), spoken);
  if (text)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  return GTK_WIDGET (self);
}

/**
 * kb_level_button_new_for_area:
 * @method: the method
 * @area: a consequence area
 * @level: a level
 *
 * Where the method says nothing of the area at that level, the level's name stands.
 *
 * Returns: (transfer floating): the button, not chosen
 */
GtkWidget *
kb_level_button_new_for_area (const KbMethod *method, guint area, guint level)
{
  const char *text = kb_method_area_text (method, area, level, kb_gui_language ());
  const char *said = text && *text ? text : level_name (method, level);
  const char *name = kb_record_localized (kb_method_item (method, KB_KIND_AREA, area),
                                          KB_AREA_NAME_SV, kb_gui_language ());
  KbLevelButton *self = make (method, level, NULL, said);
  g_autofree char *spoken = g_strdup_printf ("%s: %s %s", name, self->number, said);

  kb_gui_set_label (GTK_WIDGET (self), spoken);
  return GTK_WIDGET (self);
}

void
kb_level_button_set_state (KbLevelButton *button, KbLevelState state)
{
  gboolean chosen = state == KB_LEVEL_CHOSEN;
  gboolean light_text;

  g_return_if_fail (KB_IS_LEVEL_BUTTON (button));

  light_text = g_str_equal (kb_color_text_on (button->color), "#FFFFFF");
  button->state = state;
  gtk_widget_remove_css_class (GTK_WIDGET (button), "kb-on-dark");
  gtk_widget_remove_css_class (GTK_WIDGET (button), "kb-on-light");
  gtk_widget_remove_css_class (GTK_WIDGET (button), "kb-in-range");
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (button), light_text ? "kb-on-dark" : "kb-on-light");
  else if (state == KB_LEVEL_IN_RANGE)
    gtk_widget_add_css_class (GTK_WIDGET (button), "kb-in-range");
  /* On its own colour the keycap would vanish, so it turns white. */
  kb_tile_set (button->keycap, button->number, chosen ? "#FFFFFF" : button->color);
  gtk_widget_set_visible (button->check, state != KB_LEVEL_FREE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               state == KB_LEVEL_CHOSEN     ? GTK_ACCESSIBLE_TRISTATE_TRUE
                               : state == KB_LEVEL_IN_RANGE ? GTK_ACCESSIBLE_TRISTATE_MIXED
                                                            : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  gtk_widget_queue_draw (GTK_WIDGET (button));
}

KbLevelState
kb_level_button_get_state (KbLevelButton *button)
{
  return button->state;
}

guint
kb_level_button_get_level (KbLevelButton *button)
{
  return button->level;
}
