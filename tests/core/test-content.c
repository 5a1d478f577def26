// SPDX-License-Identifier: EUPL-1.2
#include "content.h"

#include <string.h>

/* Records, contents and errors: what everything else stands on. */

static void
test_fields_of_a_record (void)
{
  g_autoptr (KbRecord) record = kb_record_new (KB_KIND_ASSET, "a");
  g_autoptr (KbRecord) copy = NULL;

  for (guint field = 0; field < KB_ASSET_N_FIELDS; field++)
    g_assert_true (kb_record_is_null (record, field));
  kb_record_set_text (record, KB_ASSET_NAME, "Journaler");
  kb_record_set_text (record, KB_ASSET_OWNER, "");
  kb_record_set_integer (record, KB_ASSET_CRITICAL, 1);
  kb_record_set_integer (record, KB_ASSET_POSITION, 0);
  copy = kb_record_copy (record);
  kb_record_set_text (record, KB_ASSET_NAME, NULL);
  g_assert_cmpstr (kb_record_text (copy, KB_ASSET_NAME), ==, "Journaler");
  g_assert_null (kb_record_text (record, KB_ASSET_NAME));
  g_assert_true (kb_record_is_null (copy, KB_ASSET_OWNER));
  g_assert_true (kb_record_flag (copy, KB_ASSET_CRITICAL));
  g_assert_cmpint (kb_record_integer (copy, KB_ASSET_POSITION), ==, 0);
  g_assert_false (kb_record_same_value (record, copy, KB_ASSET_NAME));
  g_assert_true (kb_record_same_value (record, copy, KB_ASSET_CRITICAL));
  g_assert_true (kb_record_same_value (record, copy, KB_ASSET_UNIT));
}

static void
test_composite_ids (void)
{
  g_autoptr (KbRecord) cost = kb_record_new (KB_KIND_ACTION_COST, NULL);
  g_autofree char *id = kb_composite_id ("a", "b");

  g_assert_null (kb_record_id (cost));
  kb_record_set_text (cost, KB_ACTION_COST_ACTION, "a1");
  g_assert_null (kb_record_id (cost));
  kb_record_set_integer (cost, KB_ACTION_COST_YEAR, 2027);
  g_assert_cmpstr (kb_record_id (cost), ==, "a1/2027");
  g_assert_cmpstr (id, ==, "a/b");
}

static void
test_languages (void)
{
  g_autoptr (KbRecord) level = kb_record_new (KB_KIND_LEVEL, "l");

  g_assert_cmpstr (kb_record_localized (level, KB_LEVEL_NAME_SV, KB_LANGUAGE_SV), ==, "");
  kb_record_set_text (level, KB_LEVEL_NAME_EN, "Low");
  g_assert_cmpstr (kb_record_localized (level, KB_LEVEL_NAME_SV, KB_LANGUAGE_SV), ==, "Low");
  kb_record_set_text (level, KB_LEVEL_NAME_SV, "Låg");
  g_assert_cmpstr (kb_record_localized (level, KB_LEVEL_NAME_SV, KB_LANGUAGE_SV), ==, "Låg");
  g_assert_cmpstr (kb_record_localized (level, KB_LEVEL_NAME_SV, KB_LANGUAGE_EN), ==, "Low");
}

static void
test_new_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++) {
    char *id = kb_new_id ();

    g_assert_true (g_uuid_string_is_valid (id));
    g_assert_true (g_hash_table_add (seen, id));
  }
}

static void
test_every_kind_has_its_table (void)
{
  for (int kind = 0; kind < KB_N_KINDS; kind++) {
    const KbKindInfo *info = kb_kind_info ((KbKind) kind);

    g_assert_cmpint (kb_kind_from_table (info->table), ==, kind);
    for (guint field = 0; field < info->n_fields; field++) {
      const KbFieldInfo *known = kb_field_info ((KbKind) kind, field);

      g_assert_cmpint (kb_field_from_column ((KbKind) kind, known->column), ==, (int) field);
      g_assert_cmpint (known->type == KB_TYPE_REFERENCE, ==, known->target != KB_KIND_NONE);
      g_assert_cmpint ((known->flags & KB_FIELD_KEY) != 0, ==, info->composite && field < 2);
      /* Rows are written in the order of kinds: only a tree and the period point ahead. */
      if (known->target != KB_KIND_NONE)
        g_assert_cmpint (known->target, <=, kind);
    }
  }
  g_assert_cmpint (kb_kind_from_table ("history_entry"), ==, KB_KIND_NONE);
  g_assert_cmpint (kb_kind_from_table (NULL), ==, KB_KIND_NONE);
  g_assert_cmpint (kb_field_from_column (KB_KIND_ASSET, "id"), ==, KB_NONE);
  g_assert_true (kb_kind_is_method (KB_KIND_METHOD));
  g_assert_false (kb_kind_is_method (KB_KIND_UNIT));
}

