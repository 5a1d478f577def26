// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-changes"

#include "kb-changes.h"

#include "kb-content.h"

struct _KbChanges {
  gatomicrefcount references;
  GArray *list; /* KbChange */
  guint by_kind[KB_N_KINDS];
};

static void
change_clear (gpointer data)
{
  KbChange *change = data;

  g_clear_pointer (&change->before, kb_record_unref);
  g_clear_pointer (&change->after, kb_record_unref);
}

static KbChanges *
changes_new (void)
{
  KbChanges *changes = g_new0 (KbChanges, 1);

  g_atomic_ref_count_init (&changes->references);
  changes->list = g_array_new (FALSE, FALSE, sizeof (KbChange));
  g_array_set_clear_func (changes->list, change_clear);
  return changes;
}

KbChanges *
kb_changes_ref (KbChanges *changes)
{
  g_atomic_ref_count_inc (&changes->references);
  return changes;
}

void
kb_changes_unref (KbChanges *changes)
{
  if (!g_atomic_ref_count_dec (&changes->references))
    return;
  g_array_unref (changes->list);
  g_free (changes);
}

static void
set_value (KbRecord *record, guint field, sqlite3_value *value)
{
  const KbFieldInfo *info = kb_field_info (kb_record_kind (record), field);

  if (kb_field_is_integer (info))
    kb_record_set_integer (
        record, field,
        sqlite3_value_type (value) == SQLITE_INTEGER ? sqlite3_value_int64 (value) : KB_NO_INTEGER);
  else
    kb_record_set_text (record, field,
                        sqlite3_value_type (value) == SQLITE_TEXT
                            ? (const char *) sqlite3_value_text (value)
                            : NULL);
}

typedef int (*ValueGetter) (sqlite3_changeset_iter *, int, sqlite3_value **);

/* A record from the old or the new side of a change. Columns stand in the order of the table: id
 * (if any), then fields. */
static KbRecord *
read_side (sqlite3_changeset_iter *iter,
           KbKind kind,
           int n_columns,
           ValueGetter get,
           const KbRecord *known,
           const char *id)
{
  const KbKindInfo *info = kb_kind_info (kind);
  int offset = info->composite ? 0 : 1;
  KbRecord *record = known ? kb_record_copy (known) : kb_record_new (kind, id);

  for (int column = offset; column < n_columns; column++) {
    sqlite3_value *value = NULL;

    if (get (iter, column, &value) == SQLITE_OK && value)
      set_value (record, (guint) (column - offset), value);
  }
  return record;
}

static const char *
read_text_key (sqlite3_changeset_iter *iter, int operation)
{
  sqlite3_value *value = NULL;
  int result = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, 0, &value)
                                          : sqlite3changeset_old (iter, 0, &value);

  return result == SQLITE_OK && value ? (const char *) sqlite3_value_text (value) : NULL;
}

static gboolean
read_change (KbChanges *changes, sqlite3_changeset_iter *iter, const KbContent *content)
{
  const char *table;
  int n_columns, operation, indirect;
  KbKind kind;
  KbChange change = { 0 };
  KbRecord *known = NULL;
  const char *id = NULL;

  if (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) != SQLITE_OK)
    return FALSE;
  kind = kb_kind_from_table (table);
  if (kind == KB_KIND_NONE)
    return FALSE;
  n_columns = MIN (n_columns,
                   (int) kb_kind_info (kind)->n_fields + (kb_kind_info (kind)->composite ? 0 : 1));
  if (!kb_kind_info (kind)->composite)
    id = read_text_key (iter, operation);
  change.kind = kind;
  switch (operation) {
  case SQLITE_INSERT:
    change.type = KB_CHANGE_ADDED;
    change.after = read_side (iter, kind, n_columns, sqlite3changeset_new, NULL, id);
    break;
  case SQLITE_DELETE:
    change.type = KB_CHANGE_REMOVED;
    change.before = read_side (iter, kind, n_columns, sqlite3changeset_old, NULL, id);
    break;
  default:
    change.type = KB_CHANGE_EDITED;
    change.before = read_side (iter, kind, n_columns, sqlite3changeset_old, NULL, id);
    if (content)
      known = kb_content_find (content, kind, kb_record_id (change.before));
    if (known) {
      kb_record_unref (change.before);
      change.before = kb_record_ref (known);
    }
    change.after = read_side (iter, kind, n_columns, sqlite3changeset_new, change.before, id);
    break;
  }
  change.id = kb_record_id (change.after ? change.after : change.before);
  changes->by_kind[kind]++;
  g_array_append_val (changes->list, change);
  return change.id != NULL;
}

