// SPDX-License-Identifier: EUPL-1.2
#include "kb-error-text.h"
#include "kb-exchange-error.h"
#include "kb-invitation.h"
#include "kb-workshop-report.h"
#include "report.h"

#include <string.h>

static char *
ics_of (const KbReport *report, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2027, 1, 2, 3, 4, 5);

  return kb_invitation_ics (report, "w", now, error);
}

static void
replace_field (KbReport *report, guint field, const char *value)
{
  g_autoptr (KbRecord) workshop =
      kb_record_copy (kb_content_get (report->content, KB_KIND_WORKSHOP, "w"));

  kb_record_set_text (workshop, field, value);
  kb_content_put (report->content, workshop);
}

/* As a calendar reads it: unfolded lines, the value of one unescaped. */
static char *
property (const char *ics, const char *name)
{
  g_autoptr (GString) whole = g_string_new (ics);
  g_auto (GStrv) lines = NULL;

  g_string_replace (whole, "\r\n ", "", 0);
  lines = g_strsplit (whole->str, "\r\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_autoptr (GString) value = NULL;

    if (!g_str_has_prefix (lines[i], name) || !strchr (":", lines[i][strlen (name)]))
      continue;
    value = g_string_new (NULL);
    for (const char *p = lines[i] + strlen (name) + 1; *p; p++) {
      if (*p == '\\')
        p++;
      g_string_append_c (value, p[-1] == '\\' && *p == 'n' ? '\n' : *p);
    }
    return g_string_free (g_steal_pointer (&value), FALSE);
  }
  return NULL;
}

static void
assert_property (const char *ics, const char *name, const char *expected)
{
  g_autofree char *value = property (ics, name);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_text (void)
{
  static const char *const expected[] = {
    "Invitation to a workshop: Barn och unga\n",
    "Organisation: Provköpings kommun\n",
    "Unit: Barn och unga\n",
    "Purpose: Klassa inför upphandlingen\n",
    "Date: 2027-02-25\n",
    "Time: 13:00–16:00 (180 minutes)\n",
    "- 13:00 Prepare, 10 minutes\n",
    "- 13:30 Classify, 80 minutes\n",
    "- 14:50 Risks, 0 minutes\n",
    "- 14:50 Sum up, 70 minutes\n",
    "- Workshop leader: Informationssäkerhetskontakt\n",
    "- Jurist\n",
    "Sweden's security",
    "Invited by: Responsible manager\n",
  };
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = kb_invitation_text (report, "w", &error);
  g_autofree char *hint = kb_invitation_hint (report);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_test_message ("%s", expected[i]);
    g_assert_nonnull (strstr (text, expected[i]));
  }
  g_assert_null (strstr (text, "Actions")); /* skipped */
  g_assert_null (strstr (text, "Lugn grupp"));
  g_assert_nonnull (strstr (hint, "sends nothing"));
}

