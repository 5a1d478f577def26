// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-record"

#include "kb-record.h"

typedef union {
  char *text;
  gint64 integer;
} KbValue;

struct _KbRecord {
  gatomicrefcount references;
  KbKind kind;
  char *id;
  const KbKindInfo *info;
  KbValue values[];
};

/**
 * kb_record_new:
 * @kind: what the record is
 * @id: (nullable): its id; %NULL for a composite kind, whose id follows from its key fields
 *
 * Makes a record with every field empty.
 *
 * Returns: (transfer full): the record
 */
KbRecord *
kb_record_new (KbKind kind, const char *id)
{
  const KbKindInfo *info = kb_kind_info (kind);
  KbRecord *record = g_malloc0 (sizeof (KbRecord) + info->n_fields * sizeof (KbValue));

  g_atomic_ref_count_init (&record->references);
  record->kind = kind;
  record->info = info;
  record->id = g_strdup (id);
  for (guint field = 0; field < info->n_fields; field++)
    if (kb_field_is_integer (&info->fields[field]))
      record->values[field].integer = KB_NO_INTEGER;
  return record;
}

/**
 * kb_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a copy that may be changed until it is shared
 */
KbRecord *
kb_record_copy (const KbRecord *record)
{
  KbRecord *copy = kb_record_new (record->kind, record->id);

  for (guint field = 0; field < record->info->n_fields; field++) {
    if (kb_field_is_integer (&record->info->fields[field]))
      copy->values[field].integer = record->values[field].integer;
    else
      copy->values[field].text = g_strdup (record->values[field].text);
  }
  return copy;
}

KbRecord *
kb_record_ref (KbRecord *record)
{
  g_atomic_ref_count_inc (&record->references);
  return record;
}

void
kb_record_unref (KbRecord *record)
{
  if (!g_atomic_ref_count_dec (&record->references))
    return;
  for (guint field = 0; field < record->info->n_fields; field++)
    if (!kb_field_is_integer (&record->info->fields[field]))
      g_free (record->values[field].text);
  g_free (record->id);
  g_free (record);
}

static void
update_composite_id (KbRecord *record)
{
  g_autofree char *number = NULL;
  const char *second = record->values[1].text;

  if (kb_field_is_integer (&record->info->fields[1])) {
    if (record->values[1].integer == KB_NO_INTEGER)
      return;
    second = number = g_strdup_printf ("%" G_GINT64_FORMAT, record->values[1].integer);
  }
  if (!record->values[0].text || !second)
    return;
  g_free (record->id);
  record->id = kb_composite_id (record->values[0].text, second);
}

/**
 * kb_record_set_text:
 * @record: a record that nobody else holds yet
 * @field: a field of text, date, choice or reference
 * @text: (nullable): its value; an empty text is kept as none
 */
void
kb_record_set_text (KbRecord *record, guint field, const char *text)
{
  g_return_if_fail (field < record->info->n_fields);
  g_return_if_fail (!kb_field_is_integer (&record->info->fields[field]));

  g_free (record->values[field].text);
  record->values[field].text = text && *text ? g_strdup (text) : NULL;
  if (record->info->fields[field].flags & KB_FIELD_KEY)
    update_composite_id (record);
}

/**
 * kb_record_set_integer:
 * @record: a record that nobody else holds yet
 * @field: an integer or boolean field
 * @value: its value, or %KB_NO_INTEGER
 */
void
kb_record_set_integer (KbRecord *record, guint field, gint64 value)
{
  g_return_if_fail (field < record->info->n_fields);
  g_return_if_fail (kb_field_is_integer (&record->info->fields[field]));

  record->values[field].integer = value;
  if (record->info->fields[field].flags & KB_FIELD_KEY)
    update_composite_id (record);
}

KbKind
kb_record_kind (const KbRecord *record)
{
  return record->kind;
}

const char *
kb_record_id (const KbRecord *record)
{
  return record->id;
}

/**
 * kb_record_text:
 * @record: a record
 * @field: a field of text, date, choice or reference
 *
 * Returns: (nullable): its value
 */
const char *
kb_record_text (const KbRecord *record, guint field)
{
  g_return_val_if_fail (field < record->info->n_fields, NULL);
  g_return_val_if_fail (!kb_field_is_integer (&record->info->fields[field]), NULL);

  return record->values[field].text;
}

/**
 * kb_record_integer:
 * @record: a record
 * @field: an integer or boolean field
 *
 * Returns: its value, or %KB_NO_INTEGER
 */
gint64
kb_record_integer (const KbRecord *record, guint field)
{
  g_return_val_if_fail (field < record->info->n_fields, KB_NO_INTEGER);
  g_return_val_if_fail (kb_field_is_integer (&record->info->fields[field]), KB_NO_INTEGER);

  return record->values[field].integer;
}

/**
 * kb_record_flag:
 * @record: a record
 * @field: a boolean field
 *
 * Returns: whether it is set and true
 */
gboolean
kb_record_flag (const KbRecord *record, guint field)
{
  return kb_record_integer (record, field) == 1;
}

gboolean
kb_record_is_null (const KbRecord *record, guint field)
{
  g_return_val_if_fail (field < record->info->n_fields, TRUE);

  if (kb_field_is_integer (&record->info->fields[field]))
    return record->values[field].integer == KB_NO_INTEGER;
  return record->values[field].text == NULL;
}

/**
 * kb_record_localized:
 * @record: a record
 * @field_sv: the Swedish field of a pair; the English one is the next
 * @language: which of them is wanted
 *
 * Returns: the text in @language, else in the other language, else an empty text
 */
const char *
kb_record_localized (const KbRecord *record, guint field_sv, KbLanguage language)
{
  const char *sv = kb_record_text (record, field_sv);
  const char *en = kb_record_text (record, field_sv + 1);
  const char *wanted = language == KB_LANGUAGE_SV ? sv : en;
  const char *other = language == KB_LANGUAGE_SV ? en : sv;

  return wanted ? wanted : other ? other : "";
}

/**
 * kb_record_same_value:
 * @one: a record
 * @other: another of the same kind
 * @field: a field
 *
 * Returns: whether both hold the same in @field
 */
gboolean
kb_record_same_value (const KbRecord *one, const KbRecord *other, guint field)
{
  g_return_val_if_fail (one->kind == other->kind, FALSE);
  g_return_val_if_fail (field < one->info->n_fields, FALSE);

  if (kb_field_is_integer (&one->info->fields[field]))
    return one->values[field].integer == other->values[field].integer;
  return g_strcmp0 (one->values[field].text, other->values[field].text) == 0;
}

/**
 * kb_composite_id:
 * @first: the first key field's value
 * @second: the second's
 *
 * Returns: (transfer full): the id of the record with these keys
 */
char *
kb_composite_id (const char *first, const char *second)
{
  return g_strconcat (first, "/", second, NULL);
}

/**
 * kb_new_id:
 *
 * Returns: (transfer full): a random UUID, so that two laptops never make the same key
 */
char *
kb_new_id (void)
{
  return g_uuid_string_random ();
}
