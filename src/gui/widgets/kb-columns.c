// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-columns"

#include "kb-columns.h"

#include "kb-gui.h"

/* What is left of the column that expands, however many there are beside it. */
#define LEAST_CHARACTERS 18

typedef struct {
  KbColumnSpec spec;
  gpointer owner; /* borrowed: the page, which owns the view */
} KbColumnData;

GtkWidget *
kb_columns_make_label (gpointer owner)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

GtkWidget *
kb_columns_make_number (gpointer owner)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "kb-numeric");
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, KbColumnData *data)
{
  GtkWidget *cell =
      data->spec.make ? data->spec.make (data->owner) : kb_columns_make_label (data->owner);

  if (data->spec.expand)
    gtk_widget_set_size_request (cell, LEAST_CHARACTERS * kb_gui_character_width (cell), -1);
  gtk_list_item_set_child (item, cell);
}

static void
fill_cell (GtkListItem *item, KbColumnData *data)
{
  data->spec.fill (gtk_list_item_get_child (item), gtk_list_item_get_item (item), data->owner);
}

typedef struct {
  GtkListItem *item;
  KbColumnData *data;
} KbCellLink;

static void
on_row_changed (KbRow *row, KbCellLink *link)
{
  fill_cell (link->item, link->data);
}

static void
free_link (gpointer link, GClosure *closure)
{
  g_free (link);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, KbColumnData *data)
{
  KbRow *row = gtk_list_item_get_item (item);
  KbCellLink *link = g_new0 (KbCellLink, 1);
  gulong id;

  link->item = item;
  link->data = data;
  id = g_signal_connect_data (row, "changed", G_CALLBACK (on_row_changed), link, free_link, 0);
  g_object_set_data (G_OBJECT (item), "changed-id", GSIZE_TO_POINTER (id));
  fill_cell (item, data);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, KbColumnData *data)
{
  gulong id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (item), "changed-id"));

  if (id)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), id);
  g_object_set_data (G_OBJECT (item), "changed-id", NULL);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  KbColumnData *data = user_data;
  int order = data->spec.compare ((KbRow *) a, (KbRow *) b, data->owner);

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
free_data (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* Widths are given for text at 100 %. */
static int
scaled (int width)
{
  int dpi = -1;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 96 * PANGO_SCALE ? (int) ((gint64) width * dpi / (96 * PANGO_SCALE)) : width;
}

/**
 * kb_columns_add:
 * @view: a table
 * @spec: the column; copied
 * @owner: handed to its functions; must live as long as @view
 *
 * Adds a column after the others.
 */
void
kb_columns_add (GtkColumnView *view, const KbColumnSpec *spec, gpointer owner)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  KbColumnData *data = g_new0 (KbColumnData, 1);

  data->spec = *spec;
  data->owner = owner;
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), data, free_data, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), data);
  column = gtk_column_view_column_new (spec->title, factory);
  gtk_column_view_column_set_expand (column, spec->expand);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (spec->width > 0)
    gtk_column_view_column_set_fixed_width (column, scaled (spec->width));
  if (spec->compare) {
    GtkSorter *sorter =
        GTK_SORTER (gtk_custom_sorter_new (compare_rows, g_memdup2 (data, sizeof *data), g_free));

    gtk_column_view_column_set_sorter (column, sorter);
    g_object_unref (sorter);
  }
  g_object_set_data_full (G_OBJECT (column), "kb-id", g_strdup (spec->id), g_free);
  gtk_column_view_append_column (view, column);
}

/**
 * kb_columns_set_width:
 * @view: a table
 * @id: a column's id
 * @width: in pixels, for text at 100 %
 *
 * Narrows a column while something beside the table takes room.
 */
void
kb_columns_set_width (GtkColumnView *view, const char *id, int width)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (g_strcmp0 (g_object_get_data (G_OBJECT (column), "kb-id"), id) == 0)
      gtk_column_view_column_set_fixed_width (column, scaled (width));
  }
}

/**
 * kb_columns_clear:
 * @view: a table
 *
 * Takes all columns away, before another workbook's are added.
 */
void
kb_columns_clear (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (view, column);
  }
}

/**
 * kb_columns_scroll_to:
 * @view: a table
 * @position: a row
 *
 * Brings the row into view. GTK 4.8 has no function for it, but the list inside the table has an
 * action.
 */
void
kb_columns_scroll_to (GtkColumnView *view, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}
