// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-plan-return"

#include "kb-plan-return.h"

#include "kb-exchange-error.h"
#include "kb-import-private.h"
#include "kb-xlsx-writer.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What can be filled in outside; the rest of the sheet follows from the workbook. */
static const guint read_fields[] = {
  KB_ACTION_TITLE,       KB_ACTION_SECTION,      KB_ACTION_CATEGORY,  KB_ACTION_STRATEGY,
  KB_ACTION_REFERENCE,   KB_ACTION_OWNER,        KB_ACTION_BOARD,     KB_ACTION_PRIORITY,
  KB_ACTION_START_ON,    KB_ACTION_DUE_ON,       KB_ACTION_FINANCING, KB_ACTION_STATUS,
  KB_ACTION_COST_YEARLY, KB_ACTION_FOLLOW_UP_ON, KB_ACTION_FOLLOW_UP, KB_ACTION_DECIDED,
};

static const KbLanguage languages[] = { KB_LANGUAGE_SV, KB_LANGUAGE_EN };

/* Longer texts are sent out as their checksum. */
#define LONGEST_PLAIN 80

/* How far down the row with the headers is looked for. */
#define HEADER_ROWS 30

typedef struct {
  KbPlanReturn *plan;
  const KbReport *report;
  KbTable *table;
  guint header;
  int id_column;
  int base_column;
  int number_column;
  int once_column;
  int columns[KB_ACTION_N_FIELDS];
  GHashTable *years; /* year → column + 1 */
  GHashTable *seen;  /* ids */
} KbReturnReader;

static void
item_free (gpointer data)
{
  KbReturnItem *item = data;

  g_free (item->action_id);
  g_free (item->label);
  g_free (item->here);
  g_free (item->there);
  g_free (item->text);
  g_free (item);
}

void
kb_plan_return_free (KbPlanReturn *plan)
{
  g_ptr_array_unref (plan->items);
  g_free (plan);
}

/* A text as a spreadsheet gives it back: as a cell holds it, without blanks around. */
static char *
normal (const char *text)
{
  return g_strstrip (kb_xlsx_clean (text));
}

static char *
checksum (const char *text)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strconcat ("#", sum, NULL);
}

/* What a field holds, in the form in which it is compared. */
static char *
value_of (const KbRecord *action, guint field)
{
  if (kb_record_is_null (action, field))
    return g_strdup ("");
  if (kb_field_is_integer (kb_field_info (KB_KIND_ACTION, field)))
    return g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (action, field));
  if (field == KB_ACTION_STATUS)
    return g_strdup (kb_status_code (kb_action_status (action)));
  return normal (kb_record_text (action, field));
}

/* Appends a text as JSON has it. */
static void
append_quoted (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p; p++) {
    gsize plain = 0;

    while ((guchar) p[plain] >= 0x20 && p[plain] != '"' && p[plain] != '\\' && p[plain] != 0x7F)
      plain++;
    g_string_append_len (json, p, (gssize) plain);
    p += plain;
    if (!*p)
      break;
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else
      g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
  }
  g_string_append_c (json, '"');
}

static char *
amount_text (gint64 amount)
{
  return amount == 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, amount);
}

static void
add_base (GString *json, const char *name, const char *value)
{
  gboolean is_long = strlen (value) > LONGEST_PLAIN && g_utf8_strlen (value, -1) > LONGEST_PLAIN;
  g_autofree char *sum = is_long ? checksum (value) : NULL;

  if (!*value)
    return;
  if (json->len > 1)
    g_string_append_c (json, ',');
  append_quoted (json, name);
  g_string_append_c (json, ':');
  append_quoted (json, sum ? sum : value);
}

/**
 * kb_plan_return_base:
 * @report: a report
 * @action: an action
 *
 * Returns: (transfer full): what is sent out of it, for the hidden column that a returned plan is
 * compared with
 */
