// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-level-values"

#include "kb-level-values.h"

#include "kb-gui.h"
#include "kb-level-value-row.h"

struct _KbLevelValues {
  AdwBin parent_instance;

  GtkLabel *question_label;
  GtkListBox *list;

  KbImport *import; /* borrowed from the view */
};

G_DEFINE_FINAL_TYPE (KbLevelValues, kb_level_values, ADW_TYPE_BIN)

static guint changed_signal;

static void
on_level_said (KbLevelValues *self, KbLevelValueRow *row)
{
  int ordinal;

  if (!self->import)
    return;
  if (kb_level_value_row_get_level (row, &ordinal))
    kb_import_set_level_value (self->import, kb_level_value_row_get_value (row), ordinal);
  else
    kb_import_forget_level_value (self->import, kb_level_value_row_get_value (row));
  g_signal_emit (self, changed_signal, 0);
}

static void
kb_level_values_dispose (GObject *object)
{
  KB_LEVEL_VALUES (object)->import = NULL;
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_LEVEL_VALUES);
  G_OBJECT_CLASS (kb_level_values_parent_class)->dispose (object);
}

static void
kb_level_values_class_init (KbLevelValuesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_level_values_dispose;
  changed_signal = g_signal_new ("changed", KB_TYPE_LEVEL_VALUES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-level-values.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLevelValues, question_label);
  gtk_widget_class_bind_template_child (widget_class, KbLevelValues, list);
}

static void
kb_level_values_init (KbLevelValues *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is read anyhow needs no answer. */
static gboolean
is_asked (const KbLevelValue *value)
{
  return !value->read || value->said;
}

static gboolean
shows (KbLevelValues *self, const GPtrArray *values)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (guint i = 0; i < values->len; i++) {
    const KbLevelValue *value = g_ptr_array_index (values, i);

    if (!is_asked (value))
      continue;
    if (!row
        || !g_str_equal (kb_level_value_row_get_value (KB_LEVEL_VALUE_ROW (row)), value->value))
      return FALSE;
    row = gtk_widget_get_next_sibling (row);
  }
  return row == NULL;
}

static GListModel *
make_choices (const KbMethod *method)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Say which level …"));
  gtk_string_list_append (choices, _ ("No level: the rows are left out"));
  for (guint i = 0; i < kb_method_size (method, KB_KIND_LEVEL); i++) {
    g_autofree char *text =
        g_strdup_printf ("%" G_GINT64_FORMAT " %s", kb_method_number (method, KB_KIND_LEVEL, i),
                         kb_method_step_name (method, KB_KIND_LEVEL, i, kb_gui_language ()));

    gtk_string_list_append (choices, text);
  }
  return G_LIST_MODEL (choices);
}

static void
fill (KbLevelValues *self, const GPtrArray *values, const KbMethod *method)
{
  g_autoptr (GListModel) choices = make_choices (method);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < values->len; i++) {
    GtkWidget *row;

    if (!is_asked (g_ptr_array_index (values, i)))
      continue;
    row = kb_level_value_row_new (g_ptr_array_index (values, i), choices);
    g_signal_connect_object (row, "changed", G_CALLBACK (on_level_said), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->list, row);
  }
}

/**
 * kb_level_values_show:
 * @values: the widget
 * @import: an import, which outlives what is shown
 * @method: the workbook's method
 *
 * Shows what stands in the columns of the levels and is no level of the method. Rows that are there
 * stay: a person may have just chosen in one of them.
 */
void
kb_level_values_show (KbLevelValues *values, KbImport *import, const KbMethod *method)
{
  g_autoptr (GPtrArray) found = kb_import_level_values (import);
  g_autofree char *scale = kb_import_guess_scale (import);
  g_autofree char *set = kb_import_scale (import);
  g_autofree char *question = NULL;

  g_return_if_fail (KB_IS_LEVEL_VALUES (values));

  if (values->import != import || !shows (values, found)) {
    values->import = import;
    fill (values, found, method);
  }
  if (scale && !set) {
    g_autoptr (GString) shown = g_string_new (scale);

    g_string_replace (shown, "-", "–", 0);
    question = kb_fill (_ ("The list has levels that the method does not have. Its numbers fit the "
                           "scale {scale}: choose it under “The scale of the file”, or say "
                           "what each value means."),
                        "scale", shown->str, NULL);
  }
  gtk_label_set_text (values->question_label,
                      question ? question
                               : _ ("The list has levels that the method does not have. Say what "
                                    "they mean; what stands in the list is kept beside."));
  gtk_widget_set_visible (GTK_WIDGET (values),
                          gtk_widget_get_first_child (GTK_WIDGET (values->list)) != NULL);
}
