// SPDX-License-Identifier: EUPL-1.2
#include "imports.h"

#include <string.h>

/* A content as a new workbook has it. */
KbContent *
test_import_content (const char *method)
{
  KbContent *content = test_content_new (method);

  test_content_add (content, "workbook " KB_WORKBOOK_ID
                             " organisation=Prov period_from=2027 period_to=2030");
  return content;
}

/* An import of a list that is given as text. */
KbImport *
test_import_new (
    KbContent *content, KbMethod *method, KbKind kind, const char *list, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (KbTable) table = kb_table_read_csv_bytes (list, strlen (list), &local);

  g_assert_no_error (local);
  return kb_import_new (table, content, method, kind, KB_LANGUAGE_EN, "lista.csv", error);
}

/* Does to a content in memory what a workbook would do to its file. */
void
test_import_apply (KbContent *content, const KbEdit *edit)
{
  for (guint i = 0; i < kb_edit_size (edit); i++) {
    const KbEditStep *step = kb_edit_get (edit, i);
    KbRecord *old = kb_content_find (content, step->kind, step->id);
    g_autoptr (KbRecord) changed = NULL;

    switch (step->type) {
    case KB_EDIT_INSERT:
      g_assert_null (old);
      kb_content_put (content, step->record);
      break;
    case KB_EDIT_UPDATE:
      changed = kb_record_copy (old);
      if (kb_field_is_integer (kb_field_info (step->kind, step->field)))
        kb_record_set_integer (changed, step->field, kb_record_integer (step->record, step->field));
      else
        kb_record_set_text (changed, step->field, kb_record_text (step->record, step->field));
      kb_content_put (content, changed);
      break;
    case KB_EDIT_DELETE:
      g_assert_true (kb_content_remove (content, step->kind, step->id));
      break;
    default:
      g_assert_not_reached ();
    }
  }
}

/* Every row read has one outcome, and every outcome that is not an import its reason in words. */
void
test_import_assert_reconciles (const KbImport *import, const KbImportResult *result)
{
  guint counts[4] = { 0 };

  g_assert_cmpuint (result->read, ==, result->rows->len);
  for (guint i = 0; i < result->rows->len; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (result->rows, i);

    counts[outcome->type]++;
    g_assert_true ((outcome->reason == KB_REASON_NONE) == (outcome->type <= KB_ROW_UPDATED));
    g_assert_true ((outcome->before != NULL) == (outcome->type == KB_ROW_UPDATED));
    for (int language = KB_LANGUAGE_SV; language <= KB_LANGUAGE_EN; language++) {
      g_autofree char *reason = kb_describe_row_outcome (import, outcome, (KbLanguage) language);

      g_assert_true ((*reason == '\0') == (outcome->reason == KB_REASON_NONE));
      g_assert_null (strchr (reason, '{'));
      g_assert_true (g_utf8_strlen (reason, -1) < 400);
    }
  }
  g_assert_cmpuint (result->created, ==, counts[KB_ROW_CREATED]);
  g_assert_cmpuint (result->updated, ==, counts[KB_ROW_UPDATED]);
  g_assert_cmpuint (result->skipped, ==, counts[KB_ROW_SKIPPED]);
  g_assert_cmpuint (result->failed, ==, counts[KB_ROW_FAILED]);
  g_assert_cmpuint (result->read, ==,
                    result->created + result->updated + result->skipped + result->failed);
}

/* The columns in order: what each is mapped to. */
char *
test_import_fields (const KbImport *import)
{
  static const char *const marks[] = { "", "", "", "!", "P", "?" };
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < kb_import_n_columns (import); c++) {
    const char *field = kb_import_field_of (import, c);
    KbMatch match = kb_import_match (import, c);

    if (c > 0)
      g_string_append (text, ", ");
    if (field)
      g_string_append (text, field);
    else
      g_string_append_c (text, '-');
    g_string_append (text, marks[match]);
  }
  return g_string_free (text, FALSE);
}

/* One line a row: its number, what became of it, why, where, and what stood there. */
char *
test_import_outcomes (const KbImportResult *result)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->rows->len; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (result->rows, i);
    g_autofree char *column =
        outcome->column == KB_NONE ? NULL : kb_table_column_name ((guint) outcome->column);

    g_string_append_printf (text, "%s%u %s", i > 0 ? "\n" : "", outcome->row,
                            kb_row_outcome_code (outcome->type));
    if (outcome->reason != KB_REASON_NONE)
      g_string_append_printf (text, " %s", kb_row_reason_code (outcome->reason));
    if (column)
      g_string_append_printf (text, " %s", column);
    if (outcome->other > 0)
      g_string_append_printf (text, " row %u", outcome->other);
    if (outcome->value)
      g_string_append_printf (text, " “%s”", outcome->value);
  }
  return g_string_free (text, FALSE);
}

static void
add_unit (GString *text, const KbContent *content, const char *id)
{
  g_autoptr (GString) path = g_string_new (NULL);

  while (id) {
    const KbRecord *unit = kb_content_get (content, KB_KIND_UNIT, id);

    g_string_prepend (path, kb_record_text (unit, KB_UNIT_NAME));
    id = kb_record_text (unit, KB_UNIT_PARENT);
    if (id)
      g_string_prepend (path, " / ");
  }
  g_string_append_printf (text, "; unit=%s", path->str);
}

