// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-area-dialog.h"
#include "kb-area-row.h"
#include "kb-aspect-column.h"
#include "kb-class-badges.h"
#include "kb-classify-pane.h"
#include "kb-classify-view.h"
#include "kb-level-button.h"
#include "kb-object-row.h"
#include "kb-tile.h"

#include <string.h>

#define OPEN_ASSET   "Avtal med utförare"                 /* of the example, not classified */
#define CLOSED_ASSET "HSL-journaler och läkemedelslistor" /* K3 R4 T4 */

typedef struct {
  KbWindow *window;
  KbWorkbook *workbook;
  GtkWidget *view;
  char *asset; /* the one that the classification began with */
} Scene;

static void
begin (Scene *scene, const char *path, const char *asset)
{
  scene->window = gui_open (path);
  scene->workbook = gui_workbook (scene->window);
  scene->asset = g_strdup (test_find (scene->workbook, KB_KIND_ASSET, asset));
  kb_window_start_classify (scene->window, scene->asset);
  gui_settle (GTK_WIDGET (scene->window));
  scene->view = gui_find (scene->window, KB_TYPE_CLASSIFY_PANE, 0);
  g_assert_nonnull (scene->view);
}

static void
begin_example (Scene *scene, const char *asset)
{
  g_autofree char *path = gui_example_path ();

  begin (scene, path, asset);
}

/* A new workbook by a method, with two assets. */
static void
begin_new (Scene *scene, const char *method)
{
  g_autofree char *path = test_create ("ny.klassning", method);
  KbWorkbook *workbook = test_open (path);

  g_free (test_add_asset (workbook, "Journaler"));
  g_free (test_add_asset (workbook, "Kö till förskola"));
  test_close (workbook);
  begin (scene, path, "Journaler");
}

static void
end (Scene *scene)
{
  test_assert_whole (scene->workbook);
  gui_close (scene->window);
  g_free (scene->asset);
}

static KbAspectColumn *
column (Scene *scene, guint aspect)
{
  return KB_ASPECT_COLUMN (gui_find (scene->view, KB_TYPE_ASPECT_COLUMN, aspect));
}

static GtkWidget *
motivation (Scene *scene, guint aspect)
{
  return gui_part (column (scene, aspect), "motivation_view");
}

/* The levels of an asset as numbers of the method: "3 - 2..4". */
static char *
levels_of (Scene *scene, const char *asset)
{
  KbMethod *method = kb_workbook_get_method (scene->workbook);
  KbClass class = kb_class_of_asset (kb_workbook_get_content (scene->workbook), method, asset);
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    if (a > 0)
      g_string_append_c (text, ' ');
    if (class.aspects[a].high == KB_NONE)
      g_string_append_c (text, '-');
    else
      g_string_append_printf (
          text, "%" G_GINT64_FORMAT,
          kb_method_number (method, KB_KIND_LEVEL, (guint) class.aspects[a].high));
  }
  return g_string_free (text, FALSE);
}

/* What is chosen on screen, in the same form. */
static char *
levels_shown (Scene *scene)
{
  KbMethod *method = kb_workbook_get_method (scene->workbook);
  GString *text = g_string_new (NULL);

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    const char *found = "-";
    g_autofree char *number = NULL;

    for (guint l = 0; l < kb_method_size (method, KB_KIND_LEVEL); l++) {
      GtkWidget *button = gui_find (column (scene, a), KB_TYPE_LEVEL_BUTTON, l);

      if (kb_level_button_get_state (KB_LEVEL_BUTTON (button)) == KB_LEVEL_CHOSEN) {
        g_assert_null (number);
        found = number =
            g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (method, KB_KIND_LEVEL, l));
      }
    }
    g_string_append_printf (text, "%s%s", a > 0 ? " " : "", found);
  }
  return g_string_free (text, FALSE);
}

