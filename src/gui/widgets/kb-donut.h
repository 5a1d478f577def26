// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A ring that shows a share; the number it stands for is always written beside it. */
#define KB_TYPE_DONUT (kb_donut_get_type ())
G_DECLARE_FINAL_TYPE (KbDonut, kb_donut, KB, DONUT, GtkWidget)

void kb_donut_set_share (KbDonut *donut, double share);

G_END_DECLS
