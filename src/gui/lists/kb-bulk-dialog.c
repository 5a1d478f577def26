// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-bulk-dialog"

#include "kb-bulk-dialog.h"

#include "kb-commands.h"
#include "kb-error-text.h"
#include "kb-format.h"
#include "kb-gui.h"
#include "kb-labels.h"
#include "kb-message-bar.h"

struct _KbBulkDialog {
  AdwWindow parent_instance;

  KbMessageBar *message_bar;
  GtkWidget *change_button;
  AdwComboRow *field_row;
  AdwEntryRow *text_row;
  AdwComboRow *choice_row;
  GtkLabel *hint_label;

  KbWorkbook *workbook;
  KbKind kind;
  char **ids;
  GPtrArray *codes; /* what each item of choice_row stands for; NULL empties the field */
};

G_DEFINE_FINAL_TYPE (KbBulkDialog, kb_bulk_dialog, ADW_TYPE_WINDOW)

/* What it makes sense to say of many at once: never a name or a description. */
static const guint asset_fields[] = { KB_ASSET_OWNER,         KB_ASSET_UNIT,
                                      KB_ASSET_CRITICAL,      KB_ASSET_REVIEW_ON,
                                      KB_ASSET_STATUS,        KB_ASSET_FORM,
                                      KB_ASSET_PERSONAL_DATA, KB_ASSET_LEGAL_BASIS,
                                      KB_ASSET_RETENTION,     KB_ASSET_IMPACT_ASSESSMENT };
static const guint system_fields[] = {
  KB_SYSTEM_UNIT,
  KB_SYSTEM_HOSTING,
  KB_SYSTEM_SUPPLIER,
  KB_SYSTEM_ENVIRONMENT,
  KB_SYSTEM_CRITICAL,
  KB_SYSTEM_CLOUD,
  KB_SYSTEM_REVIEW_ON,
  KB_SYSTEM_PROCUREMENT_CHECK,
  KB_SYSTEM_CONTRACT_ENDS_ON,
  KB_SYSTEM_LIFE_CYCLE,
  KB_SYSTEM_PROCESSOR_AGREEMENT,
  KB_SYSTEM_CYBERSECURITY_ACT,
};

static const guint *
fields_of (KbKind kind, guint *n)
{
  *n = kind == KB_KIND_ASSET ? G_N_ELEMENTS (asset_fields) : G_N_ELEMENTS (system_fields);
  return kind == KB_KIND_ASSET ? asset_fields : system_fields;
}

static guint
chosen_field (KbBulkDialog *self)
{
  guint n;
  const guint *fields = fields_of (self->kind, &n);

  return fields[MIN (adw_combo_row_get_selected (self->field_row), n - 1)];
}

static gboolean
is_status (KbBulkDialog *self)
{
  return self->kind == KB_KIND_ASSET && chosen_field (self) == KB_ASSET_STATUS;
}

static void
add_choice (KbBulkDialog *self, GtkStringList *list, const char *code, const char *label)
{
  gtk_string_list_append (list, label);
  g_ptr_array_add (self->codes, g_strdup (code));
}

static void
add_references (KbBulkDialog *self, GtkStringList *list, KbKind target)
{
  KbContent *content = kb_workbook_get_content (self->workbook);
  const GPtrArray *records = kb_content_list (content, target);

  for (guint i = 0; i < records->len; i++) {
    KbRecord *record = g_ptr_array_index (records, i);
    g_autofree char *label = target == KB_KIND_UNIT
                                 ? kb_format_unit_path (content, kb_record_id (record))
                                 : g_strdup (kb_record_title (record));

    add_choice (self, list, kb_record_id (record), label);
  }
}

