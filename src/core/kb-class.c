// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-class"

#include "kb-class.h"

/**
 * kb_class_clear:
 * @class: a class
 *
 * Makes every aspect unclassified.
 */
void
kb_class_clear (KbClass *class)
{
  for (guint i = 0; i < KB_MAX_ASPECTS; i++)
    class->aspects[i] = (KbLevelRange){ KB_NONE, KB_NONE };
}

/**
 * kb_level_range_from_ids:
 * @method: the method
 * @level_id: (nullable): a level's id
 * @upper_id: (nullable): the upper end's id while the aspect is unresolved
 *
 * Returns: the range they mean; a level the method does not have counts as none
 */
KbLevelRange
kb_level_range_from_ids (const KbMethod *method, const char *level_id, const char *upper_id)
{
  int low = kb_method_ordinal (method, KB_KIND_LEVEL, level_id);
  int high = kb_method_ordinal (method, KB_KIND_LEVEL, upper_id);

  if (low == KB_NONE)
    low = high;
  if (high == KB_NONE)
    high = low;
  return (KbLevelRange){ (gint8) MIN (low, high), (gint8) MAX (low, high) };
}

/**
 * kb_class_of_asset:
 * @content: a content
 * @method: its method
 * @asset_id: an asset
 *
 * Returns: the levels set on the asset
 */
KbClass
kb_class_of_asset (const KbContent *content, const KbMethod *method, const char *asset_id)
{
  const GPtrArray *levels =
      kb_content_referring (content, KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASSET, asset_id);
  KbClass class;

  kb_class_clear (&class);
  for (guint i = 0; levels && i < levels->len; i++) {
    KbRecord *record = g_ptr_array_index (levels, i);
    int aspect =
        kb_method_ordinal (method, KB_KIND_ASPECT, kb_record_text (record, KB_ASSET_LEVEL_ASPECT));

    if (aspect != KB_NONE)
      class.aspects[aspect] =
          kb_level_range_from_ids (method, kb_record_text (record, KB_ASSET_LEVEL_LEVEL),
                                   kb_record_text (record, KB_ASSET_LEVEL_UPPER));
  }
  return class;
}

KbProgress
kb_class_progress (const KbClass *class, const KbMethod *method)
{
  guint n_aspects = kb_method_size (method, KB_KIND_ASPECT);
  guint done = 0;

  for (guint i = 0; i < n_aspects; i++)
    if (class->aspects[i].high != KB_NONE)
      done++;
  return done == 0          ? KB_PROGRESS_NOTHING
         : done < n_aspects ? KB_PROGRESS_PARTIAL
                            : KB_PROGRESS_CLASSIFIED;
}

gboolean
kb_class_is_unresolved (const KbClass *class, const KbMethod *method)
{
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ASPECT); i++)
    if (class->aspects[i].low != class->aspects[i].high)
      return TRUE;
  return FALSE;
}

/**
 * kb_class_is_cut_off:
 * @class: the class of an asset or a system
 * @method: the method
 *
 * Åmål, IT- och informationssäkerhetspolicy, Informationsklassning: what is at "ingen eller
 * försumbar" in every aspect is not analysed in riskmatrisens del 2 and needs no special measures;
 * it stays in the register (del 1).
 *
 * Returns: whether that holds here
 */
gboolean
kb_class_is_cut_off (const KbClass *class, const KbMethod *method)
{
  if (!kb_method_has_cut_off (method))
    return FALSE;
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ASPECT); i++)
    if (class->aspects[i].high != 0)
      return FALSE;
  return TRUE;
}

gboolean
kb_class_equal (const KbClass *one, const KbClass *other, const KbMethod *method)
{
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ASPECT); i++)
    if (one->aspects[i].low != other->aspects[i].low
        || one->aspects[i].high != other->aspects[i].high)
      return FALSE;
  return TRUE;
}

/**
 * kb_class_highest:
 * @class: a class
 * @method: the method
 *
 * Returns: its highest level over all aspects, or %KB_NONE
 */
int
kb_class_highest (const KbClass *class, const KbMethod *method)
{
  int highest = KB_NONE;

  for (guint i = 0; i < kb_method_size (method, KB_KIND_ASPECT); i++)
    highest = MAX (highest, class->aspects[i].high);
  return highest;
}

/**
 * kb_class_compare:
 * @one: a class
 * @other: another
 * @method: the method
 *
 * Orders by need of protection: the highest level first decides, then the sum over the aspects,
 * then the aspects in turn.
 *
 * Returns: below 0 when @one needs less, above 0 when it needs more
 */
int
kb_class_compare (const KbClass *one, const KbClass *other, const KbMethod *method)
{
  int difference = kb_class_highest (one, method) - kb_class_highest (other, method);
  guint n_aspects = kb_method_size (method, KB_KIND_ASPECT);

  if (difference == 0)
    for (guint i = 0; i < n_aspects; i++)
      difference += one->aspects[i].high - other->aspects[i].high;
  for (guint i = 0; difference == 0 && i < n_aspects; i++)
    difference = one->aspects[i].high - other->aspects[i].high;
  return difference;
}
