// SPDX-License-Identifier: EUPL-1.2
#include "kb-measure-commands.h"
#include "workbook.h"

/*
 * Every command of kb-measure-commands.h: one line of history that names what it is about, undo and
 * redo also after closing, nothing written where nothing changes, and a clear refusal when what it
 * is about is gone.
 */

#define GONE "finns-inte"

typedef gboolean (*Act) (KbWorkbook *workbook, GError **error);

static gboolean gone; /* acts then point at what is not there */

static const char *
find (KbWorkbook *w, KbKind kind, const char *title)
{
  return gone ? GONE : test_find (w, kind, title);
}

#define SYSTEM(w)      find (w, KB_KIND_SYSTEM, "Treserva")
#define ASSET(w)       find (w, KB_KIND_ASSET, "Journaler")
#define ENVIRONMENT(w) find (w, KB_KIND_ENVIRONMENT, "Datorhallen")

static KbRecord *
measure (const char *code)
{
  KbRecord *record = kb_record_new (KB_KIND_MEASURE, code);
  g_autofree char *title = g_strdup_printf ("Skydd %s", code);
  g_autofree char *state = g_strdup_printf ("%s är ordnat.", code);

  kb_record_set_text (record, KB_MEASURE_CODE, code);
  kb_record_set_text (record, KB_MEASURE_TITLE_SV, title);
  kb_record_set_text (record, KB_MEASURE_STATE_SV, state);
  kb_record_set_text (record, KB_MEASURE_CATEGORY, "technical");
  kb_record_set_text (record, KB_MEASURE_STANDARD, "8.13");
  kb_record_set_text (record, KB_MEASURE_ACT_AREAS, "3");
  kb_record_set_integer (record, KB_MEASURE_CONFIDENTIALITY, 2);
  return record;
}

static GPtrArray *
measures (const char *first, const char *second)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_record_unref);

  g_ptr_array_add (list, measure (first));
  if (second)
    g_ptr_array_add (list, measure (second));
  return list;
}

static gboolean
answer (KbWorkbook *w, KbKind kind, const char *id, const char *code, KbAnswer to, GError **error)
{
  g_autoptr (GPtrArray) list = measures (code, NULL);

  return kb_workbook_answer_measures (w, kind, id, list, to, error);
}

static KbWorkbook *
measured_workbook (void)
{
  KbWorkbook *w = test_filled_workbook ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecord) own = measure ("E001");
  g_autofree char *id = NULL;

  g_assert_true (kb_workbook_add_environment (w, "Datorhallen", &id, &error));
  g_assert_true (answer (w, KB_KIND_SYSTEM, SYSTEM (w), "M001", KB_ANSWER_PARTLY, &error)
                 && kb_workbook_note_measure (w, KB_KIND_SYSTEM, SYSTEM (w), own,
                                              KB_ASSESSMENT_COMMENT, "Bra", &error)
                 && kb_workbook_put_measure (w, own, &error));
  g_assert_no_error (error);
  return w;
}

static gboolean
answer_system (KbWorkbook *w, GError **error)
{
  return answer (w, KB_KIND_SYSTEM, SYSTEM (w), "M002", KB_ANSWER_MET, error);
}

static gboolean
answer_asset (KbWorkbook *w, GError **error)
{
  return answer (w, KB_KIND_ASSET, ASSET (w), "M002", KB_ANSWER_NOT_MET, error);
}

static gboolean
answer_environment (KbWorkbook *w, GError **error)
{
  return answer (w, KB_KIND_ENVIRONMENT, ENVIRONMENT (w), "M002", KB_ANSWER_NOT_APPLICABLE, error);
}

static gboolean
change_answer (KbWorkbook *w, GError **error)
{
  return answer (w, KB_KIND_SYSTEM, SYSTEM (w), "M001", KB_ANSWER_MET, error);
}

static gboolean
clear_answer (KbWorkbook *w, GError **error)
{
  return answer (w, KB_KIND_SYSTEM, SYSTEM (w), "M001", KB_ANSWER_NONE, error);
}

static gboolean
answer_many (KbWorkbook *w, GError **error)
{
  g_autoptr (GPtrArray) list = measures ("M001", "M003");

  return kb_workbook_answer_measures (w, KB_KIND_SYSTEM, SYSTEM (w), list, KB_ANSWER_MET, error);
}

