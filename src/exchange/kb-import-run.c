// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-run"

#include "kb-import-private.h"

#include <string.h>

typedef struct {
  KbImport *import;
  KbImportResult *result;
  GHashTable *existing; /* folded name → KbRecord of the content */
  GHashTable *seen;     /* folded name → row number, as a pointer */
  GHashTable *systems;  /* folded name → id, those of the content and new ones */
  GHashTable *units;    /* folded path → id */
  gint64 next_position;
  gint64 next_system_position;
  gint64 next_unit_position;
  gint64 next_number; /* of risks or actions */
  guint name_column;
} KbRun;

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
  g_hash_table_unref (run->systems);
  g_hash_table_unref (run->units);
  g_clear_pointer (&run->result, kb_import_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbRun, run_clear)

/* One row on its way. */
typedef struct {
  KbRun *run;
  guint index;
  KbRowOutcome *outcome;
  KbSourceScale scale;
  KbRecord *record; /* being filled */
  KbRecord *old;    /* what it would change, or NULL */
  KbReading levels[KB_MAX_ASPECTS];
  const char *level_cells[KB_MAX_ASPECTS]; /* as written; NULL when there is no such cell */
} KbRowWork;

static const char *
cell (const KbRowWork *work, guint column)
{
  return kb_table_cell (work->run->import->table, work->index, column);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *folded = kb_fold (text);

  return !*folded;
}

static gboolean
fail (KbRowWork *work, KbRowOutcomeType type, KbRowReason reason, int column, const char *value)
{
  work->outcome->type = type;
  work->outcome->reason = reason;
  work->outcome->column = column;
  work->outcome->value = g_strdup (value);
  return FALSE;
}

