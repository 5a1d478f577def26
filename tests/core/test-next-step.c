// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"
#include "kb-next-step.h"

/* The steps as a line of next-step.txt. */
static char *
steps_text (GPtrArray *steps)
{
  static const char *const types[] = { "fill", "classify",  "analyse", "place",
                                       "plan", "follow-up", "accept",  "decide" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++) {
    const KbNextStep *step = g_ptr_array_index (steps, i);

    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", types[step->type]);
    for (guint r = 0; r < step->records->len; r++)
      g_string_append_printf (text, " %s", kb_record_id (g_ptr_array_index (step->records, r)));
  }
  return g_string_free (text, FALSE);
}

static void
test_steps (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/next-step.txt");

  for (guint i = 0; i < blocks->len; i++) {
    TestBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *expected = test_lines_take (block, "=");
    g_autoptr (KbContent) content = test_content_new ("amal");
    g_autoptr (KbMethod) method = test_method_of (content);
    g_autoptr (KbInheritance) inheritance = NULL;
    g_autoptr (GPtrArray) steps = NULL;
    g_autofree char *found = NULL;

    test_content_add_all (content, block->lines);
    inheritance = kb_inheritance_new (content, method);
    steps = kb_next_steps (content, method, inheritance, "2027-02-25");
    found = steps_text (steps);
    test_case_equal (block->where, found, expected);
  }
}

/* The upper half of the bands, the middle one of an odd number left out. */
static void
test_high_bands (void)
{
  for (const char *const *id = kb_method_shipped_ids (); *id; id++) {
    g_autoptr (KbContent) content = test_content_new (*id);
    g_autoptr (KbMethod) method = test_method_of (content);
    guint n = kb_method_size (method, KB_KIND_BAND);
    guint high = 0;

    g_assert_false (kb_band_is_high (method, KB_NONE));
    g_assert_false (kb_band_is_high (method, 0));
    g_assert_true (kb_band_is_high (method, (int) n - 1));
    for (guint b = 0; b < n; b++)
      high += kb_band_is_high (method, (int) b);
    g_assert_cmpuint (high, ==, n / 2);
  }
}

static void
test_count_of_high_risks (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = NULL;
  KbSummary summary;

  test_content_add (content, "risk r1 title=r1 before=4/4 after=1/1");
  test_content_add (content, "risk r2 title=r2 before=4/3");
  test_content_add (content, "risk r3 title=r3 before=1/1");
  test_content_add (content, "risk r4 title=r4");
  inheritance = kb_inheritance_new (content, method);
  summary = kb_summary_make (content, method, inheritance, "2027-02-25");
  g_assert_cmpuint (kb_matrix_count_high (method, &summary.before), ==, 2);
  g_assert_cmpuint (kb_matrix_count_high (method, &summary.after), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next-step/steps_in_order", test_steps);
  g_test_add_func ("/next-step/the_upper_half_of_the_bands_is_high", test_high_bands);
  g_test_add_func ("/next-step/high_risks_are_counted", test_count_of_high_risks);
  return g_test_run ();
}
