// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-json-export"

#include "kb-json-export.h"

#include "kb-json.h"
#include "kb-json-private.h"
#include "kb-measure-catalogue.h"

#include <string.h>

/* The whole content as JSON (design §8). Levels are the method's own numbers; matrices are rows of
 * consequence from the lowest, in each the likelihoods from the lowest. */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static JsonNode *
sorted (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObject *object = json_node_get_object (node);
    JsonObject *copy = json_object_new ();
    GList *keys = g_list_sort (json_object_get_members (object), compare_keys);
    JsonNode *result = json_node_new (JSON_NODE_OBJECT);

    for (GList *l = keys; l; l = l->next)
      json_object_set_member (copy, l->data, sorted (json_object_get_member (object, l->data)));
    g_list_free (keys);
    json_node_take_object (result, copy);
    return result;
  }
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);
    JsonArray *copy = json_array_new ();
    JsonNode *result = json_node_new (JSON_NODE_ARRAY);

    for (guint i = 0; i < json_array_get_length (array); i++)
      json_array_add_element (copy, sorted (json_array_get_element (array, i)));
    json_node_take_array (result, copy);
    return result;
  }
  return json_node_copy (node);
}

/**
 * kb_json_to_sorted_text:
 * @node: a JSON tree
 *
 * Returns: (transfer full): it as text with every object's keys sorted, so that two runs can be
 * compared
 */
char *
kb_json_to_sorted_text (JsonNode *node)
{
  g_autoptr (JsonNode) copy = sorted (node);
  g_autofree char *text = kb_json_text_mend (json_to_string (copy, TRUE));

  return g_strconcat (text, "\n", NULL);
}

/* A text, or null for none. */
void
kb_json_set_text (JsonObject *object, const char *key, const char *text)
{
  if (text)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

/* Every field of a record by its own name, references as ids. */
JsonObject *
kb_json_plain_fields (const KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  const KbKindInfo *info = kb_kind_info (kind);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", kb_record_id (record));
  for (guint field = 0; field < info->n_fields; field++) {
    const char *column = info->fields[field].column;

    if (kb_record_is_null (record, field))
      json_object_set_null_member (object, column);
    else if (info->fields[field].type == KB_TYPE_BOOLEAN)
      json_object_set_boolean_member (object, column, kb_record_flag (record, field));
    else if (info->fields[field].type == KB_TYPE_INTEGER)
      json_object_set_int_member (object, column, kb_record_integer (record, field));
    else
      json_object_set_string_member (object, column, kb_record_text (record, field));
  }
  return object;
}

static const char *
aspect_code (const KbReport *report, guint aspect)
{
  return kb_record_text (kb_method_item (report->method, KB_KIND_ASPECT, aspect), KB_ASPECT_CODE);
}

static JsonNode *
range_node (const KbReport *report, KbLevelRange range)
{
  JsonNode *node;
  JsonArray *array;

  if (range.high == KB_NONE)
    return json_node_new (JSON_NODE_NULL);
  if (range.low == range.high) {
    node = json_node_new (JSON_NODE_VALUE);
    json_node_set_int (node, kb_method_number (report->method, KB_KIND_LEVEL, (guint) range.high));
    return node;
  }
  array = json_array_new ();
  json_array_add_int_element (array,
                              kb_method_number (report->method, KB_KIND_LEVEL, (guint) range.low));
  json_array_add_int_element (array,
                              kb_method_number (report->method, KB_KIND_LEVEL, (guint) range.high));
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  return node;
}

static JsonObject *
class_object (const KbReport *report, const KbClass *class)
{
  JsonObject *object = json_object_new ();

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++)
    json_object_set_member (object, aspect_code (report, a),
                            range_node (report, class->aspects[a]));
  return object;
}

