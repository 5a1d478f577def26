// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-act-labels"

#include "kb-labels.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Every act by its key, worded as something that can be undone: "Undo: Classify
 * Personalakter: T3". */
static const struct {
  const char *label;
  const char *text;
} acts[] = {
  { "workbook-create", N_ ("Create the workbook for {name}") },
  { "example-units", N_ ("Add the units") },
  { "example-systems", N_ ("Add the systems") },
  { "example-assets", N_ ("Take the inventory of information assets") },
  { "example-classify", N_ ("Classify in the workshop") },
  { "example-risks", N_ ("Analyse the risks") },
  { "example-measures", N_ ("Answer the self-assessment") },
  { "example-actions", N_ ("Plan the actions") },
  { "example-follow-up", N_ ("Note controls and governing documents") },
  { "example-decision", N_ ("Prepare the decision") },
  { "field-set", N_ ("Change {field} of {name}") },
  { "fields-set", N_ ("{count} {kinds}: {field} set to {value}") },
  { "fields-clear", N_ ("{count} {kinds}: {field} cleared") },
  { "record-delete", N_ ("Delete {kind} {name}") },
  { "asset-add", N_ ("Add information asset {name}") },
  { "system-add", N_ ("Add system {name}") },
  { "unit-add", N_ ("Add unit {name}") },
  { "unit-move", N_ ("Move unit {name} to {other}") },
  { "unit-move-top", N_ ("Move unit {name} to the top") },
  { "unit-shift", N_ ("Change the place of unit {name}") },
  { "unit-delete", N_ ("Delete unit {name}") },
  { "statute-add", N_ ("Add the statute {name} to the list") },
  { "risk-add", N_ ("Add risk {name}") },
  { "action-add", N_ ("Add action {name}") },
  { "level-set", N_ ("Classify {name}: {letter}{level}") },
  { "level-clear", N_ ("Clear {letter} of {name}") },
  { "dependence-set", N_ ("State what {letter} of {name} depends on") },
  { "motivation-set", N_ ("Change the motivation for {letter} of {name}") },
  { "class-establish", N_ ("Establish the class of {name}") },
  { "stop-marker-add", N_ ("Note an object handled elsewhere") },
  { "system-role-set", N_ ("Change {role} of {name}") },
  { "system-raise", N_ ("Set {letter} of {name} to {level} by hand") },
  { "system-raise-clear", N_ ("Clear the level set by hand for {letter} of {name}") },
  { "asset-link", N_ ("Link {name} to {other}") },
  { "asset-unlink", N_ ("Unlink {name} from {other}") },
  { "system-link", N_ ("Note that {name} depends on {other}") },
  { "system-unlink", N_ ("Remove the dependency of {name} on {other}") },
  { "action-link", N_ ("Link {name} to {other}") },
  { "action-unlink", N_ ("Unlink {name} from {other}") },
  { "risk-place", N_ ("Place {name} in the matrix") },
  { "risk-place-after", N_ ("Place {name} after actions") },
  { "risk-place-previous", N_ ("Place {name} as it was last round") },
  { "risk-threat", N_ ("Choose the threat of {name}") },
  { "risk-sentence", N_ ("Describe {name}") },
  { "risk-accept", N_ ("Accept {name}") },
  { "risk-unaccept", N_ ("Withdraw the acceptance of {name}") },
  { "risk-propose", N_ ("Put {name} before the nämnd") },
  { "risk-unpropose", N_ ("Take {name} out of the decision") },
  { "risk-round", N_ ("Start a new round of risk analysis (risks: {count})") },
  { "matrix-axes", N_ ("Turn the axes of the risk matrix") },
  { "risk-object", N_ ("Change what {name} is a risk for") },
  { "plan-return", N_ ("Take over changes from {name} (changes: {count})") },
  { "action-move", N_ ("Move {name} in the timetable") },
  { "action-wait", N_ ("Let {name} wait for {other}") },
  { "action-wait-clear", N_ ("Do not let {name} wait for {other}") },
  { "action-note", N_ ("Note the progress of {name}") },
  { "control-set", N_ ("Change the recurring control {name}") },
  { "control-log", N_ ("Note that a control was made: {name}") },
  { "document-set", N_ ("Change the governing document {name}") },
  { "action-cost", N_ ("Change the cost of {name} in {year}") },
  { "decision-set", N_ ("Change {field} of the decision") },
  { "decision-texts", N_ ("Fill in the texts of the decision") },
  { "decision-add", N_ ("Begin the next decision") },
  { "decision-register", N_ ("Register the decision on version {name}") },
  { "version-lock", N_ ("Lock version {name} for the nämnd") },
  { "workshop-add", N_ ("Prepare the workshop about {name}") },
  { "workshop-agenda", N_ ("Change the agenda of the workshop about {name}") },
  { "workshop-start", N_ ("Start the workshop about {name}") },
  { "workshop-end", N_ ("End the workshop about {name}") },
  { "participant-add", N_ ("Add the participant {name}") },
  { "participant-left", N_ ("Note that {name} has left") },
  { "participant-back", N_ ("Note that {name} is back") },
  { "parked-add", N_ ("Park the question {name}") },
  { "parked-settle", N_ ("Settle the question {name}") },
  { "parked-reopen", N_ ("Reopen the question {name}") },
  { "assets-add", N_ ("Add information assets: {count}") },
  { "asset-split", N_ ("Split {name} off from {other}") },
  { "asset-join", N_ ("Join {name} with {other}") },
  { "workshop-take", N_ ("Take {name} into the workshop about {other}") },
  { "workshop-drop", N_ ("Leave {name} out of the workshop about {other}") },
  { "trigger-set", N_ ("Answer the trigger {role} for {name}") },
  { "trigger-override", N_ ("Give a reason against the trigger {role} for {name}") },
  { "area-set", N_ ("Set {letter}{level} for {role} of {name}") },
  { "area-clear", N_ ("Clear {letter} for {role} of {name}") },
  { "class-reuse", N_ ("Use the shared class of {other} for {name}") },
  { "vote-add", N_ ("Reveal the vote on {letter} of {name}") },
  { "vote-consensus", N_ ("Agree on {letter}{level} for {name}") },
  { "risk-join", N_ ("Join {name} with {other}") },
  { "method-levels", N_ ("Change the levels from {level} to {other}") },
  { "method-likelihoods", N_ ("Change the likelihood scale from {level} to {other}") },
  { "method-consequences", N_ ("Change the consequence scale from {level} to {other}") },
  { "method-replace", N_ ("Replace the method with {name}") },
  { "method-add", N_ ("Add {kind} {name}") },
  { "method-remove", N_ ("Delete {kind} {name}") },
  { "method-set", N_ ("Change {kind} {name}") },
  { "method-move", N_ ("Move {kind} {name}") },
  { "method-name", N_ ("{role} is now called {name}") },
  { "method-name-level", N_ ("Level {level} is now called {name}") },
  { "method-name-likelihood", N_ ("Likelihood {level} is now called {name}") },
  { "method-name-consequence", N_ ("Consequence {level} is now called {name}") },
  { "method-text", N_ ("Change what level {level} means for {name}") },
  { "method-cell", N_ ("Set likelihood {letter}, consequence {level} to {name}") },
  { "measure-met", N_ ("Answer {name} for {other}: met") },
  { "measure-partly", N_ ("Answer {name} for {other}: partly met") },
  { "measure-not-met", N_ ("Answer {name} for {other}: not met") },
  { "measure-not-applicable", N_ ("Answer {name} for {other}: not applicable") },
  { "measure-unanswered", N_ ("Clear the answer on {name} for {other}") },
  { "measure-comment", N_ ("Change the comment on {name} for {other}") },
  { "measure-how", N_ ("Change how {name} is done for {other}") },
  { "measure-verify", N_ ("Verify {name} for {other}") },
  { "measure-unverify", N_ ("Clear that {name} is verified for {other}") },
  { "action-from-gap", N_ ("Plan action {file} from {name} for {other}") },
  { "environment-add", N_ ("Add operating environment {name}") },
  { "system-environment", N_ ("Note that {name} runs in {other}") },
  { "system-environment-clear", N_ ("Clear where {name} runs") },
  { "measure-add", N_ ("Add measure {name} to the catalogue") },
  { "measure-edit", N_ ("Change measure {name} in the catalogue") },
  { "measure-hide", N_ ("Hide measure {name}") },
  { "measure-show", N_ ("Show measure {name} again") },
  { "measure-restore", N_ ("Take away the kommun’s own measure {name}") },
  { "measures-import", N_ ("Import measures from {file} (measures: {count})") },
  { "supplier-control", N_ ("Note the follow-up of {name} for {other}") },
  { "import", N_ ("Import {file}") },
  { "purge", N_ ("Purge rows ({count})") },
};

