// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A governing document: one that answers what the method asks for, or the organisation's own. */
#define KB_TYPE_DOCUMENT_DIALOG (kb_document_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbDocumentDialog, kb_document_dialog, KB, DOCUMENT_DIALOG, AdwWindow)

KbDocumentDialog *kb_document_dialog_new (GtkWidget *parent,
                                          KbWorkbook *workbook,
                                          const char *statement_id,
                                          const char *document_id);

G_END_DECLS
