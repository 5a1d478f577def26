// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "kb-document-text.h"
#include "kb-exchange-error.h"
#include "kb-export.h"
#include "kb-minutes.h"
#include "kb-pdf.h"
#include "report.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * Minutes against minutes-*.md and .html beside this file. After a change that is meant, and after
 * a change of po/sv.po, write them anew: KB_TEST_GOLDEN=tests/exchange test-exchange-minutes.
 */

static KbDocument *
minutes (const KbReport *report)
{
  g_autoptr (GError) error = NULL;
  KbDocument *document = kb_minutes_document (report, "w", &error);

  g_assert_no_error (error);
  return document;
}

/* The head differs each time, since history has a nonce and a clock. */
static char *
without_head (const KbReport *report, const char *text)
{
  g_autofree char *head = kb_format_checksum (kb_history_head (report->history));
  GString *plain = g_string_new (text);

  g_assert_cmpuint (g_string_replace (plain, head, "HEAD", 0), ==, 1);
  return g_string_free (plain, FALSE);
}

static void
check_golden (const char *name, const char *found)
{
  g_autofree char *inside = g_build_filename ("exchange", name, NULL);
  g_autofree char *expected = NULL;
  const char *folder = g_getenv ("KB_TEST_GOLDEN");

  if (folder) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    test_write (path, found, strlen (found));
    return;
  }
  expected = test_file_read (inside);
  test_assert_same_text (found, expected);
}

static void
check_minutes (KbLanguage language, const char *name, char *(*render) (const KbDocument *) )
{
  g_autoptr (KbReport) report = test_workshop_report (language);
  g_autoptr (KbDocument) document = minutes (report);
  g_autofree char *rendered = render (document);
  g_autofree char *text = without_head (report, rendered);

  check_golden (name, text);
}

static void
test_text (void)
{
  check_minutes (KB_LANGUAGE_EN, "minutes-en.md", kb_document_to_text);
  check_minutes (KB_LANGUAGE_SV, "minutes-sv.md", kb_document_to_text);
}

static void
test_html (void)
{
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_SV);
  g_autoptr (KbDocument) document = minutes (report);
  g_autofree char *html = kb_document_to_html (document);

  check_minutes (KB_LANGUAGE_EN, "minutes-en.html", kb_document_to_html);
  g_assert_nonnull (strstr (html, "<html lang=\"sv\">"));
  g_assert_nonnull (strstr (html, "Bara namn och &lt;adress&gt;"));
  g_assert_nonnull (strstr (html, "Boka riskanalys.<br>Skicka anteckningarna."));
  g_assert_null (strstr (html, "<adress>"));
  g_assert_null (strstr (html, "<script"));
}

/* Who voted what is nowhere: no role stands with a vote. */
static void
test_votes_are_secret (void)
{
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_EN);
  g_autoptr (KbDocument) document = minutes (report);
  g_autofree char *text = kb_document_to_text (document);
  const char *votes = strstr (text, "2 votes on 2, 3 votes on 3");

  g_assert_nonnull (votes);
  g_assert_null (strstr (votes, "Jurist"));
  g_assert_null (strstr (votes, "Enhetschef"));
}

static void
test_empty_workshop (void)
{
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_EN, NULL);
  g_autoptr (KbDocument) document = NULL;
  g_autofree char *text = NULL;

  test_report_add (report, "workshop w number=1");
  document = minutes (report);
  text = kb_document_to_text (document);
  g_assert_nonnull (strstr (text, "# Minutes of workshop 1: –\n"));
  g_assert_nonnull (strstr (text, "No roles were written down."));
  g_assert_nonnull (strstr (text, "Nothing was classified."));
  g_assert_nonnull (strstr (text, "It is not yet said who establishes the classes."));
  g_assert_null (strstr (text, "## Risks"));
}

/* Runs a tool of poppler on a file; NULL when it is not installed. */
static char *
poppler (const char *tool, const char *option, const char *path)
{
  g_autofree char *program = g_find_program_in_path (tool);
  const char *argv[] = { program, option, path, g_str_equal (tool, "pdftotext") ? "-" : NULL,
                         NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  if (!program)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static char *
write_pdf (const KbReport *report, const char *name)
{
  g_autoptr (KbDocument) document = minutes (report);
  g_autoptr (GError) error = NULL;
  char *path = test_path (name);

  g_assert_true (kb_pdf_write (document, path, &error));
  g_assert_no_error (error);
  if (g_getenv ("KB_TEST_GOLDEN")) {
    g_autofree char *copy = g_build_filename (g_get_tmp_dir (), name, NULL);

    test_copy (path, copy);
  }
  return path;
}

/* Blanks, line ends and the hyphens at them say where lines are broken, not what is written. */
static char *
squeezed (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c) && c != '-' && c != 0x2010 && c != 0xAD)
      g_string_append_unichar (letters, c);
  }
  return g_string_free (letters, FALSE);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p; p = strstr (p + strlen (word), word))
    n++;
  return n;
}

