// SPDX-License-Identifier: EUPL-1.2
#include "kb-register-commands.h"
#include "workbook.h"

/* Socialnämnden over Socialförvaltningen over IFO and Äldreomsorg, with something in each. */
static KbWorkbook *
organisation (void)
{
  static const struct {
    const char *name;
    const char *parent;
    const char *type;
  } units[] = {
    { "Socialnämnden", NULL, "board" }, { "Förvaltningen", "Socialnämnden", "administration" },
    { "IFO", "Förvaltningen", "unit" }, { "Äldreomsorg", "Förvaltningen", "unit" },
    { "Jouren", "IFO", "unit" },
  };
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autofree char *asset = NULL;
    g_autofree char *id = NULL;

    kb_workbook_add_unit (workbook, units[i].name,
                          units[i].parent ? test_find (workbook, KB_KIND_UNIT, units[i].parent)
                                          : NULL,
                          units[i].type, &id, &error);
    g_assert_no_error (error);
    kb_workbook_add_asset (workbook, units[i].name, id, &asset, &error);
    g_assert_no_error (error);
  }
  return workbook;
}

#define UNIT(name) test_find (workbook, KB_KIND_UNIT, name)

static const char *
parent_name (KbWorkbook *workbook, const char *name)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *unit = kb_content_get (content, KB_KIND_UNIT, UNIT (name));
  KbRecord *parent = kb_unit_over (content, unit);

  return parent ? kb_record_title (parent) : NULL;
}

/* The unit that the asset called after a unit belongs to now. */
static const char *
home_of (KbWorkbook *workbook, const char *name)
{
  KbContent *content = kb_workbook_get_content (workbook);
  KbRecord *asset =
      kb_content_get (content, KB_KIND_ASSET, test_find (workbook, KB_KIND_ASSET, name));
  KbRecord *unit = kb_content_find (content, KB_KIND_UNIT, kb_record_text (asset, KB_ASSET_UNIT));

  return unit ? kb_record_title (unit) : NULL;
}

/* One line of history, and undoing it gives back what was. */
static void
assert_one_act (KbWorkbook *workbook, guint before, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpuint (test_entries (workbook), ==, before + 1);
  test_assert_whole (workbook);
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_no_error (error);
  undone = test_workbook_text (workbook);
  test_assert_same_text (undone, text);
  g_assert_true (kb_workbook_redo (workbook, &error));
  g_assert_no_error (error);
}

static void
test_move (void)
{
  KbWorkbook *workbook = organisation ();
  g_autofree char *text = test_workbook_text (workbook);
  guint before = test_entries (workbook);
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_move_unit (workbook, UNIT ("Jouren"), UNIT ("Socialnämnden"), &error));
  g_assert_no_error (error);
  assert_one_act (workbook, before, text);
  g_assert_cmpstr (parent_name (workbook, "Jouren"), ==, "Socialnämnden");
  g_assert_true (kb_workbook_move_unit (workbook, UNIT ("Jouren"), NULL, &error));
  g_assert_null (parent_name (workbook, "Jouren"));
  test_close (workbook);
}

static void
test_move_into_itself (void)
{
  KbWorkbook *workbook = organisation ();
  g_autofree char *text = test_workbook_text (workbook);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      kb_workbook_move_unit (workbook, UNIT ("Förvaltningen"), UNIT ("Jouren"), &error));
  g_assert_error (error, KB_STORE_ERROR, KB_STORE_ERROR_UNIT_CIRCLE);
  g_clear_error (&error);
  g_assert_false (
      kb_workbook_move_unit (workbook, UNIT ("Förvaltningen"), UNIT ("Förvaltningen"), &error));
  g_assert_error (error, KB_STORE_ERROR, KB_STORE_ERROR_UNIT_CIRCLE);
  g_clear_error (&error);
  g_assert_false (kb_workbook_move_unit (workbook, UNIT ("IFO"), "borta", &error));
  g_assert_error (error, KB_STORE_ERROR, KB_STORE_ERROR_GONE);
  after = test_workbook_text (workbook);
  test_assert_same_text (text, after);
  test_close (workbook);
}

