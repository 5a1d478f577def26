// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-list-tools"

#include "kb-list-tools.h"

#include "kb-bulk-dialog.h"
#include "kb-package-dialog.h"
#include "kb-columns-dialog.h"
#include "kb-filter-menu.h"
#include "kb-labels.h"
#include "kb-list.h"
#include "kb-window.h"

#include <string.h>

#define FIELD_WIDTH 150

/* A column that shows a field of the record; the owner of its cells. */
typedef struct {
  KbSection *section; /* borrowed */
  KbKind kind;
  guint field;
} KbFieldColumn;

struct _KbListTools {
  GObject parent_instance;

  KbSection *section;   /* borrowed: the page owns the tools */
  KbRecordTable *table; /* borrowed likewise */
  KbKind kind;
  KbListColumn *own;
  guint n_own;
  GPtrArray *fields; /* KbFieldColumn */
  GPtrArray *shown;  /* ids of the columns shown, in order */
  KbFilterMenu *filter;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KbListTools, kb_list_tools, G_TYPE_OBJECT)

/* The fields that a list can show, besides the page's own columns. */
static const guint asset_fields[] = {
  KB_ASSET_DESCRIPTION, KB_ASSET_CRITICAL,         KB_ASSET_STATUS,
  KB_ASSET_REVIEW_ON,   KB_ASSET_CLASSIFIED_ON,    KB_ASSET_ESTABLISHED_ON,
  KB_ASSET_FORM,        KB_ASSET_PERSONAL_DATA,    KB_ASSET_LEGAL_BASIS,
  KB_ASSET_STATUTES,    KB_ASSET_RECORD_REFERENCE, KB_ASSET_IMPACT_ASSESSMENT,
  KB_ASSET_RETENTION,   KB_ASSET_SHARED,           KB_ASSET_NOTES,
};
static const guint system_fields[] = {
  KB_SYSTEM_UNIT,
  KB_SYSTEM_SUPPLIER,
  KB_SYSTEM_DESCRIPTION,
  KB_SYSTEM_CRITICAL,
  KB_SYSTEM_CLOUD,
  KB_SYSTEM_PROCUREMENT_CHECK,
  KB_SYSTEM_REVIEW_ON,
  KB_SYSTEM_CONTRACT,
  KB_SYSTEM_CONTRACT_ENDS_ON,
  KB_SYSTEM_ENVIRONMENT,
  KB_SYSTEM_PERSONAL_DATA,
  KB_SYSTEM_PROCESSOR_AGREEMENT,
  KB_SYSTEM_RECOVERY_HOURS,
  KB_SYSTEM_LOSS_HOURS,
  KB_SYSTEM_DOWNTIME_HOURS,
  KB_SYSTEM_LIFE_CYCLE,
  KB_SYSTEM_CYBERSECURITY_ACT,
  KB_SYSTEM_NOTES,
};

static char *
field_text (const KbFieldColumn *column, KbRow *row)
{
  KbRecord *record = kb_row_get_record (row);

  if (kb_record_is_null (record, column->field))
    return g_strdup ("");
  return kb_describe_value (kb_section_get_content (column->section), column->kind, column->field,
                            record, kb_gui_language ());
}

static void
fill_field (GtkWidget *cell, KbRow *row, gpointer owner)
{
  g_autofree char *text = field_text (owner, row);

  g_strdelimit (text, "\r\n", ' ');
  gtk_label_set_text (GTK_LABEL (cell), text);
}

static int
compare_fields (KbRow *one, KbRow *other, gpointer owner)
{
  const KbFieldColumn *column = owner;
  KbRecord *first = kb_row_get_record (one);
  KbRecord *second = kb_row_get_record (other);
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  if (kb_field_is_integer (kb_field_info (column->kind, column->field))) {
    gint64 a = kb_record_integer (first, column->field);
    gint64 b = kb_record_integer (second, column->field);

    return a < b ? -1 : a > b ? 1 : 0;
  }
  first_text = field_text (column, one);
  second_text = field_text (column, other);
  return kb_collate (first_text, second_text);
}

static const KbFieldColumn *
field_of (KbListTools *self, const char *id)
{
  for (guint i = 0; i < self->fields->len; i++) {
    const KbFieldColumn *column = g_ptr_array_index (self->fields, i);

    if (g_str_equal (kb_field_info (self->kind, column->field)->column, id))
      return column;
  }
  return NULL;
}

