// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-gap"

#include "kb-gap.h"

/* What a system's or an asset's answer may come from: the answers of an object, and, of a system,
 * those of its operating environment. */
typedef struct {
  KbRecord *record;
  KbRecord *environment; /* (nullable) */
  GHashTable *own;
  GHashTable *shared; /* (nullable): of the environment */
} KbGapSource;

static void
source_free (KbGapSource *source)
{
  g_hash_table_unref (source->own);
  if (source->shared)
    g_hash_table_unref (source->shared);
  g_free (source);
}

static KbGapSource *
source_new (KbContent *content, KbKind kind, const char *id)
{
  KbGapSource *source = g_new0 (KbGapSource, 1);

  source->record = kb_content_find (content, kind, id);
  source->own = kb_assessments_of (content, kind, id);
  if (kind == KB_KIND_SYSTEM && source->record)
    source->environment = kb_content_find (content, KB_KIND_ENVIRONMENT,
                                           kb_record_text (source->record, KB_SYSTEM_ENVIRONMENT));
  if (source->environment)
    source->shared =
        kb_assessments_of (content, KB_KIND_ENVIRONMENT, kb_record_id (source->environment));
  return source;
}

static void
item_free (KbGapItem *item)
{
  kb_record_unref (item->measure);
  g_clear_pointer (&item->own, kb_record_unref);
  g_clear_pointer (&item->assessment, kb_record_unref);
  g_clear_pointer (&item->source, kb_record_unref);
  g_free (item);
}

static void
set_answer (KbGapItem *item, KbRecord *assessment, KbRecord *source)
{
  g_clear_pointer (&item->assessment, kb_record_unref);
  g_clear_pointer (&item->source, kb_record_unref);
  if (assessment)
    item->assessment = kb_record_ref (assessment);
  if (source)
    item->source = kb_record_ref (source);
  item->answer = kb_assessment_answer (assessment);
  item->verified =
      item->answer != KB_ANSWER_NONE && !kb_record_is_null (assessment, KB_ASSESSMENT_VERIFIED_ON);
}

/* The answer of an object itself, else that of its operating environment on basic protection. */
static KbRecord *
answer_in (const KbGapSource *source, const KbRecord *measure, KbRecord **from)
{
  const char *code = kb_record_text (measure, KB_MEASURE_CODE);
  KbRecord *own = g_hash_table_lookup (source->own, code);

  *from = source->record;
  if (kb_assessment_answer (own) != KB_ANSWER_NONE)
    return own;
  if (!source->environment || !kb_record_flag (measure, KB_MEASURE_BASELINE))
    return NULL;
  *from = source->environment;
  return g_hash_table_lookup (source->shared, code);
}

/* How far an answer is from being met, for the worst of several systems. */
static guint
distance (KbAnswer answer)
{
  static const guint distances[KB_N_ANSWERS] = {
    [KB_ANSWER_NOT_APPLICABLE] = 0,
    [KB_ANSWER_MET] = 1,
    [KB_ANSWER_PARTLY] = 2,
    [KB_ANSWER_NOT_MET] = 3,
  };

  return distances[answer];
}

/* An asset is as well protected as in the worst of its systems; it has an answer from them only
 * when all have one. */
static void
answer_from_systems (KbGapItem *item, GPtrArray *systems)
{
  KbRecord *worst = NULL;
  KbRecord *worst_source = NULL;

  for (guint i = 0; i < systems->len; i++) {
    KbRecord *source;
    KbRecord *found = answer_in (g_ptr_array_index (systems, i), item->measure, &source);
    KbAnswer answer = kb_assessment_answer (found);

    if (answer == KB_ANSWER_NONE)
      return;
    if (!worst || distance (answer) > distance (kb_assessment_answer (worst))) {
      worst = found;
      worst_source = source;
    }
  }
  if (worst) {
    item->shared = TRUE;
    set_answer (item, worst, worst_source);
  }
}

