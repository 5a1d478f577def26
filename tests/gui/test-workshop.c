// SPDX-License-Identifier: EUPL-1.2

#include "gui-fixture.h"

#include "kb-classify-pane.h"
#include "kb-gate-pane.h"
#include "kb-name-dialog.h"
#include "kb-vote-pane.h"
#include "kb-workshop-inventory.h"
#include "kb-workshop-state.h"
#include "kb-workshop-view.h"

typedef struct {
  KbWindow *window;
  KbWorkbook *workbook;
  GtkWidget *view;
} Room;

static KbContent *
content_of (Room *room)
{
  return kb_workbook_get_content (room->workbook);
}

static void
show_gate (Room *room)
{
  room->window = gui_example ();
  room->workbook = gui_workbook (room->window);
  kb_window_start_workshop (room->window, NULL);
  room->view = gui_find (room->window, KB_TYPE_WORKSHOP_VIEW, 0);
  g_assert_nonnull (room->view);
}

/* Through the gate, with an object and two assets. */
static void
begin (Room *room)
{
  GtkWindow *dialog;

  show_gate (room);
  kb_gate_pane_answer (gui_part (room->view, "gate"), KB_GATE_NO);
  dialog = gui_dialog (KB_TYPE_NAME_DIALOG);
  kb_name_dialog_accept (KB_NAME_DIALOG (dialog), "Barn och unga");
  gui_settle (room->view);
  g_assert_cmpuint (kb_content_count (content_of (room), KB_KIND_WORKSHOP), ==, 1);
  kb_workshop_inventory_paste (gui_part (room->view, "inventory"),
                               "Jourens anteckningar\nFamiljerådgivning\n");
  gui_settle (room->view);
  g_assert_cmpuint (kb_content_count (content_of (room), KB_KIND_WORKSHOP_ASSET), ==, 2);
}

static void
go_to_step (Room *room, KbWorkshopStep step)
{
  for (guint i = 0; i < (guint) step; i++)
    gui_activate (room->view, "workshop.step", "i", 1);
  gui_settle (room->view);
}

static char *
id_of (Room *room, const char *name)
{
  return g_strdup (test_find (room->workbook, KB_KIND_ASSET, name));
}

/* Nothing of what was meant is kept, unless the leader asks for an empty marker. */
static void
test_stop (void)
{
  Room room;
  guint entries;

  show_gate (&room);
  entries = test_entries (room.workbook);
  kb_gate_pane_answer (gui_part (room.view, "gate"), KB_GATE_UNKNOWN);
  gui_click (gui_part (gui_part (room.view, "gate"), "done_button"));
  gui_settle (GTK_WIDGET (room.window));
  g_assert_null (gui_find (room.window, KB_TYPE_WORKSHOP_VIEW, 0));
  g_assert_cmpuint (test_entries (room.workbook), ==, entries);
  g_assert_cmpuint (kb_content_count (content_of (&room), KB_KIND_WORKSHOP), ==, 0);
  gui_close (room.window);
}

static void
test_marker (void)
{
  Room room;
  KbRecord *record;

  show_gate (&room);
  kb_gate_pane_answer (gui_part (room.view, "gate"), KB_GATE_YES);
  gtk_check_button_set_active (gui_part (gui_part (room.view, "gate"), "marker_check"), TRUE);
  gui_click (gui_part (gui_part (room.view, "gate"), "done_button"));
  record = kb_content_workbook (content_of (&room));
  g_assert_cmpint (kb_record_integer (record, KB_WORKBOOK_STOP_MARKERS), ==, 1);
  gui_close (room.window);
}

/* In the list stands what the workshop works on, in its order, and nothing else. */
static void
test_only_its_own (void)
{
  Room room;
  GtkWidget *pane;
  g_autofree char *first = NULL;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  pane = gui_part (room.view, "classify");
  first = id_of (&room, "Jourens anteckningar");
  g_assert_cmpstr (kb_classify_pane_get_asset (KB_CLASSIFY_PANE (pane)), ==, first);
  g_assert_true (g_str_has_suffix (gui_text (gui_part (pane, "progress_label")), "2"));
  gui_close (room.window);
}

