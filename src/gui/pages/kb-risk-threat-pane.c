// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-threat-pane"

#include "kb-risk-threat-pane.h"

#include "kb-labels.h"
#include "kb-measure-catalogue.h"
#include "kb-threat-catalogue.h"

#include <string.h>

struct _KbRiskThreatPane {
  KbSection parent_instance;

  AdwComboRow *group_row;
  AdwComboRow *threat_row;
  AdwActionRow *about_row; /* what the threat is called, is and hits, whole */
  AdwExpanderRow *examples_row;
  AdwExpanderRow *weaknesses_row;
  AdwExpanderRow *measures_row;

  KbThreatCatalogue *catalogue;
  GArray *listed;       /* guint: the threats that can be chosen, after "not given" */
  KbMeasures *measures; /* read when they are needed */
  GPtrArray *answers;   /* AdwActionRow of the measures, borrowed */
  GPtrArray *samples;   /* AdwActionRow of the examples, borrowed */
  GPtrArray *holes;     /* AdwActionRow of the weaknesses, borrowed */
  char *risk_id;
  int shown_threat;
  gboolean loading;
  gboolean choosing; /* a threat is being chosen: its list must stay as it is meanwhile */
};

G_DEFINE_FINAL_TYPE (KbRiskThreatPane, kb_risk_threat_pane, KB_TYPE_SECTION)

static KbRecord *
shown_risk (KbRiskThreatPane *self)
{
  KbSection *section = KB_SECTION (self);

  return self->risk_id && kb_section_get_workbook (section)
             ? kb_content_find (kb_section_get_content (section), KB_KIND_RISK, self->risk_id)
             : NULL;
}

/* The group that is chosen, or NULL for all. */
static const char *
chosen_group (KbRiskThreatPane *self)
{
  guint selected = adw_combo_row_get_selected (self->group_row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
             ? NULL
             : kb_choices (KB_KIND_RISK, KB_RISK_THREAT_GROUP)[selected - 1].code;
}

static void
list_threats (KbRiskThreatPane *self, const char *group, int threat)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->listed, 0);
  gtk_string_list_append (names, _ ("Not given"));
  for (guint i = 0; i < kb_threat_catalogue_size (self->catalogue); i++) {
    if (group && g_strcmp0 (kb_threat_group (self->catalogue, i), group) != 0 && (int) i != threat)
      continue;
    g_array_append_val (self->listed, i);
    gtk_string_list_append (names, kb_threat_name (self->catalogue, i, kb_gui_language ()));
    if ((int) i == threat)
      selected = self->listed->len;
  }
  adw_combo_row_set_model (self->threat_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->threat_row, selected);
}

static void
on_example_activated (KbRiskThreatPane *self, AdwActionRow *row)
{
  guint example = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "example"));
  KbLanguage language = kb_gui_language ();
  guint threat = (guint) self->shown_threat;
  GError *error = NULL;
  gboolean done = kb_workbook_set_risk_sentence (
      kb_section_get_workbook (KB_SECTION (self)), self->risk_id,
      kb_threat_example (self->catalogue, threat, example, KB_RISK_PART_CAUSE, language),
      kb_threat_example (self->catalogue, threat, example, KB_RISK_PART_EVENT, language),
      kb_threat_example (self->catalogue, threat, example, KB_RISK_PART_OUTCOME, language), &error);

  kb_section_check (KB_SECTION (self), done, error);
}

static void
show_examples (KbRiskThreatPane *self)
{
  KbLanguage language = kb_gui_language ();
  gboolean writable = kb_section_is_writable (KB_SECTION (self));
  guint n = self->shown_threat == KB_NONE
                ? 0
                : kb_threat_n_examples (self->catalogue, (guint) self->shown_threat);

  for (guint i = 0; i < self->samples->len; i++)
    adw_expander_row_remove (self->examples_row, g_ptr_array_index (self->samples, i));
  g_ptr_array_set_size (self->samples, 0);
  for (guint i = 0; i < n; i++) {
    guint threat = (guint) self->shown_threat;
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *event = g_markup_escape_text (
        kb_threat_example (self->catalogue, threat, i, KB_RISK_PART_EVENT, language), -1);
    g_autofree char *cause = g_markup_escape_text (
        kb_threat_example (self->catalogue, threat, i, KB_RISK_PART_CAUSE, language), -1);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cause);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), writable);
    gtk_widget_set_tooltip_text (row, _ ("Use this sentence for the risk"));
    g_object_set_data (G_OBJECT (row), "example", GUINT_TO_POINTER (i));
    g_signal_connect_object (row, "activated", G_CALLBACK (on_example_activated), self,
                             G_CONNECT_SWAPPED);
    adw_expander_row_add_row (self->examples_row, row);
    g_ptr_array_add (self->samples, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->examples_row), n > 0);
}

