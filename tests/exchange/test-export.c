// SPDX-License-Identifier: EUPL-1.2
#include "imports.h"

#include "kb-csv-export.h"
#include "kb-decision-document.h"
#include "kb-document-text.h"
#include "kb-example.h"
#include "kb-export.h"
#include "kb-json-export.h"
#include "kb-matrix-drawing.h"

#include <expat.h>
#include <glib/gstdio.h>
#include <string.h>

/* Puts records into a workbook as one act. */
static void
insert_all (KbWorkbook *workbook, KbContent *content)
{
  static const KbKind kinds[] = { KB_KIND_UNIT,         KB_KIND_ASSET,       KB_KIND_ASSET_LEVEL,
                                  KB_KIND_SYSTEM,       KB_KIND_SYSTEM_ROLE, KB_KIND_SYSTEM_LEVEL,
                                  KB_KIND_ASSET_SYSTEM, KB_KIND_DEPENDENCY,  KB_KIND_RISK,
                                  KB_KIND_ACTION,       KB_KIND_ACTION_COST, KB_KIND_ACTION_RISK,
                                  KB_KIND_DECISION };
  g_autoptr (KbEdit) edit = kb_edit_new ("import");
  g_autoptr (GError) error = NULL;

  kb_edit_set_argument (edit, "file", "=lista.csv");
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
    const GPtrArray *records = kb_content_list (content, kinds[k]);

    for (guint i = 0; i < records->len; i++)
      kb_edit_insert (edit, g_ptr_array_index (records, i));
  }
  kb_workbook_commit (workbook, edit, &error);
  g_assert_no_error (error);
}

/* A record a line; a line that begins with a blank goes on with the one before. */
static KbWorkbook *
small_workbook (void)
{
  g_autofree char *text = test_file_read ("exchange/small.txt");
  g_autoptr (GString) joined = g_string_new (text);
  g_autofree char *path = test_path ("liten.klassning");
  g_autoptr (KbContent) content = test_import_content ("amal");
  g_autoptr (KbContent) method = test_content_new ("amal");
  g_autoptr (GError) error = NULL;
  KbWorkbook *workbook;
  g_auto (GStrv) lines = NULL;

  g_string_replace (joined, "rad ett\nrad", "rad ett\001rad", 0);
  lines = g_strsplit (joined->str, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_strdelimit (lines[i], "\001", '\n');
    if (*lines[i] && *lines[i] != '#')
      test_content_add (content, lines[i]);
  }
  kb_workbook_create (path, method, "Provköpings kommun", NULL, TEST_ROLE, "2027-02-25", &error);
  g_assert_no_error (error);
  workbook = test_open (path);
  insert_all (workbook, content);
  return workbook;
}

static KbWorkbook *
example_workbook (void)
{
  g_autofree char *path = test_path ("exempel.klassning");
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_example_create (path, &error));
  g_assert_no_error (error);
  return test_open (path);
}

static GPtrArray *
export_to (KbWorkbook *workbook,
           const char *path,
           KbReportType type,
           KbLanguage language,
           KbProfile profile,
           GError **error)
{
  g_autoptr (KbReport) report = kb_report_new (workbook, language, profile);

  return kb_export (report, path, type, NULL, NULL, NULL, error);
}

static char *
export_file (KbWorkbook *workbook, const char *name, KbLanguage language, KbProfile profile)
{
  char *path = test_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results =
      export_to (workbook, path, KB_REPORT_DEFAULT, language, profile, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((KbExportResult *) g_ptr_array_index (results, 0))->path, ==, path);
  return path;
}

/* A text that must stay as it is until someone changes it on purpose. What was found instead is
 * left beside the built tests. KB_TEST_GOLDEN=1 writes them anew. */
