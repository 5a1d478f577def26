// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-report"

#include "kb-workshop-report.h"

#include "kb-exchange-error.h"

#include <stdio.h>
#include <string.h>

/**
 * kb_report_workshop_records:
 * @report: a report
 * @kind: a kind that belongs to workshops
 * @workshop_field: the field that points at the workshop
 * @workshop_id: a workshop
 *
 * Returns: (transfer container) (element-type KbRecord): its records by position or number
 */
GPtrArray *
kb_report_workshop_records (const KbReport *report,
                            KbKind kind,
                            guint workshop_field,
                            const char *workshop_id)
{
  return kb_content_referring_in_order (report->content, kind, workshop_field, workshop_id);
}

static gboolean
has_begun (const KbRecord *workshop)
{
  return g_strcmp0 (kb_record_text (workshop, KB_WORKSHOP_STATUS), "planned") != 0;
}

/* What has been held stands before what is planned; then by day and number. */
static gboolean
is_later (const KbRecord *one, const KbRecord *other)
{
  int order;

  if (has_begun (one) != has_begun (other))
    return has_begun (one);
  order = g_strcmp0 (kb_record_text (one, KB_WORKSHOP_HELD_ON),
                     kb_record_text (other, KB_WORKSHOP_HELD_ON));
  if (order != 0)
    return order > 0;
  return kb_record_integer (one, KB_WORKSHOP_NUMBER)
         > kb_record_integer (other, KB_WORKSHOP_NUMBER);
}

static char *
numbers_of (const GPtrArray *workshops)
{
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < workshops->len; i++)
    g_string_append_printf (
        numbers, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
        kb_record_integer (g_ptr_array_index (workshops, i), KB_WORKSHOP_NUMBER));
  return g_string_free (numbers, FALSE);
}

/**
 * kb_report_find_workshop:
 * @report: a report
 * @number: the workshop's number, or 0 for the latest
 * @error: (out): %KB_EXCHANGE_ERROR_NO_WORKSHOP
 *
 * Returns: (transfer none) (nullable): the workshop
 */
KbRecord *
kb_report_find_workshop (const KbReport *report, guint number, GError **error)
{
  const GPtrArray *workshops = kb_content_list (report->content, KB_KIND_WORKSHOP);
  KbRecord *found = NULL;

  for (guint i = 0; i < workshops->len; i++) {
    KbRecord *workshop = g_ptr_array_index (workshops, i);

    if (number > 0 && kb_record_integer (workshop, KB_WORKSHOP_NUMBER) == number)
      return workshop;
    if (number == 0 && (!found || is_later (workshop, found)))
      found = workshop;
  }
  if (!found && workshops->len == 0) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_WORKSHOP, NULL);
  } else if (!found) {
    g_autofree char *value = g_strdup_printf ("%u", number);
    g_autofree char *choices = numbers_of (workshops);

    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_WORKSHOP, "value", value,
                  "choices", choices, NULL);
  }
  return found;
}

/**
 * kb_report_get_workshop:
 * @report: a report
 * @id: a workshop's id
 * @error: (out): %KB_EXCHANGE_ERROR_NO_WORKSHOP when it is gone
 *
 * Returns: (transfer none) (nullable): the workshop
 */
KbRecord *
kb_report_get_workshop (const KbReport *report, const char *id, GError **error)
{
  KbRecord *workshop = id ? kb_content_find (report->content, KB_KIND_WORKSHOP, id) : NULL;

  if (!workshop)
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_WORKSHOP, NULL);
  return workshop;
}

/**
 * kb_time_of_day_parse:
 * @text: (nullable): a time of day: 13:00, 13.00, kl. 13
 * @hour: (out): 0–23
 * @minute: (out): 0–59
 *
 * Returns: whether it is one
 */
gboolean
kb_time_of_day_parse (const char *text, int *hour, int *minute)
{
  g_autofree char *folded = kb_fold (text);
  const char *p = folded;
  int end = 0;

  if (g_str_has_prefix (p, "kl"))
    p += strspn (p, "kl. ");
  *minute = 0;
  if (!g_ascii_isdigit (*p) || sscanf (p, "%2d%n", hour, &end) != 1)
    return FALSE;
  p += end;
  if (*p) {
    if (!strchr (":.", *p) || !g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || p[3])
      return FALSE;
    *minute = (p[1] - '0') * 10 + (p[2] - '0');
  }
  return *hour < 24 && *minute < 60;
}

/**
 * kb_workshop_check_times:
 * @workshop: a workshop
 * @error: (out): %KB_EXCHANGE_ERROR_DATE or %KB_EXCHANGE_ERROR_TIME with "value"
 *
 * Returns: whether what is written as its date and time can be read; either may be missing
 */
gboolean
kb_workshop_check_times (const KbRecord *workshop, GError **error)
{
  const char *date = kb_record_text (workshop, KB_WORKSHOP_HELD_ON);
  const char *time = kb_record_text (workshop, KB_WORKSHOP_STARTS_AT);
  int hour, minute;

  if (date && !kb_date_is_valid (date)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_DATE, "value", date, NULL);
    return FALSE;
  }
  if (time && !kb_time_of_day_parse (time, &hour, &minute)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_TIME, "value", time, NULL);
    return FALSE;
  }
  return TRUE;
}

/**
 * kb_report_agenda:
 * @report: a report
 * @workshop: a workshop
 *
 * Returns: (transfer full) (element-type KbAgendaLine): its steps in order, those left out among
 * them
 */
GArray *
kb_report_agenda (const KbReport *report, const KbRecord *workshop)
{
  GArray *agenda = g_array_new (FALSE, TRUE, sizeof (KbAgendaLine));
  int hour = 0, minute = 0;
  gboolean timed =
      kb_time_of_day_parse (kb_record_text (workshop, KB_WORKSHOP_STARTS_AT), &hour, &minute);
  int clock = hour * 60 + minute;

  for (int step = 0; step < KB_N_AGENDA_STEPS; step++) {
    KbAgendaLine line = { .step = (KbWorkshopStep) step };
    KbRecord *item =
        kb_content_find_pair (report->content, KB_KIND_AGENDA_ITEM, kb_record_id (workshop),
                              kb_workshop_step_code ((KbWorkshopStep) step));

    line.skipped = !item || kb_record_flag (item, KB_AGENDA_ITEM_SKIPPED);
    if (!line.skipped && !kb_record_is_null (item, KB_AGENDA_ITEM_MINUTES))
      line.minutes =
          (int) CLAMP (kb_record_integer (item, KB_AGENDA_ITEM_MINUTES), 0, KB_AGENDA_MAX_MINUTES);
    if (timed)
      g_snprintf (line.starts, sizeof line.starts, "%02d:%02d", clock / 60 % 24, clock % 60);
    clock += line.minutes;
    g_array_append_val (agenda, line);
  }
  return agenda;
}

/**
 * kb_report_agenda_minutes:
 * @report: a report
 * @workshop: a workshop
 *
 * Returns: how long it is planned to take
 */
int
kb_report_agenda_minutes (const KbReport *report, const KbRecord *workshop)
{
  g_autoptr (GArray) agenda = kb_report_agenda (report, workshop);
  int minutes = 0;

  for (guint i = 0; i < agenda->len; i++)
    minutes += g_array_index (agenda, KbAgendaLine, i).minutes;
  return minutes;
}
