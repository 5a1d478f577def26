// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-system-operation"

#include "kb-system-operation.h"

#include "kb-name-dialog.h"
#include "kb-record-editor.h"
#include "kb-register-commands.h"

struct _KbSystemOperation {
  KbSection parent_instance;

  AdwEntryRow *hosting_row;
  AdwComboRow *environment_row;
  GtkSwitch *cloud_switch;
  AdwComboRow *procurement_row;
  AdwEntryRow *procurement_on_row;
  AdwEntryRow *supplier_row;
  AdwEntryRow *contract_row;
  AdwEntryRow *contract_ends_row;
  AdwComboRow *processor_row;
  AdwEntryRow *recovery_row;
  AdwEntryRow *loss_row;
  AdwEntryRow *downtime_row;

  KbRecordEditor *editor;
};

G_DEFINE_FINAL_TYPE (KbSystemOperation, kb_system_operation, KB_TYPE_SECTION)

/* Makes the environment, then lets the system run there: two acts, as the first is of use without
 * the second. */
static void
on_environment_named (KbSystemOperation *self, const char *name, guint choice)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  g_autofree char *system_id = g_strdup (kb_record_editor_get_id (self->editor));
  g_autofree char *id = NULL;
  GError *error = NULL;
  gboolean done = kb_workbook_add_environment (workbook, name, &id, &error)
                  && kb_workbook_set_text (workbook, KB_KIND_SYSTEM, system_id,
                                           KB_SYSTEM_ENVIRONMENT, id, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
action_add_environment (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbNameDialog *dialog = kb_name_dialog_new (
      widget, _ ("New operating environment"), _ ("Name"),
      _ ("Where systems run, such as the own data hall or a supplier\342\200\231s cloud. What "
         "protects it is answered once, for all systems that run there."));

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_environment_named), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
kb_system_operation_bind (KbSection *section)
{
  KbSystemOperation *self = KB_SYSTEM_OPERATION (section);

  kb_record_editor_set_id (self->editor, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "operation.add-environment",
                                 kb_section_is_writable (section));
}

static void
kb_system_operation_update (KbSection *section, const KbChanges *changes)
{
  kb_record_editor_reload (KB_SYSTEM_OPERATION (section)->editor);
}

static void
kb_system_operation_dispose (GObject *object)
{
  KbSystemOperation *self = KB_SYSTEM_OPERATION (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_SYSTEM_OPERATION);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kb_system_operation_parent_class)->dispose (object);
}

static void
kb_system_operation_class_init (KbSystemOperationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_system_operation_dispose;
  section_class->bind = kb_system_operation_bind;
  section_class->update = kb_system_operation_update;
  section_class->patient = TRUE;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-system-operation.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, hosting_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, environment_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, cloud_switch);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, procurement_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, procurement_on_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, supplier_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, contract_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, contract_ends_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, processor_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, recovery_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, loss_row);
  gtk_widget_class_bind_template_child (widget_class, KbSystemOperation, downtime_row);
  gtk_widget_class_install_action (widget_class, "operation.add-environment", NULL,
                                   action_add_environment);
}

static void
bind_fields (KbSystemOperation *self)
{
  KbRecordEditor *editor = self->editor;

  kb_record_editor_bind_entry (editor, self->hosting_row, KB_SYSTEM_HOSTING);
  kb_record_editor_bind_reference (editor, self->environment_row, KB_SYSTEM_ENVIRONMENT);
  kb_record_editor_bind_switch (editor, self->cloud_switch, KB_SYSTEM_CLOUD);
  kb_record_editor_bind_choice (editor, self->procurement_row, KB_SYSTEM_PROCUREMENT_CHECK);
  kb_record_editor_bind_entry (editor, self->procurement_on_row, KB_SYSTEM_PROCUREMENT_ON);
  kb_record_editor_bind_entry (editor, self->supplier_row, KB_SYSTEM_SUPPLIER);
  kb_record_editor_bind_entry (editor, self->contract_row, KB_SYSTEM_CONTRACT);
  kb_record_editor_bind_entry (editor, self->contract_ends_row, KB_SYSTEM_CONTRACT_ENDS_ON);
  kb_record_editor_bind_choice (editor, self->processor_row, KB_SYSTEM_PROCESSOR_AGREEMENT);
  kb_record_editor_bind_entry (editor, self->recovery_row, KB_SYSTEM_RECOVERY_HOURS);
  kb_record_editor_bind_entry (editor, self->loss_row, KB_SYSTEM_LOSS_HOURS);
  kb_record_editor_bind_entry (editor, self->downtime_row, KB_SYSTEM_DOWNTIME_HOURS);
}

static void
kb_system_operation_init (KbSystemOperation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_SYSTEM);
  bind_fields (self);
}

/**
 * kb_system_operation_show:
 * @operation: the fields
 * @system_id: (nullable): whose; what was typed for another is written first
 */
void
kb_system_operation_show (KbSystemOperation *operation, const char *system_id)
{
  g_return_if_fail (KB_IS_SYSTEM_OPERATION (operation));

  kb_record_editor_set_id (operation->editor, system_id);
}

void
kb_system_operation_flush (KbSystemOperation *operation)
{
  g_return_if_fail (KB_IS_SYSTEM_OPERATION (operation));

  kb_record_editor_flush (operation->editor);
}
