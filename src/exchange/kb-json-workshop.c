// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-json-workshop"

#include "kb-json-private.h"
#include "kb-workshop-report.h"

#include <string.h>

static const char *
aspect_code_of (const KbReport *report, const char *aspect_id)
{
  KbRecord *aspect = kb_content_find (report->content, KB_KIND_ASPECT, aspect_id);

  return aspect ? kb_record_text (aspect, KB_ASPECT_CODE) : NULL;
}

/* A level as the method's own number; null for none. */
static void
set_level (const KbReport *report, JsonObject *object, const char *key, const char *level_id)
{
  KbRecord *level = kb_content_find (report->content, KB_KIND_LEVEL, level_id);

  if (level)
    json_object_set_int_member (object, key, kb_record_integer (level, KB_LEVEL_NUMBER));
  else
    json_object_set_null_member (object, key);
}

static void
set_integer (JsonObject *object, const char *key, const KbRecord *record, guint field)
{
  if (kb_record_is_null (record, field))
    json_object_set_null_member (object, key);
  else
    json_object_set_int_member (object, key, kb_record_integer (record, field));
}

static JsonArray *
participants (const KbReport *report, const char *workshop_id)
{
  g_autoptr (GPtrArray) rows = kb_report_workshop_records (report, KB_KIND_PARTICIPANT,
                                                           KB_PARTICIPANT_WORKSHOP, workshop_id);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "id", kb_record_id (row));
    kb_json_set_text (object, "role", kb_record_text (row, KB_PARTICIPANT_ROLE));
    json_object_set_boolean_member (object, "has_left",
                                    kb_record_flag (row, KB_PARTICIPANT_HAS_LEFT));
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
agenda (const KbReport *report, const KbRecord *workshop)
{
  g_autoptr (GArray) lines = kb_report_agenda (report, workshop);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < lines->len; i++) {
    const KbAgendaLine *line = &g_array_index (lines, KbAgendaLine, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "step", kb_workshop_step_code (line->step));
    json_object_set_int_member (object, "minutes", line->minutes);
    json_object_set_boolean_member (object, "skipped", line->skipped);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
assets (const KbReport *report, const char *workshop_id)
{
  g_autoptr (GPtrArray) rows = kb_report_workshop_records (report, KB_KIND_WORKSHOP_ASSET,
                                                           KB_WORKSHOP_ASSET_WORKSHOP, workshop_id);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "id", kb_record_text (row, KB_WORKSHOP_ASSET_ASSET));
    set_integer (object, "seconds", row, KB_WORKSHOP_ASSET_SECONDS);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
parked (const KbReport *report, const char *workshop_id)
{
  g_autoptr (GPtrArray) rows =
      kb_report_workshop_records (report, KB_KIND_PARKED, KB_PARKED_WORKSHOP, workshop_id);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "id", kb_record_id (row));
    kb_json_set_text (object, "asset", kb_record_text (row, KB_PARKED_ASSET));
    kb_json_set_text (object, "text", kb_record_text (row, KB_PARKED_TEXT));
    json_object_set_boolean_member (object, "settled", kb_record_flag (row, KB_PARKED_SETTLED));
    json_array_add_object_element (array, object);
  }
  return array;
}

/* By object, then aspect in the method's order, then round: as one reads them. */
static int
compare_rounds (gconstpointer a, gconstpointer b, gpointer data)
{
  const KbReport *report = data;
  const KbRecord *one = *(KbRecord *const *) a;
  const KbRecord *other = *(KbRecord *const *) b;
  int order = g_strcmp0 (kb_record_text (one, KB_VOTE_ROUND_ASSET),
                         kb_record_text (other, KB_VOTE_ROUND_ASSET));
  gint64 difference;

  if (order != 0)
    return order;
  order =
      kb_method_ordinal (report->method, KB_KIND_ASPECT, kb_record_text (one, KB_VOTE_ROUND_ASPECT))
      - kb_method_ordinal (report->method, KB_KIND_ASPECT,
                           kb_record_text (other, KB_VOTE_ROUND_ASPECT));
  if (order != 0)
    return order;
  difference =
      kb_record_integer (one, KB_VOTE_ROUND_ROUND) - kb_record_integer (other, KB_VOTE_ROUND_ROUND);
  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return strcmp (kb_record_id (one), kb_record_id (other));
}

static JsonObject *
counts (const KbReport *report, const char *round_id)
{
  const GPtrArray *rows =
      kb_content_referring (report->content, KB_KIND_VOTE_COUNT, KB_VOTE_COUNT_ROUND, round_id);
  JsonObject *object = json_object_new ();

  for (guint i = 0; rows && i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    KbRecord *level =
        kb_content_find (report->content, KB_KIND_LEVEL, kb_record_text (row, KB_VOTE_COUNT_LEVEL));
    g_autofree char *number = NULL;

    if (!level)
      continue;
    number = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (level, KB_LEVEL_NUMBER));
    json_object_set_int_member (object, number, kb_record_integer (row, KB_VOTE_COUNT_COUNT));
  }
  return object;
}

