// SPDX-License-Identifier: EUPL-1.2
#include "content.h"
#include "kb-choices.h"
#include "kb-measure-catalogue.h"

#include <string.h>

/* Issue: at least 140, every aspect at every level, all ten areas, all four themes of the standard,
 * every elementary threat. */
#define LEAST         140
#define LEAST_A_LEVEL 8
#define LEAST_AN_AREA 5
#define LEAST_A_THEME 12
#define N_THREATS     47
#define N_AREAS       10

static GPtrArray *
load (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *measures = kb_measure_catalogue_load (&error);

  g_assert_no_error (error);
  return measures;
}

static void
test_texts_are_whole (void)
{
  static const guint needed[] = { KB_MEASURE_TITLE_SV,       KB_MEASURE_TITLE_EN,
                                  KB_MEASURE_STATE_SV,       KB_MEASURE_STATE_EN,
                                  KB_MEASURE_REQUIREMENT_SV, KB_MEASURE_REQUIREMENT_EN,
                                  KB_MEASURE_STANDARD };
  g_autoptr (GPtrArray) measures = load ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (measures->len, >=, LEAST);
  for (guint i = 0; i < measures->len; i++) {
    KbRecord *measure = g_ptr_array_index (measures, i);
    const char *category = kb_record_text (measure, KB_MEASURE_CATEGORY);

    for (guint j = 0; j < G_N_ELEMENTS (needed); j++)
      g_assert_nonnull (kb_record_text (measure, needed[j]));
    g_assert_true (g_hash_table_add (seen, (gpointer) kb_record_text (measure, KB_MEASURE_CODE)));
    g_assert_true (
        g_hash_table_add (seen, (gpointer) kb_record_text (measure, KB_MEASURE_TITLE_SV)));
    g_assert_cmpstr (
        kb_label_choice (KB_KIND_MEASURE, KB_MEASURE_CATEGORY, category, KB_LANGUAGE_EN), !=,
        category);
    g_assert_true (g_str_has_prefix (
        kb_record_text (measure, KB_MEASURE_REQUIREMENT_SV),
        kb_record_flag (measure, KB_MEASURE_MUST) ? "Leverantören ska " : "Leverantören bör "));
    g_assert_nonnull (strstr (kb_record_text (measure, KB_MEASURE_REQUIREMENT_EN),
                              kb_record_flag (measure, KB_MEASURE_MUST) ? " shall " : " should "));
  }
}

static void
test_balance (void)
{
  static const char *const aspects[] = { "confidentiality", "integrity", "availability",
                                         "traceability" };
  g_autoptr (GPtrArray) measures = load ();
  guint starts[4][KB_MEASURE_TOP + 1] = { 0 };
  guint areas[N_AREAS + 1] = { 0 };
  guint themes[9] = { 0 };
  guint baseline = 0;

  for (guint i = 0; i < measures->len; i++) {
    KbRecord *measure = g_ptr_array_index (measures, i);
    const char *area_text = kb_record_text (measure, KB_MEASURE_ACT_AREAS);
    g_auto (GStrv) numbers = g_strsplit (kb_record_text (measure, KB_MEASURE_STANDARD), ", ", -1);
    g_auto (GStrv) found = g_strsplit (area_text ? area_text : "", ", ", -1);
    gboolean protects = FALSE;

    for (guint a = 0; a < G_N_ELEMENTS (aspects); a++) {
      int from = kb_measure_from (measure, aspects[a]);

      if (from == KB_NONE)
        continue;
      protects = TRUE;
      starts[a][from]++;
      if (kb_record_flag (measure, KB_MEASURE_BASELINE))
        g_assert_cmpint (from, ==, 1);
    }
    g_assert_true (protects);
    for (guint j = 0; numbers[j]; j++) {
      g_autofree char *name = kb_describe_standard (numbers[j], KB_LANGUAGE_SV);

      g_assert_cmpstr (name, !=, numbers[j]);
      themes[g_ascii_digit_value (numbers[j][0])]++;
    }
    for (guint j = 0; found[j]; j++) {
      guint64 area = g_ascii_strtoull (found[j], NULL, 10);

      g_assert_cmpuint (area, >=, 1);
      g_assert_cmpuint (area, <=, N_AREAS);
      areas[area]++;
    }
    baseline += kb_record_flag (measure, KB_MEASURE_BASELINE);
  }
  for (guint a = 0; a < G_N_ELEMENTS (aspects); a++)
    for (guint level = 1; level <= 3; level++)
      g_assert_cmpuint (starts[a][level], >=, LEAST_A_LEVEL);
  for (guint area = 1; area <= N_AREAS; area++)
    g_assert_cmpuint (areas[area], >=, LEAST_AN_AREA);
  for (guint theme = 5; theme <= 8; theme++)
    g_assert_cmpuint (themes[theme], >=, LEAST_A_THEME);
  g_assert_cmpuint (baseline, >=, 40);
}

