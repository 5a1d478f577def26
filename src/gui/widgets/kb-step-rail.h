// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The steps of something that takes several: those done have a check mark, the current one stands
 * out, those to come have their number. */
#define KB_TYPE_STEP_RAIL (kb_step_rail_get_type ())
G_DECLARE_FINAL_TYPE (KbStepRail, kb_step_rail, KB, STEP_RAIL, GtkBox)

/* Signal "step-chosen" (guint): a person wants to go to a step; only where steps are open to that.
 */
void kb_step_rail_set_steps (KbStepRail *rail, const char *const *names);
void kb_step_rail_set_current (KbStepRail *rail, guint step);
void kb_step_rail_set_caption (KbStepRail *rail, guint step, const char *caption);
void kb_step_rail_set_open (KbStepRail *rail, guint step, gboolean open);
guint kb_step_rail_get_current (KbStepRail *rail);

G_END_DECLS
