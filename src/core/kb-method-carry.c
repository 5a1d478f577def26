// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-carry"

#include "kb-method-carry.h"

typedef struct {
  KbMethodMap *map;
  KbContent *result;
  GHashTable *steps[KB_KIND_METHOD]; /* old id → KbMapStep */
  GHashTable *touched;               /* ids of assets whose class a person moved */
} KbCarrier;

static const KbMapStep *
find_step (const KbCarrier *carrier, KbKind kind, const char *id)
{
  return kind < KB_KIND_METHOD && carrier->steps[kind] && id
             ? g_hash_table_lookup (carrier->steps[kind], id)
             : NULL;
}

/* A row that says nothing without what it points at. */
static gboolean
needs (KbKind kind, const KbFieldInfo *field)
{
  if (field->flags & (KB_FIELD_KEY | KB_FIELD_OWNER))
    return TRUE;
  return kind == KB_KIND_AREA_LEVEL || kind == KB_KIND_TRIGGER
         || (kind == KB_KIND_VOTE_ROUND && field->target == KB_KIND_ASPECT);
}

/* Two rows that become one: votes are added up, holders of a role stand side by side. */
static KbRecord *
join (const KbRecord *there, KbRecord *record)
{
  if (kb_record_kind (record) == KB_KIND_VOTE_COUNT)
    kb_record_set_integer (record, KB_VOTE_COUNT_COUNT,
                           kb_record_integer (there, KB_VOTE_COUNT_COUNT)
                               + kb_record_integer (record, KB_VOTE_COUNT_COUNT));
  if (kb_record_kind (record) == KB_KIND_SYSTEM_ROLE) {
    const char *one = kb_record_text (there, KB_SYSTEM_ROLE_HOLDER);
    const char *other = kb_record_text (record, KB_SYSTEM_ROLE_HOLDER);

    if (one && other && !g_str_equal (one, other)) {
      g_autofree char *both = g_strconcat (one, ", ", other, NULL);

      kb_record_set_text (record, KB_SYSTEM_ROLE_HOLDER, both);
    } else if (one) {
      kb_record_set_text (record, KB_SYSTEM_ROLE_HOLDER, one);
    }
  }
  return record;
}

static void
put (KbCarrier *carrier, KbRecord *record)
{
  KbRecord *there =
      kb_content_find (carrier->result, kb_record_kind (record), kb_record_id (record));

  kb_content_put (carrier->result, there ? join (there, record) : record);
}

/* A range keeps its lower end below its upper; one whose end was taken away must be set anew, and a
 * range of one level is that level. */
static void
mend_range (KbRecord *record, const KbRecord *old, guint low, guint high, KbContent *target)
{
  const char *lower = kb_record_text (record, low);
  const char *upper = kb_record_text (record, high);
  KbRecord *one = kb_content_find (target, KB_KIND_LEVEL, lower);
  KbRecord *other = kb_content_find (target, KB_KIND_LEVEL, upper);

  if ((kb_record_text (old, low) && !one) || (kb_record_text (old, high) && !other)) {
    kb_record_set_text (record, low, NULL);
    kb_record_set_text (record, high, NULL);
  } else if (one == other && one) {
    kb_record_set_text (record, high, NULL);
  } else if (one && other
             && kb_record_integer (one, KB_LEVEL_POSITION)
                    > kb_record_integer (other, KB_LEVEL_POSITION)) {
    g_autofree char *first = g_strdup (lower);

    kb_record_set_text (record, low, upper);
    kb_record_set_text (record, high, first);
  }
}

static void
mend (KbCarrier *carrier, KbRecord *record, const KbRecord *old)
{
  KbContent *target = kb_method_map_target (carrier->map);

  if (kb_record_kind (record) == KB_KIND_ASSET_LEVEL)
    mend_range (record, old, KB_ASSET_LEVEL_LEVEL, KB_ASSET_LEVEL_UPPER, target);
  if (kb_record_kind (record) == KB_KIND_SYSTEM_LEVEL) {
    mend_range (record, old, KB_SYSTEM_LEVEL_IMPORTED, KB_SYSTEM_LEVEL_IMPORTED_UPPER, target);
    if (kb_record_is_null (record, KB_SYSTEM_LEVEL_RAISED)
        && !kb_record_is_null (old, KB_SYSTEM_LEVEL_RAISED)) {
      kb_record_set_text (record, KB_SYSTEM_LEVEL_REASON, NULL);
      kb_record_set_text (record, KB_SYSTEM_LEVEL_REASON_TEXT, NULL);
      kb_record_set_text (record, KB_SYSTEM_LEVEL_RAISED_BY, NULL);
      kb_record_set_text (record, KB_SYSTEM_LEVEL_RAISED_ON, NULL);
    }
  }
}

