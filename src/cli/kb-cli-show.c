// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-cli-show"

#include "kb-cli.h"

static void
print_coverage (const KbCli *cli, const char *pattern, const KbCoverage *coverage)
{
  g_autofree char *total = g_strdup_printf ("%u", coverage->total);
  g_autofree char *classified = g_strdup_printf ("%u", coverage->classified);
  g_autofree char *line =
      kb_fill (kb_cli_text (cli, pattern), "total", total, "classified", classified, NULL);

  kb_cli_print ("%s\n", line);
}

static void
print_critical (const KbCli *cli, const KbSummary *summary)
{
  const KbCoverage coverage = { .total = summary->critical_total,
                                .classified = summary->critical_classified };

  if (coverage.total > 0)
    print_coverage (cli, N_ ("{classified} of {total} critical information assets are classified."),
                    &coverage);
}

static void
print_distribution (const KbReport *report)
{
  for (guint a = 0; a < kb_method_size (report->method, KB_KIND_ASPECT); a++) {
    KbRecord *aspect = kb_method_item (report->method, KB_KIND_ASPECT, a);

    kb_cli_print ("  %-3s", kb_method_aspect_letter (report->method, a));
    for (guint l = 0; l < kb_method_size (report->method, KB_KIND_LEVEL); l++)
      kb_cli_print (" %" G_GINT64_FORMAT ": %-4u",
                    kb_method_number (report->method, KB_KIND_LEVEL, l),
                    report->summary.distribution[a][l]);
    kb_cli_print (" –: %-4u %s\n", report->summary.unclassified[a],
                  kb_record_localized (aspect, KB_ASPECT_NAME_SV, report->language));
  }
}

static void
print_matrix (const KbReport *report, const KbMatrix *matrix, const char *heading)
{
  const KbAxes *axes = &matrix->axes;

  kb_cli_print ("\n%s\n", heading);
  for (guint row = 0; row < kb_axes_n_rows (axes); row++) {
    kb_cli_print ("  %2" G_GINT64_FORMAT " ",
                  kb_method_number (report->method, kb_axes_kind (axes, TRUE),
                                    kb_axes_step (axes, TRUE, row)));
    for (guint column = 0; column < kb_axes_n_columns (axes); column++) {
      KbPosition position = kb_axes_position (axes, row, column);
      KbRecord *band =
          kb_method_item (report->method, KB_KIND_BAND, kb_matrix_band (matrix, position));

      kb_cli_print (" %2s %-4u", kb_record_localized (band, KB_BAND_LETTER_SV, report->language),
                    kb_matrix_risks (matrix, position));
    }
    kb_cli_print ("\n");
  }
  kb_cli_print ("     ");
  for (guint column = 0; column < kb_axes_n_columns (axes); column++)
    kb_cli_print ("   %-5" G_GINT64_FORMAT,
                  kb_method_number (report->method, kb_axes_kind (axes, FALSE),
                                    kb_axes_step (axes, FALSE, column)));
  kb_cli_print ("\n");
}

static void
print_plan (const KbCli *cli, const KbReport *report)
{
  const KbPlan *plan = &report->summary.plan;
  guint n_done = plan->by_status[KB_STATUS_DONE];
  g_autofree char *total = kb_fill_count (
      kb_text_plural (cli->language, "{n} action", "{n} actions", plan->total), plan->total);
  g_autofree char *overdue = kb_fill_count (
      kb_text_plural (cli->language, "{n} overdue", "{n} overdue", plan->overdue), plan->overdue);
  g_autofree char *done =
      kb_fill_count (kb_text_plural (cli->language, "{n} done", "{n} done", n_done), n_done);

  kb_cli_print ("\n%s, %s, %s.\n", total, overdue, done);
  for (guint y = 0; y < plan->n_years; y++) {
    g_autofree char *amount = kb_format_number (plan->years[y], cli->language);

    kb_cli_print ("  %d  %8s %s\n", plan->first_year + (int) y, amount,
                  kb_cli_text (cli, N_ ("SEK thousand")));
  }
}

static void
print_summary (const KbCli *cli, const KbReport *report)
{
  g_autofree char *board = kb_report_board (report);
  g_autofree char *period = kb_format_period (report->content);

  kb_cli_print ("%s %s\n%s\n\n", board, period, kb_method_name (report->method, report->language));
  print_coverage (cli, N_ ("{classified} of {total} information assets are classified."),
                  &report->summary.assets);
  print_critical (cli, &report->summary);
  print_coverage (cli, N_ ("{classified} of {total} systems have a class."),
                  &report->summary.systems);
  print_distribution (report);
  print_matrix (report, &report->summary.before, kb_cli_text (cli, N_ ("Risks before actions")));
  print_matrix (report, &report->summary.after, kb_cli_text (cli, N_ ("Risks after actions")));
  print_plan (cli, report);
}

