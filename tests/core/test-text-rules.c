// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "kb-core.h"

/* The small rules that look at texts: the gate, personal data and similar names. */

static const char *
yes_or_no (gboolean answer)
{
  return answer ? "yes" : "no";
}

static void
test_personal_data (gconstpointer data)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/personal-data.txt", 3);
  guint n = 0;

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);

    if (!g_str_equal (one->columns[0], data))
      continue;
    n++;
    test_case_equal (one->where,
                     yes_or_no (g_str_equal (data, "number")
                                    ? kb_personal_data_has_number (one->columns[2])
                                    : kb_personal_data_has_email (one->columns[2])),
                     one->columns[1]);
  }
  g_assert_cmpuint (n, >, 10);
  g_assert_false (kb_personal_data_has_number (NULL));
  g_assert_false (kb_personal_data_has_email (NULL));
}

/* Of all ten check digits exactly one makes a number. */
static void
test_one_check_digit_in_ten (void)
{
  for (int birth = 980; birth < 1000; birth++) {
    guint n = 0;

    for (int digit = 0; digit < 10; digit++) {
      g_autofree char *text = g_strdup_printf ("640823-%d%d", birth, digit);

      n += kb_personal_data_has_number (text) ? 1 : 0;
    }
    g_assert_cmpuint (n, ==, 1);
  }
}

static void
test_invalid_utf8_in_texts (void)
{
  g_assert_false (kb_personal_data_has_email ("anna\xff@\xfe"));
  g_assert_true (kb_personal_data_has_number ("\xff 900101-2385"));
}

static void
test_similar_names (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/similarity.txt", 4);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    double similarity = kb_similarity (one->columns[0], one->columns[1]);
    char found[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd (found, sizeof found, "%.2f", similarity);
    test_case_equal (one->where, found, one->columns[2]);
    test_case_equal (one->where, yes_or_no (similarity >= KB_SIMILAR), one->columns[3]);
    g_assert_cmpfloat_with_epsilon (similarity, kb_similarity (one->columns[1], one->columns[0]),
                                    1e-9);
  }
  g_assert_cmpfloat_with_epsilon (kb_similarity (NULL, "a"), 0.0, 1e-9);
}

static void
test_long_names (void)
{
  g_autofree char *one = g_strnfill (100000, 'a');
  g_autofree char *other = g_strnfill (100000, 'b');

  g_assert_cmpfloat_with_epsilon (kb_similarity (one, one), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (kb_similarity (one, other), 0.0, 1e-9);
}

static void
test_statutes (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/statute-text.txt", 4);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    g_autofree char *chosen = kb_statute_text_toggle (one->columns[0], one->columns[1]);

    test_case_equal (one->where, yes_or_no (kb_statute_text_has (one->columns[0], one->columns[1])),
                     one->columns[2]);
    test_case_equal (one->where, chosen, one->columns[3]);
    g_assert_true (kb_statute_text_has (chosen, one->columns[1])
                   == g_str_equal (one->columns[2], "no"));
  }
  g_assert_false (kb_statute_text_has (NULL, "26 kap. 1 § OSL"));
}

static void
test_gate (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/gate.txt", 2);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);

    test_case_equal (one->where, yes_or_no (kb_gate_is_stop_text (one->columns[0])),
                     one->columns[1]);
  }
  g_assert_false (kb_gate_is_stop_text (NULL));
  g_assert_true (kb_gate_stops (KB_GATE_YES));
  g_assert_true (kb_gate_stops (KB_GATE_UNKNOWN));
  g_assert_false (kb_gate_stops (KB_GATE_NO));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/personal-data/personnummer_are_found", "number", test_personal_data);
  g_test_add_data_func ("/personal-data/email_addresses_are_found", "email", test_personal_data);
  g_test_add_func ("/text-rules/statutes_are_chosen_into_a_text", test_statutes);
  g_test_add_func ("/personal-data/one_check_digit_in_ten_is_right", test_one_check_digit_in_ten);
  g_test_add_func ("/personal-data/invalid_utf8_is_looked_through", test_invalid_utf8_in_texts);
  g_test_add_func ("/similarity/names_are_compared", test_similar_names);
  g_test_add_func ("/similarity/names_may_be_long", test_long_names);
  g_test_add_func ("/gate/stop_words_stop", test_gate);
  return g_test_run ();
}
