// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-format.h"
#include "kb-message-bar.h"
#include "kb-method-card.h"
#include "kb-method-reader.h"
#include "kb-new-dialog.h"
#include "kb-page.h"
#include "kb-preferences-window.h"
#include "kb-start-page.h"
#include "kb-undo-buttons.h"
#include "kb-window-private.h"
#include "kb-workbook-view.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct {
  const char *name;
  const char *en;
  const char *sv;
} sections[] = {
  { "overview", "Overview", "Översikt" },
  { "workshop", "Workshop", "Workshop" },
  { "assets", "Information assets", "Informationsmängder" },
  { "systems", "Systems", "System" },
  { "risks", "Risks", "Risker" },
  { "measures", "Protective measures", "Skyddsåtgärder" },
  { "plan", "Action plan", "Handlingsplan" },
  { "follow-up", "Follow-up", "Uppföljning" },
  { "decision", "Decision", "Beslut" },
  { "organisation", "Organisation", "Organisation" },
  { "method", "Method and scales", "Metod och skalor" },
};

static GtkWidget *
start_page (KbWindow *window)
{
  return gui_find (window, KB_TYPE_START_PAGE, 0);
}

/* --- the start page --- */

static void
test_cards (void)
{
  const char *const *ids = kb_method_shipped_ids ();
  KbWindow *window;
  GtkWidget *page;

  g_settings_reset (gui_settings (), "recent");
  window = gui_window ();
  page = start_page (window);

  g_assert_cmpuint (gui_count (page, KB_TYPE_METHOD_CARD), ==, g_strv_length ((char **) ids) + 1);
  for (guint i = 0; ids[i]; i++) {
    GtkWidget *card = gui_find (page, KB_TYPE_METHOD_CARD, i);
    GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (card));
    g_autofree char *name = gui_name (card);

    g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (card)), ==, "win.new");
    g_assert_cmpstr (g_variant_get_string (target, NULL), ==, ids[i]);
    g_assert_cmpuint (strlen (name), >, 10);
  }
  g_assert_false (gui_is_shown (gui_part (page, "recent_box")));
  gui_close (window);
}

static void
test_new_workbook (void)
{
  const char *const *ids = kb_method_shipped_ids ();

  for (guint i = 0; ids[i]; i++) {
    KbWindow *window = gui_window ();
    g_autofree char *name = g_strdup_printf ("%s-ny", ids[i]);
    g_autofree char *path = test_path (name);
    GtkWidget *card = gui_find (start_page (window), KB_TYPE_METHOD_CARD, i);
    KbNewDialog *dialog;
    KbContent *content;

    g_assert_true (gtk_widget_activate (card));
    gui_wait (gui_dialog (KB_TYPE_NEW_DIALOG) != NULL);
    dialog = KB_NEW_DIALOG (gui_dialog (KB_TYPE_NEW_DIALOG));
    g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == GTK_WINDOW (window));
    /* Nothing can be made for nobody. */
    g_assert_false (gtk_widget_get_sensitive (gui_part (dialog, "create_button")));
    kb_new_dialog_set_texts (dialog, "  Åmåls kommun ", "Socialförvaltningen");
    g_assert_true (gtk_widget_get_sensitive (gui_part (dialog, "create_button")));
    kb_new_dialog_create_at (dialog, path);
    gui_wait (gui_dialog (KB_TYPE_NEW_DIALOG) == NULL);
    content = kb_workbook_get_content (gui_workbook (window));
    g_assert_cmpstr (kb_record_text (kb_content_workbook (content), KB_WORKBOOK_ORGANISATION), ==,
                     "Åmåls kommun");
    g_assert_cmpstr (kb_format_owner_unit (content), ==, "Socialförvaltningen");
    g_assert_cmpstr (kb_method_code (kb_workbook_get_method (gui_workbook (window))), ==, ids[i]);
    g_assert_true (g_str_has_suffix (kb_workbook_get_path (gui_workbook (window)), ".klassning"));
    g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Socialförvaltningen"));
    for (guint s = 0; s < G_N_ELEMENTS (sections); s++)
      gui_page (window, sections[s].name);
    gui_close (window);
  }
}

/* A sektor starts from the method that the samordnare handed out; a file that is none is refused
 * with the place of the fault, and nothing is made. */
