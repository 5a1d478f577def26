// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Classifies one information asset at a time with the method's own consequence texts, by keyboard
 * or pointer; readable from the back of a room. */
#define KB_TYPE_CLASSIFY_VIEW (kb_classify_view_get_type ())
G_DECLARE_FINAL_TYPE (KbClassifyView, kb_classify_view, KB, CLASSIFY_VIEW, KbSection)

void kb_classify_view_show_asset (KbClassifyView *view, const char *asset_id);
const char *kb_classify_view_get_asset (KbClassifyView *view);
void kb_classify_view_flush (KbClassifyView *view);

G_END_DECLS
