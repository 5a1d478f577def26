// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/* What actions of a plan stand together by. */
typedef enum {
  KB_GROUP_BY_SECTION, /* the method's own order of the plan */
  KB_GROUP_BY_BOARD,   /* the nämnd that is to act */
  KB_GROUP_BY_OWNER,   /* the responsible role */
  KB_GROUP_BY_YEAR,    /* in which it is to be done */
  KB_N_GROUPINGS,
} KbGrouping;

char *kb_action_group (KbContent *content, const KbRecord *action, KbGrouping grouping);
GPtrArray *kb_plan_groups (KbContent *content, KbGrouping grouping);
GPtrArray *kb_actions_in_group (KbContent *content, KbGrouping grouping, const char *group);

G_END_DECLS
