// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-similar-row"

#include "kb-similar-row.h"

#include "kb-gui.h"

struct _KbSimilarRow {
  GtkListBoxRow parent_instance;

  GtkLabel *name_label;
  GtkLabel *record_label;
  GtkLabel *share_label;
  GtkToggleButton *same_button;
  GtkToggleButton *different_button;

  KbSimilarName similar; /* its texts are the row's own */
};

G_DEFINE_FINAL_TYPE (KbSimilarRow, kb_similar_row, GTK_TYPE_LIST_BOX_ROW)

static guint changed_signal;

static void
on_toggled (KbSimilarRow *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    g_signal_emit (self, changed_signal, 0);
}

static void
kb_similar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_SIMILAR_ROW);
  G_OBJECT_CLASS (kb_similar_row_parent_class)->dispose (object);
}

static void
kb_similar_row_finalize (GObject *object)
{
  KbSimilarRow *self = KB_SIMILAR_ROW (object);

  g_free (self->similar.name);
  g_free (self->similar.record_id);
  g_free (self->similar.record_name);
  G_OBJECT_CLASS (kb_similar_row_parent_class)->finalize (object);
}

static void
kb_similar_row_class_init (KbSimilarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_similar_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_similar_row_finalize;
  changed_signal = g_signal_new ("changed", KB_TYPE_SIMILAR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-similar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSimilarRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KbSimilarRow, record_label);
  gtk_widget_class_bind_template_child (widget_class, KbSimilarRow, share_label);
  gtk_widget_class_bind_template_child (widget_class, KbSimilarRow, same_button);
  gtk_widget_class_bind_template_child (widget_class, KbSimilarRow, different_button);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
kb_similar_row_init (KbSimilarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kb_similar_row_new (const KbSimilarName *similar)
{
  KbSimilarRow *self = g_object_new (KB_TYPE_SIMILAR_ROW, NULL);
  g_autofree char *quoted = g_strdup_printf ("”%s”", similar->name);
  g_autofree char *share = g_strdup_printf ("%.0f %%", similar->similarity * 100);
  g_autofree char *spoken = kb_fill (_ ("{name} and {other}"), "name", similar->name, "other",
                                     similar->record_name, NULL);

  self->similar.name = g_strdup (similar->name);
  self->similar.record_id = g_strdup (similar->record_id);
  self->similar.record_name = g_strdup (similar->record_name);
  self->similar.similarity = similar->similarity;
  gtk_label_set_text (self->name_label, quoted);
  gtk_label_set_text (self->record_label, similar->record_name);
  gtk_label_set_text (self->share_label, share);
  kb_gui_set_label (GTK_WIDGET (self), spoken);
  return GTK_WIDGET (self);
}

const KbSimilarName *
kb_similar_row_get (KbSimilarRow *row)
{
  return &row->similar;
}

gboolean
kb_similar_row_is_same (KbSimilarRow *row)
{
  return gtk_toggle_button_get_active (row->same_button);
}
