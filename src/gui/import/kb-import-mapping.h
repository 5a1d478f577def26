// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import-preview.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbImportMapping:
 *
 * How a list is read: which column is which field, which names mean the same, on which scale the
 * levels are.
 *
 * Signals: "changed" when the import should be tried anew; "kind-changed" and "sheet-changed" when
 * it must be made anew.
 */
#define KB_TYPE_IMPORT_MAPPING (kb_import_mapping_get_type ())
G_DECLARE_FINAL_TYPE (KbImportMapping, kb_import_mapping, KB, IMPORT_MAPPING, AdwBin)

void kb_import_mapping_set (KbImportMapping *mapping,
                            KbImport *import,
                            KbMethod *method,
                            KbKind kind,
                            char **sheets,
                            const char *sheet);
void kb_import_mapping_set_similar (KbImportMapping *mapping, GPtrArray *names);
KbKind kb_import_mapping_get_kind (KbImportMapping *mapping);
const char *kb_import_mapping_get_sheet (KbImportMapping *mapping);
gboolean kb_import_mapping_get_remember (KbImportMapping *mapping);
gboolean kb_import_mapping_has_same (KbImportMapping *mapping);

void kb_import_mapping_skip_existing (KbImportMapping *mapping);

G_END_DECLS
