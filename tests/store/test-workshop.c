// SPDX-License-Identifier: EUPL-1.2
#include "kb-workshop-commands.h"
#include "workbook.h"

/*
 * Every command of kb-workshop-commands.h in a workbook with a workshop: one line of history that
 * names what it is about, undo and redo also after closing, and a clear refusal when what it is
 * about is gone.
 */

typedef gboolean (*Act) (KbWorkbook *workbook, GError **error);

#define GONE "finns-inte"

static gboolean gone; /* acts then point at what is not there */

static const char *
find (KbWorkbook *workbook, KbKind kind, const char *title)
{
  return gone ? GONE : test_find (workbook, kind, title);
}

#define WORKSHOP(w)    find (w, KB_KIND_WORKSHOP, "Barn och unga")
#define ASSET(w)       find (w, KB_KIND_ASSET, "Journaler")
#define OTHER(w)       find (w, KB_KIND_ASSET, "Kö till förskola")
#define RISK(w)        find (w, KB_KIND_RISK, "Obehöriga läser journaler")
#define OTHER_RISK(w)  find (w, KB_KIND_RISK, "Brand i datorhallen")
#define PARTICIPANT(w) find (w, KB_KIND_PARTICIPANT, "Jurist")
#define PARKED(w)      find (w, KB_KIND_PARKED, "Hur länge?")

static const char *
round_id (KbWorkbook *w)
{
  const GPtrArray *rounds = kb_content_list (kb_workbook_get_content (w), KB_KIND_VOTE_ROUND);

  return gone ? GONE : kb_record_id (g_ptr_array_index (rounds, 0));
}

/* A filled workbook in which a room has worked. */
static KbWorkbook *
workshop_workbook (void)
{
  KbWorkbook *w = test_filled_workbook ();
  const KbVote vote = { { 0, 0, 2, 3 } };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_true (
      kb_workbook_add_workshop (w, KB_WORKSHOP_CLASSIFICATION, "process", "Barn och unga",
                                test_find (w, KB_KIND_UNIT, "Socialförvaltningen"), &id, &error)
      && kb_workbook_add_participant (w, id, "Jurist", NULL, &error)
      && kb_workbook_set_in_workshop (w, id, ASSET (w), TRUE, &error)
      && kb_workbook_add_parked (w, id, ASSET (w), "Hur länge?", &error)
      && kb_workbook_set_trigger (w, ASSET (w), "secrecy", TRUE, NULL, &error)
      && kb_workbook_set_area_level (w, ASSET (w), 1, "life", 2, &error)
      && kb_workbook_add_vote (w, id, ASSET (w), 0, &vote, NULL, &error));
  g_assert_no_error (error);
  return w;
}

static gboolean
add_workshop (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_workshop (w, KB_WORKSHOP_RISK, "system", "Treserva", gone ? GONE : NULL,
                                   NULL, error);
}

static gboolean
set_type (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_workshop_type (w, WORKSHOP (w), KB_WORKSHOP_RISK, error);
}

static gboolean
set_agenda_item (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_agenda_item (w, WORKSHOP (w), KB_AGENDA_RISKS, 0, TRUE, error);
}

static gboolean
set_own_field (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_text (w, KB_KIND_WORKSHOP, WORKSHOP (w), KB_WORKSHOP_PLACE, "Salen",
                               error);
}

static gboolean
delete_workshop (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_WORKSHOP, WORKSHOP (w), error);
}

static gboolean
delete_participant (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_PARTICIPANT, PARTICIPANT (w), error);
}

static gboolean
delete_parked (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_PARKED, PARKED (w), error);
}

static gboolean
delete_voted_asset (KbWorkbook *w, GError **error)
{
  return kb_workbook_delete (w, KB_KIND_ASSET, ASSET (w), error);
}

static gboolean
add_participant (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_participant (w, WORKSHOP (w), "Arkivarie", NULL, error);
}

static gboolean
participant_leaves (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_participant_left (w, PARTICIPANT (w), TRUE, error);
}

static gboolean
start (KbWorkbook *w, GError **error)
{
  return kb_workbook_start_workshop (w, WORKSHOP (w), error);
}

