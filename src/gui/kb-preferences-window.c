// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-preferences-window"

#include "kb-preferences-window.h"

#include "kb-gui.h"
#include "kb-window.h"

struct _KbPreferencesWindow {
  AdwPreferencesWindow parent_instance;

  AdwComboRow *language_row;
  AdwComboRow *colors_row;
  AdwEntryRow *author_row;
  GtkSwitch *keys_switch;
  KbApplication *application; /* borrowed */
};

G_DEFINE_FINAL_TYPE (KbPreferencesWindow, kb_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows' items. */
static const char *const languages[] = { "system", "sv", "en" };
static const char *const color_schemes[] = { "system", "light", "dark" };

static guint
index_of (const char *const *codes, guint n, const char *code)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (codes[i], code))
      return i;
  return 0;
}

static GSettings *
settings_of (KbPreferencesWindow *self)
{
  return kb_application_get_settings (self->application);
}

static gboolean
set_language_later (gpointer data)
{
  GVariant *parameters = data;
  const char *language;
  KbApplication *application = KB_APPLICATION (g_application_get_default ());

  g_variant_get (parameters, "(&s)", &language);
  if (application)
    g_settings_set_string (kb_application_get_settings (application), "language", language);
  g_variant_unref (parameters);
  return G_SOURCE_REMOVE;
}

static void
on_language_selected (KbPreferencesWindow *self)
{
  g_autofree char *now = NULL;
  const char *wanted = languages[MIN (adw_combo_row_get_selected (self->language_row), 2)];

  if (!self->application)
    return;
  now = g_settings_get_string (settings_of (self), "language");
  if (g_str_equal (now, wanted))
    return;
  /* All windows are made anew, this one's parent among them: so it closes first. */
  g_idle_add (set_language_later, g_variant_ref_sink (g_variant_new ("(s)", wanted)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_colors_selected (KbPreferencesWindow *self)
{
  if (self->application)
    g_settings_set_string (settings_of (self), "color-scheme",
                           color_schemes[MIN (adw_combo_row_get_selected (self->colors_row), 2)]);
}

static void
save_author (KbPreferencesWindow *self)
{
  const char *author = gtk_editable_get_text (GTK_EDITABLE (self->author_row));
  GList *windows;

  if (!self->application)
    return;
  g_settings_set_string (settings_of (self), "author", author);
  windows = gtk_application_get_windows (GTK_APPLICATION (self->application));
  for (GList *l = windows; l; l = l->next)
    if (KB_IS_WINDOW (l->data) && kb_window_get_workbook (l->data))
      kb_workbook_set_author (kb_window_get_workbook (l->data), author);
}

static void
on_author_applied (KbPreferencesWindow *self)
{
  save_author (self);
}

static gboolean
kb_preferences_window_close_request (GtkWindow *window)
{
  save_author (KB_PREFERENCES_WINDOW (window));
  return GTK_WINDOW_CLASS (kb_preferences_window_parent_class)->close_request (window);
}

static void
kb_preferences_window_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_PREFERENCES_WINDOW);
  G_OBJECT_CLASS (kb_preferences_window_parent_class)->dispose (object);
}

static void
kb_preferences_window_class_init (KbPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kb_preferences_window_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPreferencesWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, KbPreferencesWindow, colors_row);
  gtk_widget_class_bind_template_child (widget_class, KbPreferencesWindow, author_row);
  gtk_widget_class_bind_template_child (widget_class, KbPreferencesWindow, keys_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_language_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_colors_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_author_applied);
}

static void
kb_preferences_window_init (KbPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

KbPreferencesWindow *
kb_preferences_window_new (KbApplication *application)
{
  KbPreferencesWindow *window = g_object_new (KB_TYPE_PREFERENCES_WINDOW, NULL);
  GSettings *settings = kb_application_get_settings (application);
  g_autofree char *language = g_settings_get_string (settings, "language");
  g_autofree char *colors = g_settings_get_string (settings, "color-scheme");
  g_autofree char *author = g_settings_get_string (settings, "author");

  adw_combo_row_set_selected (window->language_row,
                              index_of (languages, G_N_ELEMENTS (languages), language));
  adw_combo_row_set_selected (window->colors_row,
                              index_of (color_schemes, G_N_ELEMENTS (color_schemes), colors));
  gtk_editable_set_text (GTK_EDITABLE (window->author_row), author);
  g_settings_bind (settings, "single-letter-keys", window->keys_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  window->application = application; /* from here on, changes are a person's */
  return window;
}
