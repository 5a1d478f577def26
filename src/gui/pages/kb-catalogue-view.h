// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-measures.h"
#include "kb-section.h"

G_BEGIN_DECLS

/* The measure catalogue: what comes with the program, reworded, hidden or added to by the kommun.
 */
#define KB_TYPE_CATALOGUE_VIEW (kb_catalogue_view_get_type ())
G_DECLARE_FINAL_TYPE (KbCatalogueView, kb_catalogue_view, KB, CATALOGUE_VIEW, KbSection)

void kb_catalogue_view_set_measures (KbCatalogueView *view, KbMeasures *measures);
void kb_catalogue_view_search (KbCatalogueView *view);

G_END_DECLS
