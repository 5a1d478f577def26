// SPDX-License-Identifier: EUPL-1.2
#include "imports.h"

#include "kb-explain.h"
#include "kb-proposal.h"

#include <pango/pango.h>

#include <string.h>

static char *
all_marks (const KbExplainer *explainer, const char *system_id)
{
  g_autoptr (GPtrArray) marks = kb_explain_marks (explainer, system_id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " | " : "",
                            ((KbMark *) g_ptr_array_index (marks, i))->text);
  return g_string_free (text, text->len == 0);
}

static char *
explain (const KbExplainer *explainer, const char *question)
{
  g_auto (GStrv) words = g_strsplit (question, " ", -1);
  guint aspect = words[2] ? (guint) g_ascii_strtoull (words[2], NULL, 10) : 0;

  if (g_str_equal (words[0], "inherited"))
    return kb_explain_inherited (explainer, words[1], aspect);
  if (g_str_equal (words[0], "unclassified"))
    return kb_explain_unclassified (explainer, words[1]);
  if (g_str_equal (words[0], "manual"))
    return kb_explain_manual (explainer, words[1], aspect);
  if (g_str_equal (words[0], "circle"))
    return kb_explain_circle (explainer, words[1]);
  if (g_str_equal (words[0], "marks"))
    return all_marks (explainer, words[1]);
  g_assert_cmpstr (words[0], ==, "risk");
  return kb_explain_risk (explainer, kb_content_get (explainer->content, KB_KIND_RISK, words[1]));
}

static void
allow_lowering (KbContent *content)
{
  const GPtrArray *methods = kb_content_list (content, KB_KIND_METHOD);
  g_autoptr (KbRecord) method = kb_record_copy (g_ptr_array_index (methods, 0));

  kb_record_set_integer (method, KB_METHOD_LOWERING, 1);
  kb_content_put (content, method);
}

/* In Swedish the words differ with the catalogue; what is said must be there all the same. */
static void
check_swedish (KbExplainer *explainer, const char *question, const char *expected)
{
  g_autofree char *text = NULL;

  explainer->language = KB_LANGUAGE_SV;
  text = explain (explainer, question);
  g_assert_true ((text == NULL) == g_str_equal (expected, "-"));
  g_assert_true (!text || (*text && !strchr (text, '{')));
}

