// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "gui-fixture.h"

#include "kb-workshop-commands.h"

G_BEGIN_DECLS

/* More than any room holds, with the longest names there may be. */
#define GUI_CROWD      60
#define GUI_CROWD_NAME 300

GtkWidget *gui_crowd (KbWindow *window, KbWorkshopStep step);

G_END_DECLS
