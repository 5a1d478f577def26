// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-aspect"

#include "kb-aspect.h"

#include <string.h>

#define MAX_CODE 40

/* Rows that say nothing without their aspect; those keyed by one are of them. */
static const struct {
  KbKind kind;
  guint field;
} about[] = {
  { KB_KIND_LEVEL_TEXT, KB_LEVEL_TEXT_ASPECT },     { KB_KIND_TRIGGER, KB_TRIGGER_ASPECT },
  { KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASPECT },   { KB_KIND_AREA_LEVEL, KB_AREA_LEVEL_ASPECT },
  { KB_KIND_SYSTEM_LEVEL, KB_SYSTEM_LEVEL_ASPECT }, { KB_KIND_VOTE_ROUND, KB_VOTE_ROUND_ASPECT },
};

/* And what belongs to such a row in turn. */
static const struct {
  KbKind kind;
  guint field;
  KbKind owner;
} parts[] = {
  { KB_KIND_ASSET_TRIGGER, KB_ASSET_TRIGGER_TRIGGER, KB_KIND_TRIGGER },
  { KB_KIND_VOTE_COUNT, KB_VOTE_COUNT_ROUND, KB_KIND_VOTE_ROUND },
};

/**
 * kb_aspect_is_standard:
 * @code: (nullable): an aspect's code
 *
 * Returns: whether it is one of the four that the field has in common (and that the catalogue of
 *   measures knows), and not a kommun's own
 */
gboolean
kb_aspect_is_standard (const char *code)
{
  static const char *const codes[] = { "confidentiality", "integrity", "availability",
                                       "traceability", NULL };

  return code && g_strv_contains (codes, code);
}

/**
 * kb_aspect_code_is_valid:
 * @code: (nullable): what somebody wants to call an aspect in files
 *
 * Returns: whether it is a letter a–z followed by letters, digits and hyphens, 40 signs at most
 */
gboolean
kb_aspect_code_is_valid (const char *code)
{
  if (!code || !g_ascii_islower (*code) || strlen (code) > MAX_CODE)
    return FALSE;
  for (const char *c = code; *c; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
      return FALSE;
  return TRUE;
}

static gboolean
is_taken (KbContent *content, const char *code, const char *id)
{
  const GPtrArray *list = kb_content_list (content, KB_KIND_ASPECT);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *other = g_ptr_array_index (list, i);

    if (g_strcmp0 (kb_record_text (other, KB_ASPECT_CODE), code) == 0
        && g_strcmp0 (kb_record_id (other), id) != 0)
      return TRUE;
  }
  return FALSE;
}

/* "Äkthet & ursprung" → "akthet-ursprung" */
static char *
slug (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name ? name : "", -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *ascii = g_str_to_ascii (composed ? composed : "", "C");
  GString *code = g_string_new (NULL);

  for (const char *c = ascii; *c && code->len < MAX_CODE - 4; c++) {
    if (g_ascii_isalpha (*c) || (g_ascii_isdigit (*c) && code->len > 0))
      g_string_append_c (code, g_ascii_tolower (*c));
    else if (code->len > 0 && code->str[code->len - 1] != '-')
      g_string_append_c (code, '-');
  }
  while (code->len > 0 && code->str[code->len - 1] == '-')
    g_string_truncate (code, code->len - 1);
  if (code->len == 0)
    g_string_assign (code, "aspect");
  return g_string_free (code, FALSE);
}

/**
 * kb_aspect_make_code:
 * @content: a workbook's content
 * @aspect: an aspect of a kommun's own
 *
 * Returns: (transfer full): a code from its name that no other aspect has. It is what files know it
 *   by and never changes, whatever it is called later.
 */
char *
kb_aspect_make_code (KbContent *content, const KbRecord *aspect)
{
  const char *name = kb_record_text (aspect, KB_ASPECT_NAME_EN);
  g_autofree char *code = slug (name ? name : kb_record_text (aspect, KB_ASPECT_NAME_SV));
  char *free_code = g_strdup (code);

  for (guint n = 2; is_taken (content, free_code, kb_record_id (aspect)); n++) {
    g_free (free_code);
    free_code = g_strdup_printf ("%s-%u", code, n);
  }
  return free_code;
}

static guint
count_owners (KbContent *content, KbKind kind, guint aspect, guint owner, const char *id)
{
  const GPtrArray *list = kb_content_list (content, kind);
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);

    if (g_strcmp0 (kb_record_text (record, aspect), id) == 0)
      g_hash_table_add (owners, (gpointer) kb_record_text (record, owner));
  }
  return g_hash_table_size (owners);
}

static guint
count (KbContent *content, KbKind kind, guint field, const char *id)
{
  const GPtrArray *list = kb_content_list (content, kind);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += g_strcmp0 (kb_record_text (g_ptr_array_index (list, i), field), id) == 0;
  return n;
}

/**
 * kb_aspect_count_uses:
 * @content: a workbook's content
 * @id: an aspect
 * @uses: (out): what would go with it
 */
