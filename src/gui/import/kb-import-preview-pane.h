// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import-preview.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbImportPreviewPane:
 *
 * What an import would do, before it is done: the counts as a sum, the rows that are left out with
 * the reason, some that change.
 */
#define KB_TYPE_IMPORT_PREVIEW_PANE (kb_import_preview_pane_get_type ())
G_DECLARE_FINAL_TYPE (KbImportPreviewPane, kb_import_preview_pane, KB, IMPORT_PREVIEW_PANE, AdwBin)

void kb_import_preview_pane_show (KbImportPreviewPane *pane,
                                  const KbImport *import,
                                  const KbImportResult *result,
                                  const KbMethod *method);
void kb_import_preview_pane_show_error (KbImportPreviewPane *pane, const char *text);

G_END_DECLS
