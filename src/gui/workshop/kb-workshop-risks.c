// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-risks"

#include "kb-workshop-risks.h"

#include "kb-explain.h"
#include "kb-heat-map.h"
#include "kb-labels.h"
#include "kb-list-rows.h"
#include "kb-threats.h"
#include "kb-tile.h"

struct _KbWorkshopRisks {
  KbSection parent_instance;

  GtkDropDown *group_drop_down;
  GtkListBox *prompts;
  GtkLabel *starter_label;
  GtkDropDown *asset_drop_down;
  GtkLabel *cause_label;
  GtkEditable *cause_entry;
  GtkLabel *event_label;
  GtkEditable *event_entry;
  GtkLabel *outcome_label;
  GtkEditable *outcome_entry;
  GtkLabel *check_label;
  GtkListBox *risks;
  KbHeatMap *map;
  GtkLabel *map_hint;

  KbWorkshopState *state;
  KbThreats *threats;
  GPtrArray *asset_ids; /* of the choices, after "nothing special" */
  char *chosen_id;      /* the risk that is placed */
  char *joining_id;
  guint starter;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KbWorkshopRisks, kb_workshop_risks, KB_TYPE_SECTION)

static guint next_signal;

static void
on_prompt_activated (KbWorkshopRisks *self, GtkListBoxRow *row)
{
  GtkLabel *label = GTK_LABEL (gtk_list_box_row_get_child (row));

  gtk_editable_set_text (self->event_entry, gtk_label_get_text (label));
  gtk_widget_grab_focus (GTK_WIDGET (self->cause_entry));
}

static void
show_prompts (KbWorkshopRisks *self)
{
  guint group = gtk_drop_down_get_selected (self->group_drop_down);

  kb_list_rows_clear (self->prompts);
  if (!self->threats || group >= kb_threats_n_groups (self->threats))
    return;
  for (guint i = 0; i < kb_threats_n_prompts (self->threats, group); i++) {
    GtkWidget *label =
        gtk_label_new (kb_threats_prompt (self->threats, group, i, kb_gui_language ()));

    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_list_box_append (self->prompts, label);
  }
  kb_list_rows_filled (self->prompts);
}

static void
show_starter (KbWorkshopRisks *self)
{
  if (self->threats && kb_threats_n_starters (self->threats) > 0)
    gtk_label_set_text (self->starter_label,
                        kb_threats_starter (self->threats,
                                            self->starter % kb_threats_n_starters (self->threats),
                                            kb_gui_language ()));
}

static void
on_starter_clicked (KbWorkshopRisks *self)
{
  self->starter++;
  show_starter (self);
}

static void
on_event_changed (KbWorkshopRisks *self)
{
  const char *text = gtk_editable_get_text (self->event_entry);
  const char *hint = NULL;

  if (*text)
    switch (kb_risk_event_check (text)) {
    case KB_EVENT_TOO_SHORT:
      hint = _ ("Say what happens, not only a heading.");
      break;
    case KB_EVENT_ACTOR:
      hint = _ ("That is who. What do they do?");
      break;
    case KB_EVENT_STATE:
      hint = _ ("That sounds like a cause. What can happen because of it?");
      break;
    case KB_EVENT_FINE:
    default:
      break;
    }
  gtk_label_set_text (self->check_label, hint ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->check_label), hint != NULL);
}

static char *
typed (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text ? g_steal_pointer (&text) : NULL;
}

