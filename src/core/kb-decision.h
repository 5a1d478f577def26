// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/*
 * A workbook holds the nämnd's decisions one after the other: the one that is being prepared, and
 * those that have been registered with their outcome.
 */

gboolean kb_decision_is_registered (const KbRecord *decision);
gboolean kb_decision_goes_on (const char *outcome);
KbRecord *kb_decision_current (KbContent *content);
KbRecord *kb_decision_newest (KbContent *content);
GPtrArray *kb_decisions_in_order (KbContent *content);

G_END_DECLS