#define assert_levels(scene, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *stored =                                                                      \
        levels_of (scene, kb_classify_pane_get_asset (KB_CLASSIFY_PANE ((scene)->view)));          \
    g_autofree char *shown = levels_shown (scene);                                                 \
    g_assert_cmpstr (stored, ==, expected);                                                        \
    g_assert_cmpstr (shown, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static guint
active (Scene *scene)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < gui_count (scene->view, KB_TYPE_ASPECT_COLUMN); i++)
    if (gtk_widget_has_css_class (GTK_WIDGET (column (scene, i)), "kb-active")) {
      g_assert_cmpuint (found, ==, G_MAXUINT);
      found = i;
    }
  return found;
}

/* Presses each key once; upper case letters are letters. */
static void
keys (Scene *scene, const char *text)
{
  for (const char *p = text; *p; p++)
    g_assert_true (gui_press (scene->view, gdk_unicode_to_keyval ((guint32) *p)));
}

static gboolean
is_current (GtkWidget *widget, gpointer data)
{
  return KB_IS_OBJECT_ROW (widget) && gtk_widget_has_css_class (widget, "kb-current");
}

/* The badges beside the name in the list. */
static char *
badges_shown (Scene *scene)
{
  GtkWidget *row = gui_walk (scene->view, is_current, NULL);
  GString *text = g_string_new (NULL);

  g_assert_nonnull (row);
  for (guint i = 0; i < gui_count (row, KB_TYPE_TILE); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            kb_tile_get_text (KB_TILE (gui_find (row, KB_TYPE_TILE, i))));
  return g_string_free (text, FALSE);
}

static char *
stored_motivation (Scene *scene, guint aspect)
{
  KbMethod *method = kb_workbook_get_method (scene->workbook);
  KbRecord *level = kb_content_find_pair (
      kb_workbook_get_content (scene->workbook), KB_KIND_ASSET_LEVEL, scene->asset,
      kb_record_id (kb_method_item (method, KB_KIND_ASPECT, aspect)));
  const char *text = level ? kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION) : NULL;

  return g_strdup (text ? text : "");
}

/* --- levels --- */

/* One key a level, one act a key, and the next aspect at once. */
static void
test_digits (void)
{
  Scene scene;
  guint entries;
  g_autofree char *badges = NULL;

  begin_example (&scene, OPEN_ASSET);
  entries = test_entries (scene.workbook);
  g_assert_cmpuint (active (&scene), ==, 0);
  assert_levels (&scene, "- - -");
  keys (&scene, "3");
  assert_levels (&scene, "3 - -");
  g_assert_cmpuint (active (&scene), ==, 1);
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 1);
  keys (&scene, "0");
  assert_levels (&scene, "3 0 -");
  g_assert_cmpuint (active (&scene), ==, 2);
  keys (&scene, "4");
  assert_levels (&scene, "3 0 4");
  g_assert_cmpuint (active (&scene), ==, 2);
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 3);
  badges = badges_shown (&scene);
  g_assert_cmpstr (badges, ==, "K3 R0 T4");
  g_assert_cmpstr (gui_text (gui_part (scene.view, "progress_label")), ==, "23 of 24");
  g_assert_true (gui_press (scene.view, GDK_KEY_KP_2));
  assert_levels (&scene, "3 0 2");
  end (&scene);
}

/* What is no level of the method does nothing. */
static void
test_other_digits (void)
{
  Scene scene;
  guint entries;

  begin_example (&scene, OPEN_ASSET);
  entries = test_entries (scene.workbook);
  for (guint key = GDK_KEY_5; key <= GDK_KEY_9; key++)
    g_assert_false (gui_press (scene.view, key));
  g_assert_false (gui_press_with (scene.view, GDK_KEY_3, GDK_CONTROL_MASK));
  g_assert_false (gui_press_with (scene.view, GDK_KEY_3, GDK_ALT_MASK));
  g_assert_false (gui_press (scene.view, GDK_KEY_x));
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries);
  assert_levels (&scene, "- - -");
  end (&scene);
}

