// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* The organisation: a tree of nämnder, styrelser and bolag, their förvaltningar and units; and
 * where systems run. */
#define KB_TYPE_UNIT_PAGE (kb_unit_page_get_type ())
G_DECLARE_FINAL_TYPE (KbUnitPage, kb_unit_page, KB, UNIT_PAGE, KbSection)

void kb_unit_page_choose (KbUnitPage *page, const char *unit_id);
void kb_unit_page_flush (KbUnitPage *page);

G_END_DECLS
