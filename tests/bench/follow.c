// SPDX-License-Identifier: EUPL-1.2
#include "follow.h"

#define ROUNDS 25

/* When an act was in the file and what shows it began to be told: rows first, then sections. */
static gint64 told_at;

/* Only the first is waited for: a hook makes each later one slower. */
static gboolean
on_told (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  if (told_at == 0)
    told_at = g_get_monotonic_time ();
  return FALSE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* In milliseconds. */
double
bench_median (gint64 *times, guint n)
{
  qsort (times, n, sizeof *times, compare_times);
  return (double) times[n / 2] / 1000;
}

/* Does @act some times. What comes after it in the main loop, painting among it, is not counted. */
KbFollowTimes
bench_follow (KbWorkbook *workbook, void (*act) (KbWorkbook *, guint, gpointer), gpointer data)
{
  guint of_workbook = g_signal_lookup ("changed", KB_TYPE_WORKBOOK);
  guint of_row = g_signal_lookup ("changed", KB_TYPE_ROW);
  gint64 acts[ROUNDS], followed[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++) {
    gint64 start = g_get_monotonic_time ();

    told_at = 0;
    g_signal_add_emission_hook (of_workbook, 0, on_told, NULL, NULL);
    g_signal_add_emission_hook (of_row, 0, on_told, NULL, NULL);
    act (workbook, i, data);
    followed[i] = g_get_monotonic_time () - told_at;
    acts[i] = told_at - start;
    gui_settle (NULL);
  }
  return (KbFollowTimes){ bench_median (acts, ROUNDS), bench_median (followed, ROUNDS) };
}
