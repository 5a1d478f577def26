// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measure-dialog"

#include "kb-measure-dialog.h"

#include "kb-choices.h"
#include "kb-gui.h"
#include "kb-measure-catalogue.h"
#include "kb-measure-text.h"
#include "kb-measures.h"

#define N_AREAS 10 /* of 2 kap. 3 § cybersäkerhetslagen */

/* The parts of article 32 that measures refer to; the first is none. */
static const char *const articles[] = {
  NULL, "32.1 a", "32.1 b", "32.1 c", "32.1 d", "32.2", "32.4"
};

struct _KbMeasureDialog {
  AdwWindow parent_instance;

  GtkWidget *save_button;
  GtkEditable *title_sv_row;
  GtkEditable *state_sv_row;
  GtkEditable *requirement_sv_row;
  GtkEditable *title_en_row;
  GtkEditable *state_en_row;
  GtkEditable *requirement_en_row;
  AdwPreferencesGroup *level_group;
  AdwComboRow *category_row;
  GtkSwitch *baseline_switch;
  GtkSwitch *must_switch;
  GtkEditable *standard_row;
  GtkEditable *threats_row;
  AdwComboRow *article_row;
  AdwExpanderRow *areas_row;

  KbRecord *measure; /* as it was */
  KbMethod *method;
  AdwComboRow *level_rows[KB_MAX_ASPECTS]; /* of the aspects in use */
  GtkSwitch *area_switches[N_AREAS];
};

G_DEFINE_FINAL_TYPE (KbMeasureDialog, kb_measure_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

static const char *
aspect_code (const KbMethod *method, guint aspect)
{
  return kb_record_text (kb_method_item (method, KB_KIND_ASPECT, aspect), KB_ASPECT_CODE);
}

/* A measure without a title, or that no level calls for, would be of no use. */
static void
on_changed (KbMeasureDialog *self)
{
  gboolean titled =
      *gtk_editable_get_text (self->title_sv_row) || *gtk_editable_get_text (self->title_en_row);
  gboolean called_for = FALSE;

  for (guint a = 0; a < KB_MAX_ASPECTS; a++)
    if (self->level_rows[a] && adw_combo_row_get_selected (self->level_rows[a]) > 0)
      called_for = TRUE;
  gtk_widget_set_sensitive (self->save_button, titled && called_for);
}

static void
on_save_clicked (KbMeasureDialog *self)
{
  g_signal_emit (self, saved_signal, 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
kb_measure_dialog_dispose (GObject *object)
{
  KbMeasureDialog *self = KB_MEASURE_DIALOG (object);

  g_clear_pointer (&self->measure, kb_record_unref);
  g_clear_pointer (&self->method, kb_method_unref);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_MEASURE_DIALOG);
  G_OBJECT_CLASS (kb_measure_dialog_parent_class)->dispose (object);
}

static void
kb_measure_dialog_class_init (KbMeasureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_measure_dialog_dispose;
  saved_signal = g_signal_new ("saved", KB_TYPE_MEASURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-measure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, title_sv_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, state_sv_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, requirement_sv_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, title_en_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, state_en_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, requirement_en_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, level_group);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, category_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, baseline_switch);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, must_switch);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, standard_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, threats_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, article_row);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureDialog, areas_row);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
kb_measure_dialog_init (KbMeasureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "–", then every level of the method but the lowest by number and name. */
static void
add_levels (KbMeasureDialog *self)
{
  KbLanguage language = kb_gui_language ();

  for (guint a = 0; a < kb_method_size (self->method, KB_KIND_ASPECT); a++) {
    KbRecord *aspect = kb_method_item (self->method, KB_KIND_ASPECT, a);
    g_autoptr (GtkStringList) levels = gtk_string_list_new (NULL);
    int from = kb_measure_from (self->measure, aspect_code (self->method, a));
    int chosen = from == KB_NONE ? KB_NONE : kb_method_level_from_position (self->method, from);
    GtkWidget *row = adw_combo_row_new ();

    gtk_string_list_append (levels, _ ("Not for this aspect"));
    for (guint l = 0; l < kb_method_size (self->method, KB_KIND_LEVEL); l++) {
      g_autofree char *text = g_strdup_printf (
          "%" G_GINT64_FORMAT " %s", kb_method_number (self->method, KB_KIND_LEVEL, l),
          kb_method_step_name (self->method, KB_KIND_LEVEL, l, language));

      gtk_string_list_append (levels, text);
    }
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                   kb_record_localized (aspect, KB_ASPECT_NAME_SV, language));
    adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (levels));
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) (chosen + 1));
    g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
    adw_preferences_group_add (self->level_group, row);
    self->level_rows[a] = ADW_COMBO_ROW (row);
  }
}

