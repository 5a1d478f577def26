// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-gap.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbMeasureRow:
 *
 * A measure that an object is held against, with its answer. Signal "answered" (KbAnswer) when a
 * button is pressed; the answer is shown once it is written.
 */
#define KB_TYPE_MEASURE_ROW (kb_measure_row_get_type ())
G_DECLARE_FINAL_TYPE (KbMeasureRow, kb_measure_row, KB, MEASURE_ROW, GtkListBoxRow)

GtkWidget *kb_measure_row_new (void);
void kb_measure_row_set (KbMeasureRow *row,
                         const KbGapItem *item,
                         const KbMethod *method,
                         const KbRecord *action,
                         gboolean writable);
KbRecord *kb_measure_row_get_measure (KbMeasureRow *row);
const char *kb_measure_row_get_code (KbMeasureRow *row);
const char *kb_measure_row_get_group (KbMeasureRow *row);
KbAnswer kb_measure_row_get_answer (KbMeasureRow *row);
gboolean kb_measure_row_is_shared (KbMeasureRow *row);
gboolean kb_measure_row_is_over (KbMeasureRow *row);
gboolean kb_measure_row_is_verified (KbMeasureRow *row);
GtkToggleButton *kb_measure_row_get_button (KbMeasureRow *row, KbAnswer answer);
void kb_measure_row_set_details (KbMeasureRow *row, GtkWidget *details);

G_END_DECLS
