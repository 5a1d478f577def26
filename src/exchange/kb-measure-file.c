// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measure-file"

#include "kb-measure-file.h"

#include "kb-aspect.h"
#include "kb-choices.h"
#include "kb-exchange-error.h"
#include "kb-json.h"
#include "kb-measure-catalogue.h"
#include "kb-output.h"

#include <string.h>

#define MAX_BYTES    (4u << 20)
#define MAX_MEASURES 2000
#define MAX_TEXT     4000 /* characters in one text */
#define MAX_CODE     16

#define MAX_ASPECTS 24 /* codes in one measure */

static const char *const aspects[] = { "confidentiality", "integrity", "availability",
                                       "traceability" };

static gboolean
fail (GError **error, const char *path)
{
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_CATALOGUE, "path", path, NULL);
  return FALSE;
}

static gboolean
is_text (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         && g_utf8_strlen (json_node_get_string (node), -1) <= MAX_TEXT;
}

static gboolean
is_absent (JsonObject *object, const char *member)
{
  return !json_object_has_member (object, member) || json_object_get_null_member (object, member);
}

/* { "sv": "…", "en": "…" }; one of them is enough. */
static gboolean
check_both (
    JsonObject *measure, const char *member, gboolean needed, const char *where, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.%s", where, member);
  JsonNode *node = json_object_get_member (measure, member);
  JsonObject *object;
  guint n = 0;

  if (is_absent (measure, member))
    return !needed || fail (error, path);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, path);
  object = json_node_get_object (node);
  for (guint i = 0; i < 2; i++) {
    const char *language = i == 0 ? "sv" : "en";
    g_autofree char *place = g_strdup_printf ("%s.%s", path, language);

    if (is_absent (object, language))
      continue;
    if (!is_text (json_object_get_member (object, language)))
      return fail (error, place);
    n += *json_object_get_string_member (object, language) != '\0';
  }
  return n > 0 || fail (error, path);
}

/* A code that no workbook knows is no fault: the kommun that wrote the file may have that aspect.
 */
static gboolean
check_levels (JsonObject *measure, const char *where, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.levels", where);
  JsonNode *node = json_object_get_member (measure, "levels");
  JsonObject *levels;
  JsonObjectIter iter;
  const char *code;
  JsonNode *level;
  guint n = 0;

  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, path);
  levels = json_node_get_object (node);
  if (json_object_get_size (levels) > MAX_ASPECTS)
    return fail (error, path);
  json_object_iter_init (&iter, levels);
  while (json_object_iter_next (&iter, &code, &level)) {
    g_autofree char *place = g_strdup_printf ("%s.%s", path, code);

    if (is_absent (levels, code))
      continue;
    if (!kb_aspect_code_is_valid (code) || !JSON_NODE_HOLDS_VALUE (level)
        || json_node_get_value_type (level) != G_TYPE_INT64 || json_node_get_int (level) < 0
        || json_node_get_int (level) > KB_MEASURE_TOP)
      return fail (error, place);
    n++;
  }
  return n > 0 || fail (error, path);
}

static gboolean
check_flags (JsonObject *measure, const char *where, GError **error)
{
  static const char *const flags[] = { "baseline", "must", "hidden" };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++) {
    g_autofree char *path = g_strdup_printf ("%s.%s", where, flags[i]);
    JsonNode *node = json_object_get_member (measure, flags[i]);

    if (!is_absent (measure, flags[i])
        && (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN))
      return fail (error, path);
  }
  return TRUE;
}

static gboolean
is_area (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
         && json_node_get_int (node) >= 1 && json_node_get_int (node) <= 10;
}

static gboolean
check_list (
    JsonObject *measure, const char *member, gboolean areas, const char *where, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.%s", where, member);
  JsonNode *node = json_object_get_member (measure, member);
  JsonArray *array;

  if (is_absent (measure, member))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, path);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *place = g_strdup_printf ("%s[%u]", path, i);
    JsonNode *element = json_array_get_element (array, i);

    if (areas ? !is_area (element) : !is_text (element))
      return fail (error, place);
  }
  return TRUE;
}

