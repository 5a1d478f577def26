// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-scale-change"

#include "kb-scale-change.h"

#include "kb-catalogue.h"

static const char *
new_step_pattern (KbKind kind)
{
  switch (kind) {
  case KB_KIND_LEVEL:
    return N_ ("Level {n}");
  case KB_KIND_LIKELIHOOD:
    return N_ ("Likelihood {n}");
  default:
    return N_ ("Consequence {n}");
  }
}

static KbMethodMap *
map_of (KbContent *content, KbKind kind, gint64 lowest, KbNewStep *steps, guint n, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KbContent) method = NULL;

  for (guint i = 0; i < n; i++) {
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, lowest + i);
    const char *pattern = new_step_pattern (kind);

    if (steps[i].origin != KB_NONE)
      continue;
    steps[i].name_sv = kb_fill (kb_text (KB_LANGUAGE_SV, pattern), "n", number, NULL);
    steps[i].name_en = kb_fill (kb_text (KB_LANGUAGE_EN, pattern), "n", number, NULL);
    g_ptr_array_add (names, (gpointer) steps[i].name_sv);
    g_ptr_array_add (names, (gpointer) steps[i].name_en);
  }
  method = kb_method_resize (content, kind, lowest, steps, n);
  return kb_method_map_new (content, method, error);
}

static gboolean
begins_with_highest (const GPtrArray *list, guint number)
{
  return list->len > 1
         && kb_record_integer (g_ptr_array_index (list, 0), number)
                > kb_record_integer (g_ptr_array_index (list, list->len - 1), number);
}

/**
 * kb_scale_change_new:
 * @content: a workbook's content
 * @kind: levels, likelihoods or consequences
 * @lowest: the number of the lowest step
 * @n: how many steps
 * @place: where steps come and go: above how many of the old ones, counted from the lowest; 0 is
 *   the bottom, %KB_SCALE_TOP the top
 * @error: (out): %KB_CORE_ERROR_COUNT
 *
 * The scale with more steps, which get a name to begin with, or fewer; every other step stays
 * itself.
 *
 * Returns: (transfer full) (nullable): how the values are carried over
 */
KbMethodMap *
kb_scale_change_new (
    KbContent *content, KbKind kind, gint64 lowest, guint n, guint place, GError **error)
{
  const GPtrArray *list = kb_content_list (content, kind);
  guint number = (guint) kb_field_from_column (kind, "number");
  guint old = list->len;
  guint below = MIN (place, old);
  g_autofree KbNewStep *steps = g_new0 (KbNewStep, MAX (n, 1));

  if (n < old)
    below = MIN (below, n);
  if (begins_with_highest (list, number))
    below = MIN (n, old) - MIN (below, MIN (n, old));
  for (guint i = 0; i < n; i++) {
    if (i < below)
      steps[i].origin = (int) i;
    else if (n > old && i < below + n - old)
      steps[i].origin = KB_NONE;
    else
      steps[i].origin = (int) i + (int) old - (int) n;
  }
  return map_of (content, kind, lowest, steps, n, error);
}

/**
 * kb_scale_change_without:
 * @content: a workbook's content
 * @kind: levels, likelihoods or consequences
 * @step: the place of one of them
 * @error: (out): %KB_CORE_ERROR_COUNT
 *
 * The scale without one step. Those above it move down a number; a scale without its 0 begins at 1.
 *
 * Returns: (transfer full) (nullable): how the values are carried over
 */
KbMethodMap *
kb_scale_change_without (KbContent *content, KbKind kind, guint step, GError **error)
{
  const GPtrArray *list = kb_content_list (content, kind);
  guint number = (guint) kb_field_from_column (kind, "number");
  g_autofree KbNewStep *steps = g_new0 (KbNewStep, list->len);
  gint64 lowest = G_MAXINT64;
  guint n = 0;

  for (guint i = 0; i < list->len; i++) {
    if (i == step)
      continue;
    lowest = MIN (lowest, kb_record_integer (g_ptr_array_index (list, i), number));
    steps[n++].origin = (int) i;
  }
  lowest = MIN (lowest, 1);
  return map_of (content, kind, lowest, steps, n, error);
}

/**
 * kb_describe_step:
 * @record: (nullable): an item of a method
 * @language: the reader's language
 *
 * Returns: (transfer full): its number, if it has one, and its name
 */
char *
kb_describe_step (const KbRecord *record, KbLanguage language)
{
  KbKind kind;
  int number, name;

  if (!record)
    return g_strdup ("–");
  kind = kb_record_kind (record);
  number = kb_field_from_column (kind, "number");
  name = kb_field_from_column (kind, kind == KB_KIND_STATEMENT ? "text_sv" : "name_sv");
  if (name == KB_NONE)
    return g_strdup (kb_record_id (record));
  if (number == KB_NONE)
    return g_strdup (kb_record_localized (record, (guint) name, language));
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", kb_record_integer (record, (guint) number),
                          kb_record_localized (record, (guint) name, language));
}

/**
 * kb_describe_scale:
 * @content: a content with a method
 * @kind: levels, likelihoods or consequences
 *
 * Returns: (transfer full): "0–3"
 */
char *
kb_describe_scale (KbContent *content, KbKind kind)
{
  const GPtrArray *list = kb_content_list (content, kind);
  guint number = (guint) kb_field_from_column (kind, "number");
  gint64 low = G_MAXINT64, high = G_MININT64;

  for (guint i = 0; i < list->len; i++) {
    low = MIN (low, kb_record_integer (g_ptr_array_index (list, i), number));
    high = MAX (high, kb_record_integer (g_ptr_array_index (list, i), number));
  }
  return list->len == 0 ? g_strdup ("")
                        : g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, low, high);
}
