// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-unit-tree"

#include "kb-unit-tree.h"

/* Deeper than any organisation; what is deeper stands in a circle. */
#define MAX_DEPTH 50

static KbRecord *
unit_of (const KbContent *content, const char *unit_id)
{
  return kb_content_find (content, KB_KIND_UNIT, unit_id);
}

/**
 * kb_unit_over:
 * @content: a content
 * @unit: one of its units
 *
 * Returns: (transfer none) (nullable): the unit over it; none over the first of a circle
 */
KbRecord *
kb_unit_over (const KbContent *content, const KbRecord *unit)
{
  KbRecord *parent = unit_of (content, kb_record_text (unit, KB_UNIT_PARENT));
  KbRecord *at = parent;
  const char *first = kb_record_id (unit);

  for (guint i = 0; at && i < MAX_DEPTH; i++) {
    if (g_str_equal (kb_record_id (at), kb_record_id (unit)))
      /* In a circle the one with the lowest id stands at the top. */
      return g_str_equal (first, kb_record_id (unit)) ? NULL : parent;
    if (g_strcmp0 (kb_record_id (at), first) < 0)
      first = kb_record_id (at);
    at = unit_of (content, kb_record_text (at, KB_UNIT_PARENT));
  }
  return parent;
}

/**
 * kb_unit_children:
 * @content: a content
 * @parent_id: (nullable): a unit; %NULL for the top
 *
 * Returns: (transfer container) (element-type KbRecord): the units right under it, in order
 */
GPtrArray *
kb_unit_children (KbContent *content, const char *parent_id)
{
  const GPtrArray *units = kb_content_list (content, KB_KIND_UNIT);
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; i < units->len; i++) {
    KbRecord *unit = g_ptr_array_index (units, i);
    KbRecord *parent = kb_unit_over (content, unit);

    if (g_strcmp0 (parent ? kb_record_id (parent) : NULL, parent_id) == 0)
      g_ptr_array_add (children, unit);
  }
  return children;
}

/**
 * kb_unit_is_within:
 * @content: a content
 * @unit_id: (nullable): a unit
 * @over_id: another
 *
 * Returns: whether the first is the second or stands somewhere under it
 */
gboolean
kb_unit_is_within (const KbContent *content, const char *unit_id, const char *over_id)
{
  KbRecord *unit = unit_of (content, unit_id);

  for (guint i = 0; unit && i < MAX_DEPTH; i++) {
    if (g_str_equal (kb_record_id (unit), over_id))
      return TRUE;
    unit = kb_unit_over (content, unit);
  }
  return FALSE;
}

/**
 * kb_unit_depth:
 * @content: a content
 * @unit_id: a unit
 *
 * Returns: how many units stand over it
 */
guint
kb_unit_depth (const KbContent *content, const char *unit_id)
{
  KbRecord *unit = unit_of (content, unit_id);
  guint depth = 0;

  while (unit && depth < MAX_DEPTH && (unit = kb_unit_over (content, unit)))
    depth++;
  return depth;
}

/**
 * kb_unit_with_contact:
 * @content: a content
 * @unit_id: (nullable): a unit
 *
 * Returns: (transfer none) (nullable): the unit whose informationssäkerhetskontakt is asked about
 * it: itself, or the nearest over it that has one
 */
KbRecord *
kb_unit_with_contact (const KbContent *content, const char *unit_id)
{
  KbRecord *unit = unit_of (content, unit_id);

  for (guint i = 0; unit && i < MAX_DEPTH; i++) {
    if (!kb_record_is_null (unit, KB_UNIT_CONTACT))
      return unit;
    unit = kb_unit_over (content, unit);
  }
  return NULL;
}
