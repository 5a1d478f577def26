// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-plan-page"

#include "kb-plan-page.h"

#include "kb-action-pane.h"
#include "kb-follow-up-commands.h"
#include "kb-format.h"
#include "kb-name-dialog.h"
#include "kb-page.h"
#include "kb-plan-return-dialog.h"

struct _KbPlanPage {
  KbSection parent_instance;

  KbPage *page;
  GtkStack *outer;
  AdwFlap *flap;
  GtkBox *chips;
  GtkEditable *search;
  GtkToggleButton *table_button;
  GtkToggleButton *timeline_button;
  KbPlanTable *table;
  GtkMenuButton *group_button;
  KbActionPane *pane;

  GtkToggleButton *filters[KB_N_PLAN_FILTERS];
};

G_DEFINE_FINAL_TYPE (KbPlanPage, kb_plan_page, KB_TYPE_SECTION)

static const struct {
  const char *text;
  const char *icon;
  const char *css_class;
} filter_looks[KB_N_PLAN_FILTERS] = {
  [KB_PLAN_ALL] = { N_ ("All {n}"), NULL, NULL },
  [KB_PLAN_OVERDUE] = { N_ ("Overdue {n}"), "kb-clock-symbolic", "kb-error" },
  [KB_PLAN_STARTED] = { N_ ("Under way {n}"), "kb-play-symbolic", "accent" },
  [KB_PLAN_PLANNED] = { N_ ("Planned {n}"), "kb-planned-symbolic", NULL },
  [KB_PLAN_POSTPONED] = { N_ ("Postponed {n}"), "kb-pause-symbolic", NULL },
  [KB_PLAN_DONE] = { N_ ("Done {n}"), "kb-check-symbolic", "kb-ok" },
};

static void
on_filter_toggled (KbPlanPage *self, GtkToggleButton *button)
{
  for (guint f = 0; f < KB_N_PLAN_FILTERS; f++)
    if (button == self->filters[f] && gtk_toggle_button_get_active (button))
      kb_plan_table_set_filter (self->table, (KbPlanFilter) f);
}

static const char *const groupings[KB_N_GROUPINGS] = {
  [KB_GROUP_BY_SECTION] = N_ ("By section"),
  [KB_GROUP_BY_BOARD] = N_ ("By nämnd"),
  [KB_GROUP_BY_OWNER] = N_ ("By responsible role"),
  [KB_GROUP_BY_YEAR] = N_ ("By year"),
};

static void
action_group (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbPlanPage *self = KB_PLAN_PAGE (widget);
  int chosen = g_variant_get_int32 (parameter);

  if (chosen < 0 || chosen >= KB_N_GROUPINGS)
    return;
  kb_plan_table_set_grouping (self->table, (KbGrouping) chosen);
  gtk_menu_button_set_label (self->group_button, kb_gui_text (groupings[chosen]));
}

static void
add_filters (KbPlanPage *self)
{
  for (guint f = 0; f < KB_N_PLAN_FILTERS; f++) {
    GtkWidget *button = gtk_toggle_button_new ();
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
    GtkWidget *icon = gtk_image_new_from_icon_name (filter_looks[f].icon);

    gtk_widget_set_visible (icon, filter_looks[f].icon != NULL);
    if (filter_looks[f].css_class)
      gtk_widget_add_css_class (icon, filter_looks[f].css_class);
    gtk_box_append (GTK_BOX (box), icon);
    gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
    gtk_button_set_child (GTK_BUTTON (button), box);
    gtk_widget_add_css_class (button, "kb-chip");
    self->filters[f] = GTK_TOGGLE_BUTTON (button);
    if (f > 0)
      gtk_toggle_button_set_group (self->filters[f], self->filters[0]);
    gtk_box_append (self->chips, button);
  }
  gtk_toggle_button_set_active (self->filters[KB_PLAN_ALL], TRUE);
  for (guint f = 0; f < KB_N_PLAN_FILTERS; f++)
    g_signal_connect_object (self->filters[f], "toggled", G_CALLBACK (on_filter_toggled), self,
                             G_CONNECT_SWAPPED);
}

static void
count_filters (KbPlanPage *self)
{
  for (guint f = 0; f < KB_N_PLAN_FILTERS; f++) {
    GtkWidget *box = gtk_button_get_child (GTK_BUTTON (self->filters[f]));
    GtkWidget *label = gtk_widget_get_last_child (box);
    guint n = kb_plan_table_count (self->table, (KbPlanFilter) f);
    g_autofree char *count = g_strdup_printf ("%u", n);
    g_autofree char *text = kb_fill (kb_gui_text (filter_looks[f].text), "n", count, NULL);

    gtk_label_set_text (GTK_LABEL (label), text);
    kb_gui_set_label (GTK_WIDGET (self->filters[f]), text);
    gtk_widget_set_visible (GTK_WIDGET (self->filters[f]),
                            n > 0 || f == KB_PLAN_ALL
                                || gtk_toggle_button_get_active (self->filters[f]));
  }
}

