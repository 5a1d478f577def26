// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-step-labels"

#include "kb-format.h"
#include "kb-labels.h"

/* How many are named before "and n more". */
#define N_NAMED 2

static char *
name_of (const KbRecord *record)
{
  g_autofree char *label = NULL;

  if (kb_record_kind (record) == KB_KIND_RISK)
    return kb_risk_label (record);
  if (kb_record_kind (record) != KB_KIND_ACTION)
    return g_strdup (kb_record_title (record));
  label = kb_action_label (record);
  return g_strdup_printf ("%s %s", label, kb_record_title (record));
}

/* "A, B and 3 more" */
static char *
names_of (const GPtrArray *records, KbLanguage language)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint rest = records->len > N_NAMED ? records->len - N_NAMED : 0;
  g_autofree char *count = g_strdup_printf ("%u", rest);

  for (guint i = 0; i < MIN (records->len, N_NAMED); i++) {
    g_autofree char *name = name_of (g_ptr_array_index (records, i));

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
  }
  if (rest == 0)
    return g_strdup (names->str);
  return kb_fill (kb_text_plural (language, "{names} and {n} more", "{names} and {n} more", rest),
                  "names", names->str, "n", count, NULL);
}

/**
 * kb_describe_next_step:
 * @step: a step
 * @method: the method
 * @language: the reader's language
 *
 * Returns: (transfer full): what to do
 */
char *
kb_describe_next_step (const KbNextStep *step, const KbMethod *method, KbLanguage language)
{
  guint n = step->records->len;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *names = names_of (step->records, language);
  const char *text = "";

  switch (step->type) {
  case KB_STEP_FILL:
    text = kb_text (language, "Import a list or write the first information asset");
    break;
  case KB_STEP_CLASSIFY:
    text = kb_text_plural (language, "Classify the one that remains",
                           "Classify the {n} that remain", n);
    break;
  case KB_STEP_ANALYSE:
    text = kb_text (language, "Write down the first risks");
    break;
  case KB_STEP_PLACE_RISKS:
    text =
        kb_text_plural (language, "Place 1 risk in the matrix", "Place {n} risks in the matrix", n);
    break;
  case KB_STEP_PLAN:
    text = kb_text_plural (language, "Decide on an action for 1 risk",
                           "Decide on actions for {n} risks", n);
    break;
  case KB_STEP_FOLLOW_UP:
    text =
        kb_text_plural (language, "Follow up 1 overdue action", "Follow up {n} overdue actions", n);
    break;
  case KB_STEP_ACCEPT:
    text = kb_text (language, "Decide on {names}");
    break;
  case KB_STEP_DECIDE:
    text = kb_text (language, "Prepare the nämnd's decision");
    break;
  }
  return kb_fill (text, "n", count, "names", names, NULL);
}

static char *
meeting_of (const KbNextStep *step, const char *unit, KbLanguage language)
{
  KbRecord *decision = step->records->len > 0 ? g_ptr_array_index (step->records, 0) : NULL;
  const char *board = decision ? kb_record_text (decision, KB_DECISION_BOARD) : NULL;
  const char *date = decision ? kb_record_text (decision, KB_DECISION_MEETING_ON) : NULL;

  if (!date)
    return g_strdup (kb_text (language, "Fill in the nämnd and the date of the meeting"));
  return kb_fill (kb_text (language, "{board} meets on {date}"), "board", board ? board : unit,
                  "date", date, NULL);
}

/**
 * kb_describe_next_step_detail:
 * @step: a step
 * @method: the method
 * @unit: the förvaltning whose workbook it is
 * @language: the reader's language
 *
 * Returns: (transfer full): what it is about
 */
char *
kb_describe_next_step_detail (const KbNextStep *step,
                              const KbMethod *method,
                              const char *unit,
                              KbLanguage language)
{
  switch (step->type) {
  case KB_STEP_FILL:
    return g_strdup (kb_text (language, "Lists in Excel or CSV can be used as they are"));
  case KB_STEP_ANALYSE:
    return g_strdup (kb_text (language, "Begin with what has the highest class"));
  case KB_STEP_ACCEPT:
    if (step->records->len == 1) {
      KbRecord *risk = g_ptr_array_index (step->records, 0);
      KbRecord *band = kb_method_item (method, KB_KIND_BAND,
                                       (guint) kb_risk_band (method, risk, KB_MOMENT_AFTER));

      return kb_fill (kb_text (language, "Still {band} when the actions are done"), "band",
                      kb_record_localized (band, KB_BAND_NAME_SV, language), NULL);
    }
    return g_strdup (kb_text (language, "They stay high when the actions are done"));
  case KB_STEP_DECIDE:
    return meeting_of (step, unit, language);
  default:
    return names_of (step->records, language);
  }
}
