// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workbook-filter"

#include "kb-workbook-private.h"

/*
 * Which unit the workbook is looked at for. It is kept in the file, so that a förvaltning finds its
 * own part again, but it is no act: nothing of what the workbook holds depends on it.
 */

#define FILTER_KEY "unit-filter"

/* What was kept is read once, when somebody first asks. */
static void
recall (KbWorkbook *self)
{
  if (self->filter_known)
    return;
  self->filter_known = TRUE;
  self->unit_filter = kb_workbook_get_view_state (self, FILTER_KEY);
}

/**
 * kb_workbook_get_unit_filter:
 * @workbook: a workbook
 *
 * Returns: (transfer none) (nullable): the unit that is looked at; %NULL while it is the whole. A
 * unit that has been deleted is not looked at any more.
 */
const char *
kb_workbook_get_unit_filter (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  recall (workbook);
  return kb_content_find (workbook->content, KB_KIND_UNIT, workbook->unit_filter)
             ? workbook->unit_filter
             : NULL;
}

/**
 * kb_workbook_set_unit_filter:
 * @workbook: a workbook
 * @unit_id: (nullable): one of its units; %NULL for the whole
 *
 * Looks at one unit with those under it, from now on and when the file is opened again. Emits
 * "filtered".
 */
void
kb_workbook_set_unit_filter (KbWorkbook *workbook, const char *unit_id)
{
  g_return_if_fail (KB_IS_WORKBOOK (workbook));

  recall (workbook);
  if (g_strcmp0 (workbook->unit_filter, unit_id) == 0)
    return;
  g_free (workbook->unit_filter);
  workbook->unit_filter = g_strdup (unit_id);
  /* In a file that is only read it holds for as long as the file is open. */
  kb_workbook_set_view_state (workbook, FILTER_KEY, unit_id, NULL);
  kb_workbook_forget_shown (workbook);
  g_signal_emit_by_name (workbook, "filtered");
}

/**
 * kb_workbook_get_scope:
 * @workbook: a workbook
 *
 * Returns: (transfer none) (nullable): what belongs to the unit that is looked at; %NULL while it
 * is the whole
 */
KbUnitScope *
kb_workbook_get_scope (KbWorkbook *workbook)
{
  const char *unit_id = kb_workbook_get_unit_filter (workbook);

  if (unit_id && !workbook->scope)
    workbook->scope = kb_unit_scope_new (workbook->content, unit_id);
  return unit_id ? workbook->scope : NULL;
}

/**
 * kb_workbook_get_shown_content:
 * @workbook: a workbook
 *
 * Returns: (transfer none): the content, narrowed to the unit that is looked at; to be counted and
 * listed, never to make an act from
 */
KbContent *
kb_workbook_get_shown_content (KbWorkbook *workbook)
{
  KbUnitScope *scope = kb_workbook_get_scope (workbook);

  if (!scope)
    return workbook->content;
  if (!workbook->shown)
    workbook->shown = kb_unit_scope_content (scope);
  return workbook->shown;
}

/* Works out anew what is shown, when it is next asked for. */
void
kb_workbook_forget_shown (KbWorkbook *self)
{
  g_clear_pointer (&self->shown, kb_content_unref);
  g_clear_pointer (&self->scope, kb_unit_scope_unref);
}
