// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-timeline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A year of an action's bar, with a line for today. Cells of years side by side make one bar.
 *
 * Signal "dragged" (KbBarGrip grip, double years, gboolean done): an action's bar is being dragged
 * in it, or has been let go of; a grip of %KB_BAR_GRIP_NONE when the drag came to nothing. */
#define KB_TYPE_TIMELINE_CELL (kb_timeline_cell_get_type ())
G_DECLARE_FINAL_TYPE (KbTimelineCell, kb_timeline_cell, KB, TIMELINE_CELL, GtkWidget)

typedef enum {
  KB_BAR_NONE,
  KB_BAR_PLANNED,
  KB_BAR_STARTED,
  KB_BAR_DONE,
  KB_BAR_OVERDUE,
  KB_BAR_SECTION, /* a section's span */
} KbBarStyle;

GtkWidget *kb_timeline_cell_new (void);
void kb_timeline_cell_set (KbTimelineCell *cell,
                           const char *from,
                           const char *to,
                           KbBarStyle style,
                           const char *today,
                           int year,
                           gboolean first);
void kb_timeline_cell_set_draggable (KbTimelineCell *cell, const char *action_id);
const char *kb_timeline_cell_get_action (KbTimelineCell *cell);

G_END_DECLS
