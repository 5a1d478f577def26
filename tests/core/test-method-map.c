// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

#include <string.h>

/* What one block of method-map.txt is about. */
typedef struct {
  const TestBlock *block;
  KbContent *content;
  KbMethodMap *map;
} Story;

static KbKind
kind_from (const char *table)
{
  KbKind kind = kb_kind_from_table (table);

  if (kind == KB_KIND_NONE)
    g_error ("No kind %s", table);
  return kind;
}

static void
begin (Story *story, KbContent *method)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&story->map, kb_method_map_free);
  story->map = kb_method_map_new (story->content, method, &error);
  g_assert_no_error (error);
}

static void
resize (Story *story, char **words)
{
  KbNewStep steps[KB_MAX_STEPS] = { { KB_NONE, NULL, NULL } };
  guint n = 0;
  g_autoptr (KbContent) method = NULL;

  for (; words[n + 3]; n++) {
    const char *word = words[n + 3];

    g_assert_cmpuint (n, <, KB_MAX_STEPS);
    steps[n] = *word == '+' ? (KbNewStep){ KB_NONE, word + 1, word + 1 }
                            : (KbNewStep){ atoi (word), NULL, NULL };
  }
  method = kb_method_resize (story->content, kind_from (words[1]), atoi (words[2]), steps, n);
  begin (story, method);
}

static char *
tell_name (const KbRecord *record)
{
  int number = kb_field_from_column (kb_record_kind (record), "number");

  return number == KB_NONE
             ? g_strdup (kb_record_id (record))
             : g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_integer (record, (guint) number));
}

static char *
tell_map (const Story *story, KbKind kind)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kb_method_map_size (story->map, kind); i++) {
    const KbMapStep *step = kb_method_map_get (story->map, kind, i);
    KbRecord *to = kb_content_find (kb_method_map_target (story->map), kind, step->to);
    g_autofree char *from_name = tell_name (step->from);
    g_autofree char *to_name = to                             ? tell_name (to)
                               : step->choice == KB_MAP_CLEAR ? g_strdup ("-")
                                                              : g_strdup ("?");

    g_string_append_printf (text, "%s%s→%s ×%u", i > 0 ? " " : "", from_name, to_name, step->count);
  }
  return g_string_free (text, FALSE);
}

static KbContent *
applied (const Story *story)
{
  g_autoptr (GError) error = NULL;
  KbContent *result = kb_method_map_apply (story->map, &error);

  if (error)
    g_error ("%s: %s", story->block->where, error->message);
  return result;
}

static char *
tell_error (const Story *story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbContent) result = kb_method_map_apply (story->map, &error);

  g_assert_null (result);
  g_assert_error (error, KB_CORE_ERROR, KB_CORE_ERROR_UNDECIDED);
  return g_strdup_printf ("%s %s", kb_error_detail (error, "path"),
                          kb_error_detail (error, "value"));
}

static char *
tell_asset (const Story *story, const char *id)
{
  g_autoptr (KbContent) result = applied (story);
  g_autoptr (KbMethod) method = test_method_of (result);
  KbClass class = kb_class_of_asset (result, method, id);
  g_autofree char *text = test_class_text (&class, method);
  const char *status = kb_record_text (kb_content_get (result, KB_KIND_ASSET, id), KB_ASSET_STATUS);

  return g_strconcat (text, status ? " " : "", status, NULL);
}

static void
add_position (GString *text, const KbMethod *method, KbPosition position)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (!kb_position_is_placed (position))
    g_string_append (text, "-/-");
  else
    g_string_append_printf (
        text, "%d/%d",
        (int) kb_method_number (method, KB_KIND_LIKELIHOOD, (guint) position.likelihood),
        (int) kb_method_number (method, KB_KIND_CONSEQUENCE, (guint) position.consequence));
}

static char *
tell_risk (const Story *story, const char *id)
{
  g_autoptr (KbContent) result = applied (story);
  g_autoptr (KbMethod) method = test_method_of (result);
  KbRecord *risk = kb_content_get (result, KB_KIND_RISK, id);
  GString *text = g_string_new (NULL);

  add_position (text, method, kb_risk_position (method, risk, KB_MOMENT_BEFORE));
  add_position (text, method, kb_risk_position (method, risk, KB_MOMENT_AFTER));
  return g_string_free (text, FALSE);
}

/* Rows of consequence, in each the first letter of the band of every likelihood. */
static char *
tell_matrix (const Story *story)
{
  g_autoptr (KbContent) result = applied (story);
  g_autoptr (KbMethod) method = test_method_of (result);
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < kb_method_size (method, KB_KIND_CONSEQUENCE); c++) {
    if (c > 0)
      g_string_append_c (text, ' ');
    for (guint l = 0; l < kb_method_size (method, KB_KIND_LIKELIHOOD); l++)
      g_string_append_c (text, *kb_record_id (kb_method_item (method, KB_KIND_BAND,
                                                              kb_method_band_at (method, l, c))));
  }
  return g_string_free (text, FALSE);
}

