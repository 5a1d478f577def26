// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workshop-state"

#include "kb-workshop-state.h"

#include <json-glib/json-glib.h>

struct _KbWorkshopState {
  GObject parent_instance;

  KbWorkbook *workbook;
  char *id;
  KbWorkshopStep step;
  char *asset_id;
  gboolean running;
  gint64 since; /* monotonic µs that the time below does not hold yet */
  int step_seconds[KB_N_AGENDA_STEPS];
  GHashTable *asset_seconds; /* asset id → seconds */
  char *vote_asset;          /* NULL when no vote is half done */
  int vote_aspect;
  KbBallot ballot;
  char *round_id; /* what the ballot borrows */
  KbDraftTexts *texts;
  guint aspect;         /* what the room looks at */
  gboolean only_aspect; /* and nothing else */
  guint tick_id;
  guint unsaved; /* seconds */
};

G_DEFINE_FINAL_TYPE (KbWorkshopState, kb_workshop_state, G_TYPE_OBJECT)

static guint tick_signal;
static guint changed_signal;
static guint view_changed_signal;

/* How much time a crash may take, in seconds. */
#define SAVE_EVERY 5

static char *
draft_key (KbWorkshopState *self)
{
  return g_strdup_printf ("workshop/%s", self->id);
}

/* Moves the time that has gone since the last look into the sums. */
static void
count_time (KbWorkshopState *self)
{
  int seconds;

  if (!self->running)
    return;
  seconds = kb_agenda_seconds (&self->since, g_get_monotonic_time ());
  self->step_seconds[self->step] += seconds;
  if (self->step == KB_AGENDA_CLASSIFY && self->asset_id)
    g_hash_table_insert (
        self->asset_seconds, g_strdup (self->asset_id),
        GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (self->asset_seconds, self->asset_id))
                         + seconds));
}

static void
add_votes (KbWorkshopState *self, JsonObject *root)
{
  JsonObject *vote = json_object_new ();
  JsonArray *counts = json_array_new ();

  for (guint i = 0; i < KB_MAX_LEVELS; i++)
    json_array_add_int_element (counts, self->ballot.vote.counts[i]);
  json_object_set_string_member (vote, "asset", self->vote_asset);
  json_object_set_int_member (vote, "aspect", self->vote_aspect);
  json_object_set_array_member (vote, "counts", counts);
  json_object_set_boolean_member (vote, "in-turn", self->ballot.in_turn);
  if (self->round_id)
    json_object_set_string_member (vote, "round", self->round_id);
  json_object_set_object_member (root, "vote", vote);
}

/**
 * kb_workshop_state_save:
 * @state: a state
 *
 * Puts it safe in the draft table.
 */
void
kb_workshop_state_save (KbWorkshopState *state)
{
  JsonObject *root = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonArray *steps = json_array_new ();
  JsonObject *assets = json_object_new ();
  g_autofree char *key = draft_key (state);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer id, seconds;

  count_time (state);
  for (guint i = 0; i < KB_N_AGENDA_STEPS; i++)
    json_array_add_int_element (steps, state->step_seconds[i]);
  g_hash_table_iter_init (&iter, state->asset_seconds);
  while (g_hash_table_iter_next (&iter, &id, &seconds))
    json_object_set_int_member (assets, id, GPOINTER_TO_INT (seconds));
  json_object_set_string_member (root, "step", kb_workshop_step_code (state->step));
  if (state->asset_id)
    json_object_set_string_member (root, "asset", state->asset_id);
  json_object_set_array_member (root, "steps", steps);
  json_object_set_object_member (root, "assets", assets);
  if (state->vote_asset)
    add_votes (state, root);
  json_node_take_object (node, root);
  text = json_to_string (node, FALSE);
  if (!kb_workbook_set_draft (state->workbook, key, text, &error))
    g_debug ("Where the workshop is was not saved: %s", error->message);
  state->unsaved = 0;
}