/* What is written already stays: the weakness is added to it. */
static void
on_weakness_activated (KbRiskThreatPane *self, AdwActionRow *row)
{
  guint weakness = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "weakness"));
  const char *text = kb_threat_weakness (self->catalogue, (guint) self->shown_threat, weakness,
                                         kb_gui_language ());
  const char *old = kb_record_text (shown_risk (self), KB_RISK_WEAKNESS);
  g_autofree char *whole = old ? g_strdup_printf ("%s, %s", old, text) : g_strdup (text);
  GError *error = NULL;
  gboolean done;

  if (old && strstr (old, text))
    return;
  done = kb_workbook_set_text (kb_section_get_workbook (KB_SECTION (self)), KB_KIND_RISK,
                               self->risk_id, KB_RISK_WEAKNESS, whole, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
show_weaknesses (KbRiskThreatPane *self)
{
  KbLanguage language = kb_gui_language ();
  gboolean writable = kb_section_is_writable (KB_SECTION (self));
  guint threat = (guint) self->shown_threat;
  guint n = self->shown_threat == KB_NONE
                ? 0
                : kb_threat_n_weaknesses (self->catalogue, threat, language);

  for (guint i = 0; i < self->holes->len; i++)
    adw_expander_row_remove (self->weaknesses_row, g_ptr_array_index (self->holes, i));
  g_ptr_array_set_size (self->holes, 0);
  for (guint i = 0; i < n; i++) {
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *title =
        g_markup_escape_text (kb_threat_weakness (self->catalogue, threat, i, language), -1);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), writable);
    gtk_widget_set_tooltip_text (row, _ ("Write this weakness for the risk"));
    g_object_set_data (G_OBJECT (row), "weakness", GUINT_TO_POINTER (i));
    g_signal_connect_object (row, "activated", G_CALLBACK (on_weakness_activated), self,
                             G_CONNECT_SWAPPED);
    adw_expander_row_add_row (self->weaknesses_row, row);
    g_ptr_array_add (self->holes, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->weaknesses_row), n > 0);
}

static guint
count_met (const KbRecord *measure, char **references)
{
  guint n = 0;

  for (guint i = 0; references[i]; i++)
    n += kb_measure_meets (measure, references[i]);
  return n;
}

static void
add_measure (KbRiskThreatPane *self, const KbRecord *measure)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = kb_record_localized (measure, KB_MEASURE_TITLE_SV, kb_gui_language ());
  const char *code = kb_record_text (measure, KB_MEASURE_CODE);
  g_autofree char *safe_title = g_markup_escape_text (title ? title : "", -1);
  g_autofree char *safe_code = g_markup_escape_text (code ? code : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_code);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (self->measures_row, row);
  g_ptr_array_add (self->answers, row);
}

/* The measures of the catalogue against any of the elementary threats that this one stands for;
 * those against most of them first. */
static void
show_measures (KbRiskThreatPane *self)
{
  g_auto (GStrv) references =
      self->shown_threat == KB_NONE
          ? g_new0 (char *, 1)
          : g_strsplit (kb_threat_references (self->catalogue, (guint) self->shown_threat), ", ",
                        -1);
  g_autofree char *count = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->answers->len; i++)
    adw_expander_row_remove (self->measures_row, g_ptr_array_index (self->answers, i));
  g_ptr_array_set_size (self->answers, 0);
  if (references[0] && !self->measures)
    self->measures = kb_measure_catalogue_for (kb_section_get_content (KB_SECTION (self)), NULL);
  for (guint met = g_strv_length (references); met > 0 && self->measures; met--)
    for (guint i = 0; i < kb_measures_size (self->measures); i++)
      if (count_met (kb_measures_at (self->measures, i), references) == met)
        add_measure (self, kb_measures_at (self->measures, i));
  count = g_strdup_printf ("%u", self->answers->len);
  title = kb_fill (ngettext ("{n} measure meets it", "{n} measures meet it", self->answers->len),
                   "n", count, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->measures_row), title);
  gtk_widget_set_visible (GTK_WIDGET (self->measures_row), self->answers->len > 0);
}