static const KbListColumn *
own_of (KbListTools *self, const char *id)
{
  for (guint i = 0; i < self->n_own; i++)
    if (g_str_equal (self->own[i].spec.id, id))
      return &self->own[i];
  return NULL;
}

static gboolean
is_shown (KbListTools *self, const char *id)
{
  return g_ptr_array_find_with_equal_func (self->shown, id, g_str_equal, NULL);
}

/* A hidden column would keep its room, so the columns are put in anew. */
static void
put_columns (KbListTools *self)
{
  GtkColumnView *view = kb_record_table_get_view (self->table);

  kb_columns_clear (view);
  for (guint i = 0; i < self->shown->len; i++) {
    const char *id = g_ptr_array_index (self->shown, i);
    const KbListColumn *own = own_of (self, id);
    const KbFieldColumn *field = field_of (self, id);

    if (own) {
      kb_columns_add (view, &own->spec, self->section);
    } else if (field) {
      KbColumnSpec spec = { id,
                            kb_label_field (self->kind, field->field, kb_gui_language ()),
                            NULL,
                            fill_field,
                            compare_fields,
                            FIELD_WIDTH,
                            FALSE };

      kb_columns_add (view, &spec, (gpointer) field);
    }
  }
}

static char *
state_key (KbListTools *self)
{
  return g_strconcat ("columns/", kb_kind_info (self->kind)->table, NULL);
}

static void
show_standard (KbListTools *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->n_own; i++)
    g_ptr_array_add (self->shown, g_strdup (self->own[i].spec.id));
}

/* What is kept names columns; one that is no more is left out, and the first always stands. */
static void
load_columns (KbListTools *self)
{
  g_autofree char *key = state_key (self);
  g_autofree char *kept = kb_workbook_get_view_state (kb_section_get_workbook (self->section), key);
  g_auto (GStrv) ids = kept ? g_strsplit (kept, " ", -1) : NULL;

  show_standard (self);
  if (ids && ids[0] && g_str_equal (ids[0], self->own[0].spec.id)) {
    g_ptr_array_set_size (self->shown, 0);
    for (guint i = 0; ids[i]; i++)
      if ((own_of (self, ids[i]) || field_of (self, ids[i])) && !is_shown (self, ids[i]))
        g_ptr_array_add (self->shown, g_strdup (ids[i]));
  }
  put_columns (self);
}

static void
keep_columns (KbListTools *self)
{
  KbWorkbook *workbook = kb_section_get_workbook (self->section);
  g_autofree char *key = state_key (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->shown->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (char *) g_ptr_array_index (self->shown, i));
  /* Read-only the choice lasts as long as the window. */
  kb_workbook_set_view_state (workbook, key, text->str, NULL);
}

/* Where a column stands: the page's own as the page has them, then the fields in their order. */
static guint
rank_of (KbListTools *self, const char *id)
{
  for (guint i = 0; i < self->n_own; i++)
    if (g_str_equal (self->own[i].spec.id, id))
      return i;
  for (guint i = 0; i < self->fields->len; i++)
    if (g_ptr_array_index (self->fields, i) == field_of (self, id))
      return self->n_own + i;
  return G_MAXUINT;
}

static void
on_column_chosen (KbListTools *self, const char *id, gboolean shown)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (self->shown, id, g_str_equal, &index)) {
    if (!shown)
      g_ptr_array_remove_index (self->shown, index);
  } else if (shown) {
    for (index = 0; index < self->shown->len; index++)
      if (rank_of (self, g_ptr_array_index (self->shown, index)) > rank_of (self, id))
        break;
    g_ptr_array_insert (self->shown, (int) index, g_strdup (id));
  }
  put_columns (self);
  keep_columns (self);
}

static void
action_columns (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KbListTools *self = data;
  KbColumnsDialog *dialog = kb_columns_dialog_new (GTK_WIDGET (self->section));

  for (guint i = 0; i < self->n_own; i++)
    kb_columns_dialog_add (dialog, self->own[i].spec.id, self->own[i].spec.title,
                           is_shown (self, self->own[i].spec.id), i == 0);
  for (guint i = 0; i < self->fields->len; i++) {
    const KbFieldColumn *column = g_ptr_array_index (self->fields, i);
    const char *id = kb_field_info (self->kind, column->field)->column;

    kb_columns_dialog_add (dialog, id,
                           kb_label_field (self->kind, column->field, kb_gui_language ()),
                           is_shown (self, id), FALSE);
  }
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_column_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_choose_first (KbListTools *self)
{
  kb_gui_show_toast (GTK_WIDGET (self->section),
                     _ ("Choose rows first: Ctrl or Shift and click, or Ctrl+A for all."));
}

static void
action_edit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KbListTools *self = data;
  g_auto (GStrv) ids = kb_record_table_get_ids (self->table, TRUE);

  if (!ids[0]) {
    say_choose_first (self);
    return;
  }
  gtk_window_present (GTK_WINDOW (kb_bulk_dialog_new (GTK_WIDGET (self->section),
                                                      kb_section_get_workbook (self->section),
                                                      self->kind, (const char *const *) ids)));
}

