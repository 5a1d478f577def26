// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks what the levels of a list mean that the method does not have. Hidden when there are none.
 * Signals: "changed". */
#define KB_TYPE_LEVEL_VALUES (kb_level_values_get_type ())
G_DECLARE_FINAL_TYPE (KbLevelValues, kb_level_values, KB, LEVEL_VALUES, AdwBin)

void kb_level_values_show (KbLevelValues *values, KbImport *import, const KbMethod *method);

G_END_DECLS