/* Classes are established, not set to any status: the role and the day go with it. */
static void
fill_choices (KbBulkDialog *self, const KbFieldInfo *info)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const KbChoice *choices = kb_choices (self->kind, chosen_field (self));

  g_ptr_array_set_size (self->codes, 0);
  if (is_status (self)) {
    add_choice (self, list, "established", _ ("Established"));
  } else {
    add_choice (self, list, NULL, _ ("Not given"));
    if (info->type == KB_TYPE_BOOLEAN) {
      add_choice (self, list, "1", _ ("Yes"));
      add_choice (self, list, "0", _ ("No"));
    } else if (info->type == KB_TYPE_REFERENCE) {
      add_references (self, list, info->target);
    }
    for (guint i = 0; choices && choices[i].code; i++)
      add_choice (self, list, choices[i].code, kb_gui_text (choices[i].text));
  }
  adw_combo_row_set_model (self->choice_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->choice_row, self->codes->len > 1 ? 1 : 0);
}

/* Those whose class can be established: every aspect has a level. */
static char **
classified_ids (KbBulkDialog *self)
{
  KbMethod *method = kb_workbook_get_method (self->workbook);
  KbInheritance *inheritance = kb_workbook_get_inheritance (self->workbook);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; self->ids[i]; i++)
    if (kb_class_progress (kb_inheritance_asset (inheritance, self->ids[i]), method)
        == KB_PROGRESS_CLASSIFIED)
      g_ptr_array_add (ids, g_strdup (self->ids[i]));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

static const char *
establishing_role (KbBulkDialog *self)
{
  KbRecord *role = kb_method_role (kb_workbook_get_method (self->workbook), KB_ROLE_ESTABLISHES);

  return role ? kb_record_localized (role, KB_ROLE_NAME_SV, kb_gui_language ()) : "";
}

static void
show_hint (KbBulkDialog *self, const KbFieldInfo *info)
{
  g_autofree char *text = NULL;

  if (is_status (self)) {
    g_auto (GStrv) ids = classified_ids (self);
    guint n = g_strv_length (ids), total = g_strv_length (self->ids);
    g_autofree char *count = g_strdup_printf ("%u", n);
    g_autofree char *all = g_strdup_printf ("%u", total);

    text = kb_fill (_ ("{n} of {total} have a level in every aspect and are established today, by "
                       "{role}."),
                    "n", count, "total", all, "role", establishing_role (self), NULL);
    gtk_widget_set_sensitive (self->change_button, n > 0);
  } else if (info->type == KB_TYPE_DATE) {
    text = g_strdup (_ ("Write the date as 2027-03-31. An empty field clears it."));
  } else if (info->type == KB_TYPE_TEXT) {
    text = g_strdup (_ ("Write a role, never the name of a person. An empty field clears it."));
  }
  gtk_label_set_text (self->hint_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), text != NULL);
}

static void
on_field_changed (KbBulkDialog *self)
{
  const KbFieldInfo *info;
  gboolean typed;

  if (!self->workbook)
    return;
  info = kb_field_info (self->kind, chosen_field (self));
  typed = info->type == KB_TYPE_TEXT || info->type == KB_TYPE_DATE;
  gtk_widget_set_visible (GTK_WIDGET (self->text_row), typed);
  gtk_widget_set_visible (GTK_WIDGET (self->choice_row), !typed);
  gtk_widget_set_sensitive (self->change_button, TRUE);
  if (typed)
    adw_preferences_row_set_title (
        ADW_PREFERENCES_ROW (self->text_row),
        kb_label_field (self->kind, chosen_field (self), kb_gui_language ()));
  else
    fill_choices (self, info);
  show_hint (self, info);
}

/* The value as a record, or NULL when what is typed can't be read. */
static KbRecord *
typed_value (KbBulkDialog *self)
{
  guint field = chosen_field (self);
  const KbFieldInfo *info = kb_field_info (self->kind, field);
  g_autoptr (KbRecord) value = kb_record_new (self->kind, NULL);
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_row))));
  guint selected = adw_combo_row_get_selected (self->choice_row);
  const char *code = NULL;

  if (info->type == KB_TYPE_TEXT) {
    kb_record_set_text (value, field, *typed ? typed : NULL);
  } else if (info->type == KB_TYPE_DATE) {
    g_autofree char *date = *typed ? kb_date_from_loose_text (typed) : NULL;

    if (*typed && !date)
      return NULL;
    kb_record_set_text (value, field, date);
  } else {
    code = selected < self->codes->len ? g_ptr_array_index (self->codes, selected) : NULL;
    if (info->type == KB_TYPE_BOOLEAN)
      kb_record_set_integer (value, field, code ? g_str_equal (code, "1") : KB_NO_INTEGER);
    else
      kb_record_set_text (value, field, code);
  }
  return g_steal_pointer (&value);
}

