// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-content"

#include "kb-content.h"

#include <string.h>

/* The most fields of one kind that are INDEXED. */
#define MAX_INDEXES 4

typedef struct {
  GHashTable *by_id;  /* id → KbRecord, owned */
  GPtrArray *ordered; /* every record, in order; NULL until somebody asks */
  guint n_indexes;
  guint indexed[MAX_INDEXES];
  GHashTable *indexes[MAX_INDEXES]; /* id referred to → GPtrArray of KbRecord */
} KbShelf;

struct _KbContent {
  gatomicrefcount references;
  KbShelf shelves[KB_N_KINDS];
};

static void
shelf_init (KbShelf *shelf, KbKind kind)
{
  const KbKindInfo *info = kb_kind_info (kind);

  shelf->by_id =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) kb_record_unref);
  for (guint field = 0; field < info->n_fields; field++) {
    if (!(info->fields[field].flags & KB_FIELD_INDEXED))
      continue;
    g_assert (shelf->n_indexes < MAX_INDEXES);
    shelf->indexed[shelf->n_indexes] = field;
    shelf->indexes[shelf->n_indexes] =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
    shelf->n_indexes++;
  }
}

static void
shelf_clear (KbShelf *shelf)
{
  for (guint i = 0; i < shelf->n_indexes; i++)
    g_hash_table_unref (shelf->indexes[i]);
  g_clear_pointer (&shelf->ordered, g_ptr_array_unref);
  g_hash_table_unref (shelf->by_id);
}

static void
shelf_index (KbShelf *shelf, KbRecord *record)
{
  for (guint i = 0; i < shelf->n_indexes; i++) {
    const char *target = kb_record_text (record, shelf->indexed[i]);
    GPtrArray *list;

    if (!target)
      continue;
    list = g_hash_table_lookup (shelf->indexes[i], target);
    if (!list) {
      list = g_ptr_array_new ();
      g_hash_table_insert (shelf->indexes[i], g_strdup (target), list);
    }
    g_ptr_array_add (list, record);
  }
}

static void
shelf_unindex (KbShelf *shelf, KbRecord *record)
{
  for (guint i = 0; i < shelf->n_indexes; i++) {
    const char *target = kb_record_text (record, shelf->indexed[i]);
    GPtrArray *list = target ? g_hash_table_lookup (shelf->indexes[i], target) : NULL;

    if (list)
      g_ptr_array_remove (list, record);
  }
}

/**
 * kb_content_new:
 *
 * Returns: (transfer full): an empty content
 */
KbContent *
kb_content_new (void)
{
  KbContent *content = g_new0 (KbContent, 1);

  g_atomic_ref_count_init (&content->references);
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    shelf_init (&content->shelves[kind], (KbKind) kind);
  return content;
}

/**
 * kb_content_copy:
 * @content: a content
 *
 * Returns: (transfer full): one with the same records that later changes of @content leave alone
 */
KbContent *
kb_content_copy (const KbContent *content)
{
  KbContent *copy = kb_content_new ();

  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    GHashTableIter iter;
    gpointer record;

    g_hash_table_iter_init (&iter, content->shelves[kind].by_id);
    while (g_hash_table_iter_next (&iter, NULL, &record))
      kb_content_put (copy, record);
  }
  return copy;
}

KbContent *
kb_content_ref (KbContent *content)
{
  g_atomic_ref_count_inc (&content->references);
  return content;
}

void
kb_content_unref (KbContent *content)
{
  if (!g_atomic_ref_count_dec (&content->references))
    return;
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    shelf_clear (&content->shelves[kind]);
  g_free (content);
}

/* What a kind is listed by: its position, number or round, else its id alone. */
static int
order_field (KbKind kind)
{
  static const char *const columns[] = { "position", "number", "round" };
  int field = KB_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (columns) && field == KB_NONE; i++)
    field = kb_field_from_column (kind, columns[i]);
  return field;
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  const KbRecord *one = *(KbRecord *const *) a;
  const KbRecord *other = *(KbRecord *const *) b;
  int field = GPOINTER_TO_INT (data);

  if (field != KB_NONE) {
    gint64 first = kb_record_integer (one, (guint) field);
    gint64 second = kb_record_integer (other, (guint) field);

    if (first != second)
      return first < second ? -1 : 1;
  }
  return strcmp (kb_record_id (one), kb_record_id (other));
}

/* Puts @record where @old stands in the order, if it belongs there too. A list of thousands is not
 * sorted anew for one that was edited. */
