// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-vote-pane"

#include "kb-vote-pane.h"

#include "kb-vote-row.h"

struct _KbVotePane {
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkToggleButton *count_button;
  GtkToggleButton *turn_button;
  GtkLabel *hint_label;
  GtkBox *rows;
  GtkWidget *reveal_button;
  GtkWidget *result_box;
  GtkLabel *spread_label;
  GtkLabel *tell_label;
  GtkEditable *motivation_entry;
  GtkWidget *agree_button;

  KbSection *section; /* borrowed: the pane that it stands in */
  KbWorkshopState *state;
  char *asset_id;
  guint aspect;
  KbVote vote;
  int last;       /* the level that was voted last, to take back */
  char *round_id; /* set when it is revealed */
  int consensus;
  gboolean starting; /* widgets are being filled, not used */
};

G_DEFINE_FINAL_TYPE (KbVotePane, kb_vote_pane, ADW_TYPE_BIN)

static guint finished_signal;

/* Its name among the half-typed texts. */
#define MOTIVATION "vote-motivation"

static guint
n_levels (KbVotePane *self)
{
  return kb_method_size (kb_section_get_method (self->section), KB_KIND_LEVEL);
}

static gboolean
in_turn (KbVotePane *self)
{
  return gtk_toggle_button_get_active (self->turn_button);
}

/* Who has left is not waited for. */
static guint
n_present (KbVotePane *self)
{
  const GPtrArray *participants =
      kb_content_referring (kb_section_get_content (self->section), KB_KIND_PARTICIPANT,
                            KB_PARTICIPANT_WORKSHOP, kb_workshop_state_get_id (self->state));
  guint count = 0;

  for (guint i = 0; participants && i < participants->len; i++)
    count += !kb_record_flag (g_ptr_array_index (participants, i), KB_PARTICIPANT_HAS_LEFT);
  return count;
}

static void
show_hint (KbVotePane *self, const KbVoteSummary *summary)
{
  g_autofree char *votes = g_strdup_printf ("%u", summary->n_votes);
  g_autofree char *present = g_strdup_printf ("%u", n_present (self));
  g_autofree char *text = NULL;

  if (self->round_id)
    text = g_strdup (_ ("Press the level that the room agrees on, or O to vote again."));
  else if (in_turn (self))
    text = kb_fill (_ ("{votes} of {present} have voted. Next: press your level; nobody sees it."),
                    "votes", votes, "present", present, NULL);
  else
    text = kb_fill (_ ("Everybody shows a card or fingers at the same time. Press the level once "
                       "for each. {votes} counted, {present} present."),
                    "votes", votes, "present", present, NULL);
  gtk_label_set_text (self->hint_label, text);
}

static char *
level_number (KbVotePane *self, int level)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT,
                          kb_method_number (kb_section_get_method (self->section), KB_KIND_LEVEL,
                                            (guint) MAX (level, 0)));
}

/* "Median 3, spread 2–4" */
static void
show_spread (KbVotePane *self, const KbVoteSummary *summary)
{
  g_autofree char *low = level_number (self, summary->low);
  g_autofree char *high = level_number (self, summary->high);
  g_autofree char *middle = level_number (self, summary->median_low);
  g_autofree char *upper = level_number (self, summary->median_high);
  g_autofree char *median = summary->median_low == summary->median_high
                                ? g_strdup (middle)
                                : g_strdup_printf ("%s–%s", middle, upper);
  g_autofree char *text = summary->agreed
                              ? kb_fill (_ ("Everybody says {level}."), "level", low, NULL)
                              : kb_fill (_ ("Median {median}, from {low} to {high}."), "median",
                                         median, "low", low, "high", high, NULL);

  gtk_label_set_text (self->spread_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->tell_label), !summary->agreed);
}

