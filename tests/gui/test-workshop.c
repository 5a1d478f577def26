// SPDX-License-Identifier: EUPL-1.2

#include "gui-fixture.h"

#include "kb-aspect-column.h"
#include "kb-backup.h"
#include "kb-classify-pane.h"
#include "kb-gate-pane.h"
#include "kb-level-button.h"
#include "kb-name-dialog.h"
#include "kb-room-window.h"
#include "kb-vote-pane.h"
#include "kb-vote-row.h"
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

/* Walking with Tab goes round among the choices: it never takes an answer back; Escape does. */
static void
test_stop_stays (void)
{
  Room room;
  GtkWidget *gate;
  GtkStack *stack;

  show_gate (&room);
  gate = gui_part (room.view, "gate");
  stack = gui_part (gate, "stack");
  kb_gate_pane_answer (KB_GATE_PANE (gate), KB_GATE_YES);
  for (guint i = 0; i < 8; i++) {
    gtk_widget_child_focus (GTK_WIDGET (room.window), GTK_DIR_TAB_FORWARD);
    gui_settle (room.view);
    g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "stop");
  }
  gtk_window_set_focus (GTK_WINDOW (room.window), NULL);
  g_assert_true (gtk_widget_grab_focus (room.view));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "stop");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (room.window)), gate));
  gui_close (room.window);
}

/* Leaves the workshop and takes it up again. */
static void
again (Room *room, const char *workshop)
{
  kb_window_leave_mode (room->window);
  gui_settle (GTK_WIDGET (room->window));
  kb_window_start_workshop (room->window, workshop);
  room->view = gui_find (room->window, KB_TYPE_WORKSHOP_VIEW, 0);
  gui_settle (room->view);
}

/* In the list stands what the workshop works on, in its order, and nothing else. */
static void
test_only_its_own (void)
{
  Room room;
  GtkWidget *pane;
  GtkListView *list;
  g_autofree char *first = NULL;
  g_autofree char *workshop = NULL;
  g_autoptr (KbRow) row = NULL;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  pane = gui_part (room.view, "classify");
  first = id_of (&room, "Jourens anteckningar");
  g_assert_cmpstr (kb_classify_pane_get_asset (KB_CLASSIFY_PANE (pane)), ==, first);
  g_assert_true (g_str_has_suffix (gui_text (gui_part (pane, "progress_label")), "2"));
  workshop = g_strdup (kb_workshop_view_get_id (KB_WORKSHOP_VIEW (room.view)));
  again (&room, workshop);
  list = gui_part (gui_part (room.view, "classify"), "list");
  row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), 0);
  g_assert_cmpstr (kb_row_get_id (row), ==, first);
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
  KbBallot ballot;
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
  g_assert_true (kb_workshop_state_get_vote (state, asset, 0, &ballot));
  g_assert_cmpuint (ballot.vote.counts[2], ==, 1);
  g_assert_cmpuint (ballot.vote.counts[3], ==, 1);
  g_clear_object (&state);
  again (&room, workshop);
  g_assert_cmpstr (
      gtk_stack_get_visible_child_name (gui_part (gui_part (room.view, "classify"), "work")), ==,
      "vote");
  g_assert_true (gtk_widget_has_focus (gui_part (gui_part (room.view, "classify"), "vote")));
  gui_close (room.window);
}