static gboolean
end (KbWorkbook *w, GError **error)
{
  g_autoptr (GHashTable) seconds = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (seconds, (gpointer) ASSET (w), GINT_TO_POINTER (540));
  return kb_workbook_end_workshop (w, WORKSHOP (w), seconds, error);
}

static gboolean
park (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_parked (w, WORKSHOP (w), NULL, "Vem äger?", error);
}

static gboolean
settle (KbWorkbook *w, GError **error)
{
  return kb_workbook_settle_parked (w, PARKED (w), TRUE, error);
}

static gboolean
add_assets (KbWorkbook *w, GError **error)
{
  static const char *const systems[] = { "Treserva", "Nytt system", "nytt  system", "", NULL };
  const KbNewAsset assets[] = {
    { .name = "Orosanmälningar", .form = "paper", .systems = systems },
    { .name = "Utredningar", .statutes = "26 kap. OSL", .systems = systems },
  };

  return kb_workbook_add_workshop_assets (w, WORKSHOP (w), assets, G_N_ELEMENTS (assets), NULL,
                                          error);
}

static gboolean
add_one_asset (KbWorkbook *w, GError **error)
{
  const KbNewAsset asset = { .name = "Orosanmälningar" };

  return kb_workbook_add_workshop_assets (w, WORKSHOP (w), &asset, 1, NULL, error);
}

static gboolean
take_asset (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_in_workshop (w, WORKSHOP (w), OTHER (w), TRUE, error);
}

static gboolean
drop_asset (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_in_workshop (w, WORKSHOP (w), ASSET (w), FALSE, error);
}

static gboolean
name_system (KbWorkbook *w, GError **error)
{
  return kb_workbook_link_asset_named (w, ASSET (w), "Nytt system", error);
}

static gboolean
split_asset (KbWorkbook *w, GError **error)
{
  return kb_workbook_split_asset (w, ASSET (w), "Läkemedelslistor", NULL, error);
}

static gboolean
join_assets (KbWorkbook *w, GError **error)
{
  return kb_workbook_join_assets (w, OTHER (w), ASSET (w), error);
}

static gboolean
leave_unresolved (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_unresolved (w, ASSET (w), 2, 1, 3, "hur jouren nås", error);
}

static gboolean
answer_trigger (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_trigger (w, ASSET (w), gone ? GONE : "sensitive-data", TRUE, NULL, error);
}

static gboolean
override_trigger (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_trigger (w, ASSET (w), "secrecy", TRUE, "Bara namn", error);
}

static gboolean
set_area (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_area_level (w, ASSET (w), 1, gone ? GONE : "economy", 3, error);
}

static gboolean
reuse_class (KbWorkbook *w, GError **error)
{
  return kb_workbook_reuse_class (w, OTHER (w), ASSET (w), error);
}

static gboolean
vote (KbWorkbook *w, GError **error)
{
  const KbVote counts = { { 0, 1, 0, 4 } };

  return kb_workbook_add_vote (w, WORKSHOP (w), ASSET (w), 0, &counts, NULL, error);
}

static gboolean
agree (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_consensus (w, round_id (w), 2, "Alla enades", error);
}

static gboolean
add_risk (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_workshop_risk (w, WORKSHOP (w), ASSET (w), "supplier", "ett avtal",
                                        "leverantören lägger ner", "inget fungerar", NULL, error);
}

static gboolean
join_risks (KbWorkbook *w, GError **error)
{
  return kb_workbook_join_risks (w, OTHER_RISK (w), RISK (w), error);
}

static gboolean
add_action (KbWorkbook *w, GError **error)
{
  return kb_workbook_add_workshop_action (w, WORKSHOP (w), "Öva reservrutinen", "Enhetschef",
                                          "2027-09-01", RISK (w), NULL, NULL, error);
}

typedef struct {
  const char *name;
  Act act;
  const char *label;
  const char *argument; /* the "name" that the history shows */
  gboolean once;        /* done again it changes nothing */
  const char *refusal;  /* when what it is about is gone */
} Command;

