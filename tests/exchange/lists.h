// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cases.h"
#include "kb-table.h"
#include "workbook.h"

G_BEGIN_DECLS

/* Lists to be read by the tests of exchange/, and what was read. */

typedef struct {
  char *name;
  char *content;
  gsize length;
} TestPart;

GPtrArray *test_package_new (const char *sheet);
void test_package_put (GPtrArray *package, const char *name, const char *content);
void test_package_drop (GPtrArray *package, const char *name);
void test_package_write (GPtrArray *package, const char *path);
GPtrArray *test_package_read (const char *path);

char *test_table_text (const KbTable *table);
const char *test_exchange_code (const GError *error);

G_END_DECLS
