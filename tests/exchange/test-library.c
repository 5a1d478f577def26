// SPDX-License-Identifier: EUPL-1.2
#include "content.h"
#include "kb-labels.h"
#include "kb-library.h"

/* 53 rows of domain.md §6.3 but the two that say stop. */
#define N_ITEMS 51

static KbLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  KbLibrary *library = kb_library_load (&error);

  g_assert_no_error (error);
  return library;
}

static const KbLibraryItem *
find (const KbLibrary *library, const char *name)
{
  g_autofree char *folded = kb_fold (name);
  g_autoptr (GPtrArray) found = kb_library_search (library, folded);

  g_assert_cmpuint (found->len, ==, 1);
  return g_ptr_array_index (found, 0);
}

static void
test_items_are_whole (void)
{
  g_autoptr (KbLibrary) library = load ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint a = 0; a < kb_library_n_areas (library); a++) {
    g_assert_nonnull (kb_library_area_name (library, a, KB_LANGUAGE_SV));
    g_assert_nonnull (kb_library_area_name (library, a, KB_LANGUAGE_EN));
    g_assert_cmpuint (kb_library_n_items (library, a), >, 0);
    for (guint i = 0; i < kb_library_n_items (library, a); i++, n++) {
      const KbLibraryItem *item = kb_library_item (library, a, i);
      const char *sv = kb_library_item_name (item, KB_LANGUAGE_SV);
      const char *form = kb_library_item_form (item);

      g_assert_cmpuint (kb_library_item_area (item), ==, a);
      g_assert_nonnull (kb_library_item_name (item, KB_LANGUAGE_EN));
      g_assert_true (g_hash_table_add (names, (gpointer) sv));
      g_assert_cmpstr (kb_label_choice (KB_KIND_ASSET, KB_ASSET_FORM, form, KB_LANGUAGE_EN), !=,
                       form);
    }
  }
  g_assert_cmpuint (n, ==, N_ITEMS);
}

static void
test_nothing_of_security (void)
{
  g_autoptr (KbLibrary) library = load ();
  g_autoptr (GPtrArray) all = kb_library_search (library, "");

  g_assert_cmpuint (all->len, ==, N_ITEMS);
  for (guint i = 0; i < all->len; i++) {
    const KbLibraryItem *item = g_ptr_array_index (all, i);
    g_autofree char *sv = kb_fold (kb_library_item_name (item, KB_LANGUAGE_SV));

    g_assert_false (kb_gate_is_stop_text (sv));
    g_assert_false (kb_folded_contains (sv, "säkerhetsskydd"));
    g_assert_false (kb_folded_contains (sv, "rsa"));
    g_assert_false (kb_folded_contains (sv, "säkerhetsplan"));
  }
}

/* @expected: K/R/T in the method's own numbers, in its order of aspects; - for no suggestion. */
static void
check_suggestion (const char *method_id, const char *name, const char *expected)
{
  g_autoptr (KbLibrary) library = load ();
  g_autoptr (KbContent) content = test_content_new (method_id);
  g_autoptr (KbMethod) method = test_method_of (content);
  const KbLibraryItem *item = find (library, name);
  KbClass class;
  g_autofree char *text = NULL;

  kb_class_clear (&class);
  for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
    int level = kb_library_item_suggestion (item, method, a);

    class.aspects[a] = (KbLevelRange){ (gint8) level, (gint8) level };
  }
  text = test_class_text (&class, method);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_suggestions_fit_the_method (void)
{
  /* 0–3: level 4 has no counterpart there */
  check_suggestion ("amal", "Patientjournaler enligt HSL och läkemedelslistor", "3/-/-");
  check_suggestion ("amal", "Kommunens webbplats och nyheter", "0/2/2");
  /* 1–4, matched from the lowest up */
  check_suggestion ("msb", "Kommunens webbplats och nyheter", "1/3/3");
  check_suggestion ("msb", "Uppgifter om elever med skyddade personuppgifter", "-/4/3");
  /* 0–4, with a fourth aspect that the library says nothing of */
  check_suggestion ("klassa-scale", "Patientjournaler enligt HSL och läkemedelslistor", "3/4/4/-");
  /* confidentiality goes by the code, not by the letter S */
  check_suggestion ("bastad", "Ärenden om försörjningsstöd", "3/3/3/-");
}

static void
test_search (void)
{
  static const struct {
    const char *needle;
    guint n;
  } cases[] = { { "räddningstjänst", 2 },   { "rescue", 2 }, { "troman", 2 },
                { "loneadministratör", 0 }, { "larm", 3 },   { "arkivlagen", 1 } };
  g_autoptr (KbLibrary) library = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) found = kb_library_search (library, cases[i].needle);

    g_test_message ("%s", cases[i].needle);
    g_assert_cmpuint (found->len, ==, cases[i].n);
  }
}

static void
test_systems_and_statutes (void)
{
  g_autoptr (KbLibrary) library = load ();
  const KbLibraryItem *item = find (library, "Elevhälsans journaler");

  g_assert_cmpuint (g_strv_length ((char **) kb_library_item_systems (item)), ==, 2);
  g_assert_cmpstr (kb_library_item_systems (item)[0], ==, "PMO");
  g_assert_cmpstr (kb_library_item_statutes (item), ==, "23 och 25 kap. OSL; patientdatalagen");
  g_assert_null (kb_library_item_note (item, KB_LANGUAGE_SV));
  g_assert_nonnull (kb_library_item_note (find (library, "Ledningsnätskartor"), KB_LANGUAGE_EN));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/all_items_are_whole", test_items_are_whole);
  g_test_add_func ("/library/nothing_concerns_swedens_security", test_nothing_of_security);
  g_test_add_func ("/library/suggestions_fit_the_method", test_suggestions_fit_the_method);
  g_test_add_func ("/library/search_finds_names_systems_and_areas", test_search);
  g_test_add_func ("/library/items_have_systems_and_statutes", test_systems_and_statutes);
  return g_test_run ();
}
