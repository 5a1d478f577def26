// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"

#include "kb-example.h"

#include <string.h>

/* Far longer than anything takes; it ends a test that would otherwise hang. */
#define FAILSAFE_SECONDS 20

static KbApplication *application;
static GBytes *example; /* the worked example, made once */

/* Before anything of GTK: what the windows must not take from the machine they are tested on. */
void
gui_init (int *argc, char ***argv)
{
  g_autofree char *base = NULL;
  static const char *const folders[] = { "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME" };

  test_init (argc, argv);
  base = g_path_get_dirname (g_getenv ("XDG_DATA_HOME"));
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *folder = g_build_filename (base, folders[i], NULL);

    g_setenv (folders[i], folder, TRUE);
  }
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("KLASSNINGSBORDET_TODAY", "2027-02-25", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  g_unsetenv ("GTK_THEME");
  g_unsetenv ("GTK_DEBUG");
  kb_gui_init_translations ();
}

static gboolean
set_up (void)
{
  g_autoptr (GError) error = NULL;

  application = kb_application_new (G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("The application could not start: %s", error->message);
  if (!gdk_display_get_default ())
    return FALSE;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-font-name", "Cantarell 11", "gtk-xft-dpi", 96 * 1024, NULL);
  gui_set_language ("en");
  return TRUE;
}

int
gui_run (void)
{
  int result;

  if (!set_up ())
    g_error ("There is no display to test on");
  result = test_run ();
  gui_close_all ();
  g_clear_pointer (&example, g_bytes_unref);
  g_clear_object (&application);
  return result;
}

KbApplication *
gui_application (void)
{
  return application;
}

GSettings *
gui_settings (void)
{
  return kb_application_get_settings (application);
}

/* Windows that are open are made anew by this, as they are for a person. */
void
gui_set_language (const char *code)
{
  g_settings_set_string (gui_settings (), "language", code);
  g_assert_cmpstr (kb_language_code (kb_gui_language ()), ==, code);
}

/* --- time --- */

struct _GuiClock {
  const char *where;
  const char *what;
  gint64 end;
};

GuiClock *
gui_clock_start (const char *where, const char *what)
{
  GuiClock *clock = g_new0 (GuiClock, 1);

  clock->where = where;
  clock->what = what;
  clock->end = g_get_monotonic_time () + FAILSAFE_SECONDS * G_USEC_PER_SEC;
  return clock;
}

static gboolean
wake (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

gboolean
gui_clock_tick (GuiClock *clock)
{
  gboolean woken = FALSE;
  guint id = g_timeout_add_seconds (1, wake, &woken);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  if (g_get_monotonic_time () > clock->end)
    g_error ("%s: waited in vain for %s", clock->where, clock->what);
  return TRUE;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *frames = data;

  (*frames)--;
  return *frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Until what is due is done, and @widget (if any) has been laid out and drawn. */
void
gui_settle (GtkWidget *widget)
{
  guint frames = 2;

  for (int i = 0; i < 1000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
  if (!widget || !gtk_widget_get_mapped (widget))
    return;
  gtk_widget_add_tick_callback (widget, on_tick, &frames, NULL);
  gtk_widget_queue_draw (widget);
  gui_wait (frames == 0);
}

/* --- windows --- */

KbWindow *
gui_window (void)
{
  KbWindow *window = kb_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  gui_wait (gtk_widget_get_mapped (GTK_WIDGET (window)));
  gui_settle (GTK_WIDGET (window));
  return window;
}

KbWindow *
gui_open (const char *path)
{
  KbWindow *window = gui_window ();

  g_assert_true (kb_window_open (window, path));
  gui_settle (GTK_WIDGET (window));
  return window;
}

/* A copy of the worked example for this test. */
char *
gui_example_path (void)
{
  char *path = test_path ("exempel.klassning");

  if (!example) {
    g_autofree char *original = test_path ("original.klassning");
    g_autoptr (GError) error = NULL;

    kb_example_create (original, &error);
    g_assert_no_error (error);
    example = test_read (original);
  }
  test_write (path, g_bytes_get_data (example, NULL), g_bytes_get_size (example));
  return path;
}

KbWindow *
gui_example (void)
{
  g_autofree char *path = gui_example_path ();

  return gui_open (path);
}

/* … before anything of it was answered or followed up: without its last three acts. */
KbWindow *
gui_example_unanswered (void)
{
  g_autofree char *path = gui_example_path ();
  KbWorkbook *workbook = test_open (path);

  for (guint i = 0; i < 3; i++)
    g_assert_true (kb_workbook_undo (workbook, NULL));
  test_close (workbook);
  return gui_open (path);
}

KbWorkbook *
gui_workbook (KbWindow *window)
{
  KbWorkbook *workbook = kb_window_get_workbook (window);

  g_assert_nonnull (workbook);
  return workbook;
}

static gboolean
is_page_of (GtkWidget *widget, gpointer data)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), data);
}

/* A section's page, shown. */
KbRecord *
gui_record (KbWindow *window, KbKind kind, const char *title)
{
  KbWorkbook *workbook = gui_workbook (window);

  return kb_content_get (kb_workbook_get_content (workbook), kind,
                         test_find (workbook, kind, title));
}

KbRecord *
gui_risk (KbWindow *window, gint64 number)
{
  const GPtrArray *risks =
      kb_content_list (kb_workbook_get_content (gui_workbook (window)), KB_KIND_RISK);

  for (guint i = 0; i < risks->len; i++)
    if (kb_record_integer (g_ptr_array_index (risks, i), KB_RISK_NUMBER) == number)
      return g_ptr_array_index (risks, i);
  g_error ("There is no risk %d", (int) number);
}

GtkWidget *
gui_page (KbWindow *window, const char *section)
{
  GtkWidget *stack;
  GtkWidget *page;

  kb_window_show_section (window, section, NULL);
  stack = gui_walk (window, is_page_of, (gpointer) section);
  g_assert_nonnull (stack);
  page = gtk_stack_get_child_by_name (GTK_STACK (stack), section);
  gui_wait (gtk_widget_get_mapped (page));
  gui_settle (GTK_WIDGET (window));
  return page;
}

/* The dialog of a type that is open, or NULL. */
GtkWindow *
gui_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type))
      return window;
  }
  return NULL;
}

