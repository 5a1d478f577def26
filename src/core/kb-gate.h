// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The answer to "Rör det här Sveriges säkerhet?", which is asked before any name is typed. */
typedef enum {
  KB_GATE_NO,
  KB_GATE_YES,
  KB_GATE_UNKNOWN,
} KbGateAnswer;

gboolean kb_gate_stops (KbGateAnswer answer);
gboolean kb_gate_is_stop_text (const char *text);

G_END_DECLS
