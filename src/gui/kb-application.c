// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-application"

#include "kb-application.h"

#include "kb-config.h"
#include "kb-gui.h"
#include "kb-preferences-window.h"
#include "kb-window.h"

#define MAX_RECENT 8

struct _KbApplication {
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (KbApplication, kb_application, ADW_TYPE_APPLICATION)

static void
apply_color_scheme (KbApplication *self)
{
  static const struct {
    const char *name;
    AdwColorScheme scheme;
  } schemes[] = { { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
                  { "dark", ADW_COLOR_SCHEME_FORCE_DARK } };
  g_autofree char *wanted = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i].name, wanted))
      scheme = schemes[i].scheme;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
apply_language (KbApplication *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "language");

  kb_gui_set_language (language);
}

/* A language is in every text of a window, so each window is made anew on what it shows. */
static void
on_language_changed (KbApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  apply_language (self);
  g_application_hold (G_APPLICATION (self));
  for (GList *l = windows; l; l = l->next)
    if (KB_IS_WINDOW (l->data))
      kb_window_remake (l->data);
  g_application_release (G_APPLICATION (self));
}

static void
kb_application_startup (GApplication *application)
{
  KbApplication *self = KB_APPLICATION (application);

  self->settings = g_settings_new (KB_APPLICATION_ID);
  apply_language (self);
  G_APPLICATION_CLASS (kb_application_parent_class)->startup (application);
  apply_color_scheme (self);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (on_language_changed),
                           self, G_CONNECT_SWAPPED);
}

static KbWindow *
show_window (KbApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!KB_IS_WINDOW (window))
    window = GTK_WINDOW (kb_window_new (self));
  gtk_window_present (window);
  return KB_WINDOW (window);
}

static void
kb_application_activate (GApplication *application)
{
  show_window (KB_APPLICATION (application));
}

static gboolean
is_list (const char *path)
{
  static const char *const endings[] = { ".csv", ".tsv", ".txt", ".xlsx", ".xlsm" };
  g_autofree char *folded = path ? g_ascii_strdown (path, -1) : NULL;

  for (guint i = 0; folded && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

/* The window that has a workbook open already. */
static KbWindow *
window_with (KbApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next) {
    KbWorkbook *workbook = KB_IS_WINDOW (l->data) ? kb_window_get_workbook (l->data) : NULL;
    g_autofree char *open =
        workbook ? g_canonicalize_filename (kb_workbook_get_path (workbook), NULL) : NULL;

    if (g_strcmp0 (open, path) == 0)
      return l->data;
  }
  return NULL;
}

/* A list goes into the workbook that is open; a workbook gets a window of its own when there is
 * one already. */
static void
kb_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++) {
    g_autofree char *path = g_file_get_path (files[i]);
    KbWindow *window = show_window (KB_APPLICATION (application));

    if (is_list (path)) {
      kb_window_start_import (window, path);
      continue;
    }
    if (path && window_with (KB_APPLICATION (application), path)) {
      gtk_window_present (GTK_WINDOW (window_with (KB_APPLICATION (application), path)));
      continue;
    }
    if (kb_window_get_workbook (window)) {
      window = kb_window_new (KB_APPLICATION (application));
      gtk_window_present (GTK_WINDOW (window));
    }
    if (path)
      kb_window_open (window, path);
  }
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *parent = gtk_application_get_active_window (data);
  GtkWindow *window = GTK_WINDOW (kb_preferences_window_new (data));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (data), "application-name",
                         "Klassningsbordet", "application-icon", KB_APPLICATION_ID, "version",
                         KB_VERSION, "developer-name", _ ("The Klassningsbordet team"),
                         "license-type", GTK_LICENSE_CUSTOM, "license", "EUPL-1.2", "comments",
                         _ ("Classify information, see the risks and carry a plan to the nämnd. "
                            "Nothing leaves the computer."),
                         NULL);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (kb_window_new (data)));
}

