// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-run"

#include "kb-import-row.h"

#include "kb-plan-return.h"

#include <string.h>

/* The run over all rows: which are new, which are there, and what became of each. */

static void
outcome_free (gpointer data)
{
  KbRowOutcome *outcome = data;

  g_free (outcome->value);
  g_free (outcome->name);
  g_clear_pointer (&outcome->before, kb_record_unref);
  g_free (outcome);
}

void
kb_import_result_free (KbImportResult *result)
{
  g_ptr_array_unref (result->rows);
  g_clear_pointer (&result->edit, kb_edit_free);
  g_free (result);
}

static void
run_clear (KbRun *run)
{
  g_hash_table_unref (run->existing);
  g_hash_table_unref (run->seen);
  g_hash_table_unref (run->units);
  g_clear_pointer (&run->environments, g_hash_table_unref);
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    g_clear_pointer (&run->by_name[kind], g_hash_table_unref);
  g_clear_pointer (&run->inheritance, kb_inheritance_unref);
  kb_import_systems_clear (run);
  g_clear_pointer (&run->result, kb_import_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbRun, run_clear)

/* A record with what every new one of its kind has. */
static KbRecord *
new_record (KbRun *run, const char *folded)
{
  KbKind kind = run->import->kind;
  g_autofree char *id =
      kind == KB_KIND_SYSTEM ? kb_import_systems_take_id (run, folded) : kb_new_id ();
  KbRecord *record = kb_record_new (kind, id);
  int number = kb_field_from_column (kind, "number");
  int position = kb_field_from_column (kind, "position");

  if (number != KB_NONE)
    kb_record_set_integer (record, (guint) number, run->next_number);
  if (position != KB_NONE)
    kb_record_set_integer (record, (guint) position, run->next_position);
  if (kind == KB_KIND_ACTION)
    kb_record_set_text (record, KB_ACTION_STATUS, kb_status_code (KB_STATUS_PLANNED));
  if (kind == KB_KIND_RISK)
    kb_record_set_text (record, KB_RISK_TREATMENT, "reduce");
  return record;
}

static KbRecord *
find_existing (KbRun *run, const char *folded)
{
  const char *same = g_hash_table_lookup (run->import->same, folded);

  if (same)
    return kb_content_find (run->import->content, run->import->kind, same);
  return g_hash_table_lookup (run->existing, folded);
}

static gboolean
stop_at_existing (KbRowWork *work, GError **error)
{
  g_autofree char *row = g_strdup_printf ("%u", work->outcome->row);

  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_EXISTING, "file",
                work->run->import->file_name, "row", row, "value", work->outcome->name, NULL);
  return FALSE;
}

/* Gives the row its outcome and writes it. FALSE only when the whole import must stop. */
static gboolean
run_named_row (KbRowWork *work, const char *folded, GError **error)
{
  KbRun *run = work->run;
  guint steps;

  work->old = find_existing (run, folded);
  if (work->old && run->import->on_existing == KB_EXISTING_STOP)
    return stop_at_existing (work, error);
  if (work->old && run->import->on_existing == KB_EXISTING_SKIP) {
    kb_import_row_fail (work, KB_ROW_SKIPPED, KB_REASON_EXISTS, (int) run->name_column, NULL);
    return TRUE;
  }
  work->record = work->old ? kb_record_copy (work->old) : new_record (run, folded);
  if (!kb_import_row_read (work))
    return TRUE;
  steps = kb_edit_size (run->result->edit);
  kb_import_row_write (work);
  if (!work->old) {
    work->outcome->type = KB_ROW_CREATED;
    run->next_position++;
    run->next_number++;
    if (run->import->kind == KB_KIND_SYSTEM)
      kb_import_systems_made (run, folded, kb_record_id (work->record));
  } else if (kb_edit_size (run->result->edit) > steps) {
    work->outcome->type = KB_ROW_UPDATED;
    work->outcome->before = kb_record_ref (work->old);
  } else {
    kb_import_row_fail (work, KB_ROW_SKIPPED, KB_REASON_UNCHANGED, KB_NONE, NULL);
  }
  return TRUE;
}

/* "Summa", "Totalt, tkr" and the lines below our own plan, in either language. */
static gboolean
is_sum (const char *folded)
{
  static const char *const words[] = { "summa", "totalt", "total", "delsumma", "sum", "subtotal" };
  gsize length = strcspn (folded, " ,:(");

  if (kb_plan_is_sum_line (folded))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && strncmp (folded, words[i], length) == 0)
      return folded[length] == '\0' || folded[length] == ',' || folded[length] == ':'
             || g_str_has_suffix (folded, "tkr") || g_str_has_suffix (folded, "kr");
  return FALSE;
}

