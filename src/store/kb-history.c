// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-history"

#include "kb-history.h"

#include "kb-date.h"
#include "kb-json.h"
#include "kb-kind.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define NONCE_SIZE 16

struct _KbHistory {
  gatomicrefcount references;
  GPtrArray *entries;
  GHashTable *by_hash;
  GPtrArray *undo; /* entries, the next to undo last */
  GPtrArray *redo;
};

static const char *const kind_codes[] = { "act", "undo", "redo", "purge", "barrier", "note" };

const char *
kb_entry_kind_code (KbEntryKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_codes), NULL);

  return kind_codes[kind];
}

static int
kind_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_codes); i++)
    if (g_strcmp0 (kind_codes[i], code) == 0)
      return (int) i;
  return -1;
}

void
kb_entry_free (KbEntry *entry)
{
  g_free (entry->id);
  g_free (entry->hash);
  g_free (entry->parent);
  g_free (entry->second_parent);
  g_free (entry->time);
  g_free (entry->author);
  g_free (entry->label);
  g_free (entry->target);
  g_free (entry->payload_digest);
  g_free (entry->arguments);
  g_free (entry);
}

static KbEntry *
entry_copy (const KbEntry *entry)
{
  KbEntry *copy = g_memdup2 (entry, sizeof *entry);

  copy->id = g_strdup (entry->id);
  copy->hash = g_strdup (entry->hash);
  copy->parent = g_strdup (entry->parent);
  copy->second_parent = g_strdup (entry->second_parent);
  copy->time = g_strdup (entry->time);
  copy->author = g_strdup (entry->author);
  copy->label = g_strdup (entry->label);
  copy->target = g_strdup (entry->target);
  copy->payload_digest = g_strdup (entry->payload_digest);
  copy->arguments = g_strdup (entry->arguments);
  return copy;
}

/**
 * kb_entry_argument:
 * @entry: an entry
 * @key: an argument's name
 *
 * Returns: (transfer full) (nullable): the argument, %NULL when there is none or the payload was
 * purged
 */
char *
kb_entry_argument (const KbEntry *entry, const char *key)
{
  g_autoptr (JsonNode) node = NULL;
  JsonNode *value;

  if (!entry->arguments || !kb_json_is_shallow (entry->arguments, -1))
    return NULL;
  node = json_from_string (entry->arguments, NULL);
  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  value = json_object_get_member (json_node_get_object (node), key);
  return value && JSON_NODE_HOLDS_VALUE (value) ? g_strdup (json_node_get_string (value)) : NULL;
}

/* Each part with its length before it, so that no two entries read as the same bytes. */
static void
hash_part (GChecksum *checksum, const char *part)
{
  g_autofree char *length = part ? g_strdup_printf ("%zu:", strlen (part)) : g_strdup ("-");

  g_checksum_update (checksum, (const guchar *) length, -1);
  if (part)
    g_checksum_update (checksum, (const guchar *) part, -1);
  g_checksum_update (checksum, (const guchar *) ";", 1);
}

static char *
hash_entry (const KbEntry *entry)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  hash_part (checksum, entry->id);
  hash_part (checksum, entry->parent);
  hash_part (checksum, entry->second_parent);
  hash_part (checksum, entry->time);
  hash_part (checksum, entry->author);
  hash_part (checksum, kind_codes[entry->kind]);
  hash_part (checksum, entry->label);
  hash_part (checksum, entry->target);
  hash_part (checksum, entry->payload_digest);
  return g_strdup (g_checksum_get_string (checksum));
}

static char *
digest_payload (gconstpointer nonce,
                gsize nonce_size,
                const char *arguments,
                gconstpointer changeset,
                gsize changeset_size)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, nonce, (gssize) nonce_size);
  g_checksum_update (checksum, (const guchar *) arguments, -1);
  if (changeset_size > 0)
    g_checksum_update (checksum, changeset, (gssize) changeset_size);
  return g_strdup (g_checksum_get_string (checksum));
}

