// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

static void
add_assets (KbContent *content, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, ";", -1);

  for (guint i = 0; list[i]; i++) {
    g_autofree char *id = g_strdup_printf ("asset-%u", i);
    g_autoptr (KbRecord) asset = kb_record_new (KB_KIND_ASSET, id);

    kb_record_set_text (asset, KB_ASSET_NAME, list[i]);
    kb_content_put (content, asset);
  }
}

static char *
names_of (const GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "",
                            kb_record_text (g_ptr_array_index (records, i), KB_ASSET_NAME));
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/near-duplicate.txt", 3);

  for (guint i = 0; i < cases->len; i++) {
    const TestCase *one = g_ptr_array_index (cases, i);
    g_autoptr (KbContent) content = kb_content_new ();
    g_autoptr (GPtrArray) found = NULL;
    g_autofree char *text = NULL;

    add_assets (content, one->columns[1]);
    found = kb_find_near_duplicates (content, KB_KIND_ASSET, one->columns[0], 5);
    text = names_of (found);
    test_case_equal (one->where, text, one->columns[2]);
  }
}

static void
test_limit_and_length (void)
{
  g_autoptr (KbContent) content = kb_content_new ();
  g_autofree char *longest = g_strnfill (300, 'x');
  g_autofree char *names = g_strdup_printf ("Avtal 1;Avtal 2;Avtal 3;%s", longest);
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (GPtrArray) long_one = NULL;

  add_assets (content, names);
  two = kb_find_near_duplicates (content, KB_KIND_ASSET, "Avtal 4", 2);
  long_one = kb_find_near_duplicates (content, KB_KIND_ASSET, longest, 2);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (long_one->len, ==, 1);
}

/* Systems and risks have names of their own; a kind without any has no duplicates. */
static void
test_other_kinds (void)
{
  g_autoptr (KbContent) content = kb_content_new ();
  g_autoptr (GPtrArray) systems = NULL;
  g_autoptr (GPtrArray) risks = NULL;
  g_autoptr (GPtrArray) none = NULL;

  test_content_add (content, "system s name=Treserva");
  test_content_add (content, "risk r title='Obehöriga läser journaler'");
  test_content_add (content, "asset_system - asset_id=a system_id=s");
  systems = kb_find_near_duplicates (content, KB_KIND_SYSTEM, "treserva", 5);
  risks = kb_find_near_duplicates (content, KB_KIND_RISK, "obehörig läser journaler", 5);
  none = kb_find_near_duplicates (content, KB_KIND_ASSET_SYSTEM, "a", 5);
  g_assert_cmpuint (systems->len, ==, 1);
  g_assert_cmpuint (risks->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/near-duplicate/names_that_look_alike", test_cases);
  g_test_add_func ("/near-duplicate/limits", test_limit_and_length);
  g_test_add_func ("/near-duplicate/other_kinds", test_other_kinds);
  return g_test_run ();
}
