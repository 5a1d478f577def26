// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import"

#include "kb-import-private.h"

#include "kb-personal-data.h"

#include <string.h>

#define ROWS_TO_SEARCH_FOR_HEADERS 20
#define NEARLY_THE_SAME            0.85

static void
column_clear (gpointer data)
{
  KbColumn *column = data;

  g_free (column->header);
  g_free (column->folded);
  g_clear_pointer (&column->choices, g_hash_table_unref);
}

KbColumn *
kb_import_column (const KbImport *import, guint column)
{
  return &g_array_index (import->columns, KbColumn, column);
}

static gboolean
has_name (char **names, const char *folded)
{
  return names && g_strv_contains ((const char *const *) names, folded);
}

static gboolean
knows_header (GPtrArray *targets, const char *folded)
{
  for (guint i = 0; i < targets->len; i++) {
    const KbTarget *target = g_ptr_array_index (targets, i);

    if (has_name (target->names, folded) || has_name (target->synonyms, folded))
      return TRUE;
  }
  return FALSE;
}

/* The row among the first with the most headers we know; a list may have a title and a date above
 * them. */
static guint
find_header_row (const KbTable *table, GPtrArray *targets)
{
  guint best = 0, best_score = 0;

  for (guint i = 0; i < MIN (kb_table_n_rows (table), ROWS_TO_SEARCH_FOR_HEADERS); i++) {
    guint score = 0;

    for (guint column = 0; column < kb_table_n_columns (table); column++) {
      g_autofree char *folded = kb_fold (kb_table_cell (table, i, column));

      if (*folded && knows_header (targets, folded))
        score++;
    }
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  if (best_score == 0)
    while (best + 1 < kb_table_n_rows (table) && kb_table_row_is_blank (table, best))
      best++;
  return best;
}

static gboolean
is_taken (const KbImport *self, const KbTarget *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (kb_import_column (self, i)->target == target)
      return TRUE;
  return FALSE;
}

static void
match_exact (KbImport *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    KbColumn *column = kb_import_column (self, i);

    for (guint t = 0; *column->folded && !column->target && t < self->targets->len; t++) {
      const KbTarget *target = g_ptr_array_index (self->targets, t);

      if (has_name (target->names, column->folded) && !is_taken (self, target)) {
        column->target = target;
        column->match = KB_MATCH_EXACT;
      }
    }
  }
}

static gboolean
aspect_is_taken (const KbImport *self, const char *code)
{
  const KbTarget *target = kb_import_find_target (self->targets, code);

  return target && is_taken (self, target);
}

/* "S" that is no letter of the method: sekretess or spårbarhet? With a column for K there is only
 * one answer. */
static void
match_s (KbImport *self, KbColumn *column)
{
  const KbTarget *traceability = kb_import_find_target (self->targets, "traceability");

  if (!aspect_is_taken (self, "confidentiality")) {
    column->match = KB_MATCH_AMBIGUOUS;
  } else if (traceability && !is_taken (self, traceability)) {
    column->target = traceability;
    column->match = KB_MATCH_SIMILAR;
  }
}

/* "RTO (timmar)" → "rto": what a header says in brackets is an explanation. */
static char *
without_brackets (const char *folded)
{
  const char *bracket = strrchr (folded, '(');

  if (!bracket || bracket == folded || !g_str_has_suffix (folded, ")"))
    return NULL;
  return g_strchomp (g_strndup (folded, (gsize) (bracket - folded)));
}

static void
match_by_synonym (KbImport *self, KbColumn *column, const char *folded)
{
  for (guint t = 0; !column->target && t < self->targets->len; t++) {
    const KbTarget *target = g_ptr_array_index (self->targets, t);

    if (has_name (target->synonyms, folded) && !is_taken (self, target)) {
      column->target = target;
      column->match = KB_MATCH_SIMILAR;
    }
  }
}

static void
match_synonyms (KbImport *self)
{
  /* Among risks S is sannolikhet and nothing else. */
  gboolean has_aspects = kb_import_find_target (self->targets, "confidentiality") != NULL;

  for (guint i = 0; i < self->columns->len; i++) {
    KbColumn *column = kb_import_column (self, i);

    if (column->target || !*column->folded || (has_aspects && g_str_equal (column->folded, "s")))
      continue;
    if (kb_import_header_is_personal (column->folded)) {
      column->match = KB_MATCH_PERSONAL;
      continue;
    }
    match_by_synonym (self, column, column->folded);
  }
  for (guint i = 0; i < self->columns->len; i++) {
    KbColumn *column = kb_import_column (self, i);
    g_autofree char *bare = without_brackets (column->folded);

    if (bare && !column->target && column->match == KB_MATCH_NONE && strlen (bare) > 1)
      match_by_synonym (self, column, bare);
  }
  for (guint i = 0; i < self->columns->len; i++) {
    KbColumn *column = kb_import_column (self, i);

    if (has_aspects && !column->target && g_str_equal (column->folded, "s"))
      match_s (self, column);
  }
}

