// SPDX-License-Identifier: EUPL-1.2
#include "kb-json-export.h"
#include "kb-workshop-commands.h"
#include "report.h"

#include <string.h>
#include <sys/wait.h>

static JsonObject *
workshop_of (JsonNode *node, guint index)
{
  JsonArray *workshops = json_object_get_array_member (json_node_get_object (node), "workshops");

  g_assert_cmpuint (index, <, json_array_get_length (workshops));
  return json_array_get_object_element (workshops, index);
}

/* A member as one line of JSON, its keys sorted. */
static char *
member_text (JsonObject *object, const char *member)
{
  g_autofree char *text = kb_json_to_sorted_text (json_object_get_member (object, member));
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_to_string (node, FALSE);
}

static void
assert_member (JsonObject *object, const char *member, const char *expected)
{
  g_autofree char *text = member_text (object, member);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_members (void)
{
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_SV);
  g_autoptr (JsonNode) node = kb_json_content (report);
  JsonObject *workshop = workshop_of (node, 0);

  assert_member (workshop, "id", "\"w\"");
  assert_member (workshop, "number", "2");
  assert_member (workshop, "type", "\"classification\"");
  assert_member (workshop, "object", "\"Barn och unga\"");
  assert_member (workshop, "unit", "\"Barn och unga\"");
  assert_member (workshop, "date", "\"2027-02-25\"");
  assert_member (workshop, "establish_by", "\"2027-03-31\"");
  assert_member (workshop, "participants",
                 "[{\"has_left\":false,\"id\":\"p1\",\"role\":\"Enhetschef barn och unga\"},"
                 "{\"has_left\":true,\"id\":\"p2\",\"role\":\"Jurist\"}]");
  assert_member (workshop, "agenda",
                 "[{\"minutes\":10,\"skipped\":false,\"step\":\"prepare\"},"
                 "{\"minutes\":20,\"skipped\":false,\"step\":\"inventory\"},"
                 "{\"minutes\":80,\"skipped\":false,\"step\":\"classify\"},"
                 "{\"minutes\":0,\"skipped\":false,\"step\":\"risks\"},"
                 "{\"minutes\":0,\"skipped\":true,\"step\":\"actions\"},"
                 "{\"minutes\":70,\"skipped\":false,\"step\":\"summary\"}]");
  assert_member (workshop, "assets",
                 "[{\"id\":\"oro\",\"seconds\":545},{\"id\":\"avtal\",\"seconds\":null},"
                 "{\"id\":\"skydd\",\"seconds\":60}]");
  assert_member (workshop, "votes",
                 "[{\"aspect\":\"confidentiality\",\"asset\":\"oro\",\"consensus\":null,"
                 "\"counts\":{\"2\":2,\"3\":3},\"id\":\"v1\",\"round\":1},"
                 "{\"aspect\":\"confidentiality\",\"asset\":\"oro\",\"consensus\":3,"
                 "\"counts\":{\"3\":5},\"id\":\"v2\",\"round\":2}]");
  assert_member (workshop, "parked",
                 "[{\"asset\":\"oro\",\"id\":\"q1\",\"settled\":false,"
                 "\"text\":\"Hur länge sparas anmälan?\"},"
                 "{\"asset\":null,\"id\":\"q2\",\"settled\":true,\"text\":\"Vem äger avtalen?\"}]");
  assert_member (workshop, "risks", "[\"r1\",\"r2\"]");
  assert_member (workshop, "actions", "[\"a1\"]");
}

static void
test_asset_members (void)
{
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_SV);
  g_autoptr (JsonNode) node = NULL;
  JsonArray *assets;

  test_report_add (report, "area_level l1 asset_id=avtal aspect_id=integrity area_id=life "
                           "level_id=level-1");
  test_report_add (report, "area_level l2 asset_id=avtal aspect_id=integrity area_id=economy "
                           "level_id=level-3");
  node = kb_json_content (report);
  assets = json_object_get_array_member (json_node_get_object (node), "assets");
  for (guint i = 0; i < json_array_get_length (assets); i++) {
    JsonObject *asset = json_array_get_object_element (assets, i);

    if (!g_str_equal (json_object_get_string_member (asset, "id"), "avtal"))
      continue;
    assert_member (asset, "triggers",
                   "[{\"applies\":true,\"id\":\"sensitive-data\","
                   "\"reason\":\"Bara namn och <adress>\"}]");
    assert_member (asset, "areas", "{\"integrity\":{\"economy\":3,\"life\":1}}");
    return;
  }
  g_assert_not_reached ();
}

