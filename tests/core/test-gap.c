// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

/* What stands in for the catalogue. */
static const char *const measures[] = {
  "measure B1 code=B1 title_sv=B1 confidentiality=1 integrity=1 availability=1 baseline=1",
  "measure B2 code=B2 title_sv=B2 availability=1 baseline=1",
  "measure K2 code=K2 title_sv=K2 confidentiality=2",
  "measure KT code=KT title_sv=KT confidentiality=2 availability=3",
  "measure T3 code=T3 title_sv=T3 availability=3",
};

static void
add_aspects (GString *text, guint aspects, const KbMethod *method)
{
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    if (aspects & 1u << a)
      g_string_append_printf (text, " %s", kb_method_aspect_letter (method, a));
}

static const char *
answer_name (KbAnswer answer)
{
  return answer == KB_ANSWER_NONE ? "open" : kb_answer_code (answer);
}

static void
add_item (GString *text, const KbGapItem *item, const KbMethod *method)
{
  g_string_append_printf (text, "\n%s %s", kb_record_text (item->measure, KB_MEASURE_CODE),
                          answer_name (item->answer));
  if (item->source)
    g_string_append_printf (text, " from %s", kb_record_id (item->source));
  g_assert_true (item->shared == (item->source != NULL));
  if (item->own && item->own != item->assessment)
    g_string_append (text, " own");
  if (item->verified)
    g_string_append (text, " verified");
  if (item->over)
    g_string_append (text, " over");
  add_aspects (text, item->aspects, method);
}

static char *
gap_text (const KbGap *gap, const KbMethod *method)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u apply:", gap->total);
  for (guint i = KB_ANSWER_MET; i < KB_N_ANSWERS; i++)
    g_string_append_printf (text, " %u %s,", gap->answers[i], kb_answer_code ((KbAnswer) i));
  g_string_append_printf (text, " %u open; own %u/%u; verified %u; over %u",
                          gap->answers[KB_ANSWER_NONE], gap->own_answered, kb_gap_own (gap),
                          gap->verified, gap->over);
  if (gap->cut_off)
    g_string_append (text, "; cut-off");
  if (gap->separate) {
    g_string_append (text, "; separate");
    add_aspects (text, gap->separate, method);
  }
  if (gap->uncovered) {
    g_string_append (text, "; uncovered");
    add_aspects (text, gap->uncovered, method);
  }
  if (gap->progress != KB_PROGRESS_CLASSIFIED)
    g_string_append (text, gap->progress == KB_PROGRESS_NOTHING ? "; unclassified" : "; partial");
  for (guint i = 0; i < gap->items->len; i++)
    add_item (text, kb_gap_item (gap, i), method);
  return g_string_free (text, FALSE);
}

static KbContent *
content_of (TestBlock *block)
{
  g_autofree char *name = test_lines_take (block, "method");
  KbContent *content = test_content_new (*name ? name : "amal");

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    test_content_add (content, measures[i]);
  test_content_add_all (content, block->lines);
  return content;
}

static void
check_gap (TestBlock *block)
{
  g_autofree char *expected = test_lines_take (block, "=");
  g_autofree char *object = test_lines_take (block, "of");
  g_auto (GStrv) words = g_strsplit (object, " ", 2);
  g_autoptr (KbContent) content = content_of (block);
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = kb_inheritance_new (content, method);
  g_autoptr (GPtrArray) shipped = g_ptr_array_new ();
  g_autoptr (KbMeasures) all = kb_measures_new (shipped, content);
  g_autoptr (KbGap) gap =
      kb_gap_new (content, method, inheritance, all, kb_kind_from_table (words[0]), words[1]);
  g_autofree char *found = gap_text (gap, method);

  test_case_equal (block->where, found, expected);
}

static void
test_gaps (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/gap.txt");

  g_assert_cmpuint (blocks->len, >, 15);
  for (guint i = 0; i < blocks->len; i++)
    check_gap (g_ptr_array_index (blocks, i));
}