/* The matrix's own lists: {number, name}. */
static JsonArray *
steps (const KbReport *report, KbKind kind)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < kb_method_size (report->method, kind); i++) {
    JsonObject *step = json_object_new ();

    json_object_set_int_member (step, "number", kb_method_number (report->method, kind, i));
    json_object_set_string_member (step, "name",
                                   kb_method_step_name (report->method, kind, i, report->language));
    json_array_add_object_element (array, step);
  }
  return array;
}

static const char *
band_letter (const KbReport *report, int band)
{
  if (band == KB_NONE)
    return NULL;
  return kb_record_localized (kb_method_item (report->method, KB_KIND_BAND, (guint) band),
                              KB_BAND_LETTER_SV, report->language);
}

static JsonArray *
band_matrix (const KbReport *report)
{
  JsonArray *rows = json_array_new ();

  for (guint c = 0; c < kb_method_size (report->method, KB_KIND_CONSEQUENCE); c++) {
    JsonArray *row = json_array_new ();

    for (guint l = 0; l < kb_method_size (report->method, KB_KIND_LIKELIHOOD); l++)
      json_array_add_string_element (
          row, band_letter (report, (int) kb_method_band_at (report->method, l, c)));
    json_array_add_array_element (rows, row);
  }
  return rows;
}

static JsonObject *
method_object (const KbReport *report)
{
  JsonObject *method = json_object_new ();
  JsonArray *aspects = json_array_new ();
  JsonArray *bands = json_array_new ();

  json_object_set_string_member (method, "id", kb_method_code (report->method));
  json_object_set_string_member (method, "name", kb_method_name (report->method, report->language));
  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    KbRecord *record = kb_method_item (report->method, KB_KIND_ASPECT, a);
    JsonObject *aspect = json_object_new ();

    json_object_set_string_member (aspect, "code", aspect_code (report, a));
    json_object_set_string_member (aspect, "letter", kb_method_aspect_letter (report->method, a));
    json_object_set_string_member (
        aspect, "name", kb_record_localized (record, KB_ASPECT_NAME_SV, report->language));
    json_array_add_object_element (aspects, aspect);
  }
  for (guint b = 0; b < kb_method_size (report->method, KB_KIND_BAND); b++) {
    KbRecord *record = kb_method_item (report->method, KB_KIND_BAND, b);
    JsonObject *band = json_object_new ();

    json_object_set_string_member (band, "id", kb_record_id (record));
    json_object_set_string_member (band, "letter", band_letter (report, (int) b));
    json_object_set_string_member (band, "name",
                                   kb_record_localized (record, KB_BAND_NAME_SV, report->language));
    json_object_set_string_member (
        band, "acceptance", kb_record_localized (record, KB_BAND_ACCEPTANCE_SV, report->language));
    kb_json_set_text (band, "color", kb_record_text (record, KB_BAND_COLOR));
    json_array_add_object_element (bands, band);
  }
  json_object_set_array_member (method, "aspects", aspects);
  json_object_set_array_member (method, "bands", bands);
  json_object_set_array_member (method, "levels", steps (report, KB_KIND_LEVEL));
  json_object_set_array_member (method, "likelihoods", steps (report, KB_KIND_LIKELIHOOD));
  json_object_set_array_member (method, "consequences", steps (report, KB_KIND_CONSEQUENCE));
  json_object_set_array_member (method, "matrix", band_matrix (report));
  return method;
}

static void
set_unit (const KbReport *report, JsonObject *object, const char *unit_id)
{
  g_autofree char *path = kb_format_unit_path (report->content, unit_id);

  kb_json_set_text (object, "unit", *path ? path : NULL);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The ids at the other end of links, sorted. */
static JsonArray *
linked_ids (const KbReport *report, KbKind kind, guint by, const char *id, guint wanted)
{
  const GPtrArray *links = kb_content_referring (report->content, kind, by, id);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; links && i < links->len; i++)
    g_ptr_array_add (ids, (gpointer) kb_record_text (g_ptr_array_index (links, i), wanted));
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (ids, i));
  return array;
}

