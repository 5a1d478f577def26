// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-document.h"
#include "kb-report.h"

G_BEGIN_DECLS

KbDocument *kb_decision_document (const KbReport *report);

G_END_DECLS