static int
bounded (gint64 seconds)
{
  return (int) CLAMP (seconds, 0, 24 * 60 * 60);
}

static JsonArray *
member_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
member_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
load_vote (KbWorkshopState *self, JsonObject *vote)
{
  JsonArray *counts = member_array (vote, "counts");

  self->vote_asset = g_strdup (json_object_get_string_member_with_default (vote, "asset", NULL));
  self->vote_aspect =
      (int) CLAMP (json_object_get_int_member_with_default (vote, "aspect", 0), 0, G_MAXINT8);
  self->ballot.in_turn = json_object_get_boolean_member_with_default (vote, "in-turn", FALSE);
  self->round_id = g_strdup (json_object_get_string_member_with_default (vote, "round", NULL));
  self->ballot.round_id = self->round_id;
  for (guint i = 0; counts && i < MIN (json_array_get_length (counts), KB_MAX_LEVELS); i++)
    self->ballot.vote.counts[i] =
        (guint) CLAMP (json_array_get_int_element (counts, i), 0, KB_VOTE_MAX);
}

static void
load_times (KbWorkshopState *self, JsonObject *root)
{
  JsonArray *steps = member_array (root, "steps");
  JsonObject *assets = member_object (root, "assets");
  g_autoptr (GList) members = assets ? json_object_get_members (assets) : NULL;

  for (guint i = 0; steps && i < MIN (json_array_get_length (steps), KB_N_AGENDA_STEPS); i++)
    self->step_seconds[i] = bounded (json_array_get_int_element (steps, i));
  for (GList *l = members; l; l = l->next)
    g_hash_table_insert (self->asset_seconds, g_strdup (l->data),
                         GINT_TO_POINTER (bounded (json_object_get_int_member (assets, l->data))));
}

/* A draft is only a help: one that can't be read is as none. */
static void
load (KbWorkshopState *self)
{
  g_autofree char *key = draft_key (self);
  g_autofree char *text = kb_workbook_get_draft (self->workbook, key);
  g_autoptr (JsonNode) node = text ? json_from_string (text, NULL) : NULL;
  JsonObject *root = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  int step;

  if (!root)
    return;
  step =
      kb_workshop_step_from_code (json_object_get_string_member_with_default (root, "step", NULL));
  if (step != KB_NONE)
    self->step = (KbWorkshopStep) step;
  self->asset_id = g_strdup (json_object_get_string_member_with_default (root, "asset", NULL));
  load_times (self, root);
  if (member_object (root, "vote"))
    load_vote (self, member_object (root, "vote"));
}

static gboolean
on_second (gpointer data)
{
  KbWorkshopState *self = data;

  if (!self->running)
    return G_SOURCE_CONTINUE;
  count_time (self);
  if (++self->unsaved >= SAVE_EVERY)
    kb_workshop_state_save (self);
  g_signal_emit (self, tick_signal, 0);
  return G_SOURCE_CONTINUE;
}

static void
kb_workshop_state_dispose (GObject *object)
{
  KbWorkshopState *self = KB_WORKSHOP_STATE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->texts);
  g_clear_object (&self->workbook);
  G_OBJECT_CLASS (kb_workshop_state_parent_class)->dispose (object);
}

static void
kb_workshop_state_finalize (GObject *object)
{
  KbWorkshopState *self = KB_WORKSHOP_STATE (object);

  g_hash_table_unref (self->asset_seconds);
  g_free (self->id);
  g_free (self->asset_id);
  g_free (self->vote_asset);
  g_free (self->round_id);
  G_OBJECT_CLASS (kb_workshop_state_parent_class)->finalize (object);
}

