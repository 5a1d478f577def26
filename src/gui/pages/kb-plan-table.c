// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-plan-table"

#include "kb-plan-table.h"

#include "kb-columns.h"
#include "kb-follow-up-commands.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-timeline-cell.h"

#include <string.h>

/*
 * The list mixes rows of several kinds: a section's record heads its actions, the method's record
 * heads those that have no section, and the workbook's record is the row of sums.
 */

struct _KbPlanTable {
  KbSection parent_instance;

  GtkColumnView *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  GHashTable *folded; /* ids of the sections whose actions are hidden */
  KbGrouping grouping;
  GHashTable *heads; /* id to the row of a group that is no section */
  KbPlanFilter filter;
  char *needle; /* folded text; NULL when nothing is searched for */
  char *today;
  gboolean years_shown;
  char *dragged; /* the action whose bar is being dragged, and the days it would get */
  char *drag_start;
  char *drag_due;
};

typedef struct {
  KbPlanTable *table;
  int year;
  gboolean first; /* of the period */
} KbYearColumn;

#define GROUP "group/" /* how the id of such a heading begins */

G_DEFINE_FINAL_TYPE (KbPlanTable, kb_plan_table, KB_TYPE_SECTION)

static guint chosen_signal;

static KbContent *
content_of (KbPlanTable *self)
{
  return kb_section_get_content (KB_SECTION (self));
}

static KbPlanFilter
shown_status (KbPlanTable *self, const KbRecord *action)
{
  static const KbPlanFilter filters[] = { [KB_STATUS_PLANNED] = KB_PLAN_PLANNED,
                                          [KB_STATUS_STARTED] = KB_PLAN_STARTED,
                                          [KB_STATUS_DONE] = KB_PLAN_DONE,
                                          [KB_STATUS_POSTPONED] = KB_PLAN_POSTPONED };

  if (kb_action_is_overdue (action, self->today))
    return KB_PLAN_OVERDUE;
  return filters[kb_action_status (action)];
}

static gboolean
is_let_through (KbPlanTable *self, const KbRecord *action)
{
  const char *owner = kb_record_text (action, KB_ACTION_OWNER);
  g_autofree char *label = NULL;

  if (self->filter != KB_PLAN_ALL && shown_status (self, action) != self->filter)
    return FALSE;
  if (!self->needle)
    return TRUE;
  label = kb_action_label (action);
  return kb_folded_contains (kb_record_title (action), self->needle)
         || kb_folded_contains (label, self->needle)
         || (owner && kb_folded_contains (owner, self->needle));
}

static void
add_row (KbPlanTable *self, GPtrArray *rows, KbKind kind, const char *id)
{
  KbRow *row =
      kb_rows_find (kb_workbook_get_rows (kb_section_get_workbook (KB_SECTION (self)), kind), id);

  if (row)
    g_ptr_array_add (rows, row);
}

/* Those under a heading. */
static GPtrArray *
actions_of (KbPlanTable *self, KbKind kind, const char *id)
{
  const char *group = NULL;

  if (self->grouping == KB_GROUP_BY_SECTION)
    group = kind == KB_KIND_SECTION ? id : NULL;
  else if (id[strlen (GROUP)])
    group = id + strlen (GROUP);
  return kb_actions_in_group (content_of (self), self->grouping, group);
}

static void
add_actions (KbPlanTable *self, GPtrArray *rows, GPtrArray *actions, const char *id)
{
  gboolean narrowed = self->filter != KB_PLAN_ALL || self->needle;
  guint head = rows->len - 1;

  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);

    if (is_let_through (self, action) && !g_hash_table_contains (self->folded, id))
      add_row (self, rows, KB_KIND_ACTION, kb_record_id (action));
  }
  /* A heading above nothing says nothing while one is looking for something. */
  if (narrowed && rows->len == head + 1)
    g_ptr_array_set_size (rows, (int) head);
}

