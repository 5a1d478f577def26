// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-area-row"

#include "kb-area-row.h"

#include "kb-even-layout.h"
#include "kb-fold-layout.h"
#include "kb-gui.h"
#include "kb-level-button.h"

struct _KbAreaRow {
  GtkBox parent_instance;

  GtkLabel *name_label;
  GtkBox *levels;

  KbMethod *method;
  guint area;
  int level;  /* the chosen one, or KB_NONE */
  int cursor; /* the one that the Tab key comes to */
};

G_DEFINE_FINAL_TYPE (KbAreaRow, kb_area_row, GTK_TYPE_BOX)

static guint chosen_signal;

static KbLevelButton *
button_at (KbAreaRow *self, int level)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->levels));

  for (int i = 0; button && i < level; i++)
    button = gtk_widget_get_next_sibling (button);
  return KB_LEVEL_BUTTON (button);
}

static void
show_cursor (KbAreaRow *self)
{
  for (guint i = 0; i < kb_method_size (self->method, KB_KIND_LEVEL); i++)
    gtk_widget_set_focusable (GTK_WIDGET (button_at (self, (int) i)), (int) i == self->cursor);
}

static gboolean
has_keyboard (KbAreaRow *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

static void
go_to (KbAreaRow *self, int level)
{
  int last = (int) kb_method_size (self->method, KB_KIND_LEVEL) - 1;
  gboolean moves = has_keyboard (self);

  self->cursor = CLAMP (level, 0, last);
  /* The keyboard goes first: what has it must not become unfocusable. */
  if (moves) {
    gtk_widget_set_focusable (GTK_WIDGET (button_at (self, self->cursor)), TRUE);
    gtk_widget_grab_focus (GTK_WIDGET (button_at (self, self->cursor)));
  }
  show_cursor (self);
}

static void
choose (KbAreaRow *self, int level)
{
  g_signal_emit (self, chosen_signal, 0, level);
}

/* The one that is chosen already is taken away again: a stray click can be taken back. */
static void
on_clicked (KbAreaRow *self, KbLevelButton *button)
{
  int level = (int) kb_level_button_get_level (button);

  choose (self, level == self->level ? KB_NONE : level);
}

static gboolean
on_key_pressed (KbAreaRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  switch (keyval) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    go_to (self, self->cursor - 1);
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    go_to (self, self->cursor + 1);
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_BACKWARD);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
  case GDK_KEY_Delete:
  case GDK_KEY_BackSpace:
    choose (self, KB_NONE);
    return TRUE;
  default:
    break;
  }
  if (g_unichar_isdigit (letter)) {
    int level =
        kb_method_ordinal_from_number (self->method, KB_KIND_LEVEL, g_unichar_digit_value (letter));

    if (level == KB_NONE)
      return FALSE;
    choose (self, level);
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
    return TRUE;
  }
  return FALSE;
}

static void
kb_area_row_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_AREA_ROW);
  G_OBJECT_CLASS (kb_area_row_parent_class)->dispose (object);
}

static void
kb_area_row_finalize (GObject *object)
{
  kb_method_unref (KB_AREA_ROW (object)->method);
  G_OBJECT_CLASS (kb_area_row_parent_class)->finalize (object);
}

static void
kb_area_row_class_init (KbAreaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_area_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_area_row_finalize;
  chosen_signal = g_signal_new ("chosen", KB_TYPE_AREA_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (KB_TYPE_EVEN_LAYOUT);
  g_type_ensure (KB_TYPE_FOLD_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-area-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbAreaRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbAreaRow, levels);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
kb_area_row_init (KbAreaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->level = KB_NONE;
}

/**
 * kb_area_row_new:
 * @method: the method
 * @area: a consequence area of it
 *
 * Returns: (transfer floating): the row, with no level chosen
 */
GtkWidget *
kb_area_row_new (KbMethod *method, guint area)
{
  KbAreaRow *self = g_object_new (KB_TYPE_AREA_ROW, NULL);
  const char *name = kb_record_localized (kb_method_item (method, KB_KIND_AREA, area),
                                          KB_AREA_NAME_SV, kb_gui_language ());

  self->method = kb_method_ref (method);
  self->area = area;
  gtk_label_set_text (self->name_label, name);
  kb_gui_set_label (GTK_WIDGET (self), name);
  for (guint i = 0; i < kb_method_size (method, KB_KIND_LEVEL); i++) {
    GtkWidget *button = kb_level_button_new_for_area (method, area, i);

    g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->levels, button);
  }
  show_cursor (self);
  return GTK_WIDGET (self);
}

/**
 * kb_area_row_set_level:
 * @row: a row
 * @level: the level of the area, or %KB_NONE
 */
void
kb_area_row_set_level (KbAreaRow *row, int level)
{
  g_return_if_fail (KB_IS_AREA_ROW (row));

  row->level = level;
  for (guint i = 0; i < kb_method_size (row->method, KB_KIND_LEVEL); i++)
    kb_level_button_set_state (button_at (row, (int) i),
                               (int) i == level ? KB_LEVEL_CHOSEN : KB_LEVEL_FREE);
  if (level != KB_NONE)
    go_to (row, level);
}

guint
kb_area_row_get_area (KbAreaRow *row)
{
  g_return_val_if_fail (KB_IS_AREA_ROW (row), 0);

  return row->area;
}
