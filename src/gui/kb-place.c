// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-place"

#include "kb-place.h"

#include "kb-gui.h"

#include <string.h>

#define MARK "kb-place"

/**
 * kb_place_section:
 * @kind: a kind of record
 *
 * Returns: (nullable): the section of the window that shows it
 */
const char *
kb_place_section (KbKind kind)
{
  switch (kind) {
  case KB_KIND_ASSET:
    return "assets";
  case KB_KIND_SYSTEM:
    return "systems";
  case KB_KIND_RISK:
    return "risks";
  case KB_KIND_ACTION:
    return "plan";
  case KB_KIND_WORKSHOP:
    return "workshop";
  case KB_KIND_UNIT:
    return "organisation";
  case KB_KIND_LEVEL:
    return "method";
  case KB_KIND_DECISION:
    return "decision";
  default:
    return NULL;
  }
}

/**
 * kb_place_mark:
 * @widget: where a field is edited
 * @column: the field's column
 *
 * Lets kb_place_focus() find the field.
 */
void
kb_place_mark (GtkWidget *widget, const char *column)
{
  g_object_set_data_full (G_OBJECT (widget), MARK, g_strdup (column), g_free);
}

/* A field that no editor has marked goes by its name in the template: likelihood_before_row. */
static gboolean
is_place (GtkWidget *widget, const char *place, const char *row)
{
  const char *mark = g_object_get_data (G_OBJECT (widget), MARK);
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  return g_strcmp0 (mark, place) == 0 || g_strcmp0 (id, place) == 0 || g_strcmp0 (id, row) == 0;
}

static GtkWidget *
find (GtkWidget *widget, const char *place, const char *row)
{
  if (is_place (widget, place, row))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = gtk_widget_get_visible (child) ? find (child, place, row) : NULL;

    if (found)
      return found;
  }
  return NULL;
}

static void
take_focus (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, take_focus, NULL);
  if (!gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  kb_gui_reveal (widget);
}

/**
 * kb_place_focus:
 * @page: a page
 * @place: a column, or the name of a part of the page
 *
 * Puts the keyboard there, and scrolls to it; when the part is only on its way in, as soon as it is
 * there.
 *
 * Returns: whether there is such a place
 */
gboolean
kb_place_focus (GtkWidget *page, const char *place)
{
  g_autofree char *stem =
      g_str_has_suffix (place, "_id") ? g_strndup (place, strlen (place) - 3) : g_strdup (place);
  g_autofree char *row =
      g_str_equal (place, "class") ? g_strdup ("raise_button") : g_strconcat (stem, "_row", NULL);
  GtkWidget *widget = find (page, place, row);

  if (!widget)
    return FALSE;
  if (gtk_widget_get_mapped (widget))
    take_focus (widget);
  else
    g_signal_connect (widget, "map", G_CALLBACK (take_focus), NULL);
  return TRUE;
}