/* Headers that are nearly a name: "Informationsmängder", "Konfidentialitet (K)". */
static void
match_nearly (KbImport *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    KbColumn *column = kb_import_column (self, i);
    const KbTarget *best = NULL;
    double best_similarity = NEARLY_THE_SAME;

    if (column->target || column->match != KB_MATCH_NONE || strlen (column->folded) < 5)
      continue;
    for (guint t = 0; t < self->targets->len; t++) {
      const KbTarget *target = g_ptr_array_index (self->targets, t);

      if (is_taken (self, target))
        continue;
      for (guint n = 0; target->names && target->names[n]; n++) {
        double similarity = kb_similarity (target->names[n], column->folded);

        if (strlen (target->names[n]) >= 5 && similarity > best_similarity) {
          best = target;
          best_similarity = similarity;
        }
      }
    }
    if (best) {
      column->target = best;
      column->match = KB_MATCH_SIMILAR;
    }
  }
}

#define CELLS_TO_SEARCH_FOR_PEOPLE 500

static gboolean
has_people (const KbImport *self, guint column)
{
  guint searched = 0;

  for (guint i = self->header_index + 1;
       i < kb_table_n_rows (self->table) && searched < CELLS_TO_SEARCH_FOR_PEOPLE; i++) {
    const char *cell = kb_table_cell (self->table, i, column);

    if (!*cell)
      continue;
    searched++;
    if (kb_personal_data_has_email (cell) || kb_personal_data_has_number (cell))
      return TRUE;
  }
  return FALSE;
}

/* A role is held by a post, not by "anna.ek@kommun.se": a column with addresses or personnummer in
 * it is left out until somebody chooses it, whatever its header says. */
static void
leave_people_out (KbImport *self)
{
  for (guint c = 0; c < self->columns->len; c++) {
    KbColumn *column = kb_import_column (self, c);
    gboolean of_people =
        column->target
        && (column->target->type == KB_TARGET_ROLE || g_str_equal (column->target->key, "owner")
            || g_str_equal (column->target->key, "accepted-by"));

    if ((of_people || column->match == KB_MATCH_NONE) && has_people (self, c)) {
      column->target = NULL;
      column->match = KB_MATCH_PERSONAL;
    }
  }
}

/* A colour means the same in all columns: that no asset is orange in one of them does not make its
 * red another level. */
static void
note_colors (KbImport *self)
{
  KbSourceScale colors = { 0 };
  gboolean has_orange = FALSE, any = FALSE;

  for (guint c = 0; c < self->columns->len; c++) {
    const KbColumn *column = kb_import_column (self, c);

    if (!column->target || column->target->type != KB_TARGET_LEVEL)
      continue;
    for (guint i = self->header_index + 1; i < kb_table_n_rows (self->table); i++) {
      kb_source_scale_note_color (&colors, kb_table_cell (self->table, i, c), &has_orange);
      any = TRUE;
    }
  }
  colors.without_orange = any && !has_orange;
  for (guint c = 0; c < self->columns->len; c++)
    kb_import_column (self, c)->colors = colors;
}

/* A header that is merged over several columns is said of each of them, with its place: "Ansvarig
 * (2)". */
static char *
header_of_column (const KbTable *table, guint row, guint column)
{
  g_autofree char *header = g_strstrip (g_strdup (kb_table_cell (table, row, column)));
  const char *merged = *header ? NULL : kb_table_merged_header (table, row, column);
  guint place = 1;

  if (!merged || !*merged)
    return g_steal_pointer (&header);
  while (place <= column && kb_table_merged_header (table, row, column - place))
    place++;
  g_free (header);
  header = g_strstrip (g_strdup (merged));
  return g_strdup_printf ("%s (%u)", header, place + 1);
}

/**
 * kb_import_new:
 * @table: a list
 * @content: the workbook's content
 * @method: its method
 * @kind: what the rows are: assets, systems, risks or actions
 * @language: the reader's language
 * @file_name: (nullable): for messages and history
 * @error: (out): %KB_EXCHANGE_ERROR_EMPTY when there is nothing under the headers
 *
 * Returns: (transfer full) (nullable): an import with its columns mapped as far as the headers tell
 */
