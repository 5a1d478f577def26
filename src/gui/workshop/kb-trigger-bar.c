// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-trigger-bar"

#include "kb-trigger-bar.h"

#include "kb-workshop-commands.h"

struct _KbTriggerBar {
  GtkBox parent_instance;

  GtkFlowBox *chips;
  GtkWidget *reason_box;
  GtkLabel *reason_label;
  GtkEditable *reason_entry;

  KbSection *section; /* borrowed: the pane that it stands in */
  char *asset_id;
  char *asked_id; /* the trigger that a reason is asked for */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KbTriggerBar, kb_trigger_bar, GTK_TYPE_BOX)

static KbRecord *
answer_to (KbTriggerBar *self, const KbRecord *trigger)
{
  return kb_content_find_pair (kb_section_get_content (self->section), KB_KIND_ASSET_TRIGGER,
                               self->asset_id, kb_record_id (trigger));
}

/* The level that a trigger suggests, or KB_NONE when its aspect is not in use. */
static int
suggestion (KbTriggerBar *self, const KbRecord *trigger, int *aspect)
{
  KbMethod *method = kb_section_get_method (self->section);

  *aspect = kb_method_ordinal (method, KB_KIND_ASPECT, kb_record_text (trigger, KB_TRIGGER_ASPECT));
  return *aspect == KB_NONE ? KB_NONE
                            : kb_method_ordinal (method, KB_KIND_LEVEL,
                                                 kb_record_text (trigger, KB_TRIGGER_LEVEL));
}

/* Whether the room has said a lower level than a trigger that applies suggests. */
static gboolean
is_overridden (KbTriggerBar *self, const KbRecord *trigger)
{
  KbRecord *answer = answer_to (self, trigger);
  KbRecord *asset =
      kb_content_find (kb_section_get_content (self->section), KB_KIND_ASSET, self->asset_id);
  const KbClass *class =
      kb_inheritance_class_of (kb_section_get_inheritance (self->section), asset);
  int aspect;
  int level = suggestion (self, trigger, &aspect);

  return answer && kb_record_flag (answer, KB_ASSET_TRIGGER_APPLIES) && level != KB_NONE
         && class->aspects[aspect].high != KB_NONE && class->aspects[aspect].high < level;
}

static void
set_answer (KbTriggerBar *self, const char *trigger_id, gboolean applies, const char *reason)
{
  GError *error = NULL;
  gboolean done = kb_workbook_set_trigger (kb_section_get_workbook (self->section), self->asset_id,
                                           trigger_id, applies, reason, &error);

  kb_section_check (self->section, done, error);
}

static void
on_chip_toggled (GtkToggleButton *chip, KbTriggerBar *self)
{
  if (!self->setting)
    set_answer (self, g_object_get_data (G_OBJECT (chip), "id"),
                gtk_toggle_button_get_active (chip), NULL);
}

static GtkWidget *
make_chip (KbTriggerBar *self, const KbRecord *trigger, int aspect, int level)
{
  KbMethod *method = kb_section_get_method (self->section);
  KbRecord *answer = answer_to (self, trigger);
  gboolean applies = answer && kb_record_flag (answer, KB_ASSET_TRIGGER_APPLIES);
  g_autofree char *text =
      g_strdup_printf ("%s%s → %s%" G_GINT64_FORMAT, applies ? "✓ " : "",
                       kb_record_localized (trigger, KB_TRIGGER_NAME_SV, kb_gui_language ()),
                       kb_method_aspect_letter (method, (guint) aspect),
                       kb_method_number (method, KB_KIND_LEVEL, (guint) level));
  GtkWidget *chip = gtk_toggle_button_new_with_label (text);

  gtk_widget_add_css_class (chip, "kb-chip");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), applies);
  gtk_widget_set_sensitive (chip, kb_section_is_writable (self->section));
  g_object_set_data_full (G_OBJECT (chip), "id", g_strdup (kb_record_id (trigger)), g_free);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (on_chip_toggled), self, 0);
  return chip;
}

