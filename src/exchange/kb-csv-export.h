// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"

G_BEGIN_DECLS

char *kb_csv_list (const KbReport *report, KbKind kind);

G_END_DECLS
