// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-classify"

#include "kb-workshop-commands.h"

#include "kb-commands-private.h"

static KbRecord *
find_asset (KbWorkbook *workbook, const char *id, GError **error)
{
  KbRecord *asset =
      kb_content_find (kb_workbook_get_content (workbook), KB_KIND_ASSET, id ? id : "");

  if (!asset)
    kb_store_error_gone (error, id);
  return asset;
}

static KbEdit *
aspect_edit (KbWorkbook *workbook, const KbRecord *asset, guint aspect, const char *label)
{
  KbEdit *edit = kb_edit_new (label);

  kb_edit_set_argument (edit, "name", kb_record_title (asset));
  kb_edit_set_argument (edit, "letter",
                        kb_method_aspect_letter (kb_workbook_get_method (workbook), aspect));
  return edit;
}

static void
put_level (
    KbWorkbook *workbook, KbEdit *edit, const char *asset_id, guint aspect, int low, int high)
{
  KbMethod *method = kb_workbook_get_method (workbook);
  g_autoptr (KbRecord) record = kb_commands_level_record (workbook, asset_id, aspect);

  kb_record_set_text (record, KB_ASSET_LEVEL_LEVEL, kb_commands_level_id (method, low));
  kb_record_set_text (record, KB_ASSET_LEVEL_UPPER,
                      high == low ? NULL : kb_commands_level_id (method, high));
  if (high == low)
    kb_record_set_text (record, KB_ASSET_LEVEL_DEPENDS_ON, NULL);
  kb_edit_put (edit, kb_workbook_get_content (workbook), record);
}

