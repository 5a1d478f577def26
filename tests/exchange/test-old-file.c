// SPDX-License-Identifier: EUPL-1.2
#include "kb-example.h"
#include "kb-json-export.h"
#include "report.h"

#include <string.h>

/*
 * tests/data/version-1.klassning is the worked example, made by version 1 of the schema, with its
 * last act undone. The same steps today must give the same JSON; what the example has got since
 * then is in the two acts before it.
 */

/* Units that a workbook begins with have random ids. */
static char *
json_of (KbWorkbook *workbook)
{
  g_autoptr (KbReport) report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autoptr (JsonNode) node = kb_json_content (report);
  g_autofree char *text = kb_json_to_sorted_text (node);
  g_autoptr (GString) plain = g_string_new (text);
  const GPtrArray *units = kb_content_list (report->content, KB_KIND_UNIT);

  for (guint i = 0; i < units->len; i++) {
    KbRecord *unit = g_ptr_array_index (units, i);
    g_autofree char *id = g_strdup_printf ("\"%s\"", kb_record_id (unit));
    g_autofree char *name = g_strdup_printf ("\"unit %s\"", kb_record_text (unit, KB_UNIT_NAME));

    g_string_replace (plain, id, name, 0);
  }
  return g_strdup (plain->str);
}

static void
test_same_json (void)
{
  g_autofree char *old_path =
      g_test_build_filename (G_TEST_DIST, "data", "version-1.klassning", NULL);
  g_autofree char *new_path = test_path ("new.klassning");
  g_autofree char *copy = test_path ("old.klassning");
  g_autoptr (GError) error = NULL;
  KbWorkbook *old_one, *new_one;
  g_autofree char *old_json = NULL;
  g_autofree char *new_json = NULL;

  test_copy (old_path, copy);
  g_assert_true (kb_example_create (new_path, &error));
  g_assert_no_error (error);
  old_one = test_open (copy);
  new_one = test_open (new_path);
  for (guint i = 0; i < 3; i++)
    g_assert_true (kb_workbook_undo (new_one, &error));
  old_json = json_of (old_one);
  new_json = json_of (new_one);
  test_assert_same_text (old_json, new_json);
  g_assert_cmpuint (strlen (old_json), >, 50000);
  test_close (old_one);
  test_close (new_one);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/old-file/the_same_steps_give_the_same_json", test_same_json);
  return test_run ();
}
