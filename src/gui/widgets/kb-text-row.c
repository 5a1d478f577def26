// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-text-row"

#include "kb-text-row.h"

#include "kb-gui.h"

struct _KbTextRow {
  AdwPreferencesRow parent_instance;

  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (KbTextRow, kb_text_row, ADW_TYPE_PREFERENCES_ROW)

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, KbTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
kb_text_row_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_TEXT_ROW);
  G_OBJECT_CLASS (kb_text_row_parent_class)->dispose (object);
}

static void
kb_text_row_class_init (KbTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_text_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbTextRow, view);
}

static void
kb_text_row_init (KbTextRow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

/**
 * kb_text_row_get_view:
 * @row: a row
 *
 * Returns: (transfer none): where one writes
 */
GtkTextView *
kb_text_row_get_view (KbTextRow *row)
{
  g_return_val_if_fail (KB_IS_TEXT_ROW (row), NULL);

  return row->view;
}