static void
test_ics (void)
{
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autofree char *ics = ics_of (report, &error);
  g_autofree char *text = kb_invitation_text (report, "w", &error);
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (ics, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_true (g_str_has_suffix (ics, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  assert_property (ics, "UID", "w@klassningsbordet");
  assert_property (ics, "DTSTAMP", "20270102T030405Z");
  assert_property (ics, "DTSTART", "20270225T130000");
  assert_property (ics, "DTEND", "20270225T160000");
  assert_property (ics, "SUMMARY", "Workshop: Barn och unga");
  assert_property (ics, "LOCATION", "Stora salen; plan 2, \"öster\"");
  assert_property (ics, "DESCRIPTION", text);
  g_assert_nonnull (strstr (ics, "\r\nLOCATION:Stora salen\\; plan 2\\, \"öster\"\r\n"));
  lines = g_strsplit (ics, "\r\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_null (strpbrk (lines[i], "\r\n"));
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
  }
}

static void
test_times (void)
{
  static const struct {
    const char *time, *start, *end;
  } cases[] = {
    { "kl. 9", "20270225T090000", "20270225T120000" },
    { "8.15", "20270225T081500", "20270225T111500" },
    { "23:30", "20270225T233000", "20270226T023000" },
    { NULL, NULL, NULL },
  };
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_SV);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *ics = NULL;

    replace_field (report, KB_WORKSHOP_STARTS_AT, cases[i].time);
    ics = ics_of (report, &error);
    g_assert_no_error (error);
    assert_property (ics, "DTSTART", cases[i].start);
    assert_property (ics, "DTEND", cases[i].end);
  }
  {
    g_autofree char *ics = ics_of (report, NULL);

    assert_property (ics, "DTSTART;VALUE=DATE", "20270225");
  }
}

/* An agenda of no minutes has no end; one cannot end when it begins. */
static void
test_no_minutes (void)
{
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_EN, NULL);
  g_autofree char *ics = NULL;
  g_autofree char *text = NULL;

  test_report_add (report, "workshop w object=Prov held_on=2027-02-25 starts_at=13:00");
  ics = ics_of (report, NULL);
  text = kb_invitation_text (report, "w", NULL);
  assert_property (ics, "DTSTART", "20270225T130000");
  assert_property (ics, "DTEND", NULL);
  g_assert_nonnull (strstr (text, "Time: 13:00\n"));
}

static void
test_refusals (void)
{
  static const struct {
    guint field;
    const char *value;
    KbExchangeError code;
    const char *text;
  } cases[] = {
    { KB_WORKSHOP_STARTS_AT, "25:00", KB_EXCHANGE_ERROR_TIME,
      "“25:00” is not a time of day. Write it as 13:00." },
    { KB_WORKSHOP_STARTS_AT, "12:60", KB_EXCHANGE_ERROR_TIME, NULL },
    { KB_WORKSHOP_STARTS_AT, "lunch", KB_EXCHANGE_ERROR_TIME, NULL },
    { KB_WORKSHOP_STARTS_AT, "130", KB_EXCHANGE_ERROR_TIME, NULL },
    { KB_WORKSHOP_HELD_ON, "2027-02-30", KB_EXCHANGE_ERROR_DATE,
      "“2027-02-30” is not a date. Write it as 2027-03-31." },
    { KB_WORKSHOP_HELD_ON, "i mars", KB_EXCHANGE_ERROR_DATE, NULL },
    { KB_WORKSHOP_HELD_ON, NULL, KB_EXCHANGE_ERROR_DATE, "The workshop has no date yet." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_EN);
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    replace_field (report, cases[i].field, cases[i].value);
    g_assert_null (ics_of (report, &error));
    g_assert_error (error, KB_EXCHANGE_ERROR, (int) cases[i].code);
    text = kb_error_text (error, KB_LANGUAGE_EN);
    if (cases[i].text)
      g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_written_file (void)
{
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_SV);
  g_autofree char *path = test_path ("inbjudan.ics");
  g_autofree char *nowhere = test_path ("saknas/inbjudan.ics");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_assert_true (kb_invitation_write_ics (report, "w", path, &error));
  g_assert_no_error (error);
  g_assert_true (test_bytes_contain (path, "END:VCALENDAR\r\n"));
  g_assert_false (kb_invitation_write_ics (report, "w", nowhere, &error));
  g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (kb_invitation_write_ics (report, "borta", path, &error));
  g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_WORKSHOP);
  names = test_list_folder (folder);
  g_assert_cmpuint (names->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/invitation/the_text_says_what_one_needs", test_text);
  g_test_add_func ("/invitation/a_calendar_reads_it_back", test_ics);
  g_test_add_func ("/invitation/times_as_people_write_them", test_times);
  g_test_add_func ("/invitation/an_agenda_of_no_minutes", test_no_minutes);
  g_test_add_func ("/invitation/bad_dates_and_times_are_refused", test_refusals);
  g_test_add_func ("/invitation/the_file_is_whole_or_not_there", test_written_file);
  return test_run ();
}