/* Votes in turn stay unseen after a break, and what was revealed waits for the room to agree. */
static void
test_vote_revealed (void)
{
  Room room;
  GtkWidget *vote;
  g_autofree char *asset = NULL;
  g_autofree char *workshop = NULL;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  asset = id_of (&room, "Jourens anteckningar");
  workshop = g_strdup (kb_workshop_view_get_id (KB_WORKSHOP_VIEW (room.view)));
  g_assert_true (gui_press (gui_part (room.view, "classify"), GDK_KEY_b));
  vote = gui_part (gui_part (room.view, "classify"), "vote");
  gui_click (gui_part (vote, "turn_button"));
  g_assert_true (gui_press (vote, GDK_KEY_2));
  gui_click (gui_part (vote, "count_button"));
  gui_click (gui_part (vote, "turn_button"));
  again (&room, workshop);
  vote = gui_part (gui_part (room.view, "classify"), "vote");
  g_assert_true (gtk_toggle_button_get_active (gui_part (vote, "turn_button")));
  g_assert_true (gui_press (vote, GDK_KEY_3));
  g_assert_true (gui_press (vote, GDK_KEY_v));
  g_assert_cmpuint (kb_content_count (content_of (&room), KB_KIND_VOTE_ROUND), ==, 1);
  gui_type (gui_part (vote, "motivation_entry"), "Halv motivering");
  again (&room, workshop);
  vote = gui_part (gui_part (room.view, "classify"), "vote");
  g_assert_true (gui_is_shown (gui_part (vote, "result_box")));
  g_assert_cmpstr (gtk_editable_get_text (gui_part (vote, "motivation_entry")), ==,
                   "Halv motivering");
  g_assert_true (gui_press (vote, GDK_KEY_3));
  g_assert_true (gui_press (vote, GDK_KEY_Return));
  g_assert_cmpuint (kb_content_count (content_of (&room), KB_KIND_VOTE_ROUND), ==, 1);
  g_assert_nonnull (level_of (&room, asset, 0));
  g_assert_cmpstr (kb_record_text (level_of (&room, asset, 0), KB_ASSET_LEVEL_MOTIVATION), ==,
                   "Halv motivering");
  gui_close (room.window);
}

static const struct {
  KbWorkshopStep step;
  const char *page;
  const char *field;
} typed_fields[] = {
  { KB_AGENDA_PREPARE, "prepare", "role_entry" },
  { KB_AGENDA_PREPARE, "prepare", "place_row" },
  { KB_AGENDA_INVENTORY, "inventory", "name_entry" },
  { KB_AGENDA_RISKS, "risks", "cause_entry" },
  { KB_AGENDA_RISKS, "risks", "event_entry" },
  { KB_AGENDA_RISKS, "risks", "outcome_entry" },
  { KB_AGENDA_ACTIONS, "actions", "title_entry" },
  { KB_AGENDA_ACTIONS, "actions", "owner_entry" },
};

static gpointer
typed_field (Room *room, guint i)
{
  return gui_part (gui_part (room->view, typed_fields[i].page), typed_fields[i].field);
}

static char *
word_of (guint i)
{
  return g_strdup_printf ("Halvt%uord", i);
}

/* Types a word of its own in every field of fast entry, without finishing any. */
static void
half_type (Room *room)
{
  guint step = KB_AGENDA_PREPARE;

  for (guint i = 0; i < G_N_ELEMENTS (typed_fields); i++) {
    g_autofree char *word = word_of (i);

    for (; step < (guint) typed_fields[i].step; step++)
      gui_activate (room->view, "workshop.step", "i", 1);
    gui_settle (room->view);
    gui_type (typed_field (room, i), word);
  }
}

/* What stands in the file while somebody types is what a crash leaves. */
static void
test_half_typed (void)
{
  Room room, after;
  g_autofree char *crashed = test_path ("mitt-i.klassning");
  g_autofree char *workshop = NULL;
  g_autofree char *last = word_of (G_N_ELEMENTS (typed_fields) - 1);
  guint entries;

  begin (&room);
  workshop = g_strdup (kb_workshop_view_get_id (KB_WORKSHOP_VIEW (room.view)));
  half_type (&room);
  entries = test_entries (room.workbook);
  gui_wait (test_bytes_contain (kb_workbook_get_path (room.workbook), last));
  test_copy (kb_workbook_get_path (room.workbook), crashed);
  gui_close (room.window);

  after.window = gui_open (crashed);
  after.workbook = gui_workbook (after.window);
  g_assert_cmpuint (test_entries (after.workbook), ==, entries);
  kb_window_start_workshop (after.window, workshop);
  after.view = gui_find (after.window, KB_TYPE_WORKSHOP_VIEW, 0);
  for (guint i = 0; i < G_N_ELEMENTS (typed_fields); i++) {
    g_autofree char *word = word_of (i);

    g_assert_cmpstr (gtk_editable_get_text (typed_field (&after, i)), ==, word);
  }
  g_assert_cmpuint (test_entries (after.workbook), ==, entries);
  gui_close (after.window);
}