static KbGapItem *
item_new (KbRecord *measure, const KbGapSource *source, GPtrArray *systems)
{
  KbGapItem *item = g_new0 (KbGapItem, 1);
  KbRecord *own = g_hash_table_lookup (source->own, kb_record_text (measure, KB_MEASURE_CODE));
  KbRecord *from;
  KbRecord *counts = answer_in (source, measure, &from);

  item->measure = kb_record_ref (measure);
  if (own)
    item->own = kb_record_ref (own);
  if (from != source->record) {
    item->shared = TRUE;
    set_answer (item, counts, from);
  } else if (counts) {
    set_answer (item, counts, NULL);
  } else if (systems) {
    answer_from_systems (item, systems);
  }
  return item;
}

static guint
aspects_of (const KbRecord *measure, const KbMethod *method, const KbClass *class, guint separate)
{
  guint found = 0;

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    int from = kb_measure_from (
        measure, kb_record_text (kb_method_item (method, KB_KIND_ASPECT, a), KB_ASPECT_CODE));

    if (from == KB_NONE)
      continue;
    if (!class
        || (class->aspects[a].high != KB_NONE && !(separate & 1u << a)
            && kb_method_position_of_level (method, class->aspects[a].high) >= from))
      found |= 1u << a;
  }
  return found;
}

/* An aspect whose measures come from a separate analysis may well ask for this one. */
static gboolean
may_be_asked_for (const KbRecord *measure, const KbMethod *method, guint separate)
{
  return (aspects_of (measure, method, NULL, 0) & separate) != 0;
}

static void
add (KbGap *gap, KbGapItem *item)
{
  g_ptr_array_add (gap->items, item);
  if (item->over) {
    gap->over++;
    return;
  }
  gap->total++;
  gap->answers[item->answer]++;
  if (item->verified)
    gap->verified++;
  if (item->shared)
    gap->shared++;
  else if (item->answer != KB_ANSWER_NONE)
    gap->own_answered++;
}

static void
add_applying (KbGap *gap,
              const KbMethod *method,
              const KbMeasures *measures,
              const KbClass *class,
              const KbGapSource *source,
              GPtrArray *systems)
{
  for (guint i = 0; i < kb_measures_size (measures); i++) {
    KbRecord *measure = kb_measures_at (measures, i);
    gboolean applies = class ? kb_measure_applies (measure, method, class)
                             : kb_record_flag (measure, KB_MEASURE_BASELINE)
                                   && !kb_record_flag (measure, KB_MEASURE_HIDDEN);
    guint aspects = applies ? aspects_of (measure, method, class, gap->separate) : 0;
    KbGapItem *item;

    if (aspects == 0)
      continue;
    item = item_new (measure, source, systems);
    item->aspects = aspects;
    add (gap, item);
  }
}

/* Alingsås, informationssäkerhetspolicy: protection beyond what the class calls for costs money and
 * hampers the work. What the object itself keeps is shown; what its environment gives all is not.
 */
static void
add_over (KbGap *gap,
          const KbMethod *method,
          const KbMeasures *measures,
          const KbClass *class,
          const KbGapSource *source)
{
  for (guint i = 0; i < kb_measures_size (measures); i++) {
    KbRecord *measure = kb_measures_at (measures, i);
    KbRecord *own = g_hash_table_lookup (source->own, kb_record_text (measure, KB_MEASURE_CODE));
    KbAnswer answer = kb_assessment_answer (own);
    KbGapItem *item;

    if ((answer != KB_ANSWER_MET && answer != KB_ANSWER_PARTLY)
        || kb_record_flag (measure, KB_MEASURE_HIDDEN)
        || kb_measure_applies (measure, method, class)
        || may_be_asked_for (measure, method, gap->separate))
      continue;
    item = item_new (measure, source, NULL);
    item->over = TRUE;
    add (gap, item);
  }
}

