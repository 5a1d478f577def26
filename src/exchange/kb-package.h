// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-export.h"

G_BEGIN_DECLS

GPtrArray *kb_package_export (const KbReport *complete,
                              const KbReport *open,
                              const char *folder,
                              GCancellable *cancellable,
                              KbProgressFunc progress,
                              gpointer data,
                              GError **error);
char *kb_package_file_name (const KbReport *report, const char *pattern, const char *ending);

G_END_DECLS
