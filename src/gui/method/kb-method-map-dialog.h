// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what each value becomes, and how many there are, before a scale or the whole method is
 * changed. What has no counterpart must be decided first. */
#define KB_TYPE_METHOD_MAP_DIALOG (kb_method_map_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbMethodMapDialog, kb_method_map_dialog, KB, METHOD_MAP_DIALOG, AdwWindow)

KbMethodMapDialog *
kb_method_map_dialog_new_scale (GtkWidget *parent, KbWorkbook *workbook, KbKind kind);
KbMethodMapDialog *kb_method_map_dialog_new_without (
    GtkWidget *parent, KbWorkbook *workbook, KbKind kind, const char *id, GError **error);
KbMethodMapDialog *kb_method_map_dialog_new_replace (GtkWidget *parent,
                                                     KbWorkbook *workbook,
                                                     KbContent *method,
                                                     GError **error);

G_END_DECLS
