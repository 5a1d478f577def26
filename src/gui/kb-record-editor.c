// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-record-editor"

#include "kb-record-editor.h"

#include "kb-draft-texts.h"
#include "kb-format.h"
#include "kb-labels.h"
#include "kb-place.h"

typedef struct {
  KbRecordEditor *editor;
  GtkWidget *widget; /* AdwEntryRow, GtkTextView, AdwComboRow or GtkSwitch */
  guint field;
  GPtrArray *codes; /* of a choice or reference: what each item stands for, NULL for none */
  char *shown;      /* the text as the workbook had it when it was shown; NULL before that */
} KbBinding;

struct _KbRecordEditor {
  GObject parent_instance;

  KbSection *section; /* borrowed: the section owns the editor */
  KbKind kind;
  char *id;
  GPtrArray *bindings;
  KbDraftTexts *drafts; /* what is half-typed of this record, by column; NULL without a record */
  gboolean loading;     /* widgets are being filled, not edited */
};

G_DEFINE_FINAL_TYPE (KbRecordEditor, kb_record_editor, G_TYPE_OBJECT)

static void
binding_free (gpointer data)
{
  KbBinding *binding = data;

  g_clear_pointer (&binding->codes, g_ptr_array_unref);
  g_free (binding->shown);
  g_free (binding);
}

static void
kb_record_editor_finalize (GObject *object)
{
  KbRecordEditor *self = KB_RECORD_EDITOR (object);

  g_clear_object (&self->drafts);
  g_ptr_array_unref (self->bindings);
  g_free (self->id);
  G_OBJECT_CLASS (kb_record_editor_parent_class)->finalize (object);
}

static void
kb_record_editor_class_init (KbRecordEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_record_editor_finalize;
}

static void
kb_record_editor_init (KbRecordEditor *self)
{
  self->bindings = g_ptr_array_new_with_free_func (binding_free);
}

/**
 * kb_record_editor_new:
 * @section: the section that shows the record; owns the editor and its widgets
 * @kind: the kind of record
 *
 * Returns: (transfer full): an editor without a record
 */
KbRecordEditor *
kb_record_editor_new (KbSection *section, KbKind kind)
{
  KbRecordEditor *editor = g_object_new (KB_TYPE_RECORD_EDITOR, NULL);

  editor->section = section;
  editor->kind = kind;
  return editor;
}

const char *
kb_record_editor_get_id (KbRecordEditor *editor)
{
  return editor->id;
}

/**
 * kb_record_editor_get_record:
 * @editor: an editor
 *
 * Returns: (transfer none) (nullable): the record as it is now
 */
KbRecord *
kb_record_editor_get_record (KbRecordEditor *editor)
{
  if (!kb_section_get_workbook (editor->section))
    return NULL;
  if (editor->kind == KB_KIND_DECISION)
    return kb_decision_newest (kb_section_get_content (editor->section));
  if (!editor->id)
    return NULL;
  return kb_content_find (kb_section_get_content (editor->section), editor->kind, editor->id);
}

/* Whether there is something to write to. The decision is made by the first field that is written.
 */
static gboolean
can_write (KbRecordEditor *self)
{
  if (self->loading || !kb_section_is_writable (self->section)
      || kb_section_is_held (self->section))
    return FALSE;
  if (self->kind == KB_KIND_DECISION)
    return !kb_decision_is_registered (kb_record_editor_get_record (self));
  return kb_record_editor_get_record (self) != NULL;
}

static const KbFieldInfo *
info_of (const KbBinding *binding)
{
  return kb_field_info (binding->editor->kind, binding->field);
}

static gboolean
is_required (const KbBinding *binding)
{
  return g_str_equal (info_of (binding)->column, "name");
}