static gboolean
comment (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) one = measure ("M001");

  return kb_workbook_note_measure (w, KB_KIND_SYSTEM, SYSTEM (w), one, KB_ASSESSMENT_COMMENT,
                                   "Pågår", error);
}

static gboolean
say_how (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) one = measure ("M009");

  return kb_workbook_note_measure (w, KB_KIND_SYSTEM, SYSTEM (w), one, KB_ASSESSMENT_IMPLEMENTATION,
                                   "Kopior till hall B", error);
}

static gboolean
verify (KbWorkbook *w, GError **error)
{
  g_autoptr (GPtrArray) list = measures ("M001", NULL);

  return kb_workbook_verify_measures (w, KB_KIND_SYSTEM, SYSTEM (w), list, "2027-02-25",
                                      "Stickprov", error);
}

static gboolean
plan (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) one = measure ("M001");

  return kb_workbook_plan_measure (w, KB_KIND_SYSTEM, SYSTEM (w), one, KB_LANGUAGE_SV, NULL, error);
}

static gboolean
plan_for_environment (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) one = measure ("M001");

  return kb_workbook_plan_measure (w, KB_KIND_ENVIRONMENT, ENVIRONMENT (w), one, KB_LANGUAGE_SV,
                                   NULL, error);
}

static gboolean
add_environment (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_environment (w, "Molnet", NULL, error);
}

static gboolean
set_environment (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_system_environment (w, SYSTEM (w), ENVIRONMENT (w), error);
}

static gboolean
add_measure (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) one = measure ("M010");

  return kb_workbook_put_measure (w, one, error);
}

static gboolean
edit_measure (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) one = measure ("E001");

  kb_record_set_text (one, KB_MEASURE_TITLE_SV, "Ny titel");
  return kb_workbook_put_measure (w, one, error);
}

static gboolean
hide_shipped (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) one = measure ("M010");

  return kb_workbook_hide_measure (w, one, TRUE, error);
}

static gboolean
restore (KbWorkbook *w, GError **error)
{
  return kb_workbook_restore_measure (w, gone ? GONE : "E001", error);
}

static gboolean
import (KbWorkbook *w, GError **error)
{
  g_autoptr (GPtrArray) list = measures ("M001", "E001");

  kb_record_set_text (g_ptr_array_index (list, 1), KB_MEASURE_TITLE_SV, "Från grannkommunen");
  return kb_workbook_import_measures (w, list, "katalog.json", error);
}

static gboolean
control (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) one = measure ("M001");

  return kb_workbook_control_supplier (w, SYSTEM (w), one, "2027-02-25", KB_ANSWER_PARTLY,
                                       "Intyg saknas", error);
}

typedef struct {
  const char *name;
  Act act;
  const char *label;
  const char *argument; /* the "name" that the history shows */
  const char *refusal;  /* when what it is about is gone; NULL where nothing can be */
} Command;

static const Command commands[] = {
  { "a_system_is_answered", answer_system, "measure-met", "M002", "gone" },
  { "an_asset_is_answered", answer_asset, "measure-not-met", "M002", "gone" },
  { "an_environment_is_answered", answer_environment, "measure-not-applicable", "M002", "gone" },
  { "an_answer_is_changed", change_answer, "measure-met", "M001", "gone" },
  { "an_answer_is_cleared", clear_answer, "measure-unanswered", "M001", "gone" },
  { "many_are_answered", answer_many, "measure-met", "M001", "gone" },
  { "a_comment_is_written", comment, "measure-comment", "M001", "gone" },
  { "it_is_said_how", say_how, "measure-how", "M009", "gone" },
  { "an_answer_is_verified", verify, "measure-verify", "M001", "gone" },
  { "a_gap_is_planned", plan, "action-from-gap", "M001", "gone" },
  { "a_gap_of_an_environment_is_planned", plan_for_environment, "action-from-gap", "M001", "gone" },
  { "an_environment_is_added", add_environment, "environment-add", "Molnet", NULL },
  { "a_system_gets_its_environment", set_environment, "system-environment", "Treserva", "gone" },
  { "a_measure_is_added", add_measure, "measure-add", "M010", NULL },
  { "a_measure_is_edited", edit_measure, "measure-edit", "E001", NULL },
  { "a_shipped_measure_is_hidden", hide_shipped, "measure-hide", "M010", NULL },
  { "a_measure_is_restored", restore, "measure-restore", "E001", "gone" },
  { "a_catalogue_is_imported", import, "measures-import", NULL, NULL },
  { "a_supplier_is_followed_up", control, "supplier-control", "M001", "gone" },
};