static void
test_delete (void)
{
  Scene scene;
  guint entries;

  begin_example (&scene, CLOSED_ASSET);
  entries = test_entries (scene.workbook);
  assert_levels (&scene, "3 4 4");
  keys (&scene, "R");
  g_assert_true (gui_press (scene.view, GDK_KEY_Delete));
  assert_levels (&scene, "3 - 4");
  g_assert_cmpuint (active (&scene), ==, 1);
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 1);
  g_assert_true (gui_press (scene.view, GDK_KEY_Left));
  g_assert_true (gui_press (scene.view, GDK_KEY_BackSpace));
  assert_levels (&scene, "- - 4");
  end (&scene);
}

/* By pointer it is the same. */
static void
test_click (void)
{
  Scene scene;
  guint entries;

  begin_example (&scene, OPEN_ASSET);
  entries = test_entries (scene.workbook);
  gui_click (gui_find (column (&scene, 1), KB_TYPE_LEVEL_BUTTON, 2));
  assert_levels (&scene, "- 2 -");
  g_assert_cmpuint (active (&scene), ==, 2);
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 1);
  /* The same again is no act. */
  gui_click (gui_find (column (&scene, 1), KB_TYPE_LEVEL_BUTTON, 2));
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 1);
  end (&scene);
}

/* --- moving --- */

static void
test_aspects (void)
{
  Scene scene;

  begin_example (&scene, CLOSED_ASSET);
  keys (&scene, "T");
  g_assert_cmpuint (active (&scene), ==, 2);
  keys (&scene, "k");
  g_assert_cmpuint (active (&scene), ==, 0);
  keys (&scene, "r");
  g_assert_cmpuint (active (&scene), ==, 1);
  g_assert_true (gui_press (scene.view, GDK_KEY_Right));
  g_assert_cmpuint (active (&scene), ==, 2);
  g_assert_true (gui_press (scene.view, GDK_KEY_Right));
  g_assert_cmpuint (active (&scene), ==, 0);
  g_assert_true (gui_press (scene.view, GDK_KEY_Left));
  g_assert_cmpuint (active (&scene), ==, 2);
  /* The keyboard stands on the level. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (scene.window))
                 == gui_find (column (&scene, 2), KB_TYPE_LEVEL_BUTTON, 4));
  end (&scene);
}

static void
test_cursor (void)
{
  Scene scene;
  guint entries;

  begin_example (&scene, CLOSED_ASSET);
  entries = test_entries (scene.workbook);
  g_assert_cmpint (kb_aspect_column_get_cursor (column (&scene, 0)), ==, 3);
  g_assert_true (gui_press (scene.view, GDK_KEY_Down));
  g_assert_cmpint (kb_aspect_column_get_cursor (column (&scene, 0)), ==, 4);
  g_assert_true (gui_press (scene.view, GDK_KEY_Down));
  g_assert_cmpint (kb_aspect_column_get_cursor (column (&scene, 0)), ==, 4);
  for (int i = 0; i < 3; i++)
    g_assert_true (gui_press (scene.view, GDK_KEY_Up));
  g_assert_cmpint (kb_aspect_column_get_cursor (column (&scene, 0)), ==, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (scene.window))
                 == gui_find (column (&scene, 0), KB_TYPE_LEVEL_BUTTON, 1));
  /* Moving chooses nothing; Enter does. */
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries);
  g_assert_true (gui_press (scene.view, GDK_KEY_Return));
  assert_levels (&scene, "1 4 4");
  g_assert_cmpuint (active (&scene), ==, 1);
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 1);
  end (&scene);
}

/* The lowest level is a level like the others. */
static void
test_cursor_to_lowest (void)
{
  Scene scene;

  begin_example (&scene, CLOSED_ASSET);
  for (int i = 0; i < 3; i++)
    g_assert_true (gui_press (scene.view, GDK_KEY_Up));
  g_assert_true (gui_press (scene.view, GDK_KEY_Return));
  assert_levels (&scene, "0 4 4");
  kb_classify_pane_show_asset (KB_CLASSIFY_PANE (scene.view),
                               test_find (scene.workbook, KB_KIND_ASSET, OPEN_ASSET));
  g_assert_true (gui_press (scene.view, GDK_KEY_Down));
  g_assert_true (gui_press (scene.view, GDK_KEY_Up));
  g_assert_true (gui_press (scene.view, GDK_KEY_Return));
  assert_levels (&scene, "0 - -");
  end (&scene);
}

