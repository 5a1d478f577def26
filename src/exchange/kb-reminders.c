// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-reminders"

#include "kb-reminders.h"

#include "kb-csv-writer.h"

#include <string.h>

/*
 * What is missing or overdue, sorted by who has to mend it: one list a förvaltning, to be sent as a
 * reminder (in Åmål the task of the E-råd).
 */

#define MAX_DEPTH 32

typedef struct {
  const KbCheck *check;
  KbRecord *record; /* that people know */
  char *unit_id;    /* the one that is reminded; NULL: none */
} KbMissing;

static void
missing_clear (gpointer data)
{
  g_free (((KbMissing *) data)->unit_id);
}

static const char *
text_of (const KbRecord *record, const char *column)
{
  int field = record ? kb_field_from_column (kb_record_kind (record), column) : KB_NONE;

  return field == KB_NONE ? NULL : kb_record_text (record, (guint) field);
}

static KbRecord *
reference (const KbReport *report, const KbRecord *record, const char *column, KbKind kind)
{
  const char *id = text_of (record, column);

  return id ? kb_content_find (report->content, kind, id) : NULL;
}

/* The unit of what a risk is for. */
static const char *
unit_of_risk (const KbReport *report, const KbRecord *risk)
{
  const char *unit = text_of (risk, "unit_id");

  return unit ? unit : text_of (kb_report_risk_object (report, risk), "unit_id");
}

/* An action belongs where its system, its asset or the first of its risks does. */
static const char *
unit_of_action (const KbReport *report, const KbRecord *action)
{
  const char *unit = text_of (reference (report, action, "system_id", KB_KIND_SYSTEM), "unit_id");
  g_autoptr (GPtrArray) risks = NULL;

  if (!unit)
    unit = text_of (reference (report, action, "asset_id", KB_KIND_ASSET), "unit_id");
  if (unit)
    return unit;
  risks = kb_action_risks (report->content, kb_record_id (action));
  for (guint i = 0; i < risks->len && !unit; i++)
    unit = unit_of_risk (report, g_ptr_array_index (risks, i));
  return unit;
}

static const char *
unit_of (const KbReport *report, const KbRecord *record)
{
  switch (kb_record_kind (record)) {
  case KB_KIND_UNIT:
    return kb_record_id (record);
  case KB_KIND_RISK:
    return unit_of_risk (report, record);
  case KB_KIND_ACTION:
    return unit_of_action (report, record);
  default:
    return text_of (record, "unit_id");
  }
}

/* The förvaltning, sektor or bolag that a unit belongs to; without one, the highest unit above.
 * What has no unit is a matter of the unit that the workbook is of. */
static const char *
reminded_unit (const KbReport *report, const char *unit_id)
{
  const char *highest;

  if (!unit_id)
    unit_id = kb_record_text (kb_content_workbook (report->content), KB_WORKBOOK_UNIT);
  highest = unit_id;
  for (guint depth = 0; unit_id && depth < MAX_DEPTH; depth++) {
    KbRecord *unit = kb_content_find (report->content, KB_KIND_UNIT, unit_id);
    const char *type = text_of (unit, "type");

    if (!unit)
      break;
    highest = unit_id;
    if (g_strcmp0 (type, "administration") == 0 || g_strcmp0 (type, "company") == 0)
      return unit_id;
    unit_id = text_of (unit, "parent_id");
  }
  return highest;
}

/* A note is worth a thought; nobody is reminded of it. */
static GArray *
find_missing (const KbReport *report, GPtrArray *checks)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (KbMissing));

  g_array_set_clear_func (missing, missing_clear);
  for (guint i = 0; i < checks->len; i++) {
    const KbCheck *check = g_ptr_array_index (checks, i);

    for (guint f = 0; check->severity > KB_SEVERITY_NOTE && f < check->failing->len; f++) {
      KbRecord *record = kb_check_owner (report->content, g_ptr_array_index (check->failing, f));
      KbMissing one = { check, record,
                        g_strdup (reminded_unit (report, unit_of (report, record))) };

      g_array_append_val (missing, one);
    }
  }
  return missing;
}

static GPtrArray *
run_checks (const KbReport *report)
{
  return kb_checks_run_within (report->within ? kb_unit_scope_whole (report->within)
                                              : report->content,
                               report->method, report->inheritance, report->today, report->within);
}

static void
reminder_free (gpointer data)
{
  KbReminder *reminder = data;

  g_free (reminder->name);
  g_free (reminder->contact);
  g_free (reminder);
}