void
gui_assert_gone (gpointer *weak)
{
  gui_wait (*weak == NULL);
}

/* Closes as a person does; nothing may hold the window, or its workbook, any longer. */
void
gui_close (KbWindow *window)
{
  gpointer weak = window;
  gpointer workbook = kb_window_get_workbook (window);

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  if (workbook)
    g_object_add_weak_pointer (workbook, &workbook);
  gtk_window_close (GTK_WINDOW (window));
  gui_assert_gone (&weak);
  gui_assert_gone (&workbook);
}

void
gui_close_all (void)
{
  g_autoptr (GList) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));

  for (GList *l = windows; l; l = l->next)
    gtk_window_destroy (l->data);
  gui_settle (NULL);
}

/* --- widgets --- */

/* What a template calls @id. */
gpointer
gui_part (gpointer widget, const char *id)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), id);

  if (!part)
    g_error ("%s has no part called %s", G_OBJECT_TYPE_NAME (widget), id);
  return part;
}

/* Depth first; the first widget for which @visit says so. */
GtkWidget *
gui_walk (gpointer root, GuiVisit visit, gpointer data)
{
  if (visit (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = gui_walk (child, visit, data);

    if (found)
      return found;
  }
  return NULL;
}

typedef struct {
  GType type;
  guint left;
  const char *text;
} GuiSearch;

static gboolean
is_nth (GtkWidget *widget, gpointer data)
{
  GuiSearch *search = data;

  return g_type_is_a (G_OBJECT_TYPE (widget), search->type) && search->left-- == 0;
}

GtkWidget *
gui_find (gpointer root, GType type, guint index)
{
  GuiSearch search = { type, index, NULL };

  return gui_walk (root, is_nth, &search);
}

guint
gui_count (gpointer root, GType type)
{
  guint count = 0;

  while (gui_find (root, type, count))
    count++;
  return count;
}

/* Mapped, though perhaps scrolled out of sight. */
gboolean
gui_is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget);
}

static char *
without_mnemonic (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("", parts);
}

static gboolean
adds_text (GtkWidget *widget, gpointer data)
{
  GString *text = data;
  g_autofree char *plain = NULL;

  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_child_visible (widget)
      || !gtk_widget_get_visible (widget))
    return FALSE;
  plain = g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (*g_strstrip (plain))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", plain);
  return FALSE;
}

/* What a screen reader calls a widget: its label, the text of what labels it, or what it shows. */
char *
gui_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)) {
    /* There is no reading of a value, but the check says what it found. */
    g_autofree char *found =
        gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");

    return found ? g_steal_pointer (&found) : g_strdup ("");
  }
  gui_walk (widget, adds_text, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
says (GtkWidget *widget, gpointer data)
{
  GuiSearch *search = data;
  g_autofree char *name = NULL;
  g_autofree char *plain = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (widget), search->type) || !gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    plain = without_mnemonic (gtk_button_get_label (GTK_BUTTON (widget)));
  else if (ADW_IS_PREFERENCES_ROW (widget))
    plain = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  else if (GTK_IS_LABEL (widget))
    plain = g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (g_strcmp0 (plain, search->text) == 0)
    return TRUE;
  name = gui_name (widget);
  return g_str_equal (name, search->text);
}

