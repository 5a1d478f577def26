// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-version"

#include "kb-version.h"

#include "kb-decision.h"
#include "kb-image.h"
#include "kb-table-writer.h"
#include "kb-workbook-private.h"

#include <string.h>

/*
 * Locked versions (design §5). Locking freezes what goes with the kallelse; the workbook can be
 * worked on meanwhile, and what has changed since is listed against the version. A version is
 * never taken back: locking again for the same decision makes the next one.
 */

void
kb_version_free (KbVersion *version)
{
  g_free (version->id);
  g_free (version->decision_id);
  g_free (version->label);
  g_free (version->locked_at);
  g_free (version->locked_by);
  g_free (version->head);
  g_free (version->checksum);
  g_free (version);
}

KbVersion *
kb_version_copy (const KbVersion *version)
{
  KbVersion *copy = g_new0 (KbVersion, 1);

  copy->id = g_strdup (version->id);
  copy->decision_id = g_strdup (version->decision_id);
  copy->label = g_strdup (version->label);
  copy->locked_at = g_strdup (version->locked_at);
  copy->locked_by = g_strdup (version->locked_by);
  copy->head = g_strdup (version->head);
  copy->checksum = g_strdup (version->checksum);
  copy->kept = version->kept;
  return copy;
}

static char *
text_of (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * kb_workbook_list_versions:
 * @workbook: a workbook
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: (transfer container) (nullable) (element-type KbVersion): its locked versions, the
 * oldest first
 */
GPtrArray *
kb_workbook_list_versions (KbWorkbook *workbook, GError **error)
{
  g_autoptr (GPtrArray) versions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kb_version_free);
  sqlite3_stmt *statement;
  KbStep step;

  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  if (!kb_workbook_check_connected (workbook, error))
    return NULL;
  statement = kb_database_prepare (
      workbook->database,
      "SELECT id, decision_id, label, locked_at, locked_by, head, checksum, image IS NOT NULL"
      " FROM locked_version ORDER BY locked_at, rowid",
      error);
  if (!statement)
    return NULL;
  while ((step = kb_database_step (workbook->database, statement, error)) == KB_STEP_ROW) {
    KbVersion *version = g_new0 (KbVersion, 1);

    version->id = text_of (statement, 0);
    version->decision_id = text_of (statement, 1);
    version->label = text_of (statement, 2);
    version->locked_at = text_of (statement, 3);
    version->locked_by = text_of (statement, 4);
    version->head = text_of (statement, 5);
    version->checksum = text_of (statement, 6);
    version->kept = sqlite3_column_int (statement, 7) != 0;
    g_ptr_array_add (versions, version);
  }
  return step == KB_STEP_DONE ? g_steal_pointer (&versions) : NULL;
}

/**
 * kb_workbook_find_version:
 * @workbook: a workbook
 * @label: what a version is called, such as 1.0
 * @error: (out): %KB_STORE_ERROR_NO_VERSION with the ones there are
 *
 * Returns: (transfer full) (nullable): the version
 */
KbVersion *
kb_workbook_find_version (KbWorkbook *workbook, const char *label, GError **error)
{
  g_autoptr (GPtrArray) versions = kb_workbook_list_versions (workbook, error);
  g_autoptr (GString) choices = g_string_new (NULL);

  if (!versions)
    return NULL;
  for (guint i = 0; i < versions->len; i++) {
    KbVersion *version = g_ptr_array_index (versions, i);

    if (g_strcmp0 (version->label, label) == 0)
      return kb_version_copy (version);
    g_string_append_printf (choices, "%s%s", i > 0 ? ", " : "", version->label);
  }
  kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_NO_VERSION, "value", label, "choices",
                versions->len > 0 ? choices->str : "–", NULL);
  return NULL;
}

/**
 * kb_workbook_newest_version:
 * @workbook: a workbook
 * @decision_id: (nullable): a decision
 *
 * Returns: (transfer full) (nullable): the version that was locked last for that decision
 */
KbVersion *
kb_workbook_newest_version (KbWorkbook *workbook, const char *decision_id)
{
  g_autoptr (GPtrArray) versions = kb_workbook_list_versions (workbook, NULL);

  for (guint i = versions ? versions->len : 0; i > 0; i--) {
    const KbVersion *version = g_ptr_array_index (versions, i - 1);

    if (decision_id && g_strcmp0 (version->decision_id, decision_id) == 0)
      return kb_version_copy (version);
  }
  return NULL;
}

/* A decision's first version takes the next whole number; locking again counts up behind the dot.
 */
static char *
next_label (const GPtrArray *versions, const char *decision_id)
{
  gint64 major = 0, minor = -1;

  for (guint i = 0; i < versions->len; i++) {
    const KbVersion *version = g_ptr_array_index (versions, i);
    const char *dot = strchr (version->label, '.');
    gint64 number = g_ascii_strtoll (version->label, NULL, 10);
    gint64 again = dot ? g_ascii_strtoll (dot + 1, NULL, 10) : 0;

    if (g_strcmp0 (version->decision_id, decision_id) == 0 && number >= major) {
      minor = number > major || minor < 0 ? again : MAX (minor, again);
      major = number;
    } else if (number > major) {
      major = number;
      minor = -1;
    }
  }
  if (minor < 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT ".0", major + 1);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, major, minor + 1);
}

