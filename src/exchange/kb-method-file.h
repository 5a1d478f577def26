// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-core.h"

G_BEGIN_DECLS

/* A method as a file that a samordnare hands to every sektor, as those in data/methods are. */

KbContent *kb_method_file_read (const char *path, GError **error);
KbContent *kb_method_file_find (const char *id_or_path, GError **error);
gboolean kb_method_file_write (KbContent *content, const char *path, GError **error);

G_END_DECLS