static KbRecord *
level_of (Room *room, const char *asset_id, guint aspect)
{
  KbMethod *method = kb_workbook_get_method (room->workbook);

  return kb_content_find_pair (content_of (room), KB_KIND_ASSET_LEVEL, asset_id,
                               kb_record_id (kb_method_item (method, KB_KIND_ASPECT, aspect)));
}

/* Hands are counted, the vote is revealed as counts, and consensus sets the level. */
static void
test_vote (void)
{
  Room room;
  GtkWidget *pane, *vote;
  g_autofree char *asset = NULL;
  KbRecord *round;
  KbRecord *level;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  asset = id_of (&room, "Jourens anteckningar");
  pane = gui_part (room.view, "classify");
  vote = gui_part (pane, "vote");
  g_assert_true (gui_press (pane, GDK_KEY_b));
  for (const char *p = "23334"; *p; p++)
    g_assert_true (gui_press (vote, gdk_unicode_to_keyval ((guint32) *p)));
  g_assert_cmpuint (kb_content_count (content_of (&room), KB_KIND_VOTE_ROUND), ==, 0);
  g_assert_true (gui_press (vote, GDK_KEY_v));
  g_assert_cmpuint (kb_content_count (content_of (&room), KB_KIND_VOTE_ROUND), ==, 1);
  g_assert_cmpuint (kb_content_count (content_of (&room), KB_KIND_VOTE_COUNT), ==, 3);
  g_assert_null (level_of (&room, asset, 0));
  g_assert_true (gui_press (vote, GDK_KEY_3));
  g_assert_true (gui_press (vote, GDK_KEY_Return));
  round = g_ptr_array_index (kb_content_list (content_of (&room), KB_KIND_VOTE_ROUND), 0);
  level = level_of (&room, asset, 0);
  g_assert_nonnull (level);
  g_assert_cmpstr (kb_record_text (level, KB_ASSET_LEVEL_LEVEL), ==,
                   kb_record_text (round, KB_VOTE_ROUND_CONSENSUS));
  gui_close (room.window);
}

/* A vote that was cut off goes on where it was, and history knows nothing of it. */
static void
test_vote_resumed (void)
{
  Room room;
  g_autofree char *asset = NULL;
  g_autofree char *workshop = NULL;
  g_autoptr (KbWorkshopState) state = NULL;
  KbVote vote;
  guint entries;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  asset = id_of (&room, "Jourens anteckningar");
  workshop = g_strdup (kb_workshop_view_get_id (KB_WORKSHOP_VIEW (room.view)));
  g_assert_true (gui_press (gui_part (room.view, "classify"), GDK_KEY_b));
  entries = test_entries (room.workbook);
  g_assert_true (gui_press (gui_part (gui_part (room.view, "classify"), "vote"), GDK_KEY_2));
  g_assert_true (gui_press (gui_part (gui_part (room.view, "classify"), "vote"), GDK_KEY_3));
  g_assert_cmpuint (test_entries (room.workbook), ==, entries);
  /* What another start of the program would find. */
  state = kb_workshop_state_new (room.workbook, workshop);
  g_assert_cmpint (kb_workshop_state_get_step (state), ==, KB_AGENDA_CLASSIFY);
  g_assert_cmpstr (kb_workshop_state_get_asset (state), ==, asset);
  g_assert_true (kb_workshop_state_get_vote (state, asset, 0, &vote));
  g_assert_cmpuint (vote.counts[2], ==, 1);
  g_assert_cmpuint (vote.counts[3], ==, 1);
  g_clear_object (&state);
  kb_window_leave_mode (room.window);
  gui_settle (GTK_WIDGET (room.window));
  kb_window_start_workshop (room.window, workshop);
  room.view = gui_find (room.window, KB_TYPE_WORKSHOP_VIEW, 0);
  gui_settle (room.view);
  g_assert_cmpstr (
      gtk_stack_get_visible_child_name (gui_part (gui_part (room.view, "classify"), "work")), ==,
      "vote");
  gui_close (room.window);
}

