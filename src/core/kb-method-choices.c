// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-choices"

#include "kb-method-choices.h"

static const struct {
  KbKind kind;
  guint field;
  const char *codes[6];
} choices[] = {
  { KB_KIND_METHOD, KB_METHOD_PERIOD_KIND, { "term", "year", NULL } },
  { KB_KIND_METHOD, KB_METHOD_AXES, { "likelihood-up", "consequence-up", NULL } },
  { KB_KIND_BAND, KB_BAND_ACCEPTOR, { "owner", "role", "board", "nobody", NULL } },
  { KB_KIND_STATEMENT, KB_STATEMENT_TOPIC, { "rule", "continuity", "routine", "report", NULL } },
};

/**
 * kb_method_choice_is_known:
 * @kind: a kind of the method
 * @field: one of its CHOICE fields
 * @code: a code
 *
 * Returns: whether the field can hold that code
 */
gboolean
kb_method_choice_is_known (KbKind kind, guint field, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].kind == kind && choices[i].field == field)
      return g_strv_contains (choices[i].codes, code);
  return FALSE;
}