static char *
field_name (const KbEntry *entry, KbLanguage language)
{
  g_autofree char *table = kb_entry_argument (entry, "kind");
  g_autofree char *column = kb_entry_argument (entry, "field");
  KbKind kind = table ? kb_kind_from_table (table) : KB_KIND_DECISION;
  int field = kind != KB_KIND_NONE && column ? kb_field_from_column (kind, column) : KB_NONE;
  g_autofree char *label =
      g_strdup (field != KB_NONE ? kb_label_field (kind, (guint) field, language) : column);
  g_autofree char *first = NULL;

  if (!label)
    return g_strdup ("");
  /* A term stands in the middle of the sentence, so its capital goes; what is all capitals (SUA)
   * stays. */
  if (g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (label))))
    return g_steal_pointer (&label);
  first = g_utf8_strdown (label, g_utf8_next_char (label) - label);
  return g_strconcat (first, g_utf8_next_char (label), NULL);
}

static char *
kind_name (const KbEntry *entry, KbLanguage language)
{
  g_autofree char *table = kb_entry_argument (entry, "kind");
  KbKind kind = table ? kb_kind_from_table (table) : KB_KIND_NONE;

  return kind == KB_KIND_NONE ? g_strdup ("") : g_utf8_strdown (kb_label_kind (kind, language), -1);
}

