// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "kb-document-text.h"
#include "kb-exchange-error.h"
#include "kb-export.h"
#include "kb-list.h"
#include "kb-reminders.h"
#include "kb-table.h"
#include "report.h"

#include <string.h>

static const char *const records[] = {
  "unit sf name=Socialförvaltningen type=administration contact=Säkerhetssamordnare",
  "unit bu name=\"Barn och unga\" parent_id=sf type=unit",
  "unit tf name=\"Tekniska förvaltningen\" type=administration",
  "asset a1 name=Vårdplaner unit_id=bu owner=Enhetschef class=3/2/1 status=established",
  "asset a2 name=\"=2+3; \\\"farlig\\\"\" unit_id=sf",
  "asset a3 name=Ärenden critical=1 review_on=2027-01-31",
  "system s1 name=Treserva unit_id=tf carries=a1 contract_ends_on=2026-12-31",
  "risk r1 title=Avbrott system_id=s1 before=2/2",
  "action u1 title=\"Öva återställning\" risks=r1 due_on=2027-02-01",
  NULL,
};

/* The rows stand as they were asked for, not as the workbook has them. */
static void
test_order (void)
{
  static const char *const columns[] = { "name", "class", "unit_id", "critical", NULL };
  static const char *const ids[] = { "a3", "a1", "gone", "a2", NULL };
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_SV, records);
  g_autoptr (KbList) list = kb_list_new (report, KB_KIND_ASSET, columns, ids);
  g_autofree char *tsv = kb_list_to_tsv (list);

  g_assert_cmpstr (tsv, ==,
                   "Informationsmängd\tKonfidentialitet\tRiktighet\tTillgänglighet\t"
                   "Organisatorisk enhet\tKritisk för verksamheten\n"
                   "Ärenden\t\t\t\t\tJa\n"
                   "Vårdplaner\t3\t2\t1\tSocialförvaltningen / Barn och unga\t\n"
                   "'=2+3; \"farlig\"\t\t\t\tSocialförvaltningen\t\n");
}

static void
test_systems (void)
{
  static const char *const columns[] = { "name", "assets", "role:system-administrator", NULL };
  static const char *const ids[] = { "s1", NULL };
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_EN, records);
  g_autoptr (KbList) list = NULL;
  g_autofree char *tsv = NULL;

  test_report_add (report, "system_role - system_id=s1 role_id=system-administrator"
                           " holder=\"IT\tenheten\n2\"");
  list = kb_list_new (report, KB_KIND_SYSTEM, columns, ids);
  tsv = kb_list_to_tsv (list);
  g_assert_cmpstr (tsv, ==,
                   "System\tInformation assets\tSystem administrator\nTreserva\t1\tIT enheten 2\n");
}

/* What is written is read by our own reader, cell by cell. */
static void
test_written (gconstpointer ending)
{
  static const char *const columns[] = { "name", "class", "owner", NULL };
  static const char *const ids[] = { "a3", "a2", "a1", NULL };
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_SV, records);
  g_autoptr (KbList) list = kb_list_new (report, KB_KIND_ASSET, columns, ids);
  g_autofree char *name = g_strconcat ("lista", ending, NULL);
  g_autofree char *path = test_path (name);
  g_autoptr (KbTable) table = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_list_write (list, report, path, &error));
  g_assert_no_error (error);
  table = kb_table_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kb_table_n_rows (table), ==, 4);
  for (guint c = 0; c < list->n_columns; c++) {
    g_assert_cmpstr (kb_table_cell (table, 0, c), ==, g_ptr_array_index (list->headers, c));
    for (guint r = 0; r < 3; r++)
      g_assert_cmpstr (kb_table_cell (table, r + 1, c), ==,
                       ((char **) g_ptr_array_index (list->rows, r))[c]);
  }
}

