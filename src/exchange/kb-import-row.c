// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-row"

#include "kb-import-row.h"

#include <string.h>

/* One row of a list: what its cells say, and the records that come of them. */

/**
 * kb_import_row_cell:
 * @work: a row
 * @column: a column, from 0
 *
 * Returns: what stands there, empty when nothing does
 */
const char *
kb_import_row_cell (const KbRowWork *work, guint column)
{
  return kb_table_cell (work->run->import->table, work->index, column);
}

/**
 * kb_import_is_blank:
 * @text: a cell
 *
 * Returns: whether nothing but blanks stands in it
 */
gboolean
kb_import_is_blank (const char *text)
{
  g_autofree char *folded = NULL;

  if (g_ascii_isalnum (*text))
    return FALSE;
  folded = kb_fold (text);
  return !*folded;
}

/**
 * kb_import_row_fail:
 * @work: a row that is not imported
 * @type: whether it is skipped or failed
 * @reason: why
 * @column: where the reason lies, or %KB_NONE for the whole row
 * @value: (nullable): what stood there; %NULL when it must not be repeated
 *
 * Returns: %FALSE
 */
gboolean
kb_import_row_fail (
    KbRowWork *work, KbRowOutcomeType type, KbRowReason reason, int column, const char *value)
{
  work->outcome->type = type;
  work->outcome->reason = reason;
  work->outcome->column = column;
  work->outcome->value = g_strdup (value);
  return FALSE;
}

/* "Stop", "STOPP!", "stopp → säkerhetsskyddschef", but not "Stopp i avloppet" or "Stop-motion". */
static gboolean
says_only_stop (const char *text)
{
  g_autofree char *folded = NULL;
  const char *rest;

  /* Most cells begin with another letter, and some are long. */
  if (g_ascii_isalnum (*text) && g_ascii_tolower (*text) != 's')
    return FALSE;
  folded = kb_fold (text);
  if (!g_str_has_prefix (folded, "stop"))
    return FALSE;
  rest = folded + strlen (folded[4] == 'p' ? "stopp" : "stop");
  if (*rest == ' ' || *rest == '-')
    rest++;
  return !g_unichar_isalnum (g_utf8_get_char (rest));
}

/**
 * kb_import_row_says_stop:
 * @work: a row
 *
 * Returns: whether there is a stop in a level's cell, or a cell anywhere that says nothing but stop
 */
gboolean
kb_import_row_says_stop (const KbRowWork *work)
{
  const KbImport *import = work->run->import;

  for (guint c = 0; c < import->columns->len; c++) {
    const KbColumn *column = kb_import_column (import, c);
    const char *text = kb_import_row_cell (work, c);

    if (!*text)
      continue;
    if (column->target
        && (column->target->type == KB_TARGET_LEVEL || column->target->type == KB_TARGET_PROFILE)) {
      if (kb_gate_is_stop_text (text))
        return TRUE;
    } else if (says_only_stop (text)) {
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
    if (kb_import_column (import, c)->target && strlen (kb_import_row_cell (work, c)) > KB_CELL_MAX
        && g_utf8_strlen (kb_import_row_cell (work, c), -1) > KB_CELL_MAX) {
      g_autofree char *length =
          g_strdup_printf ("%ld", g_utf8_strlen (kb_import_row_cell (work, c), -1));

      return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_TOO_LONG, (int) c, length);
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
  text = kb_import_row_cell (work, column);
  if (kb_import_is_blank (text) || kb_source_scale_parse (text, &work->scale))
    return TRUE;
  return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_SCALE, (int) column, text);
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
  KbReading read[KB_MAX_ASPECTS], readings[KB_MAX_ASPECTS];
  guint order[KB_MAX_ASPECTS];
  const char *text = kb_import_row_cell (work, column);

  if (!kb_level_read_profile (import->method, text, &work->scale, read))
    return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) column, text);
  /* K3R2T1 says itself which is which; 3-2-1 stands in the order of its header. */
  memcpy (readings, read, sizeof readings);
  if (kb_level_profile_order (import->method, kb_import_header (import, column), order)
      && g_ascii_isdigit (text[strspn (text, " \t")]))
    for (guint a = 0; a < kb_method_size (import->method, KB_KIND_ASPECT); a++)
      readings[order[a]] = read[a];
  for (guint a = 0; a < kb_method_size (import->method, KB_KIND_ASPECT); a++) {
    if (!level_is_fine (readings[a].kind))
      return kb_import_row_fail (work, KB_ROW_FAILED, reason_of_reading (work, readings[a].kind),
                                 (int) column, text);
    if (readings[a].kind == KB_READING_LEVEL) {
      work->levels[a] = readings[a];
      work->level_cells[a] = text;
    }
  }
  return TRUE;
}

