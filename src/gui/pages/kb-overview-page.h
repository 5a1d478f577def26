// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Where the workbook stands and what to do next. */
#define KB_TYPE_OVERVIEW_PAGE (kb_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (KbOverviewPage, kb_overview_page, KB, OVERVIEW_PAGE, KbSection)

G_END_DECLS
