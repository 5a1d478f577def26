// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-vertical-label"

#include "kb-vertical-label.h"

struct _KbVerticalLabel {
  GtkWidget parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (KbVerticalLabel, kb_vertical_label, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
kb_vertical_label_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  KbVerticalLabel *self = KB_VERTICAL_LABEL (widget);
  GtkOrientation turned = orientation == GTK_ORIENTATION_HORIZONTAL ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL;

  gtk_widget_measure (self->label, turned, -1, minimum, natural, NULL, NULL);
}

static void
kb_vertical_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KbVerticalLabel *self = KB_VERTICAL_LABEL (widget);
  GskTransform *transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) height));

  gtk_widget_allocate (self->label, height, width, -1, gsk_transform_rotate (transform, -90));
}

static void
kb_vertical_label_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KbVerticalLabel *self = KB_VERTICAL_LABEL (object);

  switch (id) {
  case PROP_TEXT:
    g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->label)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_vertical_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KbVerticalLabel *self = KB_VERTICAL_LABEL (object);

  switch (id) {
  case PROP_TEXT:
    gtk_label_set_text (GTK_LABEL (self->label), g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kb_vertical_label_dispose (GObject *object)
{
  g_clear_pointer (&KB_VERTICAL_LABEL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (kb_vertical_label_parent_class)->dispose (object);
}

static void
kb_vertical_label_class_init (KbVerticalLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kb_vertical_label_get_property;
  object_class->set_property = kb_vertical_label_set_property;
  object_class->dispose = kb_vertical_label_dispose;
  widget_class->measure = kb_vertical_label_measure;
  widget_class->size_allocate = kb_vertical_label_size_allocate;
  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kb_vertical_label_init (KbVerticalLabel *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "kb-caption");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}