static void
mark_invalid (const KbBinding *binding, gboolean invalid, const char *why)
{
  if (invalid)
    gtk_widget_add_css_class (binding->widget, "kb-invalid");
  else
    gtk_widget_remove_css_class (binding->widget, "kb-invalid");
  kb_gui_set_tooltip (binding->widget, invalid ? why : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (binding->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* What a typed text means for the field. FALSE when it can't be read. */
static gboolean
interpret (const KbBinding *binding, const char *typed, char **text, gint64 *integer)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));

  *text = NULL;
  *integer = KB_NO_INTEGER;
  if (!*trimmed)
    return !is_required (binding);
  switch (info_of (binding)->type) {
  case KB_TYPE_DATE:
    *text = kb_date_from_loose_text (trimmed);
    return *text != NULL;
  case KB_TYPE_INTEGER:
    return g_ascii_string_to_signed (trimmed, 10, 0, G_MAXINT32, integer, NULL);
  default:
    *text = g_steal_pointer (&trimmed);
    return TRUE;
  }
}

static gboolean
write_value (const KbBinding *binding, const char *text, gint64 integer)
{
  KbRecordEditor *self = binding->editor;
  KbWorkbook *workbook = kb_section_get_workbook (self->section);
  g_autofree char *id = g_strdup (self->id);
  GError *error = NULL;
  gboolean done;

  if (self->kind == KB_KIND_DECISION)
    done = kb_workbook_set_decision (workbook, binding->field, text, &error);
  else if (kb_field_is_integer (info_of (binding)))
    done = kb_workbook_set_integer (workbook, self->kind, id, binding->field, integer, &error);
  else
    done = kb_workbook_set_text (workbook, self->kind, id, binding->field, text, &error);
  kb_section_check (self->section, done, error);
  return done;
}

static char *
typed_text (const KbBinding *binding)
{
  if (GTK_IS_TEXT_VIEW (binding->widget)) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (binding->widget));
    GtkTextIter start, end;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  }
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (binding->widget)));
}

static char *
stored_text (const KbBinding *binding)
{
  KbRecord *record = kb_record_editor_get_record (binding->editor);

  if (!record || kb_record_is_null (record, binding->field))
    return g_strdup ("");
  if (kb_field_is_integer (info_of (binding)))
    return g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, binding->field));
  return g_strdup (kb_record_text (record, binding->field));
}

static void
keep_draft (const KbBinding *binding, const char *text)
{
  if (binding->editor->drafts)
    kb_draft_texts_set (binding->editor->drafts, info_of (binding)->column, text);
}

/* It is written: at once, so that no old draft comes back over it. */
static void
drop_draft (const KbBinding *binding)
{
  keep_draft (binding, NULL);
  if (binding->editor->drafts)
    kb_draft_texts_save (binding->editor->drafts);
}

static const char *
draft_of (const KbBinding *binding)
{
  return binding->editor->drafts
             ? kb_draft_texts_get (binding->editor->drafts, info_of (binding)->column)
             : NULL;
}

static void
on_typed (KbBinding *binding)
{
  g_autofree char *typed = NULL;

  if (binding->editor->loading || !binding->shown)
    return;
  typed = typed_text (binding);
  keep_draft (binding, g_str_equal (typed, binding->shown) ? NULL : typed);
}

/* A page that is not seen does not follow the workbook, so what stands in its fields is somebody's
 * only when it is not what was put there. */
static void
commit_typed (const KbBinding *binding)
{
  g_autofree char *typed = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *text = NULL;
  gint64 integer;

  if (!can_write (binding->editor))
    return;
  typed = typed_text (binding);
  stored = stored_text (binding);
  if (g_str_equal (typed, stored) || !binding->shown || g_str_equal (typed, binding->shown)) {
    mark_invalid (binding, FALSE, NULL);
    drop_draft (binding);
    return;
  }
  if (!interpret (binding, typed, &text, &integer)) {
    mark_invalid (binding, TRUE,
                  info_of (binding)->type == KB_TYPE_DATE      ? _ ("Write the date as 2027-03-31.")
                  : info_of (binding)->type == KB_TYPE_INTEGER ? _ ("Write a whole number.")
                                                               : _ ("The name can't be empty."));
    return;
  }
  mark_invalid (binding, FALSE, NULL);
  if (write_value (binding, text, integer))
    drop_draft (binding);
}

