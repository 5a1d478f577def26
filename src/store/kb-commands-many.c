// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-commands-many"

#include "kb-commands-private.h"

/* The value among the arguments of the act: what a reference points at by its name, the rest as it
 * is kept. */
static void
describe_value (KbEdit *edit, const KbContent *content, const KbRecord *record, guint field)
{
  const KbFieldInfo *info = kb_field_info (kb_record_kind (record), field);
  KbRecord *target;
  g_autofree char *number = NULL;

  if (kb_field_is_integer (info)) {
    number = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, field));
    kb_edit_set_argument (edit, "value", number);
    return;
  }
  target = info->type == KB_TYPE_REFERENCE
               ? kb_content_find (content, info->target, kb_record_text (record, field))
               : NULL;
  kb_edit_set_argument (edit, "value",
                        target ? kb_record_title (target) : kb_record_text (record, field));
}

/**
 * kb_workbook_set_many:
 * @workbook: a workbook
 * @ids: (array zero-terminated=1): records of the same kind
 * @value: a record of that kind; the one field that is set
 * @field: which
 * @error: (out): %KB_STORE_ERROR
 *
 * Gives a field of many records the same value, as one act. Records that have it already are left
 * alone and not counted.
 *
 * Returns: whether it was done
 */
gboolean
kb_workbook_set_many (KbWorkbook *workbook,
                      const char *const *ids,
                      const KbRecord *value,
                      guint field,
                      GError **error)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbKind kind = kb_record_kind (value);
  g_autoptr (KbEdit) edit =
      kb_edit_new (kb_record_is_null (value, field) ? "fields-clear" : "fields-set");
  g_autofree char *count = NULL;
  guint n = 0;

  for (guint i = 0; ids[i]; i++) {
    KbRecord *old = kb_content_find (content, kind, ids[i]);

    if (!old)
      return kb_store_error_gone (error, ids[i]);
    if (kb_record_same_value (old, value, field))
      continue;
    n++;
    if (kb_field_is_integer (kb_field_info (kind, field)))
      kb_edit_set_integer (edit, kind, ids[i], field, kb_record_integer (value, field));
    else
      kb_edit_set_text (edit, kind, ids[i], field, kb_record_text (value, field));
  }
  count = g_strdup_printf ("%u", n);
  kb_edit_set_argument (edit, "kind", kb_kind_info (kind)->table);
  kb_edit_set_argument (edit, "field", kb_field_info (kind, field)->column);
  kb_edit_set_argument (edit, "count", count);
  if (!kb_record_is_null (value, field))
    describe_value (edit, content, value, field);
  return kb_workbook_commit (workbook, edit, error);
}
