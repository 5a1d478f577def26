// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbColumnsDialog:
 *
 * Which columns of a list are shown. Signal "chosen" (id, shown) for each that is switched.
 */
#define KB_TYPE_COLUMNS_DIALOG (kb_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbColumnsDialog, kb_columns_dialog, KB, COLUMNS_DIALOG, AdwWindow)

KbColumnsDialog *kb_columns_dialog_new (GtkWidget *parent);
void kb_columns_dialog_add (
    KbColumnsDialog *dialog, const char *id, const char *title, gboolean shown, gboolean fixed);

G_END_DECLS
