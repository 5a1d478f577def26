// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-raise-dialog"

#include "kb-raise-dialog.h"

#include "kb-commands.h"
#include "kb-error-text.h"
#include "kb-format.h"
#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-message-bar.h"

struct _KbRaiseDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  GtkWidget *set_button;
  GtkWidget *clear_button;
  AdwComboRow *aspect_row;
  AdwComboRow *level_row;
  AdwComboRow *reason_row;
  AdwEntryRow *text_row;
  GtkLabel *hint_label;

  KbWorkbook *workbook;
  char *system_id;
};

G_DEFINE_FINAL_TYPE (KbRaiseDialog, kb_raise_dialog, ADW_TYPE_WINDOW)

static KbRecord *
stored_level (KbRaiseDialog *self)
{
  KbMethod *method = kb_workbook_get_method (self->workbook);
  guint aspect = adw_combo_row_get_selected (self->aspect_row);

  if (aspect >= kb_method_size (method, KB_KIND_ASPECT))
    return NULL;
  return kb_content_find_pair (kb_workbook_get_content (self->workbook), KB_KIND_SYSTEM_LEVEL,
                               self->system_id,
                               kb_record_id (kb_method_item (method, KB_KIND_ASPECT, aspect)));
}

/* Below the inherited class only where the method allows it (design §6). */
static gboolean
is_refused (KbRaiseDialog *self, guint aspect, guint level)
{
  KbMethod *method = kb_workbook_get_method (self->workbook);
  const KbSystemClass *class =
      kb_inheritance_system (kb_workbook_get_inheritance (self->workbook), self->system_id);

  return (int) level < class->inherited.aspects[aspect].high
         && !kb_record_flag (kb_method_header (method), KB_METHOD_LOWERING);
}

static void
on_changed (KbRaiseDialog *self)
{
  guint aspect = adw_combo_row_get_selected (self->aspect_row);
  guint level = adw_combo_row_get_selected (self->level_row);
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_row))));
  gboolean refused;

  if (!self->workbook || aspect == GTK_INVALID_LIST_POSITION || level == GTK_INVALID_LIST_POSITION)
    return;
  refused = is_refused (self, aspect, level);
  gtk_widget_set_sensitive (self->set_button, *text && !refused);
  gtk_label_set_text (
      self->hint_label,
      refused ? _ ("The method does not allow a level below the inherited one.")
      : *text ? ""
              : _ ("Write the reason in words, such as how much is gathered in one place."));
}

/* Shows what is set for the chosen aspect. */
static void
on_aspect_selected (KbRaiseDialog *self)
{
  KbMethod *method;
  KbRecord *stored;
  guint aspect = adw_combo_row_get_selected (self->aspect_row);
  const KbChoice *choices = kb_choices (KB_KIND_SYSTEM_LEVEL, KB_SYSTEM_LEVEL_REASON);
  gboolean set;
  int level;

  if (!self->workbook || aspect == GTK_INVALID_LIST_POSITION)
    return;
  method = kb_workbook_get_method (self->workbook);
  stored = stored_level (self);
  set = stored && !kb_record_is_null (stored, KB_SYSTEM_LEVEL_RAISED);
  level =
      set ? kb_method_ordinal (method, KB_KIND_LEVEL,
                               kb_record_text (stored, KB_SYSTEM_LEVEL_RAISED))
          : kb_inheritance_system (kb_workbook_get_inheritance (self->workbook), self->system_id)
                    ->inherited.aspects[aspect]
                    .high
                + 1;
  level = MIN (level, (int) kb_method_size (method, KB_KIND_LEVEL) - 1);
  adw_combo_row_set_selected (self->level_row, (guint) MAX (level, 0));
  for (guint i = 0; choices[i].code; i++)
    if (set && g_strcmp0 (choices[i].code, kb_record_text (stored, KB_SYSTEM_LEVEL_REASON)) == 0)
      adw_combo_row_set_selected (self->reason_row, i);
  gtk_editable_set_text (GTK_EDITABLE (self->text_row),
                         set && kb_record_text (stored, KB_SYSTEM_LEVEL_REASON_TEXT)
                             ? kb_record_text (stored, KB_SYSTEM_LEVEL_REASON_TEXT)
                             : "");
  gtk_widget_set_visible (self->clear_button, set);
  on_changed (self);
}