static void
add_section (KbPlanTable *self, GPtrArray *rows, KbKind kind, const char *id)
{
  g_autoptr (GPtrArray) actions = actions_of (self, kind, id);

  if (kind == KB_KIND_METHOD && actions->len == 0)
    return;
  add_row (self, rows, kind, id);
  add_actions (self, rows, actions, id);
}

/* What stands above actions that say no nämnd, role or date. */
static const char *
name_of_none (KbPlanTable *self)
{
  const KbRecord *decision = kb_decision_newest (content_of (self));
  const char *own = decision ? kb_record_text (decision, KB_DECISION_BOARD) : NULL;

  switch (self->grouping) {
  case KB_GROUP_BY_BOARD:
    return own ? own : _ ("The own nämnd");
  case KB_GROUP_BY_OWNER:
    return _ ("Nobody is responsible yet");
  case KB_GROUP_BY_YEAR:
    return _ ("No date yet");
  case KB_GROUP_BY_SECTION:
  case KB_N_GROUPINGS:
  default:
    return _ ("Without a section");
  }
}

static void
add_group (KbPlanTable *self, GPtrArray *rows, const char *group)
{
  g_autofree char *id = g_strconcat (GROUP, group, NULL);
  g_autoptr (GPtrArray) actions = actions_of (self, KB_KIND_SECTION, id);
  KbRow *row = g_hash_table_lookup (self->heads, id);

  if (actions->len == 0)
    return;
  if (!row) {
    g_autoptr (KbRecord) head = kb_record_new (KB_KIND_SECTION, id);
    const char *name = group ? group : name_of_none (self);

    kb_record_set_text (head, KB_SECTION_NAME_SV, name);
    kb_record_set_text (head, KB_SECTION_NAME_EN, name);
    row = kb_row_new (head);
    g_hash_table_insert (self->heads, g_strdup (id), row);
  }
  g_ptr_array_add (rows, row);
  add_actions (self, rows, actions, id);
}

/* The own nämnd stands first, what lacks a role or a date last. */
static void
add_groups (KbPlanTable *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) groups = kb_plan_groups (content_of (self), self->grouping);

  if (self->grouping == KB_GROUP_BY_BOARD)
    add_group (self, rows, NULL);
  for (guint g = 0; g < groups->len; g++)
    add_group (self, rows, g_ptr_array_index (groups, g));
  if (self->grouping != KB_GROUP_BY_BOARD)
    add_group (self, rows, NULL);
}

/* Puts the rows in place by changing as little as possible, so that what is chosen stays so. */
static void
take_rows (KbPlanTable *self, GPtrArray *rows)
{
  GListModel *model = G_LIST_MODEL (self->rows);
  guint old = g_list_model_get_n_items (model);
  guint start = 0, end = 0;

  while (start < MIN (old, rows->len)) {
    g_autoptr (GObject) item = g_list_model_get_item (model, start);

    if ((gpointer) item != g_ptr_array_index (rows, start))
      break;
    start++;
  }
  while (end < MIN (old, rows->len) - start) {
    g_autoptr (GObject) item = g_list_model_get_item (model, old - 1 - end);

    if ((gpointer) item != g_ptr_array_index (rows, rows->len - 1 - end))
      break;
    end++;
  }
  if (old == rows->len && start == old)
    return;
  g_list_store_splice (self->rows, start, old - start - end, rows->pdata + start,
                       rows->len - start - end);
}

static void
rebuild (KbPlanTable *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  KbMethod *method = kb_section_get_method (KB_SECTION (self));

  if (self->grouping != KB_GROUP_BY_SECTION) {
    add_groups (self, rows);
  } else {
    for (guint s = 0; s < kb_method_size (method, KB_KIND_SECTION); s++)
      add_section (self, rows, KB_KIND_SECTION,
                   kb_record_id (kb_method_item (method, KB_KIND_SECTION, s)));
    add_section (self, rows, KB_KIND_METHOD, KB_METHOD_ID);
  }
  if (self->filter == KB_PLAN_ALL && !self->needle)
    add_row (self, rows, KB_KIND_WORKBOOK, KB_WORKBOOK_ID);
  take_rows (self, rows);
}

