// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-resource-json"

#include "kb-resource-json.h"

#include "kb-exchange-resources.h"

/**
 * kb_resource_json_load:
 * @path: a resource of ours that is JSON with an object outermost
 * @error: (out): %G_RESOURCE_ERROR or %JSON_PARSER_ERROR
 *
 * Returns: (transfer full) (nullable): what it says
 */
JsonNode *
kb_resource_json_load (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (kb_exchange_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (!bytes)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  node = json_from_string (text, error);
  if (node && !JSON_NODE_HOLDS_OBJECT (node)) {
    g_set_error (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA, "%s: no object", path);
    return NULL;
  }
  return g_steal_pointer (&node);
}

const char *
kb_resource_json_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

JsonArray *
kb_resource_json_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

KbBothLanguages
kb_resource_json_both (JsonObject *object)
{
  return (KbBothLanguages){ g_strdup (kb_resource_json_text (object, "sv")),
                            g_strdup (kb_resource_json_text (object, "en")) };
}

KbBothLanguages
kb_resource_json_both_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return (KbBothLanguages){ NULL, NULL };
  return kb_resource_json_both (json_node_get_object (node));
}

const char *
kb_both_languages_get (const KbBothLanguages *text, KbLanguage language)
{
  return language == KB_LANGUAGE_EN ? text->en : text->sv;
}

void
kb_both_languages_clear (KbBothLanguages *text)
{
  g_clear_pointer (&text->sv, g_free);
  g_clear_pointer (&text->en, g_free);
}