static void
assert_golden (const char *name, const char *found)
{
  g_autofree char *relative = g_build_filename ("exchange", name, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, relative, NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("KB_TEST_GOLDEN"))
    test_write (expected_path, found, strlen (found));
  g_file_get_contents (expected_path, &expected, NULL, NULL);
  if (g_strcmp0 (expected, found) != 0) {
    g_autofree char *beside = g_strconcat (relative, ".found", NULL);
    g_autofree char *path = g_test_build_filename (G_TEST_BUILT, beside, NULL);

    test_write (path, found, strlen (found));
    g_test_message ("%s is not as expected; compare %s", name, path);
    g_test_fail ();
  }
}

static void
test_json (void)
{
  KbWorkbook *workbook = small_workbook ();
  g_autofree char *path = export_file (workbook, "ett.json", KB_LANGUAGE_EN, KB_PROFILE_COMPLETE);
  g_autofree char *again = export_file (workbook, "två.json", KB_LANGUAGE_EN, KB_PROFILE_COMPLETE);
  g_autoptr (GBytes) first = test_read (path);
  g_autoptr (GBytes) second = test_read (again);
  g_autoptr (GBytes) third = NULL;
  g_autofree char *reopened = NULL;

  g_assert_true (g_bytes_equal (first, second));
  assert_golden ("small.json", g_bytes_get_data (first, NULL));
  workbook = test_reopen (workbook);
  reopened = export_file (workbook, "tre.json", KB_LANGUAGE_EN, KB_PROFILE_COMPLETE);
  third = test_read (reopened);
  g_assert_true (g_bytes_equal (first, third));
  test_close (workbook);
}

static void
test_json_summary (void)
{
  KbWorkbook *workbook = small_workbook ();
  g_autoptr (KbReport) report = kb_report_new (workbook, KB_LANGUAGE_EN, KB_PROFILE_COMPLETE);
  g_autoptr (JsonNode) node = kb_json_summary (report);
  g_autofree char *text = kb_json_to_sorted_text (node);

  assert_golden ("small-summary.json", text);
  g_clear_pointer (&report, kb_report_free);
  test_close (workbook);
}

/* The lists as they come out, in the language whose words stand in the program. */
static void
test_csv_golden (void)
{
  static const struct {
    KbKind kind;
    const char *golden;
  } lists[] = { { KB_KIND_ASSET, "small-assets.csv" },
                { KB_KIND_SYSTEM, "small-systems.csv" },
                { KB_KIND_RISK, "small-risks.csv" },
                { KB_KIND_ACTION, "small-actions.csv" } };
  KbWorkbook *workbook = small_workbook ();
  g_autoptr (KbReport) report = kb_report_new (workbook, KB_LANGUAGE_EN, KB_PROFILE_COMPLETE);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autofree char *text = kb_csv_list (report, lists[i].kind);

    assert_golden (lists[i].golden, text);
  }
  g_clear_pointer (&report, kb_report_free);
  test_close (workbook);
}

/* No cell of a text list is a formula to a spreadsheet; signed numbers are numbers. */
static void
test_csv_has_no_formulas (void)
{
  KbWorkbook *workbook = small_workbook ();
  g_autofree char *path = export_file (workbook, "ut.csv", KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GPtrArray) names = test_list_folder (folder);
  guint lists = 0;

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *list = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
    g_autofree char *text = NULL;

    if (!g_str_has_suffix (list, ".csv"))
      continue;
    lists++;
    g_assert_true (g_file_get_contents (list, &text, NULL, NULL));
    g_assert_true (g_str_has_prefix (text, "\357\273\277"));
    for (const char *p = text + 3; *p; p++)
      if (p[-1] == ';' || p[-1] == '\n' || p == text + 3) {
        const char *cell = *p == '"' ? p + 1 : p;

        g_assert_null (strchr ("=@+\t", *cell) && *cell ? cell : NULL);
        g_assert_false (*cell == '-' && cell[1] != ';' && !g_ascii_isdigit (cell[1]));
        g_assert_false (g_str_has_prefix (cell, "-2+3"));
      }
  }
  g_assert_cmpuint (lists, ==, 4);
  test_close (workbook);
}