/* Enter alone goes on and never gives an asset the level that the one before it had. */
static void
test_enter_goes_on (void)
{
  Scene scene;
  guint entries;

  begin_example (&scene, CLOSED_ASSET);
  entries = test_entries (scene.workbook);
  kb_classify_pane_show_asset (KB_CLASSIFY_PANE (scene.view),
                               test_find (scene.workbook, KB_KIND_ASSET, OPEN_ASSET));
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpuint (active (&scene), ==, i);
    g_assert_true (gui_press (scene.view, GDK_KEY_Return));
  }
  g_assert_cmpstr (kb_classify_pane_get_asset (KB_CLASSIFY_PANE (scene.view)), !=,
                   test_find (scene.workbook, KB_KIND_ASSET, OPEN_ASSET));
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries);
  end (&scene);
}

static void
test_assets (void)
{
  Scene scene;
  KbClassifyPane *view;
  const char *first, *second;

  begin_example (&scene, "Avidentifierad statistik");
  view = KB_CLASSIFY_PANE (scene.view);
  first = scene.asset;
  second = test_find (scene.workbook, KB_KIND_ASSET, "Avtal med familjehem");
  g_assert_true (gui_press (scene.view, GDK_KEY_Page_Down));
  g_assert_cmpstr (kb_classify_pane_get_asset (view), ==, second);
  assert_levels (&scene, "3 2 2");
  g_assert_true (gui_press (scene.view, GDK_KEY_Page_Up));
  g_assert_cmpstr (kb_classify_pane_get_asset (view), ==, first);
  /* It stops at the ends. */
  g_assert_true (gui_press (scene.view, GDK_KEY_Page_Up));
  g_assert_cmpstr (kb_classify_pane_get_asset (view), ==, first);
  for (int i = 0; i < 30; i++)
    g_assert_true (gui_press (scene.view, GDK_KEY_Page_Down));
  g_assert_cmpstr (
      kb_classify_pane_get_asset (view), ==,
      test_find (scene.workbook, KB_KIND_ASSET, "Ärenden om skadligt bruk och beroende"));
  end (&scene);
}

/* Without an asset to begin with, it begins with what is left to do. */
static void
test_first_open (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *view;

  gui_activate (window, "win.classify", "s", "");
  view = gui_find (window, KB_TYPE_CLASSIFY_PANE, 0);
  g_assert_cmpstr (kb_classify_pane_get_asset (KB_CLASSIFY_PANE (view)), ==,
                   test_find (gui_workbook (window), KB_KIND_ASSET, OPEN_ASSET));
  g_assert_cmpstr (gui_text (gui_part (view, "progress_label")), ==, "22 of 24");
  /* Escape, and the pages are back. */
  g_assert_true (gui_press (view, GDK_KEY_Escape));
  g_assert_null (gui_find (window, KB_TYPE_CLASSIFY_PANE, 0));
  gui_page (window, "assets");
  gui_close (window);
}

/* --- motivations --- */

static void
test_motivation (void)
{
  Scene scene;
  guint entries;
  g_autofree char *text = NULL;

  begin_example (&scene, OPEN_ASSET);
  keys (&scene, "2");
  entries = test_entries (scene.workbook);
  keys (&scene, "km");
  g_assert_true (kb_aspect_column_is_writing (column (&scene, 0)));
  gui_type (motivation (&scene, 0), "  Affärshemligheter  ");
  /* Typing is no act, and keys are letters now. */
  g_assert_false (gui_press (scene.view, GDK_KEY_3));
  g_assert_false (gui_press (scene.view, GDK_KEY_r));
  g_assert_false (gui_press (scene.view, GDK_KEY_Delete));
  g_assert_false (gui_press (scene.view, GDK_KEY_Left));
  g_assert_false (gui_press_with (scene.view, GDK_KEY_Return, GDK_SHIFT_MASK));
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries);
  g_assert_true (gui_press (scene.view, GDK_KEY_Escape));
  g_assert_false (kb_aspect_column_is_writing (column (&scene, 0)));
  text = stored_motivation (&scene, 0);
  g_assert_cmpstr (text, ==, "Affärshemligheter");
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 1);
  assert_levels (&scene, "2 - -");
  end (&scene);
}

