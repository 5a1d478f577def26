// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-mapping"

#include "kb-import-mapping.h"

#include "kb-gui.h"
#include "kb-import-column-row.h"
#include "kb-level-reader.h"
#include "kb-level-values.h"
#include "kb-list-rows.h"
#include "kb-similar-row.h"
#include "kb-tile.h"

struct _KbImportMapping {
  AdwBin parent_instance;

  GtkDropDown *kind_drop_down;
  GtkWidget *sheet_box;
  GtkDropDown *sheet_drop_down;
  GtkDropDown *existing_drop_down;
  GtkSwitch *remember_switch;
  GtkListBox *columns;
  GtkWidget *similar_group;
  GtkListBox *similar;
  GtkWidget *scale_group;
  GtkDropDown *scale_drop_down;
  GtkBox *scale_tiles;
  GtkLabel *scale_warning;
  KbLevelValues *level_values;

  KbImport *import; /* borrowed from the view */
  KbMethod *method;
  gboolean setting;
  guint n_same;
};

G_DEFINE_FINAL_TYPE (KbImportMapping, kb_import_mapping, ADW_TYPE_BIN)

static guint changed_signal;
static guint kind_changed_signal;
static guint sheet_changed_signal;

static const KbKind kinds[] = { KB_KIND_ASSET, KB_KIND_SYSTEM, KB_KIND_RISK, KB_KIND_ACTION };

/* In the order of the drop-down; the first is the method's own. */
static const char *const scales[] = { NULL, "0-3", "0-4", "1-4", "1-3", "1-5" };

/* The list of choices is the template's; update comes first there. */
static const KbOnExisting existing[] = { KB_EXISTING_UPDATE, KB_EXISTING_SKIP, KB_EXISTING_STOP };

/* Each number of the list's scale beside the level it becomes. */
static void
show_scale (KbImportMapping *self)
{
  guint selected = gtk_drop_down_get_selected (self->scale_drop_down);
  guint n_levels = kb_method_size (self->method, KB_KIND_LEVEL);
  KbSourceScale scale = {
    .lowest = (int) kb_method_number (self->method, KB_KIND_LEVEL, 0),
    .highest = (int) kb_method_number (self->method, KB_KIND_LEVEL, n_levels - 1),
  };
  g_autoptr (GString) missing = g_string_new (NULL);
  GtkWidget *child;

  if (selected < G_N_ELEMENTS (scales) && scales[selected])
    kb_source_scale_parse (scales[selected], &scale);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->scale_tiles))))
    gtk_box_remove (self->scale_tiles, child);
  for (int number = scale.lowest; number <= scale.highest; number++) {
    g_autofree char *text = g_strdup_printf ("%d", number);
    g_autofree char *quoted = g_strdup_printf ("”%d” →", number);
    KbReading reading = kb_level_read (self->method, 0, text, &scale);
    GtkWidget *label = gtk_label_new (quoted);
    GtkWidget *tile = kb_tile_new ("kb-badge");
    KbRecord *level;

    if (reading.kind != KB_READING_LEVEL) {
      g_string_append_printf (missing, "%s%d", missing->len > 0 ? ", " : "", number);
      g_object_ref_sink (label);
      g_object_unref (label);
      g_object_ref_sink (tile);
      g_object_unref (tile);
      continue;
    }
    level = kb_method_item (self->method, KB_KIND_LEVEL, (guint) reading.high);
    g_free (text);
    text = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (level, KB_LEVEL_NUMBER));
    kb_tile_set (KB_TILE (tile), text, kb_record_text (level, KB_LEVEL_COLOR));
    kb_gui_set_label (tile, kb_record_localized (level, KB_LEVEL_NAME_SV, kb_gui_language ()));
    gtk_box_append (self->scale_tiles, label);
    gtk_widget_set_margin_end (tile, 10);
    gtk_box_append (self->scale_tiles, tile);
  }
  if (missing->len > 0) {
    g_autofree char *warning =
        kb_fill (_ ("{numbers} has no level"), "numbers", missing->str, NULL);

    gtk_label_set_text (self->scale_warning, warning);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->scale_warning), missing->len > 0);
}

static gboolean
has_levels (const KbImportMapping *self)
{
  KbKind kind = kb_import_mapping_get_kind ((KbImportMapping *) self);

  return kind == KB_KIND_ASSET || kind == KB_KIND_SYSTEM;
}

/* What the list has for levels follows the columns and the scale that are chosen. */
static void
ask_for_levels (KbImportMapping *self)
{
  if (has_levels (self))
    kb_level_values_show (self->level_values, self->import, self->method);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->level_values), FALSE);
}

static void
on_level_said (KbImportMapping *self)
{
  if (!self->setting)
    g_signal_emit (self, changed_signal, 0);
}

static void
refresh_rows (KbImportMapping *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->columns)); row;
       row = gtk_widget_get_next_sibling (row))
    kb_import_column_row_show (KB_IMPORT_COLUMN_ROW (row), self->import);
}

/* A field is filled from one column: the one it was filled from lets go of it, and that is said, as
 * it may stand out of sight. */
