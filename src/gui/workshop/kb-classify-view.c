// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-classify-view"

#include "kb-classify-view.h"

#include "kb-classify-pane.h"
#include "kb-format.h"
#include "kb-undo-buttons.h"

struct _KbClassifyView {
  KbSection parent_instance;

  AdwWindowTitle *title;
  KbClassifyPane *pane;
};

G_DEFINE_FINAL_TYPE (KbClassifyView, kb_classify_view, KB_TYPE_SECTION)

static void
kb_classify_view_bind (KbSection *section)
{
  KbClassifyView *self = KB_CLASSIFY_VIEW (section);
  g_autofree char *period = NULL;

  if (!kb_section_get_workbook (section))
    return;
  period = kb_format_period (kb_section_get_content (section));
  adw_window_title_set_subtitle (self->title, period);
}

static gboolean
kb_classify_view_grab_focus (GtkWidget *widget)
{
  /* Shift+Tab asks a parent when it leaves its first child: then it goes on. */
  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (KB_CLASSIFY_VIEW (widget)->pane));
}

static void
on_list_toggled (KbClassifyView *self, GtkToggleButton *button)
{
  kb_classify_pane_show_list (self->pane, gtk_toggle_button_get_active (button));
}

static void
kb_classify_view_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_CLASSIFY_VIEW);
  G_OBJECT_CLASS (kb_classify_view_parent_class)->dispose (object);
}

static void
kb_classify_view_class_init (KbClassifyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_classify_view_dispose;
  widget_class->grab_focus = kb_classify_view_grab_focus;
  widget_class->focus = kb_section_focus;
  KB_SECTION_CLASS (klass)->bind = kb_classify_view_bind;
  g_type_ensure (KB_TYPE_UNDO_BUTTONS);
  g_type_ensure (KB_TYPE_CLASSIFY_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-classify-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, title);
  gtk_widget_class_bind_template_child (widget_class, KbClassifyView, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_list_toggled);
}

static void
kb_classify_view_init (KbClassifyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_classify_view_show_asset:
 * @view: the view
 * @asset_id: (nullable): what to classify; %NULL for the first that is not classified
 */
void
kb_classify_view_show_asset (KbClassifyView *view, const char *asset_id)
{
  g_return_if_fail (KB_IS_CLASSIFY_VIEW (view));

  kb_classify_pane_show_asset (view->pane, asset_id);
}

const char *
kb_classify_view_get_asset (KbClassifyView *view)
{
  return kb_classify_pane_get_asset (view->pane);
}

void
kb_classify_view_flush (KbClassifyView *view)
{
  g_return_if_fail (KB_IS_CLASSIFY_VIEW (view));

  kb_classify_pane_flush (view->pane);
}