/* Who can be undone and redone follows from the entries alone, so it survives a restart. */
static void
fold (KbHistory *history, KbEntry *entry)
{
  KbEntry *target;

  switch (entry->kind) {
  case KB_ENTRY_ACT:
    if (entry->parent)
      g_ptr_array_add (history->undo, entry);
    g_ptr_array_set_size (history->redo, 0);
    break;
  case KB_ENTRY_UNDO:
  case KB_ENTRY_REDO:
    target = entry->target ? g_hash_table_lookup (history->by_hash, entry->target) : NULL;
    if (!target)
      break;
    g_ptr_array_remove (entry->kind == KB_ENTRY_UNDO ? history->undo : history->redo, target);
    g_ptr_array_add (entry->kind == KB_ENTRY_UNDO ? history->redo : history->undo, target);
    break;
  case KB_ENTRY_NOTE:
    break;
  case KB_ENTRY_PURGE:
  case KB_ENTRY_BARRIER:
  default:
    g_ptr_array_set_size (history->undo, 0);
    g_ptr_array_set_size (history->redo, 0);
    break;
  }
}

/**
 * kb_history_add:
 * @history: a history
 * @entry: (transfer full): an entry that has been committed
 */
void
kb_history_add (KbHistory *history, KbEntry *entry)
{
  g_ptr_array_add (history->entries, entry);
  g_hash_table_insert (history->by_hash, entry->hash, entry);
  fold (history, entry);
}

static KbHistory *
history_new (void)
{
  KbHistory *history = g_new0 (KbHistory, 1);

  g_atomic_ref_count_init (&history->references);
  history->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_entry_free);
  history->by_hash = g_hash_table_new (g_str_hash, g_str_equal);
  history->undo = g_ptr_array_new ();
  history->redo = g_ptr_array_new ();
  return history;
}

static char *
column_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * kb_history_load:
 * @database: a workbook's database
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): all its entries
 */
KbHistory *
kb_history_load (KbDatabase *database, GError **error)
{
  g_autoptr (KbHistory) history = history_new ();
  sqlite3_stmt *statement = kb_database_prepare (
      database,
      "SELECT e.sequence, e.id, e.hash, e.parent, e.second_parent, e.time, e.author, e.kind,"
      " e.label, e.target, e.payload_digest, p.arguments"
      " FROM history_entry e LEFT JOIN history_payload p ON p.hash = e.hash ORDER BY e.sequence",
      error);
  KbStep step;

  if (!statement)
    return NULL;
  while ((step = kb_database_step (database, statement, error)) == KB_STEP_ROW) {
    KbEntry *entry = g_new0 (KbEntry, 1);
    int kind = kind_from_code ((const char *) sqlite3_column_text (statement, 7));

    entry->sequence = sqlite3_column_int64 (statement, 0);
    entry->id = column_text (statement, 1);
    entry->hash = column_text (statement, 2);
    entry->parent = column_text (statement, 3);
    entry->second_parent = column_text (statement, 4);
    entry->time = column_text (statement, 5);
    entry->author = column_text (statement, 6);
    entry->kind = (KbEntryKind) MAX (kind, 0);
    entry->label = column_text (statement, 8);
    entry->target = column_text (statement, 9);
    entry->payload_digest = column_text (statement, 10);
    entry->arguments = column_text (statement, 11);
    kb_history_add (history, entry);
    if (kind < 0) {
      sqlite3_reset (statement);
      kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CORRUPT, "reason", "history", NULL);
      return NULL;
    }
  }
  return step == KB_STEP_DONE ? g_steal_pointer (&history) : NULL;
}

/**
 * kb_history_copy:
 * @history: a history
 *
 * Returns: (transfer full): one that later acts leave alone, for a report made in another thread
 */
KbHistory *
kb_history_copy (const KbHistory *history)
{
  return kb_history_copy_until (history, NULL);
}

