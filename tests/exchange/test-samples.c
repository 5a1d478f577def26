// SPDX-License-Identifier: EUPL-1.2
#include "imports.h"

#include <string.h>

/* The real lists, imported by every method. */

static KbTable *
read_list (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "lists", name, NULL);
  g_autoptr (GError) error = NULL;
  KbTable *table = kb_table_read (path, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static KbImportResult *
run (KbContent *content, KbMethod *method, const char *name, const char *scale)
{
  g_autoptr (KbTable) table = read_list (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbImport) import = NULL;
  KbImportResult *result;

  g_assert_cmpint (kb_import_guess_kind (table, method, content), ==, KB_KIND_ASSET);
  import = kb_import_new (table, content, method, KB_KIND_ASSET, KB_LANGUAGE_SV, name, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (scale, "-") || kb_import_set_scale (import, scale, &error));
  result = kb_import_run (import, &error);
  g_assert_no_error (error);
  test_import_assert_reconciles (import, result);
  return result;
}

static void
test_counts (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("exchange/samples.txt", 4);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    g_autoptr (KbContent) content = test_import_content (one->columns[1]);
    g_autoptr (KbMethod) method = test_method_of (content);
    g_autoptr (KbImportResult) result = run (content, method, one->columns[0], one->columns[2]);
    g_autofree char *found =
        g_strdup_printf ("%u = %u + %u + %u + %u", result->read, result->created, result->updated,
                         result->skipped, result->failed);

    test_case_equal (one->where, found, one->columns[3]);
    test_import_apply (content, result->edit);
    g_assert_cmpuint (kb_content_count (content, KB_KIND_ASSET), ==, result->created);
  }
}

static KbRecord *
find_asset (KbContent *content, const char *name)
{
  const GPtrArray *assets = kb_content_list (content, KB_KIND_ASSET);

  for (guint i = 0; i < assets->len; i++)
    if (g_str_equal (kb_record_title (g_ptr_array_index (assets, i)), name))
      return g_ptr_array_index (assets, i);
  return NULL;
}

static void
assert_line (const char *records, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (records, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    if (g_str_equal (lines[i], line))
      return;
  g_error ("“%s” is not among\n%s", line, records);
}

/* Some rows to the letter, and nothing of those that say stop. */
static void
test_rows_of_the_spreadsheet (void)
{
  g_autoptr (KbContent) content = test_import_content ("klassa-scale");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbImportResult) result = run (content, method, "informationsmangder.xlsx", "-");
  g_autofree char *records = NULL;
  g_autofree char *everything = NULL;

  test_import_apply (content, result->edit);
  records = test_import_records (content, method, KB_KIND_ASSET);
  assert_line (records, "Försörjningsstödsärenden; unit=Socialtjänst / IFO; statutes=OSL 26; "
                        "status=proposed; K3; R3; T3; systems=Combine, Procapita");
  assert_line (records, "Arkiv/e-arkiv; unit=Kommunledning; statutes=arkivlagen; status=proposed; "
                        "K1; R4; T1; systems=Visual Arkiv");
  assert_line (records, "Kommunens webb, nyheter; unit=Kommunledning; statutes=–; "
                        "status=proposed; K0; R2; T2; systems=CMS");
  g_assert_null (find_asset (content, "Säkerhetsskyddsanalys"));
  everything = test_content_text (content);
  g_assert_null (strstr (everything, "Säkerhetsskyddsanalys"));
  g_assert_null (strstr (everything, "Kris-/säkerhetsplaner"));
}

static void
test_rows_of_the_text_file (void)
{
  g_autoptr (KbContent) content = test_import_content ("klassa-scale");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbImportResult) result = run (content, method, "klassningar-publika.csv", "-");
  g_autofree char *records = NULL;
  guint repeated = 0;

  for (guint i = 0; i < result->rows->len; i++) {
    const KbRowOutcome *outcome = g_ptr_array_index (result->rows, i);

    if (outcome->type != KB_ROW_SKIPPED)
      continue;
    g_assert_cmpint (outcome->reason, ==, KB_REASON_REPEATED);
    g_assert_cmpuint (outcome->other, >, 1);
    g_assert_cmpuint (outcome->other, <, outcome->row);
    repeated += g_str_equal (outcome->name, "Lönedata");
  }
  g_assert_cmpuint (repeated, ==, 1);
  test_import_apply (content, result->edit);
  records = test_import_records (content, method, KB_KIND_ASSET);
  assert_line (records, "Lönedata; status=proposed; K3 “3 (0–4)”; R4 “4 (0–4)”; T3 “3 (0–4)”");
  assert_line (records, "Bankuppgifter; status=proposed; K2 “3 (1–4)”; R3 “4 (1–4)”; T2 “3 (1–4)”");
}

/* The same list once more changes nothing. */
static void
test_second_time (void)
{
  static const char *const files[] = { "informationsmangder.xlsx", "klassningar-publika.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (KbContent) content = test_import_content ("klassa-scale");
    g_autoptr (KbMethod) method = test_method_of (content);
    g_autoptr (KbImportResult) first = run (content, method, files[i], "-");
    g_autoptr (KbImportResult) second = NULL;

    test_import_apply (content, first->edit);
    second = run (content, method, files[i], "-");
    g_assert_cmpuint (second->skipped, ==, second->read);
    g_assert_cmpuint (kb_edit_size (second->edit), ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/samples/counts_are_as_expected", test_counts);
  g_test_add_func ("/samples/rows_of_the_spreadsheet", test_rows_of_the_spreadsheet);
  g_test_add_func ("/samples/rows_of_the_text_file", test_rows_of_the_text_file);
  g_test_add_func ("/samples/a_second_time_changes_nothing", test_second_time);
  return test_run ();
}
