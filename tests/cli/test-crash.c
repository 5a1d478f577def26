// SPDX-License-Identifier: EUPL-1.2
#include "cli.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* The program is killed at any moment of an import: all of it is there or nothing, the next one can
 * work at once, and the chain holds. */

#define ROUNDS 40
#define ROWS   300

static void
put_list (const char *name, guint round)
{
  g_autoptr (GString) list = g_string_new ("Namn;K;R;T;System;Förvaltning\n");

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (list, "Mängd %u i omgång %u;1;2;3;System %u;Enhet %u\n", i, round,
                            i % 20, i % 5);
  test_put (name, list->str);
}

static gint64
count_assets (void)
{
  g_autoptr (JsonObject) shown = test_cli_json ("show a.klassning --json", 0);

  return json_object_get_int_member (json_object_get_object_member (shown, "assets"), "total");
}

/* How long an import takes when nobody disturbs it, in microseconds. */
static gint64
measure (void)
{
  gint64 start = g_get_monotonic_time ();

  put_list ("lista.csv", 0);
  test_cli_ok ("import a.klassning lista.csv");
  return g_get_monotonic_time () - start;
}

static void
test_killed_imports (void)
{
  const char *const arguments[] = { "import", "a.klassning", "lista.csv", NULL };
  gint64 before = ROWS;
  gint64 duration;
  guint done = 0, undone = 0;

  test_cli_ok ("new --method amal --organisation Prov a.klassning");
  duration = measure ();
  for (guint round = 1; round <= ROUNDS; round++) {
    gint64 after;
    int status;
    GPid pid;

    put_list ("lista.csv", round);
    pid = test_cli_start (arguments);
    g_usleep ((gulong) (duration * round * 11 / (ROUNDS * 10)));
    kill (pid, SIGKILL);
    waitpid (pid, &status, 0);
    g_spawn_close_pid (pid);
    test_cli_ok ("history a.klassning --verify");
    after = count_assets ();
    if (after != before && after != before + ROWS)
      g_error ("There are %d assets where %d were", (int) after, (int) before);
    /* An import that was acknowledged is there. */
    if (WIFEXITED (status)) {
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      g_assert_cmpint (after, ==, before + ROWS);
    }
    done += after > before;
    undone += after == before;
    before = after;
    /* The next one works at once: no lock of the dead stands in its way. */
    test_cli_ok ("undo a.klassning");
    test_cli_ok ("redo a.klassning");
  }
  g_test_message ("%u imports done, %u not", done, undone);
  g_assert_cmpuint (undone, >, 0);
}

/* The same for exports: what stands under the name is always whole. */
static void
test_killed_exports (void)
{
  const char *const arguments[] = { "export", "a.klassning", "ut.json", NULL };
  g_autofree char *path = test_path ("ut.json");
  g_autofree char *whole = NULL;

  test_cli_ok ("example a.klassning");
  test_cli_ok ("export a.klassning ut.json");
  g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));
  for (guint round = 0; round < 30; round++) {
    g_autofree char *found = NULL;
    GPid pid = test_cli_start (arguments);

    g_usleep (round * 2000);
    kill (pid, SIGKILL);
    waitpid (pid, NULL, 0);
    g_spawn_close_pid (pid);
    g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
    g_assert_cmpstr (found, ==, whole);
  }
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/crash/an_import_is_there_or_not", test_killed_imports);
  g_test_add_func ("/crash/an_export_is_always_whole", test_killed_exports);
  return test_run ();
}