/* Every way out of a motivation writes it, once. */
static void
test_motivation_left (void)
{
  Scene scene;
  guint entries;

  begin_example (&scene, CLOSED_ASSET);
  for (guint way = 0; way < 6; way++) {
    g_autofree char *written = g_strdup_printf ("Skäl nummer %u", way);
    g_autofree char *stored = NULL;

    kb_classify_pane_show_asset (KB_CLASSIFY_PANE (scene.view), scene.asset);
    entries = test_entries (scene.workbook);
    keys (&scene, "rm");
    gui_type (motivation (&scene, 1), written);
    switch (way) {
    case 0:
      g_assert_true (gui_press (scene.view, GDK_KEY_Return));
      break;
    case 1: /* another aspect's button */
      gui_focus (gui_find (column (&scene, 2), KB_TYPE_LEVEL_BUTTON, 4));
      break;
    case 2: /* another aspect's motivation */
      gui_focus (motivation (&scene, 2));
      break;
    case 3: /* another asset */
      gui_click (gui_find_button (scene.view, "Next information asset"));
      break;
    case 4: /* the pages */
      gui_activate (scene.window, "win.leave", NULL);
      kb_window_start_classify (scene.window, scene.asset);
      gui_settle (NULL);
      scene.view = gui_find (scene.window, KB_TYPE_CLASSIFY_PANE, 0);
      break;
    default: /* a section */
      kb_window_show_section (scene.window, "plan", NULL);
      kb_window_start_classify (scene.window, scene.asset);
      gui_settle (NULL);
      scene.view = gui_find (scene.window, KB_TYPE_CLASSIFY_PANE, 0);
      break;
    }
    stored = stored_motivation (&scene, 1);
    g_assert_cmpstr (stored, ==, written);
    g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 1);
  }
  end (&scene);
}

static void
test_motivation_at_close (void)
{
  Scene scene;
  g_autofree char *path = gui_example_path ();
  g_autofree char *stored = NULL;

  begin (&scene, path, CLOSED_ASSET);
  gui_type (motivation (&scene, 0), "Skrivet när fönstret stängs");
  gui_close (scene.window);
  g_free (scene.asset);
  begin (&scene, path, CLOSED_ASSET);
  stored = stored_motivation (&scene, 0);
  g_assert_cmpstr (stored, ==, "Skrivet när fönstret stängs");
  end (&scene);
}

static gboolean
has_draft (Scene *scene, guint aspect)
{
  KbMethod *method = kb_workbook_get_method (scene->workbook);
  g_autofree char *key = g_strdup_printf ("class/%s", scene->asset);
  g_autofree char *draft = kb_workbook_get_draft (scene->workbook, key);
  g_autofree char *name = g_strdup_printf (
      "motivation/%s", kb_record_id (kb_method_item (method, KB_KIND_ASPECT, aspect)));

  return draft && strstr (draft, name);
}

/* What stands in the file while somebody types is what a crash leaves. */
static void
test_draft (void)
{
  Scene scene, after;
  g_autofree char *crashed = test_path ("krasch.klassning");
  g_autofree char *stored = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *left = NULL;
  guint entries;

  begin_example (&scene, CLOSED_ASSET);
  entries = test_entries (scene.workbook);
  gui_type (motivation (&scene, 1), "Halvskrivet skäl om rik");
  gui_wait (has_draft (&scene, 1));
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries);
  test_copy (kb_workbook_get_path (scene.workbook), crashed);
  begin (&after, crashed, CLOSED_ASSET);
  g_assert_cmpuint (test_entries (after.workbook), ==, entries);
  stored = stored_motivation (&after, 1);
  g_assert_cmpstr (stored, !=, "Halvskrivet skäl om rik");
  shown = kb_aspect_column_get_motivation (column (&after, 1));
  g_assert_cmpstr (shown, ==, "Halvskrivet skäl om rik");
  /* Leaving it makes the act, and the draft is done with. */
  gui_focus (motivation (&after, 1));
  g_assert_true (gui_press (after.view, GDK_KEY_Escape));
  left = stored_motivation (&after, 1);
  g_assert_cmpstr (left, ==, "Halvskrivet skäl om rik");
  g_assert_false (has_draft (&after, 1));
  end (&after);
  end (&scene);
}

