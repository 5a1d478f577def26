// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workbook-acts"

#include "kb-schema.h"
#include "kb-table-writer.h"
#include "kb-workbook-private.h"

/*
 * Committing, undoing and redoing. Each is written in two halves: the transaction, which may run in
 * a worker, and the taking over of its result into memory, which only ever happens in the main
 * thread.
 */

typedef struct {
  KbEntry *entry; /* NULL when the act changed nothing */
  KbChanges *changes;
} KbOutcome;

static void
outcome_free (KbOutcome *outcome)
{
  g_clear_pointer (&outcome->entry, kb_entry_free);
  g_clear_pointer (&outcome->changes, kb_changes_unref);
  g_free (outcome);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbOutcome, outcome_free)

static sqlite3_session *
start_session (KbDatabase *database, GError **error)
{
  sqlite3_session *session = NULL;
  int result = sqlite3session_create (kb_database_handle (database), "main", &session);

  for (int kind = 0; result == SQLITE_OK && kind < KB_N_KINDS; kind++)
    result = sqlite3session_attach (session, kb_kind_info ((KbKind) kind)->table);
  if (result == SQLITE_OK)
    return session;
  if (session)
    sqlite3session_delete (session);
  kb_database_set_error (database, result, error);
  return NULL;
}

/* A broken method would keep the file from being opened, so it is refused before it is written. */
static gboolean
check_method (KbWorkbook *self, const KbChanges *changes, GError **error)
{
  static const char *const details[] = { "path", "value", "minimum", "maximum" };
  g_autofree char *problem = NULL;
  g_autoptr (KbContent) content = NULL;
  g_autoptr (KbMethod) method = NULL;
  g_autoptr (GError) local = NULL;

  if (!kb_changes_touch_method (changes))
    return TRUE;
  content = kb_content_copy (self->content);
  kb_changes_apply (changes, content);
  method = kb_method_new (content, &local);
  if (method)
    return TRUE;
  problem = g_strdup_printf ("%d", local->code);
  kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_METHOD, "reason", local->message, "problem",
                problem, NULL);
  for (guint i = 0; error && i < G_N_ELEMENTS (details); i++)
    if (kb_error_detail (local, details[i]))
      kb_error_add_detail (*error, details[i], kb_error_detail (local, details[i]));
  return FALSE;
}

/* Writes the edit and its entry, all within a transaction that the caller commits. */
static KbOutcome *
write_act (KbWorkbook *self,
           KbEdit *edit,
           sqlite3_session *session,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (KbOutcome) outcome = g_new0 (KbOutcome, 1);
  g_autofree char *arguments = kb_edit_arguments_json (edit);
  void *changeset = NULL;
  int size = 0;
  int result;

  if (!kb_table_write (self->database, edit, cancellable, error))
    return NULL;
  result = sqlite3session_changeset (session, &size, &changeset);
  if (result != SQLITE_OK) {
    kb_database_set_error (self->database, result, error);
    return NULL;
  }
  if (size > 0) {
    outcome->changes =
        kb_changes_from_changeset (changeset, (gsize) size, FALSE, self->content, error);
    if (outcome->changes && check_method (self, outcome->changes, error))
      outcome->entry = kb_history_write (
          self->history, self->database,
          kb_edit_is_barrier (edit) ? KB_ENTRY_BARRIER : KB_ENTRY_ACT, kb_edit_label (edit),
          self->author, NULL, arguments, changeset, (gsize) size, error);
  }
  sqlite3_free (changeset);
  if (size > 0 && !outcome->entry)
    return NULL;
  return g_steal_pointer (&outcome);
}

