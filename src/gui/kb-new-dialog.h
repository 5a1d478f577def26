// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbNewDialog:
 *
 * Asks which kommun and förvaltning a new workbook is for, and where it should stand. It closes
 * only by its buttons or Esc, never by a click outside.
 *
 * Signal "created" (path).
 */
#define KB_TYPE_NEW_DIALOG (kb_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbNewDialog, kb_new_dialog, KB, NEW_DIALOG, AdwWindow)

KbNewDialog *kb_new_dialog_new (GtkWindow *parent, const char *method_id);
KbNewDialog *kb_new_dialog_new_by (GtkWindow *parent, KbContent *method);
void kb_new_dialog_create_at (KbNewDialog *dialog, const char *path);
void kb_new_dialog_set_texts (KbNewDialog *dialog, const char *organisation, const char *unit);

G_END_DECLS