static int
compare_reminders (gconstpointer a, gconstpointer b)
{
  const KbReminder *one = *(const KbReminder *const *) a;
  const KbReminder *other = *(const KbReminder *const *) b;

  if (!one->unit_id || !other->unit_id)
    return !one->unit_id && !other->unit_id ? 0 : !one->unit_id ? 1 : -1;
  return kb_collate (one->name, other->name);
}

static KbReminder *
reminder_for (const KbReport *report, GPtrArray *reminders, const char *unit_id)
{
  KbRecord *unit = unit_id ? kb_content_find (report->content, KB_KIND_UNIT, unit_id) : NULL;
  KbReminder *reminder;

  for (guint i = 0; i < reminders->len; i++) {
    reminder = g_ptr_array_index (reminders, i);
    if (g_strcmp0 (reminder->unit_id, unit ? kb_record_id (unit) : NULL) == 0)
      return reminder;
  }
  reminder = g_new0 (KbReminder, 1);
  reminder->unit_id = unit ? kb_record_id (unit) : NULL;
  reminder->name =
      g_strdup (unit ? kb_record_title (unit) : kb_report_text (report, "No unit given"));
  reminder->contact = g_strdup (text_of (unit, "contact"));
  g_ptr_array_add (reminders, reminder);
  return reminder;
}

static GPtrArray *
reminders_of (const KbReport *report, const GArray *missing)
{
  GPtrArray *reminders = g_ptr_array_new_with_free_func (reminder_free);

  for (guint i = 0; i < missing->len; i++)
    reminder_for (report, reminders, g_array_index (missing, KbMissing, i).unit_id)->n_missing++;
  g_ptr_array_sort (reminders, compare_reminders);
  return reminders;
}

/**
 * kb_reminders_list:
 * @report: a report
 *
 * Returns: (transfer full) (element-type KbReminder): the units that have something to mend, by
 * name; what belongs to no unit stands last. Ids borrow from @report.
 */
GPtrArray *
kb_reminders_list (const KbReport *report)
{
  g_autoptr (GPtrArray) checks = run_checks (report);
  g_autoptr (GArray) missing = find_missing (report, checks);

  return reminders_of (report, missing);
}

static char *
title_of (const KbReport *report, const KbRecord *record)
{
  const char *title = kb_record_title (record);

  if (kb_record_kind (record) == KB_KIND_RISK || kb_record_kind (record) == KB_KIND_ACTION) {
    g_autofree char *label =
        kb_record_kind (record) == KB_KIND_RISK ? kb_risk_label (record) : kb_action_label (record);

    return g_strdup_printf ("%s %s", label, title);
  }
  return g_strdup (title);
}

/* The date that is past, or the value that a check is about. */
static const char *
date_of (const KbMissing *missing)
{
  const char *place = kb_check_place (missing->check->code, missing->record);
  int field = place ? kb_field_from_column (kb_record_kind (missing->record), place) : KB_NONE;

  if (field == KB_NONE
      || kb_field_info (kb_record_kind (missing->record), (guint) field)->type != KB_TYPE_DATE)
    return NULL;
  return kb_record_text (missing->record, (guint) field);
}

static char *
line_of (const KbReport *report, const KbMissing *missing)
{
  g_autofree char *title = title_of (report, missing->record);
  const char *owner = text_of (missing->record, "owner");
  const char *date = date_of (missing);

  return g_strdup_printf ("%s%s%s%s%s", title, date ? ", " : "", date ? date : "",
                          owner ? " · " : "", owner ? owner : "");
}

static gboolean
is_for (const KbReport *report, const KbMissing *missing, const KbReminder *reminder)
{
  KbRecord *unit =
      missing->unit_id ? kb_content_find (report->content, KB_KIND_UNIT, missing->unit_id) : NULL;

  return g_strcmp0 (unit ? kb_record_id (unit) : NULL, reminder->unit_id) == 0;
}

/* What one check found in one unit, told with the unit's own number. */
static void
add_check (const KbReport *report,
           KbDocument *document,
           const KbCheck *check,
           const GArray *missing,
           const KbReminder *reminder)
{
  KbCheck own = { check->code, check->severity, check->examined, NULL };
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *heading = NULL;
  KbBlock *list;

  for (guint i = 0; i < missing->len; i++) {
    const KbMissing *one = &g_array_index (missing, KbMissing, i);

    if (one->check != check || !is_for (report, one, reminder))
      continue;
    g_ptr_array_add (records, one->record);
    g_ptr_array_add (lines, line_of (report, one));
  }
  if (records->len == 0)
    return;
  own.failing = records;
  heading = kb_describe_check (&own, report->language);
  kb_document_add_heading (document, 3, heading);
  list = kb_document_add_list (document);
  for (guint i = 0; i < lines->len; i++)
    kb_block_add_item (list, g_ptr_array_index (lines, i));
}

