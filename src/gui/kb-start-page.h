// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Nothing open: choose a method, go on with a workbook, try the example, drop a file. */
#define KB_TYPE_START_PAGE (kb_start_page_get_type ())
G_DECLARE_FINAL_TYPE (KbStartPage, kb_start_page, KB, START_PAGE, AdwBin)

void kb_start_page_refresh (KbStartPage *page);

G_END_DECLS