static void
kb_workshop_state_class_init (KbWorkshopStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = KB_TYPE_WORKSHOP_STATE;

  object_class->dispose = kb_workshop_state_dispose;
  object_class->finalize = kb_workshop_state_finalize;
  tick_signal = g_signal_new ("tick", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  view_changed_signal =
      g_signal_new ("view-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  changed_signal =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kb_workshop_state_init (KbWorkshopState *self)
{
  self->asset_seconds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * kb_workshop_state_new:
 * @workbook: a workbook
 * @workshop_id: a workshop
 *
 * Returns: (transfer full): where the workshop was when it was left, with the time standing still
 */
KbWorkshopState *
kb_workshop_state_new (KbWorkbook *workbook, const char *workshop_id)
{
  KbWorkshopState *self = g_object_new (KB_TYPE_WORKSHOP_STATE, NULL);
  g_autofree char *key = NULL;

  self->workbook = g_object_ref (workbook);
  self->id = g_strdup (workshop_id);
  load (self);
  key = g_strdup_printf ("workshop-texts/%s", workshop_id);
  self->texts = kb_draft_texts_new (workbook, key);
  self->tick_id = g_timeout_add_seconds (1, on_second, self);
  return self;
}

KbWorkbook *
kb_workshop_state_get_workbook (KbWorkshopState *state)
{
  return state->workbook;
}

const char *
kb_workshop_state_get_id (KbWorkshopState *state)
{
  return state->id;
}

/**
 * kb_workshop_state_get_record:
 * @state: a state
 *
 * Returns: (transfer none) (nullable): the workshop; %NULL when it was undone
 */
KbRecord *
kb_workshop_state_get_record (KbWorkshopState *state)
{
  return kb_content_find (kb_workbook_get_content (state->workbook), KB_KIND_WORKSHOP, state->id);
}

KbWorkshopStep
kb_workshop_state_get_step (KbWorkshopState *state)
{
  return state->step;
}

void
kb_workshop_state_set_step (KbWorkshopState *state, KbWorkshopStep step)
{
  g_return_if_fail (step < KB_N_AGENDA_STEPS);

  if (state->step == step)
    return;
  count_time (state);
  state->step = step;
  kb_workshop_state_save (state);
  g_signal_emit (state, changed_signal, 0);
}

const char *
kb_workshop_state_get_asset (KbWorkshopState *state)
{
  return state->asset_id;
}

void
kb_workshop_state_set_asset (KbWorkshopState *state, const char *asset_id)
{
  if (g_strcmp0 (state->asset_id, asset_id) == 0)
    return;
  count_time (state);
  g_free (state->asset_id);
  state->asset_id = g_strdup (asset_id);
  kb_workshop_state_save (state);
  g_signal_emit (state, changed_signal, 0);
}

gboolean
kb_workshop_state_is_running (KbWorkshopState *state)
{
  return state->running;
}

void
kb_workshop_state_set_running (KbWorkshopState *state, gboolean running)
{
  if (state->running == running)
    return;
  count_time (state);
  state->running = running;
  state->since = g_get_monotonic_time ();
  kb_workshop_state_save (state);
  g_signal_emit (state, tick_signal, 0);
}

int
kb_workshop_state_get_step_seconds (KbWorkshopState *state, KbWorkshopStep step)
{
  return state->step_seconds[step];
}

int
kb_workshop_state_get_asset_seconds (KbWorkshopState *state, const char *asset_id)
{
  return asset_id ? GPOINTER_TO_INT (g_hash_table_lookup (state->asset_seconds, asset_id)) : 0;
}

static KbRecord *
agenda_item (KbWorkshopState *self, KbWorkshopStep step)
{
  return kb_content_find_pair (kb_workbook_get_content (self->workbook), KB_KIND_AGENDA_ITEM,
                               self->id, kb_workshop_step_code (step));
}

/**
 * kb_workshop_state_get_minutes:
 * @state: a state
 * @step: a step
 *
 * Returns: how many minutes the agenda gives the step
 */
int
kb_workshop_state_get_minutes (KbWorkshopState *state, KbWorkshopStep step)
{
  KbRecord *item = agenda_item (state, step);
  gint64 minutes = item ? kb_record_integer (item, KB_AGENDA_ITEM_MINUTES) : 0;

  return (int) CLAMP (minutes, 0, KB_AGENDA_MAX_MINUTES);
}

gboolean
kb_workshop_state_is_skipped (KbWorkshopState *state, KbWorkshopStep step)
{
  KbRecord *item = agenda_item (state, step);

  return item && kb_record_flag (item, KB_AGENDA_ITEM_SKIPPED);
}

/**
 * kb_workshop_state_dup_asset_seconds:
 * @state: a state
 *
 * Returns: (transfer full): asset id → seconds, as kb_workbook_end_workshop() wants it
 */
GHashTable *
kb_workshop_state_dup_asset_seconds (KbWorkshopState *state)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, seconds;

  count_time (state);
  g_hash_table_iter_init (&iter, state->asset_seconds);
  while (g_hash_table_iter_next (&iter, &id, &seconds))
    g_hash_table_insert (copy, g_strdup (id), seconds);
  return copy;
}

/**
 * kb_workshop_state_get_texts:
 * @state: a state
 *
 * Returns: (transfer none): what is half-typed in the workshop's own fields
 */
KbDraftTexts *
kb_workshop_state_get_texts (KbWorkshopState *state)
{
  return state->texts;
}

/**
 * kb_workshop_state_get_vote:
 * @state: a state
 * @asset_id: what is voted on
 * @aspect: the aspect
 * @ballot: (out): how far it has come
 *
 * Returns: whether a vote on this was begun and not agreed on
 */
gboolean
kb_workshop_state_get_vote (KbWorkshopState *state,
                            const char *asset_id,
                            guint aspect,
                            KbBallot *ballot)
{
  *ballot = (KbBallot){ 0 };
  if (g_strcmp0 (state->vote_asset, asset_id) != 0 || state->vote_aspect != (int) aspect)
    return FALSE;
  *ballot = state->ballot;
  return TRUE;
}

/**
 * kb_workshop_state_set_vote:
 * @state: a state
 * @asset_id: what is voted on
 * @aspect: the aspect
 * @ballot: (nullable): how far it has come; %NULL when it is agreed on or given up
 */
void
kb_workshop_state_set_vote (KbWorkshopState *state,
                            const char *asset_id,
                            guint aspect,
                            const KbBallot *ballot)
{
  g_clear_pointer (&state->vote_asset, g_free);
  g_clear_pointer (&state->round_id, g_free);
  state->ballot = (KbBallot){ 0 };
  if (ballot) {
    state->vote_asset = g_strdup (asset_id);
    state->vote_aspect = (int) aspect;
    state->ballot = *ballot;
    state->round_id = g_strdup (ballot->round_id);
    state->ballot.round_id = state->round_id;
  }
  kb_workshop_state_save (state);
  g_signal_emit (state, view_changed_signal, 0);
}

/**
 * kb_workshop_state_get_ballot:
 * @state: a state
 * @asset_id: (out) (transfer none): what is voted on
 * @aspect: (out): the aspect
 * @ballot: (out): how far it has come
 *
 * Returns: whether a vote goes on
 */
gboolean
kb_workshop_state_get_ballot (KbWorkshopState *state,
                              const char **asset_id,
                              guint *aspect,
                              KbBallot *ballot)
{
  *asset_id = state->vote_asset;
  *aspect = (guint) state->vote_aspect;
  *ballot = state->ballot;
  return state->vote_asset != NULL;
}

/**
 * kb_workshop_state_set_aspect:
 * @state: a state
 * @aspect: the aspect that the room looks at
 * @only: whether it should see nothing else
 */
void
kb_workshop_state_set_aspect (KbWorkshopState *state, guint aspect, gboolean only)
{
  if (state->aspect == aspect && state->only_aspect == only)
    return;
  state->aspect = aspect;
  state->only_aspect = only;
  g_signal_emit (state, view_changed_signal, 0);
}

guint
kb_workshop_state_get_aspect (KbWorkshopState *state)
{
  return state->aspect;
}

gboolean
kb_workshop_state_is_only_aspect (KbWorkshopState *state)
{
  return state->only_aspect;
}
