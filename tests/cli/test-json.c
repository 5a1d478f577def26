// SPDX-License-Identifier: EUPL-1.2
#include "cli.h"

#include <string.h>

/* What scripts rely on: the objects that --json prints (design §8). */

/* The object has these members and no others; "a b c". */
static void
assert_members (JsonObject *object, const char *names)
{
  g_autoptr (GList) members = g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree char *found = NULL;

  for (GList *l = members; l; l = l->next)
    g_ptr_array_add (sorted, l->data);
  g_ptr_array_add (sorted, NULL);
  found = g_strjoinv (" ", (char **) sorted->pdata);
  g_assert_cmpstr (found, ==, names);
}

static gint64
count (JsonObject *object, const char *member)
{
  g_assert_true (json_object_has_member (object, member));
  return json_object_get_int_member (object, member);
}

static void
test_methods (void)
{
  static const char *const letters[] = { "amal K R T", "bastad S R T Sp", "klassa-scale K R T S" };
  g_autoptr (JsonObject) object = test_cli_json ("methods --json", 0);
  JsonArray *methods = json_object_get_array_member (object, "methods");
  guint found = 0;

  assert_members (object, "methods");
  g_assert_cmpuint (json_array_get_length (methods), >=, 7);
  for (guint i = 0; i < json_array_get_length (methods); i++) {
    JsonObject *method = json_array_get_object_element (methods, i);
    JsonArray *aspects = json_object_get_array_member (method, "aspects");
    g_autoptr (GString) text = g_string_new (json_object_get_string_member (method, "id"));

    assert_members (method, "aspects id levels name source summary");
    assert_members (json_array_get_object_element (aspects, 0), "code letter name");
    assert_members (
        json_array_get_object_element (json_object_get_array_member (method, "levels"), 0),
        "name number");
    for (guint a = 0; a < json_array_get_length (aspects); a++)
      g_string_append_printf (
          text, " %s",
          json_object_get_string_member (json_array_get_object_element (aspects, a), "letter"));
    for (guint l = 0; l < G_N_ELEMENTS (letters); l++)
      found += g_str_equal (letters[l], text->str);
  }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (letters));
}

static void
test_import (void)
{
  g_autofree char *list = test_list ("informationsmangder.xlsx");
  g_autofree char *command = g_strdup_printf ("import a.klassning %s --json", list);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonObject) again = NULL;
  JsonArray *rows;
  guint stopped = 0;

  test_cli_ok ("new --method klassa-scale --organisation Prov a.klassning");
  object = test_cli_json (command, 0);
  assert_members (object, "created failed read rows skipped updated");
  g_assert_cmpint (count (object, "read"), ==, 53);
  g_assert_cmpint (count (object, "created"), ==, 51);
  g_assert_cmpint (count (object, "skipped"), ==, 2);
  g_assert_cmpint (count (object, "updated") + count (object, "failed"), ==, 0);
  rows = json_object_get_array_member (object, "rows");
  g_assert_cmpuint (json_array_get_length (rows), ==, 53);
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    const char *code = json_object_get_string_member (row, "code");

    assert_members (row, "code column outcome reason row");
    g_assert_cmpint (count (row, "row"), ==, (gint64) i + 2);
    g_assert_true ((*code == '\0') == (*json_object_get_string_member (row, "reason") == '\0'));
    stopped += g_str_equal (code, "stop");
  }
  g_assert_cmpuint (stopped, ==, 2);
  again = test_cli_json (command, 0);
  g_assert_cmpint (count (again, "skipped"), ==, 53);
}

/* A sheet is chosen by its name; a wrong one is told with those there are. */
static void
test_import_of_a_sheet (void)
{
  g_autofree char *list = test_list ("informationsmangder.xlsx");
  g_autofree char *right =
      g_strdup_printf ("import a.klassning %s --sheet Informationsmängder --json", list);
  g_autofree char *wrong = g_strdup_printf ("import a.klassning %s --sheet Blad2 --json", list);
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) object = NULL;

  test_cli_ok ("new --method klassa-scale --organisation Prov a.klassning");
  run = test_cli (wrong);
  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_nonnull (strstr (run->errors, "Blad2"));
  g_assert_nonnull (strstr (run->errors, "Informationsmängder"));
  object = test_cli_json (right, 0);
  g_assert_cmpint (count (object, "read"), ==, 53);
}

