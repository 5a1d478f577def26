// SPDX-License-Identifier: EUPL-1.2
#include "content.h"
#include "kb-statutes.h"

static GPtrArray *
list (KbContent *content, KbLanguage language)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *statutes = kb_statutes_list (content, language, &error);

  g_assert_no_error (error);
  g_assert_nonnull (statutes);
  return statutes;
}

static const KbStatute *
find (GPtrArray *statutes, const char *reference)
{
  for (guint i = 0; i < statutes->len; i++) {
    const KbStatute *statute = g_ptr_array_index (statutes, i);

    if (g_str_equal (statute->reference, reference))
      return statute;
  }
  return NULL;
}

static const char *
name_of (GPtrArray *statutes, const char *reference)
{
  const KbStatute *statute = find (statutes, reference);

  return statute ? statute->name : NULL;
}

/* Every one has a chapter and section of OSL, and a name in both languages; none stands twice. */
static void
test_shipped (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (GPtrArray) swedish = list (content, KB_LANGUAGE_SV);
  g_autoptr (GPtrArray) english = list (content, KB_LANGUAGE_EN);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (swedish->len, >, 20);
  g_assert_cmpuint (swedish->len, ==, english->len);
  for (guint i = 0; i < swedish->len; i++) {
    const KbStatute *sv = g_ptr_array_index (swedish, i);
    const KbStatute *en = g_ptr_array_index (english, i);

    g_assert_true (
        g_regex_match_simple ("^[0-9]+ kap\\. [0-9]+( [a-z])? § OSL$", sv->reference, 0, 0));
    g_assert_cmpstr (sv->name, !=, "");
    g_assert_cmpstr (sv->name, !=, en->name);
    g_assert_null (sv->own_id);
    g_assert_true (g_hash_table_add (seen, sv->reference));
  }
  g_assert_cmpstr (name_of (swedish, "26 kap. 1 § OSL"), ==, "Socialtjänst");
}

static void
test_own (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (GPtrArray) before = list (content, KB_LANGUAGE_SV);
  g_autoptr (GPtrArray) after = NULL;

  test_content_add (content, "statute s1 reference=\"29 kap. 1 § OSL\" name=Kollektivtrafik");
  test_content_add (content, "statute s2 reference=\"OSL 26 kap. 1 §\" name=\"Vår socialtjänst\"");
  test_content_add (content, "statute s3");
  after = list (content, KB_LANGUAGE_SV);
  /* Two of its own, one of them in place of one that comes with the program. */
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_cmpstr (((KbStatute *) g_ptr_array_index (after, 0))->own_id, ==, "s1");
  g_assert_cmpstr (name_of (after, "OSL 26 kap. 1 §"), ==, "Vår socialtjänst");
  g_assert_null (find (after, "26 kap. 1 § OSL"));
}

static void
test_search (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (GPtrArray) statutes = list (content, KB_LANGUAGE_SV);
  guint n = 0;

  for (guint i = 0; i < statutes->len; i++)
    n += kb_statute_matches (g_ptr_array_index (statutes, i), "halso");
  g_assert_cmpuint (n, ==, 0);
  for (guint i = 0; i < statutes->len; i++)
    n += kb_statute_matches (g_ptr_array_index (statutes, i), "hälso");
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (kb_statute_matches (g_ptr_array_index (statutes, 0), ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statutes/those_that_come_with_the_program", test_shipped);
  g_test_add_func ("/statutes/the_kommun_s_own_come_first", test_own);
  g_test_add_func ("/statutes/searched_by_number_or_name", test_search);
  return g_test_run ();
}
