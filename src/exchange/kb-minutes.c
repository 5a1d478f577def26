// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-minutes"

#include "kb-minutes.h"

#include "kb-minutes-private.h"

/* Minnesanteckningar of a workshop: what the room proposed and why. It decides nothing. */

static void
add_fact (KbBlock *facts, const char *name, const char *value)
{
  if (value && *value)
    kb_block_add_row (facts, name, value, NULL);
}

static void
add_field (const KbReport *report, KbBlock *facts, const KbRecord *workshop, guint field)
{
  add_fact (facts, kb_label_field (KB_KIND_WORKSHOP, field, report->language),
            kb_record_text (workshop, field));
}

static char *
object_text (const KbReport *report, const KbRecord *workshop)
{
  const char *type =
      kb_label_choice (KB_KIND_WORKSHOP, KB_WORKSHOP_OBJECT_TYPE,
                       kb_record_text (workshop, KB_WORKSHOP_OBJECT_TYPE), report->language);
  const char *object = kb_record_text (workshop, KB_WORKSHOP_OBJECT);

  return g_strdup_printf ("%s%s%s", object ? object : "–", *type ? ", " : "", type);
}

static void
add_facts (const KbReport *report, const KbRecord *workshop, KbDocument *document)
{
  KbBlock *facts = kb_document_add_table (document, 2, NULL);
  g_autofree char *unit =
      kb_format_unit_path (report->content, kb_record_text (workshop, KB_WORKSHOP_UNIT));
  g_autofree char *object = object_text (report, workshop);

  add_fact (facts, kb_report_text (report, "Organisation"),
            kb_record_text (kb_content_workbook (report->content), KB_WORKBOOK_ORGANISATION));
  add_fact (facts, kb_report_text (report, "Unit"),
            *unit ? unit : kb_format_owner_unit (report->content));
  add_fact (facts, kb_report_text (report, "Classification object"), object);
  add_fact (facts, kb_report_text (report, "Kind of workshop"),
            kb_label_choice (KB_KIND_WORKSHOP, KB_WORKSHOP_TYPE,
                             kb_record_text (workshop, KB_WORKSHOP_TYPE), report->language));
  add_field (report, facts, workshop, KB_WORKSHOP_PURPOSE);
  add_field (report, facts, workshop, KB_WORKSHOP_HELD_ON);
  add_field (report, facts, workshop, KB_WORKSHOP_STARTS_AT);
  add_field (report, facts, workshop, KB_WORKSHOP_PLACE);
  add_field (report, facts, workshop, KB_WORKSHOP_LEADER);
  add_field (report, facts, workshop, KB_WORKSHOP_SECRETARY);
  add_fact (facts, kb_report_text (report, "Method"),
            kb_method_name (report->method, report->language));
}

static void
add_participants (const KbReport *report, const KbRecord *workshop, KbDocument *document)
{
  g_autoptr (GPtrArray) participants = kb_report_workshop_records (
      report, KB_KIND_PARTICIPANT, KB_PARTICIPANT_WORKSHOP, kb_record_id (workshop));
  KbBlock *list;

  kb_document_add_heading (document, 2, kb_report_text (report, "Participants"));
  if (participants->len == 0) {
    kb_document_add_paragraph (document, kb_report_text (report, "No roles were written down."));
    return;
  }
  list = kb_document_add_list (document);
  for (guint i = 0; i < participants->len; i++) {
    KbRecord *participant = g_ptr_array_index (participants, i);
    const char *role = kb_record_text (participant, KB_PARTICIPANT_ROLE);
    g_autofree char *left =
        kb_fill (kb_report_text (report, "{role} (left before the end)"), "role", role, NULL);

    kb_block_add_item (list, kb_record_flag (participant, KB_PARTICIPANT_HAS_LEFT) ? left
                             : role                                                ? role
                                                                                   : "–");
  }
}

static void
add_agenda (const KbReport *report, const KbRecord *workshop, KbDocument *document)
{
  const char *const header[] = { kb_report_text (report, "Step"),
                                 kb_report_text (report, "Planned minutes"), NULL };
  g_autoptr (GArray) agenda = kb_report_agenda (report, workshop);
  KbBlock *table;

  kb_document_add_heading (document, 2, kb_report_text (report, "Agenda"));
  table = kb_document_add_table (document, 2, header);
  for (guint i = 0; i < agenda->len; i++) {
    const KbAgendaLine *line = &g_array_index (agenda, KbAgendaLine, i);
    g_autofree char *minutes = g_strdup_printf ("%d", line->minutes);

    kb_block_add_row (table,
                      kb_label_choice (KB_KIND_AGENDA_ITEM, KB_AGENDA_ITEM_STEP,
                                       kb_workshop_step_code (line->step), report->language),
                      line->skipped ? kb_report_text (report, "Left out") : minutes, NULL);
  }
}

