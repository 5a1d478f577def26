// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "klassning"

#include "kb-cli.h"
#include "kb-config.h"
#include "kb-platform.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static const KbCliCommand commands[] = {
  { "methods", kb_cli_methods, "[--json]", N_ ("List the methods a workbook can be made by."),
    NULL },
  { "new", kb_cli_new, "--method ID|METHOD.json --organisation TEXT [--unit TEXT] FILE",
    N_ ("Make a workbook by a kommun's method."),
    N_ ("--method ID          a method from `klassning methods`, or a method file (.json)\n"
        "--organisation TEXT  the kommun, company or association\n"
        "--unit TEXT          the administration, sector or company whose workbook it is") },
  { "method", kb_cli_method,
    "FILE [--levels|--likelihoods|--consequences 0-4] [--add-aspect LETTER=NAME] "
    "[--remove-aspect CODE] [--aspect CODE=on|off] [--replace ID|METHOD.json] "
    "[--match lowest|highest] [--above N] [--map KIND:FROM=TO]… [--export OUT.json] [--dry-run] "
    "[--json]",
    N_ ("Show, export or change the method of a workbook."),
    N_ ("--levels 0-4         another scale of levels; --likelihoods and --consequences likewise\n"
        "--add-aspect E=Etik  an aspect of the kommun's own, with its letter in a class\n"
        "--remove-aspect CODE take an aspect away with all that stands under it\n"
        "--aspect CODE=off    put an aspect out of use, or in use: on. Its values stay\n"
        "--match highest      keep the steps from the highest down: steps come and go at the "
        "bottom\n"
        "--above N            steps come and go in the middle, above the step that now has number "
        "N\n"
        "--replace METHOD     another method: its id, or a method file (.json)\n"
        "--map KIND:FROM=TO   what values without a counterpart become, such as level:4=3, or\n"
        "                     level:4=- to take them away\n"
        "--export OUT.json    write the method for others to use\n"
        "--dry-run            only tell what would become of each value\n"
        "--json               print one object: maps, open, changed; the method where an aspect "
        "changes,\n"
        "                     or nothing does\n"
        "\n"
        "Scales are matched from the lowest step up. Values without a counterpart are never "
        "squeezed in:\n"
        "nothing is changed until --map says what they become.") },
  { "example", kb_cli_example, "FILE", N_ ("Make the worked example: Björkhamra kommun."), NULL },
  { "import", kb_cli_import,
    "FILE INPUT.{csv,xlsx} [--kind assets|systems|risks|actions|plan] [--sheet NAME] "
    "[--map FIELD=HEADER]… [--scale-from 0-4|1-4|0-3|column:HEADER] [--level VALUE=LEVEL]… "
    "[--on-existing skip|update|stop] [--dry-run] [--json]",
    N_ ("Import a list of information assets, systems, risks or actions."),
    N_ ("--kind KIND          what the rows are; by default the headers decide\n"
        "--sheet NAME         which sheet of a spreadsheet; by default the first that looks like a "
        "list\n"
        "--map FIELD=HEADER   which column holds a field, when its header does not tell. Fields:\n"
        "                     assets: name, unit, system, confidentiality, integrity, "
        "availability,\n"
        "                     traceability, class, scale, motivation-ASPECT, description, owner, "
        "statutes,\n"
        "                     personal-data, legal-basis, critical, retention, form, "
        "classified-on,\n"
        "                     review-on, record-reference, impact-assessment, impact-reference, "
        "shared,\n"
        "                     notes.\n"
        "                     systems: name, unit, description, hosting, supplier, cloud, "
        "contract,\n"
        "                     contract-ends, processor-agreement, procurement-check, "
        "procurement-on,\n"
        "                     environment, recovery-hours, loss-hours, downtime-hours, critical,\n"
        "                     cybersecurity-act, life-cycle, personal-data, review-on, "
        "depends-on,\n"
        "                     needed-by, notes, the levels as above, and the method's roles\n"
        "                     (system-owner, system-administrator …)\n"
        "--scale-from SCALE   the scale of the list's levels when it is not the method's own, or "
        "the\n"
        "                     column that holds each row's scale. Levels are matched from the "
        "lowest up\n"
        "                     and never squeezed in; the original value is kept\n"
        "--level VALUE=LEVEL  what a value in the list means, such as --level Hög=3; the original "
        "value is kept\n"
        "--on-existing WHAT   what to do with names that are in the workbook: skip (default), "
        "update or stop\n"
        "--dry-run            only tell what would happen\n"
        "--json               print one object: read, created, updated, skipped, failed, rows\n"
        "\n"
        "read = created + updated + skipped + failed. A value that cannot be read makes its row "
        "failed; the\n"
        "other rows are imported, and the command ends with 1.") },
  { "export", kb_cli_export,
    "FILE OUTPUT.{xlsx,csv,json,png,svg,pdf,txt,html}|FOLDER "
    "[--report plan|register|risks|minutes|reminders|requirements|memo|package] [--workshop N] "
    "[--profile complete|public] [--version LABEL] [--system NAME]… [--asset NAME]… "
    "[--unit NAME] [--class K3R3T2] [--lang sv|en]",
    N_ ("Export the action plan, the package for the nämnd, a register, the content or minutes."),
    N_ ("xlsx   the nämnd's action plan with all its sheets\n"
        "csv    the information assets; systems, risks and actions in files beside it\n"
        "json   the whole content, keys sorted\n"
        "png    the risk matrix before and after actions; svg likewise\n"
        "pdf    the appendix to the nämnd's notice; with --report minutes the minutes of a "
        "workshop,\n"
        "       with --report memo the texts of the case, with --report requirements\n"
        "       what is asked of a supplier; all of them in txt and html too\n"
        "\n"
        "--report WHAT        only one part of it; package writes Excel, public extract and PDF "
        "into FOLDER\n"
        "--workshop N         which workshop the minutes are of; by default the latest\n"
        "--class K3R3T2       which class the requirements are for, when it is no system's\n"
        "--profile public     only what the public may see\n"
        "--version LABEL      a locked version, such as 1.0, in place of the workbook as it is "
        "now\n"
        "--system NAME        only this system and what hangs on it; --asset NAME likewise\n"
        "--unit NAME          only this unit and those under it; of two by the same name the path, "
        "A / B\n"
        "--lang sv|en         the language of the export") },
  { "show", kb_cli_show, "FILE [--json]",
    N_ ("Show counts, coverage, distribution and the risk matrix."),
    N_ ("In JSON the matrices are rows of consequence from the lowest, in each the likelihoods "
        "from the\n"
        "lowest.") },
  { "check", kb_cli_check, "FILE [--json]",
    N_ ("Check that the file is whole and the work complete."),
    N_ ("Ends with 1 when something of severity error is found.") },
  { "history", kb_cli_history, "FILE [--json] [--verify]", N_ ("Show who did what, and when."),
    N_ ("--verify   check the chain of changes; ends with 1 when it is broken") },
  { "lock", kb_cli_lock, "FILE", N_ ("Lock the case for the nämnd and show its checksum."), NULL },
  { "versions", kb_cli_versions, "FILE [--json]", N_ ("Show the locked versions."), NULL },
  { "compare", kb_cli_compare, "FILE VERSION [--json]",
    N_ ("Show what has changed since a version was locked."), NULL },
  { "register", kb_cli_register,
    "--outcome approved|amended|referred|tabled|rejected --date DATE [--paragraph TEXT] FILE",
    N_ ("Register what the nämnd decided."),
    N_ ("Nothing before it can be undone. After amended or referred the next version of the case "
        "is prepared.") },
  { "undo", kb_cli_undo, "FILE", N_ ("Undo the newest change."), NULL },
  { "redo", kb_cli_redo, "FILE", N_ ("Redo the change that was undone last."), NULL },
};

