// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-room-window"

#include "kb-room-window.h"

#include "kb-gui.h"
#include "kb-level-button.h"

struct _KbRoomWindow {
  GtkWindow parent_instance;

  GtkLabel *name_label;
  GtkLabel *description_label;
  GtkBox *columns;

  KbWorkshopState *state;
};

G_DEFINE_FINAL_TYPE (KbRoomWindow, kb_room_window, GTK_TYPE_WINDOW)

static GtkWidget *
aspect_column (KbWorkshopState *state, guint aspect, KbLevelRange range)
{
  KbMethod *method = kb_workbook_get_method (kb_workshop_state_get_workbook (state));
  KbRecord *record = kb_method_item (method, KB_KIND_ASPECT, aspect);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *name =
      gtk_label_new (kb_record_localized (record, KB_ASPECT_NAME_SV, kb_gui_language ()));
  GtkWidget *question =
      gtk_label_new (kb_record_localized (record, KB_ASPECT_QUESTION_SV, kb_gui_language ()));

  gtk_widget_add_css_class (column, "kb-aspect");
  gtk_widget_add_css_class (name, "kb-aspect-name");
  gtk_widget_add_css_class (question, "kb-question");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_box_append (GTK_BOX (column), name);
  gtk_box_append (GTK_BOX (column), question);
  for (guint level = 0; level < kb_method_size (method, KB_KIND_LEVEL); level++) {
    GtkWidget *button = kb_level_button_new (method, aspect, level);
    gboolean inside =
        range.high != KB_NONE && (int) level >= range.low && (int) level <= range.high;

    kb_level_button_set_state (KB_LEVEL_BUTTON (button), !inside ? KB_LEVEL_FREE
                                                         : range.low == range.high
                                                             ? KB_LEVEL_CHOSEN
                                                             : KB_LEVEL_IN_RANGE);
    gtk_widget_set_can_target (button, FALSE);
    gtk_widget_set_focusable (button, FALSE);
    gtk_widget_set_vexpand (button, TRUE);
    gtk_box_append (GTK_BOX (column), button);
  }
  return column;
}

static void
refresh (KbRoomWindow *self)
{
  KbWorkbook *workbook = kb_workshop_state_get_workbook (self->state);
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  const char *id = kb_workshop_state_get_asset (self->state);
  KbRecord *asset = id ? kb_content_find (content, KB_KIND_ASSET, id) : NULL;
  KbRecord *workshop = kb_workshop_state_get_record (self->state);
  gboolean classifying = asset && kb_workshop_state_get_step (self->state) == KB_AGENDA_CLASSIFY;
  const char *description = classifying ? kb_record_text (asset, KB_ASSET_DESCRIPTION) : NULL;
  KbClass class;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))))
    gtk_box_remove (self->columns, child);
  gtk_label_set_text (self->name_label, classifying ? kb_record_text (asset, KB_ASSET_NAME)
                                        : workshop  ? kb_record_text (workshop, KB_WORKSHOP_OBJECT)
                                                    : "");
  gtk_label_set_text (self->description_label, description ? description : "");
  if (!classifying)
    return;
  class = kb_class_of_asset (content, method, id);
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ASPECT); i++)
    gtk_box_append (self->columns, aspect_column (self->state, i, class.aspects[i]));
}

static gboolean
on_key_pressed (KbRoomWindow *self, guint keyval)
{
  if (keyval == GDK_KEY_F11) {
    if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
      gtk_window_unfullscreen (GTK_WINDOW (self));
    else
      gtk_window_fullscreen (GTK_WINDOW (self));
    return TRUE;
  }
  if (keyval == GDK_KEY_Escape)
    gtk_window_unfullscreen (GTK_WINDOW (self));
  return FALSE;
}

static void
kb_room_window_dispose (GObject *object)
{
  KbRoomWindow *self = KB_ROOM_WINDOW (object);

  if (self->state) {
    g_signal_handlers_disconnect_by_data (self->state, self);
    g_signal_handlers_disconnect_by_data (kb_workshop_state_get_workbook (self->state), self);
  }
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_ROOM_WINDOW);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (kb_room_window_parent_class)->dispose (object);
}

static void
kb_room_window_class_init (KbRoomWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_room_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-room-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, description_label);
  gtk_widget_class_bind_template_child (widget_class, KbRoomWindow, columns);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
kb_room_window_init (KbRoomWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_room_window_new:
 * @application: the application
 * @state: the workshop that it follows
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
kb_room_window_new (GtkApplication *application, KbWorkshopState *state)
{
  KbRoomWindow *self = g_object_new (KB_TYPE_ROOM_WINDOW, "application", application, NULL);

  self->state = g_object_ref (state);
  g_signal_connect_object (state, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kb_workshop_state_get_workbook (state), "changed", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WINDOW (self);
}
