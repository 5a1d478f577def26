// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

static void
add_names (GString *text, GPtrArray *records, const char *but)
{
  for (guint i = 0; i < records->len; i++)
    if (!g_str_equal (kb_record_id (g_ptr_array_index (records, i)), but))
      g_string_append_printf (text, " %s", kb_record_id (g_ptr_array_index (records, i)));
}

static void
add_unclassified (GString *text, const KbSystemClass *class, guint n_aspects)
{
  guint any = 0;

  for (guint a = 0; a < n_aspects; a++)
    any += class->n_unclassified[a];
  if (any == 0)
    return;
  g_string_append (text, "; unclassified ");
  for (guint a = 0; a < n_aspects; a++)
    g_string_append_printf (text, "%s%u", a > 0 ? "/" : "", class->n_unclassified[a]);
}

/* One system as a line of inheritance.txt. */
static char *
system_text (const KbInheritance *inheritance, const KbMethod *method, const char *id)
{
  static const char *const origins[] = { "none",     "assets", "dependency",
                                         "imported", "raised", "lowered" };
  const KbSystemClass *class = kb_inheritance_system (inheritance, id);
  guint n_aspects = kb_method_size (method, KB_KIND_ASPECT);
  g_autofree char *counts = test_class_text (&class->class, method);
  g_autofree char *inherited = test_class_text (&class->inherited, method);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s", id, counts);
  if (!kb_class_equal (&class->class, &class->inherited, method))
    g_string_append_printf (text, "; inherited %s", inherited);
  for (guint a = 0; a < n_aspects; a++) {
    g_autoptr (GPtrArray) deciding = kb_inheritance_deciding (inheritance, id, a);

    g_string_append_printf (text, "; %s %s", kb_method_aspect_letter (method, a),
                            origins[class->origins[a]]);
    add_names (text, deciding, "");
  }
  add_unclassified (text, class, n_aspects);
  if (class->circle != KB_NONE) {
    g_autoptr (GPtrArray) members = kb_inheritance_circle (inheritance, (guint) class->circle);

    g_string_append (text, "; circle");
    add_names (text, members, id);
  }
  if (class->imported_differs)
    g_string_append (text, "; imported-differs");
  if (class->lowering_refused)
    g_string_append (text, "; lowering-refused");
  return g_string_free (text, FALSE);
}

static void
check_graph (TestBlock *block)
{
  g_autofree char *name = test_lines_take (block, "method");
  g_autofree char *expected = test_lines_take (block, "=");
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);
  g_autoptr (KbContent) content = g_str_equal (name, "small")
                                      ? test_content_new_json ("core/method-5x4.json")
                                      : test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = NULL;
  const GPtrArray *systems;

  test_content_add_all (content, block->lines);
  inheritance = kb_inheritance_new (content, method);
  systems = kb_content_list (content, KB_KIND_SYSTEM);
  g_assert_cmpuint (g_strv_length (lines), ==, systems->len);
  for (guint i = 0; i < systems->len; i++) {
    g_autofree char *found =
        system_text (inheritance, method, kb_record_id (g_ptr_array_index (systems, i)));

    test_case_equal (block->where, found, lines[i]);
  }
}

static void
test_graphs (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/inheritance.txt");

  for (guint i = 0; i < blocks->len; i++)
    check_graph (g_ptr_array_index (blocks, i));
}

static void
add_system (KbContent *content, guint number, guint needs)
{
  g_autofree char *line = g_strdup_printf ("system s%u needs=s%u", number, needs);

  test_content_add (content, line);
}

/* A chain that would overflow the stack of a function that calls itself. */
static void
test_long_chain (void)
{
  const guint length = 5000;
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = NULL;
  g_autoptr (GPtrArray) deciding = NULL;
  g_autofree char *text = NULL;

  test_content_add (content, "asset journal class=3/2/1");
  for (guint i = 0; i < length - 1; i++)
    add_system (content, i, i + 1);
  test_content_add (content, "system s4999 carries=journal");
  inheritance = kb_inheritance_new (content, method);
  text = test_class_text (&kb_inheritance_system (inheritance, "s0")->class, method);
  g_assert_cmpstr (text, ==, "3/2/1");
  g_assert_cmpuint (kb_inheritance_n_circles (inheritance), ==, 0);
  deciding = kb_inheritance_deciding (inheritance, "s0", 0);
  g_assert_cmpuint (deciding->len, ==, 1);
  g_assert_cmpstr (kb_record_id (g_ptr_array_index (deciding, 0)), ==, "s1");
}

static void
test_long_circle (void)
{
  const guint length = 2000;
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = NULL;
  g_autoptr (GPtrArray) members = NULL;

  test_content_add (content, "asset journal class=3/2/1");
  for (guint i = 0; i < length; i++)
    add_system (content, i, (i + 1) % length);
  test_content_add (content, "asset_system - asset_id=journal system_id=s1234");
  inheritance = kb_inheritance_new (content, method);
  g_assert_cmpuint (kb_inheritance_n_circles (inheritance), ==, 1);
  members = kb_inheritance_circle (inheritance, 0);
  g_assert_cmpuint (members->len, ==, length);
  for (guint i = 0; i < length; i += 97) {
    g_autofree char *id = g_strdup_printf ("s%u", i);
    g_autofree char *text =
        test_class_text (&kb_inheritance_system (inheritance, id)->class, method);

    g_assert_cmpstr (text, ==, "3/2/1");
  }
}

