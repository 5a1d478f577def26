// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-threats"

#include "kb-threats.h"

#include "kb-labels.h"
#include "kb-resource-json.h"

#define RESOURCE "/se/klassningsbordet/library/threats.json"

typedef struct {
  char *code;
  GArray *prompts; /* KbBothLanguages */
} KbThreatGroup;

struct _KbThreats {
  gatomicrefcount references;
  GArray *starters;  /* KbBothLanguages */
  GPtrArray *groups; /* KbThreatGroup */
};

static void
clear_text (gpointer data)
{
  kb_both_languages_clear (data);
}

static void
group_free (gpointer data)
{
  KbThreatGroup *group = data;

  g_free (group->code);
  g_array_unref (group->prompts);
  g_free (group);
}

static GArray *
read_texts (JsonArray *array)
{
  GArray *texts = g_array_new (FALSE, TRUE, sizeof (KbBothLanguages));

  g_array_set_clear_func (texts, clear_text);
  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    KbBothLanguages text = kb_resource_json_both (json_array_get_object_element (array, i));

    g_array_append_val (texts, text);
  }
  return texts;
}

/**
 * kb_threats_load:
 * @error: (out): what is wrong with the program's own data
 *
 * Returns: (transfer full) (nullable): the prompts that come with the program
 */
KbThreats *
kb_threats_load (GError **error)
{
  g_autoptr (JsonNode) node = kb_resource_json_load (RESOURCE, error);
  KbThreats *threats;
  JsonArray *groups;

  if (!node)
    return NULL;
  threats = g_new0 (KbThreats, 1);
  g_atomic_ref_count_init (&threats->references);
  threats->starters = read_texts (kb_resource_json_array (json_node_get_object (node), "starters"));
  threats->groups = g_ptr_array_new_with_free_func (group_free);
  groups = kb_resource_json_array (json_node_get_object (node), "groups");
  for (guint i = 0; groups && i < json_array_get_length (groups); i++) {
    JsonObject *object = json_array_get_object_element (groups, i);
    KbThreatGroup *group = g_new0 (KbThreatGroup, 1);

    group->code = g_strdup (kb_resource_json_text (object, "code"));
    group->prompts = read_texts (kb_resource_json_array (object, "prompts"));
    g_ptr_array_add (threats->groups, group);
  }
  return threats;
}

KbThreats *
kb_threats_ref (KbThreats *threats)
{
  g_atomic_ref_count_inc (&threats->references);
  return threats;
}

void
kb_threats_unref (KbThreats *threats)
{
  if (!g_atomic_ref_count_dec (&threats->references))
    return;
  g_array_unref (threats->starters);
  g_ptr_array_unref (threats->groups);
  g_free (threats);
}

guint
kb_threats_n_starters (const KbThreats *threats)
{
  return threats->starters->len;
}

/**
 * kb_threats_starter:
 * @threats: the prompts
 * @index: which
 * @language: the reader's language
 *
 * Returns: a question to start the room with
 */
const char *
kb_threats_starter (const KbThreats *threats, guint index, KbLanguage language)
{
  g_return_val_if_fail (index < threats->starters->len, "");

  return kb_both_languages_get (&g_array_index (threats->starters, KbBothLanguages, index),
                                language);
}

guint
kb_threats_n_groups (const KbThreats *threats)
{
  return threats->groups->len;
}

/**
 * kb_threats_group_code:
 * @threats: the prompts
 * @group: which group
 *
 * Returns: its code, as a risk keeps it: deliberate, accidental, technical …
 */
const char *
kb_threats_group_code (const KbThreats *threats, guint group)
{
  g_return_val_if_fail (group < threats->groups->len, NULL);

  return ((KbThreatGroup *) g_ptr_array_index (threats->groups, group))->code;
}

const char *
kb_threats_group_name (const KbThreats *threats, guint group, KbLanguage language)
{
  return kb_label_choice (KB_KIND_RISK, KB_RISK_THREAT_GROUP,
                          kb_threats_group_code (threats, group), language);
}

guint
kb_threats_n_prompts (const KbThreats *threats, guint group)
{
  g_return_val_if_fail (group < threats->groups->len, 0);

  return ((KbThreatGroup *) g_ptr_array_index (threats->groups, group))->prompts->len;
}

/**
 * kb_threats_prompt:
 * @threats: the prompts
 * @group: a group
 * @index: which of its prompts
 * @language: the reader's language
 *
 * Returns: an event, to stand after "finns risk att"
 */
const char *
kb_threats_prompt (const KbThreats *threats, guint group, guint index, KbLanguage language)
{
  g_return_val_if_fail (index < kb_threats_n_prompts (threats, group), "");

  return kb_both_languages_get (
      &g_array_index (((KbThreatGroup *) g_ptr_array_index (threats->groups, group))->prompts,
                      KbBothLanguages, index),
      language);
}