char *
kb_plan_return_base (const KbReport *report, const KbRecord *action)
{
  GString *json = g_string_sized_new (512);
  const KbPlan *plan = &report->summary.plan;
  const GPtrArray *costs = kb_action_costs (report->content, kb_record_id (action));

  g_string_append_c (json, '{');
  for (guint i = 0; i < G_N_ELEMENTS (read_fields); i++) {
    g_autofree char *value = value_of (action, read_fields[i]);

    add_base (json, kb_field_info (KB_KIND_ACTION, read_fields[i])->column, value);
  }
  for (guint y = 0; y < plan->n_years; y++) {
    int year = plan->first_year + (int) y;
    gint64 amount = kb_costs_in (costs, year);
    g_autofree char *name = amount == 0 ? NULL : g_strdup_printf ("%d", year);
    g_autofree char *value = amount_text (amount);

    add_base (json, name, value);
  }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static gboolean
is_label (const char *folded, const char *text)
{
  g_autofree char *sv = kb_fold (kb_text (KB_LANGUAGE_SV, text));
  g_autofree char *en = kb_fold (text);

  return g_str_equal (folded, sv) || g_str_equal (folded, en);
}

/**
 * kb_plan_is_sum_line:
 * @folded: a folded title
 *
 * Returns: whether it is that of a line with sums below the plan, in either language
 */
gboolean
kb_plan_is_sum_line (const char *folded)
{
  return is_label (folded, KB_PLAN_TOTAL) || is_label (folded, KB_PLAN_REQUESTED);
}

static gboolean
is_field_label (const char *folded, guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *label = kb_fold (kb_label_field (KB_KIND_ACTION, field, languages[i]));

    if (g_str_equal (folded, label))
      return TRUE;
  }
  return field == KB_ACTION_COST_YEARLY && is_label (folded, "Running cost a year, SEK thousand");
}

static int
year_of (const char *header)
{
  guint64 year;

  return g_ascii_string_to_unsigned (header, 10, 1990, 2200, &year, NULL) ? (int) year : 0;
}

/* Reads a row as the headers; FALSE when it is not. */
static gboolean
read_headers (KbReturnReader *reader, guint row)
{
  reader->id_column = reader->base_column = KB_NONE;
  reader->number_column = reader->once_column = KB_NONE;
  g_hash_table_remove_all (reader->years);
  for (guint f = 0; f < KB_ACTION_N_FIELDS; f++)
    reader->columns[f] = KB_NONE;
  for (guint c = 0; c < kb_table_n_columns (reader->table); c++) {
    const char *cell = kb_table_cell (reader->table, row, c);
    g_autofree char *folded = kb_fold (cell ? cell : "");
    int year = year_of (folded);

    if (!*folded)
      continue;
    if (is_label (folded, "Id"))
      reader->id_column = (int) c;
    else if (is_label (folded, "Sent out"))
      reader->base_column = (int) c;
    else if (is_label (folded, "No."))
      reader->number_column = (int) c;
    else if (is_label (folded, "One-off, SEK thousand"))
      reader->once_column = (int) c;
    else if (year != 0)
      g_hash_table_insert (reader->years, GINT_TO_POINTER (year), GUINT_TO_POINTER (c + 1));
    for (guint i = 0; i < G_N_ELEMENTS (read_fields); i++)
      if (reader->columns[read_fields[i]] == KB_NONE && is_field_label (folded, read_fields[i]))
        reader->columns[read_fields[i]] = (int) c;
  }
  reader->header = row;
  return reader->id_column != KB_NONE && reader->base_column != KB_NONE;
}

/* The sheet with the plan, wherever it stands and whatever it is called now. */
static gboolean
find_plan (KbReturnReader *reader, const char *path, GError **error)
{
  g_auto (GStrv) sheets = kb_table_list_sheets (path, error);

  if (!sheets)
    return FALSE;
  for (guint i = 0; sheets[i]; i++) {
    g_clear_pointer (&reader->table, kb_table_unref);
    reader->table = kb_table_read_xlsx (path, sheets[i], NULL);
    for (guint row = 0; reader->table && row < MIN (kb_table_n_rows (reader->table), HEADER_ROWS);
         row++)
      if (read_headers (reader, row))
        return TRUE;
  }
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NOT_PLAN, NULL);
  return FALSE;
}