/* Any graph: the answer is the highest of all that can be reached, worked out the slow way. */
static void
test_against_the_slow_way (void)
{
  for (int round = 0; round < 60; round++) {
    const guint n = 12;
    g_autoptr (KbContent) content = test_content_new ("amal");
    g_autoptr (KbMethod) method = test_method_of (content);
    g_autoptr (KbInheritance) inheritance = NULL;
    gboolean reach[12][12] = { { FALSE } };
    int level[12];

    for (guint i = 0; i < n; i++) {
      g_autofree char *asset = NULL;
      g_autofree char *line = NULL;
      guint needs = (guint) g_test_rand_int_range (0, (int) n);
      guint also = (guint) g_test_rand_int_range (0, (int) n);

      level[i] = g_test_rand_int_range (0, 4);
      asset = g_strdup_printf ("asset a%u class=%d/-/-", i, level[i]);
      test_content_add (content, asset);
      line = g_strdup_printf ("system s%u carries=a%u needs=s%u%s%u", i, i, needs,
                              round % 2 ? ",s" : ",x", also);
      test_content_add (content, line);
      reach[i][i] = reach[i][needs] = TRUE;
      if (round % 2)
        reach[i][also] = TRUE;
    }
    for (guint k = 0; k < n; k++)
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          reach[i][j] |= reach[i][k] && reach[k][j];
    inheritance = kb_inheritance_new (content, method);
    for (guint i = 0; i < n; i++) {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      const KbSystemClass *class = kb_inheritance_system (inheritance, id);
      gboolean circle = FALSE;
      int highest = 0;

      for (guint j = 0; j < n; j++) {
        if (reach[i][j])
          highest = MAX (highest, level[j]);
        if (i != j && reach[i][j] && reach[j][i])
          circle = TRUE;
      }
      g_assert_cmpint (class->class.aspects[0].high, ==, highest);
      g_assert_cmpint (class->circle != KB_NONE, ==, circle);
    }
  }
}

/* Whatever order the records come in, the answer is the same. */
static void
test_order_does_not_matter (void)
{
  static const char *const lines[] = {
    "asset journal class=3/0/1",
    "asset logg class=0/2/1",
    "system a position=1 carries=journal needs=b",
    "system b position=2 carries=logg needs=c",
    "system c position=3 needs=a,d",
    "system d position=4 imported=1/1/3",
  };
  g_autofree char *first = NULL;

  for (int round = 0; round < 20; round++) {
    g_autoptr (KbContent) content = test_content_new ("amal");
    g_autoptr (KbMethod) method = test_method_of (content);
    g_autoptr (KbInheritance) inheritance = NULL;
    g_autoptr (GString) all = g_string_new (NULL);
    int begin = g_test_rand_int_range (0, G_N_ELEMENTS (lines));

    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      test_content_add (content, lines[((guint) begin + i * 5) % G_N_ELEMENTS (lines)]);
    inheritance = kb_inheritance_new (content, method);
    for (char id = 'a'; id <= 'd'; id++) {
      char name[] = { id, '\0' };
      g_autofree char *text = system_text (inheritance, method, name);

      g_string_append_printf (all, "%s\n", text);
    }
    if (!first)
      first = g_strdup (all->str);
    g_assert_cmpstr (all->str, ==, first);
  }
}

static void
test_unknown_ids (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autoptr (KbInheritance) inheritance = kb_inheritance_new (content, method);
  g_autoptr (GPtrArray) deciding = kb_inheritance_deciding (inheritance, "borta", 0);

  g_assert_null (kb_inheritance_asset (inheritance, "borta"));
  g_assert_null (kb_inheritance_asset (inheritance, NULL));
  g_assert_null (kb_inheritance_system (inheritance, "borta"));
  g_assert_null (kb_inheritance_system (inheritance, NULL));
  g_assert_cmpuint (deciding->len, ==, 0);
  g_assert_cmpuint (kb_inheritance_n_circles (inheritance), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inheritance/each_graph_gives_its_classes", test_graphs);
  g_test_add_func ("/inheritance/a_chain_of_5000_does_not_overflow", test_long_chain);
  g_test_add_func ("/inheritance/a_circle_of_2000_counts_as_one", test_long_circle);
  g_test_add_func ("/inheritance/any_graph_agrees_with_the_slow_way", test_against_the_slow_way);
  g_test_add_func ("/inheritance/the_order_of_records_does_not_matter", test_order_does_not_matter);
  g_test_add_func ("/inheritance/unknown_ids_have_no_class", test_unknown_ids);
  return g_test_run ();
}