/* Undo takes back what is half typed, redo gives it back. */
static void
test_undo_while_typing (void)
{
  Scene scene;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *again = NULL;
  g_autofree char *again_shown = NULL;

  begin_example (&scene, CLOSED_ASSET);
  before = stored_motivation (&scene, 0);
  gui_type (motivation (&scene, 0), "Nytt skäl");
  gui_activate (scene.window, "win.undo", NULL);
  undone = stored_motivation (&scene, 0);
  g_assert_cmpstr (undone, ==, before);
  shown = kb_aspect_column_get_motivation (column (&scene, 0));
  g_assert_cmpstr (shown, ==, before);
  gui_activate (scene.window, "win.redo", NULL);
  again = stored_motivation (&scene, 0);
  g_assert_cmpstr (again, ==, "Nytt skäl");
  again_shown = kb_aspect_column_get_motivation (column (&scene, 0));
  g_assert_cmpstr (again_shown, ==, "Nytt skäl");
  g_assert_false (has_draft (&scene, 0));
  end (&scene);
}

/* Undo of a level shows at once. */
static void
test_undo_level (void)
{
  Scene scene;

  begin_example (&scene, OPEN_ASSET);
  keys (&scene, "31");
  gui_activate (scene.window, "win.undo", NULL);
  assert_levels (&scene, "3 - -");
  gui_activate (scene.window, "win.undo", NULL);
  assert_levels (&scene, "- - -");
  gui_activate (scene.window, "win.redo", NULL);
  gui_activate (scene.window, "win.redo", NULL);
  assert_levels (&scene, "3 1 -");
  end (&scene);
}

/* --- other methods and preferences --- */

static void
test_no_letter_keys (void)
{
  Scene scene;
  guint entries;

  begin_example (&scene, CLOSED_ASSET);
  entries = test_entries (scene.workbook);
  g_settings_set_boolean (gui_settings (), "single-letter-keys", FALSE);
  g_assert_false (gui_press (scene.view, GDK_KEY_1));
  g_assert_false (gui_press (scene.view, GDK_KEY_t));
  g_assert_false (gui_press (scene.view, GDK_KEY_m));
  g_assert_cmpuint (active (&scene), ==, 0);
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries);
  /* The keys that move still do. */
  g_assert_true (gui_press (scene.view, GDK_KEY_Up));
  g_assert_true (gui_press (scene.view, GDK_KEY_Return));
  assert_levels (&scene, "2 4 4");
  g_settings_reset (gui_settings (), "single-letter-keys");
  keys (&scene, "t");
  g_assert_cmpuint (active (&scene), ==, 2);
  end (&scene);
}

/* Four aspects, two of them with names that begin with S. */
static void
test_bastad (void)
{
  Scene scene;
  guint entries;

  begin_new (&scene, "bastad");
  entries = test_entries (scene.workbook);
  g_assert_cmpuint (gui_count (scene.view, KB_TYPE_ASPECT_COLUMN), ==, 4);
  keys (&scene, "s");
  g_assert_cmpuint (active (&scene), ==, 3);
  keys (&scene, "s");
  g_assert_cmpuint (active (&scene), ==, 0);
  g_assert_false (gui_press (scene.view, GDK_KEY_4));
  keys (&scene, "3210");
  assert_levels (&scene, "3 2 1 0");
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 4);
  g_assert_false (gui_press (scene.view, GDK_KEY_k));
  end (&scene);
}

