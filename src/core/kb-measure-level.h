// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/* The highest level of the scale that the catalogue is written for: 0–4 as in KLASSA. */
#define KB_MEASURE_TOP 4

int kb_measure_from (const KbRecord *measure, const char *aspect_code);
void kb_measure_set_from (KbRecord *measure, const char *aspect_code, int from);
char **kb_measure_own_aspects (const KbRecord *measure);

G_END_DECLS