static void
test_new_by_file (void)
{
  KbWindow *window = gui_window ();
  g_autofree char *method = test_path ("kommunens metod.json");
  g_autofree char *broken = test_path ("trasig.json");
  g_autofree char *path = test_path ("sektor");
  g_autoptr (GError) error = NULL;
  g_autoptr (KbContent) content = kb_method_read_shipped ("amal", &error);
  g_autoptr (KbRecord) header = NULL;
  g_autofree char *json = NULL;
  g_auto (GStrv) halves = NULL;
  g_autofree char *wrong = NULL;
  KbNewDialog *dialog;

  header = kb_record_copy (kb_content_get (content, KB_KIND_METHOD, KB_METHOD_ID));
  kb_record_set_text (header, KB_METHOD_CODE, "egen");
  kb_content_put (content, header);
  json = kb_method_write_json (content);
  g_assert_true (g_file_set_contents (method, json, -1, NULL));
  halves = g_strsplit (json, "\"#B3261E\"", 2);
  wrong = g_strjoin ("\"red\"", halves[0], halves[1], NULL);
  g_assert_true (g_file_set_contents (broken, wrong, -1, NULL));
  gui_click (gui_part (start_page (window), "method_file_button"));
  gui_choose_file (broken);
  gui_wait (kb_window_get_message (window) != NULL);
  g_assert_nonnull (strstr (kb_window_get_message (window), "trasig.json cannot be used"));
  g_assert_nonnull (strstr (kb_window_get_message (window), "].color”"));
  g_assert_null (gui_dialog (KB_TYPE_NEW_DIALOG));
  gui_click (gui_part (start_page (window), "method_file_button"));
  gui_choose_file (method);
  gui_wait (gui_dialog (KB_TYPE_NEW_DIALOG) != NULL);
  dialog = KB_NEW_DIALOG (gui_dialog (KB_TYPE_NEW_DIALOG));
  kb_new_dialog_set_texts (dialog, "Åmåls kommun", "Kultur");
  kb_new_dialog_create_at (dialog, path);
  gui_wait (kb_window_get_workbook (window) != NULL);
  g_assert_cmpstr (kb_method_code (kb_workbook_get_method (gui_workbook (window))), ==, "egen");
  gui_close (window);
}

/* A place where nothing can be written keeps the dialog with all its text. */
static void
test_new_workbook_fails (void)
{
  KbWindow *window = gui_window ();
  KbNewDialog *dialog = kb_new_dialog_new (GTK_WINDOW (window), "amal");
  g_autofree char *path = test_path ("saknad/mapp/ny.klassning");
  const char *text;

  gtk_window_present (GTK_WINDOW (dialog));
  kb_new_dialog_set_texts (dialog, "Åmåls kommun", "Kanslienheten");
  kb_new_dialog_create_at (dialog, path);
  gui_settle (NULL);
  text = kb_message_bar_get_text (gui_part (dialog, "message_bar"));
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "mapp"));
  g_assert_cmpstr (gtk_editable_get_text (gui_part (dialog, "unit_row")), ==, "Kanslienheten");
  g_assert_null (kb_window_get_workbook (window));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gui_close (window);
}

static void
test_example (void)
{
  KbWindow *window = gui_window ();
  guint n = g_strv_length ((char **) kb_method_shipped_ids ());
  GtkWidget *card = gui_find (start_page (window), KB_TYPE_METHOD_CARD, n);
  KbContent *content;

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (card)), ==, "win.example");
  g_assert_true (gtk_widget_activate (card));
  gui_wait (kb_window_get_workbook (window) != NULL);
  content = kb_workbook_get_content (gui_workbook (window));
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ASSET), ==, 24);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_SYSTEM), ==, 14);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_RISK), ==, 18);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ACTION), ==, 16);
  g_assert_null (kb_window_get_message (window));
  gui_close (window);
}