static KbReturnItem *
add_item (KbReturnReader *reader, KbReturnType type, KbReturnProblem problem, guint row)
{
  KbReturnItem *item = g_new0 (KbReturnItem, 1);

  item->type = type;
  item->problem = problem;
  item->row = row;
  item->integer = KB_NO_INTEGER;
  item->wanted = type == KB_RETURN_CHANGE;
  g_ptr_array_add (reader->plan->items, item);
  return item;
}

static void
set_action (KbReturnItem *item, const KbRecord *action)
{
  item->action_id = g_strdup (kb_record_id (action));
  item->label = kb_action_label (action);
}

/* The section that is called so in either language. */
static char *
section_id (KbReturnReader *reader, const char *cell)
{
  g_autofree char *folded = kb_fold (cell);

  for (guint s = 0; s < kb_method_size (reader->report->method, KB_KIND_SECTION); s++) {
    KbRecord *section = kb_method_item (reader->report->method, KB_KIND_SECTION, s);

    for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
      g_autofree char *name =
          kb_fold (kb_record_localized (section, KB_SECTION_NAME_SV, languages[i]));

      if (g_str_equal (folded, name))
        return g_strdup (kb_record_id (section));
    }
  }
  return NULL;
}

/* A cell in the form in which it is compared; NULL when it can't be read. */
static char *
cell_value (KbReturnReader *reader, guint field, const char *cell)
{
  const KbFieldInfo *info = kb_field_info (KB_KIND_ACTION, field);
  g_autofree char *text = normal (cell);
  KbCellValue value;

  if (!*text)
    return g_steal_pointer (&text);
  if (field == KB_ACTION_SECTION)
    return section_id (reader, text);
  if (info->type == KB_TYPE_TEXT)
    return g_steal_pointer (&text);
  value = kb_import_read_field (KB_KIND_ACTION, field, text);
  if (value.reason != KB_REASON_NONE)
    return NULL;
  return kb_field_is_integer (info) ? g_strdup_printf ("%" G_GINT64_FORMAT, value.integer)
                                    : value.text;
}

static gboolean
same_as_base (const char *base, const char *value)
{
  g_autofree char *sum = base[0] == '#' && strlen (base) == 65 ? checksum (value) : NULL;

  return g_str_equal (base, sum ? sum : value);
}

/* A value as a reader knows it. */
static char *
shown (KbReturnReader *reader, guint field, const char *value)
{
  KbLanguage language = reader->report->language;
  KbRecord *section;

  if (field == KB_ACTION_SECTION) {
    section = kb_content_find (reader->report->content, KB_KIND_SECTION, value);
    return g_strdup (section ? kb_record_localized (section, KB_SECTION_NAME_SV, language) : "");
  }
  if (field != KB_RETURN_COST && kb_field_info (KB_KIND_ACTION, field)->type == KB_TYPE_CHOICE)
    return g_strdup (kb_label_choice (KB_KIND_ACTION, field, *value ? value : NULL, language));
  return g_strdup (value);
}

static void
take_value (KbReturnReader *reader, KbReturnItem *item, const char *now, const char *value)
{
  gboolean integer =
      item->year != 0 || kb_field_is_integer (kb_field_info (KB_KIND_ACTION, item->field));

  item->here = shown (reader, item->field, now);
  item->there = shown (reader, item->field, value);
  if (integer && *value)
    item->integer = g_ascii_strtoll (value, NULL, 10);
  else if (!integer && *value)
    item->text = g_strdup (value);
}

