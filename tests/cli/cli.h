// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cases.h"
#include "workbook.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The real `klassning`, run in the folder of the test, with English messages. */

typedef struct {
  int exit_code; /* KB_NONE when it was killed */
  char *out;
  char *errors;
} TestRun;

TestRun *test_cli (const char *arguments);
TestRun *test_cli_argv (const char *const *arguments, GSpawnChildSetupFunc setup, gpointer data);
GPid test_cli_start (const char *const *arguments);
void test_run_free (TestRun *run);
void test_cli_ok (const char *arguments);
JsonObject *test_cli_json (const char *arguments, int exit_code);
char *test_folder (void);
void test_put (const char *name, const char *text);
char *test_list (const char *name);
char *test_folder_text (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestRun, test_run_free)

G_END_DECLS
