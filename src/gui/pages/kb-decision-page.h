// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-export-row.h"

G_BEGIN_DECLS

/* What goes to the nämnd: the case, the proposed decision, the exports and a check of it all. */
#define KB_TYPE_DECISION_PAGE (kb_decision_page_get_type ())
G_DECLARE_FINAL_TYPE (KbDecisionPage, kb_decision_page, KB, DECISION_PAGE, KbSection)

void kb_decision_page_flush (KbDecisionPage *page);
KbExportRow *kb_decision_page_get_export (KbDecisionPage *page, guint index);

G_END_DECLS
