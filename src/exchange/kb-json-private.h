// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-json-export.h"

G_BEGIN_DECLS

/* Shared between the parts of the JSON export. */

JsonObject *kb_json_plain_fields (const KbRecord *record);
void kb_json_set_text (JsonObject *object, const char *key, const char *text);
JsonArray *kb_json_workshops (const KbReport *report);
JsonArray *kb_json_asset_triggers (const KbReport *report, const KbRecord *asset);
JsonObject *kb_json_asset_areas (const KbReport *report, const KbRecord *asset);

G_END_DECLS
