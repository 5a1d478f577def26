// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Undo and redo; their tooltips name the act. */
#define KB_TYPE_UNDO_BUTTONS (kb_undo_buttons_get_type ())
G_DECLARE_FINAL_TYPE (KbUndoButtons, kb_undo_buttons, KB, UNDO_BUTTONS, GtkBox)

G_END_DECLS
