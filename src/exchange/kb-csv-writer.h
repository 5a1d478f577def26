// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Semicolons, a byte order mark and CRLF: what a Swedish Excel opens by a double click. */
#define KB_CSV_MARK "\357\273\277"

gboolean kb_csv_looks_like_formula (const char *text);
void kb_csv_put_cell (GString *csv, gboolean *first, const char *text);
void kb_csv_end_row (GString *csv, gboolean *first);

G_END_DECLS
