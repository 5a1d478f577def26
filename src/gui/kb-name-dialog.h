// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbNameDialog:
 *
 * Asks for the name of something new, and perhaps for one choice. Signal "accepted" (name, index of
 * the choice).
 */
#define KB_TYPE_NAME_DIALOG (kb_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbNameDialog, kb_name_dialog, KB, NAME_DIALOG, AdwWindow)

KbNameDialog *
kb_name_dialog_new (GtkWidget *parent, const char *title, const char *name_title, const char *hint);
void kb_name_dialog_set_choices (KbNameDialog *dialog,
                                 const char *title,
                                 GtkStringList *choices,
                                 guint selected);
void kb_name_dialog_accept (KbNameDialog *dialog, const char *name);

G_END_DECLS