static void
test_shift (void)
{
  KbWorkbook *workbook = organisation ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *text = test_workbook_text (workbook);
  guint before = test_entries (workbook);
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_shift_unit (workbook, UNIT ("IFO"), -1, &error));
  g_assert_true (kb_workbook_shift_unit (workbook, UNIT ("Äldreomsorg"), 1, &error));
  g_assert_cmpuint (test_entries (workbook), ==, before);
  g_assert_true (kb_workbook_shift_unit (workbook, UNIT ("IFO"), 1, &error));
  g_assert_no_error (error);
  assert_one_act (workbook, before, text);
  children = kb_unit_children (content, UNIT ("Förvaltningen"));
  g_assert_cmpstr (kb_record_title (g_ptr_array_index (children, 0)), ==, "Äldreomsorg");
  g_assert_cmpstr (kb_record_title (g_ptr_array_index (children, 1)), ==, "IFO");
  test_close (workbook);
}

static void
test_delete_and_move_up (void)
{
  KbWorkbook *workbook = organisation ();
  g_autofree char *text = test_workbook_text (workbook);
  guint before = test_entries (workbook);
  guint units = kb_content_count (kb_workbook_get_content (workbook), KB_KIND_UNIT);
  KbUnitHoldings holdings = kb_workbook_unit_holdings (workbook, UNIT ("Förvaltningen"));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (holdings.units, ==, 3);
  g_assert_cmpuint (holdings.records, ==, 1);
  g_assert_cmpuint (holdings.below, ==, 3);
  g_assert_true (
      kb_workbook_delete_unit (workbook, UNIT ("Förvaltningen"), KB_UNITS_MOVE_UP, &error));
  g_assert_no_error (error);
  assert_one_act (workbook, before, text);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_UNIT), ==,
                    units - 1);
  g_assert_cmpstr (parent_name (workbook, "IFO"), ==, "Socialnämnden");
  g_assert_cmpstr (parent_name (workbook, "Jouren"), ==, "IFO");
  g_assert_cmpstr (home_of (workbook, "Förvaltningen"), ==, "Socialnämnden");
  g_assert_cmpstr (home_of (workbook, "Jouren"), ==, "Jouren");
  test_close (workbook);
}

static void
test_delete_with_those_under (void)
{
  KbWorkbook *workbook = organisation ();
  g_autofree char *text = test_workbook_text (workbook);
  guint before = test_entries (workbook);
  guint units = kb_content_count (kb_workbook_get_content (workbook), KB_KIND_UNIT);
  guint assets = kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      kb_workbook_delete_unit (workbook, UNIT ("Förvaltningen"), KB_UNITS_DELETE, &error));
  g_assert_no_error (error);
  assert_one_act (workbook, before, text);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_UNIT), ==,
                    units - 4);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET), ==,
                    assets);
  g_assert_cmpstr (home_of (workbook, "Jouren"), ==, "Socialnämnden");
  g_assert_true (
      kb_workbook_delete_unit (workbook, UNIT ("Socialnämnden"), KB_UNITS_DELETE, &error));
  g_assert_no_error (error);
  g_assert_null (home_of (workbook, "Jouren"));
  test_close (workbook);
}

/* The unit that the workbook itself is for goes up as well. */
static void
test_delete_the_owner (void)
{
  KbWorkbook *workbook = test_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *owner =
      g_strdup (kb_record_text (kb_content_workbook (content), KB_WORKBOOK_UNIT));
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (owner);
  g_assert_true (kb_workbook_delete_unit (workbook, owner, KB_UNITS_MOVE_UP, &error));
  g_assert_no_error (error);
  g_assert_null (kb_record_text (kb_content_workbook (content), KB_WORKBOOK_UNIT));
  test_assert_whole (workbook);
  test_close (workbook);
}