/* A stop in a level's cell, or a cell anywhere that says nothing but stop. */
static gboolean
says_stop (const KbRowWork *work)
{
  const KbImport *import = work->run->import;

  for (guint c = 0; c < import->columns->len; c++) {
    const KbColumn *column = kb_import_column (import, c);
    const char *text = cell (work, c);

    if (!*text)
      continue;
    if (column->target
        && (column->target->type == KB_TARGET_LEVEL || column->target->type == KB_TARGET_PROFILE)) {
      if (kb_gate_is_stop_text (text))
        return TRUE;
    } else if (g_ascii_strncasecmp (text, "stop", 4) == 0
               && !g_unichar_isalpha (g_utf8_get_char (text + 4 + (text[4] == 'p')))) {
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
check_lengths (KbRowWork *work)
{
  const KbImport *import = work->run->import;

  for (guint c = 0; c < import->columns->len; c++)
    if (kb_import_column (import, c)->target && strlen (cell (work, c)) > KB_CELL_MAX
        && g_utf8_strlen (cell (work, c), -1) > KB_CELL_MAX) {
      g_autofree char *length = g_strdup_printf ("%ld", g_utf8_strlen (cell (work, c), -1));

      return fail (work, KB_ROW_FAILED, KB_REASON_TOO_LONG, (int) c, length);
    }
  return TRUE;
}

static gboolean
read_scale (KbRowWork *work)
{
  guint column;
  const char *text;

  work->scale = work->run->import->scale;
  if (!kb_import_column_for (work->run->import, KB_TARGET_SCALE, 0, &column))
    return TRUE;
  text = cell (work, column);
  if (is_blank (text) || kb_source_scale_parse (text, &work->scale))
    return TRUE;
  return fail (work, KB_ROW_FAILED, KB_REASON_SCALE, (int) column, text);
}

static KbRowReason
reason_of_reading (const KbRowWork *work, KbReadingKind kind)
{
  switch (kind) {
  case KB_READING_OUTSIDE:
    return work->scale.given ? KB_REASON_NO_COUNTERPART : KB_REASON_OUTSIDE;
  case KB_READING_CONTRADICTS:
    return KB_REASON_CONTRADICTS;
  default:
    return KB_REASON_UNREADABLE;
  }
}

static gboolean
level_is_fine (KbReadingKind kind)
{
  return kind == KB_READING_EMPTY || kind == KB_READING_LEVEL;
}

static gboolean
read_profile (KbRowWork *work, guint column)
{
  const KbImport *import = work->run->import;
  KbReading readings[KB_MAX_ASPECTS];
  const char *text = cell (work, column);

  if (!kb_level_read_profile (import->method, text, &work->scale, readings))
    return fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) column, text);
  for (guint a = 0; a < kb_method_size (import->method, KB_KIND_ASPECT); a++) {
    if (!level_is_fine (readings[a].kind))
      return fail (work, KB_ROW_FAILED, reason_of_reading (work, readings[a].kind), (int) column,
                   text);
    if (readings[a].kind == KB_READING_LEVEL) {
      work->levels[a] = readings[a];
      work->level_cells[a] = text;
    }
  }
  return TRUE;
}

static gboolean
read_levels (KbRowWork *work)
{
  const KbImport *import = work->run->import;
  guint column;

  for (guint a = 0; a < KB_MAX_ASPECTS; a++)
    work->levels[a] = (KbReading){ KB_READING_EMPTY, KB_NONE, KB_NONE };
  if (kb_import_column_for (import, KB_TARGET_PROFILE, 0, &column) && !read_profile (work, column))
    return FALSE;
  for (guint a = 0; a < kb_method_size (import->method, KB_KIND_ASPECT); a++) {
    const KbColumn *found = kb_import_column_for (import, KB_TARGET_LEVEL, a, &column);
    KbSourceScale scale = work->scale;
    KbReading reading;

    if (!found)
      continue;
    scale.white_first = found->colors.white_first;
    scale.without_orange = found->colors.without_orange;
    reading = kb_level_read (import->method, a, cell (work, column), &scale);
    if (!level_is_fine (reading.kind))
      return fail (work, KB_ROW_FAILED, reason_of_reading (work, reading.kind), (int) column,
                   cell (work, column));
    if (reading.kind == KB_READING_LEVEL) {
      work->levels[a] = reading;
      work->level_cells[a] = cell (work, column);
    }
  }
  return TRUE;
}

static gboolean
read_plain_fields (KbRowWork *work)
{
  const KbImport *import = work->run->import;

  for (guint c = 0; c < import->columns->len; c++) {
    const KbTarget *target = kb_import_column (import, c)->target;
    KbCellValue value;

    if (!target || target->type != KB_TARGET_FIELD || is_blank (cell (work, c)))
      continue;
    value = kb_import_read_field (import->kind, target->field, cell (work, c));
    if (value.reason != KB_REASON_NONE) {
      g_free (value.text);
      return fail (work, KB_ROW_FAILED, value.reason, (int) c, cell (work, c));
    }
    if (value.text)
      kb_record_set_text (work->record, target->field, value.text);
    else
      kb_record_set_integer (work->record, target->field, value.integer);
    g_free (value.text);
  }
  return TRUE;
}

static char *
make_unit (KbRun *run, const char *name, const char *parent)
{
  char *id = kb_new_id ();
  g_autoptr (KbRecord) unit = kb_record_new (KB_KIND_UNIT, id);

  kb_record_set_text (unit, KB_UNIT_NAME, name);
  kb_record_set_text (unit, KB_UNIT_PARENT, parent);
  kb_record_set_text (unit, KB_UNIT_TYPE, parent ? "unit" : "administration");
  kb_record_set_integer (unit, KB_UNIT_POSITION, run->next_unit_position++);
  kb_edit_insert (run->result->edit, unit);
  return id;
}

/* Finds or makes the unit of a path "A / B / C". A single name is also found deeper in the tree. */
static const char *
find_unit (KbRun *run, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " / ", -1);
  g_autoptr (GString) path = g_string_new (NULL);
  const char *id = NULL;

  for (guint i = 0; parts[i]; i++) {
    g_autofree char *folded = kb_fold (parts[i]);
    const char *found;

    if (!*folded)
      continue;
    g_string_append_printf (path, "/%s", folded);
    found = g_hash_table_lookup (run->units, path->str);
    if (!found && i == 0)
      found = g_hash_table_lookup (run->units, folded);
    if (!found) {
      char *made = make_unit (run, g_strstrip (parts[i]), id);

      g_hash_table_insert (run->units, g_strdup (path->str), made);
      if (!g_hash_table_contains (run->units, folded))
        g_hash_table_insert (run->units, g_strdup (folded), g_strdup (made));
      found = made;
    }
    id = found;
  }
  return id;
}

static void
read_unit (KbRowWork *work)
{
  guint column;
  int field = kb_field_from_column (work->run->import->kind, "unit_id");

  if (field == KB_NONE || !kb_import_column_for (work->run->import, KB_TARGET_UNIT, 0, &column)
      || is_blank (cell (work, column)))
    return;
  kb_record_set_text (work->record, (guint) field, find_unit (work->run, cell (work, column)));
}