/* What goes out comes back: the lists are imported into an empty workbook of the same method. */
static void
test_csv_comes_back (void)
{
  static const KbKind kinds[] = { KB_KIND_ASSET, KB_KIND_SYSTEM };
  KbWorkbook *workbook = small_workbook ();
  KbMethod *method = kb_workbook_get_method (workbook);

  for (int language = KB_LANGUAGE_SV; language <= KB_LANGUAGE_EN; language++) {
    g_autoptr (KbReport) report =
        kb_report_new (workbook, (KbLanguage) language, KB_PROFILE_COMPLETE);

    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
      g_autofree char *list = kb_csv_list (report, kinds[k]);
      g_autoptr (KbContent) content = test_import_content ("amal");
      g_autoptr (GError) error = NULL;
      g_autoptr (KbImport) import = test_import_new (content, method, kinds[k], list, &error);
      g_autoptr (KbImportResult) result = kb_import_run (import, &error);
      const GPtrArray *before = kb_content_list (report->content, kinds[k]);
      const GPtrArray *after;

      g_assert_no_error (error);
      test_import_assert_reconciles (import, result);
      g_assert_cmpuint (result->created, ==, before->len);
      test_import_apply (content, result->edit);
      after = kb_content_list (content, kinds[k]);
      for (guint i = 0; i < before->len; i++)
        g_assert_cmpstr (kb_record_title (g_ptr_array_index (after, i)), ==,
                         kb_record_title (g_ptr_array_index (before, i)));
    }
  }
  test_close (workbook);
}

static char *
find_part (GPtrArray *package, const char *name)
{
  for (guint i = 0; i < package->len; i++) {
    TestPart *part = g_ptr_array_index (package, i);

    if (g_str_equal (part->name, name))
      return part->content;
  }
  return NULL;
}

static void
assert_cell (const char *path, const char *sheet, guint row, guint column, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbTable) table = kb_table_read_xlsx (path, sheet, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < kb_table_n_rows (table); i++)
    if (kb_table_row_number (table, i) == row) {
      g_assert_cmpstr (kb_table_cell (table, i, column), ==, text);
      return;
    }
  g_error ("%s has no row %u", sheet, row);
}

static void
test_spreadsheet (void)
{
  static const char *const sheets[] = {
    "Decision", "Action plan",     "Timetable",      "Risk matrix before", "Risk matrix after",
    "Risks",    "System register", "Classification", "Requirements",       "Method and scales",
    "History"
  };
  KbWorkbook *workbook = small_workbook ();
  g_autofree char *path = export_file (workbook, "plan.xlsx", KB_LANGUAGE_EN, KB_PROFILE_COMPLETE);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) found = kb_table_list_sheets (path, &error);
  g_autoptr (GPtrArray) package = test_package_read (path);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (found), ==, G_N_ELEMENTS (sheets));
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    g_assert_cmpstr (found[i], ==, sheets[i]);
  assert_cell (path, "Classification", 5, 0, "=1+1");
  assert_cell (path, "Classification", 6, 0, "@SUM(A1:A9)");
  assert_cell (path, "Classification", 6, 2, "1–2");
  assert_cell (path, "Classification", 7, 0, "-2+3");
  assert_cell (path, "Classification", 8, 0, "Ärenden; skola");
  assert_cell (path, "System register", 5, 0, "=HYPERLINK(\"http://a\")");
  assert_cell (path, "Risks", 5, 1, "=1+2 obehöriga");
  assert_cell (path, "History", 6, 3, "Import =lista.csv");
  /* Nothing that people wrote is a formula. */
  for (guint i = 0; i < package->len; i++) {
    TestPart *part = g_ptr_array_index (package, i);
    const char *formula = part->content;

    if (!g_str_has_prefix (part->name, "xl/worksheets/sheet"))
      continue;
    while ((formula = strstr (formula, "<f>"))) {
      g_assert_true (g_str_has_prefix (formula, "<f>SUM")
                     || g_str_has_prefix (formula, "<f>SUBTOTAL")
                     || g_str_has_prefix (formula, "<f>COUNT"));
      formula += 3;
    }
  }
  g_assert_nonnull (strstr (find_part (package, "xl/worksheets/sheet2.xml"), "dataValidation "));
  test_close (workbook);
}