static JsonArray *
votes (const KbReport *report, const char *workshop_id)
{
  g_autoptr (GPtrArray) rows =
      kb_report_workshop_records (report, KB_KIND_VOTE_ROUND, KB_VOTE_ROUND_WORKSHOP, workshop_id);
  JsonArray *array = json_array_new ();

  g_ptr_array_sort_with_data (rows, compare_rounds, (gpointer) report);
  for (guint i = 0; i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "id", kb_record_id (row));
    kb_json_set_text (object, "asset", kb_record_text (row, KB_VOTE_ROUND_ASSET));
    kb_json_set_text (object, "aspect",
                      aspect_code_of (report, kb_record_text (row, KB_VOTE_ROUND_ASPECT)));
    set_integer (object, "round", row, KB_VOTE_ROUND_ROUND);
    json_object_set_object_member (object, "counts", counts (report, kb_record_id (row)));
    set_level (report, object, "consensus", kb_record_text (row, KB_VOTE_ROUND_CONSENSUS));
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
ids (const KbReport *report, KbKind kind, guint field, const char *workshop_id)
{
  g_autoptr (GPtrArray) rows = kb_report_workshop_records (report, kind, field, workshop_id);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    json_array_add_string_element (array, kb_record_id (g_ptr_array_index (rows, i)));
  return array;
}

static JsonObject *
workshop_object (const KbReport *report, const KbRecord *workshop)
{
  const char *id = kb_record_id (workshop);
  JsonObject *object = kb_json_plain_fields (workshop);
  g_autofree char *unit =
      kb_format_unit_path (report->content, kb_record_text (workshop, KB_WORKSHOP_UNIT));

  kb_json_set_text (object, "unit", *unit ? unit : NULL);
  kb_json_set_text (object, "date", kb_record_text (workshop, KB_WORKSHOP_HELD_ON));
  json_object_set_array_member (object, "participants", participants (report, id));
  json_object_set_array_member (object, "agenda", agenda (report, workshop));
  json_object_set_array_member (object, "assets", assets (report, id));
  json_object_set_array_member (object, "votes", votes (report, id));
  json_object_set_array_member (object, "parked", parked (report, id));
  json_object_set_array_member (object, "risks", ids (report, KB_KIND_RISK, KB_RISK_WORKSHOP, id));
  json_object_set_array_member (object, "actions",
                                ids (report, KB_KIND_ACTION, KB_ACTION_WORKSHOP, id));
  return object;
}

static int
compare_workshops (gconstpointer a, gconstpointer b)
{
  const KbRecord *one = *(KbRecord *const *) a;
  const KbRecord *other = *(KbRecord *const *) b;
  gint64 difference =
      kb_record_integer (one, KB_WORKSHOP_NUMBER) - kb_record_integer (other, KB_WORKSHOP_NUMBER);

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return strcmp (kb_record_id (one), kb_record_id (other));
}

/**
 * kb_json_workshops:
 * @report: a report
 *
 * Returns: (transfer full): the workshops by number, each with all that belongs to it
 */
JsonArray *
kb_json_workshops (const KbReport *report)
{
  const GPtrArray *list = kb_content_list (report->content, KB_KIND_WORKSHOP);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (list, i));
  g_ptr_array_sort (sorted, compare_workshops);
  for (guint i = 0; i < sorted->len; i++)
    json_array_add_object_element (array, workshop_object (report, g_ptr_array_index (sorted, i)));
  return array;
}

/**
 * kb_json_asset_triggers:
 * @report: a report
 * @asset: an asset
 *
 * Returns: (transfer full): what was answered to the method's triggers, in its order
 */
JsonArray *
kb_json_asset_triggers (const KbReport *report, const KbRecord *asset)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < kb_method_size (report->method, KB_KIND_TRIGGER); i++) {
    const char *id = kb_record_id (kb_method_item (report->method, KB_KIND_TRIGGER, i));
    KbRecord *answer =
        kb_content_find_pair (report->content, KB_KIND_ASSET_TRIGGER, kb_record_id (asset), id);
    JsonObject *object;

    if (!answer)
      continue;
    object = json_object_new ();
    json_object_set_string_member (object, "id", id);
    json_object_set_boolean_member (object, "applies",
                                    kb_record_flag (answer, KB_ASSET_TRIGGER_APPLIES));
    kb_json_set_text (object, "reason", kb_record_text (answer, KB_ASSET_TRIGGER_REASON));
    json_array_add_object_element (array, object);
  }
  return array;
}

/**
 * kb_json_asset_areas:
 * @report: a report
 * @asset: an asset
 *
 * Returns: (transfer full): for each aspect that was judged by consequence area, area id → level
 */
JsonObject *
kb_json_asset_areas (const KbReport *report, const KbRecord *asset)
{
  g_autoptr (GPtrArray) rows = kb_report_workshop_records (
      report, KB_KIND_AREA_LEVEL, KB_AREA_LEVEL_ASSET, kb_record_id (asset));
  JsonObject *areas = json_object_new ();

  for (guint i = 0; i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    const char *aspect = aspect_code_of (report, kb_record_text (row, KB_AREA_LEVEL_ASPECT));
    const char *area = kb_record_text (row, KB_AREA_LEVEL_AREA);

    if (!aspect || !area)
      continue;
    if (!json_object_has_member (areas, aspect))
      json_object_set_object_member (areas, aspect, json_object_new ());
    set_level (report, json_object_get_object_member (areas, aspect), area,
               kb_record_text (row, KB_AREA_LEVEL_LEVEL));
  }
  return areas;
}