static JsonObject *
asset_object (const KbReport *report, const KbRecord *asset)
{
  const char *id = kb_record_id (asset);
  JsonObject *object = kb_json_plain_fields (asset);
  JsonObject *motivation = json_object_new ();
  JsonObject *depends_on = json_object_new ();
  JsonObject *original = json_object_new ();

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    KbRecord *level =
        kb_content_find_pair (report->content, KB_KIND_ASSET_LEVEL, id,
                              kb_record_id (kb_method_item (report->method, KB_KIND_ASPECT, a)));

    if (!level)
      continue;
    kb_json_set_text (motivation, aspect_code (report, a),
                      kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION));
    kb_json_set_text (depends_on, aspect_code (report, a),
                      kb_record_text (level, KB_ASSET_LEVEL_DEPENDS_ON));
    kb_json_set_text (original, aspect_code (report, a),
                      kb_record_text (level, KB_ASSET_LEVEL_ORIGINAL));
  }
  set_unit (report, object, kb_record_text (asset, KB_ASSET_UNIT));
  json_object_set_array_member (
      object, "systems",
      linked_ids (report, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_ASSET, id, KB_ASSET_SYSTEM_SYSTEM));
  json_object_set_object_member (
      object, "levels", class_object (report, kb_inheritance_asset (report->inheritance, id)));
  json_object_set_object_member (object, "motivation", motivation);
  json_object_set_object_member (object, "depends_on", depends_on);
  json_object_set_object_member (object, "original", original);
  json_object_set_array_member (object, "triggers", kb_json_asset_triggers (report, asset));
  json_object_set_object_member (object, "areas", kb_json_asset_areas (report, asset));
  return object;
}

static void
set_system_levels (const KbReport *report, JsonObject *object, const char *id)
{
  JsonObject *raised = json_object_new ();
  JsonObject *imported = json_object_new ();

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    KbRecord *level =
        kb_content_find_pair (report->content, KB_KIND_SYSTEM_LEVEL, id,
                              kb_record_id (kb_method_item (report->method, KB_KIND_ASPECT, a)));

    if (level && !kb_record_is_null (level, KB_SYSTEM_LEVEL_IMPORTED))
      json_object_set_member (
          imported, aspect_code (report, a),
          range_node (report, kb_level_range_from_ids (
                                  report->method, kb_record_text (level, KB_SYSTEM_LEVEL_IMPORTED),
                                  kb_record_text (level, KB_SYSTEM_LEVEL_IMPORTED_UPPER))));
    if (level && !kb_record_is_null (level, KB_SYSTEM_LEVEL_RAISED)) {
      JsonObject *raise = json_object_new ();

      json_object_set_member (
          raise, "level",
          range_node (report,
                      kb_level_range_from_ids (
                          report->method, kb_record_text (level, KB_SYSTEM_LEVEL_RAISED), NULL)));
      kb_json_set_text (raise, "reason", kb_record_text (level, KB_SYSTEM_LEVEL_REASON));
      kb_json_set_text (raise, "text", kb_record_text (level, KB_SYSTEM_LEVEL_REASON_TEXT));
      kb_json_set_text (raise, "by", kb_record_text (level, KB_SYSTEM_LEVEL_RAISED_BY));
      kb_json_set_text (raise, "on", kb_record_text (level, KB_SYSTEM_LEVEL_RAISED_ON));
      json_object_set_object_member (raised, aspect_code (report, a), raise);
    }
  }
  json_object_set_object_member (object, "raised", raised);
  json_object_set_object_member (object, "imported", imported);
}

