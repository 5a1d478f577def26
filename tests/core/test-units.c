// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

static void
add_tree (GString *text, KbContent *content, const char *parent_id)
{
  g_autoptr (GPtrArray) children = kb_unit_children (content, parent_id);

  for (guint i = 0; i < children->len; i++) {
    const char *id = kb_record_id (g_ptr_array_index (children, i));
    g_autoptr (GPtrArray) under = kb_unit_children (content, id);

    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", id);
    if (under->len > 0) {
      g_string_append_c (text, '(');
      add_tree (text, content, id);
      g_string_append_c (text, ')');
    }
  }
}

/* The rows of a kind as a part of a scope line; a risk that lost what it is for ends with (-). */
static void
add_rows (GString *text, KbContent *content, KbContent *whole, KbKind kind)
{
  const GPtrArray *list = kb_content_list (content, kind);

  if (list->len > 0)
    g_string_append_printf (text, "%s%s:", text->len > 0 ? "; " : "", kb_kind_info (kind)->table);
  for (guint i = 0; i < list->len; i++) {
    KbRecord *record = g_ptr_array_index (list, i);
    const KbKindInfo *info = kb_kind_info (kind);

    if (info->fields[0].flags & KB_FIELD_KEY)
      g_string_append_printf (text, " %s/", kb_record_text (record, 0));
    else
      g_string_append_printf (text, " %s", kb_record_id (record));
    if (kind == KB_KIND_ACTION_COST)
      g_string_append_printf (text, "%" G_GINT64_FORMAT,
                              kb_record_integer (record, KB_ACTION_COST_YEAR));
    else if (info->fields[0].flags & KB_FIELD_KEY)
      g_string_append (text, kb_record_text (record, 1));
    if (record != kb_content_find (whole, kind, kb_record_id (record)))
      g_string_append (text, "(-)");
  }
}

static char *
scope_text (KbContent *whole, const char *unit_id)
{
  static const KbKind kinds[] = { KB_KIND_UNIT,         KB_KIND_ASSET,       KB_KIND_SYSTEM,
                                  KB_KIND_ASSET_SYSTEM, KB_KIND_DEPENDENCY,  KB_KIND_RISK,
                                  KB_KIND_ACTION,       KB_KIND_ACTION_COST, KB_KIND_ACTION_RISK };
  g_autoptr (KbUnitScope) scope = kb_unit_scope_new (whole, unit_id);
  g_autoptr (KbContent) content = kb_unit_scope_content (scope);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_rows (text, content, whole, kinds[i]);
  return g_string_free (text, FALSE);
}

static char *
contact_text (KbContent *content, const char *unit_id)
{
  KbRecord *unit = kb_unit_with_contact (content, unit_id);

  return g_strdup (unit ? kb_record_id (unit) : "-");
}

typedef char *(*Answer) (KbContent *content, const char *unit_id);

/* Each line "UNIT = ANSWER". */
static void
check_lines (TestBlock *block, const char *lines, KbContent *content, Answer answer)
{
  g_auto (GStrv) each = g_strsplit (lines, "\n", -1);

  for (guint i = 0; each[i] && *each[i]; i++) {
    g_auto (GStrv) parts = g_strsplit (each[i], " = ", 2);
    g_autofree char *found = answer (content, parts[0]);

    test_case_equal (block->where, found, parts[1]);
  }
}

static void
test_organisations (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/units.txt");

  for (guint i = 0; i < blocks->len; i++) {
    TestBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *tree = test_lines_take (block, "tree");
    g_autofree char *scopes = test_lines_take (block, "scope");
    g_autofree char *contacts = test_lines_take (block, "contact");
    g_autoptr (KbContent) content = test_content_new ("amal");

    test_content_add_all (content, block->lines);
    if (*tree) {
      GString *found = g_string_new ("= ");

      add_tree (found, content, NULL);
      test_case_equal (block->where, found->str, tree);
      g_string_free (found, TRUE);
    }
    check_lines (block, scopes, content, scope_text);
    check_lines (block, contacts, content, contact_text);
  }
}

static void
test_within (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");

  test_content_add (content, "unit sn");
  test_content_add (content, "unit sf parent_id=sn");
  test_content_add (content, "unit ifo parent_id=sf");
  g_assert_true (kb_unit_is_within (content, "ifo", "sn"));
  g_assert_true (kb_unit_is_within (content, "sn", "sn"));
  g_assert_false (kb_unit_is_within (content, "sn", "ifo"));
  g_assert_false (kb_unit_is_within (content, NULL, "sn"));
  g_assert_false (kb_unit_is_within (content, "borta", "sn"));
  g_assert_cmpuint (kb_unit_depth (content, "sn"), ==, 0);
  g_assert_cmpuint (kb_unit_depth (content, "ifo"), ==, 2);
}

/* What another unit has is taken from a list and the rest keeps its order. */
static void
test_narrow (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (KbUnitScope) scope = NULL;
  static const char *const ids[] = { "a1", "a2", "a3" };

  test_content_add (content, "unit sn");
  test_content_add (content, "asset a1 unit_id=sn");
  test_content_add (content, "asset a2");
  test_content_add (content, "asset a3 unit_id=sn");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (records, kb_content_get (content, KB_KIND_ASSET, ids[i]));
  g_ptr_array_add (records, kb_content_get (content, KB_KIND_METHOD, "method"));
  scope = kb_unit_scope_new (content, "sn");
  kb_unit_scope_narrow (scope, records);
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (kb_record_id (g_ptr_array_index (records, 0)), ==, "a1");
  g_assert_cmpstr (kb_record_id (g_ptr_array_index (records, 1)), ==, "a3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/units/organisations", test_organisations);
  g_test_add_func ("/units/within_one_another", test_within);
  g_test_add_func ("/units/a_list_is_narrowed", test_narrow);
  return g_test_run ();
}