/* Of many records at once: "8 information assets". */
static char *
kinds_name (const KbEntry *entry, const char *count, KbLanguage language)
{
  g_autofree char *table = kb_entry_argument (entry, "kind");
  KbKind kind = table ? kb_kind_from_table (table) : KB_KIND_NONE;

  if (kind == KB_KIND_NONE)
    return g_strdup ("");
  return g_utf8_strdown (g_strcmp0 (count, "1") == 0 ? kb_label_kind (kind, language)
                                                     : kb_label_kind_plural (kind, language),
                         -1);
}

/* What a field was set to, as a person reads it. */
static char *
value_text (const KbEntry *entry, KbLanguage language)
{
  g_autofree char *table = kb_entry_argument (entry, "kind");
  g_autofree char *column = kb_entry_argument (entry, "field");
  char *value = kb_entry_argument (entry, "value");
  KbKind kind = table ? kb_kind_from_table (table) : KB_KIND_NONE;
  int field = kind != KB_KIND_NONE && column ? kb_field_from_column (kind, column) : KB_NONE;
  const char *words = NULL;

  if (!value || field == KB_NONE)
    return value;
  if (kb_field_info (kind, (guint) field)->type == KB_TYPE_BOOLEAN)
    words = g_str_equal (value, "0") ? kb_text (language, "No") : kb_text (language, "Yes");
  else if (kb_field_info (kind, (guint) field)->type == KB_TYPE_CHOICE)
    words = kb_label_choice (kind, (guint) field, value, language);
  if (!words)
    return value;
  g_free (value);
  return g_strdup (words);
}

/* These name a measure by its code; its title stands beside. */
static gboolean
is_about_measures (const char *label)
{
  return g_str_has_prefix (label, "measure-") || g_str_equal (label, "action-from-gap")
         || g_str_equal (label, "supplier-control");
}

/**
 * kb_describe_act:
 * @entry: an entry of the history
 * @language: the reader's language
 *
 * Returns: (transfer full): what the act is or was, without "undo" before it
 */
char *
kb_describe_act (const KbEntry *entry, KbLanguage language)
{
  const char *pattern = NULL;
  g_autofree char *own_name = kb_entry_argument (entry, "name");
  g_autofree char *name =
      own_name ? g_steal_pointer (&own_name)
               : kb_entry_argument (entry, language == KB_LANGUAGE_SV ? "name_sv" : "name_en");
  g_autofree char *other = kb_entry_argument (entry, "other");
  g_autofree char *letter = kb_entry_argument (entry, "letter");
  g_autofree char *level = kb_entry_argument (entry, "level");
  g_autofree char *upper = kb_entry_argument (entry, "upper");
  g_autofree char *year = kb_entry_argument (entry, "year");
  g_autofree char *file = kb_entry_argument (entry, "file");
  g_autofree char *count = kb_entry_argument (entry, "count");
  g_autofree char *role =
      kb_entry_argument (entry, language == KB_LANGUAGE_SV ? "role_sv" : "role_en");
  g_autofree char *field = field_name (entry, language);
  g_autofree char *kind = kind_name (entry, language);
  g_autofree char *kinds = kinds_name (entry, count, language);
  g_autofree char *value = value_text (entry, language);
  g_autofree char *range = upper ? g_strconcat (level, "–", upper, NULL) : g_strdup (level);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].label, entry->label))
      pattern = kb_text (language, acts[i].text);
  if (!pattern)
    return g_strdup (entry->label);
  if (!entry->arguments)
    return g_strdup (kb_text (language, "(what it was about has been purged)"));
  if (g_str_equal (entry->label, "class-establish") && count && !g_str_equal (count, "1")) {
    g_free (name);
    name = kb_fill (kb_text (language, "{count} assets"), "count", count, NULL);
  }
  if (is_about_measures (entry->label)) {
    char *measures = count && !g_str_equal (count, "1")
                         ? kb_fill (kb_text (language, "{count} measures"), "count", count, NULL)
                         : g_strdup_printf ("%s %s", name ? name : "", role ? role : "");

    g_free (name);
    name = measures;
  }
  return kb_fill (pattern, "name", name, "other", other, "letter", letter, "level", range, "year",
                  year, "file", file, "count", count, "field", field, "kind", kind, "role", role,
                  "kinds", kinds, "value", value, NULL);
}

/**
 * kb_describe_entry:
 * @entry: an entry of the history
 * @language: the reader's language
 *
 * Returns: (transfer full): the entry as a line to read: the act, or that it was undone or done
 * again
 */
char *
kb_describe_entry (const KbEntry *entry, KbLanguage language)
{
  g_autofree char *act = kb_describe_act (entry, language);

  if (entry->kind == KB_ENTRY_UNDO)
    return kb_fill (kb_text (language, "Undone: {act}"), "act", act, NULL);
  if (entry->kind == KB_ENTRY_REDO)
    return kb_fill (kb_text (language, "Done again: {act}"), "act", act, NULL);
  return g_steal_pointer (&act);
}