static void
on_focus_left (GtkEventControllerFocus *controller, KbBinding *binding)
{
  commit_typed (binding);
}

static void
on_entry_activated (AdwEntryRow *row, KbBinding *binding)
{
  commit_typed (binding);
}

static void
on_item_selected (AdwComboRow *row, GParamSpec *pspec, KbBinding *binding)
{
  guint selected = adw_combo_row_get_selected (row);
  KbRecord *record = kb_record_editor_get_record (binding->editor);
  const char *code;

  if (!can_write (binding->editor) || selected >= binding->codes->len)
    return;
  code = g_ptr_array_index (binding->codes, selected);
  if (g_strcmp0 (code, record ? kb_record_text (record, binding->field) : NULL) != 0)
    write_value (binding, code, KB_NO_INTEGER);
}

static void
on_switch_toggled (GtkSwitch *widget, GParamSpec *pspec, KbBinding *binding)
{
  KbRecord *record = kb_record_editor_get_record (binding->editor);
  gboolean active = gtk_switch_get_active (widget);

  if (!can_write (binding->editor) || !record || kb_record_flag (record, binding->field) == active)
    return;
  write_value (binding, NULL, active ? 1 : 0);
}

static KbBinding *
add_binding (KbRecordEditor *self, GtkWidget *widget, guint field)
{
  KbBinding *binding = g_new0 (KbBinding, 1);

  binding->editor = self;
  binding->widget = widget;
  binding->field = field;
  g_ptr_array_add (self->bindings, binding);
  kb_place_mark (widget, info_of (binding)->column);
  return binding;
}

static void
watch_focus (KbBinding *binding)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect (controller, "leave", G_CALLBACK (on_focus_left), binding);
  gtk_widget_add_controller (binding->widget, controller);
}

/**
 * kb_record_editor_bind_entry:
 * @editor: an editor
 * @row: a row to type in
 * @field: a field of text, date or number
 */
void
kb_record_editor_bind_entry (KbRecordEditor *editor, AdwEntryRow *row, guint field)
{
  KbBinding *binding = add_binding (editor, GTK_WIDGET (row), field);

  watch_focus (binding);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_typed), binding);
  g_signal_connect (row, "entry-activated", G_CALLBACK (on_entry_activated), binding);
}

void
kb_record_editor_bind_text (KbRecordEditor *editor, GtkTextView *view, guint field)
{
  KbBinding *binding = add_binding (editor, GTK_WIDGET (view), field);

  watch_focus (binding);
  g_signal_connect_swapped (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (on_typed),
                            binding);
}

void
kb_record_editor_bind_switch (KbRecordEditor *editor, GtkSwitch *widget, guint field)
{
  KbBinding *binding = add_binding (editor, GTK_WIDGET (widget), field);

  g_signal_connect (widget, "notify::active", G_CALLBACK (on_switch_toggled), binding);
}

/* Whether a row offers just this already. Its list must not be taken from it while it is telling
 * that another item is chosen. */
