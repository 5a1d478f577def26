// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-inheritance.h"

G_BEGIN_DECLS

/* The assets of a unit: how many, and the highest level of each aspect among them. */
typedef struct {
  KbRecord *unit; /* borrowed; %NULL for assets of no unit */
  guint n_assets;
  int highest[KB_MAX_ASPECTS]; /* %KB_NONE while none is classified */
} KbUnitClass;

GArray *
kb_unit_classes (KbContent *content, const KbMethod *method, const KbInheritance *inheritance);

G_END_DECLS
