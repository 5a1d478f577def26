// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KB_TYPE_APPLICATION (kb_application_get_type ())
G_DECLARE_FINAL_TYPE (KbApplication, kb_application, KB, APPLICATION, AdwApplication)

KbApplication *kb_application_new (GApplicationFlags extra_flags);
GSettings *kb_application_get_settings (KbApplication *application);
void kb_application_toggle_dark (KbApplication *application);
void kb_application_note_recent (KbApplication *application,
                                 const char *path,
                                 const char *title,
                                 const char *progress);

G_END_DECLS