static void
test_recent (void)
{
  g_autofree char *path = gui_example_path ();
  KbWindow *window;
  GtkWidget *list;
  g_autofree char *texts = NULL;

  g_settings_reset (gui_settings (), "recent");
  window = gui_open (path);
  gui_activate (window, "win.start", NULL);
  g_assert_null (kb_window_get_workbook (window));
  list = gui_part (start_page (window), "recent_list");
  gui_wait (gui_is_shown (list));
  texts = gui_list_texts (list);
  g_assert_nonnull (strstr (texts, "Socialförvaltningen"));
  g_assert_nonnull (strstr (texts, "22 of 24 classified"));
  g_assert_nonnull (strstr (texts, "today"));
  g_assert_true (gtk_widget_activate (gtk_widget_get_first_child (list)));
  gui_wait (kb_window_get_workbook (window) != NULL);
  g_assert_cmpstr (kb_workbook_get_path (gui_workbook (window)), ==, path);
  gui_activate (window, "win.start", NULL);
  /* A file that is gone is not offered, and the same file never twice. */
  g_assert_null (gtk_widget_get_next_sibling (gtk_widget_get_first_child (list)));
  g_assert_cmpint (g_unlink (path), ==, 0);
  kb_start_page_refresh (KB_START_PAGE (start_page (window)));
  g_assert_null (gtk_widget_get_first_child (list));
  gui_close (window);
}

/* --- sections --- */

static void
visit_all (const char *language, const char *colors, gboolean dark)
{
  KbWindow *window;

  gui_set_language (language);
  g_settings_set_string (gui_settings (), "color-scheme", colors);
  g_assert_true (kb_gui_is_dark () == dark);
  window = gui_example ();
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    GtkWidget *view = gui_find (window, KB_TYPE_WORKBOOK_VIEW, 0);
    const char *title = g_str_equal (language, "sv") ? sections[i].sv : sections[i].en;
    GtkWidget *page;
    GtkListBoxRow *row;
    g_autofree char *name = NULL;

    gui_activate (window, "win.section", "s", sections[i].name);
    g_assert_cmpstr (kb_workbook_view_get_shown (KB_WORKBOOK_VIEW (view)), ==, sections[i].name);
    page = gui_page (window, sections[i].name);
    g_assert_true (
        g_str_has_prefix (kb_page_get_title (KB_PAGE (gui_find (page, KB_TYPE_PAGE, 0))), title));
    row = gtk_list_box_get_selected_row (gui_part (view, "sections"));
    name = gui_name (GTK_WIDGET (row));
    g_assert_true (g_str_has_prefix (name, title));
    g_assert_cmpint (gtk_list_box_row_get_index (row), ==, (int) i);
  }
  gui_close (window);
  g_settings_reset (gui_settings (), "color-scheme");
  gui_set_language ("en");
}

static void
test_sections (gconstpointer data)
{
  const char *name = data;
  g_auto (GStrv) parts = g_strsplit (name, "-", 2);

  visit_all (parts[0], parts[1], g_str_equal (parts[1], "dark"));
}

/* --- files that can't be opened --- */

static void
write_text (const char *path, const char *text)
{
  test_write (path, text, strlen (text));
}

/* Whatever is wrong, the window says it, keeps what it shows, and the file stays as it was. */
static void
assert_refused (const char *path, const char *part)
{
  KbWindow *window = gui_example ();
  KbWorkbook *before = gui_workbook (window);
  guint entries = test_entries (before);
  gboolean there = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  g_autoptr (GBytes) bytes = there ? test_read (path) : NULL;
  g_autofree char *base = g_path_get_basename (path);

  g_assert_false (kb_window_open (window, path));
  gui_settle (GTK_WIDGET (window));
  g_assert_nonnull (kb_window_get_message (window));
  if (!strstr (kb_window_get_message (window), part)
      || !strstr (kb_window_get_message (window), base))
    g_error ("“%s” should name %s and say “%s”", kb_window_get_message (window), base, part);
  g_assert_true (gui_workbook (window) == before);
  g_assert_cmpuint (test_entries (before), ==, entries);
  if (there) {
    g_autoptr (GBytes) after = test_read (path);

    g_assert_true (g_bytes_equal (bytes, after));
  }
  gui_click (gui_find_button (gui_part (window, "message_bar"), "Close the message"));
  g_assert_null (kb_window_get_message (window));
  /* The same on the start page. */
  gui_activate (window, "win.start", NULL);
  g_assert_false (kb_window_open (window, path));
  g_assert_nonnull (strstr (kb_window_get_message (window), part));
  g_assert_null (kb_window_get_workbook (window));
  gui_close (window);
}

static void
test_missing (void)
{
  g_autofree char *path = test_path ("finns-inte.klassning");

  assert_refused (path, "does not exist");
}

