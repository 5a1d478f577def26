// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-class.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbAspectColumn:
 *
 * One aspect of what is being classified: the question, a button for each level, and why.
 *
 * Signals: "chosen" (guint level), "activated" when it becomes the one that is worked on,
 * "motivation-edited" while somebody types, "motivation-left" when they are done, "depends-on-left"
 * when they have said what a range depends on.
 */
#define KB_TYPE_ASPECT_COLUMN (kb_aspect_column_get_type ())
G_DECLARE_FINAL_TYPE (KbAspectColumn, kb_aspect_column, KB, ASPECT_COLUMN, GtkBox)

GtkWidget *kb_aspect_column_new (const KbMethod *method, guint aspect);
void kb_aspect_column_set_range (KbAspectColumn *column, KbLevelRange range);
void kb_aspect_column_set_motivation (KbAspectColumn *column, const char *text);
char *kb_aspect_column_get_motivation (KbAspectColumn *column);
void kb_aspect_column_set_active (KbAspectColumn *column, gboolean active);
guint kb_aspect_column_get_aspect (KbAspectColumn *column);
int kb_aspect_column_get_cursor (KbAspectColumn *column);
gboolean kb_aspect_column_has_moved (KbAspectColumn *column);
void kb_aspect_column_set_cursor (KbAspectColumn *column, int level);
void kb_aspect_column_focus_level (KbAspectColumn *column);
void kb_aspect_column_focus_motivation (KbAspectColumn *column);
void kb_aspect_column_set_range_armed (KbAspectColumn *column, gboolean armed);
void kb_aspect_column_set_depends_on (KbAspectColumn *column, const char *text);
const char *kb_aspect_column_get_depends_on (KbAspectColumn *column);
void kb_aspect_column_focus_depends_on (KbAspectColumn *column);
gboolean kb_aspect_column_is_writing (KbAspectColumn *column);

G_END_DECLS
