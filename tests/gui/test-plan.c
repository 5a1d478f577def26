// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-plan-page.h"
#include "kb-timeline-cell.h"

/* The timetable of the plan page. */

static KbTimelineCell *
first_cell_of (GtkWidget *widget, const char *action)
{
  if (KB_IS_TIMELINE_CELL (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (kb_timeline_cell_get_action (KB_TIMELINE_CELL (widget)), action) == 0)
    return KB_TIMELINE_CELL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    KbTimelineCell *found = first_cell_of (child, action);

    if (found)
      return found;
  }
  return NULL;
}

static GtkGesture *
drag_of (KbTimelineCell *cell)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (cell));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_GESTURE_DRAG (controller))
      return GTK_GESTURE (controller);
  }
  g_assert_not_reached ();
}

/* A bar is dragged with the pointer: by its middle, by its end, and one that is let go of where it
 * was or cancelled leaves all as it is. */
static void
test_plan_dragged (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  KbContent *content = kb_workbook_get_content (workbook);
  GtkWidget *page = gui_page (window, "plan");
  g_autofree char *action =
      g_strdup (test_find (workbook, KB_KIND_ACTION, "Säkra meddelanden i stället för e-post"));
  KbRecord *record = kb_content_get (content, KB_KIND_ACTION, action);
  guint entries = test_entries (workbook);
  KbTimelineCell *cell = first_cell_of (page, action);
  GtkGesture *drag = drag_of (cell);
  double width = gtk_widget_get_width (GTK_WIDGET (cell));

  g_assert_cmpfloat (width, >, 20);
  /* 2027-03-01 – 2028-03-31, taken hold of in the summer of its first year */
  g_signal_emit_by_name (drag, "drag-begin", width * 0.6, 5.0);
  g_signal_emit_by_name (drag, "drag-update", 2.0, 0.0); /* no more than a click */
  g_assert_null (gui_find_label (page, "2029-03-31"));
  g_signal_emit_by_name (drag, "drag-update", width, 0.0);
  g_assert_nonnull (gui_find_label (page, "2029-03-31"));
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_signal_emit_by_name (drag, "drag-end", width, 0.0);
  record = kb_content_get (content, KB_KIND_ACTION, action);
  g_assert_cmpstr (kb_record_text (record, KB_ACTION_START_ON), ==, "2028-03-01");
  g_assert_cmpstr (kb_record_text (record, KB_ACTION_DUE_ON), ==, "2029-03-31");
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  gui_activate (window, "win.undo", NULL);
  record = kb_content_get (content, KB_KIND_ACTION, action);
  g_assert_cmpstr (kb_record_text (record, KB_ACTION_START_ON), ==, "2027-03-01");
  /* by its beginning */
  gui_settle (page);
  cell = first_cell_of (page, action);
  drag = drag_of (cell);
  g_signal_emit_by_name (drag, "drag-begin", width * 59 / 365, 5.0);
  g_signal_emit_by_name (drag, "drag-update", width * -0.25, 0.0);
  g_signal_emit_by_name (drag, "drag-end", width * -0.25, 0.0);
  record = kb_content_get (content, KB_KIND_ACTION, action);
  g_assert_cmpstr (kb_record_text (record, KB_ACTION_START_ON), ==, "2026-10-01");
  g_assert_cmpstr (kb_record_text (record, KB_ACTION_DUE_ON), ==, "2028-03-31");
  entries = test_entries (workbook);
  /* cancelled, and beside the bar */
  g_signal_emit_by_name (drag, "drag-begin", width * 0.6, 5.0);
  g_signal_emit_by_name (drag, "drag-update", width * 0.5, 0.0);
  g_signal_emit_by_name (drag, "cancel", NULL);
  g_signal_emit_by_name (drag, "drag-begin", width * 2, 5.0);
  g_signal_emit_by_name (drag, "drag-update", width, 0.0);
  g_signal_emit_by_name (drag, "drag-end", width, 0.0);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_assert_null (gui_find_label (page, "2030-03-31"));
  gui_close (window);
}

/* Each grouping shows every action once, under a heading that folds. */
static void
test_plan_grouped (void)
{
  static const char *const heads[] = { "Digitaliseringsbehov", "Socialnämnden", "Arkivarie",
                                       "2026" };
  KbWindow *window;
  GtkWidget *page, *table;
  guint n_actions;

  gui_set_language ("sv");
  window = gui_example ();
  page = gui_page (window, "plan");
  table = gui_part (page, "table");
  n_actions = kb_content_count (kb_workbook_get_content (gui_workbook (window)), KB_KIND_ACTION);
  for (guint g = 0; g < G_N_ELEMENTS (heads); g++) {
    GListModel *rows;
    guint shown = 0, n_heads = 0;

    gui_activate (page, "plan.group", "i", (int) g);
    gui_settle (page);
    rows = G_LIST_MODEL (gtk_column_view_get_model (gui_part (table, "view")));
    for (guint i = 0; i < g_list_model_get_n_items (rows); i++) {
      g_autoptr (KbRow) row = g_list_model_get_item (rows, i);

      if (kb_record_kind (kb_row_get_record (row)) == KB_KIND_ACTION)
        shown++;
      else if (n_heads++ == 0)
        g_assert_cmpstr (kb_record_text (kb_row_get_record (row), KB_SECTION_NAME_SV), ==,
                         heads[g]);
    }
    g_test_message ("by %s: %u under %u", heads[g], shown, n_heads);
    g_assert_cmpuint (shown, ==, n_actions);
    g_assert_cmpuint (n_heads, >=, 2);
  }
  gui_close (window);
  gui_set_language ("en");
}

int
main (int argc, char *argv[])
{
  gui_init (&argc, &argv);
  g_test_add_func ("/plan/grouped", test_plan_grouped);
  g_test_add_func ("/plan/a_bar_is_dragged", test_plan_dragged);
  return gui_run ();
}
