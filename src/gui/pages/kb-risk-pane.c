// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-pane"

#include "kb-risk-pane.h"

#include "kb-format.h"
#include "kb-labels.h"
#include "kb-links.h"
#include "kb-record-editor.h"
#include "kb-risk-acceptance-pane.h"
#include "kb-risk-threat-pane.h"
#include "kb-text-row.h"
#include "kb-tile.h"

struct _KbRiskPane {
  KbSection parent_instance;

  GtkLabel *title_label;
  GtkWidget *delete_button;
  KbTile *before_tile;
  GtkWidget *arrow;
  KbTile *after_tile;
  AdwEntryRow *title_row;
  KbTextRow *cause_row;
  KbTextRow *event_row;
  KbTextRow *outcome_row;
  AdwEntryRow *owner_row;
  KbLinks *object;
  AdwComboRow *likelihood_before_row;
  AdwComboRow *consequence_before_row;
  KbTextRow *motivation_row;
  AdwComboRow *likelihood_after_row;
  AdwComboRow *consequence_after_row;
  AdwComboRow *treatment_row;
  KbTextRow *motivation_after_row;
  AdwEntryRow *review_row;
  AdwPreferencesGroup *previous_group;
  AdwActionRow *previous_row;
  KbTextRow *motivation_previous_row;
  KbRiskThreatPane *threat;
  KbTextRow *weakness_row;
  KbTextRow *protection_row;
  KbRiskAcceptancePane *acceptance;
  KbLinks *actions;

  KbRecordEditor *editor;
  gboolean loading; /* the places are being shown, not chosen */
};

G_DEFINE_FINAL_TYPE (KbRiskPane, kb_risk_pane, KB_TYPE_SECTION)

static guint closed_signal;

/* The first item of a row of steps is "not placed". */
static int
chosen_step (AdwComboRow *row)
{
  return (int) adw_combo_row_get_selected (row) - 1;
}

static void
on_place_chosen (KbRiskPane *self, GParamSpec *pspec, AdwComboRow *row)
{
  gboolean before = row == self->likelihood_before_row || row == self->consequence_before_row;
  KbMoment moment = before ? KB_MOMENT_BEFORE : KB_MOMENT_AFTER;
  KbPosition position = {
    chosen_step (before ? self->likelihood_before_row : self->likelihood_after_row),
    chosen_step (before ? self->consequence_before_row : self->consequence_after_row),
  };
  KbRecord *risk = kb_record_editor_get_record (self->editor);
  GError *error = NULL;
  KbPosition now;
  gboolean done;

  if (self->loading || !risk)
    return;
  now = kb_risk_position (kb_section_get_method (KB_SECTION (self)), risk, moment);
  if (now.likelihood == position.likelihood && now.consequence == position.consequence)
    return;
  done = kb_workbook_place_risk (kb_section_get_workbook (KB_SECTION (self)), kb_record_id (risk),
                                 moment, position, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
fill_steps (KbRiskPane *self, AdwComboRow *row, KbKind kind)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Not placed"));
  for (guint i = 0; i < kb_method_size (method, kind); i++) {
    g_autofree char *text =
        g_strdup_printf ("%" G_GINT64_FORMAT " %s", kb_method_number (method, kind, i),
                         kb_method_step_name (method, kind, i, kb_gui_language ()));

    gtk_string_list_append (names, text);
  }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

static void
fill_scales (KbRiskPane *self)
{
  self->loading = TRUE;
  fill_steps (self, self->likelihood_before_row, KB_KIND_LIKELIHOOD);
  fill_steps (self, self->consequence_before_row, KB_KIND_CONSEQUENCE);
  fill_steps (self, self->likelihood_after_row, KB_KIND_LIKELIHOOD);
  fill_steps (self, self->consequence_after_row, KB_KIND_CONSEQUENCE);
  self->loading = FALSE;
}

static void
show_places (KbRiskPane *self, const KbRecord *risk)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbPosition before = kb_risk_position (method, risk, KB_MOMENT_BEFORE);
  KbPosition after = kb_risk_position (method, risk, KB_MOMENT_AFTER);
  gboolean writable = kb_section_is_writable (KB_SECTION (self));
  AdwComboRow *const rows[] = { self->likelihood_before_row, self->consequence_before_row,
                                self->likelihood_after_row, self->consequence_after_row };
  const int steps[] = { before.likelihood, before.consequence, after.likelihood,
                        after.consequence };

  self->loading = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    adw_combo_row_set_selected (rows[i], (guint) (steps[i] + 1));
    gtk_widget_set_sensitive (GTK_WIDGET (rows[i]), writable);
  }
  self->loading = FALSE;
  kb_tile_set_band (self->before_tile, method, kb_risk_band (method, risk, KB_MOMENT_BEFORE),
                    kb_risk_score (method, risk, KB_MOMENT_BEFORE));
  kb_tile_set_band (self->after_tile, method, kb_risk_band (method, risk, KB_MOMENT_AFTER),
                    kb_risk_score (method, risk, KB_MOMENT_AFTER));
  gtk_widget_set_visible (GTK_WIDGET (self->after_tile), kb_position_is_placed (after));
  gtk_widget_set_visible (self->arrow, kb_position_is_placed (after));
}

