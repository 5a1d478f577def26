// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

#include <math.h>
#include <string.h>

static const KbKind items[] = {
  KB_KIND_ASPECT,      KB_KIND_LEVEL,     KB_KIND_AREA,    KB_KIND_LIKELIHOOD,
  KB_KIND_CONSEQUENCE, KB_KIND_BAND,      KB_KIND_ROLE,    KB_KIND_SECTION,
  KB_KIND_CONTROL,     KB_KIND_STATEMENT, KB_KIND_TRIGGER,
};

/* Every shipped method, and the example's. */
static GPtrArray *
all_ids (void)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (const char *const *id = kb_method_shipped_ids (); *id; id++)
    g_ptr_array_add (ids, (gpointer) *id);
  g_ptr_array_add (ids, (gpointer) "bjorkhamra");
  return ids;
}

static void
add_name (GString *text, const char *name)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
}

static char *
tell_aspects (KbContent *content, gboolean in_use)
{
  const GPtrArray *list = kb_content_list (content, KB_KIND_ASPECT);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++) {
    KbRecord *aspect = g_ptr_array_index (list, i);
    g_autofree char *name = g_strdup_printf ("%s %s", kb_record_text (aspect, KB_ASPECT_LETTER),
                                             kb_record_text (aspect, KB_ASPECT_NAME_SV));

    if (kb_record_flag (aspect, KB_ASPECT_IN_USE) == in_use)
      add_name (text, name);
  }
  return g_strdup (text->str);
}

static char *
tell_levels (const KbMethod *method)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kb_method_size (method, KB_KIND_LEVEL); i++) {
    g_autofree char *name =
        g_strdup_printf ("%" G_GINT64_FORMAT " %s", kb_method_number (method, KB_KIND_LEVEL, i),
                         kb_method_step_name (method, KB_KIND_LEVEL, i, KB_LANGUAGE_SV));

    add_name (text, name);
  }
  return g_strdup (text->str);
}

/* The names of the roles whose @flag is @wanted. */
static char *
tell_roles (const KbMethod *method, guint flag, gboolean wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kb_method_size (method, KB_KIND_ROLE); i++) {
    KbRecord *role = kb_method_item (method, KB_KIND_ROLE, i);

    if (kb_record_flag (role, flag) == wanted)
      add_name (text, kb_record_text (role, KB_ROLE_NAME_SV));
  }
  return g_strdup (text->str);
}

static char *
tell_bands (const KbMethod *method)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint band = 0; band < kb_method_size (method, KB_KIND_BAND); band++) {
    gint64 low = G_MAXINT64, high = 0;
    g_autofree char *name = NULL;

    for (guint l = 0; l < kb_method_size (method, KB_KIND_LIKELIHOOD); l++)
      for (guint c = 0; c < kb_method_size (method, KB_KIND_CONSEQUENCE); c++) {
        gint64 score = kb_method_number (method, KB_KIND_LIKELIHOOD, l)
                       * kb_method_number (method, KB_KIND_CONSEQUENCE, c);

        if (kb_method_band_at (method, l, c) != band)
          continue;
        low = MIN (low, score);
        high = MAX (high, score);
      }
    name = g_strdup_printf (
        low == high ? "%s %" G_GINT64_FORMAT : "%s %" G_GINT64_FORMAT "–%" G_GINT64_FORMAT,
        kb_method_step_name (method, KB_KIND_BAND, band, KB_LANGUAGE_SV), low, high);
    add_name (text, name);
  }
  return g_strdup (text->str);
}

static char *
tell_list (const KbMethod *method, KbKind kind)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kb_method_size (method, kind); i++) {
    KbRecord *item = kb_method_item (method, kind, i);
    g_autofree char *name = kind == KB_KIND_CONTROL
                                ? g_strdup_printf ("%s %" G_GINT64_FORMAT, kb_record_id (item),
                                                   kb_record_integer (item, KB_CONTROL_MONTHS))
                                : g_strdup (kb_method_step_name (method, kind, i, KB_LANGUAGE_SV));

    add_name (text, name);
  }
  return g_strdup (text->str);
}

static char *
count_statements (const KbMethod *method, const char *topic)
{
  guint n = 0;

  for (guint i = 0; i < kb_method_size (method, KB_KIND_STATEMENT); i++)
    if (g_str_equal (
            kb_record_text (kb_method_item (method, KB_KIND_STATEMENT, i), KB_STATEMENT_TOPIC),
            topic))
      n++;
  return g_strdup_printf ("%u", n);
}

static gboolean
says (const KbMethod *method, const char *words)
{
  for (guint i = 0; i < kb_method_size (method, KB_KIND_STATEMENT); i++)
    if (strstr (
            kb_record_text (kb_method_item (method, KB_KIND_STATEMENT, i), KB_STATEMENT_TEXT_SV),
            words))
      return TRUE;
  return FALSE;
}

