// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-unit-pane"

#include "kb-unit-pane.h"

#include "kb-format.h"
#include "kb-record-editor.h"
#include "kb-register-commands.h"

struct _KbUnitPane {
  KbSection parent_instance;

  GtkLabel *title_label;
  AdwEntryRow *name_row;
  AdwComboRow *type_row;
  AdwComboRow *parent_row;
  AdwEntryRow *contact_row;
  GtkLabel *contact_label;
  GtkLabel *holdings_label;

  KbRecordEditor *editor;
  GPtrArray *parent_ids; /* in step with the choices of the parent; NULL for the top */
  char *parent_names;    /* what these are, to see when they are others */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KbUnitPane, kb_unit_pane, KB_TYPE_SECTION)

static guint closed_signal;

/* Every unit but this one and those under it. */
static void
fill_parents (KbUnitPane *self, const KbRecord *unit)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  KbRecord *over = kb_unit_over (content, unit);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GString) all = g_string_new (kb_record_id (unit));
  guint selected = 0;

  self->filling = TRUE;
  g_ptr_array_set_size (self->parent_ids, 0);
  gtk_string_list_append (names, _ ("Nothing, at the top"));
  g_ptr_array_add (self->parent_ids, NULL);
  for (guint i = 0; i < units->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (units, i));
    g_autofree char *path = NULL;

    if (kb_unit_is_within (content, id, kb_record_id (unit)))
      continue;
    path = kb_format_unit_path (content, id);
    if (over && g_str_equal (id, kb_record_id (over)))
      selected = self->parent_ids->len;
    gtk_string_list_append (names, path);
    g_string_append_printf (all, "\n%s %s", id, path);
    g_ptr_array_add (self->parent_ids, g_strdup (id));
  }
  /* The list must not be taken from the row while it is telling that another item is chosen. */
  if (g_strcmp0 (self->parent_names, all->str) != 0) {
    adw_combo_row_set_model (self->parent_row, G_LIST_MODEL (names));
    g_free (self->parent_names);
    self->parent_names = g_strdup (all->str);
  }
  adw_combo_row_set_selected (self->parent_row, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->parent_row),
                            kb_section_is_writable (KB_SECTION (self)));
  self->filling = FALSE;
}

