// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-plan-group"

#include "kb-plan-group.h"

#include "kb-collation.h"
#include "kb-decision.h"
#include "kb-plan.h"

#define YEAR_LENGTH 4

/* What another nämnd must do stands apart; what names no nämnd is the own one's. */
static const char *
other_board (KbContent *content, const KbRecord *action)
{
  const KbRecord *decision = kb_decision_newest (content);
  const char *own = decision ? kb_record_text (decision, KB_DECISION_BOARD) : NULL;
  const char *board = kb_record_text (action, KB_ACTION_BOARD);

  return g_strcmp0 (board, own) == 0 ? NULL : board;
}

/**
 * kb_action_group:
 * @content: a content
 * @action: an action
 * @grouping: what actions stand together by
 *
 * Returns: (transfer full) (nullable): what it stands under: a section's id, a nämnd, a role or a
 * year; %NULL when it says none, and for the own nämnd
 */
char *
kb_action_group (KbContent *content, const KbRecord *action, KbGrouping grouping)
{
  const char *text;

  switch (grouping) {
  case KB_GROUP_BY_BOARD:
    return g_strdup (other_board (content, action));
  case KB_GROUP_BY_OWNER:
    return g_strdup (kb_record_text (action, KB_ACTION_OWNER));
  case KB_GROUP_BY_YEAR:
    text = kb_record_text (action, KB_ACTION_DUE_ON);
    return text ? g_strndup (text, YEAR_LENGTH) : NULL;
  case KB_GROUP_BY_SECTION:
  case KB_N_GROUPINGS:
  default:
    text = kb_record_text (action, KB_ACTION_SECTION);
    return kb_content_find (content, KB_KIND_SECTION, text) ? g_strdup (text) : NULL;
  }
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  return kb_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kb_plan_groups:
 * @content: a content
 * @grouping: what actions stand together by
 *
 * Returns: (transfer full) (element-type utf8): the groups that have actions, in Swedish order; not
 * the group of those that say none
 */
GPtrArray *
kb_plan_groups (KbContent *content, KbGrouping grouping)
{
  const GPtrArray *actions = kb_content_list (content, KB_KIND_ACTION);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < actions->len; i++) {
    g_autofree char *group = kb_action_group (content, g_ptr_array_index (actions, i), grouping);

    if (!group || g_hash_table_contains (seen, group))
      continue;
    g_hash_table_add (seen, group);
    g_ptr_array_add (groups, g_steal_pointer (&group));
  }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static gboolean
stands_in (KbContent *content, const KbRecord *action, KbGrouping grouping, const char *group)
{
  g_autofree char *own = NULL;

  /* Every sheet and every page asks for the sections of all actions. */
  if (grouping == KB_GROUP_BY_SECTION) {
    const char *section = kb_record_text (action, KB_ACTION_SECTION);

    return group ? g_strcmp0 (section, group) == 0
                 : !kb_content_find (content, KB_KIND_SECTION, section);
  }
  own = kb_action_group (content, action, grouping);
  return g_strcmp0 (own, group) == 0;
}

/**
 * kb_actions_in_group:
 * @content: a content
 * @grouping: what actions stand together by
 * @group: (nullable): a group; %NULL for those that say none
 *
 * Returns: (transfer container) (element-type KbRecord): its actions, by number
 */
GPtrArray *
kb_actions_in_group (KbContent *content, KbGrouping grouping, const char *group)
{
  const GPtrArray *actions = kb_content_list (content, KB_KIND_ACTION);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < actions->len; i++) {
    KbRecord *action = g_ptr_array_index (actions, i);
    if (stands_in (content, action, grouping, group))
      g_ptr_array_add (found, action);
  }
  return found;
}
