// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-document-dialog"

#include "kb-document-dialog.h"

#include "kb-commands.h"
#include "kb-error-text.h"
#include "kb-follow-up-commands.h"
#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-message-bar.h"

struct _KbDocumentDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  GtkLabel *name_label;
  AdwEntryRow *title_row;
  AdwComboRow *status_row;
  AdwEntryRow *owner_row;
  AdwEntryRow *registry_row;
  AdwEntryRow *from_row;
  AdwEntryRow *to_row;
  AdwEntryRow *notes_row;

  KbWorkbook *workbook;
  KbRecord *document; /* as it was, or a new one */
};

G_DEFINE_FINAL_TYPE (KbDocumentDialog, kb_document_dialog, ADW_TYPE_WINDOW)

static const struct {
  glong row;
  guint field;
} fields[] = {
  { G_STRUCT_OFFSET (KbDocumentDialog, title_row), KB_DOCUMENT_NAME },
  { G_STRUCT_OFFSET (KbDocumentDialog, owner_row), KB_DOCUMENT_OWNER },
  { G_STRUCT_OFFSET (KbDocumentDialog, registry_row), KB_DOCUMENT_REGISTRY_NUMBER },
  { G_STRUCT_OFFSET (KbDocumentDialog, from_row), KB_DOCUMENT_VALID_FROM },
  { G_STRUCT_OFFSET (KbDocumentDialog, to_row), KB_DOCUMENT_VALID_TO },
  { G_STRUCT_OFFSET (KbDocumentDialog, notes_row), KB_DOCUMENT_NOTES },
};

static GtkEditable *
row_of (KbDocumentDialog *self, guint i)
{
  return GTK_EDITABLE (G_STRUCT_MEMBER (AdwEntryRow *, self, fields[i].row));
}

static gboolean
read_field (KbDocumentDialog *self, KbRecord *document, guint i)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row_of (self, i))));
  g_autofree char *date = NULL;

  if (!*text) {
    kb_record_set_text (document, fields[i].field, NULL);
    return TRUE;
  }
  if (kb_field_info (KB_KIND_DOCUMENT, fields[i].field)->type != KB_TYPE_DATE) {
    kb_record_set_text (document, fields[i].field, text);
    return TRUE;
  }
  date = kb_date_from_loose_text (text);
  if (!date) {
    kb_message_bar_show (self->message_bar, _ ("Write the date as 2027-03-31."), TRUE);
    gtk_widget_grab_focus (GTK_WIDGET (row_of (self, i)));
    return FALSE;
  }
  kb_record_set_text (document, fields[i].field, date);
  return TRUE;
}

static void
on_save_clicked (KbDocumentDialog *self)
{
  const KbChoice *statuses = kb_choices (KB_KIND_DOCUMENT, KB_DOCUMENT_STATUS);
  g_autoptr (KbRecord) document = kb_record_copy (self->document);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!read_field (self, document, i))
      return;
  if (kb_record_is_null (document, KB_DOCUMENT_STATEMENT)
      && kb_record_is_null (document, KB_DOCUMENT_NAME)) {
    kb_message_bar_show (self->message_bar, _ ("The document needs a name."), TRUE);
    gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
    return;
  }
  kb_record_set_text (document, KB_DOCUMENT_STATUS,
                      statuses[adw_combo_row_get_selected (self->status_row)].code);
  if (!kb_workbook_put_document (self->workbook, document, &error)) {
    g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

    kb_message_bar_show (self->message_bar, text, TRUE);
    return;
  }
  gtk_window_close (GTK_WINDOW (self));
}

static void
kb_document_dialog_dispose (GObject *object)
{
  KbDocumentDialog *self = KB_DOCUMENT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_DOCUMENT_DIALOG);
  g_clear_object (&self->workbook);
  g_clear_pointer (&self->document, kb_record_unref);
  G_OBJECT_CLASS (kb_document_dialog_parent_class)->dispose (object);
}

static void
kb_document_dialog_class_init (KbDocumentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_document_dialog_dispose;
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-document-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbDocumentDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbDocumentDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbDocumentDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, KbDocumentDialog, status_row);
  gtk_widget_class_bind_template_child (widget_class, KbDocumentDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, KbDocumentDialog, registry_row);
  gtk_widget_class_bind_template_child (widget_class, KbDocumentDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, KbDocumentDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, KbDocumentDialog, notes_row);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_document_dialog_init (KbDocumentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static KbRecord *
document_for (KbWorkbook *workbook, const char *statement_id, const char *document_id)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *old = statement_id  ? kb_document_of (content, statement_id)
                  : document_id ? kb_content_find (content, KB_KIND_DOCUMENT, document_id)
                                : NULL;
  g_autofree char *id = old ? NULL : kb_new_id ();
  KbRecord *document = old ? kb_record_copy (old) : kb_record_new (KB_KIND_DOCUMENT, id);

  if (!old)
    kb_record_set_text (document, KB_DOCUMENT_STATEMENT, statement_id);
  return document;
}

static void
fill (KbDocumentDialog *self)
{
  const KbChoice *statuses = kb_choices (KB_KIND_DOCUMENT, KB_DOCUMENT_STATUS);
  const char *status = kb_record_text (self->document, KB_DOCUMENT_STATUS);
  const char *statement_id = kb_record_text (self->document, KB_DOCUMENT_STATEMENT);
  KbRecord *statement = statement_id ? kb_content_find (kb_workbook_get_content (self->workbook),
                                                        KB_KIND_STATEMENT, statement_id)
                                     : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; statuses[i].code; i++) {
    gtk_string_list_append (names, kb_gui_text (statuses[i].text));
    if (g_strcmp0 (statuses[i].code, status) == 0)
      selected = i;
  }
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->status_row, selected);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *text = kb_record_text (self->document, fields[i].field);

    gtk_editable_set_text (row_of (self, i), text ? text : "");
  }
  gtk_label_set_text (self->name_label, statement ? kb_record_localized (
                                            statement, KB_STATEMENT_TEXT_SV, kb_gui_language ())
                                                  : _ ("A document of the organisation's own"));
}

/**
 * kb_document_dialog_new:
 * @parent: where it is asked for
 * @workbook: a workbook
 * @statement_id: (nullable): what the method asks for
 * @document_id: (nullable): else a document of the organisation's own; %NULL for a new one
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
KbDocumentDialog *
kb_document_dialog_new (GtkWidget *parent,
                        KbWorkbook *workbook,
                        const char *statement_id,
                        const char *document_id)
{
  KbDocumentDialog *self =
      g_object_new (KB_TYPE_DOCUMENT_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  self->workbook = g_object_ref (workbook);
  self->document = document_for (workbook, statement_id, document_id);
  fill (self);
  return self;
}
