// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Who answers for a system, by the method's own role names; always roles, never names of people. */
#define KB_TYPE_SYSTEM_ROLES (kb_system_roles_get_type ())
G_DECLARE_FINAL_TYPE (KbSystemRoles, kb_system_roles, KB, SYSTEM_ROLES, KbSection)

void kb_system_roles_show (KbSystemRoles *roles, const char *system_id);
void kb_system_roles_flush (KbSystemRoles *roles);

G_END_DECLS