/* What a person said that a cell means goes before what it could be read as; a stop remains. */
static gboolean
read_said (const KbRowWork *work, guint column, KbReading *reading)
{
  int ordinal;

  if (reading->kind == KB_READING_STOP
      || !kb_import_said_level (work->run->import, kb_import_row_cell (work, column), &ordinal)
      || ordinal == KB_NONE)
    return FALSE;
  *reading = (KbReading){ KB_READING_LEVEL, ordinal, ordinal };
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
    reading = kb_level_read (import->method, a, kb_import_row_cell (work, column), &scale);
    work->level_said[a] = read_said (work, column, &reading);
    if (!level_is_fine (reading.kind))
      return kb_import_row_fail (work, KB_ROW_FAILED, reason_of_reading (work, reading.kind),
                                 (int) column, kb_import_row_cell (work, column));
    if (reading.kind == KB_READING_LEVEL) {
      work->levels[a] = reading;
      work->level_cells[a] = kb_import_row_cell (work, column);
    }
  }
  return TRUE;
}

/* "Löpande, nio månaders uppsägning" is no day, but all that is known of when a contract ends; it
 * is kept with the contract. */
static void
keep_prose (KbRowWork *work, const char *cell)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (cell));
  const char *contract = kb_record_text (work->record, KB_SYSTEM_CONTRACT);
  g_autofree char *both = NULL;

  if (contract && strstr (contract, trimmed))
    return;
  both = contract ? g_strdup_printf ("%s; %s", contract, trimmed) : g_strdup (trimmed);
  kb_record_set_text (work->record, KB_SYSTEM_CONTRACT, both);
}

static gboolean
says_nothing (const KbRowWork *work, const KbTarget *target, const char *cell)
{
  gboolean shared = work->run->import->kind == KB_KIND_ASSET && target->type == KB_TARGET_FIELD
                    && target->field == KB_ASSET_SHARED; /* where even "no" says nothing */
  g_autofree char *folded = NULL;

  if (g_ascii_isalnum (*cell) && !shared)
    return FALSE;
  folded = kb_fold (cell);
  return !*folded || kb_import_says_nothing (work->run->import->kind, target->field, folded);
}

/* A choice is read once for all the rows that say the same. */
static KbCellValue
read_field (const KbImport *import, KbColumn *column, const char *cell)
{
  const KbTarget *target = column->target;
  KbCellValue value = { KB_REASON_NONE, NULL, KB_NO_INTEGER };
  const char *code;

  if (kb_field_info (import->kind, target->field)->type != KB_TYPE_CHOICE)
    return kb_import_read_field (import->kind, target->field, cell);
  if (!column->choices)
    column->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  code = g_hash_table_lookup (column->choices, cell);
  if (code) {
    value.text = g_strdup (code);
    return value;
  }
  value = kb_import_read_field (import->kind, target->field, cell);
  if (value.text)
    g_hash_table_insert (column->choices, g_strdup (cell), g_strdup (value.text));
  return value;
}

