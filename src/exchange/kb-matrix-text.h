// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-format.h"

G_BEGIN_DECLS

/* The words of a matrix, the same on screen, on paper and in sheets. */

const char *kb_matrix_axis_title (const KbAxes *axes, gboolean upright, KbLanguage language);
char *kb_matrix_step_label (const KbMethod *method, KbKind kind, guint step, KbLanguage language);
char *kb_matrix_spoken_cell (const KbMethod *method,
                             const KbMatrix *matrix,
                             KbPosition position,
                             KbLanguage language);

G_END_DECLS