KbImport *
kb_import_new (KbTable *table,
               KbContent *content,
               KbMethod *method,
               KbKind kind,
               KbLanguage language,
               const char *file_name,
               GError **error)
{
  g_autoptr (KbImport) self = g_new0 (KbImport, 1);

  self->table = kb_table_ref (table);
  self->content = kb_content_ref (content);
  self->method = kb_method_ref (method);
  self->kind = kind;
  self->language = language;
  self->file_name = g_strdup (file_name);
  self->targets = kb_import_targets (method, content, kind, language);
  self->same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->level_values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns = g_array_new (FALSE, TRUE, sizeof (KbColumn));
  g_array_set_clear_func (self->columns, column_clear);
  if (kb_table_n_rows (table) > 0)
    self->header_index = find_header_row (table, self->targets);
  if (kb_table_n_rows (table) < self->header_index + 2) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_EMPTY, "file", file_name, NULL);
    return NULL;
  }
  for (guint c = 0; c < kb_table_n_columns (table); c++) {
    KbColumn column = { 0 };

    column.header = header_of_column (table, self->header_index, c);
    column.folded = kb_fold (column.header);
    g_array_append_val (self->columns, column);
  }
  match_exact (self);
  match_synonyms (self);
  match_nearly (self);
  leave_people_out (self);
  note_colors (self);
  return g_steal_pointer (&self);
}

/* A lone S or K says nothing of what the rows are, unless it is a letter of the method. */
static gboolean
tells_kind (GPtrArray *targets, const char *folded)
{
  if (g_utf8_strlen (folded, -1) > 1)
    return knows_header (targets, folded);
  for (guint i = 0; i < targets->len; i++)
    if (has_name (((KbTarget *) g_ptr_array_index (targets, i))->names, folded))
      return TRUE;
  return FALSE;
}

/**
 * kb_import_guess_kind:
 * @table: a list
 * @method: the method
 * @content: the workbook's content
 *
 * Returns: what its rows are, by the kind whose fields most of its headers name; assets when
 * nothing tells
 */
KbKind
kb_import_guess_kind (const KbTable *table, const KbMethod *method, const KbContent *content)
{
  static const KbKind kinds[] = { KB_KIND_ASSET, KB_KIND_SYSTEM, KB_KIND_RISK, KB_KIND_ACTION };
  KbKind best = KB_KIND_ASSET;
  guint best_score = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds) && kb_table_n_rows (table) > 0; k++) {
    g_autoptr (GPtrArray) targets = kb_import_targets (method, content, kinds[k], KB_LANGUAGE_SV);
    const KbTarget *name = kb_import_find_target (targets, "name");
    guint header = find_header_row (table, targets);
    guint score = 0, n_names = 0;
    gboolean by_kind = FALSE;

    for (guint column = 0; column < kb_table_n_columns (table); column++) {
      g_autofree char *folded = kb_fold (kb_table_cell (table, header, column));

      if (!*folded || !tells_kind (targets, folded))
        continue;
      if (!has_name (name->names, folded) && !has_name (name->synonyms, folded))
        score += 2;
      else if (n_names++ == 0)
        score += 2;
      by_kind = by_kind || g_str_equal (name->synonyms[0], folded);
    }
    /* What a row is called tells most: "Informationsmängd", "System", "Risk", "Åtgärd". But beside
     * a column "Namn" such a column is about something else. */
    if (by_kind && n_names == 1)
      score += 3;
    /* Rows that would have no name are hardly of this kind. */
    if (n_names == 0)
      score /= 2;
    if (score > best_score) {
      best = kinds[k];
      best_score = score;
    }
  }
  return best;
}

/**
 * kb_import_looks_like_list:
 * @table: a sheet
 * @method: the method
 * @content: the workbook's content
 *
 * Returns: whether it has something under a row of headers of which we know the name and one more
 */
gboolean
kb_import_looks_like_list (const KbTable *table, const KbMethod *method, const KbContent *content)
{
  static const KbKind kinds[] = { KB_KIND_ASSET, KB_KIND_SYSTEM, KB_KIND_RISK, KB_KIND_ACTION };

  for (guint k = 0; k < G_N_ELEMENTS (kinds) && kb_table_n_rows (table) > 1; k++) {
    g_autoptr (GPtrArray) targets = kb_import_targets (method, content, kinds[k], KB_LANGUAGE_SV);
    const KbTarget *name = kb_import_find_target (targets, "name");
    guint header = find_header_row (table, targets);
    guint known = 0;
    gboolean named = FALSE;

    for (guint column = 0; column < kb_table_n_columns (table); column++) {
      g_autofree char *folded = kb_fold (kb_table_cell (table, header, column));

      if (!*folded || !knows_header (targets, folded))
        continue;
      known++;
      named = named || has_name (name->names, folded) || has_name (name->synonyms, folded);
    }
    if (named && known > 1 && header + 1 < kb_table_n_rows (table))
      return TRUE;
  }
  return FALSE;
}

