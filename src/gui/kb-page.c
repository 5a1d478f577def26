// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-page"

#include "kb-page.h"

#include "kb-gui.h"
#include "kb-undo-buttons.h"

struct _KbPage {
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  AdwBin *end_bin;
  AdwBin *content_bin;
  gboolean folded;
};

G_DEFINE_FINAL_TYPE (KbPage, kb_page, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_END_WIDGET,
  PROP_CHILD,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
kb_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KbPage *self = KB_PAGE (object);

  switch (id) {
  case PROP_TITLE:
    g_value_set_string (value, adw_window_title_get_title (self->title));
    break;
  case PROP_SUBTITLE:
    g_value_set_string (value, adw_window_title_get_subtitle (self->title));
    break;
  case PROP_END_WIDGET:
    g_value_set_object (value, adw_bin_get_child (self->end_bin));
    break;
  case PROP_CHILD:
    g_value_set_object (value, adw_bin_get_child (self->content_bin));
    break;
  case PROP_FOLDED:
    g_value_set_boolean (value, self->folded);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KbPage *self = KB_PAGE (object);

  switch (id) {
  case PROP_TITLE:
    kb_page_set_title (self, g_value_get_string (value));
    break;
  case PROP_SUBTITLE:
    kb_page_set_subtitle (self, g_value_get_string (value));
    break;
  case PROP_END_WIDGET:
    adw_bin_set_child (self->end_bin, g_value_get_object (value));
    break;
  case PROP_CHILD:
    adw_bin_set_child (self->content_bin, g_value_get_object (value));
    break;
  case PROP_FOLDED:
    if (self->folded != g_value_get_boolean (value)) {
      self->folded = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
    }
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

/* The button for the list of pages shows when the list has folded away. */
static void
kb_page_root (GtkWidget *widget)
{
  GtkWidget *leaflet = gtk_widget_get_ancestor (widget, ADW_TYPE_LEAFLET);

  GTK_WIDGET_CLASS (kb_page_parent_class)->root (widget);
  if (leaflet)
    g_object_bind_property (leaflet, "folded", widget, "folded", G_BINDING_SYNC_CREATE);
}

static void
kb_page_dispose (GObject *object)
{
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_PAGE);
  G_OBJECT_CLASS (kb_page_parent_class)->dispose (object);
}

static void
kb_page_class_init (KbPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = kb_page_get_property;
  object_class->set_property = kb_page_set_property;
  object_class->dispose = kb_page_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  properties[PROP_END_WIDGET] =
      g_param_spec_object ("end-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  widget_class->root = kb_page_root;
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KB_TYPE_UNDO_BUTTONS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbPage, title);
  gtk_widget_class_bind_template_child (widget_class, KbPage, end_bin);
  gtk_widget_class_bind_template_child (widget_class, KbPage, content_bin);
}

static void
kb_page_init (KbPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kb_page_set_title (KbPage *page, const char *title)
{
  g_return_if_fail (KB_IS_PAGE (page));

  adw_window_title_set_title (page->title, title ? title : "");
}

void
kb_page_set_subtitle (KbPage *page, const char *subtitle)
{
  g_return_if_fail (KB_IS_PAGE (page));

  adw_window_title_set_subtitle (page->title, subtitle ? subtitle : "");
}

const char *
kb_page_get_title (KbPage *page)
{
  g_return_val_if_fail (KB_IS_PAGE (page), NULL);

  return adw_window_title_get_title (page->title);
}
