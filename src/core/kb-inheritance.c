// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-inheritance"

#include "kb-inheritance.h"

#include <string.h>

typedef struct {
  KbRecord *record;
  KbSystemClass result;
  KbOrigin own_origin[KB_MAX_ASPECTS];
  KbLevelRange by_hand[KB_MAX_ASPECTS];
  GPtrArray *depends_on; /* KbNode, borrowed */
  /* Tarjan */
  int index;
  int low_link;
  gboolean on_stack;
  guint next_edge;
  int component;
} KbNode;

struct _KbInheritance {
  gatomicrefcount references;
  KbContent *content;
  KbMethod *method;
  guint n_aspects;
  GHashTable *assets;  /* asset id → KbClass */
  GHashTable *systems; /* system id → KbNode */
  GPtrArray *nodes;    /* KbNode, owned */
  GPtrArray *circles;  /* GPtrArray of KbNode */
};

static void
node_free (gpointer data)
{
  KbNode *node = data;

  g_ptr_array_unref (node->depends_on);
  g_free (node);
}

/* The higher of two ranges; when the upper ends are equal, the one that is also higher at its lower
 * end. */
static KbLevelRange
higher (KbLevelRange one, KbLevelRange other)
{
  return (KbLevelRange){ MAX (one.low, other.low), MAX (one.high, other.high) };
}

static void
read_assets (KbInheritance *self)
{
  const GPtrArray *assets = kb_content_list (self->content, KB_KIND_ASSET);

  for (guint i = 0; i < assets->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (assets, i));
    KbClass *class = g_new (KbClass, 1);

    *class = kb_class_of_asset (self->content, self->method, id);
    /* A copy of the id: an asset that is edited does not change the classes. */
    g_hash_table_insert (self->assets, g_strdup (id), class);
  }
}

static void
read_own_class (KbInheritance *self, KbNode *node)
{
  const char *id = kb_record_id (node->record);
  const GPtrArray *links =
      kb_content_referring (self->content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_SYSTEM, id);
  const GPtrArray *levels =
      kb_content_referring (self->content, KB_KIND_SYSTEM_LEVEL, KB_SYSTEM_LEVEL_SYSTEM, id);

  kb_class_clear (&node->result.own);
  for (guint i = 0; i < KB_MAX_ASPECTS; i++)
    node->by_hand[i] = (KbLevelRange){ KB_NONE, KB_NONE };
  for (guint i = 0; links && i < links->len; i++) {
    const KbClass *class = g_hash_table_lookup (
        self->assets, kb_record_text (g_ptr_array_index (links, i), KB_ASSET_SYSTEM_ASSET));

    if (!class)
      continue;
    node->result.n_assets++;
    for (guint a = 0; a < self->n_aspects; a++) {
      if (class->aspects[a].high == KB_NONE) {
        node->result.n_unclassified[a]++;
        continue;
      }
      node->result.own.aspects[a] = higher (node->result.own.aspects[a], class->aspects[a]);
      node->own_origin[a] = KB_ORIGIN_ASSETS;
    }
  }
  for (guint i = 0; levels && i < levels->len; i++) {
    KbRecord *level = g_ptr_array_index (levels, i);
    int aspect = kb_method_ordinal (self->method, KB_KIND_ASPECT,
                                    kb_record_text (level, KB_SYSTEM_LEVEL_ASPECT));
    KbLevelRange imported;

    if (aspect == KB_NONE)
      continue;
    node->by_hand[aspect] = kb_level_range_from_ids (
        self->method, kb_record_text (level, KB_SYSTEM_LEVEL_RAISED), NULL);
    imported =
        kb_level_range_from_ids (self->method, kb_record_text (level, KB_SYSTEM_LEVEL_IMPORTED),
                                 kb_record_text (level, KB_SYSTEM_LEVEL_IMPORTED_UPPER));
    if (imported.high == KB_NONE)
      continue;
    if (node->result.n_assets == 0) {
      node->result.own.aspects[aspect] = imported;
      node->own_origin[aspect] = KB_ORIGIN_IMPORTED;
    } else if (node->result.own.aspects[aspect].high != imported.high) {
      node->result.imported_differs = TRUE;
    }
  }
}