static const Command commands[] = {
  { "a_workshop_is_added", add_workshop, "workshop-add", "Treserva", FALSE, "reference" },
  { "its_kind_is_set", set_type, "workshop-agenda", "Barn och unga", TRUE, "gone" },
  { "a_step_is_left_out", set_agenda_item, "workshop-agenda", "Barn och unga", TRUE, "gone" },
  { "a_field_is_set", set_own_field, "field-set", "Barn och unga", TRUE, "gone" },
  { "a_workshop_is_deleted", delete_workshop, "record-delete", "Barn och unga", FALSE, "gone" },
  { "a_participant_is_deleted", delete_participant, "record-delete", "Jurist", FALSE, "gone" },
  { "a_question_is_deleted", delete_parked, "record-delete", "Hur länge?", FALSE, "gone" },
  { "an_asset_that_was_voted_on_is_deleted", delete_voted_asset, "record-delete", "Journaler",
    FALSE, "gone" },
  { "a_participant_is_added", add_participant, "participant-add", "Arkivarie", FALSE, "gone" },
  { "a_participant_leaves", participant_leaves, "participant-left", "Jurist", TRUE, "gone" },
  { "it_starts", start, "workshop-start", "Barn och unga", TRUE, "gone" },
  { "it_ends", end, "workshop-end", "Barn och unga", TRUE, "gone" },
  { "a_question_is_parked", park, "parked-add", "Vem äger?", FALSE, "gone" },
  { "a_question_is_settled", settle, "parked-settle", "Hur länge?", TRUE, "gone" },
  { "assets_are_added", add_assets, "assets-add", "Orosanmälningar", FALSE, "gone" },
  { "an_asset_is_added", add_one_asset, "asset-add", "Orosanmälningar", FALSE, "gone" },
  { "an_asset_is_taken_up", take_asset, "workshop-take", "Kö till förskola", TRUE, "gone" },
  { "an_asset_is_dropped", drop_asset, "workshop-drop", "Journaler", TRUE, "gone" },
  { "an_asset_is_split", split_asset, "asset-split", "Läkemedelslistor", FALSE, "gone" },
  { "a_system_is_named", name_system, "asset-link", "Journaler", TRUE, "gone" },
  { "two_assets_are_joined", join_assets, "asset-join", "Journaler", FALSE, "gone" },
  { "a_level_is_left_unresolved", leave_unresolved, "level-set", "Journaler", TRUE, "gone" },
  { "a_trigger_is_answered", answer_trigger, "trigger-set", "Journaler", TRUE, "gone" },
  { "a_trigger_is_set_aside", override_trigger, "trigger-override", "Journaler", TRUE, "gone" },
  { "an_area_is_judged", set_area, "area-set", "Journaler", TRUE, "gone" },
  { "a_shared_class_is_taken", reuse_class, "class-reuse", "Kö till förskola", TRUE, "gone" },
  { "a_vote_is_kept", vote, "vote-add", "Journaler", FALSE, "gone" },
  { "the_room_agrees", agree, "vote-consensus", "Journaler", TRUE, "gone" },
  { "a_risk_is_added", add_risk, "risk-add", "R03", FALSE, "gone" },
  { "two_risks_are_joined", join_risks, "risk-join", "R01", FALSE, "gone" },
  { "an_action_is_added", add_action, "action-add", "Å03", FALSE, "gone" },
};

static void
check_entry (KbWorkbook *workbook, const Command *command)
{
  KbHistory *history = kb_workbook_get_history (workbook);
  const KbEntry *entry = kb_history_get (history, kb_history_size (history) - 1);
  g_autofree char *argument = kb_entry_argument (entry, "name");

  g_assert_cmpint (entry->kind, ==, KB_ENTRY_ACT);
  g_assert_cmpstr (entry->label, ==, command->label);
  g_assert_cmpstr (argument, ==, command->argument);
}

static void
assert_text (KbWorkbook *workbook, const char *expected)
{
  g_autofree char *text = test_workbook_text (workbook);

  test_assert_same_text (text, expected);
}