static void
assert_contains (const char *text, const char *words)
{
  g_autofree char *wanted = squeezed (words);

  if (!strstr (text, wanted))
    g_error ("“%s” is not in the text", words);
}

static void
test_pdf_text (void)
{
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_EN);
  g_autofree char *path = write_pdf (report, "minutes.pdf");
  g_autofree char *raw = poppler ("pdftotext", "-raw", path);
  g_autofree char *info = poppler ("pdfinfo", "-struct", path);
  g_autofree char *facts = poppler ("pdfinfo", "-isodates", path);
  g_autofree char *text = raw ? squeezed (raw) : NULL;

  if (!raw || !info || !facts) {
    g_test_skip ("pdftotext and pdfinfo are not installed");
    return;
  }
  assert_contains (text, "Minutes of workshop 2: Barn och unga");
  assert_contains (text, "Enhetschef barn och unga");
  assert_contains (text, "round 1: 2 votes on 2, 3 votes on 3; median 3.");
  assert_contains (text, "Agreed on 3 Serious.");
  assert_contains (text, "Bara namn och <adress>");
  assert_contains (text, "Page 1 of ");
  g_assert_nonnull (strstr (facts, "Minutes of workshop 2: Barn och unga"));
  g_assert_nonnull (strstr (facts, "Tagged:          yes"));
  g_assert_nonnull (strstr (facts, "A4"));
  g_assert_cmpuint (count (info, "H1"), ==, 1);
  g_assert_cmpuint (count (info, "H2"), >=, 5);
  g_assert_cmpuint (count (info, "Table"), >=, 5);
  g_assert_cmpuint (count (info, "TH"), >=, 10);
  g_assert_true (test_bytes_contain (path, "/Lang (en)"));
  g_assert_true (test_bytes_contain (path, "/DisplayDocTitle true"));
}

/* Marked content must begin and end on one page: cairo would let it run over. */
static void
assert_tags_balance (const char *path)
{
  g_autofree char *whole = poppler ("pdftotext", "-raw", path);
  g_autofree char *structure = poppler ("pdfinfo", "-struct-text", path);

  g_assert_true (!whole || *whole);
  g_assert_true (!structure || *structure);
}

/* Sixty participants, names of 300 letters, a cell higher than a page: nothing is cut off. */
static void
test_pdf_extremes (void)
{
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_SV);
  g_autofree char *word = g_strnfill (300, 'W');
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = g_strdup_printf ("asset long name='%s'", word);
  g_autofree char *risk = NULL;

  test_report_add (report, line);
  test_report_add (report, "workshop_asset - workshop_id=w asset_id=long position=9");
  for (guint i = 0; i < 60; i++) {
    g_autofree char *participant = g_strdup_printf (
        "participant many-%u workshop_id=w role='Roll nummer %u!' position=%u", i, i, i + 10);

    test_report_add (report, participant);
  }
  for (guint i = 0; i < 900; i++)
    g_string_append_printf (long_text, "ord%u! ", i);
  risk = g_strdup_printf ("risk long number=9 workshop_id=w title=Lång event='%s'", long_text->str);
  test_report_add (report, risk);
  path = write_pdf (report, "extremes.pdf");
  assert_tags_balance (path);
  raw = poppler ("pdftotext", "-raw", path);
  if (!raw) {
    g_test_skip ("pdftotext is not installed");
    return;
  }
  text = squeezed (raw);
  for (guint i = 0; i < 60; i++) {
    g_autofree char *role = g_strdup_printf ("Roll nummer %u!", i);

    assert_contains (text, role);
  }
  for (guint i = 0; i < 900; i += 7) {
    g_autofree char *one = g_strdup_printf ("ord%u!", i);

    assert_contains (text, one);
  }
  g_assert_cmpuint (count (text, "W"), >=, 600); /* in the list and as a heading */
}