static void
read_systems (KbInheritance *self)
{
  const GPtrArray *systems = kb_content_list (self->content, KB_KIND_SYSTEM);

  for (guint i = 0; i < systems->len; i++) {
    KbNode *node = g_new0 (KbNode, 1);

    node->record = g_ptr_array_index (systems, i);
    node->depends_on = g_ptr_array_new ();
    node->index = KB_NONE;
    node->component = KB_NONE;
    node->result.circle = KB_NONE;
    read_own_class (self, node);
    g_ptr_array_add (self->nodes, node);
    g_hash_table_insert (self->systems, (gpointer) kb_record_id (node->record), node);
  }
  for (guint i = 0; i < self->nodes->len; i++) {
    KbNode *node = g_ptr_array_index (self->nodes, i);
    const GPtrArray *edges = kb_content_referring (
        self->content, KB_KIND_DEPENDENCY, KB_DEPENDENCY_SYSTEM, kb_record_id (node->record));

    for (guint j = 0; edges && j < edges->len; j++) {
      KbNode *other = g_hash_table_lookup (
          self->systems, kb_record_text (g_ptr_array_index (edges, j), KB_DEPENDENCY_ON));

      if (other && other != node)
        g_ptr_array_add (node->depends_on, other);
    }
  }
}

/* What counts for a system, once what it inherits is known and what its circle was raised to. */
static void
settle (KbInheritance *self,
        KbNode *node,
        guint aspect,
        KbLevelRange inherited,
        KbLevelRange raised_in_circle)
{
  KbSystemClass *result = &node->result;
  KbLevelRange by_hand = node->by_hand[aspect];
  gboolean lowering = kb_record_flag (kb_method_header (self->method), KB_METHOD_LOWERING);
  gboolean below = by_hand.high != KB_NONE && by_hand.high < inherited.high;

  result->inherited.aspects[aspect] = inherited;
  result->class.aspects[aspect] = inherited;
  if (inherited.high == KB_NONE)
    result->origins[aspect] = KB_ORIGIN_NONE;
  else if (node->result.own.aspects[aspect].high == inherited.high)
    result->origins[aspect] = node->own_origin[aspect];
  else
    result->origins[aspect] = KB_ORIGIN_DEPENDENCY;
  if (raised_in_circle.high > inherited.high) {
    result->class.aspects[aspect] = raised_in_circle;
    result->origins[aspect] =
        by_hand.high == raised_in_circle.high ? KB_ORIGIN_RAISED : KB_ORIGIN_DEPENDENCY;
  } else if (lowering && below) {
    result->class.aspects[aspect] = by_hand;
    result->origins[aspect] = KB_ORIGIN_LOWERED;
  }
  if (!lowering && below)
    result->lowering_refused = TRUE;
}

/* A component's members count as one: all inherit the highest that any of them carries or depends
 * on. */
static void
settle_component (KbInheritance *self, GPtrArray *members)
{
  for (guint a = 0; a < self->n_aspects; a++) {
    KbLevelRange inherited = { KB_NONE, KB_NONE };
    KbLevelRange raised = { KB_NONE, KB_NONE };

    for (guint i = 0; i < members->len; i++) {
      KbNode *node = g_ptr_array_index (members, i);

      inherited = higher (inherited, node->result.own.aspects[a]);
      raised = higher (raised, node->by_hand[a]);
      for (guint j = 0; j < node->depends_on->len; j++) {
        KbNode *other = g_ptr_array_index (node->depends_on, j);

        if (other->component != node->component)
          inherited = higher (inherited, other->result.class.aspects[a]);
      }
    }
    for (guint i = 0; i < members->len; i++)
      settle (self, g_ptr_array_index (members, i), a, inherited, raised);
  }
}

/* Tarjan's algorithm without recursion. A component is complete only after all it depends on, so it
 * can be settled at once. */