/* The act in its own words, with a way back. */
static void
show_done (KbBulkDialog *self, GtkWidget *parent)
{
  KbHistory *history = kb_workbook_get_history (self->workbook);
  const KbEntry *entry = kb_history_get (history, kb_history_size (history) - 1);
  g_autofree char *text = kb_describe_act (entry, kb_gui_language ());

  kb_gui_show_undo_toast (parent, text);
}

static void
on_change_clicked (KbBulkDialog *self)
{
  g_autoptr (KbRecord) value = typed_value (self);
  g_autoptr (GError) error = NULL;
  GtkWidget *parent;
  gboolean done;

  if (!value) {
    kb_message_bar_show (self->message_bar, _ ("Write the date as 2027-03-31."), TRUE);
    return;
  }
  if (is_status (self)) {
    g_auto (GStrv) ids = classified_ids (self);
    g_autofree char *today = kb_date_today ();

    done = kb_workbook_establish (self->workbook, (const char *const *) ids,
                                  establishing_role (self), today, &error);
  } else {
    done = kb_workbook_set_many (self->workbook, (const char *const *) self->ids, value,
                                 chosen_field (self), &error);
  }
  if (!done) {
    g_autofree char *text = kb_error_text_for_window (error, kb_gui_language ());

    kb_message_bar_show (self->message_bar, text, TRUE);
    return;
  }
  parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  if (parent)
    show_done (self, parent);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
kb_bulk_dialog_dispose (GObject *object)
{
  g_clear_object (&KB_BULK_DIALOG (object)->workbook);
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_BULK_DIALOG);
  G_OBJECT_CLASS (kb_bulk_dialog_parent_class)->dispose (object);
}

static void
kb_bulk_dialog_finalize (GObject *object)
{
  KbBulkDialog *self = KB_BULK_DIALOG (object);

  g_strfreev (self->ids);
  g_ptr_array_unref (self->codes);
  G_OBJECT_CLASS (kb_bulk_dialog_parent_class)->finalize (object);
}

static void
kb_bulk_dialog_class_init (KbBulkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_bulk_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_bulk_dialog_finalize;
  g_type_ensure (KB_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbBulkDialog, message_bar);
  gtk_widget_class_bind_template_child (widget_class, KbBulkDialog, change_button);
  gtk_widget_class_bind_template_child (widget_class, KbBulkDialog, field_row);
  gtk_widget_class_bind_template_child (widget_class, KbBulkDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, KbBulkDialog, choice_row);
  gtk_widget_class_bind_template_child (widget_class, KbBulkDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_field_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
}

static void
kb_bulk_dialog_init (KbBulkDialog *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->change_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->field_row));
}

static void
fill_fields (KbBulkDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n;
  const guint *fields = fields_of (self->kind, &n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, kb_label_field (self->kind, fields[i], kb_gui_language ()));
  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (list));
}

/**
 * kb_bulk_dialog_new:
 * @parent: a widget of the window it belongs to
 * @workbook: the workbook
 * @kind: assets or systems
 * @ids: (array zero-terminated=1): which
 *
 * Returns: (transfer floating): the dialog
 */
KbBulkDialog *
kb_bulk_dialog_new (GtkWidget *parent, KbWorkbook *workbook, KbKind kind, const char *const *ids)
{
  KbBulkDialog *dialog =
      g_object_new (KB_TYPE_BULK_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  guint n = g_strv_length ((char **) ids);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *title =
      kind == KB_KIND_ASSET
          ? kb_fill (ngettext ("Change {n} information asset", "Change {n} information assets", n),
                     "n", count, NULL)
          : kb_fill (ngettext ("Change {n} system", "Change {n} systems", n), "n", count, NULL);

  dialog->kind = kind;
  dialog->ids = g_strdupv ((char **) ids);
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  fill_fields (dialog);
  dialog->workbook = g_object_ref (workbook);
  on_field_changed (dialog);
  return dialog;
}
