// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-class.h"
#include "kb-measure-level.h"

G_BEGIN_DECLS

/**
 * KbMeasures:
 *
 * The measures of a workbook: those that come with the program, the kommun's own, and the kommun's
 * own wording of one that comes with the program (same code). Each is a %KB_KIND_MEASURE record.
 * Immutable.
 */
typedef struct _KbMeasures KbMeasures;

KbMeasures *kb_measures_new (const GPtrArray *shipped, KbContent *content);
KbMeasures *kb_measures_ref (KbMeasures *measures);
void kb_measures_unref (KbMeasures *measures);

guint kb_measures_size (const KbMeasures *measures);
KbRecord *kb_measures_at (const KbMeasures *measures, guint index);
KbRecord *kb_measures_find (const KbMeasures *measures, const char *code);
gboolean kb_measures_is_shipped (const KbMeasures *measures, const char *code);

gboolean kb_measure_meets (const KbRecord *measure, const char *threat);
int kb_method_position_of_level (const KbMethod *method, int level);
gboolean kb_measure_applies (const KbRecord *measure, const KbMethod *method, const KbClass *class);
gboolean kb_class_needs_separate (const KbClass *class, const KbMethod *method, guint aspect);
guint kb_class_separate_aspects (const KbClass *class, const KbMethod *method);
guint
kb_measures_uncovered (const KbMeasures *measures, const KbMethod *method, const KbClass *class);
KbRecord *kb_measure_section (const KbRecord *measure, const KbMethod *method);
GPtrArray *
kb_measures_for_class (const KbMeasures *measures, const KbMethod *method, const KbClass *class);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbMeasures, kb_measures_unref)

G_END_DECLS
