// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char *const codes[] = {
  "syntax", "format",    "missing",   "type",   "count",
  "value",  "duplicate", "reference", "matrix", "unknown-method",
};

/* A member of an object, or an element of an array. */
typedef struct {
  JsonObject *object;
  char *member;
  JsonArray *array;
  guint index;
} Place;

static void
place_clear (Place *place)
{
  g_free (place->member);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static JsonNode *
place_get (const Place *place)
{
  return place->object ? json_object_get_member (place->object, place->member)
                       : json_array_get_element (place->array, place->index);
}

static void
place_drop (const Place *place)
{
  if (place->object)
    json_object_remove_member (place->object, place->member);
  else
    json_array_remove_element (place->array, place->index);
}

/* json-glib cannot replace an element, so the array is written anew. */
static void
place_set (const Place *place, JsonNode *node)
{
  guint length;

  if (place->object) {
    json_object_set_member (place->object, place->member, node);
    return;
  }
  length = json_array_get_length (place->array);
  for (guint i = 0; i < length; i++) {
    JsonNode *kept = i == place->index ? node : json_array_dup_element (place->array, 0);

    json_array_remove_element (place->array, 0);
    json_array_add_element (place->array, kept);
  }
}

/* levels[0].name.sv */
static Place
find_place (JsonObject *root, const char *path)
{
  g_auto (GStrv) steps = g_strsplit_set (path, ".[", -1);
  Place place = { .object = root, .member = g_strdup (steps[0]) };

  for (guint i = 1; steps[i]; i++) {
    JsonNode *node = place_get (&place);

    place_clear (&place);
    place = (Place){ 0 };
    g_assert_nonnull (node);
    if (g_str_has_suffix (steps[i], "]")) {
      place.array = json_node_get_array (node);
      place.index = (guint) atoi (steps[i]);
    } else {
      place.object = json_node_get_object (node);
      place.member = g_strdup (steps[i]);
    }
  }
  return place;
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

/* Copies the last item until there are @n, each with an id, letter and number of its own. */
static void
grow (JsonArray *array, guint n)
{
  while (json_array_get_length (array) < n) {
    guint length = json_array_get_length (array);
    g_autofree char *id = g_strdup_printf ("x%u", length);
    g_autofree char *last = json_to_string (json_array_get_element (array, length - 1), FALSE);
    JsonNode *copy = parse (last);
    JsonObject *item = json_node_get_object (copy);

    json_object_set_string_member (item, "id", id);
    if (json_object_has_member (item, "number"))
      json_object_set_int_member (item, "number", length + 1);
    if (json_object_has_member (item, "in_use"))
      json_object_set_boolean_member (item, "in_use", TRUE);
    json_array_add_element (array, copy);
  }
}

static char *
repeat (const char *part, guint n, const char *end_part)
{
  GString *text = g_string_sized_new (n * (strlen (part) + strlen (end_part)) + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  for (guint i = 0; i < n; i++)
    g_string_append (text, end_part);
  return g_string_free (text, FALSE);
}

static char *
rubbish (guint n)
{
  char *bytes = g_malloc (n + 1);

  for (guint i = 0; i < n; i++)
    bytes[i] = (char) g_test_rand_int_range (1, 256);
  bytes[n] = '\0';
  return bytes;
}

/* A file that is no patch of another. */
static char *
make_whole (const char *operation, const char *argument)
{
  guint n = (guint) atoi (argument);

  if (g_str_equal (operation, "raw"))
    return g_strdup (argument);
  if (g_str_equal (operation, "deep"))
    return repeat ("[", n, "]");
  if (g_str_equal (operation, "open"))
    return repeat ("[", n, "");
  if (g_str_equal (operation, "objects"))
    return repeat ("{\"a\":", n, "}");
  if (g_str_equal (operation, "rubbish"))
    return rubbish (n);
  return NULL;
}

static void
change (JsonObject *root, const char *operation, const char *path, const char *value)
{
  g_auto (Place) place = find_place (root, path);

  if (g_str_equal (operation, "set"))
    place_set (&place, parse (value));
  else if (g_str_equal (operation, "drop"))
    place_drop (&place);
  else if (g_str_equal (operation, "add"))
    json_array_add_element (json_node_get_array (place_get (&place)), parse (value));
  else if (g_str_equal (operation, "grow"))
    grow (json_node_get_array (place_get (&place)), (guint) atoi (value));
  else
    g_error ("Unknown operation %s", operation);
}

static void
apply_patch (JsonObject *root, const char *patch)
{
  g_auto (GStrv) words = g_strsplit (patch, " ", 3);
  g_autofree char *letters = NULL;

  if (!g_str_equal (words[0], "long")) {
    change (root, words[0], words[1], words[2]);
    return;
  }
  letters = repeat ("a", (guint) atoi (words[2]), "");
  {
    g_autofree char *value = g_strdup_printf ("\"%s\"", letters);

    change (root, "set", words[1], value);
  }
}

/* What JSON cannot hold is put into its text, in place of @@. */
static char *
make_unwritable (JsonObject *root, JsonNode *node, const char *patch)
{
  g_auto (GStrv) words = g_strsplit (patch, " ", 3);
  gboolean byte = g_str_equal (words[0], "byte");
  g_autofree char *put = byte ? g_strdup ("\"\xff\"") : repeat ("[", (guint) atoi (words[2]), "]");
  g_autofree char *json = NULL;
  g_auto (GStrv) halves = NULL;

  change (root, "set", words[1], "\"@@\"");
  json = json_to_string (node, FALSE);
  halves = g_strsplit (json, "\"@@\"", 2);
  return g_strconcat (halves[0], put, halves[1], NULL);
}

static char *
make_json (const char *patch)
{
  g_auto (GStrv) words = g_strsplit (patch, " ", 2);
  g_auto (GStrv) patches = g_strsplit (patch, " & ", -1);
  char *whole = make_whole (words[0], words[0] && words[1] ? words[1] : "");
  g_autofree char *text = test_file_read ("core/method-5x4.json");
  g_autoptr (JsonNode) root = NULL;

  if (whole)
    return whole;
  root = parse (text);
  if (g_str_equal (words[0], "byte") || g_str_equal (words[0], "deep-in"))
    return make_unwritable (json_node_get_object (root), root, patch);
  for (guint i = 0; patches[i]; i++)
    apply_patch (json_node_get_object (root), patches[i]);
  return json_to_string (root, FALSE);
}

static void
test_broken_methods (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/method-broken.txt", 3);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    g_autofree char *json = make_json (one->columns[0]);
    g_autoptr (GError) error = NULL;
    g_autoptr (KbContent) content = kb_method_read_json (json, -1, &error);
    const char *path = kb_error_detail (error, "path");

    g_assert_true ((content == NULL) == (error != NULL));
    if (error)
      g_assert_true (error->domain == KB_CORE_ERROR);
    if (test_case_equal (one->where, error ? codes[error->code] : "ok", one->columns[1]))
      test_case_equal (one->where, path ? path : "", one->columns[2]);
  }
}

/* Each shipped method with one of its members, items or texts taken away: read or refused, never a
 * crash. */
static void
drop_anything (JsonNode *node)
{
  while (JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node)) {
    g_autoptr (GList) members = NULL;
    guint length;

    if (JSON_NODE_HOLDS_ARRAY (node)) {
      JsonArray *array = json_node_get_array (node);

      length = json_array_get_length (array);
      if (length == 0)
        return;
      if (g_test_rand_int_range (0, 4) == 0) {
        json_array_remove_element (array, (guint) g_test_rand_int_range (0, (int) length));
        return;
      }
      node = json_array_get_element (array, (guint) g_test_rand_int_range (0, (int) length));
      continue;
    }
    members = json_object_get_members (json_node_get_object (node));
    length = g_list_length (members);
    if (length == 0)
      return;
    {
      const char *member =
          g_list_nth_data (members, (guint) g_test_rand_int_range (0, (int) length));

      if (g_test_rand_int_range (0, 4) == 0) {
        static const char *const values[] = { "null", "[]", "{}", "7", "\"\"", "true", "-1.5" };

        json_object_set_member (json_node_get_object (node), member,
                                parse (values[g_test_rand_int_range (0, G_N_ELEMENTS (values))]));
        return;
      }
      node = json_object_get_member (json_node_get_object (node), member);
    }
  }
}

static void
test_any_damage_is_survived (void)
{
  g_autofree char *text = test_file_read ("core/method-5x4.json");

  for (int round = 0; round < 3000; round++) {
    g_autoptr (JsonNode) root = parse (text);
    g_autofree char *json = NULL;
    g_autoptr (KbContent) content = NULL;
    g_autoptr (GError) error = NULL;

    for (int damage = 0; damage <= round % 3; damage++)
      drop_anything (root);
    json = json_to_string (root, FALSE);
    content = kb_method_read_json (json, -1, &error);
    g_assert_true ((content == NULL) == (error != NULL));
    if (content)
      kb_method_unref (test_method_of (content));
  }
}

/* The same for bytes. */
static void
test_any_bytes_are_survived (void)
{
  g_autofree char *text = test_file_read ("core/method-5x4.json");
  int length = (int) strlen (text);

  for (int round = 0; round < 3000; round++) {
    g_autofree char *json = g_strdup (text);
    g_autoptr (KbContent) content = NULL;
    g_autoptr (GError) error = NULL;

    for (int damage = 0; damage <= round % 3; damage++)
      json[g_test_rand_int_range (0, length)] = (char) g_test_rand_int_range (0, 256);
    content = kb_method_read_json (json, length, &error);
    g_assert_true ((content == NULL) == (error != NULL));
  }
}

static void
test_small_method_is_whole (void)
{
  static const char *const files[] = { "core/method-5x4.json", "core/method-4x5.json" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (KbContent) content = test_content_new_json (files[i]);
    g_autoptr (KbMethod) method = test_method_of (content);

    g_assert_cmpuint (kb_method_size (method, KB_KIND_ASPECT), ==, 3);
    g_assert_cmpint (kb_method_separate_level (method), ==, 2);
    g_assert_cmpint (kb_method_aspect_from_code (method, "availability"), ==, 2);
    g_assert_cmpint (kb_method_aspect_from_code (method, "traceability"), ==, KB_NONE);
    g_assert_cmpint (kb_method_ordinal (method, KB_KIND_ASPECT, "s"), ==, KB_NONE);
    g_assert_cmpint (kb_method_ordinal_from_number (method, KB_KIND_LEVEL, 0), ==, KB_NONE);
    g_assert_cmpstr (kb_method_level_text (method, 0, 1, KB_LANGUAGE_EN), ==, "b");
    g_assert_cmpstr (kb_method_level_text (method, 1, 1, KB_LANGUAGE_EN), ==, "");
    g_assert_cmpstr (kb_method_area_text (method, 0, 2, KB_LANGUAGE_SV), ==, "c");
    g_assert_null (kb_method_role (method, KB_ROLE_PROTECTS));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method-broken/the_small_methods_are_whole", test_small_method_is_whole);
  g_test_add_func ("/method-broken/each_fault_is_named_with_its_place", test_broken_methods);
  g_test_add_func ("/method-broken/any_member_may_be_missing", test_any_damage_is_survived);
  g_test_add_func ("/method-broken/any_byte_may_be_wrong", test_any_bytes_are_survived);
  return g_test_run ();
}