static void
add_categories (KbMeasureDialog *self)
{
  const KbChoice *choices = kb_choices (KB_KIND_MEASURE, KB_MEASURE_CATEGORY);
  const char *category = kb_record_text (self->measure, KB_MEASURE_CATEGORY);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; choices[i].code; i++) {
    gtk_string_list_append (names, kb_text (kb_gui_language (), choices[i].text));
    if (g_strcmp0 (choices[i].code, category) == 0)
      selected = i;
  }
  adw_combo_row_set_model (self->category_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->category_row, selected);
}

static gboolean
is_listed (const char *list, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (list ? list : "", ",", -1);

  for (guint i = 0; parts[i]; i++)
    if (g_str_equal (g_strstrip (parts[i]), word))
      return TRUE;
  return FALSE;
}

/* How many are chosen stands beside the heading, so that it need not be opened to be read. */
static void
count_areas (KbMeasureDialog *self)
{
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < N_AREAS; i++)
    n += gtk_switch_get_active (self->area_switches[i]);
  text = kb_fill_count (ngettext ("{n} area", "{n} areas", n), n);
  adw_expander_row_set_subtitle (self->areas_row, text);
}

static void
add_areas (KbMeasureDialog *self)
{
  const char *chosen = kb_record_text (self->measure, KB_MEASURE_ACT_AREAS);

  for (guint i = 0; i < N_AREAS; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    g_autofree char *name = kb_describe_act_area (i + 1, kb_gui_language ());
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *choice = gtk_switch_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
    gtk_switch_set_active (GTK_SWITCH (choice), is_listed (chosen, number));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
    kb_gui_set_label (choice, name);
    g_signal_connect_object (choice, "notify::active", G_CALLBACK (count_areas), self,
                             G_CONNECT_SWAPPED);
    adw_expander_row_add_row (self->areas_row, row);
    self->area_switches[i] = GTK_SWITCH (choice);
  }
  count_areas (self);
}

static void
add_articles (KbMeasureDialog *self)
{
  const char *article = kb_record_text (self->measure, KB_MEASURE_ARTICLE_32);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("No article"));
  for (guint i = 1; i < G_N_ELEMENTS (articles); i++) {
    g_autofree char *name = kb_fill (_ ("Article {number}"), "number", articles[i], NULL);

    gtk_string_list_append (names, name);
    if (g_strcmp0 (article, articles[i]) == 0)
      selected = i;
  }
  adw_combo_row_set_model (self->article_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->article_row, selected);
}

static void
fill (GtkEditable *row, const KbRecord *measure, guint field)
{
  const char *text = kb_record_text (measure, field);

  gtk_editable_set_text (row, text ? text : "");
}

/**
 * kb_measure_dialog_new:
 * @parent: a widget of the window it belongs to
 * @title: the dialog's title
 * @measure: what to begin with; must have a code
 * @method: the workbook's method
 *
 * Returns: (transfer floating): the dialog
 */
KbMeasureDialog *
kb_measure_dialog_new (GtkWidget *parent,
                       const char *title,
                       const KbRecord *measure,
                       const KbMethod *method)
{
  KbMeasureDialog *dialog = g_object_new (KB_TYPE_MEASURE_DIALOG, "transient-for",
                                          gtk_widget_get_root (parent), "title", title, NULL);

  dialog->measure = kb_record_copy (measure);
  dialog->method = kb_method_ref ((KbMethod *) method);
  fill (dialog->title_sv_row, measure, KB_MEASURE_TITLE_SV);
  fill (dialog->state_sv_row, measure, KB_MEASURE_STATE_SV);
  fill (dialog->requirement_sv_row, measure, KB_MEASURE_REQUIREMENT_SV);
  fill (dialog->title_en_row, measure, KB_MEASURE_TITLE_EN);
  fill (dialog->state_en_row, measure, KB_MEASURE_STATE_EN);
  fill (dialog->requirement_en_row, measure, KB_MEASURE_REQUIREMENT_EN);
  fill (dialog->standard_row, measure, KB_MEASURE_STANDARD);
  gtk_switch_set_active (dialog->baseline_switch, kb_record_flag (measure, KB_MEASURE_BASELINE));
  gtk_switch_set_active (dialog->must_switch, kb_record_flag (measure, KB_MEASURE_MUST));
  add_levels (dialog);
  add_categories (dialog);
  fill (dialog->threats_row, measure, KB_MEASURE_THREATS);
  add_articles (dialog);
  add_areas (dialog);
  on_changed (dialog);
  return dialog;
}

