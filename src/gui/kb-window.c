// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-window"

#include "kb-window-private.h"

#include "kb-classify-view.h"
#include "kb-error-text.h"
#include "kb-example.h"
#include "kb-gui.h"
#include "kb-import-view.h"
#include "kb-labels.h"
#include "kb-method-file.h"
#include "kb-new-dialog.h"
#include "kb-report.h"
#include "kb-workshop-view.h"

#include <glib/gstdio.h>

G_DEFINE_FINAL_TYPE (KbWindow, kb_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  PROP_0,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GSettings *
settings_of (KbWindow *self)
{
  return kb_application_get_settings (
      KB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/* "Undo: Classify Lönedata: K3", or just "Undo" when there is nothing. */
static char *
step_label (const char *step, const KbEntry *entry)
{
  g_autofree char *act = entry ? kb_describe_act (entry, kb_gui_language ()) : NULL;

  return act ? g_strdup_printf ("%s: %s", step, act) : g_strdup (step);
}

static void
set_label (KbWindow *self, char **label, const char *step, const KbEntry *entry, GParamSpec *pspec)
{
  g_autofree char *text = step_label (step, entry);

  if (g_strcmp0 (*label, text) == 0)
    return;
  g_free (*label);
  *label = g_steal_pointer (&text);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

/**
 * kb_window_update_actions:
 * @window: a window
 *
 * Enables what can be done now and names what undo and redo would do.
 */
void
kb_window_update_actions (KbWindow *window)
{
  KbHistory *history = window->workbook ? kb_workbook_get_history (window->workbook) : NULL;
  const KbEntry *undo = history ? kb_history_to_undo (history) : NULL;
  const KbEntry *redo = history ? kb_history_to_redo (history) : NULL;
  gboolean writable = window->workbook && kb_workbook_get_access (window->workbook) == KB_WRITABLE;
  static const char *const for_reading[] = { "win.export", "win.section", "win.search", "win.find",
                                             "win.reminders" };
  static const char *const for_writing[] = { "win.import", "win.classify", "win.workshop" };

  set_label (window, &window->undo_label, _ ("Undo"), undo, properties[PROP_UNDO_LABEL]);
  set_label (window, &window->redo_label, _ ("Redo"), redo, properties[PROP_REDO_LABEL]);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.undo", writable && undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.redo", writable && redo);
  for (guint i = 0; i < G_N_ELEMENTS (for_reading); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), for_reading[i], window->workbook != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (for_writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), for_writing[i], writable && !window->mode);
}

/* "Undo" beside an act must never undo another. */
static void
drop_stale_toast (KbWindow *self)
{
  const KbEntry *undo =
      self->workbook ? kb_history_to_undo (kb_workbook_get_history (self->workbook)) : NULL;

  if (self->toast && self->toast_act && g_strcmp0 (undo ? undo->hash : NULL, self->toast_act) != 0)
    adw_toast_dismiss (self->toast);
}

static void
on_workbook_changed (KbWindow *self)
{
  kb_window_update_actions (self);
  drop_stale_toast (self);
}

/* A version is found in its workbook, so it is not among the recent ones. */
static void
remember (KbWindow *self)
{
  KbContent *content = kb_workbook_get_content (self->workbook);
  KbApplication *application = KB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (KbReport) report =
      kb_report_new (self->workbook, kb_gui_language (), KB_PROFILE_COMPLETE);
  g_autofree char *period = kb_format_period (content);
  g_autofree char *title = g_strdup_printf ("%s %s", kb_format_owner_unit (content), period);
  g_autofree char *classified = g_strdup_printf ("%u", report->summary.assets.classified);
  g_autofree char *total = g_strdup_printf ("%u", report->summary.assets.total);
  g_autofree char *progress = report->summary.assets.total == 0
                                  ? g_strdup (_ ("New, nothing classified"))
                                  : kb_fill (_ ("{classified} of {total} classified"), "classified",
                                             classified, "total", total, NULL);

  if (kb_workbook_get_access (self->workbook) == KB_READ_ONLY_VERSION)
    return;
  kb_application_note_recent (application, kb_workbook_get_path (self->workbook), title, progress);
}

/**
 * kb_window_close_workbook:
 * @window: a window
 *
 * Writes what is half-typed, lets go of the workbook and shows the start page.
 */
void
kb_window_close_workbook (KbWindow *window)
{
  if (!window->workbook)
    return;
  kb_window_flush_edits (window);
  remember (window);
  gtk_stack_set_visible_child_name (window->stack, "start");
  if (window->mode) {
    gtk_stack_remove (window->stack, window->mode);
    window->mode = NULL;
  }
  gtk_stack_remove (window->stack, GTK_WIDGET (window->view));
  window->view = NULL;
  g_clear_signal_handler (&window->changed_id, window->workbook);
  kb_workbook_close (window->workbook);
  g_clear_object (&window->workbook);
  gtk_window_set_title (GTK_WINDOW (window), "Klassningsbordet");
  kb_message_bar_hide (window->message_bar);
  kb_start_page_refresh (window->start_page);
  kb_window_update_actions (window);
}

/**
 * kb_window_flush_edits:
 * @window: a window
 *
 * Writes what somebody has typed but not left yet, so that nothing is lost by closing.
 */
void
kb_window_flush_edits (KbWindow *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  if (window->mode && KB_IS_CLASSIFY_VIEW (window->mode))
    kb_classify_view_flush (KB_CLASSIFY_VIEW (window->mode));
  if (window->mode && KB_IS_WORKSHOP_VIEW (window->mode))
    kb_workshop_view_flush (KB_WORKSHOP_VIEW (window->mode));
  if (window->view)
    kb_workbook_view_flush (window->view);
}

static void
show_access (KbWindow *self)
{
  const GError *why = kb_workbook_get_access_error (self->workbook);
  const GError *backup = kb_workbook_get_backup_error (self->workbook);

  kb_message_bar_hide (self->message_bar);
  if (kb_workbook_get_access (self->workbook) != KB_WRITABLE) {
    g_autofree char *text =
        why ? kb_error_text_for_window (why, kb_gui_language ()) : g_strdup ("");
    /* A version says itself that it is for reading: its workbook may be open for writing. */
    const char *rest = kb_workbook_get_access (self->workbook) == KB_READ_ONLY_VERSION
                           ? ""
                           : _ ("The workbook is open for reading only.");
    g_autofree char *message = g_strdup_printf ("%s %s", text, rest);

    kb_window_show_message (self, g_strstrip (message), FALSE);
  } else if (backup) {
    g_autofree char *text = kb_error_text_for_window (backup, kb_gui_language ());
    g_autofree char *message = kb_fill (
        _ ("No backup could be made when the workbook was opened: {reason}"), "reason", text, NULL);

    kb_window_show_message (self, message, FALSE);
  }
}

static void
take_workbook (KbWindow *self, KbWorkbook *workbook)
{
  g_autofree char *title = NULL;
  g_autofree char *author = g_settings_get_string (settings_of (self), "author");

  kb_window_close_workbook (self);
  self->workbook = workbook;
  kb_workbook_set_author (workbook, author);
  self->changed_id =
      g_signal_connect_swapped (workbook, "changed", G_CALLBACK (on_workbook_changed), self);
  self->view = g_object_new (KB_TYPE_WORKBOOK_VIEW, "workbook", workbook, NULL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "workbook");
  gtk_stack_set_visible_child_name (self->stack, "workbook");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  title = g_strdup_printf ("%s – Klassningsbordet",
                           kb_format_owner_unit (kb_workbook_get_content (workbook)));
  gtk_window_set_title (GTK_WINDOW (self), title);
  remember (self);
  show_access (self);
  kb_window_update_actions (self);
}

/**
 * kb_window_open:
 * @window: a window
 * @path: a workbook
 *
 * Opens a workbook in place of what the window shows. A file that is none leaves everything as it
 * is and says why.
 *
 * Returns: whether it was opened
 */
gboolean
kb_window_open (KbWindow *window, const char *path)
{
  g_autofree char *author = g_settings_get_string (settings_of (window), "author");
  g_autoptr (GError) error = NULL;
  KbWorkbook *workbook;

  if (window->workbook && g_strcmp0 (kb_workbook_get_path (window->workbook), path) == 0)
    kb_window_close_workbook (window);
  workbook = kb_workbook_open (path, KB_OPEN_READ_WRITE, author, &error);
  if (!workbook) {
    kb_gui_show_error (GTK_WIDGET (window), error);
    return FALSE;
  }
  take_workbook (window, workbook);
  return TRUE;
}

/**
 * kb_window_show_version:
 * @window: the window of a workbook
 * @version: (transfer full): a locked version of it
 * @label: what the version is called
 *
 * Shows the version in a window of its own, for reading.
 */
void
kb_window_show_version (KbWindow *window, KbWorkbook *version, const char *label)
{
  KbApplication *application = KB_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  KbWindow *fresh = kb_window_new (application);
  g_autofree char *name = kb_fill (_ ("Version {version}"), "version", label, NULL);
  g_autofree char *title = NULL;

  gtk_window_present (GTK_WINDOW (fresh));
  take_workbook (fresh, version);
  title =
      g_strdup_printf ("%s – %s", name, kb_format_owner_unit (kb_workbook_get_content (version)));
  gtk_window_set_title (GTK_WINDOW (fresh), title);
}

/**
 * kb_window_remake:
 * @window: a window
 *
 * Makes everything in the window anew, in the language of now.
 */
void
kb_window_remake (KbWindow *window)
{
  KbApplication *application = KB_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  g_autofree char *path =
      window->workbook ? g_strdup (kb_workbook_get_path (window->workbook)) : NULL;
  KbWindow *fresh;

  if (window->workbook && kb_workbook_get_access (window->workbook) == KB_READ_ONLY_VERSION) {
    gtk_window_close (GTK_WINDOW (window)); /* it is shown anew from its workbook */
    return;
  }
  kb_window_close_workbook (window);
  fresh = kb_window_new (application);
  gtk_window_present (GTK_WINDOW (fresh));
  if (path)
    kb_window_open (fresh, path);
  gtk_window_destroy (GTK_WINDOW (window));
}

KbWorkbook *
kb_window_get_workbook (KbWindow *window)
{
  g_return_val_if_fail (KB_IS_WINDOW (window), NULL);

  return window->workbook;
}

void
kb_window_show_message (KbWindow *window, const char *text, gboolean is_error)
{
  g_return_if_fail (KB_IS_WINDOW (window));

  kb_message_bar_show (window->message_bar, text, is_error);
}

/**
 * kb_window_get_message:
 * @window: a window
 *
 * Returns: (nullable): the message that is shown
 */
const char *
kb_window_get_message (KbWindow *window)
{
  g_return_val_if_fail (KB_IS_WINDOW (window), NULL);

  return kb_message_bar_get_text (window->message_bar);
}

void
kb_window_show_toast (KbWindow *window, const char *text, gboolean undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  g_return_if_fail (KB_IS_WINDOW (window));

  /* One at a time: a queue would tell of what is long past. */
  if (window->toast)
    adw_toast_dismiss (window->toast);
  g_clear_pointer (&window->toast_act, g_free);
  if (undo && window->workbook) {
    const KbEntry *last = kb_history_to_undo (kb_workbook_get_history (window->workbook));

    adw_toast_set_button_label (toast, _ ("Undo"));
    adw_toast_set_action_name (toast, "win.undo");
    window->toast_act = g_strdup (last ? last->hash : "");
  }
  g_set_weak_pointer (&window->toast, toast);
  adw_toast_overlay_add_toast (window->toasts, toast);
}

/**
 * kb_window_show_section:
 * @window: a window
 * @section: overview, workshop, assets, systems, risks, measures, plan, follow-up, decision,
 *   organisation or method
 * @record_id: (nullable): a record to choose there
 */
void
kb_window_show_section (KbWindow *window, const char *section, const char *record_id)
{
  g_return_if_fail (KB_IS_WINDOW (window));

  if (!window->view)
    return;
  if (window->mode)
    kb_window_leave_mode (window);
  kb_workbook_view_show (window->view, section, record_id);
}

static void
enter_mode (KbWindow *self, GtkWidget *mode)
{
  kb_window_flush_edits (self);
  if (self->mode)
    gtk_stack_remove (self->stack, self->mode);
  self->mode = mode;
  gtk_stack_add_named (self->stack, mode, "mode");
  gtk_stack_set_visible_child (self->stack, mode);
  kb_window_update_actions (self);
}

/**
 * kb_window_start_import:
 * @window: a window
 * @path: (nullable): a list to read at once
 */
void
kb_window_start_import (KbWindow *window, const char *path)
{
  KbImportView *view;

  g_return_if_fail (KB_IS_WINDOW (window));

  if (!window->workbook) {
    kb_window_show_message (window,
                            _ ("A list is imported into a workbook: open or make one first, then "
                               "drop the list there."),
                            FALSE);
    return;
  }
  if (kb_workbook_get_access (window->workbook) != KB_WRITABLE) {
    kb_window_show_message (
        window, _ ("The workbook is open for reading only, so nothing can be imported."), FALSE);
    return;
  }
  view = kb_import_view_new (window->workbook);
  enter_mode (window, GTK_WIDGET (view));
  if (path)
    kb_import_view_load (view, path);
  else
    kb_import_view_begin (view);
}

/**
 * kb_window_start_paste:
 * @window: a window
 * @text: cells from a spreadsheet's clipboard
 *
 * Imports pasted rows like a list.
 */
void
kb_window_start_paste (KbWindow *window, const char *text)
{
  kb_window_start_import (window, NULL);
  if (KB_IS_IMPORT_VIEW (window->mode))
    kb_import_view_load_text (KB_IMPORT_VIEW (window->mode), text);
}

void
kb_window_start_classify (KbWindow *window, const char *asset_id)
{
  KbClassifyView *view;

  g_return_if_fail (KB_IS_WINDOW (window));

  if (!window->workbook)
    return;
  view = g_object_new (KB_TYPE_CLASSIFY_VIEW, "workbook", window->workbook, NULL);
  enter_mode (window, GTK_WIDGET (view));
  kb_classify_view_show_asset (view, asset_id);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

/**
 * kb_window_start_workshop:
 * @window: a window
 * @workshop_id: (nullable): a workshop to go on with; %NULL for a new one
 */
void
kb_window_start_workshop (KbWindow *window, const char *workshop_id)
{
  GtkWidget *view;

  g_return_if_fail (KB_IS_WINDOW (window));

  if (!window->workbook || kb_workbook_get_access (window->workbook) != KB_WRITABLE)
    return;
  view = GTK_WIDGET (kb_workshop_view_new (window->workbook, workshop_id));
  enter_mode (window, view);
  gtk_widget_grab_focus (view);
}

/**
 * kb_window_leave_mode:
 * @window: a window
 *
 * Goes back from an import or a classification to the pages.
 */
void
kb_window_leave_mode (KbWindow *window)
{
  GtkWidget *mode = window->mode;

  if (!mode)
    return;
  kb_window_flush_edits (window);
  gtk_stack_set_visible_child_name (window->stack, "workbook");
  window->mode = NULL;
  gtk_stack_remove (window->stack, mode);
  kb_window_update_actions (window);
}

static void
on_new_dialog_created (KbWindow *self, const char *path)
{
  kb_window_open (self, path);
}

static void
ask_for_place (KbWindow *self, KbNewDialog *dialog)
{
  g_signal_connect_object (dialog, "created", G_CALLBACK (on_new_dialog_created), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * kb_window_create_by_method:
 * @window: a window
 * @method_id: a method that comes with the program
 *
 * Asks for the kommun and a place, and makes a workbook.
 */
void
kb_window_create_by_method (KbWindow *window, const char *method_id)
{
  ask_for_place (window, kb_new_dialog_new (GTK_WINDOW (window), method_id));
}

/**
 * kb_window_create_by_file:
 * @window: a window
 * @path: a method file, such as a samordnare hands to every sektor
 *
 * Asks for the kommun and a place, and makes a workbook by that method. One that is not whole is
 * refused with the place of the fault.
 *
 * Returns: whether it could be read
 */
gboolean
kb_window_create_by_file (KbWindow *window, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbContent) method = kb_method_file_read (path, &error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  if (method) {
    ask_for_place (window, kb_new_dialog_new_by (GTK_WINDOW (window), method));
    return TRUE;
  }
  reason = kb_error_text_for_window (error, kb_gui_language ());
  text = kb_fill (_ ("{file} cannot be used as a method. {reason}"), "file", name, "reason", reason,
                  NULL);
  kb_window_show_message (window, text, TRUE);
  return FALSE;
}

/**
 * kb_window_open_example:
 * @window: a window
 *
 * Opens the worked example, a copy of one's own in the user's data folder that can be changed
 * freely.
 */
void
kb_window_open_example (KbWindow *window)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "klassningsbordet", NULL);
  g_autofree char *path = g_build_filename (folder, "Björkhamra.klassning", NULL);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_debug ("No data folder could be made");
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !kb_example_create (path, &error)) {
    kb_gui_show_error (GTK_WIDGET (window), error);
    return;
  }
  kb_window_open (window, path);
}

static gboolean
kb_window_close_request (GtkWindow *window)
{
  KbWindow *self = KB_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings_of (self), "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings_of (self), "window-maximized", gtk_window_is_maximized (window));
  kb_window_close_workbook (self);
  return GTK_WINDOW_CLASS (kb_window_parent_class)->close_request (window);
}

static void
kb_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KbWindow *self = KB_WINDOW (object);

  switch (id) {
  case PROP_UNDO_LABEL:
    g_value_set_string (value, self->undo_label);
    break;
  case PROP_REDO_LABEL:
    g_value_set_string (value, self->redo_label);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_window_dispose (GObject *object)
{
  KbWindow *self = KB_WINDOW (object);

  g_signal_handlers_disconnect_by_func (self, kb_window_on_focus_changed, NULL);
  kb_window_forget_focus (self);
  g_clear_weak_pointer (&self->toast);
  if (self->workbook)
    g_clear_signal_handler (&self->changed_id, self->workbook);
  g_clear_object (&self->workbook);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_WINDOW);
  G_OBJECT_CLASS (kb_window_parent_class)->dispose (object);
}

static void
kb_window_finalize (GObject *object)
{
  KbWindow *self = KB_WINDOW (object);

  g_free (self->toast_act);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (kb_window_parent_class)->finalize (object);
}

static void
kb_window_class_init (KbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kb_window_get_property;
  object_class->dispose = kb_window_dispose;
  object_class->finalize = kb_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kb_window_close_request;
  properties[PROP_UNDO_LABEL] =
      g_param_spec_string ("undo-label", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_REDO_LABEL] =
      g_param_spec_string ("redo-label", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  g_type_ensure (KB_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, start_page);
  kb_window_install_actions (klass);
}

static void
kb_window_init (KbWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (kb_window_on_focus_changed), NULL);
  kb_window_update_actions (self);
}

/**
 * kb_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window that shows the start page
 */
KbWindow *
kb_window_new (KbApplication *application)
{
  KbWindow *window = g_object_new (KB_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = kb_application_get_settings (application);
  const char *const help_keys[] = { "<Control>question", "F1", NULL };
  int width, height;

  /* The help overlay brings its own key with every window; F1 is what most people press. */
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.show-help-overlay",
                                         help_keys);
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  kb_start_page_refresh (window->start_page);
  return window;
}
