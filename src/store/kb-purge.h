// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

G_BEGIN_DECLS

/* A record to purge. */
typedef struct {
  KbKind kind;
  const char *id;
} KbPurgeTarget;

gboolean kb_workbook_purge (KbWorkbook *workbook,
                            const KbPurgeTarget *targets,
                            guint n_targets,
                            guint *n_mentions,
                            GError **error);

G_END_DECLS