static GPtrArray *
systems_of (KbContent *content, const char *asset_id)
{
  const GPtrArray *links =
      kb_content_referring (content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_ASSET, asset_id);
  GPtrArray *systems = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);

  for (guint i = 0; links && i < links->len; i++) {
    const char *id = kb_record_text (g_ptr_array_index (links, i), KB_ASSET_SYSTEM_SYSTEM);

    if (kb_content_find (content, KB_KIND_SYSTEM, id))
      g_ptr_array_add (systems, source_new (content, KB_KIND_SYSTEM, id));
  }
  return systems;
}

/**
 * kb_gap_new:
 * @content: a content
 * @method: its method
 * @inheritance: the classes of its systems and assets
 * @measures: its measures
 * @kind: an operating environment, a system or an asset
 * @id: one of them
 *
 * Basic protection is answered once for an operating environment and inherited by the systems in
 * it; an answer of the system itself wins. An asset takes the worst answer of the systems it lies
 * in. Under the cut-off nothing applies (Åmål).
 *
 * Returns: (transfer full): what it is held against
 */
KbGap *
kb_gap_new (KbContent *content,
            const KbMethod *method,
            const KbInheritance *inheritance,
            const KbMeasures *measures,
            KbKind kind,
            const char *id)
{
  KbGap *gap = g_new0 (KbGap, 1);
  KbGapSource *source = source_new (content, kind, id);
  const KbSystemClass *system =
      kind == KB_KIND_SYSTEM ? kb_inheritance_system (inheritance, id) : NULL;
  const KbClass *class = system                  ? &system->class
                         : kind == KB_KIND_ASSET ? kb_inheritance_asset (inheritance, id)
                                                 : NULL;

  gap->kind = kind;
  gap->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  if (kind == KB_KIND_ENVIRONMENT) {
    gap->progress = KB_PROGRESS_CLASSIFIED;
    add_applying (gap, method, measures, NULL, source, NULL);
  } else if (class) {
    g_autoptr (GPtrArray) systems = kind == KB_KIND_ASSET ? systems_of (content, id) : NULL;

    gap->progress = kb_class_progress (class, method);
    gap->cut_off = kb_class_is_cut_off (class, method);
    gap->separate = kb_class_separate_aspects (class, method);
    gap->uncovered = kb_measures_uncovered (measures, method, class);
    add_applying (gap, method, measures, class, source, systems);
    if (gap->progress != KB_PROGRESS_NOTHING)
      add_over (gap, method, measures, class, source);
  }
  source_free (source);
  return gap;
}

void
kb_gap_free (KbGap *gap)
{
  g_ptr_array_unref (gap->items);
  g_free (gap);
}

const KbGapItem *
kb_gap_item (const KbGap *gap, guint index)
{
  g_return_val_if_fail (index < gap->items->len, NULL);

  return g_ptr_array_index (gap->items, index);
}

/**
 * kb_gap_find:
 * @gap: a gap
 * @measure: (nullable): a measure's code
 *
 * Returns: (nullable): the item of that measure
 */
const KbGapItem *
kb_gap_find (const KbGap *gap, const char *measure)
{
  for (guint i = 0; measure && i < gap->items->len; i++) {
    const KbGapItem *item = g_ptr_array_index (gap->items, i);

    if (g_strcmp0 (kb_record_text (item->measure, KB_MEASURE_CODE), measure) == 0)
      return item;
  }
  return NULL;
}

/**
 * kb_gap_own:
 * @gap: a gap
 *
 * Returns: how many measures are to be answered here and not elsewhere
 */
guint
kb_gap_own (const KbGap *gap)
{
  return gap->total - gap->shared;
}

/**
 * kb_gap_open:
 * @gap: a gap
 *
 * Returns: how many measures are partly or not met
 */
guint
kb_gap_open (const KbGap *gap)
{
  return gap->answers[KB_ANSWER_PARTLY] + gap->answers[KB_ANSWER_NOT_MET];
}
