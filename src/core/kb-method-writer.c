// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-writer"

#include "kb-method-writer.h"

#include "kb-json.h"
#include "kb-method-format.h"

#include <json-glib/json-glib.h>

static void
set_localized (JsonObject *object, const char *member, const KbRecord *record, guint field)
{
  static const char *const languages[] = { "sv", "en" };
  JsonObject *pair = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    const char *text = kb_record_text (record, field + i);

    if (text)
      json_object_set_string_member (pair, languages[i], text);
    else
      json_object_set_null_member (pair, languages[i]);
  }
  json_object_set_object_member (object, member, pair);
}

/* What is empty is left out, but for a flag: in a file without it something else could be meant. */
static void
set_fields (JsonObject *object, const KbRecord *record)
{
  KbKind kind = kb_record_kind (record);

  for (guint field = 0; field < kb_kind_info (kind)->n_fields; field++) {
    g_autofree char *member = kb_method_member_name (kind, field);
    gboolean localized = kb_method_is_localized (kind, field);

    if (!member)
      continue;
    if (kb_field_info (kind, field)->type == KB_TYPE_BOOLEAN)
      json_object_set_boolean_member (object, member, kb_record_flag (record, field));
    else if (localized
             && !(kb_record_is_null (record, field) && kb_record_is_null (record, field + 1)))
      set_localized (object, member, record, field);
    else if (localized || kb_record_is_null (record, field))
      continue;
    else if (kb_field_is_integer (kb_field_info (kind, field)))
      json_object_set_int_member (object, member, kb_record_integer (record, field));
    else
      json_object_set_string_member (object, member, kb_record_text (record, field));
  }
}

static void
set_assumed_fields (JsonObject *root, const KbRecord *header)
{
  const char *text = kb_record_text (header, KB_METHOD_ASSUMED_FIELDS);
  g_auto (GStrv) members = text ? g_strsplit (text, " ", -1) : NULL;
  JsonArray *array;

  if (!members || !members[0])
    return;
  array = json_array_new ();
  for (guint i = 0; members[i]; i++)
    json_array_add_string_element (array, members[i]);
  json_object_set_array_member (root, "assumed_fields", array);
}

/* The texts of one aspect or area, one a level; NULL when there are none at all. */
static JsonArray *
texts_of (KbContent *content, KbKind kind, const char *owner)
{
  const GPtrArray *levels = kb_content_list (content, KB_KIND_LEVEL);
  guint field = (guint) kb_field_from_column (kind, "text_sv");
  int assumed = kb_field_from_column (kind, "assumed");
  g_autoptr (JsonArray) array = json_array_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < levels->len; i++) {
    KbRecord *text =
        kb_content_find_pair (content, kind, owner, kb_record_id (g_ptr_array_index (levels, i)));
    g_autoptr (KbRecord) none = text ? NULL : kb_record_new (kind, NULL);
    g_autoptr (JsonObject) holder = json_object_new ();
    JsonObject *pair;

    any = any || text;
    set_localized (holder, "text", text ? text : none, field);
    pair = json_object_get_object_member (holder, "text");
    if (text && assumed != KB_NONE && kb_record_flag (text, (guint) assumed))
      json_object_set_boolean_member (pair, "assumed", TRUE);
    json_array_add_object_element (array, json_object_ref (pair));
  }
  return any ? g_steal_pointer (&array) : NULL;
}

static JsonArray *
list_of (KbContent *content, KbKind kind)
{
  const GPtrArray *list = kb_content_list (content, kind);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    JsonObject *object = json_object_new ();
    JsonArray *texts =
        kind == KB_KIND_AREA ? texts_of (content, KB_KIND_AREA_TEXT, kb_record_id (record)) : NULL;

    json_object_set_string_member (object, "id", kb_record_id (record));
    set_fields (object, record);
    if (texts)
      json_object_set_array_member (object, "texts", texts);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
matrix_of (KbContent *content)
{
  const GPtrArray *likelihoods = kb_content_list (content, KB_KIND_LIKELIHOOD);
  const GPtrArray *consequences = kb_content_list (content, KB_KIND_CONSEQUENCE);
  JsonArray *rows = json_array_new ();

  for (guint c = 0; c < consequences->len; c++) {
    JsonArray *row = json_array_new ();

    for (guint l = 0; l < likelihoods->len; l++) {
      KbRecord *cell = kb_content_find_pair (content, KB_KIND_CELL,
                                             kb_record_id (g_ptr_array_index (likelihoods, l)),
                                             kb_record_id (g_ptr_array_index (consequences, c)));

      json_array_add_string_element (row, cell ? kb_record_text (cell, KB_CELL_BAND) : "");
    }
    json_array_add_array_element (rows, row);
  }
  return rows;
}

static JsonObject *
level_texts_of (KbContent *content)
{
  const GPtrArray *aspects = kb_content_list (content, KB_KIND_ASPECT);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < aspects->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (aspects, i));
    JsonArray *texts = texts_of (content, KB_KIND_LEVEL_TEXT, id);

    if (texts)
      json_object_set_array_member (object, id, texts);
  }
  return object;
}

/**
 * kb_method_write_json:
 * @content: a content with a whole method
 *
 * Writes the method as kb_method_read_json() reads it, whole: without a base, every mark of what is
 * assumed in its place.
 *
 * Returns: (transfer full): the text of a method file
 */
char *
kb_method_write_json (KbContent *content)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonObject) root = json_object_new ();

  json_object_set_int_member (root, "format", KB_METHOD_FORMAT);
  set_fields (root, kb_content_get (content, KB_KIND_METHOD, KB_METHOD_ID));
  set_assumed_fields (root, kb_content_get (content, KB_KIND_METHOD, KB_METHOD_ID));
  for (guint i = 0; i < kb_method_n_lists; i++) {
    json_object_set_array_member (root, kb_method_lists[i].member,
                                  list_of (content, kb_method_lists[i].kind));
    if (kb_method_lists[i].kind == KB_KIND_LEVEL)
      json_object_set_object_member (root, "level_texts", level_texts_of (content));
    if (kb_method_lists[i].kind == KB_KIND_BAND)
      json_object_set_array_member (root, "matrix", matrix_of (content));
  }
  json_node_set_object (node, root);
  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  return kb_json_text_mend (json_generator_to_data (generator, NULL));
}
