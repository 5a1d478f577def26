// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-item-dialog"

#include "kb-method-item-dialog.h"

#include "kb-color-row.h"
#include "kb-error-text.h"
#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-message-bar.h"
#include "kb-method-commands.h"
#include "kb-scale-change.h"
#include "kb-text-row.h"

#include <string.h>

typedef struct {
  guint field;
  GtkWidget *widget; /* AdwEntryRow, KbTextRow, KbColorRow, AdwComboRow or GtkSwitch */
  GPtrArray *codes;  /* what each item of a combo row stands for */
} KbInput;

struct _KbMethodItemDialog {
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  KbMessageBar *message_bar;
  GtkWidget *save_button;
  AdwPreferencesGroup *group;

  KbWorkbook *workbook;
  KbRecord *record; /* as it is */
  GArray *inputs;   /* KbInput */
};

G_DEFINE_FINAL_TYPE (KbMethodItemDialog, kb_method_item_dialog, ADW_TYPE_WINDOW)

static void
input_clear (gpointer data)
{
  g_clear_pointer (&((KbInput *) data)->codes, g_ptr_array_unref);
}

/* What is set elsewhere: places by moving, numbers by changing the scale, keys never. An aspect is
 * given its code when it is made, and keeps it. */
static gboolean
is_hidden (KbMethodItemDialog *self, KbKind kind, guint field)
{
  const KbFieldInfo *info = kb_field_info (kind, field);
  KbContent *content = kb_workbook_get_content (self->workbook);

  if (kind == KB_KIND_ASPECT && field == KB_ASPECT_CODE)
    return kb_content_find (content, kind, kb_record_id (self->record)) != NULL;
  return g_str_equal (info->column, "position") || g_str_equal (info->column, "number")
         || g_str_equal (info->column, "code") || (info->flags & KB_FIELD_KEY);
}

static gboolean
is_long (const char *column)
{
  static const char *const stems[] = { "definition_", "question_", "description_", "acceptance_",
                                       "text_",       "summary_",  "document_" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    if (g_str_has_prefix (column, stems[i]) && !g_str_equal (column, "acceptance_months"))
      return TRUE;
  return FALSE;
}

static void
add_input (
    KbMethodItemDialog *self, guint field, GtkWidget *row, GtkWidget *widget, GPtrArray *codes)
{
  KbInput input = { field, widget, codes };
  g_autofree char *title = g_markup_escape_text (
      kb_label_field (kb_record_kind (self->record), field, kb_gui_language ()), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (self->group, row);
  g_array_append_val (self->inputs, input);
}

static void
add_combo (KbMethodItemDialog *self, guint field, GPtrArray *labels, GPtrArray *codes)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *stored = kb_record_text (self->record, field);
  g_autoptr (GtkStringList) model = NULL;
  guint selected = 0;

  g_ptr_array_add (labels, NULL);
  model = gtk_string_list_new ((const char *const *) labels->pdata);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  for (guint i = 0; i < codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (codes, i), stored) == 0)
      selected = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  add_input (self, field, row, row, codes);
}

/* A statement without a topic or a method without a period would be no method. */
static gboolean
needs_choice (const KbFieldInfo *info)
{
  return g_str_equal (info->column, "topic") || g_str_equal (info->column, "period_kind");
}

static void
add_choice (KbMethodItemDialog *self, guint field)
{
  KbKind kind = kb_record_kind (self->record);
  const KbChoice *choices = kb_choices (kind, field);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  if (!needs_choice (kb_field_info (kind, field))) {
    g_ptr_array_add (labels, (gpointer) _ ("Not given"));
    g_ptr_array_add (codes, NULL);
  }
  for (guint i = 0; choices && choices[i].code; i++) {
    g_ptr_array_add (labels, (gpointer) kb_gui_text (choices[i].text));
    g_ptr_array_add (codes, g_strdup (choices[i].code));
  }
  add_combo (self, field, labels, codes);
}

static void
add_reference (KbMethodItemDialog *self, guint field)
{
  const KbFieldInfo *info = kb_field_info (kb_record_kind (self->record), field);
  const GPtrArray *list = kb_content_list (kb_workbook_get_content (self->workbook), info->target);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  if (kb_record_kind (self->record) == KB_KIND_METHOD) {
    g_ptr_array_add (labels, g_strdup (_ ("None")));
    g_ptr_array_add (codes, NULL);
  }
  for (guint i = 0; i < list->len; i++) {
    KbRecord *target = g_ptr_array_index (list, i);

    g_ptr_array_add (labels, kb_describe_step (target, kb_gui_language ()));
    g_ptr_array_add (codes, g_strdup (kb_record_id (target)));
  }
  add_combo (self, field, labels, codes);
}