static KbOutcome *
run_act (KbWorkbook *self, KbEdit *edit, GCancellable *cancellable, GError **error)
{
  g_autoptr (KbOutcome) outcome = NULL;
  sqlite3_session *session;

  if (!kb_database_begin (self->database, error))
    return NULL;
  session = start_session (self->database, error);
  if (session) {
    outcome = write_act (self, edit, session, cancellable, error);
    sqlite3session_delete (session);
  }
  if (!outcome || !outcome->entry) {
    kb_database_rollback (self->database);
    return g_steal_pointer (&outcome);
  }
  if (!kb_database_commit (self->database, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

static void
take_outcome (KbWorkbook *self, KbOutcome *outcome)
{
  if (!outcome->entry)
    return;
  kb_history_add (self->history, g_steal_pointer (&outcome->entry));
  kb_workbook_take_changes (self, outcome->changes);
}

/**
 * kb_workbook_commit:
 * @workbook: a workbook
 * @edit: what to write
 * @error: (out): %KB_STORE_ERROR; nothing is then written
 *
 * Does one act: one transaction, one changeset, one entry. An edit that changes nothing leaves no
 * trace.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_commit (KbWorkbook *workbook, KbEdit *edit, GError **error)
{
  g_autoptr (KbOutcome) outcome = NULL;

  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), FALSE);

  if (!kb_workbook_check_writable (workbook, error))
    return FALSE;
  outcome = run_act (workbook, edit, NULL, error);
  if (!outcome)
    return FALSE;
  take_outcome (workbook, outcome);
  return TRUE;
}

static void
commit_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KbWorkbook *self = source;
  g_autoptr (GError) error = NULL;
  KbOutcome *outcome;

  kb_database_set_cancellable (self->database, cancellable);
  outcome = run_act (self, data, cancellable, &error);
  kb_database_set_cancellable (self->database, NULL);
  if (outcome)
    g_task_return_pointer (task, outcome, (GDestroyNotify) outcome_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * kb_workbook_commit_async:
 * @workbook: a workbook
 * @edit: (transfer full): what to write
 * @cancellable: (nullable): stops and rolls back
 * @callback: called in the main thread
 * @data: for @callback
 *
 * As kb_workbook_commit(), with the transaction in a worker: pages go on showing what they have,
 * other acts must wait.
 */
void
kb_workbook_commit_async (KbWorkbook *workbook,
                          KbEdit *edit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (workbook, cancellable, callback, data);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (KB_IS_WORKBOOK (workbook));

  g_task_set_source_tag (task, kb_workbook_commit_async);
  g_task_set_check_cancellable (
      task, FALSE); /* a commit that went through is not undone by a late cancel */
  if (!kb_workbook_check_writable (workbook, &error)) {
    kb_edit_free (edit);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  g_task_set_task_data (task, edit, (GDestroyNotify) kb_edit_free);
  workbook->busy = TRUE;
  g_task_run_in_thread (task, commit_in_thread);
}

gboolean
kb_workbook_commit_finish (KbWorkbook *workbook, GAsyncResult *result, GError **error)
{
  g_autoptr (KbOutcome) outcome = NULL;

  g_return_val_if_fail (g_task_is_valid (result, workbook), FALSE);

  if (g_task_get_task_data (G_TASK (result)))
    workbook->busy = FALSE; /* it was this one that had the connection */
  if (workbook->closing && !workbook->busy)
    kb_workbook_close (workbook);
  outcome = g_task_propagate_pointer (G_TASK (result), error);
  if (!outcome)
    return FALSE;
  take_outcome (workbook, outcome);
  return TRUE;
}

/* Applies what @target recorded, inverted or again, and writes the entry that says so. */
static gboolean
run_again (KbWorkbook *self, const KbEntry *target, KbEntryKind kind, GError **error)
{
  gboolean inverted = kind == KB_ENTRY_UNDO;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = kb_history_read_changeset (self->database, target, &local);
  g_autoptr (KbOutcome) outcome = NULL;
  gconstpointer data;
  gsize size;

  if (!bytes) {
    if (!local)
      return kb_store_error_gone (error, target->hash);
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  data = g_bytes_get_data (bytes, &size);
  outcome = g_new0 (KbOutcome, 1);
  outcome->changes = kb_changes_from_changeset (data, size, inverted, self->content, error);
  if (!outcome->changes || !kb_database_begin (self->database, error))
    return FALSE;
  if (kb_history_apply (self->database, data, size, inverted, error))
    outcome->entry = kb_history_write (
        self->history, self->database, kind, target->label, self->author, target->hash,
        target->arguments ? target->arguments : "{}", NULL, 0, error);
  if (!outcome->entry) {
    kb_database_rollback (self->database);
    return FALSE;
  }
  if (!kb_database_commit (self->database, error))
    return FALSE;
  take_outcome (self, outcome);
  return TRUE;
}

static gboolean
take_back (KbWorkbook *self, const KbEntry *target, KbEntryKind kind, GError **error)
{
  if (!kb_workbook_check_writable (self, error))
    return FALSE;
  if (!target) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_NOTHING, NULL);
    return FALSE;
  }
  return run_again (self, target, kind, error);
}

/**
 * kb_workbook_undo:
 * @workbook: a workbook
 * @error: (out): %KB_STORE_ERROR_NOTHING, %KB_STORE_ERROR_CONFLICT …; nothing is then changed
 *
 * Takes back the newest act that still stands. The undo is an entry of its own.
 *
 * Returns: whether it was taken back
 */
gboolean
kb_workbook_undo (KbWorkbook *workbook, GError **error)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), FALSE);

  return take_back (workbook, kb_history_to_undo (workbook->history), KB_ENTRY_UNDO, error);
}