/* Compares a cell with what was sent out and with what the workbook says now. */
static gboolean
compare (KbReturnReader *reader,
         const KbRecord *action,
         JsonObject *base,
         const char *name,
         guint field,
         int year,
         const char *cell,
         const char *value,
         const char *now,
         guint row)
{
  const char *sent = json_object_get_string_member_with_default (base, name, "");
  KbReturnItem *item;

  if (!value) {
    item = add_item (reader, KB_RETURN_PROBLEM, KB_RETURN_UNREADABLE, row);
    set_action (item, action);
    item->field = field;
    item->year = year;
    item->here = shown (reader, field, now);
    item->there = normal (cell);
    return TRUE;
  }
  if (same_as_base (sent, value) || g_str_equal (value, now))
    return FALSE;
  if (field == KB_ACTION_TITLE && !*value) {
    item = add_item (reader, KB_RETURN_PROBLEM, KB_RETURN_EMPTY_TITLE, row);
    set_action (item, action);
    item->field = field;
    return TRUE;
  }
  item = add_item (reader, same_as_base (sent, now) ? KB_RETURN_CHANGE : KB_RETURN_CONFLICT,
                   KB_RETURN_FINE, row);
  set_action (item, action);
  item->field = field;
  item->year = year;
  take_value (reader, item, now, value);
  return TRUE;
}

static gboolean
compare_fields (KbReturnReader *reader, const KbRecord *action, JsonObject *base, guint index)
{
  gboolean changed = FALSE;
  guint row = kb_table_row_number (reader->table, index);

  for (guint i = 0; i < G_N_ELEMENTS (read_fields); i++) {
    guint field = read_fields[i];
    const char *cell = reader->columns[field] == KB_NONE
                           ? NULL
                           : kb_table_cell (reader->table, index, (guint) reader->columns[field]);
    g_autofree char *value = cell_value (reader, field, cell);
    g_autofree char *now = value_of (action, field);

    if (reader->columns[field] != KB_NONE)
      changed |= compare (reader, action, base, kb_field_info (KB_KIND_ACTION, field)->column,
                          field, 0, cell, value, now, row);
  }
  return changed;
}

static gboolean
compare_costs (KbReturnReader *reader, const KbRecord *action, JsonObject *base, guint index)
{
  gboolean changed = FALSE;
  guint row = kb_table_row_number (reader->table, index);
  GHashTableIter iter;
  gpointer year, column;

  g_hash_table_iter_init (&iter, reader->years);
  while (g_hash_table_iter_next (&iter, &year, &column)) {
    const char *cell = kb_table_cell (reader->table, index, GPOINTER_TO_UINT (column) - 1);
    g_autofree char *name = g_strdup_printf ("%d", GPOINTER_TO_INT (year));
    g_autofree char *text = normal (cell);
    g_autofree char *now = amount_text (
        kb_action_cost_in (reader->report->content, kb_record_id (action), GPOINTER_TO_INT (year)));
    g_autofree char *value = NULL;
    gint64 amount;

    if (!*text)
      value = g_strdup ("");
    else if (kb_import_read_amount (text, &amount))
      value = amount == 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, amount);
    changed |= compare (reader, action, base, name, KB_RETURN_COST, GPOINTER_TO_INT (year), cell,
                        value, now, row);
  }
  return changed;
}

/* The sum of the years is worked out, so a sum that somebody wrote over it says what no year does.
 */
