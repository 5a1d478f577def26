// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-asset"

#include "kb-commands-private.h"

/**
 * kb_record_title:
 * @record: any record
 *
 * Returns: what people call it: its name or title; empty for a record that has neither
 */
const char *
kb_record_title (const KbRecord *record)
{
  static const char *const columns[] = { "name",   "title", "name_sv", "title_sv", "organisation",
                                         "object", "role",  "text",    "reference" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    int field = kb_field_from_column (kb_record_kind (record), columns[i]);

    if (field != KB_NONE && kb_record_text (record, (guint) field))
      return kb_record_text (record, (guint) field);
  }
  return "";
}

static KbEdit *
field_edit (KbWorkbook *workbook, KbKind kind, const char *id, guint field)
{
  KbRecord *record = kb_content_find (kb_workbook_get_content (workbook), kind, id);
  KbEdit *edit;

  if (!record)
    return NULL;
  edit = kb_edit_new ("field-set");
  kb_edit_set_argument (edit, "kind", kb_kind_info (kind)->table);
  kb_edit_set_argument (edit, "field", kb_field_info (kind, field)->column);
  kb_edit_set_argument (edit, "name", kb_record_title (record));
  return edit;
}

gboolean
kb_workbook_set_text (KbWorkbook *workbook,
                      KbKind kind,
                      const char *id,
                      guint field,
                      const char *text,
                      GError **error)
{
  g_autoptr (KbEdit) edit = field_edit (workbook, kind, id, field);

  if (!edit)
    return kb_store_error_gone (error, id);
  kb_edit_set_text (edit, kind, id, field, text);
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_set_integer (
    KbWorkbook *workbook, KbKind kind, const char *id, guint field, gint64 value, GError **error)
{
  g_autoptr (KbEdit) edit = field_edit (workbook, kind, id, field);

  if (!edit)
    return kb_store_error_gone (error, id);
  kb_edit_set_integer (edit, kind, id, field, value);
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_delete (KbWorkbook *workbook, KbKind kind, const char *id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *record = kb_content_find (content, kind, id);
  g_autoptr (KbEdit) edit = NULL;

  if (!record)
    return kb_store_error_gone (error, id);
  edit = kb_edit_new ("record-delete");
  kb_edit_set_argument (edit, "kind", kb_kind_info (kind)->table);
  kb_edit_set_argument (edit, "name", kb_record_title (record));
  kb_edit_delete_with_children (edit, content, kind, id);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_add_asset:
 * @workbook: a workbook
 * @name: its name
 * @unit_id: (nullable): whose it is; without, that of the unit that is looked at
 * @id: (out) (optional): the new asset
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_asset (
    KbWorkbook *workbook, const char *name, const char *unit_id, char **id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) asset = kb_record_new (KB_KIND_ASSET, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("asset-add");

  kb_record_set_text (asset, KB_ASSET_NAME, name);
  kb_record_set_text (asset, KB_ASSET_UNIT,
                      unit_id ? unit_id : kb_workbook_get_unit_filter (workbook));
  kb_record_set_integer (asset, KB_ASSET_POSITION,
                         kb_content_next_position (content, KB_KIND_ASSET, KB_ASSET_POSITION));
  kb_edit_set_argument (edit, "name", name);
  kb_edit_insert (edit, asset);
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

KbRecord *
kb_commands_level_record (KbWorkbook *workbook, const char *asset_id, guint aspect)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  const char *aspect_id = kb_record_id (kb_method_item (method, KB_KIND_ASPECT, aspect));
  KbRecord *old = kb_content_find_pair (content, KB_KIND_ASSET_LEVEL, asset_id, aspect_id);
  KbRecord *record;

  if (old)
    return kb_record_copy (old);
  record = kb_record_new (KB_KIND_ASSET_LEVEL, NULL);
  kb_record_set_text (record, KB_ASSET_LEVEL_ASSET, asset_id);
  kb_record_set_text (record, KB_ASSET_LEVEL_ASPECT, aspect_id);
  return record;
}

/* Whether there is such a row already; where there is none, emptying it is no act. */
static gboolean
is_written (KbWorkbook *workbook, const KbRecord *level)
{
  return kb_content_find (kb_workbook_get_content (workbook), KB_KIND_ASSET_LEVEL,
                          kb_record_id (level))
         != NULL;
}

const char *
kb_commands_level_id (KbMethod *method, int level)
{
  return level == KB_NONE ? NULL
                          : kb_record_id (kb_method_item (method, KB_KIND_LEVEL, (guint) level));
}

static KbEdit *
level_edit (KbWorkbook *workbook, const char *asset_id, guint aspect, const char *label)
{
  KbMethod *method = kb_workbook_get_method (workbook);
  KbRecord *asset = kb_content_find (kb_workbook_get_content (workbook), KB_KIND_ASSET, asset_id);
  KbEdit *edit;

  if (!asset)
    return NULL;
  edit = kb_edit_new (label);
  kb_edit_set_argument (edit, "name", kb_record_title (asset));
  kb_edit_set_argument (edit, "letter", kb_method_aspect_letter (method, aspect));
  return edit;
}

/* What the room sets is proposed; the day is kept, and an earlier decision on the class no longer
 * holds. */
void
kb_commands_propose (KbWorkbook *workbook, KbEdit *edit, const char *asset_id, gboolean any_level)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbRecord) asset = kb_record_copy (kb_content_get (content, KB_KIND_ASSET, asset_id));
  g_autofree char *today = kb_date_today ();

  kb_record_set_text (asset, KB_ASSET_STATUS, any_level ? "proposed" : NULL);
  kb_record_set_text (asset, KB_ASSET_CLASSIFIED_ON, any_level ? today : NULL);
  kb_record_set_text (asset, KB_ASSET_ESTABLISHED_BY, NULL);
  kb_record_set_text (asset, KB_ASSET_ESTABLISHED_ON, NULL);
  kb_edit_put (edit, content, asset);
}

static gboolean
other_aspect_has_level (KbWorkbook *workbook, const char *asset_id, guint aspect)
{
  KbMethod *method = kb_workbook_get_method (workbook);
  KbClass class = kb_class_of_asset (kb_workbook_get_content (workbook), method, asset_id);

  class.aspects[aspect] = (KbLevelRange){ KB_NONE, KB_NONE };
  return kb_class_progress (&class, method) != KB_PROGRESS_NOTHING;
}

/* "level" and, for a range, "upper" among the arguments of the act, by the method's numbers. */
void
kb_commands_describe_level (KbWorkbook *workbook, KbEdit *edit, int low, int high)
{
  KbMethod *method = kb_workbook_get_method (workbook);

  if (low != KB_NONE) {
    g_autofree char *number = g_strdup_printf (
        "%" G_GINT64_FORMAT, kb_method_number (method, KB_KIND_LEVEL, (guint) low));

    kb_edit_set_argument (edit, "level", number);
  }
  if (low != KB_NONE && high != low) {
    g_autofree char *number = g_strdup_printf (
        "%" G_GINT64_FORMAT, kb_method_number (method, KB_KIND_LEVEL, (guint) high));

    kb_edit_set_argument (edit, "upper", number);
  }
}

/**
 * kb_workbook_set_level:
 * @workbook: a workbook
 * @asset_id: an asset
 * @aspect: an aspect in use
 * @low: the level; %KB_NONE takes it away
 * @high: the upper end while the aspect is unresolved, else the same as @low
 * @error: (out): %KB_STORE_ERROR
 *
 * Sets what the room says of one aspect. The class is then proposed, not established.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_level (
    KbWorkbook *workbook, const char *asset_id, guint aspect, int low, int high, GError **error)
{
  KbMethod *method = kb_workbook_get_method (workbook);
  g_autoptr (KbEdit) edit =
      level_edit (workbook, asset_id, aspect, low == KB_NONE ? "level-clear" : "level-set");
  g_autoptr (KbRecord) record = NULL;

  if (!edit)
    return kb_store_error_gone (error, asset_id);
  kb_commands_describe_level (workbook, edit, low, high);
  record = kb_commands_level_record (workbook, asset_id, aspect);
  if (low == KB_NONE && !is_written (workbook, record))
    return TRUE;
  kb_record_set_text (record, KB_ASSET_LEVEL_LEVEL, kb_commands_level_id (method, low));
  kb_record_set_text (record, KB_ASSET_LEVEL_UPPER,
                      high == low ? NULL : kb_commands_level_id (method, high));
  kb_edit_put (edit, kb_workbook_get_content (workbook), record);
  if (kb_edit_size (edit) > 0)
    kb_commands_propose (workbook, edit, asset_id,
                         low != KB_NONE || other_aspect_has_level (workbook, asset_id, aspect));
  return kb_workbook_commit (workbook, edit, error);
}

gboolean
kb_workbook_set_motivation (
    KbWorkbook *workbook, const char *asset_id, guint aspect, const char *text, GError **error)
{
  g_autoptr (KbEdit) edit = level_edit (workbook, asset_id, aspect, "motivation-set");
  g_autoptr (KbRecord) record = NULL;

  if (!edit)
    return kb_store_error_gone (error, asset_id);
  record = kb_commands_level_record (workbook, asset_id, aspect);
  kb_record_set_text (record, KB_ASSET_LEVEL_MOTIVATION, text);
  if ((!text || !*text) && !is_written (workbook, record))
    return TRUE;
  kb_edit_put (edit, kb_workbook_get_content (workbook), record);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_establish:
 * @workbook: a workbook
 * @asset_ids: (array zero-terminated=1): assets whose class the role has approved
 * @role: the role that establishes it, as the method says
 * @on: the date
 * @error: (out): %KB_STORE_ERROR
 *
 * Registers that the classes the room proposed are fastställda.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_establish (KbWorkbook *workbook,
                       const char *const *asset_ids,
                       const char *role,
                       const char *on,
                       GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbEdit) edit = kb_edit_new ("class-establish");
  g_autofree char *count = g_strdup_printf ("%u", g_strv_length ((char **) asset_ids));

  for (guint i = 0; asset_ids[i]; i++) {
    KbRecord *old = kb_content_find (content, KB_KIND_ASSET, asset_ids[i]);
    g_autoptr (KbRecord) asset = old ? kb_record_copy (old) : NULL;

    if (!asset)
      return kb_store_error_gone (error, asset_ids[i]);
    kb_edit_set_argument (edit, "name", kb_record_title (asset));
    kb_record_set_text (asset, KB_ASSET_STATUS, "established");
    kb_record_set_text (asset, KB_ASSET_ESTABLISHED_BY, role);
    kb_record_set_text (asset, KB_ASSET_ESTABLISHED_ON, on);
    kb_edit_put (edit, content, asset);
  }
  kb_edit_set_argument (edit, "count", count);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_add_stop_marker:
 * @workbook: a workbook
 * @error: (out): %KB_STORE_ERROR
 *
 * Counts one more object that is handled apart, under säkerhetsskydd. Nothing else of it is kept.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_stop_marker (KbWorkbook *workbook, GError **error)
{
  KbRecord *record = kb_content_workbook (kb_workbook_get_content (workbook));
  gint64 count = kb_record_integer (record, KB_WORKBOOK_STOP_MARKERS);
  g_autoptr (KbEdit) edit = kb_edit_new ("stop-marker-add");

  kb_edit_set_integer (edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_STOP_MARKERS,
                       count == KB_NO_INTEGER ? 1 : count + 1);
  return kb_workbook_commit (workbook, edit, error);
}
