// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-risk-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which risks the matrix is of: by unit, system, and level of an aspect. Signal "changed". */
#define KB_TYPE_RISK_FILTER_POPOVER (kb_risk_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    KbRiskFilterPopover, kb_risk_filter_popover, KB, RISK_FILTER_POPOVER, GtkPopover)

void kb_risk_filter_popover_fill (KbRiskFilterPopover *popover,
                                  KbContent *content,
                                  const KbMethod *method);
KbRiskFilter kb_risk_filter_popover_get (KbRiskFilterPopover *popover);
gboolean kb_risk_filter_popover_is_set (KbRiskFilterPopover *popover);
void kb_risk_filter_popover_reset (KbRiskFilterPopover *popover);

G_END_DECLS
