// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"
#include "kb-workshop-state.h"

G_BEGIN_DECLS

/* Classifies one information asset at a time with the method's own consequence texts, by keyboard
 * or pointer; readable from the back of a room. */
#define KB_TYPE_CLASSIFY_PANE (kb_classify_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbClassifyPane, kb_classify_pane, KB, CLASSIFY_PANE, KbSection)

void kb_classify_pane_set_state (KbClassifyPane *pane, KbWorkshopState *state);
void kb_classify_pane_show_asset (KbClassifyPane *pane, const char *asset_id);
const char *kb_classify_pane_get_asset (KbClassifyPane *pane);
void kb_classify_pane_toggle_only_active (KbClassifyPane *pane);
void kb_classify_pane_show_list (KbClassifyPane *pane, gboolean shown);
void kb_classify_pane_zoom (KbClassifyPane *pane, int by);
void kb_classify_pane_discard (KbClassifyPane *pane, gboolean shown);
void kb_classify_pane_flush (KbClassifyPane *pane);

G_END_DECLS
