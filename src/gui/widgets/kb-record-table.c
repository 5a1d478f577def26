// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-record-table"

#include "kb-record-table.h"

#include "kb-collation.h"
#include "kb-gui.h"

struct _KbRecordTable {
  AdwBin parent_instance;

  GtkStack *outer;
  GtkStack *inner;
  GtkEditable *search;
  GtkBox *chips;
  GtkColumnView *view;
  AdwBin *empty_bin;
  AdwBin *filter_bin;
  GtkWidget *menu_button;
  GtkActionBar *bar;
  GtkLabel *bar_label;

  GListModel *rows;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkMultiSelection *selection;
  KbUnitScope *scope; /* NULL while every unit is looked at */
  KbRowMatch match;
  KbRowTest test; /* beside the chips, NULL for none */
  gpointer owner;
  char *chosen; /* the one row that was chosen when it was last told */
  char *needle; /* folded; NULL when nothing is searched for */
};

G_DEFINE_FINAL_TYPE (KbRecordTable, kb_record_table, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_EMPTY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint chosen_signal;
static guint activated_signal;
static guint cleared_signal;

/* The chips narrow together: a row must pass each that is pressed. */
static gboolean
passes (gpointer item, gpointer data)
{
  KbRecordTable *self = data;

  if (self->scope && !kb_unit_scope_has (self->scope, kb_row_get_record (item)))
    return FALSE;
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip;
       chip = gtk_widget_get_next_sibling (chip)) {
    KbRowTest test = (KbRowTest) g_object_get_data (G_OBJECT (chip), "test");

    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)) && !test (item, self->owner))
      return FALSE;
  }
  if (self->test && !self->test (item, self->owner))
    return FALSE;
  return !self->needle || !self->match || self->match (item, self->needle, self->owner);
}

static void
show_what_there_is (KbRecordTable *self)
{
  gboolean any = self->rows && g_list_model_get_n_items (self->rows) > 0;
  gboolean shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  gtk_stack_set_visible_child_name (self->outer, any ? "list" : "empty");
  gtk_stack_set_visible_child_name (self->inner, shown ? "table" : "nothing");
}

static void
refilter (KbRecordTable *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_what_there_is (self);
}

static void
on_search_changed (KbRecordTable *self)
{
  const char *text = gtk_editable_get_text (self->search);

  g_clear_pointer (&self->needle, g_free);
  if (*text)
    self->needle = kb_fold (text);
  refilter (self);
}

static void
on_search_activate (KbRecordTable *self)
{
  on_search_changed (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  if (kb_record_table_get_n_chosen (self) == 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_search_stop (KbRecordTable *self)
{
  gtk_editable_set_text (self->search, "");
  on_search_changed (self);
}

static void
show_everything (KbRecordTable *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip;
       chip = gtk_widget_get_next_sibling (chip))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  g_signal_emit (self, cleared_signal, 0);
  on_search_stop (self);
}

static void
on_show_everything (KbRecordTable *self)
{
  show_everything (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_row_activated (KbRecordTable *self, guint position)
{
  g_autoptr (KbRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row)
    g_signal_emit (self, activated_signal, 0, kb_row_get_id (row));
}

/* Of one row the details are shown; of several what can be done with them together. */
static void
on_selected (KbRecordTable *self)
{
  guint n = kb_record_table_get_n_chosen (self);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *text =
      kb_fill (ngettext ("{n} row chosen", "{n} rows chosen", n), "n", count, NULL);

  gtk_label_set_text (self->bar_label, text);
  gtk_action_bar_set_revealed (self->bar, n > 1);
  if (g_strcmp0 (self->chosen, kb_record_table_get_chosen (self)) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (kb_record_table_get_chosen (self));
  g_signal_emit (self, chosen_signal, 0);
}

static void
kb_record_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KbRecordTable *self = KB_RECORD_TABLE (object);

  switch (id) {
  case PROP_EMPTY:
    g_value_set_object (value, adw_bin_get_child (self->empty_bin));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_record_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KbRecordTable *self = KB_RECORD_TABLE (object);

  switch (id) {
  case PROP_EMPTY:
    adw_bin_set_child (self->empty_bin, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_record_table_dispose (GObject *object)
{
  KbRecordTable *self = KB_RECORD_TABLE (object);

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->rows)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->scope, kb_unit_scope_unref);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_RECORD_TABLE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (kb_record_table_parent_class)->dispose (object);
}

static void
kb_record_table_finalize (GObject *object)
{
  g_free (KB_RECORD_TABLE (object)->chosen);
  g_free (KB_RECORD_TABLE (object)->needle);
  G_OBJECT_CLASS (kb_record_table_parent_class)->finalize (object);
}

/* The rows of the view, beside its headings. */
static GtkWidget *
rows_of (KbRecordTable *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

/* Tab leaves the rows at once, as it leaves any list: there the arrow keys move. By itself it would
 * go through each row that is left, thousands of them, before it came to what stands beside. */
static gboolean
kb_record_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KbRecordTable *self = KB_RECORD_TABLE (widget);
  GtkWidget *rows = rows_of (self);
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  if ((!forward && direction != GTK_DIR_TAB_BACKWARD) || !row
      || !gtk_widget_is_ancestor (row, rows))
    return GTK_WIDGET_CLASS (kb_record_table_parent_class)->focus (widget, direction);
  while (gtk_widget_get_parent (row) != rows)
    row = gtk_widget_get_parent (row);
  if (gtk_widget_child_focus (row, direction)) /* a button in it */
    return TRUE;
  for (GtkWidget *at = rows; at != widget; at = gtk_widget_get_parent (at)) {
    GtkWidget *next = at;

    while (
        (next = forward ? gtk_widget_get_next_sibling (next) : gtk_widget_get_prev_sibling (next)))
      if (gtk_widget_get_mapped (next) && gtk_widget_child_focus (next, direction))
        return TRUE;
  }
  return FALSE;
}

static void
kb_record_table_class_init (KbRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kb_record_table_get_property;
  object_class->set_property = kb_record_table_set_property;
  object_class->dispose = kb_record_table_dispose;
  object_class->finalize = kb_record_table_finalize;
  properties[PROP_EMPTY] =
      g_param_spec_object ("empty", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  chosen_signal = g_signal_new ("chosen", KB_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  cleared_signal = g_signal_new ("cleared", KB_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  activated_signal = g_signal_new ("activated", KB_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  widget_class->focus = kb_record_table_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-record-table.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, outer);
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, inner);
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, search);
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, chips);
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, view);
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, empty_bin);
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, filter_bin);
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, bar);
  gtk_widget_class_bind_template_child (widget_class, KbRecordTable, bar_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_show_everything);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
kb_record_table_init (KbRecordTable *self)
{
  GtkSorter *sorter;
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));
  sorter = gtk_column_view_get_sorter (self->view);
  self->filter = GTK_FILTER (gtk_custom_filter_new (passes, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)),
                                    sorter ? g_object_ref (sorter) : NULL);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (on_selected), self);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

