// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-application.h"

G_BEGIN_DECLS

/* Language, colours, and the role that stands in the history. */
#define KB_TYPE_PREFERENCES_WINDOW (kb_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (
    KbPreferencesWindow, kb_preferences_window, KB, PREFERENCES_WINDOW, AdwPreferencesWindow)

KbPreferencesWindow *kb_preferences_window_new (KbApplication *application);

G_END_DECLS