static gboolean
has_items (const KbBinding *binding, const GPtrArray *labels, const GPtrArray *codes)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (binding->widget));

  if (!model || !binding->codes || g_list_model_get_n_items (model) != labels->len
      || binding->codes->len != codes->len)
    return FALSE;
  for (guint i = 0; i < labels->len; i++) {
    g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

    if (!g_str_equal (gtk_string_object_get_string (item), g_ptr_array_index (labels, i))
        || g_strcmp0 (g_ptr_array_index (binding->codes, i), g_ptr_array_index (codes, i)) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
set_items (KbBinding *binding, GPtrArray *labels, GPtrArray *codes)
{
  g_autoptr (GtkStringList) model = NULL;
  gboolean was_loading = binding->editor->loading;

  if (has_items (binding, labels, codes)) {
    g_ptr_array_unref (codes);
    return;
  }
  g_ptr_array_add (labels, NULL);
  model = gtk_string_list_new ((const char *const *) labels->pdata);
  g_clear_pointer (&binding->codes, g_ptr_array_unref);
  binding->codes = codes;
  binding->editor->loading = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (binding->widget), G_LIST_MODEL (model));
  binding->editor->loading = was_loading;
}

/**
 * kb_record_editor_bind_choice:
 * @editor: an editor
 * @row: a row to choose in
 * @field: a CHOICE field
 */
void
kb_record_editor_bind_choice (KbRecordEditor *editor, AdwComboRow *row, guint field)
{
  KbBinding *binding = add_binding (editor, GTK_WIDGET (row), field);
  const KbChoice *choices = kb_choices (editor->kind, field);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (labels, (gpointer) _ ("Not given"));
  g_ptr_array_add (codes, NULL);
  for (guint i = 0; choices && choices[i].code; i++) {
    g_ptr_array_add (labels, (gpointer) kb_gui_text (choices[i].text));
    g_ptr_array_add (codes, g_strdup (choices[i].code));
  }
  set_items (binding, labels, codes);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_item_selected), binding);
}

/* The records a reference can point at, by name. */
static void
fill_reference (KbBinding *binding)
{
  KbRecordEditor *self = binding->editor;
  KbContent *content = kb_section_get_content (self->section);
  KbKind target = info_of (binding)->target;
  const GPtrArray *list = kb_content_list (content, target);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  int localized = kb_field_from_column (target, "name_sv");

  g_ptr_array_add (labels, g_strdup (_ ("Not given")));
  g_ptr_array_add (codes, NULL);
  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);

    g_ptr_array_add (labels, target == KB_KIND_UNIT
                                 ? kb_format_unit_path (content, kb_record_id (record))
                                 : g_strdup (localized != KB_NONE ? kb_record_localized (
                                                 record, (guint) localized, kb_gui_language ())
                                                                  : kb_record_title (record)));
    g_ptr_array_add (codes, g_strdup (kb_record_id (record)));
  }
  set_items (binding, labels, codes);
}

/**
 * kb_record_editor_bind_reference:
 * @editor: an editor
 * @row: a row to choose in
 * @field: a REFERENCE field, such as a unit or a section
 */
void
kb_record_editor_bind_reference (KbRecordEditor *editor, AdwComboRow *row, guint field)
{
  KbBinding *binding = add_binding (editor, GTK_WIDGET (row), field);

  g_signal_connect (row, "notify::selected", G_CALLBACK (on_item_selected), binding);
}

static void
load_binding (KbBinding *binding)
{
  g_autofree char *stored = stored_text (binding);
  KbRecord *record = kb_record_editor_get_record (binding->editor);

  mark_invalid (binding, FALSE, NULL);
  g_free (binding->shown);
  binding->shown = g_strdup (stored);
  if (GTK_IS_TEXT_VIEW (binding->widget)) {
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (binding->widget)), stored,
                              -1);
  } else if (ADW_IS_COMBO_ROW (binding->widget)) {
    guint selected = 0;

    if (info_of (binding)->type == KB_TYPE_REFERENCE)
      fill_reference (binding);
    for (guint i = 1; i < binding->codes->len; i++)
      if (g_strcmp0 (g_ptr_array_index (binding->codes, i), stored) == 0)
        selected = i;
    adw_combo_row_set_selected (ADW_COMBO_ROW (binding->widget), selected);
  } else if (GTK_IS_SWITCH (binding->widget)) {
    gtk_switch_set_active (GTK_SWITCH (binding->widget),
                           record && kb_record_flag (record, binding->field));
  } else {
    gtk_editable_set_text (GTK_EDITABLE (binding->widget), stored);
  }
}

static gboolean
is_typing (const KbBinding *binding)
{
  g_autofree char *typed = NULL;
  g_autofree char *stored = NULL;

  if (!GTK_IS_TEXT_VIEW (binding->widget) && !GTK_IS_EDITABLE (binding->widget))
    return FALSE;
  if (!(gtk_widget_get_state_flags (binding->widget) & GTK_STATE_FLAG_FOCUS_WITHIN))
    return FALSE;
  typed = typed_text (binding);
  stored = stored_text (binding);
  return !g_str_equal (typed, stored);
}

