// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measure-row"

#include "kb-measure-row.h"

#include "kb-choices.h"
#include "kb-commands.h"
#include "kb-gui.h"
#include "kb-measure-text.h"

struct _KbMeasureRow {
  GtkListBoxRow parent_instance;

  GtkLabel *code_label;
  GtkLabel *title_label;
  GtkWidget *verified_icon;
  GtkLabel *action_label;
  GtkLabel *why_label;
  GtkLabel *state_label;
  GtkLabel *source_label;
  GtkFlowBox *answers;
  AdwBin *details_bin;

  GtkToggleButton *buttons[KB_N_ANSWERS];
  KbRecord *measure;
  char *group;
  KbAnswer answer;
  gboolean shared;
  gboolean over;
  gboolean verified;
  gboolean filling; /* the buttons follow the answer, nobody presses them */
};

G_DEFINE_FINAL_TYPE (KbMeasureRow, kb_measure_row, GTK_TYPE_LIST_BOX_ROW)

static guint answered_signal;

static void
show_answer (KbMeasureRow *self)
{
  self->filling = TRUE;
  for (guint i = KB_ANSWER_MET; i < KB_N_ANSWERS; i++)
    gtk_toggle_button_set_active (self->buttons[i], self->answer == i);
  self->filling = FALSE;
}

/* A button pressed again takes the answer away. What is shown follows the workbook, so that a
 * refused act shows no answer. */
static void
on_toggled (KbMeasureRow *self, GtkToggleButton *button)
{
  KbAnswer answer = KB_ANSWER_NONE;

  if (self->filling)
    return;
  for (guint i = KB_ANSWER_MET; i < KB_N_ANSWERS; i++)
    if (self->buttons[i] == button)
      answer = (KbAnswer) i;
  if (!gtk_toggle_button_get_active (button))
    answer = KB_ANSWER_NONE;
  show_answer (self);
  g_signal_emit (self, answered_signal, 0, answer);
}

static void
add_buttons (KbMeasureRow *self)
{
  static const char *const css_classes[KB_N_ANSWERS] = {
    [KB_ANSWER_MET] = "kb-ok",
    [KB_ANSWER_PARTLY] = "kb-warning",
    [KB_ANSWER_NOT_MET] = "kb-error",
    [KB_ANSWER_NOT_APPLICABLE] = "kb-accent",
  };

  for (guint i = KB_ANSWER_MET; i < KB_N_ANSWERS; i++) {
    g_autofree char *label =
        g_strdup_printf ("%u  %s", i,
                         kb_label_choice (KB_KIND_ASSESSMENT, KB_ASSESSMENT_ANSWER,
                                          kb_answer_code ((KbAnswer) i), kb_gui_language ()));
    GtkWidget *button = gtk_toggle_button_new_with_label (label);

    gtk_widget_add_css_class (button, "kb-chip");
    gtk_widget_add_css_class (button, "kb-answer");
    gtk_widget_add_css_class (button, css_classes[i]);
    gtk_flow_box_append (self->answers, button);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
    self->buttons[i] = GTK_TOGGLE_BUTTON (button);
  }
}

static void
kb_measure_row_dispose (GObject *object)
{
  KbMeasureRow *self = KB_MEASURE_ROW (object);

  g_clear_pointer (&self->measure, kb_record_unref);
  g_clear_pointer (&self->group, g_free);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_MEASURE_ROW);
  G_OBJECT_CLASS (kb_measure_row_parent_class)->dispose (object);
}

static void
kb_measure_row_class_init (KbMeasureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_measure_row_dispose;
  answered_signal = g_signal_new ("answered", KB_TYPE_MEASURE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-measure-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMeasureRow, code_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureRow, verified_icon);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureRow, action_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureRow, why_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureRow, source_label);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureRow, answers);
  gtk_widget_class_bind_template_child (widget_class, KbMeasureRow, details_bin);
}

static void
kb_measure_row_init (KbMeasureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_buttons (self);
}

GtkWidget *
kb_measure_row_new (void)
{
  return g_object_new (KB_TYPE_MEASURE_ROW, NULL);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
show_verified (KbMeasureRow *self, const KbGapItem *item)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->verified_icon, item->verified);
  if (!item->verified)
    return;
  text = kb_fill (_ ("Verified {date}"), "date",
                  kb_record_text (item->assessment, KB_ASSESSMENT_VERIFIED_ON), NULL);
  kb_gui_set_tooltip (self->verified_icon, text);
  kb_gui_set_label (self->verified_icon, text);
}

