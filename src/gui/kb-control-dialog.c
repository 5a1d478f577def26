// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-control-dialog"

#include "kb-control-dialog.h"

#include "kb-commands.h"
#include "kb-error-text.h"
#include "kb-follow-up-commands.h"
#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-message-bar.h"

struct _KbControlDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  GtkLabel *name_label;
  AdwEntryRow *owner_row;
  AdwEntryRow *starts_row;
  AdwEntryRow *done_row;
  AdwComboRow *result_row;
  AdwEntryRow *by_row;
  AdwEntryRow *text_row;
  GtkListBox *log;

  KbWorkbook *workbook;
  char *id;
};

G_DEFINE_FINAL_TYPE (KbControlDialog, kb_control_dialog, ADW_TYPE_WINDOW)

static char *
typed (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text ? g_steal_pointer (&text) : NULL;
}

/* A date as it is to be kept; FALSE and a message when it is none. */
static gboolean
read_date (KbControlDialog *self, AdwEntryRow *row, char **date)
{
  g_autofree char *text = typed (row);

  *date = text ? kb_date_from_loose_text (text) : NULL;
  if (!text || *date) {
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
    return TRUE;
  }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  kb_message_bar_show (self->message_bar, _ ("Write the date as 2027-03-31."), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static KbRecord *
control_of (KbControlDialog *self)
{
  return kb_content_find (kb_workbook_get_content (self->workbook), KB_KIND_CONTROL, self->id);
}

/* That it was made; NULL without a date. */
static KbRecord *
made (KbControlDialog *self, const char *done_on)
{
  const KbChoice *results = kb_choices (KB_KIND_CONTROL_LOG, KB_CONTROL_LOG_RESULT);
  g_autofree char *by = typed (self->by_row);
  g_autofree char *text = typed (self->text_row);
  g_autofree char *id = done_on ? kb_new_id () : NULL;
  KbRecord *log = done_on ? kb_record_new (KB_KIND_CONTROL_LOG, id) : NULL;

  if (!log)
    return NULL;
  kb_record_set_text (log, KB_CONTROL_LOG_DONE_ON, done_on);
  kb_record_set_text (log, KB_CONTROL_LOG_RESULT,
                      results[adw_combo_row_get_selected (self->result_row)].code);
  kb_record_set_text (log, KB_CONTROL_LOG_DONE_BY, by);
  kb_record_set_text (log, KB_CONTROL_LOG_TEXT, text);
  return log;
}

static void
on_save_clicked (KbControlDialog *self)
{
  g_autofree char *owner = typed (self->owner_row);
  g_autofree char *starts = NULL;
  g_autofree char *done_on = NULL;
  g_autoptr (KbRecord) log = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_date (self, self->starts_row, &starts) || !read_date (self, self->done_row, &done_on))
    return;
  log = made (self, done_on);
  if (kb_workbook_follow_control (self->workbook, self->id, owner, starts, log, &error)) {
    gtk_window_close (GTK_WINDOW (self));
  } else {
    g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

    kb_message_bar_show (self->message_bar, text, TRUE);
  }
}

static void
show_log (KbControlDialog *self)
{
  g_autoptr (GPtrArray) logs = kb_control_log (kb_workbook_get_content (self->workbook), self->id);

  for (guint i = 0; i < logs->len; i++) {
    KbRecord *log = g_ptr_array_index (logs, i);
    const char *text = kb_record_text (log, KB_CONTROL_LOG_TEXT);
    const char *by = kb_record_text (log, KB_CONTROL_LOG_DONE_BY);
    g_autofree char *title = g_strdup_printf (
        "%s · %s", kb_record_text (log, KB_CONTROL_LOG_DONE_ON),
        kb_label_choice (KB_KIND_CONTROL_LOG, KB_CONTROL_LOG_RESULT,
                         kb_record_text (log, KB_CONTROL_LOG_RESULT), kb_gui_language ()));
    g_autofree char *more =
        g_strdup_printf ("%s%s%s", by ? by : "", by && text ? " · " : "", text ? text : "");
    g_autofree char *escaped = g_markup_escape_text (more, -1);
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    gtk_list_box_append (self->log, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->log), logs->len > 0);
}

static void
kb_control_dialog_dispose (GObject *object)
{
  KbControlDialog *self = KB_CONTROL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_CONTROL_DIALOG);
  g_clear_object (&self->workbook);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (kb_control_dialog_parent_class)->dispose (object);
}

static void
kb_control_dialog_class_init (KbControlDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_control_dialog_dispose;
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-control-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbControlDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbControlDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbControlDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, KbControlDialog, starts_row);
  gtk_widget_class_bind_template_child (widget_class, KbControlDialog, done_row);
  gtk_widget_class_bind_template_child (widget_class, KbControlDialog, result_row);
  gtk_widget_class_bind_template_child (widget_class, KbControlDialog, by_row);
  gtk_widget_class_bind_template_child (widget_class, KbControlDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, KbControlDialog, log);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_control_dialog_init (KbControlDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (KbControlDialog *self)
{
  const KbChoice *results = kb_choices (KB_KIND_CONTROL_LOG, KB_CONTROL_LOG_RESULT);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *today = kb_date_today ();
  KbRecord *control = control_of (self);
  const char *owner = control ? kb_record_text (control, KB_CONTROL_OWNER) : NULL;
  const char *starts = control ? kb_record_text (control, KB_CONTROL_STARTS_ON) : NULL;

  for (guint i = 0; results[i].code; i++)
    gtk_string_list_append (names, kb_gui_text (results[i].text));
  adw_combo_row_set_model (self->result_row, G_LIST_MODEL (names));
  gtk_editable_set_text (GTK_EDITABLE (self->done_row), today);
  gtk_editable_set_text (GTK_EDITABLE (self->owner_row), owner ? owner : "");
  gtk_editable_set_text (GTK_EDITABLE (self->by_row), owner ? owner : "");
  gtk_editable_set_text (GTK_EDITABLE (self->starts_row), starts ? starts : "");
  if (control)
    gtk_label_set_text (self->name_label,
                        kb_record_localized (control, KB_CONTROL_NAME_SV, kb_gui_language ()));
}

/**
 * kb_control_dialog_new:
 * @parent: where it is asked for
 * @workbook: a workbook
 * @control_id: a recurring control
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
KbControlDialog *
kb_control_dialog_new (GtkWidget *parent, KbWorkbook *workbook, const char *control_id)
{
  KbControlDialog *self =
      g_object_new (KB_TYPE_CONTROL_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  self->workbook = g_object_ref (workbook);
  self->id = g_strdup (control_id);
  fill (self);
  show_log (self);
  return self;
}
