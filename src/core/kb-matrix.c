// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-matrix"

#include "kb-matrix.h"

guint
kb_risk_likelihood_field (KbMoment moment)
{
  return moment == KB_MOMENT_BEFORE  ? KB_RISK_LIKELIHOOD_BEFORE
         : moment == KB_MOMENT_AFTER ? KB_RISK_LIKELIHOOD_AFTER
                                     : (guint) KB_RISK_LIKELIHOOD_PREVIOUS;
}

guint
kb_risk_consequence_field (KbMoment moment)
{
  return moment == KB_MOMENT_BEFORE  ? KB_RISK_CONSEQUENCE_BEFORE
         : moment == KB_MOMENT_AFTER ? KB_RISK_CONSEQUENCE_AFTER
                                     : (guint) KB_RISK_CONSEQUENCE_PREVIOUS;
}

/**
 * kb_risk_position:
 * @method: the method
 * @risk: a risk
 * @moment: which assessment
 *
 * Returns: where the risk stands; both ordinals are %KB_NONE unless both are set
 */
KbPosition
kb_risk_position (const KbMethod *method, const KbRecord *risk, KbMoment moment)
{
  KbPosition position = {
    kb_method_ordinal (method, KB_KIND_LIKELIHOOD,
                       kb_record_text (risk, kb_risk_likelihood_field (moment))),
    kb_method_ordinal (method, KB_KIND_CONSEQUENCE,
                       kb_record_text (risk, kb_risk_consequence_field (moment))),
  };

  if (!kb_position_is_placed (position))
    return (KbPosition){ KB_NONE, KB_NONE };
  return position;
}

gboolean
kb_position_is_placed (KbPosition position)
{
  return position.likelihood != KB_NONE && position.consequence != KB_NONE;
}

/**
 * kb_risk_band:
 * @method: the method
 * @risk: a risk
 * @moment: which assessment
 *
 * Returns: the band of the cell the risk stands in, or %KB_NONE
 */
int
kb_risk_band (const KbMethod *method, const KbRecord *risk, KbMoment moment)
{
  KbPosition position = kb_risk_position (method, risk, moment);

  if (!kb_position_is_placed (position))
    return KB_NONE;
  return (int) kb_method_band_at (method, (guint) position.likelihood,
                                  (guint) position.consequence);
}

static int
score_at (const KbMethod *method, guint likelihood, guint consequence)
{
  return (int) (kb_method_number (method, KB_KIND_LIKELIHOOD, likelihood)
                * kb_method_number (method, KB_KIND_CONSEQUENCE, consequence));
}

/**
 * kb_risk_score:
 * @method: the method
 * @risk: a risk
 * @moment: which assessment
 *
 * Returns: likelihood × consequence by their numbers, as shown beside the band; 0 when not placed
 */
int
kb_risk_score (const KbMethod *method, const KbRecord *risk, KbMoment moment)
{
  KbPosition position = kb_risk_position (method, risk, moment);

  return kb_position_is_placed (position)
             ? score_at (method, (guint) position.likelihood, (guint) position.consequence)
             : 0;
}

/**
 * kb_matrix_count:
 * @content: a content
 * @method: its method
 * @moment: which assessment
 *
 * Returns: the matrix with the number of risks in each cell
 */
KbMatrix
kb_matrix_count (KbContent *content, const KbMethod *method, KbMoment moment)
{
  const GPtrArray *risks = kb_content_list (content, KB_KIND_RISK);
  KbMatrix matrix = { .moment = moment };

  matrix.n_likelihoods = kb_method_size (method, KB_KIND_LIKELIHOOD);
  matrix.n_consequences = kb_method_size (method, KB_KIND_CONSEQUENCE);
  matrix.n_bands = kb_method_size (method, KB_KIND_BAND);
  for (guint l = 0; l < matrix.n_likelihoods; l++) {
    for (guint c = 0; c < matrix.n_consequences; c++) {
      matrix.bands[l][c] = kb_method_band_at (method, l, c);
      matrix.scores[l][c] = score_at (method, l, c);
    }
  }
  matrix.total = risks->len;
  for (guint i = 0; i < risks->len; i++) {
    KbPosition position = kb_risk_position (method, g_ptr_array_index (risks, i), moment);

    if (!kb_position_is_placed (position)) {
      matrix.unplaced++;
      continue;
    }
    matrix.counts[position.likelihood][position.consequence]++;
    matrix.by_band[matrix.bands[position.likelihood][position.consequence]]++;
  }
  return matrix;
}

/**
 * kb_matrix_risks_at:
 * @content: a content
 * @method: its method
 * @moment: which assessment
 * @position: a cell
 *
 * Returns: (transfer container) (element-type KbRecord): the risks in the cell, by number
 */
GPtrArray *
kb_matrix_risks_at (KbContent *content,
                    const KbMethod *method,
                    KbMoment moment,
                    KbPosition position)
{
  const GPtrArray *risks = kb_content_list (content, KB_KIND_RISK);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    KbPosition place = kb_risk_position (method, risk, moment);

    if (place.likelihood == position.likelihood && place.consequence == position.consequence)
      g_ptr_array_add (found, risk);
  }
  return found;
}

typedef struct {
  const KbMethod *method;
  KbMoment moment;
} KbSizeOrder;

static int
compare_by_size (gconstpointer a, gconstpointer b, gpointer data)
{
  const KbSizeOrder *order = data;
  const KbRecord *one = *(KbRecord *const *) a;
  const KbRecord *other = *(KbRecord *const *) b;
  int difference = kb_risk_band (order->method, other, order->moment)
                   - kb_risk_band (order->method, one, order->moment);

  if (difference == 0)
    difference = kb_risk_score (order->method, other, order->moment)
                 - kb_risk_score (order->method, one, order->moment);
  if (difference == 0)
    difference = kb_risk_position (order->method, other, order->moment).consequence
                 - kb_risk_position (order->method, one, order->moment).consequence;
  if (difference == 0)
    difference = kb_record_integer (one, KB_RISK_NUMBER) < kb_record_integer (other, KB_RISK_NUMBER)
                     ? -1
                     : 1;
  return difference;
}

/**
 * kb_risks_by_size:
 * @content: a content
 * @method: its method
 * @moment: which assessment
 *
 * Returns: (transfer container) (element-type KbRecord): all risks, the largest first: by band,
 * then score, then consequence, then number
 */
GPtrArray *
kb_risks_by_size (KbContent *content, const KbMethod *method, KbMoment moment)
{
  const GPtrArray *risks = kb_content_list (content, KB_KIND_RISK);
  KbSizeOrder order = { method, moment };
  GPtrArray *sorted = g_ptr_array_sized_new (risks->len);

  for (guint i = 0; i < risks->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (risks, i));
  g_ptr_array_sort_with_data (sorted, compare_by_size, &order);
  return sorted;
}
