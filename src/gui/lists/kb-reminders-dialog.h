// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbRemindersDialog:
 *
 * What is missing or overdue, one line a förvaltning: to be copied into a letter or saved.
 */
#define KB_TYPE_REMINDERS_DIALOG (kb_reminders_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbRemindersDialog, kb_reminders_dialog, KB, REMINDERS_DIALOG, AdwWindow)

KbRemindersDialog *kb_reminders_dialog_new (GtkWindow *parent, KbWorkbook *workbook);
GdkContentProvider *kb_reminders_dialog_letter (KbRemindersDialog *dialog, guint index);

G_END_DECLS