/**
 * kb_import_read_table:
 * @path: a list
 * @method: the method
 * @content: the workbook's content
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Reads the first sheet that looks like a list: many files begin with a sheet that says how to fill
 * in the others.
 *
 * Returns: (transfer full) (nullable): the sheet; the first visible one when none looks like a list
 */
KbTable *
kb_import_read_table (const char *path,
                      const KbMethod *method,
                      const KbContent *content,
                      GError **error)
{
  g_autoptr (KbTable) first = kb_table_read (path, NULL, error);
  g_auto (GStrv) sheets = NULL;

  if (!first || !*kb_table_sheet (first) || kb_import_looks_like_list (first, method, content))
    return g_steal_pointer (&first);
  sheets = kb_table_list_sheets (path, NULL);
  for (guint i = 0; sheets && sheets[i] && i < KB_IMPORT_SHEETS_TO_TRY; i++) {
    g_autoptr (KbTable) other = NULL;

    if (g_str_equal (sheets[i], kb_table_sheet (first)))
      continue;
    other = kb_table_read (path, sheets[i], NULL);
    if (other && kb_import_looks_like_list (other, method, content))
      return g_steal_pointer (&other);
  }
  return g_steal_pointer (&first);
}

void
kb_import_free (KbImport *import)
{
  kb_table_unref (import->table);
  kb_content_unref (import->content);
  kb_method_unref (import->method);
  g_array_unref (import->columns);
  g_ptr_array_unref (import->targets);
  g_hash_table_unref (import->same);
  g_hash_table_unref (import->level_values);
  g_free (import->file_name);
  g_free (import);
}

guint
kb_import_n_columns (const KbImport *import)
{
  return import->columns->len;
}

const char *
kb_import_header (const KbImport *import, guint column)
{
  return kb_import_column (import, column)->header;
}

/**
 * kb_import_sample:
 * @import: an import
 * @column: a column
 *
 * Returns: the first value in the column that is not blank; empty when there is none
 */
const char *
kb_import_sample (const KbImport *import, guint column)
{
  for (guint i = import->header_index + 1; i < kb_table_n_rows (import->table); i++) {
    g_autofree char *folded = kb_fold (kb_table_cell (import->table, i, column));

    if (*folded)
      return kb_table_cell (import->table, i, column);
  }
  return "";
}

KbMatch
kb_import_match (const KbImport *import, guint column)
{
  return kb_import_column (import, column)->match;
}

/**
 * kb_import_field_of:
 * @import: an import
 * @column: a column
 *
 * Returns: (nullable): the key of the field it is mapped to; %NULL when it is not imported
 */
const char *
kb_import_field_of (const KbImport *import, guint column)
{
  const KbTarget *target = kb_import_column (import, column)->target;

  return target ? target->key : NULL;
}

guint
kb_import_n_fields (const KbImport *import)
{
  return import->targets->len;
}

KbImportField
kb_import_field (const KbImport *import, guint index)
{
  const KbTarget *target = g_ptr_array_index (import->targets, index);

  return (KbImportField){ target->key, target->label };
}

guint
kb_import_header_row (const KbImport *import)
{
  return kb_table_row_number (import->table, import->header_index);
}

/**
 * kb_import_sheet:
 * @import: an import
 *
 * Returns: the name of the sheet the list stands in; empty for a text file
 */
const char *
kb_import_sheet (const KbImport *import)
{
  return kb_table_sheet (import->table);
}

/**
 * kb_import_column_for:
 * @import: an import
 * @type: a type of target
 * @field: its field, aspect or moment
 * @index: (out) (optional): which column
 *
 * Returns: (nullable): the column mapped to it
 */
const KbColumn *
kb_import_column_for (const KbImport *import, KbTargetType type, guint field, guint *index)
{
  for (guint i = 0; i < import->columns->len; i++) {
    const KbColumn *column = kb_import_column (import, i);

    if (column->target && column->target->type == type && column->target->field == field) {
      if (index)
        *index = i;
      return column;
    }
  }
  return NULL;
}

/**
 * kb_import_map:
 * @import: an import
 * @key: a field's key
 * @column: the column a person chose for it
 *
 * A column that was only guessed to be the field is let go.
 *
 * Returns: whether @key is a field and no other column was chosen for it before
 */
