// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-draft-texts"

#include "kb-draft-texts.h"

#include <json-glib/json-glib.h>

struct _KbDraftTexts {
  GObject parent_instance;

  KbWorkbook *workbook; /* weak: a closed workbook must not be held open */
  char *key;
  GHashTable *texts; /* name → text */
  guint save_id;
};

G_DEFINE_FINAL_TYPE (KbDraftTexts, kb_draft_texts, G_TYPE_OBJECT)

/* How long somebody must pause before what they type is put safe, in milliseconds. */
#define DELAY 700

static char *
to_json (KbDraftTexts *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    json_object_set_string_member (object, name, text);
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

static void
load (KbDraftTexts *self)
{
  g_autofree char *value = kb_workbook_get_draft (self->workbook, self->key);
  g_autoptr (JsonNode) node = value ? json_from_string (value, NULL) : NULL;
  JsonObject *object = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GList) names = object ? json_object_get_members (object) : NULL;

  for (GList *l = names; l; l = l->next) {
    const char *text = json_object_get_string_member_with_default (object, l->data, NULL);

    if (text)
      g_hash_table_insert (self->texts, g_strdup (l->data), g_strdup (text));
  }
}

/**
 * kb_draft_texts_save:
 * @drafts: the texts
 *
 * Puts them safe now.
 */
void
kb_draft_texts_save (KbDraftTexts *drafts)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (KB_IS_DRAFT_TEXTS (drafts));

  if (drafts->save_id == 0)
    return;
  g_clear_handle_id (&drafts->save_id, g_source_remove);
  if (!drafts->workbook)
    return;
  value = g_hash_table_size (drafts->texts) > 0 ? to_json (drafts) : NULL;
  if (!kb_workbook_set_draft (drafts->workbook, drafts->key, value, &error))
    g_debug ("What is half-typed was not saved: %s", error->message);
}

static gboolean
on_pause (gpointer data)
{
  kb_draft_texts_save (data);
  return G_SOURCE_REMOVE;
}

const char *
kb_draft_texts_get (KbDraftTexts *drafts, const char *name)
{
  g_return_val_if_fail (KB_IS_DRAFT_TEXTS (drafts), NULL);

  return g_hash_table_lookup (drafts->texts, name);
}

/**
 * kb_draft_texts_set:
 * @drafts: the texts
 * @name: a field
 * @text: (nullable): what is half-typed in it; %NULL or empty when nothing is
 */
void
kb_draft_texts_set (KbDraftTexts *drafts, const char *name, const char *text)
{
  g_return_if_fail (KB_IS_DRAFT_TEXTS (drafts));

  if (g_strcmp0 (g_hash_table_lookup (drafts->texts, name), text && *text ? text : NULL) == 0)
    return;
  if (text && *text)
    g_hash_table_insert (drafts->texts, g_strdup (name), g_strdup (text));
  else
    g_hash_table_remove (drafts->texts, name);
  g_clear_handle_id (&drafts->save_id, g_source_remove);
  drafts->save_id = g_timeout_add (DELAY, on_pause, drafts);
}

static void
on_changed (GtkEditable *editable, KbDraftTexts *self)
{
  kb_draft_texts_set (self, g_object_get_data (G_OBJECT (editable), "draft-name"),
                      gtk_editable_get_text (editable));
}

/**
 * kb_draft_texts_keep:
 * @drafts: the texts
 * @name: a field
 * @editable: where it is typed, empty when nothing is half-typed
 *
 * Shows what was half-typed when the program was left, and follows what is typed from now on.
 */
void
kb_draft_texts_keep (KbDraftTexts *drafts, const char *name, GtkEditable *editable)
{
  const char *text = kb_draft_texts_get (drafts, name);

  g_object_set_data_full (G_OBJECT (editable), "draft-name", g_strdup (name), g_free);
  if (text)
    gtk_editable_set_text (editable, text);
  g_signal_connect_object (editable, "changed", G_CALLBACK (on_changed), drafts, 0);
}

/**
 * kb_draft_texts_discard:
 * @drafts: the texts
 *
 * Takes all of them out of the file, at once.
 */
void
kb_draft_texts_discard (KbDraftTexts *drafts)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (KB_IS_DRAFT_TEXTS (drafts));

  g_clear_handle_id (&drafts->save_id, g_source_remove);
  g_hash_table_remove_all (drafts->texts);
  if (drafts->workbook && !kb_workbook_set_draft (drafts->workbook, drafts->key, NULL, &error))
    g_warning ("What was half-typed could not be taken out of the file: %s", error->message);
}

static void
kb_draft_texts_dispose (GObject *object)
{
  KbDraftTexts *self = KB_DRAFT_TEXTS (object);

  kb_draft_texts_save (self);
  g_clear_weak_pointer (&self->workbook);
  G_OBJECT_CLASS (kb_draft_texts_parent_class)->dispose (object);
}

static void
kb_draft_texts_finalize (GObject *object)
{
  KbDraftTexts *self = KB_DRAFT_TEXTS (object);

  g_free (self->key);
  g_hash_table_unref (self->texts);
  G_OBJECT_CLASS (kb_draft_texts_parent_class)->finalize (object);
}

static void
kb_draft_texts_class_init (KbDraftTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_draft_texts_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_draft_texts_finalize;
}

static void
kb_draft_texts_init (KbDraftTexts *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * kb_draft_texts_new:
 * @workbook: a workbook
 * @key: its key in the draft table
 *
 * Returns: (transfer full): the texts as they were left
 */
KbDraftTexts *
kb_draft_texts_new (KbWorkbook *workbook, const char *key)
{
  KbDraftTexts *self = g_object_new (KB_TYPE_DRAFT_TEXTS, NULL);

  g_set_weak_pointer (&self->workbook, workbook);
  self->key = g_strdup (key);
  load (self);
  return self;
}