static void
assert_no_byte (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed_fields); i++) {
    g_autofree char *word = word_of (i);

    /* The place was left for the next step, so it is an act of its own. */
    if (!g_str_equal (typed_fields[i].field, "place_row"))
      g_assert_false (test_bytes_contain (path, word));
  }
  g_assert_false (test_bytes_contain (path, "Hemligskäl"));
}

/* The gate stops in the middle of the work: not a byte of what was half-typed is kept. */
static void
test_stop_in_the_middle (void)
{
  Room room;
  g_autofree char *path = NULL;
  g_autofree char *last = word_of (G_N_ELEMENTS (typed_fields) - 1);
  g_autoptr (GPtrArray) backups = NULL;
  const KbEntry *first;
  GtkWidget *pane;
  guint entries;

  begin (&room);
  path = g_strdup (kb_workbook_get_path (room.workbook));
  half_type (&room);
  gui_wait (test_bytes_contain (path, last));
  g_assert_true (kb_workbook_back_up (room.workbook, "test", NULL));
  for (guint i = 0; i < 2; i++)
    gui_activate (room.view, "workshop.step", "i", -1);
  gui_settle (room.view);
  pane = gui_part (room.view, "classify");
  gui_type (gui_part (gui_find (pane, KB_TYPE_ASPECT_COLUMN, 0), "motivation_view"), "Hemligskäl");
  entries = test_entries (room.workbook);
  gui_activate (room.view, "workshop.gate", NULL);
  gui_settle (room.view);
  g_assert_cmpuint (test_entries (room.workbook), ==, entries);
  kb_gate_pane_answer (gui_part (room.view, "gate"), KB_GATE_UNKNOWN);
  /* Already now: the program can be killed here. */
  assert_no_byte (path);
  gui_click (gui_part (gui_part (room.view, "gate"), "done_button"));
  gui_settle (room.view);
  for (guint i = 0; i < G_N_ELEMENTS (typed_fields); i++)
    if (!g_str_equal (typed_fields[i].field, "place_row"))
      g_assert_cmpstr (gtk_editable_get_text (typed_field (&room, i)), ==, "");
  g_assert_cmpuint (test_entries (room.workbook), ==, entries);
  first = kb_history_get (kb_workbook_get_history (room.workbook), 0);
  backups = kb_backup_list (first->hash);
  g_assert_cmpuint (backups->len, >, 0);
  gui_close (room.window);
  assert_no_byte (path);
  for (guint i = 0; i < backups->len; i++)
    assert_no_byte (g_ptr_array_index (backups, i));
}

/* It is closed while the gate has stopped. */
static void
test_closed_at_the_stop (void)
{
  Room room;
  g_autofree char *path = NULL;
  guint entries;

  begin (&room);
  path = g_strdup (kb_workbook_get_path (room.workbook));
  gui_type (gui_part (gui_part (room.view, "prepare"), "place_row"), "Halvt1ord");
  gui_type (gui_part (gui_part (room.view, "prepare"), "role_entry"), "Halvt0ord");
  entries = test_entries (room.workbook);
  gui_focus (gui_part (gui_part (room.view, "prepare"), "place_row"));
  gui_type (gui_part (gui_part (room.view, "prepare"), "place_row"), "Hemligskäl");
  gui_activate (room.view, "workshop.gate", NULL);
  kb_gate_pane_answer (gui_part (room.view, "gate"), KB_GATE_YES);
  gui_close (room.window);
  assert_no_byte (path);
  room.window = gui_open (path);
  g_assert_cmpuint (test_entries (gui_workbook (room.window)), ==, entries);
  gui_close (room.window);
}

