// SPDX-License-Identifier: EUPL-1.2
#include "gui-crowd.h"
#include "gui-fixture.h"
#include "kb-asset-page.h"
#include "kb-classify-view.h"
#include "kb-heat-map.h"
#include "kb-import-view.h"
#include "kb-level-button.h"
#include "kb-method-item-dialog.h"
#include "kb-method-map-dialog.h"
#include "kb-name-dialog.h"
#include "kb-new-asset-dialog.h"
#include "kb-new-dialog.h"
#include "kb-plan-page.h"
#include "kb-preferences-window.h"
#include "kb-raise-dialog.h"
#include "kb-register-commands.h"
#include "kb-risk-page.h"
#include "kb-system-page.h"
#include "kb-workbook-view.h"

#include <string.h>

/* Everything that can be seen, brought on one after the other. */
typedef struct {
  KbWindow *window;
  GtkWindow *dialog; /* over it */
} Scene;

static const char *
first_id (Scene *scene, KbKind kind)
{
  return kb_record_id (g_ptr_array_index (
      kb_content_list (kb_workbook_get_content (gui_workbook (scene->window)), kind), 0));
}

static void
show_start (Scene *scene)
{
  gui_activate (scene->window, "win.start", NULL);
}

static void
show_overview (Scene *scene)
{
  gui_page (scene->window, "overview");
}

static void
show_workshop (Scene *scene)
{
  gui_page (scene->window, "workshop");
}

static void
show_assets (Scene *scene)
{
  gui_page (scene->window, "assets");
}

static void
show_asset (Scene *scene)
{
  kb_window_show_section (scene->window, "assets", first_id (scene, KB_KIND_ASSET));
}

static void
show_systems (Scene *scene)
{
  gui_page (scene->window, "systems");
}

static void
show_system (Scene *scene)
{
  kb_window_show_section (scene->window, "systems", first_id (scene, KB_KIND_SYSTEM));
}

static void
show_risks (Scene *scene)
{
  gui_page (scene->window, "risks");
}

static void
show_risk (Scene *scene)
{
  kb_window_show_section (scene->window, "risks", first_id (scene, KB_KIND_RISK));
}

static void
show_measures (Scene *scene)
{
  gui_page (scene->window, "measures");
}

static void
show_plan (Scene *scene)
{
  gui_page (scene->window, "plan");
}

static void
show_action (Scene *scene)
{
  kb_window_show_section (scene->window, "plan", first_id (scene, KB_KIND_ACTION));
}

static void
show_decision (Scene *scene)
{
  gui_page (scene->window, "decision");
}

static void
show_organisation (Scene *scene)
{
  gui_page (scene->window, "organisation");
}

static void
show_unit (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  kb_workbook_add_environment (gui_workbook (scene->window), "Egen datorhall", NULL, &error);
  g_assert_no_error (error);
  kb_window_show_section (scene->window, "organisation", first_id (scene, KB_KIND_UNIT));
}

static void
show_one_unit (Scene *scene)
{
  kb_workbook_set_unit_filter (gui_workbook (scene->window), first_id (scene, KB_KIND_UNIT));
  gui_page (scene->window, "systems");
}

static void
show_method (Scene *scene)
{
  gui_page (scene->window, "method");
}

static void
show_method_section (Scene *scene, const char *name)
{
  GtkWidget *page = gui_page (scene->window, "method");

  gtk_stack_set_visible_child_name (GTK_STACK (gui_part (page, "stack")), name);
}

static void
show_method_levels (Scene *scene)
{
  show_method_section (scene, "levels");
}

static void
show_method_matrix (Scene *scene)
{
  show_method_section (scene, "matrix");
}

static void
show_method_item (Scene *scene)
{
  KbWorkbook *workbook = gui_workbook (scene->window);

  scene->dialog = GTK_WINDOW (kb_method_item_dialog_new (
      GTK_WIDGET (scene->window), workbook,
      kb_method_item (kb_workbook_get_method (workbook), KB_KIND_BAND, 1), "Medium", NULL));
}

