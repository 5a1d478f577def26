// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

static KbClass
class_of (KbContent *content, const KbMethod *method, const char *id, const char *levels)
{
  g_autofree char *line = g_strdup_printf ("asset %s class=%s", id, levels);

  test_content_add (content, line);
  return kb_class_of_asset (content, method, id);
}

static void
test_each_class (void)
{
  static const char *const progress[] = { "nothing", "partial", "classified" };
  g_autoptr (GPtrArray) cases = test_table_read ("core/class.txt", 4);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    g_autoptr (KbContent) content = test_content_new (one->columns[0]);
    g_autoptr (KbMethod) method = test_method_of (content);
    KbClass class = class_of (content, method, "a", one->columns[1]);
    int highest = kb_class_highest (&class, method);
    g_autoptr (GString) found = g_string_new (NULL);

    test_case_equal (one->where, progress[kb_class_progress (&class, method)], one->columns[2]);
    if (kb_class_is_unresolved (&class, method))
      g_string_append (found, "unresolved ");
    if (kb_class_is_cut_off (&class, method))
      g_string_append (found, "cut-off ");
    if (highest == KB_NONE)
      g_string_append (found, "highest -");
    else
      g_string_append_printf (found, "highest %" G_GINT64_FORMAT,
                              kb_method_number (method, KB_KIND_LEVEL, (guint) highest));
    test_case_equal (one->where, found->str, one->columns[3]);
  }
}

static void
test_comparing (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/class-compare.txt", 4);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    g_autoptr (KbContent) content = test_content_new (one->columns[0]);
    g_autoptr (KbMethod) method = test_method_of (content);
    KbClass first = class_of (content, method, "a", one->columns[1]);
    KbClass second = class_of (content, method, "b", one->columns[3]);
    int order = kb_class_compare (&first, &second, method);
    int back = kb_class_compare (&second, &first, method);

    test_case_equal (one->where, order < 0 ? "<" : order > 0 ? ">" : "=", one->columns[2]);
    g_assert_cmpint (order<0, ==, back> 0);
    g_assert_cmpint (order == 0, ==, back == 0);
  }
}

static void
test_equality (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  KbClass one = class_of (content, method, "a", "1..3/2/0");
  KbClass same = class_of (content, method, "b", "1..3/2/0");
  KbClass narrower = class_of (content, method, "c", "3/2/0");
  KbClass other = class_of (content, method, "d", "1..3/2/1");

  g_assert_true (kb_class_equal (&one, &same, method));
  g_assert_false (kb_class_equal (&one, &narrower, method));
  g_assert_false (kb_class_equal (&one, &other, method));
  /* An aspect that is not in use does not count. */
  same.aspects[3] = (KbLevelRange){ 1, 1 };
  g_assert_true (kb_class_equal (&one, &same, method));
  g_assert_cmpint (kb_class_compare (&one, &same, method), ==, 0);
}

static void
test_ranges_from_ids (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  static const struct {
    const char *level;
    const char *upper;
    int low;
    int high;
  } cases[] = {
    { NULL, NULL, -1, -1 },         { "level-2", NULL, 2, 2 },      { NULL, "level-2", 2, 2 },
    { "level-1", "level-3", 1, 3 }, { "level-3", "level-1", 1, 3 }, { "level-9", NULL, -1, -1 },
    { "level-9", "level-2", 2, 2 }, { "level-2", "level-9", 2, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KbLevelRange range = kb_level_range_from_ids (method, cases[i].level, cases[i].upper);

    g_assert_cmpint (range.low, ==, cases[i].low);
    g_assert_cmpint (range.high, ==, cases[i].high);
  }
}

static void
test_asset_that_is_not_there (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  KbClass class = kb_class_of_asset (content, method, "borta");

  g_assert_cmpint (kb_class_progress (&class, method), ==, KB_PROGRESS_NOTHING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/class/progress_and_cut_off_follow_from_the_levels", test_each_class);
  g_test_add_func ("/class/classes_are_ordered_by_need_of_protection", test_comparing);
  g_test_add_func ("/class/classes_are_equal_when_all_aspects_in_use_are", test_equality);
  g_test_add_func ("/class/ranges_come_from_ids", test_ranges_from_ids);
  g_test_add_func ("/class/an_asset_that_is_not_there_has_no_class", test_asset_that_is_not_there);
  return g_test_run ();
}
