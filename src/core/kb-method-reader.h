// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

G_BEGIN_DECLS

const char *const *kb_method_shipped_ids (void);
KbContent *kb_method_read_shipped (const char *id, GError **error);
KbContent *kb_method_read_json (const char *json, gssize length, GError **error);

G_END_DECLS
