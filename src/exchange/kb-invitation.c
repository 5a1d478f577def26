// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-invitation"

#include "kb-invitation.h"

#include "kb-output.h"
#include "kb-workshop-report.h"

#include <stdlib.h>
#include <string.h>

/* RFC 5545 §3.1: a line has no more octets than this before its CRLF. */
#define MAX_LINE 75

static void
add_line (GString *text, const char *label, const char *value)
{
  if (value && *value)
    g_string_append_printf (text, "%s: %s\n", label, value);
}

static const char *
role_name (const KbReport *report, guint flag)
{
  KbRecord *role = kb_method_role (report->method, flag);

  return role ? kb_record_localized (role, KB_ROLE_NAME_SV, report->language) : NULL;
}

static char *
minutes_text (const KbReport *report, int minutes)
{
  g_autofree char *number = g_strdup_printf ("%d", minutes);

  return kb_fill (kb_text_plural (report->language, "{n} minute", "{n} minutes", (gulong) minutes),
                  "n", number, NULL);
}

/* 13:00–16:00 (180 minutes) */
static char *
time_span (const KbReport *report, const KbRecord *workshop)
{
  int minutes = kb_report_agenda_minutes (report, workshop);
  g_autofree char *length = minutes_text (report, minutes);
  int hour, minute, end;

  if (!kb_time_of_day_parse (kb_record_text (workshop, KB_WORKSHOP_STARTS_AT), &hour, &minute))
    return minutes > 0 ? g_steal_pointer (&length) : NULL;
  if (minutes == 0)
    return g_strdup_printf ("%02d:%02d", hour, minute);
  end = hour * 60 + minute + minutes;
  return g_strdup_printf ("%02d:%02d–%02d:%02d (%s)", hour, minute, end / 60 % 24, end % 60,
                          length);
}

static void
add_agenda (const KbReport *report, const KbRecord *workshop, GString *text)
{
  g_autoptr (GArray) agenda = kb_report_agenda (report, workshop);

  g_string_append_printf (text, "\n%s\n", kb_report_text (report, "Agenda"));
  for (guint i = 0; i < agenda->len; i++) {
    const KbAgendaLine *line = &g_array_index (agenda, KbAgendaLine, i);
    g_autofree char *length = minutes_text (report, line->minutes);

    if (line->skipped)
      continue;
    g_string_append_printf (text, "- %s%s%s, %s\n", line->starts, *line->starts ? " " : "",
                            kb_label_choice (KB_KIND_AGENDA_ITEM, KB_AGENDA_ITEM_STEP,
                                             kb_workshop_step_code (line->step), report->language),
                            length);
  }
}

