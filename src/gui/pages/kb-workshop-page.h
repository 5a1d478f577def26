// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Where a classification begins: what remains to be classified. */
#define KB_TYPE_WORKSHOP_PAGE (kb_workshop_page_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkshopPage, kb_workshop_page, KB, WORKSHOP_PAGE, KbSection)

G_END_DECLS
