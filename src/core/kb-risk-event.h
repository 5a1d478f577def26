// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is wrong with a text that should say what can happen. */
typedef enum {
  KB_EVENT_FINE,
  KB_EVENT_TOO_SHORT, /* one or two words: a heading, not an event */
  KB_EVENT_ACTOR,     /* somebody, not what they do: "hackare" */
  KB_EVENT_STATE,     /* how things are: "brister i", "saknas"; that is a cause */
} KbEventProblem;

KbEventProblem kb_risk_event_check (const char *text);

G_END_DECLS
