// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-threat-catalogue"

#include "kb-threat-catalogue.h"

#include "kb-resource-json.h"

#define RESOURCE "/se/klassningsbordet/library/threat-catalogue.json"

typedef struct {
  char *code;
  char *group;
  char *references; /* "G 0.39, G 0.45" */
  char **aspects;
  KbBothLanguages name;
  KbBothLanguages description;
  GArray *examples; /* KbBothLanguages, KB_N_RISK_PARTS an example */
  char **weaknesses[2];
} KbThreat;

struct _KbThreatCatalogue {
  gatomicrefcount references;
  GPtrArray *threats;
  GHashTable *by_code; /* → index */
};

static void
clear_text (gpointer data)
{
  kb_both_languages_clear (data);
}

static void
threat_free (gpointer data)
{
  KbThreat *threat = data;

  g_free (threat->code);
  g_free (threat->group);
  g_free (threat->references);
  g_strfreev (threat->aspects);
  kb_both_languages_clear (&threat->name);
  kb_both_languages_clear (&threat->description);
  g_array_unref (threat->examples);
  g_strfreev (threat->weaknesses[KB_LANGUAGE_SV]);
  g_strfreev (threat->weaknesses[KB_LANGUAGE_EN]);
  g_free (threat);
}

/* The texts of an array; what is no text is left out. */
static char **
read_strings (JsonArray *array)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_ptr_array_add (strings, g_strdup (json_node_get_string (node)));
  }
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_steal (strings, NULL);
}

static GArray *
read_examples (JsonArray *array)
{
  static const char *const parts[KB_N_RISK_PARTS] = { "cause", "event", "outcome" };
  GArray *examples = g_array_new (FALSE, TRUE, sizeof (KbBothLanguages));

  g_array_set_clear_func (examples, clear_text);
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    for (guint part = 0; part < KB_N_RISK_PARTS; part++) {
      KbBothLanguages text =
          kb_resource_json_both_member (json_array_get_object_element (array, i), parts[part]);

      g_array_append_val (examples, text);
    }
  return examples;
}

static KbThreat *
read_threat (JsonObject *object)
{
  g_auto (GStrv) references = read_strings (kb_resource_json_array (object, "references"));
  JsonNode *weaknesses = json_object_get_member (object, "weaknesses");
  JsonObject *lists =
      weaknesses && JSON_NODE_HOLDS_OBJECT (weaknesses) ? json_node_get_object (weaknesses) : NULL;
  KbThreat *threat = g_new0 (KbThreat, 1);

  threat->code = g_strdup (kb_resource_json_text (object, "code"));
  threat->group = g_strdup (kb_resource_json_text (object, "group"));
  threat->references = g_strjoinv (", ", references);
  threat->aspects = read_strings (kb_resource_json_array (object, "aspects"));
  threat->name = kb_resource_json_both_member (object, "name");
  threat->description = kb_resource_json_both_member (object, "description");
  threat->examples = read_examples (kb_resource_json_array (object, "examples"));
  threat->weaknesses[KB_LANGUAGE_SV] =
      read_strings (lists ? kb_resource_json_array (lists, "sv") : NULL);
  threat->weaknesses[KB_LANGUAGE_EN] =
      read_strings (lists ? kb_resource_json_array (lists, "en") : NULL);
  return threat;
}

/**
 * kb_threat_catalogue_load:
 * @error: (out): what is wrong with the program's own data
 *
 * Returns: (transfer full) (nullable): the threats that come with the program
 */
KbThreatCatalogue *
kb_threat_catalogue_load (GError **error)
{
  g_autoptr (JsonNode) node = kb_resource_json_load (RESOURCE, error);
  KbThreatCatalogue *catalogue;
  JsonArray *threats;

  if (!node)
    return NULL;
  catalogue = g_new0 (KbThreatCatalogue, 1);
  g_atomic_ref_count_init (&catalogue->references);
  catalogue->threats = g_ptr_array_new_with_free_func (threat_free);
  catalogue->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  threats = kb_resource_json_array (json_node_get_object (node), "threats");
  for (guint i = 0; threats && i < json_array_get_length (threats); i++) {
    KbThreat *threat = read_threat (json_array_get_object_element (threats, i));

    g_hash_table_insert (catalogue->by_code, threat->code, GUINT_TO_POINTER (i));
    g_ptr_array_add (catalogue->threats, threat);
  }
  return catalogue;
}