static const char *
find_system (KbRun *run, const char *name)
{
  g_autofree char *folded = kb_fold (name);
  const char *found = g_hash_table_lookup (run->systems, folded);
  g_autoptr (KbRecord) record = NULL;
  char *id;

  if (found)
    return found;
  id = kb_new_id ();
  record = kb_record_new (KB_KIND_SYSTEM, id);
  kb_record_set_text (record, KB_SYSTEM_NAME, name);
  kb_record_set_integer (record, KB_SYSTEM_POSITION, run->next_system_position++);
  kb_edit_insert (run->result->edit, record);
  g_hash_table_insert (run->systems, g_steal_pointer (&folded), id);
  return id;
}

/* Writes a row that is keyed by the one being imported: as new, or over what is there. */
static void
put_part (KbRowWork *work, KbRecord *part)
{
  KbRun *run = work->run;

  if (work->old)
    kb_edit_put (run->result->edit, run->import->content, part);
  else
    kb_edit_insert (run->result->edit, part);
}

static void
write_systems (KbRowWork *work)
{
  guint column;
  g_auto (GStrv) names = NULL;
  g_autoptr (GHashTable) linked = g_hash_table_new (g_str_hash, g_str_equal);

  if (!kb_import_column_for (work->run->import, KB_TARGET_SYSTEMS, 0, &column))
    return;
  names = kb_import_split_list (cell (work, column));
  for (guint i = 0; names[i]; i++) {
    g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ASSET_SYSTEM, NULL);
    const char *system = find_system (work->run, names[i]);

    if (!g_hash_table_add (linked, (gpointer) system))
      continue;
    kb_record_set_text (link, KB_ASSET_SYSTEM_ASSET, kb_record_id (work->record));
    kb_record_set_text (link, KB_ASSET_SYSTEM_SYSTEM, system);
    put_part (work, link);
  }
}

/* The level as it stood in the list, kept whenever it was on another scale or written in words. */
static char *
original_value (const KbRowWork *work, guint aspect)
{
  const char *text = work->level_cells[aspect];

  if (work->scale.given)
    return g_strdup_printf ("%s (%d–%d)", text, work->scale.lowest, work->scale.highest);
  return strlen (text) > 2 ? g_strdup (text) : NULL;
}

static const char *
level_id (const KbRowWork *work, int ordinal)
{
  return kb_record_id (kb_method_item (work->run->import->method, KB_KIND_LEVEL, (guint) ordinal));
}

static void
write_levels (KbRowWork *work)
{
  const KbImport *import = work->run->import;
  gboolean asset = import->kind == KB_KIND_ASSET;
  KbKind kind = asset ? KB_KIND_ASSET_LEVEL : KB_KIND_SYSTEM_LEVEL;

  for (guint a = 0; a < kb_method_size (import->method, KB_KIND_ASPECT); a++) {
    const char *aspect = kb_record_id (kb_method_item (import->method, KB_KIND_ASPECT, a));
    KbRecord *old =
        kb_content_find_pair (import->content, kind, kb_record_id (work->record), aspect);
    g_autoptr (KbRecord) level = NULL;
    g_autofree char *original = NULL;
    const char *motivation = NULL;
    guint column;

    if (asset && kb_import_column_for (import, KB_TARGET_MOTIVATION, a, &column)
        && !is_blank (cell (work, column)))
      motivation = cell (work, column);
    if (work->levels[a].kind != KB_READING_LEVEL && !motivation)
      continue;
    level = old ? kb_record_copy (old) : kb_record_new (kind, NULL);
    kb_record_set_text (level, 0, kb_record_id (work->record));
    kb_record_set_text (level, 1, aspect);
    if (motivation)
      kb_record_set_text (level, KB_ASSET_LEVEL_MOTIVATION, motivation);
    if (work->levels[a].kind == KB_READING_LEVEL) {
      guint low = (guint) kb_field_from_column (kind, asset ? "level_id" : "imported_id");
      guint high = (guint) kb_field_from_column (kind, asset ? "upper_id" : "imported_upper_id");
      gboolean range = work->levels[a].low != work->levels[a].high;

      original = original_value (work, a);
      kb_record_set_text (level, low, level_id (work, work->levels[a].low));
      kb_record_set_text (level, high, range ? level_id (work, work->levels[a].high) : NULL);
      kb_record_set_text (level, (guint) kb_field_from_column (kind, "original"), original);
    }
    put_part (work, level);
  }
}

