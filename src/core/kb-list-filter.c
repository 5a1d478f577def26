// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-list-filter"

#include "kb-list-filter.h"

#include "kb-date.h"
#include "kb-summary.h"
#include "kb-unit-tree.h"

void
kb_list_filter_clear (KbListFilter *filter)
{
  *filter = (KbListFilter){ .aspect = KB_NONE, .level = KB_NONE };
}

gboolean
kb_list_filter_is_empty (const KbListFilter *filter)
{
  return !filter->unclassified && !filter->critical && !filter->owner_missing && !filter->review_due
         && filter->level == KB_NONE && !filter->unit_id;
}

/**
 * kb_record_lacks_owner:
 * @content: a content
 * @method: its method
 * @record: an asset or a system
 *
 * Returns: whether nobody answers for it: no informationsägare, or nobody in the method's role
 * of systemförvaltare; a method without that role asks for nobody
 */
gboolean
kb_record_lacks_owner (const KbContent *content, const KbMethod *method, const KbRecord *record)
{
  if (kb_record_kind (record) == KB_KIND_ASSET)
    return kb_record_is_null (record, KB_ASSET_OWNER);
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ROLE); i++) {
    KbRecord *role = kb_method_item (method, KB_KIND_ROLE, i);
    KbRecord *holder;

    if (g_strcmp0 (kb_record_text (role, KB_ROLE_CODE), "system-administrator") != 0)
      continue;
    holder = kb_content_find_pair (content, KB_KIND_SYSTEM_ROLE, kb_record_id (record),
                                   kb_record_id (role));
    return !holder || kb_record_is_null (holder, KB_SYSTEM_ROLE_HOLDER);
  }
  return FALSE;
}

static gboolean
has_level (const KbListFilter *filter, const KbMethod *method, const KbClass *class)
{
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++)
    if ((filter->aspect == KB_NONE || filter->aspect == (int) a)
        && class->aspects[a].high == filter->level)
      return TRUE;
  return FALSE;
}

/* Assets and systems have the same columns, each at a place of its own. */
static guint
field_of (const KbRecord *record, const char *column)
{
  return (guint) kb_field_from_column (kb_record_kind (record), column);
}

static gboolean
is_due (const KbRecord *record, const char *today)
{
  const char *on = kb_record_text (record, field_of (record, "review_on"));
  g_autofree char *soon = kb_date_add_days (today, KB_REVIEW_DAYS);

  return on && kb_date_compare (on, soon) <= 0;
}

/**
 * kb_list_filter_passes:
 * @filter: what is asked for
 * @content: a content
 * @method: its method
 * @inheritance: its classes
 * @record: an asset or a system
 * @today: today's date
 *
 * Returns: whether the record has everything that is asked for
 */
gboolean
kb_list_filter_passes (const KbListFilter *filter,
                       const KbContent *content,
                       const KbMethod *method,
                       const KbInheritance *inheritance,
                       const KbRecord *record,
                       const char *today)
{
  const KbClass *class = kb_inheritance_class_of (inheritance, record);

  if (filter->unclassified && kb_class_progress (class, method) == KB_PROGRESS_CLASSIFIED)
    return FALSE;
  if (filter->critical && !kb_record_flag (record, field_of (record, "critical")))
    return FALSE;
  if (filter->owner_missing && !kb_record_lacks_owner (content, method, record))
    return FALSE;
  if (filter->review_due && !is_due (record, today))
    return FALSE;
  if (filter->level != KB_NONE && !has_level (filter, method, class))
    return FALSE;
  return !filter->unit_id
         || kb_unit_is_within (content, kb_record_text (record, field_of (record, "unit_id")),
                               filter->unit_id);
}
