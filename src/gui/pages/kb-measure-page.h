// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Skyddsåtgärder: what is in place and what is missing, and the catalogue it is held against. */
#define KB_TYPE_MEASURE_PAGE (kb_measure_page_get_type ())
G_DECLARE_FINAL_TYPE (KbMeasurePage, kb_measure_page, KB, MEASURE_PAGE, KbSection)

void kb_measure_page_choose (KbMeasurePage *page, KbKind kind, const char *id);
void kb_measure_page_choose_id (KbMeasurePage *page, const char *id);
void kb_measure_page_search (KbMeasurePage *page);
void kb_measure_page_flush (KbMeasurePage *page);

G_END_DECLS
