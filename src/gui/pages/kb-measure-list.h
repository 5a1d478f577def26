// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-measure-row.h"
#include "kb-section.h"

G_BEGIN_DECLS

/* Which measures a list shows. */
typedef enum {
  KB_MEASURES_ALL,
  KB_MEASURES_OPEN,       /* not answered */
  KB_MEASURES_GAPS,       /* partly or not met */
  KB_MEASURES_UNVERIFIED, /* answered, not checked */
  KB_MEASURES_SHARED,     /* answered elsewhere */
  KB_MEASURES_OVER,       /* more than the class asks for */
  KB_N_MEASURE_FILTERS,
} KbMeasureFilter;

/* What an operating environment, a system or an asset is held against. Keys 1 to 4 answer the
 * chosen measures, 0 takes the answers away, V verifies them. */
#define KB_TYPE_MEASURE_LIST (kb_measure_list_get_type ())
G_DECLARE_FINAL_TYPE (KbMeasureList, kb_measure_list, KB, MEASURE_LIST, KbSection)

void kb_measure_list_set_measures (KbMeasureList *list, KbMeasures *measures);
void kb_measure_list_show (KbMeasureList *list, KbKind kind, const char *id);
void kb_measure_list_set_filter (KbMeasureList *list, KbMeasureFilter filter);
guint kb_measure_list_count (KbMeasureList *list, KbMeasureFilter filter);
KbMeasureRow *kb_measure_list_find (KbMeasureList *list, const char *code);
void kb_measure_list_choose (KbMeasureList *list, const char *code);
void kb_measure_list_search (KbMeasureList *list);
void kb_measure_list_flush (KbMeasureList *list);

G_END_DECLS