/* U, then the other end: a range that counts as its upper end. */
static void
test_range (void)
{
  Room room;
  GtkWidget *pane;
  g_autofree char *asset = NULL;
  KbRecord *level;
  KbMethod *method;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  asset = id_of (&room, "Jourens anteckningar");
  pane = gui_part (room.view, "classify");
  method = kb_workbook_get_method (room.workbook);
  g_assert_true (gui_press (pane, GDK_KEY_3));
  g_assert_true (gui_press (pane, GDK_KEY_k));
  g_assert_true (gui_press (pane, GDK_KEY_u));
  g_assert_true (gui_press (pane, GDK_KEY_2));
  level = level_of (&room, asset, 0);
  g_assert_cmpint (
      kb_method_ordinal (method, KB_KIND_LEVEL, kb_record_text (level, KB_ASSET_LEVEL_LEVEL)), ==,
      2);
  g_assert_cmpint (
      kb_method_ordinal (method, KB_KIND_LEVEL, kb_record_text (level, KB_ASSET_LEVEL_UPPER)), ==,
      3);
  gui_close (room.window);
}

/* The asset that is shown is undone away: the room goes on with another. */
static void
test_undone_while_shown (void)
{
  Room room;
  g_autoptr (GError) error = NULL;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  /* The start of the workshop, then the paste. */
  g_assert_true (kb_workbook_undo (room.workbook, &error));
  g_assert_true (kb_workbook_undo (room.workbook, &error));
  g_assert_no_error (error);
  gui_settle (room.view);
  g_assert_cmpuint (kb_content_count (content_of (&room), KB_KIND_WORKSHOP_ASSET), ==, 0);
  g_assert_cmpstr (
      gtk_stack_get_visible_child_name (gui_part (gui_part (room.view, "classify"), "stack")), ==,
      "empty");
  /* And the workshop itself. */
  g_assert_true (kb_workbook_undo (room.workbook, &error));
  gui_settle (GTK_WIDGET (room.window));
  g_assert_null (gui_find (room.window, KB_TYPE_WORKSHOP_VIEW, 0));
  gui_close (room.window);
}

/* The role that the method names establishes what the room proposed, in one act. */
static void
test_establish (void)
{
  Room room;
  GtkWidget *pane;
  g_autofree char *asset = NULL;
  guint entries;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  asset = id_of (&room, "Jourens anteckningar");
  pane = gui_part (room.view, "classify");
  for (const char *p = "321"; *p; p++)
    g_assert_true (gui_press (pane, gdk_unicode_to_keyval ((guint32) *p)));
  go_to_step (&room, KB_AGENDA_SUMMARY - KB_AGENDA_CLASSIFY);
  entries = test_entries (room.workbook);
  gui_click (gui_part (gui_part (room.view, "summary"), "establish_all_button"));
  g_assert_cmpuint (test_entries (room.workbook), ==, entries + 1);
  g_assert_cmpstr (
      kb_record_text (kb_content_find (content_of (&room), KB_KIND_ASSET, asset), KB_ASSET_STATUS),
      ==, "established");
  gui_click (gui_part (gui_part (room.view, "summary"), "end_button"));
  g_assert_cmpuint (test_entries (room.workbook), ==, entries + 2);
  gui_close (room.window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/workshop/stop", test_stop);
  g_test_add_func ("/workshop/marker", test_marker);
  g_test_add_func ("/workshop/only-its-own", test_only_its_own);
  g_test_add_func ("/workshop/vote", test_vote);
  g_test_add_func ("/workshop/vote-resumed", test_vote_resumed);
  g_test_add_func ("/workshop/range", test_range);
  g_test_add_func ("/workshop/undone-while-shown", test_undone_while_shown);
  g_test_add_func ("/workshop/establish", test_establish);
  return gui_run ();
}
