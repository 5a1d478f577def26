// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* The risk matrix and its risks, Åmål's riskmatris del 2. */
#define KB_TYPE_RISK_PAGE (kb_risk_page_get_type ())
G_DECLARE_FINAL_TYPE (KbRiskPage, kb_risk_page, KB, RISK_PAGE, KbSection)

void kb_risk_page_choose (KbRiskPage *page, const char *risk_id);
void kb_risk_page_choose_cell (KbRiskPage *page, KbPosition position);
void kb_risk_page_flush (KbRiskPage *page);

G_END_DECLS