static KbRecord *
find_role (const KbMethod *method, const char *id)
{
  for (guint i = 0; i < kb_method_size (method, KB_KIND_ROLE); i++)
    if (g_str_equal (kb_record_id (kb_method_item (method, KB_KIND_ROLE, i)), id))
      return kb_method_item (method, KB_KIND_ROLE, i);
  return NULL;
}

static char *
yes_or_no (gboolean answer)
{
  return g_strdup (answer ? "yes" : "no");
}

static char *
tell_header (const KbMethod *method, const char *fact)
{
  KbRecord *header = kb_method_header (method);
  int separate = kb_method_separate_level (method);

  if (g_str_equal (fact, "assumed"))
    return g_strdup (kb_record_is_null (header, KB_METHOD_ASSUMED_FIELDS)
                         ? "-"
                         : kb_record_text (header, KB_METHOD_ASSUMED_FIELDS));
  if (g_str_equal (fact, "cut-off"))
    return yes_or_no (kb_method_has_cut_off (method));
  if (g_str_equal (fact, "safe-channel"))
    return yes_or_no (kb_record_flag (header, KB_METHOD_SAFE_CHANNEL));
  if (g_str_equal (fact, "separate-level"))
    return separate == KB_NONE
               ? g_strdup ("-")
               : g_strdup_printf ("%" G_GINT64_FORMAT,
                                  kb_method_number (method, KB_KIND_LEVEL, (guint) separate));
  if (g_str_equal (fact, "period"))
    return g_strdup_printf ("%s %" G_GINT64_FORMAT,
                            kb_method_period_kind (method) == KB_PERIOD_TERM ? "term" : "year",
                            kb_record_integer (header, KB_METHOD_PERIOD_YEARS));
  if (g_str_equal (fact, "review-months"))
    return g_strdup_printf ("%" G_GINT64_FORMAT,
                            kb_record_integer (header, KB_METHOD_REVIEW_MONTHS));
  if (g_str_equal (fact, "sentence"))
    return g_strdup_printf ("%s … %s …, %s …", kb_record_text (header, KB_METHOD_CAUSE_SV),
                            kb_record_text (header, KB_METHOD_EVENT_SV),
                            kb_record_text (header, KB_METHOD_OUTCOME_SV));
  g_error ("No fact %s", fact);
}

static char *
tell (KbContent *content, const KbMethod *method, const char *fact)
{
  const char *value = strchr (fact, ':');

  if (g_str_equal (fact, "aspects"))
    return tell_aspects (content, TRUE);
  if (g_str_equal (fact, "aspects-off"))
    return tell_aspects (content, FALSE);
  if (g_str_equal (fact, "levels"))
    return tell_levels (method);
  if (g_str_equal (fact, "bands"))
    return tell_bands (method);
  if (g_str_equal (fact, "sections"))
    return tell_list (method, KB_KIND_SECTION);
  if (g_str_equal (fact, "controls"))
    return tell_list (method, KB_KIND_CONTROL);
  if (g_str_equal (fact, "system-roles"))
    return tell_roles (method, KB_ROLE_ON_SYSTEM, TRUE);
  if (g_str_equal (fact, "roles-beside"))
    return tell_roles (method, KB_ROLE_ON_SYSTEM, FALSE);
  if (g_str_equal (fact, "invites"))
    return tell_roles (method, KB_ROLE_INVITES, TRUE);
  if (g_str_equal (fact, "establishes"))
    return tell_roles (method, KB_ROLE_ESTABLISHES, TRUE);
  if (g_str_equal (fact, "accepts"))
    return tell_roles (method, KB_ROLE_ACCEPTS, TRUE);
  if (g_str_equal (fact, "protects"))
    return tell_roles (method, KB_ROLE_PROTECTS, TRUE);
  if (g_str_has_prefix (fact, "topic:"))
    return count_statements (method, value + 1);
  if (g_str_has_prefix (fact, "says:"))
    return yes_or_no (says (method, value + 1));
  if (g_str_has_prefix (fact, "has-role:"))
    return yes_or_no (find_role (method, value + 1) != NULL);
  if (g_str_has_prefix (fact, "role:"))
    return g_strdup (kb_record_text (find_role (method, value + 1), KB_ROLE_DESCRIPTION_SV));
  return tell_header (method, fact);
}

static void
test_facts (void)
{
  g_autoptr (GPtrArray) cases = test_table_read ("core/method-facts.txt", 3);

  for (guint i = 0; i < cases->len; i++) {
    TestCase *one = g_ptr_array_index (cases, i);
    g_autoptr (KbContent) content = test_content_new (one->columns[0]);
    g_autoptr (KbMethod) method = test_method_of (content);
    g_autofree char *found = tell (content, method, one->columns[1]);

    test_case_equal (one->where, found, one->columns[2]);
  }
}