/**
 * kb_history_copy_until:
 * @history: a history
 * @head: (nullable): the hash of the last entry that goes along; all do without it
 *
 * Returns: (transfer full): the history as it was when @head was its newest entry
 */
KbHistory *
kb_history_copy_until (const KbHistory *history, const char *head)
{
  KbHistory *copy = history_new ();

  for (guint i = 0; i < history->entries->len; i++) {
    const KbEntry *entry = g_ptr_array_index (history->entries, i);

    kb_history_add (copy, entry_copy (entry));
    if (g_strcmp0 (entry->hash, head) == 0)
      break;
  }
  return copy;
}

KbHistory *
kb_history_ref (KbHistory *history)
{
  g_atomic_ref_count_inc (&history->references);
  return history;
}

void
kb_history_unref (KbHistory *history)
{
  if (!g_atomic_ref_count_dec (&history->references))
    return;
  g_ptr_array_unref (history->undo);
  g_ptr_array_unref (history->redo);
  g_hash_table_unref (history->by_hash);
  g_ptr_array_unref (history->entries);
  g_free (history);
}

guint
kb_history_size (const KbHistory *history)
{
  return history->entries->len;
}

const KbEntry *
kb_history_get (const KbHistory *history, guint index)
{
  g_return_val_if_fail (index < history->entries->len, NULL);

  return g_ptr_array_index (history->entries, index);
}

const KbEntry *
kb_history_find (const KbHistory *history, const char *hash)
{
  return hash ? g_hash_table_lookup (history->by_hash, hash) : NULL;
}

static const KbEntry *
last (GPtrArray *stack)
{
  return stack->len > 0 ? g_ptr_array_index (stack, stack->len - 1) : NULL;
}

/**
 * kb_history_to_undo:
 * @history: a history
 *
 * Returns: (transfer none) (nullable): the act that undo would take back
 */
const KbEntry *
kb_history_to_undo (const KbHistory *history)
{
  return last (history->undo);
}

const KbEntry *
kb_history_to_redo (const KbHistory *history)
{
  return last (history->redo);
}

/**
 * kb_history_head:
 * @history: a history
 *
 * Returns: (nullable): the hash of the newest entry
 */
const char *
kb_history_head (const KbHistory *history)
{
  const KbEntry *entry = last (history->entries);

  return entry ? entry->hash : NULL;
}

/**
 * kb_history_first:
 * @history: a history
 *
 * Returns: (nullable): the hash of the first entry, which all copies of a workbook share
 */
const char *
kb_history_first (const KbHistory *history)
{
  return history->entries->len > 0 ? kb_history_get (history, 0)->hash : NULL;
}

static gboolean
write_payload (KbDatabase *database,
               const KbEntry *entry,
               gconstpointer nonce,
               gconstpointer changeset,
               gsize size,
               GError **error)
{
  sqlite3_stmt *statement = kb_database_prepare (
      database,
      "INSERT INTO history_payload (hash, nonce, arguments, changeset) VALUES (?1, ?2, ?3, ?4)",
      error);

  if (!statement)
    return FALSE;
  kb_database_bind_text (statement, 1, entry->hash);
  sqlite3_bind_blob (statement, 2, nonce, NONCE_SIZE, SQLITE_TRANSIENT);
  kb_database_bind_text (statement, 3, entry->arguments);
  if (size > 0)
    sqlite3_bind_blob64 (statement, 4, changeset, size, SQLITE_TRANSIENT);
  else
    sqlite3_bind_zeroblob (statement, 4, 0);
  return kb_database_run (database, statement, error);
}

