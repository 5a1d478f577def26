// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

#define TODAY "2027-02-25"

static char *
plan_text (const KbPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->n_years; i++)
    g_string_append_printf (text, "%d:%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT " ",
                            plan->first_year + (int) i, plan->years[i], plan->years_financed[i]);
  g_string_append_printf (text,
                          "outside %" G_GINT64_FORMAT " once %" G_GINT64_FORMAT
                          " yearly %" G_GINT64_FORMAT "\n%u actions:",
                          plan->outside, plan->once, plan->yearly, plan->total);
  for (int status = 0; status < KB_N_STATUSES; status++)
    g_string_append_printf (text, " %u %s,", plan->by_status[status],
                            kb_status_code ((KbStatus) status));
  g_string_append_printf (text, " %u overdue", plan->overdue);
  return g_string_free (text, FALSE);
}

static void
check_plan (TestBlock *block)
{
  g_autofree char *expected = test_lines_take (block, "=");
  g_autofree char *section = test_lines_take (block, "sum-section");
  g_autofree char *found = NULL;
  g_autoptr (KbContent) content = test_content_new ("amal");
  KbPlan plan;

  test_content_add (content, "workbook workbook organisation=Prov period_from=2027 period_to=2030");
  test_content_add_all (content, block->lines);
  plan = kb_plan_sum (content, *section ? section : NULL, TODAY);
  found = plan_text (&plan);
  test_case_equal (block->where, found, expected);
}

static void
test_sums (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/plan.txt");

  for (guint i = 0; i < blocks->len; i++)
    check_plan (g_ptr_array_index (blocks, i));
}

static char *
ids (GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            kb_record_id (g_ptr_array_index (records, i)));
  g_ptr_array_unref (records);
  return g_string_free (text, FALSE);
}

static void
test_sections (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autofree char *administrative = NULL;
  g_autofree char *technical = NULL;
  g_autofree char *none = NULL;

  test_content_add (content, "action a3 number=3 section_id=administrative");
  test_content_add (content, "action a1 number=1 section_id=administrative");
  test_content_add (content, "action a2 number=2");
  test_content_add (content, "action a4 number=4 section_id=borttagen");
  administrative = ids (kb_actions_in_section (content, "administrative"));
  technical = ids (kb_actions_in_section (content, "technical"));
  none = ids (kb_actions_in_section (content, NULL));
  g_assert_cmpstr (administrative, ==, "a1 a3");
  g_assert_cmpstr (technical, ==, "");
  g_assert_cmpstr (none, ==, "a2 a4");
}

/* By whatever they stand together: the own nämnd and what says nothing are no name. */
static void
test_groups (void)
{
  static const struct {
    KbGrouping grouping;
    const char *groups;
    const char *first;
    const char *none;
  } cases[] = {
    { KB_GROUP_BY_SECTION, "administrative technical", "a3", "a1 a4" },
    { KB_GROUP_BY_BOARD, "Tekniknämnden Åldersnämnden", "a3", "a1 a2" },
    { KB_GROUP_BY_OWNER, "IT-chef Ärendechef", "a1 a4", "a3" },
    { KB_GROUP_BY_YEAR, "2027 2028", "a2", "a4" },
  };
  g_autoptr (KbContent) content = test_content_new ("amal");

  test_content_add (content, "decision d board=Socialnämnden");
  test_content_add (content, "action a1 number=1 owner=IT-chef due_on=2028-03-31");
  test_content_add (content, "action a2 number=2 owner=Ärendechef section_id=technical "
                             "board=Socialnämnden due_on=2027-12-31");
  test_content_add (content, "action a3 number=3 section_id=administrative "
                             "board=Tekniknämnden due_on=2028-01-01");
  test_content_add (content,
                    "action a4 number=4 owner=IT-chef section_id=gone board=Åldersnämnden");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) groups = kb_plan_groups (content, cases[i].grouping);
    g_autofree char *first = NULL;
    g_autofree char *none = NULL;
    g_autofree char *names = NULL;

    g_assert_cmpuint (groups->len, ==, 2);
    names = g_strdup_printf ("%s %s", (char *) groups->pdata[0], (char *) groups->pdata[1]);
    first = ids (kb_actions_in_group (content, cases[i].grouping, groups->pdata[0]));
    none = ids (kb_actions_in_group (content, cases[i].grouping, NULL));
    g_assert_cmpstr (names, ==, cases[i].groups);
    g_assert_cmpstr (first, ==, cases[i].first);
    g_assert_cmpstr (none, ==, cases[i].none);
  }
}

