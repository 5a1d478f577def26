// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-inventory"

#include "kb-workshop-commands.h"

#include "kb-commands-private.h"

static void
put_in_workshop (KbEdit *edit,
                 KbContent *content,
                 const char *workshop_id,
                 const char *asset_id,
                 gint64 position)
{
  g_autoptr (KbRecord) row = kb_record_new (KB_KIND_WORKSHOP_ASSET, NULL);

  kb_record_set_text (row, KB_WORKSHOP_ASSET_WORKSHOP, workshop_id);
  kb_record_set_text (row, KB_WORKSHOP_ASSET_ASSET, asset_id);
  kb_record_set_integer (row, KB_WORKSHOP_ASSET_POSITION, position);
  if (!kb_content_find (content, KB_KIND_WORKSHOP_ASSET, kb_record_id (row)))
    kb_edit_insert (edit, row);
}

static gint64
next_place (KbContent *content, const char *workshop_id)
{
  const GPtrArray *rows = kb_content_referring (content, KB_KIND_WORKSHOP_ASSET,
                                                KB_WORKSHOP_ASSET_WORKSHOP, workshop_id);
  gint64 last = -1;

  for (guint i = 0; rows && i < rows->len; i++)
    last = MAX (last, kb_record_integer (g_ptr_array_index (rows, i), KB_WORKSHOP_ASSET_POSITION));
  return last + 1;
}

/* The id of the system with this name: one that is there, one that this act has made already, or a
 * new one. Borrowed from @made. */
static const char *
system_named (KbEdit *edit, KbContent *content, GHashTable *made, const char *name)
{
  const GPtrArray *systems = kb_content_list (content, KB_KIND_SYSTEM);
  g_autofree char *folded = kb_fold (name);
  g_autoptr (KbRecord) system = NULL;
  char *id = g_hash_table_lookup (made, folded);

  for (guint i = 0; !id && i < systems->len; i++) {
    KbRecord *old = g_ptr_array_index (systems, i);
    g_autofree char *other = kb_fold (kb_record_text (old, KB_SYSTEM_NAME));

    if (g_str_equal (other, folded))
      return kb_record_id (old);
  }
  if (id)
    return id;
  id = kb_new_id ();
  system = kb_record_new (KB_KIND_SYSTEM, id);
  kb_record_set_text (system, KB_SYSTEM_NAME, name);
  kb_record_set_integer (system, KB_SYSTEM_POSITION,
                         kb_content_next_position (content, KB_KIND_SYSTEM, KB_SYSTEM_POSITION)
                             + (gint64) g_hash_table_size (made));
  kb_edit_insert (edit, system);
  g_hash_table_insert (made, g_steal_pointer (&folded), id);
  return id;
}

static void
put_link (KbEdit *edit, const char *asset_id, const char *system_id)
{
  g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ASSET_SYSTEM, NULL);

  kb_record_set_text (link, KB_ASSET_SYSTEM_ASSET, asset_id);
  kb_record_set_text (link, KB_ASSET_SYSTEM_SYSTEM, system_id);
  kb_edit_insert (edit, link);
}

static void
put_links (KbEdit *edit,
           KbContent *content,
           GHashTable *made,
           const char *asset_id,
           const char *const *systems)
{
  g_autoptr (GHashTable) linked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; systems && systems[i]; i++) {
    const char *system_id;

    if (!*systems[i])
      continue;
    system_id = system_named (edit, content, made, systems[i]);
    if (g_hash_table_add (linked, (gpointer) system_id))
      put_link (edit, asset_id, system_id);
  }
}

static KbRecord *
new_asset (const KbNewAsset *asset, const char *id, gint64 position)
{
  KbRecord *record = kb_record_new (KB_KIND_ASSET, id);

  kb_record_set_text (record, KB_ASSET_NAME, asset->name);
  kb_record_set_text (record, KB_ASSET_DESCRIPTION, asset->description);
  kb_record_set_text (record, KB_ASSET_UNIT, asset->unit_id);
  kb_record_set_text (record, KB_ASSET_FORM, asset->form);
  kb_record_set_text (record, KB_ASSET_STATUTES, asset->statutes);
  kb_record_set_integer (record, KB_ASSET_POSITION, position);
  return record;
}

