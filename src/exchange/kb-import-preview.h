// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import.h"

G_BEGIN_DECLS

/* What a person wants to see before an import is done. */

/* A new name that is nearly one that is in the workbook. */
typedef struct {
  char *name;
  char *record_id;
  char *record_name;
  double similarity; /* 0–1 */
} KbSimilarName;

/* One thing that a row changes: a level when @aspect is not KB_NONE, else texts. */
typedef struct {
  char *label;
  char *from;
  char *to;
  int aspect;
  KbLevelRange before;
  KbLevelRange after;
} KbImportDifference;

GPtrArray *kb_import_similar_names (const KbImport *import, const KbImportResult *result);
GPtrArray *kb_import_differences (const KbImport *import,
                                  const KbImportResult *result,
                                  const KbRowOutcome *outcome);
gboolean kb_import_write_report (const KbImport *import,
                                 const KbImportResult *result,
                                 const char *path,
                                 GError **error);

G_END_DECLS