static void
add_flag (KbMethodItemDialog *self, guint field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (widget), kb_record_flag (self->record, field));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  add_input (self, field, row, widget, NULL);
}

static void
add_text (KbMethodItemDialog *self, guint field)
{
  const KbFieldInfo *info = kb_field_info (kb_record_kind (self->record), field);
  g_autofree char *number = NULL;
  const char *stored = NULL;
  GtkWidget *row;

  if (!kb_field_is_integer (info))
    stored = kb_record_text (self->record, field);
  else if (!kb_record_is_null (self->record, field))
    stored = number =
        g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (self->record, field));
  if (g_str_equal (info->column, "color")) {
    row = kb_color_row_new (kb_workbook_get_content (self->workbook), self->record);
  } else if (is_long (info->column)) {
    row = g_object_new (KB_TYPE_TEXT_ROW, NULL);
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (kb_text_row_get_view (KB_TEXT_ROW (row))),
                              stored ? stored : "", -1);
  } else {
    row = adw_entry_row_new ();
    gtk_editable_set_text (GTK_EDITABLE (row), stored ? stored : "");
    adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  }
  add_input (self, field, row, row, NULL);
}

static gboolean
is_asked (const char *columns, const char *column)
{
  g_auto (GStrv) list = columns ? g_strsplit (columns, " ", -1) : NULL;

  return !list || g_strv_contains ((const char *const *) list, column);
}

static void
fill (KbMethodItemDialog *self, const char *columns)
{
  KbKind kind = kb_record_kind (self->record);

  for (guint field = 0; field < kb_kind_info (kind)->n_fields; field++) {
    const KbFieldInfo *info = kb_field_info (kind, field);

    if (is_hidden (self, kind, field) || !is_asked (columns, info->column))
      continue;
    switch (info->type) {
    case KB_TYPE_BOOLEAN:
      add_flag (self, field);
      break;
    case KB_TYPE_CHOICE:
      add_choice (self, field);
      break;
    case KB_TYPE_REFERENCE:
      add_reference (self, field);
      break;
    default:
      add_text (self, field);
    }
  }
}

static char *
typed (const KbInput *input)
{
  char *text;

  if (KB_IS_TEXT_ROW (input->widget)) {
    GtkTextBuffer *buffer =
        gtk_text_view_get_buffer (kb_text_row_get_view (KB_TEXT_ROW (input->widget)));
    GtkTextIter start, end;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  } else {
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (input->widget)));
  }
  return g_strstrip (text);
}

/* Puts what is in the widget into @record; says what is wrong with it. */
static const char *
read_input (const KbInput *input, KbRecord *record)
{
  const KbFieldInfo *info = kb_field_info (kb_record_kind (record), input->field);
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;
  gint64 number = KB_NO_INTEGER;

  if (GTK_IS_SWITCH (input->widget)) {
    gboolean active = gtk_switch_get_active (GTK_SWITCH (input->widget));

    if (active != kb_record_flag (record, input->field))
      kb_record_set_integer (record, input->field, active ? 1 : 0);
    return NULL;
  }
  if (ADW_IS_COMBO_ROW (input->widget)) {
    guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (input->widget));

    if (selected < input->codes->len)
      kb_record_set_text (record, input->field, g_ptr_array_index (input->codes, selected));
    return NULL;
  }
  text = typed (input);
  if (info->type == KB_TYPE_INTEGER) {
    if (*text && !g_ascii_string_to_signed (text, 10, 0, 1000, &number, NULL))
      return _ ("Write a whole number, at most 1,000.");
    kb_record_set_integer (record, input->field, number);
    return NULL;
  }
  if (info->type == KB_TYPE_DATE && *text) {
    date = kb_date_from_loose_text (text);
    if (!date)
      return _ ("Write the date as 2027-03-31.");
  }
  if (g_str_equal (info->column, "color") && !kb_color_row_is_valid (KB_COLOR_ROW (input->widget)))
    return _ ("Write the colour as #1A5FB4.");
  kb_record_set_text (record, input->field, date ? date : text);
  return NULL;
}

/* What a method file must have in both languages; what is written in one stands for the other until
 * it is translated. */
