// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-classify-list"

#include "kb-classify-private.h"

#include "kb-collation.h"
#include "kb-object-row.h"

/* The list beside a classification. */

static gint64
place_of (KbClassifyPane *self, KbRow *row)
{
  KbRecord *place = self->state ? kb_content_find_pair (
                        kb_section_get_content (KB_SECTION (self)), KB_KIND_WORKSHOP_ASSET,
                        kb_workshop_state_get_id (self->state), kb_row_get_id (row))
                                : NULL;

  return place ? kb_record_integer (place, KB_WORKSHOP_ASSET_POSITION) : KB_NO_INTEGER;
}

/* In a workshop only what it works on, in its order; else everything of the unit that is looked at,
 * by name. */
gboolean
kb_classify_pane_is_worked_on (gpointer item, gpointer data)
{
  KbClassifyPane *self = data;

  KbUnitScope *scope = kb_workbook_get_scope (kb_section_get_workbook (KB_SECTION (self)));

  if (self->state)
    return place_of (self, item) != KB_NO_INTEGER;
  return !scope || kb_unit_scope_has (scope, kb_row_get_record (item));
}

int
kb_classify_pane_compare_rows (gconstpointer one, gconstpointer other, gpointer data)
{
  KbClassifyPane *self = data;
  gint64 place = self->state ? place_of (self, (KbRow *) one) : 0;
  gint64 other_place = self->state ? place_of (self, (KbRow *) other) : 0;
  KbRecord *first = kb_row_get_record ((KbRow *) one);
  KbRecord *second = kb_row_get_record ((KbRow *) other);

  if (place != other_place)
    return place < other_place ? -1 : 1;
  return kb_collate (kb_record_text (first, KB_ASSET_NAME), kb_record_text (second, KB_ASSET_NAME));
}

/* What the workshop works on, or in which order, is another than before. */
void
kb_classify_pane_refilter (KbClassifyPane *self)
{
  GListModel *sorted = gtk_single_selection_get_model (self->selection);

  if (!self->filter)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_sort_list_model_get_sorter (GTK_SORT_LIST_MODEL (sorted)),
                      GTK_SORTER_CHANGE_DIFFERENT);
}

static void
fill_row (KbRow *row, KbObjectRow *widget)
{
  KbClassifyPane *self =
      KB_CLASSIFY_PANE (gtk_widget_get_ancestor (GTK_WIDGET (widget), KB_TYPE_CLASSIFY_PANE));
  KbRecord *asset = kb_row_get_record (row);

  if (self && kb_section_get_workbook (KB_SECTION (self)))
    kb_object_row_set (
        widget, kb_section_get_method (KB_SECTION (self)), asset,
        kb_inheritance_class_of (kb_section_get_inheritance (KB_SECTION (self)), asset),
        g_strcmp0 (self->asset_id, kb_row_get_id (row)) == 0);
}

void
kb_classify_pane_on_row_setup (KbClassifyPane *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (KB_TYPE_OBJECT_ROW, NULL));
}

void
kb_classify_pane_on_row_bind (KbClassifyPane *self, GtkListItem *item)
{
  KbRow *row = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_list_item_get_child (item);

  g_signal_connect_object (row, "changed", G_CALLBACK (fill_row), widget, 0);
  fill_row (row, KB_OBJECT_ROW (widget));
}

void
kb_classify_pane_on_row_unbind (KbClassifyPane *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item),
                                        gtk_list_item_get_child (item));
}

/* What the room left for later stands under the list, for the leader and not for the wall. */
void
kb_classify_pane_show_parked (KbClassifyPane *self)
{
  g_autoptr (GPtrArray) parked = kb_content_referring_in_order (
      kb_section_get_content (KB_SECTION (self)), KB_KIND_PARKED, KB_PARKED_WORKSHOP,
      self->state ? kb_workshop_state_get_id (self->state) : NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < parked->len; i++) {
    KbRecord *question = g_ptr_array_index (parked, i);
    const char *text = kb_record_text (question, KB_PARKED_TEXT);

    if (text && !kb_record_flag (question, KB_PARKED_SETTLED))
      g_string_append_printf (lines, "%s• %s", lines->len > 0 ? "\n" : "", text);
  }
  gtk_label_set_text (self->parked_label, lines->str);
  gtk_widget_set_visible (self->parked_box, lines->len > 0);
}
