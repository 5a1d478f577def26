// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-reader"

#include "kb-method-reader.h"

#include "kb-aspect.h"
#include "kb-core-resources.h"
#include "kb-date.h"
#include "kb-json.h"
#include "kb-method-choices.h"
#include "kb-method-format.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/*
 * A method file is one JSON object. Header fields stand at its top; each list has the plural name
 * below, its items the fields of kb-fields.h, with a _sv/_en pair written as one object {"sv": …,
 * "en": …}. Three things are written closer to how people read them: "level_texts" (by aspect, one
 * text a level), "texts" in an area (one a level) and "matrix" (rows from the lowest consequence,
 * in each the band of every likelihood from the lowest).
 *
 * A file may name a "base". What it leaves out is then taken from there and marked as assumed; so
 * is an item without a source of its own.
 */

#define RESOURCE_FOLDER "/se/klassningsbordet/methods/"
#define MAX_TEXT        4000

typedef struct {
  KbContent *content;
  GError **error;
} KbReader;

static gboolean
refuse (KbReader *reader, KbCoreError code, const char *path, const char *key, const char *value)
{
  kb_error_set (reader->error, KB_CORE_ERROR, code, "path", path, key, value, NULL);
  return FALSE;
}

static gboolean
wrong_type (KbReader *reader, const char *path, const char *expected)
{
  return refuse (reader, KB_CORE_ERROR_TYPE, path, "expected", expected);
}

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* The text of a string member; NULL for null. FALSE when it is anything else. */
static gboolean
read_text (KbReader *reader, JsonNode *node, const char *path, const char **text)
{
  *text = NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!holds (node, G_TYPE_STRING))
    return wrong_type (reader, path, "text");
  *text = json_node_get_string (node);
  if (strlen (*text) > MAX_TEXT)
    return refuse (reader, KB_CORE_ERROR_VALUE, path, "value", "…");
  return TRUE;
}

static gboolean
read_localized (KbReader *reader, KbRecord *record, guint field, JsonNode *node, const char *path)
{
  const char *names[] = { "sv", "en" };
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return wrong_type (reader, path, "{\"sv\": …, \"en\": …}");
  object = json_node_get_object (node);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *deeper = g_strdup_printf ("%s.%s", path, names[i]);
    const char *text;

    if (!json_object_has_member (object, names[i]))
      return refuse (reader, KB_CORE_ERROR_MISSING, deeper, NULL, NULL);
    if (!read_text (reader, json_object_get_member (object, names[i]), deeper, &text))
      return FALSE;
    kb_record_set_text (record, field + i, text);
  }
  return TRUE;
}

static gboolean
read_color (KbReader *reader, const char *text, const char *path)
{
  gboolean ok = text && strlen (text) == 7 && text[0] == '#';

  for (int i = 1; ok && i < 7; i++)
    ok = g_ascii_isxdigit (text[i]);
  return ok || refuse (reader, KB_CORE_ERROR_VALUE, path, "value", text);
}

static gboolean
read_plain (KbReader *reader, KbRecord *record, guint field, JsonNode *node, const char *path)
{
  const KbFieldInfo *info = kb_field_info (kb_record_kind (record), field);
  const char *text;

  switch (info->type) {
  case KB_TYPE_BOOLEAN:
    if (!holds (node, G_TYPE_BOOLEAN))
      return wrong_type (reader, path, "true/false");
    kb_record_set_integer (record, field, json_node_get_boolean (node) ? 1 : 0);
    return TRUE;
  case KB_TYPE_INTEGER:
    if (!holds (node, G_TYPE_INT64) || json_node_get_int (node) < 0
        || json_node_get_int (node) > 1000)
      return wrong_type (reader, path, "integer");
    kb_record_set_integer (record, field, json_node_get_int (node));
    return TRUE;
  default:
    if (!read_text (reader, node, path, &text))
      return FALSE;
    if (g_str_equal (info->column, "color") && !read_color (reader, text, path))
      return FALSE;
    if (text && info->type == KB_TYPE_CHOICE
        && !kb_method_choice_is_known (kb_record_kind (record), field, text))
      return refuse (reader, KB_CORE_ERROR_VALUE, path, "value", text);
    if (text && info->type == KB_TYPE_DATE && !kb_date_is_valid (text))
      return refuse (reader, KB_CORE_ERROR_VALUE, path, "value", text);
    kb_record_set_text (record, field, text);
    return TRUE;
  }
}

