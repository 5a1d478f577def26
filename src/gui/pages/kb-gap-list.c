// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-gap-list"

#include "kb-gap-list.h"

#include "kb-measure-commands.h"
#include "kb-name-dialog.h"

struct _KbGapList {
  KbSection parent_instance;

  GtkDropDown *kind_choice;
  GtkEditable *search;
  GtkStack *inner;
  GtkListView *list;
  GtkLabel *empty_label;

  KbMeasures *measures;
  KbWorkbook *listed; /* the one whose rows the list has; never looked into */
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  GPtrArray *bound; /* GtkListItem that are on screen */
  char *needle;
  KbKind kind;
};

G_DEFINE_FINAL_TYPE (KbGapList, kb_gap_list, KB_TYPE_SECTION)

static guint chosen_signal;

static const KbKind kinds[] = { KB_KIND_ENVIRONMENT, KB_KIND_SYSTEM, KB_KIND_ASSET };

static void
setup_item (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bar = gtk_level_bar_new ();
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "kb-progress");
  gtk_widget_add_css_class (count, "kb-caption");
  gtk_widget_add_css_class (count, "kb-numeric");
  gtk_box_append (GTK_BOX (line), bar);
  gtk_box_append (GTK_BOX (line), count);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_item_set_child (item, box);
}

/* "12/40", or what stands in its way. */
static char *
describe (const KbGap *gap)
{
  if (gap->progress == KB_PROGRESS_NOTHING)
    return g_strdup (_ ("not classified"));
  if (gap->cut_off)
    return g_strdup (_ ("no measures needed"));
  return g_strdup_printf ("%u/%u", gap->own_answered, kb_gap_own (gap));
}

static void
fill_item (KbGapList *self, GtkListItem *item)
{
  KbRow *row = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *bar = gtk_widget_get_first_child (gtk_widget_get_next_sibling (name));
  GtkWidget *count = gtk_widget_get_next_sibling (bar);
  const char *title = row ? kb_record_title (kb_row_get_record (row)) : "";
  g_autoptr (KbGap) gap = NULL;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (!row || !self->measures || !kb_section_get_workbook (KB_SECTION (self)))
    return;
  gap = kb_gap_new (kb_workbook_get_content (kb_section_get_workbook (KB_SECTION (self))),
                    kb_section_get_method (KB_SECTION (self)),
                    kb_section_get_inheritance (KB_SECTION (self)), self->measures,
                    kb_record_kind (kb_row_get_record (row)), kb_row_get_id (row));
  text = describe (gap);
  spoken = g_strdup_printf ("%s: %s", title, text);
  gtk_label_set_text (GTK_LABEL (name), title);
  gtk_label_set_text (GTK_LABEL (count), text);
  gtk_widget_set_visible (bar, kb_gap_own (gap) > 0);
  if (kb_gap_own (gap) > 0)
    gtk_level_bar_set_value (GTK_LEVEL_BAR (bar),
                             (double) gap->own_answered / (double) kb_gap_own (gap));
  kb_gui_set_label (bar, spoken);
}

static void
bind_item (GtkSignalListItemFactory *factory, GtkListItem *item, KbGapList *self)
{
  g_ptr_array_add (self->bound, item);
  fill_item (self, item);
}