static gboolean
note_sum (KbReturnReader *reader, const KbRecord *action, JsonObject *base, guint index)
{
  const char *cell = reader->once_column == KB_NONE
                         ? NULL
                         : kb_table_cell (reader->table, index, (guint) reader->once_column);
  g_autofree char *text = normal (cell);
  const GPtrArray *costs = kb_action_costs (reader->report->content, kb_record_id (action));
  gint64 now = 0, in_row = 0, sent = 0, amount;
  GHashTableIter iter;
  gpointer year, column;
  KbReturnItem *item;

  for (guint i = 0; costs && i < costs->len; i++)
    now += kb_record_integer (g_ptr_array_index (costs, i), KB_ACTION_COST_AMOUNT);
  g_hash_table_iter_init (&iter, reader->years);
  while (g_hash_table_iter_next (&iter, &year, &column)) {
    g_autofree char *name = g_strdup_printf ("%d", GPOINTER_TO_INT (year));

    sent +=
        g_ascii_strtoll (json_object_get_string_member_with_default (base, name, "0"), NULL, 10);
    if (kb_import_read_amount (kb_table_cell (reader->table, index, GPOINTER_TO_UINT (column) - 1),
                               &amount))
      in_row += amount;
  }
  if (!*text
      || (kb_import_read_amount (text, &amount)
          && (amount == now || amount == in_row || amount == sent)))
    return FALSE;
  item = add_item (reader, KB_RETURN_PROBLEM, KB_RETURN_SUM,
                   kb_table_row_number (reader->table, index));
  set_action (item, action);
  item->field = KB_RETURN_COST;
  item->there = g_steal_pointer (&text);
  return TRUE;
}

/* Somebody sorted what can be seen and not the hidden ids, or edited an id: then nothing of the row
 * is known to be the action's. */
static gboolean
has_another_number (KbReturnReader *reader, const KbRecord *action, guint index)
{
  const char *cell = reader->number_column == KB_NONE
                         ? NULL
                         : kb_table_cell (reader->table, index, (guint) reader->number_column);
  g_autofree char *number = normal (cell);
  g_autofree char *label = kb_action_label (action);
  KbReturnItem *item;

  if (!*number || g_str_equal (number, label))
    return FALSE;
  item = add_item (reader, KB_RETURN_PROBLEM, KB_RETURN_OTHER_ID,
                   kb_table_row_number (reader->table, index));
  set_action (item, action);
  item->there = g_steal_pointer (&number);
  return TRUE;
}

/* A row without an id: the line with the sums, a blank one, or one that somebody added. */
static void
note_row_without_id (KbReturnReader *reader, guint index)
{
  int title = reader->columns[KB_ACTION_TITLE];
  const char *cell = title == KB_NONE ? NULL : kb_table_cell (reader->table, index, (guint) title);
  g_autofree char *folded = kb_fold (cell ? cell : "");

  if (!*folded || kb_plan_is_sum_line (folded))
    return;
  add_item (reader, KB_RETURN_PROBLEM, KB_RETURN_NO_ID, kb_table_row_number (reader->table, index))
      ->there = normal (cell);
}

static void
read_row (KbReturnReader *reader, guint index)
{
  guint row = kb_table_row_number (reader->table, index);
  const char *cell = kb_table_cell (reader->table, index, (guint) reader->id_column);
  const char *sent = kb_table_cell (reader->table, index, (guint) reader->base_column);
  g_autofree char *id = normal (cell);
  g_autoptr (JsonNode) node = sent ? json_from_string (sent, NULL) : NULL;
  g_autoptr (JsonNode) none = json_node_new (JSON_NODE_OBJECT);
  KbRecord *action = *id ? kb_content_find (reader->report->content, KB_KIND_ACTION, id) : NULL;
  JsonObject *base;
  gboolean changed;

  json_node_take_object (none, json_object_new ());
  base = json_node_get_object (node && JSON_NODE_HOLDS_OBJECT (node) ? node : none);
  if (!*id) {
    note_row_without_id (reader, index);
    return;
  }
  if (!action || !g_hash_table_add (reader->seen, g_strdup (id))) {
    add_item (reader, KB_RETURN_PROBLEM, action ? KB_RETURN_REPEATED_ID : KB_RETURN_UNKNOWN_ID, row)
        ->there = g_steal_pointer (&id);
    return;
  }
  if (has_another_number (reader, action, index))
    return;
  reader->plan->rows++;
  changed = compare_fields (reader, action, base, index);
  changed |= compare_costs (reader, action, base, index);
  changed |= note_sum (reader, action, base, index);
  reader->plan->unchanged += !changed;
}

