// SPDX-License-Identifier: EUPL-1.2
#include "kb-catalogue.h"

#include <string.h>

static void
test_texts (void)
{
  g_assert_cmpstr (kb_text (KB_LANGUAGE_SV, "Information asset"), ==, "Informationsmängd");
  g_assert_cmpstr (kb_text (KB_LANGUAGE_EN, "Information asset"), ==, "Information asset");
  g_assert_cmpstr (kb_text (KB_LANGUAGE_SV, "This text is in no catalogue."), ==,
                   "This text is in no catalogue.");
  /* The catalogue's own head must never be shown. */
  g_assert_cmpstr (kb_text (KB_LANGUAGE_SV, ""), ==, "");
}

static const char *
risks (KbLanguage language, gulong n)
{
  return kb_text_plural (language, "Place 1 risk in the matrix", "Place {n} risks in the matrix",
                         n);
}

static void
test_plurals (void)
{
  static const gulong many[] = { 0, 2, 11, 21, 101 };

  g_assert_nonnull (strstr (risks (KB_LANGUAGE_EN, 1), "1 risk "));
  for (guint i = 0; i < G_N_ELEMENTS (many); i++) {
    g_assert_nonnull (strstr (risks (KB_LANGUAGE_EN, many[i]), "{n} risks "));
    g_assert_cmpstr (risks (KB_LANGUAGE_SV, many[i]), ==, risks (KB_LANGUAGE_SV, 2));
  }
  g_assert_cmpstr (risks (KB_LANGUAGE_SV, 1), !=, risks (KB_LANGUAGE_SV, 2));
  g_assert_cmpstr (risks (KB_LANGUAGE_SV, 1), !=, risks (KB_LANGUAGE_EN, 1));
  g_assert_cmpstr (kb_text_plural (KB_LANGUAGE_SV, "in no catalogue", "in none", 1), ==,
                   "in no catalogue");
  g_assert_cmpstr (kb_text_plural (KB_LANGUAGE_SV, "in no catalogue", "in none", 2), ==, "in none");
}

static void
test_fill (void)
{
  g_autofree char *plain = kb_fill ("{a} and {b}, {a}", "a", "1", "b", "2", NULL);
  g_autofree char *left = kb_fill ("{a} {c}", "a", "1", NULL);
  g_autofree char *none = kb_fill ("{a}.", "a", NULL, NULL);
  /* A value that looks like a place is a value. */
  g_autofree char *nested = kb_fill ("{a} {b}", "a", "{b}", "b", "{a}", NULL);

  g_assert_cmpstr (plain, ==, "1 and 2, 1");
  g_assert_cmpstr (left, ==, "1 {c}");
  g_assert_cmpstr (none, ==, ".");
  g_assert_cmpstr (nested, ==, "{b} {a}");
}

static void
test_codes (void)
{
  static const struct {
    const char *code;
    gboolean known;
    KbLanguage language;
  } codes[] = {
    { "sv", TRUE, KB_LANGUAGE_SV },         { "sv_SE.UTF-8", TRUE, KB_LANGUAGE_SV },
    { "sv-FI", TRUE, KB_LANGUAGE_SV },      { "EN", TRUE, KB_LANGUAGE_EN },
    { "en_GB@euro", TRUE, KB_LANGUAGE_EN }, { "eng", FALSE, KB_LANGUAGE_SV },
    { "C", FALSE, KB_LANGUAGE_SV },         { "", FALSE, KB_LANGUAGE_SV },
    { NULL, FALSE, KB_LANGUAGE_SV },        { "de_DE", FALSE, KB_LANGUAGE_SV },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    KbLanguage language = KB_LANGUAGE_SV;

    g_assert_cmpint (kb_language_from_code (codes[i].code, &language), ==, codes[i].known);
    g_assert_cmpint (language, ==, codes[i].language);
  }
  g_assert_cmpstr (kb_language_code (KB_LANGUAGE_SV), ==, "sv");
  g_assert_cmpstr (kb_language_code (KB_LANGUAGE_EN), ==, "en");
}

/* LANGUAGE goes before LC_ALL, LC_MESSAGES and LANG; who asks for neither gets Swedish. */
static void
test_environment (void)
{
  static const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };
  static const struct {
    const char *values[4];
    KbLanguage language;
  } cases[] = {
    { { NULL, NULL, NULL, NULL }, KB_LANGUAGE_SV },
    { { NULL, "C", NULL, "de_DE.UTF-8" }, KB_LANGUAGE_SV },
    { { NULL, NULL, NULL, "en_GB.UTF-8" }, KB_LANGUAGE_EN },
    { { NULL, NULL, "en_US", "sv_SE.UTF-8" }, KB_LANGUAGE_EN },
    { { NULL, "sv_SE", "en_US", "en_US" }, KB_LANGUAGE_SV },
    { { "de:en:sv", "sv_SE", "sv_SE", "sv_SE" }, KB_LANGUAGE_EN },
    { { "de", "en_GB", NULL, NULL }, KB_LANGUAGE_EN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    for (guint n = 0; n < G_N_ELEMENTS (names); n++)
      if (cases[i].values[n])
        g_setenv (names[n], cases[i].values[n], TRUE);
      else
        g_unsetenv (names[n]);
    g_assert_cmpint (kb_language_from_environment (), ==, cases[i].language);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/texts", test_texts);
  g_test_add_func ("/catalogue/plurals", test_plurals);
  g_test_add_func ("/catalogue/places_are_filled_by_name", test_fill);
  g_test_add_func ("/catalogue/codes_of_languages", test_codes);
  g_test_add_func ("/catalogue/the_environment_chooses", test_environment);
  return g_test_run ();
}