static void
show_spoken (KbMeasureRow *self, const char *title)
{
  const char *answer = self->answer == KB_ANSWER_NONE
                           ? _ ("Not answered")
                           : kb_label_choice (KB_KIND_ASSESSMENT, KB_ASSESSMENT_ANSWER,
                                              kb_answer_code (self->answer), kb_gui_language ());
  g_autofree char *spoken =
      g_strdup_printf ("%s %s: %s", kb_measure_row_get_code (self), title, answer);

  kb_gui_set_label (GTK_WIDGET (self), spoken);
}

/**
 * kb_measure_row_set:
 * @row: a row
 * @item: what it shows; it is copied
 * @method: the workbook's method
 * @action: (nullable): the action that closes the gap
 * @writable: whether it can be answered
 */
void
kb_measure_row_set (KbMeasureRow *row,
                    const KbGapItem *item,
                    const KbMethod *method,
                    const KbRecord *action,
                    gboolean writable)
{
  KbLanguage language = kb_gui_language ();
  const char *title = kb_record_localized (item->measure, KB_MEASURE_TITLE_SV, language);
  const char *from = item->shared && item->source ? kb_record_title (item->source) : NULL;
  g_autofree char *why = kb_measure_why (item->measure, method, item->aspects, language);
  g_autofree char *source = NULL;
  g_autofree char *label = action ? kb_action_label (action) : NULL;

  g_return_if_fail (KB_IS_MEASURE_ROW (row));

  g_clear_pointer (&row->measure, kb_record_unref);
  row->measure = kb_record_ref (item->measure);
  g_free (row->group);
  row->group = g_strdup (item->over ? _ ("More than the class asks for")
                                    : kb_measure_group (item->measure, method, language));
  row->answer = item->answer;
  row->shared = item->shared;
  row->over = item->over;
  row->verified = item->verified;
  if (from)
    source =
        kb_fill (item->answer == KB_ANSWER_NONE ? _ ("To be answered in {name}")
                                                : _ ("Answered in {name}; an answer here wins"),
                 "name", from, NULL);
  gtk_label_set_text (row->code_label, kb_record_text (item->measure, KB_MEASURE_CODE));
  gtk_label_set_text (row->title_label, title);
  show_text (row->state_label, kb_record_localized (item->measure, KB_MEASURE_STATE_SV, language));
  show_text (row->why_label, why);
  show_text (row->source_label, source);
  show_text (row->action_label, label);
  show_verified (row, item);
  show_spoken (row, title);
  gtk_widget_set_sensitive (GTK_WIDGET (row->answers), writable);
  show_answer (row);
}

KbRecord *
kb_measure_row_get_measure (KbMeasureRow *row)
{
  return row->measure;
}

const char *
kb_measure_row_get_code (KbMeasureRow *row)
{
  return kb_record_text (row->measure, KB_MEASURE_CODE);
}

const char *
kb_measure_row_get_group (KbMeasureRow *row)
{
  return row->group;
}

KbAnswer
kb_measure_row_get_answer (KbMeasureRow *row)
{
  return row->answer;
}

gboolean
kb_measure_row_is_shared (KbMeasureRow *row)
{
  return row->shared;
}

gboolean
kb_measure_row_is_over (KbMeasureRow *row)
{
  return row->over;
}

gboolean
kb_measure_row_is_verified (KbMeasureRow *row)
{
  return row->verified;
}

GtkToggleButton *
kb_measure_row_get_button (KbMeasureRow *row, KbAnswer answer)
{
  g_return_val_if_fail (answer > KB_ANSWER_NONE && answer < KB_N_ANSWERS, NULL);

  return row->buttons[answer];
}

/**
 * kb_measure_row_set_details:
 * @row: a row
 * @details: (nullable): what is shown below while the row is chosen
 */
void
kb_measure_row_set_details (KbMeasureRow *row, GtkWidget *details)
{
  g_return_if_fail (KB_IS_MEASURE_ROW (row));

  adw_bin_set_child (row->details_bin, details);
}
