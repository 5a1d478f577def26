// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-preview"

#include "kb-import-preview.h"

#include "kb-csv-writer.h"
#include "kb-import-private.h"
#include "kb-labels.h"
#include "kb-output.h"

/* So that a long list beside a large workbook does not keep a person waiting, nor reading. */
#define MAX_LOOKS       20000000
#define MAX_COMPARISONS 100000
#define MAX_SIMILAR     40

static void
similar_name_free (gpointer data)
{
  KbSimilarName *similar = data;

  g_free (similar->name);
  g_free (similar->record_id);
  g_free (similar->record_name);
  g_free (similar);
}

/* The names of the workbook, folded and measured once. */
typedef struct {
  const KbRecord *record;
  char *folded;
  glong length;
} KbKnownName;

typedef struct {
  GArray *known;
  guint looks;
  guint comparisons;
} KbNameSearch;

static void
known_name_clear (gpointer data)
{
  g_free (((KbKnownName *) data)->folded);
}

static void
name_search_clear (KbNameSearch *search)
{
  g_array_unref (search->known);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbNameSearch, name_search_clear)

static void
name_search_init (KbNameSearch *search, const KbImport *import)
{
  const GPtrArray *records = kb_content_list (import->content, import->kind);

  search->known = g_array_sized_new (FALSE, FALSE, sizeof (KbKnownName), records->len);
  g_array_set_clear_func (search->known, known_name_clear);
  for (guint i = 0; i < records->len; i++) {
    const KbRecord *record = g_ptr_array_index (records, i);
    KbKnownName known = { record, kb_fold (kb_record_title (record)), 0 };

    known.length = g_utf8_strlen (known.folded, -1);
    g_array_append_val (search->known, known);
  }
}

static KbSimilarName *
nearest (KbNameSearch *search, const char *name)
{
  g_autofree char *folded = kb_fold (name);
  glong length = g_utf8_strlen (folded, -1);
  const KbRecord *best = NULL;
  double best_similarity = KB_SIMILAR;
  KbSimilarName *similar;

  for (guint i = 0; i < search->known->len && search->comparisons < MAX_COMPARISONS; i++) {
    const KbKnownName *known = &g_array_index (search->known, KbKnownName, i);
    double similarity;

    search->looks++;
    /* The lengths alone often tell that it can't be near enough. */
    if ((double) ABS (known->length - length)
        > (1.0 - best_similarity) * (double) MAX (known->length, length))
      continue;
    search->comparisons++;
    similarity = kb_similarity (known->folded, folded);
    if (similarity >= best_similarity) {
      best = known->record;
      best_similarity = similarity;
    }
  }
  if (!best)
    return NULL;
  similar = g_new0 (KbSimilarName, 1);
  similar->name = g_strdup (name);
  similar->record_id = g_strdup (kb_record_id (best));
  similar->record_name = g_strdup (kb_record_title (best));
  similar->similarity = best_similarity;
  return similar;
}

/**
 * kb_import_similar_names:
 * @import: an import
 * @result: what running it gave
 *
 * Finds new names that may be a record of the workbook, spelled differently. In a very long list
 * only the first ones are looked at.
 *
 * Returns: (transfer container): #KbSimilarName
 */
GPtrArray *
kb_import_similar_names (const KbImport *import, const KbImportResult *result)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (similar_name_free);
  g_auto (KbNameSearch) search = { 0 };

  name_search_init (&search, import);
  for (guint i = 0; i < result->rows->len && search.looks < MAX_LOOKS
                    && search.comparisons < MAX_COMPARISONS && names->len < MAX_SIMILAR;
       i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (result->rows, i);
    KbSimilarName *similar = NULL;

    if (outcome->type != KB_ROW_CREATED || !outcome->name)
      continue;
    similar = nearest (&search, outcome->name);
    if (similar)
      g_ptr_array_add (names, similar);
  }
  return names;
}

static void
difference_free (gpointer data)
{
  KbImportDifference *difference = data;

  g_free (difference->label);
  g_free (difference->from);
  g_free (difference->to);
  g_free (difference);
}

static const KbEditStep *
find_step (const KbEdit *edit, KbKind kind, const char *id, guint field)
{
  for (guint i = 0; i < kb_edit_size (edit); i++) {
    const KbEditStep *step = kb_edit_get (edit, i);

    if (step->kind == kind && g_str_equal (step->id, id)
        && (step->type == KB_EDIT_INSERT || (step->type == KB_EDIT_UPDATE && step->field == field)))
      return step;
  }
  return NULL;
}

static void
add_levels (const KbImport *self,
            const KbImportResult *result,
            const KbRecord *record,
            GPtrArray *differences)
{
  gboolean asset = self->kind == KB_KIND_ASSET;
  KbKind kind = asset ? KB_KIND_ASSET_LEVEL : KB_KIND_SYSTEM_LEVEL;
  guint field = KB_ASSET_LEVEL_LEVEL;

  if (!asset)
    field = KB_SYSTEM_LEVEL_IMPORTED;
  for (guint a = 0; a < kb_method_size (self->method, KB_KIND_ASPECT); a++) {
    const KbRecord *aspect = kb_method_item (self->method, KB_KIND_ASPECT, a);
    g_autofree char *id = kb_composite_id (kb_record_id (record), kb_record_id (aspect));
    const KbRecord *old = kb_content_find (self->content, kind, id);
    const KbEditStep *step = find_step (result->edit, kind, id, field);
    KbImportDifference *difference;

    if (!step || kb_record_is_null (step->record, field))
      continue;
    difference = g_new0 (KbImportDifference, 1);
    difference->aspect = (int) a;
    difference->label = g_strdup (kb_record_localized (aspect, KB_ASPECT_NAME_SV, self->language));
    difference->before =
        kb_level_range_from_ids (self->method, old ? kb_record_text (old, field) : NULL, NULL);
    difference->after =
        kb_level_range_from_ids (self->method, kb_record_text (step->record, field), NULL);
    g_ptr_array_add (differences, difference);
  }
}

