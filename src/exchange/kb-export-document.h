// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-document.h"
#include "kb-export.h"
#include "kb-output.h"

G_BEGIN_DECLS

gboolean kb_export_document (const KbDocument *document,
                             KbOutput *output,
                             KbExportResult *result,
                             GError **error);

G_END_DECLS
