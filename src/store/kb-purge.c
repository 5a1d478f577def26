// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-purge"

#include "kb-purge.h"

#include "kb-backup.h"
#include "kb-image.h"
#include "kb-table-writer.h"
#include "kb-workbook-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

/*
 * A purge is the one act that cannot be undone: gallring, or content that must not be here. Rows
 * go, every payload that touches them, points at them or says a name they have or had goes, drafts
 * that say it go, the file is rewritten and its backups are replaced. A record that was deleted
 * earlier is still in the history, so it can be purged too.
 */

typedef struct {
  KbEdit *edit;      /* the deletions, and the emptying of what pointed at them */
  GHashTable *rows;  /* "table/id" of what goes */
  GHashTable *found; /* those of them that there are, in the content or in the history */
  GPtrArray *words;  /* names that must not be found any more */
} KbPurge;

static char *
row_key (KbKind kind, const char *id)
{
  return g_strdup_printf ("%s/%s", kb_kind_info (kind)->table, id);
}

static void
add_word (KbPurge *purge, const char *word)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *quoted = NULL;

  if (!word || g_ptr_array_find_with_equal_func (purge->words, word, g_str_equal, NULL))
    return;
  g_ptr_array_add (purge->words, g_strdup (word));
  /* As it stands in the arguments of an act, and in a draft, when it has quotes and the like. */
  node = json_node_init_string (json_node_alloc (), word);
  quoted = json_to_string (node, FALSE);
  if (strlen (quoted) != strlen (word) + 2)
    g_ptr_array_add (purge->words, g_strndup (quoted + 1, strlen (quoted) - 2));
}

/* What people call a record is what must not be found. */
static void
add_name (KbPurge *purge, const KbRecord *record)
{
  static const char *const columns[] = { "name", "title" };

  for (guint i = 0; record && i < G_N_ELEMENTS (columns); i++) {
    int field = kb_field_from_column (kb_record_kind (record), columns[i]);

    if (field != KB_NONE)
      add_word (purge, kb_record_text (record, (guint) field));
  }
}

static void
collect (KbPurge *purge, KbContent *content, const KbPurgeTarget *targets, guint n_targets)
{
  for (guint i = 0; i < n_targets; i++) {
    KbRecord *record = kb_content_find (content, targets[i].kind, targets[i].id);

    g_hash_table_add (purge->rows, row_key (targets[i].kind, targets[i].id));
    if (!record)
      continue;
    add_name (purge, record);
    kb_edit_delete_with_children (purge->edit, content, targets[i].kind, targets[i].id);
  }
  for (guint i = 0; i < kb_edit_size (purge->edit); i++) {
    const KbEditStep *step = kb_edit_get (purge->edit, i);

    if (step->type != KB_EDIT_DELETE)
      continue;
    g_hash_table_add (purge->rows, row_key (step->kind, step->id));
    g_hash_table_add (purge->found, row_key (step->kind, step->id));
  }
}

static gboolean
bytes_contain (gconstpointer bytes, gsize size, const char *word)
{
  return memmem (bytes, size, word, strlen (word)) != NULL;
}

static gboolean
says_a_word (const KbPurge *purge, gconstpointer bytes, gsize size)
{
  for (guint i = 0; i < purge->words->len; i++)
    if (bytes && bytes_contain (bytes, size, g_ptr_array_index (purge->words, i)))
      return TRUE;
  return FALSE;
}

/* Whether a record points at one that goes. */
static gboolean
points_at_a_row (const KbPurge *purge, const KbRecord *record)
{
  const KbKindInfo *info = record ? kb_kind_info (kb_record_kind (record)) : NULL;

  for (guint field = 0; info && field < info->n_fields; field++) {
    const char *id =
        info->fields[field].type == KB_TYPE_REFERENCE ? kb_record_text (record, field) : NULL;
    g_autofree char *key = id ? row_key (info->fields[field].target, id) : NULL;

    if (key && g_hash_table_contains (purge->rows, key))
      return TRUE;
  }
  return FALSE;
}