static void
apply (KbRaiseDialog *self, int level)
{
  const KbChoice *choices = kb_choices (KB_KIND_SYSTEM_LEVEL, KB_SYSTEM_LEVEL_REASON);
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_row))));
  g_autoptr (GError) error = NULL;

  if (kb_workbook_raise_system (
          self->workbook, self->system_id, adw_combo_row_get_selected (self->aspect_row), level,
          choices[adw_combo_row_get_selected (self->reason_row)].code, text, &error)) {
    gtk_window_destroy (GTK_WINDOW (self));
  } else {
    g_autofree char *message = kb_error_text_for_window (error, kb_gui_language ());

    kb_message_bar_show (self->message_bar, message, TRUE);
  }
}

static void
on_set_clicked (KbRaiseDialog *self)
{
  apply (self, (int) adw_combo_row_get_selected (self->level_row));
}

static void
on_clear_clicked (KbRaiseDialog *self)
{
  apply (self, KB_NONE);
}

static void
kb_raise_dialog_dispose (GObject *object)
{
  KbRaiseDialog *self = KB_RAISE_DIALOG (object);

  g_clear_object (&self->workbook);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_RAISE_DIALOG);
  G_OBJECT_CLASS (kb_raise_dialog_parent_class)->dispose (object);
}

static void
kb_raise_dialog_finalize (GObject *object)
{
  g_free (KB_RAISE_DIALOG (object)->system_id);
  G_OBJECT_CLASS (kb_raise_dialog_parent_class)->finalize (object);
}

static void
kb_raise_dialog_class_init (KbRaiseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_raise_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_raise_dialog_finalize;
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-raise-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRaiseDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbRaiseDialog, set_button);
  gtk_widget_class_bind_template_child (widget_class, KbRaiseDialog, clear_button);
  gtk_widget_class_bind_template_child (widget_class, KbRaiseDialog, aspect_row);
  gtk_widget_class_bind_template_child (widget_class, KbRaiseDialog, level_row);
  gtk_widget_class_bind_template_child (widget_class, KbRaiseDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, KbRaiseDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, KbRaiseDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_aspect_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_set_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
}

static void
kb_raise_dialog_init (KbRaiseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->set_button);
}

static void
fill_choices (KbRaiseDialog *self)
{
  KbMethod *method = kb_workbook_get_method (self->workbook);
  KbLanguage language = kb_gui_language ();
  const KbChoice *choices = kb_choices (KB_KIND_SYSTEM_LEVEL, KB_SYSTEM_LEVEL_REASON);
  g_autoptr (GtkStringList) aspects = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) levels = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) reasons = gtk_string_list_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    gtk_string_list_append (aspects,
                            kb_record_localized (kb_method_item (method, KB_KIND_ASPECT, a),
                                                 KB_ASPECT_NAME_SV, language));
  for (guint l = 0; l < kb_method_size (method, KB_KIND_LEVEL); l++) {
    g_autofree char *text =
        g_strdup_printf ("%" G_GINT64_FORMAT " %s", kb_method_number (method, KB_KIND_LEVEL, l),
                         kb_method_step_name (method, KB_KIND_LEVEL, l, language));

    gtk_string_list_append (levels, text);
  }
  for (guint i = 0; choices[i].code; i++)
    gtk_string_list_append (reasons, kb_gui_text (choices[i].text));
  adw_combo_row_set_model (self->level_row, G_LIST_MODEL (levels));
  adw_combo_row_set_model (self->reason_row, G_LIST_MODEL (reasons));
  adw_combo_row_set_model (self->aspect_row, G_LIST_MODEL (aspects));
}

/**
 * kb_raise_dialog_new:
 * @parent: a widget of the window it belongs to
 * @workbook: the workbook
 * @system_id: the system
 * @aspect: the aspect that is chosen from the start
 *
 * Returns: (transfer floating): the dialog
 */
KbRaiseDialog *
kb_raise_dialog_new (GtkWidget *parent, KbWorkbook *workbook, const char *system_id, guint aspect)
{
  KbRaiseDialog *dialog =
      g_object_new (KB_TYPE_RAISE_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  dialog->workbook = g_object_ref (workbook);
  dialog->system_id = g_strdup (system_id);
  fill_choices (dialog);
  adw_combo_row_set_selected (dialog->aspect_row, aspect);
  on_aspect_selected (dialog);
  return dialog;
}
