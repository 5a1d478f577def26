// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

#define TODAY "2027-02-25"

static void
add_matrix (GString *text, const char *name, const KbMatrix *matrix)
{
  g_string_append (text, name);
  for (guint band = 0; band < matrix->n_bands; band++)
    g_string_append_printf (text, " %u", matrix->by_band[band]);
  g_string_append_printf (text, " (%u of %u)", matrix->unplaced, matrix->total);
}

static char *
summary_text (const KbMethod *method, const KbSummary *summary)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "assets %u: %u classified, %u unresolved, %u elsewhere\n",
                          summary->assets.total, summary->assets.classified,
                          summary->assets.unresolved, summary->assets.elsewhere);
  g_string_append_printf (text, "systems %u: %u classified, %u unresolved\n",
                          summary->systems.total, summary->systems.classified,
                          summary->systems.unresolved);
  g_string_append_printf (text, "critical %u of %u\n", summary->critical_classified,
                          summary->critical_total);
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    g_string_append_printf (text, "%s%s", a > 0 ? " " : "", kb_method_aspect_letter (method, a));
    for (guint level = 0; level < kb_method_size (method, KB_KIND_LEVEL); level++)
      g_string_append_printf (text, " %u", summary->distribution[a][level]);
    g_string_append_printf (text, " (%u)", summary->unclassified[a]);
  }
  g_string_append_c (text, '\n');
  add_matrix (text, "before", &summary->before);
  add_matrix (text, " after", &summary->after);
  g_string_append_printf (text, "\nactions %u, %u overdue; reviews %u", summary->plan.total,
                          summary->plan.overdue, summary->reviews_soon);
  return g_string_free (text, FALSE);
}

static void
check_summary (TestBlock *block)
{
  g_autofree char *expected = test_lines_take (block, "=");
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = NULL;
  g_autofree char *found = NULL;
  KbSummary summary;

  test_content_add_all (content, block->lines);
  inheritance = kb_inheritance_new (content, method);
  summary = kb_summary_make (content, method, inheritance, TODAY);
  found = summary_text (method, &summary);
  test_case_equal (block->where, found, expected);
}

static void
test_summaries (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/summary.txt");

  for (guint i = 0; i < blocks->len; i++)
    check_summary (g_ptr_array_index (blocks, i));
}

static void
test_reviews_in_order (void)
{
  static const char *const expected[] = { "s1", "b", "a", "c" };
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (GArray) reviews = NULL;

  test_content_add (content, "asset a review_on=2028-01-01");
  test_content_add (content, "asset b review_on=2027-03-01");
  test_content_add (content, "asset c review_on=2028-01-01");
  test_content_add (content, "asset d");
  test_content_add (content, "system s1 review_on=2026-12-31");
  reviews = kb_summary_reviews (content);
  g_assert_cmpuint (reviews->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < reviews->len; i++)
    g_assert_cmpstr (kb_record_id (g_array_index (reviews, KbReview, i).record), ==, expected[i]);
  g_assert_cmpstr (g_array_index (reviews, KbReview, 0).on, ==, "2026-12-31");
}

static void
test_class_of_any_record (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = NULL;
  g_autoptr (KbRecord) stranger = kb_record_new (KB_KIND_SYSTEM, "okänt");

  test_content_add (content, "asset a class=2/2/2");
  test_content_add (content, "system s carries=a raised=3/-/-");
  inheritance = kb_inheritance_new (content, method);
  g_assert_cmpint (
      kb_inheritance_class_of (inheritance, kb_content_get (content, KB_KIND_ASSET, "a"))
          ->aspects[0]
          .high,
      ==, 2);
  g_assert_cmpint (
      kb_inheritance_class_of (inheritance, kb_content_get (content, KB_KIND_SYSTEM, "s"))
          ->aspects[0]
          .high,
      ==, 3);
  g_assert_null (kb_inheritance_class_of (inheritance, stranger));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/the_overview_counts_everything", test_summaries);
  g_test_add_func ("/summary/reviews_come_in_order", test_reviews_in_order);
  g_test_add_func ("/summary/any_record_has_its_class", test_class_of_any_record);
  return g_test_run ();
}
