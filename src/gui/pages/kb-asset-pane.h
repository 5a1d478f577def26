// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/**
 * KbAssetPane:
 *
 * Everything about one information asset, to read and to change. Signal "closed": a person wants it
 * out of the way.
 */
#define KB_TYPE_ASSET_PANE (kb_asset_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbAssetPane, kb_asset_pane, KB, ASSET_PANE, KbSection)

void kb_asset_pane_show (KbAssetPane *pane, const char *asset_id);
void kb_asset_pane_flush (KbAssetPane *pane);

G_END_DECLS
