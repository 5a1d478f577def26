// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-compare-window"

#include "kb-compare-window.h"

#include "kb-comparison.h"
#include "kb-gui.h"

/* More than anybody reads; `klassning compare` lists them all. */
#define MOST_SHOWN 500

struct _KbCompareWindow {
  AdwWindow parent_instance;

  GtkLabel *summary_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KbCompareWindow, kb_compare_window, ADW_TYPE_WINDOW)

static void
kb_compare_window_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_COMPARE_WINDOW);
  G_OBJECT_CLASS (kb_compare_window_parent_class)->dispose (object);
}

static void
kb_compare_window_class_init (KbCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_compare_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbCompareWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, KbCompareWindow, list);
}

static void
kb_compare_window_init (KbCompareWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (KbCompareWindow *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->list, row);
}

static void
fill (KbCompareWindow *self, const GPtrArray *differences, const KbVersion *version)
{
  g_autofree char *title =
      kb_fill (_ ("Changes since version {version}"), "version", version->label, NULL);
  g_autofree char *count =
      kb_fill_count (ngettext ("{n} change", "{n} changes", differences->len), differences->len);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->summary_label, differences->len > 0
                                               ? count
                                               : _ ("Nothing has changed since it was locked."));
  gtk_widget_set_visible (GTK_WIDGET (self->list), differences->len > 0);
  for (guint i = 0; i < MIN (differences->len, MOST_SHOWN); i++) {
    const KbDifference *difference = g_ptr_array_index (differences, i);
    g_autofree char *values = g_strdup_printf ("%s → %s", difference->from, difference->to);

    add_row (self, difference->subject,
             difference->type == KB_CHANGE_EDITED ? values : difference->to);
  }
  if (differences->len > MOST_SHOWN) {
    g_autofree char *more = kb_fill_count (_ ("… and {n} more"), differences->len - MOST_SHOWN);

    add_row (self, more, NULL);
  }
}

/**
 * kb_compare_window_new:
 * @parent: the window it belongs to
 * @workbook: a workbook
 * @version: one of its versions
 * @error: (out): %KB_STORE_ERROR when the version can't be read
 *
 * Returns: (transfer none) (nullable): the window
 */
KbCompareWindow *
kb_compare_window_new (GtkWindow *parent,
                       KbWorkbook *workbook,
                       const KbVersion *version,
                       GError **error)
{
  g_autoptr (GPtrArray) differences =
      kb_comparison_make (workbook, version, kb_gui_language (), error);
  KbCompareWindow *window;

  if (!differences)
    return NULL;
  window = g_object_new (KB_TYPE_COMPARE_WINDOW, "transient-for", parent, NULL);
  fill (window, differences, version);
  return window;
}
