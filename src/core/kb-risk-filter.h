// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-inheritance.h"

G_BEGIN_DECLS

/* Which risks a matrix is of. What is %NULL or %KB_NONE lets every risk through. */
typedef struct {
  const char *unit_id;   /* the risk, or what it is a risk for, belongs to it or to one below it */
  const char *system_id; /* the system, or an asset that it carries */
  int aspect;            /* an aspect of what it is a risk for is at or above @level */
  int level;
} KbRiskFilter;

#define KB_RISK_FILTER_ALL                                                                         \
  {                                                                                                \
    NULL, NULL, KB_NONE, 0                                                                         \
  }

GPtrArray *kb_risk_filter (KbContent *content,
                           const KbMethod *method,
                           const KbInheritance *inheritance,
                           const KbRiskFilter *filter);
KbRecord *kb_risk_object (const KbContent *content, const KbRecord *risk);
const char *kb_risk_unit (const KbContent *content, const KbRecord *risk);

G_END_DECLS
