// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Test cases in text files beside the tests.
 *
 * A table has one case a line, its columns between bars. A blocks file has parts that begin with a
 * [title]. In both, empty lines and lines that begin with # are comments, \uXXXX is a character, \s
 * a blank, \n a line end, \r a carriage return, \t a tab, \e nothing at all and \\ a backslash.
 */

typedef struct {
  char *where; /* file:line */
  char **columns;
} TestCase;

typedef struct {
  char *where;
  char *title;
  GPtrArray *lines; /* char *, as written */
} TestBlock;

GPtrArray *test_table_read (const char *name, guint n_columns);
GPtrArray *test_blocks_read (const char *name);
char *test_file_read (const char *name);
char *test_unescape (const char *text);
char *test_lines_take (TestBlock *block, const char *word);

#define test_case_equal(where, found, expected)                                                    \
  test_case_compare (G_STRFUNC, where, found, expected)
gboolean test_case_compare (const char *function,
                            const char *where,
                            const char *found,
                            const char *expected);

G_END_DECLS