/* Each report holds its own sheets, and numbers them in the result. */
static void
test_reports (void)
{
  static const struct {
    KbReportType type;
    KbProfile profile;
    guint sheets;
  } reports[] = {
    { KB_REPORT_DEFAULT, KB_PROFILE_COMPLETE, 11 }, { KB_REPORT_PLAN, KB_PROFILE_COMPLETE, 11 },
    { KB_REPORT_REGISTER, KB_PROFILE_COMPLETE, 3 }, { KB_REPORT_RISKS, KB_PROFILE_COMPLETE, 4 },
    { KB_REPORT_DEFAULT, KB_PROFILE_PUBLIC, 6 },    { KB_REPORT_RISKS, KB_PROFILE_PUBLIC, 3 },
  };
  KbWorkbook *workbook = small_workbook ();
  g_autofree char *path = test_path ("del.xlsx");

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) results =
        export_to (workbook, path, reports[i].type, KB_LANGUAGE_SV, reports[i].profile, &error);
    const KbExportResult *result;
    g_auto (GStrv) sheets = NULL;

    g_assert_no_error (error);
    result = g_ptr_array_index (results, 0);
    sheets = kb_table_list_sheets (path, NULL);
    g_assert_cmpuint (result->sheets, ==, reports[i].sheets);
    g_assert_cmpuint (g_strv_length (sheets), ==, reports[i].sheets);
    g_assert_cmpuint (result->actions, ==, 3);
    g_assert_cmpuint (result->assets, ==, reports[i].profile == KB_PROFILE_COMPLETE ? 4 : 0);
  }
  test_close (workbook);
}

/* Every text field that the public must not see gets a mark; none may come out. */
static KbWorkbook *
marked_workbook (void)
{
  static const char *const open[] = { "action.public_title",
                                      "action.owner",
                                      "action.board",
                                      "decision.board",
                                      "decision.proposal",
                                      "unit.name",
                                      "decision.paragraph",
                                      "decision.secrecy",
                                      "decision.presenter",
                                      "decision.secrecy_by",
                                      "decision.registry_number" };
  static const KbKind kinds[] = { KB_KIND_ASSET,  KB_KIND_ASSET_LEVEL, KB_KIND_SYSTEM,
                                  KB_KIND_RISK,   KB_KIND_SYSTEM_ROLE, KB_KIND_SYSTEM_LEVEL,
                                  KB_KIND_ACTION, KB_KIND_DECISION };
  KbWorkbook *workbook = small_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbEdit) edit = kb_edit_new ("import");
  g_autoptr (GError) error = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
    const KbKindInfo *info = kb_kind_info (kinds[k]);
    const GPtrArray *records = kb_content_list (content, kinds[k]);

    for (guint field = 0; field < info->n_fields; field++) {
      g_autofree char *name = g_strdup_printf ("%s.%s", info->table, info->fields[field].column);
      g_autofree char *mark = g_strdup_printf ("HEMLIG %s", name);

      if (info->fields[field].type != KB_TYPE_TEXT || g_strv_contains (open, name))
        continue;
      for (guint i = 0; i < records->len; i++)
        kb_edit_set_text (edit, kinds[k], kb_record_id (g_ptr_array_index (records, i)), field,
                          mark);
    }
  }
  g_assert_cmpuint (kb_edit_size (edit), >, 60);
  kb_workbook_commit (workbook, edit, &error);
  g_assert_no_error (error);
  return workbook;
}

