// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *kb_json_content (const KbReport *report);
JsonNode *kb_json_summary (const KbReport *report);
JsonArray *kb_json_matrix_counts (const KbMatrix *matrix);
char *kb_json_to_sorted_text (JsonNode *node);

G_END_DECLS
