// SPDX-License-Identifier: EUPL-1.2
#include "cli.h"

#include "kb-import.h"

#include <string.h>

/* What the window remembered of a list with these headers. */
static void
remember (const char *workbook_name, const char *list_name, const char *key, guint column)
{
  g_autofree char *path = test_path (workbook_name);
  g_autofree char *list = test_path (list_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = kb_workbook_open (path, KB_OPEN_MUST_WRITE, "Prov", &error);
  g_autoptr (KbTable) table = kb_table_read (list, NULL, &error);
  g_autoptr (KbImport) import = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  import =
      kb_import_new (table, kb_workbook_get_content (workbook), kb_workbook_get_method (workbook),
                     KB_KIND_SYSTEM, KB_LANGUAGE_SV, "l", &error);
  g_assert_no_error (error);
  g_assert_true (kb_import_map (import, key, column));
  signature = kb_import_signature (import);
  json = kb_import_mapping_json (import);
  g_assert_true (kb_workbook_set_import_mapping (workbook, signature, json, &error));
  g_assert_no_error (error);
  kb_workbook_close (workbook);
}

/* A mapping that was chosen in the window holds on the command line too, and it is said so; --map
 * goes before it. */
static void
test_remembered (void)
{
  g_autoptr (TestRun) run = NULL;
  g_autoptr (TestRun) other = NULL;
  g_autoptr (JsonObject) result = NULL;

  test_cli_ok ("new --method amal --organisation Prov a.klassning");
  test_put ("l.csv", "System;Kolumn X\nTreserva;CGI\n");
  remember ("a.klassning", "l.csv", "supplier", 1);
  run = test_cli ("import a.klassning l.csv --kind systems --dry-run");
  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_nonnull (strstr (run->out, "matched as one with these headers was before"));
  g_assert_nonnull (strstr (run->out, "Kolumn X → supplier"));
  other =
      test_cli_argv ((const char *const[]){ "import", "a.klassning", "l.csv", "--kind", "systems",
                                            "--dry-run", "--map", "hosting=Kolumn X", NULL },
                     NULL, NULL);
  g_assert_nonnull (strstr (other->out, "Kolumn X → hosting"));
  result = test_cli_json ("import a.klassning l.csv --kind systems --json", 0);
  g_assert_true (json_object_get_boolean_member (result, "remembered"));
  /* Other headers have their own. */
  test_put ("m.csv", "System;Kolumn Y\nHeroma;CGI\n");
  g_clear_pointer (&run, test_run_free);
  run = test_cli ("import a.klassning m.csv --kind systems --dry-run");
  g_assert_null (strstr (run->out, "these headers was before"));
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/cli-import/a_remembered_mapping_is_used", test_remembered);
  return test_run ();
}
