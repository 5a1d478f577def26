// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-export"

#include "kb-cli.h"
#include "kb-package.h"
#include "kb-screening.h"

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

/* The words of the command, read. */
typedef struct {
  char *report_code;
  char *profile_code;
  char *language_code;
  char *version;
  char **systems;
  char **assets;
  char *class_text;
  char *unit;
  int workshop;
  KbReportType type;
  KbLanguage language;
} KbExportWords;

static void
words_clear (KbExportWords *words)
{
  g_free (words->report_code);
  g_free (words->profile_code);
  g_free (words->language_code);
  g_free (words->version);
  g_strfreev (words->systems);
  g_strfreev (words->assets);
  g_free (words->class_text);
  g_free (words->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbExportWords, words_clear)

/* A requirement follows from one class: of a system, or as it is written. */
static gboolean
has_one_class (const KbExportWords *words)
{
  guint n_systems = words->systems ? g_strv_length (words->systems) : 0;

  if (words->type != KB_REPORT_REQUIREMENTS)
    return words->class_text == NULL;
  return !words->assets && n_systems + (words->class_text ? 1 : 0) == 1;
}

static gboolean
parse_words (KbCli *cli, KbExportWords *words, int *exit_code)
{
  const GOptionEntry entries[] = {
    { "workshop", 0, 0, G_OPTION_ARG_INT, &words->workshop, NULL, NULL },
    { "report", 0, 0, G_OPTION_ARG_STRING, &words->report_code, NULL, NULL },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &words->profile_code, NULL, NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &words->language_code, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_STRING, &words->version, NULL, NULL },
    { "system", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->systems, NULL, NULL },
    { "asset", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->assets, NULL, NULL },
    { "class", 0, 0, G_OPTION_ARG_STRING, &words->class_text, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &words->unit, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  const char *wrong = NULL;

  if (!kb_cli_parse (cli, entries, 2, exit_code))
    return FALSE;
  words->language = cli->language;
  if (words->report_code && !kb_report_type_from_code (words->report_code, &words->type))
    wrong = kb_cli_text (cli, N_ ("--report must be plan, register, risks, minutes, "
                                  "reminders, requirements, memo or package."));
  else if (words->workshop < 0 || (words->workshop > 0 && words->type != KB_REPORT_MINUTES))
    wrong = kb_cli_text (cli, N_ ("--workshop is a workshop's number and goes with --report "
                                  "minutes."));
  else if (!has_one_class (words))
    wrong =
        kb_cli_text (cli, N_ ("--report requirements needs either --system or --class, which go "
                              "with nothing else."));
  else if (words->profile_code && !g_str_equal (words->profile_code, "complete")
           && !g_str_equal (words->profile_code, "public"))
    wrong = kb_cli_text (cli, N_ ("--profile must be complete or public."));
  else if (words->profile_code && words->type == KB_REPORT_PACKAGE)
    wrong =
        kb_cli_text (cli, N_ ("A package has both profiles, so --profile does not go with it."));
  else if ((words->systems || words->assets) && words->type == KB_REPORT_MINUTES)
    wrong = kb_cli_text (cli, N_ ("Minutes are of a workshop, so --system and --asset do not go "
                                  "with them."));
  else if (words->unit && (words->systems || words->assets || words->class_text))
    wrong = kb_cli_text (cli, N_ ("--unit does not go with --system, --asset or --class."));
  else if (words->unit && words->type == KB_REPORT_MINUTES)
    wrong = kb_cli_text (cli, N_ ("Minutes are of a workshop, so --unit does not go with them."));
  else if (words->language_code && !kb_language_from_code (words->language_code, &words->language))
    wrong = kb_cli_text (cli, N_ ("--lang must be sv or en."));
  if (wrong)
    *exit_code = kb_cli_usage_error (cli, wrong);
  return wrong == NULL;
}

static gboolean
add_objects (KbContent *content, KbKind kind, char **names, GArray *objects, GError **error)
{
  const GPtrArray *list = kb_content_list (content, kind);

  for (guint n = 0; names && names[n]; n++) {
    guint before = objects->len;

    for (guint i = 0; i < list->len; i++) {
      KbRecord *record = g_ptr_array_index (list, i);
      KbReportObject object = { kind, (char *) kb_record_id (record) };

      if (g_strcmp0 (kb_record_title (record), names[n]) == 0
          || g_strcmp0 (kb_record_id (record), names[n]) == 0)
        g_array_append_val (objects, object);
    }
    if (objects->len == before) {
      kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_OBJECT, "value", names[n], NULL);
      return FALSE;
    }
  }
  return TRUE;
}

/* The workbook or one of its versions, limited to what was asked for. */
static KbReport *
make_report (KbWorkbook *workbook, const KbExportWords *words, KbProfile profile, GError **error)
{
  g_autoptr (KbReport) report = NULL;
  g_autoptr (GArray) objects = g_array_new (FALSE, FALSE, sizeof (KbReportObject));

  if (words->version) {
    g_autoptr (KbVersion) version = kb_workbook_find_version (workbook, words->version, error);

    report = version ? kb_report_new_of_version (workbook, version, words->language, profile, error)
                     : NULL;
    if (!report)
      return NULL;
  } else {
    report = kb_report_new (workbook, words->language, profile);
    kb_report_note_version (report, workbook);
  }
  report->workshop = (guint) words->workshop;
  if (words->type == KB_REPORT_REQUIREMENTS) {
    if (words->systems ? !kb_report_set_system (report, words->systems[0], error)
                       : !kb_report_set_class (report, words->class_text, error))
      return NULL;
    return g_steal_pointer (&report);
  }
  if (!add_objects (report->content, KB_KIND_SYSTEM, words->systems, objects, error)
      || !add_objects (report->content, KB_KIND_ASSET, words->assets, objects, error))
    return NULL;
  if (objects->len > 0)
    kb_report_limit (report, objects);
  if (words->unit && !kb_report_limit_to_unit (report, words->unit, error))
    return NULL;
  return g_steal_pointer (&report);
}

/* What should be looked at before it is made public. */
static void
print_hits (const KbCli *cli, const KbReport *report, guint what)
{
  g_autoptr (GPtrArray) hits = kb_screening_run (report, what, cli->language);

  if (hits->len > 0)
    kb_cli_print ("%s\n", kb_cli_text (cli, N_ ("Look at this before it is made public:")));
  for (guint i = 0; i < hits->len; i++) {
    const KbScreeningHit *hit = g_ptr_array_index (hits, i);

    g_autofree char *words = kb_fill (kb_cli_text (cli, N_ ("{place}. “{words}”")), "place",
                                      hit->place, "words", hit->words, NULL);

    kb_cli_print ("  %s: %s\n", kb_screening_reason (hit->reason, cli->language), words);
  }
}

static GPtrArray *
run (KbWorkbook *workbook,
     const KbExportWords *words,
     KbReport *report,
     const char *path,
     GError **error)
{
  g_autoptr (KbReport) open = NULL;

  if (words->type != KB_REPORT_PACKAGE)
    return kb_export (report, path, words->type, NULL, NULL, NULL, error);
  open = make_report (workbook, words, KB_PROFILE_PUBLIC, error);
  return open ? kb_package_export (report, open, path, NULL, NULL, NULL, error) : NULL;
}

int
kb_cli_export (KbCli *cli)
{
  g_auto (KbExportWords) words = { .type = KB_REPORT_DEFAULT };
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (KbReport) report = NULL;
  g_autoptr (GPtrArray) results = NULL;
  gboolean open;
  int exit_code = KB_EXIT_DONE;
  int muted;

  if (!parse_words (cli, &words, &exit_code))
    return exit_code;
  open = g_strcmp0 (words.profile_code, "public") == 0;
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_READ_ONLY, &exit_code);
  if (!workbook)
    return exit_code;
  report = make_report (workbook, &words, open ? KB_PROFILE_PUBLIC : KB_PROFILE_COMPLETE, &error);
  if (!report)
    return kb_cli_fail (cli, error);
  muted = mute_errors ();
  results = run (workbook, &words, report, cli->argv[2], &error);
  unmute_errors (muted);
  if (!results)
    return kb_cli_fail (cli, error);
  for (guint i = 0; i < results->len; i++) {
    if (words.type == KB_REPORT_REMINDERS)
      print_reminders (cli, g_ptr_array_index (results, i));
    else if (words.type == KB_REPORT_REQUIREMENTS)
      print_requirements (cli, g_ptr_array_index (results, i));
    else if (words.type == KB_REPORT_MINUTES)
      print_minutes (cli, g_ptr_array_index (results, i));
    else
      print_written (cli, g_ptr_array_index (results, i));
  }
  if (open || words.type == KB_REPORT_PACKAGE)
    print_hits (cli, report, KB_SCREEN_EXTRACT);
  else if (words.type == KB_REPORT_MEMO)
    print_hits (cli, report, KB_SCREEN_MEMO);
  return KB_EXIT_DONE;
}