static gboolean
insert_version (KbDatabase *database, const KbVersion *version, GBytes *image, GError **error)
{
  sqlite3_stmt *statement = kb_database_prepare (
      database,
      "INSERT INTO locked_version (id, decision_id, label, locked_at, locked_by, head, checksum,"
      " image) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      error);

  if (!statement)
    return FALSE;
  kb_database_bind_text (statement, 1, version->id);
  kb_database_bind_text (statement, 2, version->decision_id);
  kb_database_bind_text (statement, 3, version->label);
  kb_database_bind_text (statement, 4, version->locked_at);
  kb_database_bind_text (statement, 5, version->locked_by);
  kb_database_bind_text (statement, 6, version->head);
  kb_database_bind_text (statement, 7, version->checksum);
  sqlite3_bind_blob64 (statement, 8, g_bytes_get_data (image, NULL), g_bytes_get_size (image),
                       SQLITE_STATIC);
  if (!kb_database_run (database, statement, error))
    return FALSE;
  sqlite3_clear_bindings (statement);
  return TRUE;
}

/* The version and the line of history that tells of it. */
static gboolean
write_version (KbWorkbook *self, const KbVersion *version, GBytes *image, GError **error)
{
  g_autoptr (KbEdit) words = kb_edit_new ("version-lock");
  g_autofree char *arguments = NULL;
  KbEntry *entry = NULL;

  kb_edit_set_argument (words, "name", version->label);
  kb_edit_set_argument (words, "checksum", version->checksum);
  arguments = kb_edit_arguments_json (words);
  if (!kb_database_begin (self->database, error))
    return FALSE;
  if (insert_version (self->database, version, image, error))
    entry = kb_history_write (self->history, self->database, KB_ENTRY_NOTE, "version-lock",
                              self->author, NULL, arguments, NULL, 0, error);
  if (!entry) {
    kb_database_rollback (self->database);
    return FALSE;
  }
  if (!kb_database_commit (self->database, error)) {
    kb_entry_free (entry);
    return FALSE;
  }
  kb_history_add (self->history, entry);
  return TRUE;
}

static void
tell (KbWorkbook *self)
{
  g_autoptr (KbChanges) none = kb_changes_from_changeset (NULL, 0, FALSE, NULL, NULL);

  kb_workbook_take_changes (self, none);
}

/**
 * kb_workbook_lock_version:
 * @workbook: a workbook whose case is being prepared
 * @version: (out) (optional) (transfer full): the locked version
 * @error: (out): %KB_STORE_ERROR_NO_DECISION when no decision is being prepared
 *
 * *Lås inför nämnd*: keeps the workbook as it is now. When nothing has changed since the decision's
 * last version, that one stands.
 *
 * Returns: whether there is a locked version of the workbook as it is
 */
gboolean
kb_workbook_lock_version (KbWorkbook *workbook, KbVersion **version, GError **error)
{
  const KbRecord *decision;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (KbVersion) made = g_new0 (KbVersion, 1);
  g_autoptr (KbVersion) last = NULL;
  g_autoptr (GBytes) image = NULL;

  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), FALSE);

  if (!kb_workbook_check_writable (workbook, error))
    return FALSE;
  decision = kb_decision_current (workbook->content);
  if (!decision) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_NO_DECISION, NULL);
    return FALSE;
  }
  versions = kb_workbook_list_versions (workbook, error);
  image = versions ? kb_image_make (workbook->content, kb_record_id (decision), error) : NULL;
  if (!image)
    return FALSE;
  made->checksum = kb_image_checksum (image);
  last = kb_workbook_newest_version (workbook, kb_record_id (decision));
  if (last && last->kept && g_str_equal (last->checksum, made->checksum)) {
    if (version)
      *version = g_steal_pointer (&last);
    return TRUE;
  }
  made->id = kb_new_id ();
  made->decision_id = g_strdup (kb_record_id (decision));
  made->label = next_label (versions, made->decision_id);
  made->locked_at = kb_date_now ();
  made->locked_by = g_strdup (workbook->author ? workbook->author : "");
  made->head = g_strdup (kb_history_head (workbook->history));
  made->kept = TRUE;
  if (!write_version (workbook, made, image, error))
    return FALSE;
  tell (workbook);
  if (version)
    *version = g_steal_pointer (&made);
  return TRUE;
}