static void
write_roles (KbRowWork *work)
{
  const KbImport *import = work->run->import;

  for (guint c = 0; c < import->columns->len; c++) {
    const KbTarget *target = kb_import_column (import, c)->target;
    g_autoptr (KbRecord) role = NULL;

    if (!target || target->type != KB_TARGET_ROLE || is_blank (cell (work, c)))
      continue;
    role = kb_record_new (KB_KIND_SYSTEM_ROLE, NULL);
    kb_record_set_text (role, KB_SYSTEM_ROLE_SYSTEM, kb_record_id (work->record));
    kb_record_set_text (role, KB_SYSTEM_ROLE_ROLE, target->role_id);
    kb_record_set_text (role, KB_SYSTEM_ROLE_HOLDER, cell (work, c));
    put_part (work, role);
  }
}

/* A step of likelihood or consequence, by its number or its name. */
static int
read_step (const KbMethod *method, KbKind kind, const char *text)
{
  g_autofree char *folded = kb_fold (text);
  gint64 number;

  if (g_ascii_string_to_signed (folded, 10, 0, 99, &number, NULL))
    return kb_method_ordinal_from_number (method, kind, number);
  for (guint i = 0; i < kb_method_size (method, kind); i++) {
    g_autofree char *sv = kb_fold (kb_method_step_name (method, kind, i, KB_LANGUAGE_SV));
    g_autofree char *en = kb_fold (kb_method_step_name (method, kind, i, KB_LANGUAGE_EN));

    if (g_str_equal (folded, sv) || g_str_equal (folded, en))
      return (int) i;
  }
  return KB_NONE;
}

static gboolean
read_positions (KbRowWork *work)
{
  const KbImport *import = work->run->import;

  for (guint c = 0; c < import->columns->len; c++) {
    const KbTarget *target = kb_import_column (import, c)->target;
    gboolean likelihood = target && target->type == KB_TARGET_LIKELIHOOD;
    KbKind kind = likelihood ? KB_KIND_LIKELIHOOD : KB_KIND_CONSEQUENCE;
    int step;

    if (!target || (!likelihood && target->type != KB_TARGET_CONSEQUENCE)
        || is_blank (cell (work, c)))
      continue;
    step = read_step (import->method, kind, cell (work, c));
    if (step == KB_NONE)
      return fail (work, KB_ROW_FAILED, KB_REASON_OUTSIDE, (int) c, cell (work, c));
    kb_record_set_text (work->record,
                        likelihood ? kb_risk_likelihood_field ((KbMoment) target->field)
                                   : kb_risk_consequence_field ((KbMoment) target->field),
                        kb_record_id (kb_method_item (import->method, kind, (guint) step)));
  }
  return TRUE;
}

static KbRecord *
find_by_name (KbContent *content, KbKind kind, const char *name)
{
  const GPtrArray *list = kb_content_list (content, kind);
  g_autofree char *folded = kb_fold (name);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    g_autofree char *other = kb_fold (kb_record_title (record));

    if (g_str_equal (folded, other))
      return record;
  }
  return NULL;
}

/* The asset or system a risk is for must be there: a risk never makes one. */
static gboolean
read_object (KbRowWork *work)
{
  KbContent *content = work->run->import->content;
  KbRecord *object;
  guint column;

  if (!kb_import_column_for (work->run->import, KB_TARGET_OBJECT, 0, &column)
      || is_blank (cell (work, column)))
    return TRUE;
  object = find_by_name (content, KB_KIND_ASSET, cell (work, column));
  if (!object)
    object = find_by_name (content, KB_KIND_SYSTEM, cell (work, column));
  if (!object)
    return fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) column, cell (work, column));
  kb_record_set_text (work->record, KB_RISK_ASSET,
                      kb_record_kind (object) == KB_KIND_ASSET ? kb_record_id (object) : NULL);
  kb_record_set_text (work->record, KB_RISK_SYSTEM,
                      kb_record_kind (object) == KB_KIND_SYSTEM ? kb_record_id (object) : NULL);
  return TRUE;
}

