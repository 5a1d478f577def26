// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Who may accept a risk, whether it is accepted, and the buttons that do it. */
#define KB_TYPE_RISK_ACCEPTANCE_PANE (kb_risk_acceptance_pane_get_type ())
G_DECLARE_FINAL_TYPE (
    KbRiskAcceptancePane, kb_risk_acceptance_pane, KB, RISK_ACCEPTANCE_PANE, KbSection)

void kb_risk_acceptance_pane_show (KbRiskAcceptancePane *pane, const char *risk_id);

G_END_DECLS
