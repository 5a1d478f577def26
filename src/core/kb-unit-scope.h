// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-unit-tree.h"

G_BEGIN_DECLS

/**
 * KbUnitScope:
 *
 * What belongs to a unit and the units under it: its information assets, the systems that are its
 * own or carry them, the risks for those, the actions against these and those that are tied to
 * nothing, and its workshops.
 */
typedef struct _KbUnitScope KbUnitScope;

KbUnitScope *kb_unit_scope_new (KbContent *content, const char *unit_id);
KbUnitScope *kb_unit_scope_ref (KbUnitScope *scope);
void kb_unit_scope_unref (KbUnitScope *scope);

gboolean kb_unit_scope_has (const KbUnitScope *scope, const KbRecord *record);
void kb_unit_scope_narrow (const KbUnitScope *scope, GPtrArray *records);
KbContent *kb_unit_scope_content (const KbUnitScope *scope);
KbContent *kb_unit_scope_whole (const KbUnitScope *scope);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbUnitScope, kb_unit_scope_unref)

G_END_DECLS
