// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-date"

#include "kb-date.h"

#include "kb-collation.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Days from 0001-01-01 (GDate's day 1) to Excel's day 0, 1899-12-31. */
#define EXCEL_EPOCH_JULIAN 693595
#define EXCEL_LAST_SERIAL  2958465.0 /* 9999-12-31 */
#define LAST_JULIAN        3652059   /* the same day for GDate */

static int
number (const char *digits, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

static gboolean
parse (const char *text, GDate *date)
{
  int year, month, day;

  if (!text || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  year = number (text, 4);
  month = number (text + 5, 2);
  day = number (text + 8, 2);
  if (year < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
format (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/**
 * kb_date_is_valid:
 * @text: (nullable): a text
 *
 * Returns: whether it is a day of the calendar as yyyy-mm-dd
 */
gboolean
kb_date_is_valid (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  return parse (text, &date);
}

/**
 * kb_date_today:
 *
 * The day all rules of "overdue" and "due soon" are held against. KLASSNINGSBORDET_TODAY overrides
 * the clock, so that pictures and tests show the same day.
 *
 * Returns: (transfer full): today's date
 */
char *
kb_date_today (void)
{
  const char *override = g_getenv ("KLASSNINGSBORDET_TODAY");
  g_autoptr (GDateTime) now = NULL;

  if (kb_date_is_valid (override))
    return g_strdup (override);
  now = g_date_time_new_now_local ();
  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * kb_date_now:
 *
 * Returns: (transfer full): this moment in UTC, as 2027-02-25T14:41:03Z
 */
char *
kb_date_now (void)
{
  const char *override = g_getenv ("KLASSNINGSBORDET_TODAY");
  g_autoptr (GDateTime) now = NULL;

  if (kb_date_is_valid (override))
    return g_strdup_printf ("%sT12:00:00Z", override);
  now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

int
kb_date_compare (const char *one, const char *other)
{
  return g_strcmp0 (one, other);
}

/**
 * kb_date_days_between:
 * @from: a date
 * @to: another
 *
 * Returns: how many days @to is after @from; 0 when either is no date
 */
int
kb_date_days_between (const char *from, const char *to)
{
  GDate first, second;

  g_date_clear (&first, 1);
  g_date_clear (&second, 1);
  if (!parse (from, &first) || !parse (to, &second))
    return 0;
  return g_date_days_between (&first, &second);
}

/**
 * kb_date_add_months:
 * @text: a date
 * @months: how many months later, may be negative
 *
 * Returns: (transfer full) (nullable): the date, the month's last day where the day does not exist;
 * %NULL outside the years 1–9999
 */
char *
kb_date_add_months (const char *text, int months)
{
  GDate date;
  gint64 month;

  g_date_clear (&date, 1);
  if (!parse (text, &date))
    return NULL;
  month = g_date_get_year (&date) * 12 + g_date_get_month (&date) - 1 + (gint64) months;
  if (month < 12 || month >= 10000 * 12)
    return NULL;
  if (months >= 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  return format (&date);
}

char *
kb_date_add_days (const char *text, int days)
{
  GDate date;
  gint64 day;

  g_date_clear (&date, 1);
  if (!parse (text, &date))
    return NULL;
  day = g_date_get_julian (&date) + (gint64) days;
  if (day < 1 || day > LAST_JULIAN)
    return NULL;
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return format (&date);
}

/**
 * kb_date_year:
 * @text: (nullable): a date
 *
 * Returns: its year, or 0 when it is no date
 */
int
kb_date_year (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  return parse (text, &date) ? (int) g_date_get_year (&date) : 0;
}

/* Nothing, or the time of day that spreadsheets write after a date. */
static gboolean
is_time_of_day (const char *rest)
{
  if (!*rest)
    return TRUE;
  return (*rest == 't' || *rest == ' ') && strchr (rest, ':')
         && rest[1 + strspn (rest + 1, "0123456789:.z")] == '\0';
}

/**
 * kb_date_from_loose_text:
 * @text: a date as people write it in a spreadsheet
 *
 * Reads 2027-03-31, 2027-03-31 00:00:00, 20270331, 2027/03/31, 2027.03.31, 31/3 2027, 31.3.2027,
 * 31/3/2027. A year of two digits is no year: 26-03-01 says neither which century nor which part is
 * the day.
 *
 * Returns: (transfer full) (nullable): the date, %NULL for anything else, prose included
 */
char *
kb_date_from_loose_text (const char *text)
{
  g_autofree char *trimmed = kb_fold (text);
  int year = 0, month = 0, day = 0, end = 0;
  g_autofree char *iso = NULL;

  if (sscanf (trimmed, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && end >= 8
      && is_time_of_day (trimmed + end) && year > 1000)
    ;
  else if (strlen (trimmed) == 8 && sscanf (trimmed, "%4d%2d%2d%n", &year, &month, &day, &end) == 3
           && end == 8 && strspn (trimmed, "0123456789") == 8 && year > 1000)
    ;
  else if (sscanf (trimmed, "%4d%*1[/.]%2d%*1[/.]%2d%n", &year, &month, &day, &end) == 3 && end > 0
           && trimmed[end] == '\0' && year > 1000)
    ;
  else if (sscanf (trimmed, "%2d%*1[/.]%2d%*1[/. ]%4d%n", &day, &month, &year, &end) == 3 && end > 0
           && trimmed[end] == '\0' && year > 1000)
    ;
  else
    return NULL;
  iso = g_strdup_printf ("%04d-%02d-%02d", CLAMP (year, 0, 9999), CLAMP (month, 0, 99),
                         CLAMP (day, 0, 99));
  return kb_date_is_valid (iso) ? g_steal_pointer (&iso) : NULL;
}

/**
 * kb_date_from_serial:
 * @serial: days since the spreadsheet's epoch
 * @epoch_1904: whether the workbook counts from 1904 instead of 1900
 *
 * Excel believes that 1900 was a leap year, so serials below 60 are a day off and 60 itself is no
 * day.
 *
 * Returns: (transfer full) (nullable): the date, %NULL outside 1900–9999
 */
char *
kb_date_from_serial (double serial, gboolean epoch_1904)
{
  GDate date;
  double day;

  if (!isfinite (serial))
    return NULL;
  day = floor (serial) + (epoch_1904 ? 1462 : 0);
  if (day < 1 || day > EXCEL_LAST_SERIAL || (!epoch_1904 && day > 59.5 && day < 60.5))
    return NULL;
  if (day > 60)
    day -= 1;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day + EXCEL_EPOCH_JULIAN);
  return format (&date);
}

/**
 * kb_date_term_of_office:
 * @today: a date
 * @first_year: (out): the first budget year of the term
 * @last_year: (out): its last
 *
 * The mandatperiod a plan made on @today is for. Elections are held every fourth September (2022,
 * 2026, 2030) and nämnder take office at the next new year (kommunallagen 6 kap.), so in the last
 * quarter of an election year the coming term is meant.
 */
void
kb_date_term_of_office (const char *today, int *first_year, int *last_year)
{
  int year = kb_date_year (today);
  int into_term = ((year - 2023) % 4 + 4) % 4;
  int first = year - into_term;

  if (into_term == 3 && strlen (today) >= 7 && strcmp (today + 5, "10-01") >= 0)
    first += 4;
  *first_year = first;
  *last_year = first + 3;
}