GtkColumnView *
kb_record_table_get_view (KbRecordTable *table)
{
  g_return_val_if_fail (KB_IS_RECORD_TABLE (table), NULL);

  return table->view;
}

/**
 * kb_record_table_set_match:
 * @table: a table
 * @match: whether a row holds what is searched for
 * @owner: handed to it and to the chips' tests; must live as long as @table
 */
void
kb_record_table_set_match (KbRecordTable *table, KbRowMatch match, gpointer owner)
{
  g_return_if_fail (KB_IS_RECORD_TABLE (table));

  table->match = match;
  table->owner = owner;
}

/**
 * kb_record_table_add_chip:
 * @table: a table
 * @label: what the chip says
 * @test: which rows stay when it is pressed
 */
void
kb_record_table_add_chip (KbRecordTable *table, const char *label, KbRowTest test)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  g_return_if_fail (KB_IS_RECORD_TABLE (table));

  gtk_widget_add_css_class (chip, "kb-chip");
  g_object_set_data (G_OBJECT (chip), "test", (gpointer) test);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (refilter), table, G_CONNECT_SWAPPED);
  gtk_box_append (table->chips, chip);
}

void
kb_record_table_clear_chips (KbRecordTable *table)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (table->chips))))
    gtk_box_remove (table->chips, chip);
}

/**
 * kb_record_table_set_rows:
 * @table: a table
 * @rows: (nullable): a model of #KbRow
 */
void
kb_record_table_set_rows (KbRecordTable *table, GListModel *rows)
{
  g_return_if_fail (KB_IS_RECORD_TABLE (table));

  if (table->rows)
    g_signal_handlers_disconnect_by_data (table->rows, table);
  g_set_object (&table->rows, rows);
  gtk_filter_list_model_set_model (table->filtered, rows);
  if (rows)
    g_signal_connect_object (rows, "items-changed", G_CALLBACK (show_what_there_is), table,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_what_there_is (table);
}

/**
 * kb_record_table_set_scope:
 * @table: a table
 * @scope: (nullable): what belongs to the unit that is looked at; %NULL for everything
 */
void
kb_record_table_set_scope (KbRecordTable *table, KbUnitScope *scope)
{
  g_return_if_fail (KB_IS_RECORD_TABLE (table));

  if (table->scope == scope)
    return;
  g_clear_pointer (&table->scope, kb_unit_scope_unref);
  if (scope)
    table->scope = kb_unit_scope_ref (scope);
  refilter (table);
}

void
kb_record_table_set_placeholder (KbRecordTable *table, const char *text)
{
  g_object_set (table->search, "placeholder-text", text, NULL);
  kb_gui_set_label (GTK_WIDGET (table->search), text);
}

/**
 * kb_record_table_look_again:
 * @table: a table
 *
 * Looks again at what the chips let through, after rows have told that they have changed.
 */
void
kb_record_table_look_again (KbRecordTable *table)
{
  gboolean narrowed = table->needle != NULL || table->test != NULL || table->scope != NULL;

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (table->chips)); chip;
       chip = gtk_widget_get_next_sibling (chip))
    narrowed = narrowed || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip));
  if (narrowed)
    refilter (table);
  else
    show_what_there_is (table);
}

