// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-tab-stop"

#include "kb-tab-stop.h"

struct _KbTabStop {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (KbTabStop, kb_tab_stop, ADW_TYPE_BIN)

static GtkListBox *
find_list (GtkWidget *widget)
{
  GtkListBox *list = GTK_IS_LIST_BOX (widget) ? GTK_LIST_BOX (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !list;
       child = gtk_widget_get_next_sibling (child))
    list = find_list (child);
  return list;
}

static gboolean
kb_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkListBox *list = find_list (widget);
  GtkListBoxRow *row = list ? gtk_list_box_get_selected_row (list) : NULL;

  if (!row || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (kb_tab_stop_parent_class)->focus (widget, direction);
  return !gtk_widget_get_focus_child (widget) && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
kb_tab_stop_class_init (KbTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = kb_tab_stop_focus;
}

static void
kb_tab_stop_init (KbTabStop *self)
{
}