const KbCliCommand *
kb_cli_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

static void
print_overview (KbLanguage language, FILE *file)
{
  fprintf (file, "%s klassning %s\n\n", kb_text (language, "Usage:"),
           kb_text (language, "COMMAND …"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (file, "  %-9s %s\n", commands[i].name, kb_text (language, commands[i].summary));
  fprintf (file, "\n%s\n", kb_text (language, "`klassning COMMAND --help` tells more about each."));
}

/* Numbers in files must look the same everywhere, so only the character set follows the locale.
 * Where the locale knows no letters beyond ASCII the words of the command are UTF-8 all the same.
 */
static void
set_locale (void)
{
  const char *charset = NULL;

  if (!setlocale (LC_CTYPE, "") || (!g_get_charset (&charset) && strstr (charset, "ANSI")))
    setlocale (LC_CTYPE, "C.UTF-8");
}

/* What is still to be written must arrive: a full disk must not look like success. */
static int
finish (KbLanguage language, int exit_code)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return exit_code;
  fprintf (stderr, "klassning: %s\n", kb_text (language, "The output could not be written."));
  return exit_code == KB_EXIT_DONE ? KB_EXIT_FAILED : exit_code;
}

int
main (int argc, char **argv)
{
  KbCli cli = { .language = kb_language_from_environment () };

  kb_platform_begin ();
  set_locale ();
  if (argc < 2) {
    print_overview (cli.language, stderr);
    return KB_EXIT_USAGE;
  }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")
      || g_str_equal (argv[1], "help")) {
    print_overview (cli.language, stdout);
    return finish (cli.language, KB_EXIT_DONE);
  }
  if (g_str_equal (argv[1], "--version")) {
    kb_cli_print ("klassning %s\n", KB_VERSION);
    return finish (cli.language, KB_EXIT_DONE);
  }
  cli.command = argv[1];
  cli.argc = argc - 1;
  cli.argv = argv + 1;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, cli.command))
      return finish (cli.language, commands[i].run (&cli));
  {
    g_autofree char *message = kb_fill (
        kb_text (cli.language,
                 "There is no command “{command}”. `klassning --help` lists those there are."),
        "command", cli.command, NULL);

    fprintf (stderr, "klassning: %s\n", message);
  }
  return KB_EXIT_USAGE;
}