static void
show_method_map (Scene *scene)
{
  scene->dialog = GTK_WINDOW (kb_method_map_dialog_new_scale (
      GTK_WIDGET (scene->window), gui_workbook (scene->window), KB_KIND_LEVEL));
}

static void
show_classify (Scene *scene)
{
  kb_window_start_classify (scene->window, NULL);
}

static void
show_import (Scene *scene)
{
  kb_window_start_import (scene->window, NULL);
}

static void
load_list (Scene *scene)
{
  static const char list[] = "Namn;K;R;Kommentar\nOrosanmälan;3;2;\nKartor;9;;\nÄrenden;1;1;stop\n";
  g_autofree char *path = test_path ("lista.csv");
  KbImportView *view;
  gpointer stack;

  test_write (path, list, strlen (list));
  kb_window_start_import (scene->window, path);
  view = KB_IMPORT_VIEW (gui_find (scene->window, KB_TYPE_IMPORT_VIEW, 0));
  stack = gui_part (view, "stack");
  gui_wait (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "map") == 0);
}

static void
show_message (Scene *scene)
{
  kb_window_show_message (
      scene->window, "The disk is full. Nothing was changed; free some space and try again.", TRUE);
}

static void
show_new_dialog (Scene *scene)
{
  scene->dialog = GTK_WINDOW (kb_new_dialog_new (GTK_WINDOW (scene->window), "amal"));
}

static void
show_gate (Scene *scene)
{
  scene->dialog = GTK_WINDOW (
      kb_new_asset_dialog_new (GTK_WINDOW (scene->window), gui_workbook (scene->window)));
}

static void
show_gate_stop (Scene *scene)
{
  show_gate (scene);
  kb_new_asset_dialog_answer (KB_NEW_ASSET_DIALOG (scene->dialog), KB_GATE_YES);
}

static void
show_new_asset (Scene *scene)
{
  show_gate (scene);
  kb_new_asset_dialog_answer (KB_NEW_ASSET_DIALOG (scene->dialog), KB_GATE_NO);
}

static void
show_name_dialog (Scene *scene)
{
  scene->dialog = GTK_WINDOW (
      kb_name_dialog_new (GTK_WIDGET (scene->window), "New system", "Name", "What it is called"));
}

static void
show_raise_dialog (Scene *scene)
{
  scene->dialog =
      GTK_WINDOW (kb_raise_dialog_new (GTK_WIDGET (scene->window), gui_workbook (scene->window),
                                       first_id (scene, KB_KIND_SYSTEM), 0));
}

static void
show_preferences (Scene *scene)
{
  scene->dialog = GTK_WINDOW (kb_preferences_window_new (gui_application ()));
}

static void
show_room_gate (Scene *scene)
{
  kb_window_start_workshop (scene->window, NULL);
}

static void
show_room_prepare (Scene *scene)
{
  gui_crowd (scene->window, KB_AGENDA_PREPARE);
}

static void
show_room_inventory (Scene *scene)
{
  gui_crowd (scene->window, KB_AGENDA_INVENTORY);
}

static void
show_room_classify (Scene *scene)
{
  gui_crowd (scene->window, KB_AGENDA_CLASSIFY);
}

static void
show_room_vote (Scene *scene)
{
  GtkWidget *pane = gui_part (gui_crowd (scene->window, KB_AGENDA_CLASSIFY), "classify");

  g_assert_true (gui_press (pane, GDK_KEY_b));
}

static void
show_room_risks (Scene *scene)
{
  gui_crowd (scene->window, KB_AGENDA_RISKS);
}

static void
show_room_actions (Scene *scene)
{
  gui_crowd (scene->window, KB_AGENDA_ACTIONS);
}

static void
show_room_summary (Scene *scene)
{
  gui_crowd (scene->window, KB_AGENDA_SUMMARY);
}