static char *
seconds_text (const KbRecord *row)
{
  gint64 seconds = kb_record_integer (row, KB_WORKSHOP_ASSET_SECONDS);

  if (kb_record_is_null (row, KB_WORKSHOP_ASSET_SECONDS) || seconds < 0)
    return g_strdup ("–");
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 60, (int) (seconds % 60));
}

static void
add_proposals (const KbReport *report, const KbRecord *workshop, KbDocument *document)
{
  const char *const header[] = { kb_report_text (report, "Information asset"),
                                 kb_report_text (report, "Class"),
                                 kb_report_text (report, "Status of the class"),
                                 kb_report_text (report, "Time (min:s)"), NULL };
  g_autoptr (GPtrArray) rows = kb_report_workshop_records (
      report, KB_KIND_WORKSHOP_ASSET, KB_WORKSHOP_ASSET_WORKSHOP, kb_record_id (workshop));
  KbBlock *table;

  kb_document_add_heading (document, 2, kb_report_text (report, "What the workshop proposes"));
  if (rows->len == 0) {
    kb_document_add_paragraph (document, kb_report_text (report, "Nothing was classified."));
    return;
  }
  table = kb_document_add_table (document, 4, header);
  for (guint i = 0; i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    KbRecord *asset = kb_content_find (report->content, KB_KIND_ASSET,
                                       kb_record_text (row, KB_WORKSHOP_ASSET_ASSET));
    g_autofree char *seconds = seconds_text (row);
    g_autofree char *badges = NULL;
    const char *status;
    KbClass class;

    if (!asset)
      continue;
    class = kb_class_of_asset (report->content, report->method, kb_record_id (asset));
    badges = kb_format_class (report->method, &class);
    status = kb_label_choice (KB_KIND_ASSET, KB_ASSET_STATUS,
                              kb_record_text (asset, KB_ASSET_STATUS), report->language);
    kb_block_add_row (table, kb_record_title (asset), badges, *status ? status : "–", seconds,
                      NULL);
  }
  kb_minutes_add_classes (report, workshop, document);
}

static void
add_risks (const KbReport *report, const KbRecord *workshop, KbDocument *document)
{
  const char *const header[] = { kb_report_text (report, "No."), kb_report_text (report, "Risk"),
                                 kb_report_text (report, "Before"),
                                 kb_report_text (report, "After"), NULL };
  g_autoptr (GPtrArray) risks =
      kb_report_workshop_records (report, KB_KIND_RISK, KB_RISK_WORKSHOP, kb_record_id (workshop));
  KbBlock *table;

  if (risks->len == 0)
    return;
  kb_document_add_heading (document, 2, kb_report_text (report, "Risks"));
  table = kb_document_add_table (document, 4, header);
  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    g_autofree char *label = kb_risk_label (risk);
    g_autofree char *sentence = kb_report_risk_sentence (report, risk);
    g_autofree char *before = kb_report_band (report, risk, KB_MOMENT_BEFORE);
    g_autofree char *after = kb_report_band (report, risk, KB_MOMENT_AFTER);

    kb_block_add_row (table, label, sentence, before, after, NULL);
  }
}

static void
add_actions (const KbReport *report, const KbRecord *workshop, KbDocument *document)
{
  const char *const header[] = { kb_report_text (report, "No."), kb_report_text (report, "Action"),
                                 kb_report_text (report, "Responsible role"),
                                 kb_report_text (report, "Done by"), NULL };
  g_autoptr (GPtrArray) actions = kb_report_workshop_records (
      report, KB_KIND_ACTION, KB_ACTION_WORKSHOP, kb_record_id (workshop));
  KbBlock *table;

  if (actions->len == 0)
    return;
  kb_document_add_heading (document, 2, kb_report_text (report, "Actions"));
  table = kb_document_add_table (document, 4, header);
  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);
    g_autofree char *label = kb_action_label (action);
    g_autofree char *title = kb_report_action_title (report, action);
    const char *owner = kb_record_text (action, KB_ACTION_OWNER);
    const char *due = kb_record_text (action, KB_ACTION_DUE_ON);

    kb_block_add_row (table, label, title, owner ? owner : "–", due ? due : "–", NULL);
  }
}