static void
on_parent_selected (KbUnitPane *self)
{
  guint selected = adw_combo_row_get_selected (self->parent_row);
  g_autofree char *id = g_strdup (kb_record_editor_get_id (self->editor));
  g_autofree char *parent = NULL;
  GError *error = NULL;
  gboolean done;

  if (self->filling || !id || selected >= self->parent_ids->len)
    return;
  parent = g_strdup (g_ptr_array_index (self->parent_ids, selected));
  done = kb_workbook_move_unit (kb_section_get_workbook (KB_SECTION (self)), id, parent, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

/* Whom to ask, when that is the contact of a unit over it. */
static void
show_contact (KbUnitPane *self, const KbRecord *unit)
{
  KbRecord *asked =
      kb_unit_with_contact (kb_section_get_content (KB_SECTION (self)), kb_record_id (unit));
  g_autofree char *text = NULL;

  if (!asked)
    text = g_strdup (_ ("A role or the mailbox of a function, never a person. No contact is noted "
                        "here or above."));
  else if (asked == unit)
    text = g_strdup (_ ("A role or the mailbox of a function, never a person."));
  else
    text = kb_fill (_ ("A role or the mailbox of a function, never a person. Until one is noted "
                       "here, that of {name} is asked: {contact}."),
                    "name", kb_record_title (asked), "contact",
                    kb_record_text (asked, KB_UNIT_CONTACT), NULL);
  gtk_label_set_text (self->contact_label, text);
}

static char *
units_under (guint n)
{
  return kb_fill_count (ngettext ("{n} unit stands under it.", "{n} units stand under it.", n), n);
}

static void
show_holdings (KbUnitPane *self, const KbRecord *unit)
{
  KbUnitHoldings holdings =
      kb_workbook_unit_holdings (kb_section_get_workbook (KB_SECTION (self)), kb_record_id (unit));
  g_autofree char *units = units_under (holdings.units);
  g_autofree char *own =
      kb_fill_count (ngettext ("{n} information asset, system, risk or workshop belongs to it.",
                               "{n} information assets, systems, risks and workshops belong to it.",
                               holdings.records),
                     holdings.records);
  g_autofree char *text = g_strdup_printf ("%s%s%s", holdings.units > 0 ? units : "",
                                           holdings.units > 0 && holdings.records > 0 ? " " : "",
                                           holdings.records > 0 ? own : "");

  gtk_label_set_text (self->holdings_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->holdings_label), *text != '\0');
}

static void
refresh (KbUnitPane *self)
{
  KbRecord *unit = kb_record_editor_get_record (self->editor);
  gboolean writable = kb_section_is_writable (KB_SECTION (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.delete", unit && writable);
  if (!unit)
    return;
  gtk_label_set_text (self->title_label, kb_record_title (unit));
  fill_parents (self, unit);
  show_contact (self, unit);
  show_holdings (self, unit);
}

static void
delete_now (KbUnitPane *self, const char *unit_id, KbUnitsUnder under)
{
  KbRecord *unit =
      kb_content_find (kb_section_get_content (KB_SECTION (self)), KB_KIND_UNIT, unit_id);
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (!unit)
    return;
  text = kb_fill (_ ("Removed: {name}"), "name", kb_record_title (unit), NULL);
  if (kb_workbook_delete_unit (kb_section_get_workbook (KB_SECTION (self)), unit_id, under, &error))
    kb_gui_show_undo_toast (GTK_WIDGET (self), text);
  else
    kb_section_check (KB_SECTION (self), FALSE, error);
}

static void
on_deletion_answered (KbUnitPane *self, const char *response, AdwMessageDialog *dialog)
{
  const char *id = g_object_get_data (G_OBJECT (dialog), "id");

  if (g_str_equal (response, "up"))
    delete_now (self, id, KB_UNITS_MOVE_UP);
  else if (g_str_equal (response, "all"))
    delete_now (self, id, KB_UNITS_DELETE);
}

/* What happens is said before: to the units under it, and to what belongs to it. */
static char *
consequences (KbUnitPane *self, const KbRecord *unit, const KbUnitHoldings *holdings)
{
  KbRecord *over = kb_unit_over (kb_section_get_content (KB_SECTION (self)), unit);
  guint records = holdings->records + holdings->below;
  g_autofree char *units = units_under (holdings->units);
  g_autofree char *count = g_strdup_printf ("%u", records);
  g_autofree char *kept =
      over ? kb_fill (_ ("Nothing else is lost: information assets, systems, risks and workshops "
                         "({n}) are kept and go to {name}."),
                      "n", count, "name", kb_record_title (over), NULL)
           : kb_fill (_ ("Nothing else is lost: information assets, systems, risks and workshops "
                         "({n}) are kept, without a unit."),
                      "n", count, NULL);

  return g_strdup_printf ("%s%s%s", holdings->units > 0 ? units : "",
                          holdings->units > 0 && records > 0 ? " " : "", records > 0 ? kept : "");
}

static void
kb_unit_pane_bind (KbSection *section)
{
  KbUnitPane *self = KB_UNIT_PANE (section);

  kb_record_editor_set_id (self->editor, NULL);
  if (kb_section_get_workbook (section))
    refresh (self);
}

static void
kb_unit_pane_update (KbSection *section, const KbChanges *changes)
{
  KbUnitPane *self = KB_UNIT_PANE (section);

  kb_record_editor_reload (self->editor);
  refresh (self);
}

static void
action_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, closed_signal, 0);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_unit_pane_delete (KB_UNIT_PANE (widget));
}

static void
action_show_only (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbUnitPane *self = KB_UNIT_PANE (widget);

  kb_workbook_set_unit_filter (kb_section_get_workbook (KB_SECTION (self)),
                               kb_record_editor_get_id (self->editor));
}

static void
kb_unit_pane_dispose (GObject *object)
{
  KbUnitPane *self = KB_UNIT_PANE (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_UNIT_PANE);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->parent_ids, g_ptr_array_unref);
  g_clear_pointer (&self->parent_names, g_free);
  G_OBJECT_CLASS (kb_unit_pane_parent_class)->dispose (object);
}