/* @record with everything that pointed at the old method pointing at the new one. NULL when the row
 * goes. */
static KbRecord *
carried (KbCarrier *carrier, KbRecord *record)
{
  KbKind kind = kb_record_kind (record);
  const KbKindInfo *info = kb_kind_info (kind);
  gboolean in_method = kb_kind_is_method (kind);
  KbContent *target = kb_method_map_target (carrier->map);
  g_autoptr (KbRecord) copy = NULL;

  for (guint field = 0; field < info->n_fields; field++) {
    const char *id;
    const KbMapStep *step;

    if (info->fields[field].type != KB_TYPE_REFERENCE)
      continue;
    id = kb_record_text (record, field);
    /* A record of the new method means the new method's own. */
    if (!id || (in_method && kb_content_find (target, info->fields[field].target, id)))
      continue;
    step = find_step (carrier, info->fields[field].target, id);
    if (!step)
      continue;
    if (kind == KB_KIND_ASSET_LEVEL && field != KB_ASSET_LEVEL_ASPECT && !step->by_rule)
      g_hash_table_add (carrier->touched, (gpointer) kb_record_text (record, KB_ASSET_LEVEL_ASSET));
    if (g_strcmp0 (step->to, id) == 0)
      continue;
    if (!step->to && needs (kind, &info->fields[field]))
      return NULL;
    if (!copy)
      copy = kb_record_copy (record);
    kb_record_set_text (copy, field, step->to);
  }
  if (!copy)
    return kb_record_ref (record);
  mend (carrier, copy, record);
  return g_steal_pointer (&copy);
}

/* A class that a person moved or took away is nobody's decision any more: it is proposed, or
 * nothing. */
static void
propose (KbCarrier *carrier)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, carrier->touched);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    KbRecord *old = kb_content_find (carrier->result, KB_KIND_ASSET, id);
    const GPtrArray *levels =
        kb_content_referring (carrier->result, KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASSET, id);
    g_autoptr (KbRecord) asset = old ? kb_record_copy (old) : NULL;
    gboolean any = FALSE;

    if (!asset)
      continue;
    for (guint i = 0; levels && i < levels->len; i++)
      any = any || !kb_record_is_null (g_ptr_array_index (levels, i), KB_ASSET_LEVEL_LEVEL);
    kb_record_set_text (asset, KB_ASSET_STATUS, any ? "proposed" : NULL);
    kb_record_set_text (asset, KB_ASSET_ESTABLISHED_BY, NULL);
    kb_record_set_text (asset, KB_ASSET_ESTABLISHED_ON, NULL);
    if (!any)
      kb_record_set_text (asset, KB_ASSET_CLASSIFIED_ON, NULL);
    kb_content_put (carrier->result, asset);
  }
}

static void
carrier_init (KbCarrier *carrier, KbMethodMap *map)
{
  guint n_kinds;
  const KbKind *kinds = kb_method_map_kinds (&n_kinds);

  carrier->map = map;
  carrier->result = kb_content_new ();
  carrier->touched = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint k = 0; k < n_kinds; k++) {
    carrier->steps[kinds[k]] = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < kb_method_map_size (map, kinds[k]); i++) {
      const KbMapStep *step = kb_method_map_get (map, kinds[k], i);

      g_hash_table_insert (carrier->steps[kinds[k]], (gpointer) kb_record_id (step->from),
                           (gpointer) step);
    }
  }
}

/**
 * kb_method_carry:
 * @map: a map with nothing open
 * @content: the workbook it was made for
 *
 * Returns: (transfer full): all records with the new method, everything that pointed at the old one
 * carried over
 */
KbContent *
kb_method_carry (KbMethodMap *map, KbContent *content)
{
  KbCarrier carrier = { NULL };

  carrier_init (&carrier, map);
  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    gboolean in_method = kb_kind_is_method ((KbKind) kind);
    const GPtrArray *list =
        kb_content_list (in_method ? kb_method_map_target (map) : content, (KbKind) kind);

    for (guint i = 0; i < list->len; i++) {
      g_autoptr (KbRecord) record = carried (&carrier, g_ptr_array_index (list, i));

      if (record)
        put (&carrier, record);
    }
  }
  propose (&carrier);
  for (int kind = 0; kind < KB_KIND_METHOD; kind++)
    g_clear_pointer (&carrier.steps[kind], g_hash_table_unref);
  g_hash_table_unref (carrier.touched);
  return carrier.result;
}