/* Also learns from the changeset which names a row that goes has had. */
static gboolean
touches_a_row (KbPurge *purge, gconstpointer changeset, gsize size)
{
  g_autoptr (KbChanges) changes = kb_changes_from_changeset (changeset, size, FALSE, NULL, NULL);
  gboolean touches = FALSE;

  if (!changes)
    return TRUE; /* what can't be read must not stay */
  for (guint i = 0; i < kb_changes_size (changes); i++) {
    const KbChange *change = kb_changes_get (changes, i);
    g_autofree char *key = row_key (change->kind, change->id);

    if (g_hash_table_contains (purge->rows, key)) {
      add_name (purge, change->before);
      add_name (purge, change->after);
      g_hash_table_add (purge->found, g_steal_pointer (&key));
      touches = TRUE;
    } else if (points_at_a_row (purge, change->before) || points_at_a_row (purge, change->after)) {
      touches = TRUE;
    }
  }
  return touches;
}

static gboolean
all_found (const KbPurge *purge, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, purge->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (purge->found, key))
      return kb_store_error_gone (error, strchr (key, '/') + 1);
  return TRUE;
}

/* The first look finds the rows and learns their names; the second finds the names. */
static gboolean
find_payloads (KbDatabase *database, KbPurge *purge, GHashTable *hashes, GError **error)
{
  for (int look = 0; look < 2; look++) {
    sqlite3_stmt *statement = kb_database_prepare (
        database,
        "SELECT p.hash, p.arguments, p.changeset, e.target FROM history_payload p"
        " LEFT JOIN history_entry e ON e.hash = p.hash ORDER BY e.sequence",
        error);
    KbStep step;

    if (!statement)
      return FALSE;
    while ((step = kb_database_step (database, statement, error)) == KB_STEP_ROW) {
      const char *hash = (const char *) sqlite3_column_text (statement, 0);
      gconstpointer arguments = sqlite3_column_text (statement, 1);
      gsize arguments_size = (gsize) sqlite3_column_bytes (statement, 1);
      gconstpointer changeset = sqlite3_column_blob (statement, 2);
      gsize size = (gsize) sqlite3_column_bytes (statement, 2);
      const char *target = (const char *) sqlite3_column_text (statement, 3);

      if ((look == 0 && size > 0 && touches_a_row (purge, changeset, size))
          || says_a_word (purge, arguments, arguments_size) || says_a_word (purge, changeset, size)
          || (target && g_hash_table_contains (hashes, target)))
        g_hash_table_add (hashes, g_strdup (hash));
    }
    if (step != KB_STEP_DONE)
      return FALSE;
  }
  return all_found (purge, error);
}

static gboolean
run_with_text (KbDatabase *database, const char *sql, const char *text, GError **error)
{
  sqlite3_stmt *statement = kb_database_prepare (database, sql, error);

  if (!statement)
    return FALSE;
  kb_database_bind_text (statement, 1, text);
  return kb_database_run (database, statement, error);
}

static gboolean
drop_payloads (KbDatabase *database, GHashTable *hashes, GError **error)
{
  GHashTableIter iter;
  gpointer hash;

  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    if (!run_with_text (database, "DELETE FROM history_payload WHERE hash = ?1", hash, error))
      return FALSE;
  return TRUE;
}