static void
refresh (KbVotePane *self)
{
  KbVoteSummary summary = kb_vote_summarise (&self->vote, n_levels (self));
  guint most = 1;
  guint level = 0;

  for (guint i = 0; i < n_levels (self); i++)
    most = MAX (most, self->vote.counts[i]);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row;
       row = gtk_widget_get_next_sibling (row), level++)
    kb_vote_row_show (KB_VOTE_ROW (row), self->vote.counts[level], most,
                      self->round_id || !in_turn (self), self->consensus == (int) level,
                      self->round_id && (int) level >= summary.median_low
                          && (int) level <= summary.median_high);
  show_hint (self, &summary);
  gtk_widget_set_visible (self->reveal_button, self->round_id == NULL);
  gtk_widget_set_sensitive (self->reveal_button, summary.n_votes > 0);
  gtk_widget_set_visible (self->result_box, self->round_id != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->count_button), !self->round_id);
  gtk_widget_set_sensitive (GTK_WIDGET (self->turn_button), !self->round_id);
  gtk_widget_set_sensitive (self->agree_button, self->consensus != KB_NONE);
  if (self->round_id)
    show_spread (self, &summary);
}

static void
save (KbVotePane *self)
{
  const KbBallot ballot = { self->vote, in_turn (self), self->round_id };

  kb_workshop_state_set_vote (self->state, self->asset_id, self->aspect, &ballot);
}

static void
reveal (KbVotePane *self)
{
  GError *error = NULL;
  gboolean done;

  if (self->round_id || kb_vote_summarise (&self->vote, n_levels (self)).n_votes == 0)
    return;
  done = kb_workbook_add_vote (kb_section_get_workbook (self->section),
                               kb_workshop_state_get_id (self->state), self->asset_id, self->aspect,
                               &self->vote, &self->round_id, &error);
  kb_section_check (self->section, done, error);
  if (done) {
    KbVoteSummary summary = kb_vote_summarise (&self->vote, n_levels (self));

    save (self);
    self->consensus = summary.agreed ? summary.low : KB_NONE;
    /* How to vote can't be changed now, so the keyboard must not be left on it. */
    gtk_widget_grab_focus (GTK_WIDGET (self));
  }
  refresh (self);
}

