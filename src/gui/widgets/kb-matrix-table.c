// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-matrix-table"

#include "kb-matrix-table.h"

#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-matrix-text.h"

struct _KbMatrixTable {
  GtkWidget parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (KbMatrixTable, kb_matrix_table, GTK_TYPE_WIDGET)

static void
kb_matrix_table_dispose (GObject *object)
{
  g_clear_pointer (&KB_MATRIX_TABLE (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (kb_matrix_table_parent_class)->dispose (object);
}

static void
kb_matrix_table_class_init (KbMatrixTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_matrix_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
kb_matrix_table_init (KbMatrixTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 7);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  kb_gui_set_label (GTK_WIDGET (self), _ ("The risk matrix as a table"));
}

static void
put (KbMatrixTable *self, guint column, guint row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 3 ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->grid), label, (int) column, (int) row, 1, 1);
}

static void
put_cell (KbMatrixTable *self,
          const KbMethod *method,
          const KbMatrix *matrix,
          KbPosition position,
          guint row)
{
  KbLanguage language = kb_gui_language ();
  guint band = kb_matrix_band (matrix, position);
  g_autofree char *consequence =
      kb_matrix_step_label (method, KB_KIND_CONSEQUENCE, (guint) position.consequence, language);
  g_autofree char *likelihood =
      kb_matrix_step_label (method, KB_KIND_LIKELIHOOD, (guint) position.likelihood, language);
  g_autofree char *level =
      g_strdup_printf ("%s %d", kb_method_step_name (method, KB_KIND_BAND, band, language),
                       kb_matrix_score (matrix, position));
  g_autofree char *count = g_strdup_printf ("%u", kb_matrix_risks (matrix, position));

  put (self, 0, row, consequence, NULL);
  put (self, 1, row, likelihood, NULL);
  put (self, 2, row, level, NULL);
  put (self, 3, row, count, "kb-strong");
}

/**
 * kb_matrix_table_set:
 * @table: a table
 * @method: the method
 * @matrix: what it shows
 */
void
kb_matrix_table_set (KbMatrixTable *table, const KbMethod *method, const KbMatrix *matrix)
{
  const char *heads[] = { _ ("Consequence"), _ ("Likelihood"), _ ("Risk level"),
                          kb_label_kind_plural (KB_KIND_RISK, kb_gui_language ()) };
  GtkWidget *child;
  guint line = 1;

  g_return_if_fail (KB_IS_MATRIX_TABLE (table));

  while ((child = gtk_widget_get_first_child (table->grid)))
    gtk_grid_remove (GTK_GRID (table->grid), child);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    put (table, i, 0, heads[i], "kb-caption");
  for (guint row = 0; row < kb_axes_n_rows (&matrix->axes); row++)
    for (guint column = 0; column < kb_axes_n_columns (&matrix->axes); column++)
      put_cell (table, method, matrix, kb_axes_position (&matrix->axes, row, column), line++);
}