/* A scale that begins with 1. */
static void
test_msb (void)
{
  Scene scene;
  g_autofree char *badges = NULL;

  begin_new (&scene, "msb");
  g_assert_cmpuint (gui_count (scene.view, KB_TYPE_ASPECT_COLUMN), ==, 3);
  g_assert_false (gui_press (scene.view, GDK_KEY_0));
  assert_levels (&scene, "- - -");
  keys (&scene, "142");
  assert_levels (&scene, "1 4 2");
  g_assert_false (gui_press (scene.view, GDK_KEY_5));
  badges = badges_shown (&scene);
  g_assert_cmpstr (badges, ==, "K1 R4 T2");
  end (&scene);
}

/* All assets by keys alone, to the last. */
static void
test_all (void)
{
  Scene scene;
  g_autofree char *other = NULL;

  begin_new (&scene, "amal");
  keys (&scene, "321");
  g_assert_true (gui_press (scene.view, GDK_KEY_Return));
  other = g_strdup (kb_classify_pane_get_asset (KB_CLASSIFY_PANE (scene.view)));
  g_assert_cmpstr (other, !=, scene.asset);
  keys (&scene, "012");
  g_assert_true (gui_press (scene.view, GDK_KEY_Return));
  g_assert_cmpstr (kb_classify_pane_get_asset (KB_CLASSIFY_PANE (scene.view)), ==, other);
  g_assert_cmpstr (gui_text (gui_part (scene.view, "progress_label")), ==, "2 of 2");
  g_assert_nonnull (gui_find_label (scene.window, "Everything in the list is classified."));
  end (&scene);
}

/* An asset that goes away, and a workbook without any. */
static void
test_nothing (void)
{
  Scene scene;
  g_autofree char *path = test_create ("tom.klassning", "amal");
  KbWindow *window;
  GtkWidget *view;
  g_autoptr (GError) error = NULL;

  begin_example (&scene, OPEN_ASSET);
  kb_workbook_delete (scene.workbook, KB_KIND_ASSET, scene.asset, &error);
  g_assert_no_error (error);
  gui_settle (NULL);
  g_assert_cmpstr (kb_classify_pane_get_asset (KB_CLASSIFY_PANE (scene.view)), !=, scene.asset);
  end (&scene);
  window = gui_open (path);
  kb_window_start_classify (window, NULL);
  gui_settle (GTK_WIDGET (window));
  view = gui_find (window, KB_TYPE_CLASSIFY_PANE, 0);
  g_assert_false (gui_press (view, GDK_KEY_3));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part (view, "stack")), ==, "empty");
  gui_activate (window, "win.leave", NULL);
  gui_close (window);
}

static GtkWidget *
area_level (GtkWindow *dialog, guint area, guint level)
{
  return gui_find (gui_find (dialog, KB_TYPE_AREA_ROW, area), KB_TYPE_LEVEL_BUTTON, level);
}

static KbLevelState
area_state (GtkWindow *dialog, guint area, guint level)
{
  return kb_level_button_get_state (KB_LEVEL_BUTTON (area_level (dialog, area, level)));
}

/* One area at a time, by digits and by clicks; the highest is the level of the aspect. */
static void
test_areas (void)
{
  Scene scene = { 0 };
  GtkWindow *dialog;

  begin_new (&scene, "bjorkhamra");
  g_assert_true (gui_press (scene.view, GDK_KEY_a));
  dialog = gui_dialog (KB_TYPE_AREA_DIALOG);
  gui_settle (GTK_WIDGET (dialog));
  g_assert_true (gtk_window_get_focus (dialog) == area_level (dialog, 0, 0));

  g_assert_true (gui_press (gui_find (dialog, KB_TYPE_AREA_ROW, 0), GDK_KEY_2));
  g_assert_cmpint (area_state (dialog, 0, 2), ==, KB_LEVEL_CHOSEN);
  g_assert_true (gtk_window_get_focus (dialog) == area_level (dialog, 1, 0));
  g_assert_true (gui_press (gui_find (dialog, KB_TYPE_AREA_ROW, 1), GDK_KEY_Right));
  g_assert_true (gtk_window_get_focus (dialog) == area_level (dialog, 1, 1));
  gui_click (area_level (dialog, 1, 1));
  assert_levels (&scene, "2 - -");
  gui_click (area_level (dialog, 2, 3));
  assert_levels (&scene, "3 - -");
  g_assert_nonnull (strstr (gui_text (gui_part (dialog, "heading")), "K3"));

  /* Pressed again it is taken away, and so is it by Delete. */
  gui_click (area_level (dialog, 2, 3));
  g_assert_cmpint (area_state (dialog, 2, 3), ==, KB_LEVEL_FREE);
  assert_levels (&scene, "2 - -");
  g_assert_true (gui_press (gui_find (dialog, KB_TYPE_AREA_ROW, 0), GDK_KEY_Delete));
  assert_levels (&scene, "1 - -");
  gtk_window_destroy (dialog);
  gui_settle (GTK_WIDGET (scene.window));
  gui_activate (scene.window, "win.undo", NULL);
  gui_settle (GTK_WIDGET (scene.window));
  assert_levels (&scene, "2 - -");
  end (&scene);
}

