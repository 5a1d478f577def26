// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-comparison"

#include "kb-comparison.h"

#include "kb-catalogue.h"
#include "kb-collation.h"

#include <string.h>

void
kb_difference_free (KbDifference *difference)
{
  g_free (difference->id);
  g_free (difference->name);
  g_free (difference->subject);
  g_free (difference->from);
  g_free (difference->to);
  g_free (difference);
}

/* What a record is called: its number or title, or for what ties two together both of them. */
static char *
name_of (const KbContent *content, const KbRecord *record, KbLanguage language)
{
  KbKind kind = kb_record_kind (record);
  const KbKindInfo *info = kb_kind_info (kind);
  const char *title = kb_record_title (record);
  g_autoptr (GString) name = g_string_new (NULL);

  if (kind == KB_KIND_RISK || kind == KB_KIND_ACTION) {
    g_autofree char *label =
        kind == KB_KIND_RISK ? kb_risk_label (record) : kb_action_label (record);

    return g_strdup_printf ("%s %s", label, title ? title : "");
  }
  if (kind == KB_KIND_DECISION || kind == KB_KIND_WORKBOOK)
    return g_strdup ("");
  if (title && *title)
    return g_strdup (title);
  for (guint field = 0; field < info->n_fields; field++) {
    g_autofree char *part = NULL;

    if (info->fields[field].type != KB_TYPE_REFERENCE
        && !(info->fields[field].flags & KB_FIELD_KEY))
      continue;
    part = kb_describe_value (content, kind, field, record, language);
    if (!g_str_equal (part, "–"))
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", part);
  }
  return g_strdup (name->str);
}

static KbDifference *
difference_new (const KbChange *change, const char *name, KbLanguage language)
{
  KbDifference *difference = g_new0 (KbDifference, 1);
  const char *kind = kb_label_kind (change->kind, language);

  difference->type = change->type;
  difference->kind = change->kind;
  difference->id = g_strdup (change->id);
  difference->name = g_strdup (name);
  difference->subject = *name ? g_strdup_printf ("%s %s", kind, name) : g_strdup (kind);
  return difference;
}

/* Counters and places in lists are nobody's decision. */
static gboolean
is_told (KbKind kind, guint field)
{
  const char *column = kb_field_info (kind, field)->column;

  return !g_str_equal (column, "position") && !g_str_has_prefix (column, "next_");
}

static void
add_edited (
    GPtrArray *list, const KbChange *change, KbContent *then, KbContent *now, KbLanguage language)
{
  g_autofree char *name = name_of (now, change->after, language);

  for (guint field = 0; field < kb_kind_info (change->kind)->n_fields; field++) {
    KbDifference *difference;
    g_autofree char *subject = NULL;

    if (!kb_changes_field_changed (change, field) || !is_told (change->kind, field))
      continue;
    difference = difference_new (change, name, language);
    difference->field = field;
    subject = g_steal_pointer (&difference->subject);
    difference->subject =
        g_strdup_printf ("%s: %s", subject, kb_label_field (change->kind, field, language));
    difference->from = kb_describe_value (then, change->kind, field, change->before, language);
    difference->to = kb_describe_value (now, change->kind, field, change->after, language);
    g_ptr_array_add (list, difference);
  }
}

/* Rows come in the order of their ids, which says nothing to a person. */
static int
compare_subjects (gconstpointer a, gconstpointer b)
{
  return kb_collate ((*(KbDifference *const *) a)->subject, (*(KbDifference *const *) b)->subject);
}

/**
 * kb_comparison_make:
 * @workbook: a workbook
 * @version: one of its locked versions
 * @language: the reader's language
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: (transfer container) (nullable) (element-type KbDifference): what has changed from the
 * version to now
 */
GPtrArray *
kb_comparison_make (KbWorkbook *workbook,
                    const KbVersion *version,
                    KbLanguage language,
                    GError **error)
{
  g_autoptr (KbContent) then = NULL;
  g_autoptr (KbChanges) changes = kb_workbook_compare_version (workbook, version, &then, error);
  KbContent *now = kb_workbook_get_content (workbook);
  GPtrArray *list;

  if (!changes)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_difference_free);
  for (guint i = 0; i < kb_changes_size (changes); i++) {
    const KbChange *change = kb_changes_get (changes, i);
    g_autofree char *name = NULL;
    KbDifference *difference;

    if (change->type == KB_CHANGE_EDITED) {
      add_edited (list, change, then, now, language);
      continue;
    }
    name = change->after ? name_of (now, change->after, language)
                         : name_of (then, change->before, language);
    difference = difference_new (change, name, language);
    difference->from = g_strdup (change->before ? kb_text (language, "In the version") : "–");
    difference->to = g_strdup (change->after ? kb_text (language, "New since then")
                                             : kb_text (language, "Removed since then"));
    g_ptr_array_add (list, difference);
  }
  g_ptr_array_sort (list, compare_subjects);
  return list;
}
