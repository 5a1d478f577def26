// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-action-costs"

#include "kb-action-costs.h"

struct _KbActionCosts {
  KbSection parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* AdwEntryRow, one a year */
  int first_year;
  char *action_id;
};

G_DEFINE_FINAL_TYPE (KbActionCosts, kb_action_costs, KB_TYPE_SECTION)

static int
year_of (KbActionCosts *self, AdwEntryRow *row)
{
  guint index = 0;

  g_ptr_array_find (self->rows, row, &index);
  return self->first_year + (int) index;
}

static char *
stored_amount (KbActionCosts *self, AdwEntryRow *row)
{
  gint64 amount = kb_action_cost_in (kb_section_get_content (KB_SECTION (self)), self->action_id,
                                     year_of (self, row));

  return amount == 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, amount);
}

static void
mark_invalid (AdwEntryRow *row, gboolean invalid)
{
  if (invalid)
    gtk_widget_add_css_class (GTK_WIDGET (row), "kb-invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "kb-invalid");
  kb_gui_set_tooltip (GTK_WIDGET (row), invalid ? _ ("Write a whole number.") : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
commit (KbActionCosts *self, AdwEntryRow *row)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  g_autofree char *typed = NULL;
  g_autofree char *stored = NULL;
  gint64 amount = 0;
  GError *error = NULL;
  gboolean done;

  if (!workbook || !self->action_id
      || !kb_content_find (kb_section_get_content (KB_SECTION (self)), KB_KIND_ACTION,
                           self->action_id))
    return;
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  stored = stored_amount (self, row);
  if (g_str_equal (typed, stored)) {
    mark_invalid (row, FALSE);
    return;
  }
  if (*typed && !g_ascii_string_to_signed (typed, 10, 0, G_MAXINT32, &amount, NULL)) {
    mark_invalid (row, TRUE);
    return;
  }
  mark_invalid (row, FALSE);
  done =
      kb_workbook_set_action_cost (workbook, self->action_id, year_of (self, row), amount, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
on_focus_left (GtkEventControllerFocus *controller, KbActionCosts *self)
{
  commit (self,
          ADW_ENTRY_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))));
}

static void
on_activated (KbActionCosts *self, AdwEntryRow *row)
{
  commit (self, row);
}

static void
build (KbActionCosts *self)
{
  g_autofree char *today = kb_date_today ();
  KbPlan plan = kb_plan_sum (kb_section_get_content (KB_SECTION (self)), NULL, today);

  if (self->rows->len == plan.n_years && self->first_year == plan.first_year)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->first_year = plan.first_year;
  for (guint y = 0; y < plan.n_years; y++) {
    GtkWidget *row = adw_entry_row_new ();
    GtkEventController *controller = gtk_event_controller_focus_new ();
    g_autofree char *title = g_strdup_printf ("%d", plan.first_year + (int) y);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_DIGITS);
    g_signal_connect_object (controller, "leave", G_CALLBACK (on_focus_left), self, 0);
    g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_activated), self,
                             G_CONNECT_SWAPPED);
    gtk_widget_add_controller (row, controller);
    adw_preferences_group_add (self->group, row);
    g_ptr_array_add (self->rows, row);
  }
}

/* A row that somebody is typing in is left alone. */
static void
load (KbActionCosts *self, gboolean keep_typed)
{
  for (guint i = 0; i < self->rows->len; i++) {
    AdwEntryRow *row = g_ptr_array_index (self->rows, i);
    g_autofree char *amount = stored_amount (self, row);

    gtk_widget_set_sensitive (GTK_WIDGET (row), kb_section_is_writable (KB_SECTION (self)));
    if (keep_typed && (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN))
      continue;
    mark_invalid (row, FALSE);
    if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), amount))
      gtk_editable_set_text (GTK_EDITABLE (row), amount);
  }
}

static void
kb_action_costs_bind (KbSection *section)
{
  KbActionCosts *self = KB_ACTION_COSTS (section);

  g_clear_pointer (&self->action_id, g_free);
  if (kb_section_get_workbook (section))
    build (self);
}

static void
kb_action_costs_update (KbSection *section, const KbChanges *changes)
{
  KbActionCosts *self = KB_ACTION_COSTS (section);

  if (kb_changes_touch (changes, KB_KIND_WORKBOOK))
    build (self);
  if (self->action_id)
    load (self, TRUE);
}

static void
kb_action_costs_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_ACTION_COSTS);
  G_OBJECT_CLASS (kb_action_costs_parent_class)->dispose (object);
}

static void
kb_action_costs_finalize (GObject *object)
{
  KbActionCosts *self = KB_ACTION_COSTS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->action_id);
  G_OBJECT_CLASS (kb_action_costs_parent_class)->finalize (object);
}

static void
kb_action_costs_class_init (KbActionCostsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_action_costs_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_action_costs_finalize;
  section_class->bind = kb_action_costs_bind;
  section_class->update = kb_action_costs_update;
  section_class->patient = TRUE;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-action-costs.ui");
  gtk_widget_class_bind_template_child (widget_class, KbActionCosts, group);
}

static void
kb_action_costs_init (KbActionCosts *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_action_costs_show:
 * @costs: the costs
 * @action_id: (nullable): whose
 */
void
kb_action_costs_show (KbActionCosts *costs, const char *action_id)
{
  g_return_if_fail (KB_IS_ACTION_COSTS (costs));

  if (g_strcmp0 (costs->action_id, action_id) == 0)
    return;
  kb_action_costs_flush (costs);
  g_free (costs->action_id);
  costs->action_id = g_strdup (action_id);
  if (action_id)
    load (costs, FALSE);
}

/**
 * kb_action_costs_flush:
 * @costs: the costs
 *
 * Writes what is typed but not yet left.
 */
void
kb_action_costs_flush (KbActionCosts *costs)
{
  g_return_if_fail (KB_IS_ACTION_COSTS (costs));

  for (guint i = 0; i < costs->rows->len; i++)
    commit (costs, g_ptr_array_index (costs->rows, i));
}