/**
 * kb_record_table_refresh:
 * @table: a table
 *
 * Fills every cell that is shown anew, after something that rows depend on has changed, and looks
 * again at what the chips let through.
 */
void
kb_record_table_refresh (KbRecordTable *table)
{
  kb_record_table_look_again (table);
  for (guint i = 0; table->rows && i < g_list_model_get_n_items (table->rows); i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (table->rows, i);

    kb_row_emit_changed (row);
  }
}

static guint
position_of (KbRecordTable *self, const char *id)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; id && i < g_list_model_get_n_items (model); i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (model, i);

    if (g_strcmp0 (kb_row_get_id (row), id) == 0)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * kb_record_table_choose:
 * @table: a table
 * @id: (nullable): a record; %NULL for none
 *
 * Chooses a row and brings it into view. A search that hides it gives way.
 */
void
kb_record_table_choose (KbRecordTable *table, const char *id)
{
  guint position;

  g_return_if_fail (KB_IS_RECORD_TABLE (table));

  position = position_of (table, id);
  if (id && position == GTK_INVALID_LIST_POSITION) {
    show_everything (table);
    position = position_of (table, id);
  }
  if (position == GTK_INVALID_LIST_POSITION) {
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (table->selection));
    return;
  }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (table->selection), position, TRUE);
  kb_columns_scroll_to (table->view, position);
}

/**
 * kb_record_table_get_chosen:
 * @table: a table
 *
 * Returns: (nullable): the chosen record's id
 */
const char *
kb_record_table_get_chosen (KbRecordTable *table)
{
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (table->selection));
  g_autoptr (KbRow) row = NULL;

  if (gtk_bitset_get_size (chosen) != 1)
    return NULL;
  row = g_list_model_get_item (G_LIST_MODEL (table->selection), gtk_bitset_get_minimum (chosen));
  return row ? kb_row_get_id (row) : NULL; /* the model keeps the row */
}

guint
kb_record_table_get_n_chosen (KbRecordTable *table)
{
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (table->selection));

  return (guint) gtk_bitset_get_size (chosen);
}

static char **
ids_of (KbRecordTable *self, gboolean chosen_only)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (KbRow) row = NULL;

    if (chosen_only && !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), i))
      continue;
    row = g_list_model_get_item (model, i);
    g_ptr_array_add (ids, g_strdup (kb_row_get_id (row)));
  }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

/**
 * kb_record_table_get_ids:
 * @table: a table
 * @chosen: whether only the chosen rows are meant
 *
 * Returns: (transfer full): the ids of the rows that are shown, in the order of the screen
 */
char **
kb_record_table_get_ids (KbRecordTable *table, gboolean chosen)
{
  g_return_val_if_fail (KB_IS_RECORD_TABLE (table), NULL);

  return ids_of (table, chosen);
}

void
kb_record_table_unchoose_all (KbRecordTable *table)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (table->selection));
}

/**
 * kb_record_table_set_filter:
 * @table: a table
 * @widget: (nullable): where it is chosen, beside the chips
 * @test: which rows stay; has the owner of the table's match
 */
void
kb_record_table_set_filter (KbRecordTable *table, GtkWidget *widget, KbRowTest test)
{
  adw_bin_set_child (table->filter_bin, widget);
  table->test = test;
}

/**
 * kb_record_table_refilter:
 * @table: a table
 *
 * Looks again at which rows stay.
 */
void
kb_record_table_refilter (KbRecordTable *table)
{
  refilter (table);
}

/**
 * kb_record_table_set_tools:
 * @table: a table
 * @actions: the actions "rows.…" of its menu and of the bar for chosen rows
 */
void
kb_record_table_set_tools (KbRecordTable *table, GActionGroup *actions)
{
  gtk_widget_insert_action_group (GTK_WIDGET (table), "rows", actions);
  gtk_widget_set_visible (table->menu_button, TRUE);
}

guint
kb_record_table_get_n_shown (KbRecordTable *table)
{
  return g_list_model_get_n_items (G_LIST_MODEL (table->filtered));
}

void
kb_record_table_search (KbRecordTable *table)
{
  gtk_widget_grab_focus (GTK_WIDGET (table->search));
}

void
kb_record_table_set_search (KbRecordTable *table, const char *text)
{
  gtk_editable_set_text (table->search, text);
  on_search_changed (table);
}