static void
kb_unit_pane_class_init (KbUnitPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_unit_pane_dispose;
  section_class->bind = kb_unit_pane_bind;
  section_class->update = kb_unit_pane_update;
  closed_signal = g_signal_new ("closed", KB_TYPE_UNIT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-unit-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbUnitPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPane, name_row);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPane, type_row);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPane, parent_row);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPane, contact_row);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPane, contact_label);
  gtk_widget_class_bind_template_child (widget_class, KbUnitPane, holdings_label);
  gtk_widget_class_bind_template_callback (widget_class, on_parent_selected);
  gtk_widget_class_install_action (widget_class, "pane.close", NULL, action_close);
  gtk_widget_class_install_action (widget_class, "pane.delete", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "pane.show-only", NULL, action_show_only);
}

static void
kb_unit_pane_init (KbUnitPane *self)
{
  self->parent_ids = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  self->editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_UNIT);
  kb_record_editor_bind_entry (self->editor, self->name_row, KB_UNIT_NAME);
  kb_record_editor_bind_choice (self->editor, self->type_row, KB_UNIT_TYPE);
  kb_record_editor_bind_entry (self->editor, self->contact_row, KB_UNIT_CONTACT);
}

/**
 * kb_unit_pane_show:
 * @pane: the pane
 * @unit_id: (nullable): the unit to show; what was typed for another is written first
 */
void
kb_unit_pane_show (KbUnitPane *pane, const char *unit_id)
{
  g_return_if_fail (KB_IS_UNIT_PANE (pane));

  kb_record_editor_set_id (pane->editor, unit_id);
  refresh (pane);
}

/**
 * kb_unit_pane_delete:
 * @pane: the pane
 *
 * Removes the unit that is shown. Where something stands under it or belongs to it, it is first
 * said what becomes of that.
 */
void
kb_unit_pane_delete (KbUnitPane *pane)
{
  KbRecord *unit = kb_record_editor_get_record (pane->editor);
  KbUnitHoldings holdings;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  g_return_if_fail (KB_IS_UNIT_PANE (pane));

  if (!unit || !kb_section_is_writable (KB_SECTION (pane)))
    return;
  holdings =
      kb_workbook_unit_holdings (kb_section_get_workbook (KB_SECTION (pane)), kb_record_id (unit));
  if (holdings.units + holdings.records == 0) {
    g_autofree char *id = g_strdup (kb_record_id (unit));

    delete_now (pane, id, KB_UNITS_MOVE_UP);
    return;
  }
  heading = kb_fill (_ ("Remove {name}?"), "name", kb_record_title (unit), NULL);
  body = consequences (pane, unit, &holdings);
  dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (pane))), heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "up",
                                   holdings.units > 0 ? _ ("Remove it, _keep those under it")
                                                      : _ ("_Remove"));
  if (holdings.units > 0) {
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "all", _ ("Remove _all of them"));
    adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "all",
                                                ADW_RESPONSE_DESTRUCTIVE);
  }
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (kb_record_id (unit)), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_deletion_answered), pane,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
kb_unit_pane_flush (KbUnitPane *pane)
{
  g_return_if_fail (KB_IS_UNIT_PANE (pane));

  kb_record_editor_flush (pane->editor);
}
