// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Takes a list into the workbook: choose a file, match its columns, try it, then import. */
#define KB_TYPE_IMPORT_VIEW (kb_import_view_get_type ())
G_DECLARE_FINAL_TYPE (KbImportView, kb_import_view, KB, IMPORT_VIEW, KbSection)

KbImportView *kb_import_view_new (KbWorkbook *workbook);
void kb_import_view_begin (KbImportView *view);
void kb_import_view_load_text (KbImportView *view, const char *text);
void kb_import_view_load (KbImportView *view, const char *path);

G_END_DECLS
