// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-message-bar"

#include "kb-message-bar.h"

#include "kb-gui.h"

struct _KbMessageBar {
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkWidget *box;
  GtkLabel *label;
  GtkButton *action_button;
};

G_DEFINE_FINAL_TYPE (KbMessageBar, kb_message_bar, ADW_TYPE_BIN)

static void
on_close_clicked (KbMessageBar *self)
{
  kb_message_bar_hide (self);
}

static void
kb_message_bar_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_MESSAGE_BAR);
  G_OBJECT_CLASS (kb_message_bar_parent_class)->dispose (object);
}

static void
kb_message_bar_class_init (KbMessageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_message_bar_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMessageBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KbMessageBar, box);
  gtk_widget_class_bind_template_child (widget_class, KbMessageBar, label);
  gtk_widget_class_bind_template_child (widget_class, KbMessageBar, action_button);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
}

static void
kb_message_bar_init (KbMessageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_message_bar_show:
 * @bar: a message bar
 * @text: what happened and what to do
 * @is_error: whether something failed
 */
void
kb_message_bar_show (KbMessageBar *bar, const char *text, gboolean is_error)
{
  g_return_if_fail (KB_IS_MESSAGE_BAR (bar));

  gtk_label_set_text (bar->label, text);
  if (is_error)
    gtk_widget_add_css_class (bar->box, "kb-error");
  else
    gtk_widget_remove_css_class (bar->box, "kb-error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->box), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_revealer_set_reveal_child (bar->revealer, TRUE);
}

void
kb_message_bar_hide (KbMessageBar *bar)
{
  g_return_if_fail (KB_IS_MESSAGE_BAR (bar));

  gtk_revealer_set_reveal_child (bar->revealer, FALSE);
}

/**
 * kb_message_bar_get_text:
 * @bar: a message bar
 *
 * Returns: (nullable): the message that is shown, %NULL when none is
 */
const char *
kb_message_bar_get_text (KbMessageBar *bar)
{
  g_return_val_if_fail (KB_IS_MESSAGE_BAR (bar), NULL);

  return gtk_revealer_get_reveal_child (bar->revealer) ? gtk_label_get_text (bar->label) : NULL;
}
