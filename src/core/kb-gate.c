// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-gate"

#include "kb-gate.h"

#include "kb-collation.h"

/**
 * kb_gate_stops:
 * @answer: an answer
 *
 * Information under säkerhetsskyddslagen (2018:585) is never classified here, and who does not know
 * must ask first: yes and don't know both stop.
 *
 * Returns: whether the work with the object ends here
 */
gboolean
kb_gate_stops (KbGateAnswer answer)
{
  return answer != KB_GATE_NO;
}

/**
 * kb_gate_is_stop_text:
 * @text: (nullable): what stands where a level is expected
 *
 * Returns: whether it says that the row is a matter of säkerhetsskydd ("stop", "stopp →
 * säkerhetsskyddschef", "säkerhetsskydd", "hemlig" and its degrees)
 */
gboolean
kb_gate_is_stop_text (const char *text)
{
  static const char *const words[] = { "stop",         "säkerhetsskydd",      "sveriges säkerhet",
                                       "hemlig",       "kvalificerat hemlig", "begränsat hemlig",
                                       "konfidentiell" };
  g_autofree char *folded = kb_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      return TRUE;
  return FALSE;
}