static void
assert_text (KbWorkbook *w, const char *expected)
{
  g_autofree char *text = test_workbook_text (w);

  test_assert_same_text (text, expected);
}

static void
test_command (gconstpointer data)
{
  const Command *command = data;
  KbWorkbook *w = measured_workbook ();
  KbHistory *history = kb_workbook_get_history (w);
  g_autofree char *before = test_workbook_text (w);
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  guint entries = test_entries (w);
  const KbEntry *entry;

  g_assert_true (command->act (w, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_entries (w), ==, entries + 1);
  entry = kb_history_get (history, kb_history_size (history) - 1);
  name = kb_entry_argument (entry, "name");
  g_assert_cmpstr (entry->label, ==, command->label);
  g_assert_cmpstr (name, ==, command->argument);
  after = test_workbook_text (w);
  g_assert_cmpstr (after, !=, before);
  test_assert_whole (w);
  if (command->act != add_environment && command->act != restore) {
    g_assert_true (command->act (w, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (test_entries (w), ==, entries + 1);
  }
  g_assert_true (kb_workbook_undo (w, &error));
  assert_text (w, before);
  w = test_reopen (w);
  g_assert_true (kb_workbook_redo (w, &error));
  assert_text (w, after);
  test_assert_whole (w);
  test_close (w);
}

static void
test_refusal (gconstpointer data)
{
  const Command *command = data;
  KbWorkbook *w = measured_workbook ();
  g_autofree char *before = test_workbook_text (w);
  g_autoptr (GError) error = NULL;
  guint entries = test_entries (w);

  gone = TRUE;
  g_assert_false (command->act (w, &error));
  gone = FALSE;
  g_assert_cmpstr (test_store_code (error), ==, command->refusal);
  g_assert_cmpuint (test_entries (w), ==, entries);
  assert_text (w, before);
  test_close (w);
}

static KbRecord *
assessment (KbWorkbook *w, const char *code)
{
  return kb_assessment_find (kb_workbook_get_content (w), KB_KIND_SYSTEM, SYSTEM (w), code);
}

/* Another answer is not what was verified; the comment stays. */
static void
test_answer_and_verification (void)
{
  KbWorkbook *w = measured_workbook ();
  g_autoptr (GError) error = NULL;

  g_assert_true (comment (w, &error) && verify (w, &error));
  g_assert_cmpstr (kb_record_text (assessment (w, "M001"), KB_ASSESSMENT_VERIFIED_HOW), ==,
                   "Stickprov");
  g_assert_cmpstr (kb_record_text (assessment (w, "M001"), KB_ASSESSMENT_ANSWERED_ON), ==,
                   "2027-02-25");
  g_assert_true (change_answer (w, &error));
  g_assert_null (kb_record_text (assessment (w, "M001"), KB_ASSESSMENT_VERIFIED_ON));
  g_assert_null (kb_record_text (assessment (w, "M001"), KB_ASSESSMENT_VERIFIED_HOW));
  g_assert_cmpstr (kb_record_text (assessment (w, "M001"), KB_ASSESSMENT_COMMENT), ==, "Pågår");
  g_assert_true (clear_answer (w, &error));
  g_assert_nonnull (assessment (w, "M001"));
  g_assert_no_error (error);
  test_close (w);
}

/* A row without answer and texts does not stay; what is not answered can't be verified. */
static void
test_empty_rows_go (void)
{
  KbWorkbook *w = measured_workbook ();
  KbContent *content = kb_workbook_get_content (w);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = measures ("M077", NULL);
  guint entries;

  g_assert_cmpuint (kb_content_count (content, KB_KIND_ASSESSMENT), ==, 2);
  g_assert_true (clear_answer (w, &error));
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ASSESSMENT), ==, 1);
  entries = test_entries (w);
  g_assert_true (kb_workbook_verify_measures (w, KB_KIND_SYSTEM, SYSTEM (w), open, "2027-02-25",
                                              "Stickprov", &error));
  g_assert_cmpuint (test_entries (w), ==, entries);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ASSESSMENT), ==, 1);
  test_close (w);
}