static void
add_fields (GString *text, const KbContent *content, const KbRecord *record)
{
  const KbKindInfo *info = kb_kind_info (kb_record_kind (record));

  for (guint field = 0; field < info->n_fields; field++) {
    const char *column = info->fields[field].column;
    const char *value;

    if (kb_record_is_null (record, field) || g_str_equal (column, "position")
        || g_str_equal (column, "number"))
      continue;
    if (kb_field_is_integer (&info->fields[field])) {
      g_string_append_printf (text, "; %s=%" G_GINT64_FORMAT, column,
                              kb_record_integer (record, field));
      continue;
    }
    value = kb_record_text (record, field);
    if (g_str_equal (column, "unit_id"))
      add_unit (text, content, value);
    else if (g_str_equal (column, "environment_id"))
      g_string_append_printf (
          text, "; environment=%s",
          kb_record_title (kb_content_get (content, KB_KIND_ENVIRONMENT, value)));
    else if (value != kb_record_title (record))
      g_string_append_printf (text, "; %s=%s", column, value);
  }
}

/* Levels, with what stood in the list and why. */
static void
add_levels (GString *text, const KbContent *content, const KbMethod *method, const KbRecord *record)
{
  KbKind kind =
      kb_record_kind (record) == KB_KIND_ASSET ? KB_KIND_ASSET_LEVEL : KB_KIND_SYSTEM_LEVEL;
  gboolean asset = kind == KB_KIND_ASSET_LEVEL;
  guint low = (guint) kb_field_from_column (kind, asset ? "level_id" : "imported_id");
  guint high = (guint) kb_field_from_column (kind, asset ? "upper_id" : "imported_upper_id");
  guint original = (guint) kb_field_from_column (kind, "original");

  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    KbRecord *aspect = kb_method_item (method, KB_KIND_ASPECT, a);
    KbRecord *level =
        kb_content_find_pair (content, kind, kb_record_id (record), kb_record_id (aspect));

    if (!level)
      continue;
    g_string_append_printf (text, "; %s", kb_method_aspect_letter (method, a));
    if (!kb_record_is_null (level, low))
      g_string_append_printf (
          text, "%" G_GINT64_FORMAT,
          kb_record_integer (kb_content_get (content, KB_KIND_LEVEL, kb_record_text (level, low)),
                             KB_LEVEL_NUMBER));
    if (!kb_record_is_null (level, high))
      g_string_append_printf (
          text, "..%" G_GINT64_FORMAT,
          kb_record_integer (kb_content_get (content, KB_KIND_LEVEL, kb_record_text (level, high)),
                             KB_LEVEL_NUMBER));
    if (!kb_record_is_null (level, original))
      g_string_append_printf (text, " “%s”", kb_record_text (level, original));
    if (asset && !kb_record_is_null (level, KB_ASSET_LEVEL_MOTIVATION))
      g_string_append_printf (text, " (%s)", kb_record_text (level, KB_ASSET_LEVEL_MOTIVATION));
  }
}

/* The other end of every link, by name. */
static void
add_links (GString *text,
           KbContent *content,
           const KbRecord *record,
           KbKind kind,
           guint own,
           guint other,
           const char *label)
{
  const GPtrArray *links = kb_content_referring (content, kind, own, kb_record_id (record));
  const KbFieldInfo *info = kb_field_info (kind, other);

  for (guint i = 0; links && i < links->len; i++) {
    KbRecord *target = kb_content_get (content, info->target,
                                       kb_record_text (g_ptr_array_index (links, i), other));

    g_string_append_printf (text, "%s%s", i == 0 ? label : ", ", kb_record_title (target));
  }
}

static void
add_roles_and_costs (GString *text, KbContent *content, const KbRecord *record)
{
  const GPtrArray *roles = kb_content_list (content, KB_KIND_SYSTEM_ROLE);
  const GPtrArray *costs = kb_content_list (content, KB_KIND_ACTION_COST);

  for (guint i = 0; i < roles->len; i++) {
    const KbRecord *role = g_ptr_array_index (roles, i);

    if (g_str_equal (kb_record_text (role, KB_SYSTEM_ROLE_SYSTEM), kb_record_id (record)))
      g_string_append_printf (text, "; %s=%s", kb_record_text (role, KB_SYSTEM_ROLE_ROLE),
                              kb_record_text (role, KB_SYSTEM_ROLE_HOLDER));
  }
  for (guint i = 0; i < costs->len; i++) {
    const KbRecord *cost = g_ptr_array_index (costs, i);

    if (g_str_equal (kb_record_text (cost, KB_ACTION_COST_ACTION), kb_record_id (record)))
      g_string_append_printf (text, "; %" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                              kb_record_integer (cost, KB_ACTION_COST_YEAR),
                              kb_record_integer (cost, KB_ACTION_COST_AMOUNT));
  }
}

/* Every record of a kind in a line, with what belongs to it. */
char *
test_import_records (KbContent *content, KbMethod *method, KbKind kind)
{
  const GPtrArray *records = kb_content_list (content, kind);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++) {
    KbRecord *record = g_ptr_array_index (records, i);

    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", kb_record_title (record));
    add_fields (text, content, record);
    if (kind == KB_KIND_ASSET || kind == KB_KIND_SYSTEM)
      add_levels (text, content, method, record);
    if (kind == KB_KIND_ASSET)
      add_links (text, content, record, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_ASSET,
                 KB_ASSET_SYSTEM_SYSTEM, "; systems=");
    if (kind == KB_KIND_SYSTEM)
      add_links (text, content, record, KB_KIND_DEPENDENCY, KB_DEPENDENCY_SYSTEM, KB_DEPENDENCY_ON,
                 "; on=");
    if (kind == KB_KIND_ACTION)
      add_links (text, content, record, KB_KIND_ACTION_RISK, KB_ACTION_RISK_ACTION,
                 KB_ACTION_RISK_RISK, "; risks=");
    add_roles_and_costs (text, content, record);
  }
  return g_string_free (text, FALSE);
}
