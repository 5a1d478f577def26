// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbSearchDialog:
 *
 * Ctrl+K: finds assets, systems, risks, actions, workshops, units, pages and acts as one types, and
 * opens the one that is chosen.
 */
#define KB_TYPE_SEARCH_DIALOG (kb_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbSearchDialog, kb_search_dialog, KB, SEARCH_DIALOG, AdwWindow)

KbSearchDialog *kb_search_dialog_new (KbWindow *window);

G_END_DECLS
