// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "kb-collation.h"

static const char *
sign (int order)
{
  return order < 0 ? "<" : order > 0 ? ">" : "=";
}

static void
test_swedish_order (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/collation.txt", 3);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    const char *opposite = sign (-kb_collate (one->columns[2], one->columns[0]));

    test_case_equal (one->where, sign (kb_collate (one->columns[0], one->columns[2])),
                     one->columns[1]);
    test_case_equal (one->where, opposite, one->columns[1]);
    g_assert_cmpint (kb_collate (one->columns[0], one->columns[0]), ==, 0);
  }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return kb_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Sorting needs an order without contradictions: any three texts of the table agree. */
static void
test_order_has_no_circles (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/collation.txt", 3);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);

    g_ptr_array_add (texts, one->columns[0]);
    g_ptr_array_add (texts, one->columns[2]);
  }
  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    for (guint j = i + 1; j < texts->len; j++)
      g_assert_cmpint (kb_collate (g_ptr_array_index (texts, i), g_ptr_array_index (texts, j)), <=,
                       0);
}

static void
test_no_text_is_first (void)
{
  g_assert_cmpint (kb_collate (NULL, NULL), ==, 0);
  g_assert_cmpint (kb_collate (NULL, ""), <, 0);
  g_assert_cmpint (kb_collate ("", NULL), >, 0);
}

/* A name from a damaged file must not stop a list from being sorted. */
static void
test_invalid_utf8_is_sorted (void)
{
  g_autofree char *folded = kb_fold ("a\xff"
                                     "b");

  g_assert_cmpint (kb_collate ("a\xff", "b"), <, 0);
  g_assert_cmpint (kb_collate ("\xc3", "a"), !=, 0);
  g_assert_true (g_utf8_validate (folded, -1, NULL));
}

static void
test_folding (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/fold.txt", 2);
  g_autofree char *nothing = kb_fold (NULL);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    g_autofree char *folded = kb_fold (one->columns[0]);
    g_autofree char *again = kb_fold (folded);

    test_case_equal (one->where, folded, one->columns[1]);
    test_case_equal (one->where, again, one->columns[1]);
  }
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_searching (void)
{
  g_assert_true (kb_folded_contains ("Elevhälsans JOURNALER", "journal"));
  g_assert_true (kb_folded_contains ("Elevha\xcc\x88lsan", "hälsa"));
  g_assert_true (kb_folded_contains ("Idéer", "ide"));
  g_assert_true (kb_folded_contains ("Vad som helst", ""));
  g_assert_false (kb_folded_contains ("Elevhälsan", "halsa"));
  g_assert_false (kb_folded_contains ("", "a"));
  g_assert_false (kb_folded_contains (NULL, ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collation/texts_sort_as_a_swede_expects", test_swedish_order);
  g_test_add_func ("/collation/the_order_has_no_circles", test_order_has_no_circles);
  g_test_add_func ("/collation/no_text_stands_first", test_no_text_is_first);
  g_test_add_func ("/collation/invalid_utf8_is_sorted_too", test_invalid_utf8_is_sorted);
  g_test_add_func ("/collation/texts_are_folded_for_comparing", test_folding);
  g_test_add_func ("/collation/folded_search_finds_what_a_person_means", test_searching);
  return g_test_run ();
}