static void
test_not_workbook (void)
{
  g_autofree char *text = test_path ("brev.klassning");
  g_autofree char *zip = test_path ("bok.klassning");
  g_autofree char *empty = test_path ("tom.klassning");
  g_autofree char *folder = test_path ("mapp.klassning");

  write_text (text, "Hej! Det här är ett vanligt brev, inte en klassningsfil.\n");
  write_text (zip, "PK\003\004 and more that a zip file holds");
  write_text (empty, "");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_refused (text, "is not a workbook");
  assert_refused (zip, "spreadsheet");
  assert_refused (empty, "empty");
  assert_refused (folder, "folder");
}

static void
test_corrupt (void)
{
  g_autofree char *path = gui_example_path ();
  g_autofree char *copy = test_path ("skadad.klassning");
  g_autoptr (GBytes) bytes = test_read (path);
  gsize size;
  char *data;

  data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);
  memset (data + 4096, 'x', size - 4096 - 100);
  test_write (copy, data, size);
  g_free (data);
  assert_refused (copy, "damaged");
}

/* A newer file opens, but only to be read, and says so. */
static void
test_newer (void)
{
  g_autofree char *path = gui_example_path ();
  KbWindow *window;

  test_sql (path, "PRAGMA user_version = 99");
  window = gui_open (path);
  g_assert_cmpint (kb_workbook_get_access (gui_workbook (window)), ==, KB_READ_ONLY_NEWER);
  g_assert_nonnull (strstr (kb_window_get_message (window), "newer version"));
  g_assert_nonnull (strstr (kb_window_get_message (window), "reading only"));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gui_page (window, sections[i].name);
  gui_close (window);
}

/* --- somebody else has it --- */

static void
test_in_use (void)
{
  g_autofree char *path = gui_example_path ();
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (GBytes) before = test_read (path);
  g_autoptr (GBytes) after = NULL;
  KbWindow *window;
  const char *message;

  write_text (lock, "[lock]\nrole=IT-chef\nhost=kanslidator\nprocess=4711\ntoken=abc\n"
                    "since=2027-02-25T08:00:00Z\n");
  window = gui_open (path);
  message = kb_window_get_message (window);
  g_assert_cmpint (kb_workbook_get_access (gui_workbook (window)), ==, KB_READ_ONLY_IN_USE);
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, "IT-chef"));
  g_assert_nonnull (strstr (message, "kanslidator"));
  g_assert_nonnull (strstr (message, "2027-02-25"));
  g_assert_nonnull (strstr (message, "reading only"));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gui_page (window, sections[i].name);
  kb_window_start_import (window, NULL);
  g_assert_nonnull (strstr (kb_window_get_message (window), "nothing can be imported"));
  gui_close (window);
  after = test_read (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (lock), ==, 0);
}

/* A process of its own holds it, as another person's program would. */
static void
test_in_use_by_process (void)
{
  g_autofree char *path = gui_example_path ();
  const char *arguments[] = { "/proc/self/exe", "--hold", path, NULL };
  g_autoptr (GSubprocess) holder = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  KbWindow *window;

  holder = g_subprocess_newv (
      arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (holder));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "held");
  window = gui_open (path);
  g_assert_cmpint (kb_workbook_get_access (gui_workbook (window)), ==, KB_READ_ONLY_IN_USE);
  g_assert_nonnull (strstr (kb_window_get_message (window), "Nattvakten"));
  gui_close (window);
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (holder), NULL, &error));
  g_assert_true (g_subprocess_wait_check (holder, NULL, &error));
  g_assert_no_error (error);
  window = gui_open (path);
  g_assert_cmpint (kb_workbook_get_access (gui_workbook (window)), ==, KB_WRITABLE);
  g_assert_null (kb_window_get_message (window));
  gui_close (window);
}

/* In that process: has the workbook open until its input ends. */
static int
hold (const char *path)
{
  KbWorkbook *workbook = kb_workbook_open (path, KB_OPEN_MUST_WRITE, "Nattvakten", NULL);

  if (!workbook)
    return 1;
  g_print ("held\n");
  while (getchar () != EOF)
    ;
  g_object_unref (workbook);
  return 0;
}

/* --- language, undo, help --- */

