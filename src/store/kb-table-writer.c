// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-table-writer"

#include "kb-table-writer.h"

/* The only SQL that reads and writes the recorded tables; all of it follows from the fields of each
 * kind. */

static void
bind_value (sqlite3_stmt *statement, int index, const KbRecord *record, guint field)
{
  if (kb_record_is_null (record, field))
    kb_database_bind_text (statement, index, NULL);
  else if (kb_field_is_integer (kb_field_info (kb_record_kind (record), field)))
    sqlite3_bind_int64 (statement, index, kb_record_integer (record, field));
  else
    kb_database_bind_text (statement, index, kb_record_text (record, field));
}

/* Binds the key of a row from its id. */
static void
bind_key (sqlite3_stmt *statement, int index, KbKind kind, const char *id)
{
  g_auto (GStrv) parts = NULL;

  if (!kb_kind_info (kind)->composite) {
    kb_database_bind_text (statement, index, id);
    return;
  }
  parts = g_strsplit (id, "/", 2);
  kb_database_bind_text (statement, index, parts[0]);
  if (kb_field_is_integer (kb_field_info (kind, 1)))
    sqlite3_bind_int64 (statement, index + 1, g_ascii_strtoll (parts[1], NULL, 10));
  else
    kb_database_bind_text (statement, index + 1, parts[1]);
}

static char *
where_key (KbKind kind, int first)
{
  const KbKindInfo *info = kb_kind_info (kind);

  if (!info->composite)
    return g_strdup_printf ("WHERE id = ?%d", first);
  return g_strdup_printf ("WHERE %s = ?%d AND %s = ?%d", info->fields[0].column, first,
                          info->fields[1].column, first + 1);
}

static char *
insert_sql (KbKind kind)
{
  const KbKindInfo *info = kb_kind_info (kind);
  g_autoptr (GString) columns = g_string_new (info->composite ? NULL : "id");
  g_autoptr (GString) values = g_string_new (info->composite ? NULL : "?1");

  for (guint field = 0; field < info->n_fields; field++) {
    const char *comma = columns->len > 0 ? ", " : "";

    g_string_append_printf (columns, "%s%s", comma, info->fields[field].column);
    g_string_append_printf (values, "%s?%u", comma, field + (info->composite ? 1 : 2));
  }
  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", info->table, columns->str,
                          values->str);
}

/* What inserts a row of each kind, made when the first of it comes. */
typedef struct {
  char *inserts[KB_N_KINDS];
} KbStatements;

static void
statements_clear (KbStatements *statements)
{
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    g_free (statements->inserts[kind]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbStatements, statements_clear)

static gboolean
run_insert (KbDatabase *database, KbStatements *statements, const KbEditStep *step, GError **error)
{
  sqlite3_stmt *statement;
  int offset = kb_kind_info (step->kind)->composite ? 1 : 2;

  if (!statements->inserts[step->kind])
    statements->inserts[step->kind] = insert_sql (step->kind);
  statement = kb_database_prepare (database, statements->inserts[step->kind], error);
  if (!statement)
    return FALSE;
  if (offset == 2)
    kb_database_bind_text (statement, 1, step->id);
  for (guint field = 0; field < kb_kind_info (step->kind)->n_fields; field++)
    bind_value (statement, (int) field + offset, step->record, field);
  return kb_database_run (database, statement, error);
}

static gboolean
run_update (KbDatabase *database, const KbEditStep *step, GError **error)
{
  g_autofree char *where = where_key (step->kind, 2);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET %s = ?1 %s", kb_kind_info (step->kind)->table,
                       kb_field_info (step->kind, step->field)->column, where);
  sqlite3_stmt *statement = kb_database_prepare (database, sql, error);

  if (!statement)
    return FALSE;
  bind_value (statement, 1, step->record, step->field);
  bind_key (statement, 2, step->kind, step->id);
  if (!kb_database_run (database, statement, error))
    return FALSE;
  if (sqlite3_changes (kb_database_handle (database)) == 1)
    return TRUE;
  kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_GONE, "value", step->id, NULL);
  return FALSE;
}

