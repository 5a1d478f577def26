// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-actions"

#include "kb-import-row.h"

/* What only a list of actions has: sections of the plan, costs by year, and risks that they meet.
 */

static gboolean
read_section (KbRowWork *work)
{
  const KbImport *import = work->run->import;
  g_autofree char *folded = NULL;
  guint column;

  if (!kb_import_column_for (import, KB_TARGET_SECTION, 0, &column)
      || kb_import_is_blank (kb_import_row_cell (work, column)))
    return TRUE;
  folded = kb_fold (kb_import_row_cell (work, column));
  for (guint i = 0; i < kb_method_size (import->method, KB_KIND_SECTION); i++) {
    KbRecord *section = kb_method_item (import->method, KB_KIND_SECTION, i);
    g_autofree char *sv = kb_fold (kb_record_text (section, KB_SECTION_NAME_SV));
    g_autofree char *en = kb_fold (kb_record_text (section, KB_SECTION_NAME_EN));

    if (g_str_equal (folded, sv) || g_str_equal (folded, en)) {
      kb_record_set_text (work->record, KB_ACTION_SECTION, kb_record_id (section));
      return TRUE;
    }
  }
  return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) column,
                             kb_import_row_cell (work, column));
}

static int
cost_year (const KbRowWork *work, const KbTarget *target)
{
  KbRecord *workbook = kb_content_workbook (work->run->import->content);
  int year = target->year;

  if (year == 0)
    year = kb_date_year (kb_record_text (work->record, KB_ACTION_DUE_ON));
  if (year == 0)
    year = (int) kb_record_integer (workbook, KB_WORKBOOK_PERIOD_FROM);
  return year;
}

static gboolean
check_costs (KbRowWork *work)
{
  const KbImport *import = work->run->import;
  gint64 amount;

  for (guint c = 0; c < import->columns->len; c++) {
    const KbTarget *target = kb_import_column (import, c)->target;

    if (target && target->type == KB_TARGET_COST
        && !kb_import_is_blank (kb_import_row_cell (work, c))
        && !kb_import_read_amount (kb_import_row_cell (work, c), &amount))
      return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) c,
                                 kb_import_row_cell (work, c));
  }
  return TRUE;
}

static gboolean
is_total (const KbTarget *target)
{
  return target && target->type == KB_TARGET_COST && target->year == 0;
}

/* A total says nothing of an action whose costs stand by year here, but that they are as many. */
static gboolean
check_total (KbRowWork *work)
{
  const KbImport *import = work->run->import;
  const GPtrArray *costs =
      work->old ? kb_action_costs (import->content, kb_record_id (work->old)) : NULL;
  gint64 sum = 0, amount;

  for (guint i = 0; costs && i < costs->len; i++)
    sum += kb_record_integer (g_ptr_array_index (costs, i), KB_ACTION_COST_AMOUNT);
  for (guint c = 0; costs && costs->len > 0 && c < import->columns->len; c++) {
    if (!is_total (kb_import_column (import, c)->target)
        || !kb_import_read_amount (kb_import_row_cell (work, c), &amount))
      continue;
    work->same_total = amount == sum;
    if (amount != sum && costs->len > 1)
      return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_TOTAL, (int) c,
                                 kb_import_row_cell (work, c));
    if (amount != sum)
      work->total_year =
          (int) kb_record_integer (g_ptr_array_index (costs, 0), KB_ACTION_COST_YEAR);
  }
  return TRUE;
}

/* An explicit nought for a year takes away what stood there. */
static void
remove_cost (KbRowWork *work, int year)
{
  KbRun *run = work->run;
  g_autoptr (KbRecord) cost = kb_record_new (KB_KIND_ACTION_COST, NULL);

  kb_record_set_text (cost, KB_ACTION_COST_ACTION, kb_record_id (work->record));
  kb_record_set_integer (cost, KB_ACTION_COST_YEAR, year);
  if (kb_content_find (run->import->content, KB_KIND_ACTION_COST, kb_record_id (cost)))
    kb_edit_delete (run->result->edit, KB_KIND_ACTION_COST, kb_record_id (cost));
}