static void
test_planned_once (void)
{
  KbWorkbook *w = measured_workbook ();
  KbContent *content = kb_workbook_get_content (w);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecord) one = measure ("M001");
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  guint n = kb_content_count (content, KB_KIND_ACTION);
  KbRecord *action;

  g_assert_true (kb_workbook_plan_measure (w, KB_KIND_SYSTEM, SYSTEM (w), one, KB_LANGUAGE_EN,
                                           &first, &error));
  action = kb_content_get (content, KB_KIND_ACTION, first);
  g_assert_cmpstr (kb_record_text (action, KB_ACTION_TITLE), ==, "M001 är ordnat.");
  g_assert_cmpstr (kb_record_text (action, KB_ACTION_SECTION), ==, "technical");
  g_assert_cmpstr (kb_record_text (action, KB_ACTION_CATEGORY), ==, "technical");
  g_assert_cmpstr (kb_record_text (action, KB_ACTION_REFERENCE), ==,
                   "ISO/IEC 27002 8.13 · 2 kap. 3 § 3");
  g_assert_cmpstr (kb_record_text (action, KB_ACTION_SYSTEM), ==, SYSTEM (w));
  g_assert_cmpint (kb_record_integer (action, KB_ACTION_NUMBER), ==, 3);
  g_assert_true (kb_workbook_plan_measure (w, KB_KIND_SYSTEM, SYSTEM (w), one, KB_LANGUAGE_SV,
                                           &again, &error));
  g_assert_cmpstr (again, ==, first);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ACTION), ==, n + 1);
  g_assert_true (plan_for_environment (w, &error));
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ACTION), ==, n + 2);
  g_assert_no_error (error);
  test_close (w);
}

/* One note a day; each day its own. */
static void
test_follow_up_by_day (void)
{
  KbWorkbook *w = measured_workbook ();
  KbContent *content = kb_workbook_get_content (w);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecord) one = measure ("M001");
  KbRecord *latest;

  g_assert_true (control (w, &error));
  g_assert_true (
      kb_workbook_control_supplier (w, SYSTEM (w), one, "2027-02-25", KB_ANSWER_MET, NULL, &error));
  g_assert_cmpuint (kb_content_count (content, KB_KIND_SUPPLIER_CONTROL), ==, 1);
  g_assert_true (kb_workbook_control_supplier (w, SYSTEM (w), one, "2028-02-25", KB_ANSWER_NOT_MET,
                                               "Nytt avtal", &error));
  g_assert_cmpuint (kb_content_count (content, KB_KIND_SUPPLIER_CONTROL), ==, 2);
  latest = kb_supplier_control_latest (content, SYSTEM (w), "M001");
  g_assert_cmpstr (kb_record_text (latest, KB_SUPPLIER_CONTROL_COMMENT), ==, "Nytt avtal");
  g_assert_true (kb_workbook_control_supplier (w, SYSTEM (w), one, "2028-02-25", KB_ANSWER_NONE,
                                               NULL, &error));
  g_assert_cmpuint (kb_content_count (content, KB_KIND_SUPPLIER_CONTROL), ==, 1);
  g_assert_no_error (error);
  test_close (w);
}

/* A code is free; a row deleted in the middle gives no double. */
static void
test_codes (void)
{
  KbWorkbook *w = measured_workbook ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecord) second = measure ("E002");
  g_autofree char *code = kb_workbook_new_measure_code (w);
  g_autofree char *next = NULL;

  g_assert_cmpstr (code, ==, "E002");
  g_assert_true (kb_workbook_put_measure (w, second, &error));
  g_assert_true (restore (w, &error));
  next = kb_workbook_new_measure_code (w);
  g_assert_cmpstr (next, ==, "E003");
  test_close (w);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *path = g_strconcat ("/measures/", commands[i].name, NULL);
    g_autofree char *refusal = g_strconcat ("/measures/refused/", commands[i].name, NULL);

    g_test_add_data_func (path, &commands[i], test_command);
    if (commands[i].refusal)
      g_test_add_data_func (refusal, &commands[i], test_refusal);
  }
  g_test_add_func ("/measures/another_answer_is_not_verified", test_answer_and_verification);
  g_test_add_func ("/measures/empty_rows_go", test_empty_rows_go);
  g_test_add_func ("/measures/a_gap_is_planned_once", test_planned_once);
  g_test_add_func ("/measures/follow_up_by_day", test_follow_up_by_day);
  g_test_add_func ("/measures/codes_are_free", test_codes);
  return test_run ();
}
