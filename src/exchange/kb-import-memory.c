// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-memory"

#include "kb-import-private.h"

#include <json-glib/json-glib.h>

/* How a list was matched is remembered by its headers, in whatever order they come. */

/* What a column is remembered by: its header, and its place among those with the same. */
static char *
column_key (const KbImport *self, guint column)
{
  const char *folded = kb_import_column (self, column)->folded;
  guint earlier = 0;

  for (guint i = 0; i < column; i++)
    if (g_str_equal (kb_import_column (self, i)->folded, folded))
      earlier++;
  return earlier == 0 ? g_strdup (folded) : g_strdup_printf ("%s\t%u", folded, earlier + 1);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kb_import_signature:
 * @import: an import
 *
 * Returns: (transfer full): what tells this kind of list by its headers, to remember its mapping by
 */
char *
kb_import_signature (const KbImport *import)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (kb_kind_info (import->kind)->table);

  for (guint i = 0; i < import->columns->len; i++)
    if (*kb_import_column (import, i)->folded)
      g_ptr_array_add (keys, column_key (import, i));
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (keys, i));
  return g_string_free (text, FALSE);
}

/**
 * kb_import_mapping_json:
 * @import: an import
 *
 * Returns: (transfer full): how it is matched, as JSON: "columns" of header to field key, null for
 * columns left out; "levels" of what stands in the list to the id of a level, null for none; and
 * the "scale", if one was chosen
 */
char *
kb_import_mapping_json (const KbImport *import)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *columns = json_object_new ();
  JsonObject *levels = json_object_new ();
  g_autofree char *scale = kb_import_scale (import);
  GHashTableIter iter;
  gpointer value, ordinal;

  for (guint i = 0; i < import->columns->len; i++) {
    g_autofree char *key = column_key (import, i);

    if (kb_import_field_of (import, i))
      json_object_set_string_member (columns, key, kb_import_field_of (import, i));
    else
      json_object_set_null_member (columns, key);
  }
  g_hash_table_iter_init (&iter, import->level_values);
  while (g_hash_table_iter_next (&iter, &value, &ordinal)) {
    guint level = GPOINTER_TO_UINT (ordinal);

    if (level > 0)
      json_object_set_string_member (
          levels, value, kb_record_id (kb_method_item (import->method, KB_KIND_LEVEL, level - 1)));
    else
      json_object_set_null_member (levels, value);
  }
  json_object_set_object_member (object, "columns", columns);
  json_object_set_object_member (object, "levels", levels);
  if (scale)
    json_object_set_string_member (object, "scale", scale);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static JsonObject *
object_member (JsonObject *object, const char *name)
{
  JsonNode *member = json_object_get_member (object, name);

  return member && JSON_NODE_HOLDS_OBJECT (member) ? json_node_get_object (member) : NULL;
}

static const char *
string_member (JsonObject *object, const char *name)
{
  JsonNode *member = json_object_get_member (object, name);

  return member && JSON_NODE_HOLDS_VALUE (member) ? json_node_get_string (member) : NULL;
}

static void
apply_levels (KbImport *self, JsonObject *levels)
{
  g_autoptr (GList) values = json_object_get_members (levels);

  for (GList *at = values; at; at = at->next) {
    const char *id = string_member (levels, at->data);

    if (!id)
      kb_import_set_level_value (self, at->data, KB_NONE);
    for (guint i = 0; id && i < kb_method_size (self->method, KB_KIND_LEVEL); i++)
      if (g_str_equal (kb_record_id (kb_method_item (self->method, KB_KIND_LEVEL, i)), id))
        kb_import_set_level_value (self, at->data, (int) i);
  }
}

/**
 * kb_import_apply_mapping_json:
 * @import: an import
 * @json: a mapping from kb_import_mapping_json() of a list with the same headers
 *
 * What is no such mapping changes nothing; a field or a level that is no more is left out.
 */
void
kb_import_apply_mapping_json (KbImport *import, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  JsonObject *columns, *levels;
  const char *scale;

  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  columns = object_member (json_node_get_object (node), "columns");
  levels = object_member (json_node_get_object (node), "levels");
  scale = string_member (json_node_get_object (node), "scale");
  if (!columns)
    return;
  for (guint i = 0; i < import->columns->len; i++)
    kb_import_unmap (import, i);
  for (guint i = 0; i < import->columns->len; i++) {
    g_autofree char *key = column_key (import, i);
    const char *field = string_member (columns, key);

    if (field)
      kb_import_map (import, field, i);
  }
  if (levels)
    apply_levels (import, levels);
  if (scale)
    kb_import_set_scale (import, scale, NULL);
}
