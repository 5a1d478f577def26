// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* One organisational unit in full. */
#define KB_TYPE_UNIT_PANE (kb_unit_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbUnitPane, kb_unit_pane, KB, UNIT_PANE, KbSection)

void kb_unit_pane_show (KbUnitPane *pane, const char *unit_id);
void kb_unit_pane_delete (KbUnitPane *pane);
void kb_unit_pane_flush (KbUnitPane *pane);

G_END_DECLS