static void
show_titles (KbPlanPage *self)
{
  KbContent *content = kb_section_get_content (KB_SECTION (self));
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  const KbRecord *decision = kb_decision_newest (content);
  const char *board = decision ? kb_record_text (decision, KB_DECISION_BOARD) : NULL;
  g_autofree char *period = kb_format_period (content);
  g_autofree char *title = kb_fill (_ ("Action plan {period}"), "period", period, NULL);
  g_autofree char *subtitle = g_strdup_printf (
      "%s · %s", board ? board : kb_format_owner_unit (content),
      kb_method_period_kind (method) == KB_PERIOD_TERM ? _ ("term of office") : _ ("yearly plan"));

  kb_page_set_title (self->page, title);
  kb_page_set_subtitle (self->page, subtitle);
}

static void
refresh (KbPlanPage *self)
{
  gboolean any = kb_content_count (kb_section_get_content (KB_SECTION (self)), KB_KIND_ACTION) > 0;

  gtk_stack_set_visible_child_name (self->outer, any ? "plan" : "empty");
  show_titles (self);
  count_filters (self);
}

/* Beside the details there is room for the table only. */
static void
arrange (KbPlanPage *self)
{
  gboolean pane = kb_plan_table_get_chosen (self->table) != NULL;

  adw_flap_set_reveal_flap (self->flap, pane);
  kb_plan_table_show_years (self->table,
                            gtk_toggle_button_get_active (self->timeline_button) && !pane);
}

static void
on_chosen (KbPlanPage *self)
{
  kb_action_pane_show (self->pane, kb_plan_table_get_chosen (self->table));
  arrange (self);
}

static void
on_view_toggled (KbPlanPage *self)
{
  if (gtk_toggle_button_get_active (self->timeline_button))
    kb_plan_table_choose (self->table, NULL);
  arrange (self);
}

static void
on_search_changed (KbPlanPage *self)
{
  kb_plan_table_set_search (self->table, gtk_editable_get_text (self->search));
}

static void
on_pane_closed (KbPlanPage *self)
{
  kb_plan_table_choose (self->table, NULL);
  arrange (self);
}

static void
on_name_accepted (KbPlanPage *self, const char *title, guint choice)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (self));
  const char *section = choice > 0 && choice <= kb_method_size (method, KB_KIND_SECTION)
                            ? kb_record_id (kb_method_item (method, KB_KIND_SECTION, choice - 1))
                            : NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;
  gboolean done = kb_workbook_add_action (kb_section_get_workbook (KB_SECTION (self)), title,
                                          section, &id, &error);

  kb_section_check (KB_SECTION (self), done, error);
  if (done)
    kb_plan_page_choose (self, id);
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbMethod *method = kb_section_get_method (KB_SECTION (widget));
  KbNameDialog *dialog =
      kb_name_dialog_new (widget, _ ("New action"), _ ("What will be done"), NULL);
  g_autoptr (GtkStringList) sections = gtk_string_list_new (NULL);
  guint n = kb_method_size (method, KB_KIND_SECTION);

  gtk_string_list_append (sections, _ ("Without a section"));
  for (guint s = 0; s < n; s++)
    gtk_string_list_append (sections,
                            kb_record_localized (kb_method_item (method, KB_KIND_SECTION, s),
                                                 KB_SECTION_NAME_SV, kb_gui_language ()));
  if (n > 0)
    kb_name_dialog_set_choices (dialog, _ ("Section"), sections, 1);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_name_accepted), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
kb_plan_page_bind (KbSection *section)
{
  KbPlanPage *self = KB_PLAN_PAGE (section);

  if (!kb_section_get_workbook (section))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.new", kb_section_is_writable (section));
  refresh (self);
}

static void
kb_plan_page_update (KbSection *section, const KbChanges *changes)
{
  refresh (KB_PLAN_PAGE (section));
}

static void
kb_plan_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_PLAN_PAGE);
  G_OBJECT_CLASS (kb_plan_page_parent_class)->dispose (object);
}

static void
kb_plan_page_read_back_done (GObject *source, GAsyncResult *result, gpointer data)
{
  KbPlanPage *self = KB_PLAN_PAGE (source);
  g_autofree char *path = data;
  g_autofree char *file = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbPlanReturn) plan = g_task_propagate_pointer (G_TASK (result), &error);

  if (!kb_section_get_workbook (KB_SECTION (self)))
    return;
  if (!plan) {
    kb_error_add_detail (error, "file", file);
    kb_gui_show_error (GTK_WIDGET (self), error);
    return;
  }
  gtk_window_present (GTK_WINDOW (
      kb_plan_return_dialog_new (GTK_WIDGET (self), kb_section_get_workbook (KB_SECTION (self)),
                                 g_steal_pointer (&plan), file)));
}

typedef struct {
  char *path;
  KbReport *report;
} KbReadBack;

static void
read_back_free (gpointer data)
{
  KbReadBack *job = data;

  g_free (job->path);
  kb_report_free (job->report);
  g_free (job);
}

