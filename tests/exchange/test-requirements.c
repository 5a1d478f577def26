// SPDX-License-Identifier: EUPL-1.2
#include "report.h"

#include "kb-document-text.h"
#include "kb-export.h"
#include "kb-measure-text.h"
#include "kb-requirements.h"
#include "kb-table.h"

#include <glib/gstdio.h>
#include <string.h>

/* What goes to bidders, and the sheet of answers in the plan. */

static const char *const lines[] = {
  "operating_environment e1 name=Serverhallen",
  "asset a1 name=Journaler class=3/1/2",
  "asset a2 name=Hemligheter class=1/1/1",
  "system s1 name=Treserva carries=a1 environment_id=e1 supplier='Leverantören AB'",
  "system s2 name=Tomt",
  "measure m1 code=M012 title_sv='=Egen titel' state_sv='Den är egen.' requirement_sv='Ni ska.' "
  "category=technical confidentiality=3 must=0",
  "measure m2 code=E001 title_sv='Utan krav' state_sv=Sant category=technical confidentiality=1",
  "measure m3 code=M013 title_sv=Dold requirement_sv=Dold category=technical confidentiality=1 "
  "hidden=1",
  "assessment x1 environment_id=e1 measure=M001 answer=met verified_on=2027-01-02 "
  "verified_how=Stickprov",
  "assessment x2 system_id=s1 measure=M012 answer=partly comment='+Delvis' implementation='@Hur'",
  "action å1 measure=M012 system_id=s1 title=Gör number=7",
  NULL,
};

static KbReport *
report_new (KbLanguage language)
{
  return test_report_new (language, lines);
}

static void
test_requirements (void)
{
  g_autoptr (KbReport) report = report_new (KB_LANGUAGE_SV);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gboolean own = FALSE;
  const char *group = NULL;
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_null (kb_requirements (report, &error));
  g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_CLASS);
  g_clear_error (&error);
  g_assert_true (kb_report_set_system (report, "TRESERVA", &error));
  found = kb_requirements (report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >, 50);
  for (guint i = 0; i < found->len; i++) {
    KbRecord *measure = g_ptr_array_index (found, i);
    const char *code = kb_record_text (measure, KB_MEASURE_CODE);
    const char *heading = kb_measure_group (measure, report->method, KB_LANGUAGE_SV);

    g_assert_true (kb_measure_applies (measure, report->method, &report->class));
    g_assert_cmpstr (kb_record_text (measure, KB_MEASURE_REQUIREMENT_SV), !=, NULL);
    g_assert_cmpstr (code, !=, "E001");
    g_assert_cmpstr (code, !=, "M013");
    own = own || g_str_equal (code, "M012");
    /* a heading stands once */
    if (g_strcmp0 (heading, group) != 0)
      g_assert_true (g_hash_table_add (groups, (gpointer) heading));
    group = heading;
  }
  g_assert_true (own);
  g_assert_cmpuint (g_hash_table_size (groups), ==, 2);
  kb_report_free (g_steal_pointer (&report));
}

/* Classes as people write them, in letters of one or two characters. */
static void
test_classes (void)
{
  static const struct {
    const char *method;
    const char *text;
    const char *class; /* NULL when it is none */
  } cases[] = {
    { "amal", "K3R3T2", "K3 R3 T2" },
    { "amal", "k3 r0, t1", "K3 R0 T1" },
    { "amal", "T2", "T2" },
    { "amal", "K3/R1", "K3 R1" },
    { "amal", "", NULL },
    { "amal", "K", NULL },
    { "amal", "K9", NULL },
    { "amal", "K3K2", NULL },
    { "amal", "X3", NULL },
    { "amal", "3", NULL },
    { "amal", "K99999999999999999999", NULL },
    { "bastad", "S3R2T1Sp2", "S3 R2 T1 Sp2" },
    { "bastad", "Sp2", "Sp2" },
    { "msb", "K4R1T1", "K4 R1 T1" },
    { "msb", "K0", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KbContent) content = test_content_new (cases[i].method);
    g_autoptr (KbMethod) method = test_method_of (content);
    KbReport report = { .content = content, .method = method };
    g_autoptr (GError) error = NULL;
    gboolean done = kb_report_set_class (&report, cases[i].text, &error);
    g_autoptr (GString) text = g_string_new (NULL);

    g_assert_true (done == (cases[i].class != NULL));
    if (!done) {
      g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_CLASS);
      continue;
    }
    for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
      g_autofree char *badge = kb_format_badge (method, a, report.class.aspects[a]);

      if (report.class.aspects[a].high != KB_NONE)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", badge);
    }
    g_assert_cmpstr (text->str, ==, cases[i].class);
  }
}

