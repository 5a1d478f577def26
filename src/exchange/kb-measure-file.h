// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-measures.h"

G_BEGIN_DECLS

/* A kommun's measure catalogue as a file (JSON, in the form of data/measures.json), to share it
 * with other workbooks and kommuner. */

GPtrArray *kb_measure_file_read (const char *path, GError **error);
GPtrArray *kb_measure_file_parse (const char *text, gsize length, GError **error);
gboolean kb_measure_file_write (const char *path, const GPtrArray *measures, GError **error);

G_END_DECLS
