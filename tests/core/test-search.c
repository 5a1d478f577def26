// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"
#include "kb-search.h"

#include <string.h>

static const char *const group_names[KB_N_FOUND] = {
  [KB_FOUND_ASSET] = "assets",   [KB_FOUND_SYSTEM] = "systems",     [KB_FOUND_RISK] = "risks",
  [KB_FOUND_ACTION] = "actions", [KB_FOUND_WORKSHOP] = "workshops", [KB_FOUND_UNIT] = "units",
  [KB_FOUND_PAGE] = "pages",     [KB_FOUND_ACT] = "acts",
};
static const KbKind group_kinds[] = { KB_KIND_ASSET,  KB_KIND_SYSTEM,   KB_KIND_RISK,
                                      KB_KIND_ACTION, KB_KIND_WORKSHOP, KB_KIND_UNIT };

static char *
results_text (GPtrArray *results)
{
  GString *text = g_string_new (NULL);

  for (guint g = 0; g < results->len; g++) {
    KbHits *hits = g_ptr_array_index (results, g);

    g_string_append_printf (text, "%s%s/%u", g > 0 ? " | " : "", group_names[hits->group],
                            hits->total);
    g_assert_cmpuint (hits->hits->len, ==, MIN (hits->total, 3));
    for (guint i = 0; i < hits->hits->len; i++) {
      KbHit *hit = &g_array_index (hits->hits, KbHit, i);

      g_assert_cmpint (hit->group, ==, hits->group);
      g_string_append_printf (text, " %s", hit->id);
      if (hit->field != KB_NONE) {
        g_assert_cmpint (hit->rank, ==, KB_RANK_ELSEWHERE);
        g_assert_nonnull (hit->text);
        g_string_append_printf (
            text, "(%s)", kb_field_info (group_kinds[hit->group], (guint) hit->field)->column);
      }
    }
  }
  return g_string_free (text, FALSE);
}

static void
add_all (KbSearch *search, const char *lines, KbFound group)
{
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);

  for (guint i = 0; list[i] && *list[i]; i++) {
    g_auto (GStrv) words = g_strsplit (list[i], " ", 2);

    kb_search_add (search, group, words[0], words[1]);
  }
}

static void
check_block (TestBlock *block)
{
  g_autofree char *typed_line = test_lines_take (block, "?");
  g_autofree char *expected = test_lines_take (block, "=");
  g_autofree char *pages = test_lines_take (block, "page");
  g_autofree char *acts = test_lines_take (block, "act");
  g_autofree char *typed = test_unescape (typed_line);
  g_autoptr (KbContent) content = kb_content_new ();
  g_autoptr (KbSearch) search = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *found = NULL;

  test_content_add_all (content, block->lines);
  search = kb_search_new (content);
  g_assert_cmpuint (kb_search_size (search), ==, block->lines->len);
  add_all (search, pages, KB_FOUND_PAGE);
  add_all (search, acts, KB_FOUND_ACT);
  results = kb_search_run (search, typed, 3);
  found = results_text (results);
  test_case_equal (block->where, found, expected);
}

static void
test_found (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/search.txt");

  for (guint i = 0; i < blocks->len; i++)
    check_block (g_ptr_array_index (blocks, i));
}

static void
test_places (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/search-places.txt", 3);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    const char *text = one->columns[0];
    gsize start = 0, end = 0;
    g_autofree char *found = g_strdup ("(none)");

    if (kb_folded_find (text, one->columns[1], &start, &end)) {
      g_free (found);
      found = g_strdup_printf ("%.*s«%.*s»%s", (int) start, text, (int) (end - start), text + start,
                               text + end);
    }
    test_case_equal (one->where, found, one->columns[2]);
  }
}

/* A text of any length and kind is looked for, and the search ends. */
static void
test_bounds (void)
{
  g_autoptr (KbContent) content = kb_content_new ();
  g_autoptr (KbSearch) search = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *typed = g_strnfill (100000, 'a');

  test_content_add (content, "asset a name=Avtal");
  search = kb_search_new (content);
  results = kb_search_run (search, typed, 3);
  g_assert_cmpuint (results->len, ==, 0);
  for (guint i = 1; i < 100000; i += 2)
    typed[i] = ' ';
  g_ptr_array_unref (results);
  results = kb_search_run (search, typed, 3);
  g_assert_cmpuint (results->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/finds_what_it_should_in_order", test_found);
  g_test_add_func ("/search/shows_where_the_word_stands", test_places);
  g_test_add_func ("/search/takes_any_text", test_bounds);
  return g_test_run ();
}
