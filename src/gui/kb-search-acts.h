// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-search.h"
#include "kb-window.h"

G_BEGIN_DECLS

/* The named acts of the window that Ctrl+K finds beside records and pages. */

void kb_search_acts_add (KbSearch *search, KbWindow *window);
char *kb_search_act_key (KbWindow *window, const char *id);
void kb_search_act_run (KbWindow *window, const char *id);

G_END_DECLS
