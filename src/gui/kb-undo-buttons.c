// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-undo-buttons"

#include "kb-undo-buttons.h"

#include "kb-window.h"

struct _KbUndoButtons {
  GtkBox parent_instance;

  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GBinding *undo_binding;
  GBinding *redo_binding;
};

G_DEFINE_FINAL_TYPE (KbUndoButtons, kb_undo_buttons, GTK_TYPE_BOX)

static void
kb_undo_buttons_root (GtkWidget *widget)
{
  KbUndoButtons *self = KB_UNDO_BUTTONS (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (kb_undo_buttons_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (!KB_IS_WINDOW (root))
    return;
  self->undo_binding = g_object_bind_property (root, "undo-label", self->undo_button,
                                               "tooltip-text", G_BINDING_SYNC_CREATE);
  self->redo_binding = g_object_bind_property (root, "redo-label", self->redo_button,
                                               "tooltip-text", G_BINDING_SYNC_CREATE);
}

static void
kb_undo_buttons_unroot (GtkWidget *widget)
{
  KbUndoButtons *self = KB_UNDO_BUTTONS (widget);

  g_clear_pointer (&self->undo_binding, g_binding_unbind);
  g_clear_pointer (&self->redo_binding, g_binding_unbind);
  GTK_WIDGET_CLASS (kb_undo_buttons_parent_class)->unroot (widget);
}

static void
kb_undo_buttons_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_UNDO_BUTTONS);
  G_OBJECT_CLASS (kb_undo_buttons_parent_class)->dispose (object);
}

static void
kb_undo_buttons_class_init (KbUndoButtonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_undo_buttons_dispose;
  widget_class->root = kb_undo_buttons_root;
  widget_class->unroot = kb_undo_buttons_unroot;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-undo-buttons.ui");
  gtk_widget_class_bind_template_child (widget_class, KbUndoButtons, undo_button);
  gtk_widget_class_bind_template_child (widget_class, KbUndoButtons, redo_button);
}

static void
kb_undo_buttons_init (KbUndoButtons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