/* The name of a record that the import itself makes, such as a new unit. */
static const char *
new_title (const KbEdit *edit, const char *id)
{
  for (guint i = 0; id && i < kb_edit_size (edit); i++) {
    const KbEditStep *step = kb_edit_get (edit, i);

    if (step->type == KB_EDIT_INSERT && g_str_equal (step->id, id))
      return kb_record_title (step->record);
  }
  return NULL;
}

/**
 * kb_import_differences:
 * @import: an import
 * @result: what running it gave
 * @outcome: a row of it that updates a record
 *
 * Returns: (transfer container): #KbImportDifference, what the row would change
 */
GPtrArray *
kb_import_differences (const KbImport *import,
                       const KbImportResult *result,
                       const KbRowOutcome *outcome)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (difference_free);
  const KbRecord *before = outcome->before;

  if (!before)
    return differences;
  if (import->kind == KB_KIND_ASSET || import->kind == KB_KIND_SYSTEM)
    add_levels (import, result, before, differences);
  for (guint i = 0; i < kb_edit_size (result->edit); i++) {
    const KbEditStep *step = kb_edit_get (result->edit, i);
    KbImportDifference *difference;

    if (step->type != KB_EDIT_UPDATE || step->kind != import->kind
        || !g_str_equal (step->id, kb_record_id (before)))
      continue;
    difference = g_new0 (KbImportDifference, 1);
    difference->aspect = KB_NONE;
    difference->label = g_strdup (kb_label_field (step->kind, step->field, import->language));
    if (!kb_record_is_null (before, step->field))
      difference->from =
          kb_describe_value (import->content, step->kind, step->field, before, import->language);
    difference->to =
        g_strdup (new_title (result->edit, kb_record_text (step->record, step->field)));
    if (!difference->to && !kb_record_is_null (step->record, step->field))
      difference->to = kb_describe_value (import->content, step->kind, step->field, step->record,
                                          import->language);
    g_ptr_array_add (differences, difference);
  }
  return differences;
}

static const char *
outcome_text (KbRowOutcomeType type, KbLanguage language)
{
  switch (type) {
  case KB_ROW_CREATED:
    return kb_text (language, "New");
  case KB_ROW_UPDATED:
    return kb_text (language, "Changed");
  case KB_ROW_SKIPPED:
    return kb_text (language, "Skipped");
  case KB_ROW_FAILED:
  default:
    return kb_text (language, "Failed");
  }
}

static guint
table_row_of (const KbTable *table, guint number)
{
  for (guint i = 0; i < kb_table_n_rows (table); i++)
    if (kb_table_row_number (table, i) == number)
      return i;
  return G_MAXUINT;
}

/**
 * kb_import_write_report:
 * @import: an import
 * @result: what running it gave
 * @path: the CSV file to write
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Writes the rows that were skipped or failed with their reasons and what stood in them, so that
 * they can be put right and imported again. Of a row that was stopped for säkerhetsskydd only its
 * number is written.
 *
 * Returns: whether it was written
 */
gboolean
kb_import_write_report (const KbImport *import,
                        const KbImportResult *result,
                        const char *path,
                        GError **error)
{
  g_autoptr (GString) csv = g_string_new (KB_CSV_MARK);
  g_autoptr (KbOutput) output = NULL;
  gboolean first = TRUE;

  kb_csv_put_cell (csv, &first, kb_text (import->language, "Row"));
  kb_csv_put_cell (csv, &first, kb_text (import->language, "Result of the row"));
  kb_csv_put_cell (csv, &first, kb_text (import->language, "Reason"));
  for (guint c = 0; c < kb_import_n_columns (import); c++)
    kb_csv_put_cell (csv, &first, kb_import_header (import, c));
  kb_csv_end_row (csv, &first);
  for (guint i = 0; i < result->rows->len; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (result->rows, i);
    g_autofree char *number = g_strdup_printf ("%u", outcome->row);
    g_autofree char *reason = NULL;
    guint index;

    if (outcome->type != KB_ROW_SKIPPED && outcome->type != KB_ROW_FAILED)
      continue;
    reason = kb_describe_row_outcome (import, outcome, import->language);
    index =
        outcome->reason == KB_REASON_STOP ? G_MAXUINT : table_row_of (import->table, outcome->row);
    kb_csv_put_cell (csv, &first, number);
    kb_csv_put_cell (csv, &first, outcome_text (outcome->type, import->language));
    kb_csv_put_cell (csv, &first, reason);
    for (guint c = 0; index != G_MAXUINT && c < kb_import_n_columns (import); c++)
      kb_csv_put_cell (csv, &first, kb_table_cell (import->table, index, c));
    kb_csv_end_row (csv, &first);
  }
  output = kb_output_begin (path, error);
  return output && kb_output_write (output, csv->str, csv->len, error)
         && kb_output_commit (output, error);
}
