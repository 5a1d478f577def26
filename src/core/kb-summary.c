// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-summary"

#include "kb-summary.h"

#include "kb-date.h"

static void
count_class (KbCoverage *coverage, const KbClass *class, const KbMethod *method)
{
  coverage->total++;
  if (kb_class_progress (class, method) != KB_PROGRESS_CLASSIFIED)
    return;
  coverage->classified++;
  if (kb_class_is_unresolved (class, method))
    coverage->unresolved++;
}

static void
count_levels (KbSummary *summary, const KbClass *class, const KbMethod *method)
{
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    if (class->aspects[a].high == KB_NONE)
      summary->unclassified[a]++;
    else
      summary->distribution[a][class->aspects[a].high]++;
  }
}

/**
 * kb_summary_make:
 * @content: a content
 * @method: its method
 * @inheritance: its classes
 * @today: today's date
 *
 * Returns: what the overview, the decision sheet and `klassning show` tell
 */
KbSummary
kb_summary_make (KbContent *content,
                 KbMethod *method,
                 KbInheritance *inheritance,
                 const char *today)
{
  const GPtrArray *assets = kb_content_list (content, KB_KIND_ASSET);
  const GPtrArray *systems = kb_content_list (content, KB_KIND_SYSTEM);
  KbRecord *workbook = kb_content_workbook (content);
  g_autoptr (GArray) reviews = kb_summary_reviews (content);
  g_autofree char *horizon = kb_date_add_days (today, KB_REVIEW_DAYS);
  KbSummary summary = { 0 };

  for (guint i = 0; i < assets->len; i++) {
    KbRecord *asset = g_ptr_array_index (assets, i);
    const KbClass *class = kb_inheritance_asset (inheritance, kb_record_id (asset));

    count_class (&summary.assets, class, method);
    count_levels (&summary, class, method);
    if (kb_record_flag (asset, KB_ASSET_CRITICAL)) {
      summary.critical_total++;
      if (kb_class_progress (class, method) == KB_PROGRESS_CLASSIFIED)
        summary.critical_classified++;
    }
  }
  for (guint i = 0; i < systems->len; i++) {
    const KbSystemClass *class =
        kb_inheritance_system (inheritance, kb_record_id (g_ptr_array_index (systems, i)));

    count_class (&summary.systems, &class->class, method);
  }
  if (workbook && kb_record_integer (workbook, KB_WORKBOOK_STOP_MARKERS) > 0)
    summary.assets.elsewhere = (guint) kb_record_integer (workbook, KB_WORKBOOK_STOP_MARKERS);
  summary.before = kb_matrix_count (content, method, KB_MOMENT_BEFORE);
  summary.after = kb_matrix_count (content, method, KB_MOMENT_AFTER);
  summary.plan = kb_plan_sum (content, NULL, today);
  for (guint i = 0; i < reviews->len; i++)
    if (kb_date_compare (g_array_index (reviews, KbReview, i).on, horizon) <= 0)
      summary.reviews_soon++;
  return summary;
}

static int
compare_reviews (gconstpointer a, gconstpointer b)
{
  const KbReview *one = a;
  const KbReview *other = b;
  int difference = kb_date_compare (one->on, other->on);

  return difference != 0 ? difference
                         : g_strcmp0 (kb_record_id (one->record), kb_record_id (other->record));
}

/**
 * kb_summary_reviews:
 * @content: a content
 *
 * Returns: (transfer full) (element-type KbReview): every review date of assets and systems, the
 * earliest first
 */
GArray *
kb_summary_reviews (KbContent *content)
{
  static const struct {
    KbKind kind;
    guint field;
  } sources[] = { { KB_KIND_ASSET, KB_ASSET_REVIEW_ON }, { KB_KIND_SYSTEM, KB_SYSTEM_REVIEW_ON } };
  GArray *reviews = g_array_new (FALSE, FALSE, sizeof (KbReview));

  for (guint s = 0; s < G_N_ELEMENTS (sources); s++) {
    const GPtrArray *list = kb_content_list (content, sources[s].kind);

    for (guint i = 0; i < list->len; i++) {
      KbReview review = { g_ptr_array_index (list, i), NULL };

      review.on = kb_record_text (review.record, sources[s].field);
      if (review.on)
        g_array_append_val (reviews, review);
    }
  }
  g_array_sort (reviews, compare_reviews);
  return reviews;
}

/**
 * kb_inheritance_class_of:
 * @inheritance: the classes
 * @record: an asset or a system
 *
 * Returns: (transfer none) (nullable): its class
 */
const KbClass *
kb_inheritance_class_of (const KbInheritance *inheritance, const KbRecord *record)
{
  const KbSystemClass *system;

  if (kb_record_kind (record) == KB_KIND_ASSET)
    return kb_inheritance_asset (inheritance, kb_record_id (record));
  system = kb_inheritance_system (inheritance, kb_record_id (record));
  return system ? &system->class : NULL;
}