static void
test_every_method_loads (void)
{
  g_autoptr (GPtrArray) ids = all_ids ();

  g_assert_cmpuint (ids->len, ==, 8);
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    g_autoptr (KbContent) content = test_content_new (id);
    g_autoptr (KbMethod) method = test_method_of (content);

    g_assert_cmpstr (kb_method_code (method), ==, id);
    g_assert_cmpstr (kb_method_name (method, KB_LANGUAGE_SV), !=, "");
    g_assert_nonnull (kb_method_role (method, KB_ROLE_INVITES));
    g_assert_nonnull (kb_method_role (method, KB_ROLE_ESTABLISHES));
    g_assert_nonnull (kb_method_role (method, KB_ROLE_ACCEPTS));
    g_assert_nonnull (kb_method_role (method, KB_ROLE_PROTECTS));
  }
}

static void
test_unknown_methods (void)
{
  static const char *const ids[] = { "", "åmål", "AMAL", "../methods/amal", "amal.json", "x/amal" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (kb_method_read_shipped (ids[i], &error));
    g_assert_error (error, KB_CORE_ERROR, KB_CORE_ERROR_UNKNOWN_METHOD);
    g_assert_cmpstr (kb_error_detail (error, "value"), ==, ids[i]);
  }
}

/* A policy's words have their place in it; what is ours says so. */
static void
test_everything_has_a_source (void)
{
  g_autoptr (GPtrArray) ids = all_ids ();

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (KbContent) content = test_content_new (g_ptr_array_index (ids, i));

    for (guint k = 0; k < G_N_ELEMENTS (items); k++) {
      const GPtrArray *list = kb_content_list (content, items[k]);
      guint source = (guint) kb_field_from_column (items[k], "source");
      guint assumed = (guint) kb_field_from_column (items[k], "assumed");

      for (guint j = 0; j < list->len; j++) {
        KbRecord *item = g_ptr_array_index (list, j);

        if (kb_record_is_null (item, source) == kb_record_flag (item, assumed))
          continue;
        g_test_message ("%s: %s %s has %s", (char *) g_ptr_array_index (ids, i),
                        kb_kind_info (items[k])->table, kb_record_id (item),
                        kb_record_flag (item, assumed) ? "a source and is assumed"
                                                       : "no source and is not assumed");
        g_test_fail ();
      }
    }
  }
}

/* The longest a text may be and still fit where it is shown. */
static glong
longest (KbKind kind, const char *column)
{
  if (g_str_has_prefix (column, "letter"))
    return 3;
  if (g_str_has_prefix (column, "name"))
    return kind == KB_KIND_CONTROL ? 80 : 60;
  if (kind == KB_KIND_METHOD && !g_str_has_prefix (column, "document"))
    return 90;
  return kind == KB_KIND_STATEMENT || kind == KB_KIND_ROLE ? 300 : 200;
}

static void
check_text (const char *method, const KbRecord *record, guint field)
{
  const char *column = kb_field_info (kb_record_kind (record), field)->column;
  const char *text = kb_record_text (record, field);
  glong length = text ? g_utf8_strlen (text, -1) : 0;

  if (length > 0 && length <= longest (kb_record_kind (record), column)
      && g_utf8_validate (text, -1, NULL) && !g_ascii_isspace (text[0])
      && !g_ascii_isspace (text[strlen (text) - 1]) && !strstr (text, "  "))
    return;
  g_test_message ("%s: %s of %s %s is \"%s\" (%ld)", method, column,
                  kb_kind_info (kb_record_kind (record))->table, kb_record_id (record),
                  text ? text : "", length);
  g_test_fail ();
}

/* Optional texts may be missing, but then in both languages. */
static void
test_both_languages (void)
{
  g_autoptr (GPtrArray) ids = all_ids ();

  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    g_autoptr (KbContent) content = test_content_new (id);

    for (int kind = 0; kind <= KB_KIND_METHOD; kind++) {
      const GPtrArray *list = kb_content_list (content, (KbKind) kind);

      for (guint j = 0; j < list->len; j++) {
        KbRecord *record = g_ptr_array_index (list, j);

        for (guint field = 0; field < kb_kind_info ((KbKind) kind)->n_fields; field++) {
          if (!g_str_has_suffix (kb_field_info ((KbKind) kind, field)->column, "_sv"))
            continue;
          if (kb_record_is_null (record, field) && kb_record_is_null (record, field + 1))
            continue;
          check_text (id, record, field);
          check_text (id, record, field + 1);
        }
      }
    }
  }
}