static void
test_links (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autofree char *of_action = NULL;
  g_autofree char *of_risk = NULL;
  g_autofree char *of_nothing = NULL;

  test_content_add (content, "risk r2 number=2");
  test_content_add (content, "risk r1 number=1");
  test_content_add (content, "action a2 number=2 risks=r2,r1,borta");
  test_content_add (content, "action a1 number=1 risks=r1");
  of_action = ids (kb_action_risks (content, "a2"));
  of_risk = ids (kb_risk_actions (content, "r1"));
  of_nothing = ids (kb_risk_actions (content, "r9"));
  g_assert_cmpstr (of_action, ==, "r1 r2");
  g_assert_cmpstr (of_risk, ==, "a1 a2");
  g_assert_cmpstr (of_nothing, ==, "");
}

static void
test_costs_of_an_action (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");

  test_content_add (content, "action a1 cost=2027:120,2028:30");
  test_content_add (content, "action_cost - action_id=a1 year=2029");
  g_assert_cmpint (kb_action_cost_once (content, "a1"), ==, 150);
  g_assert_cmpint (kb_action_cost_in (content, "a1", 2027), ==, 120);
  g_assert_cmpint (kb_action_cost_in (content, "a1", 2029), ==, 0);
  g_assert_cmpint (kb_action_cost_in (content, "a1", 2031), ==, 0);
  g_assert_cmpint (kb_action_cost_once (content, "a2"), ==, 0);
}

static void
test_statuses (void)
{
  for (int status = 0; status < KB_N_STATUSES; status++)
    g_assert_cmpint (kb_status_from_code (kb_status_code ((KbStatus) status)), ==, status);
  g_assert_cmpint (kb_status_from_code (NULL), ==, KB_STATUS_PLANNED);
  g_assert_cmpint (kb_status_from_code ("overdue"), ==, KB_STATUS_PLANNED);
}

/* Labels are told from aspect letters, and grow beyond two digits. */
static void
test_labels (void)
{
  static const struct {
    const char *number;
    const char *risk;
    const char *action;
  } cases[] = { { "1", "R01", "Å01" }, { "99", "R99", "Å99" }, { "100", "R100", "Å100" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KbContent) content = test_content_new ("amal");
    g_autofree char *risk_line = g_strdup_printf ("risk r number=%s", cases[i].number);
    g_autofree char *action_line = g_strdup_printf ("action a number=%s", cases[i].number);
    g_autofree char *risk = NULL;
    g_autofree char *action = NULL;

    test_content_add (content, risk_line);
    test_content_add (content, action_line);
    risk = kb_risk_label (kb_content_get (content, KB_KIND_RISK, "r"));
    action = kb_action_label (kb_content_get (content, KB_KIND_ACTION, "a"));
    g_assert_cmpstr (risk, ==, cases[i].risk);
    g_assert_cmpstr (action, ==, cases[i].action);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/costs_and_progress_are_summed", test_sums);
  g_test_add_func ("/plan/actions_stand_in_their_section", test_sections);
  g_test_add_func ("/plan/actions_stand_together", test_groups);
  g_test_add_func ("/plan/actions_and_risks_are_linked_both_ways", test_links);
  g_test_add_func ("/plan/an_action_costs_what_its_years_cost", test_costs_of_an_action);
  g_test_add_func ("/plan/statuses_have_codes", test_statuses);
  g_test_add_func ("/plan/labels_are_numbered", test_labels);
  return g_test_run ();
}