static void
test_command (gconstpointer data)
{
  const Command *command = data;
  KbWorkbook *workbook = workshop_workbook ();
  g_autofree char *before = test_workbook_text (workbook);
  guint entries = test_entries (workbook);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_true (command->act (workbook, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  check_entry (workbook, command);
  after = test_workbook_text (workbook);
  g_assert_cmpstr (after, !=, before);
  test_assert_whole (workbook);
  if (command->once) {
    g_assert_true (command->act (workbook, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  }
  g_assert_true (kb_workbook_undo (workbook, &error));
  assert_text (workbook, before);
  workbook = test_reopen (workbook);
  g_assert_true (kb_workbook_redo (workbook, &error));
  assert_text (workbook, after);
  test_assert_whole (workbook);
  g_assert_true (kb_workbook_undo (workbook, &error));
  assert_text (workbook, before);
  test_close (workbook);
}

static void
test_refusal (gconstpointer data)
{
  const Command *command = data;
  KbWorkbook *workbook = workshop_workbook ();
  g_autofree char *before = test_workbook_text (workbook);
  guint entries = test_entries (workbook);
  g_autoptr (GError) error = NULL;

  gone = TRUE;
  g_assert_false (command->act (workbook, &error));
  gone = FALSE;
  g_assert_cmpstr (test_store_code (error), ==, command->refusal);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  assert_text (workbook, before);
  test_close (workbook);
}

/* Nothing of a workshop stays but what it made: assets, risks and actions. */
static void
test_deleted_workshop_leaves_nothing (void)
{
  static const KbKind kinds[] = { KB_KIND_WORKSHOP,       KB_KIND_PARTICIPANT, KB_KIND_AGENDA_ITEM,
                                  KB_KIND_WORKSHOP_ASSET, KB_KIND_PARKED,      KB_KIND_VOTE_ROUND,
                                  KB_KIND_VOTE_COUNT };
  KbWorkbook *workbook = workshop_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (GError) error = NULL;

  g_assert_true (add_risk (workbook, &error) && add_action (workbook, &error));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (kb_content_count (content, kinds[i]), >, 0);
  g_assert_true (delete_workshop (workbook, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (kb_content_count (content, kinds[i]), ==, 0);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ASSET), ==, 2);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_RISK), ==, 3);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ACTION), ==, 3);
  test_assert_whole (workbook);
  test_close (workbook);
}

/* What pointed at the one points at the other. */
static void
test_joined_assets_keep_links (void)
{
  KbWorkbook *workbook = workshop_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *keep = g_strdup (OTHER (workbook));
  g_autofree char *third = test_add_asset (workbook, "Tredje");
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_reuse_class (workbook, third, ASSET (workbook), &error));
  g_assert_true (join_assets (workbook, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ASSET), ==, 2);
  g_assert_cmpstr (
      kb_record_text (kb_content_get (content, KB_KIND_RISK, RISK (workbook)), KB_RISK_ASSET), ==,
      keep);
  g_assert_cmpstr (
      kb_record_text (kb_content_get (content, KB_KIND_PARKED, PARKED (workbook)), KB_PARKED_ASSET),
      ==, keep);
  g_assert_cmpstr (kb_record_text (kb_content_get (content, KB_KIND_ASSET, third), KB_ASSET_REUSES),
                   ==, keep);
  g_assert_nonnull (kb_content_find_pair (content, KB_KIND_ASSET_SYSTEM, keep,
                                          test_find (workbook, KB_KIND_SYSTEM, "Treserva")));
  g_assert_nonnull (
      kb_content_find_pair (content, KB_KIND_WORKSHOP_ASSET, WORKSHOP (workbook), keep));
  /* its own level stays, the other's fills the gap */
  g_assert_cmpint (
      kb_class_of_asset (content, kb_workbook_get_method (workbook), keep).aspects[0].high, ==, 1);
  g_assert_cmpint (
      kb_class_of_asset (content, kb_workbook_get_method (workbook), keep).aspects[1].high, ==, 2);
  test_close (workbook);
}