static gboolean
shelf_replace (KbShelf *shelf, KbRecord *old, KbRecord *record)
{
  gpointer field = GINT_TO_POINTER (order_field (kb_record_kind (record)));
  guint low = 0, high = shelf->ordered->len;

  if (compare_records (&old, &record, field) != 0)
    return FALSE;
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (compare_records (&g_ptr_array_index (shelf->ordered, middle), &record, field) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  g_assert (low < shelf->ordered->len && g_ptr_array_index (shelf->ordered, low) == old);
  g_ptr_array_index (shelf->ordered, low) = record;
  return TRUE;
}

/**
 * kb_content_put:
 * @content: a content
 * @record: a record; must not be changed any more
 *
 * Adds @record, in place of one with the same id. A reference is taken.
 */
void
kb_content_put (KbContent *content, KbRecord *record)
{
  KbShelf *shelf = &content->shelves[kb_record_kind (record)];
  const char *id = kb_record_id (record);
  KbRecord *old;

  g_return_if_fail (id != NULL);

  old = g_hash_table_lookup (shelf->by_id, id);
  if (old)
    shelf_unindex (shelf, old);
  if (!old || !shelf->ordered || !shelf_replace (shelf, old, record))
    g_clear_pointer (&shelf->ordered, g_ptr_array_unref);
  g_hash_table_replace (shelf->by_id, (gpointer) id, kb_record_ref (record));
  shelf_index (shelf, record);
}

/**
 * kb_content_remove:
 * @content: a content
 * @kind: a kind
 * @id: the id of a record of that kind
 *
 * Returns: whether there was such a record
 */
gboolean
kb_content_remove (KbContent *content, KbKind kind, const char *id)
{
  KbShelf *shelf = &content->shelves[kind];
  KbRecord *record = g_hash_table_lookup (shelf->by_id, id);

  if (!record)
    return FALSE;
  shelf_unindex (shelf, record);
  g_hash_table_remove (shelf->by_id, id);
  g_clear_pointer (&shelf->ordered, g_ptr_array_unref);
  return TRUE;
}

/**
 * kb_content_find:
 * @content: a content
 * @kind: a kind
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the record
 */
KbRecord *
kb_content_find (const KbContent *content, KbKind kind, const char *id)
{
  return id ? g_hash_table_lookup (content->shelves[kind].by_id, id) : NULL;
}

/**
 * kb_content_find_pair:
 * @content: a content
 * @kind: a composite kind
 * @first: its first key
 * @second: its second key
 *
 * Returns: (transfer none) (nullable): the record with these keys
 */
KbRecord *
kb_content_find_pair (const KbContent *content, KbKind kind, const char *first, const char *second)
{
  g_autofree char *id = kb_composite_id (first, second);

  return kb_content_find (content, kind, id);
}

/**
 * kb_content_get:
 * @content: a content
 * @kind: a kind
 * @id: the id of a record that must be there
 *
 * Returns: (transfer none): the record; a missing one is a programming error
 */
KbRecord *
kb_content_get (const KbContent *content, KbKind kind, const char *id)
{
  KbRecord *record = kb_content_find (content, kind, id);

  if (!record)
    g_error ("No %s with id %s", kb_kind_info (kind)->table, id);
  return record;
}

guint
kb_content_count (const KbContent *content, KbKind kind)
{
  return g_hash_table_size (content->shelves[kind].by_id);
}

/**
 * kb_content_list:
 * @content: a content
 * @kind: a kind
 *
 * Returns: (transfer none) (element-type KbRecord): all of that kind by number or position, then
 * id; valid until the kind changes
 */
const GPtrArray *
kb_content_list (KbContent *content, KbKind kind)
{
  KbShelf *shelf = &content->shelves[kind];

  if (!shelf->ordered) {
    GHashTableIter iter;
    gpointer record;

    shelf->ordered = g_ptr_array_sized_new (g_hash_table_size (shelf->by_id));
    g_hash_table_iter_init (&iter, shelf->by_id);
    while (g_hash_table_iter_next (&iter, NULL, &record))
      g_ptr_array_add (shelf->ordered, record);
    g_ptr_array_sort_with_data (shelf->ordered, compare_records,
                                GINT_TO_POINTER (order_field (kind)));
  }
  return shelf->ordered;
}

/**
 * kb_content_referring:
 * @content: a content
 * @kind: a kind
 * @field: one of its INDEXED fields
 * @id: (nullable): what they should refer to
 *
 * Returns: (transfer none) (nullable) (element-type KbRecord): the records of @kind whose @field is
 * @id, in no particular order; %NULL when there are none
 */
const GPtrArray *
kb_content_referring (const KbContent *content, KbKind kind, guint field, const char *id)
{
  const KbShelf *shelf = &content->shelves[kind];

  if (!id)
    return NULL;
  for (guint i = 0; i < shelf->n_indexes; i++)
    if (shelf->indexed[i] == field)
      return g_hash_table_lookup (shelf->indexes[i], id);
  g_return_val_if_reached (NULL);
}

/**
 * kb_content_referring_in_order:
 * @content: a content
 * @kind: a kind
 * @field: one of its INDEXED fields
 * @id: (nullable): what they should refer to
 *
 * Returns: (transfer container) (element-type KbRecord): the same as kb_content_referring(), in the
 * order of kb_content_list(): what a person is shown must not jump when it is changed
 */
GPtrArray *
kb_content_referring_in_order (const KbContent *content, KbKind kind, guint field, const char *id)
{
  const GPtrArray *found = kb_content_referring (content, kind, field, id);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; found && i < found->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (found, i));
  g_ptr_array_sort_with_data (list, compare_records, GINT_TO_POINTER (order_field (kind)));
  return list;
}

guint
kb_content_count_referring (const KbContent *content, KbKind kind, guint field, const char *id)
{
  const GPtrArray *list = kb_content_referring (content, kind, field, id);

  return list ? list->len : 0;
}

/**
 * kb_content_workbook:
 * @content: a content
 *
 * Returns: (transfer none) (nullable): the workbook's own record
 */
KbRecord *
kb_content_workbook (const KbContent *content)
{
  return kb_content_find (content, KB_KIND_WORKBOOK, KB_WORKBOOK_ID);
}

/**
 * kb_content_next_position:
 * @content: a content
 * @kind: a kind
 * @position_field: its field of position
 *
 * Returns: a position after all others of @kind
 */
gint64
kb_content_next_position (KbContent *content, KbKind kind, guint position_field)
{
  const GPtrArray *list = kb_content_list (content, kind);
  gint64 last;

  if (list->len == 0)
    return 1;
  last = kb_record_integer (g_ptr_array_index (list, list->len - 1), position_field);
  return last == KB_NO_INTEGER ? 1 : last + 1;
}