static void
unbind_item (GtkSignalListItemFactory *factory, GtkListItem *item, KbGapList *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
refill (KbGapList *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    fill_item (self, g_ptr_array_index (self->bound, i));
}

static gboolean
passes (gpointer item, gpointer data)
{
  KbGapList *self = data;
  KbRecord *record = kb_row_get_record (item);
  KbUnitScope *scope = kb_workbook_get_scope (kb_section_get_workbook (KB_SECTION (self)));

  if (scope && !kb_unit_scope_has (scope, record))
    return FALSE;
  return !self->needle || !*self->needle
         || kb_folded_contains (kb_record_title (record), self->needle);
}

static void
on_selected (KbGapList *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

static void
show_empty (KbGapList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  guint shown = kb_content_count (kb_section_get_content (KB_SECTION (self)), self->kind);
  guint all = kb_content_count (kb_workbook_get_content (workbook), self->kind);
  const char *text;

  if (shown > 0)
    text = _ ("Nothing has that name.");
  else if (all > 0)
    text = _ ("Nothing here belongs to the unit that is shown.");
  else if (self->kind == KB_KIND_ENVIRONMENT)
    text = _ ("Basic protection is answered once for each place where systems run, such as the "
              "kommun’s own server room. Add the first one.");
  else
    text = self->kind == KB_KIND_SYSTEM ? _ ("No systems yet.") : _ ("No information assets yet.");
  gtk_label_set_text (self->empty_label, text);
  gtk_stack_set_visible_child_name (self->inner, n > 0 ? "list" : "empty");
}

static void
set_model (KbGapList *self)
{
  KbWorkbook *workbook = kb_section_get_workbook (KB_SECTION (self));
  GListModel *rows =
      workbook ? g_object_ref (G_LIST_MODEL (kb_workbook_get_rows (workbook, self->kind))) : NULL;
  GtkFilterListModel *filtered =
      gtk_filter_list_model_new (rows, GTK_FILTER (g_object_ref (self->filter)));

  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (filtered));
  g_object_unref (filtered);
  if (workbook)
    show_empty (self);
}

static void
on_kind_selected (KbGapList *self)
{
  KbKind kind = kinds[gtk_drop_down_get_selected (self->kind_choice)];

  if (kind == self->kind)
    return;
  self->kind = kind;
  set_model (self);
  on_selected (self);
}

static void
on_search_changed (KbGapList *self)
{
  g_free (self->needle);
  self->needle = kb_fold (gtk_editable_get_text (self->search));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (kb_section_get_workbook (KB_SECTION (self)))
    show_empty (self);
}

static void
on_name_accepted (KbGapList *self, const char *name, guint choice)
{
  g_autofree char *id = NULL;
  GError *error = NULL;
  gboolean done =
      kb_workbook_add_environment (kb_section_get_workbook (KB_SECTION (self)), name, &id, &error);

  kb_section_check (KB_SECTION (self), done, error);
  if (done)
    kb_gap_list_choose (self, KB_KIND_ENVIRONMENT, id);
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbNameDialog *dialog =
      kb_name_dialog_new (widget, _ ("New operating environment"), _ ("Name"),
                          _ ("Where systems run under the same basic protection, such as “The "
                             "kommun’s server room” or “Supplier’s cloud”."));

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (on_name_accepted), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
kb_gap_list_bind (KbSection *section)
{
  KbGapList *self = KB_GAP_LIST (section);
  KbWorkbook *workbook = kb_section_get_workbook (section);

  /* Another unit of the same workbook: what is chosen stays chosen where it is still shown. */
  if (workbook && workbook == self->listed) {
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
    show_empty (self);
  } else {
    self->listed = workbook;
    set_model (self);
  }
  if (workbook)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "gap.new-environment",
                                   kb_section_is_writable (section));
}

static void
kb_gap_list_update (KbSection *section, const KbChanges *changes)
{
  KbGapList *self = KB_GAP_LIST (section);

  if (kb_workbook_get_scope (kb_section_get_workbook (section)))
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  refill (self);
  show_empty (self);
}

static void
kb_gap_list_dispose (GObject *object)
{
  KbGapList *self = KB_GAP_LIST (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->measures, kb_measures_unref);
  g_clear_pointer (&self->needle, g_free);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_GAP_LIST);
  G_OBJECT_CLASS (kb_gap_list_parent_class)->dispose (object);
}

static void
kb_gap_list_finalize (GObject *object)
{
  g_ptr_array_unref (KB_GAP_LIST (object)->bound);
  G_OBJECT_CLASS (kb_gap_list_parent_class)->finalize (object);
}

static void
kb_gap_list_class_init (KbGapListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_gap_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_gap_list_finalize;
  KB_SECTION_CLASS (klass)->bind = kb_gap_list_bind;
  KB_SECTION_CLASS (klass)->update = kb_gap_list_update;
  KB_SECTION_CLASS (klass)->lazy = TRUE;
  KB_SECTION_CLASS (klass)->narrowed = TRUE;
  chosen_signal = g_signal_new ("chosen", KB_TYPE_GAP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-gap-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbGapList, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, KbGapList, search);
  gtk_widget_class_bind_template_child (widget_class, KbGapList, inner);
  gtk_widget_class_bind_template_child (widget_class, KbGapList, list);
  gtk_widget_class_bind_template_child (widget_class, KbGapList, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_install_action (widget_class, "gap.new-environment", NULL, action_new);
}

static void
kb_gap_list_init (KbGapList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->kind = KB_KIND_ENVIRONMENT;
  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (passes, self, NULL);
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_item), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_item), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_item), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kb_gap_list_set_measures:
 * @list: the list
 * @measures: the workbook's measures
 */
void
kb_gap_list_set_measures (KbGapList *list, KbMeasures *measures)
{
  g_return_if_fail (KB_IS_GAP_LIST (list));

  kb_measures_ref (measures);
  g_clear_pointer (&list->measures, kb_measures_unref);
  list->measures = measures;
  refill (list);
}

/**
 * kb_gap_list_choose:
 * @list: the list
 * @kind: an operating environment, a system or an asset
 * @id: one of them
 */
void
kb_gap_list_choose (KbGapList *list, KbKind kind, const char *id)
{
  GListModel *model;

  g_return_if_fail (KB_IS_GAP_LIST (list));

  gtk_editable_set_text (list->search, "");
  g_clear_pointer (&list->needle, g_free);
  gtk_filter_changed (GTK_FILTER (list->filter), GTK_FILTER_CHANGE_LESS_STRICT);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      gtk_drop_down_set_selected (list->kind_choice, i);
  show_empty (list);
  model = G_LIST_MODEL (list->selection);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (KbRow) row = g_list_model_get_item (model, i);

    if (g_strcmp0 (kb_row_get_id (row), id) == 0) {
      gtk_single_selection_set_selected (list->selection, i);
      return;
    }
  }
}

KbKind
kb_gap_list_get_kind (KbGapList *list)
{
  return list->kind;
}

/**
 * kb_gap_list_get_chosen:
 * @list: the list
 *
 * Returns: (nullable): the id of what is chosen
 */
const char *
kb_gap_list_get_chosen (KbGapList *list)
{
  KbRow *row = gtk_single_selection_get_selected_item (list->selection);

  return row ? kb_row_get_id (row) : NULL;
}
