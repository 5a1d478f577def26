// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* The register of informationsmängder. */
#define KB_TYPE_ASSET_PAGE (kb_asset_page_get_type ())
G_DECLARE_FINAL_TYPE (KbAssetPage, kb_asset_page, KB, ASSET_PAGE, KbSection)

void kb_asset_page_choose (KbAssetPage *page, const char *asset_id);
void kb_asset_page_search (KbAssetPage *page);
void kb_asset_page_flush (KbAssetPage *page);

G_END_DECLS
