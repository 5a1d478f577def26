// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-schema"

#include "kb-schema.h"

#include "kb-store-resources.h"

static char *
read_step (int version)
{
  g_autofree char *path = g_strdup_printf ("/se/klassningsbordet/schema/schema-%d.sql", version);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (kb_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
run_step (KbDatabase *database, int version, GError **error)
{
  g_autofree char *sql = read_step (version);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", version);

  if (!kb_database_begin (database, error))
    return FALSE;
  if (!kb_database_exec (database, sql, error) || !kb_database_exec (database, mark, error)) {
    kb_database_rollback (database);
    return FALSE;
  }
  return kb_database_commit (database, error);
}

/**
 * kb_schema_migrate:
 * @database: a workbook's database
 * @from: its version
 * @error: (out): %KB_STORE_ERROR
 *
 * Brings it to %KB_SCHEMA_CURRENT, one transactional step a version.
 *
 * Returns: whether it is there
 */
gboolean
kb_schema_migrate (KbDatabase *database, int from, GError **error)
{
  for (int version = from + 1; version <= KB_SCHEMA_CURRENT; version++)
    if (!run_step (database, version, error))
      return FALSE;
  return TRUE;
}

/**
 * kb_schema_create:
 * @database: an empty database
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it is now an empty workbook
 */
gboolean
kb_schema_create (KbDatabase *database, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", KB_APPLICATION_ID);

  return kb_database_exec (database, mark, error)
         && kb_schema_migrate (database, KB_SCHEMA_NONE, error);
}

static gboolean
refuse (GError **error, KbStoreError code, const char *key, const char *value)
{
  kb_error_set (error, KB_STORE_ERROR, code, key, value, NULL);
  return FALSE;
}

/* All of sqlite_schema as one text. */
static char *
schema_text (KbDatabase *database, GError **error)
{
  sqlite3_stmt *statement = kb_database_prepare (
      database, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", error);
  g_autoptr (GString) text = g_string_new (NULL);
  KbStep step;

  if (!statement)
    return NULL;
  while ((step = kb_database_step (database, statement, error)) == KB_STEP_ROW)
    for (int i = 0; i < 4; i++) {
      const char *value = (const char *) sqlite3_column_text (statement, i);

      g_string_append_printf (text, "%s\n", value ? value : "-");
    }
  return step == KB_STEP_DONE ? g_strdup (text->str) : NULL;
}

/* A view in place of a table, or a trigger of someone else's, passes SQLite's own checks: so the
 * text is compared. */
static gboolean
check_text (KbDatabase *database, int version, GError **error)
{
  g_autoptr (KbDatabase) model = kb_database_open (NULL, KB_DATABASE_MEMORY, error);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  if (!model)
    return FALSE;
  for (int step = 1; step <= version; step++)
    if (!run_step (model, step, error))
      return FALSE;
  expected = schema_text (model, error);
  found = expected ? schema_text (database, error) : NULL;
  if (!found)
    return FALSE;
  if (!g_str_equal (expected, found))
    return refuse (error, KB_STORE_ERROR_CORRUPT, "reason", "schema");
  return TRUE;
}

/* Every table.column of a database. */
static GHashTable *
read_columns (KbDatabase *database, GError **error)
{
  sqlite3_stmt *statement = kb_database_prepare (
      database,
      "SELECT s.name || '.' || i.name FROM sqlite_schema s, pragma_table_info (s.name) i"
      " WHERE s.type = 'table'",
      error);
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  KbStep step;

  if (!statement)
    return NULL;
  while ((step = kb_database_step (database, statement, error)) == KB_STEP_ROW)
    g_hash_table_add (columns, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  return step == KB_STEP_DONE ? g_steal_pointer (&columns) : NULL;
}

/* A newer version may have more, but not less than this one reads. */
static gboolean
check_columns (KbDatabase *database, GError **error)
{
  g_autoptr (KbDatabase) model = kb_database_open (NULL, KB_DATABASE_MEMORY, error);
  g_autoptr (GHashTable) expected = NULL;
  g_autoptr (GHashTable) found = NULL;
  GHashTableIter iter;
  gpointer column;

  if (!model || !kb_schema_create (model, error))
    return FALSE;
  expected = read_columns (model, error);
  found = expected ? read_columns (database, error) : NULL;
  if (!found)
    return FALSE;
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &column, NULL))
    if (!g_hash_table_contains (found, column))
      return refuse (error, KB_STORE_ERROR_CORRUPT, "reason", "schema");
  return TRUE;
}

/**
 * kb_schema_check:
 * @database: a database that was just opened
 * @version: (out): its schema version
 * @error: (out): %KB_STORE_ERROR_NOT_WORKBOOK or %KB_STORE_ERROR_CORRUPT
 *
 * A newer version than %KB_SCHEMA_CURRENT passes: it can be read, because versions only add.
 *
 * Returns: whether it is a whole workbook
 */
gboolean
kb_schema_check (KbDatabase *database, int *version, GError **error)
{
  gint64 application, user;
  g_autofree char *quick = NULL;

  if (!kb_database_integer (database, "PRAGMA application_id", &application, error)
      || !kb_database_integer (database, "PRAGMA user_version", &user, error))
    return FALSE;
  if (application != KB_APPLICATION_ID || user < 1)
    return refuse (error, KB_STORE_ERROR_NOT_WORKBOOK, "found", "database");
  *version = (int) user;
  if (user <= KB_SCHEMA_CURRENT ? !check_text (database, (int) user, error)
                                : !check_columns (database, error))
    return FALSE;
  quick = kb_database_text (database, "PRAGMA quick_check(1)", error);
  if (!quick)
    return FALSE;
  if (!g_str_equal (quick, "ok"))
    return refuse (error, KB_STORE_ERROR_CORRUPT, "reason", quick);
  return TRUE;
}
