// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

G_BEGIN_DECLS

/* A place in the matrix: ordinals, %KB_NONE when the risk is not placed. */
typedef struct {
  int likelihood;
  int consequence;
} KbPosition;

/**
 * KbAxes:
 *
 * How a method's matrix lies: which scale stands upright and which way each grows. Rows count from
 * the top, columns from the left. Every picture of a matrix, on screen, on paper and in a sheet,
 * asks here what stands where.
 */
typedef struct {
  gboolean likelihood_up; /* likelihood stands upright; otherwise consequence does */
  gboolean falling[2];    /* [0] the upright scale, [1] the lying one: the highest stands last */
  guint n[2];             /* steps of the upright and of the lying scale */
} KbAxes;

KbAxes kb_axes_of (const KbMethod *method);
KbKind kb_axes_kind (const KbAxes *axes, gboolean upright);
guint kb_axes_n_rows (const KbAxes *axes);
guint kb_axes_n_columns (const KbAxes *axes);
guint kb_axes_step (const KbAxes *axes, gboolean upright, guint index);
gboolean kb_axes_grows (const KbAxes *axes, gboolean upright);
KbPosition kb_axes_position (const KbAxes *axes, guint row, guint column);
void kb_axes_place (const KbAxes *axes, KbPosition position, guint *row, guint *column);

G_END_DECLS
