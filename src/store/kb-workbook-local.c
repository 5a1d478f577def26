// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workbook-local"

#include "kb-workbook-private.h"

/*
 * The local tables: what a crash must not lose and undo must not show. They are never recorded,
 * exported or merged.
 */

static char *
read_local (KbWorkbook *self, const char *sql, const char *key)
{
  sqlite3_stmt *statement;
  char *value = NULL;

  if (!self->database || self->busy)
    return NULL;
  statement = kb_database_prepare (self->database, sql, NULL);
  if (!statement)
    return NULL;
  kb_database_bind_text (statement, 1, key);
  if (kb_database_step (self->database, statement, NULL) == KB_STEP_ROW) {
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
    sqlite3_reset (statement);
  }
  return value;
}

static gboolean
write_local (KbWorkbook *self,
             const char *put,
             const char *drop,
             const char *key,
             const char *value,
             GError **error)
{
  sqlite3_stmt *statement;

  if (!kb_workbook_check_writable (self, error))
    return FALSE;
  statement = kb_database_prepare (self->database, value ? put : drop, error);
  if (!statement)
    return FALSE;
  kb_database_bind_text (statement, 1, key);
  if (value)
    kb_database_bind_text (statement, 2, value);
  return kb_database_run (self->database, statement, error);
}

/**
 * kb_workbook_get_draft:
 * @workbook: a workbook
 * @key: what the draft is for
 *
 * Returns: (transfer full) (nullable): what was left half-done
 */
char *
kb_workbook_get_draft (KbWorkbook *workbook, const char *key)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return read_local (workbook, "SELECT value FROM draft WHERE key = ?1", key);
}

/**
 * kb_workbook_set_draft:
 * @workbook: a workbook
 * @key: what the draft is for
 * @value: (nullable): what is half-done; %NULL when it is done or given up
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it is safe on disk
 */
gboolean
kb_workbook_set_draft (KbWorkbook *workbook, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), FALSE);

  return write_local (workbook,
                      "INSERT INTO draft (key, value) VALUES (?1, ?2)"
                      " ON CONFLICT (key) DO UPDATE SET value = ?2",
                      "DELETE FROM draft WHERE key = ?1", key, value, error);
}

/**
 * kb_workbook_get_view_state:
 * @workbook: a workbook
 * @key: what it is of, such as a list's columns
 *
 * Returns: (transfer full) (nullable): how it was left
 */
char *
kb_workbook_get_view_state (KbWorkbook *workbook, const char *key)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return read_local (workbook, "SELECT value FROM view_state WHERE key = ?1", key);
}

gboolean
kb_workbook_set_view_state (KbWorkbook *workbook,
                            const char *key,
                            const char *value,
                            GError **error)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), FALSE);

  return write_local (workbook,
                      "INSERT INTO view_state (key, value) VALUES (?1, ?2)"
                      " ON CONFLICT (key) DO UPDATE SET value = ?2",
                      "DELETE FROM view_state WHERE key = ?1", key, value, error);
}

/**
 * kb_workbook_get_import_mapping:
 * @workbook: a workbook
 * @headers: the headers of a list, in order
 *
 * Returns: (transfer full) (nullable): how such a list was mapped the last time
 */
char *
kb_workbook_get_import_mapping (KbWorkbook *workbook, const char *headers)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return read_local (workbook, "SELECT mapping FROM import_mapping WHERE headers = ?1", headers);
}

gboolean
kb_workbook_set_import_mapping (KbWorkbook *workbook,
                                const char *headers,
                                const char *mapping,
                                GError **error)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), FALSE);

  return write_local (workbook,
                      "INSERT INTO import_mapping (headers, mapping) VALUES (?1, ?2)"
                      " ON CONFLICT (headers) DO UPDATE SET mapping = ?2",
                      "DELETE FROM import_mapping WHERE headers = ?1", headers, mapping, error);
}
