// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-window-focus"

#include "kb-window-private.h"

#include "kb-section.h"

/* Who works with keys alone must never be left with the keyboard nowhere: what follows a key then
 * does nothing at all. */

static gboolean
is_shown (KbWindow *self, GtkWidget *widget)
{
  return widget && gtk_widget_is_ancestor (widget, GTK_WIDGET (self))
         && gtk_widget_get_mapped (widget);
}

/* What is left of a chain to a child that has gone makes a section believe that it has the keyboard
 * already. */
static gboolean
grab (KbWindow *self, GtkWidget *widget)
{
  for (GtkWidget *w = widget; w && w != GTK_WIDGET (self); w = gtk_widget_get_parent (w))
    gtk_widget_set_focus_child (w, NULL);
  return gtk_widget_grab_focus (widget);
}

/**
 * kb_window_focus_again:
 * @window: a window
 * @widget: (nullable): what had the keyboard
 *
 * Gives the keyboard back to it, or to what shows now if it is gone. Does nothing when something
 * has the keyboard.
 */
void
kb_window_focus_again (KbWindow *window, GtkWidget *widget)
{
  if (gtk_window_get_focus (GTK_WINDOW (window)))
    return;
  if (is_shown (window, widget) && gtk_widget_grab_focus (widget))
    return;
  if (is_shown (window, window->focus_section) && grab (window, window->focus_section))
    return;
  if (window->mode)
    grab (window, window->mode);
  else if (window->view)
    grab (window, GTK_WIDGET (window->view));
}

static gboolean
on_idle (gpointer data)
{
  KbWindow *self = data;

  self->focus_id = 0;
  /* A field that is still there, and can be used, was left on purpose. */
  if (!is_shown (self, self->focus) || !gtk_widget_is_sensitive (self->focus))
    kb_window_focus_again (self, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * kb_window_on_focus_changed:
 * @window: a window
 *
 * Remembers where the keyboard is. When what had it has gone, such as the last row of a list, the
 * part of the window that it stood in takes over.
 */
void
kb_window_on_focus_changed (KbWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (focus) {
    g_set_weak_pointer (&window->focus, focus);
    g_set_weak_pointer (&window->focus_section, gtk_widget_get_ancestor (focus, KB_TYPE_SECTION));
  } else if (window->focus_id == 0) {
    /* Before the next key is read. */
    window->focus_id = g_idle_add_full (G_PRIORITY_HIGH, on_idle, window, NULL);
  }
}

/* For the end of the window. */
void
kb_window_forget_focus (KbWindow *window)
{
  g_clear_handle_id (&window->focus_id, g_source_remove);
  g_clear_weak_pointer (&window->focus);
  g_clear_weak_pointer (&window->focus_section);
}