KbThreatCatalogue *
kb_threat_catalogue_ref (KbThreatCatalogue *catalogue)
{
  g_atomic_ref_count_inc (&catalogue->references);
  return catalogue;
}

void
kb_threat_catalogue_unref (KbThreatCatalogue *catalogue)
{
  if (!g_atomic_ref_count_dec (&catalogue->references))
    return;
  g_hash_table_unref (catalogue->by_code);
  g_ptr_array_unref (catalogue->threats);
  g_free (catalogue);
}

guint
kb_threat_catalogue_size (const KbThreatCatalogue *catalogue)
{
  return catalogue->threats->len;
}

/**
 * kb_threat_catalogue_find:
 * @catalogue: the threats
 * @code: (nullable): a code, as a risk keeps it
 *
 * Returns: which threat it is, or %KB_NONE for one that is not of this catalogue
 */
int
kb_threat_catalogue_find (const KbThreatCatalogue *catalogue, const char *code)
{
  gpointer index;

  return code && g_hash_table_lookup_extended (catalogue->by_code, code, NULL, &index)
             ? GPOINTER_TO_INT (index)
             : KB_NONE;
}

static const KbThreat *
threat_at (const KbThreatCatalogue *catalogue, guint threat)
{
  g_assert (threat < catalogue->threats->len);

  return g_ptr_array_index (catalogue->threats, threat);
}

const char *
kb_threat_code (const KbThreatCatalogue *catalogue, guint threat)
{
  return threat_at (catalogue, threat)->code;
}

/**
 * kb_threat_group:
 * @catalogue: the threats
 * @threat: which
 *
 * Returns: the code of its group, a choice of %KB_RISK_THREAT_GROUP
 */
const char *
kb_threat_group (const KbThreatCatalogue *catalogue, guint threat)
{
  return threat_at (catalogue, threat)->group;
}

const char *
kb_threat_name (const KbThreatCatalogue *catalogue, guint threat, KbLanguage language)
{
  return kb_both_languages_get (&threat_at (catalogue, threat)->name, language);
}

const char *
kb_threat_description (const KbThreatCatalogue *catalogue, guint threat, KbLanguage language)
{
  return kb_both_languages_get (&threat_at (catalogue, threat)->description, language);
}

/**
 * kb_threat_references:
 * @catalogue: the threats
 * @threat: which
 *
 * Returns: the BSI elementary threats that it corresponds to, "G 0.39, G 0.45"
 */
const char *
kb_threat_references (const KbThreatCatalogue *catalogue, guint threat)
{
  return threat_at (catalogue, threat)->references;
}

gboolean
kb_threat_hits (const KbThreatCatalogue *catalogue, guint threat, const char *aspect_code)
{
  return g_strv_contains ((const char *const *) threat_at (catalogue, threat)->aspects,
                          aspect_code);
}

guint
kb_threat_n_examples (const KbThreatCatalogue *catalogue, guint threat)
{
  return threat_at (catalogue, threat)->examples->len / KB_N_RISK_PARTS;
}

/**
 * kb_threat_example:
 * @catalogue: the threats
 * @threat: which
 * @example: which of its examples
 * @part: a part of the sentence
 * @language: the reader's language
 *
 * Returns: the part, to stand after the method's own words
 */
const char *
kb_threat_example (const KbThreatCatalogue *catalogue,
                   guint threat,
                   guint example,
                   KbRiskPart part,
                   KbLanguage language)
{
  g_return_val_if_fail (example < kb_threat_n_examples (catalogue, threat), "");

  return kb_both_languages_get (&g_array_index (threat_at (catalogue, threat)->examples,
                                                KbBothLanguages, example * KB_N_RISK_PARTS + part),
                                language);
}

guint
kb_threat_n_weaknesses (const KbThreatCatalogue *catalogue, guint threat, KbLanguage language)
{
  return g_strv_length (threat_at (catalogue, threat)->weaknesses[language]);
}

const char *
kb_threat_weakness (const KbThreatCatalogue *catalogue,
                    guint threat,
                    guint weakness,
                    KbLanguage language)
{
  g_return_val_if_fail (weakness < kb_threat_n_weaknesses (catalogue, threat, language), "");

  return threat_at (catalogue, threat)->weaknesses[language][weakness];
}
