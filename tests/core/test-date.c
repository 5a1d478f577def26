// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "kb-date.h"
#include "kb-timeline.h"

#include <string.h>

static char *
none_as_dash (char *text)
{
  return text ? text : g_strdup ("-");
}

static char *
ask (const char *function, const char *one, const char *other)
{
  int first, last;

  if (g_str_equal (function, "valid"))
    return g_strdup (kb_date_is_valid (one) ? "yes" : "no");
  if (g_str_equal (function, "loose"))
    return none_as_dash (kb_date_from_loose_text (one));
  if (g_str_equal (function, "serial-1900"))
    return none_as_dash (kb_date_from_serial (g_ascii_strtod (one, NULL), FALSE));
  if (g_str_equal (function, "serial-1904"))
    return none_as_dash (kb_date_from_serial (g_ascii_strtod (one, NULL), TRUE));
  if (g_str_equal (function, "months"))
    return none_as_dash (kb_date_add_months (one, atoi (other)));
  if (g_str_equal (function, "days"))
    return none_as_dash (kb_date_add_days (one, atoi (other)));
  if (g_str_equal (function, "between"))
    return g_strdup_printf ("%d", kb_date_days_between (one, other));
  if (g_str_equal (function, "year"))
    return g_strdup_printf ("%d", kb_date_year (one));
  if (g_str_equal (function, "compare")) {
    int order = kb_date_compare (one, other);

    return g_strdup (order < 0 ? "<" : order > 0 ? ">" : "=");
  }
  if (g_str_has_prefix (function, "drag-")) {
    static const char *const grips[] = { "none", "start", "whole", "end" };
    g_auto (GStrv) dates = g_strsplit (one, " ", 2);
    g_autofree char *start = NULL;
    g_autofree char *due = NULL;

    for (guint grip = 0; grip < G_N_ELEMENTS (grips); grip++)
      if (g_str_equal (function + strlen ("drag-"), grips[grip]))
        kb_bar_drag (g_str_equal (dates[0], "-") ? NULL : dates[0], dates[1], (KbBarGrip) grip,
                     g_ascii_strtod (other, NULL), &start, &due);
    return g_strdup_printf ("%s %s", start ? start : "-", due);
  }
  if (g_str_equal (function, "grip"))
    return g_strdup_printf (
        "%d", (int) kb_bar_grip (0, g_ascii_strtod (one, NULL), g_ascii_strtod (other, NULL), 8));
  if (g_str_equal (function, "term")) {
    kb_date_term_of_office (one, &first, &last);
    return g_strdup_printf ("%d–%d", first, last);
  }
  g_error ("No function %s", function);
}

static void
test_function (gconstpointer data)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/date.txt", 4);
  guint n = 0;

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    g_autofree char *answer = NULL;

    if (!g_str_equal (one->columns[0], data))
      continue;
    n++;
    answer = ask (data, one->columns[1], one->columns[2]);
    test_case_equal (one->where, answer, one->columns[3]);
  }
  g_assert_cmpuint (n, >, 2);
}

/* Every day of 36 years: the term is four years long, holds the day or begins soon after it, and
 * never goes back. */
static void
test_terms_follow_each_other (void)
{
  g_autofree char *day = g_strdup ("2015-01-01");
  int previous = 0;

  while (kb_date_year (day) < 2051) {
    g_autofree char *next = kb_date_add_days (day, 1);
    int first, last;

    kb_date_term_of_office (day, &first, &last);
    g_assert_cmpint (last, ==, first + 3);
    g_assert_cmpint ((first - 2023) % 4, ==, 0);
    g_assert_cmpint (first, >=, previous);
    g_assert_cmpint (kb_date_year (day), <=, last);
    if (kb_date_year (day) < first)
      g_assert_cmpstr (day + 5, >=, "10-01");
    previous = first;
    g_free (day);
    day = g_steal_pointer (&next);
  }
}

/* Every serial of a spreadsheet's first 200 years is the day after the one before. */
static void
test_serials_are_consecutive (void)
{
  for (int serial = 62; serial < 73000; serial++) {
    g_autofree char *one = kb_date_from_serial (serial - 1, FALSE);
    g_autofree char *other = kb_date_from_serial (serial, FALSE);

    g_assert_cmpint (kb_date_days_between (one, other), ==, 1);
  }
}

static void
test_today_can_be_set (void)
{
  g_autofree char *today = NULL;
  g_autofree char *now = NULL;
  g_autofree char *real = NULL;
  g_autofree char *real_now = NULL;

  g_setenv ("KLASSNINGSBORDET_TODAY", "2030-12-24", TRUE);
  today = kb_date_today ();
  now = kb_date_now ();
  g_assert_cmpstr (today, ==, "2030-12-24");
  g_assert_cmpstr (now, ==, "2030-12-24T12:00:00Z");
  g_setenv ("KLASSNINGSBORDET_TODAY", "julafton", TRUE);
  real = kb_date_today ();
  real_now = kb_date_now ();
  g_assert_true (kb_date_is_valid (real));
  g_assert_cmpuint (strlen (real_now), ==, strlen ("2030-12-24T12:00:00Z"));
  g_assert_true (g_str_has_suffix (real_now, "Z"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/date/only_days_of_the_calendar_are_dates", "valid", test_function);
  g_test_add_data_func ("/date/dates_are_read_as_people_write_them", "loose", test_function);
  g_test_add_data_func ("/date/serials_from_1900_are_dates", "serial-1900", test_function);
  g_test_add_data_func ("/date/serials_from_1904_are_dates", "serial-1904", test_function);
  g_test_add_data_func ("/date/months_are_added_at_month_ends", "months", test_function);
  g_test_add_data_func ("/date/days_are_added", "days", test_function);
  g_test_add_data_func ("/date/days_are_counted", "between", test_function);
  g_test_add_data_func ("/date/the_year_is_told", "year", test_function);
  g_test_add_data_func ("/date/dates_are_ordered", "compare", test_function);
  g_test_add_data_func ("/date/a_plan_is_for_a_term_of_office", "term", test_function);
  g_test_add_data_func ("/date/a_bar_is_dragged_by_quarters", "drag-whole", test_function);
  g_test_add_data_func ("/date/its_beginning_is_dragged", "drag-start", test_function);
  g_test_add_data_func ("/date/its_end_is_dragged", "drag-end", test_function);
  g_test_add_data_func ("/date/beside_it_nothing_is_dragged", "drag-none", test_function);
  g_test_add_data_func ("/date/a_bar_is_taken_hold_of", "grip", test_function);
  g_test_add_func ("/date/terms_follow_each_other", test_terms_follow_each_other);
  g_test_add_func ("/date/serials_are_consecutive", test_serials_are_consecutive);
  g_test_add_func ("/date/today_can_be_set_for_pictures_and_tests", test_today_can_be_set);
  return g_test_run ();
}