static void
test_split_asset_keeps_links (void)
{
  KbWorkbook *workbook = workshop_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (GError) error = NULL;
  g_autofree char *part = NULL;

  g_assert_true (
      kb_workbook_split_asset (workbook, ASSET (workbook), "Läkemedelslistor", &part, &error));
  g_assert_nonnull (kb_content_find_pair (content, KB_KIND_ASSET_SYSTEM, part,
                                          test_find (workbook, KB_KIND_SYSTEM, "Treserva")));
  g_assert_nonnull (
      kb_content_find_pair (content, KB_KIND_WORKSHOP_ASSET, WORKSHOP (workbook), part));
  g_assert_cmpuint (
      kb_content_count_referring (content, KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASSET, part), ==, 0);
  test_close (workbook);
}

static void
test_joined_risks_keep_actions (void)
{
  KbWorkbook *workbook = workshop_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autofree char *keep = g_strdup (OTHER_RISK (workbook));
  g_autoptr (GError) error = NULL;

  g_assert_true (join_risks (workbook, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (
      kb_content_count_referring (content, KB_KIND_ACTION_RISK, KB_ACTION_RISK_RISK, keep), ==, 2);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_RISK), ==, 1);
  test_close (workbook);
}

static void
test_vote_needs_its_workshop (void)
{
  KbWorkbook *workbook = workshop_workbook ();
  const KbVote counts = { { 1 } };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      kb_workbook_add_vote (workbook, GONE, ASSET (workbook), 0, &counts, NULL, &error));
  g_assert_cmpstr (test_store_code (error), ==, "gone");
  test_close (workbook);
}

/* The highest over the areas decides; taking one away lets the next decide. */
static void
test_areas_decide (void)
{
  KbWorkbook *workbook = workshop_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  KbMethod *method = kb_workbook_get_method (workbook);
  g_autofree char *id = g_strdup (ASSET (workbook));
  g_autoptr (GError) error = NULL;

  g_assert_true (set_area (workbook, &error));
  g_assert_cmpint (kb_class_of_asset (content, method, id).aspects[1].high, ==, 3);
  g_assert_true (kb_workbook_set_area_level (workbook, id, 1, "economy", KB_NONE, &error));
  g_assert_cmpint (kb_class_of_asset (content, method, id).aspects[1].high, ==, 2);
  g_assert_true (kb_workbook_set_area_level (workbook, id, 1, "life", KB_NONE, &error));
  g_assert_cmpint (kb_class_of_asset (content, method, id).aspects[1].high, ==, KB_NONE);
  g_assert_no_error (error);
  test_close (workbook);
}

/* A number is never used again, not even when its workshop is deleted. */
static void
test_numbers_grow (void)
{
  KbWorkbook *workbook = workshop_workbook ();
  KbContent *content = kb_workbook_get_content (workbook);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_true (delete_workshop (workbook, &error));
  g_assert_true (
      kb_workbook_add_workshop (workbook, KB_WORKSHOP_SHORT, "system", "Två", NULL, &id, &error));
  g_assert_cmpint (
      kb_record_integer (kb_content_get (content, KB_KIND_WORKSHOP, id), KB_WORKSHOP_NUMBER), ==,
      2);
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *path = g_strconcat ("/workshop/", commands[i].name, NULL);
    g_autofree char *refusal = g_strconcat ("/workshop/refused/", commands[i].name, NULL);

    g_test_add_data_func (path, &commands[i], test_command);
    g_test_add_data_func (refusal, &commands[i], test_refusal);
  }
  g_test_add_func ("/workshop/a_deleted_workshop_leaves_nothing_of_itself",
                   test_deleted_workshop_leaves_nothing);
  g_test_add_func ("/workshop/joined_assets_keep_their_links", test_joined_assets_keep_links);
  g_test_add_func ("/workshop/a_split_asset_keeps_its_links", test_split_asset_keeps_links);
  g_test_add_func ("/workshop/joined_risks_keep_their_actions", test_joined_risks_keep_actions);
  g_test_add_func ("/workshop/a_vote_needs_its_workshop", test_vote_needs_its_workshop);
  g_test_add_func ("/workshop/the_highest_area_decides", test_areas_decide);
  g_test_add_func ("/workshop/numbers_are_never_used_again", test_numbers_grow);
  return test_run ();
}