/* No: the words stand where they were, and nobody has written them. */
static void
test_go_on_after_the_gate (void)
{
  Room room;
  guint entries;

  begin (&room);
  half_type (&room);
  entries = test_entries (room.workbook);
  gui_activate (room.view, "workshop.gate", NULL);
  kb_gate_pane_answer (gui_part (room.view, "gate"), KB_GATE_NO);
  gui_settle (room.view);
  g_assert_cmpuint (test_entries (room.workbook), ==, entries);
  for (guint i = 0; i < G_N_ELEMENTS (typed_fields); i++) {
    g_autofree char *word = word_of (i);

    g_assert_cmpstr (gtk_editable_get_text (typed_field (&room, i)), ==, word);
  }
  gui_close (room.window);
}

static gboolean
says (GtkWidget *widget, gpointer word)
{
  return GTK_IS_LABEL (widget) && gui_is_shown (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), word);
}

static const char *
wall_page (GtkWindow *wall)
{
  return gtk_stack_get_visible_child_name (gui_part (wall, "pages"));
}

/* The second window shows what the room works on, and never notes or parked remarks. */
static void
test_wall (void)
{
  Room room;
  GtkWindow *wall;
  GtkWidget *pane, *vote;
  g_autofree char *workshop = NULL;
  g_autoptr (GError) error = NULL;

  begin (&room);
  workshop = g_strdup (kb_workshop_view_get_id (KB_WORKSHOP_VIEW (room.view)));
  g_assert_true (kb_workbook_add_parked (room.workbook, workshop, NULL, "Parkerad fråga", &error));
  g_assert_true (kb_workbook_set_text (room.workbook, KB_KIND_WORKSHOP, workshop, KB_WORKSHOP_NOTES,
                                       "Egen anteckning", &error));
  gui_activate (room.view, "workshop.room", NULL);
  wall = gui_dialog (KB_TYPE_ROOM_WINDOW);
  g_assert_cmpstr (wall_page (wall), ==, "list");
  gui_activate (room.view, "workshop.step", "i", 1);
  gui_settle (GTK_WIDGET (wall));
  g_assert_nonnull (gui_walk (wall, says, (gpointer) "Familjerådgivning"));
  gui_activate (room.view, "workshop.step", "i", 1);
  gui_settle (GTK_WIDGET (wall));
  g_assert_cmpstr (wall_page (wall), ==, "columns");
  g_assert_cmpuint (gui_count (gui_part (wall, "columns"), KB_TYPE_LEVEL_BUTTON), ==, 15);
  /* F9 on either of them shows one aspect in both. */
  pane = gui_part (room.view, "classify");
  g_assert_true (gui_press (wall, GDK_KEY_F9));
  g_assert_cmpuint (gui_count (gui_part (wall, "columns"), KB_TYPE_LEVEL_BUTTON), ==, 5);
  g_assert_true (gtk_widget_has_css_class (gui_part (pane, "columns"), "kb-only-active"));
  g_assert_true (gui_press (wall, GDK_KEY_F9));
  /* A vote is seen when it is revealed, and not before. */
  g_assert_true (gui_press (pane, GDK_KEY_b));
  vote = gui_part (pane, "vote");
  for (const char *p = "2344"; *p; p++)
    g_assert_true (gui_press (vote, gdk_unicode_to_keyval ((guint32) *p)));
  gui_settle (GTK_WIDGET (wall));
  g_assert_cmpstr (wall_page (wall), ==, "vote");
  g_assert_nonnull (gui_walk (wall, says, (gpointer) "4 have voted"));
  g_assert_cmpstr (gui_text (gui_part (gui_find (wall, KB_TYPE_VOTE_ROW, 4), "count_label")), ==,
                   "");
  g_assert_true (gui_press (vote, GDK_KEY_v));
  gui_settle (GTK_WIDGET (wall));
  g_assert_cmpstr (gui_text (gui_part (gui_find (wall, KB_TYPE_VOTE_ROW, 4), "count_label")), ==,
                   "2");
  g_assert_true (gui_press (vote, GDK_KEY_4));
  g_assert_true (gui_press (vote, GDK_KEY_Return));
  gui_settle (GTK_WIDGET (wall));
  g_assert_cmpstr (wall_page (wall), ==, "columns");
  gui_activate (room.view, "workshop.step", "i", 1);
  gui_settle (GTK_WIDGET (wall));
  g_assert_cmpstr (wall_page (wall), ==, "risks");
  for (guint i = 0; i < 2; i++) {
    gui_activate (room.view, "workshop.step", "i", 1);
    gui_settle (GTK_WIDGET (wall));
    g_assert_cmpstr (wall_page (wall), ==, "list");
  }
  g_assert_null (gui_walk (wall, says, (gpointer) "Parkerad"));
  g_assert_null (gui_walk (wall, says, (gpointer) "Egen ante"));
  g_assert_true (gui_press_with (wall, GDK_KEY_plus, GDK_CONTROL_MASK));
  g_assert_true (gui_press_with (wall, GDK_KEY_F11, GDK_SHIFT_MASK));
  gui_settle (room.view);
  gui_close (room.window);
}