static void
assert_unmarked (const char *text, const char *where)
{
  const char *mark = strstr (text, "HEMLIG");

  if (mark)
    g_error ("%s holds %.60s", where, mark);
}

static void
test_public_extract (void)
{
  KbWorkbook *workbook = marked_workbook ();
  g_autofree char *plan = export_file (workbook, "ut.xlsx", KB_LANGUAGE_SV, KB_PROFILE_PUBLIC);
  g_autofree char *list = export_file (workbook, "ut.csv", KB_LANGUAGE_EN, KB_PROFILE_PUBLIC);
  g_autofree char *picture = export_file (workbook, "ut.svg", KB_LANGUAGE_EN, KB_PROFILE_PUBLIC);
  g_autofree char *complete =
      export_file (workbook, "allt.xlsx", KB_LANGUAGE_EN, KB_PROFILE_COMPLETE);
  g_autoptr (GPtrArray) package = test_package_read (plan);
  g_autoptr (GPtrArray) whole = test_package_read (complete);
  g_autofree char *csv = NULL;
  g_autofree char *svg = NULL;
  g_autofree char *folder = g_path_get_dirname (list);
  g_autofree char *beside = g_build_filename (folder, "ut-systems.csv", NULL);
  g_autoptr (KbReport) report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_PUBLIC);
  g_autoptr (KbDocument) paper = kb_decision_document (report);
  g_autofree char *paper_text = kb_document_to_text (paper);

  for (guint i = 0; i < package->len; i++) {
    TestPart *part = g_ptr_array_index (package, i);

    assert_unmarked (part->content, part->name);
    g_assert_null (strstr (part->content, "Import "));
  }
  g_assert_nonnull (strstr (find_part (package, "xl/sharedStrings.xml"), "=1+4 öppet"));
  g_assert_nonnull (strstr (find_part (whole, "xl/sharedStrings.xml"), "HEMLIG risk.cause"));
  g_assert_true (g_file_get_contents (list, &csv, NULL, NULL));
  g_assert_true (g_file_get_contents (picture, &svg, NULL, NULL));
  assert_unmarked (csv, "the list");
  assert_unmarked (svg, "the picture");
  assert_unmarked (paper_text, "the paper");
  g_assert_nonnull (strstr (paper_text, "=1+4 öppet"));
  g_assert_nonnull (strstr (csv, "'=1+4 öppet"));
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  test_close (workbook);
}

/* What has no public form is refused rather than written whole. */
static void
test_no_public_form (void)
{
  static const struct {
    const char *name;
    KbReportType type;
  } exports[] = { { "ut.json", KB_REPORT_DEFAULT },
                  { "ut.csv", KB_REPORT_REGISTER },
                  { "ut.csv", KB_REPORT_RISKS } };
  KbWorkbook *workbook = small_workbook ();

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++) {
    g_autofree char *path = test_path (exports[i].name);
    g_autoptr (GError) error = NULL;

    g_assert_null (
        export_to (workbook, path, exports[i].type, KB_LANGUAGE_SV, KB_PROFILE_PUBLIC, &error));
    g_assert_cmpstr (test_exchange_code (error), ==, "report");
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  test_close (workbook);
}

static void
test_png (void)
{
  KbWorkbook *workbook = small_workbook ();
  g_autofree char *path = export_file (workbook, "matris.png", KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autoptr (GBytes) bytes = test_read (path);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 5000);
  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpmem (data + 12, 4, "IHDR", 4);
  g_assert_cmpuint ((guint) (data[18] << 8 | data[19]), ==, KB_MATRIX_PICTURE_WIDTH);
  g_assert_cmpuint ((guint) (data[22] << 8 | data[23]), ==, KB_MATRIX_PICTURE_HEIGHT);
  g_assert_cmpmem (data + g_bytes_get_size (bytes) - 8, 4, "IEND", 4);
  test_close (workbook);
}