static char *
tell_row (const Story *story, char **words)
{
  KbKind kind = kind_from (words[0]);
  g_autoptr (KbContent) result = applied (story);
  int field = kb_field_from_column (kind, words[2]);
  const char *text;

  g_assert_cmpint (field, !=, KB_NONE);
  text = kb_record_text (kb_content_get (result, kind, words[1]), (guint) field);
  return g_strdup (text ? text : "-");
}

static void
check (Story *story, const char *line)
{
  const char *colon = strstr (line, ":");
  g_autofree char *question = colon ? g_strndup (line, (gsize) (colon - line)) : g_strdup (line);
  g_auto (GStrv) words = g_strsplit (g_strstrip (question), " ", -1);
  g_autofree char *expected = g_strstrip (g_strdup (colon ? colon + 1 : ""));
  g_autofree char *found = NULL;

  if (g_str_equal (words[0], "map"))
    found = tell_map (story, kind_from (words[1]));
  else if (g_str_equal (words[0], "open"))
    found = g_strdup_printf ("%u", kb_method_map_n_open (story->map));
  else if (g_str_equal (words[0], "turns"))
    found = g_strdup (kb_method_map_turns (story->map, kind_from (words[1])) ? "yes" : "no");
  else if (g_str_equal (words[0], "error"))
    found = tell_error (story);
  else if (g_str_equal (words[0], "asset"))
    found = tell_asset (story, words[1]);
  else if (g_str_equal (words[0], "risk"))
    found = tell_risk (story, words[1]);
  else if (g_str_equal (words[0], "matrix"))
    found = tell_matrix (story);
  else if (g_str_equal (words[0], "row"))
    found = tell_row (story, words + 1);
  else if (g_str_equal (words[0], "same")) {
    g_autoptr (KbContent) result = applied (story);

    test_assert_same_content (result, story->content);
    return;
  } else
    g_error ("%s: what is %s?", story->block->where, line);
  test_case_equal (story->block->where, found, expected);
}

static void
choose (Story *story, char **words)
{
  g_assert_cmpuint (g_strv_length (words), ==, 4);
  kb_method_map_choose (story->map, kind_from (words[1]), (guint) atoi (words[2]),
                        g_str_equal (words[3], "-") ? NULL : words[3]);
}

static void
again (Story *story)
{
  g_autofree char *json = kb_method_write_json (story->content);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbContent) method = kb_method_read_json (json, -1, &error);

  g_assert_no_error (error);
  begin (story, method);
}

static void
tell_line (Story *story, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (g_str_equal (words[0], "method")) {
    story->content = test_content_new (words[1]);
  } else if (g_str_equal (words[0], "to")) {
    g_autoptr (KbContent) method = test_content_new (words[1]);

    begin (story, method);
  } else if (g_str_equal (words[0], "again")) {
    again (story);
  } else if (g_str_equal (words[0], "resize")) {
    resize (story, words);
  } else if (g_str_equal (words[0], "without")) {
    g_autoptr (KbContent) method =
        kb_method_without (story->content, kind_from (words[1]), words[2]);

    begin (story, method);
  } else if (g_str_equal (words[0], "choose")) {
    choose (story, words);
  } else if (g_str_equal (words[0], "=")) {
    check (story, line + 2);
  } else {
    test_content_add (story->content, line);
  }
}

static void
test_map (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/method-map.txt");

  g_assert_cmpuint (blocks->len, >, 10);
  for (guint b = 0; b < blocks->len; b++) {
    Story story = { .block = g_ptr_array_index (blocks, b) };

    for (guint i = 0; i < story.block->lines->len; i++)
      tell_line (&story, g_ptr_array_index (story.block->lines, i));
    g_clear_pointer (&story.map, kb_method_map_free);
    kb_content_unref (story.content);
  }
}

/* Every shipped method, written and read again, is the same in every field. */
static void
test_round_trip (void)
{
  for (const char *const *id = kb_method_shipped_ids (); *id; id++) {
    g_autoptr (KbContent) content = test_content_new (*id);
    g_autofree char *json = kb_method_write_json (content);
    g_autoptr (GError) error = NULL;
    g_autoptr (KbContent) back = kb_method_read_json (json, -1, &error);
    g_autofree char *again = NULL;

    g_assert_no_error (error);
    test_assert_same_content (content, back);
    again = kb_method_write_json (back);
    g_assert_cmpstr (json, ==, again);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method-map/carries_values_over_by_rule", test_map);
  g_test_add_func ("/method-map/a_method_written_is_read_the_same", test_round_trip);
  return g_test_run ();
}