static const struct {
  const char *name;
  void (*show) (Scene *scene);
} places[] = {
  { "start", show_start },
  { "overview", show_overview },
  { "workshop", show_workshop },
  { "assets", show_assets },
  { "asset", show_asset },
  { "systems", show_systems },
  { "system", show_system },
  { "risks", show_risks },
  { "risk", show_risk },
  { "measures", show_measures },
  { "plan", show_plan },
  { "action", show_action },
  { "decision", show_decision },
  { "method", show_method },
  { "classify", show_classify },
  { "import", show_import },
  { "import-map", load_list },
  { "message", show_message },
  { "new-workbook", show_new_dialog },
  { "gate", show_gate },
  { "gate-stop", show_gate_stop },
  { "new-asset", show_new_asset },
  { "name", show_name_dialog },
  { "raise", show_raise_dialog },
  { "preferences", show_preferences },
  { "room-gate", show_room_gate },
  { "room-prepare", show_room_prepare },
  { "room-inventory", show_room_inventory },
  { "room-classify", show_room_classify },
  { "room-vote", show_room_vote },
  { "room-risks", show_room_risks },
  { "room-actions", show_room_actions },
  { "room-summary", show_room_summary },
  { "method-levels", show_method_levels },
  { "method-matrix", show_method_matrix },
  { "method-item", show_method_item },
  { "method-map", show_method_map },
  { "organisation", show_organisation },
  { "unit", show_unit },
  { "one-unit", show_one_unit },
};

/* The window, or dialog, that is now to be looked at. */
static GtkWidget *
begin (Scene *scene, guint place)
{
  scene->dialog = NULL;
  scene->window = gui_example ();
  places[place].show (scene);
  if (scene->dialog) {
    gtk_window_present (scene->dialog);
    gui_wait (gtk_widget_get_mapped (GTK_WIDGET (scene->dialog)));
  }
  gui_settle (scene->dialog ? GTK_WIDGET (scene->dialog) : GTK_WIDGET (scene->window));
  return scene->dialog ? GTK_WIDGET (scene->dialog) : GTK_WIDGET (scene->window);
}

static void
end (Scene *scene)
{
  if (scene->dialog)
    gtk_window_destroy (scene->dialog);
  gui_close (scene->window);
}

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  for (; widget; widget = gtk_widget_get_parent (widget)) {
    const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

    g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " < " : "",
                            G_OBJECT_TYPE_NAME (widget), id ? "#" : "", id ? id : "");
  }
  return g_string_free (text, FALSE);
}

/* --- names and roles --- */

/* What stands in a row to type in has the row's title as its name. */
static gboolean
is_named_by_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);
  const char *title = row ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;

  return title && *title;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *name = gui_name (widget);

  if (*name)
    return TRUE;
  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_TEXT (widget))
    return has_name (gtk_widget_get_parent (widget)) || is_named_by_row (widget);
  return ADW_IS_PREFERENCES_ROW (widget) && is_named_by_row (widget);
}

/* Those that only hold others, though they can have the keyboard while they are empty or scroll. */
static gboolean
only_holds (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_LIST_VIEW (widget)
         || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_FLOW_BOX (widget)
         || GTK_IS_POPOVER (widget) || GTK_IS_STACK (widget)
         || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkColumnListView");
}

static gboolean
lacks_name (GtkWidget *widget, gpointer data)
{
  guint *failures = data;
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_focusable (widget) || only_holds (widget)
      || GTK_IS_ROOT (widget))
    return FALSE;
  /* GTK hides the two buttons of a spin button: its arrow keys do the same. */
  if (GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (widget)) && GTK_IS_BUTTON (widget))
    return FALSE;
  /* The part of an entry that has the keyboard has no role: the entry, or its row, has one. */
  if (GTK_IS_TEXT (widget))
    role = GTK_ACCESSIBLE_ROLE_TEXT_BOX;
  if (role == GTK_ACCESSIBLE_ROLE_NONE || role == GTK_ACCESSIBLE_ROLE_PRESENTATION
      || !has_name (widget)) {
    g_autofree char *where = describe (widget);

    g_test_message ("no role or name (role %d): %s", (int) role, where);
    (*failures)++;
  }
  return FALSE;
}

