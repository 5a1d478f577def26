// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* The threat behind a risk, from the catalogue, with examples that can be made its sentence. */
#define KB_TYPE_RISK_THREAT_PANE (kb_risk_threat_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbRiskThreatPane, kb_risk_threat_pane, KB, RISK_THREAT_PANE, KbSection)

void kb_risk_threat_pane_show (KbRiskThreatPane *pane, const char *risk_id);

G_END_DECLS