/* Links are GtkLabel's own; the rest is Pango's. */
static void
check_markup (const char *text)
{
  g_autoptr (GRegex) links = g_regex_new ("</?a( [^>]*)?>", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (links, text, -1, 0, "", 0, NULL);

  g_assert_true (pango_parse_markup (plain, -1, 0, NULL, NULL, NULL, NULL));
}

static void
test_sentences (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("exchange/explain.txt");

  for (guint i = 0; i < blocks->len; i++) {
    TestBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *question = test_lines_take (block, "ask");
    g_autofree char *expected = test_lines_take (block, "=");
    gboolean markup = g_ptr_array_find_with_equal_func (block->lines, "markup", g_str_equal, NULL);
    g_autofree char *ignored = test_lines_take (block, "markup");
    g_autofree char *lowering = test_lines_take (block, "method");
    g_autoptr (KbContent) content = test_content_new ("amal");
    g_autoptr (KbMethod) method = NULL;
    g_autoptr (KbInheritance) inheritance = NULL;
    g_autofree char *found = NULL;
    KbExplainer explainer;

    if (lowering && *lowering)
      allow_lowering (content);
    method = test_method_of (content);
    test_content_add_all (content, block->lines);
    inheritance = kb_inheritance_new (content, method);
    explainer = (KbExplainer){ content, method, inheritance, KB_LANGUAGE_EN, markup };
    found = explain (&explainer, question);
    test_case_equal (block->where, found ? found : "-", expected);
    if (markup)
      check_markup (found);
    check_swedish (&explainer, question, expected);
  }
}

static void
test_signature (void)
{
  g_autoptr (KbRecord) level = kb_record_new (KB_KIND_SYSTEM_LEVEL, NULL);
  KbExplainer explainer = { .language = KB_LANGUAGE_EN };
  g_autofree char *none = NULL;
  g_autofree char *by = NULL;
  g_autofree char *both = NULL;

  kb_record_set_text (level, KB_SYSTEM_LEVEL_SYSTEM, "s");
  kb_record_set_text (level, KB_SYSTEM_LEVEL_ASPECT, "confidentiality");
  none = kb_explain_manual_signature (&explainer, level);
  g_assert_cmpstr (none, ==, "");
  kb_record_set_text (level, KB_SYSTEM_LEVEL_RAISED_BY, "cli");
  by = kb_explain_manual_signature (&explainer, level);
  g_assert_cmpstr (by, ==, "Command line");
  kb_record_set_text (level, KB_SYSTEM_LEVEL_RAISED_ON, "2027-02-25");
  both = kb_explain_manual_signature (&explainer, level);
  g_assert_cmpstr (both, ==, "Command line, 2027-02-25");
}

static char *
suggest (KbWorkbook *workbook, KbLanguage language)
{
  g_autoptr (KbReport) report = kb_report_new (workbook, language, KB_PROFILE_COMPLETE);

  return kb_proposal_suggest (report);
}

/* The wording grows with what there is to decide. */
static void
test_proposal (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = suggest (workbook, KB_LANGUAGE_EN);
  g_autofree char *action = NULL;
  g_autofree char *risk = NULL;
  g_autofree char *second = NULL;
  g_autofree char *with_plan = NULL;
  g_autofree char *with_risk = NULL;
  g_autofree char *with_risks = NULL;
  g_autofree char *swedish = NULL;

  g_assert_cmpstr (empty, ==,
                   "Socialförvaltningen decides\n"
                   "1. to approve the information security analysis of 2027-02-25,\n"
                   "2. to instruct Socialförvaltningen to report every year on how the plan is "
                   "carried out.");
  action = test_add_action (workbook, "Granska loggar");
  kb_workbook_set_decision (workbook, KB_DECISION_BOARD, "Socialnämnden", &error);
  g_assert_no_error (error);
  with_plan = suggest (workbook, KB_LANGUAGE_EN);
  g_assert_true (g_str_has_prefix (with_plan, "Socialnämnden decides\n1. "));
  g_assert_nonnull (
      strstr (with_plan, "\n2. to adopt the action plan for information security 2027–2030,\n3. "));
  risk = test_add_risk (workbook, "Brand");
  kb_workbook_place_risk (workbook, risk, KB_MOMENT_AFTER, (KbPosition){ 3, 3 }, &error);
  g_assert_no_error (error);
  with_risk = suggest (workbook, KB_LANGUAGE_EN);
  g_assert_nonnull (strstr (with_risk, "\n3. to accept that risk R01 stays high, with a new "
                                       "examination within a year,\n4. "));
  second = test_add_risk (workbook, "Stöld");
  kb_workbook_place_risk (workbook, second, KB_MOMENT_AFTER, (KbPosition){ 3, 3 }, &error);
  g_assert_no_error (error);
  with_risks = suggest (workbook, KB_LANGUAGE_EN);
  g_assert_nonnull (strstr (with_risks, "to accept that risks R01, R02 stay high"));
  swedish = suggest (workbook, KB_LANGUAGE_SV);
  g_assert_true (g_str_has_prefix (swedish, "Socialnämnden "));
  g_assert_nonnull (strstr (swedish, "R01, R02"));
  g_assert_true (g_str_has_suffix (swedish, "."));
  g_assert_null (strchr (swedish, '{'));
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/explain/sentences", test_sentences);
  g_test_add_func ("/explain/who_set_a_level_by_hand", test_signature);
  g_test_add_func ("/explain/a_proposal_to_begin_from", test_proposal);
  return test_run ();
}