/* What more can be said of the asset is a key away. */
static void
test_options (void)
{
  Scene scene = { 0 };
  GtkWidget *options;

  begin_example (&scene, OPEN_ASSET);
  options = gui_find (gui_part (scene.view, "options"), GTK_TYPE_POPOVER, 0);
  g_assert_false (gtk_widget_get_visible (options));
  g_assert_true (gui_press (scene.view, GDK_KEY_i));
  g_assert_true (gtk_widget_get_visible (options));
  gtk_popover_popdown (GTK_POPOVER (options));
  end (&scene);
}

/* Tab goes round the whole of it: to its buttons too, not for ever between the last things. */
static void
test_tab_goes_round (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *view, *pane;
  gboolean left = FALSE, back = FALSE;

  gui_activate (window, "win.classify", "s", "");
  view = gui_find (window, KB_TYPE_CLASSIFY_VIEW, 0);
  pane = gui_find (window, KB_TYPE_CLASSIFY_PANE, 0);
  gtk_widget_grab_focus (view);
  for (guint i = 0; i < 60; i++) {
    GtkWidget *focus;

    gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
    focus = gtk_window_get_focus (GTK_WINDOW (window));
    left |= focus && !gtk_widget_is_ancestor (focus, pane);
    back |= left && focus && gtk_widget_is_ancestor (focus, pane);
  }
  g_assert_true (left && back);
  gui_close (window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/classify/digits", test_digits);
  g_test_add_func ("/classify/other-digits", test_other_digits);
  g_test_add_func ("/classify/delete", test_delete);
  g_test_add_func ("/classify/click", test_click);
  g_test_add_func ("/classify/aspects", test_aspects);
  g_test_add_func ("/classify/cursor", test_cursor);
  g_test_add_func ("/classify/cursor-to-lowest", test_cursor_to_lowest);
  g_test_add_func ("/classify/enter-goes-on", test_enter_goes_on);
  g_test_add_func ("/classify/assets", test_assets);
  g_test_add_func ("/classify/first-open", test_first_open);
  g_test_add_func ("/classify/motivation", test_motivation);
  g_test_add_func ("/classify/motivation-left", test_motivation_left);
  g_test_add_func ("/classify/motivation-at-close", test_motivation_at_close);
  g_test_add_func ("/classify/draft", test_draft);
  g_test_add_func ("/classify/undo-while-typing", test_undo_while_typing);
  g_test_add_func ("/classify/undo-level", test_undo_level);
  g_test_add_func ("/classify/areas", test_areas);
  g_test_add_func ("/classify/options", test_options);
  g_test_add_func ("/classify/no-letter-keys", test_no_letter_keys);
  g_test_add_func ("/classify/bastad", test_bastad);
  g_test_add_func ("/classify/msb", test_msb);
  g_test_add_func ("/classify/tab-goes-round", test_tab_goes_round);
  g_test_add_func ("/classify/all", test_all);
  g_test_add_func ("/classify/nothing", test_nothing);
  return gui_run ();
}
