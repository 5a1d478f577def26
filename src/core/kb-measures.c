// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-measures"

#include "kb-measures.h"

#include "kb-measure-level.h"
#include "kb-method.h"

#include <string.h>

struct _KbMeasures {
  gatomicrefcount references;
  GPtrArray *list;     /* KbRecord, by code */
  GHashTable *by_code; /* code → KbRecord */
  GHashTable *shipped; /* codes that come with the program */
};

static int
compare_codes (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (kb_record_text (*(KbRecord *const *) one, KB_MEASURE_CODE),
                    kb_record_text (*(KbRecord *const *) other, KB_MEASURE_CODE));
}

static void
put (KbMeasures *measures, KbRecord *record)
{
  const char *code = kb_record_text (record, KB_MEASURE_CODE);

  if (code)
    g_hash_table_insert (measures->by_code, g_strdup (code), kb_record_ref (record));
}

/**
 * kb_measures_new:
 * @shipped: (element-type KbRecord): those that come with the program
 * @content: a workbook's content, whose own measures win
 *
 * Returns: (transfer full): all of them, in the order of their codes
 */
KbMeasures *
kb_measures_new (const GPtrArray *shipped, KbContent *content)
{
  KbMeasures *measures = g_new0 (KbMeasures, 1);
  const GPtrArray *own = kb_content_list (content, KB_KIND_MEASURE);
  GHashTableIter iter;
  gpointer record;

  g_atomic_ref_count_init (&measures->references);
  measures->by_code =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kb_record_unref);
  measures->shipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  measures->list = g_ptr_array_new ();
  for (guint i = 0; i < shipped->len; i++) {
    put (measures, g_ptr_array_index (shipped, i));
    g_hash_table_add (measures->shipped,
                      g_strdup (kb_record_text (g_ptr_array_index (shipped, i), KB_MEASURE_CODE)));
  }
  for (guint i = 0; i < own->len; i++)
    put (measures, g_ptr_array_index (own, i));
  g_hash_table_iter_init (&iter, measures->by_code);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (measures->list, record);
  g_ptr_array_sort (measures->list, compare_codes);
  return measures;
}

KbMeasures *
kb_measures_ref (KbMeasures *measures)
{
  g_atomic_ref_count_inc (&measures->references);
  return measures;
}

void
kb_measures_unref (KbMeasures *measures)
{
  if (!g_atomic_ref_count_dec (&measures->references))
    return;
  g_ptr_array_unref (measures->list);
  g_hash_table_unref (measures->by_code);
  g_hash_table_unref (measures->shipped);
  g_free (measures);
}

guint
kb_measures_size (const KbMeasures *measures)
{
  return measures->list->len;
}

KbRecord *
kb_measures_at (const KbMeasures *measures, guint index)
{
  g_return_val_if_fail (index < measures->list->len, NULL);

  return g_ptr_array_index (measures->list, index);
}

/**
 * kb_measures_find:
 * @measures: measures
 * @code: (nullable): a code
 *
 * Returns: (transfer none) (nullable): the measure, hidden or not
 */
KbRecord *
kb_measures_find (const KbMeasures *measures, const char *code)
{
  return code ? g_hash_table_lookup (measures->by_code, code) : NULL;
}

gboolean
kb_measures_is_shipped (const KbMeasures *measures, const char *code)
{
  return code && g_hash_table_contains (measures->shipped, code);
}

/**
 * kb_measure_meets:
 * @measure: a measure
 * @threat: a reference such as "G 0.39"
 *
 * Returns: whether it meets that threat
 */
gboolean
kb_measure_meets (const KbRecord *measure, const char *threat)
{
  const char *text = kb_record_text (measure, KB_MEASURE_THREATS);
  g_auto (GStrv) threats = text ? g_strsplit (text, ", ", -1) : NULL;

  return threats && threat && g_strv_contains ((const char *const *) threats, threat);
}

/**
 * kb_method_position_of_level:
 * @method: a method
 * @level: an ordinal of its class levels
 *
 * The catalogue is written for 0–4. A scale of four or five levels is read from the lowest up; a
 * shorter one is spread so that its highest level still asks for all that level 3 does.
 *
 * Returns: the place of @level on the scale 0–4
 */
int
kb_method_position_of_level (const KbMethod *method, int level)
{
  int last = (int) kb_method_size (method, KB_KIND_LEVEL) - 1;
  int top = last >= KB_MEASURE_TOP ? KB_MEASURE_TOP : KB_MEASURE_TOP - 1;

  g_return_val_if_fail (level >= 0 && level <= last, 0);

  if (last <= 0)
    return 0;
  return (2 * level * top + last) / (2 * last);
}

/**
 * kb_class_needs_separate:
 * @class: a class
 * @method: its method
 * @aspect: an aspect in use
 *
 * Returns: whether the aspect is at the level where the method asks for an analysis of its own
 * instead of catalogue measures (KLASSA's level 4: Vägledning för klassning)
 */