static gint64
section_cost (KbPlanTable *self, const KbRecord *head, int year)
{
  g_autoptr (GPtrArray) actions = actions_of (self, kb_record_kind (head), kb_record_id (head));
  gint64 sum = 0;

  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);

    if (kb_action_is_in_sum (content_of (self), action))
      sum += year == 0 ? kb_action_cost_once (content_of (self), kb_record_id (action))
                       : kb_action_cost_in (content_of (self), kb_record_id (action), year);
  }
  return sum;
}

static void
style_cell (GtkWidget *cell, const KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  gboolean head = kind == KB_KIND_SECTION || kind == KB_KIND_METHOD;

  gtk_widget_remove_css_class (cell, "kb-section-cell");
  gtk_widget_remove_css_class (cell, "kb-total-cell");
  if (head)
    gtk_widget_add_css_class (cell, "kb-section-cell");
  else if (kind == KB_KIND_WORKBOOK)
    gtk_widget_add_css_class (cell, "kb-total-cell");
}

static GtkWidget *
make_text (gpointer owner)
{
  GtkWidget *label = kb_columns_make_label (owner);

  gtk_widget_add_css_class (label, "kb-plan-cell");
  return label;
}

static GtkWidget *
make_number (gpointer owner)
{
  GtkWidget *label = kb_columns_make_number (owner);

  gtk_widget_add_css_class (label, "kb-plan-cell");
  return label;
}

static void
on_fold_clicked (KbPlanTable *self, GtkButton *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");

  if (!g_hash_table_remove (self->folded, id))
    g_hash_table_add (self->folded, g_strdup (id));
  rebuild (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    if (kb_record_kind (kb_row_get_record (row)) != KB_KIND_ACTION)
      kb_row_emit_changed (row);
  }
}

/* An action's label, or the button that folds a section. */
static GtkWidget *
make_number_or_fold (gpointer owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("kb-down-symbolic");

  gtk_widget_add_css_class (box, "kb-plan-cell");
  gtk_widget_add_css_class (label, "kb-numeric");
  gtk_widget_add_css_class (label, "kb-dim");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kb-fold");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_fold_clicked), owner,
                           G_CONNECT_SWAPPED);
  return box;
}

static void
fill_number (GtkWidget *cell, KbRow *row, gpointer owner)
{
  KbPlanTable *self = owner;
  KbRecord *record = kb_row_get_record (row);
  KbKind kind = kb_record_kind (record);
  GtkWidget *label = gtk_widget_get_first_child (cell);
  GtkWidget *button = gtk_widget_get_next_sibling (label);
  gboolean head = kind == KB_KIND_SECTION || kind == KB_KIND_METHOD;

  gtk_widget_set_visible (label, kind == KB_KIND_ACTION);
  gtk_widget_set_visible (button, head);
  if (kind == KB_KIND_ACTION) {
    g_autofree char *text = kb_action_label (record);

    gtk_label_set_text (GTK_LABEL (label), text);
  } else if (head) {
    gboolean folded = g_hash_table_contains (self->folded, kb_record_id (record));
    const char *spoken =
        folded ? _ ("Show the section's actions") : _ ("Hide the section's actions");

    g_object_set_data_full (G_OBJECT (button), "id", g_strdup (kb_record_id (record)), g_free);
    gtk_button_set_icon_name (GTK_BUTTON (button),
                              folded ? "kb-next-symbolic" : "kb-down-symbolic");
    gtk_widget_set_tooltip_text (button, spoken);
    kb_gui_set_label (button, spoken);
  }
  style_cell (cell, record);
}

