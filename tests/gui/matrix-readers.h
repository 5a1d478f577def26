// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-heat-map.h"
#include "kb-report.h"

G_BEGIN_DECLS

/*
 * What a rendered matrix shows, read back from what was rendered: a line with the names of the
 * rows, one with those of the columns, and a line a row with "LABEL #RRGGBB COUNT" of each cell.
 * The model is asked for nothing. Moves are read as "ROW COLUMN > ROW COLUMN" a line for each arrow
 * and "ROW COLUMN = N" for each ring.
 */

char *matrix_read_screen (KbHeatMap *map);
char *matrix_read_svg (const char *path, gboolean after);
char *matrix_read_png (const char *path, const char *svg_path, gboolean after);
char *matrix_read_pdf (const char *path, const char *svg_path, gboolean after);
char *matrix_read_xlsx (const char *path, const char *sheet, guint n_rows, guint n_columns);
char *matrix_read_moves_svg (const char *path, gboolean past);
char *matrix_read_moves_pdf (const char *path, const char *svg_path, gboolean past);
char *matrix_read_looks_svg (const char *path);
char *
matrix_read_looks_xlsx (const char *path, guint sheet, guint first, guint n_rows, guint n_columns);
GArray *matrix_read_places_svg (const char *path);
char *matrix_sorted_lines (GPtrArray *lines);
char *matrix_without_words (const char *text);

G_END_DECLS