static void
test_listing_by_position (void)
{
  g_autoptr (KbContent) content = kb_content_new ();
  g_autofree char *text = NULL;

  g_assert_cmpint (kb_content_next_position (content, KB_KIND_ASSET, KB_ASSET_POSITION), ==, 1);
  test_content_add (content, "asset c position=7 name=x");
  test_content_add (content, "asset b position=2 name=x");
  test_content_add (content, "asset a position=2 name=x");
  test_content_add (content, "risk r2 number=1");
  test_content_add (content, "risk r1 number=2");
  test_content_add (content, "workshop w2 number=1");
  test_content_add (content, "workshop w1 number=2");
  text = test_content_text (content);
  g_assert_cmpstr (text, ==,
                   "asset a name=“x” position=2\nasset b name=“x” position=2\n"
                   "asset c name=“x” position=7\nworkshop w2 number=1\nworkshop w1 number=2\n"
                   "risk r2 number=1\nrisk r1 number=2\n");
  g_assert_cmpint (kb_content_next_position (content, KB_KIND_ASSET, KB_ASSET_POSITION), ==, 8);
}

/* An edited record takes its own place in a list that is not made anew; one that is moved is put
 * where it belongs, and what was listed before is no longer told. */
static void
test_edited_in_place (void)
{
  g_autoptr (KbContent) content = kb_content_new ();
  const GPtrArray *list;

  for (int i = 0; i < 50; i++) {
    g_autofree char *id = g_strdup_printf ("r%02d", (i * 7) % 50);
    g_autoptr (KbRecord) risk = kb_record_new (KB_KIND_RISK, id);

    kb_record_set_integer (risk, KB_RISK_NUMBER, (i * 7) % 50 / 2); /* two of each number */
    kb_content_put (content, risk);
  }
  list = kb_content_list (content, KB_KIND_RISK);
  for (guint i = 0; i < list->len; i++) {
    g_autoptr (KbRecord) edited = kb_record_copy (g_ptr_array_index (list, i));

    kb_record_set_text (edited, KB_RISK_TITLE, "Edited");
    kb_content_put (content, edited);
    g_assert_true (kb_content_list (content, KB_KIND_RISK) == list);
    g_assert_true (g_ptr_array_index (list, i) == edited);
  }
  for (guint i = 0; i < list->len; i++) {
    g_autofree char *id = g_strdup_printf ("r%02u", i);

    g_assert_cmpstr (kb_record_id (g_ptr_array_index (list, i)), ==, id);
  }
  {
    g_autoptr (KbRecord) moved = kb_record_copy (g_ptr_array_index (list, 0));

    kb_record_set_integer (moved, KB_RISK_NUMBER, 99);
    kb_content_put (content, moved);
    list = kb_content_list (content, KB_KIND_RISK);
    g_assert_true (g_ptr_array_index (list, 49) == moved);
    g_assert_cmpstr (kb_record_id (g_ptr_array_index (list, 0)), ==, "r01");
  }
}

static void
test_indexes_follow_changes (void)
{
  g_autoptr (KbContent) content = kb_content_new ();

  test_content_add (content, "asset a unit_id=u1");
  test_content_add (content, "asset b unit_id=u1");
  g_assert_cmpuint (kb_content_count_referring (content, KB_KIND_ASSET, KB_ASSET_UNIT, "u1"), ==,
                    2);
  test_content_add (content, "asset a unit_id=u2");
  g_assert_cmpuint (kb_content_count_referring (content, KB_KIND_ASSET, KB_ASSET_UNIT, "u1"), ==,
                    1);
  g_assert_cmpuint (kb_content_count_referring (content, KB_KIND_ASSET, KB_ASSET_UNIT, "u2"), ==,
                    1);
  g_assert_true (kb_content_remove (content, KB_KIND_ASSET, "a"));
  g_assert_false (kb_content_remove (content, KB_KIND_ASSET, "a"));
  g_assert_cmpuint (kb_content_count_referring (content, KB_KIND_ASSET, KB_ASSET_UNIT, "u2"), ==,
                    0);
  g_assert_cmpuint (kb_content_count (content, KB_KIND_ASSET), ==, 1);
  g_assert_cmpuint (kb_content_list (content, KB_KIND_ASSET)->len, ==, 1);
  g_assert_null (kb_content_referring (content, KB_KIND_ASSET, KB_ASSET_UNIT, NULL));
  g_assert_null (kb_content_find (content, KB_KIND_ASSET, NULL));
}

