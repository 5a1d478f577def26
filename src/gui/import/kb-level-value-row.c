// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-level-value-row"

#include "kb-level-value-row.h"

#include "kb-gui.h"

struct _KbLevelValueRow {
  GtkListBoxRow parent_instance;

  GtkLabel *value_label;
  GtkLabel *where_label;
  GtkDropDown *level_drop_down;

  char *value;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KbLevelValueRow, kb_level_value_row, GTK_TYPE_LIST_BOX_ROW)

static guint changed_signal;

static void
on_selected (KbLevelValueRow *self)
{
  if (!self->setting)
    g_signal_emit (self, changed_signal, 0);
}

static void
kb_level_value_row_dispose (GObject *object)
{
  KB_LEVEL_VALUE_ROW (object)->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_LEVEL_VALUE_ROW);
  G_OBJECT_CLASS (kb_level_value_row_parent_class)->dispose (object);
}

static void
kb_level_value_row_finalize (GObject *object)
{
  g_free (KB_LEVEL_VALUE_ROW (object)->value);
  G_OBJECT_CLASS (kb_level_value_row_parent_class)->finalize (object);
}

static void
kb_level_value_row_class_init (KbLevelValueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_level_value_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_level_value_row_finalize;
  changed_signal = g_signal_new ("changed", KB_TYPE_LEVEL_VALUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-level-value-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLevelValueRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, KbLevelValueRow, where_label);
  gtk_widget_class_bind_template_child (widget_class, KbLevelValueRow, level_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
kb_level_value_row_init (KbLevelValueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_level_value_row_new:
 * @value: what stands in the list
 * @choices: a question, then "No level", then the method's levels
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
kb_level_value_row_new (const KbLevelValue *value, GListModel *choices)
{
  KbLevelValueRow *self = g_object_new (KB_TYPE_LEVEL_VALUE_ROW, NULL);
  g_autofree char *quoted = kb_fill (_ ("“{value}”"), "value", value->value, NULL);
  g_autofree char *rows = g_strdup_printf ("%u", value->rows);
  g_autofree char *row = g_strdup_printf ("%u", value->row);
  g_autofree char *where = kb_fill (
      ngettext ("{count} cell, in row {row}", "{count} cells, the first in row {row}", value->rows),
      "count", rows, "row", row, NULL);
  g_autofree char *spoken = kb_fill (_ ("Level for “{value}”"), "value", value->value, NULL);

  self->value = g_strdup (value->value);
  gtk_label_set_text (self->value_label, quoted);
  gtk_label_set_text (self->where_label, where);
  kb_gui_set_label (GTK_WIDGET (self->level_drop_down), spoken);
  self->setting = TRUE;
  gtk_drop_down_set_model (self->level_drop_down, choices);
  if (value->said)
    gtk_drop_down_set_selected (self->level_drop_down,
                                value->ordinal == KB_NONE ? 1 : (guint) value->ordinal + 2);
  self->setting = FALSE;
  return GTK_WIDGET (self);
}

const char *
kb_level_value_row_get_value (KbLevelValueRow *row)
{
  return row->value;
}

/**
 * kb_level_value_row_get_level:
 * @row: a row
 * @ordinal: (out): the level; %KB_NONE for none
 *
 * Returns: whether a person has said anything
 */
gboolean
kb_level_value_row_get_level (KbLevelValueRow *row, int *ordinal)
{
  guint selected = gtk_drop_down_get_selected (row->level_drop_down);

  *ordinal = KB_NONE;
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (selected > 1)
    *ordinal = (int) selected - 2;
  return TRUE;
}
