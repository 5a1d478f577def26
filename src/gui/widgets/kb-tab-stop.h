// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Around a list to choose in: Tab comes to the chosen row and then leaves the list, as arrows move
 * within it. By itself a list box would be walked through row by row, and each chosen. */
#define KB_TYPE_TAB_STOP (kb_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (KbTabStop, kb_tab_stop, KB, TAB_STOP, AdwBin)

G_END_DECLS
