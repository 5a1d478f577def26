// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-reminders-dialog"

#include "kb-reminders-dialog.h"

#include "kb-document-text.h"
#include "kb-error-text.h"
#include "kb-export.h"
#include "kb-gui.h"
#include "kb-message-bar.h"
#include "kb-reminders.h"

#include <string.h>

struct _KbRemindersDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  GtkStack *stack;
  AdwPreferencesGroup *group;
  GtkWidget *save_button;

  KbReport *report;
  GPtrArray *reminders; /* KbReminder */
};

G_DEFINE_FINAL_TYPE (KbRemindersDialog, kb_reminders_dialog, ADW_TYPE_WINDOW)

/**
 * kb_reminders_dialog_letter:
 * @dialog: the dialog
 * @index: one of its lines
 *
 * Returns: (transfer full): that förvaltning's reminder as text and as HTML, for the clipboard
 */
GdkContentProvider *
kb_reminders_dialog_letter (KbRemindersDialog *dialog, guint index)
{
  const KbReminder *reminder = g_ptr_array_index (dialog->reminders, index);
  g_autoptr (KbDocument) document =
      kb_reminders_document (dialog->report, reminder->unit_id, FALSE);
  g_autofree char *text = kb_document_to_text (document);
  g_autofree char *html = kb_document_to_html (document);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *forms[] = { gdk_content_provider_new_for_bytes ("text/html", bytes),
                                  gdk_content_provider_new_typed (G_TYPE_STRING, text) };

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}

static void
on_copy_clicked (GtkButton *button, KbRemindersDialog *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  const KbReminder *reminder = g_ptr_array_index (self->reminders, index);
  g_autoptr (GdkContentProvider) letter = kb_reminders_dialog_letter (self, index);
  g_autofree char *text =
      kb_fill (_ ("The reminder to {name} is copied: paste it into a letter or an e-mail."), "name",
               reminder->name, NULL);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), letter);
  kb_message_bar_show (self->message_bar, text, FALSE);
}

static void
on_place_chosen (GtkNativeDialog *chooser, int response, KbRemindersDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) results =
        path ? kb_export (self->report, path, KB_REPORT_REMINDERS, NULL, NULL, NULL, &error) : NULL;
    g_autofree char *text = results ? kb_fill (_ ("Saved: {file}"), "file", path, NULL)
                            : error ? kb_error_text_for_window (error, kb_gui_language ())
                                    : NULL;

    if (text)
      kb_message_bar_show (self->message_bar, text, error != NULL);
  }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
on_save_clicked (KbRemindersDialog *self)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Save the reminders (PDF, text, HTML or CSV)"),
                                   GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *name = g_strconcat (_ ("Reminders"), ".pdf", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
kb_reminders_dialog_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_REMINDERS_DIALOG);
  G_OBJECT_CLASS (kb_reminders_dialog_parent_class)->dispose (object);
}

static void
kb_reminders_dialog_finalize (GObject *object)
{
  KbRemindersDialog *self = KB_REMINDERS_DIALOG (object);

  g_clear_pointer (&self->reminders, g_ptr_array_unref);
  g_clear_pointer (&self->report, kb_report_free);
  G_OBJECT_CLASS (kb_reminders_dialog_parent_class)->finalize (object);
}

static void
kb_reminders_dialog_class_init (KbRemindersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_reminders_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_reminders_dialog_finalize;
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-reminders-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRemindersDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbRemindersDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KbRemindersDialog, group);
  gtk_widget_class_bind_template_child (widget_class, KbRemindersDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
kb_reminders_dialog_init (KbRemindersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_line (KbRemindersDialog *self, guint index)
{
  const KbReminder *reminder = g_ptr_array_index (self->reminders, index);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy"));
  g_autofree char *count = g_strdup_printf ("%u", reminder->n_missing);
  g_autofree char *missing =
      kb_fill (ngettext ("{n} thing is missing or overdue", "{n} things are missing or overdue",
                         reminder->n_missing),
               "n", count, NULL);
  g_autofree char *subtitle = reminder->contact
                                  ? g_strdup_printf ("%s · %s", missing, reminder->contact)
                                  : g_strdup (missing);
  g_autofree char *spoken =
      kb_fill (_ ("Copy the reminder to {name}"), "name", reminder->name, NULL);

  g_object_set (row, "use-markup", FALSE, "title", reminder->name, "subtitle", subtitle, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  kb_gui_set_label (button, spoken);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
}

/**
 * kb_reminders_dialog_new:
 * @parent: the window it belongs to
 * @workbook: the workbook
 *
 * Returns: (transfer floating): the dialog, with what is missing now
 */
KbRemindersDialog *
kb_reminders_dialog_new (GtkWindow *parent, KbWorkbook *workbook)
{
  KbRemindersDialog *dialog =
      g_object_new (KB_TYPE_REMINDERS_DIALOG, "transient-for", parent, NULL);

  dialog->report = kb_report_new (workbook, kb_gui_language (), KB_PROFILE_COMPLETE);
  if (kb_workbook_get_unit_filter (workbook))
    kb_report_limit_to_unit (dialog->report, kb_workbook_get_unit_filter (workbook), NULL);
  dialog->reminders = kb_reminders_list (dialog->report);
  for (guint i = 0; i < dialog->reminders->len; i++)
    add_line (dialog, i);
  gtk_stack_set_visible_child_name (dialog->stack, dialog->reminders->len > 0 ? "list" : "nothing");
  gtk_widget_set_sensitive (dialog->save_button, dialog->reminders->len > 0);
  return dialog;
}
