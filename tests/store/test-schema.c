// SPDX-License-Identifier: EUPL-1.2
#include "kb-database.h"
#include "kb-schema.h"
#include "workbook.h"

#include <string.h>

/* The file's tables against kb-fields.h, which is what the program believes of them. */

static const char *const other_tables[] = { "history_entry",  "history_payload", "tombstone",
                                            "locked_version", "draft",           "import_mapping",
                                            "view_state" };

/* What PRAGMA table_info must say of a kind's table: name, type and place in the key. */
static char *
expected_columns (KbKind kind)
{
  const KbKindInfo *info = kb_kind_info (kind);
  g_autoptr (GString) text = g_string_new (info->composite ? NULL : "id|TEXT|1");

  for (guint field = 0; field < info->n_fields; field++) {
    const KbFieldInfo *known = &info->fields[field];

    g_string_append_printf (text, "%s%s|%s|%u", text->len > 0 ? "\n" : "", known->column,
                            kb_field_is_integer (known) ? "INTEGER" : "TEXT",
                            known->flags & KB_FIELD_KEY ? field + 1 : 0);
  }
  return g_strdup (text->str);
}

static void
test_columns_are_the_fields (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");

  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    g_autofree char *sql = g_strdup_printf ("SELECT name, type, pk FROM pragma_table_info ('%s')",
                                            kb_kind_info ((KbKind) kind)->table);
    g_autofree char *expected = expected_columns ((KbKind) kind);
    g_autofree char *found = test_sql_text (path, sql);

    g_assert_cmpstr (found, ==, expected);
  }
}

static void
test_tables_are_strict (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *loose = test_sql_text (
      path, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite_%' AND strict = 0");
  g_autofree char *views =
      test_sql_text (path, "SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index')");

  g_assert_cmpstr (loose, ==, "");
  g_assert_cmpstr (views, ==, "");
  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    g_autofree char *sql = g_strdup_printf ("SELECT wr FROM pragma_table_list WHERE name = '%s'",
                                            kb_kind_info ((KbKind) kind)->table);
    g_autofree char *without_rowid = test_sql_text (path, sql);

    g_assert_cmpstr (without_rowid, ==, "1");
  }
}

/* Every table is either recorded or declared here as another. */
static void
test_no_other_tables (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *names = test_sql_text (
      path, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  g_auto (GStrv) tables = g_strsplit (names, "\n", -1);

  g_assert_cmpuint (g_strv_length (tables), ==, KB_N_KINDS + G_N_ELEMENTS (other_tables));
  for (guint i = 0; tables[i]; i++) {
    gboolean known = kb_kind_from_table (tables[i]) != KB_KIND_NONE;

    for (guint j = 0; j < G_N_ELEMENTS (other_tables); j++)
      known |= g_str_equal (tables[i], other_tables[j]);
    g_assert_true (known);
  }
}

/* A changeset cannot undo a swap of two values that must be distinct. */
static void
test_nothing_is_unique_but_keys (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *unique = test_sql_text (
      path, "SELECT t.name, i.name FROM sqlite_schema t, pragma_index_list (t.name) i"
            " WHERE t.type = 'table' AND i.\"unique\" = 1 AND i.origin <> 'pk'");

  g_assert_cmpstr (unique, ==, "");
}

static void
test_references_have_no_actions (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  guint n_references = 0;
  g_autofree char *count = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *actions = test_sql_text (
      path,
      "SELECT t.name, f.\"from\" FROM sqlite_schema t, pragma_foreign_key_list (t.name) f"
      " WHERE t.type = 'table' AND (f.on_update <> 'NO ACTION' OR f.on_delete <> 'NO ACTION')");
  g_autofree char *deferred = test_sql_text (
      path,
      "SELECT sum ((length (sql) - length (replace (sql, 'DEFERRABLE INITIALLY DEFERRED', '')))"
      " / length ('DEFERRABLE INITIALLY DEFERRED')) FROM sqlite_schema");

  g_assert_cmpstr (actions, ==, "");
  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    const KbKindInfo *info = kb_kind_info ((KbKind) kind);

    for (guint field = 0; field < info->n_fields; field++) {
      g_autofree char *sql = NULL;
      g_autofree char *target = NULL;

      if (info->fields[field].type != KB_TYPE_REFERENCE)
        continue;
      n_references++;
      sql = g_strdup_printf ("SELECT \"table\", \"to\" FROM pragma_foreign_key_list ('%s')"
                             " WHERE \"from\" = '%s'",
                             info->table, info->fields[field].column);
      target = test_sql_text (path, sql);
      expected = g_strdup_printf ("%s|id", kb_kind_info (info->fields[field].target)->table);
      g_assert_cmpstr (target, ==, expected);
      g_clear_pointer (&expected, g_free);
    }
  }
  count = test_sql_text (path, "SELECT count (*) FROM sqlite_schema t,"
                               " pragma_foreign_key_list (t.name) WHERE t.type = 'table'");
  expected = g_strdup_printf ("%u", n_references);
  g_assert_cmpstr (count, ==, expected);
  g_assert_cmpstr (deferred, ==, expected);
}

