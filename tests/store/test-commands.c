// SPDX-License-Identifier: EUPL-1.2
#include "workbook.h"

/*
 * Every command of kb-commands.h in a filled workbook: what it is called in the history, that it
 * leaves one entry, that undo and redo give every record back, also after closing and opening, and
 * that doing it again changes nothing where there is nothing to change.
 */

typedef gboolean (*Act) (KbWorkbook *workbook, GError **error);

#define ASSET(workbook)  test_find (workbook, KB_KIND_ASSET, "Journaler")
#define SYSTEM(workbook) test_find (workbook, KB_KIND_SYSTEM, "Treserva")
#define RISK(workbook)   test_find (workbook, KB_KIND_RISK, "Obehöriga läser journaler")
#define ACTION(workbook) test_find (workbook, KB_KIND_ACTION, "Granska loggar")
#define UNIT(workbook)   test_find (workbook, KB_KIND_UNIT, "Socialförvaltningen")

static gboolean
rename_asset (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_text (w, KB_KIND_ASSET, ASSET (w), KB_ASSET_OWNER, "Socialchef", error);
}

static gboolean
clear_text (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_text (w, KB_KIND_RISK, RISK (w), KB_RISK_TREATMENT, NULL, error);
}

static gboolean
mark_critical (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_integer (w, KB_KIND_ASSET, ASSET (w), KB_ASSET_CRITICAL, 1, error);
}

static gboolean
clear_integer (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_integer (w, KB_KIND_WORKBOOK, KB_WORKBOOK_ID, KB_WORKBOOK_PERIOD_TO,
                                  KB_NO_INTEGER, error);
}

static gboolean
delete_asset (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_ASSET, ASSET (w), error);
}

static gboolean
delete_system (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_SYSTEM, test_find (w, KB_KIND_SYSTEM, "Katalogtjänst"),
                             error);
}

static gboolean
delete_risk (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_RISK, RISK (w), error);
}

static gboolean
delete_action (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_ACTION, ACTION (w), error);
}

static gboolean
delete_unit (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_UNIT, UNIT (w), error);
}

static gboolean
delete_section (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_SECTION, "administrative", error);
}

static gboolean
add_asset (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_asset (w, "Bygglov", UNIT (w), NULL, error);
}

static gboolean
set_level (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_level (w, ASSET (w), 2, 2, 2, error);
}

static gboolean
change_level (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_level (w, ASSET (w), 0, 1, 1, error);
}

static gboolean
set_range (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_level (w, ASSET (w), 0, 1, 3, error);
}

static gboolean
clear_level (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_level (w, ASSET (w), 0, KB_NONE, KB_NONE, error);
}

static gboolean
clear_only_level (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_level (w, test_find (w, KB_KIND_ASSET, "Kö till förskola"), 0, KB_NONE,
                                KB_NONE, error);
}

static gboolean
set_motivation (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_motivation (w, ASSET (w), 1, "Fel beslut om insats", error);
}

static gboolean
motivate_without_level (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_motivation (w, ASSET (w), 2, "Behövs inom fyra timmar", error);
}

static gboolean
clear_motivation (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_motivation (w, ASSET (w), 0, NULL, error);
}

static gboolean
establish (KbWorkbook *w, GError **error)
{
  const char *ids[] = { ASSET (w), test_find (w, KB_KIND_ASSET, "Kö till förskola"), NULL };

  return kb_workbook_establish (w, ids, "Ansvarig chef", "2027-02-25", error);
}

static gboolean
add_stop_marker (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_stop_marker (w, error);
}

static gboolean
add_unit (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_unit (w, "Hemtjänsten", UNIT (w), "unit", NULL, error);
}

static gboolean
add_system (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_system (w, "Procapita", NULL, error);
}

static gboolean
set_role (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_system_role (w, SYSTEM (w), "system-administrator", "IT-enheten", error);
}

