// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-orientation"

#include "kb-orientation.h"

/**
 * kb_orientation_of:
 * @method: a method
 *
 * Returns: how its matrix is drawn
 */
KbOrientation
kb_orientation_of (const KbMethod *method)
{
  KbRecord *header = kb_method_header (method);
  guint likelihoods = kb_method_size (method, KB_KIND_LIKELIHOOD);
  guint consequences = kb_method_size (method, KB_KIND_CONSEQUENCE);
  gboolean up = g_strcmp0 (kb_record_text (header, KB_METHOD_AXES), "likelihood-up") == 0;

  return (KbOrientation){
    .likelihood_up = up,
    .flip_likelihood = kb_record_flag (header, KB_METHOD_FLIP_LIKELIHOOD),
    .flip_consequence = kb_record_flag (header, KB_METHOD_FLIP_CONSEQUENCE),
    .n_rows = up ? likelihoods : consequences,
    .n_columns = up ? consequences : likelihoods,
  };
}

/**
 * kb_orientation_place:
 * @orientation: how the matrix is drawn
 * @likelihood: a step
 * @consequence: a step
 * @row: (out): where the cell stands, from the top
 * @column: (out): and from the left
 */
void
kb_orientation_place (const KbOrientation *orientation,
                      guint likelihood,
                      guint consequence,
                      guint *row,
                      guint *column)
{
  guint upright = orientation->likelihood_up ? likelihood : consequence;
  guint across = orientation->likelihood_up ? consequence : likelihood;
  gboolean flip_upright =
      orientation->likelihood_up ? orientation->flip_likelihood : orientation->flip_consequence;
  gboolean flip_across =
      orientation->likelihood_up ? orientation->flip_consequence : orientation->flip_likelihood;

  g_return_if_fail (upright < orientation->n_rows && across < orientation->n_columns);

  *row = flip_upright ? upright : orientation->n_rows - 1 - upright;
  *column = flip_across ? orientation->n_columns - 1 - across : across;
}
