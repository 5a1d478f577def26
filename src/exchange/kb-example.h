// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

G_BEGIN_DECLS

gboolean kb_example_create (const char *path, GError **error);

G_END_DECLS