/* The members an item must have, beyond its id. */
static gboolean
is_required (KbKind kind, const char *member)
{
  switch (kind) {
  case KB_KIND_ASPECT:
    return strstr ("letter name question code", member) != NULL;
  case KB_KIND_LEVEL:
    return strstr ("number name color", member) != NULL;
  case KB_KIND_LIKELIHOOD:
  case KB_KIND_CONSEQUENCE:
    return strstr ("number name", member) != NULL;
  case KB_KIND_BAND:
    return strstr ("letter name acceptance color", member) != NULL;
  case KB_KIND_TRIGGER:
    return strstr ("aspect level name", member) != NULL;
  case KB_KIND_STATEMENT:
    return strstr ("topic text", member) != NULL;
  case KB_KIND_CONTROL:
    return strstr ("name months", member) != NULL;
  case KB_KIND_METHOD:
    return strstr ("id name summary document cause event outcome period_kind", member) != NULL;
  default:
    return g_str_equal (member, "name");
  }
}

/* A member that must be there must also say something, in both languages where it has two. */
static gboolean
check_filled (KbReader *reader, const KbRecord *record, guint field, const char *path)
{
  g_autofree char *deeper = NULL;

  if (!kb_method_is_localized (kb_record_kind (record), field))
    return !kb_record_is_null (record, field)
           || refuse (reader, KB_CORE_ERROR_MISSING, path, NULL, NULL);
  if (!kb_record_is_null (record, field) && !kb_record_is_null (record, field + 1))
    return TRUE;
  deeper = g_strconcat (path, kb_record_is_null (record, field) ? ".sv" : ".en", NULL);
  return refuse (reader, KB_CORE_ERROR_MISSING, deeper, NULL, NULL);
}