/* Where it stood in the round before; nothing to see in a first round. */
static void
show_previous (KbRiskPane *self, const KbRecord *risk)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  KbPosition previous = kb_risk_position (method, risk, KB_MOMENT_PREVIOUS);
  gboolean placed = kb_position_is_placed (previous);
  g_autofree char *band = NULL;
  g_autofree char *place = NULL;
  g_autofree char *safe = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->previous_group), placed);
  if (!placed)
    return;
  band = kb_format_band (method, kb_risk_band (method, risk, KB_MOMENT_PREVIOUS),
                         kb_risk_score (method, risk, KB_MOMENT_PREVIOUS), kb_gui_language ());
  place = g_strdup_printf ("%s · %s",
                           kb_method_step_name (method, KB_KIND_LIKELIHOOD,
                                                (guint) previous.likelihood, kb_gui_language ()),
                           kb_method_step_name (method, KB_KIND_CONSEQUENCE,
                                                (guint) previous.consequence, kb_gui_language ()));
  safe = g_markup_escape_text (place, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->previous_row), band);
  adw_action_row_set_subtitle (self->previous_row, safe);
}

static const struct {
  KbKind kind;
  const char *section;
} object_kinds[] = {
  { KB_KIND_ASSET, "assets" },
  { KB_KIND_SYSTEM, "systems" },
  { KB_KIND_UNIT, NULL },
};

static void
show_object (KbRiskPane *self, const KbRecord *risk)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  KbRecord *object = kb_risk_object (content, risk);

  kb_links_clear (self->object);
  if (object)
    kb_links_add (self->object, object, NULL, NULL);
  for (guint k = 0; k < G_N_ELEMENTS (object_kinds); k++) {
    const GPtrArray *list = kb_content_list (content, object_kinds[k].kind);

    for (guint i = 0; i < list->len; i++)
      g_ptr_array_add (candidates, g_ptr_array_index (list, i));
  }
  kb_links_set_candidates (self->object, candidates);
}

static void
show_actions (KbRiskPane *self, const KbRecord *risk)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  g_autoptr (GPtrArray) actions = kb_risk_actions (content, kb_record_id (risk));

  kb_links_clear (self->actions);
  for (guint i = 0; i < actions->len; i++)
    kb_links_add (self->actions, g_ptr_array_index (actions, i), NULL, NULL);
  kb_links_set_candidates (self->actions, kb_content_list (content, KB_KIND_ACTION));
}

static void
refresh (KbRiskPane *self)
{
  KbRecord *risk = kb_record_editor_get_record (self->editor);
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;

  if (!risk)
    return;
  label = kb_risk_label (risk);
  title = g_strdup_printf ("%s %s", label, kb_record_title (risk));
  gtk_label_set_text (self->title_label, title);
  show_places (self, risk);
  show_previous (self, risk);
  show_object (self, risk);
  show_actions (self, risk);
}