static JsonObject *
system_object (const KbReport *report, const KbRecord *system)
{
  const char *id = kb_record_id (system);
  const KbSystemClass *class = kb_inheritance_system (report->inheritance, id);
  JsonObject *object = kb_json_plain_fields (system);
  JsonObject *deciding = json_object_new ();
  JsonObject *roles = json_object_new ();

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    g_autoptr (GPtrArray) sources = kb_inheritance_deciding (report->inheritance, id, a);
    JsonArray *ids = json_array_new ();

    for (guint i = 0; i < sources->len; i++)
      json_array_add_string_element (ids, kb_record_id (g_ptr_array_index (sources, i)));
    json_object_set_array_member (deciding, aspect_code (report, a), ids);
  }
  for (guint r = 0; r < kb_method_size (report->method, KB_KIND_ROLE); r++) {
    KbRecord *role = kb_method_item (report->method, KB_KIND_ROLE, r);
    KbRecord *holder =
        kb_content_find_pair (report->content, KB_KIND_SYSTEM_ROLE, id, kb_record_id (role));

    if (holder)
      kb_json_set_text (roles, kb_record_id (role), kb_record_text (holder, KB_SYSTEM_ROLE_HOLDER));
  }
  set_unit (report, object, kb_record_text (system, KB_SYSTEM_UNIT));
  json_object_set_object_member (object, "levels", class_object (report, &class->class));
  json_object_set_object_member (object, "inherited", class_object (report, &class->inherited));
  json_object_set_object_member (object, "deciding", deciding);
  json_object_set_object_member (object, "roles", roles);
  json_object_set_array_member (
      object, "depends_on",
      linked_ids (report, KB_KIND_DEPENDENCY, KB_DEPENDENCY_SYSTEM, id, KB_DEPENDENCY_ON));
  set_system_levels (report, object, id);
  return object;
}

static JsonNode *
position_node (const KbReport *report, const KbRecord *risk, KbMoment moment)
{
  KbPosition position = kb_risk_position (report->method, risk, moment);
  JsonNode *node;
  JsonObject *object;

  if (!kb_position_is_placed (position))
    return json_node_new (JSON_NODE_NULL);
  object = json_object_new ();
  json_object_set_int_member (
      object, "likelihood",
      kb_method_number (report->method, KB_KIND_LIKELIHOOD, (guint) position.likelihood));
  json_object_set_int_member (
      object, "consequence",
      kb_method_number (report->method, KB_KIND_CONSEQUENCE, (guint) position.consequence));
  json_object_set_string_member (object, "band",
                                 band_letter (report, kb_risk_band (report->method, risk, moment)));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

static JsonObject *
risk_object (const KbReport *report, const KbRecord *risk)
{
  JsonObject *object = kb_json_plain_fields (risk);
  KbRecord *target = kb_report_risk_object (report, risk);
  g_autofree char *label = kb_risk_label (risk);

  json_object_set_string_member (object, "label", label);
  if (target) {
    JsonObject *what = json_object_new ();

    json_object_set_string_member (what, "kind", kb_kind_info (kb_record_kind (target))->table);
    json_object_set_string_member (what, "id", kb_record_id (target));
    json_object_set_string_member (what, "name", kb_record_title (target));
    json_object_set_object_member (object, "object", what);
  } else {
    json_object_set_null_member (object, "object");
  }
  json_object_set_member (object, "before", position_node (report, risk, KB_MOMENT_BEFORE));
  json_object_set_member (object, "after", position_node (report, risk, KB_MOMENT_AFTER));
  json_object_set_member (object, "previous", position_node (report, risk, KB_MOMENT_PREVIOUS));
  json_object_set_array_member (object, "actions",
                                linked_ids (report, KB_KIND_ACTION_RISK, KB_ACTION_RISK_RISK,
                                            kb_record_id (risk), KB_ACTION_RISK_ACTION));
  return object;
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  return strcmp (kb_record_id (*(KbRecord *const *) a), kb_record_id (*(KbRecord *const *) b));
}

static JsonObject *
action_object (const KbReport *report, const KbRecord *action)
{
  const char *id = kb_record_id (action);
  JsonObject *object = kb_json_plain_fields (action);
  KbRecord *section = kb_content_find (report->content, KB_KIND_SECTION,
                                       kb_record_text (action, KB_ACTION_SECTION));
  const GPtrArray *found =
      kb_content_referring (report->content, KB_KIND_ACTION_COST, KB_ACTION_COST_ACTION, id);
  g_autoptr (GPtrArray) costs = g_ptr_array_new ();
  JsonObject *by_year = json_object_new ();
  g_autofree char *label = kb_action_label (action);

  for (guint i = 0; found && i < found->len; i++)
    g_ptr_array_add (costs, g_ptr_array_index (found, i));
  g_ptr_array_sort (costs, compare_costs);
  for (guint i = 0; i < costs->len; i++) {
    KbRecord *cost = g_ptr_array_index (costs, i);
    g_autofree char *year =
        g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (cost, KB_ACTION_COST_YEAR));

    json_object_set_int_member (by_year, year, kb_record_integer (cost, KB_ACTION_COST_AMOUNT));
  }
  json_object_set_string_member (object, "label", label);
  kb_json_set_text (object, "section",
                    section ? kb_record_localized (section, KB_SECTION_NAME_SV, report->language)
                            : NULL);
  kb_json_set_text (object, "start", kb_record_text (action, KB_ACTION_START_ON));
  kb_json_set_text (object, "due", kb_record_text (action, KB_ACTION_DUE_ON));
  json_object_set_boolean_member (object, "overdue", kb_action_is_overdue (action, report->today));
  json_object_set_int_member (object, "cost_once", kb_action_cost_once (report->content, id));
  json_object_set_object_member (object, "costs", by_year);
  json_object_set_array_member (
      object, "risks",
      linked_ids (report, KB_KIND_ACTION_RISK, KB_ACTION_RISK_ACTION, id, KB_ACTION_RISK_RISK));
  return object;
}