static gboolean
read_plain_fields (KbRowWork *work)
{
  const KbImport *import = work->run->import;
  const char *prose = NULL;

  for (guint c = 0; c < import->columns->len; c++) {
    const KbTarget *target = kb_import_column (import, c)->target;
    KbCellValue value;

    if (!target || target->type != KB_TARGET_FIELD
        || says_nothing (work, target, kb_import_row_cell (work, c)))
      continue;
    /* The name is what the row was found by; "TRESERVA" in a list does not rename Treserva. */
    if (work->old && c == work->run->name_column)
      continue;
    value = read_field (import, kb_import_column (import, c), kb_import_row_cell (work, c));
    if (value.reason == KB_REASON_UNREADABLE && import->kind == KB_KIND_SYSTEM
        && target->field == KB_SYSTEM_CONTRACT_ENDS_ON) {
      prose = kb_import_row_cell (work, c);
      continue;
    }
    if (value.reason != KB_REASON_NONE) {
      g_free (value.text);
      return kb_import_row_fail (work, KB_ROW_FAILED, value.reason, (int) c,
                                 kb_import_row_cell (work, c));
    }
    if (value.text)
      kb_record_set_text (work->record, target->field, value.text);
    else
      kb_record_set_integer (work->record, target->field, value.integer);
    g_free (value.text);
  }
  if (prose)
    keep_prose (work, prose);
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

/* Where a unit stands in the tree: "/A/B". */
static const char *
path_of_unit (KbRun *run, const char *id)
{
  GHashTableIter iter;
  gpointer path, value;

  g_hash_table_iter_init (&iter, run->units);
  while (g_hash_table_iter_next (&iter, &path, &value))
    if (*(const char *) path == '/' && g_str_equal (value, id))
      return path;
  return NULL;
}

/* Finds or makes the unit of a path "A / B / C". Its first name is also found deeper in the tree.
 */
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
    if (!found && !id) {
      const char *place;

      found = g_hash_table_lookup (run->units, folded);
      place = found ? path_of_unit (run, found) : NULL;
      if (place)
        g_string_assign (path, place);
    }
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
      || kb_import_is_blank (kb_import_row_cell (work, column)))
    return;
  kb_record_set_text (work->record, (guint) field,
                      find_unit (work->run, kb_import_row_cell (work, column)));
}

/* Where a system runs: found by its name, or made. */
static void
read_environment (KbRowWork *work)
{
  KbRun *run = work->run;
  g_autofree char *folded = NULL;
  const char *name;
  char *id;
  guint column;

  if (!kb_import_column_for (run->import, KB_TARGET_ENVIRONMENT, 0, &column))
    return;
  name = kb_import_row_cell (work, column);
  folded = kb_fold (name);
  if (!*folded || g_str_equal (folded, "-"))
    return;
  id = g_hash_table_lookup (run->environments, folded);
  if (!id) {
    g_autoptr (KbRecord) environment = NULL;
    g_autofree char *trimmed = g_strstrip (g_strdup (name));

    id = kb_new_id ();
    environment = kb_record_new (KB_KIND_ENVIRONMENT, id);
    kb_record_set_text (environment, KB_ENVIRONMENT_NAME, trimmed);
    kb_record_set_integer (environment, KB_ENVIRONMENT_POSITION, run->next_environment_position++);
    kb_edit_insert (run->result->edit, environment);
    g_hash_table_insert (run->environments, g_steal_pointer (&folded), id);
  }
  kb_record_set_text (work->record, KB_SYSTEM_ENVIRONMENT, id);
}

/**
 * kb_import_row_put:
 * @work: a row
 * @part: a record that is keyed by the one being imported
 *
 * Writes it: as new, or over what is there.
 */
void
kb_import_row_put (KbRowWork *work, KbRecord *part)
{
  KbRun *run = work->run;

  if (work->old)
    kb_edit_put (run->result->edit, run->import->content, part);
  else
    kb_edit_insert (run->result->edit, part);
}

