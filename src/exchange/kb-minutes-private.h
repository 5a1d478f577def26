// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-minutes.h"
#include "kb-workshop-report.h"

G_BEGIN_DECLS

void
kb_minutes_add_classes (const KbReport *report, const KbRecord *workshop, KbDocument *document);

G_END_DECLS
