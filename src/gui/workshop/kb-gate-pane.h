// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-gate.h"
#include "kb-section.h"

G_BEGIN_DECLS

/**
 * KbGatePane:
 *
 * "Does this concern Sweden's security?", asked before any name is typed. Yes and don't know both
 * stop, with whom to contact and what may be kept.
 *
 * Signals: "passed", and "stopped" when the leader has read the stop and chosen what is kept.
 */
#define KB_TYPE_GATE_PANE (kb_gate_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbGatePane, kb_gate_pane, KB, GATE_PANE, KbSection)

void kb_gate_pane_reset (KbGatePane *pane);
void kb_gate_pane_answer (KbGatePane *pane, KbGateAnswer answer);

G_END_DECLS