/* Every level is explained for every aspect in use, and every cell has a band. */
static void
test_nothing_is_left_open (void)
{
  g_autoptr (GPtrArray) ids = all_ids ();

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (KbContent) content = test_content_new (g_ptr_array_index (ids, i));
    g_autoptr (KbMethod) method = test_method_of (content);
    guint n_levels = kb_method_size (method, KB_KIND_LEVEL);

    for (guint level = 0; level < n_levels; level++) {
      for (guint aspect = 0; aspect < kb_method_size (method, KB_KIND_ASPECT); aspect++)
        g_assert_cmpstr (kb_method_level_text (method, aspect, level, KB_LANGUAGE_SV), !=, "");
      for (guint area = 0; area < kb_method_size (method, KB_KIND_AREA); area++)
        g_assert_cmpstr (kb_method_area_text (method, area, level, KB_LANGUAGE_EN), !=, "");
      if (level > 0)
        g_assert_cmpint (kb_method_number (method, KB_KIND_LEVEL, level), ==,
                         kb_method_number (method, KB_KIND_LEVEL, level - 1) + 1);
    }
    g_assert_cmpuint (kb_content_count (content, KB_KIND_CELL), ==,
                      kb_method_size (method, KB_KIND_LIKELIHOOD)
                          * kb_method_size (method, KB_KIND_CONSEQUENCE));
  }
}

/* More likely or worse is never a lower band. */
static void
test_bands_rise (void)
{
  g_autoptr (GPtrArray) ids = all_ids ();

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (KbContent) content = test_content_new (g_ptr_array_index (ids, i));
    g_autoptr (KbMethod) method = test_method_of (content);

    for (guint l = 0; l < kb_method_size (method, KB_KIND_LIKELIHOOD); l++)
      for (guint c = 0; c < kb_method_size (method, KB_KIND_CONSEQUENCE); c++) {
        guint band = kb_method_band_at (method, l, c);

        if (l > 0)
          g_assert_cmpuint (band, >=, kb_method_band_at (method, l - 1, c));
        if (c > 0)
          g_assert_cmpuint (band, >=, kb_method_band_at (method, l, c - 1));
      }
  }
}

/* Relative luminance, WCAG 2.1. */
static double
luminance (const char *color)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0.0;

  for (int i = 0; i < 3; i++) {
    double part =
        (g_ascii_xdigit_value (color[1 + 2 * i]) * 16 + g_ascii_xdigit_value (color[2 + 2 * i]))
        / 255.0;

    sum += weights[i] * (part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

static void
test_colors_carry_text (void)
{
  static const struct {
    KbKind kind;
    guint field;
  } colored[] = { { KB_KIND_LEVEL, KB_LEVEL_COLOR }, { KB_KIND_BAND, KB_BAND_COLOR } };
  g_autoptr (GPtrArray) ids = all_ids ();

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (KbContent) content = test_content_new (g_ptr_array_index (ids, i));

    for (guint k = 0; k < G_N_ELEMENTS (colored); k++) {
      const GPtrArray *list = kb_content_list (content, colored[k].kind);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < list->len; j++) {
        const char *color = kb_record_text (g_ptr_array_index (list, j), colored[k].field);
        double on_black = (luminance (color) + 0.05) / 0.05;
        double on_white = 1.05 / (luminance (color) + 0.05);

        g_assert_cmpfloat (MAX (on_black, on_white), >=, 4.5);
        g_assert_true (g_hash_table_add (seen, (gpointer) color));
      }
    }
  }
}

/* A content read twice is the same: nothing hangs on the order of a hash table. */
static void
test_reading_is_repeatable (void)
{
  g_autoptr (GPtrArray) ids = all_ids ();

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (KbContent) one = test_content_new (g_ptr_array_index (ids, i));
    g_autoptr (KbContent) other = test_content_new (g_ptr_array_index (ids, i));

    test_assert_same_content (one, other);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method-reader/every_method_loads", test_every_method_loads);
  g_test_add_func ("/method-reader/unknown_methods_are_refused", test_unknown_methods);
  g_test_add_func ("/method-reader/each_method_says_what_its_policy_says", test_facts);
  g_test_add_func ("/method-reader/everything_has_a_source_or_is_assumed",
                   test_everything_has_a_source);
  g_test_add_func ("/method-reader/texts_are_in_both_languages_and_fit", test_both_languages);
  g_test_add_func ("/method-reader/nothing_is_left_open", test_nothing_is_left_open);
  g_test_add_func ("/method-reader/bands_rise_with_likelihood_and_consequence", test_bands_rise);
  g_test_add_func ("/method-reader/colours_carry_black_or_white_text", test_colors_carry_text);
  g_test_add_func ("/method-reader/reading_is_repeatable", test_reading_is_repeatable);
  return g_test_run ();
}
