// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-library"

#include "kb-library.h"

#include "kb-resource-json.h"

#define RESOURCE "/se/klassningsbordet/library/library.json"

struct _KbLibraryItem {
  guint area;
  KbBothLanguages name;
  KbBothLanguages note;
  char *statutes;
  char *form;
  char **systems;
  GHashTable *levels; /* aspect code → level on the library's scale, as text */
  KbSourceScale scale;
};

typedef struct {
  KbBothLanguages name;
  GPtrArray *items; /* KbLibraryItem */
} KbLibraryArea;

struct _KbLibrary {
  gatomicrefcount references;
  GPtrArray *areas; /* KbLibraryArea */
};

static void
item_free (gpointer data)
{
  KbLibraryItem *item = data;

  kb_both_languages_clear (&item->name);
  kb_both_languages_clear (&item->note);
  g_free (item->statutes);
  g_free (item->form);
  g_strfreev (item->systems);
  g_hash_table_unref (item->levels);
  g_free (item);
}

static void
area_free (gpointer data)
{
  KbLibraryArea *area = data;

  kb_both_languages_clear (&area->name);
  g_ptr_array_unref (area->items);
  g_free (area);
}

static char **
read_texts (JsonArray *array)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    g_strv_builder_add (texts, json_array_get_string_element (array, i));
  return g_strv_builder_end (texts);
}

static GHashTable *
read_levels (JsonObject *object)
{
  GHashTable *levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *members = json_object_get_object_member (object, "levels");
  g_autoptr (GList) codes = json_object_get_members (members);

  for (GList *l = codes; l; l = l->next)
    g_hash_table_insert (
        levels, g_strdup (l->data),
        g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (members, l->data)));
  return levels;
}

static KbLibraryItem *
read_item (JsonObject *object, guint area, const KbSourceScale *scale)
{
  KbLibraryItem *item = g_new0 (KbLibraryItem, 1);

  item->area = area;
  item->name = kb_resource_json_both_member (object, "name");
  item->note = kb_resource_json_both_member (object, "note");
  item->statutes = g_strdup (kb_resource_json_text (object, "statutes"));
  item->form = g_strdup (kb_resource_json_text (object, "form"));
  item->systems = read_texts (kb_resource_json_array (object, "systems"));
  item->levels = read_levels (object);
  item->scale = *scale;
  return item;
}

static KbLibraryArea *
read_area (JsonObject *object, guint index, const KbSourceScale *scale)
{
  KbLibraryArea *area = g_new0 (KbLibraryArea, 1);
  JsonArray *items = kb_resource_json_array (object, "items");

  area->name = kb_resource_json_both_member (object, "name");
  area->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; items && i < json_array_get_length (items); i++)
    g_ptr_array_add (area->items,
                     read_item (json_array_get_object_element (items, i), index, scale));
  return area;
}

/**
 * kb_library_load:
 * @error: (out): what is wrong with the program's own data
 *
 * Returns: (transfer full) (nullable): the library that comes with the program
 */
KbLibrary *
kb_library_load (GError **error)
{
  g_autoptr (JsonNode) node = kb_resource_json_load (RESOURCE, error);
  KbSourceScale scale = { 0 };
  KbLibrary *library;
  JsonArray *areas;

  if (!node)
    return NULL;
  kb_source_scale_parse (kb_resource_json_text (json_node_get_object (node), "scale"), &scale);
  areas = kb_resource_json_array (json_node_get_object (node), "areas");
  library = g_new0 (KbLibrary, 1);
  g_atomic_ref_count_init (&library->references);
  library->areas = g_ptr_array_new_with_free_func (area_free);
  for (guint i = 0; areas && i < json_array_get_length (areas); i++)
    g_ptr_array_add (library->areas,
                     read_area (json_array_get_object_element (areas, i), i, &scale));
  return library;
}

KbLibrary *
kb_library_ref (KbLibrary *library)
{
  g_atomic_ref_count_inc (&library->references);
  return library;
}

void
kb_library_unref (KbLibrary *library)
{
  if (!g_atomic_ref_count_dec (&library->references))
    return;
  g_ptr_array_unref (library->areas);
  g_free (library);
}

guint
kb_library_n_areas (const KbLibrary *library)
{
  return library->areas->len;
}

/**
 * kb_library_area_name:
 * @library: the library
 * @area: an area
 * @language: the reader's language
 *
 * Returns: what a förvaltning of that kind is called
 */