static void
test_every_threat_is_met (void)
{
  g_autoptr (GPtrArray) measures = load ();

  for (guint threat = 1; threat <= N_THREATS; threat++) {
    g_autofree char *reference = g_strdup_printf ("G 0.%u", threat);
    guint n = 0;

    for (guint i = 0; i < measures->len; i++)
      n += kb_measure_meets (g_ptr_array_index (measures, i), reference);
    g_assert_cmpuint (n, >, 0);
  }
}

static KbClass
class_of (int one, int two, int three, int four)
{
  KbClass class;

  kb_class_clear (&class);
  class.aspects[0] = (KbLevelRange){ (gint8) one, (gint8) one };
  class.aspects[1] = (KbLevelRange){ (gint8) two, (gint8) two };
  class.aspects[2] = (KbLevelRange){ (gint8) three, (gint8) three };
  class.aspects[3] = (KbLevelRange){ (gint8) four, (gint8) four };
  return class;
}

static guint
applying (const char *method_id, KbClass class)
{
  g_autoptr (KbContent) content = test_content_new (method_id);
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbMeasures) measures = kb_measure_catalogue_for (content, NULL);
  g_autoptr (GPtrArray) found = kb_measures_for_class (measures, method, &class);

  return found->len;
}

/* More is asked for at a higher level; nothing under the cut-off; nothing for an aspect that needs
 * a separate analysis, while the others go on. */
static void
test_what_applies (void)
{
  guint low = applying ("amal", class_of (1, 1, 1, KB_NONE));
  guint middle = applying ("amal", class_of (2, 2, 2, KB_NONE));
  guint high = applying ("amal", class_of (3, 3, 3, KB_NONE));

  g_assert_cmpuint (applying ("amal", class_of (0, 0, 0, KB_NONE)), ==, 0);
  g_assert_cmpuint (low, >, 40);
  g_assert_cmpuint (middle, >, low);
  g_assert_cmpuint (high, >, middle);
  g_assert_cmpuint (applying ("klassa-scale", class_of (4, 4, 4, 4)), ==, 0);
  g_assert_cmpuint (applying ("klassa-scale", class_of (4, 1, 0, 0)), ==,
                    applying ("klassa-scale", class_of (0, 1, 0, 0)));
  g_assert_cmpuint (applying ("klassa-scale", class_of (4, 1, 0, 0)), <,
                    applying ("klassa-scale", class_of (3, 1, 0, 0)));
}

static void
test_own_words_win (void)
{
  g_autoptr (KbContent) content = test_content_new ("msb");
  g_autoptr (KbRecord) worded = kb_record_new (KB_KIND_MEASURE, "ett");
  g_autoptr (KbRecord) own = kb_record_new (KB_KIND_MEASURE, "två");
  g_autoptr (KbMeasures) measures = NULL;
  g_autoptr (KbMethod) method = test_method_of (content);
  KbClass class = class_of (3, 3, 3, KB_NONE);

  kb_record_set_text (worded, KB_MEASURE_CODE, "M001");
  kb_record_set_text (worded, KB_MEASURE_TITLE_SV, "Vår egen");
  kb_record_set_integer (worded, KB_MEASURE_CONFIDENTIALITY, 1);
  kb_record_set_integer (worded, KB_MEASURE_HIDDEN, 1);
  kb_record_set_text (own, KB_MEASURE_CODE, "X001");
  kb_record_set_integer (own, KB_MEASURE_CONFIDENTIALITY, 3);
  kb_content_put (content, kb_record_ref (worded));
  kb_content_put (content, kb_record_ref (own));
  measures = kb_measure_catalogue_for (content, NULL);
  g_assert_cmpstr (kb_record_text (kb_measures_find (measures, "M001"), KB_MEASURE_TITLE_SV), ==,
                   "Vår egen");
  g_assert_false (kb_measure_applies (kb_measures_find (measures, "M001"), method, &class));
  g_assert_true (kb_measure_applies (kb_measures_find (measures, "X001"), method, &class));
  g_assert_true (kb_measures_is_shipped (measures, "M001"));
  g_assert_false (kb_measures_is_shipped (measures, "X001"));
}

/* The catalogue's 0–4 on scales of three to five levels. */
static void
test_positions (void)
{
  static const struct {
    const char *method;
    const char *positions;
  } cases[] = { { "klassa-scale", "01234" }, { "amal", "0123" }, { "msb", "0123" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KbContent) content = test_content_new (cases[i].method);
    g_autoptr (KbMethod) method = test_method_of (content);
    g_autoptr (GString) found = g_string_new (NULL);

    for (guint level = 0; level < kb_method_size (method, KB_KIND_LEVEL); level++)
      g_string_append_printf (found, "%d", kb_method_position_of_level (method, (int) level));
    g_assert_cmpstr (found->str, ==, cases[i].positions);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measures/texts_are_whole", test_texts_are_whole);
  g_test_add_func ("/measures/balance", test_balance);
  g_test_add_func ("/measures/every_threat_is_met", test_every_threat_is_met);
  g_test_add_func ("/measures/what_applies", test_what_applies);
  g_test_add_func ("/measures/own_words_win", test_own_words_win);
  g_test_add_func ("/measures/positions", test_positions);
  return g_test_run ();
}
