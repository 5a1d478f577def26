// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

G_BEGIN_DECLS

/**
 * KbOrientation:
 *
 * How a kommun draws its matrix. By default consequence grows upwards and likelihood to the right.
 */
typedef struct {
  gboolean likelihood_up;   /* likelihood is the upright axis */
  gboolean flip_likelihood; /* it grows the other way: downwards or to the left */
  gboolean flip_consequence;
  guint n_rows;
  guint n_columns;
} KbOrientation;

KbOrientation kb_orientation_of (const KbMethod *method);
void kb_orientation_place (const KbOrientation *orientation,
                           guint likelihood,
                           guint consequence,
                           guint *row,
                           guint *column);

G_END_DECLS
