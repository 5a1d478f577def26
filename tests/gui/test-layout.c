// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-even-layout.h"
#include "kb-fold-layout.h"
#include "kb-workbook-view.h"

#define CHARACTERS 20

typedef struct {
  GtkWidget *box;
  GtkWidget *before;
  GtkWidget *text;
  GtkWidget *after;
  GtkWidget *window;
} Head;

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static Head
new_head (gboolean text_is_first)
{
  GtkLayoutManager *layout =
      g_object_new (KB_TYPE_FOLD_LAYOUT, "spacing", 10, "characters", CHARACTERS, NULL);
  Head head = { .box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), .window = gtk_window_new () };

  gtk_widget_set_layout_manager (head.box, layout);
  head.before = new_label ("K");
  head.text = new_label ("Tillgänglighet för allmänheten");
  head.after = new_label ("Tryck");
  gtk_widget_set_hexpand (head.text, TRUE);
  gtk_widget_set_visible (head.before, !text_is_first);
  gtk_box_append (GTK_BOX (head.box), head.before);
  gtk_box_append (GTK_BOX (head.box), head.text);
  gtk_box_append (GTK_BOX (head.box), head.after);
  gtk_window_set_child (GTK_WINDOW (head.window), head.box);
  gtk_window_present (GTK_WINDOW (head.window));
  gui_wait (gtk_widget_get_mapped (head.box));
  return head;
}

static void
give_width (Head *head, int width)
{
  int height;

  gtk_widget_measure (head->box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (head->box, width, height, -1, NULL);
}

static GdkRectangle
bounds (Head *head, GtkWidget *child)
{
  graphene_rect_t rect;

  g_assert_true (gtk_widget_compute_bounds (child, head->box, &rect));
  return (GdkRectangle){ (int) rect.origin.x, (int) rect.origin.y, (int) rect.size.width,
                         (int) rect.size.height };
}

static int
natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* One row while the text has room; what stands beside it keeps its width. */
static void
test_one_row (void)
{
  Head head = new_head (FALSE);
  int width = natural_width (head.box) + 40;
  GdkRectangle before, text, after;

  give_width (&head, width);
  before = bounds (&head, head.before);
  text = bounds (&head, head.text);
  after = bounds (&head, head.after);
  g_assert_cmpint (before.x, ==, 0);
  g_assert_cmpint (text.y, ==, 0);
  g_assert_cmpint (after.y, ==, 0);
  g_assert_cmpint (text.x, ==, before.width + 10);
  g_assert_cmpint (after.x + after.width, ==, width);
  gtk_window_destroy (GTK_WINDOW (head.window));
}

/* Else the text has all the width below the others, and nothing is outside. */
static void
test_folded (void)
{
  Head head = new_head (FALSE);
  int width = natural_width (head.before) + natural_width (head.after) + 60;
  GdkRectangle before, text, after;

  give_width (&head, width);
  before = bounds (&head, head.before);
  text = bounds (&head, head.text);
  after = bounds (&head, head.after);
  g_assert_cmpint (after.y, ==, 0);
  g_assert_cmpint (after.x, ==, before.width + 10);
  g_assert_cmpint (text.x, ==, 0);
  g_assert_cmpint (text.y, >=, before.height + 10);
  g_assert_cmpint (text.width, ==, width);
  g_assert_cmpint (text.y + text.height, <=, gtk_widget_get_height (head.box));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (head.text))));
  gtk_window_destroy (GTK_WINDOW (head.window));
}

/* A heading that comes first stays first; what is hidden takes no room. */
static void
test_text_first (void)
{
  Head head = new_head (TRUE);
  int width = natural_width (head.after) + 60;
  GdkRectangle text, after;

  give_width (&head, width);
  text = bounds (&head, head.text);
  after = bounds (&head, head.after);
  g_assert_cmpint (text.y, ==, 0);
  g_assert_cmpint (after.x, ==, 0);
  g_assert_cmpint (after.y, ==, text.height + 10);
  gtk_window_destroy (GTK_WINDOW (head.window));
}

#define N_TILES 4