gboolean
kb_import_map (KbImport *import, const char *key, guint column)
{
  const KbTarget *target = kb_import_find_target (import->targets, key);

  if (!target || column >= import->columns->len)
    return FALSE;
  for (guint i = 0; i < import->columns->len; i++) {
    KbColumn *other = kb_import_column (import, i);

    if (other->target != target || i == column)
      continue;
    if (other->match == KB_MATCH_CHOSEN)
      return FALSE;
    other->target = NULL;
    other->match = KB_MATCH_NONE;
  }
  kb_import_column (import, column)->target = target;
  kb_import_column (import, column)->match = KB_MATCH_CHOSEN;
  g_clear_pointer (&kb_import_column (import, column)->choices, g_hash_table_unref);
  note_colors (import);
  return TRUE;
}

void
kb_import_unmap (KbImport *import, guint column)
{
  g_return_if_fail (column < import->columns->len);

  kb_import_column (import, column)->target = NULL;
  kb_import_column (import, column)->match = KB_MATCH_NONE;
}

static char *
list_fields (const KbImport *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->targets->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            ((KbTarget *) g_ptr_array_index (self->targets, i))->key);
  return g_string_free (list, FALSE);
}

static char *
list_headers (const KbImport *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    if (*kb_import_header (self, i))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", kb_import_header (self, i));
  return g_string_free (list, FALSE);
}

/* The header of the column that is mapped to a field. */
static const char *
header_of (const KbImport *self, const char *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (kb_import_field_of (self, i), key) == 0)
      return kb_import_header (self, i);
  return NULL;
}

/**
 * kb_import_map_header:
 * @import: an import
 * @key: a field's key, as in --map FIELD=HEADER
 * @header: a header of the list
 * @error: (out): %KB_EXCHANGE_ERROR_MAPPING or %KB_EXCHANGE_ERROR_MAPPED_TWICE
 *
 * Returns: whether the column with that header is now mapped to the field
 */
gboolean
kb_import_map_header (KbImport *import, const char *key, const char *header, GError **error)
{
  g_autofree char *folded = kb_fold (header);
  g_autofree char *fields = list_fields (import);
  g_autofree char *headers = list_headers (import);

  if (!kb_import_find_target (import->targets, key)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_MAPPING, "value", key, "choices",
                  fields, NULL);
    return FALSE;
  }
  for (guint i = 0; i < import->columns->len; i++) {
    if (!g_str_equal (kb_import_column (import, i)->folded, folded))
      continue;
    if (kb_import_map (import, key, i))
      return TRUE;
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_MAPPED_TWICE, "value", key, "first",
                  header_of (import, key), "second", header, NULL);
    return FALSE;
  }
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_MAPPING, "value", header, "choices",
                headers, NULL);
  return FALSE;
}

/**
 * kb_import_set_scale:
 * @import: an import
 * @text: (nullable): 0-4, 1-4 …, or column:HEADER for a scale that differs by row; %NULL for the
 * method's own
 * @error: (out): %KB_EXCHANGE_ERROR_SCALE or %KB_EXCHANGE_ERROR_MAPPING
 *
 * Says on which scale the list's levels are. By default it is the method's own.
 *
 * Returns: whether it was understood
 */
gboolean
kb_import_set_scale (KbImport *import, const char *text, GError **error)
{
  if (!text) {
    import->scale = (KbSourceScale){ 0 };
    return TRUE;
  }
  if (g_str_has_prefix (text, "column:"))
    return kb_import_map_header (import, "scale", text + strlen ("column:"), error);
  if (kb_source_scale_parse (text, &import->scale))
    return TRUE;
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_SCALE, "value", text, NULL);
  return FALSE;
}

/**
 * kb_import_scale:
 * @import: an import
 *
 * Returns: (transfer full) (nullable): the scale that was set for the whole list, as 0–4
 */
char *
kb_import_scale (const KbImport *import)
{
  return import->scale.given
             ? g_strdup_printf ("%d–%d", import->scale.lowest, import->scale.highest)
             : NULL;
}

void
kb_import_set_on_existing (KbImport *import, KbOnExisting on_existing)
{
  import->on_existing = on_existing;
}

/**
 * kb_import_set_same:
 * @import: an import
 * @name: a name in the list
 * @record_id: (nullable): the record of another name that a person says it is; %NULL when they
 * differ
 */
void
kb_import_set_same (KbImport *import, const char *name, const char *record_id)
{
  g_autofree char *folded = kb_fold (name);

  if (record_id)
    g_hash_table_insert (import->same, g_steal_pointer (&folded), g_strdup (record_id));
  else
    g_hash_table_remove (import->same, folded);
}
