// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-statutes"

#include "kb-statutes.h"

#include "kb-collation.h"
#include "kb-resource-json.h"
#include "kb-statute-text.h"

#define RESOURCE "/se/klassningsbordet/library/statutes.json"

static void
statute_free (gpointer data)
{
  KbStatute *statute = data;

  g_free (statute->reference);
  g_free (statute->name);
  g_free (statute->own_id);
  g_free (statute);
}

static void
add (GPtrArray *statutes, const char *reference, const char *name, const char *own_id)
{
  KbStatute *statute = g_new0 (KbStatute, 1);

  statute->reference = g_strdup (reference);
  statute->name = g_strdup (name ? name : "");
  statute->own_id = g_strdup (own_id);
  g_ptr_array_add (statutes, statute);
}

/* Whether the kommun has its own words for a provision that comes with the program. */
static gboolean
is_own (KbContent *content, const char *reference)
{
  const GPtrArray *own = kb_content_list (content, KB_KIND_STATUTE);

  for (guint i = 0; i < own->len; i++) {
    const char *other = kb_record_text (g_ptr_array_index (own, i), KB_STATUTE_REFERENCE);

    if (other && kb_statute_text_has (other, reference))
      return TRUE;
  }
  return FALSE;
}

/**
 * kb_statutes_list:
 * @content: a content, with the kommun's own provisions
 * @language: the reader's language
 * @error: (out): what is wrong with the program's own data
 *
 * Returns: (transfer full) (nullable) (element-type KbStatute): what can be chosen: the kommun's
 * own first, then what comes with the program and the kommun has no words of its own for
 */
GPtrArray *
kb_statutes_list (KbContent *content, KbLanguage language, GError **error)
{
  g_autoptr (JsonNode) node = kb_resource_json_load (RESOURCE, error);
  const GPtrArray *own = kb_content_list (content, KB_KIND_STATUTE);
  GPtrArray *statutes;
  JsonArray *shipped;

  if (!node)
    return NULL;
  statutes = g_ptr_array_new_with_free_func (statute_free);
  for (guint i = 0; i < own->len; i++) {
    KbRecord *record = g_ptr_array_index (own, i);

    if (!kb_record_is_null (record, KB_STATUTE_REFERENCE))
      add (statutes, kb_record_text (record, KB_STATUTE_REFERENCE),
           kb_record_text (record, KB_STATUTE_NAME), kb_record_id (record));
  }
  shipped = kb_resource_json_array (json_node_get_object (node), "statutes");
  for (guint i = 0; shipped && i < json_array_get_length (shipped); i++) {
    JsonObject *object = json_array_get_object_element (shipped, i);
    const char *reference = kb_resource_json_text (object, "reference");
    KbBothLanguages name = kb_resource_json_both_member (object, "name");

    if (!is_own (content, reference))
      add (statutes, reference, kb_both_languages_get (&name, language), NULL);
    kb_both_languages_clear (&name);
  }
  return statutes;
}

/**
 * kb_statute_matches:
 * @statute: a provision
 * @folded: what is searched for, folded
 *
 * Returns: whether its reference or name holds it
 */
gboolean
kb_statute_matches (const KbStatute *statute, const char *folded)
{
  return !*folded || kb_folded_contains (statute->reference, folded)
         || kb_folded_contains (statute->name, folded);
}
