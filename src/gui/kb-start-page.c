// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-start-page"

#include "kb-start-page.h"

#include "kb-application.h"
#include "kb-gui.h"
#include "kb-list-rows.h"
#include "kb-method-card.h"
#include "kb-method-reader.h"
#include "kb-window.h"

struct _KbStartPage {
  AdwBin parent_instance;

  GtkFlowBox *cards;
  GtkListBox *recent_list;
  GtkWidget *recent_box;
  GtkWidget *drop_zone;
  GtkWidget *method_file_button;
};

G_DEFINE_FINAL_TYPE (KbStartPage, kb_start_page, ADW_TYPE_BIN)

/* "today 14:32", "yesterday", or the date. */
static char *
when (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = g_date_time_format (moment, "%Y-%m-%d");
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *day_before = g_date_time_format (yesterday, "%Y-%m-%d");
  g_autofree char *clock = g_date_time_format (moment, "%H:%M");

  if (g_str_equal (day, today))
    return kb_fill (_ ("today {time}"), "time", clock, NULL);
  if (g_str_equal (day, day_before))
    return g_strdup (_ ("yesterday"));
  return g_steal_pointer (&day);
}

static GtkWidget *
recent_row (const char *path, const char *title, const char *progress, gint64 time)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_progress = g_markup_escape_text (progress, -1);
  g_autofree char *time_text = when (time);
  GtkWidget *label = gtk_label_new (time_text);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("kb-next-symbolic");
  GtkWidget *icon = gtk_image_new_from_icon_name ("kb-asset-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_progress);
  gtk_widget_add_css_class (label, "kb-caption");
  gtk_widget_add_css_class (icon, "accent");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_widget_set_tooltip_text (row, path);
  return row;
}

/**
 * kb_start_page_refresh:
 * @page: the start page
 *
 * Shows the workbooks that were opened last and are still there.
 */
void
kb_start_page_refresh (KbStartPage *page)
{
  KbApplication *application = KB_APPLICATION (g_application_get_default ());
  g_autoptr (GVariant) recent =
      g_settings_get_value (kb_application_get_settings (application), "recent");
  GVariantIter iter;
  const char *path, *title, *progress;
  gint64 time;
  guint n = 0;

  g_return_if_fail (KB_IS_START_PAGE (page));

  kb_list_rows_clear (page->recent_list);
  g_variant_iter_init (&iter, recent);
  while (n < 4 && g_variant_iter_next (&iter, "(&s&s&sx)", &path, &title, &progress, &time)) {
    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      continue;
    gtk_list_box_append (page->recent_list, recent_row (path, title, progress, time));
    n++;
  }
  gtk_widget_set_visible (page->recent_box, n > 0);
}

static void
add_cards (KbStartPage *self)
{
  const char *const *ids = kb_method_shipped_ids ();

  for (guint i = 0; ids[i]; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KbContent) content = kb_method_read_shipped (ids[i], &error);
    g_autoptr (KbMethod) method = content ? kb_method_new (content, &error) : NULL;

    if (method)
      gtk_flow_box_append (self->cards, kb_method_card_new (method));
    else
      g_critical ("%s: %s", ids[i], error->message);
  }
  gtk_flow_box_append (self->cards, kb_method_card_new_example ());
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE); /* the card inside has the focus */
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, KbStartPage *self)
{
  GFile *file = g_value_get_object (value);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!path || !KB_IS_WINDOW (root))
    return FALSE;
  if (g_str_has_suffix (path, ".xlsx") || g_str_has_suffix (path, ".csv")) {
    kb_window_start_import (KB_WINDOW (root), path); /* says that a workbook must come first */
    return TRUE;
  }
  if (g_str_has_suffix (path, ".json"))
    return kb_window_create_by_file (KB_WINDOW (root), path);
  return kb_window_open (KB_WINDOW (root), path);
}

static void
kb_start_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_START_PAGE);
  G_OBJECT_CLASS (kb_start_page_parent_class)->dispose (object);
}

static void
kb_start_page_class_init (KbStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_start_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbStartPage, cards);
  gtk_widget_class_bind_template_child (widget_class, KbStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, KbStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, KbStartPage, drop_zone);
  gtk_widget_class_bind_template_child (widget_class, KbStartPage, method_file_button);
}

static void
kb_start_page_init (KbStartPage *self)
{
  GtkDropTarget *target;

  gtk_widget_init_template (GTK_WIDGET (self));
  target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  add_cards (self);
}
