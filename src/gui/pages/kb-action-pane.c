// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-action-pane"

#include "kb-action-pane.h"

#include "kb-action-costs.h"
#include "kb-follow-up-commands.h"
#include "kb-links.h"
#include "kb-record-editor.h"
#include "kb-text-row.h"
#include "kb-tile.h"

struct _KbActionPane {
  KbSection parent_instance;

  GtkLabel *title_label;
  GtkWidget *delete_button;
  AdwEntryRow *title_row;
  KbTextRow *description_row;
  AdwEntryRow *public_row;
  AdwComboRow *section_row;
  AdwComboRow *category_row;
  AdwComboRow *strategy_row;
  AdwEntryRow *reference_row;
  AdwEntryRow *owner_row;
  AdwEntryRow *board_row;
  AdwComboRow *status_row;
  AdwComboRow *priority_row;
  AdwEntryRow *start_row;
  AdwEntryRow *due_row;
  KbActionCosts *costs;
  AdwEntryRow *yearly_row;
  AdwComboRow *financing_row;
  KbLinks *risks;
  AdwEntryRow *follow_up_on_row;
  KbTextRow *follow_up_row;
  AdwEntryRow *postponed_row;
  KbLinks *waits_for;
  AdwEntryRow *note_row;
  GtkListBox *notes;

  KbRecordEditor *editor;
};

G_DEFINE_FINAL_TYPE (KbActionPane, kb_action_pane, KB_TYPE_SECTION)

static guint closed_signal;

static void
show_risks (KbActionPane *self, const KbRecord *action)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GPtrArray) risks = kb_action_risks (content, kb_record_id (action));

  kb_links_clear (self->risks);
  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    GtkWidget *tile = kb_tile_new ("kb-badge");

    kb_tile_set_band (KB_TILE (tile), method, kb_risk_band (method, risk, KB_MOMENT_BEFORE),
                      kb_risk_score (method, risk, KB_MOMENT_BEFORE));
    kb_links_add (self->risks, risk, NULL, tile);
  }
  kb_links_set_candidates (self->risks, kb_content_list (content, KB_KIND_RISK));
}

static void
show_waits_for (KbActionPane *self, const KbRecord *action)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  g_autoptr (GPtrArray) found = kb_action_waits_for (content, kb_record_id (action));
  const GPtrArray *actions = kb_content_list (content, KB_KIND_ACTION);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  kb_links_clear (self->waits_for);
  for (guint i = 0; i < found->len; i++)
    kb_links_add (self->waits_for, g_ptr_array_index (found, i), NULL, NULL);
  for (guint i = 0; i < actions->len; i++) {
    KbRecord *other = g_ptr_array_index (actions, i);

    if (!kb_action_would_circle (content, kb_record_id (action), kb_record_id (other)))
      g_ptr_array_add (others, other);
  }
  kb_links_set_candidates (self->waits_for, others);
}

static void
show_notes (KbActionPane *self, const KbRecord *action)
{
  g_autoptr (GPtrArray) notes =
      kb_action_notes (kb_section_get_content (KB_SECTION (self)), kb_record_id (action));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notes))))
    gtk_list_box_remove (self->notes, child);
  for (guint i = 0; i < notes->len; i++) {
    KbRecord *note = g_ptr_array_index (notes, i);
    const char *text = kb_record_text (note, KB_ACTION_NOTE_TEXT);
    const char *date = kb_record_text (note, KB_ACTION_NOTE_NOTED_ON);
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text ? text : "");
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), date ? date : "");
    gtk_list_box_append (self->notes, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes->len > 0);
}

static void
set_waits_for (KbActionPane *self, const char *id, gboolean waits)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_set_waits_for (kb_section_get_workbook (KB_SECTION (self)),
                                 kb_record_editor_get_id (self->editor), id, waits, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_waits_linked (KbActionPane *self, const char *id)
{
  set_waits_for (self, id, TRUE);
}

static void
on_waits_unlinked (KbActionPane *self, const char *id)
{
  set_waits_for (self, id, FALSE);
}

static void
on_waits_opened (KbActionPane *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "plan", id);
}

/* Enter, or the tick beside the row. */
static void
on_note_applied (KbActionPane *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note_row))));
  g_autofree char *today = kb_date_today ();
  GError *error = NULL;
  gboolean done;

  if (!*text || !kb_record_editor_get_id (self->editor))
    return;
  done = kb_workbook_add_action_note (kb_section_get_workbook (KB_SECTION (self)),
                                      kb_record_editor_get_id (self->editor), today, text, &error);
  kb_section_check (KB_SECTION (self), done, error);
  if (done)
    gtk_editable_set_text (GTK_EDITABLE (self->note_row), "");
}

static void
refresh (KbActionPane *self)
{
  KbRecord *action = kb_record_editor_get_record (self->editor);
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;

  if (!action)
    return;
  label = kb_action_label (action);
  title = g_strdup_printf ("%s %s", label, kb_record_title (action));
  gtk_label_set_text (self->title_label, title);
  show_risks (self, action);
  show_waits_for (self, action);
  show_notes (self, action);
  gtk_widget_set_visible (GTK_WIDGET (self->postponed_row),
                          kb_action_status (action) == KB_STATUS_POSTPONED
                              || !kb_record_is_null (action, KB_ACTION_POSTPONED));
}

static void
set_risk (KbActionPane *self, const char *risk_id, gboolean linked)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_link_action (kb_section_get_workbook (KB_SECTION (self)),
                               kb_record_editor_get_id (self->editor), risk_id, linked, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_risk_linked (KbActionPane *self, const char *id)
{
  set_risk (self, id, TRUE);
}

static void
on_risk_unlinked (KbActionPane *self, const char *id)
{
  set_risk (self, id, FALSE);
}

static void
on_risk_opened (KbActionPane *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "risks", id);
}

