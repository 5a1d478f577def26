// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-risk-event"

#include "kb-risk-event.h"

#include "kb-collation.h"

#include <string.h>

/* Folded; a text that is only this names somebody. */
static const char *const actors[] = {
  "hackare",        "hackers",     "angripare", "obehöriga",  "obehörig",     "kriminella",
  "insider",        "medarbetare", "personal",  "leverantör", "leverantören", "användare",
  "främmande makt", "attackers",   "employees", "supplier",   "users",
};

/* Folded; a text that starts with this says how things are. MSB:s metodstöd: a risk is an event,
 * a lack is its cause. */
static const char *const states[] = {
  "brist",   "bristande", "brister",    "saknad",  "saknas",       "avsaknad", "dålig",
  "dåliga",  "svag",      "svaga",      "ingen",   "inga",         "otydlig",  "otydliga",
  "lack of", "lacking",   "missing ",   "poor ",   "weak ",        "no ",      "unclear ",
  "låg ",    "gammal ",   "föråldrad ", "för få ", "otillräcklig",
};

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint count = 0;

  for (guint i = 0; words[i]; i++)
    count += *words[i] != '\0';
  return count;
}

/**
 * kb_risk_event_check:
 * @text: (nullable): what can happen, as typed after "finns risk att"
 *
 * A help, not a judge: it sees the common slips and lets everything else through.
 *
 * Returns: what to tell the room
 */
KbEventProblem
kb_risk_event_check (const char *text)
{
  g_autofree char *folded = kb_fold (text ? text : "");
  const char *start = g_strstrip (folded);

  if (g_str_has_prefix (start, "att "))
    start += strlen ("att ");
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    if (g_str_equal (start, actors[i]))
      return KB_EVENT_ACTOR;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_has_prefix (start, states[i]))
      return KB_EVENT_STATE;
  return count_words (start) < 3 ? KB_EVENT_TOO_SHORT : KB_EVENT_FINE;
}
