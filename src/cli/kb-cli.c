// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli"

#include "kb-cli.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>

const char *
kb_cli_text (const KbCli *cli, const char *text)
{
  return kb_text (cli->language, text);
}

/**
 * kb_cli_print:
 * @format: as for printf()
 * @...: its arguments
 *
 * Prints UTF-8 to standard output, whatever the locale.
 */
void
kb_cli_print (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fputs (text, stdout);
}

/**
 * kb_cli_fail:
 * @cli: the command
 * @error: what happened
 *
 * Says on standard error what happened and what to do, in one line.
 *
 * Returns: %KB_EXIT_FAILED
 */
int
kb_cli_fail (const KbCli *cli, const GError *error)
{
  g_autofree char *text = kb_error_text (error, cli->language);

  fprintf (stderr, "klassning %s: %s\n", cli->command, text);
  return KB_EXIT_FAILED;
}

/**
 * kb_cli_usage_error:
 * @cli: the command
 * @message: what is wrong with the words of the command
 *
 * Returns: %KB_EXIT_USAGE
 */
int
kb_cli_usage_error (const KbCli *cli, const char *message)
{
  g_autofree char *hint = kb_fill (kb_cli_text (cli, N_ ("See `klassning {command} --help`.")),
                                   "command", cli->command, NULL);

  fprintf (stderr, "klassning %s: %s %s\n", cli->command, message, hint);
  return KB_EXIT_USAGE;
}

static void
print_help (const KbCli *cli)
{
  guint n;
  const KbCliCommand *commands = kb_cli_commands (&n);

  for (guint i = 0; i < n; i++) {
    if (!g_str_equal (commands[i].name, cli->command))
      continue;
    kb_cli_print ("%s klassning %s %s\n\n%s\n", kb_cli_text (cli, N_ ("Usage:")), commands[i].name,
                  commands[i].usage, kb_cli_text (cli, commands[i].summary));
    if (commands[i].details)
      kb_cli_print ("\n%s\n", kb_cli_text (cli, commands[i].details));
  }
}

/**
 * kb_cli_parse:
 * @cli: the command; its words become what is left after the options
 * @entries: its options, ended by an empty one
 * @n_words: how many words must be left, or -1 for at least one
 * @exit_code: (out): what to return when the command should not go on
 *
 * Returns: whether the command should go on
 */
gboolean
kb_cli_parse (KbCli *cli, const GOptionEntry *entries, int n_words, int *exit_code)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, common, NULL);
  if (entries)
    g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &cli->argc, &cli->argv, &error)) {
    *exit_code = kb_cli_usage_error (cli, error->message);
    return FALSE;
  }
  if (help) {
    print_help (cli);
    *exit_code = KB_EXIT_DONE;
    return FALSE;
  }
  if (cli->argc > 1 && g_str_equal (cli->argv[1], "--")) {
    cli->argv[1] = cli->argv[0];
    cli->argv++;
    cli->argc--;
  }
  if (cli->argc - 1 < (n_words < 0 ? 1 : n_words)) {
    *exit_code = kb_cli_usage_error (cli, kb_cli_text (cli, N_ ("A file name is missing.")));
    return FALSE;
  }
  if (n_words >= 0 && cli->argc - 1 > n_words) {
    g_autofree char *message = kb_fill (kb_cli_text (cli, N_ ("“{word}” is one word too many.")),
                                        "word", cli->argv[n_words + 1], NULL);

    *exit_code = kb_cli_usage_error (cli, message);
    return FALSE;
  }
  return TRUE;
}

void
kb_cli_print_json (JsonNode *node)
{
  g_autofree char *text = kb_json_to_sorted_text (node);

  fputs (text, stdout);
}

/**
 * kb_cli_open:
 * @cli: the command
 * @path: a workbook
 * @flags: how to open it
 * @exit_code: (out): what to return when it can't be opened
 *
 * Returns: (transfer full) (nullable): the workbook
 */
KbWorkbook *
kb_cli_open (const KbCli *cli, const char *path, KbOpenFlags flags, int *exit_code)
{
  g_autoptr (GError) error = NULL;
  KbWorkbook *workbook = kb_workbook_open (path, flags, "cli", &error);

  if (!workbook)
    *exit_code = kb_cli_fail (cli, error);
  return workbook;
}
