// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"

G_BEGIN_DECLS

char *kb_proposal_suggest (const KbReport *report);

G_END_DECLS