/* By number, whatever the ids; twice the same. */
static void
test_order_is_stable (void)
{
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_SV);
  g_autoptr (JsonNode) one = NULL;
  g_autoptr (JsonNode) other = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  test_report_add (report, "workshop z number=1");
  test_report_add (report, "workshop a number=3");
  one = kb_json_content (report);
  other = kb_json_content (report);
  assert_member (workshop_of (one, 0), "id", "\"z\"");
  assert_member (workshop_of (one, 1), "id", "\"w\"");
  assert_member (workshop_of (one, 2), "id", "\"a\"");
  first = kb_json_to_sorted_text (one);
  second = kb_json_to_sorted_text (other);
  g_assert_cmpstr (first, ==, second);
}

typedef struct {
  int status;
  char *output;
  char *errors;
} Ran;

static Ran
run (const char *program, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Ran ran = { 0 };
  va_list words;
  const char *word;

  g_ptr_array_add (argv, (char *) program);
  va_start (words, program);
  while ((word = va_arg (words, const char *)))
    g_ptr_array_add (argv, (char *) word);
  va_end (words);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &ran.output,
                &ran.errors, &ran.status, &error);
  g_assert_no_error (error);
  ran.status = WEXITSTATUS (ran.status);
  return ran;
}

static void
assert_ran (Ran ran, int status, const char *said)
{
  g_test_message ("%s%s", ran.output, ran.errors);
  g_assert_cmpint (ran.status, ==, status);
  g_assert_nonnull (strstr (status == 0 ? ran.output : ran.errors, said));
  g_free (ran.output);
  g_free (ran.errors);
}

static void
test_command_line (gconstpointer data)
{
  const char *program = data;
  g_autofree char *pdf = test_path ("ut.pdf");
  g_autofree char *text = test_path ("ut.txt");
  g_autofree char *sheet = test_path ("ut.xlsx");
  KbWorkbook *workbook = test_filled_workbook ();
  g_autofree char *path = g_strdup (kb_workbook_get_path (workbook));
  g_autoptr (GError) error = NULL;

  test_close (workbook);
  g_setenv ("LANGUAGE", "en", TRUE);
  assert_ran (run (program, "export", path, pdf, "--report", "minutes", NULL), 1,
              "There is no such workshop in the workbook.");
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
  workbook = test_open (path);
  for (guint i = 0; i < 2; i++)
    g_assert_true (kb_workbook_add_workshop (workbook, KB_WORKSHOP_SHORT, "process",
                                             i == 0 ? "Första" : "Andra", NULL, NULL, &error));
  g_assert_no_error (error);
  test_close (workbook);
  assert_ran (run (program, "export", path, pdf, "--report", "minutes", NULL), 0, "ut.pdf");
  assert_ran (run (program, "export", path, text, "--report", "minutes", NULL), 0, "ut.txt");
  g_assert_true (test_bytes_contain (text, "workshop 2: Andra"));
  assert_ran (run (program, "export", path, text, "--report", "minutes", "--workshop", "1", NULL),
              0, "ut.txt");
  g_assert_true (test_bytes_contain (text, "workshop 1: Första"));
  assert_ran (run (program, "export", path, pdf, "--report", "minutes", "--workshop", "9", NULL), 1,
              "There is no workshop 9 in the workbook. There are: 1, 2.");
  assert_ran (run (program, "export", path, pdf, "--workshop", "1", NULL), 2, "--workshop");
  assert_ran (run (program, "export", path, sheet, "--report", "minutes", NULL), 1,
              "The report “minutes” cannot be written in this format.");
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/json-workshop/members", test_members);
  g_test_add_func ("/json-workshop/members_of_assets", test_asset_members);
  g_test_add_func ("/json-workshop/order_is_stable", test_order_is_stable);
  if (g_getenv ("KLASSNING"))
    g_test_add_data_func ("/json-workshop/the_command_line_writes_minutes", g_getenv ("KLASSNING"),
                          test_command_line);
  return test_run ();
}
