// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-labels.h"
#include "kb-version.h"

G_BEGIN_DECLS

/* One thing that is not as it was in a locked version, in words. */
typedef struct {
  KbChangeType type;
  KbKind kind;
  char *id;
  char *name;
  guint field;   /* of an edited record */
  char *subject; /* "Risk R04", or "Risk R04, ansvarig" */
  char *from;    /* – when there was nothing */
  char *to;
} KbDifference;

GPtrArray *kb_comparison_make (KbWorkbook *workbook,
                               const KbVersion *version,
                               KbLanguage language,
                               GError **error);
void kb_difference_free (KbDifference *difference);

G_END_DECLS
