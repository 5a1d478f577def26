// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workshop-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the room sees on a display of its own: the object, its levels and what they mean. No notes
 * and no parked questions. It follows the workshop and takes no input. */
#define KB_TYPE_ROOM_WINDOW (kb_room_window_get_type ())
G_DECLARE_FINAL_TYPE (KbRoomWindow, kb_room_window, KB, ROOM_WINDOW, GtkWindow)

GtkWindow *kb_room_window_new (GtkApplication *application, KbWorkshopState *state);

G_END_DECLS