static gboolean
run_row (KbRun *run, guint index, GError **error)
{
  KbRowWork work = { .run = run, .index = index };
  g_autofree char *folded = NULL;
  guint earlier;
  gboolean ok = TRUE;

  work.outcome = g_new0 (KbRowOutcome, 1);
  work.outcome->row = kb_table_row_number (run->import->table, index);
  work.outcome->column = KB_NONE;
  g_ptr_array_add (run->result->rows, work.outcome);
  folded = kb_fold (kb_import_row_cell (&work, run->name_column));
  earlier = GPOINTER_TO_UINT (g_hash_table_lookup (run->seen, folded));
  if (kb_table_row_is_blank (run->import->table, index)) {
    kb_import_row_fail (&work, KB_ROW_SKIPPED, KB_REASON_BLANK, KB_NONE, NULL);
  } else if (kb_import_row_says_stop (&work)) {
    kb_import_row_fail (&work, KB_ROW_SKIPPED, KB_REASON_STOP, KB_NONE, NULL);
  } else if (!*folded) {
    kb_import_row_fail (&work, KB_ROW_SKIPPED, KB_REASON_NO_NAME, (int) run->name_column, NULL);
  } else {
    if (strlen (kb_import_row_cell (&work, run->name_column)) <= KB_CELL_MAX)
      work.outcome->name = g_strstrip (g_strdup (kb_import_row_cell (&work, run->name_column)));
    if (run->import->kind == KB_KIND_ACTION && is_sum (folded)) {
      kb_import_row_fail (&work, KB_ROW_SKIPPED, KB_REASON_SUM, (int) run->name_column, NULL);
    } else if (earlier > 0) {
      work.outcome->other = earlier;
      kb_import_row_fail (&work, KB_ROW_SKIPPED, KB_REASON_REPEATED, (int) run->name_column, NULL);
    } else {
      ok = run_named_row (&work, folded, error);
      if (work.outcome->type != KB_ROW_FAILED)
        g_hash_table_insert (run->seen, g_strdup (folded), GUINT_TO_POINTER (work.outcome->row));
    }
  }
  g_clear_pointer (&work.record, kb_record_unref);
  return ok;
}

static void
index_content (KbRun *run)
{
  KbContent *content = run->import->content;
  const GPtrArray *records = kb_content_list (content, run->import->kind);
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  const GPtrArray *environments = kb_content_list (content, KB_KIND_ENVIRONMENT);

  for (guint i = 0; i < records->len; i++) {
    KbRecord *record = g_ptr_array_index (records, i);

    g_hash_table_insert (run->existing, kb_fold (kb_record_title (record)), record);
  }
  for (guint i = 0; i < environments->len; i++) {
    KbRecord *record = g_ptr_array_index (environments, i);

    g_hash_table_insert (run->environments, kb_fold (kb_record_title (record)),
                         g_strdup (kb_record_id (record)));
  }
  for (guint i = 0; i < units->len; i++) {
    KbRecord *unit = g_ptr_array_index (units, i);
    g_autoptr (GString) path = g_string_new (NULL);
    const KbRecord *at = unit;

    for (int depth = 0; at && depth < 20; depth++) {
      g_autofree char *folded = kb_fold (kb_record_text (at, KB_UNIT_NAME));

      g_string_prepend (path, folded);
      g_string_prepend_c (path, '/');
      at = kb_content_find (content, KB_KIND_UNIT, kb_record_text (at, KB_UNIT_PARENT));
    }
    g_hash_table_insert (run->units, g_strdup (path->str), g_strdup (kb_record_id (unit)));
    g_hash_table_insert (run->units, kb_fold (kb_record_text (unit, KB_UNIT_NAME)),
                         g_strdup (kb_record_id (unit)));
  }
}

static void
start_counters (KbRun *run)
{
  KbContent *content = run->import->content;
  KbRecord *workbook = kb_content_workbook (content);
  int position = kb_field_from_column (run->import->kind, "position");

  run->next_system_position =
      kb_content_next_position (content, KB_KIND_SYSTEM, KB_SYSTEM_POSITION);
  run->next_environment_position =
      kb_content_next_position (content, KB_KIND_ENVIRONMENT, KB_ENVIRONMENT_POSITION);
  run->next_unit_position = kb_content_next_position (content, KB_KIND_UNIT, KB_UNIT_POSITION);
  if (position != KB_NONE)
    run->next_position = kb_content_next_position (content, run->import->kind, (guint) position);
  run->next_number = MAX (1, kb_record_integer (workbook, run->import->kind == KB_KIND_ACTION
                                                              ? (guint) KB_WORKBOOK_NEXT_ACTION
                                                              : (guint) KB_WORKBOOK_NEXT_RISK));
}