static void
on_add_clicked (KbWorkshopRisks *self)
{
  g_autofree char *cause = typed (self->cause_entry);
  g_autofree char *event = typed (self->event_entry);
  g_autofree char *outcome = typed (self->outcome_entry);
  g_autofree char *id = NULL;
  guint asset = gtk_drop_down_get_selected (self->asset_drop_down);
  guint group = gtk_drop_down_get_selected (self->group_drop_down);
  GError *error = NULL;
  gboolean done;

  if (!event) {
    gtk_widget_grab_focus (GTK_WIDGET (self->event_entry));
    return;
  }
  done = kb_workbook_add_workshop_risk (
      kb_section_get_workbook (KB_SECTION (self)), kb_workshop_state_get_id (self->state),
      asset > 0 && asset <= self->asset_ids->len ? g_ptr_array_index (self->asset_ids, asset - 1)
                                                 : NULL,
      self->threats && group < kb_threats_n_groups (self->threats)
          ? kb_threats_group_code (self->threats, group)
          : NULL,
      cause, event, outcome, &id, &error);
  kb_section_check (KB_SECTION (self), done, error);
  if (!done)
    return;
  gtk_editable_set_text (self->cause_entry, "");
  gtk_editable_set_text (self->event_entry, "");
  gtk_editable_set_text (self->outcome_entry, "");
  g_free (self->chosen_id);
  self->chosen_id = g_steal_pointer (&id);
  gtk_widget_grab_focus (GTK_WIDGET (self->event_entry));
}

static void
place (KbWorkshopRisks *self, const char *risk_id, KbPosition position)
{
  GError *error = NULL;
  gboolean done = kb_workbook_place_risk (kb_section_get_workbook (KB_SECTION (self)), risk_id,
                                          KB_MOMENT_BEFORE, position, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_cell_chosen (KbWorkshopRisks *self, int likelihood, int consequence)
{
  if (!self->setting && self->chosen_id)
    place (self, self->chosen_id, (KbPosition){ likelihood, consequence });
}

static void
on_place_clicked (GtkButton *button, KbWorkshopRisks *self)
{
  KbPosition position;
  KbRecord *risk;

  g_free (self->chosen_id);
  self->chosen_id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  risk =
      kb_content_find (kb_section_get_content (KB_SECTION (self)), KB_KIND_RISK, self->chosen_id);
  position = kb_risk_position (kb_section_get_method (KB_SECTION (self)), risk, KB_MOMENT_BEFORE);
  self->setting = TRUE;
  if (kb_position_is_placed (position))
    kb_heat_map_choose (self->map, position);
  self->setting = FALSE;
  kb_heat_map_focus (self->map);
}

static void
on_join_toggled (GtkToggleButton *button, KbWorkshopRisks *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");
  g_autofree char *other = g_steal_pointer (&self->joining_id);
  GError *error = NULL;
  gboolean done;

  if (!gtk_toggle_button_get_active (button) || self->setting)
    return;
  if (!other || g_strcmp0 (other, id) == 0) {
    self->joining_id = g_strdup (id);
    kb_gui_show_toast (GTK_WIDGET (self), _ ("Now choose the one that it should be joined with."));
    return;
  }
  done = kb_workbook_join_risks (kb_section_get_workbook (KB_SECTION (self)), id, other, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, g_object_get_data (G_OBJECT (row), "id"));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, KbWorkshopRisks *self)
{
  KbPosition position;

  if (!kb_heat_map_position_at (self->map, x, y, &position))
    return FALSE;
  place (self, g_value_get_string (value), position);
  return TRUE;
}

static GtkWidget *
risk_row (KbWorkshopRisks *self, const KbRecord *risk)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbExplainer explainer = { kb_section_get_content (KB_SECTION (self)), method,
                            kb_section_get_inheritance (KB_SECTION (self)), kb_gui_language (),
                            FALSE };
  g_autofree char *sentence = kb_explain_risk (&explainer, risk);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  g_autofree char *label = kb_risk_label (risk);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tile = kb_tile_new ("kb-badge");
  GtkWidget *place_button = gtk_button_new_with_label (_ ("Place it"));
  GtkWidget *join = gtk_toggle_button_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  g_autofree char *spoken = kb_fill (_ ("Place {name} in the matrix"), "name", label, NULL);
  const char *id = kb_record_id (risk);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  kb_tile_set_band (KB_TILE (tile), method, kb_risk_band (method, risk, KB_MOMENT_BEFORE),
                    kb_risk_score (method, risk, KB_MOMENT_BEFORE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tile);
  gtk_widget_set_valign (place_button, GTK_ALIGN_CENTER);
  kb_gui_set_label (place_button, spoken);
  g_object_set_data_full (G_OBJECT (place_button), "id", g_strdup (id), g_free);
  g_signal_connect_object (place_button, "clicked", G_CALLBACK (on_place_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), place_button);
  gtk_button_set_icon_name (GTK_BUTTON (join), "kb-join-symbolic");
  gtk_widget_set_tooltip_text (join, _ ("Join with another"));
  kb_gui_set_label (join, _ ("Join with another"));
  gtk_widget_add_css_class (join, "flat");
  gtk_widget_set_valign (join, GTK_ALIGN_CENTER);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (join), g_strcmp0 (self->joining_id, id) == 0);
  g_object_set_data_full (G_OBJECT (join), "id", g_strdup (id), g_free);
  g_signal_connect_object (join, "toggled", G_CALLBACK (on_join_toggled), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), join);
  if (g_strcmp0 (self->chosen_id, id) == 0)
    gtk_widget_add_css_class (row, "kb-chosen-row");
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare), row, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  return row;
}