static void
move_field (KbImportMapping *self, const char *field, guint column)
{
  g_autofree char *header = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < kb_import_n_columns (self->import); i++) {
    if (i == column || g_strcmp0 (kb_import_field_of (self->import, i), field) != 0)
      continue;
    header = g_strdup (kb_import_header (self->import, i));
    kb_import_unmap (self->import, i);
  }
  kb_import_map (self->import, field, column);
  if (!header)
    return;
  text = kb_fill (_ ("A field is filled from one column, so {column} is not imported any more."),
                  "column", header, NULL);
  kb_gui_show_toast (GTK_WIDGET (self), text);
}

/* A choice of a column can take the field from another, so all rows are shown anew. What a person
 * said of similar names was said of other names if the column with the names is another. */
static void
on_mapped (KbImportMapping *self, const char *field, KbImportColumnRow *row)
{
  guint column = kb_import_column_row_get_column (row);

  if (*field)
    move_field (self, field, column);
  else
    kb_import_unmap (self->import, column);
  refresh_rows (self);
  ask_for_levels (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_same_changed (KbImportMapping *self, KbSimilarRow *row)
{
  const KbSimilarName *similar = kb_similar_row_get (row);
  gboolean same = kb_similar_row_is_same (row);

  self->n_same += same ? 1 : -1;
  kb_import_set_same (self->import, similar->name, same ? similar->record_id : NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_kind_selected (KbImportMapping *self)
{
  if (!self->setting)
    g_signal_emit (self, kind_changed_signal, 0);
}

static void
on_sheet_selected (KbImportMapping *self)
{
  if (!self->setting)
    g_signal_emit (self, sheet_changed_signal, 0);
}

static void
on_existing_selected (KbImportMapping *self)
{
  guint selected = gtk_drop_down_get_selected (self->existing_drop_down);

  if (!self->import || selected >= G_N_ELEMENTS (existing))
    return;
  kb_import_set_on_existing (self->import, existing[selected]);
  if (!self->setting)
    g_signal_emit (self, changed_signal, 0);
}

static void
on_scale_selected (KbImportMapping *self)
{
  guint selected = gtk_drop_down_get_selected (self->scale_drop_down);
  g_autoptr (GError) error = NULL;

  if (!self->import || self->setting || selected >= G_N_ELEMENTS (scales))
    return;
  if (!kb_import_set_scale (self->import, scales[selected], &error))
    kb_gui_show_error (GTK_WIDGET (self), error);
  show_scale (self);
  ask_for_levels (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
kb_import_mapping_dispose (GObject *object)
{
  KbImportMapping *self = KB_IMPORT_MAPPING (object);

  self->setting = TRUE;
  self->import = NULL;
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_IMPORT_MAPPING);
  g_clear_pointer (&self->method, kb_method_unref);
  G_OBJECT_CLASS (kb_import_mapping_parent_class)->dispose (object);
}

static void
kb_import_mapping_class_init (KbImportMappingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = KB_TYPE_IMPORT_MAPPING;

  G_OBJECT_CLASS (klass)->dispose = kb_import_mapping_dispose;
  changed_signal =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  kind_changed_signal =
      g_signal_new ("kind-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  sheet_changed_signal =
      g_signal_new ("sheet-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (KB_TYPE_LEVEL_VALUES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-import-mapping.ui");
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, sheet_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, existing_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, remember_switch);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, columns);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, similar_group);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, similar);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, scale_group);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, scale_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, scale_tiles);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, scale_warning);
  gtk_widget_class_bind_template_child (widget_class, KbImportMapping, level_values);
  gtk_widget_class_bind_template_callback (widget_class, on_level_said);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_existing_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_scale_selected);
}

static void
kb_import_mapping_init (KbImportMapping *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_columns (KbImportMapping *self)
{
  g_autoptr (GtkStringList) fields = gtk_string_list_new (NULL);

  gtk_string_list_append (fields, _ ("Not imported"));
  for (guint i = 0; i < kb_import_n_fields (self->import); i++)
    gtk_string_list_append (fields, kb_import_field (self->import, i).label);
  kb_list_rows_clear (self->columns);
  for (guint c = 0; c < kb_import_n_columns (self->import); c++) {
    GtkWidget *row;

    if (!*kb_import_header (self->import, c) && !*kb_import_sample (self->import, c))
      continue;
    row = kb_import_column_row_new (self->import, c, G_LIST_MODEL (fields));
    g_signal_connect_object (row, "mapped", G_CALLBACK (on_mapped), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->columns, row);
  }
}

static void
fill_scales (KbImportMapping *self)
{
  guint n_levels = kb_method_size (self->method, KB_KIND_LEVEL);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  g_autofree char *from =
      g_strdup_printf ("%" G_GINT64_FORMAT, kb_method_number (self->method, KB_KIND_LEVEL, 0));
  g_autofree char *to = g_strdup_printf (
      "%" G_GINT64_FORMAT, kb_method_number (self->method, KB_KIND_LEVEL, n_levels - 1));
  g_autofree char *remembered = kb_import_scale (self->import);
  guint selected = 0;
  g_autofree char *own = kb_fill (_ ("As the method, {from}–{to}"), "from", from, "to", to, NULL);

  gtk_string_list_append (choices, own);
  for (guint i = 1; i < G_N_ELEMENTS (scales); i++) {
    g_autofree char *text = g_strdup_printf ("%c–%c", scales[i][0], scales[i][2]);

    gtk_string_list_append (choices, text);
    if (g_strcmp0 (text, remembered) == 0)
      selected = i;
  }
  gtk_drop_down_set_model (self->scale_drop_down, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (self->scale_drop_down, selected);
}

static void
fill_sheets (KbImportMapping *self, char **sheets, const char *sheet)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) sheets);
  guint selected = 0;

  for (guint i = 0; sheets && sheets[i]; i++)
    if (g_strcmp0 (sheets[i], sheet) == 0)
      selected = i;
  gtk_drop_down_set_model (self->sheet_drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->sheet_drop_down, selected);
  gtk_widget_set_visible (self->sheet_box, sheets && sheets[0] && sheets[1]);
}