static void
test_names (gconstpointer data)
{
  Scene scene;
  guint failures = 0;

  gui_walk (begin (&scene, GPOINTER_TO_UINT (data)), lacks_name, &failures);
  g_assert_cmpuint (failures, ==, 0);
  end (&scene);
}

static gboolean
has_namesakes (GtkWidget *parent, gpointer data)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint *failures = data;

  if (GTK_IS_SPIN_BUTTON (parent))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child;
       child = gtk_widget_get_next_sibling (child)) {
    if (!GTK_IS_BUTTON (child) || !gtk_widget_get_mapped (child))
      continue;
    if (!g_hash_table_add (names, gui_name (child))) {
      g_autofree char *name = gui_name (child);
      g_autofree char *where = describe (child);

      g_test_message ("two buttons “%s”: %s", name, where);
      (*failures)++;
    }
  }
  return FALSE;
}

static void
test_namesakes (gconstpointer data)
{
  Scene scene;
  guint failures = 0;

  gui_walk (begin (&scene, GPOINTER_TO_UINT (data)), has_namesakes, &failures);
  g_assert_cmpuint (failures, ==, 0);
  end (&scene);
}

/* --- the keyboard --- */

/* Inside these the arrow keys move, and Tab comes to one of them only. */
static GtkWidget *
arrow_group (GtkWidget *widget)
{
  const GType types[] = { KB_TYPE_HEAT_MAP,  GTK_TYPE_LIST_VIEW, GTK_TYPE_COLUMN_VIEW,
                          GTK_TYPE_LIST_BOX, GTK_TYPE_FLOW_BOX,  GTK_TYPE_STACK_SWITCHER };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    GtkWidget *group = gtk_widget_get_ancestor (widget, types[i]);

    if (group)
      return group;
  }
  return NULL;
}

typedef struct {
  GHashTable *reached;
  guint failures;
} Reach;

static gboolean
is_reached (GtkWidget *widget, Reach *reach)
{
  GtkWidget *group = arrow_group (widget);

  for (GtkWidget *w = widget; w; w = gtk_widget_get_parent (w))
    if (g_hash_table_contains (reach->reached, w))
      return TRUE;
  if (GTK_IS_TOGGLE_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)) /* arrows, in its group */
    for (GtkWidget *sibling = gtk_widget_get_first_child (gtk_widget_get_parent (widget)); sibling;
         sibling = gtk_widget_get_next_sibling (sibling))
      if (G_OBJECT_TYPE (sibling) == G_OBJECT_TYPE (widget)
          && g_hash_table_contains (reach->reached, sibling))
        return TRUE;
  if (group) {
    GHashTableIter iter;
    gpointer key;

    g_hash_table_iter_init (&iter, reach->reached);
    while (g_hash_table_iter_next (&iter, &key, NULL))
      if (key == group || gtk_widget_is_ancestor (key, group))
        return TRUE;
  }
  return FALSE;
}

static gboolean
is_out_of_reach (GtkWidget *widget, gpointer data)
{
  Reach *reach = data;
  gboolean control = GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget)
                     || GTK_IS_SWITCH (widget) || GTK_IS_DROP_DOWN (widget)
                     || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget);

  if (!control || !gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget)
      || KB_IS_LEVEL_BUTTON (widget) || !gtk_widget_get_can_focus (widget))
    return FALSE;
  /* A switch, or the like, that its row stands for. */
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW)
      && is_reached (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW), reach))
    return FALSE;
  if (!gtk_widget_get_focusable (widget) && !GTK_IS_MENU_BUTTON (widget))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (g_hash_table_contains (reach->reached, child))
      return FALSE;
  if (!is_reached (widget, reach)) {
    g_autofree char *where = describe (widget);

    g_test_message ("Tab does not reach: %s", where);
    reach->failures++;
  }
  return FALSE;
}