/* U, then the other end: a range that counts as its upper end. */
static void
test_range (void)
{
  Room room;
  GtkWidget *pane, *column;
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
  column = gui_find (pane, KB_TYPE_ASPECT_COLUMN, 0);
  g_assert_cmpint (
      kb_method_ordinal (method, KB_KIND_LEVEL, kb_record_text (level, KB_ASSET_LEVEL_LEVEL)), ==,
      2);
  g_assert_cmpint (
      kb_method_ordinal (method, KB_KIND_LEVEL, kb_record_text (level, KB_ASSET_LEVEL_UPPER)), ==,
      3);
  /* What it depends on is an act of its own name; the range stays. */
  gui_focus (gui_part (column, "depends_on_entry"));
  gtk_editable_set_text (gui_part (column, "depends_on_entry"), "leverantörens svar");
  gui_leave (gui_part (column, "depends_on_entry"));
  g_assert_cmpstr (kb_history_to_undo (kb_workbook_get_history (room.workbook))->label, ==,
                   "dependence-set");
  level = level_of (&room, asset, 0);
  g_assert_cmpstr (kb_record_text (level, KB_ASSET_LEVEL_DEPENDS_ON), ==, "leverantörens svar");
  g_assert_nonnull (kb_record_text (level, KB_ASSET_LEVEL_UPPER));
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

/* Undo takes the keyboard from no one: the next key means what it meant before. */
static void
test_keys_after_undo (void)
{
  Room room;
  GtkWidget *entry;

  begin (&room);
  go_to_step (&room, KB_AGENDA_INVENTORY);
  entry = gui_part (gui_part (room.view, "inventory"), "name_entry");
  gui_focus (entry);
  gui_activate (room.window, "win.undo", NULL);
  g_assert_true (gtk_widget_get_focus_child (gtk_widget_get_parent (entry)) == entry);
  gui_activate (room.window, "win.undo", NULL);
  gui_activate (room.window, "win.undo", NULL);
  g_assert_null (gui_find (room.window, KB_TYPE_WORKSHOP_VIEW, 0));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (room.window)));
  gui_close (room.window);
}

static gboolean
is_pick_button (GtkWidget *widget, gpointer list)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_is_ancestor (widget, list);
}

/* The last one that a search finds is picked: the list is empty, and the keyboard stays. */
static void
test_keys_after_the_last_row (void)
{
  Room room;
  GtkWidget *inventory, *list, *button;

  begin (&room);
  go_to_step (&room, KB_AGENDA_INVENTORY);
  inventory = gui_part (room.view, "inventory");
  list = gui_part (inventory, "library_list");
  gui_type (gui_part (inventory, "search_entry"), "familjehem och");
  gui_wait ((button = gui_walk (list, is_pick_button, list))
            && !gtk_widget_get_next_sibling (gtk_widget_get_first_child (list)));
  gui_focus (button);
  gui_click (button);
  gui_wait (gtk_window_get_focus (GTK_WINDOW (room.window)));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (room.window)), inventory));
  g_assert_null (gtk_widget_get_first_child (list));
  gui_close (room.window);
}

static const char *const roles[] = { "Arkivarie", "Jurist", "Registrator" };

static gboolean
is_second_toggle (GtkWidget *widget, gpointer count)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && ++*(guint *) count == 2;
}

