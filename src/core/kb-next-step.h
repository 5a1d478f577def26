// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-summary.h"

G_BEGIN_DECLS

/* What is worth doing next in a workbook, the most useful first. */

typedef enum {
  KB_STEP_FILL,        /* there are no assets yet */
  KB_STEP_CLASSIFY,    /* assets are not classified */
  KB_STEP_ANALYSE,     /* assets are classified but no risk is noted */
  KB_STEP_PLACE_RISKS, /* risks are not placed in the matrix */
  KB_STEP_PLAN,        /* high risks have no action */
  KB_STEP_FOLLOW_UP,   /* actions are overdue */
  KB_STEP_ACCEPT,      /* risks stay high and nobody has accepted them */
  KB_STEP_DECIDE,      /* the plan is ready to go to the nämnd */
} KbNextStepType;

typedef struct {
  KbNextStepType type;
  GPtrArray *records; /* KbRecord: what it is about; empty for the workbook as a whole */
} KbNextStep;

GPtrArray *
kb_next_steps (KbContent *content, KbMethod *method, KbInheritance *inheritance, const char *today);
gboolean kb_band_is_high (const KbMethod *method, int band);
guint kb_matrix_count_high (const KbMethod *method, const KbMatrix *matrix);

G_END_DECLS