static void
test_marks_in_the_header (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *application = test_sql_text (path, "PRAGMA application_id");
  g_autofree char *version = test_sql_text (path, "PRAGMA user_version");
  g_autofree char *journal = test_sql_text (path, "PRAGMA journal_mode");
  g_autofree char *check = test_sql_text (path, "PRAGMA integrity_check");
  g_autofree char *keys = test_sql_text (path, "PRAGMA foreign_key_check");
  g_autofree char *expected = g_strdup_printf ("%d", KB_SCHEMA_CURRENT);
  g_autoptr (GBytes) bytes = test_read (path);

  g_assert_cmpstr (application, ==, "1265386084"); /* "KlBd" */
  g_assert_cmpmem ((const char *) g_bytes_get_data (bytes, NULL) + 68, 4, "KlBd", 4);
  g_assert_cmpstr (version, ==, expected);
  g_assert_cmpstr (journal, ==, "delete");
  g_assert_cmpstr (check, ==, "ok");
  g_assert_cmpstr (keys, ==, "");
}

static void
test_nothing_lies_beside_the_file (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GPtrArray) names = NULL;

  test_close (test_open (path));
  names = test_list_folder (folder);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "prov.klassning");
}

static void
test_version_of_an_empty_database (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbDatabase) database = kb_database_open (NULL, KB_DATABASE_MEMORY, &error);
  int version = -1;

  g_assert_no_error (error);
  g_assert_false (kb_schema_check (database, &version, &error));
  g_assert_cmpstr (test_store_code (error), ==, "not-workbook");
  g_clear_error (&error);
  g_assert_true (kb_schema_create (database, &error));
  g_assert_true (kb_schema_check (database, &version, &error));
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, KB_SCHEMA_CURRENT);
}

/* What SQL in a hostile file could otherwise reach. */
static void
test_connections_are_hardened (void)
{
  static const char *const refused[] = {
    "UPDATE sqlite_schema SET sql = 'x'", "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema",
    "SELECT load_extension ('x')",        "ATTACH '/tmp/a' AS a; ATTACH '/tmp/b' AS b",
    "SELECT \"ingen sådan kolumn\"",
  };
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autoptr (GError) error = NULL;
  g_autoptr (KbDatabase) database = kb_database_open (path, KB_DATABASE_READ_WRITE, &error);
  gint64 value;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_assert_false (kb_database_exec (database, refused[i], &error));
    g_clear_error (&error);
  }
  g_assert_true (kb_database_integer (database, "PRAGMA foreign_keys", &value, NULL));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (kb_database_integer (database, "PRAGMA secure_delete", &value, NULL));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (kb_database_integer (database, "PRAGMA synchronous", &value, NULL));
  g_assert_cmpint (value, ==, 2);
  g_assert_true (kb_database_integer (database, "PRAGMA trusted_schema", &value, NULL));
  g_assert_cmpint (value, ==, 0);
}

static void
test_reading_connection_writes_nothing (void)
{
  g_autofree char *path = test_create ("prov.klassning", "amal");
  g_autoptr (GError) error = NULL;
  g_autoptr (KbDatabase) database = kb_database_open (path, KB_DATABASE_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_false (kb_database_exec (database, "DELETE FROM draft", &error));
  g_assert_cmpstr (test_store_code (error), ==, "read-only");
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/schema/columns_are_the_fields_of_each_kind", test_columns_are_the_fields);
  g_test_add_func ("/schema/tables_are_strict_and_without_rowid", test_tables_are_strict);
  g_test_add_func ("/schema/there_are_no_other_tables", test_no_other_tables);
  g_test_add_func ("/schema/nothing_is_unique_but_keys", test_nothing_is_unique_but_keys);
  g_test_add_func ("/schema/references_have_no_actions", test_references_have_no_actions);
  g_test_add_func ("/schema/the_header_marks_the_file", test_marks_in_the_header);
  g_test_add_func ("/schema/nothing_lies_beside_the_file", test_nothing_lies_beside_the_file);
  g_test_add_func ("/schema/an_empty_database_is_no_workbook", test_version_of_an_empty_database);
  g_test_add_func ("/schema/connections_are_hardened", test_connections_are_hardened);
  g_test_add_func ("/schema/a_reading_connection_writes_nothing",
                   test_reading_connection_writes_nothing);
  return test_run ();
}
