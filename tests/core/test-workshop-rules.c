// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "kb-core.h"

static char *
median_text (const KbVoteSummary *summary)
{
  if (summary->median_low == KB_NONE)
    return g_strdup ("-");
  if (summary->median_low == summary->median_high)
    return g_strdup_printf ("%d", summary->median_low);
  return g_strdup_printf ("%d/%d", summary->median_low, summary->median_high);
}

static void
test_votes (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/vote.txt", 3);

  for (guint i = 0; i < cases->len; i++) {
    const TestCase *one = g_ptr_array_index (cases, i);
    g_auto (GStrv) counts = g_strsplit (one->columns[0], " ", -1);
    KbVote vote = { { 0 } };
    KbVoteSummary summary;
    g_autofree char *median = NULL;
    g_autofree char *spread = NULL;
    g_autofree char *found = NULL;

    for (guint level = 0; counts[level]; level++)
      vote.counts[level] = (guint) g_ascii_strtoull (counts[level], NULL, 10);
    summary = kb_vote_summarise (&vote, (guint) g_ascii_strtoull (one->columns[1], NULL, 10));
    median = median_text (&summary);
    spread = summary.low == KB_NONE ? g_strdup ("-")
                                    : g_strdup_printf ("%d-%d", summary.low, summary.high);
    found = g_strdup_printf ("%u %s %s %s", summary.n_votes, spread, median,
                             summary.agreed ? "agreed" : "-");
    test_case_equal (one->where, found, one->columns[2]);
  }
}

static void
test_events (void)
{
  static const char *const problems[] = { "fine", "short", "actor", "state" };
  g_autoptr (GPtrArray) cases = test_table_read ("core/risk-event.txt", 2);

  for (guint i = 0; i < cases->len; i++) {
    const TestCase *one = g_ptr_array_index (cases, i);

    test_case_equal (one->where, problems[kb_risk_event_check (one->columns[0])], one->columns[1]);
  }
  g_assert_cmpint (kb_risk_event_check (NULL), ==, KB_EVENT_TOO_SHORT);
}

/* The templates of issue 3; 90 minutes are 90. */
static void
test_agendas (void)
{
  static const int expected[KB_N_WORKSHOP_TYPES][KB_N_AGENDA_STEPS] = {
    [KB_WORKSHOP_CLASSIFICATION] = { 10, 20, 80, 30, 30, 10 },
    [KB_WORKSHOP_RISK] = { 40, 35, 0, 25, 35, 20 },
    [KB_WORKSHOP_SHORT] = { 5, 15, 40, 15, 10, 5 },
    [KB_WORKSHOP_OWN] = { 10, 20, 80, 30, 30, 10 },
  };
  int minutes = 0;

  for (int type = 0; type < KB_N_WORKSHOP_TYPES; type++)
    for (int step = 0; step < KB_N_AGENDA_STEPS; step++)
      g_assert_cmpint (kb_agenda_minutes ((KbWorkshopType) type, (KbWorkshopStep) step), ==,
                       expected[type][step]);
  for (int step = 0; step < KB_N_AGENDA_STEPS; step++)
    minutes += kb_agenda_minutes (KB_WORKSHOP_SHORT, (KbWorkshopStep) step);
  g_assert_cmpint (minutes, ==, 90);
}

static void
test_codes (void)
{
  for (int step = 0; step < KB_N_AGENDA_STEPS; step++)
    g_assert_cmpint (kb_workshop_step_from_code (kb_workshop_step_code ((KbWorkshopStep) step)), ==,
                     step);
  for (int type = 0; type < KB_N_WORKSHOP_TYPES; type++)
    g_assert_cmpint (kb_workshop_type_from_code (kb_workshop_type_code ((KbWorkshopType) type)), ==,
                     type);
  g_assert_cmpint (kb_workshop_step_from_code ("lunch"), ==, KB_NONE);
  g_assert_cmpint (kb_workshop_step_from_code (NULL), ==, KB_NONE);
  g_assert_cmpint (kb_workshop_type_from_code (""), ==, KB_NONE);
}

/* Seconds since the last look, and what is counted and left over. */
static void
test_time (void)
{
  static const struct {
    const char *what;
    gint64 now; /* ms after the last look */
    int counted;
    gint64 left; /* ms */
  } cases[] = {
    { "at once", 0, 0, 0 },
    { "under a second", 999, 0, 999 },
    { "a second", 1000, 1, 0 },
    { "what is over is not lost", 2700, 2, 700 },
    { "two minutes", 120999, 120, 999 },
    { "the laptop slept", 121000, 0, 0 },
    { "a night", 30000000, 0, 0 },
    { "the clock went back a little", -1, 0, 0 },
    { "the clock went back a year", -31536000000, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 then = 5 * G_TIME_SPAN_DAY;
    gint64 since = then;
    gint64 now = then + cases[i].now * 1000;

    g_test_message ("%s", cases[i].what);
    g_assert_cmpint (kb_agenda_seconds (&since, now), ==, cases[i].counted);
    g_assert_cmpint (now - since, ==, cases[i].left * 1000);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workshop-rules/votes", test_votes);
  g_test_add_func ("/workshop-rules/risks_are_events", test_events);
  g_test_add_func ("/workshop-rules/agendas", test_agendas);
  g_test_add_func ("/workshop-rules/time_is_counted_as_it_goes", test_time);
  g_test_add_func ("/workshop-rules/codes_read_back", test_codes);
  return g_test_run ();
}
