// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-database.h"
#include "kb-edit.h"

G_BEGIN_DECLS

gboolean kb_table_write (KbDatabase *database,
                         const KbEdit *edit,
                         GCancellable *cancellable,
                         GError **error);
KbContent *kb_table_read_all (KbDatabase *database, GError **error);

G_END_DECLS
