// SPDX-License-Identifier: EUPL-1.2
/*
 * How much longer it takes to open a workbook with 10,000 information assets and show them than the
 * bare limit in the same run: a plain GtkColumnView of as many rows in an empty window.
 */
#include "gui-fixture.h"
#include "kb-record-table.h"

#include <stdio.h>
#include <string.h>

#define N_ASSETS 10000
#define LIMIT    12.0
#define SECONDS  2.0

static void
fill (KbWorkbook *workbook)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("import");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ASSETS; i++) {
    g_autofree char *id = kb_new_id ();
    g_autofree char *name = g_strdup_printf ("Informationsmängd %u", i);
    g_autoptr (KbRecord) asset = kb_record_new (KB_KIND_ASSET, id);

    kb_record_set_text (asset, KB_ASSET_NAME, name);
    kb_record_set_text (asset, KB_ASSET_OWNER, "Förvaltningschef");
    kb_record_set_integer (asset, KB_ASSET_POSITION, i + 1);
    kb_edit_insert (edit, asset);
  }
  g_assert_true (kb_workbook_commit (workbook, edit, &error));
  g_assert_no_error (error);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* As many rows and columns as the page has, and nothing else. */
static double
bare (void)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *window = adw_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view;

  for (guint i = 0; i < N_ASSETS; i++) {
    g_autofree char *name = g_strdup_printf ("Informationsmängd %u", i);

    gtk_string_list_append (list, name);
  }
  view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (list)))));
  for (guint c = 0; c < 4; c++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    g_autoptr (GtkColumnViewColumn) column = NULL;

    g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
    column = gtk_column_view_column_new ("Kolumn", factory);
    gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
  }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  gui_settle (window);
  gtk_window_destroy (GTK_WINDOW (window));
  return (double) (g_get_monotonic_time () - start) / 1e6;
}

static void
test_shown (void)
{
  g_autofree char *path = test_create ("stor.klassning", "amal");
  KbWorkbook *workbook = test_open (path);
  double limit = 0, taken, search;
  gint64 start;
  KbWindow *window;
  KbRecordTable *table;

  fill (workbook);
  test_close (workbook);
  for (guint i = 0; i < 3; i++) {
    double once = bare ();

    limit = limit <= 0 ? once : MIN (limit, once);
  }
  start = g_get_monotonic_time ();
  window = gui_open (path);
  gui_activate (window, "win.section", "s", "assets");
  gui_settle (GTK_WIDGET (window));
  taken = (double) (g_get_monotonic_time () - start) / 1e6;
  table = gui_part (gui_page (window, "assets"), "table");
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, N_ASSETS);
  start = g_get_monotonic_time ();
  kb_record_table_set_search (table, "mängd 99");
  gui_settle (GTK_WIDGET (window));
  search = (double) (g_get_monotonic_time () - start) / 1e6;
  g_assert_cmpuint (kb_record_table_get_n_shown (table), ==, 111);
  g_test_message ("a plain list of %d rows: %.0f ms", N_ASSETS, limit * 1000);
  g_test_message ("a workbook of as many assets opened and shown: %.0f ms, ratio %.1f (limit %.0f)",
                  taken * 1000, taken / limit, LIMIT);
  g_test_message ("the list narrowed to what is typed: %.0f ms", search * 1000);
  g_assert_cmpfloat (taken / limit, <=, LIMIT);
  g_assert_cmpfloat (taken, <=, SECONDS);
  gui_close (window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/bench/lists/shown", test_shown);
  return gui_run ();
}