void
kb_aspect_count_uses (KbContent *content, const char *id, KbAspectUses *uses)
{
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *levels = kb_content_list (content, KB_KIND_ASSET_LEVEL);
  const GPtrArray *areas = kb_content_list (content, KB_KIND_AREA_LEVEL);

  for (guint i = 0; i < levels->len; i++)
    if (g_strcmp0 (kb_record_text (g_ptr_array_index (levels, i), KB_ASSET_LEVEL_ASPECT), id) == 0)
      g_hash_table_add (
          assets, (gpointer) kb_record_text (g_ptr_array_index (levels, i), KB_ASSET_LEVEL_ASSET));
  for (guint i = 0; i < areas->len; i++)
    if (g_strcmp0 (kb_record_text (g_ptr_array_index (areas, i), KB_AREA_LEVEL_ASPECT), id) == 0)
      g_hash_table_add (
          assets, (gpointer) kb_record_text (g_ptr_array_index (areas, i), KB_AREA_LEVEL_ASSET));
  uses->assets = g_hash_table_size (assets);
  uses->systems = count_owners (content, KB_KIND_SYSTEM_LEVEL, KB_SYSTEM_LEVEL_ASPECT,
                                KB_SYSTEM_LEVEL_SYSTEM, id);
  uses->votes = count (content, KB_KIND_VOTE_ROUND, KB_VOTE_ROUND_ASPECT, id);
  uses->triggers = count (content, KB_KIND_TRIGGER, KB_TRIGGER_ASPECT, id);
  uses->texts = count (content, KB_KIND_LEVEL_TEXT, KB_LEVEL_TEXT_ASPECT, id);
}

/**
 * kb_aspect_can_go:
 * @content: a workbook's content
 * @id: an aspect
 *
 * One of a kommun's own can always be removed. One of the four standard ones only when nothing of
 * the workbook's work stands under it: it is put out of use instead, and its values stay.
 *
 * Returns: whether it may be removed
 */
gboolean
kb_aspect_can_go (KbContent *content, const char *id)
{
  KbRecord *aspect = kb_content_find (content, KB_KIND_ASPECT, id);
  KbAspectUses uses;

  if (!aspect || !kb_aspect_is_standard (kb_record_text (aspect, KB_ASPECT_CODE)))
    return aspect != NULL;
  kb_aspect_count_uses (content, id, &uses);
  return uses.assets + uses.systems + uses.votes == 0;
}

static void
remove_all (KbContent *content, KbKind kind, guint field, KbKind target, const char *id)
{
  const GPtrArray *list = kb_content_list (content, kind);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    const char *to = kb_record_text (record, field);

    if (id ? g_strcmp0 (to, id) == 0 : to && !kb_content_find (content, target, to))
      g_ptr_array_add (gone, g_strdup (kb_record_id (record)));
  }
  for (guint i = 0; i < gone->len; i++)
    kb_content_remove (content, kind, g_ptr_array_index (gone, i));
}

/* A class of which nothing is left is no class any more: neither proposed nor established. */
static void
unclassify (KbContent *result, KbContent *content, const char *id)
{
  const GPtrArray *levels = kb_content_list (content, KB_KIND_ASSET_LEVEL);

  for (guint i = 0; i < levels->len; i++) {
    KbRecord *level = g_ptr_array_index (levels, i);
    const char *asset_id = kb_record_text (level, KB_ASSET_LEVEL_ASSET);
    KbRecord *asset = kb_content_find (result, KB_KIND_ASSET, asset_id);
    const GPtrArray *left =
        kb_content_referring (result, KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASSET, asset_id);
    g_autoptr (KbRecord) copy = NULL;
    gboolean any = FALSE;

    if (!asset || g_strcmp0 (kb_record_text (level, KB_ASSET_LEVEL_ASPECT), id) != 0)
      continue;
    for (guint l = 0; left && l < left->len; l++)
      any = any || !kb_record_is_null (g_ptr_array_index (left, l), KB_ASSET_LEVEL_LEVEL);
    if (any || kb_record_is_null (asset, KB_ASSET_STATUS))
      continue;
    copy = kb_record_copy (asset);
    kb_record_set_text (copy, KB_ASSET_STATUS, NULL);
    kb_record_set_text (copy, KB_ASSET_ESTABLISHED_BY, NULL);
    kb_record_set_text (copy, KB_ASSET_ESTABLISHED_ON, NULL);
    kb_record_set_text (copy, KB_ASSET_CLASSIFIED_ON, NULL);
    kb_content_put (result, copy);
  }
}

/**
 * kb_aspect_remove:
 * @content: a workbook's content
 * @id: an aspect
 *
 * Returns: (transfer full): the content without the aspect and without all that stood under it. The
 *   rest of each class stands as it was.
 */
KbContent *
kb_aspect_remove (KbContent *content, const char *id)
{
  KbContent *result = kb_content_copy (content);

  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    remove_all (result, about[i].kind, about[i].field, KB_KIND_ASPECT, id);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    remove_all (result, parts[i].kind, parts[i].field, parts[i].owner, NULL);
  kb_content_remove (result, KB_KIND_ASPECT, id);
  unclassify (result, content, id);
  return result;
}