/* What goes to an authority or a supplier, of the chosen rows only. */
static void
action_package (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KbListTools *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->section));
  g_auto (GStrv) chosen = kb_record_table_get_ids (self->table, TRUE);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; chosen[i]; i++)
    g_ptr_array_add (ids, chosen[i]);
  if (ids->len == 0)
    say_choose_first (self);
  else if (GTK_IS_WINDOW (root))
    gtk_window_present (GTK_WINDOW (kb_package_dialog_new (
        GTK_WINDOW (root), kb_section_get_workbook (self->section), self->kind, ids)));
}

/* The list as it is shown: its columns, and the chosen rows or, when few are chosen, all. */
static KbList *
list_of (KbListTools *self, const KbReport *report, gboolean chosen)
{
  g_auto (GStrv) ids = kb_record_table_get_ids (self->table, chosen);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  for (guint i = 0; i < self->shown->len; i++) {
    const char *id = g_ptr_array_index (self->shown, i);
    const KbListColumn *own = own_of (self, id);

    g_ptr_array_add (columns, (gpointer) (own ? own->column : id));
  }
  g_ptr_array_add (columns, NULL);
  return kb_list_new (report, self->kind, (const char *const *) columns->pdata,
                      (const char *const *) ids);
}

static KbReport *
report_of (KbListTools *self)
{
  return kb_report_new (kb_section_get_workbook (self->section), kb_gui_language (),
                        KB_PROFILE_COMPLETE);
}

static void
action_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KbListTools *self = data;
  g_autoptr (KbReport) report = report_of (self);
  g_autoptr (KbList) list = list_of (self, report, kb_record_table_get_n_chosen (self->table) > 0);
  g_autofree char *tsv = kb_list_to_tsv (list);
  guint n = list->rows->len;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *text =
      kb_fill (ngettext ("{n} row copied", "{n} rows copied", n), "n", count, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->section)), tsv);
  kb_gui_show_toast (GTK_WIDGET (self->section), text);
}

static void
on_pasted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KbListTools) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->section));

  if (!KB_IS_WINDOW (root))
    return;
  if (!text || !*text) {
    kb_gui_show_toast (GTK_WIDGET (self->section),
                       _ ("There is nothing to paste: copy rows in the spreadsheet first."));
    return;
  }
  kb_window_start_paste (KB_WINDOW (root), text);
}

static void
action_paste (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KbListTools *self = data;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->section)), NULL,
                                 on_pasted, g_object_ref (self));
}

/**
 * kb_list_tools_save:
 * @tools: the tools
 * @path: where; .xlsx or .csv
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Writes the list as it is shown: its columns, rows and order.
 *
 * Returns: whether it was written
 */
gboolean
kb_list_tools_save (KbListTools *tools, const char *path, GError **error)
{
  g_autoptr (KbReport) report = report_of (tools);
  g_autoptr (KbList) list = list_of (tools, report, FALSE);

  return kb_list_write (list, report, path, error);
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, KbListTools *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file ? g_file_get_path (file) : NULL;
    g_autofree char *text = kb_fill (_ ("Saved: {file}"), "file", path ? path : "", NULL);
    g_autoptr (GError) error = NULL;

    if (path && kb_list_tools_save (self, path, &error))
      kb_gui_show_toast (GTK_WIDGET (self->section), text);
    else if (error)
      kb_gui_show_error (GTK_WIDGET (self->section), error);
  }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
action_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KbListTools *self = data;
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Save the list (Excel or CSV)"),
                                   GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->section))),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *name =
      g_strconcat (kb_label_kind_plural (self->kind, kb_gui_language ()), ".xlsx", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
action_none (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  kb_record_table_unchoose_all (KB_LIST_TOOLS (data)->table);
}

static const GActionEntry entries[] = {
  { .name = "edit", .activate = action_edit },
  { .name = "package", .activate = action_package },
  { .name = "columns", .activate = action_columns },
  { .name = "copy", .activate = action_copy },
  { .name = "paste", .activate = action_paste },
  { .name = "save", .activate = action_save },
  { .name = "none", .activate = action_none },
};

static void
kb_list_tools_finalize (GObject *object)
{
  KbListTools *self = KB_LIST_TOOLS (object);

  g_object_unref (self->actions);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->shown);
  g_free (self->own);
  G_OBJECT_CLASS (kb_list_tools_parent_class)->finalize (object);
}