/* What is changed keeps its place, wherever the index has put it. */
static void
test_referring_in_order (void)
{
  g_autoptr (KbContent) content = kb_content_new ();

  test_content_add (content, "participant b workshop_id=w position=2 role=Jurist");
  test_content_add (content, "participant c workshop_id=w position=3 role=Arkivarie");
  test_content_add (content, "participant a workshop_id=w position=1 role=Chef");
  for (guint change = 0; change < 2; change++) {
    g_autoptr (GPtrArray) list =
        kb_content_referring_in_order (content, KB_KIND_PARTICIPANT, KB_PARTICIPANT_WORKSHOP, "w");

    g_assert_cmpuint (list->len, ==, 3);
    for (guint i = 0; i < list->len; i++)
      g_assert_cmpint (kb_record_integer (list->pdata[i], KB_PARTICIPANT_POSITION), ==, i + 1);
    test_content_add (content, "participant a workshop_id=w position=1 role=Chef has_left=1");
  }
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) none = kb_content_referring_in_order (
        content, KB_KIND_PARTICIPANT, KB_PARTICIPANT_WORKSHOP, i == 0 ? "gone" : NULL);

    g_assert_cmpuint (none->len, ==, 0);
  }
}

static void
test_copies_are_apart (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbContent) copy = NULL;

  test_content_add (content, "asset a");
  copy = kb_content_copy (content);
  test_assert_same_content (content, copy);
  test_content_add (content, "asset b");
  kb_content_remove (content, KB_KIND_ASSET, "a");
  g_assert_nonnull (kb_content_find (copy, KB_KIND_ASSET, "a"));
  g_assert_null (kb_content_find (copy, KB_KIND_ASSET, "b"));
}

static void
test_error_details (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) foreign = g_error_new (G_FILE_ERROR, G_FILE_ERROR_IO, "x");

  kb_error_set (&error, KB_CORE_ERROR, KB_CORE_ERROR_VALUE, "path", "a.b", "value", NULL, NULL);
  g_assert_error (error, KB_CORE_ERROR, KB_CORE_ERROR_VALUE);
  g_assert_cmpstr (kb_error_detail (error, "path"), ==, "a.b");
  g_assert_null (kb_error_detail (error, "value"));
  kb_error_add_detail (error, "path", "other");
  kb_error_add_detail (error, "file", "x.klassning");
  kb_error_add_detail (error, "file2", NULL);
  copy = g_error_copy (error);
  g_assert_cmpstr (kb_error_detail (copy, "path"), ==, "a.b");
  g_assert_cmpstr (kb_error_detail (copy, "file"), ==, "x.klassning");
  kb_error_add_detail (foreign, "path", "a");
  g_assert_null (kb_error_detail (foreign, "path"));
  g_assert_null (kb_error_detail (NULL, "path"));
  kb_error_add_detail (NULL, "path", "a");
  kb_error_set (NULL, KB_CORE_ERROR, KB_CORE_ERROR_VALUE, NULL);
}

static void
test_shallow_json (void)
{
  static const struct {
    const char *json;
    gssize length;
    gboolean shallow;
  } cases[] = {
    { "", -1, TRUE },
    { "{}", -1, TRUE },
    { "]]]]", -1, TRUE },
    { "\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"", -1,
      TRUE },
    { "\"\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"", -1,
      TRUE },
    { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", -1, FALSE },
    { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 10, TRUE },
  };
  g_autoptr (GString) wide = g_string_new ("[");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kb_json_is_shallow (cases[i].json, cases[i].length), ==, cases[i].shallow);
  for (int i = 0; i < 1000; i++)
    g_string_append (wide, "{},");
  g_assert_true (kb_json_is_shallow (wide->str, (gssize) wide->len));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content/a_record_keeps_its_fields", test_fields_of_a_record);
  g_test_add_func ("/content/a_composite_record_is_known_by_its_keys", test_composite_ids);
  g_test_add_func ("/content/a_text_falls_back_to_the_other_language", test_languages);
  g_test_add_func ("/content/new_ids_are_random", test_new_ids);
  g_test_add_func ("/content/every_kind_has_its_table", test_every_kind_has_its_table);
  g_test_add_func ("/content/records_are_listed_by_position", test_listing_by_position);
  g_test_add_func ("/content/an_edited_record_keeps_its_place", test_edited_in_place);
  g_test_add_func ("/content/indexes_follow_changes", test_indexes_follow_changes);
  g_test_add_func ("/content/what_refers_keeps_its_place", test_referring_in_order);
  g_test_add_func ("/content/copies_are_apart", test_copies_are_apart);
  g_test_add_func ("/error/details_go_with_the_error", test_error_details);
  g_test_add_func ("/json/nesting_is_measured", test_shallow_json);
  return g_test_run ();
}
