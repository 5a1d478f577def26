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

int
main (int argc, char *argv[])
{
  gui_init (&argc, &argv);
  g_test_add_func ("/plan/a_bar_is_dragged", test_plan_dragged);
  return gui_run ();
}
