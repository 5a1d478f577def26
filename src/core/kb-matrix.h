// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-matrix-axes.h"

G_BEGIN_DECLS

/* Which assessment of a risk: as it is, when the measures are done, or as it was in the round
 * before. */
typedef enum {
  KB_MOMENT_BEFORE,
  KB_MOMENT_AFTER,
  KB_MOMENT_PREVIOUS,
} KbMoment;

/**
 * KbMatrix:
 *
 * The one model that the screen, the pictures, the reports and the Excel sheets draw a risk matrix
 * from.
 */
typedef struct {
  KbMoment moment;
  KbAxes axes; /* what stands in which row and column */
  guint n_likelihoods;
  guint n_consequences;
  guint n_bands;
  guint bands[KB_MAX_STEPS][KB_MAX_STEPS]; /* [likelihood][consequence] */
  guint counts[KB_MAX_STEPS][KB_MAX_STEPS];
  int scores[KB_MAX_STEPS][KB_MAX_STEPS]; /* the product of the two numbers, for show */
  guint by_band[KB_MAX_BANDS];
  guint total;    /* all risks */
  guint unplaced; /* risks not assessed for this moment */
} KbMatrix;

/* How many risks go from one cell to another between two assessments; to nowhere when the other is
 * not made. */
typedef struct {
  KbPosition from;
  KbPosition to;
  guint count;
} KbMove;

KbMatrix kb_matrix_count (KbContent *content, const KbMethod *method, KbMoment moment);
KbMatrix kb_matrix_count_risks (const GPtrArray *risks, const KbMethod *method, KbMoment moment);
GArray *
kb_matrix_moves (const GPtrArray *risks, const KbMethod *method, KbMoment from, KbMoment to);
guint kb_matrix_band (const KbMatrix *matrix, KbPosition position);
guint kb_matrix_risks (const KbMatrix *matrix, KbPosition position);
int kb_matrix_score (const KbMatrix *matrix, KbPosition position);
gboolean kb_position_equal (KbPosition one, KbPosition other);
KbPosition kb_risk_position (const KbMethod *method, const KbRecord *risk, KbMoment moment);
gboolean kb_position_is_placed (KbPosition position);
int kb_risk_band (const KbMethod *method, const KbRecord *risk, KbMoment moment);
int kb_risk_score (const KbMethod *method, const KbRecord *risk, KbMoment moment);
GPtrArray *kb_matrix_risks_at (KbContent *content,
                               const KbMethod *method,
                               KbMoment moment,
                               KbPosition position);
GPtrArray *kb_risks_by_size (KbContent *content, const KbMethod *method, KbMoment moment);
GPtrArray *kb_risks_sort_by_size (const GPtrArray *risks, const KbMethod *method, KbMoment moment);
guint kb_risk_likelihood_field (KbMoment moment);
guint kb_risk_consequence_field (KbMoment moment);

G_END_DECLS
