// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

#define TODAY "2027-02-25"

static void
check_acceptance (TestBlock *block)
{
  static const char *const acceptors[] = { "owner", "role", "board", "nobody" };
  static const char *const states[] = {
    "none", "open", "proposed", "given", "expired", "forbidden"
  };
  g_autofree char *expected = test_lines_take (block, "=");
  g_autoptr (KbContent) content = test_content_new ("bjorkhamra");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autofree char *end = NULL;
  g_autofree char *found = NULL;
  KbRecord *risk;

  test_content_add_all (content, block->lines);
  risk = kb_content_get (content, KB_KIND_RISK, "r");
  end = kb_risk_acceptance_end (method, risk, TODAY);
  found =
      g_strdup_printf ("%s %s %s", acceptors[kb_risk_acceptor (method, risk)],
                       states[kb_risk_acceptance (content, method, risk, TODAY)], end ? end : "-");
  test_case_equal (block->where, found, expected);
}

static void
test_acceptance (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/risk-rules.txt");

  for (guint i = 0; i < blocks->len; i++)
    check_acceptance (g_ptr_array_index (blocks, i));
}

/* A method that says nothing leaves it to the role that accepts risks. */
static void
test_silent_method (void)
{
  g_autoptr (KbContent) content = test_content_new_json ("core/method-4x5.json");
  g_autoptr (KbMethod) method = test_method_of (content);

  for (guint band = 0; band < kb_method_size (method, KB_KIND_BAND); band++)
    g_assert_cmpint (kb_band_acceptor (method, band), ==, KB_ACCEPTOR_ROLE);
}

static void
test_cut_off (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = NULL;
  static const struct {
    KbKind kind;
    const char *id;
    gboolean cut_off;
  } objects[] = {
    { KB_KIND_ASSET, "low", TRUE },       { KB_KIND_ASSET, "high", FALSE },
    { KB_KIND_ASSET, "unknown", FALSE },  { KB_KIND_SYSTEM, "carries-low", TRUE },
    { KB_KIND_SYSTEM, "carries", FALSE }, { KB_KIND_UNIT, "u", FALSE },
  };

  test_content_add (content, "unit u");
  test_content_add (content, "asset low class=0/0/0");
  test_content_add (content, "asset high class=0/0/1");
  test_content_add (content, "asset unknown class=0/-/0");
  test_content_add (content, "system carries-low carries=low");
  test_content_add (content, "system carries carries=low,high");
  inheritance = kb_inheritance_new (content, method);
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    g_assert_cmpint (
        kb_risk_object_is_cut_off (method, inheritance,
                                   kb_content_get (content, objects[i].kind, objects[i].id)),
        ==, objects[i].cut_off);
  g_assert_false (kb_risk_object_is_cut_off (method, inheritance, NULL));
}

static char *
filtered (KbContent *content, const KbMethod *method, const KbRiskFilter *filter)
{
  g_autoptr (KbInheritance) inheritance = kb_inheritance_new (content, (KbMethod *) method);
  g_autoptr (GPtrArray) risks = kb_risk_filter (content, method, inheritance, filter);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < risks->len; i++)
    g_string_append_printf (text, "%s ", kb_record_id (g_ptr_array_index (risks, i)));
  return g_string_free (text, FALSE);
}

static void
test_filter (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  static const struct {
    KbRiskFilter filter;
    const char *passes;
  } cases[] = {
    { KB_RISK_FILTER_ALL, "r1 r2 r3 r4 r5 " },   { { "top", NULL, KB_NONE, 0 }, "r1 r2 r3 " },
    { { "under", NULL, KB_NONE, 0 }, "r1 r3 " }, { { NULL, "s", KB_NONE, 0 }, "r1 r2 " },
    { { NULL, NULL, 0, 3 }, "r1 r2 " },          { { NULL, NULL, 2, 1 }, "" },
    { { "under", "s", 0, 3 }, "r1 " },           { { "gone", NULL, KB_NONE, 0 }, "" },
  };

  test_content_add (content, "unit top");
  test_content_add (content, "unit under parent_id=top");
  test_content_add (content, "unit circle parent_id=circle");
  test_content_add (content, "asset a unit_id=under class=3/0/0");
  test_content_add (content, "system s unit_id=top carries=a");
  test_content_add (content, "risk r1 asset_id=a");
  test_content_add (content, "risk r2 system_id=s");
  test_content_add (content, "risk r3 unit_id=under");
  test_content_add (content, "risk r4 system_id=deleted");
  test_content_add (content, "risk r5 unit_id=circle");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = filtered (content, method, &cases[i].filter);

    g_assert_cmpstr (found, ==, cases[i].passes);
  }
}

static void
test_moves (void)
{
  g_autoptr (KbContent) content = test_content_new ("bjorkhamra");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (GArray) moves = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  test_content_add (content, "risk r1 before=4/4 after=1/2");
  test_content_add (content, "risk r2 before=2/3 after=2/2");
  test_content_add (content, "risk r3 before=4/4 after=1/2");
  test_content_add (content, "risk r4 before=4/4 after=4/4");
  test_content_add (content, "risk r5 before=4/4");
  test_content_add (content, "risk r6 after=1/1");
  moves = kb_matrix_moves (kb_content_list (content, KB_KIND_RISK), method, KB_MOMENT_BEFORE,
                           KB_MOMENT_AFTER);
  for (guint i = 0; i < moves->len; i++) {
    KbMove *move = &g_array_index (moves, KbMove, i);

    g_string_append_printf (text, "%d/%d>%d/%d*%u ", move->from.likelihood + 1,
                            move->from.consequence + 1, move->to.likelihood + 1,
                            move->to.consequence + 1, move->count);
  }
  g_assert_cmpstr (text->str, ==, "4/4>1/2*2 2/3>2/2*1 ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk_rules/each_band_says_who_may_accept", test_acceptance);
  g_test_add_func ("/risk_rules/a_silent_method_leaves_it_to_the_role", test_silent_method);
  g_test_add_func ("/risk_rules/below_the_cut_off_there_is_no_analysis", test_cut_off);
  g_test_add_func ("/risk_rules/a_filter_follows_units_and_systems", test_filter);
  g_test_add_func ("/risk_rules/moves_are_counted_by_cell", test_moves);
  return g_test_run ();
}