static JsonObject *
control_object (const KbReport *report, const KbRecord *control)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", kb_record_id (control));
  json_object_set_string_member (
      object, "name", kb_record_localized (control, KB_CONTROL_NAME_SV, report->language));
  json_object_set_int_member (object, "interval_months",
                              kb_record_integer (control, KB_CONTROL_MONTHS));
  kb_json_set_text (object, "owner", kb_record_text (control, KB_CONTROL_OWNER));
  kb_json_set_text (object, "starts", kb_record_text (control, KB_CONTROL_STARTS_ON));
  return object;
}

static JsonObject *
record_object (const KbReport *report, const KbRecord *record)
{
  return kb_json_plain_fields (record);
}

static JsonArray *
list_objects (const KbReport *report,
              KbKind kind,
              JsonObject *(*make) (const KbReport *, const KbRecord *) )
{
  const GPtrArray *list = kb_content_list (report->content, kind);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    json_array_add_object_element (array, make (report, g_ptr_array_index (list, i)));
  return array;
}

/* Records that need nothing but their own fields. */
static const struct {
  const char *member;
  KbKind kind;
} plain_lists[] = {
  { "environments", KB_KIND_ENVIRONMENT },
  { "statutes", KB_KIND_STATUTE },
  { "measures", KB_KIND_MEASURE },
  { "assessments", KB_KIND_ASSESSMENT },
  { "action_dependencies", KB_KIND_ACTION_DEPENDENCY },
  { "action_notes", KB_KIND_ACTION_NOTE },
  { "control_log", KB_KIND_CONTROL_LOG },
  { "documents", KB_KIND_DOCUMENT },
  { "supplier_controls", KB_KIND_SUPPLIER_CONTROL },
  { "decision_risks", KB_KIND_DECISION_RISK },
};