static const GActionEntry actions[] = {
  { .name = "preferences", .activate = on_preferences },
  { .name = "about", .activate = on_about },
  { .name = "quit", .activate = on_quit },
  { .name = "new-window", .activate = on_new_window },
};

/* Every shortcut in one place; ui/gtk/help-overlay.ui shows the same ones. */
static const struct {
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "win.open", { "<Control>o" } },
  { "win.start", { "<Control>n" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.export", { "<Control>e" } },
  { "win.import", { "<Control>i" } },
  { "win.classify('')", { "<Control>l" } },
  { "win.workshop('')", { "<Control><Shift>k" } },
  { "win.section('overview')", { "<Alt>1" } },
  { "win.section('workshop')", { "<Alt>2" } },
  { "win.section('assets')", { "<Alt>3" } },
  { "win.section('systems')", { "<Alt>4" } },
  { "win.section('risks')", { "<Alt>5" } },
  { "win.section('measures')", { "<Alt>6" } },
  { "win.section('plan')", { "<Alt>7" } },
  { "win.section('follow-up')", { "<Alt>8" } },
  { "win.section('decision')", { "<Alt>9" } },
  { "win.section('method')", { "<Alt>0" } },
  { "win.section('organisation')", { "<Control><Shift>o" } },
  { "win.choose-unit", { "<Control>u" } },
  { "win.clear-unit", { "<Control><Shift>u" } },
  { "win.find", { "<Control>k" } },
  { "win.search", { "<Control>f" } },
  { "window.close", { "<Control>w" } },
};

static void
kb_application_dispose (GObject *object)
{
  g_clear_object (&KB_APPLICATION (object)->settings);
  G_OBJECT_CLASS (kb_application_parent_class)->dispose (object);
}

static void
kb_application_class_init (KbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_application_dispose;
  application_class->startup = kb_application_startup;
  application_class->activate = kb_application_activate;
  application_class->open = kb_application_open;
}

static void
kb_application_init (KbApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char *const *) shortcuts[i].keys);
}

/**
 * kb_application_new:
 * @extra_flags: besides opening files
 *
 * Returns: (transfer full): the application
 */
KbApplication *
kb_application_new (GApplicationFlags extra_flags)
{
  return g_object_new (KB_TYPE_APPLICATION, "application-id", KB_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | extra_flags, "resource-base-path",
                       "/se/klassningsbordet/Klassningsbordet", NULL);
}

GSettings *
kb_application_get_settings (KbApplication *application)
{
  g_return_val_if_fail (KB_IS_APPLICATION (application), NULL);

  return application->settings;
}

/**
 * kb_application_note_recent:
 * @application: the application
 * @path: a workbook
 * @title: what it is called on the start page
 * @progress: how far it has come
 *
 * Puts the workbook at the top of the list on the start page.
 */
void
kb_application_note_recent (KbApplication *application,
                            const char *path,
                            const char *title,
                            const char *progress)
{
  g_autoptr (GVariant) old = g_settings_get_value (application->settings, "recent");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GVariantBuilder builder;
  GVariantIter iter;
  const char *old_path, *old_title, *old_progress;
  gint64 time;
  guint n = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssx)"));
  g_variant_builder_add (&builder, "(sssx)", path, title, progress, g_date_time_to_unix (now));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "(&s&s&sx)", &old_path, &old_title, &old_progress, &time))
    if (!g_str_equal (old_path, path) && n++ < MAX_RECENT)
      g_variant_builder_add (&builder, "(sssx)", old_path, old_title, old_progress, time);
  g_settings_set_value (application->settings, "recent", g_variant_builder_end (&builder));
}

/**
 * kb_application_toggle_dark:
 * @application: the application
 *
 * From dark to light or back, for a wall or a room that is another than the desktop thought.
 */
void
kb_application_toggle_dark (KbApplication *application)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  g_settings_set_string (application->settings, "color-scheme", dark ? "light" : "dark");
}
