// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Everything about one risk, to read and to change. Signal "closed". */
#define KB_TYPE_RISK_PANE (kb_risk_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbRiskPane, kb_risk_pane, KB, RISK_PANE, KbSection)

void kb_risk_pane_show (KbRiskPane *pane, const char *risk_id);
const char *kb_risk_pane_get_shown (KbRiskPane *pane);
void kb_risk_pane_flush (KbRiskPane *pane);

G_END_DECLS
