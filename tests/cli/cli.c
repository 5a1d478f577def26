// SPDX-License-Identifier: EUPL-1.2
#include "cli.h"

#include <string.h>
#include <sys/wait.h>

void
test_run_free (TestRun *run)
{
  g_free (run->out);
  g_free (run->errors);
  g_free (run);
}

/* The folder of the running test, in which the program runs. */
char *
test_folder (void)
{
  g_autofree char *path = test_path ("x");

  return g_path_get_dirname (path);
}

static GPtrArray *
command_line (const char *const *arguments)
{
  GPtrArray *argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) KB_TEST_CLI);
  for (guint i = 0; arguments[i]; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  return argv;
}

static char **
command_environment (void)
{
  char **environment = g_get_environ ();

  environment = g_environ_setenv (environment, "LANGUAGE", "en", TRUE);
  return g_environ_setenv (environment, "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
}

TestRun *
test_cli_argv (const char *const *arguments, GSpawnChildSetupFunc setup, gpointer data)
{
  g_autoptr (GPtrArray) argv = command_line (arguments);
  g_auto (GStrv) environment = command_environment ();
  g_autofree char *folder = test_folder ();
  g_autoptr (GError) error = NULL;
  TestRun *run = g_new0 (TestRun, 1);
  int status = 0;

  g_spawn_sync (folder, (char **) argv->pdata, environment, G_SPAWN_DEFAULT, setup, data, &run->out,
                &run->errors, &status, &error);
  g_assert_no_error (error);
  run->exit_code = WIFEXITED (status) ? WEXITSTATUS (status) : KB_NONE;
  return run;
}

/* Words as a shell takes them apart. */
TestRun *
test_cli (const char *arguments)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (arguments, NULL, &words, &error);
  g_assert_no_error (error);
  return test_cli_argv ((const char *const *) words, NULL, NULL);
}

/* Starts the program and leaves it running. */
GPid
test_cli_start (const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = command_line (arguments);
  g_auto (GStrv) environment = command_environment ();
  g_autofree char *folder = test_folder ();
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (folder, (char **) argv->pdata, environment,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                     | G_SPAWN_STDERR_TO_DEV_NULL,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

void
test_cli_ok (const char *arguments)
{
  g_autoptr (TestRun) run = test_cli (arguments);

  if (run->exit_code != 0)
    g_error ("klassning %s: %d %s", arguments, run->exit_code, run->errors);
}

/* What a command with --json prints: one object, and nothing else. */
JsonObject *
test_cli_json (const char *arguments, int exit_code)
{
  g_autoptr (TestRun) run = test_cli (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (run->out, &error);

  g_assert_no_error (error);
  if (run->exit_code != exit_code)
    g_error ("klassning %s: %d %s", arguments, run->exit_code, run->errors);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return json_object_ref (json_node_get_object (node));
}

/* Writes a file in the folder of the test. */
void
test_put (const char *name, const char *text)
{
  g_autofree char *path = test_path (name);

  test_write (path, text, strlen (text));
}

/* The path of one of the real lists, quoted for a command. */
char *
test_list (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "lists", name, NULL);

  return g_shell_quote (path);
}

/* The names in the folder of the test, with a blank between. */
char *
test_folder_text (void)
{
  g_autofree char *folder = test_folder ();
  g_autoptr (GPtrArray) names = test_list_folder (folder);

  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}