/**
 * kb_workbook_add_workshop_assets:
 * @workbook: a workbook
 * @workshop_id: a workshop
 * @assets: (array length=n_assets): what the room names, or what is pasted
 * @n_assets: how many
 * @ids: (nullable) (element-type utf8): the new ids are added here
 * @error: (out): %KB_STORE_ERROR
 *
 * Adds assets to the register and to the workshop. No level comes with them: what the library
 * suggests stays a suggestion.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_workshop_assets (KbWorkbook *workbook,
                                 const char *workshop_id,
                                 const KbNewAsset *assets,
                                 guint n_assets,
                                 GPtrArray *ids,
                                 GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbEdit) edit = kb_edit_new (n_assets == 1 ? "asset-add" : "assets-add");
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) new_ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *count = g_strdup_printf ("%u", n_assets);
  gint64 position = kb_content_next_position (content, KB_KIND_ASSET, KB_ASSET_POSITION);
  gint64 place = next_place (content, workshop_id);

  g_return_val_if_fail (n_assets > 0, FALSE);

  if (!kb_content_find (content, KB_KIND_WORKSHOP, workshop_id))
    return kb_store_error_gone (error, workshop_id);
  kb_edit_set_argument (edit, "name", assets[0].name);
  kb_edit_set_argument (edit, "count", count);
  for (guint i = 0; i < n_assets; i++) {
    char *id = kb_new_id ();
    g_autoptr (KbRecord) record = new_asset (&assets[i], id, position + i);

    g_ptr_array_add (new_ids, id);
    kb_edit_insert (edit, record);
    put_links (edit, content, made, id, assets[i].systems);
    put_in_workshop (edit, content, workshop_id, id, place + i);
  }
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  for (guint i = 0; ids && i < new_ids->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (new_ids, i)));
  return TRUE;
}

/**
 * kb_workbook_set_in_workshop:
 * @workbook: a workbook
 * @workshop_id: a workshop
 * @asset_id: an asset of the register
 * @taken: whether the workshop works on it
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_in_workshop (KbWorkbook *workbook,
                             const char *workshop_id,
                             const char *asset_id,
                             gboolean taken,
                             GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *asset = kb_content_find (content, KB_KIND_ASSET, asset_id);
  KbRecord *workshop = kb_content_find (content, KB_KIND_WORKSHOP, workshop_id);
  g_autoptr (KbEdit) edit = kb_edit_new (taken ? "workshop-take" : "workshop-drop");
  g_autofree char *id = kb_composite_id (workshop_id, asset_id);

  if (!asset || !workshop)
    return kb_store_error_gone (error, asset ? workshop_id : asset_id);
  kb_edit_set_argument (edit, "name", kb_record_title (asset));
  kb_edit_set_argument (edit, "other", kb_record_text (workshop, KB_WORKSHOP_OBJECT));
  if (taken)
    put_in_workshop (edit, content, workshop_id, asset_id, next_place (content, workshop_id));
  else if (kb_content_find (content, KB_KIND_WORKSHOP_ASSET, id))
    kb_edit_delete (edit, KB_KIND_WORKSHOP_ASSET, id);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_link_asset_named:
 * @workbook: a workbook
 * @asset_id: an asset
 * @system: what the room calls a system that carries it
 * @error: (out): %KB_STORE_ERROR
 *
 * Links the asset to the system of that name, which is made when it is not there.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_link_asset_named (KbWorkbook *workbook,
                              const char *asset_id,
                              const char *system,
                              GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *asset = kb_content_find (content, KB_KIND_ASSET, asset_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("asset-link");
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *system_id;

  if (!asset)
    return kb_store_error_gone (error, asset_id);
  system_id = system_named (edit, content, made, system);
  if (kb_content_find_pair (content, KB_KIND_ASSET_SYSTEM, asset_id, system_id))
    return TRUE;
  kb_edit_set_argument (edit, "name", kb_record_title (asset));
  kb_edit_set_argument (edit, "other", system);
  put_link (edit, asset_id, system_id);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_split_asset:
 * @workbook: a workbook
 * @asset_id: an asset that is more than one thing
 * @name: what the new part is called
 * @id: (out) (optional) (transfer full): the new asset
 * @error: (out): %KB_STORE_ERROR
 *
 * Makes a part of an asset one of its own: same unit, form, owner, systems and workshops; its class
 * is for the room to say.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_split_asset (
    KbWorkbook *workbook, const char *asset_id, const char *name, char **id, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *asset = kb_content_find (content, KB_KIND_ASSET, asset_id);
  static const guint kept[] = { KB_ASSET_UNIT,     KB_ASSET_FORM,          KB_ASSET_OWNER,
                                KB_ASSET_STATUTES, KB_ASSET_PERSONAL_DATA, KB_ASSET_LEGAL_BASIS };
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) part = kb_record_new (KB_KIND_ASSET, new_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("asset-split");
  const GPtrArray *links, *workshops;

  if (!asset)
    return kb_store_error_gone (error, asset_id);
  kb_edit_set_argument (edit, "name", name);
  kb_edit_set_argument (edit, "other", kb_record_title (asset));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    kb_record_set_text (part, kept[i], kb_record_text (asset, kept[i]));
  kb_record_set_text (part, KB_ASSET_NAME, name);
  kb_record_set_integer (part, KB_ASSET_POSITION,
                         kb_content_next_position (content, KB_KIND_ASSET, KB_ASSET_POSITION));
  kb_edit_insert (edit, part);
  links = kb_content_referring (content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_ASSET, asset_id);
  for (guint i = 0; links && i < links->len; i++) {
    g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ASSET_SYSTEM, NULL);

    kb_record_set_text (link, KB_ASSET_SYSTEM_ASSET, new_id);
    kb_record_set_text (link, KB_ASSET_SYSTEM_SYSTEM,
                        kb_record_text (g_ptr_array_index (links, i), KB_ASSET_SYSTEM_SYSTEM));
    kb_edit_insert (edit, link);
  }
  workshops =
      kb_content_referring (content, KB_KIND_WORKSHOP_ASSET, KB_WORKSHOP_ASSET_ASSET, asset_id);
  for (guint i = 0; workshops && i < workshops->len; i++) {
    const char *workshop =
        kb_record_text (g_ptr_array_index (workshops, i), KB_WORKSHOP_ASSET_WORKSHOP);

    put_in_workshop (edit, content, workshop, new_id, next_place (content, workshop));
  }
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

/* Rows that pointed at one asset point at the other instead; one that is there already goes. */
static void
move_pairs (
    KbEdit *edit, KbContent *content, KbKind kind, guint field, const char *from, const char *to)
{
  const GPtrArray *rows = kb_content_referring (content, kind, field, from);

  for (guint i = 0; rows && i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    g_autoptr (KbRecord) moved = kb_record_new (kind, NULL);

    for (guint f = 0; f < kb_kind_info (kind)->n_fields; f++)
      if (kb_field_is_integer (kb_field_info (kind, f)))
        kb_record_set_integer (moved, f, kb_record_integer (row, f));
      else
        kb_record_set_text (moved, f, f == field ? to : kb_record_text (row, f));
    if (!kb_content_find (content, kind, kb_record_id (moved)))
      kb_edit_insert (edit, moved);
  }
}

