// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-actions"

#include "kb-workshop-actions.h"

#include "kb-explain.h"
#include "kb-tile.h"

struct _KbWorkshopActions {
  KbSection parent_instance;

  GtkDropDown *risk_drop_down;
  GtkEditable *title_entry;
  GtkEditable *owner_entry;
  GtkEditable *due_entry;
  GtkLabel *due_error;
  GtkListBox *actions;
  GtkListBox *risks;

  KbWorkshopState *state;
  GPtrArray *risk_ids; /* of the choices, after "no certain risk" */
};

G_DEFINE_FINAL_TYPE (KbWorkshopActions, kb_workshop_actions, KB_TYPE_SECTION)

static guint next_signal;

static char *
typed (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text ? g_steal_pointer (&text) : NULL;
}

static void
on_add_clicked (KbWorkshopActions *self)
{
  g_autofree char *title = typed (self->title_entry);
  g_autofree char *owner = typed (self->owner_entry);
  g_autofree char *due_text = typed (self->due_entry);
  g_autofree char *due = due_text ? kb_date_from_loose_text (due_text) : NULL;
  guint risk = gtk_drop_down_get_selected (self->risk_drop_down);
  GError *error = NULL;
  gboolean done;

  gtk_widget_set_visible (GTK_WIDGET (self->due_error), due_text && !due);
  if (!title || (due_text && !due)) {
    gtk_widget_grab_focus (GTK_WIDGET (title ? self->due_entry : self->title_entry));
    return;
  }
  done = kb_workbook_add_workshop_action (
      kb_section_get_workbook (KB_SECTION (self)), kb_workshop_state_get_id (self->state), title,
      owner, due,
      risk > 0 && risk <= self->risk_ids->len ? g_ptr_array_index (self->risk_ids, risk - 1) : NULL,
      NULL, &error);
  kb_section_check (KB_SECTION (self), done, error);
  if (!done)
    return;
  gtk_editable_set_text (self->title_entry, "");
  gtk_editable_set_text (self->owner_entry, "");
  gtk_editable_set_text (self->due_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->title_entry));
}

static void
show_actions (KbWorkshopActions *self)
{
  const GPtrArray *actions =
      kb_content_referring (kb_section_get_content (KB_SECTION (self)), KB_KIND_ACTION,
                            KB_ACTION_WORKSHOP, kb_workshop_state_get_id (self->state));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->actions))))
    gtk_list_box_remove (self->actions, child);
  for (guint i = 0; actions && i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);
    g_autofree char *label = kb_action_label (action);
    g_autofree char *title = g_strdup_printf ("%s %s", label, kb_record_title (action));
    const char *owner = kb_record_text (action, KB_ACTION_OWNER);
    const char *due = kb_record_text (action, KB_ACTION_DUE_ON);
    g_autofree char *subtitle = g_strdup_printf ("%s · %s", owner ? owner : _ ("nobody yet"),
                                                 due ? due : _ ("no date yet"));
    g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    gtk_list_box_append (self->actions, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->actions), actions && actions->len > 0);
}

static void
on_risk_clicked (GtkListBox *list, GtkListBoxRow *row, KbWorkshopActions *self)
{
  gtk_drop_down_set_selected (self->risk_drop_down, (guint) gtk_list_box_row_get_index (row) + 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_entry));
}

/* The largest first: there the room begins. */
static void
show_risks (KbWorkshopActions *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GPtrArray) risks = kb_risks_by_size (content, method, KB_MOMENT_BEFORE);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->risk_drop_down);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->risks))))
    gtk_list_box_remove (self->risks, child);
  g_ptr_array_set_size (self->risk_ids, 0);
  gtk_string_list_append (names, _ ("No particular risk"));
  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    g_autofree char *label = kb_risk_label (risk);
    g_autofree char *title = g_strdup_printf ("%s %s", label, kb_record_title (risk));
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *tile = kb_tile_new ("kb-badge");

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
    kb_tile_set_band (KB_TILE (tile), method, kb_risk_band (method, risk, KB_MOMENT_BEFORE),
                      kb_risk_score (method, risk, KB_MOMENT_BEFORE));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), tile);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_list_box_append (self->risks, row);
    gtk_string_list_append (names, title);
    g_ptr_array_add (self->risk_ids, g_strdup (kb_record_id (risk)));
  }
  gtk_drop_down_set_model (self->risk_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->risk_drop_down, selected <= risks->len ? selected : 0);
}

static void
refresh (KbWorkshopActions *self)
{
  if (!self->state || !kb_section_get_workbook (KB_SECTION (self)))
    return;
  show_actions (self);
  show_risks (self);
}

static void
kb_workshop_actions_bind (KbSection *section)
{
  refresh (KB_WORKSHOP_ACTIONS (section));
}

static void
kb_workshop_actions_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_WORKSHOP_ACTIONS (section));
}

static gboolean
kb_workshop_actions_grab_focus (GtkWidget *widget)
{
  /* Shift+Tab asks a parent when it leaves its first child: then it goes on. */
  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (KB_WORKSHOP_ACTIONS (widget)->title_entry));
}

static void
on_next_clicked (KbWorkshopActions *self)
{
  g_signal_emit (self, next_signal, 0);
}

static void
kb_workshop_actions_dispose (GObject *object)
{
  KbWorkshopActions *self = KB_WORKSHOP_ACTIONS (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WORKSHOP_ACTIONS);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (kb_workshop_actions_parent_class)->dispose (object);
}

static void
kb_workshop_actions_finalize (GObject *object)
{
  g_ptr_array_unref (KB_WORKSHOP_ACTIONS (object)->risk_ids);
  G_OBJECT_CLASS (kb_workshop_actions_parent_class)->finalize (object);
}

static void
kb_workshop_actions_class_init (KbWorkshopActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_workshop_actions_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_workshop_actions_finalize;
  widget_class->grab_focus = kb_workshop_actions_grab_focus;
  section_class->bind = kb_workshop_actions_bind;
  section_class->update = kb_workshop_actions_update;
  section_class->lazy = TRUE;
  next_signal = g_signal_new ("next", KB_TYPE_WORKSHOP_ACTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-workshop-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, risk_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, title_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, owner_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, due_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, due_error);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, actions);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, risks);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
}

static void
kb_workshop_actions_init (KbWorkshopActions *self)
{
  self->risk_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->risks, "row-activated", G_CALLBACK (on_risk_clicked), self, 0);
}

void
kb_workshop_actions_set_state (KbWorkshopActions *page, KbWorkshopState *state)
{
  KbDraftTexts *texts;

  g_return_if_fail (KB_IS_WORKSHOP_ACTIONS (page));

  texts = kb_workshop_state_get_texts (state);
  g_set_object (&page->state, state);
  kb_draft_texts_keep (texts, "actions-title", page->title_entry);
  kb_draft_texts_keep (texts, "actions-owner", page->owner_entry);
  kb_draft_texts_keep (texts, "actions-due", page->due_entry);
  refresh (page);
}

/**
 * kb_workshop_actions_discard:
 * @page: the page
 *
 * Takes what is half-typed off the screen.
 */
void
kb_workshop_actions_discard (KbWorkshopActions *page)
{
  g_return_if_fail (KB_IS_WORKSHOP_ACTIONS (page));

  gtk_editable_set_text (page->title_entry, "");
  gtk_editable_set_text (page->owner_entry, "");
  gtk_editable_set_text (page->due_entry, "");
}