/* The header row stands on each page that a table takes. */
static void
test_pdf_repeats_headers (void)
{
  static const char *const header[] = { "Rubrikett", "Rubriktvå", NULL };
  g_autoptr (KbDocument) document = kb_document_new ("Lång tabell", NULL, KB_LANGUAGE_SV);
  KbBlock *table = kb_document_add_table (document, 2, header);
  g_autofree char *path = test_path ("table.pdf");
  g_autoptr (GError) error = NULL;
  g_autofree char *raw = NULL;
  guint pages;

  for (guint i = 0; i < 120; i++)
    kb_block_add_row (table, "Cell", "Annan cell", NULL);
  g_assert_true (kb_pdf_write (document, path, &error));
  g_assert_no_error (error);
  raw = poppler ("pdftotext", "-raw", path);
  if (!raw) {
    g_test_skip ("pdftotext is not installed");
    return;
  }
  pages = count (raw, "\f");
  g_assert_cmpuint (pages, >=, 3);
  g_assert_cmpuint (count (raw, "Rubrikett"), ==, pages);
  g_assert_cmpuint (count (raw, "Annan cell"), ==, 120);
}

static void
test_export (void)
{
  static const char *const endings[] = { "pdf", "txt", "html", "PDF" };
  static const struct {
    const char *name;
    KbReportType type;
    guint workshop;
    KbExchangeError code;
  } refused[] = {
    { "a.xlsx", KB_REPORT_MINUTES, 0, KB_EXCHANGE_ERROR_REPORT },
    { "a.json", KB_REPORT_MINUTES, 0, KB_EXCHANGE_ERROR_REPORT },
    { "a.html", KB_REPORT_DEFAULT, 0, KB_EXCHANGE_ERROR_REPORT },
    { "a.txt", KB_REPORT_RISKS, 0, KB_EXCHANGE_ERROR_REPORT },
    { "a.pdf", KB_REPORT_MINUTES, 7, KB_EXCHANGE_ERROR_NO_WORKSHOP },
  };
  g_autoptr (KbReport) report = test_workshop_report (KB_LANGUAGE_EN);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strdup_printf ("minutes.%s", endings[i]);
    g_autofree char *path = test_path (name);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) results =
        kb_export (report, path, KB_REPORT_MINUTES, NULL, NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (results->len, ==, 1);
    g_assert_cmpuint (((KbExportResult *) g_ptr_array_index (results, 0))->assets, ==, 3);
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = test_path (refused[i].name);
    g_autoptr (GError) error = NULL;

    report->workshop = refused[i].workshop;
    g_assert_null (kb_export (report, path, refused[i].type, NULL, NULL, NULL, &error));
    g_assert_error (error, KB_EXCHANGE_ERROR, (int) refused[i].code);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  report->workshop = 0;
  report->profile = KB_PROFILE_PUBLIC;
  {
    g_autofree char *path = test_path ("open.pdf");
    g_autoptr (GError) error = NULL;

    g_assert_null (kb_export (report, path, KB_REPORT_MINUTES, NULL, NULL, NULL, &error));
    g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_REPORT);
  }
}

/* What has been held stands before what is planned, then the later day. */
static void
test_latest_workshop (void)
{
  static const struct {
    const char *line;
    const char *title;
  } steps[] = {
    { "workshop a number=1 object=Ett status=planned held_on=2027-05-01", "1: Ett" },
    { "workshop b number=2 object=Två status=ended held_on=2027-01-01", "2: Två" },
    { "workshop c number=3 object=Tre status=planned held_on=2028-01-01", "2: Två" },
    { "workshop d number=4 object=Fyra status=under-way held_on=2027-01-02", "4: Fyra" },
  };
  g_autoptr (KbReport) report = test_report_new (KB_LANGUAGE_EN, NULL);
  g_autofree char *path = test_path ("latest.txt");
  g_autoptr (GError) error = NULL;

  g_assert_null (kb_export (report, path, KB_REPORT_MINUTES, NULL, NULL, NULL, &error));
  g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_NO_WORKSHOP);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (GPtrArray) results = NULL;

    test_report_add (report, steps[i].line);
    results = kb_export (report, path, KB_REPORT_MINUTES, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    g_test_message ("%s", steps[i].title);
    g_assert_true (test_bytes_contain (path, steps[i].title));
  }
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/minutes/as_text", test_text);
  g_test_add_func ("/minutes/as_html", test_html);
  g_test_add_func ("/minutes/nobody_stands_with_a_vote", test_votes_are_secret);
  g_test_add_func ("/minutes/of_an_empty_workshop", test_empty_workshop);
  g_test_add_func ("/minutes/as_pdf", test_pdf_text);
  g_test_add_func ("/minutes/nothing_is_cut_off_in_a_pdf", test_pdf_extremes);
  g_test_add_func ("/minutes/a_pdf_repeats_the_headers_of_a_table", test_pdf_repeats_headers);
  g_test_add_func ("/minutes/export_and_its_refusals", test_export);
  g_test_add_func ("/minutes/the_latest_workshop_by_default", test_latest_workshop);
  return test_run ();
}