/* What pointed at one asset points at the other instead, but the other itself. To come after the
 * deletion, which empties these fields. */
static void
repoint (
    KbEdit *edit, KbContent *content, KbKind kind, guint field, const char *from, const char *to)
{
  const GPtrArray *list = kb_content_list (content, kind);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);

    if (g_strcmp0 (kb_record_text (record, field), from) == 0
        && !g_str_equal (kb_record_id (record), to) && !g_str_equal (kb_record_id (record), from))
      kb_edit_set_text (edit, kind, kb_record_id (record), field, to);
  }
}

/**
 * kb_workbook_join_assets:
 * @workbook: a workbook
 * @keep_id: the asset that stays, with its class
 * @other_id: the same thing under another name
 * @error: (out): %KB_STORE_ERROR
 *
 * Joins two assets that turned out to be one: systems, workshops, risks and parked questions of
 * both stay, and levels of the other where the kept one has none.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_join_assets (KbWorkbook *workbook,
                         const char *keep_id,
                         const char *other_id,
                         GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *keep = kb_content_find (content, KB_KIND_ASSET, keep_id);
  KbRecord *other = kb_content_find (content, KB_KIND_ASSET, other_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("asset-join");

  if (!keep || !other || g_str_equal (keep_id, other_id))
    return kb_store_error_gone (error, keep ? other_id : keep_id);
  kb_edit_set_argument (edit, "name", kb_record_title (other));
  kb_edit_set_argument (edit, "other", kb_record_title (keep));
  move_pairs (edit, content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_ASSET, other_id, keep_id);
  move_pairs (edit, content, KB_KIND_WORKSHOP_ASSET, KB_WORKSHOP_ASSET_ASSET, other_id, keep_id);
  move_pairs (edit, content, KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASSET, other_id, keep_id);
  kb_edit_delete_with_children (edit, content, KB_KIND_ASSET, other_id);
  repoint (edit, content, KB_KIND_RISK, KB_RISK_ASSET, other_id, keep_id);
  repoint (edit, content, KB_KIND_PARKED, KB_PARKED_ASSET, other_id, keep_id);
  repoint (edit, content, KB_KIND_ASSET, KB_ASSET_REUSES, other_id, keep_id);
  return kb_workbook_commit (workbook, edit, error);
}
