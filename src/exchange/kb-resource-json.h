// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-types.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading the lists that come with the program (data/, in the binary as resources). */

/* A text in both languages. */
typedef struct {
  char *sv;
  char *en;
} KbBothLanguages;

JsonNode *kb_resource_json_load (const char *path, GError **error);
const char *kb_resource_json_text (JsonObject *object, const char *member);
JsonArray *kb_resource_json_array (JsonObject *object, const char *member);
KbBothLanguages kb_resource_json_both (JsonObject *object);
KbBothLanguages kb_resource_json_both_member (JsonObject *object, const char *member);
const char *kb_both_languages_get (const KbBothLanguages *text, KbLanguage language);
void kb_both_languages_clear (KbBothLanguages *text);

G_END_DECLS
