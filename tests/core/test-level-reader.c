// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"
#include "kb-level-reader.h"

#include <string.h>

static GHashTable *methods; /* id → KbMethod */

static KbMethod *
lookup_method (const char *id)
{
  KbMethod *method = g_hash_table_lookup (methods, id);

  if (!method) {
    g_autoptr (KbContent) content = test_content_new (id);

    method = test_method_of (content);
    g_hash_table_insert (methods, g_strdup (id), method);
  }
  return method;
}

static guint
find_aspect (const KbMethod *method, const char *letter)
{
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ASPECT); i++)
    if (g_str_equal (kb_method_aspect_letter (method, i), letter))
      return i;
  g_error ("The method has no aspect %s", letter);
}

static const KbSourceScale *
parse_scale (const char *text, KbSourceScale *scale)
{
  *scale = (KbSourceScale){ 0 };
  if (g_str_equal (text, "-"))
    return NULL;
  if (g_str_equal (text, "white"))
    scale->white_first = TRUE;
  else if (g_str_equal (text, "no-orange"))
    scale->without_orange = TRUE;
  else
    g_assert_true (kb_source_scale_parse (text, scale));
  return scale;
}

static char *
reading_text (const KbMethod *method, KbReading reading)
{
  static const char *const kinds[] = { "empty",   "level",       "stop",
                                       "outside", "contradicts", "unreadable" };

  if (reading.kind != KB_READING_LEVEL) {
    g_assert_cmpint (reading.low, ==, KB_NONE);
    g_assert_cmpint (reading.high, ==, KB_NONE);
    return g_strdup (kinds[reading.kind]);
  }
  g_assert_cmpint (reading.low, >=, 0);
  g_assert_cmpint (reading.low, <=, reading.high);
  g_assert_cmpint (reading.high, <, (int) kb_method_size (method, KB_KIND_LEVEL));
  if (reading.low == reading.high)
    return g_strdup_printf ("%" G_GINT64_FORMAT,
                            kb_method_number (method, KB_KIND_LEVEL, (guint) reading.low));
  return g_strdup_printf ("%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT,
                          kb_method_number (method, KB_KIND_LEVEL, (guint) reading.low),
                          kb_method_number (method, KB_KIND_LEVEL, (guint) reading.high));
}

static void
test_cells (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/level-reader.txt", 5);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    KbMethod *method = lookup_method (one->columns[0]);
    KbSourceScale scale;
    g_autofree char *found = reading_text (
        method, kb_level_read (method, find_aspect (method, one->columns[1]), one->columns[2],
                               parse_scale (one->columns[3], &scale)));

    test_case_equal (one->where, found, one->columns[4]);
  }
}

static void
test_profiles (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/level-profile.txt", 4);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    KbMethod *method = lookup_method (one->columns[0]);
    KbReading readings[KB_MAX_ASPECTS];
    KbSourceScale scale;
    g_autoptr (GString) found = g_string_new (NULL);

    if (!kb_level_read_profile (method, one->columns[1], parse_scale (one->columns[2], &scale),
                                readings)) {
      test_case_equal (one->where, "unreadable", one->columns[3]);
      continue;
    }
    for (guint a = 0; a < kb_method_size (method, KB_KIND_ASPECT); a++) {
      g_autofree char *text = reading_text (method, readings[a]);

      g_string_append_printf (found, "%s%s=%s", a > 0 ? " " : "",
                              kb_method_aspect_letter (method, a), text);
    }
    test_case_equal (one->where, found->str, one->columns[3]);
  }
}

static void
test_no_cell (void)
{
  KbMethod *method = lookup_method ("amal");
  KbReading readings[KB_MAX_ASPECTS];

  g_assert_cmpint (kb_level_read (method, 0, NULL, NULL).kind, ==, KB_READING_EMPTY);
  g_assert_true (kb_level_read_profile (method, NULL, NULL, readings));
  g_assert_cmpint (readings[2].kind, ==, KB_READING_EMPTY);
}

static void
test_scales (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/source-scale.txt", 2);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    KbSourceScale scale = { .lowest = 77, .highest = 88 };
    gboolean parsed = kb_source_scale_parse (one->columns[0], &scale);
    g_autofree char *found =
        parsed ? g_strdup_printf ("%d %d", scale.lowest, scale.highest) : g_strdup ("-");

    test_case_equal (one->where, found, one->columns[1]);
    g_assert_cmpint (scale.given, ==, parsed);
    if (!parsed)
      g_assert_cmpint (scale.lowest, ==, 77);
  }
}

