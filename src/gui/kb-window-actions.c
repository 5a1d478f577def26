// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-window-actions"

#include "kb-window-private.h"

#include "kb-gui.h"
#include "kb-import-view.h"
#include "kb-labels.h"
#include "kb-place.h"
#include "kb-reminders-dialog.h"
#include "kb-search-dialog.h"

/* What can be done from anywhere in a window, by name. */

static void
on_file_chosen (GtkNativeDialog *dialog, int response, KbWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;

    if (path)
      kb_window_open (self, path);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
action_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open a workbook"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) workbooks = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (workbooks, _ ("Workbooks"));
  gtk_file_filter_add_pattern (workbooks, "*.klassning");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), workbooks);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_file_chosen), widget);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
action_open_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_window_open (KB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
action_start (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_window_close_workbook (KB_WINDOW (widget));
}

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_window_create_by_method (KB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_method_chosen (GtkNativeDialog *dialog, int response, KbWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;

    if (path)
      kb_window_create_by_file (self, path);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
action_new_by_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Choose a method"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) methods = gtk_file_filter_new ();

  gtk_file_filter_set_name (methods, _ ("Methods"));
  gtk_file_filter_add_pattern (methods, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), methods);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_method_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
action_example (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_window_open_example (KB_WINDOW (widget));
}

/* Undoes or redoes and says what. A field that is being typed in is left first, so that its act is
 * the one that is undone. */
static void
step (KbWindow *self, gboolean (*run) (KbWorkbook *, GError **), const char *pattern)
{
  g_autoptr (GtkWidget) focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *act = NULL;
  g_autofree char *text = NULL;
  KbHistory *history;
  const KbEntry *entry;

  if (focus)
    g_object_ref (focus);
  kb_window_flush_edits (self);
  if (!self->workbook)
    return;
  if (!run (self->workbook, &error)) {
    kb_gui_show_error (GTK_WIDGET (self), error);
    return;
  }
  kb_window_focus_again (self, focus);
  history = kb_workbook_get_history (self->workbook);
  entry = kb_history_get (history, kb_history_size (history) - 1);
  act = kb_describe_act (entry, kb_gui_language ());
  text = kb_fill (pattern, "act", act, NULL);
  kb_window_show_toast (self, text, FALSE);
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (KB_WINDOW (widget), kb_workbook_undo, _ ("Undone: {act}"));
}

static void
action_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (KB_WINDOW (widget), kb_workbook_redo, _ ("Done again: {act}"));
}

static void
action_section (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_window_show_section (KB_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
action_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *section, *id;

  g_variant_get (parameter, "(&s&s)", &section, &id);
  kb_window_show_section (KB_WINDOW (widget), section, id);
}

/* Opens a record where something of it can be mended. */
static void
action_mend (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWindow *self = KB_WINDOW (widget);
  const char *table, *id, *place, *section;
  KbKind kind;

  g_variant_get (parameter, "(&s&s&s)", &table, &id, &place);
  kind = kb_kind_from_table (table);
  section = kb_place_section (kind);
  if (!self->view || !section)
    return;
  if (kind == KB_KIND_ASSET && g_str_equal (place, "class")
      && kb_workbook_get_access (self->workbook) == KB_WRITABLE) {
    kb_window_start_classify (self, id);
    return;
  }
  kb_window_show_section (self, section, id);
  if (*place)
    kb_place_focus (kb_workbook_view_get_page (self->view, section), place);
}

static void
action_classify (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  kb_window_start_classify (KB_WINDOW (widget), *id ? id : NULL);
}

static void
action_workshop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  kb_window_start_workshop (KB_WINDOW (widget), *id ? id : NULL);
}

static void
action_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_window_start_import (KB_WINDOW (widget), NULL);
}

static void
action_leave (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_window_leave_mode (KB_WINDOW (widget));
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kb_window_show_section (KB_WINDOW (widget), "decision", NULL);
}

static void
action_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWindow *self = KB_WINDOW (widget);

  if (self->view && !self->mode)
    kb_workbook_view_search (self->view);
}

/* The pages have them; the keys work wherever the keyboard is in the window. */
static void
action_unit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWindow *self = KB_WINDOW (widget);

  if (self->view && !self->mode)
    gtk_widget_activate_action (
        GTK_WIDGET (self->view),
        g_str_equal (name, "win.clear-unit") ? "view.clear-unit" : "view.choose-unit", NULL);
}

static void
action_reminders (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWindow *self = KB_WINDOW (widget);

  if (!self->workbook)
    return;
  kb_window_flush_edits (self);
  gtk_window_present (GTK_WINDOW (kb_reminders_dialog_new (GTK_WINDOW (widget), self->workbook)));
}

static void
action_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KbWindow *self = KB_WINDOW (widget);

  if (!self->workbook)
    return;
  kb_window_flush_edits (self);
  gtk_window_present (GTK_WINDOW (kb_search_dialog_new (self)));
}

void
kb_window_install_actions (KbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.open", NULL, action_open);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", action_open_path);
  gtk_widget_class_install_action (widget_class, "win.start", NULL, action_start);
  gtk_widget_class_install_action (widget_class, "win.new", "s", action_new);
  gtk_widget_class_install_action (widget_class, "win.new-by-file", NULL, action_new_by_file);
  gtk_widget_class_install_action (widget_class, "win.example", NULL, action_example);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, action_redo);
  gtk_widget_class_install_action (widget_class, "win.section", "s", action_section);
  gtk_widget_class_install_action (widget_class, "win.show", "(ss)", action_show);
  gtk_widget_class_install_action (widget_class, "win.mend", "(sss)", action_mend);
  gtk_widget_class_install_action (widget_class, "win.classify", "s", action_classify);
  gtk_widget_class_install_action (widget_class, "win.workshop", "s", action_workshop);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, action_import);
  gtk_widget_class_install_action (widget_class, "win.leave", NULL, action_leave);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "win.reminders", NULL, action_reminders);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, action_find);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, action_search);
  gtk_widget_class_install_action (widget_class, "win.choose-unit", NULL, action_unit);
  gtk_widget_class_install_action (widget_class, "win.clear-unit", NULL, action_unit);
}