/* "Konfidentialitet, Riktighet": those of the method's aspects that the threat hits. */
static char *
hit_aspects (KbRiskThreatPane *self, guint threat)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    KbRecord *aspect = kb_method_item (method, KB_KIND_ASPECT, a);

    if (kb_threat_hits (self->catalogue, threat, kb_record_text (aspect, KB_ASPECT_CODE)))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              kb_record_localized (aspect, KB_ASPECT_NAME_SV, kb_gui_language ()));
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The list may cut a long name; here it stands whole. */
static void
show_about (KbRiskThreatPane *self)
{
  KbLanguage language = kb_gui_language ();
  guint threat = (guint) self->shown_threat;
  gboolean given = self->shown_threat != KB_NONE;
  g_autofree char *title = NULL, *aspects = NULL, *hits = NULL, *text = NULL, *escaped = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->about_row), given);
  if (!given)
    return;
  title = g_markup_escape_text (kb_threat_name (self->catalogue, threat, language), -1);
  aspects = hit_aspects (self, threat);
  hits = *aspects ? kb_fill (_ ("Hits: {aspects}."), "aspects", aspects, NULL) : g_strdup ("");
  text = g_strdup_printf ("%s %s (%s)", kb_threat_description (self->catalogue, threat, language),
                          hits, kb_threat_references (self->catalogue, threat));
  escaped = g_markup_escape_text (text, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->about_row), title);
  adw_action_row_set_subtitle (self->about_row, escaped);
}

static void
show_threat (KbRiskThreatPane *self)
{
  show_about (self);
  show_examples (self);
  show_weaknesses (self);
  show_measures (self);
}

static guint
group_index (const char *code)
{
  const KbChoice *choices = kb_choices (KB_KIND_RISK, KB_RISK_THREAT_GROUP);

  for (guint i = 0; code && choices[i].code; i++)
    if (g_str_equal (choices[i].code, code))
      return i + 1;
  return 0;
}

static void
refresh (KbRiskThreatPane *self)
{
  KbRecord *risk = shown_risk (self);
  gboolean writable;
  const char *group;

  if (!risk || !self->catalogue)
    return;
  writable = kb_section_is_writable (KB_SECTION (self));
  group = kb_record_text (risk, KB_RISK_THREAT_GROUP);
  self->loading = TRUE;
  self->shown_threat =
      kb_threat_catalogue_find (self->catalogue, kb_record_text (risk, KB_RISK_THREAT));
  adw_combo_row_set_selected (self->group_row, group_index (group));
  if (!self->choosing)
    list_threats (self, group, self->shown_threat);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group_row), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->threat_row), writable);
  show_threat (self);
  self->loading = FALSE;
}

static void
set_threat (KbRiskThreatPane *self, const char *code, const char *group)
{
  GError *error = NULL;
  gboolean done = kb_workbook_set_risk_threat (kb_section_get_workbook (KB_SECTION (self)),
                                               self->risk_id, code, group, &error);

  kb_section_check (KB_SECTION (self), done, error);
}

/* Another group empties a threat that is not of it. */
static void
on_group_chosen (KbRiskThreatPane *self)
{
  const char *group = chosen_group (self);

  if (self->loading || !shown_risk (self))
    return;
  if (group)
    set_threat (self,
                self->shown_threat != KB_NONE
                        && g_str_equal (
                            kb_threat_group (self->catalogue, (guint) self->shown_threat), group)
                    ? kb_threat_code (self->catalogue, (guint) self->shown_threat)
                    : NULL,
                group);
  else {
    GError *error = NULL;
    gboolean done = kb_workbook_set_text (kb_section_get_workbook (KB_SECTION (self)), KB_KIND_RISK,
                                          self->risk_id, KB_RISK_THREAT_GROUP, NULL, &error);

    kb_section_check (KB_SECTION (self), done, error);
  }
}

