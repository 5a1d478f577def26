// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-edit"

#include "kb-edit.h"

#include <json-glib/json-glib.h>

struct _KbEdit {
  char *label;
  JsonObject *arguments;
  GArray *steps; /* KbEditStep */
  gboolean barrier;
};

static void
step_clear (gpointer data)
{
  KbEditStep *step = data;

  g_free (step->id);
  g_clear_pointer (&step->record, kb_record_unref);
}

/**
 * kb_edit_new:
 * @label: what the act is, as a key that the edge has words for
 *
 * Returns: (transfer full): an edit that writes nothing yet
 */
KbEdit *
kb_edit_new (const char *label)
{
  KbEdit *edit = g_new0 (KbEdit, 1);

  edit->label = g_strdup (label);
  edit->arguments = json_object_new ();
  edit->steps = g_array_new (FALSE, FALSE, sizeof (KbEditStep));
  g_array_set_clear_func (edit->steps, step_clear);
  return edit;
}

void
kb_edit_free (KbEdit *edit)
{
  g_free (edit->label);
  json_object_unref (edit->arguments);
  g_array_unref (edit->steps);
  g_free (edit);
}

/**
 * kb_edit_set_barrier:
 * @edit: an edit
 *
 * Neither it nor anything before it can be undone once it is done: a registered decision.
 */
void
kb_edit_set_barrier (KbEdit *edit)
{
  edit->barrier = TRUE;
}

gboolean
kb_edit_is_barrier (const KbEdit *edit)
{
  return edit->barrier;
}

/**
 * kb_edit_set_argument:
 * @edit: an edit
 * @key: the argument's name
 * @value: (nullable): its value
 */
void
kb_edit_set_argument (KbEdit *edit, const char *key, const char *value)
{
  if (value)
    json_object_set_string_member (edit->arguments, key, value);
}

static void
add_step (KbEdit *edit, KbEditType type, KbKind kind, const char *id, KbRecord *record, guint field)
{
  KbEditStep step = { type, kind, g_strdup (id), record, field };

  g_array_append_val (edit->steps, step);
}

/**
 * kb_edit_insert:
 * @edit: an edit
 * @record: a whole new record
 */
void
kb_edit_insert (KbEdit *edit, KbRecord *record)
{
  g_return_if_fail (kb_record_id (record) != NULL);

  add_step (edit, KB_EDIT_INSERT, kb_record_kind (record), kb_record_id (record),
            kb_record_ref (record), 0);
}

/**
 * kb_edit_put:
 * @edit: an edit
 * @content: what is there now
 * @record: a whole record
 *
 * Writes @record: as a new one, or the fields that differ from the one with the same id.
 */
void
kb_edit_put (KbEdit *edit, const KbContent *content, KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  KbRecord *old = kb_content_find (content, kind, kb_record_id (record));

  if (!old) {
    kb_edit_insert (edit, record);
    return;
  }
  for (guint field = 0; field < kb_kind_info (kind)->n_fields; field++)
    if (!kb_record_same_value (old, record, field))
      add_step (edit, KB_EDIT_UPDATE, kind, kb_record_id (record), kb_record_ref (record), field);
}

/**
 * kb_edit_set_text:
 * @edit: an edit
 * @kind: a kind
 * @id: a record of it
 * @field: a field of text, date, choice or reference
 * @text: (nullable): the new value
 */
void
kb_edit_set_text (KbEdit *edit, KbKind kind, const char *id, guint field, const char *text)
{
  KbRecord *record = kb_record_new (kind, id);

  kb_record_set_text (record, field, text);
  add_step (edit, KB_EDIT_UPDATE, kind, id, record, field);
}

void
kb_edit_set_integer (KbEdit *edit, KbKind kind, const char *id, guint field, gint64 value)
{
  KbRecord *record = kb_record_new (kind, id);

  kb_record_set_integer (record, field, value);
  add_step (edit, KB_EDIT_UPDATE, kind, id, record, field);
}

void
kb_edit_delete (KbEdit *edit, KbKind kind, const char *id)
{
  add_step (edit, KB_EDIT_DELETE, kind, id, NULL, 0);
}

static void
delete_tree (KbEdit *edit, KbContent *content, KbKind kind, const char *id, GHashTable *gone)
{
  if (!g_hash_table_add (gone, g_strdup_printf ("%d/%s", (int) kind, id)))
    return;
  for (int other = 0; other < KB_N_KINDS; other++) {
    const KbKindInfo *info = kb_kind_info ((KbKind) other);

    for (guint field = 0; field < info->n_fields; field++) {
      const GPtrArray *list;

      if (info->fields[field].type != KB_TYPE_REFERENCE || info->fields[field].target != kind)
        continue;
      list = kb_content_list (content, (KbKind) other);
      for (guint i = 0; i < list->len; i++) {
        KbRecord *record = g_ptr_array_index (list, i);

        if (g_strcmp0 (kb_record_text (record, field), id) != 0)
          continue;
        if (info->fields[field].flags & (KB_FIELD_KEY | KB_FIELD_OWNER))
          delete_tree (edit, content, (KbKind) other, kb_record_id (record), gone);
        else
          kb_edit_set_text (edit, (KbKind) other, kb_record_id (record), field, NULL);
      }
    }
  }
  kb_edit_delete (edit, kind, id);
}

/**
 * kb_edit_delete_with_children:
 * @edit: an edit
 * @content: what is there now
 * @kind: a kind
 * @id: the record to delete
 *
 * Deletes the record and the rows that are keyed or owned by it, and what those own in turn, and
 * empties every other field that points at it.
 */
void
kb_edit_delete_with_children (KbEdit *edit, KbContent *content, KbKind kind, const char *id)
{
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  delete_tree (edit, content, kind, id, gone);
}

/**
 * kb_edit_add_difference:
 * @edit: an edit
 * @from: what is there now
 * @to: what is to be there
 *
 * Adds every row that goes, comes or changes. Rows that both hold as the same record cost nothing.
 */
void
kb_edit_add_difference (KbEdit *edit, KbContent *from, KbContent *to)
{
  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    const GPtrArray *old = kb_content_list (from, (KbKind) kind);
    const GPtrArray *new = kb_content_list (to, (KbKind) kind);

    for (guint i = 0; i < old->len; i++) {
      const char *id = kb_record_id (g_ptr_array_index (old, i));

      if (!kb_content_find (to, (KbKind) kind, id))
        kb_edit_delete (edit, (KbKind) kind, id);
    }
    for (guint i = 0; i < new->len; i++) {
      KbRecord *record = g_ptr_array_index (new, i);

      if (kb_content_find (from, (KbKind) kind, kb_record_id (record)) != record)
        kb_edit_put (edit, from, record);
    }
  }
}

const char *
kb_edit_label (const KbEdit *edit)
{
  return edit->label;
}

/**
 * kb_edit_arguments_json:
 * @edit: an edit
 *
 * Returns: (transfer full): its arguments as one JSON object
 */
char *
kb_edit_arguments_json (const KbEdit *edit)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, edit->arguments);
  return json_to_string (node, FALSE);
}

guint
kb_edit_size (const KbEdit *edit)
{
  return edit->steps->len;
}

const KbEditStep *
kb_edit_get (const KbEdit *edit, guint index)
{
  g_return_val_if_fail (index < edit->steps->len, NULL);

  return &g_array_index (edit->steps, KbEditStep, index);
}
