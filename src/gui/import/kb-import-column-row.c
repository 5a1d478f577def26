// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-column-row"

#include "kb-import-column-row.h"

#include "kb-gui.h"

struct _KbImportColumnRow {
  GtkListBoxRow parent_instance;

  GtkLabel *header_label;
  GtkLabel *sample_label;
  GtkDropDown *field_drop_down;
  GtkLabel *match_label;
  GtkButton *suggestion_button;
  GtkLabel *suggestion_label;

  guint column;
  const KbImport *import; /* borrowed from the view, which makes the row anew with each import */
  gboolean showing;       /* the choice follows the import, nobody chooses */
};

G_DEFINE_FINAL_TYPE (KbImportColumnRow, kb_import_column_row, GTK_TYPE_LIST_BOX_ROW)

static guint mapped_signal;

static const struct {
  const char *text;
  const char *css_class;
} matches[] = {
  [KB_MATCH_NONE] = { N_ ("No match"), NULL },
  [KB_MATCH_EXACT] = { N_ ("✓ Exact"), "kb-ok" },
  [KB_MATCH_SIMILAR] = { N_ ("Similar"), "kb-accent" },
  [KB_MATCH_CHOSEN] = { N_ ("Chosen"), "kb-accent" },
  [KB_MATCH_PERSONAL] = { N_ ("Personal data"), NULL },
  [KB_MATCH_AMBIGUOUS] = { N_ ("Choose which"), "kb-warning" },
};

static void
on_selected (KbImportColumnRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->field_drop_down);

  if (self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  g_signal_emit (self, mapped_signal, 0,
                 selected == 0 ? "" : kb_import_field (self->import, selected - 1).key);
}

static void
on_suggestion_clicked (KbImportColumnRow *self)
{
  const char *suggestion = kb_import_suggestion (self->import, self->column);

  if (suggestion)
    g_signal_emit (self, mapped_signal, 0, suggestion);
}

static void
kb_import_column_row_dispose (GObject *object)
{
  KbImportColumnRow *self = KB_IMPORT_COLUMN_ROW (object);

  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_IMPORT_COLUMN_ROW);
  G_OBJECT_CLASS (kb_import_column_row_parent_class)->dispose (object);
}

static void
kb_import_column_row_class_init (KbImportColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_import_column_row_dispose;
  mapped_signal = g_signal_new ("mapped", KB_TYPE_IMPORT_COLUMN_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-import-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbImportColumnRow, header_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportColumnRow, sample_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportColumnRow, field_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbImportColumnRow, match_label);
  gtk_widget_class_bind_template_child (widget_class, KbImportColumnRow, suggestion_button);
  gtk_widget_class_bind_template_child (widget_class, KbImportColumnRow, suggestion_label);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_suggestion_clicked);
}

static void
kb_import_column_row_init (KbImportColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_import_column_row_new:
 * @import: an import, which outlives the row
 * @column: a column of its list
 * @fields: "Not imported", then the import's fields
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
kb_import_column_row_new (const KbImport *import, guint column, GListModel *fields)
{
  KbImportColumnRow *self = g_object_new (KB_TYPE_IMPORT_COLUMN_ROW, NULL);
  g_autofree char *letters = kb_table_column_name (column);
  g_autofree char *nameless = kb_fill (_ ("Column {letters}, no header"), "letters", letters, NULL);
  const char *header =
      *kb_import_header (import, column) ? kb_import_header (import, column) : nameless;
  g_autofree char *spoken = kb_fill (_ ("Field for the column {column}"), "column", header, NULL);

  self->import = import;
  self->column = column;
  gtk_label_set_text (self->header_label, header);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->header_label), header);
  self->showing = TRUE;
  gtk_drop_down_set_model (self->field_drop_down, fields);
  self->showing = FALSE;
  kb_gui_set_label (GTK_WIDGET (self->field_drop_down), spoken);
  kb_import_column_row_show (self, import);
  return GTK_WIDGET (self);
}

static guint
position_of (const KbImport *import, const char *field)
{
  for (guint i = 0; field && i < kb_import_n_fields (import); i++)
    if (g_str_equal (kb_import_field (import, i).key, field))
      return i + 1;
  return 0;
}

/* "Supplier?": a click takes the suggestion. */
static void
show_suggestion (KbImportColumnRow *self)
{
  const char *suggestion = kb_import_suggestion (self->import, self->column);
  guint position = position_of (self->import, suggestion);

  if (position > 0) {
    const char *field = kb_import_field (self->import, position - 1).label;
    g_autofree char *text = kb_fill (_ ("{field}?"), "field", field, NULL);
    g_autofree char *spoken =
        kb_fill (_ ("Match with {field}, as suggested"), "field", field, NULL);

    gtk_label_set_text (self->suggestion_label, text);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->suggestion_button), spoken);
    kb_gui_set_label (GTK_WIDGET (self->suggestion_button), spoken);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->suggestion_button), position > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->match_label), position == 0);
}

/**
 * kb_import_column_row_show:
 * @row: a row
 * @import: its import
 *
 * Shows what the column is mapped to now. What stands in a column with personal data is not shown.
 */
void
kb_import_column_row_show (KbImportColumnRow *row, const KbImport *import)
{
  KbMatch match = kb_import_match (import, row->column);
  const char *field = kb_import_field_of (import, row->column);
  const char *sample = kb_import_sample (import, row->column);

  g_return_if_fail (KB_IS_IMPORT_COLUMN_ROW (row));

  gtk_label_set_text (row->sample_label, match == KB_MATCH_PERSONAL ? _ ("(not shown)")
                                         : sample                   ? sample
                                                                    : "");
  row->showing = TRUE;
  gtk_drop_down_set_selected (row->field_drop_down, position_of (import, field));
  row->showing = FALSE;
  gtk_label_set_text (row->match_label, _ (matches[match].text));
  gtk_widget_remove_css_class (GTK_WIDGET (row->match_label), "kb-ok");
  gtk_widget_remove_css_class (GTK_WIDGET (row->match_label), "kb-accent");
  gtk_widget_remove_css_class (GTK_WIDGET (row->match_label), "kb-warning");
  if (matches[match].css_class)
    gtk_widget_add_css_class (GTK_WIDGET (row->match_label), matches[match].css_class);
  show_suggestion (row);
}

guint
kb_import_column_row_get_column (KbImportColumnRow *row)
{
  return row->column;
}
