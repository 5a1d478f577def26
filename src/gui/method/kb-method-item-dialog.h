// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The fields of one item of the method. Saving is one act; nothing is written before that. */
#define KB_TYPE_METHOD_ITEM_DIALOG (kb_method_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbMethodItemDialog, kb_method_item_dialog, KB, METHOD_ITEM_DIALOG, AdwWindow)

KbMethodItemDialog *kb_method_item_dialog_new (GtkWidget *parent,
                                               KbWorkbook *workbook,
                                               KbRecord *record,
                                               const char *title,
                                               const char *columns);

G_END_DECLS