/* What did not come back is left as it is; the reader is told. */
static void
note_missing (KbReturnReader *reader)
{
  const GPtrArray *actions = kb_content_list (reader->report->content, KB_KIND_ACTION);

  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);

    if (!g_hash_table_contains (reader->seen, kb_record_id (action)))
      set_action (add_item (reader, KB_RETURN_PROBLEM, KB_RETURN_MISSING, 0), action);
  }
}

static int
compare_items (gconstpointer one, gconstpointer other)
{
  const KbReturnItem *first = *(KbReturnItem *const *) one;
  const KbReturnItem *second = *(KbReturnItem *const *) other;
  guint first_row = first->row ? first->row : G_MAXUINT;
  guint second_row = second->row ? second->row : G_MAXUINT;

  if (first_row != second_row)
    return first_row < second_row ? -1 : 1;
  if (first->field != second->field)
    return first->field < second->field ? -1 : 1;
  return first->year - second->year;
}

/**
 * kb_plan_return_read:
 * @path: a spreadsheet that was exported, sent out and filled in
 * @report: the workbook as it is now
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): what came back, by row; nothing is written
 */
KbPlanReturn *
kb_plan_return_read (const char *path, const KbReport *report, GError **error)
{
  g_autoptr (KbPlanReturn) plan = g_new0 (KbPlanReturn, 1);
  KbReturnReader reader = { .plan = plan, .report = report };
  g_autofree char *name = g_path_get_basename (path);
  gboolean found;

  plan->items = g_ptr_array_new_with_free_func (item_free);
  plan->language = report->language;
  reader.years = g_hash_table_new (NULL, NULL);
  reader.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  found = find_plan (&reader, path, error);
  for (guint i = reader.header + 1; found && i < kb_table_n_rows (reader.table); i++)
    read_row (&reader, i);
  if (found && plan->rows == 0) {
    kb_error_set (error, KB_EXCHANGE_ERROR,
                  plan->items->len > 0 ? KB_EXCHANGE_ERROR_OTHER_WORKBOOK : KB_EXCHANGE_ERROR_EMPTY,
                  "file", name, NULL);
    found = FALSE;
  }
  if (found) {
    note_missing (&reader);
    g_ptr_array_sort (plan->items, compare_items);
  }
  g_clear_pointer (&reader.table, kb_table_unref);
  g_hash_table_unref (reader.years);
  g_hash_table_unref (reader.seen);
  return found ? g_steal_pointer (&plan) : NULL;
}

guint
kb_plan_return_count (const KbPlanReturn *plan, KbReturnType type)
{
  guint count = 0;

  for (guint i = 0; i < plan->items->len; i++)
    count += ((KbReturnItem *) g_ptr_array_index (plan->items, i))->type == type;
  return count;
}

static void
put_cost (KbEdit *edit, KbContent *content, const KbReturnItem *item)
{
  g_autoptr (KbRecord) cost = kb_record_new (KB_KIND_ACTION_COST, NULL);

  kb_record_set_text (cost, KB_ACTION_COST_ACTION, item->action_id);
  kb_record_set_integer (cost, KB_ACTION_COST_YEAR, item->year);
  if (item->integer != KB_NO_INTEGER) {
    kb_record_set_integer (cost, KB_ACTION_COST_AMOUNT, item->integer);
    kb_edit_put (edit, content, cost);
  } else if (kb_content_find (content, KB_KIND_ACTION_COST, kb_record_id (cost))) {
    kb_edit_delete (edit, KB_KIND_ACTION_COST, kb_record_id (cost));
  }
}

/**
 * kb_plan_return_edit:
 * @plan: what came back
 * @content: the workbook's content
 * @file: the name of the file, for the history
 *
 * Returns: (transfer full) (nullable): all that is wanted as one act; %NULL when nothing is
 */