static void
test_svg (void)
{
  KbWorkbook *workbook = small_workbook ();
  g_autofree char *path = export_file (workbook, "matris.svg", KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autofree char *text = NULL;
  XML_Parser parser = XML_ParserCreate (NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpint (XML_Parse (parser, text, (int) strlen (text), 1), ==, XML_STATUS_OK);
  XML_ParserFree (parser);
  g_assert_nonnull (strstr (text, "<svg "));
  g_assert_nonnull (strstr (text, "viewBox=\"0 0 1600 960\""));
  test_close (workbook);
}

/* A picture of one unit counts its risks only, and says which unit that is, to the public too. */
static void
test_picture_of_unit (void)
{
  KbWorkbook *workbook = example_workbook ();
  g_autofree char *path = test_path ("enhet.svg");

  for (guint profile = 0; profile < 2; profile++) {
    g_autoptr (KbReport) report = kb_report_new (
        workbook, KB_LANGUAGE_SV, profile == 0 ? KB_PROFILE_COMPLETE : KB_PROFILE_PUBLIC);
    g_autofree char *text = NULL;

    g_assert_true (kb_report_limit_to_unit (report, "Barn och unga", NULL));
    g_assert_true (kb_matrix_write_svg (report, path, NULL));
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    g_assert_nonnull (strstr (text, "endast Barn och unga"));
    g_assert_nonnull (strstr (text, "Före åtgärder: 5 risker"));
  }
  test_close (workbook);
}

/* The example in every format, language and profile. */
static void
test_example (void)
{
  static const char *const names[] = { "ex.xlsx", "ex.csv", "ex.json", "ex.png", "ex.svg" };
  KbWorkbook *workbook = example_workbook ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (int language = KB_LANGUAGE_SV; language <= KB_LANGUAGE_EN; language++) {
      g_free (export_file (workbook, names[i], (KbLanguage) language, KB_PROFILE_COMPLETE));
      if (!g_str_equal (names[i], "ex.json"))
        g_free (export_file (workbook, names[i], (KbLanguage) language, KB_PROFILE_PUBLIC));
    }
  test_close (workbook);
}

/* A workbook with nothing in it exports too, by each method. */
static void
test_empty_workbooks (void)
{
  static const char *const names[] = { "tom.xlsx", "tom.csv", "tom.json", "tom.png" };

  for (const char *const *id = kb_method_shipped_ids (); *id; id++) {
    g_autofree char *name = g_strconcat (*id, ".klassning", NULL);
    g_autofree char *path = test_create (name, *id);
    KbWorkbook *workbook = test_open (path);

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      g_free (export_file (workbook, names[i], KB_LANGUAGE_SV, KB_PROFILE_COMPLETE));
    test_close (workbook);
  }
}

/* Whatever people wrote: too long, no XML, many lines. */
static void
test_awkward_texts (void)
{
  KbWorkbook *workbook = small_workbook ();
  g_autofree char *letters = g_strnfill (33000, 'x');
  g_autoptr (GError) error = NULL;
  const char *const texts[] = { letters, "a\001b\033c", "rad\r\nrad\trad", "\U0001F600 & <x>",
                                "'=a" };
  g_autofree char *path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    kb_workbook_set_text (workbook, KB_KIND_ASSET, "a1", KB_ASSET_NOTES, texts[i], &error);
    g_assert_no_error (error);
    kb_workbook_set_text (workbook, KB_KIND_RISK, "r1", KB_RISK_TITLE, texts[i], &error);
    g_assert_no_error (error);
    g_clear_pointer (&path, g_free);
    path = export_file (workbook, "plan.xlsx", KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
    g_free (export_file (workbook, "lista.csv", KB_LANGUAGE_SV, KB_PROFILE_COMPLETE));
    g_free (export_file (workbook, "allt.json", KB_LANGUAGE_SV, KB_PROFILE_COMPLETE));
  }
  test_close (workbook);
}

/* Where it can't be written nothing is left, and what stood there stays. */
static void
test_refusals (void)
{
  static const struct {
    const char *name;
    const char *code;
  } outputs[] = { { "finns-inte/ut.xlsx", "write" },
                  { "finns-inte/ut.csv", "write" },
                  { "finns-inte/ut.json", "write" },
                  { "finns-inte/ut.png", "write" },
                  { "mapp.xlsx", "write" },
                  { "finns-inte/ut.pdf", "write" },
                  { "ut.txt", "report" },
                  { "ut", "format" } };
  KbWorkbook *workbook = small_workbook ();
  g_autofree char *folder = test_path ("mapp.xlsx");
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  before = test_list_folder (parent);
  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++) {
    g_autofree char *path = test_path (outputs[i].name);
    g_autoptr (GError) error = NULL;

    g_assert_null (
        export_to (workbook, path, KB_REPORT_DEFAULT, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE, &error));
    test_case_equal (outputs[i].name, test_exchange_code (error), outputs[i].code);
  }
  after = test_list_folder (parent);
  g_assert_cmpuint (before->len, ==, after->len);
  test_close (workbook);
}

/* Several lists are written all or none. */
static void
test_lists_all_or_none (void)
{
  KbWorkbook *workbook = small_workbook ();
  g_autofree char *path = test_path ("ut.csv");
  g_autofree char *folder = test_path ("ut-actions.csv");
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  before = test_list_folder (parent);
  g_assert_null (
      export_to (workbook, path, KB_REPORT_DEFAULT, KB_LANGUAGE_EN, KB_PROFILE_COMPLETE, &error));
  g_assert_cmpstr (test_exchange_code (error), ==, "write");
  after = test_list_folder (parent);
  g_assert_cmpuint (before->len, ==, after->len);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  test_close (workbook);
}

static void
note_progress (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
test_progress_and_cancel (void)
{
  KbWorkbook *workbook = small_workbook ();
  g_autoptr (KbReport) report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = test_path ("ut.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  double last = 0;

  results = kb_export (report, path, KB_REPORT_DEFAULT, cancellable, note_progress, &last, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.99);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (
      kb_export (report, path, KB_REPORT_DEFAULT, cancellable, note_progress, &last, &error));
  g_assert_cmpstr (test_exchange_code (error), ==, "cancelled");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&report, kb_report_free);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/export/json_is_as_agreed_and_stable", test_json);
  g_test_add_func ("/export/the_summary_is_as_agreed", test_json_summary);
  g_test_add_func ("/export/lists_are_as_agreed", test_csv_golden);
  g_test_add_func ("/export/no_cell_of_a_list_is_a_formula", test_csv_has_no_formulas);
  g_test_add_func ("/export/lists_come_back", test_csv_comes_back);
  g_test_add_func ("/export/a_spreadsheet_has_its_sheets", test_spreadsheet);
  g_test_add_func ("/export/reports_have_their_sheets", test_reports);
  g_test_add_func ("/export/the_public_extract_tells_nothing_else", test_public_extract);
  g_test_add_func ("/export/what_has_no_public_form_is_refused", test_no_public_form);
  g_test_add_func ("/export/png_is_a_picture_of_its_size", test_png);
  g_test_add_func ("/export/svg_is_well_formed", test_svg);
  g_test_add_func ("/export/a_picture_of_one_unit", test_picture_of_unit);
  g_test_add_func ("/export/the_example_in_every_format", test_example);
  g_test_add_func ("/export/empty_workbooks", test_empty_workbooks);
  g_test_add_func ("/export/awkward_texts", test_awkward_texts);
  g_test_add_func ("/export/refusals_leave_nothing", test_refusals);
  g_test_add_func ("/export/lists_are_written_all_or_none", test_lists_all_or_none);
  g_test_add_func ("/export/progress_and_cancel", test_progress_and_cancel);
  return test_run ();
}
