// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-database"

#include "kb-database.h"

struct _KbDatabase {
  sqlite3 *handle;
  GHashTable *statements; /* SQL → sqlite3_stmt */
  GCancellable *cancellable;
};

/* How many virtual machine steps between two looks at the cancellable. */
#define STEPS_BETWEEN_CHECKS 2000
#define BUSY_MILLISECONDS    2000

static KbStoreError
cause_of (int result)
{
  switch (result & 0xff) {
  case SQLITE_FULL:
    return KB_STORE_ERROR_FULL;
  case SQLITE_READONLY:
    return KB_STORE_ERROR_READ_ONLY;
  case SQLITE_PERM:
  case SQLITE_AUTH:
  case SQLITE_CANTOPEN:
    return KB_STORE_ERROR_PERMISSION;
  case SQLITE_NOTADB:
    return KB_STORE_ERROR_NOT_WORKBOOK;
  case SQLITE_CORRUPT:
  case SQLITE_FORMAT:
  case SQLITE_TOOBIG:
    return KB_STORE_ERROR_CORRUPT;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return KB_STORE_ERROR_BUSY;
  case SQLITE_INTERRUPT:
    return KB_STORE_ERROR_CANCELLED;
  case SQLITE_CONSTRAINT:
    return KB_STORE_ERROR_REFERENCE;
  case SQLITE_IOERR:
    return KB_STORE_ERROR_IO;
  default:
    return KB_STORE_ERROR_INTERNAL;
  }
}

/**
 * kb_database_set_error:
 * @database: a database
 * @result: what SQLite returned
 * @error: (out): where the error goes
 *
 * Turns a result code into the cause it stands for.
 */
void
kb_database_set_error (KbDatabase *database, int result, GError **error)
{
  KbStoreError cause = cause_of (result);

  kb_error_set (error, KB_STORE_ERROR, cause, "reason",
                cause == KB_STORE_ERROR_READ_ONLY ? "file" : sqlite3_errmsg (database->handle),
                "found", cause == KB_STORE_ERROR_NOT_WORKBOOK ? "other" : NULL, NULL);
}

void
kb_database_fault (GError **error, const char *reason)
{
  kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_INTERNAL, "reason", reason, NULL);
}

static int
on_progress (void *data)
{
  KbDatabase *database = data;

  return g_cancellable_is_cancelled (database->cancellable);
}

/**
 * kb_database_set_cancellable:
 * @database: a database
 * @cancellable: (nullable): stops whatever runs on @database when cancelled
 */
void
kb_database_set_cancellable (KbDatabase *database, GCancellable *cancellable)
{
  g_set_object (&database->cancellable, cancellable);
  sqlite3_progress_handler (database->handle, cancellable ? STEPS_BETWEEN_CHECKS : 0, on_progress,
                            database);
}

/* What a file from outside must not be able to do (https://sqlite.org/security.html). */
static void
harden (sqlite3 *handle)
{
  static const struct {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 256 << 20 },
    { SQLITE_LIMIT_SQL_LENGTH, 1 << 20 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 16 },
    { SQLITE_LIMIT_ATTACHED, 1 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  sqlite3_extended_result_codes (handle, 1);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (handle, limits[i].limit, limits[i].value);
}

static gboolean
set_up (KbDatabase *database, KbDatabaseMode mode, GError **error)
{
  g_autofree char *journal = NULL;

  /* A file is copied and put on shares, so no -wal beside it; deleted content is overwritten, for
   * the purge. */
  /* 32 MiB, taken as it is needed: an act of many rows is not written out, and synced, in pieces.
   */
  if (!kb_database_exec (
          database,
          "PRAGMA cache_size = -32768;"
          "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
          "PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;",
          error))
    return FALSE;
  if (mode == KB_DATABASE_MEMORY)
    return TRUE;
  if (mode == KB_DATABASE_READ_ONLY)
    return kb_database_exec (database, "PRAGMA query_only = ON;", error);
  journal = kb_database_text (database, "PRAGMA journal_mode = DELETE", error);
  if (!journal)
    return FALSE;
  if (!g_str_equal (journal, "delete")) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_BUSY, "reason", journal, NULL);
    return FALSE;
  }
  return kb_database_exec (database, "PRAGMA synchronous = FULL;", error);
}

/* The statements of set_up() are right, so what fails in them without a name is the file: a format
 * number in its head that SQLite does not know. */
static void
blame_file (GError *error)
{
  if (error->code == KB_STORE_ERROR_INTERNAL)
    error->code = KB_STORE_ERROR_CORRUPT;
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

/**
 * kb_database_open:
 * @path: (nullable): a resolved path (no symbolic links); %NULL in memory
 * @mode: how
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the connection
 */
KbDatabase *
kb_database_open (const char *path, KbDatabaseMode mode, GError **error)
{
  g_autoptr (KbDatabase) database = g_new0 (KbDatabase, 1);
  g_autoptr (GError) local = NULL;
  int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  int result;

  database->statements =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  flags |= mode == KB_DATABASE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == KB_DATABASE_CREATE || mode == KB_DATABASE_MEMORY)
    flags |= SQLITE_OPEN_CREATE;
  result = sqlite3_open_v2 (mode == KB_DATABASE_MEMORY ? ":memory:" : path, &database->handle,
                            flags, NULL);
  if (!database->handle) {
    kb_database_fault (error, "out of memory");
    return NULL;
  }
  if (result != SQLITE_OK) {
    kb_database_set_error (database, result, error);
    return NULL;
  }
  harden (database->handle);
  sqlite3_busy_timeout (database->handle, BUSY_MILLISECONDS);
  if (!set_up (database, mode, &local)) {
    if (mode == KB_DATABASE_READ_ONLY || mode == KB_DATABASE_READ_WRITE)
      blame_file (local);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&database);
}

