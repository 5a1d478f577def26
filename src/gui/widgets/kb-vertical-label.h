// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text that reads upwards, beside an axis. */
#define KB_TYPE_VERTICAL_LABEL (kb_vertical_label_get_type ())
G_DECLARE_FINAL_TYPE (KbVerticalLabel, kb_vertical_label, KB, VERTICAL_LABEL, GtkWidget)

G_END_DECLS