static void
vote_again (KbVotePane *self)
{
  g_clear_pointer (&self->round_id, g_free);
  self->vote = (KbVote){ { 0 } };
  self->last = KB_NONE;
  self->consensus = KB_NONE;
  save (self);
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
finish (KbVotePane *self)
{
  kb_workshop_state_set_vote (self->state, self->asset_id, self->aspect, NULL);
  kb_draft_texts_set (kb_workshop_state_get_texts (self->state), MOTIVATION, NULL);
  g_clear_pointer (&self->round_id, g_free);
  g_signal_emit (self, finished_signal, 0);
}

static void
agree (KbVotePane *self)
{
  g_autofree char *motivation =
      g_strstrip (g_strdup (gtk_editable_get_text (self->motivation_entry)));
  GError *error = NULL;
  gboolean done;

  if (!self->round_id || self->consensus == KB_NONE)
    return;
  done = kb_workbook_set_consensus (kb_section_get_workbook (self->section), self->round_id,
                                    self->consensus, *motivation ? motivation : NULL, &error);
  kb_section_check (self->section, done, error);
  if (done)
    finish (self);
}

static void
choose (KbVotePane *self, int level)
{
  if (self->round_id) {
    self->consensus = level;
  } else {
    KbVoteSummary summary = kb_vote_summarise (&self->vote, n_levels (self));

    if (summary.n_votes >= KB_VOTE_MAX)
      return;
    self->vote.counts[level]++;
    self->last = level;
    save (self);
    /* In turn, the last one who is there reveals. */
    if (in_turn (self) && n_present (self) > 0 && summary.n_votes + 1 >= n_present (self)) {
      reveal (self);
      return;
    }
  }
  refresh (self);
}

static void
take_back (KbVotePane *self)
{
  if (self->round_id || self->last == KB_NONE || self->vote.counts[self->last] == 0)
    return;
  self->vote.counts[self->last]--;
  self->last = KB_NONE;
  save (self);
  refresh (self);
}

static void
on_row_clicked (KbVotePane *self, KbVoteRow *row)
{
  choose (self, (int) kb_vote_row_get_level (row));
}

static void
on_mode_toggled (KbVotePane *self)
{
  if (!self->section || self->starting)
    return;
  save (self);
  refresh (self);
}

static void
on_motivation_changed (KbVotePane *self)
{
  if (self->section && !self->starting)
    kb_draft_texts_set (kb_workshop_state_get_texts (self->state), MOTIVATION,
                        gtk_editable_get_text (self->motivation_entry));
}

/**
 * kb_vote_pane_use_key:
 * @pane: the pane
 * @keyval: a key that was pressed
 *
 * Returns: whether it meant something here
 */
gboolean
kb_vote_pane_use_key (KbVotePane *pane, guint keyval)
{
  gunichar letter = g_unichar_toupper (gdk_keyval_to_unicode (keyval));
  gboolean writing =
      gtk_widget_get_focus_child (pane->result_box)
      && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (pane->motivation_entry)));

  if (keyval == GDK_KEY_Escape) {
    if (writing)
      gtk_widget_grab_focus (GTK_WIDGET (pane));
    else
      finish (pane);
    return TRUE;
  }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) {
    if (pane->round_id)
      agree (pane);
    else
      reveal (pane);
    return TRUE;
  }
  if (writing || !kb_gui_has_letter_keys (GTK_WIDGET (pane)))
    return FALSE;
  if (keyval == GDK_KEY_BackSpace) {
    take_back (pane);
    return TRUE;
  }
  if (g_unichar_isdigit (letter)) {
    int level = kb_method_ordinal_from_number (kb_section_get_method (pane->section), KB_KIND_LEVEL,
                                               g_unichar_digit_value (letter));

    if (level != KB_NONE)
      choose (pane, level);
    return level != KB_NONE;
  }
  switch (letter) {
  case 'V':
    reveal (pane);
    return TRUE;
  case 'O':
    if (pane->round_id)
      vote_again (pane);
    return TRUE;
  case 'M':
    if (pane->round_id)
      gtk_widget_grab_focus (GTK_WIDGET (pane->motivation_entry));
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_key_pressed (KbVotePane *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (!self->section || modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  return kb_vote_pane_use_key (self, keyval);
}

static void
kb_vote_pane_dispose (GObject *object)
{
  KbVotePane *self = KB_VOTE_PANE (object);

  self->section = NULL;
  kb_gui_dispose_template (GTK_WIDGET (object), KB_TYPE_VOTE_PANE);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (kb_vote_pane_parent_class)->dispose (object);
}

static void
kb_vote_pane_finalize (GObject *object)
{
  KbVotePane *self = KB_VOTE_PANE (object);

  g_free (self->asset_id);
  g_free (self->round_id);
  G_OBJECT_CLASS (kb_vote_pane_parent_class)->finalize (object);
}

static void
kb_vote_pane_class_init (KbVotePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_vote_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_vote_pane_finalize;
  finished_signal = g_signal_new ("finished", KB_TYPE_VOTE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/klassningsbordet/Klassningsbordet/ui/kb-vote-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, count_button);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, turn_button);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, rows);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, result_box);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, spread_label);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, tell_label);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, motivation_entry);
  gtk_widget_class_bind_template_child (widget_class, KbVotePane, agree_button);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_motivation_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, reveal);
  gtk_widget_class_bind_template_callback (widget_class, vote_again);
  gtk_widget_class_bind_template_callback (widget_class, agree);
  gtk_widget_class_bind_template_callback (widget_class, finish);
}

