// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-timeline"

#include "kb-timeline.h"

#include "kb-date.h"

#include <math.h>
#include <string.h>

#define QUARTER    3   /* months */
#define MOST_YEARS 100 /* that a bar can be dragged */

/**
 * kb_bar_grip:
 * @from: where the bar begins
 * @to: where it ends
 * @at: where it is taken hold of, all in the same measure
 * @reach: how near an end one has to be
 *
 * A bar too short to have a middle is moved as a whole.
 *
 * Returns: what is taken hold of
 */
KbBarGrip
kb_bar_grip (double from, double to, double at, double reach)
{
  if (at < from - reach || at > to + reach)
    return KB_BAR_GRIP_NONE;
  if (to - from < 3 * reach)
    return KB_BAR_GRIP_WHOLE;
  if (fabs (at - from) <= reach)
    return KB_BAR_GRIP_START;
  return fabs (at - to) <= reach ? KB_BAR_GRIP_END : KB_BAR_GRIP_WHOLE;
}

/* The first day of the quarter that lies @quarters after that of @date. */
static char *
quarter_start (const char *date, int quarters)
{
  int month = (int) g_ascii_strtoll (date + strlen ("2027-"), NULL, 10) - 1;
  g_autofree char *first = g_strdup_printf ("%.4s-%02d-01", date, month / QUARTER * QUARTER + 1);

  return kb_date_add_months (first, quarters * QUARTER);
}

static char *
quarter_end (const char *date, int quarters)
{
  g_autofree char *next = quarter_start (date, quarters + 1);

  return next ? kb_date_add_days (next, -1) : NULL;
}

/* A month's last day stays one. */
static char *
move_quarters (const char *date, int quarters)
{
  g_autofree char *next = kb_date_add_days (date, 1);
  g_autofree char *moved = NULL;

  if (!next || !g_str_has_suffix (next, "-01"))
    return kb_date_add_months (date, quarters * QUARTER);
  moved = kb_date_add_months (next, quarters * QUARTER);
  return moved ? kb_date_add_days (moved, -1) : NULL;
}

/**
 * kb_bar_drag:
 * @from: (nullable): the first day of an action; without it the bar is its last day
 * @to: its last day
 * @grip: what is dragged
 * @years: how far, a year being as long as its column is wide
 * @start: (out) (nullable): the first day then
 * @due: (out) (nullable): the last day then
 *
 * The timetable is in quarters: a bar moves by whole quarters, keeping its days of the month, its
 * beginning comes to stand on the first day of a quarter and its end on the last. It is never
 * shorter than the quarter where its other end is.
 *
 * Returns: whether it comes to stand elsewhere
 */
gboolean
kb_bar_drag (
    const char *from, const char *to, KbBarGrip grip, double years, char **start, char **due)
{
  int quarters = (int) lround (CLAMP (years, -MOST_YEARS, MOST_YEARS) * 12 / QUARTER);

  *start = g_strdup (from);
  *due = g_strdup (to);
  if (quarters == 0 || grip == KB_BAR_GRIP_NONE || !kb_date_is_valid (to)
      || (from && !kb_date_is_valid (from)))
    return FALSE;
  if (!from)
    grip = KB_BAR_GRIP_WHOLE;
  if (grip != KB_BAR_GRIP_END) {
    g_free (*start);
    *start = !from                       ? NULL
             : grip == KB_BAR_GRIP_WHOLE ? move_quarters (from, quarters)
                                         : quarter_start (from, quarters);
  }
  if (grip != KB_BAR_GRIP_START) {
    g_free (*due);
    *due = grip == KB_BAR_GRIP_WHOLE ? move_quarters (to, quarters) : quarter_end (to, quarters);
  }
  if ((from && !*start) || !*due) { /* beyond the calendar */
    g_free (*start);
    g_free (*due);
    *start = g_strdup (from);
    *due = g_strdup (to);
    return FALSE;
  }
  if (grip == KB_BAR_GRIP_START && kb_date_compare (*start, to) > 0) {
    g_free (*start);
    *start = quarter_start (to, 0);
  } else if (grip == KB_BAR_GRIP_END && from && kb_date_compare (*due, from) < 0) {
    g_free (*due);
    *due = quarter_end (from, 0);
  }
  return g_strcmp0 (*start, from) != 0 || g_strcmp0 (*due, to) != 0;
}
