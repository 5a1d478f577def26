// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* What more can be said of an object while it is classified: skyddad identitet, a class shared in
 * the organisation, and how far the SUA question of its systems has come. */
#define KB_TYPE_ASSET_OPTIONS (kb_asset_options_get_type ())
G_DECLARE_FINAL_TYPE (KbAssetOptions, kb_asset_options, KB, ASSET_OPTIONS, AdwBin)

void kb_asset_options_show (KbAssetOptions *options, KbSection *section, const char *asset_id);
void kb_asset_options_open (KbAssetOptions *options);

G_END_DECLS