static void
test_environment (void)
{
  KbWorkbook *workbook = test_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *system = test_add_system (workbook, "Treserva");
  guint before = test_entries (workbook);
  g_autofree char *text = test_workbook_text (workbook);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_add_environment (workbook, "Egen datorhall", &id, &error));
  g_assert_no_error (error);
  assert_one_act (workbook, before, text);
  g_assert_true (
      kb_workbook_set_text (workbook, KB_KIND_SYSTEM, system, KB_SYSTEM_ENVIRONMENT, id, &error));
  g_assert_true (kb_workbook_set_text (workbook, KB_KIND_ENVIRONMENT, id, KB_ENVIRONMENT_NAME,
                                       "Hallen", &error));
  g_assert_true (kb_workbook_delete (workbook, KB_KIND_ENVIRONMENT, id, &error));
  g_assert_no_error (error);
  g_assert_null (
      kb_record_text (kb_content_get (content, KB_KIND_SYSTEM, system), KB_SYSTEM_ENVIRONMENT));
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_cmpstr (
      kb_record_text (kb_content_get (content, KB_KIND_SYSTEM, system), KB_SYSTEM_ENVIRONMENT), ==,
      id);
  test_close (workbook);
}

static void
test_statute (void)
{
  KbWorkbook *workbook = test_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *text = test_workbook_text (workbook);
  guint before = test_entries (workbook);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      kb_workbook_add_statute (workbook, "29 kap. 1 § OSL", "Kollektivtrafik", &id, &error));
  g_assert_no_error (error);
  assert_one_act (workbook, before, text);
  g_assert_cmpstr (kb_record_title (kb_content_get (content, KB_KIND_STATUTE, id)), ==,
                   "Kollektivtrafik");
  test_close (workbook);
}

static void
count_filtered (KbWorkbook *workbook, guint *count)
{
  (*count)++;
}

static void
test_filter (void)
{
  KbWorkbook *workbook = organisation ();
  guint before = test_entries (workbook);
  guint assets = kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET);
  guint filtered = 0;
  g_autofree char *ifo = g_strdup (UNIT ("IFO"));
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (workbook, "filtered", G_CALLBACK (count_filtered), &filtered);
  g_assert_null (kb_workbook_get_unit_filter (workbook));
  g_assert_null (kb_workbook_get_scope (workbook));
  g_assert_true (kb_workbook_get_shown_content (workbook) == kb_workbook_get_content (workbook));
  kb_workbook_set_unit_filter (workbook, ifo);
  kb_workbook_set_unit_filter (workbook, ifo);
  g_assert_cmpuint (filtered, ==, 1);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_shown_content (workbook), KB_KIND_ASSET), ==,
                    2);
  /* It is no act, and it is found again. */
  g_assert_cmpuint (test_entries (workbook), ==, before);
  workbook = test_reopen (workbook);
  g_assert_cmpstr (kb_workbook_get_unit_filter (workbook), ==, ifo);
  /* It follows what happens. */
  kb_workbook_add_asset (workbook, "Ny", ifo, &other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kb_content_count (kb_workbook_get_shown_content (workbook), KB_KIND_ASSET), ==,
                    3);
  g_assert_true (kb_workbook_delete_unit (workbook, ifo, KB_UNITS_DELETE, &error));
  g_assert_null (kb_workbook_get_unit_filter (workbook));
  g_assert_cmpuint (kb_content_count (kb_workbook_get_shown_content (workbook), KB_KIND_ASSET), ==,
                    assets + 1);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/organisation/a_unit_moves", test_move);
  g_test_add_func ("/organisation/no_unit_comes_under_itself", test_move_into_itself);
  g_test_add_func ("/organisation/a_unit_changes_its_place", test_shift);
  g_test_add_func ("/organisation/those_under_a_deleted_unit_move_up", test_delete_and_move_up);
  g_test_add_func ("/organisation/those_under_go_with_it", test_delete_with_those_under);
  g_test_add_func ("/organisation/the_workbook_s_own_unit", test_delete_the_owner);
  g_test_add_func ("/organisation/operating_environments", test_environment);
  g_test_add_func ("/organisation/statutes", test_statute);
  g_test_add_func ("/organisation/the_unit_that_is_looked_at", test_filter);
  return test_run ();
}