/* A list that is made anew by an act keeps the keyboard on the same button. */
static void
test_keys_stay_on_the_row (void)
{
  Room room;
  GtkWidget *page, *button;

  begin (&room);
  page = gui_part (room.view, "prepare");
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    gtk_editable_set_text (gui_part (page, "role_entry"), roles[i]);
    g_signal_emit_by_name (gui_part (page, "role_entry"), "activate");
  }
  button = gui_walk (gui_part (page, "participants"), is_second_toggle, &(guint){ 0 });
  gui_focus (button);
  g_object_add_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  gui_click (button);
  g_assert_null (button);
  button = gui_walk (gui_part (page, "participants"), is_second_toggle, &(guint){ 0 });
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (room.window)) == button);
  /* The last row goes: the one above it takes over. */
  button = gui_find_button (page, "Remove Registrator");
  gui_focus (button);
  gui_click (button);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (room.window))
                 == gui_find_button (page, "Remove Jurist"));
  gui_close (room.window);
}

/* What is a button to a screen reader says which step it goes to. */
static void
test_rail (void)
{
  Room room;
  GtkWidget *rail;
  guint steps = 0;

  begin (&room);
  rail = gui_part (room.view, "rail");
  for (GtkWidget *child = gtk_widget_get_first_child (rail); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child)) {
      g_assert_true (
          gtk_test_accessible_has_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL));
      steps++;
    }
  g_assert_cmpuint (steps, ==, KB_N_AGENDA_STEPS);
  gui_close (room.window);
}

/* The role that the method names establishes what the room proposed, in one act. */
static gboolean
prepare (Room *room, guint field, const char *text)
{
  return kb_workbook_set_text (room->workbook, KB_KIND_WORKSHOP,
                               kb_workshop_view_get_id (KB_WORKSHOP_VIEW (room->view)), field, text,
                               NULL);
}

/* The last step says what the first one now says, and offers that role. */
static void
expect_establisher (Room *room, const char *role, const char *by, const char *said)
{
  GtkWidget *summary = gui_part (room->view, "summary");

  g_assert_true (prepare (room, KB_WORKSHOP_ESTABLISHER, role));
  g_assert_true (prepare (room, KB_WORKSHOP_ESTABLISH_BY, by));
  g_assert_nonnull (
      strstr (adw_preferences_group_get_description (gui_part (summary, "establish_group")), said));
  g_assert_cmpstr (gtk_editable_get_text (gui_part (summary, "establisher_row")), ==,
                   role ? role : "");
}

static void
test_establish (void)
{
  Room room;
  GtkWidget *pane, *summary;
  g_autofree char *asset = NULL;
  guint entries;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  asset = id_of (&room, "Jourens anteckningar");
  pane = gui_part (room.view, "classify");
  for (const char *p = "321"; *p; p++)
    g_assert_true (gui_press (pane, gdk_unicode_to_keyval ((guint32) *p)));
  go_to_step (&room, KB_AGENDA_SUMMARY - KB_AGENDA_CLASSIFY);
  summary = gui_part (room.view, "summary");
  expect_establisher (&room, NULL, NULL, "It is not yet said");
  expect_establisher (&room, "Avdelningschef", NULL, "by: Avdelningschef.");
  expect_establisher (&room, "Enhetschef", "2027-03-31", "Enhetschef, no later than 2027-03-31");
  /* What the leader types stays, whatever the preparation says. */
  gtk_editable_set_text (gui_part (summary, "establisher_row"), "Sektorchef");
  g_assert_true (prepare (&room, KB_WORKSHOP_ESTABLISHER, "Avdelningschef"));
  g_assert_cmpstr (gtk_editable_get_text (gui_part (summary, "establisher_row")), ==, "Sektorchef");
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

/* How to vote can't be changed once the votes are shown, and must not keep the keyboard. */
static void
test_keys_after_reveal (void)
{
  Room room;
  GtkWidget *pane, *vote;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  pane = gui_part (room.view, "classify");
  vote = gui_part (pane, "vote");
  g_assert_true (gui_press (pane, GDK_KEY_b));
  gtk_toggle_button_set_active (gui_part (vote, "turn_button"), TRUE);
  gtk_widget_grab_focus (gui_part (vote, "turn_button"));
  g_assert_true (gui_press (vote, GDK_KEY_1));
  g_assert_true (gui_press (vote, GDK_KEY_v));
  gui_settle (room.view);
  g_assert_cmpuint (kb_content_count (content_of (&room), KB_KIND_VOTE_ROUND), ==, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (room.window)) == vote);
  gui_close (room.window);
}