static gboolean
list_again (gpointer data)
{
  refresh (data);
  return G_SOURCE_REMOVE;
}

static void
on_threat_chosen (KbRiskThreatPane *self)
{
  guint selected = adw_combo_row_get_selected (self->threat_row);

  if (self->loading || !shown_risk (self) || selected == GTK_INVALID_LIST_POSITION)
    return;
  self->choosing = TRUE;
  if (selected == 0 || selected > self->listed->len) {
    set_threat (self, NULL, NULL);
  } else {
    guint threat = g_array_index (self->listed, guint, selected - 1);

    set_threat (self, kb_threat_code (self->catalogue, threat),
                kb_threat_group (self->catalogue, threat));
  }
  self->choosing = FALSE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, list_again, g_object_ref (self), g_object_unref);
}

static void
kb_risk_threat_pane_bind (KbSection *section)
{
  g_clear_pointer (&KB_RISK_THREAT_PANE (section)->measures, kb_measures_unref);
  refresh (KB_RISK_THREAT_PANE (section));
}

static void
kb_risk_threat_pane_update (KbSection *section, const KbChanges *changes)
{
  if (kb_changes_touch (changes, KB_KIND_MEASURE))
    g_clear_pointer (&KB_RISK_THREAT_PANE (section)->measures, kb_measures_unref);
  refresh (KB_RISK_THREAT_PANE (section));
}

static void
kb_risk_threat_pane_dispose (GObject *object)
{
  KbRiskThreatPane *self = KB_RISK_THREAT_PANE (object);

  self->loading = TRUE;
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_RISK_THREAT_PANE);
  g_clear_pointer (&self->catalogue, kb_threat_catalogue_unref);
  g_clear_pointer (&self->measures, kb_measures_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->listed, g_array_unref);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->holes, g_ptr_array_unref);
  g_clear_pointer (&self->risk_id, g_free);
  G_OBJECT_CLASS (kb_risk_threat_pane_parent_class)->dispose (object);
}

static void
kb_risk_threat_pane_class_init (KbRiskThreatPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_risk_threat_pane_dispose;
  section_class->bind = kb_risk_threat_pane_bind;
  section_class->update = kb_risk_threat_pane_update;
  section_class->patient = TRUE;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-risk-threat-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRiskThreatPane, group_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskThreatPane, threat_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskThreatPane, about_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskThreatPane, examples_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskThreatPane, weaknesses_row);
  gtk_widget_class_bind_template_child (widget_class, KbRiskThreatPane, measures_row);
  gtk_widget_class_bind_template_callback (widget_class, on_group_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_threat_chosen);
}

static void
kb_risk_threat_pane_init (KbRiskThreatPane *self)
{
  g_autoptr (GtkStringList) groups = gtk_string_list_new (NULL);
  const KbChoice *choices = kb_choices (KB_KIND_RISK, KB_RISK_THREAT_GROUP);
  g_autoptr (GError) error = NULL;

  self->listed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->samples = g_ptr_array_new ();
  self->holes = g_ptr_array_new ();
  self->answers = g_ptr_array_new ();
  self->shown_threat = KB_NONE;
  self->catalogue = kb_threat_catalogue_load (&error);
  if (!self->catalogue)
    g_critical ("The threats cannot be read: %s", error->message);
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (groups, _ ("Not given"));
  for (guint i = 0; choices[i].code; i++)
    gtk_string_list_append (groups, kb_gui_text (choices[i].text));
  adw_combo_row_set_model (self->group_row, G_LIST_MODEL (groups));
  self->loading = FALSE;
}

/**
 * kb_risk_threat_pane_show:
 * @pane: the pane
 * @risk_id: (nullable): the risk to show
 */
void
kb_risk_threat_pane_show (KbRiskThreatPane *pane, const char *risk_id)
{
  g_return_if_fail (KB_IS_RISK_THREAT_PANE (pane));

  g_free (pane->risk_id);
  pane->risk_id = g_strdup (risk_id);
  refresh (pane);
}