/* A value that can't be read: its row failed, with the column by its header, and the exit code 1.
 */
static void
test_import_with_failures (void)
{
  g_autoptr (JsonObject) object = NULL;
  JsonObject *row;

  test_cli_ok ("new --method amal --organisation Prov a.klassning");
  test_put ("lista.csv", "Namn;Konf.\nLön;7\nElever;2\n");
  object = test_cli_json ("import a.klassning lista.csv --json", 1);
  g_assert_cmpint (count (object, "failed"), ==, 1);
  g_assert_cmpint (count (object, "created"), ==, 1);
  row = json_array_get_object_element (json_object_get_array_member (object, "rows"), 0);
  g_assert_cmpstr (json_object_get_string_member (row, "column"), ==, "Konf.");
  g_assert_cmpstr (json_object_get_string_member (row, "outcome"), ==, "failed");
  g_assert_cmpstr (json_object_get_string_member (row, "code"), ==, "outside");
}

/* A dry run counts the same and writes nothing. */
static void
test_dry_run (void)
{
  g_autofree char *path = test_path ("a.klassning");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (JsonObject) dry = NULL;
  g_autoptr (JsonObject) wet = NULL;
  g_autofree char *list = test_list ("klassningar-publika.csv");
  g_autofree char *command = g_strdup_printf ("import a.klassning %s --json", list);
  g_autofree char *dry_command = g_strconcat (command, " --dry-run", NULL);

  test_cli_ok ("new --method klassa-scale --organisation Prov a.klassning");
  before = test_read (path);
  dry = test_cli_json (dry_command, 0);
  after = test_read (path);
  g_assert_true (g_bytes_equal (before, after));
  wet = test_cli_json (command, 0);
  g_assert_true (json_object_equal (dry, wet));
  g_assert_cmpint (count (wet, "created"), ==, 47);
}

static gint64
sum_of_matrix (JsonArray *matrix)
{
  gint64 sum = 0;

  for (guint r = 0; r < json_array_get_length (matrix); r++) {
    JsonArray *row = json_array_get_array_element (matrix, r);

    for (guint c = 0; c < json_array_get_length (row); c++)
      sum += json_array_get_int_element (row, c);
  }
  return sum;
}

static void
test_show (void)
{
  g_autoptr (JsonObject) object = NULL;
  JsonObject *assets, *risks, *distribution;

  test_cli_ok ("example a.klassning");
  object = test_cli_json ("show a.klassning --json", 0);
  assets = json_object_get_object_member (object, "assets");
  risks = json_object_get_object_member (object, "risks");
  distribution = json_object_get_object_member (object, "distribution");
  assert_members (assets, "classified elsewhere total unresolved");
  assert_members (json_object_get_object_member (object, "systems"),
                  "classified elsewhere total unresolved");
  assert_members (json_object_get_object_member (object, "critical_assets"), "classified total");
  g_assert_cmpint (count (json_object_get_object_member (object, "critical_assets"), "total"), ==,
                   12);
  assert_members (distribution, "availability confidentiality integrity");
  g_assert_cmpint (count (assets, "total"), ==, 24);
  g_assert_cmpint (count (json_object_get_object_member (object, "systems"), "total"), ==, 14);
  g_assert_cmpint (count (risks, "total"), ==, 18);
  g_assert_cmpint (count (json_object_get_object_member (object, "actions"), "total"), ==, 16);
  g_assert_cmpint (sum_of_matrix (json_object_get_array_member (risks, "before")), ==, 18);
  g_assert_cmpint (sum_of_matrix (json_object_get_array_member (risks, "after")), <=, 18);
  g_assert_true (json_object_has_member (object, "cost_per_year"));
}

