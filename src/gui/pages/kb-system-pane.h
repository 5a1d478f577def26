// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/**
 * KbSystemPane:
 *
 * Everything about one system: its class and why, its roles, what it carries. Signal "closed": a
 * person wants it out of the way.
 */
#define KB_TYPE_SYSTEM_PANE (kb_system_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbSystemPane, kb_system_pane, KB, SYSTEM_PANE, KbSection)

void kb_system_pane_show (KbSystemPane *pane, const char *system_id);
void kb_system_pane_flush (KbSystemPane *pane);

G_END_DECLS