static void
test_keys_at_prepare (void)
{
  Room room;
  g_autofree char *workshop = NULL;

  begin (&room);
  gui_activate (room.view, "workshop.step", "i", -1);
  workshop = g_strdup (kb_workshop_view_get_id (KB_WORKSHOP_VIEW (room.view)));
  again (&room, workshop);
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (room.window)));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (room.window)), room.view));
  gui_close (room.window);
}

/* U before any level asks for both limits, and asks it of nothing else. */
static void
test_both_limits (void)
{
  Room room;
  GtkWidget *pane;
  g_autofree char *asset = NULL;
  KbClass class;

  begin (&room);
  go_to_step (&room, KB_AGENDA_CLASSIFY);
  asset = id_of (&room, "Jourens anteckningar");
  pane = gui_part (room.view, "classify");
  g_assert_true (gui_press (pane, GDK_KEY_u));
  g_assert_true (gui_press (pane, GDK_KEY_1));
  g_assert_true (gui_press (pane, GDK_KEY_3));
  class = kb_class_of_asset (content_of (&room), kb_workbook_get_method (room.workbook), asset);
  g_assert_cmpint (class.aspects[0].low, ==, 1);
  g_assert_cmpint (class.aspects[0].high, ==, 3);
  /* What U asked of one asset is not asked of the next. */
  kb_aspect_column_focus_level (KB_ASPECT_COLUMN (gui_find (pane, KB_TYPE_ASPECT_COLUMN, 0)));
  g_assert_true (gui_press (pane, GDK_KEY_Page_Down));
  g_assert_true (gui_press (pane, GDK_KEY_u));
  g_assert_true (gui_press (pane, GDK_KEY_Page_Up));
  g_assert_true (gui_press (pane, GDK_KEY_2));
  class = kb_class_of_asset (content_of (&room), kb_workbook_get_method (room.workbook), asset);
  g_assert_cmpint (class.aspects[1].low, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (gui_text (gui_part (gui_find (pane, KB_TYPE_ASPECT_COLUMN, i), "state_label")),
                     !=, "Other limit?");
  gui_close (room.window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/workshop/stop", test_stop);
  g_test_add_func ("/workshop/marker", test_marker);
  g_test_add_func ("/workshop/stop-stays", test_stop_stays);
  g_test_add_func ("/workshop/keys-after-reveal", test_keys_after_reveal);
  g_test_add_func ("/workshop/keys-at-prepare", test_keys_at_prepare);
  g_test_add_func ("/workshop/both-limits", test_both_limits);
  g_test_add_func ("/workshop/only-its-own", test_only_its_own);
  g_test_add_func ("/workshop/vote", test_vote);
  g_test_add_func ("/workshop/vote-resumed", test_vote_resumed);
  g_test_add_func ("/workshop/vote-revealed", test_vote_revealed);
  g_test_add_func ("/workshop/half-typed", test_half_typed);
  g_test_add_func ("/workshop/stop-in-the-middle", test_stop_in_the_middle);
  g_test_add_func ("/workshop/closed-at-the-stop", test_closed_at_the_stop);
  g_test_add_func ("/workshop/go-on-after-the-gate", test_go_on_after_the_gate);
  g_test_add_func ("/workshop/wall", test_wall);
  g_test_add_func ("/workshop/range", test_range);
  g_test_add_func ("/workshop/undone-while-shown", test_undone_while_shown);
  g_test_add_func ("/workshop/keys-after-undo", test_keys_after_undo);
  g_test_add_func ("/workshop/keys-after-the-last-row", test_keys_after_the_last_row);
  g_test_add_func ("/workshop/keys-stay-on-the-row", test_keys_stay_on_the_row);
  g_test_add_func ("/workshop/rail", test_rail);
  g_test_add_func ("/workshop/establish", test_establish);
  return gui_run ();
}