static void
visit (KbInheritance *self,
       KbNode *root,
       GPtrArray *path,
       GPtrArray *stack,
       int *next_index,
       int *n_components)
{
  g_ptr_array_add (path, root);
  while (path->len > 0) {
    KbNode *node = g_ptr_array_index (path, path->len - 1);

    if (node->index == KB_NONE) {
      node->index = node->low_link = (*next_index)++;
      node->on_stack = TRUE;
      g_ptr_array_add (stack, node);
    }
    if (node->next_edge < node->depends_on->len) {
      KbNode *other = g_ptr_array_index (node->depends_on, node->next_edge++);

      if (other->index == KB_NONE)
        g_ptr_array_add (path, other);
      else if (other->on_stack)
        node->low_link = MIN (node->low_link, other->index);
      continue;
    }
    g_ptr_array_remove_index (path, path->len - 1);
    if (path->len > 0) {
      KbNode *parent = g_ptr_array_index (path, path->len - 1);

      parent->low_link = MIN (parent->low_link, node->low_link);
    }
    if (node->low_link == node->index) {
      g_autoptr (GPtrArray) members = g_ptr_array_new ();
      KbNode *member;

      do {
        member = g_ptr_array_steal_index (stack, stack->len - 1);
        member->on_stack = FALSE;
        member->component = *n_components;
        g_ptr_array_add (members, member);
      } while (member != node);
      (*n_components)++;
      settle_component (self, members);
      if (members->len > 1) {
        for (guint i = 0; i < members->len; i++)
          ((KbNode *) g_ptr_array_index (members, i))->result.circle = (int) self->circles->len;
        g_ptr_array_add (self->circles, g_steal_pointer (&members));
      }
    }
  }
}

/**
 * kb_inheritance_new:
 * @content: a content; only read
 * @method: its method
 *
 * Returns: (transfer full): the classes of all its systems
 */
KbInheritance *
kb_inheritance_new (KbContent *content, KbMethod *method)
{
  KbInheritance *self = g_new0 (KbInheritance, 1);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  int next_index = 0;
  int n_components = 0;

  g_atomic_ref_count_init (&self->references);
  self->content = kb_content_ref (content);
  self->method = kb_method_ref (method);
  self->n_aspects = kb_method_size (method, KB_KIND_ASPECT);
  self->assets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->systems = g_hash_table_new (g_str_hash, g_str_equal);
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->circles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  read_assets (self);
  read_systems (self);
  for (guint i = 0; i < self->nodes->len; i++) {
    KbNode *node = g_ptr_array_index (self->nodes, i);

    if (node->index == KB_NONE)
      visit (self, node, path, stack, &next_index, &n_components);
  }
  return self;
}

KbInheritance *
kb_inheritance_ref (KbInheritance *inheritance)
{
  g_atomic_ref_count_inc (&inheritance->references);
  return inheritance;
}

void
kb_inheritance_unref (KbInheritance *inheritance)
{
  if (!g_atomic_ref_count_dec (&inheritance->references))
    return;
  g_ptr_array_unref (inheritance->circles);
  g_hash_table_unref (inheritance->systems);
  g_ptr_array_unref (inheritance->nodes);
  g_hash_table_unref (inheritance->assets);
  kb_method_unref (inheritance->method);
  kb_content_unref (inheritance->content);
  g_free (inheritance);
}

/**
 * kb_inheritance_asset:
 * @inheritance: the classes
 * @asset_id: an asset
 *
 * Returns: (transfer none) (nullable): the asset's class, %NULL when there is no such asset
 */
const KbClass *
kb_inheritance_asset (const KbInheritance *inheritance, const char *asset_id)
{
  return asset_id ? g_hash_table_lookup (inheritance->assets, asset_id) : NULL;
}

/**
 * kb_inheritance_system:
 * @inheritance: the classes
 * @system_id: a system
 *
 * Returns: (transfer none) (nullable): the system's class and where it comes from
 */
const KbSystemClass *
kb_inheritance_system (const KbInheritance *inheritance, const char *system_id)
{
  KbNode *node = system_id ? g_hash_table_lookup (inheritance->systems, system_id) : NULL;

  return node ? &node->result : NULL;
}

static int
compare_by_position (gconstpointer a, gconstpointer b)
{
  const KbRecord *one = *(KbRecord *const *) a;
  const KbRecord *other = *(KbRecord *const *) b;
  guint field = (guint) kb_field_from_column (kb_record_kind (one), "position");

  if (kb_record_kind (one) != kb_record_kind (other))
    return kb_record_kind (one) == KB_KIND_ASSET ? -1 : 1;
  if (kb_record_integer (one, field) != kb_record_integer (other, field))
    return kb_record_integer (one, field) < kb_record_integer (other, field) ? -1 : 1;
  return strcmp (kb_record_id (one), kb_record_id (other));
}

