// SPDX-License-Identifier: EUPL-1.2
#include "workbook.h"

/* Acts that cannot be done: each says why, changes nothing, and the workbook goes on after it. */

typedef gboolean (*Act) (KbWorkbook *workbook, GError **error);

#define ASSET(workbook)  test_find (workbook, KB_KIND_ASSET, "Journaler")
#define SYSTEM(workbook) test_find (workbook, KB_KIND_SYSTEM, "Treserva")
#define ACTION(workbook) test_find (workbook, KB_KIND_ACTION, "Granska loggar")

typedef struct {
  const char *name;
  Act act;
  const char *code;
} Refusal;

static gboolean
set_text_of_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_text (w, KB_KIND_ASSET, "borta", KB_ASSET_NAME, "x", error);
}

static gboolean
set_level_of_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_level (w, "borta", 0, 1, 1, error);
}

static gboolean
set_motivation_of_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_motivation (w, "borta", 0, "x", error);
}

static gboolean
delete_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_SYSTEM, "borta", error);
}

static gboolean
link_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_asset (w, ASSET (w), "borta", TRUE, error);
}

static gboolean
link_system_to_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_systems (w, SYSTEM (w), "borta", TRUE, error);
}

static gboolean
link_action_to_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_action (w, ACTION (w), "borta", TRUE, error);
}

static gboolean
raise_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_raise_system (w, "borta", 0, 1, "other", "x", error);
}

static gboolean
give_role_to_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_system_role (w, "borta", "system-owner", "x", error);
}

static gboolean
give_no_role (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_system_role (w, SYSTEM (w), "borta", "x", error);
}

static gboolean
place_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_place_risk (w, "borta", KB_MOMENT_BEFORE, (KbPosition){ 0, 0 }, error);
}

static gboolean
set_object_of_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_risk_object (w, "borta", KB_KIND_NONE, NULL, error);
}

static gboolean
set_cost_of_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_action_cost (w, "borta", 2027, 1, error);
}

static gboolean
establish_somebody_and_nobody (KbWorkbook *w, GError **error)
{
  const char *ids[] = { ASSET (w), "borta", NULL };

  return kb_workbook_establish (w, ids, "Ansvarig chef", "2027-02-25", error);
}

static gboolean
add_asset_to_no_unit (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_asset (w, "Bygglov", "borta", NULL, error);
}

static gboolean
add_risk_for_nobody (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_risk (w, "x", KB_KIND_ASSET, "borta", (KbPosition){ 0, 0 }, NULL, error);
}

static gboolean
add_action_to_no_section (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_action (w, "x", "borta", NULL, error);
}

static gboolean
add_asset_without_name (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_asset (w, "", NULL, NULL, error);
}

static gboolean
drop_a_name (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_text (w, KB_KIND_SYSTEM, SYSTEM (w), KB_SYSTEM_NAME, NULL, error);
}

/* The method must stay whole: with it broken the file could not even be opened to take it back. */
static gboolean
delete_a_band (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_BAND, "low", error);
}

static gboolean
delete_the_method (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_METHOD, KB_METHOD_ID, error);
}

static gboolean
switch_off_an_aspect (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_integer (w, KB_KIND_ASPECT, "integrity", KB_ASPECT_IN_USE, 0, error);
}

static gboolean
same_number_twice (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_integer (w, KB_KIND_LEVEL, "level-1", KB_LEVEL_NUMBER, 2, error);
}

static const Refusal refusals[] = {
  { "a_text_of_a_record_that_is_gone", set_text_of_nobody, "gone" },
  { "a_level_of_an_asset_that_is_gone", set_level_of_nobody, "gone" },
  { "a_motivation_of_an_asset_that_is_gone", set_motivation_of_nobody, "gone" },
  { "deleting_what_is_gone", delete_nobody, "gone" },
  { "a_link_to_a_system_that_is_gone", link_nobody, "gone" },
  { "a_dependency_on_a_system_that_is_gone", link_system_to_nobody, "gone" },
  { "a_link_to_a_risk_that_is_gone", link_action_to_nobody, "gone" },
  { "a_raise_of_a_system_that_is_gone", raise_nobody, "gone" },
  { "a_role_in_a_system_that_is_gone", give_role_to_nobody, "gone" },
  { "a_role_that_is_gone", give_no_role, "gone" },
  { "a_place_for_a_risk_that_is_gone", place_nobody, "gone" },
  { "an_object_for_a_risk_that_is_gone", set_object_of_nobody, "gone" },
  { "a_cost_of_an_action_that_is_gone", set_cost_of_nobody, "gone" },
  { "establishing_one_that_is_gone", establish_somebody_and_nobody, "gone" },
  { "an_asset_in_a_unit_that_is_gone", add_asset_to_no_unit, "reference" },
  { "a_risk_for_an_asset_that_is_gone", add_risk_for_nobody, "reference" },
  { "an_action_in_a_section_that_is_gone", add_action_to_no_section, "reference" },
  { "an_asset_without_a_name", add_asset_without_name, "reference" },
  { "a_system_without_a_name", drop_a_name, "reference" },
  { "a_matrix_with_a_hole", delete_a_band, "method" },
  { "no_method", delete_the_method, "method" },
  { "two_aspects", switch_off_an_aspect, "method" },
  { "two_levels_of_one_number", same_number_twice, "method" },
};

static void
count_changed (KbWorkbook *workbook, gpointer changes, gpointer data)
{
  guint *n = data;

  (*n)++;
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint entries, n_changed = 0;

  before = test_workbook_text (workbook);
  entries = test_entries (workbook);
  g_signal_connect (workbook, "changed", G_CALLBACK (count_changed), &n_changed);
  g_assert_false (refusal->act (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, refusal->code);
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_assert_cmpuint (n_changed, ==, 0);
  test_assert_whole (workbook);
  /* The workbook goes on after it. */
  g_clear_error (&error);
  g_assert_true (kb_workbook_add_stop_marker (workbook, &error));
  g_assert_no_error (error);
  workbook = test_reopen (workbook);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *path = g_strconcat ("/refusals/", refusals[i].name, NULL);

    g_test_add_data_func (path, &refusals[i], test_refusal);
  }
  return test_run ();
}
