// SPDX-License-Identifier: EUPL-1.2
#include "imports.h"

#include "kb-comparison.h"
#include "kb-example.h"
#include "kb-memo.h"
#include "kb-output.h"
#include "kb-package.h"
#include "kb-plan-return.h"
#include "kb-screening.h"
#include "kb-table.h"

#include <glib/gstdio.h>
#include <string.h>

static KbWorkbook *
example (void)
{
  g_autofree char *path = test_path ("exempel.klassning");
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_example_create (path, &error));
  g_assert_no_error (error);
  return test_open (path);
}

static GPtrArray *
export_package (KbWorkbook *workbook,
                const GArray *objects,
                const char *folder,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (KbReport) complete = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autoptr (KbReport) open = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_PUBLIC);

  if (objects) {
    kb_report_limit (complete, objects);
    kb_report_limit (open, objects);
  }
  return kb_package_export (complete, open, folder, cancellable, NULL, NULL, error);
}

static char *
new_folder (const char *name)
{
  char *folder = test_path (name);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

static void
test_counts (void)
{
  KbWorkbook *workbook = example ();
  g_autofree char *folder = test_path ("paket");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = export_package (workbook, NULL, folder, NULL, &error);
  g_autoptr (GPtrArray) files = NULL;
  const KbExportResult *paper;

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 3);
  paper = g_ptr_array_index (results, 2);
  g_assert_cmpuint (paper->pages, >=, 3);
  g_assert_cmpuint (paper->risks, ==, 18);
  g_assert_cmpuint (paper->actions, ==, 16);
  files = test_list_folder (folder);
  g_assert_cmpuint (files->len, ==, 3);
  test_close (workbook);
}

/* The names of the three files. */
static GPtrArray *
names_of_package (KbWorkbook *workbook)
{
  g_autofree char *folder = test_path ("prov");
  g_autoptr (GPtrArray) results = export_package (workbook, NULL, folder, NULL, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < results->len; i++)
    g_ptr_array_add (
        names, g_path_get_basename (((KbExportResult *) g_ptr_array_index (results, i))->path));
  return names;
}

/* Whatever stops one of the three: what stood there stays, and nothing new. */
static void
test_all_or_none (void)
{
  KbWorkbook *workbook = example ();
  g_autoptr (GPtrArray) names = names_of_package (workbook);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    const char *other = g_ptr_array_index (names, (i + 1) % names->len);
    g_autofree char *label = g_strdup_printf ("mapp%u", i);
    g_autofree char *folder = new_folder (label);
    g_autofree char *kept = g_build_filename (folder, other, NULL);
    g_autofree char *lock = NULL;
    g_autofree char *base = g_strdup_printf (".~lock.%s#", name);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) files = NULL;
    g_autofree char *text = NULL;

    lock = g_build_filename (folder, base, NULL);
    g_assert_true (g_file_set_contents (kept, "det gamla", -1, NULL));
    g_assert_true (g_file_set_contents (lock, "", -1, NULL));
    g_assert_null (export_package (workbook, NULL, folder, NULL, &error));
    g_assert_cmpstr (test_exchange_code (error), ==, "open");
    files = test_list_folder (folder);
    g_assert_cmpuint (files->len, ==, 2);
    g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
    g_assert_cmpstr (text, ==, "det gamla");
  }
  test_close (workbook);
}

/* The second can't be put in place when the first already is: the first is taken back. */
static void
test_taken_back (void)
{
  static const char *const names[] = { "ett.txt", "två.txt" };
  g_autofree char *folder = new_folder ("mapp");
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_output_free);
  g_autofree char *in_the_way = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);
    KbOutput *output;

    g_assert_true (g_file_set_contents (path, "det gamla", -1, NULL));
    output = kb_output_begin (path, &error);
    g_assert_true (kb_output_write (output, "nytt", 4, &error));
    g_ptr_array_add (outputs, output);
    g_free (in_the_way);
    in_the_way = g_strconcat (output->temporary, ".old", NULL);
  }
  g_assert_cmpint (g_mkdir (in_the_way, 0700), ==, 0);
  g_assert_false (kb_output_commit_all (outputs, &error));
  g_assert_cmpstr (test_exchange_code (error), ==, "write");
  g_clear_pointer (&outputs, g_ptr_array_unref);
  g_assert_cmpint (g_rmdir (in_the_way), ==, 0);
  files = test_list_folder (folder);
  g_assert_cmpuint (files->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);
    g_autofree char *text = NULL;

    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    g_assert_cmpstr (text, ==, "det gamla");
  }
}

static void
test_cancelled (void)
{
  KbWorkbook *workbook = example ();
  g_autofree char *folder = test_path ("avbruten");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (export_package (workbook, NULL, folder, cancellable, &error));
  g_assert_cmpstr (test_exchange_code (error), ==, "cancelled");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  test_close (workbook);
}

static gboolean
sheet_says (const char *path, const char *sheet, const char *words)
{
  g_autoptr (KbTable) table = kb_table_read_xlsx (path, sheet, NULL);

  g_assert_nonnull (table);
  for (guint r = 0; r < kb_table_n_rows (table); r++)
    for (guint c = 0; c < 40; c++)
      if (strstr (kb_table_cell (table, r, c), words))
        return TRUE;
  return FALSE;
}

