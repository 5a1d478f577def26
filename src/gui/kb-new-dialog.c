// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-new-dialog"

#include "kb-new-dialog.h"

#include "kb-error-text.h"
#include "kb-gui.h"
#include "kb-message-bar.h"
#include "kb-workbook.h"

#include <string.h>

struct _KbNewDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  AdwEntryRow *organisation_row;
  AdwEntryRow *unit_row;
  GtkWidget *create_button;
  GtkLabel *method_label;
  KbContent *method; /* its records */
};

G_DEFINE_FINAL_TYPE (KbNewDialog, kb_new_dialog, ADW_TYPE_WINDOW)

static guint created_signal;

static char *
row_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
on_text_changed (KbNewDialog *self)
{
  g_autofree char *organisation = row_text (self->organisation_row);

  gtk_widget_set_sensitive (self->create_button, *organisation != '\0');
}

static void
show_error (KbNewDialog *self, const GError *error)
{
  g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

  kb_message_bar_show (self->message_bar, text, TRUE);
}

/**
 * kb_new_dialog_create_at:
 * @dialog: the dialog, filled in
 * @path: where the workbook should stand
 *
 * Makes the workbook and closes; a failure is shown in the dialog, which then stays with all its
 * text.
 */
void
kb_new_dialog_create_at (KbNewDialog *dialog, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *organisation = row_text (dialog->organisation_row);
  g_autofree char *unit = row_text (dialog->unit_row);
  g_autofree char *today = kb_date_today ();
  g_autofree char *full = g_str_has_suffix (path, ".klassning")
                              ? g_strdup (path)
                              : g_strconcat (path, ".klassning", NULL);

  g_return_if_fail (KB_IS_NEW_DIALOG (dialog));

  if (!kb_workbook_create (full, dialog->method, organisation, *unit ? unit : NULL, NULL, today,
                           &error)) {
    show_error (dialog, error);
    return;
  }
  g_signal_emit (dialog, created_signal, 0, full);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
on_place_chosen (GtkNativeDialog *chooser, int response, KbNewDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;

    if (path)
      kb_new_dialog_create_at (self, path);
  }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

/* A file name made of what was typed, without what no file system takes. */
static char *
suggest_name (KbNewDialog *self)
{
  g_autofree char *organisation = row_text (self->organisation_row);
  g_autofree char *unit = row_text (self->unit_row);
  g_autofree char *name =
      *unit ? g_strdup_printf ("%s %s", organisation, unit) : g_strdup (organisation);

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  return g_strconcat (name, ".klassning", NULL);
}

static void
on_create_clicked (KbNewDialog *self)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Where should the workbook be?"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *name = suggest_name (self);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_place_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_cancel_clicked (KbNewDialog *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
kb_new_dialog_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_NEW_DIALOG);
  G_OBJECT_CLASS (kb_new_dialog_parent_class)->dispose (object);
}

static void
kb_new_dialog_finalize (GObject *object)
{
  g_clear_pointer (&KB_NEW_DIALOG (object)->method, kb_content_unref);
  G_OBJECT_CLASS (kb_new_dialog_parent_class)->finalize (object);
}

static void
kb_new_dialog_class_init (KbNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_new_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_new_dialog_finalize;
  created_signal = g_signal_new ("created", KB_TYPE_NEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbNewDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbNewDialog, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, KbNewDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, KbNewDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, KbNewDialog, method_label);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_create_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

static void
kb_new_dialog_init (KbNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->organisation_row));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->create_button);
}

/**
 * kb_new_dialog_set_texts:
 * @dialog: the dialog
 * @organisation: the kommun, bolag or förbund
 * @unit: the förvaltning, sektor or bolag; may be empty
 */
void
kb_new_dialog_set_texts (KbNewDialog *dialog, const char *organisation, const char *unit)
{
  g_return_if_fail (KB_IS_NEW_DIALOG (dialog));

  gtk_editable_set_text (GTK_EDITABLE (dialog->organisation_row), organisation);
  gtk_editable_set_text (GTK_EDITABLE (dialog->unit_row), unit);
}

/**
 * kb_new_dialog_new:
 * @parent: the window it belongs to
 * @method_id: a method that comes with the program
 *
 * Returns: (transfer floating): the dialog
 */
KbNewDialog *
kb_new_dialog_new (GtkWindow *parent, const char *method_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbContent) content = kb_method_read_shipped (method_id, &error);

  if (!content)
    g_error ("%s: %s", method_id, error->message); /* it is in the program */
  return kb_new_dialog_new_by (parent, content);
}

/**
 * kb_new_dialog_new_by:
 * @parent: the window it belongs to
 * @method: the records of a method, checked
 *
 * Returns: (transfer floating): the dialog
 */
KbNewDialog *
kb_new_dialog_new_by (GtkWindow *parent, KbContent *method)
{
  KbNewDialog *dialog = g_object_new (KB_TYPE_NEW_DIALOG, "transient-for", parent, NULL);
  KbRecord *header = kb_content_get (method, KB_KIND_METHOD, KB_METHOD_ID);
  g_autofree char *text =
      kb_fill (_ ("By the method {method}. Source: {source}."), "method",
               kb_record_localized (header, KB_METHOD_NAME_SV, kb_gui_language ()), "source",
               kb_record_localized (header, KB_METHOD_DOCUMENT_SV, kb_gui_language ()), NULL);

  dialog->method = kb_content_ref (method);
  gtk_label_set_text (dialog->method_label, text);
  return dialog;
}