static void
test_language (void)
{
  g_autofree char *path = gui_example_path ();
  KbWindow *window = gui_open (path);
  gpointer weak = window;
  GList *windows;
  GtkWidget *page;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gui_page (window, "plan");
  gui_set_language ("sv");
  gui_assert_gone (&weak);
  windows = gtk_application_get_windows (GTK_APPLICATION (gui_application ()));
  g_assert_cmpuint (g_list_length (windows), ==, 1);
  window = KB_WINDOW (windows->data);
  g_assert_cmpstr (kb_workbook_get_path (gui_workbook (window)), ==, path);
  g_assert_cmpint (kb_workbook_get_access (gui_workbook (window)), ==, KB_WRITABLE);
  page = gui_page (window, "overview");
  g_assert_cmpstr (kb_page_get_title (KB_PAGE (gui_find (page, KB_TYPE_PAGE, 0))), ==, "Översikt");
  gui_close (window);
  gui_set_language ("en");
}

/* “System” is what the environment says, also after another choice. */
static void
test_system_language (void)
{
  gui_set_language ("sv");
  g_settings_set_string (gui_settings (), "language", "system");
  g_assert_cmpint (kb_gui_language (), ==, KB_LANGUAGE_EN);
  gui_set_language ("en");
}

/* The preferences close first, since their window goes away. */
static void
test_preferences (void)
{
  g_autofree char *path = gui_example_path ();
  KbWindow *window = gui_open (path);
  gpointer weak = window;
  GtkWindow *dialog;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  g_action_group_activate_action (G_ACTION_GROUP (gui_application ()), "preferences", NULL);
  gui_wait (gui_dialog (KB_TYPE_PREFERENCES_WINDOW) != NULL);
  dialog = gui_dialog (KB_TYPE_PREFERENCES_WINDOW);
  gtk_editable_set_text (gui_part (dialog, "author_row"), "Samordnare");
  adw_combo_row_set_selected (gui_part (dialog, "language_row"), 1);
  gui_assert_gone (&weak);
  g_assert_null (gui_dialog (KB_TYPE_PREFERENCES_WINDOW));
  g_assert_cmpint (kb_gui_language (), ==, KB_LANGUAGE_SV);
  window = KB_WINDOW (gui_dialog (KB_TYPE_WINDOW));
  g_assert_cmpstr (kb_workbook_get_author (gui_workbook (window)), ==, "Samordnare");
  gui_close (window);
  g_settings_reset (gui_settings (), "author");
  gui_set_language ("en");
}

/* The buttons say what they would undo, in every window that shows the workbook. */
static void
test_undo (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  GtkWidget *page = gui_page (window, "assets");
  GtkWidget *buttons = gui_find (page, KB_TYPE_UNDO_BUTTONS, 0);
  GtkWidget *undo = gui_part (buttons, "undo_button");
  GtkWidget *redo = gui_part (buttons, "redo_button");
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = test_find (workbook, KB_KIND_ASSET, "Avvikelser och lex Sarah");
  g_autofree char *fresh = test_create ("ny.klassning", "amal");
  g_autofree char *earlier = g_strdup (gtk_widget_get_tooltip_text (undo));

  g_assert_false (gtk_widget_is_sensitive (redo));
  kb_workbook_set_level (workbook, id, 0, 1, 1, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_is_sensitive (undo));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (undo), "Avvikelser och lex Sarah"));
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (undo), "Undo: "));
  name = gui_name (undo);
  g_assert_cmpstr (name, !=, "");
  gui_click (undo);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, earlier);
  g_assert_true (gtk_widget_is_sensitive (redo));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (redo), "Avvikelser och lex Sarah"));
  gui_click (redo);
  g_assert_true (gtk_widget_is_sensitive (undo));
  g_assert_false (gtk_widget_is_sensitive (redo));
  gui_close (window);
  /* A new workbook has nothing to undo. */
  window = gui_open (fresh);
  page = gui_page (window, "assets");
  buttons = gui_find (page, KB_TYPE_UNDO_BUTTONS, 0);
  g_assert_false (gtk_widget_is_sensitive (gui_part (buttons, "undo_button")));
  g_assert_false (gtk_widget_is_sensitive (gui_part (buttons, "redo_button")));
  gui_close (window);
}

