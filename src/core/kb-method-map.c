// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-map"

#include "kb-method-map.h"

#include "kb-collation.h"
#include "kb-method-carry.h"

struct _KbMethodMap {
  KbContent *content; /* the workbook as it is */
  KbContent *target;  /* the records of the new method */
  GArray *steps[KB_KIND_METHOD];
};

/* What the workbook's own rows can point at, in the order it is shown. */
static const KbKind kinds[] = {
  KB_KIND_LEVEL, KB_KIND_LIKELIHOOD, KB_KIND_CONSEQUENCE, KB_KIND_ASPECT,    KB_KIND_AREA,
  KB_KIND_ROLE,  KB_KIND_SECTION,    KB_KIND_TRIGGER,     KB_KIND_STATEMENT, KB_KIND_CONTROL,
};

static void
step_clear (gpointer data)
{
  KbMapStep *step = data;

  kb_record_unref (step->from);
  g_free (step->to);
}

static KbMapStep *
step_at (const KbMethodMap *map, KbKind kind, guint index)
{
  return &g_array_index (map->steps[kind], KbMapStep, index);
}

static gboolean
is_scale (KbKind kind)
{
  return kind == KB_KIND_LEVEL || kind == KB_KIND_LIKELIHOOD || kind == KB_KIND_CONSEQUENCE;
}

static KbRecord *
find_equal (KbContent *target, KbKind kind, const KbRecord *record, const char *column)
{
  int field = kb_field_from_column (kind, column);
  const GPtrArray *list = kb_content_list (target, kind);
  const char *wanted = field == KB_NONE ? NULL : kb_record_text (record, (guint) field);
  g_autofree char *folded = wanted ? kb_fold (wanted) : NULL;

  for (guint i = 0; folded && i < list->len; i++) {
    KbRecord *other = g_ptr_array_index (list, i);
    const char *text = kb_record_text (other, (guint) field);
    g_autofree char *other_folded = text ? kb_fold (text) : NULL;

    if (g_strcmp0 (folded, other_folded) == 0)
      return other;
  }
  return NULL;
}

/*
 * What becomes of an item where nobody has said anything.
 *
 * Within one and the same method a row is itself, whatever its new number or name. Between methods
 * a scale is matched from its lowest step up, as levels of an imported list are: 0–3 on 1–4 makes 0
 * into 1. What lies above the new scale has no counterpart. Aspects, roles and the rest are matched
 * by what they are.
 */
static KbRecord *
counterpart (
    KbContent *target, KbKind kind, const KbRecord *record, guint ordinal, gboolean same_method)
{
  const GPtrArray *list = kb_content_list (target, kind);
  KbRecord *found;

  if (is_scale (kind) && !same_method)
    return ordinal < list->len ? g_ptr_array_index (list, ordinal) : NULL;
  if (kind == KB_KIND_ASPECT)
    return find_equal (target, kind, record, "code");
  found = kb_content_find (target, kind, kb_record_id (record));
  if (found || is_scale (kind))
    return found;
  found = find_equal (target, kind, record, "code");
  return found
             ? found
             : find_equal (target, kind, record, kind == KB_KIND_STATEMENT ? "text_sv" : "name_sv");
}

/* An aspect that the new method does not name stays in the workbook, out of use: its values may be
 * wanted again. */
static void
keep_aspects (KbMethodMap *map)
{
  const GPtrArray *aspects = kb_content_list (map->content, KB_KIND_ASPECT);

  for (guint i = 0; i < aspects->len; i++) {
    KbRecord *aspect = g_ptr_array_index (aspects, i);
    g_autoptr (KbRecord) kept = NULL;

    if (find_equal (map->target, KB_KIND_ASPECT, aspect, "code")
        || kb_content_find (map->target, KB_KIND_ASPECT, kb_record_id (aspect)))
      continue;
    kept = kb_record_copy (aspect);
    kb_record_set_integer (kept, KB_ASPECT_IN_USE, 0);
    kb_record_set_integer (
        kept, KB_ASPECT_POSITION,
        kb_content_next_position (map->target, KB_KIND_ASPECT, KB_ASPECT_POSITION));
    kb_content_put (map->target, kept);
  }
}

/* How often each item is pointed at: by the workbook's rows, and by what is left pointing at it in
 * the new method. */
