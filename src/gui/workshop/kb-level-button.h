// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One level of one aspect or consequence area: its key, its name and what it means. Chosen, it is
 * filled with the level's colour and has a check mark. */
#define KB_TYPE_LEVEL_BUTTON (kb_level_button_get_type ())
G_DECLARE_FINAL_TYPE (KbLevelButton, kb_level_button, KB, LEVEL_BUTTON, GtkButton)

typedef enum {
  KB_LEVEL_FREE,
  KB_LEVEL_CHOSEN,
  KB_LEVEL_IN_RANGE, /* the class is unresolved, and this is one of the levels it may be */
} KbLevelState;

GtkWidget *kb_level_button_new (const KbMethod *method, guint aspect, guint level);
GtkWidget *kb_level_button_new_for_area (const KbMethod *method, guint area, guint level);
void kb_level_button_set_state (KbLevelButton *button, KbLevelState state);
KbLevelState kb_level_button_get_state (KbLevelButton *button);
guint kb_level_button_get_level (KbLevelButton *button);

G_END_DECLS