static void
take (KbRecord *measure, guint field, GtkEditable *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  kb_record_set_text (measure, field, *text ? text : NULL);
}

/* "8.13,8.14" and "8.13; 8.14" as the catalogue writes them. */
static void
take_list (KbRecord *measure, guint field, GtkEditable *row, const char *between)
{
  g_auto (GStrv) parts = g_strsplit_set (gtk_editable_get_text (row), between, -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  kb_record_set_text (measure, field, text->len > 0 ? text->str : NULL);
}

static void
take_areas (KbMeasureDialog *self, KbRecord *measure)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_AREAS; i++)
    if (gtk_switch_get_active (self->area_switches[i]))
      g_string_append_printf (text, "%s%u", text->len > 0 ? ", " : "", i + 1);
  kb_record_set_text (measure, KB_MEASURE_ACT_AREAS, text->len > 0 ? text->str : NULL);
}

/* What a file brought and the list does not have stays until another is chosen. */
static void
take_article (KbMeasureDialog *self, KbRecord *measure)
{
  const char *before = kb_record_text (self->measure, KB_MEASURE_ARTICLE_32);
  guint selected = adw_combo_row_get_selected (self->article_row);
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    known |= g_strcmp0 (before, articles[i]) == 0;
  if (known || selected > 0)
    kb_record_set_text (measure, KB_MEASURE_ARTICLE_32, articles[selected]);
}

/* A level that was not touched keeps the catalogue's own place, which a shorter scale cannot tell.
 */
static void
take_levels (KbMeasureDialog *self, KbRecord *measure)
{
  for (guint a = 0; a < KB_MAX_ASPECTS; a++) {
    int chosen, before, from;

    if (!self->level_rows[a])
      continue;
    from = kb_measure_from (self->measure, aspect_code (self->method, a));
    before = from == KB_NONE ? KB_NONE : kb_method_level_from_position (self->method, from);
    chosen = (int) adw_combo_row_get_selected (self->level_rows[a]) - 1;
    if (chosen != before)
      kb_measure_set_from (measure, aspect_code (self->method, a),
                           chosen == KB_NONE ? KB_NONE
                                             : kb_method_position_of_level (self->method, chosen));
  }
}

/**
 * kb_measure_dialog_get_measure:
 * @dialog: the dialog
 *
 * Returns: (transfer full): the measure as it now stands in the dialog
 */
KbRecord *
kb_measure_dialog_get_measure (KbMeasureDialog *dialog)
{
  KbRecord *measure = kb_record_copy (dialog->measure);
  const KbChoice *choices = kb_choices (KB_KIND_MEASURE, KB_MEASURE_CATEGORY);

  take (measure, KB_MEASURE_TITLE_SV, dialog->title_sv_row);
  take (measure, KB_MEASURE_STATE_SV, dialog->state_sv_row);
  take (measure, KB_MEASURE_REQUIREMENT_SV, dialog->requirement_sv_row);
  take (measure, KB_MEASURE_TITLE_EN, dialog->title_en_row);
  take (measure, KB_MEASURE_STATE_EN, dialog->state_en_row);
  take (measure, KB_MEASURE_REQUIREMENT_EN, dialog->requirement_en_row);
  take_list (measure, KB_MEASURE_STANDARD, dialog->standard_row, ",; ");
  take_list (measure, KB_MEASURE_THREATS, dialog->threats_row, ",;");
  take_areas (dialog, measure);
  take_article (dialog, measure);
  take_levels (dialog, measure);
  kb_record_set_text (measure, KB_MEASURE_CATEGORY,
                      choices[adw_combo_row_get_selected (dialog->category_row)].code);
  kb_record_set_integer (measure, KB_MEASURE_BASELINE,
                         gtk_switch_get_active (dialog->baseline_switch));
  kb_record_set_integer (measure, KB_MEASURE_MUST, gtk_switch_get_active (dialog->must_switch));
  return measure;
}

/**
 * kb_measure_dialog_accept:
 * @dialog: the dialog
 * @title: a title in Swedish
 *
 * Types a title and presses Save, as a person would.
 */
void
kb_measure_dialog_accept (KbMeasureDialog *dialog, const char *title)
{
  gtk_editable_set_text (dialog->title_sv_row, title);
  on_save_clicked (dialog);
}
