// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-application.h"
#include "kb-workbook.h"

G_BEGIN_DECLS

/**
 * KbWindow:
 *
 * A window: the start page, or one workbook with its pages, the import or the classification that
 * take it over.
 */
#define KB_TYPE_WINDOW (kb_window_get_type ())
G_DECLARE_FINAL_TYPE (KbWindow, kb_window, KB, WINDOW, AdwApplicationWindow)

KbWindow *kb_window_new (KbApplication *application);
gboolean kb_window_open (KbWindow *window, const char *path);
void kb_window_show_version (KbWindow *window, KbWorkbook *version, const char *label);
void kb_window_remake (KbWindow *window);
KbWorkbook *kb_window_get_workbook (KbWindow *window);
void kb_window_show_message (KbWindow *window, const char *text, gboolean is_error);
const char *kb_window_get_message (KbWindow *window);
void kb_window_show_toast (KbWindow *window, const char *text, gboolean undo);
void kb_window_show_section (KbWindow *window, const char *section, const char *record_id);
void kb_window_start_import (KbWindow *window, const char *path);
void kb_window_start_paste (KbWindow *window, const char *text);
void kb_window_start_classify (KbWindow *window, const char *asset_id);
void kb_window_start_workshop (KbWindow *window, const char *workshop_id);
void kb_window_leave_mode (KbWindow *window);
void kb_window_create_by_method (KbWindow *window, const char *method_id);
gboolean kb_window_create_by_file (KbWindow *window, const char *path);
void kb_window_open_example (KbWindow *window);

G_END_DECLS