static void
tab_through (GtkWidget *root, GtkDirectionType direction, GHashTable *reached)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint steps = 0;

  while (gtk_widget_child_focus (root, direction)) {
    GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (root));

    g_assert_cmpuint (steps++, <, 900);
    g_hash_table_add (reached, focus);
    if (!focus || !g_hash_table_add (seen, focus))
      break;
  }
}

static const char *
shown_section (Scene *scene)
{
  GtkWidget *view = gui_find (scene->window, KB_TYPE_WORKBOOK_VIEW, 0);

  return view ? kb_workbook_view_get_shown (KB_WORKBOOK_VIEW (view)) : NULL;
}

/* By Tab and Shift+Tab one comes to everything, and to nothing that one did not ask for. */
static void
test_tab (gconstpointer data)
{
  Scene scene;
  GtkWidget *root = begin (&scene, GPOINTER_TO_UINT (data));
  g_autofree char *section = g_strdup (shown_section (&scene));
  Reach reach = { .reached = g_hash_table_new (NULL, NULL) };

  tab_through (root, GTK_DIR_TAB_FORWARD, reach.reached);
  g_assert_cmpuint (g_hash_table_size (reach.reached), >, 1);
  tab_through (root, GTK_DIR_TAB_BACKWARD, reach.reached);
  g_assert_cmpstr (shown_section (&scene), ==, section);
  gui_walk (root, is_out_of_reach, &reach);
  g_hash_table_unref (reach.reached);
  g_assert_cmpuint (reach.failures, ==, 0);
  end (&scene);
}

/* --- sizes --- */

/* The theme draws a header bar over the window's own edge. */
#define HEADER_OVERLAP 1

/* Without a window manager a window has an edge around what it holds. */
#define EDGE 5

/* Whether a part of @widget may be out of sight in a direction, because it scrolls. */
static gboolean
scrolls (GtkWidget *widget, GtkOrientation orientation)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  while (scroller) {
    GtkPolicyType horizontal, vertical;

    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scroller), &horizontal, &vertical);
    if ((orientation == GTK_ORIENTATION_HORIZONTAL ? horizontal : vertical) != GTK_POLICY_NEVER)
      return TRUE;
    scroller = gtk_widget_get_ancestor (gtk_widget_get_parent (scroller), GTK_TYPE_SCROLLED_WINDOW);
  }
  return FALSE;
}

/* An AdwEntryRow shrinks its title by itself and fades what has no room. */
static gboolean
is_entry_title (GtkWidget *label)
{
  GtkWidget *parent = gtk_widget_get_parent (label);

  return gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW)
         && g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwGizmo");
}

static gboolean
is_clipped (GtkWidget *widget, gpointer data)
{
  guint *failures = data;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;
  int width, height;
  const char *why = NULL;

  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget)
      || !*gtk_label_get_text (GTK_LABEL (widget)) || is_entry_title (widget)
      || !gtk_widget_compute_bounds (widget, root, &bounds))
    return FALSE;
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (widget)), &width, &height);
  if (gtk_widget_get_width (widget) < width)
    why = "narrower than its text";
  if (gtk_widget_get_height (widget) < height)
    why = "lower than its text";
  if (!scrolls (widget, GTK_ORIENTATION_HORIZONTAL)
      && (bounds.origin.x < 0
          || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (root) + 1))
    why = "outside the window";
  if (!scrolls (widget, GTK_ORIENTATION_VERTICAL)
      && (bounds.origin.y < 0
          || bounds.origin.y + bounds.size.height > (float) gtk_widget_get_height (root) + 1))
    why = "below the window";
  if (why) {
    g_autofree char *where = describe (widget);

    g_test_message ("%s: “%s” %dx%d at %.0f,%.0f: %s", why, gtk_label_get_text (GTK_LABEL (widget)),
                    width, height, bounds.origin.x, bounds.origin.y, where);
    (*failures)++;
  }
  return FALSE;
}

