// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-matrix-axes"

#include "kb-matrix-axes.h"

/* Where an index along an axis lies, and back: the same turn. Rows count from the top, so an
 * upright scale that grows upwards runs against them. */
static guint
turn (const KbAxes *axes, gboolean upright, guint index)
{
  gboolean against = upright != axes->falling[upright ? 0 : 1];

  return against ? axes->n[upright ? 0 : 1] - 1 - index : index;
}

/**
 * kb_axes_of:
 * @method: a method
 *
 * Consequence stands upright and likelihood lies, the highest at the top and to the right, unless
 * the method says otherwise.
 *
 * Returns: how its matrix lies
 */
KbAxes
kb_axes_of (const KbMethod *method)
{
  const KbRecord *header = kb_method_header (method);
  gboolean flip_likelihood = kb_record_flag (header, KB_METHOD_FLIP_LIKELIHOOD);
  gboolean flip_consequence = kb_record_flag (header, KB_METHOD_FLIP_CONSEQUENCE);
  guint n_likelihoods = kb_method_size (method, KB_KIND_LIKELIHOOD);
  guint n_consequences = kb_method_size (method, KB_KIND_CONSEQUENCE);
  KbAxes axes = { 0 };

  axes.likelihood_up = g_strcmp0 (kb_record_text (header, KB_METHOD_AXES), "likelihood-up") == 0;
  axes.falling[0] = axes.likelihood_up ? flip_likelihood : flip_consequence;
  axes.falling[1] = axes.likelihood_up ? flip_consequence : flip_likelihood;
  axes.n[0] = axes.likelihood_up ? n_likelihoods : n_consequences;
  axes.n[1] = axes.likelihood_up ? n_consequences : n_likelihoods;
  return axes;
}

/**
 * kb_axes_kind:
 * @axes: how a matrix lies
 * @upright: the upright axis, or else the lying one
 *
 * Returns: %KB_KIND_LIKELIHOOD or %KB_KIND_CONSEQUENCE
 */
KbKind
kb_axes_kind (const KbAxes *axes, gboolean upright)
{
  return axes->likelihood_up == upright ? KB_KIND_LIKELIHOOD : KB_KIND_CONSEQUENCE;
}

guint
kb_axes_n_rows (const KbAxes *axes)
{
  return axes->n[0];
}

guint
kb_axes_n_columns (const KbAxes *axes)
{
  return axes->n[1];
}

/**
 * kb_axes_step:
 * @axes: how a matrix lies
 * @upright: along the rows, or else the columns
 * @index: a row from the top, or a column from the left
 *
 * Returns: the ordinal of the step there
 */
guint
kb_axes_step (const KbAxes *axes, gboolean upright, guint index)
{
  return turn (axes, upright, index);
}

/**
 * kb_axes_grows:
 * @axes: how a matrix lies
 * @upright: which axis
 *
 * Returns: whether it grows upwards, or to the right
 */
gboolean
kb_axes_grows (const KbAxes *axes, gboolean upright)
{
  return !axes->falling[upright ? 0 : 1];
}

/**
 * kb_axes_position:
 * @axes: how a matrix lies
 * @row: from the top
 * @column: from the left
 *
 * Returns: the cell that stands there
 */
KbPosition
kb_axes_position (const KbAxes *axes, guint row, guint column)
{
  int upright = (int) turn (axes, TRUE, row);
  int lying = (int) turn (axes, FALSE, column);

  return axes->likelihood_up ? (KbPosition){ upright, lying } : (KbPosition){ lying, upright };
}

/**
 * kb_axes_place:
 * @axes: how a matrix lies
 * @position: a cell
 * @row: (out): its row from the top
 * @column: (out): its column from the left
 */
void
kb_axes_place (const KbAxes *axes, KbPosition position, guint *row, guint *column)
{
  guint likelihood = (guint) position.likelihood;
  guint consequence = (guint) position.consequence;

  *row = turn (axes, TRUE, axes->likelihood_up ? likelihood : consequence);
  *column = turn (axes, FALSE, axes->likelihood_up ? consequence : likelihood);
}