/**
 * kb_changes_from_changeset:
 * @changeset: what an act recorded
 * @size: its size in bytes
 * @inverted: read it as its undoing
 * @content: (nullable): the content it is applied to, to know whole rows
 * @error: (out): %KB_STORE_ERROR_CORRUPT
 *
 * Returns: (transfer full) (nullable): the rows it touches
 */
KbChanges *
kb_changes_from_changeset (gconstpointer changeset,
                           gsize size,
                           gboolean inverted,
                           const KbContent *content,
                           GError **error)
{
  g_autoptr (KbChanges) changes = changes_new ();
  sqlite3_changeset_iter *iter = NULL;
  gboolean ok = TRUE;
  int result;

  if (size == 0)
    return g_steal_pointer (&changes);
  result = sqlite3changeset_start_v2 (&iter, (int) size, (void *) changeset,
                                      inverted ? SQLITE_CHANGESETSTART_INVERT : 0);
  while (result == SQLITE_OK && ok && (result = sqlite3changeset_next (iter)) == SQLITE_ROW) {
    ok = read_change (changes, iter, content);
    result = SQLITE_OK;
  }
  if (iter)
    sqlite3changeset_finalize (iter);
  if (!ok || result != SQLITE_DONE) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CORRUPT, "reason", "changeset", NULL);
    return NULL;
  }
  return g_steal_pointer (&changes);
}

/**
 * kb_changes_join:
 * @parts: what some acts changed, in their order
 * @n: how many
 *
 * Returns: (transfer full): all of it, a row as often as it was touched
 */
KbChanges *
kb_changes_join (KbChanges *const *parts, guint n)
{
  KbChanges *joined = changes_new ();

  for (guint i = 0; i < n; i++) {
    for (guint k = 0; k < parts[i]->list->len; k++) {
      KbChange change = g_array_index (parts[i]->list, KbChange, k);

      change.before = change.before ? kb_record_ref (change.before) : NULL;
      change.after = change.after ? kb_record_ref (change.after) : NULL;
      joined->by_kind[change.kind]++;
      g_array_append_val (joined->list, change);
    }
  }
  return joined;
}

guint
kb_changes_size (const KbChanges *changes)
{
  return changes->list->len;
}

const KbChange *
kb_changes_get (const KbChanges *changes, guint index)
{
  g_return_val_if_fail (index < changes->list->len, NULL);

  return &g_array_index (changes->list, KbChange, index);
}

gboolean
kb_changes_touch (const KbChanges *changes, KbKind kind)
{
  return changes->by_kind[kind] > 0;
}

/**
 * kb_changes_touch_method:
 * @changes: changes
 *
 * Returns: whether the workbook's method is among what changed
 */
gboolean
kb_changes_touch_method (const KbChanges *changes)
{
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    if (kb_kind_is_method ((KbKind) kind) && changes->by_kind[kind] > 0)
      return TRUE;
  return FALSE;
}

/**
 * kb_changes_field_changed:
 * @change: a change of an edited row
 * @field: a field
 *
 * Returns: whether that field is not the same before and after
 */
gboolean
kb_changes_field_changed (const KbChange *change, guint field)
{
  if (!change->before || !change->after)
    return !kb_record_is_null (change->before ? change->before : change->after, field);
  return !kb_record_same_value (change->before, change->after, field);
}

/**
 * kb_changes_apply:
 * @changes: changes
 * @content: the content they were read against
 *
 * Brings @content to what the file holds after them.
 */
void
kb_changes_apply (const KbChanges *changes, KbContent *content)
{
  for (guint i = 0; i < changes->list->len; i++) {
    const KbChange *change = &g_array_index (changes->list, KbChange, i);

    if (change->after)
      kb_content_put (content, change->after);
    else
      kb_content_remove (content, change->kind, change->id);
  }
}