/* Every requirement stands in both files, and nothing else of the workbook does. */
static void
test_files (void)
{
  g_autoptr (KbReport) report = report_new (KB_LANGUAGE_SV);
  g_autoptr (GError) error = NULL;
  g_autofree char *xlsx = test_path ("krav.xlsx");
  g_autofree char *html = test_path ("krav.html");
  g_autofree char *pdf = test_path ("krav.pdf");
  g_autofree char *page = NULL;
  const char *const paths[] = { xlsx, html, pdf };
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (KbTable) table = NULL;
  g_auto (GStrv) sheets = NULL;
  guint found = 0;

  g_assert_true (kb_report_set_object (report, KB_KIND_SYSTEM, "s1"));
  expected = kb_requirements (report, &error);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GPtrArray) results =
        kb_export (report, paths[i], KB_REPORT_REQUIREMENTS, NULL, NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (((KbExportResult *) g_ptr_array_index (results, 0))->requirements, ==,
                      expected->len);
  }
  sheets = kb_table_list_sheets (xlsx, &error);
  g_assert_cmpuint (g_strv_length (sheets), ==, 1);
  table = kb_table_read_xlsx (xlsx, sheets[0], &error);
  g_assert_no_error (error);
  for (guint row = 0; row < kb_table_n_rows (table); row++)
    for (guint i = 0; i < expected->len; i++)
      found += g_strcmp0 (kb_table_cell (table, row, 0),
                          kb_record_text (g_ptr_array_index (expected, i), KB_MEASURE_CODE))
               == 0;
  g_assert_cmpuint (found, ==, expected->len);
  g_assert_true (g_file_get_contents (html, &page, NULL, NULL));
  for (guint i = 0; i < expected->len; i++)
    g_assert_nonnull (
        strstr (page, kb_record_text (g_ptr_array_index (expected, i), KB_MEASURE_CODE)));
  g_assert_nonnull (strstr (page, "Treserva"));
  g_assert_null (strstr (page, "Journaler"));
  g_assert_null (strstr (page, "Delvis"));
}

static char *
cell_of (KbTable *table, const char *object, const char *code, guint column)
{
  for (guint row = 0; row < kb_table_n_rows (table); row++)
    if (g_strcmp0 (kb_table_cell (table, row, 1), object) == 0
        && g_strcmp0 (kb_table_cell (table, row, 3), code) == 0)
      return g_strdup (kb_table_cell (table, row, column));
  return g_strdup ("(no row)");
}

/* "Krav" of the plan: what is answered, where, how; what nobody has begun is only counted. */
static void
test_sheet (void)
{
  static const struct {
    const char *object;
    const char *code;
    guint column;
    const char *text;
  } cells[] = {
    { "Serverhallen", "M001", 8, "Met" },    { "Serverhallen", "M001", 13, "Stickprov" },
    { "Serverhallen", "M001", 9, "" },       { "Treserva", "M001", 8, "(no row)" },
    { "Treserva", "E001", 8, "(no row)" },   { "Treserva", "M012", 4, "=Egen titel" },
    { "Treserva", "M012", 8, "Partly met" }, { "Treserva", "M012", 10, "@Hur" },
    { "Treserva", "M012", 11, "+Delvis" },   { "Treserva", "M012", 14, "Å07" },
    { "Treserva", "", 8, "Not answered" },   { "Treserva", "M013", 8, "(no row)" },
    { "Tomt", "M001", 8, "(no row)" },       { "Journaler", "M001", 8, "(no row)" },
  };
  g_autoptr (KbReport) report = report_new (KB_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_path ("plan.xlsx");
  g_autoptr (GPtrArray) results =
      kb_export (report, path, KB_REPORT_PLAN, NULL, NULL, NULL, &error);
  g_autoptr (KbTable) table = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (results);
  table = kb_table_read_xlsx (path, "Requirements", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      kb_table_cell (table, 1, 0), ==,
      "What is inherited is told of once, where it is answered. 1 system has no answers yet");
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_autofree char *text = cell_of (table, cells[i].object, cells[i].code, cells[i].column);

    g_assert_cmpstr (text, ==, cells[i].text);
  }
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/requirements/follow_from_the_class", test_requirements);
  g_test_add_func ("/requirements/classes_as_written", test_classes);
  g_test_add_func ("/requirements/files_hold_them_all", test_files);
  g_test_add_func ("/requirements/the_plan_has_the_answers", test_sheet);
  return test_run ();
}