void
kb_database_free (KbDatabase *database)
{
  g_hash_table_unref (database->statements);
  g_clear_object (&database->cancellable);
  if (database->handle && sqlite3_close (database->handle) != SQLITE_OK)
    g_critical ("A database was closed with something left open");
  g_free (database);
}

sqlite3 *
kb_database_handle (KbDatabase *database)
{
  return database->handle;
}

/**
 * kb_database_copy:
 * @from: a database
 * @to: an empty one
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether @to now holds all of @from
 */
gboolean
kb_database_copy (KbDatabase *from, KbDatabase *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  int result = SQLITE_ERROR;

  if (backup) {
    sqlite3_backup_step (backup, -1);
    result = sqlite3_backup_finish (backup);
  }
  if (result == SQLITE_OK)
    return TRUE;
  kb_database_set_error (to, result, error);
  return FALSE;
}

/**
 * kb_database_exec:
 * @database: a database
 * @sql: fixed SQL, never built from what a user wrote
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether all of it ran
 */
gboolean
kb_database_exec (KbDatabase *database, const char *sql, GError **error)
{
  int result = sqlite3_exec (database->handle, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  kb_database_set_error (database, result, error);
  return FALSE;
}

/**
 * kb_database_prepare:
 * @database: a database
 * @sql: one statement; it is kept and handed out again for the same text
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: (transfer none) (nullable): the statement, reset and with nothing bound
 */
sqlite3_stmt *
kb_database_prepare (KbDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (database->statements, sql);
  int result;

  if (statement) {
    sqlite3_reset (statement);
    sqlite3_clear_bindings (statement);
    return statement;
  }
  result =
      sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK) {
    kb_database_set_error (database, result, error);
    return NULL;
  }
  g_hash_table_insert (database->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * kb_database_step:
 * @database: a database
 * @statement: one of its statements
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether there is a row, or the statement is done (it is then reset), or failed
 */
KbStep
kb_database_step (KbDatabase *database, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result == SQLITE_ROW)
    return KB_STEP_ROW;
  if (result != SQLITE_DONE)
    kb_database_set_error (database, result, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE ? KB_STEP_DONE : KB_STEP_ERROR;
}

/**
 * kb_database_run:
 * @database: a database
 * @statement: a statement that gives no rows
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it ran
 */
gboolean
kb_database_run (KbDatabase *database, sqlite3_stmt *statement, GError **error)
{
  KbStep step = kb_database_step (database, statement, error);

  if (step == KB_STEP_ROW)
    sqlite3_reset (statement);
  return step != KB_STEP_ERROR;
}

/**
 * kb_database_integer:
 * @database: a database
 * @sql: a query with one value
 * @value: (out): it; 0 when there is no row
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether the query ran
 */
gboolean
kb_database_integer (KbDatabase *database, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = kb_database_prepare (database, sql, error);
  KbStep step = statement ? kb_database_step (database, statement, error) : KB_STEP_ERROR;

  *value = 0;
  if (step == KB_STEP_ROW) {
    *value = sqlite3_column_int64 (statement, 0);
    sqlite3_reset (statement);
  }
  return step != KB_STEP_ERROR;
}

/**
 * kb_database_text:
 * @database: a database
 * @sql: a query with one value
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the value, an empty text when there is no row, %NULL when
 * the query failed
 */
char *
kb_database_text (KbDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *statement = kb_database_prepare (database, sql, error);
  KbStep step = statement ? kb_database_step (database, statement, error) : KB_STEP_ERROR;
  char *text = NULL;

  if (step == KB_STEP_DONE)
    return g_strdup ("");
  if (step == KB_STEP_ROW) {
    const char *value = (const char *) sqlite3_column_text (statement, 0);

    text = g_strdup (value ? value : "");
    sqlite3_reset (statement);
  }
  return text;
}

/**
 * kb_database_bind_text:
 * @statement: a statement
 * @index: which parameter, from 1
 * @text: (nullable): its value, copied
 */
void
kb_database_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  int result = text ? sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT)
                    : sqlite3_bind_null (statement, index);

  if (result != SQLITE_OK)
    g_critical ("Parameter %d could not be bound: %s", index, sqlite3_errstr (result));
}

/* The writer's intent is declared at once, so that two processes never both read and then both try
 * to write. */
gboolean
kb_database_begin (KbDatabase *database, GError **error)
{
  return kb_database_exec (database, "BEGIN IMMEDIATE", error);
}

gboolean
kb_database_commit (KbDatabase *database, GError **error)
{
  if (kb_database_exec (database, "COMMIT", error))
    return TRUE;
  kb_database_rollback (database);
  return FALSE;
}

void
kb_database_rollback (KbDatabase *database)
{
  if (!sqlite3_get_autocommit (database->handle)
      && sqlite3_exec (database->handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
    g_critical ("Roll back failed: %s", sqlite3_errmsg (database->handle));
}