static void
end_counters (KbRun *run)
{
  if (run->import->kind == KB_KIND_RISK)
    kb_edit_set_integer (run->result->edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_NEXT_RISK,
                         run->next_number);
  else if (run->import->kind == KB_KIND_ACTION)
    kb_edit_set_integer (run->result->edit, KB_KIND_WORKBOOK, KB_WORKBOOK_ID,
                         KB_WORKBOOK_NEXT_ACTION, run->next_number);
}

static void
count (KbImportResult *result)
{
  for (guint i = 0; i < result->rows->len; i++) {
    switch (((KbRowOutcome *) g_ptr_array_index (result->rows, i))->type) {
    case KB_ROW_CREATED:
      result->created++;
      break;
    case KB_ROW_UPDATED:
      result->updated++;
      break;
    case KB_ROW_SKIPPED:
      result->skipped++;
      break;
    case KB_ROW_FAILED:
    default:
      result->failed++;
      break;
    }
  }
  result->read = result->rows->len;
  g_assert (result->read == result->created + result->updated + result->skipped + result->failed);
}

static gboolean
check_mapping (KbImport *import, guint *name_column, GError **error)
{
  const KbTarget *name = kb_import_find_target (import->targets, "name");

  *name_column = G_MAXUINT;
  for (guint i = 0; i < import->columns->len; i++) {
    const KbColumn *column = kb_import_column (import, i);

    if (column->target == name)
      *name_column = i;
    if (column->match == KB_MATCH_AMBIGUOUS) {
      g_autofree char *letters = kb_table_column_name (i);
      const char *first = kb_text (import->language, "Secrecy");
      const char *second = kb_text (import->language, "Traceability");

      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_AMBIGUOUS, "file",
                    import->file_name, "column", letters, "value", column->header, "first", first,
                    "second", second, "key", "confidentiality", NULL);
      return FALSE;
    }
  }
  if (*name_column == G_MAXUINT) {
    g_autoptr (GString) headers = g_string_new (NULL);

    for (guint i = 0; i < import->columns->len; i++)
      if (*kb_import_header (import, i))
        g_string_append_printf (headers, "%s%s", headers->len > 0 ? ", " : "",
                                kb_import_header (import, i));
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_NAME, "file", import->file_name,
                  "headers", headers->str, NULL);
    return FALSE;
  }
  return TRUE;
}

/**
 * kb_import_run:
 * @import: an import
 * @error: (out): %KB_EXCHANGE_ERROR when no row can be imported at all
 *
 * Gives every row its outcome and puts together the edit that would make it so. Nothing is written:
 * a dry run just lets the edit go.
 *
 * Returns: (transfer full) (nullable): read = created + updated + skipped + failed, each row with
 * its reason
 */
KbImportResult *
kb_import_run (KbImport *import, GError **error)
{
  g_auto (KbRun) run = { .import = import };

  run.existing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run.environments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run.units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run.result = g_new0 (KbImportResult, 1);
  run.result->rows = g_ptr_array_new_with_free_func (outcome_free);
  run.result->edit = kb_edit_new ("import");
  kb_edit_set_argument (run.result->edit, "file", import->file_name);
  if (!check_mapping (import, &run.name_column, error))
    return NULL;
  index_content (&run);
  start_counters (&run);
  kb_import_systems_start (&run);
  for (guint i = import->header_index + 1; i < kb_table_n_rows (import->table); i++)
    if (!run_row (&run, i, error))
      return NULL;
  kb_import_systems_end (&run);
  end_counters (&run);
  count (run.result);
  return g_steal_pointer (&run.result);
}

const char *
kb_row_outcome_code (KbRowOutcomeType type)
{
  static const char *const codes[] = { "created", "updated", "skipped", "failed" };

  g_return_val_if_fail (type < G_N_ELEMENTS (codes), NULL);
  return codes[type];
}

const char *
kb_row_reason_code (KbRowReason reason)
{
  static const char *const codes[] = {
    "",      "blank",   "no-name",        "repeated",        "exists",         "unchanged",
    "stop",  "outside", "no-counterpart", "contradicts",     "unreadable",     "too-long",
    "scale", "circle",  "cut-off",        "not-whole-hours", "total-of-years", "sum"
  };

  g_return_val_if_fail (reason < G_N_ELEMENTS (codes), NULL);
  return codes[reason];
}

