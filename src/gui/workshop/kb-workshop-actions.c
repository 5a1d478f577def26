// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-actions"

#include "kb-workshop-actions.h"

#include "kb-collation.h"
#include "kb-explain.h"
#include "kb-list-rows.h"
#include "kb-measure-catalogue.h"
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
  GtkEditable *measure_search;
  GtkListBox *measure_list;
  GtkLabel *measure_label;

  KbWorkshopState *state;
  GPtrArray *risk_ids; /* of the choices, after "no certain risk" */
  GPtrArray *shipped;  /* the catalogue that comes with the program */
  KbMeasures *measures;
  char *measure_code; /* what the title was taken from, or NULL */
};

G_DEFINE_FINAL_TYPE (KbWorkshopActions, kb_workshop_actions, KB_TYPE_SECTION)

static guint next_signal;

/* More than a person reads through; a search narrows it. */
#define MOST_MEASURES 60

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
      self->measures ? kb_measures_find (self->measures, self->measure_code) : NULL, NULL, &error);
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
  g_autoptr (GPtrArray) actions =
      kb_content_referring_in_order (kb_section_get_content (KB_SECTION (self)), KB_KIND_ACTION,
                                     KB_ACTION_WORKSHOP, kb_workshop_state_get_id (self->state));

  kb_list_rows_clear (self->actions);
  for (guint i = 0; i < actions->len; i++) {
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
  kb_list_rows_filled (self->actions);
  gtk_widget_set_visible (GTK_WIDGET (self->actions), actions->len > 0);
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

  kb_list_rows_clear (self->risks);
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
  kb_list_rows_filled (self->risks);
  gtk_drop_down_set_model (self->risk_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->risk_drop_down, selected <= risks->len ? selected : 0);
}

/* The class that the room's assets have together: what it asks for is offered first. */
static KbClass
highest_class (KbWorkshopActions *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  const GPtrArray *rows =
      kb_content_referring (content, KB_KIND_WORKSHOP_ASSET, KB_WORKSHOP_ASSET_WORKSHOP,
                            kb_workshop_state_get_id (self->state));
  KbClass highest;

  kb_class_clear (&highest);
  for (guint i = 0; rows && i < rows->len; i++) {
    KbClass class = kb_class_of_asset (
        content, method, kb_record_text (g_ptr_array_index (rows, i), KB_WORKSHOP_ASSET_ASSET));

    for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
      if (class.aspects[a].high > highest.aspects[a].high)
        highest.aspects[a] = class.aspects[a];
  }
  return highest;
}

static const char *
text_of (const KbRecord *measure, guint field_sv)
{
  const char *text = kb_record_localized (measure, field_sv, kb_gui_language ());

  return text ? text : "";
}

static void
show_chosen_measure (KbWorkshopActions *self)
{
  KbRecord *measure = self->measures ? kb_measures_find (self->measures, self->measure_code) : NULL;
  g_autofree char *text =
      measure ? kb_fill (_ ("From the catalogue: {code} {title}"), "code", self->measure_code,
                         "title", text_of (measure, KB_MEASURE_TITLE_SV), NULL)
              : NULL;

  gtk_label_set_text (self->measure_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->measure_label), text != NULL);
}

static void
on_measure_clicked (GtkListBox *list, GtkListBoxRow *row, KbWorkshopActions *self)
{
  const char *code = g_object_get_data (G_OBJECT (row), "code");

  gtk_editable_set_text (self->title_entry,
                         text_of (kb_measures_find (self->measures, code), KB_MEASURE_TITLE_SV));
  g_free (self->measure_code);
  self->measure_code = g_strdup (code);
  show_chosen_measure (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_entry));
}

/* A title that is wiped out was not the measure's after all. */
static void
on_title_changed (KbWorkshopActions *self)
{
  if (*gtk_editable_get_text (self->title_entry) || !self->measure_code)
    return;
  g_clear_pointer (&self->measure_code, g_free);
  show_chosen_measure (self);
}

static gboolean
is_sought (const KbRecord *measure, const char *needle)
{
  return kb_folded_contains (text_of (measure, KB_MEASURE_TITLE_SV), needle)
         || kb_folded_contains (text_of (measure, KB_MEASURE_STATE_SV), needle)
         || kb_folded_contains (kb_record_text (measure, KB_MEASURE_CODE), needle);
}

static GtkWidget *
measure_row (const KbRecord *measure)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *state = g_markup_escape_text (text_of (measure, KB_MEASURE_STATE_SV), -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text_of (measure, KB_MEASURE_TITLE_SV));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "code",
                          g_strdup (kb_record_text (measure, KB_MEASURE_CODE)), g_free);
  return row;
}

/* What the room's class asks for; a search goes through the whole catalogue. */
static void
show_measures (KbWorkshopActions *self)
{
  g_autofree char *needle = kb_fold (gtk_editable_get_text (self->measure_search));
  KbMethod *method;
  KbClass class;

  kb_list_rows_clear (self->measure_list);
  if (!self->state || !self->measures)
    return;
  method = kb_section_get_method (KB_SECTION (self));
  class = highest_class (self);
  for (guint i = 0, shown = 0; i < kb_measures_size (self->measures) && shown < MOST_MEASURES;
       i++) {
    KbRecord *measure = kb_measures_at (self->measures, i);

    if (kb_record_flag (measure, KB_MEASURE_HIDDEN)
        || (*needle ? !is_sought (measure, needle)
                    : kb_record_flag (measure, KB_MEASURE_BASELINE)
                          || !kb_measure_applies (measure, method, &class)))
      continue;
    gtk_list_box_append (self->measure_list, measure_row (measure));
    shown++;
  }
  kb_list_rows_filled (self->measure_list);
}

static void
read_measures (KbWorkshopActions *self)
{
  g_clear_pointer (&self->measures, kb_measures_unref);
  if (self->shipped)
    self->measures = kb_measures_new (self->shipped, kb_section_get_content (KB_SECTION (self)));
}

static void
refresh (KbWorkshopActions *self)
{
  if (!self->state || !kb_section_get_workbook (KB_SECTION (self)))
    return;
  read_measures (self);
  show_actions (self);
  show_risks (self);
  show_measures (self);
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
  KbWorkshopActions *self = KB_WORKSHOP_ACTIONS (object);

  g_ptr_array_unref (self->risk_ids);
  g_clear_pointer (&self->shipped, g_ptr_array_unref);
  g_clear_pointer (&self->measures, kb_measures_unref);
  g_free (self->measure_code);
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
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, measure_search);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, measure_list);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopActions, measure_label);
  gtk_widget_class_bind_template_callback (widget_class, show_measures);
  gtk_widget_class_bind_template_callback (widget_class, on_title_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
}

static void
kb_workshop_actions_init (KbWorkshopActions *self)
{
  g_autoptr (GError) error = NULL;

  self->risk_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shipped = kb_measure_catalogue_load (&error);
  if (!self->shipped)
    g_critical ("The measures cannot be read: %s", error->message);
  g_signal_connect_object (self->measure_list, "row-activated", G_CALLBACK (on_measure_clicked),
                           self, 0);
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
