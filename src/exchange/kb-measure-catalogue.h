// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-measures.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The measure catalogue that comes with the program (data/measures.json), and the short names of
 * what it refers to. */

GPtrArray *kb_measure_catalogue_load (GError **error);
KbRecord *kb_measure_from_json (JsonObject *object);
KbMeasures *kb_measure_catalogue_for (KbContent *content, GError **error);
char *kb_describe_standard (const char *number, KbLanguage language);
char *kb_describe_act_area (guint area, KbLanguage language);

G_END_DECLS