/**
 * kb_workbook_set_unresolved:
 * @workbook: a workbook
 * @asset_id: an asset
 * @aspect: an aspect in use
 * @low: the lower end
 * @high: the upper end, above @low
 * @depends_on: what it depends on ("beroende på")
 * @error: (out): %KB_STORE_ERROR
 *
 * The room can't settle the level now. It counts as its upper end and is marked (design §6).
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_unresolved (KbWorkbook *workbook,
                            const char *asset_id,
                            guint aspect,
                            int low,
                            int high,
                            const char *depends_on,
                            GError **error)
{
  KbRecord *asset = find_asset (workbook, asset_id, error);
  g_autoptr (KbEdit) edit = NULL;
  g_autoptr (KbRecord) record = NULL;
  const char *lower, *upper;
  gboolean same;

  g_return_val_if_fail (low <= high, FALSE);

  if (!asset)
    return FALSE;
  record = kb_commands_level_record (workbook, asset_id, aspect);
  lower = kb_commands_level_id (kb_workbook_get_method (workbook), low);
  upper = high == low ? NULL : kb_commands_level_id (kb_workbook_get_method (workbook), high);
  same = g_strcmp0 (kb_record_text (record, KB_ASSET_LEVEL_LEVEL), lower) == 0
         && g_strcmp0 (kb_record_text (record, KB_ASSET_LEVEL_UPPER), upper) == 0;
  edit = aspect_edit (workbook, asset, aspect, same ? "dependence-set" : "level-set");
  if (!same)
    kb_commands_describe_level (workbook, edit, low, high);
  kb_record_set_text (record, KB_ASSET_LEVEL_LEVEL, lower);
  kb_record_set_text (record, KB_ASSET_LEVEL_UPPER, upper);
  kb_record_set_text (record, KB_ASSET_LEVEL_DEPENDS_ON, depends_on);
  kb_edit_put (edit, kb_workbook_get_content (workbook), record);
  if (kb_edit_size (edit) > 0)
    kb_commands_propose (workbook, edit, asset_id, TRUE);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_set_trigger:
 * @workbook: a workbook
 * @asset_id: an asset
 * @trigger_id: a trigger of the method
 * @applies: whether it applies to the asset
 * @reason: (nullable): why the level is another than the trigger suggests
 * @error: (out): %KB_STORE_ERROR
 *
 * A trigger only suggests: no level is set by it (design §6).
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_trigger (KbWorkbook *workbook,
                         const char *asset_id,
                         const char *trigger_id,
                         gboolean applies,
                         const char *reason,
                         GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *asset = find_asset (workbook, asset_id, error);
  KbRecord *trigger = kb_content_find (content, KB_KIND_TRIGGER, trigger_id);
  g_autoptr (KbRecord) record = kb_record_new (KB_KIND_ASSET_TRIGGER, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new (reason ? "trigger-override" : "trigger-set");

  if (!asset)
    return FALSE;
  if (!trigger)
    return kb_store_error_gone (error, trigger_id);
  kb_record_set_text (record, KB_ASSET_TRIGGER_ASSET, asset_id);
  kb_record_set_text (record, KB_ASSET_TRIGGER_TRIGGER, trigger_id);
  kb_record_set_integer (record, KB_ASSET_TRIGGER_APPLIES, applies);
  kb_record_set_text (record, KB_ASSET_TRIGGER_REASON, reason && *reason ? reason : NULL);
  kb_edit_set_argument (edit, "name", kb_record_title (asset));
  kb_edit_set_argument (edit, "role_sv", kb_record_text (trigger, KB_TRIGGER_NAME_SV));
  kb_edit_set_argument (edit, "role_en", kb_record_text (trigger, KB_TRIGGER_NAME_EN));
  kb_edit_put (edit, content, record);
  return kb_workbook_commit (workbook, edit, error);
}

static KbRecord *
find_area_level (KbContent *content, const char *asset_id, const char *aspect_id, const char *area)
{
  const GPtrArray *rows =
      kb_content_referring (content, KB_KIND_AREA_LEVEL, KB_AREA_LEVEL_ASSET, asset_id);

  for (guint i = 0; rows && i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);

    if (g_strcmp0 (kb_record_text (row, KB_AREA_LEVEL_ASPECT), aspect_id) == 0
        && g_strcmp0 (kb_record_text (row, KB_AREA_LEVEL_AREA), area) == 0)
      return row;
  }
  return NULL;
}

/* The highest over the areas, with one of them as it is about to be. */
static int
highest_area (KbWorkbook *workbook,
              const char *asset_id,
              const char *aspect_id,
              const char *area_id,
              int level)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  const GPtrArray *rows =
      kb_content_referring (content, KB_KIND_AREA_LEVEL, KB_AREA_LEVEL_ASSET, asset_id);
  int highest = level;

  for (guint i = 0; rows && i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);
    const char *id = kb_record_text (row, KB_AREA_LEVEL_LEVEL);

    if (!id || g_strcmp0 (kb_record_text (row, KB_AREA_LEVEL_ASPECT), aspect_id) != 0
        || g_strcmp0 (kb_record_text (row, KB_AREA_LEVEL_AREA), area_id) == 0)
      continue;
    highest = MAX (highest, kb_method_ordinal (method, KB_KIND_LEVEL, id));
  }
  return highest;
}