static void
test_other_ending (void)
{
  static const char *const columns[] = { "name", NULL };
  static const char *const ids[] = { "a1", NULL };
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_SV, records);
  g_autoptr (KbList) list = kb_list_new (report, KB_KIND_ASSET, columns, ids);
  g_autofree char *path = test_path ("lista.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_false (kb_list_write (list, report, path, &error));
  g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_FORMAT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static const KbReminder *
reminder_of (GPtrArray *reminders, const char *unit_id)
{
  for (guint i = 0; i < reminders->len; i++) {
    const KbReminder *reminder = g_ptr_array_index (reminders, i);

    if (g_strcmp0 (reminder->unit_id, unit_id) == 0)
      return reminder;
  }
  g_error ("Nobody reminds %s", unit_id);
}

/* Each förvaltning gets its own: through the units below it, a risk by its system, an action by its
 * risk; what has no unit goes to the unit that the workbook is of. */
static void
test_reminders (void)
{
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_EN, records);
  g_autoptr (GPtrArray) reminders = kb_reminders_list (report);
  const char *own = kb_record_text (kb_content_workbook (report->content), KB_WORKBOOK_UNIT);
  static const struct {
    const char *unit;
    const char *name;
    const char *contact;
    const char *holds[4];
    const char *lacks;
  } cases[] = {
    { "sf",
      "Socialförvaltningen",
      "Säkerhetssamordnare",
      { "1 information asset has no owner", "=2+3", "1 class has no motivation", "Vårdplaner" },
      "Treserva" },
    { "tf",
      "Tekniska förvaltningen",
      NULL,
      { "The contract has ended for 1 system\n\n- Treserva, 2026-12-31\n",
        "1 action is overdue\n\n- Å01 Öva återställning, 2027-02-01\n",
        "1 risk has no risk owner\n\n- R01 Avbrott\n",
        "1 administration or company has no information security contact" },
      "Vårdplaner" },
    { NULL,
      NULL,
      NULL,
      { "1 critical asset is not classified\n\n- Ärenden\n",
        "1 review is late\n\n- Ärenden, 2027-01-31\n", "", "" },
      "Treserva" },
  };

  g_assert_nonnull (own);
  g_assert_cmpuint (reminders->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *unit = cases[i].unit ? cases[i].unit : own;
    const KbReminder *reminder = reminder_of (reminders, unit);
    g_autoptr (KbDocument) document = kb_reminders_document (report, reminder->unit_id, FALSE);
    g_autofree char *text = kb_document_to_text (document);

    g_assert_cmpstr (reminder->unit_id, ==, unit);
    if (cases[i].name)
      g_assert_cmpstr (reminder->name, ==, cases[i].name);
    g_assert_cmpstr (reminder->contact, ==, cases[i].contact);
    for (guint h = 0; h < G_N_ELEMENTS (cases[i].holds); h++)
      if (!strstr (text, cases[i].holds[h]))
        g_error ("“%s” is not in\n%s", cases[i].holds[h], text);
    g_assert_null (strstr (text, cases[i].lacks));
  }
}

/* The list and the documents tell the same number. */
static void
test_reminders_reconcile (void)
{
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_SV, records);
  g_autoptr (GPtrArray) reminders = kb_reminders_list (report);
  g_autoptr (KbTable) table = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rows = 0, n_missing = 0;
  g_autofree char *csv = kb_reminders_csv (report, &n_rows);

  for (guint i = 0; i < reminders->len; i++)
    n_missing += ((KbReminder *) g_ptr_array_index (reminders, i))->n_missing;
  table = kb_table_read_csv_bytes (csv, strlen (csv), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, n_missing);
  g_assert_cmpuint (kb_table_n_rows (table), ==, n_rows + 1);
  g_assert_cmpuint (n_rows, >, 10);
}

static void
test_reminders_exported (gconstpointer ending)
{
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_SV, records);
  g_autofree char *name = g_strconcat ("lista", ending, NULL);
  g_autofree char *path = test_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results =
      kb_export (report, path, KB_REPORT_REMINDERS, NULL, NULL, NULL, &error);
  gboolean possible = !g_str_equal (ending, ".xlsx");

  g_assert_true ((results != NULL) == possible);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == possible);
  if (!possible)
    g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_REPORT);
  g_clear_error (&error);
  report->profile = KB_PROFILE_PUBLIC;
  g_clear_pointer (&results, g_ptr_array_unref);
  results = kb_export (report, path, KB_REPORT_REMINDERS, NULL, NULL, NULL, &error);
  g_assert_null (results);
  g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_REPORT);
}

static void
test_nothing_missing (void)
{
  static const char *const none[] = { NULL };
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_EN, none);
  g_autoptr (KbDocument) document = kb_reminders_document (report, "gone", FALSE);
  g_autofree char *text = kb_document_to_text (document);

  g_assert_nonnull (strstr (text, "Nothing is missing and nothing is overdue."));
}

int
main (int argc, char **argv)
{
  static const char *const endings[] = { ".txt", ".html", ".pdf", ".csv", ".xlsx" };

  test_init (&argc, &argv);
  g_test_add_func ("/lists/order", test_order);
  g_test_add_func ("/lists/systems", test_systems);
  g_test_add_data_func ("/lists/written/csv", ".csv", test_written);
  g_test_add_data_func ("/lists/written/xlsx", ".xlsx", test_written);
  g_test_add_func ("/lists/other-ending", test_other_ending);
  g_test_add_func ("/reminders/each_unit_gets_its_own", test_reminders);
  g_test_add_func ("/reminders/reconcile", test_reminders_reconcile);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *path = g_strconcat ("/reminders/exported/", endings[i] + 1, NULL);

    g_test_add_data_func (path, endings[i], test_reminders_exported);
  }
  g_test_add_func ("/reminders/nothing_missing", test_nothing_missing);
  return test_run ();
}