static char *
head_markup (KbPlanTable *self, const KbRecord *head)
{
  gboolean section = kb_record_kind (head) == KB_KIND_SECTION;
  g_autoptr (GPtrArray) actions = actions_of (self, kb_record_kind (head), kb_record_id (head));
  g_autofree char *count = g_strdup_printf ("%u", actions->len);
  g_autofree char *counted =
      kb_fill (ngettext ("{n} action", "{n} actions", actions->len), "n", count, NULL);
  g_autofree char *name = g_markup_escape_text (
      section ? kb_record_localized (head, KB_SECTION_NAME_SV, kb_gui_language ())
              : name_of_none (self),
      -1);

  return g_strdup_printf ("<b>%s</b>  <small>%s</small>", name, counted);
}

static void
fill_title (GtkWidget *cell, KbRow *row, gpointer owner)
{
  KbPlanTable *self = owner;
  KbRecord *record = kb_row_get_record (row);
  g_autofree char *markup = NULL;

  switch (kb_record_kind (record)) {
  case KB_KIND_ACTION:
    markup = g_markup_escape_text (kb_record_title (record), -1);
    break;
  case KB_KIND_WORKBOOK: {
    g_autofree char *period = kb_format_period (content_of (self));
    g_autofree char *text = kb_fill (_ ("Total one-off costs {period}"), "period", period, NULL);
    g_autofree char *safe = g_markup_escape_text (text, -1);

    markup = g_strdup_printf ("<b>%s</b>", safe);
    break;
  }
  default:
    markup = head_markup (self, record);
  }
  gtk_label_set_markup (GTK_LABEL (cell), markup);
  style_cell (cell, record);
}

/* The days that an action has, or would have if its bar were let go of now. */
static const char *
day_of (KbPlanTable *self, const KbRecord *action, guint field)
{
  if (g_strcmp0 (self->dragged, kb_record_id (action)) != 0)
    return kb_record_text (action, field);
  return field == KB_ACTION_START_ON ? self->drag_start : self->drag_due;
}

static void
fill_action_text (GtkWidget *cell, KbRow *row, guint field)
{
  KbRecord *record = kb_row_get_record (row);
  const char *text =
      kb_record_kind (record) == KB_KIND_ACTION ? kb_record_text (record, field) : "";

  gtk_label_set_text (GTK_LABEL (cell), text ? text : "–");
  style_cell (cell, record);
}

static void
fill_owner (GtkWidget *cell, KbRow *row, gpointer owner)
{
  fill_action_text (cell, row, KB_ACTION_OWNER);
}

static void
fill_due (GtkWidget *cell, KbRow *row, gpointer owner)
{
  KbPlanTable *self = owner;
  KbRecord *record = kb_row_get_record (row);
  gboolean late =
      kb_record_kind (record) == KB_KIND_ACTION && kb_action_is_overdue (record, self->today);

  fill_action_text (cell, row, KB_ACTION_DUE_ON);
  if (kb_record_kind (record) == KB_KIND_ACTION && self->dragged) {
    const char *due = day_of (self, record, KB_ACTION_DUE_ON);

    gtk_label_set_text (GTK_LABEL (cell), due ? due : "–");
  }
  gtk_widget_add_css_class (cell, "kb-numeric");
  gtk_widget_remove_css_class (cell, "kb-late");
  if (late)
    gtk_widget_add_css_class (cell, "kb-late");
}

static void
fill_cost (GtkWidget *cell, KbRow *row, gpointer owner)
{
  KbPlanTable *self = owner;
  KbRecord *record = kb_row_get_record (row);
  g_autofree char *text = NULL;
  gint64 cost;

  switch (kb_record_kind (record)) {
  case KB_KIND_ACTION:
    cost = kb_action_cost_once (content_of (self), kb_record_id (record));
    break;
  case KB_KIND_WORKBOOK:
    cost = kb_plan_sum (content_of (self), NULL, self->today).once;
    break;
  default:
    cost = section_cost (self, record, 0);
  }
  text = cost == 0 && kb_record_kind (record) == KB_KIND_ACTION
             ? g_strdup ("–")
             : kb_format_number (cost, kb_gui_language ());
  gtk_label_set_text (GTK_LABEL (cell), text);
  style_cell (cell, record);
}