/**
 * kb_workbook_set_area_level:
 * @workbook: a workbook
 * @asset_id: an asset
 * @aspect: an aspect in use
 * @area_id: a consequence area of the method
 * @level: how bad it would be there; %KB_NONE takes it away
 * @error: (out): %KB_STORE_ERROR
 *
 * The highest over the areas is the class of the aspect (design §6).
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_area_level (KbWorkbook *workbook,
                            const char *asset_id,
                            guint aspect,
                            const char *area_id,
                            int level,
                            GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  const char *aspect_id = kb_record_id (kb_method_item (method, KB_KIND_ASPECT, aspect));
  KbRecord *asset = find_asset (workbook, asset_id, error);
  KbRecord *area = kb_content_find (content, KB_KIND_AREA, area_id);
  KbRecord *old = find_area_level (content, asset_id, aspect_id, area_id);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) record =
      old ? kb_record_copy (old) : kb_record_new (KB_KIND_AREA_LEVEL, new_id);
  g_autoptr (KbEdit) edit = NULL;
  int highest = highest_area (workbook, asset_id, aspect_id, area_id, level);

  if (!asset)
    return FALSE;
  if (!area)
    return kb_store_error_gone (error, area_id);
  edit = aspect_edit (workbook, asset, aspect, level == KB_NONE ? "area-clear" : "area-set");
  kb_edit_set_argument (edit, "role_sv", kb_record_text (area, KB_AREA_NAME_SV));
  kb_edit_set_argument (edit, "role_en", kb_record_text (area, KB_AREA_NAME_EN));
  kb_commands_describe_level (workbook, edit, level, level);
  kb_record_set_text (record, KB_AREA_LEVEL_ASSET, asset_id);
  kb_record_set_text (record, KB_AREA_LEVEL_ASPECT, aspect_id);
  kb_record_set_text (record, KB_AREA_LEVEL_AREA, area_id);
  kb_record_set_text (record, KB_AREA_LEVEL_LEVEL, kb_commands_level_id (method, level));
  kb_edit_put (edit, content, record);
  put_level (workbook, edit, asset_id, aspect, highest, highest);
  if (kb_edit_size (edit) > 0)
    kb_commands_propose (workbook, edit, asset_id, TRUE);
  return kb_workbook_commit (workbook, edit, error);
}

/**
 * kb_workbook_reuse_class:
 * @workbook: a workbook
 * @asset_id: an asset
 * @shared_id: an asset whose class is shared in the organisation (organisationsgemensam)
 * @error: (out): %KB_STORE_ERROR
 *
 * Takes the shared class with its motivations (MSB:s metodstöd). Whether it may then be raised or
 * lowered is said on the shared asset.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_reuse_class (KbWorkbook *workbook,
                         const char *asset_id,
                         const char *shared_id,
                         GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  KbRecord *asset = find_asset (workbook, asset_id, error);
  KbRecord *shared = asset ? find_asset (workbook, shared_id, error) : NULL;
  g_autoptr (KbEdit) edit = kb_edit_new ("class-reuse");
  KbClass class;

  if (!shared)
    return FALSE;
  class = kb_class_of_asset (content, method, shared_id);
  kb_edit_set_argument (edit, "name", kb_record_title (asset));
  kb_edit_set_argument (edit, "other", kb_record_title (shared));
  kb_commands_propose (workbook, edit, asset_id, TRUE);
  kb_edit_set_text (edit, KB_KIND_ASSET, asset_id, KB_ASSET_REUSES, shared_id);
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    g_autoptr (KbRecord) record = kb_commands_level_record (workbook, asset_id, a);
    g_autoptr (KbRecord) source = kb_commands_level_record (workbook, shared_id, a);

    if (class.aspects[a].high == KB_NONE)
      continue;
    kb_record_set_text (record, KB_ASSET_LEVEL_LEVEL,
                        kb_record_text (source, KB_ASSET_LEVEL_LEVEL));
    kb_record_set_text (record, KB_ASSET_LEVEL_UPPER,
                        kb_record_text (source, KB_ASSET_LEVEL_UPPER));
    kb_record_set_text (record, KB_ASSET_LEVEL_MOTIVATION,
                        kb_record_text (source, KB_ASSET_LEVEL_MOTIVATION));
    kb_edit_put (edit, content, record);
  }
  return kb_workbook_commit (workbook, edit, error);
}

static guint
rounds_so_far (KbContent *content,
               const char *workshop_id,
               const char *asset_id,
               const char *aspect)
{
  const GPtrArray *rows =
      kb_content_referring (content, KB_KIND_VOTE_ROUND, KB_VOTE_ROUND_ASSET, asset_id);
  guint count = 0;

  for (guint i = 0; rows && i < rows->len; i++) {
    KbRecord *row = g_ptr_array_index (rows, i);

    count += g_strcmp0 (kb_record_text (row, KB_VOTE_ROUND_WORKSHOP), workshop_id) == 0
             && g_strcmp0 (kb_record_text (row, KB_VOTE_ROUND_ASPECT), aspect) == 0;
  }
  return count;
}

/**
 * kb_workbook_add_vote:
 * @workbook: a workbook
 * @workshop_id: a workshop
 * @asset_id: what was voted on
 * @aspect: an aspect in use
 * @vote: how many chose each level; who chose what is never kept
 * @id: (out) (optional) (transfer full): the new round
 * @error: (out): %KB_STORE_ERROR
 *
 * Keeps a hidden vote when it is revealed.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_add_vote (KbWorkbook *workbook,
                      const char *workshop_id,
                      const char *asset_id,
                      guint aspect,
                      const KbVote *vote,
                      char **id,
                      GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  const char *aspect_id = kb_record_id (kb_method_item (method, KB_KIND_ASPECT, aspect));
  KbRecord *asset = find_asset (workbook, asset_id, error);
  g_autofree char *new_id = kb_new_id ();
  g_autoptr (KbRecord) round = kb_record_new (KB_KIND_VOTE_ROUND, new_id);
  g_autoptr (KbEdit) edit = NULL;

  if (!asset)
    return FALSE;
  if (!kb_content_find (content, KB_KIND_WORKSHOP, workshop_id))
    return kb_store_error_gone (error, workshop_id);
  edit = aspect_edit (workbook, asset, aspect, "vote-add");
  kb_record_set_text (round, KB_VOTE_ROUND_WORKSHOP, workshop_id);
  kb_record_set_text (round, KB_VOTE_ROUND_ASSET, asset_id);
  kb_record_set_text (round, KB_VOTE_ROUND_ASPECT, aspect_id);
  kb_record_set_integer (round, KB_VOTE_ROUND_ROUND,
                         rounds_so_far (content, workshop_id, asset_id, aspect_id) + 1);
  kb_edit_insert (edit, round);
  for (guint level = 0; level < kb_method_size (method, KB_KIND_LEVEL); level++) {
    g_autoptr (KbRecord) count = kb_record_new (KB_KIND_VOTE_COUNT, NULL);

    if (vote->counts[level] == 0)
      continue;
    kb_record_set_text (count, KB_VOTE_COUNT_ROUND, new_id);
    kb_record_set_text (count, KB_VOTE_COUNT_LEVEL, kb_commands_level_id (method, (int) level));
    kb_record_set_integer (count, KB_VOTE_COUNT_COUNT, MIN (vote->counts[level], KB_VOTE_MAX));
    kb_edit_insert (edit, count);
  }
  if (!kb_workbook_commit (workbook, edit, error))
    return FALSE;
  if (id)
    *id = g_steal_pointer (&new_id);
  return TRUE;
}

/**
 * kb_workbook_set_consensus:
 * @workbook: a workbook
 * @round_id: the last round of a vote
 * @level: what the room agrees on
 * @motivation: (nullable): why; %NULL leaves the motivation that is there
 * @error: (out): %KB_STORE_ERROR
 *
 * Consensus, not majority, sets the level.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_consensus (
    KbWorkbook *workbook, const char *round_id, int level, const char *motivation, GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  KbRecord *round = kb_content_find (content, KB_KIND_VOTE_ROUND, round_id);
  const char *asset_id = round ? kb_record_text (round, KB_VOTE_ROUND_ASSET) : NULL;
  KbRecord *asset = round ? find_asset (workbook, asset_id, error) : NULL;
  g_autoptr (KbEdit) edit = NULL;
  g_autoptr (KbRecord) record = NULL;
  int aspect;

  if (!round)
    return kb_store_error_gone (error, round_id);
  if (!asset)
    return FALSE;
  aspect = kb_method_ordinal (method, KB_KIND_ASPECT, kb_record_text (round, KB_VOTE_ROUND_ASPECT));
  if (aspect == KB_NONE)
    return kb_store_error_gone (error, round_id);
  edit = aspect_edit (workbook, asset, (guint) aspect, "vote-consensus");
  kb_commands_describe_level (workbook, edit, level, level);
  kb_edit_set_text (edit, KB_KIND_VOTE_ROUND, round_id, KB_VOTE_ROUND_CONSENSUS,
                    kb_commands_level_id (method, level));
  record = kb_commands_level_record (workbook, asset_id, (guint) aspect);
  kb_record_set_text (record, KB_ASSET_LEVEL_LEVEL, kb_commands_level_id (method, level));
  kb_record_set_text (record, KB_ASSET_LEVEL_UPPER, NULL);
  kb_record_set_text (record, KB_ASSET_LEVEL_DEPENDS_ON, NULL);
  if (motivation)
    kb_record_set_text (record, KB_ASSET_LEVEL_MOTIVATION, *motivation ? motivation : NULL);
  kb_edit_put (edit, content, record);
  kb_commands_propose (workbook, edit, asset_id, TRUE);
  return kb_workbook_commit (workbook, edit, error);
}