static void
show_risks (KbWorkshopRisks *self)
{
  g_autoptr (GPtrArray) risks =
      kb_content_referring_in_order (kb_section_get_content (KB_SECTION (self)), KB_KIND_RISK,
                                     KB_RISK_WORKSHOP, kb_workshop_state_get_id (self->state));

  kb_list_rows_clear (self->risks);
  for (guint i = 0; i < risks->len; i++)
    gtk_list_box_append (self->risks, risk_row (self, g_ptr_array_index (risks, i)));
  kb_list_rows_filled (self->risks);
  gtk_widget_set_visible (GTK_WIDGET (self->risks), risks->len > 0);
}

static void
show_map (KbWorkshopRisks *self)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMatrix matrix = kb_matrix_count (content, method, KB_MOMENT_BEFORE);
  KbRecord *risk =
      self->chosen_id ? kb_content_find (content, KB_KIND_RISK, self->chosen_id) : NULL;
  g_autofree char *label = risk ? kb_risk_label (risk) : NULL;
  g_autofree char *text =
      risk ? kb_fill (_ ("{risk}: choose its cell with the arrow keys and Enter, click it, or drag "
                         "the risk there. Compare with its neighbours."),
                      "risk", label, NULL)
           : g_strdup (_ ("Press “Place it” on a risk, or drag it into the matrix."));

  self->setting = TRUE;
  kb_heat_map_set (self->map, method, &matrix);
  self->setting = FALSE;
  gtk_label_set_text (self->map_hint, text);
}

static void
fill_assets (KbWorkshopRisks *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  g_autoptr (GPtrArray) assets =
      kb_workshop_assets (content, kb_workshop_state_get_id (self->state));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->asset_drop_down);

  g_ptr_array_set_size (self->asset_ids, 0);
  gtk_string_list_append (names, _ ("The whole object"));
  for (guint i = 0; i < assets->len; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);

    gtk_string_list_append (names, kb_record_title (asset));
    g_ptr_array_add (self->asset_ids, g_strdup (kb_record_id (asset)));
  }
  gtk_drop_down_set_model (self->asset_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->asset_drop_down,
                              selected <= self->asset_ids->len ? selected : 0);
}

static void
refresh (KbWorkshopRisks *self)
{
  if (!self->state || !kb_section_get_workbook (KB_SECTION (self)))
    return;
  fill_assets (self);
  show_risks (self);
  show_map (self);
}

static void
kb_workshop_risks_bind (KbSection *section)
{
  KbWorkshopRisks *self = KB_WORKSHOP_RISKS (section);
  KbRecord *header;

  if (!kb_section_get_workbook (section))
    return;
  header = kb_method_header (kb_section_get_method (section));
  gtk_label_set_text (self->cause_label,
                      kb_record_localized (header, KB_METHOD_CAUSE_SV, kb_gui_language ()));
  gtk_label_set_text (self->event_label,
                      kb_record_localized (header, KB_METHOD_EVENT_SV, kb_gui_language ()));
  gtk_label_set_text (self->outcome_label,
                      kb_record_localized (header, KB_METHOD_OUTCOME_SV, kb_gui_language ()));
  refresh (self);
}