static void
add_unit (const KbReport *report,
          KbDocument *document,
          GPtrArray *checks,
          const GArray *missing,
          const KbReminder *reminder)
{
  g_autofree char *contact =
      reminder->contact ? kb_fill (kb_report_text (report, "Information security contact: {role}"),
                                   "role", reminder->contact, NULL)
                        : NULL;

  kb_document_add_heading (document, 2, reminder->name);
  if (contact)
    kb_document_add_paragraph (document, contact);
  for (guint i = 0; i < checks->len; i++)
    add_check (report, document, g_ptr_array_index (checks, i), missing, reminder);
}

/**
 * kb_reminders_document:
 * @report: a report
 * @unit_id: (nullable): the förvaltning that is reminded; %NULL for what belongs to none
 * @all: whether every förvaltning is, one after the other; @unit_id then says nothing
 *
 * Returns: (transfer full): what is missing or overdue, to be sent
 */
KbDocument *
kb_reminders_document (const KbReport *report, const char *unit_id, gboolean all)
{
  g_autoptr (GPtrArray) checks = run_checks (report);
  g_autoptr (GArray) missing = find_missing (report, checks);
  g_autoptr (GPtrArray) reminders = reminders_of (report, missing);
  g_autofree char *intro =
      kb_fill (kb_report_text (report, "This is missing or overdue in {organisation} on {date}."),
               "organisation",
               kb_record_text (kb_content_workbook (report->content), KB_WORKBOOK_ORGANISATION),
               "date", report->today, NULL);
  KbDocument *document =
      kb_document_new (kb_report_text (report, "Reminder: classification of information"),
                       report->today, report->language);
  gboolean any = FALSE;

  kb_document_add_paragraph (document, intro);
  for (guint i = 0; i < reminders->len; i++) {
    const KbReminder *reminder = g_ptr_array_index (reminders, i);

    if (!all && g_strcmp0 (reminder->unit_id, unit_id) != 0)
      continue;
    any = TRUE;
    add_unit (report, document, checks, missing, reminder);
  }
  if (!any)
    kb_document_add_paragraph (document,
                               kb_report_text (report, "Nothing is missing and nothing is "
                                                       "overdue."));
  return document;
}

/**
 * kb_reminders_csv:
 * @report: a report
 * @n_rows: (out): how many rows there are, without the headers
 *
 * Returns: (transfer full): the same as a list, one row for each thing to mend
 */
char *
kb_reminders_csv (const KbReport *report, guint *n_rows)
{
  g_autoptr (GPtrArray) checks = run_checks (report);
  g_autoptr (GArray) missing = find_missing (report, checks);
  g_autoptr (GPtrArray) reminders = reminders_of (report, missing);
  const char *const headers[] = {
    kb_report_text (report, "Unit"),  kb_report_text (report, "Information security contact"),
    kb_report_text (report, "Check"), kb_report_text (report, "Kind of record"),
    kb_report_text (report, "Name"),  kb_report_text (report, "Responsible"),
    kb_report_text (report, "Date"),
  };
  GString *csv = g_string_new (KB_CSV_MARK);
  gboolean first = TRUE;

  for (guint h = 0; h < G_N_ELEMENTS (headers); h++)
    kb_csv_put_cell (csv, &first, headers[h]);
  kb_csv_end_row (csv, &first);
  for (guint r = 0; r < reminders->len; r++) {
    const KbReminder *reminder = g_ptr_array_index (reminders, r);

    for (guint i = 0; i < missing->len; i++) {
      const KbMissing *one = &g_array_index (missing, KbMissing, i);
      g_autofree char *title = NULL;

      if (!is_for (report, one, reminder))
        continue;
      title = title_of (report, one->record);
      kb_csv_put_cell (csv, &first, reminder->name);
      kb_csv_put_cell (csv, &first, reminder->contact);
      kb_csv_put_cell (csv, &first, kb_label_check (one->check->code, report->language));
      kb_csv_put_cell (csv, &first, kb_label_kind (kb_record_kind (one->record), report->language));
      kb_csv_put_cell (csv, &first, title);
      kb_csv_put_cell (csv, &first, text_of (one->record, "owner"));
      kb_csv_put_cell (csv, &first, date_of (one));
      kb_csv_end_row (csv, &first);
    }
  }
  *n_rows = missing->len;
  return g_string_free (csv, FALSE);
}