/* Icon and word of each status; the word is always there. */
static const struct {
  const char *icon;
  const char *css_class;
} status_looks[KB_N_PLAN_FILTERS] = {
  [KB_PLAN_OVERDUE] = { "kb-clock-symbolic", "kb-error" },
  [KB_PLAN_STARTED] = { "kb-play-symbolic", "accent" },
  [KB_PLAN_PLANNED] = { "kb-planned-symbolic", "kb-dim" },
  [KB_PLAN_POSTPONED] = { "kb-pause-symbolic", "kb-dim" },
  [KB_PLAN_DONE] = { "kb-check-symbolic", "kb-ok" },
};

static GtkWidget *
make_status (gpointer owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "kb-plan-cell");
  gtk_widget_add_css_class (label, "kb-strong");
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
fill_status (GtkWidget *cell, KbRow *row, gpointer owner)
{
  KbPlanTable *self = owner;
  KbRecord *record = kb_row_get_record (row);
  GtkWidget *icon = gtk_widget_get_first_child (cell);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);
  gboolean is_action = kb_record_kind (record) == KB_KIND_ACTION;
  KbPlanFilter status = is_action ? shown_status (self, record) : KB_PLAN_ALL;

  gtk_widget_set_visible (icon, is_action);
  gtk_widget_set_visible (label, is_action);
  for (guint i = 1; i < KB_N_PLAN_FILTERS; i++)
    gtk_widget_remove_css_class (cell, status_looks[i].css_class);
  if (is_action) {
    gtk_image_set_from_icon_name (GTK_IMAGE (icon), status_looks[status].icon);
    gtk_label_set_text (GTK_LABEL (label),
                        kb_label_status (record, self->today, kb_gui_language ()));
    gtk_widget_add_css_class (cell, status_looks[status].css_class);
  }
  style_cell (cell, record);
}

static void
clear_drag (KbPlanTable *self)
{
  g_clear_pointer (&self->dragged, g_free);
  g_clear_pointer (&self->drag_start, g_free);
  g_clear_pointer (&self->drag_due, g_free);
}

static void
show_action (KbPlanTable *self, const char *id)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  KbRow *row = kb_rows_find (kb_workbook_get_rows (workbook, KB_KIND_ACTION), id);

  if (row)
    kb_row_emit_changed (row);
}

static void
on_bar_dragged (
    KbPlanTable *self, KbBarGrip grip, double years, gboolean done, KbTimelineCell *cell)
{
  g_autofree char *id = g_strdup (kb_timeline_cell_get_action (cell));

  if (id)
    kb_plan_table_drag (self, id, grip, years, done);
}

static GtkWidget *
make_year (gpointer owner)
{
  KbYearColumn *column = owner;
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *bar = kb_timeline_cell_new ();

  gtk_widget_add_css_class (stack, "kb-year-cell");
  gtk_stack_add_named (GTK_STACK (stack), bar, "bar");
  g_signal_connect_object (bar, "dragged", G_CALLBACK (on_bar_dragged), column->table,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new (NULL), "sum");
  return stack;
}

/* The days that a section's actions span. */
static void
section_span (KbPlanTable *self, const KbRecord *head, const char **from, const char **to)
{
  g_autoptr (GPtrArray) actions = actions_of (self, kb_record_kind (head), kb_record_id (head));

  *from = *to = NULL;
  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);
    const char *start = kb_record_text (action, KB_ACTION_START_ON);
    const char *due = kb_record_text (action, KB_ACTION_DUE_ON);

    if (start && (!*from || g_strcmp0 (start, *from) < 0))
      *from = start;
    if (due && (!*to || g_strcmp0 (due, *to) > 0))
      *to = due;
  }
}

