// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-filter-popover"

#include "kb-risk-filter-popover.h"

#include "kb-commands.h"
#include "kb-format.h"
#include "kb-gui.h"
#include "kb-matrix-text.h"

struct _KbRiskFilterPopover {
  GtkPopover parent_instance;

  GtkDropDown *unit_drop_down;
  GtkDropDown *system_drop_down;
  GtkDropDown *aspect_drop_down;
  GtkDropDown *level_drop_down;
  GtkWidget *reset_button;

  GPtrArray *unit_ids; /* of the choices, after "all" */
  GPtrArray *system_ids;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KbRiskFilterPopover, kb_risk_filter_popover, GTK_TYPE_POPOVER)

static guint changed_signal;

static void
on_chosen (KbRiskFilterPopover *self)
{
  if (self->filling)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->level_drop_down),
                            gtk_drop_down_get_selected (self->aspect_drop_down) > 0);
  gtk_widget_set_sensitive (self->reset_button, kb_risk_filter_popover_is_set (self));
  g_signal_emit (self, changed_signal, 0);
}

static void
kb_risk_filter_popover_dispose (GObject *object)
{
  KbRiskFilterPopover *self = KB_RISK_FILTER_POPOVER (object);

  self->filling = TRUE;
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_RISK_FILTER_POPOVER);
  G_OBJECT_CLASS (kb_risk_filter_popover_parent_class)->dispose (object);
}

static void
kb_risk_filter_popover_finalize (GObject *object)
{
  KbRiskFilterPopover *self = KB_RISK_FILTER_POPOVER (object);

  g_ptr_array_unref (self->unit_ids);
  g_ptr_array_unref (self->system_ids);
  G_OBJECT_CLASS (kb_risk_filter_popover_parent_class)->finalize (object);
}

static void
kb_risk_filter_popover_class_init (KbRiskFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_risk_filter_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_risk_filter_popover_finalize;
  changed_signal = g_signal_new ("changed", KB_TYPE_RISK_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-risk-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRiskFilterPopover, unit_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbRiskFilterPopover, system_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbRiskFilterPopover, aspect_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbRiskFilterPopover, level_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbRiskFilterPopover, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, kb_risk_filter_popover_reset);
}

static void
kb_risk_filter_popover_init (KbRiskFilterPopover *self)
{
  self->unit_ids = g_ptr_array_new_with_free_func (g_free);
  self->system_ids = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

/* The records of a kind to choose from; what was chosen stays chosen while it is there. */
static void
fill_records (GtkDropDown *drop_down, GPtrArray *ids, KbContent *content, KbKind kind)
{
  const GPtrArray *list = kb_content_list (content, kind);
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_autofree char *chosen = selected > 0 && selected <= ids->len
                                ? g_strdup (g_ptr_array_index (ids, selected - 1))
                                : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  selected = 0;
  g_ptr_array_set_size (ids, 0);
  gtk_string_list_append (names, _ ("All"));
  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    g_autofree char *path =
        kind == KB_KIND_UNIT ? kb_format_unit_path (content, kb_record_id (record)) : NULL;

    gtk_string_list_append (names, path ? path : kb_record_title (record));
    g_ptr_array_add (ids, g_strdup (kb_record_id (record)));
    if (g_strcmp0 (kb_record_id (record), chosen) == 0)
      selected = ids->len;
  }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
}

static void
fill_steps (GtkDropDown *drop_down, const KbMethod *method, KbKind kind, const char *first)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  guint n = kb_method_size (method, kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (first)
    gtk_string_list_append (names, first);
  for (guint i = 0; i < n; i++) {
    g_autofree char *level =
        kind == KB_KIND_LEVEL ? kb_matrix_step_label (method, kind, i, kb_gui_language ()) : NULL;

    gtk_string_list_append (names,
                            level ? level
                                  : kb_record_localized (kb_method_item (method, kind, i),
                                                         KB_ASPECT_NAME_SV, kb_gui_language ()));
  }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected < n + (first ? 1 : 0) ? selected
                                         : first                        ? 0
                                                                        : n / 2);
}

/**
 * kb_risk_filter_popover_fill:
 * @popover: a popover
 * @content: what there is to choose from
 * @method: its method
 */
void
kb_risk_filter_popover_fill (KbRiskFilterPopover *popover,
                             KbContent *content,
                             const KbMethod *method)
{
  g_return_if_fail (KB_IS_RISK_FILTER_POPOVER (popover));

  popover->filling = TRUE;
  fill_records (popover->unit_drop_down, popover->unit_ids, content, KB_KIND_UNIT);
  fill_records (popover->system_drop_down, popover->system_ids, content, KB_KIND_SYSTEM);
  fill_steps (popover->aspect_drop_down, method, KB_KIND_ASPECT, _ ("All"));
  fill_steps (popover->level_drop_down, method, KB_KIND_LEVEL, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (popover->level_drop_down),
                            gtk_drop_down_get_selected (popover->aspect_drop_down) > 0);
  gtk_widget_set_sensitive (popover->reset_button, kb_risk_filter_popover_is_set (popover));
  popover->filling = FALSE;
}

static const char *
chosen_id (GtkDropDown *drop_down, const GPtrArray *ids)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected > 0 && selected <= ids->len ? g_ptr_array_index (ids, selected - 1) : NULL;
}

/**
 * kb_risk_filter_popover_get:
 * @popover: a popover
 *
 * Returns: what is chosen; its texts belong to the popover
 */
KbRiskFilter
kb_risk_filter_popover_get (KbRiskFilterPopover *popover)
{
  guint aspect = gtk_drop_down_get_selected (popover->aspect_drop_down);
  guint level = gtk_drop_down_get_selected (popover->level_drop_down);
  KbRiskFilter filter = KB_RISK_FILTER_ALL;

  filter.unit_id = chosen_id (popover->unit_drop_down, popover->unit_ids);
  filter.system_id = chosen_id (popover->system_drop_down, popover->system_ids);
  if (aspect > 0 && aspect != GTK_INVALID_LIST_POSITION)
    filter.aspect = (int) aspect - 1;
  filter.level = level == GTK_INVALID_LIST_POSITION ? 0 : (int) level;
  return filter;
}

gboolean
kb_risk_filter_popover_is_set (KbRiskFilterPopover *popover)
{
  KbRiskFilter filter = kb_risk_filter_popover_get (popover);

  return filter.unit_id || filter.system_id || filter.aspect != KB_NONE;
}

/**
 * kb_risk_filter_popover_reset:
 * @popover: a popover
 *
 * Lets every risk through.
 */
void
kb_risk_filter_popover_reset (KbRiskFilterPopover *popover)
{
  popover->filling = TRUE;
  gtk_drop_down_set_selected (popover->unit_drop_down, 0);
  gtk_drop_down_set_selected (popover->system_drop_down, 0);
  gtk_drop_down_set_selected (popover->aspect_drop_down, 0);
  popover->filling = FALSE;
  on_chosen (popover);
}
