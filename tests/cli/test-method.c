// SPDX-License-Identifier: EUPL-1.2
#include "cli.h"

#include <string.h>

static char *
content_of (const char *name)
{
  g_autofree char *path = test_path (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&text);
}

/* A 0–3 workbook changed and changed back is, byte for byte, exported as it was. */
static void
test_undo_is_identical (void)
{
  static const char *const changes[] = {
    "method a.klassning --levels 0-4",
    "method a.klassning --levels 1-4",
    "method a.klassning --levels 1-5",
    "method a.klassning --levels 0-4 --above 1",
    "method a.klassning --levels 0-2 --map level:3=2",
    "method a.klassning --levels 0-2 --map level:3=-",
    "method a.klassning --likelihoods 1-3 --map likelihood:4=3",
    "method a.klassning --consequences 0-5",
    "method a.klassning --consequences 1-6 --above 2",
    "method a.klassning --replace klassa-scale",
  };

  test_cli_ok ("new --method amal --organisation Prov a.klassning");
  test_put ("assets.csv", "Namn;System;Förvaltning;K;R;T;Motivering\n"
                          "Journaler;Treserva;Socialförvaltningen;3;3;2;Vård\n"
                          "Recept;Treserva;Socialförvaltningen;0;1;2;\n"
                          "Ritningar;Arkiv;Bygg;3;0-2;1;\n");
  test_put ("risks.csv", "Risk;Sannolikhet;Konsekvens\nDriftstopp;4;4\nIntrång;2;3\n");
  test_cli_ok ("import a.klassning assets.csv --kind assets");
  test_cli_ok ("import a.klassning risks.csv --kind risks");
  test_cli_ok ("export a.klassning before.json");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *before = content_of ("before.json");
    g_autofree char *changed = NULL;
    g_autofree char *after = NULL;

    test_cli_ok (changes[i]);
    test_cli_ok ("export a.klassning changed.json");
    changed = content_of ("changed.json");
    g_assert_cmpstr (changed, !=, before);
    test_cli_ok ("undo a.klassning");
    test_cli_ok ("export a.klassning after.json");
    after = content_of ("after.json");
    g_assert_cmpstr (after, ==, before);
  }
  test_cli_ok ("history a.klassning --verify");
}

/* A file far too large is refused by its size, before it is read as JSON. */
static void
test_huge_is_refused (void)
{
  g_autofree char *path = test_path ("stor.json");
  g_autofree char *text = g_malloc (50 * 1024 * 1024);
  g_autoptr (TestRun) run = NULL;

  memset (text, ' ', 50 * 1024 * 1024);
  text[0] = '{';
  g_assert_true (g_file_set_contents (path, text, 50 * 1024 * 1024, NULL));
  run = test_cli ("new --method stor.json --organisation Prov a.klassning");
  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->errors, "stor.json is larger than what can be imported safely"));
}

/* A fourth aspect of the kommun's own goes the whole way: from the method file into the workbook,
 * by its column in a list, out as JSON under its own code, as Excel, and in the method handed on.
 */
static void
test_own_aspect (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) halves = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *again = NULL;
  g_autofree char *first = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (TestRun) run = NULL;
  JsonObject *asset, *levels;

  test_cli_ok ("new --method amal --organisation Prov a.klassning");
  test_cli_ok ("method a.klassning --export m.json");
  text = content_of ("m.json");
  halves = g_strsplit (text, "\"aspects\" : [", 2);
  g_assert_nonnull (halves[1]);
  mine = g_strjoin ("\"aspects\" : [ { \"id\": \"own\", \"code\": \"authenticity\", "
                    "\"letter\": \"Ä\", \"in_use\": true, \"name\": {\"sv\": \"Äkthet\", "
                    "\"en\": \"Authenticity\"}, \"question\": {\"sv\": \"Vem?\", \"en\": "
                    "\"Who?\"} }, ",
                    halves[0], halves[1], NULL);
  test_put ("egen.json", mine);
  test_cli_ok ("new --method egen.json --organisation Prov b.klassning");
  test_put ("l.csv", "Namn;System;Äkthet;K;R;T\nJournaler;Treserva;2;3;1;1\n");
  test_cli_ok ("import b.klassning l.csv --kind assets");
  test_cli_ok ("export b.klassning b.json");
  test_cli_ok ("export b.klassning b.xlsx");
  test_cli_ok ("export b.klassning b.pdf");
  g_free (text);
  text = content_of ("b.json");
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  asset = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "assets"),
      0);
  levels = json_object_get_object_member (asset, "levels");
  g_assert_cmpint (json_object_get_int_member (levels, "authenticity"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (levels, "confidentiality"), ==, 3);
  test_cli_ok ("method b.klassning --export b-metod.json");
  test_cli_ok ("new --method b-metod.json --organisation Prov c.klassning");
  test_cli_ok ("method c.klassning --export c-metod.json");
  first = content_of ("b-metod.json");
  again = content_of ("c-metod.json");
  g_assert_cmpstr (first, ==, again);
  /* Named where it is not declared, it is refused with the place. */
  g_strfreev (halves);
  halves = g_strsplit (first, "\"level_texts\" : {", 2);
  g_free (mine);
  mine = g_strjoin ("\"level_texts\" : { \"provenance\": [],", halves[0], halves[1], NULL);
  test_put ("fel.json", mine);
  run = test_cli ("new --method fel.json --organisation Prov d.klassning");
  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->errors, "level_texts.provenance"));
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/cli-method/a_change_undone_leaves_the_export_identical",
                   test_undo_is_identical);
  g_test_add_func ("/cli-method/a_huge_file_is_refused", test_huge_is_refused);
  g_test_add_func ("/cli-method/an_aspect_of_ones_own", test_own_aspect);
  return test_run ();
}