static gboolean
write_entry (KbDatabase *database, const KbEntry *entry, GError **error)
{
  sqlite3_stmt *statement = kb_database_prepare (
      database,
      "INSERT INTO history_entry (sequence, id, hash, parent, second_parent, time, author, kind,"
      " label, target, payload_digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error);

  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, entry->sequence);
  kb_database_bind_text (statement, 2, entry->id);
  kb_database_bind_text (statement, 3, entry->hash);
  kb_database_bind_text (statement, 4, entry->parent);
  kb_database_bind_text (statement, 5, entry->second_parent);
  kb_database_bind_text (statement, 6, entry->time);
  kb_database_bind_text (statement, 7, entry->author);
  kb_database_bind_text (statement, 8, kind_codes[entry->kind]);
  kb_database_bind_text (statement, 9, entry->label);
  kb_database_bind_text (statement, 10, entry->target);
  kb_database_bind_text (statement, 11, entry->payload_digest);
  return kb_database_run (database, statement, error);
}

/**
 * kb_history_write:
 * @history: the history as it is before
 * @database: the database, in the transaction of the act itself
 * @kind: what the entry is
 * @label: the act's key
 * @author: (nullable): the role that acts
 * @target: (nullable): the hash of the act that is undone or redone
 * @arguments: a JSON object
 * @changeset: (nullable): what the act changed
 * @changeset_size: its size in bytes
 * @error: (out): %KB_STORE_ERROR
 *
 * Writes an entry. It joins @history with kb_history_add() once the transaction is committed.
 *
 * Returns: (transfer full) (nullable): the entry
 */
KbEntry *
kb_history_write (KbHistory *history,
                  KbDatabase *database,
                  KbEntryKind kind,
                  const char *label,
                  const char *author,
                  const char *target,
                  const char *arguments,
                  gconstpointer changeset,
                  gsize changeset_size,
                  GError **error)
{
  g_autoptr (KbEntry) entry = g_new0 (KbEntry, 1);
  const KbEntry *newest = last (history->entries);
  guint8 nonce[NONCE_SIZE];

  sqlite3_randomness (NONCE_SIZE, nonce);
  entry->sequence = newest ? newest->sequence + 1 : 1;
  entry->id = kb_new_id ();
  entry->parent = g_strdup (newest ? newest->hash : NULL);
  entry->time = kb_date_now ();
  entry->author = g_strdup (author ? author : "");
  entry->kind = kind;
  entry->label = g_strdup (label);
  entry->target = g_strdup (target);
  entry->arguments = g_strdup (arguments);
  entry->payload_digest = digest_payload (nonce, NONCE_SIZE, arguments, changeset, changeset_size);
  entry->hash = hash_entry (entry);
  if (!write_entry (database, entry, error)
      || !write_payload (database, entry, nonce, changeset, changeset_size, error))
    return NULL;
  return g_steal_pointer (&entry);
}

/**
 * kb_history_read_changeset:
 * @database: a workbook's database
 * @entry: an entry
 * @error: (out): %KB_STORE_ERROR_CORRUPT when the payload is not the one the entry was made with
 *
 * Returns: (transfer full) (nullable): the changeset; %NULL without an error when it was purged
 */
GBytes *
kb_history_read_changeset (KbDatabase *database, const KbEntry *entry, GError **error)
{
  sqlite3_stmt *statement = kb_database_prepare (
      database, "SELECT nonce, arguments, changeset FROM history_payload WHERE hash = ?1", error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  if (!statement)
    return NULL;
  kb_database_bind_text (statement, 1, entry->hash);
  if (kb_database_step (database, statement, error) != KB_STEP_ROW)
    return NULL;
  bytes =
      g_bytes_new (sqlite3_column_blob (statement, 2), (gsize) sqlite3_column_bytes (statement, 2));
  digest = digest_payload (sqlite3_column_blob (statement, 0),
                           (gsize) sqlite3_column_bytes (statement, 0),
                           (const char *) sqlite3_column_text (statement, 1),
                           g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  sqlite3_reset (statement);
  if (!g_str_equal (digest, entry->payload_digest)) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CORRUPT, "reason", "payload", NULL);
    return NULL;
  }
  return g_steal_pointer (&bytes);
}

/**
 * kb_history_verify:
 * @history: a history
 * @database: the database it came from
 * @broken_at: (out): the place in the chain, from 1, of the first entry that does not fit; 0 when
 * all do
 * @error: (out): %KB_STORE_ERROR when reading failed for another reason
 *
 * Returns: whether the whole chain holds
 */