static void
test_colors_of_a_column (void)
{
  KbSourceScale scale = { 0 };
  gboolean has_orange = FALSE;

  kb_source_scale_note_color (&scale, "Grön", &has_orange);
  kb_source_scale_note_color (&scale, NULL, &has_orange);
  kb_source_scale_note_color (&scale, "3", &has_orange);
  g_assert_false (scale.white_first);
  g_assert_false (has_orange);
  kb_source_scale_note_color (&scale, "ORANGE", &has_orange);
  g_assert_true (has_orange);
  g_assert_false (scale.white_first);
  kb_source_scale_note_color (&scale, " Vit", &has_orange);
  g_assert_true (scale.white_first);
}

/* Each level of each method is read back from what the program itself shows of it. */
static void
test_own_words_are_read_back (void)
{
  static const char *const languages[] = { "sv", "en" };

  for (const char *const *id = kb_method_shipped_ids (); *id; id++) {
    KbMethod *method = lookup_method (*id);

    for (guint level = 0; level < kb_method_size (method, KB_KIND_LEVEL); level++)
      for (guint aspect = 0; aspect < kb_method_size (method, KB_KIND_ASPECT); aspect++)
        for (guint language = 0; language < G_N_ELEMENTS (languages); language++) {
          const char *name =
              kb_method_step_name (method, KB_KIND_LEVEL, level, (KbLanguage) language);
          g_autofree char *shown = g_strdup_printf (
              "%s%" G_GINT64_FORMAT " – %s", kb_method_aspect_letter (method, aspect),
              kb_method_number (method, KB_KIND_LEVEL, level), name);
          KbReading by_name = kb_level_read (method, aspect, name, NULL);
          KbReading by_all = kb_level_read (method, aspect, shown, NULL);

          g_assert_cmpint (by_name.kind, ==, KB_READING_LEVEL);
          g_assert_cmpint (by_name.high, ==, (int) level);
          g_assert_cmpint (by_all.kind, ==, KB_READING_LEVEL);
          g_assert_cmpint (by_all.high, ==, (int) level);
        }
  }
}

/* A letter may begin like another: the longest that fits is meant, whichever stands first. */
static void
test_longest_letter_is_meant (void)
{
  static const char *const letters[] = { "Sp", "S", "Spå" };
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = NULL;
  KbReading readings[KB_MAX_ASPECTS];

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++) {
    const GPtrArray *list = kb_content_list (content, KB_KIND_ASPECT);
    g_autoptr (KbRecord) aspect = kb_record_copy (g_ptr_array_index (list, i));

    kb_record_set_text (aspect, KB_ASPECT_LETTER, letters[i]);
    kb_content_put (content, aspect);
  }
  method = test_method_of (content);
  g_assert_true (kb_level_read_profile (method, "SP1 SPÅ3 S2", NULL, readings));
  g_assert_cmpint (readings[0].high, ==, 1);
  g_assert_cmpint (readings[1].high, ==, 2);
  g_assert_cmpint (readings[2].high, ==, 3);
}

/* A cell from a hostile file: whatever the bytes, the answer keeps within the scale. */
static void
test_any_bytes_are_read (void)
{
  static const char bytes[] = "0123456789-–/., KRTSpkrts?()=:;MåttligHemlig\xc3\xff\x01\n";
  KbMethod *method = lookup_method ("bastad");

  for (int round = 0; round < 20000; round++) {
    char text[24];
    KbReading readings[KB_MAX_ASPECTS];
    int length = g_test_rand_int_range (0, (int) sizeof text);
    g_autofree char *answer = NULL;

    for (int i = 0; i < length; i++)
      text[i] = bytes[g_test_rand_int_range (0, (int) sizeof bytes - 1)];
    text[length] = '\0';
    answer = reading_text (method, kb_level_read (method, 0, text, NULL));
    if (kb_level_read_profile (method, text, NULL, readings))
      for (guint a = 0; a < 4; a++)
        g_free (reading_text (method, readings[a]));
  }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  methods =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kb_method_unref);
  g_test_add_func ("/level-reader/cells_are_read_as_people_write_them", test_cells);
  g_test_add_func ("/level-reader/profiles_are_read_by_place_and_by_letter", test_profiles);
  g_test_add_func ("/level-reader/no_cell_is_an_empty_one", test_no_cell);
  g_test_add_func ("/level-reader/scales_are_named_by_their_ends", test_scales);
  g_test_add_func ("/level-reader/a_column_tells_its_colours", test_colors_of_a_column);
  g_test_add_func ("/level-reader/what_is_shown_is_read_back", test_own_words_are_read_back);
  g_test_add_func ("/level-reader/the_longest_letter_is_meant", test_longest_letter_is_meant);
  g_test_add_func ("/level-reader/any_bytes_keep_within_the_scale", test_any_bytes_are_read);
  result = g_test_run ();
  g_hash_table_unref (methods);
  return result;
}