/* As many beside each other as have room, and as many in each row. */
static void
test_even (void)
{
  static const struct {
    int columns; /* for which there is room */
    int used;
  } cases[] = { { 1, 1 }, { 2, 2 }, { 3, 2 }, { 4, 4 }, { 9, 4 } };
  GtkLayoutManager *layout =
      g_object_new (KB_TYPE_EVEN_LAYOUT, "spacing", 10, "characters", CHARACTERS, NULL);
  Head head = { .box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), .window = gtk_window_new () };
  GtkWidget *tiles[N_TILES];
  int least;

  gtk_widget_set_layout_manager (head.box, layout);
  for (int i = 0; i < N_TILES; i++) {
    tiles[i] = new_label ("K");
    gtk_box_append (GTK_BOX (head.box), tiles[i]);
  }
  gtk_window_set_child (GTK_WINDOW (head.window), head.box);
  gtk_window_present (GTK_WINDOW (head.window));
  gui_wait (gtk_widget_get_mapped (head.box));
  least = CHARACTERS * kb_gui_character_width (head.box);
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++) {
    int used = cases[c].used;

    give_width (&head, cases[c].columns * (least + 10) - 10);
    for (int i = 0; i < N_TILES; i++) {
      GdkRectangle tile = bounds (&head, tiles[i]);

      g_assert_cmpint (tile.x, ==, i % used * (tile.width + 10));
      g_assert_cmpint (tile.width, >=, least);
      g_assert_cmpint (tile.y > 0, ==, i >= used);
      g_assert_cmpint (tile.y + tile.height, <=, gtk_widget_get_height (head.box));
    }
  }
  gtk_window_destroy (GTK_WINDOW (head.window));
}

static gboolean
is_page_list_button (GtkWidget *widget, gpointer data)
{
  return GTK_IS_ACTIONABLE (widget) && gui_is_shown (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)),
                       "view.show-sidebar")
                == 0;
}

/* Large text takes the room of the list of pages; a button brings it back. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  KbWindow *window = gui_example ();
  GtkWidget *view = gui_find (window, KB_TYPE_WORKBOOK_VIEW, 0);
  AdwLeaflet *leaflet = gui_part (view, "leaflet");
  GtkWidget *before;
  GtkWidget *button;

  g_assert_false (adw_leaflet_get_folded (leaflet));
  g_assert_null (gui_walk (window, is_page_list_button, NULL));
  g_assert_true (gtk_widget_grab_focus (view));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         gui_part (view, "sidebar")));
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  gui_wait (adw_leaflet_get_folded (leaflet));
  /* The keyboard goes to what is still seen, and Tab goes on there. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         gui_part (view, "content")));
  before = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != before);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         gui_part (view, "content")));
  gui_settle (GTK_WIDGET (window));
  button = gui_walk (window, is_page_list_button, NULL);
  g_assert_nonnull (button);
  gui_click (button);
  g_assert_true (adw_leaflet_get_visible_child (leaflet) == gui_part (view, "sidebar"));
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  gui_wait (!adw_leaflet_get_folded (leaflet));
  gui_close (window);
}

/* A section is chosen by its key while the list is folded away: Tab goes on in its page. */
static void
test_tab_leaves_folded_list (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  KbWindow *window = gui_example ();
  GtkWidget *view = gui_find (window, KB_TYPE_WORKBOOK_VIEW, 0);
  AdwLeaflet *leaflet = gui_part (view, "leaflet");
  GtkWidget *sections = gui_part (view, "sections");

  gui_focus (gtk_list_box_get_selected_row (GTK_LIST_BOX (sections)));
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  gui_wait (adw_leaflet_get_folded (leaflet));
  gui_activate (window, "win.section", "s", "risks");
  gui_settle (GTK_WIDGET (window));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         gui_part (view, "content")));
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  gui_wait (!adw_leaflet_get_folded (leaflet));
  gui_close (window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/layout/one-row", test_one_row);
  g_test_add_func ("/layout/folded", test_folded);
  g_test_add_func ("/layout/text-first", test_text_first);
  g_test_add_func ("/layout/even", test_even);
  g_test_add_func ("/layout/large-text", test_large_text);
  g_test_add_func ("/layout/tab-leaves-a-folded-list", test_tab_leaves_folded_list);
  return gui_run ();
}
