// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* The register of systems, Åmål's riskmatris del 1. */
#define KB_TYPE_SYSTEM_PAGE (kb_system_page_get_type ())
G_DECLARE_FINAL_TYPE (KbSystemPage, kb_system_page, KB, SYSTEM_PAGE, KbSection)

void kb_system_page_choose (KbSystemPage *page, const char *system_id);
void kb_system_page_search (KbSystemPage *page);
void kb_system_page_flush (KbSystemPage *page);

G_END_DECLS
