// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-kind.h"

G_BEGIN_DECLS

gboolean kb_method_choice_is_known (KbKind kind, guint field, const char *code);

G_END_DECLS
