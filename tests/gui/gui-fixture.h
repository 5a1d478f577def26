// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-application.h"
#include "kb-commands.h"
#include "kb-gui.h"
#include "kb-window.h"
#include "workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Real windows in this process, on workbooks of this test. Nothing here sleeps: the main context
 * runs until what is waited for is so. The windows speak English unless a test says otherwise.
 */

void gui_init (int *argc, char ***argv);
int gui_run (void);
KbApplication *gui_application (void);
GSettings *gui_settings (void);
void gui_set_language (const char *code);

/* Windows */
KbWindow *gui_window (void);
KbWindow *gui_open (const char *path);
KbWindow *gui_example (void);
KbWindow *gui_example_unanswered (void);
char *gui_example_path (void);
KbWorkbook *gui_workbook (KbWindow *window);
KbRecord *gui_record (KbWindow *window, KbKind kind, const char *title);
KbRecord *gui_risk (KbWindow *window, gint64 number);
GtkWidget *gui_page (KbWindow *window, const char *section);
GtkWindow *gui_dialog (GType type);
void gui_close (KbWindow *window);
void gui_close_all (void);
void gui_assert_gone (gpointer *weak);

/* Time */
typedef struct _GuiClock GuiClock;
GuiClock *gui_clock_start (const char *where, const char *what);
gboolean gui_clock_tick (GuiClock *clock);
void gui_settle (GtkWidget *widget);

/* Runs the main context until @condition is so; fails the test after a long while. */
#define gui_wait(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GuiClock *gui_clock = gui_clock_start (G_STRLOC, #condition);                                  \
    while (!(condition))                                                                           \
      gui_clock_tick (gui_clock);                                                                  \
    g_free (gui_clock);                                                                            \
  }                                                                                                \
  G_STMT_END

/* Widgets */
gpointer gui_part (gpointer widget, const char *id);
typedef gboolean (*GuiVisit) (GtkWidget *widget, gpointer data);
GtkWidget *gui_walk (gpointer root, GuiVisit visit, gpointer data);
GtkWidget *gui_find (gpointer root, GType type, guint index);
guint gui_count (gpointer root, GType type);
GtkWidget *gui_find_button (gpointer root, const char *label);
GtkWidget *gui_find_action (gpointer root, const char *action);
GtkWidget *gui_find_label (gpointer root, const char *text);
const char *gui_text (gpointer label);
char *gui_name (GtkWidget *widget);
char *gui_list_texts (gpointer list);
gboolean gui_is_shown (GtkWidget *widget);
void gui_assert_same_keys (GHashTable *shown, GHashTable *real);

/* Acts */
void gui_click (gpointer button);
gboolean gui_press (gpointer widget, guint key);
gboolean gui_press_with (gpointer widget, guint key, GdkModifierType state);
void gui_focus (gpointer widget);
void gui_leave (gpointer widget);
void gui_type (gpointer widget, const char *text);
void gui_choose_file (const char *path);
void gui_cancel_file (void);
void gui_activate (gpointer widget, const char *action, const char *format, ...);

G_END_DECLS