/* The checksum stands in the exports of what was locked and in no other. */
static void
test_checksum (void)
{
  KbWorkbook *workbook = example ();
  g_autoptr (KbVersion) version = NULL;
  g_autofree char *then_path = test_path ("då.xlsx");
  g_autofree char *now_path = test_path ("nu.xlsx");
  g_autofree char *checksum = NULL;
  g_autofree char *id = NULL;
  g_autoptr (KbReport) then = NULL;
  g_autoptr (KbReport) same = NULL;
  g_autoptr (KbReport) now = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;
  const KbDifference *difference;

  g_assert_true (kb_workbook_lock_version (workbook, &version, &error));
  same = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  kb_report_note_version (same, workbook);
  g_assert_cmpstr (same->checksum, ==, version->checksum);
  id = test_add_action (workbook, "Tillkommer efter låsningen");
  now = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  kb_report_note_version (now, workbook);
  g_assert_null (now->version);
  then = kb_report_new_of_version (workbook, version, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (kb_export (then, then_path, KB_REPORT_DEFAULT, NULL, NULL, NULL, &error));
  g_ptr_array_unref (kb_export (now, now_path, KB_REPORT_DEFAULT, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  checksum = kb_format_checksum (version->checksum);
  g_assert_true (sheet_says (then_path, "Metod och skalor", checksum));
  g_assert_false (sheet_says (now_path, "Metod och skalor", checksum));
  g_assert_false (sheet_says (then_path, "Handlingsplan", "Tillkommer efter"));
  g_assert_true (sheet_says (now_path, "Handlingsplan", "Tillkommer efter"));
  differences = kb_comparison_make (workbook, version, KB_LANGUAGE_SV, &error);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpstr (difference->subject, ==, "Åtgärd Å17 Tillkommer efter låsningen");
  g_assert_cmpstr (difference->to, ==, "Ny sedan dess");
  test_close (workbook);
}

/* One system: its risks and actions and nothing of the others. */
static void
test_single_object (void)
{
  KbWorkbook *workbook = example ();
  g_autofree char *id = g_strdup (test_find (workbook, KB_KIND_SYSTEM, "Trygghetslarm"));
  KbReportObject object = { KB_KIND_SYSTEM, id };
  g_autoptr (GArray) objects = g_array_new (FALSE, FALSE, sizeof (KbReportObject));
  g_autoptr (KbReport) report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autofree char *path = test_path ("ett.xlsx");
  g_auto (GStrv) sheets = NULL;
  const KbSystemClass *whole, *part;
  g_autoptr (GError) error = NULL;

  g_array_append_val (objects, object);
  whole = kb_inheritance_system (kb_workbook_get_inheritance (workbook), id);
  kb_report_limit (report, objects);
  part = kb_inheritance_system (report->inheritance, id);
  g_assert_cmpint (part->inherited.aspects[0].high, ==, whole->inherited.aspects[0].high);
  g_assert_cmpstr (report->scope, ==, "Trygghetslarm");
  g_assert_cmpuint (kb_content_count (report->content, KB_KIND_SYSTEM), ==, 1);
  g_assert_cmpuint (kb_content_count (report->content, KB_KIND_RISK), ==,
                    report->summary.before.total);
  g_assert_cmpuint (report->summary.before.total, <, 18);
  g_assert_cmpuint (kb_content_count (report->content, KB_KIND_WORKSHOP), ==, 0);
  g_ptr_array_unref (kb_export (report, path, KB_REPORT_DEFAULT, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  sheets = kb_table_list_sheets (path, &error);
  g_assert_false (g_strv_contains ((const char *const *) sheets, "Historik"));
  g_assert_false (sheet_says (path, "Systemförteckning", "Journalsystem"));
  test_close (workbook);
}

/* A proposal follows the facts until somebody writes; then it is never replaced. */
static void
test_memo (void)
{
  KbWorkbook *workbook = example ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KbReport) before = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autoptr (KbReport) after = NULL;
  g_autofree char *summary = kb_memo_text (before, 0);
  g_autofree char *written = NULL;
  g_autofree char *html = NULL;
  g_autofree char *plain = kb_memo_all_plain (before);

  g_assert_cmpstr (kb_memo_heading (0, KB_LANGUAGE_SV), ==, "Sammanfattning");
  g_assert_nonnull (strstr (summary, "22 av 24"));
  g_assert_nonnull (strstr (plain, "Barnets bästa\n"));
  g_assert_true (kb_workbook_set_decision (
      workbook, KB_DECISION_SUMMARY, "Vår text <b>\n- en punkt & \001en till\n1. att", &error));
  after = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  written = kb_memo_text (after, 0);
  g_assert_true (g_str_has_prefix (written, "Vår text"));
  html = kb_memo_html ("Rubrik", written, KB_LANGUAGE_SV);
  g_assert_nonnull (strstr (html, "<h2>Rubrik</h2>\n<p>Vår text &lt;b&gt;</p>\n<ul>\n"
                                  "<li>en punkt &amp; en till</li>\n</ul>\n<ol>\n<li>att</li>\n"
                                  "</ol>"));
  test_close (workbook);
}

/* None of the proposals says what a public text must not. */
static void
test_proposals_are_public (void)
{
  KbWorkbook *workbook = example ();
  g_autoptr (KbReport) report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  for (guint part = 0; part < KB_MEMO_PARTS; part++) {
    g_autofree char *text = kb_memo_suggest (report, part);

    g_assert_true (kb_workbook_set_decision (workbook, kb_memo_field (part), text, &error));
  }
  kb_report_free (g_steal_pointer (&report));
  report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  hits = kb_screening_run (report, KB_SCREEN_MEMO, KB_LANGUAGE_SV);
  for (guint i = 0; i < hits->len; i++)
    g_test_message ("%s", ((KbScreeningHit *) g_ptr_array_index (hits, i))->words);
  g_assert_cmpuint (hits->len, ==, 0);
  test_close (workbook);
}

static void
test_screening (void)
{
  static const struct {
    const char *text;
    int reason; /* -1 for nothing to look at */
  } rows[] = {
    { "att anta planen för 2027–2030, SN 2027/48", -1 },
    { "Ring 070-123 45 67", KB_SENSITIVE_PHONE },
    { "Skriv till kalle.karlsson@bjorkhamra.se", KB_SENSITIVE_EMAIL },
    { "Gäller 811228-9874", KB_SENSITIVE_NUMBER },
    { "Servern 10.20.30.40 byts ut", KB_SENSITIVE_ADDRESS },
    { "Lösenordet byts", KB_SENSITIVE_SECRET },
    { "Systemet saknar loggning", KB_SENSITIVE_WEAKNESS },
    { "att byta Trygghetslarm under året", KB_SENSITIVE_SYSTEM },
    { "att godkänna version 2.0.1", -1 },
  };
  KbWorkbook *workbook = example ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KbReport) report = NULL;
    g_autoptr (GPtrArray) hits = NULL;
    gboolean found = rows[i].reason < 0;

    g_assert_true (kb_workbook_set_decision (workbook, KB_DECISION_PROPOSAL, rows[i].text, NULL));
    /* Who is warned reads Swedish, whatever the report is in. */
    report = kb_report_new (workbook, i % 2 ? KB_LANGUAGE_EN : KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
    hits = kb_screening_run (report, KB_SCREEN_MEMO, KB_LANGUAGE_SV);
    g_test_message ("%s: %u", rows[i].text, hits->len);
    for (guint h = 0; h < hits->len; h++) {
      const KbScreeningHit *hit = g_ptr_array_index (hits, h);

      found |= (int) hit->reason == rows[i].reason;
      g_assert_cmpstr (hit->place, ==, "Beslut: Förslag till beslut");
    }
    g_assert_true (found);
    g_assert_true (rows[i].reason >= 0 || hits->len == 0);
  }
  test_close (workbook);
}

/* What people type must not break the files. */
static void
test_hard_texts (void)
{
  static const char *const beginnings[] = { "=1+1",           "+46",     "-5",
                                            "@summa",         "😀 emoji", "styr\001tecken\v",
                                            "kod _x0041_ är", NULL };
  KbWorkbook *workbook = example ();
  g_autofree char *long_text = g_strnfill (40000, 'x');
  g_autofree char *folder = test_path ("svårt");
  g_autoptr (KbReport) report = NULL;
  g_autoptr (KbPlanReturn) back = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; beginnings[i]; i++)
    g_free (test_add_action (workbook, beginnings[i]));
  g_free (test_add_action (workbook, long_text));
  g_assert_true (kb_workbook_set_decision (workbook, KB_DECISION_PROPOSAL, long_text, &error));
  results = export_package (workbook, NULL, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 3);
  /* What a cell could not hold whole is not taken for a change when it comes back. */
  report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  back = kb_plan_return_read (((KbExportResult *) g_ptr_array_index (results, 0))->path, report,
                              &error);
  g_assert_no_error (error);
  for (guint i = 0; i < back->items->len; i++)
    g_error ("%s", kb_plan_return_describe (back, g_ptr_array_index (back->items, i)));
  g_assert_cmpuint (back->unchanged, ==, back->rows);
  g_assert_cmpuint (back->rows, ==,
                    kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ACTION));
  test_close (workbook);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/exchange/package/counts", test_counts);
  g_test_add_func ("/exchange/package/all-or-none", test_all_or_none);
  g_test_add_func ("/exchange/package/taken-back", test_taken_back);
  g_test_add_func ("/exchange/package/cancelled", test_cancelled);
  g_test_add_func ("/exchange/package/checksum", test_checksum);
  g_test_add_func ("/exchange/package/single-object", test_single_object);
  g_test_add_func ("/exchange/package/hard-texts", test_hard_texts);
  g_test_add_func ("/exchange/memo/written-stays", test_memo);
  g_test_add_func ("/exchange/memo/proposals-are-public", test_proposals_are_public);
  g_test_add_func ("/exchange/screening", test_screening);
  return test_run ();
}