/* Drafts and locked images that hold it. An image's checksum stays. */
static gboolean
drop_elsewhere (KbDatabase *database, const KbPurge *purge, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM draft WHERE instr (value, ?1) > 0 OR instr (key, ?1) > 0",
    "DELETE FROM view_state WHERE instr (value, ?1) > 0 OR instr (key, ?1) > 0",
    /* The bytes too, in case an image can't be read; a long text may lie in pieces, so what can be
     * read is gone through row by row in drop_images(). */
    "UPDATE locked_version SET image = NULL WHERE instr (image, CAST (?1 AS BLOB)) > 0",
  };
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    for (guint w = 0; w < purge->words->len; w++)
      if (!run_with_text (database, statements[i], g_ptr_array_index (purge->words, w), error))
        return FALSE;
  g_hash_table_iter_init (&iter, purge->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    const char *id = strchr (key, '/') + 1;

    for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
      if (!run_with_text (database, statements[i], id, error))
        return FALSE;
  }
  return TRUE;
}

static gboolean
record_holds (const KbPurge *purge, const KbRecord *record)
{
  const KbKindInfo *info = kb_kind_info (kb_record_kind (record));
  g_autofree char *key = row_key (kb_record_kind (record), kb_record_id (record));

  if (g_hash_table_contains (purge->rows, key) || points_at_a_row (purge, record))
    return TRUE;
  for (guint field = 0; field < info->n_fields; field++) {
    const char *text =
        kb_field_is_integer (&info->fields[field]) ? NULL : kb_record_text (record, field);

    if (text && says_a_word (purge, text, strlen (text)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
image_holds (const KbPurge *purge, gconstpointer data, gsize size)
{
  g_autoptr (KbDatabase) image = kb_image_open (data, size, NULL);
  g_autoptr (KbContent) content = image ? kb_table_read_all (image, NULL) : NULL;

  for (int kind = 0; content && kind < KB_N_KINDS; kind++) {
    const GPtrArray *list = kb_content_list (content, (KbKind) kind);

    for (guint i = 0; i < list->len; i++)
      if (record_holds (purge, g_ptr_array_index (list, i)))
        return TRUE;
  }
  return FALSE;
}

/* Locked images whose rows hold it. An image's checksum stays. */
static gboolean
drop_images (KbDatabase *database, const KbPurge *purge, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = kb_database_prepare (
      database, "SELECT id, image FROM locked_version WHERE image IS NOT NULL", error);
  KbStep step;

  if (!statement)
    return FALSE;
  while ((step = kb_database_step (database, statement, error)) == KB_STEP_ROW)
    if (image_holds (purge, sqlite3_column_blob (statement, 1),
                     (gsize) sqlite3_column_bytes (statement, 1)))
      g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  if (step != KB_STEP_DONE)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!run_with_text (database, "UPDATE locked_version SET image = NULL WHERE id = ?1",
                        g_ptr_array_index (ids, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_tombstones (KbDatabase *database, const KbPurge *purge, const KbEntry *entry, GError **error)
{
  sqlite3_stmt *statement;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, purge->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    g_auto (GStrv) parts = g_strsplit (key, "/", 2);

    statement = kb_database_prepare (
        database, "INSERT OR IGNORE INTO tombstone (kind, id, entry) VALUES (?1, ?2, ?3)", error);
    if (!statement)
      return FALSE;
    kb_database_bind_text (statement, 1, parts[0]);
    kb_database_bind_text (statement, 2, parts[1]);
    kb_database_bind_text (statement, 3, entry->hash);
    if (!kb_database_run (database, statement, error))
      return FALSE;
  }
  return TRUE;
}

/* How many rows that stay still say a purged name in some text. */
static guint
count_mentions (KbContent *content, const KbPurge *purge)
{
  guint mentions = 0;

  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    const GPtrArray *list = kb_content_list (content, (KbKind) kind);
    const KbKindInfo *info = kb_kind_info ((KbKind) kind);

    for (guint i = 0; i < list->len; i++)
      for (guint field = 0; field < info->n_fields; field++) {
        const char *text = info->fields[field].type == KB_TYPE_TEXT
                               ? kb_record_text (g_ptr_array_index (list, i), field)
                               : NULL;

        if (text && says_a_word (purge, text, strlen (text))) {
          mentions++;
          break;
        }
      }
  }
  return mentions;
}

static KbEntry *
run_purge (KbWorkbook *self, KbPurge *purge, KbChanges **changes, GError **error)
{
  g_autofree char *arguments =
      g_strdup_printf ("{\"count\":\"%u\"}", g_hash_table_size (purge->rows));
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KbEntry) entry = NULL;
  sqlite3_session *session = NULL;
  void *changeset = NULL;
  int size = 0;
  int result;

  if (!find_payloads (self->database, purge, hashes, error))
    return NULL;
  result = sqlite3session_create (kb_database_handle (self->database), "main", &session);
  if (result == SQLITE_OK)
    result = sqlite3session_attach (session, NULL);
  if (result == SQLITE_OK && kb_table_write (self->database, purge->edit, NULL, error)) {
    result = sqlite3session_changeset (session, &size, &changeset);
    if (result == SQLITE_OK)
      *changes = kb_changes_from_changeset (changeset, (gsize) size, FALSE, self->content, error);
    sqlite3_free (changeset);
  }
  sqlite3session_delete (session);
  if (result != SQLITE_OK)
    kb_database_set_error (self->database, result, error);
  if (!*changes || !drop_payloads (self->database, hashes, error)
      || !drop_elsewhere (self->database, purge, error)
      || !drop_images (self->database, purge, error))
    return NULL;
  entry = kb_history_write (self->history, self->database, KB_ENTRY_PURGE, "purge", self->author,
                            NULL, arguments, NULL, 0, error);
  if (!entry || !write_tombstones (self->database, purge, entry, error))
    return NULL;
  return g_steal_pointer (&entry);
}

static void
purge_clear (KbPurge *purge)
{
  kb_edit_free (purge->edit);
  g_hash_table_unref (purge->rows);
  g_hash_table_unref (purge->found);
  g_ptr_array_unref (purge->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbPurge, purge_clear)

/**
 * kb_workbook_purge:
 * @workbook: a workbook
 * @targets: what must go, with everything keyed by it
 * @n_targets: how many
 * @n_mentions: (out) (optional): how many rows that stay still say a purged name in a text of
 * theirs
 * @error: (out): %KB_STORE_ERROR, %KB_STORE_ERROR_GONE for one that neither the content nor the
 * history holds; nothing is then changed
 *
 * Removes records so that a search of the bytes of the file and its backups finds nothing of them.
 * Cannot be undone, and nothing before it can be undone either.
 *
 * Returns: whether they are gone
 */
gboolean
kb_workbook_purge (KbWorkbook *workbook,
                   const KbPurgeTarget *targets,
                   guint n_targets,
                   guint *n_mentions,
                   GError **error)
{
  g_auto (KbPurge) purge = { kb_edit_new ("purge"),
                             g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                             g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                             g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (KbChanges) changes = NULL;
  KbHistory *history;
  KbEntry *entry;

  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), FALSE);

  if (!kb_workbook_check_writable (workbook, error))
    return FALSE;
  collect (&purge, workbook->content, targets, n_targets);
  if (!kb_database_begin (workbook->database, error))
    return FALSE;
  entry = run_purge (workbook, &purge, &changes, error);
  if (!entry) {
    kb_database_rollback (workbook->database);
    return FALSE;
  }
  if (!kb_database_commit (workbook->database, error)) {
    kb_entry_free (entry);
    return FALSE;
  }
  kb_entry_free (entry);
  /* Entries in memory still hold the arguments of payloads that are gone. */
  history = kb_history_load (workbook->database, error);
  if (!history)
    return FALSE;
  kb_history_unref (workbook->history);
  workbook->history = history;
  kb_workbook_take_changes (workbook, changes);
  if (n_mentions)
    *n_mentions = count_mentions (workbook->content, &purge);
  if (!kb_database_exec (workbook->database, "VACUUM", error))
    return FALSE;
  kb_backup_remove_all (kb_history_first (workbook->history));
  return kb_workbook_back_up (workbook, "purge", error);
}