/* Looking is no act: neither at a page nor past it, nor undoing behind a page's back. */
static void
test_looking_writes_nothing (void)
{
  g_autofree char *path = gui_example_path ();
  KbWindow *window = gui_open (path);
  guint entries = test_entries (gui_workbook (window));
  g_autofree char *before = test_workbook_text (gui_workbook (window));
  g_autofree char *after = NULL;

  gui_close (window);
  window = gui_open (path);
  g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gui_page (window, sections[i].name);
  gui_page (window, "overview");
  g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries);
  for (guint i = 1; i <= 3; i++) {
    gui_activate (window, "win.undo", NULL);
    g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries + i);
  }
  for (guint i = 4; i <= 6; i++) {
    gui_activate (window, "win.redo", NULL);
    g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries + i);
  }
  after = test_workbook_text (gui_workbook (window));
  test_assert_same_text (before, after);
  gui_close (window);
  window = gui_open (path);
  g_assert_cmpuint (test_entries (gui_workbook (window)), ==, entries + 6);
  test_assert_whole (gui_workbook (window));
  gui_close (window);
}

/* Undo and redo survive that the window is closed. */
static void
test_undo_after_reopening (void)
{
  g_autofree char *path = gui_example_path ();
  KbWindow *window = gui_open (path);
  KbWorkbook *workbook = gui_workbook (window);
  g_autofree char *before = test_workbook_text (workbook);
  g_autofree char *after = NULL;
  g_autofree char *id = test_add_system (workbook, "Nytt system");

  gui_close (window);
  window = gui_open (path);
  gui_activate (window, "win.undo", NULL);
  after = test_workbook_text (gui_workbook (window));
  test_assert_same_text (before, after);
  gui_activate (window, "win.redo", NULL);
  g_assert_nonnull (
      kb_content_find (kb_workbook_get_content (gui_workbook (window)), KB_KIND_SYSTEM, id));
  gui_close (window);
}

/* Keys of the workshop view and of the plan's page, which stand in their classes and not in the
 * application. */
static const char *const of_the_workshop[] = {
  "<Alt>Right",
  "<Alt>Left",
  "<Alt>Up",
  "<Alt>Down",
  "<Control>g",
  "F11",
  "<Shift>F11",
  "<Control>plus",
  "<Control>minus",
  "F7",
  "<Alt><Shift>Left",
  "<Alt><Shift>Right",
  "<Control><Alt><Shift>Left",
  "<Control><Alt><Shift>Right",
  NULL,
};

static gboolean
collect_shortcuts (GtkWidget *widget, gpointer data)
{
  g_autofree char *accelerators = NULL;
  g_auto (GStrv) keys = NULL;

  if (!GTK_IS_SHORTCUTS_SHORTCUT (widget))
    return FALSE;
  g_object_get (widget, "accelerator", &accelerators, NULL);
  keys = g_strsplit (accelerators ? accelerators : "", " ", -1);
  for (guint i = 0; keys[i]; i++) {
    guint key;
    GdkModifierType state;

    /* A key without Ctrl or Alt is a view's own; the function keys are everywhere's. */
    if (gtk_accelerator_parse (keys[i], &key, &state) && (state != 0 || strstr (keys[i], "F1"))
        && !g_strv_contains (of_the_workshop, keys[i]))
      g_hash_table_add (data, gtk_accelerator_name (key, state));
  }
  return FALSE;
}

/* What the help shows works, and what works is shown. */
static void
test_help (void)
{
  KbWindow *window = gui_example ();
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) real = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) actions =
      gtk_application_list_action_descriptions (GTK_APPLICATION (gui_application ()));
  GtkShortcutsWindow *help =
      gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));

  g_assert_nonnull (help);
  gui_walk (help, collect_shortcuts, shown);
  for (guint i = 0; actions[i]; i++) {
    g_auto (GStrv) keys =
        gtk_application_get_accels_for_action (GTK_APPLICATION (gui_application ()), actions[i]);
    g_autofree char *action = NULL;
    g_autoptr (GVariant) target = NULL;

    for (guint k = 0; keys[k]; k++)
      g_hash_table_add (real, g_strdup (keys[k]));
    g_assert_true (g_action_parse_detailed_name (actions[i], &action, &target, NULL));
    if (g_str_has_prefix (action, "app."))
      g_assert_true (g_action_group_has_action (G_ACTION_GROUP (gui_application ()), action + 4));
  }
  gui_assert_same_keys (shown, real);
  g_assert_cmpuint (g_hash_table_size (real), >, 20);
  gui_close (window);
}

