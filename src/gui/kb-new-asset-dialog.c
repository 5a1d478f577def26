// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-new-asset-dialog"

#include "kb-new-asset-dialog.h"

#include "kb-commands.h"
#include "kb-error-text.h"
#include "kb-format.h"
#include "kb-gui.h"
#include "kb-message-bar.h"

struct _KbNewAssetDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  GtkStack *stack;
  GtkWidget *add_button;
  GtkWidget *done_button;
  GtkWidget *no_button;
  GtkWidget *yes_button;
  GtkLabel *contact_label;
  GtkCheckButton *marker_check;
  AdwEntryRow *name_row;
  AdwComboRow *unit_row;
  GtkLabel *similar_label;

  KbWorkbook *workbook;
  GPtrArray *unit_ids; /* what each item of unit_row stands for */
};

G_DEFINE_FINAL_TYPE (KbNewAssetDialog, kb_new_asset_dialog, ADW_TYPE_WINDOW)

static guint added_signal;

static char *
typed_name (KbNewAssetDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
on_name_changed (KbNewAssetDialog *self)
{
  g_autofree char *name = typed_name (self);
  const GPtrArray *assets =
      kb_content_list (kb_workbook_get_content (self->workbook), KB_KIND_ASSET);
  const char *similar = NULL;
  double most = KB_SIMILAR;

  for (guint i = 0; *name && i < assets->len; i++) {
    const char *other = kb_record_title (g_ptr_array_index (assets, i));
    double likeness = kb_similarity (name, other);

    if (likeness >= most) {
      most = likeness;
      similar = other;
    }
  }
  gtk_widget_set_sensitive (self->add_button, *name != '\0');
  if (similar) {
    g_autofree char *text = kb_fill (_ ("Perhaps the same as “{name}”, which is there already."),
                                     "name", similar, NULL);

    gtk_label_set_text (self->similar_label, text);
  } else {
    gtk_label_set_text (self->similar_label, "");
  }
}

/**
 * kb_new_asset_dialog_answer:
 * @dialog: the dialog
 * @answer: to whether it concerns Sweden's security
 *
 * Yes and don't know both stop.
 */
void
kb_new_asset_dialog_answer (KbNewAssetDialog *dialog, KbGateAnswer answer)
{
  gboolean stops = kb_gate_stops (answer);

  g_return_if_fail (KB_IS_NEW_ASSET_DIALOG (dialog));

  gtk_stack_set_visible_child_name (dialog->stack, stops ? "stop" : "form");
  gtk_widget_set_visible (dialog->add_button, !stops);
  gtk_widget_set_visible (dialog->done_button, stops);
  gtk_window_set_default_widget (GTK_WINDOW (dialog),
                                 stops ? dialog->done_button : dialog->add_button);
  gtk_widget_grab_focus (stops ? dialog->done_button : GTK_WIDGET (dialog->name_row));
}

static void
on_no_clicked (KbNewAssetDialog *self)
{
  kb_new_asset_dialog_answer (self, KB_GATE_NO);
}

static void
on_stop_clicked (KbNewAssetDialog *self, GtkWidget *button)
{
  kb_new_asset_dialog_answer (self, button == self->yes_button ? KB_GATE_YES : KB_GATE_UNKNOWN);
}

static void
show_error (KbNewAssetDialog *self, const GError *error)
{
  g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

  kb_message_bar_show (self->message_bar, text, TRUE);
}

static void
on_done_clicked (KbNewAssetDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (gtk_check_button_get_active (self->marker_check)
      && !kb_workbook_add_stop_marker (self->workbook, &error)) {
    show_error (self, error);
    return;
  }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_add_clicked (KbNewAssetDialog *self)
{
  g_autofree char *name = typed_name (self);
  guint selected = adw_combo_row_get_selected (self->unit_row);
  const char *unit =
      selected < self->unit_ids->len ? g_ptr_array_index (self->unit_ids, selected) : NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  if (!*name)
    return;
  if (!kb_workbook_add_asset (self->workbook, name, unit, &id, &error)) {
    show_error (self, error);
    return;
  }
  g_signal_emit (self, added_signal, 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
fill_units (KbNewAssetDialog *self)
{
  KbContent *content = kb_workbook_get_content (self->workbook);
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *looked_at = kb_workbook_get_unit_filter (self->workbook);
  const char *own =
      looked_at ? looked_at : kb_record_text (kb_content_workbook (content), KB_WORKBOOK_UNIT);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Not given"));
  g_ptr_array_add (self->unit_ids, NULL);
  for (guint i = 0; i < units->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (units, i));
    g_autofree char *path = kb_format_unit_path (content, id);

    gtk_string_list_append (names, path);
    g_ptr_array_add (self->unit_ids, g_strdup (id));
    if (g_strcmp0 (id, own) == 0)
      selected = i + 1;
  }
  adw_combo_row_set_model (self->unit_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->unit_row, selected);
}

static void
show_contact (KbNewAssetDialog *self)
{
  KbRecord *role = kb_method_role (kb_workbook_get_method (self->workbook), KB_ROLE_PROTECTS);
  const char *name = role ? kb_record_localized (role, KB_ROLE_NAME_SV, kb_gui_language ())
                          : _ ("head of protective security");
  g_autofree char *text =
      kb_fill (_ ("Leave it out and take it up in person. Contact: {role}. Has something about it "
                  "been written in this workbook already? Then close the workbook, delete nothing "
                  "and wait for an assessment."),
               "role", name, NULL);

  gtk_label_set_text (self->contact_label, text);
}

static void
kb_new_asset_dialog_dispose (GObject *object)
{
  KbNewAssetDialog *self = KB_NEW_ASSET_DIALOG (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_NEW_ASSET_DIALOG);
  g_clear_object (&self->workbook);
  g_clear_pointer (&self->unit_ids, g_ptr_array_unref);
  G_OBJECT_CLASS (kb_new_asset_dialog_parent_class)->dispose (object);
}

static void
kb_new_asset_dialog_class_init (KbNewAssetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_new_asset_dialog_dispose;
  added_signal = g_signal_new ("added", KB_TYPE_NEW_ASSET_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-new-asset-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, no_button);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, yes_button);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, contact_label);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, marker_check);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, KbNewAssetDialog, similar_label);
  gtk_widget_class_bind_template_callback (widget_class, on_no_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
}

static void
kb_new_asset_dialog_init (KbNewAssetDialog *self)
{
  self->unit_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->no_button));
}

/**
 * kb_new_asset_dialog_new:
 * @parent: the window it belongs to
 * @workbook: where the asset comes to stand
 *
 * Returns: (transfer floating): the dialog, at its question
 */
KbNewAssetDialog *
kb_new_asset_dialog_new (GtkWindow *parent, KbWorkbook *workbook)
{
  KbNewAssetDialog *dialog = g_object_new (KB_TYPE_NEW_ASSET_DIALOG, "transient-for", parent, NULL);

  dialog->workbook = g_object_ref (workbook);
  fill_units (dialog);
  show_contact (dialog);
  gtk_window_set_default_widget (GTK_WINDOW (dialog), NULL);
  return dialog;
}
