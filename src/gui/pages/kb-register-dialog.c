// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-register-dialog"

#include "kb-register-dialog.h"

#include "kb-error-text.h"
#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-message-bar.h"
#include "kb-version.h"

struct _KbRegisterDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  GtkWidget *register_button;
  GtkLabel *about_label;
  AdwComboRow *outcome_row;
  AdwEntryRow *date_row;
  AdwEntryRow *paragraph_row;
  GtkLabel *hint_label;

  KbWorkbook *workbook;
};

G_DEFINE_FINAL_TYPE (KbRegisterDialog, kb_register_dialog, ADW_TYPE_WINDOW)

static const char *
chosen_outcome (KbRegisterDialog *self)
{
  const KbChoice *choices = kb_choices (KB_KIND_DECISION, KB_DECISION_OUTCOME);
  guint selected = adw_combo_row_get_selected (self->outcome_row);

  return selected == GTK_INVALID_LIST_POSITION ? NULL : choices[selected].code;
}

static char *
typed_date (KbRegisterDialog *self)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date_row))));

  return kb_date_from_loose_text (typed);
}

static void
on_changed (KbRegisterDialog *self)
{
  const char *outcome;
  g_autofree char *date = NULL;

  if (!self->workbook)
    return;
  outcome = chosen_outcome (self);
  date = typed_date (self);
  gtk_widget_set_sensitive (self->register_button, outcome && date);
  gtk_label_set_text (
      self->hint_label,
      !date                           ? _ ("Write the date as 2027-03-31.")
      : kb_decision_goes_on (outcome) ? _ ("A new version of the case is then prepared, with the "
                                           "texts of this one.")
      : g_strcmp0 (outcome, "tabled") == 0 ? _ ("The case stays as it is, for the next meeting.")
                                           : _ ("Nothing before it can be undone afterwards."));
}

static void
on_register_clicked (KbRegisterDialog *self)
{
  g_autofree char *date = typed_date (self);
  g_autofree char *paragraph =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->paragraph_row))));
  g_autoptr (GError) error = NULL;

  if (kb_workbook_register_decision (self->workbook, *paragraph ? paragraph : NULL, date,
                                     chosen_outcome (self), &error)) {
    gtk_window_destroy (GTK_WINDOW (self));
  } else {
    g_autofree char *message = kb_error_text_for_window (error, kb_gui_language ());

    kb_message_bar_show (self->message_bar, message, TRUE);
  }
}

static void
kb_register_dialog_dispose (GObject *object)
{
  g_clear_object (&KB_REGISTER_DIALOG (object)->workbook);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_REGISTER_DIALOG);
  G_OBJECT_CLASS (kb_register_dialog_parent_class)->dispose (object);
}

static void
kb_register_dialog_class_init (KbRegisterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_register_dialog_dispose;
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-register-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRegisterDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbRegisterDialog, register_button);
  gtk_widget_class_bind_template_child (widget_class, KbRegisterDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, KbRegisterDialog, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, KbRegisterDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, KbRegisterDialog, paragraph_row);
  gtk_widget_class_bind_template_child (widget_class, KbRegisterDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_register_clicked);
}

static void
kb_register_dialog_init (KbRegisterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->register_button);
}

/* What is registered already, or for a new decision the day of the meeting. */
static void
show_decision (KbRegisterDialog *self, const KbRecord *decision)
{
  const KbChoice *choices = kb_choices (KB_KIND_DECISION, KB_DECISION_OUTCOME);
  const char *outcome = kb_record_text (decision, KB_DECISION_OUTCOME);
  const char *on = kb_record_text (decision, KB_DECISION_DECIDED_ON);
  const char *meeting = kb_record_text (decision, KB_DECISION_MEETING_ON);
  const char *paragraph = kb_record_text (decision, KB_DECISION_PARAGRAPH);
  g_autoptr (KbVersion) version =
      kb_workbook_newest_version (self->workbook, kb_record_id (decision));
  g_autofree char *about = kb_fill (_ ("The nämnd decided on version {version} as it was locked. "
                                       "The checksum stays the same."),
                                    "version", version ? version->label : "–", NULL);

  for (guint i = 0; choices[i].code; i++)
    if (g_strcmp0 (choices[i].code, outcome) == 0)
      adw_combo_row_set_selected (self->outcome_row, i);
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), on ? on : meeting ? meeting : "");
  gtk_editable_set_text (GTK_EDITABLE (self->paragraph_row), paragraph ? paragraph : "");
  gtk_label_set_text (self->about_label, about);
}

/**
 * kb_register_dialog_new:
 * @parent: the window it belongs to
 * @workbook: a workbook with a locked version
 *
 * Returns: (transfer none): the dialog
 */
KbRegisterDialog *
kb_register_dialog_new (GtkWindow *parent, KbWorkbook *workbook)
{
  KbRegisterDialog *dialog = g_object_new (KB_TYPE_REGISTER_DIALOG, "transient-for", parent, NULL);
  const KbChoice *choices = kb_choices (KB_KIND_DECISION, KB_DECISION_OUTCOME);
  const KbRecord *decision = kb_decision_newest (kb_workbook_get_content (workbook));
  g_autoptr (GtkStringList) outcomes = gtk_string_list_new (NULL);

  dialog->workbook = g_object_ref (workbook);
  for (guint i = 0; choices[i].code; i++)
    gtk_string_list_append (outcomes, kb_gui_text (choices[i].text));
  adw_combo_row_set_model (dialog->outcome_row, G_LIST_MODEL (outcomes));
  if (decision)
    show_decision (dialog, decision);
  on_changed (dialog);
  return dialog;
}