int
kb_cli_show (KbCli *cli)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (KbReport) report = NULL;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, entries, 1, &exit_code))
    return exit_code;
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_READ_ONLY, &exit_code);
  if (!workbook)
    return exit_code;
  report = kb_report_new (workbook, cli->language, KB_PROFILE_COMPLETE);
  if (json) {
    g_autoptr (JsonNode) node = kb_json_summary (report);

    kb_cli_print_json (node);
  } else {
    print_summary (cli, report);
  }
  return KB_EXIT_DONE;
}

static JsonObject *
check_object (const KbCheck *check, KbLanguage language)
{
  JsonObject *object = json_object_new ();
  JsonArray *failing = json_array_new ();
  g_autofree char *text = kb_describe_check (check, language);

  for (guint i = 0; i < check->failing->len; i++) {
    KbRecord *record = g_ptr_array_index (check->failing, i);
    JsonObject *row = json_object_new ();

    json_object_set_string_member (row, "kind", kb_kind_info (kb_record_kind (record))->table);
    json_object_set_string_member (row, "id", kb_record_id (record));
    json_object_set_string_member (row, "name", kb_record_title (record));
    json_array_add_object_element (failing, row);
  }
  json_object_set_string_member (object, "code", kb_check_code (check->code));
  json_object_set_string_member (object, "severity",
                                 check->severity == KB_SEVERITY_ERROR  ? "error"
                                 : check->severity == KB_SEVERITY_NOTE ? "note"
                                                                       : "warning");
  json_object_set_boolean_member (object, "passed", check->failing->len == 0);
  json_object_set_int_member (object, "examined", check->examined);
  json_object_set_string_member (object, "text", text);
  json_object_set_array_member (object, "failing", failing);
  return object;
}

static void
print_check (const KbCheck *check, KbLanguage language)
{
  g_autofree char *text = kb_describe_check (check, language);
  const char *mark = check->failing->len == 0               ? "✓"
                     : check->severity == KB_SEVERITY_ERROR ? "✗"
                     : check->severity == KB_SEVERITY_NOTE  ? "·"
                                                            : "!";

  kb_cli_print ("%s %s\n", mark, text);
  for (guint i = 0; i < MIN (check->failing->len, 5) && check->failing->len > 0; i++)
    kb_cli_print ("    %s\n", kb_record_title (g_ptr_array_index (check->failing, i)));
  if (check->failing->len > 5)
    kb_cli_print ("    … (+%u)\n", check->failing->len - 5);
}

int
kb_cli_check (KbCli *cli)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkbook) workbook = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autofree char *today = kb_date_today ();
  JsonObject *root;
  JsonArray *findings;
  gint64 broken_at = 0;
  gboolean whole, errors = FALSE;
  int exit_code = KB_EXIT_DONE;

  if (!kb_cli_parse (cli, entries, 1, &exit_code))
    return exit_code;
  workbook = kb_cli_open (cli, cli->argv[1], KB_OPEN_READ_ONLY, &exit_code);
  if (!workbook)
    return exit_code;
  whole = kb_workbook_verify (workbook, &broken_at, &error);
  if (error)
    return kb_cli_fail (cli, error);
  checks = kb_checks_run (kb_workbook_get_content (workbook), kb_workbook_get_method (workbook),
                          kb_workbook_get_inheritance (workbook), today);
  root = json_object_new ();
  findings = json_array_new ();
  json_object_set_boolean_member (root, "integrity", whole);
  json_object_set_int_member (root, "broken_at", broken_at);
  json_object_set_array_member (root, "checks", findings);
  if (!json)
    kb_cli_print ("%s %s\n", whole ? "✓" : "✗",
                  whole ? kb_cli_text (cli, N_ ("The file is whole and its history unbroken"))
                        : kb_cli_text (cli, N_ ("The history of the file is broken")));
  for (guint i = 0; i < checks->len; i++) {
    const KbCheck *check = g_ptr_array_index (checks, i);

    if (check->severity == KB_SEVERITY_ERROR && check->failing->len > 0)
      errors = TRUE;
    json_array_add_object_element (findings, check_object (check, cli->language));
    if (!json)
      print_check (check, cli->language);
  }
  if (json) {
    g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

    json_node_set_object (node, root);
    kb_cli_print_json (node);
  }
  json_object_unref (root);
  return whole && !errors ? KB_EXIT_DONE : KB_EXIT_FAILED;
}