/* The image, checked against its checksum. */
static KbDatabase *
open_image (KbWorkbook *self, const KbVersion *version, GError **error)
{
  sqlite3_stmt *statement;
  g_autoptr (GBytes) image = NULL;
  g_autofree char *checksum = NULL;

  if (!kb_workbook_check_connected (self, error))
    return NULL;
  statement =
      kb_database_prepare (self->database, "SELECT image FROM locked_version WHERE id = ?1", error);
  if (!statement)
    return NULL;
  kb_database_bind_text (statement, 1, version->id);
  if (kb_database_step (self->database, statement, error) == KB_STEP_ROW) {
    if (sqlite3_column_type (statement, 0) == SQLITE_BLOB)
      image = g_bytes_new (sqlite3_column_blob (statement, 0),
                           (gsize) sqlite3_column_bytes (statement, 0));
    sqlite3_reset (statement);
  }
  if (!image) {
    if (error && !*error)
      kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_VERSION_GONE, "value", version->label,
                    NULL);
    return NULL;
  }
  checksum = kb_image_checksum (image);
  if (!g_str_equal (checksum, version->checksum)) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CORRUPT, "reason", "checksum", "file",
                  self->path, NULL);
    return NULL;
  }
  return kb_image_open (g_bytes_get_data (image, NULL), g_bytes_get_size (image), error);
}

/**
 * kb_workbook_open_version:
 * @workbook: a workbook
 * @version: one of its versions
 * @error: (out): %KB_STORE_ERROR_VERSION_GONE when a purge has taken it
 *
 * Returns: (transfer full) (nullable): the workbook as it was locked, in memory and for reading
 */
KbWorkbook *
kb_workbook_open_version (KbWorkbook *workbook, const KbVersion *version, GError **error)
{
  g_autoptr (KbWorkbook) self = NULL;

  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  self = g_object_new (KB_TYPE_WORKBOOK, NULL);
  self->path = g_strdup_printf ("%s (%s)", workbook->path, version->label);
  self->author = g_strdup (workbook->author);
  self->access = KB_READ_ONLY_VERSION;
  kb_error_set (&self->access_error, KB_STORE_ERROR, KB_STORE_ERROR_READ_ONLY, "reason", "version",
                "value", version->label, NULL);
  self->database = open_image (workbook, version, error);
  if (!self->database || !kb_database_exec (self->database, "PRAGMA query_only = ON;", error)
      || !kb_workbook_load_content (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static KbChanges *
difference (KbDatabase *now, const KbContent *then, GError **error)
{
  sqlite3_session *session = NULL;
  KbChanges *changes = NULL;
  void *changeset = NULL;
  int size = 0;
  int result = sqlite3session_create (kb_database_handle (now), "main", &session);

  for (int kind = 0; result == SQLITE_OK && kind < KB_N_KINDS; kind++) {
    const char *table = kb_kind_info ((KbKind) kind)->table;

    result = sqlite3session_attach (session, table);
    if (result == SQLITE_OK)
      result = sqlite3session_diff (session, "earlier", table, NULL);
  }
  if (result == SQLITE_OK)
    result = sqlite3session_changeset (session, &size, &changeset);
  if (result == SQLITE_OK)
    changes = kb_changes_from_changeset (changeset, (gsize) size, FALSE, then, error);
  else
    kb_database_set_error (now, result, error);
  sqlite3_free (changeset);
  if (session)
    sqlite3session_delete (session);
  return changes;
}

/**
 * kb_workbook_compare_version:
 * @workbook: a workbook
 * @version: one of its versions
 * @then: (out) (optional) (transfer full): what it held then
 * @error: (out): %KB_STORE_ERROR
 *
 * The outcome of the version's own decision is no change: it is registered on it.
 *
 * Returns: (transfer full) (nullable): what has changed from the version to now
 */
KbChanges *
kb_workbook_compare_version (KbWorkbook *workbook,
                             const KbVersion *version,
                             KbContent **then,
                             GError **error)
{
  g_autoptr (KbDatabase) earlier = NULL;
  g_autoptr (KbDatabase) now = NULL;
  g_autoptr (KbContent) content = NULL;
  g_autoptr (GBytes) image = NULL;
  KbChanges *changes;

  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  earlier = open_image (workbook, version, error);
  content = earlier ? kb_table_read_all (earlier, error) : NULL;
  image = content ? kb_image_make (workbook->content, version->decision_id, error) : NULL;
  if (!image)
    return NULL;
  now = kb_image_open (g_bytes_get_data (image, NULL), g_bytes_get_size (image), error);
  if (!now || !kb_image_attach (now, earlier, "earlier", error))
    return NULL;
  changes = difference (now, content, error);
  if (changes && then)
    *then = g_steal_pointer (&content);
  return changes;
}

/**
 * kb_workbook_is_as_locked:
 * @workbook: a workbook
 * @version: one of its versions
 *
 * Returns: whether the workbook holds what it held then, but for the outcome of the decision
 */
gboolean
kb_workbook_is_as_locked (KbWorkbook *workbook, const KbVersion *version)
{
  g_autoptr (GBytes) image = NULL;
  g_autofree char *checksum = NULL;

  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), FALSE);

  image = kb_image_make (workbook->content, version->decision_id, NULL);
  checksum = image ? kb_image_checksum (image) : NULL;
  return g_strcmp0 (checksum, version->checksum) == 0;
}
