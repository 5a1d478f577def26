// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/*
 * The organisation: nämnder, styrelser and bolag, their förvaltningar or sektorer, and what those
 * consist of. A unit whose parent is missing, or that stands in a circle (two merged files can make
 * one), counts as a top unit, so that none is ever lost.
 */

KbRecord *kb_unit_over (const KbContent *content, const KbRecord *unit);
GPtrArray *kb_unit_children (KbContent *content, const char *parent_id);
gboolean kb_unit_is_within (const KbContent *content, const char *unit_id, const char *over_id);
guint kb_unit_depth (const KbContent *content, const char *unit_id);
KbRecord *kb_unit_with_contact (const KbContent *content, const char *unit_id);

G_END_DECLS