static void
set_object (KbRiskPane *self, KbKind kind, const char *id)
{
  GError *error = NULL;
  gboolean done =
      kb_workbook_set_risk_object (kb_section_get_workbook (KB_SECTION (self)),
                                   kb_record_editor_get_id (self->editor), kind, id, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static guint
object_kind_of (KbRiskPane *self, const char *id)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  guint k = 0;

  while (k + 1 < G_N_ELEMENTS (object_kinds)
         && !kb_content_find (content, object_kinds[k].kind, id))
    k++;
  return k;
}

static void
on_object_linked (KbRiskPane *self, const char *id)
{
  set_object (self, object_kinds[object_kind_of (self, id)].kind, id);
}

static void
on_object_unlinked (KbRiskPane *self, const char *id)
{
  set_object (self, KB_KIND_NONE, NULL);
}

static void
on_object_opened (KbRiskPane *self, const char *id)
{
  const char *section = object_kinds[object_kind_of (self, id)].section;

  if (section)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", section, id);
}

static void
set_action (KbRiskPane *self, const char *action_id, gboolean linked)
{
  GError *error = NULL;
  gboolean done = kb_workbook_link_action (kb_section_get_workbook (KB_SECTION (self)), action_id,
                                           kb_record_editor_get_id (self->editor), linked, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_action_linked (KbRiskPane *self, const char *id)
{
  set_action (self, id, TRUE);
}

static void
on_action_unlinked (KbRiskPane *self, const char *id)
{
  set_action (self, id, FALSE);
}

static void
on_action_opened (KbRiskPane *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ss)", "plan", id);
}

static void
action_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_risk_pane_flush (KB_RISK_PANE (widget));
  g_signal_emit (widget, closed_signal, 0);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbRiskPane *self = KB_RISK_PANE (widget);
  g_autofree char *id = g_strdup (kb_record_editor_get_id (self->editor));

  g_signal_emit (widget, closed_signal, 0);
  kb_section_delete (KB_SECTION (self), KB_KIND_RISK, id);
}

/* The method's own sentence names the three parts. */
static void
show_sentence_words (KbRiskPane *self)
{
  const KbRecord *header = kb_method_header (kb_section_get_method (KB_SECTION (self)));
  KbTextRow *const rows[] = { self->cause_row, self->event_row, self->outcome_row };
  static const guint fields[] = { KB_METHOD_CAUSE_SV, KB_METHOD_EVENT_SV, KB_METHOD_OUTCOME_SV };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const char *words = kb_record_localized (header, fields[i], kb_gui_language ());
    g_autofree char *text = g_strdup_printf ("%s …", words ? words : "");
    g_autofree char *escaped = g_markup_escape_text (text, -1);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows[i]), escaped);
  }
}

static void
kb_risk_pane_bind (KbSection *section)
{
  KbRiskPane *self = KB_RISK_PANE (section);
  gboolean writable = kb_section_is_writable (section);

  kb_record_editor_set_id (self->editor, NULL);
  if (!kb_section_get_workbook (section))
    return;
  kb_links_set_editable (self->object, writable);
  kb_links_set_editable (self->actions, writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.delete", writable);
  fill_scales (self);
  show_sentence_words (self);
}

static void
kb_risk_pane_update (KbSection *section, const KbChanges *changes)
{
  KbRiskPane *self = KB_RISK_PANE (section);

  if (kb_changes_touch_method (changes)) {
    fill_scales (self);
    show_sentence_words (self);
  }
  kb_record_editor_reload (self->editor);
  refresh (self);
}

static void
kb_risk_pane_dispose (GObject *object)
{
  KbRiskPane *self = KB_RISK_PANE (object);

  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_RISK_PANE);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kb_risk_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, delete_button);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, before_tile);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, arrow);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, after_tile);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, title_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, cause_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, event_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, owner_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, object);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, likelihood_before_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, consequence_before_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, motivation_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, likelihood_after_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, consequence_after_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, treatment_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, motivation_after_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, review_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, previous_group);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, previous_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, motivation_previous_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, threat);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, weakness_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, protection_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, acceptance);
  gtk_widget_class_bind_template_child (widget_class, KbRiskPane, actions);
}