static JsonObject *
gap_object (const KbReport *report, const KbMeasures *measures, const KbRecord *object)
{
  static const char *const answers[KB_N_ANSWERS] = { "open", "met", "partly", "not_met",
                                                     "not_applicable" };
  KbKind kind = kb_record_kind (object);
  g_autoptr (KbGap) gap = kb_gap_new (report->content, report->method, report->inheritance,
                                      measures, kind, kb_record_id (object));
  JsonObject *node = json_object_new ();
  JsonArray *separate = json_array_new ();

  json_object_set_string_member (node, "kind", kb_kind_info (kind)->table);
  json_object_set_string_member (node, "id", kb_record_id (object));
  json_object_set_string_member (node, "name", kb_record_title (object));
  json_object_set_int_member (node, "total", gap->total);
  for (guint i = 0; i < KB_N_ANSWERS; i++)
    json_object_set_int_member (node, answers[i], gap->answers[i]);
  json_object_set_int_member (node, "inherited", gap->shared);
  json_object_set_int_member (node, "verified", gap->verified);
  json_object_set_int_member (node, "over", gap->over);
  json_object_set_boolean_member (node, "cut_off", gap->cut_off);
  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++)
    if (gap->separate & 1u << a)
      json_array_add_string_element (separate, aspect_code (report, a));
  json_object_set_array_member (node, "separate", separate);
  return node;
}

/* How far operating environments and systems have come with what is asked of them. */
static JsonArray *
coverage_of_measures (const KbReport *report)
{
  static const KbKind kinds[] = { KB_KIND_ENVIRONMENT, KB_KIND_SYSTEM };
  g_autoptr (KbMeasures) measures = kb_measure_catalogue_for (report->content, NULL);
  JsonArray *array = json_array_new ();

  for (guint k = 0; measures && k < G_N_ELEMENTS (kinds); k++) {
    const GPtrArray *list = kb_content_list (report->content, kinds[k]);

    for (guint i = 0; i < list->len; i++)
      json_array_add_object_element (array,
                                     gap_object (report, measures, g_ptr_array_index (list, i)));
  }
  return array;
}

/**
 * kb_json_content:
 * @report: a report
 *
 * Returns: (transfer full): everything in the workbook but its history
 */
JsonNode *
kb_json_content (const KbReport *report)
{
  KbRecord *workbook = kb_content_workbook (report->content);
  JsonObject *root = json_object_new ();
  JsonObject *period = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  kb_json_set_text (root, "organisation", kb_record_text (workbook, KB_WORKBOOK_ORGANISATION));
  set_unit (report, root, kb_record_text (workbook, KB_WORKBOOK_UNIT));
  json_object_set_int_member (period, "from",
                              kb_record_integer (workbook, KB_WORKBOOK_PERIOD_FROM));
  json_object_set_int_member (period, "to", kb_record_integer (workbook, KB_WORKBOOK_PERIOD_TO));
  json_object_set_object_member (root, "period", period);
  json_object_set_int_member (root, "elsewhere", report->summary.assets.elsewhere);
  json_object_set_object_member (root, "method", method_object (report));
  json_object_set_array_member (root, "units", list_objects (report, KB_KIND_UNIT, record_object));
  json_object_set_array_member (root, "assets", list_objects (report, KB_KIND_ASSET, asset_object));
  json_object_set_array_member (root, "systems",
                                list_objects (report, KB_KIND_SYSTEM, system_object));
  json_object_set_array_member (root, "risks", list_objects (report, KB_KIND_RISK, risk_object));
  json_object_set_array_member (root, "actions",
                                list_objects (report, KB_KIND_ACTION, action_object));
  json_object_set_array_member (root, "controls",
                                list_objects (report, KB_KIND_CONTROL, control_object));
  json_object_set_array_member (root, "workshops", kb_json_workshops (report));
  json_object_set_array_member (root, "decisions",
                                list_objects (report, KB_KIND_DECISION, record_object));
  for (guint i = 0; i < G_N_ELEMENTS (plain_lists); i++)
    json_object_set_array_member (root, plain_lists[i].member,
                                  list_objects (report, plain_lists[i].kind, record_object));
  json_object_set_array_member (root, "coverage", coverage_of_measures (report));
  json_node_take_object (node, root);
  return node;
}