/* Ctrl+F, from any page. */
static void
test_search (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *view = gui_find (window, KB_TYPE_WORKBOOK_VIEW, 0);
  static const struct {
    const char *from;
    const char *to;
  } cases[] = {
    { "overview", "assets" }, { "assets", "assets" }, { "systems", "systems" }, { "plan", "plan" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *focus;

    gui_page (window, cases[i].from);
    gui_activate (window, "win.search", NULL);
    g_assert_cmpstr (kb_workbook_view_get_shown (KB_WORKBOOK_VIEW (view)), ==, cases[i].to);
    focus = gtk_window_get_focus (GTK_WINDOW (window));
    g_assert_nonnull (focus);
    g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY));
  }
  gui_close (window);
}

/* What is half typed when the window closes is in the workbook. */
static void
test_close_keeps_typing (void)
{
  g_autofree char *path = gui_example_path ();
  KbWindow *window = gui_open (path);
  GtkWidget *page = gui_page (window, "decision");
  const GPtrArray *decisions;

  gui_type (gui_part (page, "presenter_row"), "Utredaren");
  gui_close (window);
  window = gui_open (path);
  decisions = kb_content_list (kb_workbook_get_content (gui_workbook (window)), KB_KIND_DECISION);
  g_assert_cmpstr (kb_record_text (g_ptr_array_index (decisions, 0), KB_DECISION_PRESENTER), ==,
                   "Utredaren");
  gui_close (window);
}

/* The button of a message undoes the act that it tells of, so it goes when another came after. */
static void
test_undo_of_a_message (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  const char *id = test_find (workbook, KB_KIND_ASSET, "Orosanmälningar");
  g_autoptr (GError) error = NULL;

  g_assert_true (
      kb_workbook_set_text (workbook, KB_KIND_ASSET, id, KB_ASSET_OWNER, "Någon", &error));
  kb_window_show_toast (window, "Ändrat", TRUE);
  gui_settle (GTK_WIDGET (window));
  g_assert_nonnull (window->toast);
  g_assert_true (
      kb_workbook_set_text (workbook, KB_KIND_ASSET, id, KB_ASSET_OWNER, "En annan", &error));
  gui_wait (window->toast == NULL);
  kb_window_show_toast (window, "Ändrat", TRUE);
  gui_activate (window, "win.undo", NULL);
  gui_settle (GTK_WIDGET (window));
  g_assert_nonnull (window->toast); /* what was undone, and no button */
  g_assert_null (adw_toast_get_button_label (window->toast));
  gui_close (window);
}

int
main (int argc, char **argv)
{
  static const char *const looks[] = { "en-light", "en-dark", "sv-light", "sv-dark" };

  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);
  gui_init (&argc, &argv);
  g_test_add_func ("/window/start/cards", test_cards);
  g_test_add_func ("/window/start/new", test_new_workbook);
  g_test_add_func ("/window/start/new-fails", test_new_workbook_fails);
  g_test_add_func ("/window/start/new-by-file", test_new_by_file);
  g_test_add_func ("/window/start/example", test_example);
  g_test_add_func ("/window/start/recent", test_recent);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autofree char *path = g_strconcat ("/window/sections/", looks[i], NULL);

    g_test_add_data_func (path, looks[i], test_sections);
  }
  g_test_add_func ("/window/open/missing", test_missing);
  g_test_add_func ("/window/open/not-workbook", test_not_workbook);
  g_test_add_func ("/window/open/corrupt", test_corrupt);
  g_test_add_func ("/window/open/newer", test_newer);
  g_test_add_func ("/window/open/in-use", test_in_use);
  g_test_add_func ("/window/open/in-use-by-process", test_in_use_by_process);
  g_test_add_func ("/window/language", test_language);
  g_test_add_func ("/window/system-language", test_system_language);
  g_test_add_func ("/window/preferences", test_preferences);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/looking-writes-nothing", test_looking_writes_nothing);
  g_test_add_func ("/window/undo-after-reopening", test_undo_after_reopening);
  g_test_add_func ("/window/undo-of-a-message", test_undo_of_a_message);
  g_test_add_func ("/window/help", test_help);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/close-keeps-typing", test_close_keeps_typing);
  return gui_run ();
}