static void
kb_vote_pane_init (KbVotePane *self)
{
  self->last = KB_NONE;
  self->consensus = KB_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
make_rows (KbVotePane *self)
{
  KbMethod *method = kb_section_get_method (self->section);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_box_remove (self->rows, child);
  for (guint level = 0; level < n_levels (self); level++) {
    GtkWidget *row = kb_vote_row_new (method, self->aspect, level);

    g_signal_connect_object (row, "clicked", G_CALLBACK (on_row_clicked), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->rows, row);
  }
}

/* What was revealed before the program was left is shown again, unless it was undone since. */
static void
take_round (KbVotePane *self, const KbBallot *ballot)
{
  KbRecord *round = ballot->round_id ? kb_content_find (kb_section_get_content (self->section),
                                                        KB_KIND_VOTE_ROUND, ballot->round_id)
                                     : NULL;
  KbVoteSummary summary = kb_vote_summarise (&self->vote, n_levels (self));

  g_clear_pointer (&self->round_id, g_free);
  self->consensus = KB_NONE;
  if (!round || kb_record_text (round, KB_VOTE_ROUND_CONSENSUS))
    return;
  self->round_id = g_strdup (ballot->round_id);
  self->consensus = summary.agreed ? summary.low : KB_NONE;
}

/**
 * kb_vote_pane_start:
 * @pane: the pane
 * @section: the pane that it stands in, which outlives it
 * @state: the workshop
 * @asset_id: what is voted on
 * @aspect: the aspect
 *
 * Begins a vote, or goes on with one that was cut off.
 */
void
kb_vote_pane_start (KbVotePane *pane,
                    KbSection *section,
                    KbWorkshopState *state,
                    const char *asset_id,
                    guint aspect)
{
  KbMethod *method = kb_section_get_method (section);
  g_autofree char *title =
      kb_fill (_ ("Hidden vote on {aspect}"), "aspect",
               kb_record_localized (kb_method_item (method, KB_KIND_ASPECT, aspect),
                                    KB_ASPECT_NAME_SV, kb_gui_language ()),
               NULL);

  KbBallot ballot;
  const char *motivation;
  gboolean resumed;

  g_return_if_fail (KB_IS_VOTE_PANE (pane));

  pane->starting = TRUE;
  pane->section = section;
  g_set_object (&pane->state, state);
  g_free (pane->asset_id);
  pane->asset_id = g_strdup (asset_id);
  pane->aspect = aspect;
  pane->last = KB_NONE;
  resumed = kb_workshop_state_get_vote (state, asset_id, aspect, &ballot);
  if (resumed)
    gtk_toggle_button_set_active (ballot.in_turn ? pane->turn_button : pane->count_button, TRUE);
  pane->vote = ballot.vote;
  take_round (pane, &ballot);
  save (pane);
  if (!resumed)
    kb_draft_texts_set (kb_workshop_state_get_texts (state), MOTIVATION, NULL);
  motivation = kb_draft_texts_get (kb_workshop_state_get_texts (state), MOTIVATION);
  gtk_editable_set_text (pane->motivation_entry, motivation ? motivation : "");
  gtk_label_set_text (pane->title_label, title);
  make_rows (pane);
  pane->starting = FALSE;
  refresh (pane);
}

/**
 * kb_vote_pane_discard:
 * @pane: the pane
 *
 * Takes what is half-typed off the screen; the votes are counts, not words, and stay.
 */
void
kb_vote_pane_discard (KbVotePane *pane)
{
  g_return_if_fail (KB_IS_VOTE_PANE (pane));

  gtk_editable_set_text (pane->motivation_entry, "");
}

/**
 * kb_vote_pane_show_present:
 * @pane: the pane
 *
 * Looks again at who is there: somebody came, left, or was taken back by an undo.
 */
void
kb_vote_pane_show_present (KbVotePane *pane)
{
  g_return_if_fail (KB_IS_VOTE_PANE (pane));

  if (pane->section)
    refresh (pane);
}
