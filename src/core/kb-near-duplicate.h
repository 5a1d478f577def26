// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

GPtrArray *kb_find_near_duplicates (KbContent *content, KbKind kind, const char *name, guint limit);

G_END_DECLS
