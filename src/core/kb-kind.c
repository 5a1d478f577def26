// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-kind"

#include "kb-kind.h"

#include <string.h>

#define FIELD_INFO(KIND, FIELD, column, TYPE, TARGET, flags)                                       \
  { column, KB_TYPE_##TYPE, KB_KIND_##TARGET, (KbFieldFlags) (flags) },
#define DEFINE_FIELDS(KIND, table)                                                                 \
  static const KbFieldInfo fields_##KIND[] = { KB_##KIND##_FIELDS (FIELD_INFO) };
KB_KINDS (DEFINE_FIELDS)

#define KIND_INFO(KIND, table)                                                                     \
  [KB_KIND_##KIND] = { table, fields_##KIND, KB_##KIND##_N_FIELDS, FALSE },
static const KbKindInfo simple_kinds[KB_N_KINDS] = { KB_KINDS (KIND_INFO) };

#define COMPOSITE_INFO(KIND, table)                                                                \
  [KB_KIND_##KIND] = { table, fields_##KIND, KB_##KIND##_N_FIELDS, TRUE },
static const KbKindInfo composite_kinds[KB_N_KINDS] = { KB_KINDS (COMPOSITE_INFO) };

/**
 * kb_kind_info:
 * @kind: a kind of record
 *
 * Returns: the table, fields and key of @kind
 */
const KbKindInfo *
kb_kind_info (KbKind kind)
{
  g_return_val_if_fail (kind < KB_N_KINDS, NULL);

  if (simple_kinds[kind].fields[0].flags & KB_FIELD_KEY)
    return &composite_kinds[kind];
  return &simple_kinds[kind];
}

/**
 * kb_field_info:
 * @kind: a kind of record
 * @field: one of its fields
 *
 * Returns: what is known of the field
 */
const KbFieldInfo *
kb_field_info (KbKind kind, guint field)
{
  g_return_val_if_fail (kind < KB_N_KINDS, NULL);
  g_return_val_if_fail (field < simple_kinds[kind].n_fields, NULL);

  return &simple_kinds[kind].fields[field];
}

/**
 * kb_kind_from_table:
 * @table: a table's name
 *
 * Returns: the kind kept in @table, or %KB_KIND_NONE
 */
KbKind
kb_kind_from_table (const char *table)
{
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    if (g_strcmp0 (simple_kinds[kind].table, table) == 0)
      return (KbKind) kind;
  return KB_KIND_NONE;
}

/**
 * kb_field_from_column:
 * @kind: a kind of record
 * @column: a column's name
 *
 * Returns: the field kept in @column, or %KB_NONE
 */
int
kb_field_from_column (KbKind kind, const char *column)
{
  const KbKindInfo *info = kb_kind_info (kind);

  for (guint field = 0; field < info->n_fields; field++)
    if (g_strcmp0 (info->fields[field].column, column) == 0)
      return (int) field;
  return KB_NONE;
}

/**
 * kb_field_is_integer:
 * @field: what is known of a field
 *
 * Returns: whether its value is an integer rather than a text
 */
gboolean
kb_field_is_integer (const KbFieldInfo *field)
{
  return field->type == KB_TYPE_INTEGER || field->type == KB_TYPE_BOOLEAN;
}

/**
 * kb_kind_is_method:
 * @kind: a kind of record
 *
 * Returns: whether records of @kind make up the workbook's copy of its method
 */
gboolean
kb_kind_is_method (KbKind kind)
{
  return kind <= KB_KIND_METHOD;
}