static GHashTable *
count_values (KbMethodMap *map, KbKind target)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    gboolean in_method = kb_kind_is_method ((KbKind) kind);
    const KbKindInfo *info = kb_kind_info ((KbKind) kind);
    const GPtrArray *list = NULL;

    for (guint field = 0; field < info->n_fields; field++) {
      if (info->fields[field].type != KB_TYPE_REFERENCE || info->fields[field].target != target)
        continue;
      if (!list)
        list = kb_content_list (in_method ? map->target : map->content, (KbKind) kind);
      for (guint i = 0; i < list->len; i++) {
        const char *id = kb_record_text (g_ptr_array_index (list, i), field);

        if (id && (!in_method || !kb_content_find (map->target, target, id)))
          g_hash_table_insert (
              counts, (gpointer) id,
              GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)) + 1));
      }
    }
  }
  return counts;
}

static void
fill (KbMethodMap *map, KbKind kind, gboolean same_method)
{
  const GPtrArray *list = kb_content_list (map->content, kind);
  g_autoptr (GHashTable) counts = count_values (map, kind);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    KbRecord *to = counterpart (map->target, kind, record, i, same_method);
    KbMapStep step = {
      .from = kb_record_ref (record),
      .count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, kb_record_id (record))),
      .choice = to ? KB_MAP_TO : KB_MAP_OPEN,
      .to = to ? g_strdup (kb_record_id (to)) : NULL,
      .by_rule = TRUE,
    };

    g_array_append_val (map->steps[kind], step);
  }
}

static const char *
code_of (KbContent *content)
{
  KbRecord *header = kb_content_find (content, KB_KIND_METHOD, KB_METHOD_ID);

  return header ? kb_record_text (header, KB_METHOD_CODE) : NULL;
}

/**
 * kb_method_map_new:
 * @content: a workbook's content
 * @method: the records of the method it is to have; those of the workbook are left out of account
 * @error: (out): %KB_CORE_ERROR when @method is not whole
 *
 * Returns: (transfer full) (nullable): how the workbook would be carried over, by rule
 */
KbMethodMap *
kb_method_map_new (KbContent *content, KbContent *method, GError **error)
{
  g_autoptr (KbMethodMap) map = g_new0 (KbMethodMap, 1);
  g_autoptr (KbMethod) checked = NULL;
  gboolean same_method = g_strcmp0 (code_of (content), code_of (method)) == 0;

  map->content = kb_content_ref (content);
  map->target = kb_content_new ();
  for (int kind = 0; kind <= KB_KIND_METHOD; kind++) {
    const GPtrArray *list = kb_content_list (method, (KbKind) kind);

    for (guint i = 0; i < list->len; i++)
      kb_content_put (map->target, g_ptr_array_index (list, i));
  }
  checked = kb_method_new (map->target, error);
  if (!checked)
    return NULL;
  keep_aspects (map);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    map->steps[kinds[i]] = g_array_new (FALSE, FALSE, sizeof (KbMapStep));
    g_array_set_clear_func (map->steps[kinds[i]], step_clear);
    fill (map, kinds[i], same_method);
  }
  return g_steal_pointer (&map);
}

void
kb_method_map_free (KbMethodMap *map)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_clear_pointer (&map->steps[kinds[i]], g_array_unref);
  g_clear_pointer (&map->content, kb_content_unref);
  g_clear_pointer (&map->target, kb_content_unref);
  g_free (map);
}

/**
 * kb_method_map_kinds:
 * @n: (out): how many
 *
 * Returns: (transfer none): the kinds that a map has steps of, scales first
 */
const KbKind *
kb_method_map_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * kb_method_map_target:
 * @map: a map
 *
 * Returns: (transfer none): the records of the new method, among which can be chosen
 */
KbContent *
kb_method_map_target (KbMethodMap *map)
{
  return map->target;
}

guint
kb_method_map_size (const KbMethodMap *map, KbKind kind)
{
  g_return_val_if_fail (kind < KB_KIND_METHOD && map->steps[kind], 0);

  return map->steps[kind]->len;
}

/**
 * kb_method_map_get:
 * @map: a map
 * @kind: one of kb_method_map_kinds()
 * @index: a place in the old list
 *
 * Returns: (transfer none): what becomes of it; valid until something else is chosen
 */
const KbMapStep *
kb_method_map_get (const KbMethodMap *map, KbKind kind, guint index)
{
  g_return_val_if_fail (index < kb_method_map_size (map, kind), NULL);

  return step_at (map, kind, index);
}

/**
 * kb_method_map_choose:
 * @map: a map
 * @kind: one of kb_method_map_kinds()
 * @index: a place in the old list
 * @to: (nullable): the id of an item of the new method; %NULL takes the values away
 *
 * What a person decides.
 */
