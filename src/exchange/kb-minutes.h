// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-document.h"
#include "kb-report.h"

G_BEGIN_DECLS

KbDocument *kb_minutes_document (const KbReport *report, const char *workshop_id, GError **error);

G_END_DECLS
