// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-matrix"

#include "kb-matrix.h"

#include <stdlib.h>

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

gboolean
kb_position_equal (KbPosition one, KbPosition other)
{
  return one.likelihood == other.likelihood && one.consequence == other.consequence;
}

/**
 * kb_matrix_count_risks:
 * @risks: (element-type KbRecord): the risks that it is of
 * @method: the method
 * @moment: which assessment
 *
 * Returns: the matrix with the number of those risks in each cell
 */
KbMatrix
kb_matrix_count_risks (const GPtrArray *risks, const KbMethod *method, KbMoment moment)
{
  KbMatrix matrix = { .moment = moment, .axes = kb_axes_of (method), .total = risks->len };

  matrix.n_likelihoods = kb_method_size (method, KB_KIND_LIKELIHOOD);
  matrix.n_consequences = kb_method_size (method, KB_KIND_CONSEQUENCE);
  matrix.n_bands = kb_method_size (method, KB_KIND_BAND);
  for (guint l = 0; l < matrix.n_likelihoods; l++) {
    for (guint c = 0; c < matrix.n_consequences; c++) {
      matrix.bands[l][c] = kb_method_band_at (method, l, c);
      matrix.scores[l][c] = score_at (method, l, c);
    }
  }
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
  return kb_matrix_count_risks (kb_content_list (content, KB_KIND_RISK), method, moment);
}

guint
kb_matrix_band (const KbMatrix *matrix, KbPosition position)
{
  return matrix->bands[position.likelihood][position.consequence];
}

guint
kb_matrix_risks (const KbMatrix *matrix, KbPosition position)
{
  return matrix->counts[position.likelihood][position.consequence];
}

int
kb_matrix_score (const KbMatrix *matrix, KbPosition position)
{
  return matrix->scores[position.likelihood][position.consequence];
}

static void
add_move (GArray *moves, KbPosition from, KbPosition to)
{
  KbMove move = { from, to, 1 };

  for (guint i = 0; i < moves->len; i++) {
    KbMove *known = &g_array_index (moves, KbMove, i);

    if (kb_position_equal (known->from, from) && kb_position_equal (known->to, to)) {
      known->count++;
      return;
    }
  }
  g_array_append_val (moves, move);
}

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const KbMove *one = a;
  const KbMove *other = b;
  const int differences[] = {
    other->from.consequence - one->from.consequence,
    other->from.likelihood - one->from.likelihood,
    other->to.consequence - one->to.consequence,
    other->to.likelihood - one->to.likelihood,
  };

  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    if (differences[i] != 0)
      return differences[i];
  return 0;
}

/**
 * kb_matrix_moves:
 * @risks: (element-type KbRecord): risks
 * @method: the method
 * @from: an assessment
 * @to: another
 *
 * Returns: (transfer full) (element-type KbMove): from which cell how many of them go to which,
 * those that stay left out; the worst cell first
 */
GArray *
kb_matrix_moves (const GPtrArray *risks, const KbMethod *method, KbMoment from, KbMoment to)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (KbMove));

  for (guint i = 0; i < risks->len; i++) {
    const KbRecord *risk = g_ptr_array_index (risks, i);
    KbPosition start = kb_risk_position (method, risk, from);
    KbPosition end = kb_risk_position (method, risk, to);

    if (kb_position_is_placed (start) && kb_position_is_placed (end)
        && !kb_position_equal (start, end))
      add_move (moves, start, end);
  }
  g_array_sort (moves, compare_moves);
  return moves;
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
  KbRecord *risk;
  int band;
  int score;
  int consequence;
  gint64 number;
} KbSized;

static int
compare_by_size (gconstpointer a, gconstpointer b)
{
  const KbSized *one = a;
  const KbSized *other = b;
  int difference = other->band - one->band;

  if (difference == 0)
    difference = other->score - one->score;
  if (difference == 0)
    difference = other->consequence - one->consequence;
  if (difference == 0)
    difference = one->number < other->number ? -1 : one->number > other->number;
  return difference;
}

/**
 * kb_risks_sort_by_size:
 * @risks: (element-type KbRecord): risks
 * @method: the method
 * @moment: which assessment
 *
 * Returns: (transfer container) (element-type KbRecord): the same risks, the largest first: by
 * band, then score, then consequence, then number; those not placed stand last
 */
GPtrArray *
kb_risks_sort_by_size (const GPtrArray *risks, const KbMethod *method, KbMoment moment)
{
  g_autofree KbSized *sized = g_new (KbSized, risks->len + 1);
  GPtrArray *sorted = g_ptr_array_sized_new (risks->len);

  for (guint i = 0; i < risks->len; i++) {
    KbRecord *risk = g_ptr_array_index (risks, i);
    KbPosition position = kb_risk_position (method, risk, moment);
    gboolean placed = kb_position_is_placed (position);
    guint l = placed ? (guint) position.likelihood : 0;
    guint c = placed ? (guint) position.consequence : 0;

    sized[i] = (KbSized){ risk, placed ? (int) kb_method_band_at (method, l, c) : KB_NONE,
                          placed ? score_at (method, l, c) : 0, position.consequence,
                          kb_record_integer (risk, KB_RISK_NUMBER) };
  }
  qsort (sized, risks->len, sizeof (KbSized), compare_by_size);
  for (guint i = 0; i < risks->len; i++)
    g_ptr_array_add (sorted, sized[i].risk);
  return sorted;
}

/**
 * kb_risks_by_size:
 * @content: a content
 * @method: its method
 * @moment: which assessment
 *
 * Returns: (transfer container) (element-type KbRecord): all risks, the largest first
 */
GPtrArray *
kb_risks_by_size (KbContent *content, const KbMethod *method, KbMoment moment)
{
  return kb_risks_sort_by_size (kb_content_list (content, KB_KIND_RISK), method, moment);
}
