// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method-map.h"

G_BEGIN_DECLS

KbContent *kb_method_carry (KbMethodMap *map, KbContent *content);

G_END_DECLS