static void
action_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, closed_signal, 0);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbActionPane *self = KB_ACTION_PANE (widget);
  g_autofree char *id = g_strdup (kb_record_editor_get_id (self->editor));

  g_signal_emit (widget, closed_signal, 0);
  kb_section_delete (KB_SECTION (self), KB_KIND_ACTION, id);
}

static void
kb_action_pane_bind (KbSection *section)
{
  KbActionPane *self = KB_ACTION_PANE (section);
  gboolean writable = kb_section_is_writable (section);

  kb_record_editor_set_id (self->editor, NULL);
  kb_links_set_editable (self->risks, writable);
  kb_links_set_editable (self->waits_for, writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->note_row), writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.delete", writable);
}

static void
kb_action_pane_update (KbSection *section, const KbChanges *changes)
{
  KbActionPane *self = KB_ACTION_PANE (section);

  kb_record_editor_reload (self->editor);
  refresh (self);
}

static void
kb_action_pane_dispose (GObject *object)
{
  KbActionPane *self = KB_ACTION_PANE (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_ACTION_PANE);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kb_action_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, delete_button);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, title_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, description_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, public_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, section_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, category_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, strategy_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, reference_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, owner_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, board_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, status_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, priority_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, start_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, due_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, costs);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, yearly_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, financing_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, risks);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, follow_up_on_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, follow_up_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, postponed_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, waits_for);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, note_row);
  gtk_widget_class_bind_template_child (widget_class, KbActionPane, notes);
}

static void
kb_action_pane_class_init (KbActionPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_action_pane_dispose;
  section_class->bind = kb_action_pane_bind;
  section_class->update = kb_action_pane_update;
  section_class->patient = TRUE;
  closed_signal = g_signal_new ("closed", KB_TYPE_ACTION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (KB_TYPE_LINKS);
  g_type_ensure (KB_TYPE_TEXT_ROW);
  g_type_ensure (KB_TYPE_ACTION_COSTS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-action-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_risk_linked);
  gtk_widget_class_bind_template_callback (widget_class, on_risk_unlinked);
  gtk_widget_class_bind_template_callback (widget_class, on_risk_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_waits_linked);
  gtk_widget_class_bind_template_callback (widget_class, on_waits_unlinked);
  gtk_widget_class_bind_template_callback (widget_class, on_waits_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_note_applied);
  gtk_widget_class_install_action (widget_class, "pane.close", NULL, action_close);
  gtk_widget_class_install_action (widget_class, "pane.delete", NULL, action_delete);
}

static void
bind_fields (KbActionPane *self)
{
  KbRecordEditor *editor = self->editor;

  kb_record_editor_bind_entry (editor, self->title_row, KB_ACTION_TITLE);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->description_row),
                              KB_ACTION_DESCRIPTION);
  kb_record_editor_bind_entry (editor, self->public_row, KB_ACTION_PUBLIC_TITLE);
  kb_record_editor_bind_reference (editor, self->section_row, KB_ACTION_SECTION);
  kb_record_editor_bind_choice (editor, self->category_row, KB_ACTION_CATEGORY);
  kb_record_editor_bind_choice (editor, self->strategy_row, KB_ACTION_STRATEGY);
  kb_record_editor_bind_entry (editor, self->reference_row, KB_ACTION_REFERENCE);
  kb_record_editor_bind_entry (editor, self->owner_row, KB_ACTION_OWNER);
  kb_record_editor_bind_entry (editor, self->board_row, KB_ACTION_BOARD);
  kb_record_editor_bind_choice (editor, self->status_row, KB_ACTION_STATUS);
  kb_record_editor_bind_choice (editor, self->priority_row, KB_ACTION_PRIORITY);
  kb_record_editor_bind_entry (editor, self->start_row, KB_ACTION_START_ON);
  kb_record_editor_bind_entry (editor, self->due_row, KB_ACTION_DUE_ON);
  kb_record_editor_bind_entry (editor, self->yearly_row, KB_ACTION_COST_YEARLY);
  kb_record_editor_bind_choice (editor, self->financing_row, KB_ACTION_FINANCING);
  kb_record_editor_bind_entry (editor, self->postponed_row, KB_ACTION_POSTPONED);
  kb_record_editor_bind_entry (editor, self->follow_up_on_row, KB_ACTION_FOLLOW_UP_ON);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->follow_up_row),
                              KB_ACTION_FOLLOW_UP);
}

static void
kb_action_pane_init (KbActionPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_ACTION);
  bind_fields (self);
  kb_links_set_texts (self->risks, _ ("Risks it addresses"), _ ("Link a risk"),
                      _ ("No risk is linked. The plan shows what each action is good for."));
  kb_links_set_texts (self->waits_for, _ ("Waits for"), _ ("Wait for an action"),
                      _ ("It waits for no other action."));
}

/**
 * kb_action_pane_show:
 * @pane: the pane
 * @action_id: (nullable): the action to show; what was typed for another is written first
 */
void
kb_action_pane_show (KbActionPane *pane, const char *action_id)
{
  g_return_if_fail (KB_IS_ACTION_PANE (pane));

  kb_action_costs_show (pane->costs, action_id);
  kb_record_editor_set_id (pane->editor, action_id);
  refresh (pane);
}

void
kb_action_pane_flush (KbActionPane *pane)
{
  g_return_if_fail (KB_IS_ACTION_PANE (pane));

  kb_action_costs_flush (pane->costs);
  kb_record_editor_flush (pane->editor);
}