static gboolean
is_too_wide (GtkWidget *widget, gpointer data)
{
  guint *failures = data;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  if (gtk_widget_get_mapped (widget) && !scrolls (widget, GTK_ORIENTATION_HORIZONTAL)
      && gtk_widget_get_width (widget) > gtk_widget_get_width (root) + 2 * HEADER_OVERLAP) {
    g_autofree char *where = describe (widget);

    g_test_message ("wider than the window: %d of %d: %s", gtk_widget_get_width (widget),
                    gtk_widget_get_width (root), where);
    (*failures)++;
  }
  return FALSE;
}

/* What makes a window as wide as it must be. */
static char *
describe_widest (GtkWidget *widget)
{
  for (;;) {
    GtkWidget *widest = NULL;
    int most = 0, own;

    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &own, NULL, NULL, NULL);
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
         child = gtk_widget_get_next_sibling (child)) {
      int minimum;

      if (!gtk_widget_get_visible (child) || !gtk_widget_get_child_visible (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > most) {
        most = minimum;
        widest = child;
      }
    }
    if (!widest || most < own * 3 / 5)
      return describe (widget);
    widget = widest;
  }
}

/* Nothing needs a window larger than this, and nothing in it is cut off. */
static void
assert_fits (guint place, int width, int height, const char *language)
{
  Scene scene;
  GtkWidget *root;
  int minimum;
  guint failures = 0;

  gui_set_language (language);
  root = begin (&scene, place);
  if (!scene.dialog) {
    gtk_window_set_default_size (GTK_WINDOW (root), width, height);
    gui_settle (root);
    gui_settle (root);
  }
  gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > width + 2 * EDGE) {
    g_autofree char *widest = describe_widest (root);

    g_test_message ("%s needs a width of %d: %s", places[place].name, minimum, widest);
    failures++;
  }
  gtk_widget_measure (root, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (root), &minimum, NULL,
                      NULL, NULL);
  if (minimum > height + 2 * EDGE) {
    g_test_message ("%s needs a height of %d", places[place].name, minimum);
    failures++;
  }
  gui_walk (root, is_clipped, &failures);
  gui_walk (root, is_too_wide, &failures);
  end (&scene);
  gui_set_language ("en");
  g_assert_cmpuint (failures, ==, 0);
}

static void
test_small (gconstpointer data)
{
  assert_fits (GPOINTER_TO_UINT (data), 1024, 768, "sv");
}

static void
test_usual (gconstpointer data)
{
  assert_fits (GPOINTER_TO_UINT (data), 1280, 800, "sv");
}

static void
test_large_text (gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  assert_fits (GPOINTER_TO_UINT (data), 1280, 800, "sv");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    GTestDataFunc run;
  } tests[] = {
    { "names", test_names }, { "namesakes", test_namesakes }, { "tab", test_tab },
    { "1024", test_small },  { "1280", test_usual },          { "large-text", test_large_text },
  };

  gui_init (&argc, &argv);
  for (guint t = 0; t < G_N_ELEMENTS (tests); t++)
    for (guint p = 0; p < G_N_ELEMENTS (places); p++) {
      g_autofree char *path = g_strdup_printf ("/accessible/%s/%s", tests[t].name, places[p].name);

      /* A walk with Tab through sixty rows of buttons takes minutes; the end-to-end tests walk
       * through these steps with a few. */
      if (tests[t].run == test_tab && g_str_has_prefix (places[p].name, "room-")
          && !g_str_equal (places[p].name, "room-gate"))
        continue;
      g_test_add_data_func (path, GUINT_TO_POINTER (p), tests[t].run);
    }
  return gui_run ();
}
