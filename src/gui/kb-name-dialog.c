// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-name-dialog"

#include "kb-name-dialog.h"

#include "kb-gui.h"

struct _KbNameDialog {
  AdwWindow parent_instance;

  GtkWidget *add_button;
  AdwEntryRow *name_row;
  AdwComboRow *choice_row;
  GtkLabel *hint_label;
};

G_DEFINE_FINAL_TYPE (KbNameDialog, kb_name_dialog, ADW_TYPE_WINDOW)

static guint accepted_signal;

static char *
typed_name (KbNameDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
on_name_changed (KbNameDialog *self)
{
  g_autofree char *name = typed_name (self);

  gtk_widget_set_sensitive (self->add_button, *name != '\0');
}

static void
on_add_clicked (KbNameDialog *self)
{
  g_autofree char *name = typed_name (self);

  if (!*name)
    return;
  g_signal_emit (self, accepted_signal, 0, name, adw_combo_row_get_selected (self->choice_row));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
kb_name_dialog_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_NAME_DIALOG);
  G_OBJECT_CLASS (kb_name_dialog_parent_class)->dispose (object);
}

static void
kb_name_dialog_class_init (KbNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_name_dialog_dispose;
  accepted_signal = g_signal_new ("accepted", KB_TYPE_NAME_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbNameDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, KbNameDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, KbNameDialog, choice_row);
  gtk_widget_class_bind_template_child (widget_class, KbNameDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
}

static void
kb_name_dialog_init (KbNameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add_button);
  gtk_widget_set_visible (GTK_WIDGET (self->choice_row), FALSE);
}

/**
 * kb_name_dialog_new:
 * @parent: a widget of the window it belongs to
 * @title: the dialog's title
 * @name_title: what is to be typed
 * @hint: (nullable): how to write it
 *
 * Returns: (transfer floating): the dialog
 */
KbNameDialog *
kb_name_dialog_new (GtkWidget *parent, const char *title, const char *name_title, const char *hint)
{
  KbNameDialog *dialog = g_object_new (KB_TYPE_NAME_DIALOG, "transient-for",
                                       gtk_widget_get_root (parent), "title", title, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (dialog->name_row), name_title);
  gtk_label_set_text (dialog->hint_label, hint ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (dialog->hint_label), hint != NULL);
  return dialog;
}

/**
 * kb_name_dialog_set_choices:
 * @dialog: the dialog
 * @title: what is chosen
 * @choices: (transfer none): what there is to choose
 * @selected: which is chosen from the start
 */
void
kb_name_dialog_set_choices (KbNameDialog *dialog,
                            const char *title,
                            GtkStringList *choices,
                            guint selected)
{
  g_return_if_fail (KB_IS_NAME_DIALOG (dialog));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (dialog->choice_row), title);
  adw_combo_row_set_model (dialog->choice_row, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (dialog->choice_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (dialog->choice_row), TRUE);
}

/**
 * kb_name_dialog_accept:
 * @dialog: the dialog
 * @name: what is typed
 *
 * Types a name and presses Add, as a person would.
 */
void
kb_name_dialog_accept (KbNameDialog *dialog, const char *name)
{
  g_return_if_fail (KB_IS_NAME_DIALOG (dialog));

  gtk_editable_set_text (GTK_EDITABLE (dialog->name_row), name);
  on_add_clicked (dialog);
}
