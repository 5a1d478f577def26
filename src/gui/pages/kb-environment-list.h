// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* The operating environments: to be made, renamed, described and removed. */
#define KB_TYPE_ENVIRONMENT_LIST (kb_environment_list_get_type ())
G_DECLARE_FINAL_TYPE (KbEnvironmentList, kb_environment_list, KB, ENVIRONMENT_LIST, KbSection)

void kb_environment_list_flush (KbEnvironmentList *list);

G_END_DECLS
