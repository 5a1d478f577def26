// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-class-picture.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Pictures of the classes with their numbers as a table, to copy and to save. */
#define KB_TYPE_PICTURE_WINDOW (kb_picture_window_get_type ())
G_DECLARE_FINAL_TYPE (KbPictureWindow, kb_picture_window, KB, PICTURE_WINDOW, AdwWindow)

KbPictureWindow *kb_picture_window_new (GtkWidget *parent, KbReport *report);

G_END_DECLS
