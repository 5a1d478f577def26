// SPDX-License-Identifier: EUPL-1.2
#include "imports.h"

#include "kb-example.h"
#include "kb-follow-up.h"
#include "kb-gap.h"
#include "kb-measure-catalogue.h"

/* The worked example shows each page as it looks when a kommun has used it for a while. */

#define TODAY "2027-02-25"

static KbWorkbook *
example (void)
{
  g_autofree char *path = test_path ("exempel.klassning");
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_example_create (path, &error));
  g_assert_no_error (error);
  return test_open (path);
}

static KbGap *
gap_of (KbWorkbook *workbook, KbKind kind, const char *title)
{
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (KbMeasures) measures = kb_measure_catalogue_for (content, NULL);

  return kb_gap_new (content, kb_workbook_get_method (workbook),
                     kb_workbook_get_inheritance (workbook), measures, kind,
                     test_find (workbook, kind, title));
}

static void
test_self_assessment (void)
{
  KbWorkbook *workbook = example ();
  KbContent *content = kb_workbook_get_content (workbook);
  const GPtrArray *answers = kb_content_list (content, KB_KIND_ASSESSMENT);
  const GPtrArray *systems = kb_content_list (content, KB_KIND_SYSTEM);
  g_autoptr (KbMeasures) measures = kb_measure_catalogue_for (content, NULL);
  g_autoptr (KbGap) environment = gap_of (workbook, KB_KIND_ENVIRONMENT, "Kommunens egen drift");
  g_autoptr (KbGap) system = gap_of (workbook, KB_KIND_SYSTEM, "Verksamhetssystem socialtjänst");
  g_autoptr (KbGap) screens = gap_of (workbook, KB_KIND_SYSTEM, "Informationsskärmar");

  for (guint i = 0; i < answers->len; i++)
    g_assert_nonnull (kb_measures_find (
        measures, kb_record_text (g_ptr_array_index (answers, i), KB_ASSESSMENT_MEASURE)));
  for (guint i = 0; i < systems->len; i++)
    g_assert_false (kb_record_is_null (g_ptr_array_index (systems, i), KB_SYSTEM_ENVIRONMENT));
  g_assert_cmpuint (environment->own_answered, ==, environment->total);
  g_assert_cmpuint (environment->verified, >, 3);
  g_assert_cmpuint (environment->answers[KB_ANSWER_NOT_MET], >, 0);
  g_assert_cmpuint (system->shared, >, 40);
  g_assert_cmpuint (system->answers[KB_ANSWER_NONE], <, system->total);
  for (guint answer = KB_ANSWER_MET; answer < KB_N_ANSWERS; answer++)
    g_assert_cmpuint (system->answers[answer], >, 0);
  g_assert_true (screens->cut_off);
  g_assert_cmpuint (screens->over, >, 0);
  test_close (workbook);
}

static void
test_follow_up (void)
{
  KbWorkbook *workbook = example ();
  KbContent *content = kb_workbook_get_content (workbook);
  const GPtrArray *controls = kb_content_list (content, KB_KIND_CONTROL);
  const GPtrArray *documents = kb_content_list (content, KB_KIND_DOCUMENT);
  guint due[KB_DUE_PASSED + 1] = { 0 };
  guint past = 0;

  for (guint i = 0; i < controls->len; i++) {
    g_autofree char *next = kb_control_next (content, g_ptr_array_index (controls, i));

    due[kb_due (next, TODAY)]++;
  }
  g_assert_cmpuint (due[KB_DUE_UNPLANNED], ==, 0);
  g_assert_cmpuint (due[KB_DUE_LATER], >, 0);
  g_assert_cmpuint (due[KB_DUE_SOON], >, 0);
  g_assert_cmpuint (due[KB_DUE_PASSED], >, 0);
  for (guint i = 0; i < documents->len; i++) {
    KbRecord *document = g_ptr_array_index (documents, i);

    g_assert_nonnull (kb_content_find (content, KB_KIND_STATEMENT,
                                       kb_record_text (document, KB_DOCUMENT_STATEMENT)));
    past += kb_document_due (document, TODAY) == KB_DUE_PASSED;
  }
  g_assert_cmpuint (past, ==, 2); /* a draft, and one whose validity has ended */
  g_assert_cmpuint (kb_content_count (content, KB_KIND_SUPPLIER_CONTROL), >, 5);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ACTION_NOTE), >, 3);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ACTION_DEPENDENCY), ==, 2);
  test_close (workbook);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/exchange/example/self-assessment", test_self_assessment);
  g_test_add_func ("/exchange/example/follow-up", test_follow_up);
  return test_run ();
}