static GtkWidget *
find_saying (gpointer root, GType type, const char *text)
{
  GuiSearch search = { type, 0, text };

  return gui_walk (root, says, &search);
}

GtkWidget *
gui_find_button (gpointer root, const char *label)
{
  GtkWidget *button = find_saying (root, GTK_TYPE_BUTTON, label);

  if (!button)
    g_error ("%s has no button “%s”", G_OBJECT_TYPE_NAME (root), label);
  return button;
}

static gboolean
has_action (GtkWidget *widget, gpointer data)
{
  GuiSearch *search = data;

  return GTK_IS_ACTIONABLE (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), search->text) == 0;
}

/* The button, shown, that does something by its name. */
GtkWidget *
gui_find_action (gpointer root, const char *action)
{
  GuiSearch search = { G_TYPE_NONE, 0, action };
  GtkWidget *button = gui_walk (root, has_action, &search);

  if (!button)
    g_error ("%s has no button for %s", G_OBJECT_TYPE_NAME (root), action);
  return button;
}

GtkWidget *
gui_find_label (gpointer root, const char *text)
{
  return find_saying (root, GTK_TYPE_LABEL, text);
}

const char *
gui_text (gpointer label)
{
  return gtk_label_get_text (GTK_LABEL (label));
}

/* The rows of a list box, one a line, each as all it says. */
char *
gui_list_texts (gpointer list)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row;
       row = gtk_widget_get_next_sibling (row)) {
    g_autoptr (GString) text = g_string_new (NULL);

    gui_walk (row, adds_text, text);
    g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", text->str);
  }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* --- acts --- */

/* As a pointer does, so never on what can't be pressed. */
void
gui_click (gpointer button)
{
  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  gui_settle (NULL);
}

/* The keys that the help shows are those that do something. */
void
gui_assert_same_keys (GHashTable *shown, GHashTable *real)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, shown);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (real, name))
      g_error ("The help shows %s, which does nothing", (const char *) name);
  g_hash_table_iter_init (&iter, real);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (shown, name))
      g_error ("The help does not show %s", (const char *) name);
}

gboolean
gui_press (gpointer widget, guint key)
{
  return gui_press_with (widget, key, 0);
}

/* Hands a key to the key controllers of a widget; GTK 4 has no way to synthesise the event. */
gboolean
gui_press_with (gpointer widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
  }
  gui_settle (NULL);
  return handled;
}

void
gui_focus (gpointer widget)
{
  g_assert_true (gtk_widget_grab_focus (widget));
  gui_settle (NULL);
}

/* Takes the keyboard away from what has it. */
void
gui_leave (gpointer widget)
{
  gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
  gui_settle (NULL);
}

/* Goes to a field and writes in place of what stands there, without leaving it. */
void
gui_type (gpointer widget, const char *text)
{
  gui_focus (widget);
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (widget), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
  gui_settle (NULL);
}

static gboolean
file_is_chosen (GtkFileChooser *chooser, const char *path)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  return file && g_strcmp0 (g_file_peek_path (file), path) == 0;
}

/* Answers the file dialog that is open, or is about to be. */
void
gui_choose_file (const char *path)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkFileChooser *chooser;

  gui_wait (gui_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  chooser = GTK_FILE_CHOOSER (gui_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG));
  folder = g_file_new_for_path (folder_path);
  if (gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE) {
    gtk_file_chooser_set_current_folder (chooser, folder, &error);
    g_assert_no_error (error);
    gtk_file_chooser_set_current_name (chooser, name);
  } else {
    gtk_file_chooser_set_file (chooser, file, &error);
    g_assert_no_error (error);
  }
  gui_wait (file_is_chosen (chooser, path));
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  gui_wait (gui_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
  gui_settle (NULL);
}

void
gui_cancel_file (void)
{
  gui_wait (gui_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  gtk_dialog_response (GTK_DIALOG (gui_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG)), GTK_RESPONSE_CANCEL);
  gui_wait (gui_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
  gui_settle (NULL);
}

void
gui_activate (gpointer widget, const char *action, const char *format, ...)
{
  g_autoptr (GVariant) target = NULL;
  va_list arguments;

  if (format) {
    va_start (arguments, format);
    target = g_variant_ref_sink (g_variant_new_va (format, NULL, &arguments));
    va_end (arguments);
  }
  g_assert_true (gtk_widget_activate_action_variant (widget, action, target));
  gui_settle (NULL);
}