static gint64
year_sum (KbPlanTable *self, int year)
{
  KbPlan plan = kb_plan_sum (content_of (self), NULL, self->today);
  int index = year - plan.first_year;

  return index >= 0 && index < (int) plan.n_years ? plan.years[index] : 0;
}

static void
fill_year (GtkWidget *cell, KbRow *row, gpointer owner)
{
  static const KbBarStyle styles[KB_N_PLAN_FILTERS] = {
    [KB_PLAN_OVERDUE] = KB_BAR_OVERDUE, [KB_PLAN_STARTED] = KB_BAR_STARTED,
    [KB_PLAN_PLANNED] = KB_BAR_PLANNED, [KB_PLAN_POSTPONED] = KB_BAR_PLANNED,
    [KB_PLAN_DONE] = KB_BAR_DONE,
  };
  KbYearColumn *column = owner;
  KbPlanTable *self = column->table;
  KbRecord *record = kb_row_get_record (row);
  GtkWidget *bar = gtk_stack_get_child_by_name (GTK_STACK (cell), "bar");
  GtkWidget *sum = gtk_stack_get_child_by_name (GTK_STACK (cell), "sum");

  if (kb_record_kind (record) == KB_KIND_WORKBOOK) {
    g_autofree char *text = kb_format_number (year_sum (self, column->year), kb_gui_language ());

    gtk_label_set_text (GTK_LABEL (sum), text);
    gtk_widget_add_css_class (sum, "kb-strong");
    gtk_widget_add_css_class (sum, "kb-numeric");
    gtk_stack_set_visible_child (GTK_STACK (cell), sum);
  } else {
    gboolean action = kb_record_kind (record) == KB_KIND_ACTION;
    const char *from, *to;

    if (action) {
      from = day_of (self, record, KB_ACTION_START_ON);
      to = day_of (self, record, KB_ACTION_DUE_ON);
    } else {
      section_span (self, record, &from, &to);
    }
    kb_timeline_cell_set (KB_TIMELINE_CELL (bar), from, to,
                          action ? styles[shown_status (self, record)] : KB_BAR_SECTION,
                          self->today, column->year, column->first);
    kb_timeline_cell_set_draggable (
        KB_TIMELINE_CELL (bar),
        action && kb_section_is_writable (KB_SECTION (self)) ? kb_record_id (record) : NULL);
    gtk_stack_set_visible_child (GTK_STACK (cell), bar);
  }
  style_cell (cell, record);
}

static void
add_columns (KbPlanTable *self)
{
  const KbColumnSpec columns[] = {
    { "number", _ ("No."), make_number_or_fold, fill_number, NULL, 50, FALSE },
    { "title", _ ("Action"), make_text, fill_title, NULL, 0, TRUE },
    { "owner", _ ("Responsible role"), make_text, fill_owner, NULL, 152, FALSE },
    { "due", _ ("Done by"), make_text, fill_due, NULL, 106, FALSE },
    { "cost", _ ("SEK k"), make_number, fill_cost, NULL, 64, FALSE },
    { "status", _ ("Status"), make_status, fill_status, NULL, 112, FALSE },
  };
  KbPlan plan = kb_plan_sum (content_of (self), NULL, self->today);

  kb_columns_clear (self->view);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kb_columns_add (self->view, &columns[i], self);
  for (guint y = 0; self->years_shown && y < plan.n_years; y++) {
    KbYearColumn *column = g_new0 (KbYearColumn, 1);
    g_autofree char *title = NULL;
    g_autofree char *key = g_strdup_printf ("year-%u", y);
    KbColumnSpec spec = { "year", NULL, make_year, fill_year, NULL, 54, FALSE };

    column->table = self;
    column->year = plan.first_year + (int) y;
    column->first = y == 0;
    title = g_strdup_printf ("%d", column->year);
    spec.title = title;
    kb_columns_add (self->view, &spec, column);
    /* Freed when another takes its place, after its column is gone, or with the view. */
    g_object_set_data_full (G_OBJECT (self->view), key, column, g_free);
  }
}