static gboolean
raise_system (KbWorkbook *w, GError **error)
{
  return kb_workbook_raise_system (w, SYSTEM (w), 0, 3, "aggregation", "Allt i ett register",
                                   error);
}

static gboolean
clear_raise (KbWorkbook *w, GError **error)
{
  return kb_workbook_raise_system (w, test_find (w, KB_KIND_SYSTEM, "Katalogtjänst"), 2, KB_NONE,
                                   NULL, NULL, error);
}

static gboolean
link_asset (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_asset (w, test_find (w, KB_KIND_ASSET, "Kö till förskola"), SYSTEM (w),
                                 TRUE, error);
}

static gboolean
unlink_asset (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_asset (w, ASSET (w), SYSTEM (w), FALSE, error);
}

static gboolean
link_systems (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_systems (w, test_find (w, KB_KIND_SYSTEM, "Katalogtjänst"), SYSTEM (w),
                                   TRUE, error);
}

static gboolean
unlink_systems (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_systems (w, SYSTEM (w), test_find (w, KB_KIND_SYSTEM, "Katalogtjänst"),
                                   FALSE, error);
}

static gboolean
add_risk (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_risk (w, "Avtalet löper ut", KB_KIND_SYSTEM, SYSTEM (w),
                               (KbPosition){ 1, 2 }, NULL, error);
}

static gboolean
place_risk (KbWorkbook *w, GError **error)
{
  return kb_workbook_place_risk (w, RISK (w), KB_MOMENT_BEFORE, (KbPosition){ 0, 0 }, error);
}

static gboolean
place_risk_after (KbWorkbook *w, GError **error)
{
  return kb_workbook_place_risk (w, RISK (w), KB_MOMENT_AFTER, (KbPosition){ 1, 1 }, error);
}

static gboolean
place_risk_previous (KbWorkbook *w, GError **error)
{
  return kb_workbook_place_risk (w, RISK (w), KB_MOMENT_PREVIOUS, (KbPosition){ 3, 3 }, error);
}

static gboolean
take_risk_off (KbWorkbook *w, GError **error)
{
  return kb_workbook_place_risk (w, RISK (w), KB_MOMENT_BEFORE, (KbPosition){ KB_NONE, KB_NONE },
                                 error);
}

static gboolean
set_risk_object (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_risk_object (w, RISK (w), KB_KIND_SYSTEM, SYSTEM (w), error);
}

static gboolean
clear_risk_object (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_risk_object (w, RISK (w), KB_KIND_NONE, NULL, error);
}

static gboolean
set_threat (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_risk_threat (w, RISK (w), "T12", "supplier", error);
}

static gboolean
describe_risk (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_risk_sentence (w, RISK (w), "delade konton", "obehöriga läser", "skada",
                                        error);
}

static gboolean
start_round (KbWorkbook *w, GError **error)
{
  return kb_workbook_start_round (w, error);
}

static gboolean
propose_risk (KbWorkbook *w, GError **error)
{
  return kb_workbook_propose_risk (w, RISK (w), TRUE, error);
}

static gboolean
turn_axes (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_axes (w, "likelihood-up", TRUE, FALSE, error);
}

static gboolean
set_risk_unit (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_risk_object (w, RISK (w), KB_KIND_UNIT,
                                      test_find (w, KB_KIND_UNIT, "Socialförvaltningen"), error);
}

static gboolean
add_action (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_action (w, "Utbilda personalen", "administrative", NULL, error);
}

static gboolean
set_cost (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_action_cost (w, ACTION (w), 2028, 30, error);
}

static gboolean
clear_cost (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_action_cost (w, ACTION (w), 2027, 0, error);
}

static gboolean
link_action (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_action (w, ACTION (w), test_find (w, KB_KIND_RISK, "Brand i datorhallen"),
                                  TRUE, error);
}

static gboolean
unlink_action (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_action (w, ACTION (w), RISK (w), FALSE, error);
}