static void
kb_workshop_risks_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_WORKSHOP_RISKS (section));
}

static gboolean
kb_workshop_risks_grab_focus (GtkWidget *widget)
{
  /* Shift+Tab asks a parent when it leaves its first child: then it goes on. */
  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (KB_WORKSHOP_RISKS (widget)->event_entry));
}

static void
on_next_clicked (KbWorkshopRisks *self)
{
  g_signal_emit (self, next_signal, 0);
}

static void
kb_workshop_risks_dispose (GObject *object)
{
  KbWorkshopRisks *self = KB_WORKSHOP_RISKS (object);

  self->setting = TRUE;
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WORKSHOP_RISKS);
  g_clear_object (&self->state);
  g_clear_pointer (&self->threats, kb_threats_unref);
  G_OBJECT_CLASS (kb_workshop_risks_parent_class)->dispose (object);
}

static void
kb_workshop_risks_finalize (GObject *object)
{
  KbWorkshopRisks *self = KB_WORKSHOP_RISKS (object);

  g_ptr_array_unref (self->asset_ids);
  g_free (self->chosen_id);
  g_free (self->joining_id);
  G_OBJECT_CLASS (kb_workshop_risks_parent_class)->finalize (object);
}

static void
kb_workshop_risks_class_init (KbWorkshopRisksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_workshop_risks_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_workshop_risks_finalize;
  widget_class->grab_focus = kb_workshop_risks_grab_focus;
  section_class->bind = kb_workshop_risks_bind;
  section_class->update = kb_workshop_risks_update;
  section_class->lazy = TRUE;
  next_signal = g_signal_new ("next", KB_TYPE_WORKSHOP_RISKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  g_type_ensure (KB_TYPE_HEAT_MAP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-workshop-risks.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, group_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, prompts);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, starter_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, asset_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, cause_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, cause_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, event_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, event_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, outcome_entry);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, check_label);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, risks);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, map);
  gtk_widget_class_bind_template_child (widget_class, KbWorkshopRisks, map_hint);
  gtk_widget_class_bind_template_callback (widget_class, show_prompts);
  gtk_widget_class_bind_template_callback (widget_class, on_prompt_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_starter_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_event_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
}

static void
kb_workshop_risks_init (KbWorkshopRisks *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);
  g_autoptr (GtkStringList) groups = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;

  self->asset_ids = g_ptr_array_new_with_free_func (g_free);
  self->threats = kb_threats_load (&error);
  if (!self->threats)
    g_critical ("The prompts cannot be read: %s", error->message);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; self->threats && i < kb_threats_n_groups (self->threats); i++)
    gtk_string_list_append (groups, kb_threats_group_name (self->threats, i, kb_gui_language ()));
  gtk_drop_down_set_model (self->group_drop_down, G_LIST_MODEL (groups));
  show_prompts (self);
  show_starter (self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (target));
}

void
kb_workshop_risks_set_state (KbWorkshopRisks *page, KbWorkshopState *state)
{
  KbDraftTexts *texts;

  g_return_if_fail (KB_IS_WORKSHOP_RISKS (page));

  texts = kb_workshop_state_get_texts (state);
  g_set_object (&page->state, state);
  kb_draft_texts_keep (texts, "risks-cause", page->cause_entry);
  kb_draft_texts_keep (texts, "risks-event", page->event_entry);
  kb_draft_texts_keep (texts, "risks-outcome", page->outcome_entry);
  refresh (page);
}

/**
 * kb_workshop_risks_discard:
 * @page: the page
 *
 * Takes what is half-typed off the screen.
 */
void
kb_workshop_risks_discard (KbWorkshopRisks *page)
{
  g_return_if_fail (KB_IS_WORKSHOP_RISKS (page));

  gtk_editable_set_text (page->cause_entry, "");
  gtk_editable_set_text (page->event_entry, "");
  gtk_editable_set_text (page->outcome_entry, "");
}