void
kb_method_map_choose (KbMethodMap *map, KbKind kind, guint index, const char *to)
{
  KbMapStep *step;

  g_return_if_fail (index < kb_method_map_size (map, kind));
  g_return_if_fail (!to || kb_content_find (map->target, kind, to));

  step = step_at (map, kind, index);
  if (step->choice == KB_MAP_TO && g_strcmp0 (step->to, to) == 0)
    return;
  g_free (step->to);
  step->to = g_strdup (to);
  step->choice = to ? KB_MAP_TO : KB_MAP_CLEAR;
  step->by_rule = FALSE;
}

/**
 * kb_method_map_n_values:
 * @map: a map
 * @kind: one of kb_method_map_kinds()
 *
 * Returns: how many values of the workbook point at that kind
 */
guint
kb_method_map_n_values (const KbMethodMap *map, KbKind kind)
{
  guint n = 0;

  for (guint i = 0; i < kb_method_map_size (map, kind); i++)
    n += step_at (map, kind, i)->count;
  return n;
}

/**
 * kb_method_map_n_open:
 * @map: a map
 *
 * Returns: how many items have values and no counterpart: what a person must decide before
 * kb_method_map_apply()
 */
guint
kb_method_map_n_open (const KbMethodMap *map)
{
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < map->steps[kinds[k]]->len; i++) {
      const KbMapStep *step = step_at (map, kinds[k], i);

      if (step->choice == KB_MAP_OPEN && step->count > 0)
        n++;
    }
  return n;
}

/**
 * kb_method_map_changes:
 * @map: a map
 * @kind: one of kb_method_map_kinds()
 *
 * Returns: whether the list is not the same before and after: fewer, more, or other numbers
 */
gboolean
kb_method_map_changes (const KbMethodMap *map, KbKind kind)
{
  int number = kb_field_from_column (kind, "number");

  if (kb_content_count (map->target, kind) != kb_method_map_size (map, kind))
    return TRUE;
  for (guint i = 0; i < kb_method_map_size (map, kind); i++) {
    const KbMapStep *step = step_at (map, kind, i);
    KbRecord *to = kb_content_find (map->target, kind, step->to);

    if (!to)
      return TRUE;
    if (number != KB_NONE && !kb_record_same_value (step->from, to, (guint) number))
      return TRUE;
    if (!is_scale (kind) && g_strcmp0 (kb_record_id (step->from), step->to) != 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * kb_method_map_turns:
 * @map: a map
 * @kind: a scale
 *
 * Returns: whether a higher step becomes a lower one than a step below it: hardly what was meant
 */
gboolean
kb_method_map_turns (KbMethodMap *map, KbKind kind)
{
  const GPtrArray *list = kb_content_list (map->target, kind);
  guint highest = 0;

  for (guint i = 0; i < kb_method_map_size (map, kind); i++) {
    const KbMapStep *step = step_at (map, kind, i);
    guint place;

    if (step->choice != KB_MAP_TO
        || !g_ptr_array_find ((GPtrArray *) list, kb_content_find (map->target, kind, step->to),
                              &place))
      continue;
    if (place < highest)
      return TRUE;
    highest = place;
  }
  return FALSE;
}

/**
 * kb_method_map_apply:
 * @map: a map with nothing open
 * @error: (out): %KB_CORE_ERROR_UNDECIDED with "path" and "value"; %KB_CORE_ERROR for a method that
 *   is not whole
 *
 * Returns: (transfer full) (nullable): the workbook's content as it would be; nothing is changed
 */
KbContent *
kb_method_map_apply (KbMethodMap *map, GError **error)
{
  g_autoptr (KbContent) result = NULL;
  g_autoptr (KbMethod) method = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < map->steps[kinds[k]]->len; i++) {
      const KbMapStep *step = step_at (map, kinds[k], i);

      if (step->choice == KB_MAP_OPEN && step->count > 0) {
        g_autofree char *count = g_strdup_printf ("%u", step->count);
        int name = kb_field_from_column (kinds[k], "name_sv");

        kb_error_set (error, KB_CORE_ERROR, KB_CORE_ERROR_UNDECIDED, "path",
                      kb_kind_info (kinds[k])->table, "value",
                      name == KB_NONE ? kb_record_id (step->from)
                                      : kb_record_text (step->from, (guint) name),
                      "count", count, NULL);
        return NULL;
      }
    }
  result = kb_method_carry (map, map->content);
  method = kb_method_new (result, error);
  return method ? g_steal_pointer (&result) : NULL;
}