static void
kb_list_tools_class_init (KbListToolsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_list_tools_finalize;
}

static void
kb_list_tools_init (KbListTools *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_ptr_array_new_with_free_func (g_free);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

/* Only where the rows have the keyboard: in the search field the keys mean text. */
static void
add_keys (KbListTools *self)
{
  static const struct {
    const char *trigger;
    const char *action;
  } keys[] = { { "<Control>c", "rows.copy" },
               { "<Control>v", "rows.paste" },
               { "F2", "rows.edit" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (kb_record_table_get_view (self->table)), controller);
}

static gboolean
passes (KbRow *row, gpointer owner)
{
  KbListTools *self = g_object_get_data (G_OBJECT (owner), "kb-list-tools");
  const KbListFilter *filter = kb_filter_menu_get (self->filter);
  g_autofree char *today = NULL;

  if (kb_list_filter_is_empty (filter))
    return TRUE;
  today = kb_date_today ();
  return kb_list_filter_passes (
      filter, kb_section_get_content (self->section), kb_section_get_method (self->section),
      kb_section_get_inheritance (self->section), kb_row_get_record (row), today);
}

/**
 * kb_list_tools_new:
 * @section: the page; owner of the table's match and of the columns' cells
 * @table: its list
 * @kind: assets or systems
 * @own: (array length=n_own): the page's own columns; the first is always shown
 * @n_own: how many
 *
 * Returns: (transfer full): the tools; they must not outlive @section
 */
KbListTools *
kb_list_tools_new (
    KbSection *section, KbRecordTable *table, KbKind kind, const KbListColumn *own, guint n_own)
{
  KbListTools *tools = g_object_new (KB_TYPE_LIST_TOOLS, NULL);
  const guint *fields = kind == KB_KIND_ASSET ? asset_fields : system_fields;
  guint n = kind == KB_KIND_ASSET ? G_N_ELEMENTS (asset_fields) : G_N_ELEMENTS (system_fields);

  tools->section = section;
  tools->table = table;
  tools->kind = kind;
  tools->own = g_memdup2 (own, n_own * sizeof *own);
  tools->n_own = n_own;
  for (guint i = 0; i < n; i++) {
    KbFieldColumn *column = g_new0 (KbFieldColumn, 1);

    column->section = section;
    column->kind = kind;
    column->field = fields[i];
    g_ptr_array_add (tools->fields, column);
  }
  show_standard (tools);
  put_columns (tools);
  tools->filter = kb_filter_menu_new (kind);
  g_object_set_data (G_OBJECT (section), "kb-list-tools", tools);
  kb_record_table_set_filter (table, GTK_WIDGET (tools->filter), passes);
  g_signal_connect_object (tools->filter, "changed", G_CALLBACK (kb_record_table_refilter), table,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "cleared", G_CALLBACK (kb_filter_menu_clear), tools->filter,
                           G_CONNECT_SWAPPED);
  kb_record_table_set_tools (table, G_ACTION_GROUP (tools->actions));
  add_keys (tools);
  return tools;
}

static void
enable_writing (KbListTools *self)
{
  static const char *const writing[] = { "edit", "paste" };
  gboolean writable = kb_section_is_writable (self->section);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), writing[i])),
        writable);
}

/**
 * kb_list_tools_bind:
 * @tools: the tools
 *
 * To be called when the page shows another workbook: its columns, levels and units.
 */
void
kb_list_tools_bind (KbListTools *tools)
{
  load_columns (tools);
  kb_filter_menu_fill (tools->filter, kb_section_get_content (tools->section),
                       kb_section_get_method (tools->section));
  enable_writing (tools);
}

/**
 * kb_list_tools_update:
 * @tools: the tools
 * @changes: what an act changed
 */
void
kb_list_tools_update (KbListTools *tools, const KbChanges *changes)
{
  if (kb_changes_touch_method (changes) || kb_changes_touch (changes, KB_KIND_UNIT))
    kb_filter_menu_fill (tools->filter, kb_section_get_content (tools->section),
                         kb_section_get_method (tools->section));
}