/* The action that closes a gap: by measure and object; an environment has no field, so its name
 * stands first in the title where there are several. */
static void
test_actions (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  KbRecord *found;

  test_content_add (content, "operating_environment e1 name=Hallen");
  test_content_add (content, "system s1");
  test_content_add (content, "asset a1");
  test_content_add (content, "action x1 measure=B1 system_id=s1 title=Ett");
  test_content_add (content, "action x2 measure=B1 asset_id=a1 title=Två");
  test_content_add (content, "action x3 measure=B1 title='Hallen: tre'");
  g_assert_cmpstr (kb_record_id (kb_measure_action (content, KB_KIND_SYSTEM, "s1", "B1")), ==,
                   "x1");
  g_assert_cmpstr (kb_record_id (kb_measure_action (content, KB_KIND_ASSET, "a1", "B1")), ==, "x2");
  found = kb_measure_action (content, KB_KIND_ENVIRONMENT, "e1", "B1");
  g_assert_cmpstr (kb_record_id (found), ==, "x3");
  g_assert_null (kb_measure_action (content, KB_KIND_SYSTEM, "s1", "B2"));
  g_assert_null (kb_measure_action (content, KB_KIND_SYSTEM, "s1", NULL));
  g_assert_null (kb_measure_action (content, KB_KIND_SYSTEM, "s2", "B1"));
  test_content_add (content, "operating_environment e2 name=Molnet");
  g_assert_null (kb_measure_action (content, KB_KIND_ENVIRONMENT, "e2", "B1"));
  found = kb_measure_action (content, KB_KIND_ENVIRONMENT, "e1", "B1");
  g_assert_cmpstr (kb_record_id (found), ==, "x3");
}

/* The levels of one measure are set one by one; what it says of other aspects stays. */
static void
test_levels (void)
{
  g_autoptr (KbRecord) measure = kb_record_new (KB_KIND_MEASURE, "m");
  g_auto (GStrv) codes = NULL;

  kb_measure_set_from (measure, "integrity", 3);
  kb_measure_set_from (measure, "etik", 2);
  kb_measure_set_from (measure, "halsa", 0);
  g_assert_cmpstr (kb_record_text (measure, KB_MEASURE_OWN_ASPECTS), ==, "etik 2, halsa 0");
  g_assert_cmpint (kb_measure_from (measure, "integrity"), ==, 3);
  g_assert_cmpint (kb_measure_from (measure, "etik"), ==, 2);
  g_assert_cmpint (kb_measure_from (measure, "halsa"), ==, 0);
  g_assert_cmpint (kb_measure_from (measure, "hals"), ==, KB_NONE);
  g_assert_cmpint (kb_measure_from (measure, "confidentiality"), ==, KB_NONE);
  g_assert_cmpint (kb_measure_from (measure, NULL), ==, KB_NONE);
  kb_measure_set_from (measure, "etik", 4);
  codes = kb_measure_own_aspects (measure);
  g_assert_cmpuint (g_strv_length (codes), ==, 2);
  g_assert_cmpint (kb_measure_from (measure, "etik"), ==, 4);
  kb_measure_set_from (measure, "etik", KB_NONE);
  kb_measure_set_from (measure, "finns-inte", KB_NONE);
  g_assert_cmpstr (kb_record_text (measure, KB_MEASURE_OWN_ASPECTS), ==, "halsa 0");
  kb_measure_set_from (measure, "halsa", KB_NONE);
  kb_measure_set_from (measure, "integrity", KB_NONE);
  g_assert_true (kb_record_is_null (measure, KB_MEASURE_OWN_ASPECTS));
  g_assert_cmpint (kb_measure_from (measure, "integrity"), ==, KB_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gap/what_an_object_is_held_against", test_gaps);
  g_test_add_func ("/gap/levels_of_any_aspect", test_levels);
  g_test_add_func ("/gap/the_action_that_closes_it", test_actions);
  return g_test_run ();
}