static gboolean
check_code (JsonObject *measure, GHashTable *seen, const char *where, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.code", where);
  JsonNode *node = json_object_get_member (measure, "code");
  const char *code = is_text (node) ? json_node_get_string (node) : "";

  if (!*code || strlen (code) > MAX_CODE)
    return fail (error, path);
  if (!g_hash_table_add (seen, g_strdup (code))) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_CATALOGUE_TWICE, "path", path,
                  "value", code, NULL);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_category (JsonObject *measure, const char *where, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.category", where);
  JsonNode *node = json_object_get_member (measure, "category");
  const KbChoice *choices = kb_choices (KB_KIND_MEASURE, KB_MEASURE_CATEGORY);

  for (guint i = 0; is_text (node) && choices[i].code; i++)
    if (g_str_equal (choices[i].code, json_node_get_string (node)))
      return TRUE;
  return fail (error, path);
}

static gboolean
check_measure (JsonNode *node, GHashTable *seen, const char *where, GError **error)
{
  JsonObject *measure;
  g_autofree char *gdpr = g_strdup_printf ("%s.gdpr", where);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, where);
  measure = json_node_get_object (node);
  if (!is_absent (measure, "gdpr") && !is_text (json_object_get_member (measure, "gdpr")))
    return fail (error, gdpr);
  return check_code (measure, seen, where, error)
         && check_both (measure, "title", TRUE, where, error)
         && check_both (measure, "state", FALSE, where, error)
         && check_both (measure, "requirement", FALSE, where, error)
         && check_category (measure, where, error) && check_levels (measure, where, error)
         && check_flags (measure, where, error)
         && check_list (measure, "threats", FALSE, where, error)
         && check_list (measure, "iso", FALSE, where, error)
         && check_list (measure, "act", TRUE, where, error);
}

static JsonArray *
measures_of (JsonNode *root, GError **error)
{
  JsonNode *node = root && JSON_NODE_HOLDS_OBJECT (root)
                       ? json_object_get_member (json_node_get_object (root), "measures")
                       : NULL;

  if (!node || !JSON_NODE_HOLDS_ARRAY (node)
      || json_array_get_length (json_node_get_array (node)) > MAX_MEASURES) {
    fail (error, "measures");
    return NULL;
  }
  return json_node_get_array (node);
}

/**
 * kb_measure_file_parse:
 * @text: JSON from outside
 * @length: its length in bytes
 * @error: (out): %KB_EXCHANGE_ERROR with "path", the place of the fault
 *
 * Nothing is guessed or left out: one fault and nothing is read.
 *
 * Returns: (transfer full) (nullable) (element-type KbRecord): the measures
 */
GPtrArray *
kb_measure_file_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array;

  if (length > MAX_BYTES || !g_utf8_validate (text, (gssize) length, NULL)
      || !kb_json_is_shallow (text, (gssize) length)
      || !json_parser_load_from_data (parser, text, (gssize) length, &reason)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_CATALOGUE_SYNTAX, "reason",
                  reason ? reason->message : "UTF-8", NULL);
    return NULL;
  }
  array = measures_of (json_parser_get_root (parser), error);
  if (!array)
    return NULL;
  measures = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *where = g_strdup_printf ("measures[%u]", i);

    if (!check_measure (json_array_get_element (array, i), seen, where, error))
      return NULL;
    g_ptr_array_add (measures, kb_measure_from_json (json_array_get_object_element (array, i)));
  }
  return g_steal_pointer (&measures);
}

/**
 * kb_measure_file_read:
 * @path: a file
 * @error: (out): %KB_EXCHANGE_ERROR with "file" and, for a fault in it, "path"
 *
 * Returns: (transfer full) (nullable) (element-type KbRecord): the measures in it
 */
GPtrArray *
kb_measure_file_read (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GError) reason = NULL;
  GPtrArray *measures;

  file = g_mapped_file_new (path, FALSE, &reason);
  if (!file) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ, "file", path, "reason",
                  reason->message, NULL);
    return NULL;
  }
  measures = kb_measure_file_parse (
      g_mapped_file_get_length (file) > 0 ? g_mapped_file_get_contents (file) : "",
      g_mapped_file_get_length (file), error);
  if (!measures && error && *error)
    kb_error_add_detail (*error, "file", path);
  return measures;
}

