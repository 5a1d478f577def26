// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-export"

#include "kb-cli.h"

static void
print_written (const KbCli *cli, const KbExportResult *result)
{
  g_autofree char *assets = g_strdup_printf ("%u", result->assets);
  g_autofree char *systems = g_strdup_printf ("%u", result->systems);
  g_autofree char *risks = g_strdup_printf ("%u", result->risks);
  g_autofree char *actions = g_strdup_printf ("%u", result->actions);
  g_autofree char *line =
      kb_fill (kb_cli_text (cli, N_ ("Wrote {file} and read it back: {assets} information assets, "
                                     "{systems} systems, {risks} risks, {actions} actions.")),
               "file", result->path, "assets", assets, "systems", systems, "risks", risks,
               "actions", actions, NULL);

  kb_cli_print ("%s\n", line);
}

int
kb_cli_export (KbCli *cli)
{
  g_autofree char *report_code = NULL;
  g_autofree char *profile_code = NULL;
  g_autofree char *language_code = NULL;
  int number = 0;
  const GOptionEntry entries[] = {
    { "workshop", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { "report", 0, 0, G_OPTION_ARG_STRING, &report_code, NULL, NULL },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile_code, NULL, NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language_code, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (KbReport) report = NULL;
  g_autoptr (GPtrArray) results = NULL;
  KbReportType type = KB_REPORT_DEFAULT;
  KbLanguage language = cli->language;
  gboolean open = FALSE;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, entries, 2, &exit_code))
    return exit_code;
  if (report_code && !kb_report_type_from_code (report_code, &type))
    return kb_cli_usage_error (
        cli, kb_cli_text (cli, N_ ("--report must be plan, register, risks or minutes.")));
  if (number < 0 || (number > 0 && type != KB_REPORT_MINUTES))
    return kb_cli_usage_error (
        cli, kb_cli_text (cli, N_ ("--workshop is a workshop's number and goes with --report "
                                   "minutes.")));
  if (profile_code && !g_str_equal (profile_code, "complete")
      && !g_str_equal (profile_code, "public"))
    return kb_cli_usage_error (cli,
                               kb_cli_text (cli, N_ ("--profile must be complete or public.")));
  if (language_code && !kb_language_from_code (language_code, &language))
    return kb_cli_usage_error (cli, kb_cli_text (cli, N_ ("--lang must be sv or en.")));
  open = g_strcmp0 (profile_code, "public") == 0;
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_READ_ONLY, &exit_code);
  if (!workbook)
    return exit_code;
  report = kb_report_new (workbook, language, open ? KB_PROFILE_PUBLIC : KB_PROFILE_COMPLETE);
  report->workshop = (guint) number;
  results = kb_export (report, cli->argv[2], type, NULL, NULL, NULL, &error);
  if (!results)
    return kb_cli_fail (cli, error);
  for (guint i = 0; i < results->len; i++)
    print_written (cli, g_ptr_array_index (results, i));
  return KB_EXIT_DONE;
}
