// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-export"

#include "kb-cli.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* The library that writes spreadsheets has words of its own about what went wrong; the command says
 * it in one line. */
static int
mute_errors (void)
{
  int null = g_open ("/dev/null", O_WRONLY | O_CLOEXEC, 0);
  int saved = -1;

  fflush (stderr);
  if (null >= 0 && (saved = dup (STDERR_FILENO)) >= 0)
    dup2 (null, STDERR_FILENO);
  if (null >= 0)
    close (null);
  return saved;
}

static void
unmute_errors (int saved)
{
  if (saved < 0)
    return;
  fflush (stderr);
  dup2 (saved, STDERR_FILENO);
  close (saved);
}

static void
print_written (const KbCli *cli, const KbExportResult *result)
{
  g_autofree char *assets =
      kb_fill_count (kb_text_plural (cli->language, "{n} information asset",
                                     "{n} information assets", result->assets),
                     result->assets);
  g_autofree char *systems =
      kb_fill_count (kb_text_plural (cli->language, "{n} system", "{n} systems", result->systems),
                     result->systems);
  g_autofree char *risks = kb_fill_count (
      kb_text_plural (cli->language, "{n} risk", "{n} risks", result->risks), result->risks);
  g_autofree char *actions =
      kb_fill_count (kb_text_plural (cli->language, "{n} action", "{n} actions", result->actions),
                     result->actions);
  g_autofree char *wrote = kb_fill (kb_cli_text (cli, N_ ("Wrote {file} and read it back:")),
                                    "file", result->path, NULL);

  kb_cli_print ("%s %s, %s, %s, %s.\n", wrote, assets, systems, risks, actions);
}

/* Minutes are read by people: they have no rows to count. */
static void
print_minutes (const KbCli *cli, const KbExportResult *result)
{
  g_autofree char *wrote =
      kb_fill (kb_cli_text (cli, N_ ("Wrote the minutes: {file}")), "file", result->path, NULL);

  kb_cli_print ("%s\n", wrote);
}

static void
print_reminders (const KbCli *cli, const KbExportResult *result)
{
  g_autofree char *wrote =
      kb_fill (kb_cli_text (cli, N_ ("Wrote the reminders: {file}")), "file", result->path, NULL);

  kb_cli_print ("%s\n", wrote);
}

static void
print_requirements (const KbCli *cli, const KbExportResult *result)
{
  g_autofree char *wrote = kb_fill (kb_cli_text (cli, N_ ("Wrote {file} and read it back:")),
                                    "file", result->path, NULL);
  g_autofree char *n = kb_fill_count (
      kb_text_plural (cli->language, "{n} requirement", "{n} requirements", result->requirements),
      result->requirements);

  kb_cli_print ("%s %s.\n", wrote, n);
}

/* A requirement follows from one class: of a system, or as it is written. */
static gboolean
set_class (KbReport *report, const char *system, const char *class, GError **error)
{
  if (system)
    return kb_report_set_system (report, system, error);
  return !class || kb_report_set_class (report, class, error);
}

int
kb_cli_export (KbCli *cli)
{
  g_autofree char *report_code = NULL;
  g_autofree char *profile_code = NULL;
  g_autofree char *language_code = NULL;
  g_autofree char *system_name = NULL;
  g_autofree char *class_text = NULL;
  int number = 0;
  const GOptionEntry entries[] = {
    { "workshop", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { "report", 0, 0, G_OPTION_ARG_STRING, &report_code, NULL, NULL },
    { "system", 0, 0, G_OPTION_ARG_STRING, &system_name, NULL, NULL },
    { "class", 0, 0, G_OPTION_ARG_STRING, &class_text, NULL, NULL },
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
  int muted;

  if (!kb_cli_parse (cli, entries, 2, &exit_code))
    return exit_code;
  if (report_code && !kb_report_type_from_code (report_code, &type))
    return kb_cli_usage_error (
        cli, kb_cli_text (cli, N_ ("--report must be plan, register, risks, minutes, reminders or "
                                   "requirements.")));
  if (number < 0 || (number > 0 && type != KB_REPORT_MINUTES))
    return kb_cli_usage_error (
        cli, kb_cli_text (cli, N_ ("--workshop is a workshop's number and goes with --report "
                                   "minutes.")));
  if ((type == KB_REPORT_REQUIREMENTS) != (!system_name != !class_text)
      || (system_name && class_text))
    return kb_cli_usage_error (
        cli,
        kb_cli_text (cli, N_ ("--report requirements needs either --system or --class, which go "
                              "with nothing else.")));
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
  if (!set_class (report, system_name, class_text, &error))
    return kb_cli_fail (cli, error);
  muted = mute_errors ();
  results = kb_export (report, cli->argv[2], type, NULL, NULL, NULL, &error);
  unmute_errors (muted);
  if (!results)
    return kb_cli_fail (cli, error);
  for (guint i = 0; i < results->len; i++) {
    if (type == KB_REPORT_REMINDERS)
      print_reminders (cli, g_ptr_array_index (results, i));
    else if (type == KB_REPORT_MINUTES)
      print_minutes (cli, g_ptr_array_index (results, i));
    else if (type == KB_REPORT_REQUIREMENTS)
      print_requirements (cli, g_ptr_array_index (results, i));
    else
      print_written (cli, g_ptr_array_index (results, i));
  }
  return KB_EXIT_DONE;
}
