// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-import-scale"

#include "kb-import-private.h"

#include <string.h>

/* What stands for levels in a list whose scale is not the method's, and what a person says of it.
 */

#define MAX_VALUES 100 /* more different values are no scale but prose */

static void
level_value_free (gpointer data)
{
  KbLevelValue *value = data;

  g_free (value->value);
  g_free (value);
}

/**
 * kb_import_said_level:
 * @import: an import
 * @cell: what stands in a level's cell
 * @ordinal: (out): the level that a person said it means; %KB_NONE for none
 *
 * Returns: whether a person said anything of it
 */
gboolean
kb_import_said_level (const KbImport *import, const char *cell, int *ordinal)
{
  g_autofree char *folded = NULL;
  gpointer said;

  *ordinal = KB_NONE;
  if (g_hash_table_size (import->level_values) == 0)
    return FALSE;
  folded = kb_fold (cell);
  if (!g_hash_table_lookup_extended (import->level_values, folded, NULL, &said))
    return FALSE;
  *ordinal = GPOINTER_TO_INT (said) - 1;
  if (*ordinal < 0)
    *ordinal = KB_NONE;
  return TRUE;
}

/* Without a column for it, every row is on the same scale; with one, each row says its own. */
static void
note_value (const KbImport *self,
            GHashTable *seen,
            GPtrArray *values,
            const KbColumn *column,
            guint row,
            const char *cell)
{
  g_autofree char *folded = kb_fold (cell);
  KbSourceScale scale = self->scale;
  KbLevelValue *value = g_hash_table_lookup (seen, folded);
  KbReading reading;

  if (value) {
    value->rows++;
    return;
  }
  if (values->len >= MAX_VALUES)
    return;
  scale.white_first = column->colors.white_first;
  scale.without_orange = column->colors.without_orange;
  reading = kb_level_read (self->method, column->target->field, cell, &scale);
  if (reading.kind == KB_READING_EMPTY || reading.kind == KB_READING_STOP)
    return;
  value = g_new0 (KbLevelValue, 1);
  value->value = g_strstrip (g_strdup (cell));
  value->rows = 1;
  value->row = kb_table_row_number (self->table, row);
  value->read = reading.kind == KB_READING_LEVEL;
  value->ordinal = value->read ? reading.high : KB_NONE;
  value->said = kb_import_said_level (self, cell, &reading.low);
  if (value->said)
    value->ordinal = reading.low;
  g_ptr_array_add (values, value);
  g_hash_table_insert (seen, g_steal_pointer (&folded), value);
}

/**
 * kb_import_level_values:
 * @import: an import
 *
 * Returns: (transfer container) (element-type KbLevelValue): what the list has in the columns of
 * the levels, each value once, as they come; of very many only the first
 */
GPtrArray *
kb_import_level_values (const KbImport *import)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (level_value_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = import->header_index + 1; i < kb_table_n_rows (import->table); i++)
    for (guint c = 0; c < import->columns->len; c++) {
      const KbColumn *column = kb_import_column (import, c);
      const char *cell = kb_table_cell (import->table, i, c);

      if (*cell && column->target && column->target->type == KB_TARGET_LEVEL)
        note_value (import, seen, values, column, i, cell);
    }
  return values;
}

/**
 * kb_import_n_unread_levels:
 * @import: an import
 *
 * Returns: how many different values stand for levels that the method does not have and that nobody
 * has said the meaning of; with a scale for each row, none
 */
guint
kb_import_n_unread_levels (const KbImport *import)
{
  g_autoptr (GPtrArray) values = NULL;
  guint n = 0;

  if (kb_import_column_for (import, KB_TARGET_SCALE, 0, NULL))
    return 0;
  values = kb_import_level_values (import);
  for (guint i = 0; i < values->len; i++) {
    const KbLevelValue *value = g_ptr_array_index (values, i);

    if (!value->read && !value->said)
      n++;
  }
  return n;
}

/**
 * kb_import_guess_scale:
 * @import: an import
 *
 * Returns: (transfer full) (nullable): the common scale, as 1-4, that has all the numbers in the
 * list where the method's own has not; %NULL when the method's own will do or none will
 */
char *
kb_import_guess_scale (const KbImport *import)
{
  static const char *const scales[] = { "0-3", "1-4", "0-4", "1-5" };
  g_autoptr (GPtrArray) values = kb_import_level_values (import);
  gint64 lowest = G_MAXINT64, highest = G_MININT64;
  guint n = kb_method_size (import->method, KB_KIND_LEVEL);

  for (guint i = 0; i < values->len; i++) {
    const char *text = ((KbLevelValue *) g_ptr_array_index (values, i))->value;
    gint64 number;

    if (!g_ascii_string_to_signed (text, 10, 0, 99, &number, NULL))
      continue;
    lowest = MIN (lowest, number);
    highest = MAX (highest, number);
  }
  if (highest < lowest
      || (lowest >= kb_method_number (import->method, KB_KIND_LEVEL, 0)
          && highest <= kb_method_number (import->method, KB_KIND_LEVEL, n - 1)))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (lowest >= scales[i][0] - '0' && highest <= scales[i][2] - '0')
      return g_strdup (scales[i]);
  return NULL;
}

/**
 * kb_import_set_level_value:
 * @import: an import
 * @value: what stands in the list
 * @ordinal: the level it means; %KB_NONE for none, so that its rows fail
 */
void
kb_import_set_level_value (KbImport *import, const char *value, int ordinal)
{
  g_hash_table_insert (import->level_values, kb_fold (value),
                       GINT_TO_POINTER (ordinal == KB_NONE ? 0 : ordinal + 1));
}

void
kb_import_forget_level_value (KbImport *import, const char *value)
{
  g_autofree char *folded = kb_fold (value);

  g_hash_table_remove (import->level_values, folded);
}

/**
 * kb_import_set_level_text:
 * @import: an import
 * @text: VALUE=LEVEL, as in --level; the level by its number or name
 * @error: (out): %KB_EXCHANGE_ERROR_LEVEL
 *
 * Returns: whether the method has the level
 */
gboolean
kb_import_set_level_text (KbImport *import, const char *text, GError **error)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *value = equals ? g_strndup (text, (gsize) (equals - text)) : NULL;
  const KbSourceScale scale = { 0 };
  KbReading reading = { KB_READING_UNREADABLE, KB_NONE, KB_NONE };
  g_autoptr (GString) choices = g_string_new (NULL);

  if (equals)
    reading = kb_level_read (import->method, 0, equals + 1, &scale);
  if (reading.kind == KB_READING_LEVEL && reading.low == reading.high) {
    kb_import_set_level_value (import, value, reading.high);
    return TRUE;
  }
  for (guint i = 0; i < kb_method_size (import->method, KB_KIND_LEVEL); i++)
    g_string_append_printf (
        choices, "%s%" G_GINT64_FORMAT " %s", i > 0 ? ", " : "",
        kb_method_number (import->method, KB_KIND_LEVEL, i),
        kb_method_step_name (import->method, KB_KIND_LEVEL, i, import->language));
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_LEVEL, "value", text, "choices",
                choices->str, NULL);
  return FALSE;
}
