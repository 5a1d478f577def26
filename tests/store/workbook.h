// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "content.h"
#include "kb-commands.h"
#include "kb-workbook.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * Workbooks for tests. Every test has a folder of its own, and every test program one for backups;
 * test_run() removes them. (GLib's G_TEST_OPTION_ISOLATE_DIRS does the same but leaks.)
 */

#define TEST_ROLE "Informationssäkerhetssamordnare"

void test_init (int *argc, char ***argv);
int test_run (void);

char *test_path (const char *name);
char *test_create (const char *name, const char *method);
KbWorkbook *test_open (const char *path);
KbWorkbook *test_workbook (void);
KbWorkbook *test_filled_workbook (void);
KbWorkbook *test_reopen (KbWorkbook *workbook);
void test_close (KbWorkbook *workbook);

char *test_add_asset (KbWorkbook *workbook, const char *name);
char *test_add_system (KbWorkbook *workbook, const char *name);
char *test_add_risk (KbWorkbook *workbook, const char *title);
char *test_add_action (KbWorkbook *workbook, const char *title);
void test_fill (KbWorkbook *workbook);
const char *test_find (KbWorkbook *workbook, KbKind kind, const char *title);

char *test_workbook_text (KbWorkbook *workbook);
guint test_entries (KbWorkbook *workbook);
void test_assert_whole (KbWorkbook *workbook);

void test_sql (const char *path, const char *sql);
char *test_sql_text (const char *path, const char *sql);
GBytes *test_read (const char *path);
void test_write (const char *path, gconstpointer bytes, gsize size);
void test_copy (const char *from, const char *to);
GPtrArray *test_list_folder (const char *path);
gboolean test_bytes_contain (const char *path, const char *word);
const char *test_store_code (const GError *error);

G_END_DECLS