static gboolean
run_delete (KbDatabase *database, const KbEditStep *step, GError **error)
{
  g_autofree char *where = where_key (step->kind, 1);
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM %s %s", kb_kind_info (step->kind)->table, where);
  sqlite3_stmt *statement = kb_database_prepare (database, sql, error);

  if (!statement)
    return FALSE;
  bind_key (statement, 1, step->kind, step->id);
  return kb_database_run (database, statement, error);
}

/**
 * kb_table_write:
 * @database: a database in a transaction
 * @edit: what to write
 * @cancellable: (nullable): stops between two rows
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether every step of @edit was written
 */
gboolean
kb_table_write (KbDatabase *database, const KbEdit *edit, GCancellable *cancellable, GError **error)
{
  g_auto (KbStatements) statements = { 0 };

  for (guint i = 0; i < kb_edit_size (edit); i++) {
    const KbEditStep *step = kb_edit_get (edit, i);
    gboolean ok = FALSE;

    if (g_cancellable_is_cancelled (cancellable)) {
      kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CANCELLED, NULL);
      return FALSE;
    }
    switch (step->type) {
    case KB_EDIT_INSERT:
      ok = run_insert (database, &statements, step, error);
      break;
    case KB_EDIT_UPDATE:
      ok = run_update (database, step, error);
      break;
    case KB_EDIT_DELETE:
      ok = run_delete (database, step, error);
      break;
    default:
      g_assert_not_reached ();
    }
    if (!ok)
      return FALSE;
  }
  return TRUE;
}

static KbRecord *
read_row (sqlite3_stmt *statement, KbKind kind)
{
  const KbKindInfo *info = kb_kind_info (kind);
  int offset = info->composite ? 0 : 1;
  KbRecord *record =
      kb_record_new (kind, offset ? (const char *) sqlite3_column_text (statement, 0) : NULL);

  for (guint field = 0; field < info->n_fields; field++) {
    int column = (int) field + offset;

    if (sqlite3_column_type (statement, column) == SQLITE_NULL)
      continue;
    if (kb_field_is_integer (&info->fields[field]))
      kb_record_set_integer (record, field, sqlite3_column_int64 (statement, column));
    else
      kb_record_set_text (record, field, (const char *) sqlite3_column_text (statement, column));
  }
  return record;
}

static gboolean
read_kind (KbDatabase *database, KbKind kind, KbContent *content, GError **error)
{
  const KbKindInfo *info = kb_kind_info (kind);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  sqlite3_stmt *statement;
  KbStep step;

  if (!info->composite)
    g_string_append (sql, "id, ");
  for (guint field = 0; field < info->n_fields; field++)
    g_string_append_printf (sql, "%s%s", field > 0 ? ", " : "", info->fields[field].column);
  g_string_append_printf (sql, " FROM %s", info->table);
  statement = kb_database_prepare (database, sql->str, error);
  if (!statement)
    return FALSE;
  while ((step = kb_database_step (database, statement, error)) == KB_STEP_ROW) {
    g_autoptr (KbRecord) record = read_row (statement, kind);

    if (!kb_record_id (record)) {
      sqlite3_reset (statement);
      kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_CORRUPT, "reason", info->table, NULL);
      return FALSE;
    }
    kb_content_put (content, record);
  }
  return step == KB_STEP_DONE;
}

/**
 * kb_table_read_all:
 * @database: a workbook's database
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): everything in its recorded tables
 */
KbContent *
kb_table_read_all (KbDatabase *database, GError **error)
{
  g_autoptr (KbContent) content = kb_content_new ();

  for (int kind = 0; kind < KB_N_KINDS; kind++)
    if (!read_kind (database, (KbKind) kind, content, error))
      return NULL;
  return g_steal_pointer (&content);
}
