// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-summary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many assets stand at each level of an aspect: bars with their numbers, and the same in words
 * for a screen reader. */
#define KB_TYPE_ASPECT_BARS (kb_aspect_bars_get_type ())
G_DECLARE_FINAL_TYPE (KbAspectBars, kb_aspect_bars, KB, ASPECT_BARS, GtkWidget)

GtkWidget *kb_aspect_bars_new (void);
void kb_aspect_bars_set (
    KbAspectBars *bars, KbMethod *method, const KbSummary *summary, guint aspect, guint highest);

G_END_DECLS