/* In a thread, on a copy: a large sheet must not stop the window. */
static void
read_back (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const KbReadBack *job = data;
  GError *error = NULL;
  KbPlanReturn *plan = kb_plan_return_read (job->path, job->report, &error);

  if (plan)
    g_task_return_pointer (task, plan, (GDestroyNotify) kb_plan_return_free);
  else
    g_task_return_error (task, error);
}

/**
 * kb_plan_page_read_back:
 * @page: the page
 * @path: a plan that others have filled in
 *
 * Shows what came back, before anything is written.
 */
void
kb_plan_page_read_back (KbPlanPage *page, const char *path)
{
  g_autoptr (GTask) task = g_task_new (page, NULL, kb_plan_page_read_back_done, g_strdup (path));
  KbReadBack *job = g_new0 (KbReadBack, 1);

  job->path = g_strdup (path);
  job->report = kb_report_new (kb_section_get_workbook (KB_SECTION (page)), kb_gui_language (),
                               KB_PROFILE_COMPLETE);
  g_task_set_task_data (task, job, read_back_free);
  g_task_run_in_thread (task, read_back);
}

static void
on_plan_chosen (GtkNativeDialog *dialog, int response, KbPlanPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT && kb_section_get_workbook (KB_SECTION (self))) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;

    if (path)
      kb_plan_page_read_back (self, path);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
action_read_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbPlanPage *self = KB_PLAN_PAGE (widget);
  GtkFileChooserNative *dialog;
  g_autoptr (GtkFileFilter) sheets = gtk_file_filter_new ();

  if (!kb_section_is_writable (KB_SECTION (self)))
    return;
  kb_action_pane_flush (self->pane);
  dialog = gtk_file_chooser_native_new (_ ("Choose a filled-in plan"),
                                        GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_filter_set_name (sheets, _ ("Spreadsheets (Excel)"));
  gtk_file_filter_add_suffix (sheets, "xlsx");
  gtk_file_filter_add_suffix (sheets, "xlsm");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), sheets);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_plan_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Alt+Shift and an arrow: a month earlier or later; with Control only the end moves. */
static void
action_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbPlanPage *self = KB_PLAN_PAGE (widget);
  const char *chosen = kb_plan_table_get_chosen (self->table);
  g_autofree char *id = g_strdup (chosen);
  GError *error = NULL;
  int start, due;
  gboolean done;

  if (!id || !kb_section_is_writable (KB_SECTION (self)))
    return;
  g_variant_get (parameter, "(ii)", &start, &due);
  kb_action_pane_flush (self->pane);
  done =
      kb_workbook_move_action (kb_section_get_workbook (KB_SECTION (self)), id, start, due, &error);
  kb_section_check (KB_SECTION (self), done, error);
}

static void
bind_moves (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_ALT_MASK | GDK_SHIFT_MASK;
  const GdkModifierType end = both | GDK_CONTROL_MASK;

  gtk_widget_class_install_action (widget_class, "plan.move", "(ii)", action_move);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, both, "plan.move", "(ii)", 1,
                                       1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, both, "plan.move", "(ii)", -1,
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, end, "plan.move", "(ii)", 0, 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, end, "plan.move", "(ii)", 0, -1);
}

static void
kb_plan_page_class_init (KbPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_plan_page_dispose;
  section_class->bind = kb_plan_page_bind;
  section_class->update = kb_plan_page_update;
  section_class->lazy = TRUE;
  section_class->narrowed = TRUE;
  g_type_ensure (KB_TYPE_PAGE);
  g_type_ensure (KB_TYPE_PLAN_TABLE);
  g_type_ensure (KB_TYPE_ACTION_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, page);
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, outer);
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, flap);
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, chips);
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, search);
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, timeline_button);
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, group_button);
  gtk_widget_class_install_action (widget_class, "plan.group", "i", action_group);
  gtk_widget_class_bind_template_child (widget_class, KbPlanPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_view_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_closed);
  gtk_widget_class_install_action (widget_class, "plan.new", NULL, action_new);
  gtk_widget_class_install_action (widget_class, "plan.read-back", NULL, action_read_back);
  bind_moves (widget_class);
}

static void
kb_plan_page_init (KbPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_label (self->group_button, kb_gui_text (groupings[KB_GROUP_BY_SECTION]));
  add_filters (self);
}

/**
 * kb_plan_page_choose:
 * @page: the page
 * @action_id: (nullable): the action to show in full
 */
void
kb_plan_page_choose (KbPlanPage *page, const char *action_id)
{
  g_return_if_fail (KB_IS_PLAN_PAGE (page));

  gtk_toggle_button_set_active (page->filters[KB_PLAN_ALL], TRUE);
  gtk_editable_set_text (page->search, "");
  kb_plan_table_set_search (page->table, "");
  kb_plan_table_choose (page->table, action_id);
}

void
kb_plan_page_search (KbPlanPage *page)
{
  g_return_if_fail (KB_IS_PLAN_PAGE (page));

  gtk_widget_grab_focus (GTK_WIDGET (page->search));
}

void
kb_plan_page_flush (KbPlanPage *page)
{
  g_return_if_fail (KB_IS_PLAN_PAGE (page));

  kb_action_pane_flush (page->pane);
}