gboolean
kb_history_verify (const KbHistory *history,
                   KbDatabase *database,
                   gint64 *broken_at,
                   GError **error)
{
  const char *parent = NULL;
  guint last_purge = 0;

  *broken_at = 0;
  for (guint i = 0; i < history->entries->len; i++)
    if (kb_history_get (history, i)->kind == KB_ENTRY_PURGE)
      last_purge = i;
  for (guint i = 0; i < history->entries->len; i++) {
    const KbEntry *entry = kb_history_get (history, i);
    g_autofree char *hash = hash_entry (entry);
    g_autoptr (GError) local = NULL;
    g_autoptr (GBytes) bytes = NULL;

    *broken_at = (gint64) i + 1;
    if (g_strcmp0 (hash, entry->hash) != 0 || g_strcmp0 (parent, entry->parent) != 0
        || entry->sequence != (gint64) i + 1)
      return FALSE;
    bytes = kb_history_read_changeset (database, entry, &local);
    if (g_error_matches (local, KB_STORE_ERROR, KB_STORE_ERROR_CORRUPT))
      return FALSE;
    if (local) {
      *broken_at = 0;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (!bytes && i >= last_purge)
      return FALSE; /* only a purge takes payloads away */
    parent = entry->hash;
  }
  *broken_at = 0;
  return TRUE;
}

static int
on_conflict (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * kb_history_apply:
 * @database: a database in a transaction
 * @changeset: what an act recorded
 * @size: its size in bytes
 * @inverted: take it back instead
 * @error: (out): %KB_STORE_ERROR_CONFLICT when a row is not as the changeset expects
 *
 * Returns: whether every row was changed
 */
gboolean
kb_history_apply (
    KbDatabase *database, gconstpointer changeset, gsize size, gboolean inverted, GError **error)
{
  int result;

  if (size == 0)
    return TRUE;
  result = sqlite3changeset_apply_v2 (kb_database_handle (database), (int) size, (void *) changeset,
                                      NULL, on_conflict, NULL, NULL, NULL,
                                      inverted ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  if (result == SQLITE_OK)
    return TRUE;
  if (result == SQLITE_ABORT || (result & 0xff) == SQLITE_CONSTRAINT)
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CONFLICT, NULL);
  else
    kb_database_set_error (database, result, error);
  return FALSE;
}

static gboolean
replay_entry (const KbHistory *history,
              const KbEntry *entry,
              KbDatabase *from,
              KbDatabase *onto,
              GError **error)
{
  gboolean inverted = entry->kind == KB_ENTRY_UNDO;
  const KbEntry *source = entry->target ? kb_history_find (history, entry->target) : entry;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;

  if (!source) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CORRUPT, "reason", "history", NULL);
    return FALSE;
  }
  bytes = kb_history_read_changeset (from, source, &local);
  if (!bytes) {
    if (!local)
      kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_GONE, "value", source->hash, NULL);
    else
      g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return kb_history_apply (onto, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), inverted,
                           error);
}

/**
 * kb_history_replay:
 * @history: a history
 * @from: the database it came from
 * @onto: an empty workbook
 * @error: (out): %KB_STORE_ERROR_GONE when a payload was purged
 *
 * Does every act over again. That it gives the same content shows that nothing writes beside the
 * history.
 *
 * Returns: whether all could be replayed
 */
gboolean
kb_history_replay (const KbHistory *history, KbDatabase *from, KbDatabase *onto, GError **error)
{
  for (guint i = 0; i < history->entries->len; i++) {
    if (!kb_database_begin (onto, error))
      return FALSE;
    if (!replay_entry (history, kb_history_get (history, i), from, onto, error)) {
      kb_database_rollback (onto);
      return FALSE;
    }
    if (!kb_database_commit (onto, error))
      return FALSE;
  }
  return TRUE;
}