static gboolean
fill_pairs (KbRecord *record)
{
  static const char *const stems[] = { "name_sv",    "letter_sv",     "question_sv",
                                       "summary_sv", "acceptance_sv", "cause_sv",
                                       "event_sv",   "outcome_sv",    "document_sv" };
  KbKind kind = kb_record_kind (record);

  for (guint i = 0; i <= G_N_ELEMENTS (stems); i++) {
    int field = i < G_N_ELEMENTS (stems)    ? kb_field_from_column (kind, stems[i])
                : kind == KB_KIND_STATEMENT ? KB_STATEMENT_TEXT_SV
                                            : KB_NONE;

    if (field == KB_NONE)
      continue;
    if (kb_record_is_null (record, (guint) field) && kb_record_is_null (record, (guint) field + 1))
      return FALSE;
    if (kb_record_is_null (record, (guint) field))
      kb_record_set_text (record, (guint) field, kb_record_text (record, (guint) field + 1));
    if (kb_record_is_null (record, (guint) field + 1))
      kb_record_set_text (record, (guint) field + 1, kb_record_text (record, (guint) field));
  }
  if (kind == KB_KIND_ASPECT && kb_record_is_null (record, KB_ASPECT_LETTER))
    return FALSE;
  return kind != KB_KIND_CONTROL || !kb_record_is_null (record, KB_CONTROL_MONTHS);
}

static void
on_save_clicked (KbMethodItemDialog *self)
{
  g_autoptr (KbRecord) record = kb_record_copy (self->record);
  g_autoptr (GError) error = NULL;
  gboolean whole;

  for (guint i = 0; i < self->inputs->len; i++) {
    const char *wrong = read_input (&g_array_index (self->inputs, KbInput, i), record);

    if (wrong) {
      kb_message_bar_show (self->message_bar, wrong, TRUE);
      gtk_widget_grab_focus (g_array_index (self->inputs, KbInput, i).widget);
      return;
    }
  }
  whole = fill_pairs (record);
  if (!whole) {
    kb_message_bar_show (self->message_bar,
                         _ ("Something that the method cannot do without is empty: a name, a "
                            "letter, a rule or an interval."),
                         TRUE);
    return;
  }
  if (kb_workbook_put_method_item (self->workbook, record, &error)) {
    gtk_window_destroy (GTK_WINDOW (self));
  } else {
    g_autofree char *text = kb_error_text (error, kb_gui_language ());

    kb_message_bar_show (self->message_bar, text, TRUE);
  }
}

static void
kb_method_item_dialog_dispose (GObject *object)
{
  KbMethodItemDialog *self = KB_METHOD_ITEM_DIALOG (object);

  g_clear_object (&self->workbook);
  g_array_set_size (self->inputs, 0);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_METHOD_ITEM_DIALOG);
  G_OBJECT_CLASS (kb_method_item_dialog_parent_class)->dispose (object);
}

static void
kb_method_item_dialog_finalize (GObject *object)
{
  KbMethodItemDialog *self = KB_METHOD_ITEM_DIALOG (object);

  g_clear_pointer (&self->record, kb_record_unref);
  g_array_unref (self->inputs);
  G_OBJECT_CLASS (kb_method_item_dialog_parent_class)->finalize (object);
}

static void
kb_method_item_dialog_class_init (KbMethodItemDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_method_item_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_method_item_dialog_finalize;
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-method-item-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbMethodItemDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KbMethodItemDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbMethodItemDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, KbMethodItemDialog, group);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
kb_method_item_dialog_init (KbMethodItemDialog *self)
{
  self->inputs = g_array_new (FALSE, FALSE, sizeof (KbInput));
  g_array_set_clear_func (self->inputs, input_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
}

/**
 * kb_method_item_dialog_new:
 * @parent: a widget of the window it belongs to
 * @workbook: the workbook
 * @record: the item as it is, or a new one that is not in the workbook yet
 * @title: what is edited, such as "Level 3"
 * @columns: (nullable): the fields to show, separated by blanks; %NULL for all
 *
 * Returns: (transfer floating): the dialog
 */
KbMethodItemDialog *
kb_method_item_dialog_new (GtkWidget *parent,
                           KbWorkbook *workbook,
                           KbRecord *record,
                           const char *title,
                           const char *columns)
{
  KbMethodItemDialog *dialog = g_object_new (KB_TYPE_METHOD_ITEM_DIALOG, "transient-for",
                                             gtk_widget_get_root (parent), NULL);

  dialog->workbook = g_object_ref (workbook);
  dialog->record = kb_record_ref (record);
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  adw_window_title_set_title (dialog->title, title);
  fill (dialog, columns);
  return dialog;
}
