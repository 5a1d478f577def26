// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-rows"

#include "kb-rows.h"

struct _KbRow {
  GObject parent_instance;

  KbRecord *record;
};

G_DEFINE_FINAL_TYPE (KbRow, kb_row, G_TYPE_OBJECT)

static guint row_changed_signal;

static void
kb_row_finalize (GObject *object)
{
  KbRow *self = KB_ROW (object);

  g_clear_pointer (&self->record, kb_record_unref);
  G_OBJECT_CLASS (kb_row_parent_class)->finalize (object);
}

static void
kb_row_class_init (KbRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_row_finalize;

  row_changed_signal =
      g_signal_new ("changed", KB_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kb_row_init (KbRow *self)
{
}

/**
 * kb_row_new:
 * @record: a record that stands in no table, such as a heading's
 *
 * Returns: (transfer full): a row that shows it
 */
KbRow *
kb_row_new (KbRecord *record)
{
  KbRow *row = g_object_new (KB_TYPE_ROW, NULL);

  row->record = kb_record_ref (record);
  return row;
}

/**
 * kb_row_get_record:
 * @row: a row
 *
 * Returns: (transfer none): the record as it is now
 */
KbRecord *
kb_row_get_record (KbRow *row)
{
  g_return_val_if_fail (KB_IS_ROW (row), NULL);

  return row->record;
}

const char *
kb_row_get_id (KbRow *row)
{
  g_return_val_if_fail (KB_IS_ROW (row), NULL);

  return kb_record_id (row->record);
}

/**
 * kb_row_emit_changed:
 * @row: a row
 *
 * Says that something shown with the row has changed, though its record has not (a class it
 * inherits, say).
 */
void
kb_row_emit_changed (KbRow *row)
{
  g_signal_emit (row, row_changed_signal, 0);
}

struct _KbRows {
  GObject parent_instance;

  KbKind kind;
  GPtrArray *list;   /* KbRow, in order */
  GHashTable *by_id; /* id → KbRow */
};

static GType
kb_rows_get_item_type (GListModel *model)
{
  return KB_TYPE_ROW;
}

static guint
kb_rows_get_n_items (GListModel *model)
{
  return KB_ROWS (model)->list->len;
}

static gpointer
kb_rows_get_item (GListModel *model, guint position)
{
  KbRows *self = KB_ROWS (model);

  return position < self->list->len ? g_object_ref (g_ptr_array_index (self->list, position))
                                    : NULL;
}

static void
kb_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kb_rows_get_item_type;
  iface->get_n_items = kb_rows_get_n_items;
  iface->get_item = kb_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KbRows,
                               kb_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kb_rows_list_model_init))

static void
kb_rows_finalize (GObject *object)
{
  KbRows *self = KB_ROWS (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->list);
  G_OBJECT_CLASS (kb_rows_parent_class)->finalize (object);
}

static void
kb_rows_class_init (KbRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_rows_finalize;
}

static void
kb_rows_init (KbRows *self)
{
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static KbRow *
row_new (KbRecord *record)
{
  KbRow *row = g_object_new (KB_TYPE_ROW, NULL);

  row->record = kb_record_ref (record);
  return row;
}

/* Makes the list what @content says, keeping the row objects of records that are still there. */
static void
rebuild (KbRows *self, KbContent *content)
{
  const GPtrArray *records = kb_content_list (content, self->kind);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) old = g_steal_pointer (&self->by_id);

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < records->len; i++) {
    KbRecord *record = g_ptr_array_index (records, i);
    KbRow *row = g_hash_table_lookup (old, kb_record_id (record));

    row = row ? g_object_ref (row) : row_new (record);
    g_ptr_array_add (list, row);
    g_hash_table_insert (self->by_id, g_strdup (kb_record_id (record)), row);
  }
  g_ptr_array_unref (self->list);
  self->list = list;
}

/**
 * kb_rows_new:
 * @content: a content
 * @kind: which records
 *
 * Returns: (transfer full): its records of @kind, by number or position
 */
KbRows *
kb_rows_new (KbContent *content, KbKind kind)
{
  KbRows *rows = g_object_new (KB_TYPE_ROWS, NULL);

  rows->kind = kind;
  rebuild (rows, content);
  return rows;
}

/* The narrowest range outside of which two lists are the same. */
static void
emit_difference (KbRows *self, GPtrArray *old)
{
  guint start = 0, end = 0;
  guint shortest = MIN (old->len, self->list->len);

  while (start < shortest
         && g_ptr_array_index (old, start) == g_ptr_array_index (self->list, start))
    start++;
  while (end < shortest - start
         && g_ptr_array_index (old, old->len - 1 - end)
                == g_ptr_array_index (self->list, self->list->len - 1 - end))
    end++;
  if (old->len == self->list->len && start == old->len)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                              self->list->len - start - end);
}

/**
 * kb_rows_follow:
 * @rows: the rows
 * @content: the content after the changes
 * @changes: what changed
 *
 * Edited rows emit "changed"; only when rows come, go or move does the list itself change.
 */
void
kb_rows_follow (KbRows *rows, KbContent *content, const KbChanges *changes)
{
  int position = kb_field_from_column (rows->kind, "position");
  g_autoptr (GPtrArray) edited = g_ptr_array_new ();
  gboolean reordered = FALSE;

  if (!kb_changes_touch (changes, rows->kind))
    return;
  for (guint i = 0; i < kb_changes_size (changes); i++) {
    const KbChange *change = kb_changes_get (changes, i);
    KbRow *row;

    if (change->kind != rows->kind)
      continue;
    row = g_hash_table_lookup (rows->by_id, change->id);
    if (change->type != KB_CHANGE_EDITED || !row) {
      reordered = TRUE;
      continue;
    }
    if (position != KB_NONE && kb_changes_field_changed (change, (guint) position))
      reordered = TRUE;
    kb_record_unref (row->record);
    row->record = kb_record_ref (change->after);
    g_ptr_array_add (edited, row);
  }
  if (reordered) {
    g_autoptr (GPtrArray) old = g_ptr_array_ref (rows->list);

    rebuild (rows, content);
    emit_difference (rows, old);
  }
  for (guint i = 0; i < edited->len; i++)
    kb_row_emit_changed (g_ptr_array_index (edited, i));
}

/**
 * kb_rows_find:
 * @rows: the rows
 * @id: (nullable): a record's id
 *
 * Returns: (transfer none) (nullable): its row
 */
KbRow *
kb_rows_find (KbRows *rows, const char *id)
{
  return id ? g_hash_table_lookup (rows->by_id, id) : NULL;
}