/* Levels are the method's own numbers, ranges two of them, and what is not classified is null. */
static void
test_export (void)
{
  g_autofree char *path = test_path ("ut.json");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object, *levels;
  JsonArray *assets;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  test_cli_ok ("new --method msb --organisation Prov a.klassning");
  test_put ("lista.csv", "Namn;K;R;T\nLön;4;1–2;\n");
  test_cli_ok ("import a.klassning lista.csv");
  test_cli_ok ("export a.klassning ut.json");
  g_assert_true (g_file_get_contents (path, &first, NULL, NULL));
  test_cli_ok ("export a.klassning ut.json");
  g_assert_true (g_file_get_contents (path, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
  node = json_from_string (first, &error);
  g_assert_no_error (error);
  object = json_node_get_object (node);
  assets = json_object_get_array_member (object, "assets");
  levels = json_object_get_object_member (json_array_get_object_element (assets, 0), "levels");
  g_assert_cmpint (count (levels, "confidentiality"), ==, 4);
  g_assert_cmpint (
      json_array_get_int_element (json_object_get_array_member (levels, "integrity"), 1), ==, 2);
  g_assert_true (json_object_get_null_member (levels, "availability"));
}

static void
test_check (void)
{
  g_autoptr (JsonObject) clean = NULL;
  g_autoptr (JsonObject) object = NULL;
  JsonArray *checks;
  guint errors = 0;

  test_cli_ok ("new --method amal --organisation Prov a.klassning");
  clean = test_cli_json ("check a.klassning --json", 0);
  g_assert_true (json_object_get_boolean_member (clean, "integrity"));
  test_put ("lista.csv", "Namn;Kritisk\nLön;ja\n");
  test_cli_ok ("import a.klassning lista.csv");
  object = test_cli_json ("check a.klassning --json", 1);
  checks = json_object_get_array_member (object, "checks");
  for (guint i = 0; i < json_array_get_length (checks); i++) {
    JsonObject *check = json_array_get_object_element (checks, i);
    JsonArray *failing = json_object_get_array_member (check, "failing");
    gboolean passed = json_object_get_boolean_member (check, "passed");

    assert_members (check, "code examined failing passed severity text");
    g_assert_true (passed == (json_array_get_length (failing) == 0));
    if (!passed && g_str_equal (json_object_get_string_member (check, "severity"), "error"))
      errors++;
    if (!passed)
      assert_members (json_array_get_object_element (failing, 0), "id kind name");
  }
  g_assert_cmpuint (errors, >, 0);
}

static void
test_history (void)
{
  g_autoptr (JsonObject) object = NULL;
  JsonArray *entries;
  JsonObject *last, *change;
  const char *parent = NULL;

  test_cli_ok ("new --method amal --organisation Prov a.klassning");
  test_put ("lista.csv", "Namn;K\nLön;2\n");
  test_cli_ok ("import a.klassning lista.csv");
  test_cli_ok ("undo a.klassning");
  test_cli_ok ("redo a.klassning");
  object = test_cli_json ("history a.klassning --json --verify", 0);
  assert_members (object, "entries head verified");
  g_assert_true (json_object_get_boolean_member (object, "verified"));
  entries = json_object_get_array_member (object, "entries");
  g_assert_cmpuint (json_array_get_length (entries), ==, 4);
  for (guint i = 0; i < json_array_get_length (entries); i++) {
    JsonObject *entry = json_array_get_object_element (entries, i);

    assert_members (entry,
                    "author changes hash kind label parent purged sequence target text time");
    if (parent)
      g_assert_cmpstr (json_object_get_string_member (entry, "parent"), ==, parent);
    parent = json_object_get_string_member (entry, "hash");
    g_assert_cmpint (count (entry, "sequence"), ==, (gint64) i + 1);
  }
  g_assert_cmpstr (json_object_get_string_member (object, "head"), ==, parent);
  last = json_array_get_object_element (entries, 1);
  g_assert_cmpstr (json_object_get_string_member (last, "text"), ==, "Import lista.csv");
  change = json_array_get_object_element (json_object_get_array_member (last, "changes"), 0);
  assert_members (change, "field from id kind to");
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/json/methods", test_methods);
  g_test_add_func ("/json/import_reconciles", test_import);
  g_test_add_func ("/json/import_of_a_sheet", test_import_of_a_sheet);
  g_test_add_func ("/json/import_with_failures", test_import_with_failures);
  g_test_add_func ("/json/a_dry_run_counts_the_same", test_dry_run);
  g_test_add_func ("/json/show", test_show);
  g_test_add_func ("/json/export", test_export);
  g_test_add_func ("/json/check", test_check);
  g_test_add_func ("/json/history", test_history);
  return test_run ();
}
