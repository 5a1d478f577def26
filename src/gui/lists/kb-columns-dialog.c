// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-columns-dialog"

#include "kb-columns-dialog.h"

#include "kb-gui.h"

struct _KbColumnsDialog {
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (KbColumnsDialog, kb_columns_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

static void
on_switched (GtkSwitch *widget, GParamSpec *pspec, KbColumnsDialog *self)
{
  g_signal_emit (self, chosen_signal, 0, g_object_get_data (G_OBJECT (widget), "id"),
                 gtk_switch_get_active (widget));
}

static void
kb_columns_dialog_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_COLUMNS_DIALOG);
  G_OBJECT_CLASS (kb_columns_dialog_parent_class)->dispose (object);
}

static void
kb_columns_dialog_class_init (KbColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_columns_dialog_dispose;
  chosen_signal = g_signal_new ("chosen", KB_TYPE_COLUMNS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbColumnsDialog, group);
}

static void
kb_columns_dialog_init (KbColumnsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_columns_dialog_add:
 * @dialog: the dialog
 * @id: the column's id
 * @title: its title
 * @shown: whether it is shown now
 * @fixed: whether it can't be hidden
 */
void
kb_columns_dialog_add (
    KbColumnsDialog *dialog, const char *id, const char *title, gboolean shown, gboolean fixed)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (widget), shown);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (widget, !fixed);
  g_object_set_data_full (G_OBJECT (widget), "id", g_strdup (id), g_free);
  g_signal_connect_object (widget, "notify::active", G_CALLBACK (on_switched), dialog, 0);
  kb_gui_set_label (widget, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  adw_preferences_group_add (dialog->group, row);
}

/**
 * kb_columns_dialog_new:
 * @parent: a widget of the window it belongs to
 *
 * Returns: (transfer floating): a dialog without columns
 */
KbColumnsDialog *
kb_columns_dialog_new (GtkWidget *parent)
{
  return g_object_new (KB_TYPE_COLUMNS_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
}