static void
kb_risk_pane_class_init (KbRiskPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_risk_pane_dispose;
  section_class->bind = kb_risk_pane_bind;
  section_class->update = kb_risk_pane_update;
  section_class->patient = TRUE;
  closed_signal = g_signal_new ("closed", KB_TYPE_RISK_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  g_type_ensure (KB_TYPE_RISK_ACCEPTANCE_PANE);
  g_type_ensure (KB_TYPE_RISK_THREAT_PANE);
  g_type_ensure (KB_TYPE_TILE);
  g_type_ensure (KB_TYPE_LINKS);
  g_type_ensure (KB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-risk-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_object_linked);
  gtk_widget_class_bind_template_callback (widget_class, on_object_unlinked);
  gtk_widget_class_bind_template_callback (widget_class, on_object_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_action_linked);
  gtk_widget_class_bind_template_callback (widget_class, on_action_unlinked);
  gtk_widget_class_bind_template_callback (widget_class, on_action_opened);
  gtk_widget_class_install_action (widget_class, "pane.close", NULL, action_close);
  gtk_widget_class_install_action (widget_class, "pane.delete", NULL, action_delete);
}

static void
bind_fields (KbRiskPane *self)
{
  KbRecordEditor *editor = self->editor;
  AdwComboRow *const places[] = { self->likelihood_before_row, self->consequence_before_row,
                                  self->likelihood_after_row, self->consequence_after_row };

  kb_record_editor_bind_entry (editor, self->title_row, KB_RISK_TITLE);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->cause_row), KB_RISK_CAUSE);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->event_row), KB_RISK_EVENT);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->outcome_row), KB_RISK_OUTCOME);
  kb_record_editor_bind_entry (editor, self->owner_row, KB_RISK_OWNER);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->motivation_row),
                              KB_RISK_MOTIVATION);
  kb_record_editor_bind_choice (editor, self->treatment_row, KB_RISK_TREATMENT);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->motivation_after_row),
                              KB_RISK_MOTIVATION_AFTER);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->motivation_previous_row),
                              KB_RISK_MOTIVATION_PREVIOUS);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->weakness_row), KB_RISK_WEAKNESS);
  kb_record_editor_bind_text (editor, kb_text_row_get_view (self->protection_row),
                              KB_RISK_PROTECTION);
  kb_record_editor_bind_entry (editor, self->review_row, KB_RISK_REVIEW_ON);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_signal_connect_object (places[i], "notify::selected", G_CALLBACK (on_place_chosen), self,
                             G_CONNECT_SWAPPED);
}

static void
kb_risk_pane_init (KbRiskPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->before_tile), "kb-badge");
  gtk_widget_add_css_class (GTK_WIDGET (self->before_tile), "kb-medium");
  gtk_widget_add_css_class (GTK_WIDGET (self->after_tile), "kb-badge");
  gtk_widget_add_css_class (GTK_WIDGET (self->after_tile), "kb-medium");
  self->editor = kb_record_editor_new (KB_SECTION (self), KB_KIND_RISK);
  bind_fields (self);
  kb_links_set_texts (self->object, _ ("What it concerns"),
                      _ ("Choose an asset, a system or a unit"),
                      _ ("Not tied to an asset, a system or a unit"));
  kb_links_set_texts (self->actions, _ ("Actions against it"), _ ("Link an action"),
                      _ ("No action yet. Actions are written in the action plan."));
}

/**
 * kb_risk_pane_show:
 * @pane: the pane
 * @risk_id: (nullable): the risk to show; what was typed for another is written first
 */
void
kb_risk_pane_show (KbRiskPane *pane, const char *risk_id)
{
  g_return_if_fail (KB_IS_RISK_PANE (pane));

  kb_record_editor_set_id (pane->editor, risk_id);
  kb_risk_threat_pane_show (pane->threat, risk_id);
  kb_risk_acceptance_pane_show (pane->acceptance, risk_id);
  refresh (pane);
}

/**
 * kb_risk_pane_get_shown:
 * @pane: the pane
 *
 * Returns: (nullable): the risk it shows, while it is there
 */
const char *
kb_risk_pane_get_shown (KbRiskPane *pane)
{
  return kb_record_editor_get_record (pane->editor) ? kb_record_editor_get_id (pane->editor) : NULL;
}

void
kb_risk_pane_flush (KbRiskPane *pane)
{
  g_return_if_fail (KB_IS_RISK_PANE (pane));

  kb_record_editor_flush (pane->editor);
}