static void
write_costs (KbRowWork *work)
{
  const KbImport *import = work->run->import;
  g_autoptr (GHashTable) years = g_hash_table_new (NULL, NULL);

  for (guint c = 0; c < import->columns->len; c++) {
    const KbTarget *target = kb_import_column (import, c)->target;
    g_autoptr (KbRecord) cost = NULL;
    gint64 amount;
    int year;

    if (!target || target->type != KB_TARGET_COST
        || !kb_import_read_amount (kb_import_row_cell (work, c), &amount)
        || (is_total (target) && (amount == 0 || work->same_total)))
      continue;
    year = is_total (target) && work->total_year != 0 ? work->total_year : cost_year (work, target);
    if (!g_hash_table_add (years, GINT_TO_POINTER (year)))
      continue;
    if (amount == 0) {
      remove_cost (work, year);
      continue;
    }
    cost = kb_record_new (KB_KIND_ACTION_COST, NULL);
    kb_record_set_text (cost, KB_ACTION_COST_ACTION, kb_record_id (work->record));
    kb_record_set_integer (cost, KB_ACTION_COST_YEAR, year);
    kb_record_set_integer (cost, KB_ACTION_COST_AMOUNT, amount);
    kb_import_row_put (work, cost);
  }
}

static KbRecord *
find_risk (KbRun *run, const char *label)
{
  const GPtrArray *risks = kb_content_list (run->import->content, KB_KIND_RISK);
  gint64 number;

  if ((label[0] == 'R' || label[0] == 'r')
      && g_ascii_string_to_signed (label + 1, 10, 1, 99999, &number, NULL))
    for (guint i = 0; i < risks->len; i++)
      if (kb_record_integer (g_ptr_array_index (risks, i), KB_RISK_NUMBER) == number)
        return g_ptr_array_index (risks, i);
  return kb_import_find_by_name (run, KB_KIND_RISK, label);
}

static gboolean
knows_risk (gpointer run, const char *folded)
{
  return find_risk (run, folded) != NULL;
}

static gboolean
check_risks (KbRowWork *work)
{
  g_auto (GStrv) labels = NULL;
  guint column;

  if (!kb_import_column_for (work->run->import, KB_TARGET_RISKS, 0, &column))
    return TRUE;
  labels = kb_import_split_names (kb_import_row_cell (work, column), knows_risk, work->run);
  for (guint i = 0; labels[i]; i++)
    if (!find_risk (work->run, labels[i]))
      return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) column,
                                 labels[i]);
  return TRUE;
}

static void
write_risks (KbRowWork *work)
{
  g_auto (GStrv) labels = NULL;
  g_autoptr (GHashTable) linked = g_hash_table_new (g_str_hash, g_str_equal);
  guint column;

  if (!kb_import_column_for (work->run->import, KB_TARGET_RISKS, 0, &column))
    return;
  labels = kb_import_split_names (kb_import_row_cell (work, column), knows_risk, work->run);
  for (guint i = 0; labels[i]; i++) {
    KbRecord *risk = find_risk (work->run, labels[i]);
    g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ACTION_RISK, NULL);

    if (!g_hash_table_add (linked, (gpointer) kb_record_id (risk)))
      continue;
    kb_record_set_text (link, KB_ACTION_RISK_ACTION, kb_record_id (work->record));
    kb_record_set_text (link, KB_ACTION_RISK_RISK, kb_record_id (risk));
    kb_import_row_put (work, link);
  }
}

/**
 * kb_import_read_action:
 * @work: a row of a list of actions
 *
 * Returns: whether its section, costs and risks could be read; if not, its outcome says why
 */
gboolean
kb_import_read_action (KbRowWork *work)
{
  return read_section (work) && check_costs (work) && check_total (work) && check_risks (work);
}

/**
 * kb_import_write_action:
 * @work: a row that was read
 *
 * Adds its costs and risks to the run's edit.
 */
void
kb_import_write_action (KbRowWork *work)
{
  write_costs (work);
  write_risks (work);
}