static void
on_selected (KbPlanTable *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

static void
kb_plan_table_bind (KbSection *section)
{
  KbPlanTable *self = KB_PLAN_TABLE (section);

  if (!kb_section_get_workbook (section)) {
    g_list_store_remove_all (self->rows);
    return;
  }
  g_free (self->today);
  self->today = kb_date_today ();
  g_hash_table_remove_all (self->heads);
  add_columns (self);
  rebuild (self);
}

static void
kb_plan_table_update (KbSection *section, const KbChanges *changes)
{
  KbPlanTable *self = KB_PLAN_TABLE (section);

  /* Which actions are a unit's depends on what they are tied to. */
  if (!kb_workbook_get_unit_filter (kb_section_get_workbook (section))
      && !kb_changes_touch (changes, KB_KIND_ACTION)
      && !kb_changes_touch (changes, KB_KIND_ACTION_COST)
      && !kb_changes_touch (changes, KB_KIND_DECISION)
      && !kb_changes_touch (changes, KB_KIND_WORKBOOK) && !kb_changes_touch_method (changes))
    return;
  /* A heading may name the nämnd. */
  if (kb_changes_touch (changes, KB_KIND_DECISION))
    g_hash_table_remove_all (self->heads);
  if (kb_changes_touch (changes, KB_KIND_WORKBOOK))
    add_columns (self);
  rebuild (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    kb_row_emit_changed (row);
  }
}

static void
kb_plan_table_dispose (GObject *object)
{
  KbPlanTable *self = KB_PLAN_TABLE (object);

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_PLAN_TABLE);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (kb_plan_table_parent_class)->dispose (object);
}

static void
kb_plan_table_finalize (GObject *object)
{
  KbPlanTable *self = KB_PLAN_TABLE (object);

  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->heads);
  g_free (self->needle);
  g_free (self->today);
  clear_drag (self);
  G_OBJECT_CLASS (kb_plan_table_parent_class)->finalize (object);
}

static void
kb_plan_table_class_init (KbPlanTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KbSectionClass *section_class = KB_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_plan_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_plan_table_finalize;
  section_class->bind = kb_plan_table_bind;
  section_class->update = kb_plan_table_update;
  section_class->lazy = TRUE;
  section_class->narrowed = TRUE;
  chosen_signal = g_signal_new ("chosen", KB_TYPE_PLAN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-plan-table.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPlanTable, view);
}

static void
kb_plan_table_init (KbPlanTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->years_shown = TRUE;
  self->today = kb_date_today ();
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->rows = g_list_store_new (KB_TYPE_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                            self);
}

void
kb_plan_table_set_filter (KbPlanTable *table, KbPlanFilter filter)
{
  g_return_if_fail (KB_IS_PLAN_TABLE (table));

  table->filter = filter;
  if (kb_section_get_workbook (KB_SECTION (table)))
    rebuild (table);
}

/**
 * kb_plan_table_set_grouping:
 * @table: the table
 * @grouping: what its actions stand together by
 */
void
kb_plan_table_set_grouping (KbPlanTable *table, KbGrouping grouping)
{
  g_return_if_fail (KB_IS_PLAN_TABLE (table));

  if (table->grouping == grouping)
    return;
  table->grouping = grouping;
  g_list_store_remove_all (table->rows);
  g_hash_table_remove_all (table->heads);
  if (kb_section_get_workbook (KB_SECTION (table)))
    rebuild (table);
}

void
kb_plan_table_set_search (KbPlanTable *table, const char *text)
{
  g_return_if_fail (KB_IS_PLAN_TABLE (table));

  g_clear_pointer (&table->needle, g_free);
  if (*text)
    table->needle = kb_fold (text);
  if (kb_section_get_workbook (KB_SECTION (table)))
    rebuild (table);
}

