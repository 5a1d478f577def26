// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* A risk as it is read aloud: what it concerns, the sentence, where it stands and where it goes. */
#define KB_TYPE_RISK_CARD (kb_risk_card_get_type ())
G_DECLARE_FINAL_TYPE (KbRiskCard, kb_risk_card, KB, RISK_CARD, GtkBox)

void kb_risk_card_set (KbRiskCard *card, KbSection *section, const KbRecord *risk);

G_END_DECLS