static gboolean
set_decision (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_decision (w, KB_DECISION_REGISTRY_NUMBER, "SN 2027/00123", error);
}

static gboolean
set_all (KbWorkbook *w, guint field, const char *text, gint64 integer, GError **error)
{
  const GPtrArray *list = kb_content_list (kb_workbook_get_content (w), KB_KIND_ASSET);
  g_autoptr (KbRecord) value = kb_record_new (KB_KIND_ASSET, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (ids, g_strdup (kb_record_id (g_ptr_array_index (list, i))));
  g_ptr_array_add (ids, NULL);
  if (kb_field_is_integer (kb_field_info (KB_KIND_ASSET, field)))
    kb_record_set_integer (value, field, integer);
  else
    kb_record_set_text (value, field, text);
  return kb_workbook_set_many (w, (const char *const *) ids->pdata, value, field, error);
}

static gboolean
give_all_an_owner (KbWorkbook *w, GError **error)
{
  return set_all (w, KB_ASSET_OWNER, "Socialchef", 0, error);
}

static gboolean
make_all_critical (KbWorkbook *w, GError **error)
{
  return set_all (w, KB_ASSET_CRITICAL, NULL, 1, error);
}

static gboolean
empty_all (KbWorkbook *w, GError **error)
{
  return set_all (w, KB_ASSET_STATUS, NULL, 0, error);
}

static gboolean
set_many_with_one_gone (KbWorkbook *w, GError **error)
{
  const char *const ids[] = { ASSET (w), "gone", NULL };
  g_autoptr (KbRecord) value = kb_record_new (KB_KIND_ASSET, NULL);

  kb_record_set_text (value, KB_ASSET_OWNER, "Socialchef");
  return kb_workbook_set_many (w, ids, value, KB_ASSET_OWNER, error);
}

typedef struct {
  const char *name;
  Act act;
  const char *label;
  const char *argument; /* the "name" that the history shows */
  gboolean once;        /* done again it changes nothing */
} Command;

static const Command commands[] = {
  { "a_text_is_set", rename_asset, "field-set", "Journaler", TRUE },
  { "a_text_is_emptied", clear_text, "field-set", "Obehöriga läser journaler", TRUE },
  { "an_integer_is_set", mark_critical, "field-set", "Journaler", TRUE },
  { "an_integer_is_emptied", clear_integer, "field-set", "Provköpings kommun", TRUE },
  { "an_asset_is_deleted_with_its_levels_and_links", delete_asset, "record-delete", "Journaler",
    FALSE },
  { "a_system_is_deleted_with_its_raise_and_links", delete_system, "record-delete", "Katalogtjänst",
    FALSE },
  { "a_risk_is_deleted_with_its_links", delete_risk, "record-delete", "Obehöriga läser journaler",
    FALSE },
  { "an_action_is_deleted_with_its_costs", delete_action, "record-delete", "Granska loggar",
    FALSE },
  { "a_unit_is_deleted_and_nothing_points_at_it", delete_unit, "record-delete",
    "Socialförvaltningen", FALSE },
  { "a_section_is_deleted_and_its_actions_stay", delete_section, "record-delete",
    "Administrativa åtgärder", FALSE },
  { "an_asset_is_added", add_asset, "asset-add", "Bygglov", FALSE },
  { "a_level_is_set", set_level, "level-set", "Journaler", TRUE },
  { "a_level_is_changed", change_level, "level-set", "Journaler", TRUE },
  { "a_level_is_left_open", set_range, "level-set", "Journaler", TRUE },
  { "a_level_is_taken_away", clear_level, "level-clear", "Journaler", TRUE },
  { "the_only_level_is_taken_away", clear_only_level, "level-clear", "Kö till förskola", TRUE },
  { "a_motivation_is_written", set_motivation, "motivation-set", "Journaler", TRUE },
  { "a_motivation_may_come_before_its_level", motivate_without_level, "motivation-set", "Journaler",
    TRUE },
  { "a_motivation_is_emptied", clear_motivation, "motivation-set", "Journaler", TRUE },
  { "classes_are_established", establish, "class-establish", "Kö till förskola", TRUE },
  { "a_stop_marker_is_counted", add_stop_marker, "stop-marker-add", NULL, FALSE },
  { "a_unit_is_added", add_unit, "unit-add", "Hemtjänsten", FALSE },
  { "a_system_is_added", add_system, "system-add", "Procapita", FALSE },
  { "a_role_is_filled", set_role, "system-role-set", "Treserva", TRUE },
  { "a_system_is_raised", raise_system, "system-raise", "Treserva", TRUE },
  { "a_raise_is_taken_away", clear_raise, "system-raise-clear", "Katalogtjänst", TRUE },
  { "an_asset_is_linked", link_asset, "asset-link", "Kö till förskola", TRUE },
  { "an_asset_is_unlinked", unlink_asset, "asset-unlink", "Journaler", TRUE },
  { "systems_are_linked", link_systems, "system-link", "Katalogtjänst", TRUE },
  { "systems_are_unlinked", unlink_systems, "system-unlink", "Treserva", TRUE },
  { "a_risk_is_added", add_risk, "risk-add", "R03", FALSE },
  { "a_risk_is_placed", place_risk, "risk-place", "R01", TRUE },
  { "a_risk_is_placed_for_afterwards", place_risk_after, "risk-place-after", "R01", TRUE },
  { "a_risk_is_placed_as_it_was", place_risk_previous, "risk-place-previous", "R01", TRUE },
  { "a_risk_is_taken_off_the_matrix", take_risk_off, "risk-place", "R01", TRUE },
  { "many_texts_are_set", give_all_an_owner, "fields-set", NULL, TRUE },
  { "many_switches_are_set", make_all_critical, "fields-set", NULL, TRUE },
  { "many_choices_are_emptied", empty_all, "fields-clear", NULL, TRUE },
  { "a_risk_gets_another_object", set_risk_object, "risk-object", "R01", TRUE },
  { "a_risk_loses_its_object", clear_risk_object, "risk-object", "R01", TRUE },
  { "a_risk_is_for_a_whole_unit", set_risk_unit, "risk-object", "R01", TRUE },
  { "a_risk_gets_its_threat", set_threat, "risk-threat", "R01", TRUE },
  { "a_risk_is_described_at_once", describe_risk, "risk-sentence", "R01", TRUE },
  { "a_risk_is_put_before_the_board", propose_risk, "risk-propose", "R01", TRUE },
  { "a_round_is_started", start_round, "risk-round", NULL, TRUE },
  { "the_matrix_is_turned", turn_axes, "matrix-axes", NULL, TRUE },
  { "an_action_is_added", add_action, "action-add", "Å03", FALSE },
  { "a_cost_is_set", set_cost, "action-cost", "Å01", TRUE },
  { "a_cost_is_taken_away", clear_cost, "action-cost", "Å01", TRUE },
  { "an_action_is_linked", link_action, "action-link", "Å01", TRUE },
  { "an_action_is_unlinked", unlink_action, "action-unlink", "Å01", TRUE },
  { "a_decision_is_described", set_decision, "decision-set", NULL, TRUE },
};

static void
count_changed (KbWorkbook *workbook, gpointer changes, gpointer data)
{
  guint *n = data;

  (*n)++;
}

static void
check_entry (KbWorkbook *workbook, const Command *command)
{
  KbHistory *history = kb_workbook_get_history (workbook);
  const KbEntry *entry = kb_history_get (history, kb_history_size (history) - 1);
  g_autofree char *argument = kb_entry_argument (entry, "name");

  g_assert_cmpint (entry->kind, ==, KB_ENTRY_ACT);
  g_assert_cmpstr (entry->label, ==, command->label);
  g_assert_cmpstr (entry->author, ==, TEST_ROLE);
  g_assert_cmpstr (entry->time, ==, "2027-02-25T12:00:00Z");
  g_assert_cmpstr (argument, ==, command->argument);
}

static void
test_command (gconstpointer data)
{
  const Command *command = data;
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  guint entries, n_changed = 0;

  before = test_workbook_text (workbook);
  entries = test_entries (workbook);
  g_signal_connect (workbook, "changed", G_CALLBACK (count_changed), &n_changed);

  g_assert_true (command->act (workbook, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  g_assert_cmpuint (n_changed, ==, 1);
  check_entry (workbook, command);
  after = test_workbook_text (workbook);
  g_assert_cmpstr (after, !=, before);
  test_assert_whole (workbook);
  if (command->once) {
    g_assert_true (command->act (workbook, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
    g_assert_cmpuint (n_changed, ==, 1);
  }

  g_assert_true (kb_workbook_undo (workbook, &error));
  again = test_workbook_text (workbook);
  test_assert_same_text (again, before);
  g_clear_pointer (&again, g_free);
  g_assert_true (kb_workbook_redo (workbook, &error));
  again = test_workbook_text (workbook);
  test_assert_same_text (again, after);
  g_clear_pointer (&again, g_free);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 3);
  g_assert_cmpuint (n_changed, ==, 3);
  test_assert_whole (workbook);

  workbook = test_reopen (workbook);
  again = test_workbook_text (workbook);
  test_assert_same_text (again, after);
  g_clear_pointer (&again, g_free);
  g_assert_true (kb_workbook_undo (workbook, &error));
  again = test_workbook_text (workbook);
  test_assert_same_text (again, before);
  test_assert_whole (workbook);
  test_close (workbook);
}

static void
place (KbWorkbook *workbook, const char *risk, int likelihood, int consequence)
{
  g_autoptr (GError) error = NULL;

  kb_workbook_place_risk (workbook, risk, KB_MOMENT_BEFORE, (KbPosition){ likelihood, consequence },
                          &error);
  g_assert_no_error (error);
  kb_workbook_place_risk (workbook, risk, KB_MOMENT_AFTER, (KbPosition){ KB_NONE, KB_NONE },
                          &error);
  g_assert_no_error (error);
}

static KbAcceptance
acceptance (KbWorkbook *workbook, const char *risk)
{
  KbContent *content = kb_workbook_get_content (workbook);

  return kb_risk_acceptance (content, kb_workbook_get_method (workbook),
                             kb_content_get (content, KB_KIND_RISK, risk), "2027-02-25");
}

/* The band says who may; its months say until when. */
static void
test_acceptance (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autofree char *id = g_strdup (RISK (workbook));
  g_autoptr (GError) error = NULL;
  KbRecord *risk;
  guint entries;

  place (workbook, id, 1, 1);
  g_assert_true (kb_workbook_accept_risk (workbook, id, "Systemansvarig", "2027-02-25", NULL,
                                          "Ledningsgrupp 25/2", &error));
  risk = kb_content_get (kb_workbook_get_content (workbook), KB_KIND_RISK, id);
  g_assert_cmpstr (kb_record_text (risk, KB_RISK_ACCEPTED_UNTIL), ==, "2028-02-25");
  g_assert_cmpstr (kb_record_text (risk, KB_RISK_ACCEPTED_WHERE), ==, "Ledningsgrupp 25/2");
  g_assert_cmpint (acceptance (workbook, id), ==, KB_ACCEPTANCE_GIVEN);
  g_assert_true (kb_workbook_withdraw_acceptance (workbook, id, &error));
  g_assert_cmpint (acceptance (workbook, id), !=, KB_ACCEPTANCE_GIVEN);
  place (workbook, id, 3, 3);
  entries = test_entries (workbook);
  g_assert_false (kb_workbook_accept_risk (workbook, id, "VD", "2027-02-25", NULL, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "acceptor");
  g_clear_error (&error);
  place (workbook, id, 3, 2);
  g_assert_false (kb_workbook_accept_risk (workbook, id, "VD", "2027-02-25", NULL, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "acceptor");
  g_clear_error (&error);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  g_assert_true (kb_workbook_propose_risk (workbook, id, TRUE, &error));
  g_assert_cmpint (acceptance (workbook, id), ==, KB_ACCEPTANCE_PROPOSED);
  g_assert_true (kb_workbook_propose_risk (workbook, id, FALSE, &error));
  g_assert_cmpint (acceptance (workbook, id), !=, KB_ACCEPTANCE_PROPOSED);
  g_assert_false (kb_workbook_propose_risk (workbook, id, FALSE, &error));
  g_clear_error (&error);
  g_assert_true (kb_workbook_propose_risk (workbook, id, TRUE, &error));
  g_assert_true (kb_workbook_set_decision (workbook, KB_DECISION_OUTCOME, "approved", &error));
  g_assert_cmpint (acceptance (workbook, id), ==, KB_ACCEPTANCE_GIVEN);
  g_assert_false (kb_workbook_propose_risk (workbook, id, FALSE, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  test_assert_whole (workbook);
  test_close (workbook);
}

/* Åmål: what is at the lowest level in every aspect is not analysed. */
static void
test_cut_off (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autofree char *id = test_add_asset (workbook, "Lunchmenyer");
  g_autofree char *risk = g_strdup (RISK (workbook));
  g_autoptr (GError) error = NULL;
  guint entries;

  for (guint aspect = 0; aspect < 3; aspect++) {
    kb_workbook_set_level (workbook, id, aspect, 0, 0, &error);
    g_assert_no_error (error);
  }
  entries = test_entries (workbook);
  g_assert_false (kb_workbook_add_risk (workbook, "Fel meny", KB_KIND_ASSET, id,
                                        (KbPosition){ KB_NONE, KB_NONE }, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "cut-off");
  g_assert_cmpstr (kb_error_detail (error, "name"), ==, "Lunchmenyer");
  g_clear_error (&error);
  g_assert_false (kb_workbook_set_risk_object (workbook, risk, KB_KIND_ASSET, id, &error));
  g_assert_cmpstr (test_store_code (error), ==, "cut-off");
  g_clear_error (&error);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  kb_workbook_set_level (workbook, id, 0, 1, 1, &error);
  g_assert_true (kb_workbook_set_risk_object (workbook, risk, KB_KIND_ASSET, id, &error));
  test_close (workbook);
}

/* What an asset carries with it goes in the same act and comes back with it. */
static void
test_deleted_asset_takes_its_rows (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *risk = NULL;

  id = g_strdup (ASSET (workbook));
  risk = g_strdup (RISK (workbook));
  g_assert_cmpuint (
      kb_content_count_referring (content, KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASSET, id), ==, 2);
  g_assert_true (kb_workbook_delete (workbook, KB_KIND_ASSET, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (
      kb_content_count_referring (content, KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASSET, id), ==, 0);
  g_assert_cmpuint (
      kb_content_count_referring (content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_ASSET, id), ==, 0);
  g_assert_null (kb_record_text (kb_content_get (content, KB_KIND_RISK, risk), KB_RISK_ASSET));
  g_assert_true (kb_workbook_undo (workbook, &error));
  g_assert_cmpuint (
      kb_content_count_referring (content, KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASSET, id), ==, 2);
  g_assert_cmpuint (
      kb_content_count_referring (content, KB_KIND_ASSET_SYSTEM, KB_ASSET_SYSTEM_ASSET, id), ==, 1);
  g_assert_cmpstr (kb_record_text (kb_content_get (content, KB_KIND_RISK, risk), KB_RISK_ASSET), ==,
                   id);
  test_close (workbook);
}

/* All or nothing; and who has the value already is not counted. */
static void
test_many_at_once (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  KbHistory *history = kb_workbook_get_history (workbook);
  guint n = kb_content_count (kb_workbook_get_content (workbook), KB_KIND_ASSET);
  guint entries = test_entries (workbook);
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  g_autofree char *expected = g_strdup_printf ("%u", n - 1);

  g_assert_false (set_many_with_one_gone (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  g_clear_error (&error);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_assert_true (rename_asset (workbook, &error));
  g_assert_true (give_all_an_owner (workbook, &error));
  count = kb_entry_argument (kb_history_get (history, kb_history_size (history) - 1), "count");
  g_assert_cmpstr (count, ==, expected);
  test_close (workbook);
}

/* What the room says is proposed, whatever was decided before. */
static void
test_new_level_is_proposed (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (GError) error = NULL;
  KbRecord *asset;

  asset = kb_content_get (content, KB_KIND_ASSET, ASSET (workbook));
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_STATUS), ==, "proposed");
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_CLASSIFIED_ON), ==, "2027-02-25");
  g_assert_true (establish (workbook, &error));
  asset = kb_content_get (content, KB_KIND_ASSET, ASSET (workbook));
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_STATUS), ==, "established");
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_ESTABLISHED_BY), ==, "Ansvarig chef");
  /* The same level again takes no decision back. */
  g_assert_true (kb_workbook_set_level (workbook, ASSET (workbook), 0, 3, 3, &error));
  asset = kb_content_get (content, KB_KIND_ASSET, ASSET (workbook));
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_STATUS), ==, "established");
  g_assert_true (change_level (workbook, &error));
  asset = kb_content_get (content, KB_KIND_ASSET, ASSET (workbook));
  g_assert_cmpstr (kb_record_text (asset, KB_ASSET_STATUS), ==, "proposed");
  g_assert_null (kb_record_text (asset, KB_ASSET_ESTABLISHED_BY));
  g_assert_null (kb_record_text (asset, KB_ASSET_ESTABLISHED_ON));
  g_assert_no_error (error);
  test_close (workbook);
}

/* Acts that would leave things as they are leave no line in the history. */
static void
test_nothing_is_no_act (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *none[] = { NULL };
  guint entries;

  g_assert_true (establish (workbook, &error));
  before = test_workbook_text (workbook);
  entries = test_entries (workbook);
  g_assert_true (kb_workbook_set_text (workbook, KB_KIND_ASSET, ASSET (workbook), KB_ASSET_NAME,
                                       "Journaler", &error));
  g_assert_true (
      kb_workbook_set_text (workbook, KB_KIND_ASSET, ASSET (workbook), KB_ASSET_NOTES, "", &error));
  g_assert_true (kb_workbook_set_level (workbook, ASSET (workbook), 2, KB_NONE, KB_NONE, &error));
  g_assert_true (kb_workbook_set_motivation (workbook, ASSET (workbook), 2, NULL, &error));
  g_assert_true (kb_workbook_set_motivation (workbook, ASSET (workbook), 2, "", &error));
  g_assert_true (
      kb_workbook_set_system_role (workbook, SYSTEM (workbook), "system-owner", NULL, &error));
  g_assert_true (
      kb_workbook_set_system_role (workbook, SYSTEM (workbook), "system-owner", "", &error));
  g_assert_true (
      kb_workbook_raise_system (workbook, SYSTEM (workbook), 0, KB_NONE, NULL, NULL, &error));
  g_assert_true (
      kb_workbook_link_asset (workbook, ASSET (workbook), SYSTEM (workbook), TRUE, &error));
  g_assert_true (kb_workbook_link_systems (workbook,
                                           test_find (workbook, KB_KIND_SYSTEM, "Katalogtjänst"),
                                           SYSTEM (workbook), FALSE, &error));
  g_assert_true (kb_workbook_set_action_cost (workbook, ACTION (workbook), 2030, 0, &error));
  g_assert_true (kb_workbook_establish (workbook, none, "Ansvarig chef", "2027-02-25", &error));
  g_assert_no_error (error);
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  test_close (workbook);
}

/* A number is never used again, not even after an undo in another session. */
static void
test_numbers_grow (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = test_add_risk (workbook, "Ett");
  g_autofree char *second = test_add_risk (workbook, "Två");
  g_autofree char *third = NULL;
  KbRecord *risk;

  g_assert_true (kb_workbook_delete (workbook, KB_KIND_RISK, second, &error));
  workbook = test_reopen (workbook);
  third = test_add_risk (workbook, "Tre");
  risk = kb_content_get (kb_workbook_get_content (workbook), KB_KIND_RISK, third);
  g_assert_cmpint (kb_record_integer (risk, KB_RISK_NUMBER), ==, 3);
  test_close (workbook);
}

static void
test_drafts_are_not_acts (void)
{
  KbWorkbook *workbook = test_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *mapping = NULL;
  g_autofree char *none = NULL;
  guint entries = test_entries (workbook);

  g_assert_true (kb_workbook_set_draft (workbook, "workshop", "{\"step\":3}", &error));
  g_assert_true (kb_workbook_set_draft (workbook, "workshop", "{\"step\":4}", &error));
  g_assert_true (kb_workbook_set_import_mapping (workbook, "Namn;K;R;T", "name;K;R;T", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  g_assert_null (kb_history_to_undo (kb_workbook_get_history (workbook)));
  workbook = test_reopen (workbook);
  draft = kb_workbook_get_draft (workbook, "workshop");
  mapping = kb_workbook_get_import_mapping (workbook, "Namn;K;R;T");
  g_assert_cmpstr (draft, ==, "{\"step\":4}");
  g_assert_cmpstr (mapping, ==, "name;K;R;T");
  g_assert_true (kb_workbook_set_draft (workbook, "workshop", NULL, &error));
  none = kb_workbook_get_draft (workbook, "workshop");
  g_assert_null (none);
  test_close (workbook);
}

/* After closing, what is in memory can be read; nothing can be done any more. */
static void
test_closed_workbook (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL;
  gint64 broken_at;

  kb_workbook_close (workbook);
  g_assert_nonnull (ASSET (workbook));
  g_assert_false (add_asset (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  g_assert_false (kb_workbook_undo (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  g_assert_false (kb_workbook_back_up (workbook, "import", &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  g_assert_false (kb_workbook_verify (workbook, &broken_at, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  g_clear_error (&error);
  g_assert_null (kb_workbook_replay (workbook, &error));
  g_assert_cmpstr (test_store_code (error), ==, "busy");
  draft = kb_workbook_get_draft (workbook, "workshop");
  g_assert_null (draft);
  kb_workbook_close (workbook);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *path = g_strconcat ("/commands/", commands[i].name, NULL);

    g_test_add_data_func (path, &commands[i], test_command);
  }
  g_test_add_func ("/commands/many_at_once", test_many_at_once);
  g_test_add_func ("/commands/a_deleted_asset_takes_its_rows_and_brings_them_back",
                   test_deleted_asset_takes_its_rows);
  g_test_add_func ("/commands/a_risk_is_accepted_as_its_band_says", test_acceptance);
  g_test_add_func ("/commands/below_the_cut_off_there_is_no_risk", test_cut_off);
  g_test_add_func ("/commands/a_new_level_is_proposed", test_new_level_is_proposed);
  g_test_add_func ("/commands/what_changes_nothing_is_no_act", test_nothing_is_no_act);
  g_test_add_func ("/commands/numbers_are_never_used_again", test_numbers_grow);
  g_test_add_func ("/commands/drafts_are_kept_beside_the_history", test_drafts_are_not_acts);
  g_test_add_func ("/commands/a_closed_workbook_can_be_read", test_closed_workbook);
  return test_run ();
}