/* The level as it stood in the list, kept whenever it was on another scale or written in words. */
static char *
original_value (const KbRowWork *work, guint aspect)
{
  const char *text = work->level_cells[aspect];

  if (work->level_said[aspect])
    return g_strstrip (g_strdup (text));
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
        && !kb_import_is_blank (kb_import_row_cell (work, column)))
      motivation = kb_import_row_cell (work, column);
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
    kb_import_row_put (work, level);
  }
}

static void
write_roles (KbRowWork *work)
{
  const KbImport *import = work->run->import;

  for (guint c = 0; c < import->columns->len; c++) {
    const KbTarget *target = kb_import_column (import, c)->target;
    g_autoptr (KbRecord) role = NULL;

    if (!target || target->type != KB_TARGET_ROLE
        || kb_import_is_blank (kb_import_row_cell (work, c)))
      continue;
    role = kb_record_new (KB_KIND_SYSTEM_ROLE, NULL);
    kb_record_set_text (role, KB_SYSTEM_ROLE_SYSTEM, kb_record_id (work->record));
    kb_record_set_text (role, KB_SYSTEM_ROLE_ROLE, target->role_id);
    kb_record_set_text (role, KB_SYSTEM_ROLE_HOLDER, kb_import_row_cell (work, c));
    kb_import_row_put (work, role);
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
        || kb_import_is_blank (kb_import_row_cell (work, c)))
      continue;
    step = read_step (import->method, kind, kb_import_row_cell (work, c));
    if (step == KB_NONE)
      return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_OUTSIDE, (int) c,
                                 kb_import_row_cell (work, c));
    kb_record_set_text (work->record,
                        likelihood ? kb_risk_likelihood_field ((KbMoment) target->field)
                                   : kb_risk_consequence_field ((KbMoment) target->field),
                        kb_record_id (kb_method_item (import->method, kind, (guint) step)));
  }
  return TRUE;
}

/**
 * kb_import_find_by_name:
 * @run: a run
 * @kind: a kind
 * @name: as a list has it
 *
 * The names of a kind are folded once.
 *
 * Returns: (transfer none) (nullable): the record of the workbook that is called so
 */
KbRecord *
kb_import_find_by_name (KbRun *run, KbKind kind, const char *name)
{
  g_autofree char *folded = kb_fold (name);

  if (!run->by_name[kind]) {
    const GPtrArray *list = kb_content_list (run->import->content, kind);

    run->by_name[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = list->len; i > 0; i--) {
      KbRecord *record = g_ptr_array_index (list, i - 1);

      g_hash_table_insert (run->by_name[kind], kb_fold (kb_record_title (record)), record);
    }
  }
  return g_hash_table_lookup (run->by_name[kind], folded);
}

/* Åmål's riskmatris: what is under the cut-off has no part 2. A risk that stands there already,
 * from before the class was lowered, may be brought up to date. */
static gboolean
is_cut_off (KbRowWork *work, const KbRecord *object)
{
  KbRun *run = work->run;
  guint field = kb_record_kind (object) == KB_KIND_ASSET ? KB_RISK_ASSET : KB_RISK_SYSTEM;

  if (!kb_method_has_cut_off (run->import->method)
      || (work->old && g_strcmp0 (kb_record_text (work->old, field), kb_record_id (object)) == 0))
    return FALSE;
  if (!run->inheritance)
    run->inheritance = kb_inheritance_new (run->import->content, run->import->method);
  return kb_risk_object_is_cut_off (run->import->method, run->inheritance, object);
}

