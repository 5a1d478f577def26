// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a bar of the timetable is taken hold of. */
typedef enum {
  KB_BAR_GRIP_NONE,
  KB_BAR_GRIP_START,
  KB_BAR_GRIP_WHOLE,
  KB_BAR_GRIP_END,
} KbBarGrip;

KbBarGrip kb_bar_grip (double from, double to, double at, double reach);
gboolean kb_bar_drag (
    const char *from, const char *to, KbBarGrip grip, double years, char **start, char **due);

G_END_DECLS
