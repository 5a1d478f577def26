// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measure-catalogue"

#include "kb-measure-catalogue.h"

#include "kb-aspect.h"
#include "kb-resource-json.h"

#define MEASURES   "/se/klassningsbordet/library/measures.json"
#define REFERENCES "/se/klassningsbordet/library/references.json"

static void
set_both (KbRecord *record, guint field_sv, JsonObject *object, const char *member)
{
  KbBothLanguages text = kb_resource_json_both_member (object, member);

  kb_record_set_text (record, field_sv, text.sv);
  kb_record_set_text (record, field_sv + 1, text.en);
  kb_both_languages_clear (&text);
}

/* ["5.1", "8.3"] and [1, 9] as "5.1, 8.3" and "1, 9". */
static char *
joined (JsonArray *array)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (text->len > 0)
      g_string_append (text, ", ");
    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
      g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
    else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_string_append (text, json_node_get_string (node));
  }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
set_list (KbRecord *record, guint field, JsonObject *object, const char *member)
{
  g_autofree char *text = joined (kb_resource_json_array (object, member));

  kb_record_set_text (record, field, text);
}

static void
set_levels (KbRecord *record, JsonObject *levels)
{
  JsonObjectIter iter;
  const char *code;
  JsonNode *level;

  json_object_iter_init (&iter, levels);
  while (json_object_iter_next (&iter, &code, &level))
    if (kb_aspect_code_is_valid (code) && JSON_NODE_HOLDS_VALUE (level)
        && json_node_get_value_type (level) == G_TYPE_INT64)
      kb_measure_set_from (record, code,
                           (int) CLAMP (json_node_get_int (level), 0, KB_MEASURE_TOP));
}

static gboolean
flag (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

/**
 * kb_measure_from_json:
 * @object: a measure as in data/measures.json
 *
 * Returns: (transfer full) (nullable): it as a record with its code as id; %NULL without a code
 */
KbRecord *
kb_measure_from_json (JsonObject *object)
{
  const char *code = kb_resource_json_text (object, "code");
  JsonNode *levels = json_object_get_member (object, "levels");
  JsonObject *members =
      levels && JSON_NODE_HOLDS_OBJECT (levels) ? json_node_get_object (levels) : NULL;
  KbRecord *record;

  if (!code || !*code)
    return NULL;
  record = kb_record_new (KB_KIND_MEASURE, code);
  kb_record_set_text (record, KB_MEASURE_CODE, code);
  set_both (record, KB_MEASURE_TITLE_SV, object, "title");
  set_both (record, KB_MEASURE_STATE_SV, object, "state");
  set_both (record, KB_MEASURE_REQUIREMENT_SV, object, "requirement");
  kb_record_set_text (record, KB_MEASURE_CATEGORY, kb_resource_json_text (object, "category"));
  if (members)
    set_levels (record, members);
  kb_record_set_integer (record, KB_MEASURE_BASELINE, flag (object, "baseline"));
  kb_record_set_integer (record, KB_MEASURE_MUST, flag (object, "must"));
  kb_record_set_integer (record, KB_MEASURE_HIDDEN, flag (object, "hidden"));
  set_list (record, KB_MEASURE_THREATS, object, "threats");
  set_list (record, KB_MEASURE_STANDARD, object, "iso");
  set_list (record, KB_MEASURE_ACT_AREAS, object, "act");
  kb_record_set_text (record, KB_MEASURE_ARTICLE_32, kb_resource_json_text (object, "gdpr"));
  return record;
}

/**
 * kb_measure_catalogue_load:
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (element-type KbRecord) (nullable): the measures that come with the
 * program
 */
GPtrArray *
kb_measure_catalogue_load (GError **error)
{
  g_autoptr (JsonNode) node = kb_resource_json_load (MEASURES, error);
  JsonArray *array;
  GPtrArray *measures;

  if (!node)
    return NULL;
  array = kb_resource_json_array (json_node_get_object (node), "measures");
  measures = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);
  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    KbRecord *record = kb_measure_from_json (json_array_get_object_element (array, i));

    if (record)
      g_ptr_array_add (measures, record);
  }
  return measures;
}

/**
 * kb_measure_catalogue_for:
 * @content: a workbook's content
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): the measures of the workbook: those that come with the
 * program and the kommun's own
 */
KbMeasures *
kb_measure_catalogue_for (KbContent *content, GError **error)
{
  g_autoptr (GPtrArray) shipped = kb_measure_catalogue_load (error);

  return shipped ? kb_measures_new (shipped, content) : NULL;
}

static char *
describe (const char *list, const char *number, KbLanguage language)
{
  g_autoptr (JsonNode) node = kb_resource_json_load (REFERENCES, NULL);
  JsonNode *members = node ? json_object_get_member (json_node_get_object (node), list) : NULL;
  KbBothLanguages name = { NULL, NULL };
  char *text;

  if (members && JSON_NODE_HOLDS_OBJECT (members))
    name = kb_resource_json_both_member (json_node_get_object (members), number);
  text = name.sv ? g_strdup_printf ("%s %s", number, kb_both_languages_get (&name, language))
                 : g_strdup (number);
  kb_both_languages_clear (&name);
  return text;
}

/**
 * kb_describe_standard:
 * @number: a control of ISO/IEC 27002:2022, such as "8.13"
 * @language: the reader's language
 *
 * Returns: (transfer full): "8.13 Säkerhetskopiering", the name being our own
 */
char *
kb_describe_standard (const char *number, KbLanguage language)
{
  return describe ("iso", number, language);
}

/**
 * kb_describe_act_area:
 * @area: 1 to 10, a point of 2 kap. 3 § cybersäkerhetslagen (2025:1506)
 * @language: the reader's language
 *
 * Returns: (transfer full): "3 Kontinuitet, säkerhetskopior och krishantering"
 */
char *
kb_describe_act_area (guint area, KbLanguage language)
{
  g_autofree char *number = g_strdup_printf ("%u", area);

  return describe ("act", number, language);
}