gboolean
kb_workbook_redo (KbWorkbook *workbook, GError **error)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), FALSE);

  return take_back (workbook, kb_history_to_redo (workbook->history), KB_ENTRY_REDO, error);
}

/**
 * kb_workbook_read_changes:
 * @workbook: a workbook
 * @entry: an entry of its history
 * @error: (out): %KB_STORE_ERROR
 *
 * Reads to a person what an entry did: which fields went from what to what.
 *
 * Returns: (transfer full) (nullable): the rows it touched; %NULL without an error when the payload
 * was purged
 */
KbChanges *
kb_workbook_read_changes (KbWorkbook *workbook, const KbEntry *entry, GError **error)
{
  const KbEntry *source =
      entry->target ? kb_history_find (workbook->history, entry->target) : entry;
  g_autoptr (GBytes) bytes = NULL;

  if (!source || !workbook->database || workbook->busy)
    return NULL;
  bytes = kb_history_read_changeset (workbook->database, source, error);
  if (!bytes)
    return NULL;
  return kb_changes_from_changeset (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                    entry->kind == KB_ENTRY_UNDO, NULL, error);
}

/**
 * kb_workbook_verify:
 * @workbook: a workbook
 * @broken_at: (out): the first entry that does not fit, 0 when all do
 * @error: (out): %KB_STORE_ERROR when it could not be read
 *
 * Returns: whether the history is whole
 */
gboolean
kb_workbook_verify (KbWorkbook *workbook, gint64 *broken_at, GError **error)
{
  *broken_at = 0;
  if (!kb_workbook_check_connected (workbook, error))
    return FALSE;
  return kb_history_verify (workbook->history, workbook->database, broken_at, error);
}

/**
 * kb_workbook_replay:
 * @workbook: a workbook
 * @error: (out): %KB_STORE_ERROR; %KB_STORE_ERROR_GONE after a purge
 *
 * Returns: (transfer full) (nullable): the content that the history alone gives
 */
KbContent *
kb_workbook_replay (KbWorkbook *workbook, GError **error)
{
  g_autoptr (KbDatabase) empty = NULL;

  if (!kb_workbook_check_connected (workbook, error))
    return NULL;
  empty = kb_database_open (NULL, KB_DATABASE_MEMORY, error);
  if (!empty || !kb_schema_create (empty, error)
      || !kb_history_replay (workbook->history, workbook->database, empty, error))
    return NULL;
  return kb_table_read_all (empty, error);
}
