// SPDX-License-Identifier: EUPL-1.2
#include "kb-core.h"
#include "kb-labels.h"
#include "kb-threats.h"

static const KbLanguage languages[] = { KB_LANGUAGE_SV, KB_LANGUAGE_EN };

static KbThreats *
load (void)
{
  g_autoptr (GError) error = NULL;
  KbThreats *threats = kb_threats_load (&error);

  g_assert_no_error (error);
  return threats;
}

/* The groups are those that a risk can have, in the same order. */
static void
test_groups_are_the_choices (void)
{
  const KbChoice *choices = kb_choices (KB_KIND_RISK, KB_RISK_THREAT_GROUP);
  g_autoptr (KbThreats) threats = load ();
  guint g;

  for (g = 0; choices[g].code; g++) {
    g_assert_cmpuint (g, <, kb_threats_n_groups (threats));
    g_assert_cmpstr (kb_threats_group_code (threats, g), ==, choices[g].code);
    g_assert_cmpstr (kb_threats_group_name (threats, g, KB_LANGUAGE_EN), ==, choices[g].text);
  }
  g_assert_cmpuint (g, ==, kb_threats_n_groups (threats));
}

/* Each prompt is an event that can stand in the method's sentence. */
static void
test_prompts_are_events (void)
{
  g_autoptr (KbThreats) threats = load ();

  for (guint g = 0; g < kb_threats_n_groups (threats); g++) {
    g_assert_cmpuint (kb_threats_n_prompts (threats, g), >=, 6);
    g_assert_cmpuint (kb_threats_n_prompts (threats, g), <=, 10);
    for (guint i = 0; i < kb_threats_n_prompts (threats, g); i++)
      for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
        const char *text = kb_threats_prompt (threats, g, i, languages[l]);

        g_assert_nonnull (text);
        g_test_message ("%s", text);
        g_assert_cmpint (kb_risk_event_check (text), ==, KB_EVENT_FINE);
        g_assert_true (g_unichar_islower (g_utf8_get_char (text)));
        g_assert_false (g_str_has_suffix (text, "."));
      }
  }
}

static void
test_starters_are_questions (void)
{
  g_autoptr (KbThreats) threats = load ();

  g_assert_cmpuint (kb_threats_n_starters (threats), >=, 5);
  g_assert_cmpstr (kb_threats_starter (threats, 0, KB_LANGUAGE_SV), ==,
                   "Vad skulle göra att du inte sov gott på natten?");
  for (guint i = 0; i < kb_threats_n_starters (threats); i++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      g_assert_true (g_str_has_suffix (kb_threats_starter (threats, i, languages[l]), "?"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/threats/the_groups_are_those_of_a_risk", test_groups_are_the_choices);
  g_test_add_func ("/threats/each_prompt_is_an_event", test_prompts_are_events);
  g_test_add_func ("/threats/starters_are_questions", test_starters_are_questions);
  return g_test_run ();
}
