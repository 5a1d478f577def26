// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-message-bar.h"
#include "kb-start-page.h"
#include "kb-window.h"
#include "kb-workbook-view.h"

G_BEGIN_DECLS

struct _KbWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  KbMessageBar *message_bar;
  GtkStack *stack;
  KbStartPage *start_page;

  KbWorkbook *workbook;
  gulong changed_id;
  KbWorkbookView *view;     /* NULL while no workbook is open */
  GtkWidget *mode;          /* an import or a classification that has taken the window over */
  GtkWidget *focus;         /* weak: what had the keyboard last */
  GtkWidget *focus_section; /* weak: the section around it */
  guint focus_id;
  AdwToast *toast; /* weak: the one that is shown */
  char *toast_act; /* the hash of the act that its button undoes; NULL when it has none */
  char *undo_label;
  char *redo_label;
};

void kb_window_install_actions (KbWindowClass *klass);
void kb_window_update_actions (KbWindow *window);
void kb_window_flush_edits (KbWindow *window);
void kb_window_close_workbook (KbWindow *window);
void kb_window_focus_again (KbWindow *window, GtkWidget *widget);
void kb_window_on_focus_changed (KbWindow *window);
void kb_window_forget_focus (KbWindow *window);

G_END_DECLS