static void
add_parked (const KbReport *report, const KbRecord *workshop, KbDocument *document)
{
  g_autoptr (GPtrArray) parked = kb_report_workshop_records (
      report, KB_KIND_PARKED, KB_PARKED_WORKSHOP, kb_record_id (workshop));
  const char *const header[] = { kb_report_text (report, "Question"),
                                 kb_report_text (report, "Information asset"),
                                 kb_report_text (report, "State"), NULL };
  KbBlock *table;

  if (parked->len == 0)
    return;
  kb_document_add_heading (document, 2, kb_report_text (report, "Parked questions"));
  table = kb_document_add_table (document, 3, header);
  for (guint i = 0; i < parked->len; i++) {
    KbRecord *question = g_ptr_array_index (parked, i);
    KbRecord *asset = kb_content_find (report->content, KB_KIND_ASSET,
                                       kb_record_text (question, KB_PARKED_ASSET));
    const char *text = kb_record_text (question, KB_PARKED_TEXT);

    kb_block_add_row (table, text ? text : "–", asset ? kb_record_title (asset) : "–",
                      kb_record_flag (question, KB_PARKED_SETTLED)
                          ? kb_report_text (report, "Settled")
                          : kb_report_text (report, "Not settled"),
                      NULL);
  }
}

static void
add_what_follows (const KbReport *report, const KbRecord *workshop, KbDocument *document)
{
  const char *role = kb_record_text (workshop, KB_WORKSHOP_ESTABLISHER);
  const char *by = kb_record_text (workshop, KB_WORKSHOP_ESTABLISH_BY);
  const char *pattern =
      !role ? kb_report_text (report, "It is not yet said who establishes the classes.")
      : by  ? kb_report_text (report, "What is proposed here is to be established by: {role}, no "
                                       "later than {date}.")
            : kb_report_text (report, "What is proposed here is to be established by: {role}.");
  g_autofree char *text = kb_fill (pattern, "role", role ? role : "", "date", by ? by : "", NULL);

  kb_document_add_heading (document, 2, kb_report_text (report, "What follows"));
  kb_document_add_paragraph (document, text);
  kb_document_add_paragraph (document, kb_record_text (workshop, KB_WORKSHOP_NEXT_STEPS));
  if (!kb_record_is_null (workshop, KB_WORKSHOP_NOTES)) {
    kb_document_add_heading (document, 2, kb_report_text (report, "Notes"));
    kb_document_add_paragraph (document, kb_record_text (workshop, KB_WORKSHOP_NOTES));
  }
}

/* What the minutes were made from, so that a paper can be held against the file. */
static void
add_origin (const KbReport *report, KbDocument *document)
{
  g_autofree char *head = kb_format_checksum (kb_history_head (report->history));
  g_autofree char *text =
      kb_fill (kb_report_text (report, "History head of the workbook: {head}"), "head", head, NULL);

  kb_document_add_paragraph (document, text);
}

/**
 * kb_minutes_document:
 * @report: a report
 * @workshop_id: a workshop
 * @error: (out): %KB_EXCHANGE_ERROR_NO_WORKSHOP
 *
 * Returns: (transfer full) (nullable): the minutes (minnesanteckningar) of the workshop
 */
KbDocument *
kb_minutes_document (const KbReport *report, const char *workshop_id, GError **error)
{
  KbRecord *workshop = kb_report_get_workshop (report, workshop_id, error);
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  const char *object, *date;
  KbDocument *document;

  if (!workshop)
    return NULL;
  object = kb_record_text (workshop, KB_WORKSHOP_OBJECT);
  date = kb_record_text (workshop, KB_WORKSHOP_HELD_ON);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (workshop, KB_WORKSHOP_NUMBER));
  title = kb_fill (kb_report_text (report, "Minutes of workshop {n}: {object}"), "n", number,
                   "object", object ? object : "–", NULL);
  document = kb_document_new (title, date ? date : report->today, report->language);
  add_facts (report, workshop, document);
  add_participants (report, workshop, document);
  add_agenda (report, workshop, document);
  add_proposals (report, workshop, document);
  add_risks (report, workshop, document);
  add_actions (report, workshop, document);
  add_parked (report, workshop, document);
  add_what_follows (report, workshop, document);
  add_origin (report, document);
  return document;
}