static void
set_both (JsonObject *object, const char *member, const KbRecord *measure, guint field_sv)
{
  JsonObject *both = json_object_new ();
  const char *sv = kb_record_text (measure, field_sv);
  const char *en = kb_record_text (measure, field_sv + 1);

  if (sv)
    json_object_set_string_member (both, "sv", sv);
  if (en)
    json_object_set_string_member (both, "en", en);
  if (sv || en)
    json_object_set_object_member (object, member, both);
  else
    json_object_unref (both);
}

static void
set_list (JsonObject *object, const char *member, const char *text, gboolean numbers)
{
  g_auto (GStrv) parts = text ? g_strsplit (text, ", ", -1) : NULL;
  JsonArray *array = json_array_new ();

  for (guint i = 0; parts && parts[i]; i++)
    if (numbers)
      json_array_add_int_element (array, g_ascii_strtoll (parts[i], NULL, 10));
    else
      json_array_add_string_element (array, parts[i]);
  json_object_set_array_member (object, member, array);
}

static JsonObject *
measure_object (const KbRecord *measure)
{
  JsonObject *object = json_object_new ();
  JsonObject *levels = json_object_new ();
  const char *article = kb_record_text (measure, KB_MEASURE_ARTICLE_32);
  g_auto (GStrv) own = kb_measure_own_aspects (measure);

  json_object_set_string_member (object, "code", kb_record_text (measure, KB_MEASURE_CODE));
  set_both (object, "title", measure, KB_MEASURE_TITLE_SV);
  set_both (object, "state", measure, KB_MEASURE_STATE_SV);
  set_both (object, "requirement", measure, KB_MEASURE_REQUIREMENT_SV);
  json_object_set_string_member (object, "category", kb_record_text (measure, KB_MEASURE_CATEGORY));
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    if (kb_measure_from (measure, aspects[i]) != KB_NONE)
      json_object_set_int_member (levels, aspects[i], kb_measure_from (measure, aspects[i]));
  for (guint i = 0; own[i]; i++)
    json_object_set_int_member (levels, own[i], kb_measure_from (measure, own[i]));
  json_object_set_object_member (object, "levels", levels);
  json_object_set_boolean_member (object, "baseline",
                                  kb_record_flag (measure, KB_MEASURE_BASELINE));
  json_object_set_boolean_member (object, "must", kb_record_flag (measure, KB_MEASURE_MUST));
  json_object_set_boolean_member (object, "hidden", kb_record_flag (measure, KB_MEASURE_HIDDEN));
  set_list (object, "threats", kb_record_text (measure, KB_MEASURE_THREATS), FALSE);
  set_list (object, "iso", kb_record_text (measure, KB_MEASURE_STANDARD), FALSE);
  set_list (object, "act", kb_record_text (measure, KB_MEASURE_ACT_AREAS), TRUE);
  if (article)
    json_object_set_string_member (object, "gdpr", article);
  return object;
}

/**
 * kb_measure_file_write:
 * @path: where
 * @measures: (element-type KbRecord): measures
 * @error: (out): %KB_EXCHANGE_ERROR with "file"
 *
 * What is written is read back before it takes its name.
 *
 * Returns: whether it was written
 */
gboolean
kb_measure_file_write (const char *path, const GPtrArray *measures, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  JsonArray *array = json_array_new ();
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (KbOutput) output = NULL;

  for (guint i = 0; i < measures->len; i++)
    json_array_add_object_element (array, measure_object (g_ptr_array_index (measures, i)));
  json_object_set_int_member (root, "version", 1);
  json_object_set_array_member (root, "measures", array);
  json_node_take_object (node, root);
  text = kb_json_text_mend (json_to_string (node, TRUE));
  back = kb_measure_file_parse (text, strlen (text), error);
  if (!back)
    return FALSE;
  output = kb_output_begin (path, error);
  return output && kb_output_write (output, text, strlen (text), error)
         && kb_output_commit (output, error);
}
