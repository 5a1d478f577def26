// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-environment-list"

#include "kb-environment-list.h"

#include "kb-format.h"
#include "kb-name-dialog.h"
#include "kb-record-editor.h"
#include "kb-register-commands.h"
#include "kb-text-row.h"

struct _KbEnvironmentList {
  KbSection parent_instance;

  AdwPreferencesGroup *group;

  GPtrArray *rows;    /* AdwExpanderRow; the environment's id is its data "id" */
  GPtrArray *editors; /* KbRecordEditor, in step with rows */
};

G_DEFINE_FINAL_TYPE (KbEnvironmentList, kb_environment_list, KB_TYPE_SECTION)

static const char *
id_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "id");
}

/* What is lost is told before: which systems run there, and how many answers go with it. */
static void
on_removal_answered (KbEnvironmentList *self, const char *response, AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "remove"))
    kb_section_delete (KB_SECTION (self), KB_KIND_ENVIRONMENT, id_of (dialog));
}

static void
on_remove_clicked (KbEnvironmentList *self, GtkButton *button)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const char *id = id_of (button);
  KbRecord *environment = kb_content_find (content, KB_KIND_ENVIRONMENT, id);
  guint systems = kb_content_count_referring (content, KB_KIND_SYSTEM, KB_SYSTEM_ENVIRONMENT, id);
  guint answers =
      kb_content_count_referring (content, KB_KIND_ASSESSMENT, KB_ASSESSMENT_ENVIRONMENT, id);
  g_autofree char *heading = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (!environment)
    return;
  if (systems + answers == 0) {
    g_autofree char *kept = g_strdup (id);

    kb_section_delete (KB_SECTION (self), KB_KIND_ENVIRONMENT, kept);
    return;
  }
  heading = kb_fill (_ ("Remove {name}?"), "name", kb_record_title (environment), NULL);
  first = kb_fill_count (ngettext ("{n} system will have no operating environment.",
                                   "{n} systems will have no operating environment.", systems),
                         systems);
  second = kb_fill_count (ngettext ("{n} answer about its protection goes with it.",
                                    "{n} answers about its protection go with it.", answers),
                          answers);
  body = g_strdup_printf ("%s%s%s", systems > 0 ? first : "", systems > 0 && answers > 0 ? " " : "",
                          answers > 0 ? second : "");
  dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                    _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_removal_answered), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
describe (KbEnvironmentList *self, guint index)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  GtkWidget *row = g_ptr_array_index (self->rows, index);
  KbRecord *environment = kb_content_find (content, KB_KIND_ENVIRONMENT, id_of (row));
  guint systems =
      kb_content_count_referring (content, KB_KIND_SYSTEM, KB_SYSTEM_ENVIRONMENT, id_of (row));
  g_autofree char *count =
      kb_fill_count (ngettext ("{n} system runs here", "{n} systems run here", systems), systems);
  g_autofree char *safe = NULL;

  if (!environment)
    return;
  safe = g_markup_escape_text (kb_record_title (environment), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), count);
}

static void
add_row (KbEnvironmentList *self, const KbRecord *environment)
{
  const char *id = kb_record_id (environment);
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *name = adw_entry_row_new ();
  GtkWidget *description = g_object_new (KB_TYPE_TEXT_ROW, "title", _ ("Description"), NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("kb-delete-symbolic");
  g_autofree char *spoken =
      kb_fill (_ ("Remove {name}"), "name", kb_record_title (environment), NULL);
  KbRecordEditor *editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_ENVIRONMENT);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _ ("Name"));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (remove, spoken);
  gtk_widget_set_sensitive (remove, kb_section_is_writable (KB_SECTION (self)));
  kb_gui_set_label (remove, spoken);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (id), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), name);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), description);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), remove);
  kb_record_editor_bind_entry (editor, ADW_ENTRY_ROW (name), KB_ENVIRONMENT_NAME);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (KB_TEXT_ROW (description)),
                              KB_ENVIRONMENT_DESCRIPTION);
  kb_record_editor_set_id (editor, id);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->editors, editor);
  describe (self, self->rows->len - 1);
}

static void
rebuild (KbEnvironmentList *self)
{
  const GPtrArray *list =
      kb_content_list (kb_section_get_content (KB_SECTION (self)), KB_KIND_ENVIRONMENT);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->editors, 0);
  for (guint i = 0; i < list->len; i++)
    add_row (self, g_ptr_array_index (list, i));
}

static gboolean
is_same_list (KbEnvironmentList *self)
{
  const GPtrArray *list =
      kb_content_list (kb_section_get_content (KB_SECTION (self)), KB_KIND_ENVIRONMENT);

  if (list->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (!g_str_equal (kb_record_id (g_ptr_array_index (list, i)),
                      id_of (g_ptr_array_index (self->rows, i))))
      return FALSE;
  return TRUE;
}

static void
on_named (KbEnvironmentList *self, const char *name, guint choice)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_add_environment (kb_section_get_workbook (KB_SECTION (self)), name, NULL, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbNameDialog *dialog =
      kb_name_dialog_new (widget, _ ("New operating environment"), _ ("Name"), NULL);

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_named), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
kb_environment_list_bind (KbSection *section)
{
  KbEnvironmentList *self = KB_ENVIRONMENT_LIST (section);

  if (!kb_section_get_workbook (section))
    return;
  rebuild (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "environments.new",
                                 kb_section_is_writable (section));
}

static void
kb_environment_list_update (KbSection *section, const KbChanges *changes)
{
  KbEnvironmentList *self = KB_ENVIRONMENT_LIST (section);

  if (!is_same_list (self)) {
    rebuild (self);
    return;
  }
  for (guint i = 0; i < self->rows->len; i++) {
    kb_record_editor_reload (g_ptr_array_index (self->editors, i));
    describe (self, i);
  }
}

static void
kb_environment_list_dispose (GObject *object)
{
  KbEnvironmentList *self = KB_ENVIRONMENT_LIST (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_ENVIRONMENT_LIST);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  G_OBJECT_CLASS (kb_environment_list_parent_class)->dispose (object);
}

static void
kb_environment_list_class_init (KbEnvironmentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_environment_list_dispose;
  section_class->bind = kb_environment_list_bind;
  section_class->update = kb_environment_list_update;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-environment-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbEnvironmentList, group);
  gtk_widget_class_install_action (widget_class, "environments.new", NULL, action_new);
}

static void
kb_environment_list_init (KbEnvironmentList *self)
{
  self->rows = g_ptr_array_new ();
  self->editors = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_environment_list_flush:
 * @list: the list
 *
 * Writes what is typed but not yet left.
 */
void
kb_environment_list_flush (KbEnvironmentList *list)
{
  g_return_if_fail (KB_IS_ENVIRONMENT_LIST (list));

  for (guint i = 0; i < list->editors->len; i++)
    kb_record_editor_flush (g_ptr_array_index (list->editors, i));
}