/* The asset or system a risk is for must be there: a risk never makes one. */
static gboolean
read_object (KbRowWork *work)
{
  KbRun *run = work->run;
  KbRecord *object;
  guint column;

  if (!kb_import_column_for (work->run->import, KB_TARGET_OBJECT, 0, &column)
      || kb_import_is_blank (kb_import_row_cell (work, column)))
    return TRUE;
  object = kb_import_find_by_name (run, KB_KIND_ASSET, kb_import_row_cell (work, column));
  if (!object)
    object = kb_import_find_by_name (run, KB_KIND_SYSTEM, kb_import_row_cell (work, column));
  if (!object)
    return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_UNREADABLE, (int) column,
                               kb_import_row_cell (work, column));
  if (is_cut_off (work, object))
    return kb_import_row_fail (work, KB_ROW_FAILED, KB_REASON_CUT_OFF, (int) column,
                               kb_import_row_cell (work, column));
  kb_record_set_text (work->record, KB_RISK_ASSET,
                      kb_record_kind (object) == KB_KIND_ASSET ? kb_record_id (object) : NULL);
  kb_record_set_text (work->record, KB_RISK_SYSTEM,
                      kb_record_kind (object) == KB_KIND_SYSTEM ? kb_record_id (object) : NULL);
  return TRUE;
}

/**
 * kb_import_row_read:
 * @work: a row
 *
 * Everything that can be refused is read before anything is written, so a row is written whole or
 * not at all.
 *
 * Returns: whether all of it could be read; if not, its outcome says why
 */
gboolean
kb_import_row_read (KbRowWork *work)
{
  KbKind kind = work->run->import->kind;

  if (!check_lengths (work) || !read_scale (work))
    return FALSE;
  if ((kind == KB_KIND_ASSET || kind == KB_KIND_SYSTEM) && !read_levels (work))
    return FALSE;
  if (!read_plain_fields (work))
    return FALSE;
  if (kind == KB_KIND_SYSTEM && !kb_import_check_dependencies (work))
    return FALSE;
  if (kind == KB_KIND_RISK && (!read_positions (work) || !read_object (work)))
    return FALSE;
  return kind != KB_KIND_ACTION || kb_import_read_action (work);
}

static gboolean
any_level (const KbRowWork *work)
{
  for (guint a = 0; a < KB_MAX_ASPECTS; a++)
    if (work->levels[a].kind == KB_READING_LEVEL)
      return TRUE;
  return FALSE;
}

/* Whether the list says another level than stands there. */
static gboolean
changes_a_level (const KbRowWork *work)
{
  const KbImport *import = work->run->import;
  KbClass class;

  if (!work->old)
    return FALSE;
  class = kb_class_of_asset (import->content, import->method, kb_record_id (work->old));
  for (guint a = 0; a < kb_method_size (import->method, KB_KIND_ASPECT); a++)
    if (work->levels[a].kind == KB_READING_LEVEL
        && (work->levels[a].low != class.aspects[a].low
            || work->levels[a].high != class.aspects[a].high))
      return TRUE;
  return FALSE;
}

/* What a list says is proposed, as what the room says: who established the class established
 * another. */
static void
propose (KbRowWork *work)
{
  gboolean changed = changes_a_level (work);

  if (kb_record_is_null (work->record, KB_ASSET_STATUS) || changed)
    kb_record_set_text (work->record, KB_ASSET_STATUS, "proposed");
  if (changed) {
    kb_record_set_text (work->record, KB_ASSET_ESTABLISHED_BY, NULL);
    kb_record_set_text (work->record, KB_ASSET_ESTABLISHED_ON, NULL);
  }
}

/**
 * kb_import_row_write:
 * @work: a row that was read
 *
 * Adds what the row says to the run's edit.
 */
void
kb_import_row_write (KbRowWork *work)
{
  KbKind kind = work->run->import->kind;

  read_unit (work);
  if (kind == KB_KIND_SYSTEM)
    read_environment (work);
  if (kind == KB_KIND_ASSET && any_level (work))
    propose (work);
  kb_import_row_put (work, work->record);
  if (kind == KB_KIND_ASSET)
    kb_import_write_systems (work);
  if (kind == KB_KIND_ASSET || kind == KB_KIND_SYSTEM)
    write_levels (work);
  if (kind == KB_KIND_SYSTEM) {
    write_roles (work);
    kb_import_write_dependencies (work);
  }
  if (kind == KB_KIND_ACTION)
    kb_import_write_action (work);
}
