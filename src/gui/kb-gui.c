// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-gui"

#include "kb-gui.h"

#include "kb-config.h"
#include "kb-error-text.h"
#include "kb-window.h"

#include <locale.h>

/* What gettext looks at to see that its catalogues are to be found anew (the GNU libintl manual,
 * "Being a gettext krnl"). */
extern int _nl_msg_cat_cntr;

static KbLanguage current_language = KB_LANGUAGE_SV;

KbLanguage
kb_gui_language (void)
{
  return current_language;
}

static void
use_language (KbLanguage language)
{
  g_setenv ("LANGUAGE", kb_language_code (language), TRUE);
  _nl_msg_cat_cntr++;
}

/* A locale named C takes no translation at all, so it gives way to C.UTF-8. */
static void
use_locale (void)
{
  const char *locale = setlocale (LC_ALL, "");

  if (!locale || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
}

/* What the environment asks for, read before it is written over. */
static KbLanguage
system_language (void)
{
  static gsize known;
  static KbLanguage language;

  if (g_once_init_enter (&known)) {
    language = kb_language_from_environment ();
    g_once_init_leave (&known, 1);
  }
  return language;
}

/**
 * kb_gui_init_translations:
 *
 * Finds the program's texts. To be called before anything of GIO or GTK is made: at the first text
 * that they translate GLib decides, once for all, whether there are translations; so it is asked
 * when the language is Swedish. Else somebody who begins in English could never leave it.
 */
void
kb_gui_init_translations (void)
{
  const char *folder = g_getenv ("KLASSNINGSBORDET_LOCALE_DIR");

  use_locale ();
  bindtextdomain (GETTEXT_PACKAGE, folder ? folder : KB_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  current_language = system_language ();
  use_language (KB_LANGUAGE_SV);
  g_dgettext (GETTEXT_PACKAGE, "Undo");
  use_language (current_language);
}

/**
 * kb_gui_set_language:
 * @choice: system, sv or en
 *
 * Sets the language of everything that is made from now on.
 */
void
kb_gui_set_language (const char *choice)
{
  use_locale ();
  current_language = system_language ();
  kb_language_from_code (choice, &current_language);
  use_language (current_language);
}

/**
 * kb_gui_text:
 * @text: a text of the shared catalogue
 *
 * Returns: it in the language of the windows
 */
const char *
kb_gui_text (const char *text)
{
  return kb_text (current_language, text);
}

static KbWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget ? gtk_widget_get_root (widget) : NULL;

  while (root && !KB_IS_WINDOW (root)) {
    GtkWindow *parent =
        GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

    root = parent ? GTK_ROOT (parent) : NULL;
  }
  return root ? KB_WINDOW (root) : NULL;
}

/**
 * kb_gui_show_error:
 * @widget: where it happened
 * @error: what happened
 *
 * Shows in its window what happened and what to do; it stays until it is closed.
 */
void
kb_gui_show_error (GtkWidget *widget, const GError *error)
{
  KbWindow *window = window_of (widget);
  g_autofree char *text = kb_error_text_for_window (error, current_language);

  if (window)
    kb_window_show_message (window, text, TRUE);
  else
    g_warning ("%s", text);
}

void
kb_gui_show_message (GtkWidget *widget, const char *text)
{
  KbWindow *window = window_of (widget);

  if (window)
    kb_window_show_message (window, text, FALSE);
}

/**
 * kb_gui_show_toast:
 * @widget: where it happened
 * @text: what happened; nothing need be decided
 */
void
kb_gui_show_toast (GtkWidget *widget, const char *text)
{
  KbWindow *window = window_of (widget);

  if (window)
    kb_window_show_toast (window, text, FALSE);
}

/**
 * kb_gui_show_undo_toast:
 * @widget: where it happened
 * @text: what was done
 *
 * Like kb_gui_show_toast(), with a button that undoes it.
 */
void
kb_gui_show_undo_toast (GtkWidget *widget, const char *text)
{
  KbWindow *window = window_of (widget);

  if (window)
    kb_window_show_toast (window, text, TRUE);
}

/**
 * kb_gui_dispose_template:
 * @widget: a widget whose dispose function this is called from
 * @type: the type that the template is for
 *
 * Like gtk_widget_dispose_template(), which takes the template's children away without a word to a
 * parent of libadwaita that keeps one, and which leaves those of a plain widget where they are.
 */
void
kb_gui_dispose_template (GtkWidget *widget, GType type)
{
  if (GTK_IS_WINDOW (widget))
    gtk_window_set_default_widget (GTK_WINDOW (widget), NULL);
  if (ADW_IS_BIN (widget))
    adw_bin_set_child (ADW_BIN (widget), NULL);
  else if (ADW_IS_WINDOW (widget) && !ADW_IS_PREFERENCES_WINDOW (widget))
    adw_window_set_content (ADW_WINDOW (widget), NULL);
  else if (ADW_IS_APPLICATION_WINDOW (widget))
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (widget), NULL);
  gtk_widget_dispose_template (widget, type);
  if (g_type_parent (type) == GTK_TYPE_WIDGET)
    while (gtk_widget_get_first_child (widget))
      gtk_widget_unparent (gtk_widget_get_first_child (widget));
}

/**
 * kb_gui_set_label:
 * @widget: a widget
 * @label: what a screen reader calls it
 */
void
kb_gui_set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * kb_gui_set_tooltip:
 * @widget: a widget
 * @text: (nullable): what is shown over it
 *
 * As gtk_widget_set_tooltip_text(), which asks the display where the pointer is each time, and
 * waits for the answer, even for the text that is there already. After an act most texts are.
 */
void
kb_gui_set_tooltip (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (text, gtk_widget_get_tooltip_text (widget)) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

gboolean
kb_gui_is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

/**
 * kb_gui_has_letter_keys:
 * @widget: a widget
 *
 * Returns: whether keys without Ctrl or Alt do something here: never while somebody is typing in
 * its window, and not when they are switched off in the preferences (WCAG 2.1.4)
 */
gboolean
kb_gui_has_letter_keys (GtkWidget *widget)
{
  KbWindow *window = window_of (widget);
  GtkWidget *focus = window ? gtk_window_get_focus (GTK_WINDOW (window)) : NULL;
  GtkApplication *application = window ? gtk_window_get_application (GTK_WINDOW (window)) : NULL;

  if (focus && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)))
    return FALSE;
  return !application
         || g_settings_get_boolean (kb_application_get_settings (KB_APPLICATION (application)),
                                    "single-letter-keys");
}

/* Frames are laid out after their ticks: at the second tick all that was shown has its place. */
static gboolean
reveal (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_ticks = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (!scroller || !gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;
  if ((*n_ticks)++ == 0 || gtk_widget_get_height (widget) == 0
      || !gtk_widget_compute_bounds (widget, scroller, &bounds))
    return G_SOURCE_CONTINUE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
  return G_SOURCE_REMOVE;
}

/**
 * kb_gui_reveal:
 * @widget: something in a scrolled window
 *
 * Scrolls until it is seen. What was shown a moment ago has no place yet, so the viewport does not
 * follow the keyboard to it; this waits until it has one.
 */
void
kb_gui_reveal (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, reveal, g_new0 (guint, 1), g_free);
}

/**
 * kb_gui_character_width:
 * @widget: a widget
 *
 * Returns: about how many pixels a character takes in its font, by which a layout tells how much
 * text there is room for
 */
int
kb_gui_character_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width;
}