static void
collect_assets (
    const KbInheritance *self, KbNode *node, guint aspect, gint8 level, GPtrArray *deciding)
{
  const GPtrArray *links = kb_content_referring (
      self->content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_SYSTEM, kb_record_id (node->record));

  for (guint i = 0; links && i < links->len; i++) {
    const char *id = kb_record_text (g_ptr_array_index (links, i), KB_ASSET_SYSTEM_ASSET);
    const KbClass *class = kb_inheritance_asset (self, id);

    if (class && class->aspects[aspect].high == level)
      g_ptr_array_add (deciding, kb_content_find (self->content, KB_KIND_ASSET, id));
  }
}

static void
collect_dependencies (KbNode *node, guint aspect, gint8 level, GPtrArray *deciding)
{
  for (guint i = 0; i < node->depends_on->len; i++) {
    KbNode *other = g_ptr_array_index (node->depends_on, i);

    if (other->component != node->component && other->result.class.aspects[aspect].high == level)
      g_ptr_array_add (deciding, other->record);
  }
}

/* Whether a member of a circle is one that gives the others @level: by its own assets or import, or
 * by what it depends on outside the circle. */
static gboolean
gives_level (KbNode *member, guint aspect, gint8 level)
{
  g_autoptr (GPtrArray) outside = g_ptr_array_new ();

  collect_dependencies (member, aspect, level, outside);
  return outside->len > 0 || member->result.own.aspects[aspect].high == level;
}

/**
 * kb_inheritance_deciding:
 * @inheritance: the classes
 * @system_id: a system
 * @aspect: an aspect in use
 *
 * Returns: (transfer container) (element-type KbRecord): the assets, and the systems it depends on
 * or shares a circle with, that give the system the level it inherits; in the order of their lists.
 * Where a raise of another system in its circle counts, only that system.
 */
GPtrArray *
kb_inheritance_deciding (const KbInheritance *inheritance, const char *system_id, guint aspect)
{
  KbNode *node = g_hash_table_lookup (inheritance->systems, system_id);
  GPtrArray *deciding = g_ptr_array_new ();
  const KbSystemClass *result = node ? &node->result : NULL;
  gboolean raised_in_circle =
      result && result->origins[aspect] == KB_ORIGIN_DEPENDENCY
      && result->class.aspects[aspect].high > result->inherited.aspects[aspect].high;
  gint8 level;

  if (!node || (!raised_in_circle && result->inherited.aspects[aspect].high == KB_NONE))
    return deciding;
  level = raised_in_circle ? result->class.aspects[aspect].high
                           : result->inherited.aspects[aspect].high;
  if (!raised_in_circle) {
    collect_assets (inheritance, node, aspect, level, deciding);
    collect_dependencies (node, aspect, level, deciding);
  }
  if (result->circle != KB_NONE) {
    GPtrArray *members = g_ptr_array_index (inheritance->circles, result->circle);

    for (guint i = 0; i < members->len; i++) {
      KbNode *member = g_ptr_array_index (members, i);

      if (member != node
          && (raised_in_circle ? member->by_hand[aspect].high == level
                               : gives_level (member, aspect, level)))
        g_ptr_array_add (deciding, member->record);
    }
  }
  g_ptr_array_sort (deciding, compare_by_position);
  return deciding;
}

guint
kb_inheritance_n_circles (const KbInheritance *inheritance)
{
  return inheritance->circles->len;
}

/**
 * kb_inheritance_circle:
 * @inheritance: the classes
 * @circle: which one
 *
 * Returns: (transfer container) (element-type KbRecord): the systems that depend on each other in a
 * circle
 */
GPtrArray *
kb_inheritance_circle (const KbInheritance *inheritance, guint circle)
{
  GPtrArray *members = g_ptr_array_index (inheritance->circles, circle);
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (records, ((KbNode *) g_ptr_array_index (members, i))->record);
  g_ptr_array_sort (records, compare_by_position);
  return records;
}