static gboolean
read_section (KbRowWork *work)
{
  const KbImport *import = work->run->import;
  g_autofree char *folded = NULL;
  guint column;

  if (!kb_import_column_for (import, KB_TARGET_SECTION, 0, &column)
      || is_blank (cell (work, column)))
    return TRUE;
  folded = kb_fold (cell (work, column));
  for (guint i = 0; i < kb_method_size (import->method, KB_KIND_SECTION); i++) {
    KbRecord *section = kb_method_item (import->method, KB_KIND_SECTION, i);
    g_autofree char *sv = kb_fold (kb_record_text (section, KB_SECTION_NAME_SV));
    g_autofree char *en = kb_fold (kb_record_text (section, KB_SECTION_NAME_EN));

    if (g_str_equal (folded, sv) || g_str_equal (folded, en)) {
      kb_record_set_text (work->record, KB_ACTION_SECTION, kb_record_id (section));
      return TRUE;
    }
  }
  return fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) column, cell (work, column));
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

    if (target && target->type == KB_TARGET_COST && !is_blank (cell (work, c))
        && !kb_import_read_amount (cell (work, c), &amount))
      return fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) c, cell (work, c));
  }
  return TRUE;
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
        || !kb_import_read_amount (cell (work, c), &amount) || amount == 0)
      continue;
    year = cost_year (work, target);
    if (!g_hash_table_add (years, GINT_TO_POINTER (year)))
      continue;
    cost = kb_record_new (KB_KIND_ACTION_COST, NULL);
    kb_record_set_text (cost, KB_ACTION_COST_ACTION, kb_record_id (work->record));
    kb_record_set_integer (cost, KB_ACTION_COST_YEAR, year);
    kb_record_set_integer (cost, KB_ACTION_COST_AMOUNT, amount);
    put_part (work, cost);
  }
}

static KbRecord *
find_risk (KbContent *content, const char *label)
{
  const GPtrArray *risks = kb_content_list (content, KB_KIND_RISK);
  gint64 number;

  if ((label[0] == 'R' || label[0] == 'r')
      && g_ascii_string_to_signed (label + 1, 10, 1, 99999, &number, NULL))
    for (guint i = 0; i < risks->len; i++)
      if (kb_record_integer (g_ptr_array_index (risks, i), KB_RISK_NUMBER) == number)
        return g_ptr_array_index (risks, i);
  return find_by_name (content, KB_KIND_RISK, label);
}

static gboolean
check_risks (KbRowWork *work)
{
  g_auto (GStrv) labels = NULL;
  guint column;

  if (!kb_import_column_for (work->run->import, KB_TARGET_RISKS, 0, &column))
    return TRUE;
  labels = kb_import_split_list (cell (work, column));
  for (guint i = 0; labels[i]; i++)
    if (!find_risk (work->run->import->content, labels[i]))
      return fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) column, labels[i]);
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
  labels = kb_import_split_list (cell (work, column));
  for (guint i = 0; labels[i]; i++) {
    KbRecord *risk = find_risk (work->run->import->content, labels[i]);
    g_autoptr (KbRecord) link = kb_record_new (KB_KIND_ACTION_RISK, NULL);

    if (!g_hash_table_add (linked, (gpointer) kb_record_id (risk)))
      continue;
    kb_record_set_text (link, KB_ACTION_RISK_ACTION, kb_record_id (work->record));
    kb_record_set_text (link, KB_ACTION_RISK_RISK, kb_record_id (risk));
    put_part (work, link);
  }
}

