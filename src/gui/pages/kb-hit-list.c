// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-hit-list"

#include "kb-hit-list.h"

#include "kb-gui.h"

/* The rest is seen when the first have been dealt with. */
#define MOST_SHOWN 20

struct _KbHitList {
  AdwBin parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KbHitList, kb_hit_list, ADW_TYPE_BIN)

static void
kb_hit_list_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_HIT_LIST);
  G_OBJECT_CLASS (kb_hit_list_parent_class)->dispose (object);
}

static void
kb_hit_list_class_init (KbHitListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_hit_list_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-hit-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KbHitList, list);
}

static void
kb_hit_list_init (KbHitList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (KbHitList *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("kb-warning-symbolic");

  gtk_widget_add_css_class (icon, "kb-warning");
  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->list, row);
}

/**
 * kb_hit_list_show:
 * @list: a list
 * @hits: (element-type KbScreeningHit): what to show; with none the list is hidden
 */
void
kb_hit_list_show (KbHitList *list, const GPtrArray *hits)
{
  GtkWidget *child;

  g_return_if_fail (KB_IS_HIT_LIST (list));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list->list))))
    gtk_list_box_remove (list->list, child);
  for (guint i = 0; i < MIN (hits->len, MOST_SHOWN); i++) {
    const KbScreeningHit *hit = g_ptr_array_index (hits, i);
    g_autofree char *subtitle =
        kb_fill (_ ("{place}. “{words}”"), "place", hit->place, "words", hit->words, NULL);

    add_row (list, kb_screening_reason (hit->reason, kb_gui_language ()), subtitle);
  }
  if (hits->len > MOST_SHOWN) {
    g_autofree char *more = kb_fill_count (_ ("… and {n} more"), hits->len - MOST_SHOWN);

    add_row (list, more, "");
  }
  gtk_widget_set_visible (GTK_WIDGET (list), hits->len > 0);
}
