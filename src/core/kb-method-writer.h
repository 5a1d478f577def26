// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

char *kb_method_write_json (KbContent *content);

G_END_DECLS