/* A record with what every new one of its kind has. */
static KbRecord *
new_record (KbRun *run)
{
  KbKind kind = run->import->kind;
  g_autofree char *id = kb_new_id ();
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

/* Everything that can be refused is read before anything is written, so a row is written whole or
 * not at all. */
static gboolean
read_row (KbRowWork *work)
{
  KbKind kind = work->run->import->kind;

  if (!check_lengths (work) || !read_scale (work))
    return FALSE;
  if ((kind == KB_KIND_ASSET || kind == KB_KIND_SYSTEM) && !read_levels (work))
    return FALSE;
  if (!read_plain_fields (work))
    return FALSE;
  if (kind == KB_KIND_RISK && (!read_positions (work) || !read_object (work)))
    return FALSE;
  if (kind == KB_KIND_ACTION
      && (!read_section (work) || !check_costs (work) || !check_risks (work)))
    return FALSE;
  return TRUE;
}

static gboolean
any_level (const KbRowWork *work)
{
  for (guint a = 0; a < KB_MAX_ASPECTS; a++)
    if (work->levels[a].kind == KB_READING_LEVEL)
      return TRUE;
  return FALSE;
}

static void
write_row (KbRowWork *work)
{
  KbKind kind = work->run->import->kind;

  read_unit (work);
  if (kind == KB_KIND_ASSET && any_level (work)
      && kb_record_is_null (work->record, KB_ASSET_STATUS))
    kb_record_set_text (work->record, KB_ASSET_STATUS, "proposed");
  put_part (work, work->record);
  if (kind == KB_KIND_ASSET)
    write_systems (work);
  if (kind == KB_KIND_ASSET || kind == KB_KIND_SYSTEM)
    write_levels (work);
  if (kind == KB_KIND_SYSTEM)
    write_roles (work);
  if (kind == KB_KIND_ACTION) {
    write_costs (work);
    write_risks (work);
  }
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
    fail (work, KB_ROW_SKIPPED, KB_REASON_EXISTS, (int) run->name_column, NULL);
    return TRUE;
  }
  work->record = work->old ? kb_record_copy (work->old) : new_record (run);
  if (!read_row (work))
    return TRUE;
  steps = kb_edit_size (run->result->edit);
  write_row (work);
  if (!work->old) {
    work->outcome->type = KB_ROW_CREATED;
    run->next_position++;
    run->next_number++;
    if (run->import->kind == KB_KIND_SYSTEM)
      g_hash_table_insert (run->systems, g_strdup (folded), g_strdup (kb_record_id (work->record)));
  } else if (kb_edit_size (run->result->edit) > steps) {
    work->outcome->type = KB_ROW_UPDATED;
    work->outcome->before = kb_record_ref (work->old);
  } else {
    fail (work, KB_ROW_SKIPPED, KB_REASON_UNCHANGED, KB_NONE, NULL);
  }
  return TRUE;
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
  folded = kb_fold (cell (&work, run->name_column));
  earlier = GPOINTER_TO_UINT (g_hash_table_lookup (run->seen, folded));
  if (kb_table_row_is_blank (run->import->table, index)) {
    fail (&work, KB_ROW_SKIPPED, KB_REASON_BLANK, KB_NONE, NULL);
  } else if (says_stop (&work)) {
    fail (&work, KB_ROW_SKIPPED, KB_REASON_STOP, KB_NONE, NULL);
  } else if (!*folded) {
    fail (&work, KB_ROW_SKIPPED, KB_REASON_NO_NAME, (int) run->name_column, NULL);
  } else {
    if (strlen (cell (&work, run->name_column)) <= KB_CELL_MAX)
      work.outcome->name = g_strstrip (g_strdup (cell (&work, run->name_column)));
    if (earlier > 0) {
      work.outcome->other = earlier;
      fail (&work, KB_ROW_SKIPPED, KB_REASON_REPEATED, (int) run->name_column, NULL);
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
  const GPtrArray *systems = kb_content_list (content, KB_KIND_SYSTEM);
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);

  for (guint i = 0; i < records->len; i++) {
    KbRecord *record = g_ptr_array_index (records, i);

    g_hash_table_insert (run->existing, kb_fold (kb_record_title (record)), record);
  }
  for (guint i = 0; i < systems->len; i++) {
    KbRecord *record = g_ptr_array_index (systems, i);

    g_hash_table_insert (run->systems, kb_fold (kb_record_title (record)),
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
  run.systems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run.units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run.result = g_new0 (KbImportResult, 1);
  run.result->rows = g_ptr_array_new_with_free_func (outcome_free);
  run.result->edit = kb_edit_new ("import");
  kb_edit_set_argument (run.result->edit, "file", import->file_name);
  if (!check_mapping (import, &run.name_column, error))
    return NULL;
  index_content (&run);
  start_counters (&run);
  for (guint i = import->header_index + 1; i < kb_table_n_rows (import->table); i++)
    if (!run_row (&run, i, error))
      return NULL;
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
    "",        "blank",          "no-name",     "repeated",   "exists",   "unchanged", "stop",
    "outside", "no-counterpart", "contradicts", "unreadable", "too-long", "scale"
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
    [KB_REASON_SCALE] = N_ ("Cell {cell} ({header}): “{value}” is no scale."),
  };
  g_autofree char *letters =
      outcome->column == KB_NONE ? g_strdup ("") : kb_table_column_name ((guint) outcome->column);
  g_autofree char *place = g_strdup_printf ("%s%u", letters, outcome->row);
  g_autofree char *other = g_strdup_printf ("%u", outcome->other);
  g_autofree char *scale = scale_text (import, outcome->column);
  g_autofree char *value = g_strdup (outcome->value ? outcome->value : "");
  const char *pattern = patterns[outcome->reason];

  if (g_utf8_strlen (value, -1) > 60) {
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
