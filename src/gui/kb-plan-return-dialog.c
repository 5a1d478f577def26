// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-plan-return-dialog"

#include "kb-plan-return-dialog.h"

#include "kb-error-text.h"
#include "kb-gui.h"
#include "kb-message-bar.h"

struct _KbPlanReturnDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  GtkWidget *take_button;
  GtkStack *stack;
  GtkLabel *count_label;
  AdwPreferencesGroup *changes;
  AdwPreferencesGroup *conflicts;
  AdwPreferencesGroup *problems;
  GtkWidget *back; /* where a message is shown afterwards: the window behind */

  KbWorkbook *workbook;
  KbPlanReturn *plan;
  char *file;
};

G_DEFINE_FINAL_TYPE (KbPlanReturnDialog, kb_plan_return_dialog, ADW_TYPE_WINDOW)

static void
show_count (KbPlanReturnDialog *self)
{
  guint wanted = 0;
  g_autofree char *number = NULL;
  g_autofree char *actions = g_strdup_printf ("%u", self->plan->rows);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->plan->items->len; i++)
    wanted += ((KbReturnItem *) g_ptr_array_index (self->plan->items, i))->wanted;
  number = g_strdup_printf ("%u", wanted);
  text =
      kb_fill (_ ("Actions read in {file}: {actions}. Changes that will be taken over: {number}."),
               "actions", actions, "file", self->file, "number", number, NULL);
  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_sensitive (self->take_button, wanted > 0);
}

static void
on_toggled (GtkCheckButton *check, KbPlanReturnDialog *self)
{
  KbReturnItem *item = g_object_get_data (G_OBJECT (check), "item");

  item->wanted = gtk_check_button_get_active (check);
  show_count (self);
}

static void
add_row (KbPlanReturnDialog *self, KbReturnItem *item)
{
  static const gsize groups[] = {
    [KB_RETURN_CHANGE] = G_STRUCT_OFFSET (KbPlanReturnDialog, changes),
    [KB_RETURN_CONFLICT] = G_STRUCT_OFFSET (KbPlanReturnDialog, conflicts),
    [KB_RETURN_PROBLEM] = G_STRUCT_OFFSET (KbPlanReturnDialog, problems),
  };
  AdwPreferencesGroup *group =
      G_STRUCT_MEMBER (AdwPreferencesGroup *, self, (glong) groups[item->type]);
  g_autofree char *text = kb_plan_return_describe (self->plan, item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (item->type != KB_RETURN_PROBLEM) {
    GtkWidget *check = gtk_check_button_new ();

    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), item->wanted);
    kb_gui_set_label (check, text);
    g_object_set_data (G_OBJECT (check), "item", item);
    g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, 0);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  }
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
on_take_clicked (KbPlanReturnDialog *self)
{
  g_autoptr (KbEdit) edit =
      kb_plan_return_edit (self->plan, kb_workbook_get_content (self->workbook), self->file);
  g_autoptr (GError) error = NULL;

  if (!edit)
    return;
  /* It can be undone all the same. */
  kb_workbook_back_up (self->workbook, "import", NULL);
  if (!kb_workbook_commit (self->workbook, edit, &error)) {
    g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

    kb_message_bar_show (self->message_bar, text, TRUE);
    return;
  }
  if (self->back)
    kb_gui_show_undo_toast (self->back, _ ("The filled-in plan is taken over."));
  gtk_window_close (GTK_WINDOW (self));
}

static void
kb_plan_return_dialog_dispose (GObject *object)
{
  KbPlanReturnDialog *self = KB_PLAN_RETURN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_PLAN_RETURN_DIALOG);
  g_clear_weak_pointer (&self->back);
  g_clear_object (&self->workbook);
  g_clear_pointer (&self->plan, kb_plan_return_free);
  g_clear_pointer (&self->file, g_free);
  G_OBJECT_CLASS (kb_plan_return_dialog_parent_class)->dispose (object);
}

static void
kb_plan_return_dialog_class_init (KbPlanReturnDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_plan_return_dialog_dispose;
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-plan-return-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPlanReturnDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbPlanReturnDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, KbPlanReturnDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KbPlanReturnDialog, count_label);
  gtk_widget_class_bind_template_child (widget_class, KbPlanReturnDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, KbPlanReturnDialog, conflicts);
  gtk_widget_class_bind_template_child (widget_class, KbPlanReturnDialog, problems);
  gtk_widget_class_bind_template_callback (widget_class, on_take_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_plan_return_dialog_init (KbPlanReturnDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_plan_return_dialog_new:
 * @parent: where it is asked for
 * @workbook: a workbook
 * @plan: (transfer full): what came back
 * @file: the name of its file
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
KbPlanReturnDialog *
kb_plan_return_dialog_new (GtkWidget *parent,
                           KbWorkbook *workbook,
                           KbPlanReturn *plan,
                           const char *file)
{
  KbPlanReturnDialog *self = g_object_new (KB_TYPE_PLAN_RETURN_DIALOG, "transient-for",
                                           gtk_widget_get_root (parent), NULL);

  g_set_weak_pointer (&self->back, parent);
  self->workbook = g_object_ref (workbook);
  self->plan = plan;
  self->file = g_strdup (file);
  for (guint i = 0; i < plan->items->len; i++)
    add_row (self, g_ptr_array_index (plan->items, i));
  gtk_stack_set_visible_child_name (self->stack, plan->items->len > 0 ? "items" : "nothing");
  show_count (self);
  return self;
}