const char *
kb_library_area_name (const KbLibrary *library, guint area, KbLanguage language)
{
  g_return_val_if_fail (area < library->areas->len, "");

  return kb_both_languages_get (&((KbLibraryArea *) g_ptr_array_index (library->areas, area))->name,
                                language);
}

guint
kb_library_n_items (const KbLibrary *library, guint area)
{
  g_return_val_if_fail (area < library->areas->len, 0);

  return ((KbLibraryArea *) g_ptr_array_index (library->areas, area))->items->len;
}

/**
 * kb_library_item:
 * @library: the library
 * @area: an area
 * @index: which of its items
 *
 * Returns: (transfer none): the item, valid as long as @library
 */
const KbLibraryItem *
kb_library_item (const KbLibrary *library, guint area, guint index)
{
  g_return_val_if_fail (index < kb_library_n_items (library, area), NULL);

  return g_ptr_array_index (((KbLibraryArea *) g_ptr_array_index (library->areas, area))->items,
                            index);
}

static gboolean
both_contain (const KbBothLanguages *text, const char *needle)
{
  return kb_folded_contains (text->sv, needle) || kb_folded_contains (text->en, needle);
}

static gboolean
item_contains (const KbLibraryItem *item, const char *needle)
{
  if (both_contain (&item->name, needle) || kb_folded_contains (item->statutes, needle))
    return TRUE;
  for (guint i = 0; item->systems[i]; i++)
    if (kb_folded_contains (item->systems[i], needle))
      return TRUE;
  return FALSE;
}

/**
 * kb_library_search:
 * @library: the library
 * @folded_needle: what is searched, folded (kb_fold()); empty finds everything
 *
 * Searches names in both languages, systems, statutes and the names of areas.
 *
 * Returns: (transfer container) (element-type KbLibraryItem): the items, in the library's order
 */
GPtrArray *
kb_library_search (const KbLibrary *library, const char *folded_needle)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint a = 0; a < library->areas->len; a++) {
    const KbLibraryArea *area = g_ptr_array_index (library->areas, a);
    gboolean whole_area = both_contain (&area->name, folded_needle);

    for (guint i = 0; i < area->items->len; i++)
      if (whole_area || item_contains (g_ptr_array_index (area->items, i), folded_needle))
        g_ptr_array_add (found, g_ptr_array_index (area->items, i));
  }
  return found;
}

guint
kb_library_item_area (const KbLibraryItem *item)
{
  return item->area;
}

const char *
kb_library_item_name (const KbLibraryItem *item, KbLanguage language)
{
  return kb_both_languages_get (&item->name, language);
}

/**
 * kb_library_item_note:
 * @item: an item
 * @language: the reader's language
 *
 * Returns: (nullable): what the room should know before it takes the item
 */
const char *
kb_library_item_note (const KbLibraryItem *item, KbLanguage language)
{
  return kb_both_languages_get (&item->note, language);
}

/**
 * kb_library_item_statutes:
 * @item: an item
 *
 * Returns: (nullable): the lagrum to check, in Swedish
 */
const char *
kb_library_item_statutes (const KbLibraryItem *item)
{
  return item->statutes;
}

const char *
kb_library_item_form (const KbLibraryItem *item)
{
  return item->form;
}

const char *const *
kb_library_item_systems (const KbLibraryItem *item)
{
  return (const char *const *) item->systems;
}

/**
 * kb_library_item_suggestion:
 * @item: an item
 * @method: a method
 * @aspect: an aspect in use
 *
 * Reads the library's level as an import would: matched from the lowest level up, never squeezed
 * in.
 *
 * Returns: the suggested level as an ordinal of @method, or %KB_NONE when the library says nothing
 * of the aspect or the method has no such level
 */
int
kb_library_item_suggestion (const KbLibraryItem *item, const KbMethod *method, guint aspect)
{
  const char *code =
      kb_record_text (kb_method_item (method, KB_KIND_ASPECT, aspect), KB_ASPECT_CODE);
  const char *level = code ? g_hash_table_lookup (item->levels, code) : NULL;
  KbReading reading;

  if (!level)
    return KB_NONE;
  reading = kb_level_read (method, aspect, level, &item->scale);
  return reading.kind == KB_READING_LEVEL ? reading.high : KB_NONE;
}
