// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-object-row"

#include "kb-object-row.h"

#include "kb-class-badges.h"
#include "kb-gui.h"

struct _KbObjectRow {
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *name_label;
  KbClassBadges *badges;
  GtkLabel *waiting_label;
};

G_DEFINE_FINAL_TYPE (KbObjectRow, kb_object_row, GTK_TYPE_BOX)

static void
kb_object_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_OBJECT_ROW);
  G_OBJECT_CLASS (kb_object_row_parent_class)->dispose (object);
}

static void
kb_object_row_class_init (KbObjectRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_object_row_dispose;
  g_type_ensure (KB_TYPE_CLASS_BADGES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-object-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbObjectRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KbObjectRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbObjectRow, badges);
  gtk_widget_class_bind_template_child (widget_class, KbObjectRow, waiting_label);
}

static void
kb_object_row_init (KbObjectRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_object_row_set:
 * @row: a row
 * @method: the method
 * @asset: what it stands for
 * @class: its class
 * @current: whether it is the one that is worked on
 */
void
kb_object_row_set (KbObjectRow *row,
                   const KbMethod *method,
                   const KbRecord *asset,
                   const KbClass *class,
                   gboolean current)
{
  KbProgress progress = kb_class_progress (class, method);

  g_return_if_fail (KB_IS_OBJECT_ROW (row));

  gtk_label_set_text (row->name_label, kb_record_text (asset, KB_ASSET_NAME));
  gtk_image_set_from_icon_name (row->icon, current ? "kb-next-symbolic"
                                           : progress == KB_PROGRESS_CLASSIFIED
                                               ? "kb-check-symbolic"
                                               : NULL);
  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (row), "kb-current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "kb-current");
  kb_class_badges_set (row->badges, method, class);
  gtk_widget_set_visible (GTK_WIDGET (row->badges), current || progress != KB_PROGRESS_NOTHING);
  gtk_widget_set_visible (GTK_WIDGET (row->waiting_label),
                          !current && progress == KB_PROGRESS_NOTHING);
}