/**
 * kb_json_matrix_counts:
 * @matrix: a matrix
 *
 * Returns: (transfer full): its counts, rows of consequence from the lowest, in each the
 * likelihoods from the lowest
 */
JsonArray *
kb_json_matrix_counts (const KbMatrix *matrix)
{
  JsonArray *rows = json_array_new ();

  for (guint c = 0; c < matrix->n_consequences; c++) {
    JsonArray *row = json_array_new ();

    for (guint l = 0; l < matrix->n_likelihoods; l++)
      json_array_add_int_element (row, matrix->counts[l][c]);
    json_array_add_array_element (rows, row);
  }
  return rows;
}

static JsonObject *
coverage_object (const KbCoverage *coverage)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "total", coverage->total);
  json_object_set_int_member (object, "classified", coverage->classified);
  json_object_set_int_member (object, "unresolved", coverage->unresolved);
  json_object_set_int_member (object, "elsewhere", coverage->elsewhere);
  return object;
}

static JsonObject *
distribution_object (const KbReport *report)
{
  JsonObject *distribution = json_object_new ();

  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    JsonObject *levels = json_object_new ();

    for (guint l = 0; l < kb_method_size (report->method, KB_KIND_LEVEL); l++) {
      g_autofree char *number = g_strdup_printf (
          "%" G_GINT64_FORMAT, kb_method_number (report->method, KB_KIND_LEVEL, l));

      json_object_set_int_member (levels, number, report->summary.distribution[a][l]);
    }
    json_object_set_int_member (levels, "none", report->summary.unclassified[a]);
    json_object_set_object_member (distribution, aspect_code (report, a), levels);
  }
  return distribution;
}

/**
 * kb_json_summary:
 * @report: a report
 *
 * Returns: (transfer full): what `klassning show --json` prints
 */
JsonNode *
kb_json_summary (const KbReport *report)
{
  const KbSummary *summary = &report->summary;
  JsonObject *root = json_object_new ();
  JsonObject *critical = json_object_new ();
  JsonObject *risks = json_object_new ();
  JsonObject *actions = json_object_new ();
  JsonObject *costs = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_object_member (root, "assets", coverage_object (&summary->assets));
  json_object_set_object_member (root, "systems", coverage_object (&summary->systems));
  json_object_set_int_member (critical, "total", summary->critical_total);
  json_object_set_int_member (critical, "classified", summary->critical_classified);
  json_object_set_object_member (root, "critical_assets", critical);
  json_object_set_object_member (root, "distribution", distribution_object (report));
  json_object_set_int_member (risks, "total", summary->before.total);
  json_object_set_array_member (risks, "before", kb_json_matrix_counts (&summary->before));
  json_object_set_array_member (risks, "after", kb_json_matrix_counts (&summary->after));
  json_object_set_object_member (root, "risks", risks);
  json_object_set_int_member (actions, "total", summary->plan.total);
  json_object_set_int_member (actions, "overdue", summary->plan.overdue);
  for (int status = 0; status < KB_N_STATUSES; status++)
    json_object_set_int_member (actions, kb_status_code ((KbStatus) status),
                                summary->plan.by_status[status]);
  json_object_set_object_member (root, "actions", actions);
  for (guint y = 0; y < summary->plan.n_years; y++) {
    g_autofree char *year = g_strdup_printf ("%d", summary->plan.first_year + (int) y);

    json_object_set_int_member (costs, year, summary->plan.years[y]);
  }
  json_object_set_object_member (root, "cost_per_year", costs);
  json_object_set_int_member (root, "cost_once", summary->plan.once);
  json_object_set_int_member (root, "cost_yearly", summary->plan.yearly);
  kb_json_set_text (
      root, "organisation",
      kb_record_text (kb_content_workbook (report->content), KB_WORKBOOK_ORGANISATION));
  json_object_set_string_member (root, "method", kb_method_code (report->method));
  json_node_take_object (node, root);
  return node;
}
