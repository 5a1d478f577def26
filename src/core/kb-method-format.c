// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-format"

#include "kb-method-format.h"

#include <string.h>

const KbMethodList kb_method_lists[] = {
  { "aspects", KB_KIND_ASPECT },
  { "levels", KB_KIND_LEVEL },
  { "areas", KB_KIND_AREA },
  { "likelihoods", KB_KIND_LIKELIHOOD },
  { "consequences", KB_KIND_CONSEQUENCE },
  { "bands", KB_KIND_BAND },
  { "roles", KB_KIND_ROLE },
  { "sections", KB_KIND_SECTION },
  { "controls", KB_KIND_CONTROL },
  { "statements", KB_KIND_STATEMENT },
  { "triggers", KB_KIND_TRIGGER },
};

const guint kb_method_n_lists = G_N_ELEMENTS (kb_method_lists);

/**
 * kb_method_member_name:
 * @kind: a kind of the method
 * @field: one of its fields
 *
 * Returns: (transfer full) (nullable): the member it is written as, without _sv or _id; %NULL for
 *   what is not written by its own name
 */
char *
kb_method_member_name (KbKind kind, guint field)
{
  const char *column = kb_field_info (kind, field)->column;

  if (kind == KB_KIND_METHOD && field == KB_METHOD_ASSUMED_FIELDS)
    return NULL; /* it is a list of such names */
  if (g_str_equal (column, "position") || g_str_has_suffix (column, "_en"))
    return NULL;
  if (kind == KB_KIND_METHOD && field == KB_METHOD_CODE)
    return g_strdup ("id");
  if (g_str_has_suffix (column, "_sv") || g_str_has_suffix (column, "_id"))
    return g_strndup (column, strlen (column) - 3);
  return g_strdup (column);
}

/**
 * kb_method_header_member:
 * @field: a field of %KB_KIND_METHOD, in either language
 *
 * Returns: (transfer full) (nullable): the member that it is part of
 */
char *
kb_method_header_member (guint field)
{
  if (field > 0 && g_str_has_suffix (kb_field_info (KB_KIND_METHOD, field)->column, "_en"))
    field--;
  return kb_method_member_name (KB_KIND_METHOD, field);
}

/**
 * kb_method_is_header_member:
 * @member: a member of a method file
 *
 * Returns: whether it is a field of the method itself that can be assumed: not a list, and not its
 *   id
 */
gboolean
kb_method_is_header_member (const char *member)
{
  for (guint field = 0; field < kb_kind_info (KB_KIND_METHOD)->n_fields; field++) {
    g_autofree char *name =
        field == KB_METHOD_CODE ? NULL : kb_method_member_name (KB_KIND_METHOD, field);

    if (g_strcmp0 (name, member) == 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
kb_method_is_localized (KbKind kind, guint field)
{
  return g_str_has_suffix (kb_field_info (kind, field)->column, "_sv");
}