/**
 * kb_record_editor_reload:
 * @editor: an editor
 *
 * Shows the record as it is now. A field that somebody is typing in is left alone.
 */
void
kb_record_editor_reload (KbRecordEditor *editor)
{
  if (!kb_section_get_workbook (editor->section))
    return;
  editor->loading = TRUE;
  for (guint i = 0; i < editor->bindings->len; i++) {
    KbBinding *binding = g_ptr_array_index (editor->bindings, i);

    gtk_widget_set_sensitive (binding->widget, kb_section_is_writable (editor->section));
    if (!is_typing (binding) && !draft_of (binding))
      load_binding (binding);
  }
  editor->loading = FALSE;
}

/**
 * kb_record_editor_flush:
 * @editor: an editor
 *
 * Writes what is typed but not yet left.
 */
void
kb_record_editor_flush (KbRecordEditor *editor)
{
  for (guint i = 0; i < editor->bindings->len; i++) {
    KbBinding *binding = g_ptr_array_index (editor->bindings, i);

    if (GTK_IS_TEXT_VIEW (binding->widget) || GTK_IS_EDITABLE (binding->widget))
      commit_typed (binding);
  }
  if (editor->drafts)
    kb_draft_texts_save (editor->drafts);
}

/**
 * kb_record_editor_discard:
 * @editor: an editor
 * @shown: whether the fields show what is stored again
 *
 * Takes what is typed but not written out of the file at once, and with @shown off the screen.
 */
void
kb_record_editor_discard (KbRecordEditor *editor, gboolean shown)
{
  if (editor->drafts)
    kb_draft_texts_discard (editor->drafts);
  if (!shown || !kb_section_get_workbook (editor->section))
    return;
  editor->loading = TRUE;
  for (guint i = 0; i < editor->bindings->len; i++)
    load_binding (g_ptr_array_index (editor->bindings, i));
  editor->loading = FALSE;
}

/* What was half-typed when the program was left stands there again, not yet written. */
static void
show_draft (const KbBinding *binding)
{
  const char *draft = draft_of (binding);

  if (!draft)
    return;
  if (GTK_IS_TEXT_VIEW (binding->widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (binding->widget)), draft,
                              -1);
  else if (GTK_IS_EDITABLE (binding->widget))
    gtk_editable_set_text (GTK_EDITABLE (binding->widget), draft);
}

/* Each section has drafts of its own, since two can show the same record. */
static KbDraftTexts *
drafts_of (KbRecordEditor *self)
{
  g_autofree char *key = NULL;

  if (!self->id || !kb_section_is_writable (self->section))
    return NULL;
  key = g_strdup_printf ("record/%s/%s", G_OBJECT_TYPE_NAME (self->section), self->id);
  return kb_draft_texts_new (kb_section_get_workbook (self->section), key);
}

/**
 * kb_record_editor_set_id:
 * @editor: an editor
 * @id: (nullable): the record to edit from now on
 *
 * What was typed for the record before is written first.
 */
void
kb_record_editor_set_id (KbRecordEditor *editor, const char *id)
{
  if (g_strcmp0 (editor->id, id) == 0) {
    kb_record_editor_reload (editor);
    return;
  }
  kb_record_editor_flush (editor);
  g_free (editor->id);
  editor->id = g_strdup (id);
  g_clear_object (&editor->drafts);
  if (kb_section_get_workbook (editor->section))
    editor->drafts = drafts_of (editor);
  editor->loading = TRUE;
  for (guint i = 0; i < editor->bindings->len; i++) {
    KbBinding *binding = g_ptr_array_index (editor->bindings, i);

    gtk_widget_set_sensitive (binding->widget, kb_section_is_writable (editor->section));
    load_binding (binding);
    show_draft (binding);
  }
  editor->loading = FALSE;
}