static gboolean
read_fields (KbReader *reader, KbRecord *record, JsonObject *object, const char *path)
{
  KbKind kind = kb_record_kind (record);
  const KbKindInfo *info = kb_kind_info (kind);

  for (guint field = 0; field < info->n_fields; field++) {
    g_autofree char *member = kb_method_member_name (kind, field);
    g_autofree char *deeper = NULL;
    JsonNode *node;

    if (!member)
      continue;
    deeper = *path ? g_strdup_printf ("%s.%s", path, member) : g_strdup (member);
    if (!json_object_has_member (object, member)) {
      if (is_required (kind, member))
        return refuse (reader, KB_CORE_ERROR_MISSING, deeper, NULL, NULL);
      if (info->fields[field].type == KB_TYPE_BOOLEAN)
        kb_record_set_integer (record, field, 0);
      continue;
    }
    node = json_object_get_member (object, member);
    if (kb_method_is_localized (kind, field) ? !read_localized (reader, record, field, node, deeper)
                                             : !read_plain (reader, record, field, node, deeper))
      return FALSE;
    if (is_required (kind, member) && !check_filled (reader, record, field, deeper))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_reference (KbReader *reader, KbRecord *record, guint field, const char *path)
{
  const KbFieldInfo *info = kb_field_info (kb_record_kind (record), field);
  const char *id = kb_record_text (record, field);

  if (id && !kb_content_find (reader->content, info->target, id))
    return refuse (reader, KB_CORE_ERROR_REFERENCE, path, "value", id);
  return TRUE;
}

/* What an item of a list points at is there already: lists are read in that order. */
static gboolean
check_references (KbReader *reader, KbRecord *record, const char *path)
{
  KbKind kind = kb_record_kind (record);

  for (guint field = 0; field < kb_kind_info (kind)->n_fields; field++) {
    g_autofree char *member = NULL;
    g_autofree char *deeper = NULL;

    if (kb_field_info (kind, field)->type != KB_TYPE_REFERENCE)
      continue;
    member = kb_method_member_name (kind, field);
    deeper = g_strdup_printf ("%s.%s", path, member);
    if (!check_reference (reader, record, field, deeper))
      return FALSE;
  }
  return TRUE;
}

/* An aspect is known by its code in every other file, and by its letter in narrow columns. */
static gboolean
check_aspect (KbReader *reader, const KbRecord *aspect, const char *path)
{
  const char *code = kb_record_text (aspect, KB_ASPECT_CODE);
  const char *letter = kb_record_text (aspect, KB_ASPECT_LETTER);
  gboolean known = kb_aspect_code_is_valid (code);
  g_autofree char *deeper = g_strconcat (path, known ? ".letter" : ".code", NULL);

  if (!known)
    return refuse (reader, KB_CORE_ERROR_VALUE, deeper, "value", code);
  if (g_utf8_strlen (letter, -1) > KB_MAX_LETTERS)
    return refuse (reader, KB_CORE_ERROR_VALUE, deeper, "value", letter);
  return TRUE;
}

/* Whether a text is assumed: as it says itself, else as all of them. */
static gboolean
read_mark (KbReader *reader,
           KbRecord *record,
           JsonArray *array,
           guint index,
           const char *path,
           gboolean assumed)
{
  JsonObject *object = json_array_get_object_element (array, index);
  JsonNode *own = json_object_get_member (object, "assumed");
  g_autofree char *deeper = g_strconcat (path, ".assumed", NULL);

  if (own && !holds (own, G_TYPE_BOOLEAN))
    return wrong_type (reader, deeper, "true/false");
  kb_record_set_integer (record, KB_LEVEL_TEXT_ASSUMED,
                         own ? json_node_get_boolean (own) : assumed);
  return TRUE;
}

/* One text a level, as an array. @member is where it stands, for messages. */
static gboolean
read_texts (KbReader *reader,
            KbKind kind,
            const char *owner,
            JsonNode *node,
            const char *path,
            gboolean assumed)
{
  const GPtrArray *levels = kb_content_list (reader->content, KB_KIND_LEVEL);
  guint text_field = (guint) kb_field_from_column (kind, "text_sv");
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return wrong_type (reader, path, "[…]");
  array = json_node_get_array (node);
  if (json_array_get_length (array) != levels->len) {
    g_autofree char *expected = g_strdup_printf ("%u", levels->len);
    g_autofree char *found = g_strdup_printf ("%u", json_array_get_length (array));

    kb_error_set (reader->error, KB_CORE_ERROR, KB_CORE_ERROR_COUNT, "path", path, "value", found,
                  "minimum", expected, "maximum", expected, NULL);
    return FALSE;
  }
  for (guint i = 0; i < levels->len; i++) {
    g_autoptr (KbRecord) record = kb_record_new (kind, NULL);
    g_autofree char *deeper = g_strdup_printf ("%s[%u]", path, i);

    kb_record_set_text (record, 0, owner);
    kb_record_set_text (record, 1, kb_record_id (g_ptr_array_index (levels, i)));
    if (!read_localized (reader, record, text_field, json_array_get_element (array, i), deeper))
      return FALSE;
    if (kind == KB_KIND_LEVEL_TEXT && !read_mark (reader, record, array, i, deeper, assumed))
      return FALSE;
    kb_content_put (reader->content, record);
  }
  return TRUE;
}

static gboolean
read_item (KbReader *reader, KbKind kind, JsonNode *node, const char *path, guint index)
{
  g_autoptr (KbRecord) record = NULL;
  JsonObject *object;
  const char *id = NULL;
  g_autofree char *id_path = g_strdup_printf ("%s.id", path);
  int position = kb_field_from_column (kind, "position");

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return wrong_type (reader, path, "{…}");
  object = json_node_get_object (node);
  if (!json_object_has_member (object, "id"))
    return refuse (reader, KB_CORE_ERROR_MISSING, id_path, NULL, NULL);
  if (!read_text (reader, json_object_get_member (object, "id"), id_path, &id))
    return FALSE;
  if (!id || !*id || strlen (id) > 64 || strchr (id, '/'))
    return refuse (reader, KB_CORE_ERROR_VALUE, id_path, "value", id);
  if (kb_content_find (reader->content, kind, id))
    return refuse (reader, KB_CORE_ERROR_DUPLICATE, id_path, "value", id);
  record = kb_record_new (kind, id);
  if (!read_fields (reader, record, object, path))
    return FALSE;
  if (position != KB_NONE)
    kb_record_set_integer (record, (guint) position, index + 1);
  if (!check_references (reader, record, path)
      || (kind == KB_KIND_ASPECT && !check_aspect (reader, record, path)))
    return FALSE;
  kb_content_put (reader->content, record);
  if (kind == KB_KIND_AREA && json_object_has_member (object, "texts")) {
    g_autofree char *deeper = g_strdup_printf ("%s.texts", path);

    return read_texts (reader, KB_KIND_AREA_TEXT, id, json_object_get_member (object, "texts"),
                       deeper, FALSE);
  }
  return TRUE;
}

static gboolean
read_list (KbReader *reader, JsonObject *root, const char *member, KbKind kind)
{
  JsonNode *node = json_object_get_member (root, member);
  JsonArray *array;

  if (!node)
    return TRUE; /* KbMethod says what a method can't be without */
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return wrong_type (reader, member, "[…]");
  array = json_node_get_array (node);
  if (json_array_get_length (array) > 200)
    return refuse (reader, KB_CORE_ERROR_VALUE, member, "value", "> 200");
  /* Texts are counted against the levels: too many of these is the fault to name, not too few of
   * those. */
  if (kind == KB_KIND_LEVEL
      && !kb_method_check_size (kind, json_array_get_length (array), reader->error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *path = g_strdup_printf ("%s[%u]", member, i);

    if (!read_item (reader, kind, json_array_get_element (array, i), path, i))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_level_texts (KbReader *reader, JsonObject *root)
{
  const GPtrArray *aspects = kb_content_list (reader->content, KB_KIND_ASPECT);
  JsonNode *node = json_object_get_member (root, "level_texts");
  JsonNode *assumed = json_object_get_member (root, "level_texts_assumed");
  g_autoptr (GList) members = NULL;
  JsonObject *object;

  if (!node)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return wrong_type (reader, "level_texts", "{…}");
  if (assumed && !holds (assumed, G_TYPE_BOOLEAN))
    return wrong_type (reader, "level_texts_assumed", "true/false");
  object = json_node_get_object (node);
  members = json_object_get_members (object);
  for (GList *l = members; l; l = l->next) {
    g_autofree char *path = g_strdup_printf ("level_texts.%s", (const char *) l->data);

    if (!kb_content_find (reader->content, KB_KIND_ASPECT, l->data))
      return refuse (reader, KB_CORE_ERROR_REFERENCE, path, "value", l->data);
  }
  for (guint i = 0; i < aspects->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (aspects, i));
    g_autofree char *path = g_strdup_printf ("level_texts.%s", id);

    if (json_object_has_member (object, id)
        && !read_texts (reader, KB_KIND_LEVEL_TEXT, id, json_object_get_member (object, id), path,
                        assumed && json_node_get_boolean (assumed)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_matrix (KbReader *reader, JsonObject *root)
{
  const GPtrArray *consequences = kb_content_list (reader->content, KB_KIND_CONSEQUENCE);
  const GPtrArray *likelihoods = kb_content_list (reader->content, KB_KIND_LIKELIHOOD);
  JsonNode *node = json_object_get_member (root, "matrix");
  JsonArray *rows;

  if (!node)
    return refuse (reader, KB_CORE_ERROR_MISSING, "matrix", NULL, NULL);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return wrong_type (reader, "matrix", "[…]");
  rows = json_node_get_array (node);
  if (json_array_get_length (rows) != consequences->len)
    return refuse (reader, KB_CORE_ERROR_MATRIX, "matrix", NULL, NULL);
  for (guint c = 0; c < consequences->len; c++) {
    JsonNode *row = json_array_get_element (rows, c);
    g_autofree char *row_path = g_strdup_printf ("matrix[%u]", c);

    if (!JSON_NODE_HOLDS_ARRAY (row)
        || json_array_get_length (json_node_get_array (row)) != likelihoods->len)
      return refuse (reader, KB_CORE_ERROR_MATRIX, row_path, NULL, NULL);
    for (guint l = 0; l < likelihoods->len; l++) {
      JsonNode *cell = json_array_get_element (json_node_get_array (row), l);
      g_autoptr (KbRecord) record = kb_record_new (KB_KIND_CELL, NULL);
      g_autofree char *path = g_strdup_printf ("matrix[%u][%u]", c, l);
      const char *band;

      if (!read_text (reader, cell, path, &band))
        return FALSE;
      if (!band)
        return refuse (reader, KB_CORE_ERROR_MATRIX, path, NULL, NULL);
      kb_record_set_text (record, KB_CELL_LIKELIHOOD,
                          kb_record_id (g_ptr_array_index (likelihoods, l)));
      kb_record_set_text (record, KB_CELL_CONSEQUENCE,
                          kb_record_id (g_ptr_array_index (consequences, c)));
      kb_record_set_text (record, KB_CELL_BAND, band);
      if (!check_reference (reader, record, KB_CELL_BAND, path))
        return FALSE;
      kb_content_put (reader->content, record);
    }
  }
  return TRUE;
}

/* Which fields of the method itself are assumed, by the names they have in the file. */
static gboolean
read_assumed_fields (KbReader *reader, KbRecord *header, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "assumed_fields");
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array;

  if (!node)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return wrong_type (reader, "assumed_fields", "[…]");
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *path = g_strdup_printf ("assumed_fields[%u]", i);
    const char *member;

    if (!read_text (reader, json_array_get_element (array, i), path, &member))
      return FALSE;
    if (!member || !kb_method_is_header_member (member))
      return refuse (reader, KB_CORE_ERROR_REFERENCE, path, "value", member);
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", member);
  }
  if (strlen (text->str) > MAX_TEXT)
    return refuse (reader, KB_CORE_ERROR_VALUE, "assumed_fields", "value", "…");
  kb_record_set_text (header, KB_METHOD_ASSUMED_FIELDS, text->str);
  return TRUE;
}

static gboolean
read_root (KbReader *reader, JsonObject *root)
{
  g_autoptr (KbRecord) header = kb_record_new (KB_KIND_METHOD, KB_METHOD_ID);
  g_autoptr (KbMethod) method = NULL;

  for (guint i = 0; i < kb_method_n_lists; i++)
    if (!read_list (reader, root, kb_method_lists[i].member, kb_method_lists[i].kind))
      return FALSE;
  if (!read_level_texts (reader, root) || !read_matrix (reader, root)
      || !read_fields (reader, header, root, "") || !read_assumed_fields (reader, header, root)
      || !check_reference (reader, header, KB_METHOD_SEPARATE_LEVEL, "separate_level"))
    return FALSE;
  kb_content_put (reader->content, header);
  method = kb_method_new (reader->content, reader->error);
  return method != NULL;
}

/* The id of an item that nobody has checked yet. */
static const char *
unchecked_id (JsonObject *item)
{
  JsonNode *node = json_object_get_member (item, "id");

  return node && holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

/* Fills what @item lacks from the item of the base with the same id, and marks what has no source
 * of its own. */
static void
complete_item (JsonObject *item, JsonArray *base)
{
  if (!json_object_has_member (item, "assumed"))
    json_object_set_boolean_member (item, "assumed", !json_object_has_member (item, "source"));
  for (guint i = 0; base && i < json_array_get_length (base); i++) {
    JsonNode *node = json_array_get_element (base, i);
    JsonObject *other = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    g_autoptr (GList) members = NULL;

    if (!other || g_strcmp0 (unchecked_id (other), unchecked_id (item)) != 0)
      continue;
    members = json_object_get_members (other);
    for (GList *l = members; l; l = l->next)
      if (!json_object_has_member (item, l->data))
        json_object_set_member (item, l->data, json_object_dup_member (other, l->data));
  }
}

static JsonArray *
array_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
complete_list (JsonObject *root, JsonObject *base, const char *member)
{
  JsonArray *own = array_member (root, member);
  JsonArray *theirs = base ? array_member (base, member) : NULL;

  if (theirs && !json_object_has_member (root, member)) {
    json_object_set_member (root, member, json_object_dup_member (base, member));
    own = array_member (root, member);
    for (guint i = 0; i < json_array_get_length (own); i++)
      json_object_set_boolean_member (json_array_get_object_element (own, i), "assumed", TRUE);
    return;
  }
  for (guint i = 0; own && i < json_array_get_length (own); i++) {
    JsonNode *node = json_array_get_element (own, i);

    if (JSON_NODE_HOLDS_OBJECT (node))
      complete_item (json_node_get_object (node), theirs);
  }
}

static gboolean
is_list (const char *member)
{
  for (guint i = 0; i < kb_method_n_lists; i++)
    if (g_str_equal (kb_method_lists[i].member, member))
      return TRUE;
  return FALSE;
}

static gboolean
lists_item (JsonArray *array, const char *id)
{
  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (node)
        && g_strcmp0 (unchecked_id (json_node_get_object (node)), id) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The base's texts of those aspects that the file has too. */
static void
take_level_texts (JsonObject *root, JsonObject *base)
{
  JsonNode *theirs = json_object_get_member (base, "level_texts");
  g_autoptr (JsonObject) taken = json_object_new ();
  g_autoptr (GList) members = NULL;

  if (!theirs || !JSON_NODE_HOLDS_OBJECT (theirs))
    return;
  members = json_object_get_members (json_node_get_object (theirs));
  for (GList *l = members; l; l = l->next)
    if (lists_item (array_member (root, "aspects"), l->data))
      json_object_set_member (taken, l->data,
                              json_object_dup_member (json_node_get_object (theirs), l->data));
  json_object_set_object_member (root, "level_texts", g_steal_pointer (&taken));
}

static void
note_assumed (JsonObject *root, const char *member)
{
  if (!json_object_has_member (root, "assumed_fields"))
    json_object_set_array_member (root, "assumed_fields", json_array_new ());
  if (array_member (root, "assumed_fields"))
    json_array_add_string_element (array_member (root, "assumed_fields"), member);
}

static void
complete_from_base (JsonObject *root, JsonObject *base)
{
  g_autoptr (GList) members = base ? json_object_get_members (base) : NULL;

  for (guint i = 0; i < kb_method_n_lists; i++)
    complete_list (root, base, kb_method_lists[i].member);
  if (base && !json_object_has_member (root, "level_texts")) {
    json_object_set_boolean_member (root, "level_texts_assumed", TRUE);
    take_level_texts (root, base);
  }
  for (GList *l = members; l; l = l->next)
    if (!json_object_has_member (root, l->data) && !is_list (l->data)) {
      json_object_set_member (root, l->data, json_object_dup_member (base, l->data));
      if (kb_method_is_header_member (l->data))
        note_assumed (root, l->data);
    }
}

static JsonNode *
parse_object (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (!g_utf8_validate (json, length, NULL)) {
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_SYNTAX, "reason", "UTF-8", NULL);
    return NULL;
  }
  if (!kb_json_is_shallow (json, length)) {
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_SYNTAX, "reason", "nesting", NULL);
    return NULL;
  }
  if (!json_parser_load_from_data (parser, json, length, &local)) {
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_SYNTAX, "reason", local->message, NULL);
    return NULL;
  }
  root = json_parser_steal_root (parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT (root)) {
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_TYPE, "path", "(root)", "expected", "{…}",
                  NULL);
    return NULL;
  }
  return g_steal_pointer (&root);
}

static GBytes *
lookup_shipped (const char *id)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ".json", NULL);

  return g_resource_lookup_data (kb_core_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static JsonNode *
load_shipped (const char *id, GError **error)
{
  g_autoptr (GBytes) bytes = strchr (id, '/') ? NULL : lookup_shipped (id);
  gsize length;
  const char *data;

  if (!bytes) {
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_UNKNOWN_METHOD, "value", id, NULL);
    return NULL;
  }
  data = g_bytes_get_data (bytes, &length);
  return parse_object (data, (gssize) length, error);
}

/**
 * kb_method_read_json:
 * @json: a method file's text
 * @length: its length in bytes, -1 if it ends in NUL
 * @error: (out): %KB_CORE_ERROR with "path" naming the place of the fault
 *
 * Returns: (transfer full) (nullable): a content with the method's records, checked as
 * kb_method_new() does
 */
KbContent *
kb_method_read_json (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonNode) root = parse_object (json, length, error);
  g_autoptr (JsonNode) base = NULL;
  g_autoptr (KbContent) content = NULL;
  JsonObject *object;
  JsonNode *format, *base_id;

  if (!root)
    return NULL;
  object = json_node_get_object (root);
  format = json_object_get_member (object, "format");
  if (!format || !holds (format, G_TYPE_INT64) || json_node_get_int (format) != KB_METHOD_FORMAT) {
    g_autofree char *value = format ? json_to_string (format, FALSE) : g_strdup ("");

    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_FORMAT, "path", "format", "value", value,
                  NULL);
    return NULL;
  }
  base_id = json_object_get_member (object, "base");
  if (base_id) {
    if (!holds (base_id, G_TYPE_STRING)) {
      kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_TYPE, "path", "base", "expected", "text",
                    NULL);
      return NULL;
    }
    base = load_shipped (json_node_get_string (base_id), error);
    if (!base)
      return NULL;
  }
  complete_from_base (object, base ? json_node_get_object (base) : NULL);
  content = kb_content_new ();
  {
    KbReader reader = { content, error };

    if (!read_root (&reader, object))
      return NULL;
  }
  return g_steal_pointer (&content);
}

/**
 * kb_method_read_shipped:
 * @id: the id of a method that comes with the program
 * @error: (out): %KB_CORE_ERROR_UNKNOWN_METHOD
 *
 * Returns: (transfer full) (nullable): a content with the method's records
 */
KbContent *
kb_method_read_shipped (const char *id, GError **error)
{
  g_autoptr (GBytes) bytes = strchr (id, '/') ? NULL : lookup_shipped (id);
  gsize length;
  const char *data;

  if (!bytes) {
    kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_UNKNOWN_METHOD, "value", id, NULL);
    return NULL;
  }
  data = g_bytes_get_data (bytes, &length);
  return kb_method_read_json (data, (gssize) length, error);
}

/**
 * kb_method_shipped_ids:
 *
 * Returns: (transfer none): the ids of the methods a new workbook can be made by, in the order they
 * are shown
 */
const char *const *
kb_method_shipped_ids (void)
{
  static const char *const ids[] = {
    "amal", "bastad", "alingsas", "nordmaling", "kommun-iso27000", "msb", "klassa-scale", NULL,
  };

  return ids;
}
