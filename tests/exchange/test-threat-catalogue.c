// SPDX-License-Identifier: EUPL-1.2
#include "kb-core.h"
#include "kb-labels.h"
#include "kb-threat-catalogue.h"

#include <string.h>

static const KbLanguage languages[] = { KB_LANGUAGE_SV, KB_LANGUAGE_EN };

static KbThreatCatalogue *
load (void)
{
  g_autoptr (GError) error = NULL;
  KbThreatCatalogue *catalogue = kb_threat_catalogue_load (&error);

  g_assert_no_error (error);
  return catalogue;
}

/* Each of the 47 elementary threats is met by one of ours at least. */
static void
test_covers_the_elementary_threats (void)
{
  g_autoptr (KbThreatCatalogue) catalogue = load ();

  g_assert_cmpuint (kb_threat_catalogue_size (catalogue), >=, 47);
  for (guint number = 1; number <= 47; number++) {
    g_autofree char *wanted = g_strdup_printf ("G 0.%u", number);
    gboolean found = FALSE;

    for (guint i = 0; i < kb_threat_catalogue_size (catalogue) && !found; i++) {
      g_auto (GStrv) references = g_strsplit (kb_threat_references (catalogue, i), ", ", -1);

      found = g_strv_contains ((const char *const *) references, wanted);
    }
    if (!found)
      g_error ("No threat refers to %s", wanted);
  }
}

static gboolean
is_group (const char *code)
{
  const KbChoice *choices = kb_choices (KB_KIND_RISK, KB_RISK_THREAT_GROUP);

  for (guint i = 0; choices[i].code; i++)
    if (g_str_equal (choices[i].code, code))
      return TRUE;
  return FALSE;
}

static void
test_each_threat_is_whole (void)
{
  g_autoptr (KbThreatCatalogue) catalogue = load ();

  for (guint i = 0; i < kb_threat_catalogue_size (catalogue); i++) {
    const char *code = kb_threat_code (catalogue, i);
    guint aspects = 0;

    g_test_message ("%s", code);
    g_assert_cmpint (kb_threat_catalogue_find (catalogue, code), ==, (int) i);
    g_assert_true (is_group (kb_threat_group (catalogue, i)));
    aspects += kb_threat_hits (catalogue, i, "confidentiality");
    aspects += kb_threat_hits (catalogue, i, "integrity");
    aspects += kb_threat_hits (catalogue, i, "availability");
    aspects += kb_threat_hits (catalogue, i, "traceability");
    g_assert_cmpuint (aspects, >, 0);
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
      g_assert_cmpuint (strlen (kb_threat_name (catalogue, i, languages[l])), >, 0);
      g_assert_cmpuint (strlen (kb_threat_description (catalogue, i, languages[l])), >, 0);
      g_assert_cmpuint (kb_threat_n_weaknesses (catalogue, i, languages[l]), >=, 2);
    }
  }
}

/* Each example is an event in the three parts of the method's sentence. */
static void
test_examples_are_sentences (void)
{
  g_autoptr (KbThreatCatalogue) catalogue = load ();

  for (guint i = 0; i < kb_threat_catalogue_size (catalogue); i++) {
    guint n = kb_threat_n_examples (catalogue, i);

    g_assert_cmpuint (n, >=, 2);
    g_assert_cmpuint (n, <=, 3);
    for (guint e = 0; e < n; e++)
      for (guint part = 0; part < KB_N_RISK_PARTS; part++)
        for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
          const char *text = kb_threat_example (catalogue, i, e, (KbRiskPart) part, languages[l]);

          g_test_message ("%s", text);
          g_assert_cmpuint (strlen (text), >, 3);
          g_assert_false (g_str_has_suffix (text, "."));
          if (part == KB_RISK_PART_EVENT)
            g_assert_cmpint (kb_risk_event_check (text), ==, KB_EVENT_FINE);
        }
  }
}

static void
test_unknown_code (void)
{
  g_autoptr (KbThreatCatalogue) catalogue = load ();

  g_assert_cmpint (kb_threat_catalogue_find (catalogue, NULL), ==, KB_NONE);
  g_assert_cmpint (kb_threat_catalogue_find (catalogue, "own-threat"), ==, KB_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/threat_catalogue/covers_the_elementary_threats",
                   test_covers_the_elementary_threats);
  g_test_add_func ("/threat_catalogue/each_threat_is_whole", test_each_threat_is_whole);
  g_test_add_func ("/threat_catalogue/examples_are_sentences", test_examples_are_sentences);
  g_test_add_func ("/threat_catalogue/an_unknown_code_is_none", test_unknown_code);
  return g_test_run ();
}
