// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-list-rows"

#include "kb-list-rows.h"

#define PLACE "kb-place"

static int
index_of (GtkWidget *widget)
{
  int index = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)))
    index++;
  return index;
}

static GtkWidget *
child_at (GtkWidget *widget, int index)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child && index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Which child of which child has the keyboard, from the list down; none when it is elsewhere. */
static GArray *
note_place (GtkListBox *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GArray *place;

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (list)))
    return NULL;
  place = g_array_new (FALSE, FALSE, sizeof (int));
  for (GtkWidget *widget = focus; widget != GTK_WIDGET (list);
       widget = gtk_widget_get_parent (widget)) {
    int index = index_of (widget);

    g_array_prepend_val (place, index);
  }
  return place;
}

/**
 * kb_list_rows_clear:
 * @list: a list
 *
 * Takes all its rows away, before it is filled again.
 */
void
kb_list_rows_clear (GtkListBox *list)
{
  GArray *place = note_place (list);
  GtkWidget *child;

  if (place)
    g_object_set_data_full (G_OBJECT (list), PLACE, place, (GDestroyNotify) g_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, child);
}

/**
 * kb_list_rows_filled:
 * @list: a list
 *
 * Gives the keyboard back to what stands where it was before kb_list_rows_clear(): the last row
 * when there are fewer. Does nothing when it was not in the list or has gone elsewhere since.
 */
void
kb_list_rows_filled (GtkListBox *list)
{
  g_autoptr (GArray) place = g_object_steal_data (G_OBJECT (list), PLACE);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row, *widget;

  /* A window lets go of what is no longer in it only later. */
  if (!place || !root || (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (root))))
    return;
  row = child_at (GTK_WIDGET (list), g_array_index (place, int, 0));
  if (!row)
    row = gtk_widget_get_last_child (GTK_WIDGET (list));
  if (!row)
    return;
  widget = row;
  for (guint i = 1; i < place->len; i++) {
    GtkWidget *child = child_at (widget, g_array_index (place, int, i));

    if (!child || !gtk_widget_get_mapped (child))
      break;
    widget = child;
  }
  for (; widget != GTK_WIDGET (list); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_focusable (widget) && gtk_widget_grab_focus (widget))
      return;
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}
