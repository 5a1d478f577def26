// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-outcome-list"

#include "kb-outcome-list.h"

#include "kb-gui.h"
#include "kb-outcome-item.h"

struct _KbOutcomeList {
  AdwBin parent_instance;

  GtkDropDown *filter_drop_down;
  GtkListView *view;

  GListStore *items; /* KbOutcomeItem */
  GtkCustomFilter *filter;
};

G_DEFINE_FINAL_TYPE (KbOutcomeList, kb_outcome_list, ADW_TYPE_BIN)

/* The choices of the template: all rows, then one for each outcome. */
static gboolean
is_wanted (gpointer item, gpointer data)
{
  guint selected = gtk_drop_down_get_selected (KB_OUTCOME_LIST (data)->filter_drop_down);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
         || kb_outcome_item_get_outcome (KB_OUTCOME_ITEM (item)) == selected - 1;
}

static void
on_filter_selected (KbOutcomeList *self)
{
  if (self->filter)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
kb_outcome_list_dispose (GObject *object)
{
  KbOutcomeList *self = KB_OUTCOME_LIST (object);

  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_OUTCOME_LIST);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (kb_outcome_list_parent_class)->dispose (object);
}

static void
kb_outcome_list_class_init (KbOutcomeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_outcome_list_dispose;
  g_type_ensure (KB_TYPE_OUTCOME_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-outcome-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbOutcomeList, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbOutcomeList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_selected);
}

static void
kb_outcome_list_init (KbOutcomeList *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (KB_TYPE_OUTCOME_ITEM);
  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (
      g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (GTK_FILTER (self->filter))))));
  gtk_list_view_set_model (self->view, selection);
}

/**
 * kb_outcome_list_show:
 * @list: the widget
 * @import: an import
 * @result: what running it gave
 */
void
kb_outcome_list_show (KbOutcomeList *list, const KbImport *import, const KbImportResult *result)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (KB_IS_OUTCOME_LIST (list));

  for (guint i = 0; i < result->rows->len; i++)
    g_ptr_array_add (items, kb_outcome_item_new (import, g_ptr_array_index (result->rows, i)));
  g_list_store_splice (list->items, 0, g_list_model_get_n_items (G_LIST_MODEL (list->items)),
                       items->pdata, items->len);
}