static void
add_roles (const KbReport *report, const KbRecord *workshop, GString *text)
{
  g_autoptr (GPtrArray) participants = kb_report_workshop_records (
      report, KB_KIND_PARTICIPANT, KB_PARTICIPANT_WORKSHOP, kb_record_id (workshop));
  static const guint fields[] = { KB_WORKSHOP_LEADER, KB_WORKSHOP_SECRETARY,
                                  KB_WORKSHOP_ESTABLISHER };

  g_string_append_printf (text, "\n%s\n", kb_report_text (report, "Roles"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *role = kb_record_text (workshop, fields[i]);

    if (role)
      g_string_append_printf (text, "- %s: %s\n",
                              kb_label_field (KB_KIND_WORKSHOP, fields[i], report->language), role);
  }
  for (guint i = 0; i < participants->len; i++) {
    const char *role = kb_record_text (g_ptr_array_index (participants, i), KB_PARTICIPANT_ROLE);

    if (role)
      g_string_append_printf (text, "- %s\n", role);
  }
}

static void
add_what_to_bring (const KbReport *report, GString *text)
{
  const char *const things[] = {
    kb_report_text (report, "Examples of the information you work with: forms, lists, registers"),
    kb_report_text (report, "Which systems it is in, and what is on paper or only spoken"),
    kb_report_text (report, "Statutes and secrecy that apply, and how long it is kept"),
    kb_report_text (report, "Incidents and stoppages you remember, and earlier classifications"),
  };

  g_string_append_printf (text, "\n%s\n", kb_report_text (report, "Bring along"));
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    g_string_append_printf (text, "- %s\n", things[i]);
}

/* What concerns Sweden's security must not come into the room, nor into an answer by e-mail. */
static void
add_gate (const KbReport *report, GString *text)
{
  const char *role = role_name (report, KB_ROLE_PROTECTS);
  g_autofree char *whom =
      role ? kb_fill (kb_report_text (report, "Talk to the {role} first."), "role", role, NULL)
           : g_strdup (kb_report_text (report, "Talk to the head of protective security first."));

  g_string_append_printf (
      text, "\n%s %s\n",
      kb_report_text (report, "Information that concerns Sweden's security is not brought to the "
                              "workshop and not mentioned in an answer to this invitation."),
      whom);
}

/**
 * kb_invitation_text:
 * @report: a report
 * @workshop_id: a workshop
 * @error: (out): %KB_EXCHANGE_ERROR_NO_WORKSHOP, %KB_EXCHANGE_ERROR_DATE or
 *   %KB_EXCHANGE_ERROR_TIME
 *
 * Returns: (transfer full) (nullable): the invitation as plain text, for the role that invites to
 * send outside this program
 */
char *
kb_invitation_text (const KbReport *report, const char *workshop_id, GError **error)
{
  KbRecord *workshop = kb_report_get_workshop (report, workshop_id, error);
  g_autofree char *board = NULL;
  g_autofree char *title = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *time = NULL;
  const char *object;
  GString *text;

  if (!workshop || !kb_workshop_check_times (workshop, error))
    return NULL;
  object = kb_record_text (workshop, KB_WORKSHOP_OBJECT);
  unit = kb_format_unit_path (report->content, kb_record_text (workshop, KB_WORKSHOP_UNIT));
  time = time_span (report, workshop);
  title = kb_fill (kb_report_text (report, "Invitation to a workshop: {object}"), "object",
                   object ? object : "–", NULL);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n\n", title);
  add_line (text, kb_label_field (KB_KIND_WORKBOOK, KB_WORKBOOK_ORGANISATION, report->language),
            kb_record_text (kb_content_workbook (report->content), KB_WORKBOOK_ORGANISATION));
  add_line (text, kb_report_text (report, "Unit"), unit);
  add_line (text, kb_report_text (report, "Kind of workshop"),
            kb_label_choice (KB_KIND_WORKSHOP, KB_WORKSHOP_TYPE,
                             kb_record_text (workshop, KB_WORKSHOP_TYPE), report->language));
  add_line (text, kb_report_text (report, "Purpose"),
            kb_record_text (workshop, KB_WORKSHOP_PURPOSE));
  add_line (text, kb_report_text (report, "Date"), kb_record_text (workshop, KB_WORKSHOP_HELD_ON));
  add_line (text, kb_report_text (report, "Time"), time);
  add_line (text, kb_report_text (report, "Place"), kb_record_text (workshop, KB_WORKSHOP_PLACE));
  add_agenda (report, workshop, text);
  add_roles (report, workshop, text);
  add_what_to_bring (report, text);
  add_gate (report, text);
  if (role_name (report, KB_ROLE_INVITES)) {
    g_string_append_c (text, '\n');
    add_line (text, kb_report_text (report, "Invited by"), role_name (report, KB_ROLE_INVITES));
  }
  return g_string_free (text, FALSE);
}

/**
 * kb_invitation_hint:
 * @report: a report
 *
 * Returns: (transfer full): who sends the invitation, and that this program does not; for the
 * screen, not for those who are invited
 */
char *
kb_invitation_hint (const KbReport *report)
{
  const char *role = role_name (report, KB_ROLE_INVITES);

  if (!role)
    return g_strdup (kb_report_text (
        report, "Send the invitation by e-mail or calendar: this program sends nothing."));
  return kb_fill (kb_report_text (report, "The {role} invites. Send the invitation by e-mail or "
                                          "calendar: this program sends nothing."),
                  "role", role, NULL);
}

/* Adds a content line, folded; never inside a character. */
static void
put_line (GString *ics, const char *line)
{
  gsize room = MAX_LINE;

  for (const char *p = line; *p;) {
    const char *next = g_utf8_next_char (p);
    gsize length = (gsize) (next - p);

    if (length > room) {
      g_string_append (ics, "\r\n ");
      room = MAX_LINE - 1;
    }
    g_string_append_len (ics, p, (gssize) length);
    room -= length;
    p = next;
  }
  g_string_append (ics, "\r\n");
}

/* RFC 5545 §3.3.11 */
static void
put_text (GString *ics, const char *property, const char *value)
{
  g_autoptr (GString) line = g_string_new (property);

  if (!value || !*value)
    return;
  g_string_append_c (line, ':');
  for (const char *p = value; *p; p++) {
    if (*p == '\n')
      g_string_append (line, "\\n");
    else if (strchr ("\\;,", *p))
      g_string_append_printf (line, "\\%c", *p);
    else if ((guchar) *p >= 0x20 || *p == '\t')
      g_string_append_c (line, *p);
  }
  put_line (ics, line->str);
}

static void
put_moment (GString *ics, const char *property, GDateTime *moment, const char *format)
{
  g_autofree char *value = g_date_time_format (moment, format);
  g_autofree char *line = g_strconcat (property, value, NULL);

  put_line (ics, line);
}

/* Floating times: the room's own clock, wherever the calendar is. Without a time it takes the day.
 */
static void
put_times (GString *ics, const KbReport *report, const KbRecord *workshop)
{
  const char *date = kb_record_text (workshop, KB_WORKSHOP_HELD_ON);
  int minutes = kb_report_agenda_minutes (report, workshop);
  int hour = 0, minute = 0;
  gboolean timed =
      kb_time_of_day_parse (kb_record_text (workshop, KB_WORKSHOP_STARTS_AT), &hour, &minute);
  g_autoptr (GDateTime) day =
      g_date_time_new_utc (atoi (date), (int) strtol (date + 5, NULL, 10),
                           (int) strtol (date + 8, NULL, 10), hour, minute, 0);
  g_autoptr (GDateTime) end = NULL;

  if (!timed) {
    put_moment (ics, "DTSTART;VALUE=DATE:", day, "%Y%m%d");
    return;
  }
  put_moment (ics, "DTSTART:", day, "%Y%m%dT%H%M%S");
  end = g_date_time_add_minutes (day, minutes);
  if (minutes > 0 && end) /* an end at the start is not allowed */
    put_moment (ics, "DTEND:", end, "%Y%m%dT%H%M%S");
}

/**
 * kb_invitation_ics:
 * @report: a report
 * @workshop_id: a workshop
 * @now: when it is made
 * @error: (out): as for kb_invitation_text(), and %KB_EXCHANGE_ERROR_DATE without a date
 *
 * Returns: (transfer full) (nullable): the invitation for a calendar (RFC 5545)
 */
char *
kb_invitation_ics (const KbReport *report, const char *workshop_id, GDateTime *now, GError **error)
{
  g_autofree char *description = kb_invitation_text (report, workshop_id, error);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *uid = g_strconcat ("UID:", workshop_id, "@klassningsbordet", NULL);
  g_autofree char *title = NULL;
  KbRecord *workshop;
  const char *object;
  GString *ics;

  if (!description)
    return NULL;
  workshop = kb_report_get_workshop (report, workshop_id, error);
  if (kb_record_is_null (workshop, KB_WORKSHOP_HELD_ON)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_DATE, NULL);
    return NULL;
  }
  object = kb_record_text (workshop, KB_WORKSHOP_OBJECT);
  title = kb_fill (kb_report_text (report, "Workshop: {object}"), "object", object ? object : "–",
                   NULL);
  ics = g_string_new (NULL);
  put_line (ics, "BEGIN:VCALENDAR");
  put_line (ics, "VERSION:2.0");
  put_line (ics, "PRODID:-//Klassningsbordet//Workshop//SV");
  put_line (ics, "METHOD:PUBLISH");
  put_line (ics, "BEGIN:VEVENT");
  put_line (ics, uid);
  put_moment (ics, "DTSTAMP:", utc, "%Y%m%dT%H%M%SZ");
  put_times (ics, report, workshop);
  put_text (ics, "SUMMARY", title);
  put_text (ics, "LOCATION", kb_record_text (workshop, KB_WORKSHOP_PLACE));
  put_text (ics, "DESCRIPTION", description);
  put_line (ics, "CLASS:PRIVATE");
  put_line (ics, "END:VEVENT");
  put_line (ics, "END:VCALENDAR");
  return g_string_free (ics, FALSE);
}

/**
 * kb_invitation_write_ics:
 * @report: a report
 * @workshop_id: a workshop
 * @path: where
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: whether the invitation stands there
 */
gboolean
kb_invitation_write_ics (const KbReport *report,
                         const char *workshop_id,
                         const char *path,
                         GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *ics = kb_invitation_ics (report, workshop_id, now, error);
  g_autoptr (KbOutput) output = ics ? kb_output_begin (path, error) : NULL;

  return output && kb_output_write (output, ics, strlen (ics), error)
         && kb_output_commit (output, error);
}