/* The scale that the cell's value should be on: the class levels, or an axis of the matrix. */
static char *
scale_text (const KbImport *import, int column)
{
  const KbTarget *target =
      column == KB_NONE ? NULL : kb_import_column (import, (guint) column)->target;
  KbKind kind = KB_KIND_LEVEL;
  guint n;

  if (target && target->type == KB_TARGET_LIKELIHOOD)
    kind = KB_KIND_LIKELIHOOD;
  else if (target && target->type == KB_TARGET_CONSEQUENCE)
    kind = KB_KIND_CONSEQUENCE;
  n = kb_method_size (import->method, kind);
  return g_strdup_printf ("%" G_GINT64_FORMAT "–%" G_GINT64_FORMAT,
                          kb_method_number (import->method, kind, 0),
                          kb_method_number (import->method, kind, n - 1));
}

/**
 * kb_describe_row_outcome:
 * @import: the import
 * @outcome: what became of a row
 * @language: the reader's language
 *
 * Returns: (transfer full): the reason in words, naming the cell; empty when there is none
 */
char *
kb_describe_row_outcome (const KbImport *import, const KbRowOutcome *outcome, KbLanguage language)
{
  static const char *const patterns[] = {
    [KB_REASON_NONE] = "",
    [KB_REASON_BLANK] = N_ ("The row is blank."),
    [KB_REASON_NO_NAME] = N_ ("The name is missing: cell {cell} is empty."),
    [KB_REASON_REPEATED] = N_ ("Repeats row {other}: “{name}”."),
    [KB_REASON_EXISTS] = N_ ("“{name}” is already in the workbook."),
    [KB_REASON_UNCHANGED] = N_ ("“{name}” is already in the workbook and the same."),
    [KB_REASON_STOP] = N_ ("A matter of protective security (stop). Nothing of the row was kept; "
                           "contact the säkerhetsskyddschef."),
    [KB_REASON_OUTSIDE] = N_ ("Cell {cell} ({header}): “{value}” is outside the scale {scale}."),
    [KB_REASON_NO_COUNTERPART] =
        N_ ("Cell {cell} ({header}): “{value}” has no counterpart in the scale {scale}."),
    [KB_REASON_CONTRADICTS] =
        N_ ("Cell {cell} ({header}): in “{value}” the number and the name say different levels."),
    [KB_REASON_UNREADABLE] = N_ ("Cell {cell} ({header}): “{value}” cannot be read."),
    [KB_REASON_TOO_LONG] =
        N_ ("Cell {cell} ({header}) has {value} characters; at most 32,767 are possible."),
    [KB_REASON_CIRCLE] = N_ ("Cell {cell} ({header}) would make systems depend on each other in a "
                             "circle: {value}."),
    [KB_REASON_CUT_OFF] =
        N_ ("Cell {cell} ({header}): “{value}” is at the lowest level in every aspect, so by the "
            "method it has no risk analysis. Change its class first, if that is wrong."),
    [KB_REASON_HOURS] = N_ ("Cell {cell} ({header}): “{value}” is not a whole number of hours. "
                            "Write the hours that you mean, rounded."),
    [KB_REASON_TOTAL] =
        N_ ("Cell {cell} ({header}): “{value}” is another total than the costs that "
            "stand here for several years. Say what each year costs."),
    [KB_REASON_SUM] = N_ ("The row holds the sums of the list, not an action of its own."),
    [KB_REASON_SCALE] = N_ ("Cell {cell} ({header}): “{value}” is not a scale."),
  };
  g_autofree char *letters =
      outcome->column == KB_NONE ? g_strdup ("") : kb_table_column_name ((guint) outcome->column);
  g_autofree char *place = g_strdup_printf ("%s%u", letters, outcome->row);
  g_autofree char *other = g_strdup_printf ("%u", outcome->other);
  g_autofree char *scale = scale_text (import, outcome->column);
  g_autofree char *value = g_strdup (outcome->value ? outcome->value : "");
  const char *pattern = patterns[outcome->reason];

  if (g_utf8_strlen (value, -1) > 60 && outcome->reason != KB_REASON_CIRCLE) {
    g_autofree char *start = g_utf8_substring (value, 0, 60);

    g_free (value);
    value = g_strconcat (start, "…", NULL);
  }
  if (!*pattern)
    return g_strdup ("");
  return kb_fill (kb_text (language, pattern), "cell", place, "header",
                  outcome->column == KB_NONE ? ""
                                             : kb_import_header (import, (guint) outcome->column),
                  "value", value, "name", outcome->name, "other", other, "scale", scale, NULL);
}