KbEdit *
kb_plan_return_edit (const KbPlanReturn *plan, KbContent *content, const char *file)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("plan-return");
  g_autofree char *count = NULL;
  guint n = 0;

  for (guint i = 0; i < plan->items->len; i++) {
    const KbReturnItem *item = g_ptr_array_index (plan->items, i);

    if (item->type == KB_RETURN_PROBLEM || !item->wanted
        || !kb_content_find (content, KB_KIND_ACTION, item->action_id))
      continue;
    n++;
    if (item->year != 0)
      put_cost (edit, content, item);
    else if (kb_field_is_integer (kb_field_info (KB_KIND_ACTION, item->field)))
      kb_edit_set_integer (edit, KB_KIND_ACTION, item->action_id, item->field, item->integer);
    else
      kb_edit_set_text (edit, KB_KIND_ACTION, item->action_id, item->field, item->text);
  }
  if (n == 0)
    return NULL;
  count = g_strdup_printf ("%u", n);
  kb_edit_set_argument (edit, "count", count);
  kb_edit_set_argument (edit, "name", file);
  return g_steal_pointer (&edit);
}

/**
 * kb_plan_return_field:
 * @plan: what came back
 * @item: a cell of it
 *
 * Returns: what the cell is called
 */
const char *
kb_plan_return_field (const KbPlanReturn *plan, const KbReturnItem *item)
{
  return item->field == KB_RETURN_COST
             ? kb_text (plan->language, N_ ("Cost, SEK thousand"))
             : kb_label_field (KB_KIND_ACTION, item->field, plan->language);
}

static const char *const problem_texts[] = {
  [KB_RETURN_FINE] = "",
  [KB_RETURN_NO_ID] =
      N_ ("Row {row} was added outside: {there}. Add it as an action in the plan if it is right."),
  [KB_RETURN_UNKNOWN_ID] = N_ ("Row {row} has an id that no action here has. It is left out."),
  [KB_RETURN_REPEATED_ID] =
      N_ ("Row {row} has the same id as an earlier row. Only the first is read."),
  [KB_RETURN_OTHER_ID] =
      N_ ("Row {row} says {there}, but its hidden id is that of {label}. Nothing "
          "of it is read; sort all columns together, the hidden ones too."),
  [KB_RETURN_SUM] =
      N_ ("Row {row}, {label}: the one-off sum {there} is not that of the years beside "
          "it. Write what each year costs."),
  [KB_RETURN_MISSING] = N_ ("{label} did not come back. It is left as it is."),
  [KB_RETURN_UNREADABLE] =
      N_ ("Row {row}, {label}: “{there}” cannot be read as {field}. It is left as it is."),
  [KB_RETURN_EMPTY_TITLE] =
      N_ ("Row {row}, {label}: an action must say what is to be done. It is left as it is."),
};

/**
 * kb_plan_return_describe:
 * @plan: what came back
 * @item: a cell or row of it
 *
 * Returns: (transfer full): a sentence for a person
 */
char *
kb_plan_return_describe (const KbPlanReturn *plan, const KbReturnItem *item)
{
  g_autofree char *row = g_strdup_printf ("%u", item->row);
  g_autofree char *field =
      item->year != 0
          ? g_strdup_printf ("%s %d", kb_plan_return_field (plan, item), item->year)
          : g_strdup (item->problem == KB_RETURN_FINE || item->problem >= KB_RETURN_UNREADABLE
                          ? kb_plan_return_field (plan, item)
                          : "");
  const char *nothing = kb_text (plan->language, N_ ("nothing"));
  const char *text =
      item->type == KB_RETURN_PROBLEM ? problem_texts[item->problem]
      : item->type == KB_RETURN_CONFLICT
          ? N_ ("{label}, {field}: “{there}” came back, but it is “{here}” here since the plan was "
                "sent out.")
          : N_ ("{label}, {field}: {here} → {there}");

  return kb_fill (kb_text (plan->language, text), "row", row, "label",
                  item->label ? item->label : "", "field", field, "here",
                  item->here && *item->here ? item->here : nothing, "there",
                  item->there && *item->there ? item->there : nothing, NULL);
}