static void
ask_for_reason (KbTriggerBar *self, const KbRecord *trigger)
{
  KbRecord *answer = trigger ? answer_to (self, trigger) : NULL;
  const char *reason = answer ? kb_record_text (answer, KB_ASSET_TRIGGER_REASON) : NULL;
  g_autofree char *text =
      trigger
          ? kb_fill (_ ("“{trigger}” suggests a higher level. Why is this one enough?"), "trigger",
                     kb_record_localized (trigger, KB_TRIGGER_NAME_SV, kb_gui_language ()), NULL)
          : NULL;

  gtk_widget_set_visible (self->reason_box, trigger != NULL);
  if (!trigger)
    return;
  gtk_label_set_text (self->reason_label, text);
  if (g_strcmp0 (self->asked_id, kb_record_id (trigger)) != 0
      || !gtk_widget_get_focus_child (self->reason_box))
    gtk_editable_set_text (self->reason_entry, reason ? reason : "");
  g_free (self->asked_id);
  self->asked_id = g_strdup (kb_record_id (trigger));
}

/* Writes the reason when the field is left. */
static void
on_reason_left (KbTriggerBar *self)
{
  KbRecord *answer =
      self->asked_id && self->asset_id && kb_section_get_workbook (self->section)
          ? kb_content_find_pair (kb_section_get_content (self->section), KB_KIND_ASSET_TRIGGER,
                                  self->asset_id, self->asked_id)
          : NULL;
  const char *written = answer ? kb_record_text (answer, KB_ASSET_TRIGGER_REASON) : NULL;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_entry)));
  g_autofree char *id = g_strdup (self->asked_id);

  if (answer && g_strcmp0 (written ? written : "", text) != 0)
    set_answer (self, id, TRUE, text);
}

static void
kb_trigger_bar_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_TRIGGER_BAR);
  G_OBJECT_CLASS (kb_trigger_bar_parent_class)->dispose (object);
}

static void
kb_trigger_bar_finalize (GObject *object)
{
  KbTriggerBar *self = KB_TRIGGER_BAR (object);

  g_free (self->asset_id);
  g_free (self->asked_id);
  G_OBJECT_CLASS (kb_trigger_bar_parent_class)->finalize (object);
}

static void
kb_trigger_bar_class_init (KbTriggerBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_trigger_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_trigger_bar_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-trigger-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KbTriggerBar, chips);
  gtk_widget_class_bind_template_child (widget_class, KbTriggerBar, reason_box);
  gtk_widget_class_bind_template_child (widget_class, KbTriggerBar, reason_label);
  gtk_widget_class_bind_template_child (widget_class, KbTriggerBar, reason_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_left);
}

static void
kb_trigger_bar_init (KbTriggerBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_trigger_bar_show:
 * @bar: the bar
 * @section: the pane that it stands in, which outlives it
 * @asset_id: (nullable): what is classified
 */
void
kb_trigger_bar_show (KbTriggerBar *bar, KbSection *section, const char *asset_id)
{
  const GPtrArray *triggers;
  const KbRecord *asked = NULL;
  GtkWidget *child;

  g_return_if_fail (KB_IS_TRIGGER_BAR (bar));

  bar->section = section;
  if (g_strcmp0 (bar->asset_id, asset_id) != 0) {
    g_free (bar->asset_id);
    bar->asset_id = g_strdup (asset_id);
    g_clear_pointer (&bar->asked_id, g_free);
  }
  bar->setting = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar->chips))))
    gtk_flow_box_remove (bar->chips, child);
  triggers = kb_content_list (kb_section_get_content (section), KB_KIND_TRIGGER);
  for (guint i = 0; asset_id && i < triggers->len; i++) {
    KbRecord *trigger = g_ptr_array_index (triggers, i);
    int aspect;
    int level = suggestion (bar, trigger, &aspect);

    if (level == KB_NONE)
      continue;
    gtk_flow_box_append (bar->chips, make_chip (bar, trigger, aspect, level));
    if (!asked && is_overridden (bar, trigger))
      asked = trigger;
  }
  for (child = gtk_widget_get_first_child (GTK_WIDGET (bar->chips)); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE); /* the chip inside has the focus */
  gtk_widget_set_visible (GTK_WIDGET (bar),
                          gtk_widget_get_first_child (GTK_WIDGET (bar->chips)) != NULL);
  bar->setting = FALSE;
  ask_for_reason (bar, asked);
}