/**
 * kb_plan_table_show_years:
 * @table: the table
 * @shown: whether the bars over the period are shown
 */
void
kb_plan_table_show_years (KbPlanTable *table, gboolean shown)
{
  g_return_if_fail (KB_IS_PLAN_TABLE (table));

  if (table->years_shown == shown)
    return;
  table->years_shown = shown;
  if (kb_section_get_workbook (KB_SECTION (table)))
    add_columns (table);
}

/**
 * kb_plan_table_count:
 * @table: the table
 * @filter: a status
 *
 * Returns: how many actions have it
 */
guint
kb_plan_table_count (KbPlanTable *table, KbPlanFilter filter)
{
  const GPtrArray *actions = kb_content_list (content_of (table), KB_KIND_ACTION);
  guint count = 0;

  for (guint i = 0; i < actions->len; i++)
    if (filter == KB_PLAN_ALL || shown_status (table, g_ptr_array_index (actions, i)) == filter)
      count++;
  return count;
}

/**
 * kb_plan_table_choose:
 * @table: the table
 * @action_id: (nullable): an action
 */
void
kb_plan_table_choose (KbPlanTable *table, const char *action_id)
{
  GListModel *model = G_LIST_MODEL (table->rows);
  guint found = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (KB_IS_PLAN_TABLE (table));

  for (guint i = 0; action_id && i < g_list_model_get_n_items (model); i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (model, i);

    if (g_strcmp0 (kb_row_get_id (row), action_id) == 0)
      found = i;
  }
  gtk_single_selection_set_selected (table->selection, found);
  if (found != GTK_INVALID_LIST_POSITION)
    kb_columns_scroll_to (table->view, found);
}

/**
 * kb_plan_table_get_chosen:
 * @table: the table
 *
 * Returns: (nullable): the chosen action's id; %NULL when a heading or nothing is chosen
 */
const char *
kb_plan_table_get_chosen (KbPlanTable *table)
{
  KbRow *row = gtk_single_selection_get_selected_item (table->selection);

  return row && kb_record_kind (kb_row_get_record (row)) == KB_KIND_ACTION ? kb_row_get_id (row)
                                                                           : NULL;
}

/**
 * kb_plan_table_drag:
 * @table: the table
 * @action_id: the action whose bar is dragged
 * @grip: what is taken hold of; %KB_BAR_GRIP_NONE when the drag came to nothing
 * @years: how far
 * @done: whether it has been let go of
 *
 * Until then the table only shows where the bar would stand; then it is one act.
 */
void
kb_plan_table_drag (
    KbPlanTable *table, const char *action_id, KbBarGrip grip, double years, gboolean done)
{
  KbRecord *action;
  g_autofree char *start = NULL;
  g_autofree char *due = NULL;
  gboolean elsewhere;

  g_return_if_fail (KB_IS_PLAN_TABLE (table));

  action = kb_content_find (content_of (table), KB_KIND_ACTION, action_id);
  clear_drag (table);
  if (!action || !kb_section_is_writable (KB_SECTION (table)))
    return;
  elsewhere = kb_bar_drag (kb_record_text (action, KB_ACTION_START_ON),
                           kb_record_text (action, KB_ACTION_DUE_ON), grip, years, &start, &due);
  if (done && elsewhere) {
    GError *error = NULL;
    gboolean moved = kb_workbook_schedule_action (kb_section_get_workbook (KB_SECTION (table)),
                                                  action_id, start, due, &error);

    kb_section_check (KB_SECTION (table), moved, error);
  } else if (!done) {
    table->dragged = g_strdup (action_id);
    table->drag_start = g_steal_pointer (&start);
    table->drag_due = g_steal_pointer (&due);
  }
  show_action (table, action_id);
}