/**
 * kb_import_mapping_set:
 * @mapping: the pane
 * @import: (nullable): what it maps, which must outlive what is shown here
 * @method: the workbook's method
 * @kind: what the list holds
 * @sheets: (nullable): the sheets of the file
 * @sheet: (nullable): the one that is read
 */
void
kb_import_mapping_set (KbImportMapping *mapping,
                       KbImport *import,
                       KbMethod *method,
                       KbKind kind,
                       char **sheets,
                       const char *sheet)
{
  g_return_if_fail (KB_IS_IMPORT_MAPPING (mapping));

  mapping->setting = TRUE;
  mapping->import = import;
  mapping->n_same = 0;
  g_clear_pointer (&mapping->method, kb_method_unref);
  mapping->method = kb_method_ref (method);
  kb_list_rows_clear (mapping->columns);
  kb_list_rows_clear (mapping->similar);
  gtk_widget_set_visible (mapping->similar_group, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      gtk_drop_down_set_selected (mapping->kind_drop_down, i);
  fill_sheets (mapping, sheets, sheet);
  if (import) {
    fill_columns (mapping);
    fill_scales (mapping);
    gtk_widget_set_visible (mapping->scale_group, has_levels (mapping));
    show_scale (mapping);
    ask_for_levels (mapping);
    on_existing_selected (mapping);
  }
  mapping->setting = FALSE;
}

static gboolean
shows_similar (KbImportMapping *self, const GPtrArray *names)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->similar));

  for (guint i = 0; i < names->len; i++) {
    const KbSimilarName *wanted = g_ptr_array_index (names, i);
    const KbSimilarName *shown = row ? kb_similar_row_get (KB_SIMILAR_ROW (row)) : NULL;

    if (!shown || !g_str_equal (shown->name, wanted->name)
        || !g_str_equal (shown->record_id, wanted->record_id))
      return FALSE;
    row = gtk_widget_get_next_sibling (row);
  }
  return row == NULL;
}

/**
 * kb_import_mapping_set_similar:
 * @mapping: the pane
 * @names: (transfer none): #KbSimilarName, names that may be known already
 *
 * Rows that are there stay: a person may have just pressed a button in one of them.
 */
void
kb_import_mapping_set_similar (KbImportMapping *mapping, GPtrArray *names)
{
  g_return_if_fail (KB_IS_IMPORT_MAPPING (mapping));

  if (shows_similar (mapping, names))
    return;
  kb_list_rows_clear (mapping->similar);
  for (guint i = 0; i < names->len; i++) {
    GtkWidget *row = kb_similar_row_new (g_ptr_array_index (names, i));

    g_signal_connect_object (row, "changed", G_CALLBACK (on_same_changed), mapping,
                             G_CONNECT_SWAPPED);
    gtk_list_box_append (mapping->similar, row);
  }
  gtk_widget_set_visible (mapping->similar_group, names->len > 0);
}

KbKind
kb_import_mapping_get_kind (KbImportMapping *mapping)
{
  guint selected = gtk_drop_down_get_selected (mapping->kind_drop_down);

  return selected < G_N_ELEMENTS (kinds) ? kinds[selected] : KB_KIND_ASSET;
}

const char *
kb_import_mapping_get_sheet (KbImportMapping *mapping)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (mapping->sheet_drop_down);

  return item ? gtk_string_object_get_string (item) : NULL;
}

gboolean
kb_import_mapping_get_remember (KbImportMapping *mapping)
{
  return gtk_switch_get_active (mapping->remember_switch);
}

gboolean
kb_import_mapping_has_same (KbImportMapping *mapping)
{
  return mapping->n_same > 0;
}

/**
 * kb_import_mapping_skip_existing:
 * @mapping: the mapping
 *
 * Leaves existing entries alone until somebody says otherwise.
 */
void
kb_import_mapping_skip_existing (KbImportMapping *mapping)
{
  g_return_if_fail (KB_IS_IMPORT_MAPPING (mapping));

  for (guint i = 0; i < G_N_ELEMENTS (existing); i++)
    if (existing[i] == KB_EXISTING_SKIP)
      gtk_drop_down_set_selected (mapping->existing_drop_down, i);
}