gboolean
kb_class_needs_separate (const KbClass *class, const KbMethod *method, guint aspect)
{
  int separate = kb_method_separate_level (method);

  return separate != KB_NONE && class->aspects[aspect].high != KB_NONE
         && class->aspects[aspect].high >= separate;
}

/**
 * kb_class_separate_aspects:
 * @class: a class
 * @method: its method
 *
 * Returns: bit a when aspect a needs an analysis of its own
 */
guint
kb_class_separate_aspects (const KbClass *class, const KbMethod *method)
{
  guint found = 0;

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    if (kb_class_needs_separate (class, method, a))
      found |= 1u << a;
  return found;
}

static gboolean
cover (const KbMeasures *measures, const char *aspect_code)
{
  for (guint i = 0; i < measures->list->len; i++) {
    KbRecord *measure = g_ptr_array_index (measures->list, i);

    if (!kb_record_flag (measure, KB_MEASURE_HIDDEN)
        && kb_measure_from (measure, aspect_code) != KB_NONE)
      return TRUE;
  }
  return FALSE;
}

/**
 * kb_measures_uncovered:
 * @measures: measures
 * @method: the method
 * @class: the class of a system or an asset
 *
 * What comes with the program knows the four standard aspects. A kommun's own aspect is in no
 * measure until somebody gives some a level for it; that none are called for then says nothing of
 * the need.
 *
 * Returns: bit a when the level of aspect a asks for protection and no measure is for that aspect
 */
guint
kb_measures_uncovered (const KbMeasures *measures, const KbMethod *method, const KbClass *class)
{
  guint found = 0;

  if (kb_class_is_cut_off (class, method))
    return 0;
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    if (class->aspects[a].high != KB_NONE && !kb_class_needs_separate (class, method, a)
        && kb_method_position_of_level (method, class->aspects[a].high) > 0
        && !cover (measures,
                   kb_record_text (kb_method_item (method, KB_KIND_ASPECT, a), KB_ASPECT_CODE)))
      found |= 1u << a;
  return found;
}

/**
 * kb_measure_applies:
 * @measure: a measure
 * @method: the method
 * @class: the class of a system or an asset
 *
 * A measure applies when any aspect's level is at least the measure's (design §6). Under the
 * cut-off none does, and an aspect that needs a separate analysis asks for none.
 *
 * Returns: whether it applies
 */
gboolean
kb_measure_applies (const KbRecord *measure, const KbMethod *method, const KbClass *class)
{
  if (kb_record_flag (measure, KB_MEASURE_HIDDEN) || kb_class_is_cut_off (class, method))
    return FALSE;
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    int from = kb_measure_from (
        measure, kb_record_text (kb_method_item (method, KB_KIND_ASPECT, a), KB_ASPECT_CODE));

    if (from != KB_NONE && class->aspects[a].high != KB_NONE
        && !kb_class_needs_separate (class, method, a)
        && kb_method_position_of_level (method, class->aspects[a].high) >= from)
      return TRUE;
  }
  return FALSE;
}

/**
 * kb_measures_for_class:
 * @measures: measures
 * @method: the method
 * @class: the class of a system or an asset
 *
 * Returns: (transfer container) (element-type KbRecord): those that apply, in the order of their
 * codes
 */
GPtrArray *
kb_measures_for_class (const KbMeasures *measures, const KbMethod *method, const KbClass *class)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < measures->list->len; i++)
    if (kb_measure_applies (g_ptr_array_index (measures->list, i), method, class))
      g_ptr_array_add (found, g_ptr_array_index (measures->list, i));
  return found;
}

/**
 * kb_measure_section:
 * @measure: a measure
 * @method: the method
 *
 * The method's own division of its plan: a section of the same name as the measure's category, else
 * the nearest it has. Åmål has administrative and technical measures, Båstad organisational too.
 *
 * Returns: (nullable): the section of the plan that the measure belongs to
 */
KbRecord *
kb_measure_section (const KbRecord *measure, const KbMethod *method)
{
  static const struct {
    const char *category;
    const char *sections[3];
  } nearest[] = {
    { "organisational", { "organisational", "administrative", NULL } },
    { "administrative", { "administrative", "organisational", NULL } },
    { "physical", { "physical", "technical", NULL } },
    { "technical", { "technical", NULL } },
  };
  const char *category = kb_record_text (measure, KB_MEASURE_CATEGORY);

  for (guint i = 0; i < G_N_ELEMENTS (nearest); i++)
    for (guint j = 0; g_strcmp0 (nearest[i].category, category) == 0 && nearest[i].sections[j];
         j++) {
      int found = kb_method_ordinal (method, KB_KIND_SECTION, nearest[i].sections[j]);

      if (found != KB_NONE)
        return kb_method_item (method, KB_KIND_SECTION, (guint) found);
    }
  return NULL;
}
