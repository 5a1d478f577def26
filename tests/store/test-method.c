// SPDX-License-Identifier: EUPL-1.2
#include "workbook.h"

#include "kb-method-commands.h"

/*
 * Every act on the method in a filled workbook: its name in the history, one entry each, and that
 * undo and redo give back every record.
 */

typedef gboolean (*Act) (KbWorkbook *workbook, GError **error);

static KbContent *
content_of (KbWorkbook *workbook)
{
  return kb_workbook_get_content (workbook);
}

static KbMethodMap *
map_to (KbWorkbook *workbook, KbContent *method)
{
  g_autoptr (GError) error = NULL;
  KbMethodMap *map = kb_method_map_new (content_of (workbook), method, &error);

  g_assert_no_error (error);
  return map;
}

static gboolean
resize (KbWorkbook *workbook,
        KbKind kind,
        gint64 lowest,
        const KbNewStep *steps,
        guint n,
        const char *last_to,
        GError **error)
{
  g_autoptr (KbContent) method = kb_method_resize (content_of (workbook), kind, lowest, steps, n);
  g_autoptr (KbMethodMap) map = map_to (workbook, method);

  if (last_to)
    kb_method_map_choose (map, kind, kb_method_map_size (map, kind) - 1, last_to);
  return kb_workbook_change_scale (workbook, map, kind, error);
}

static gboolean
grow_levels (KbWorkbook *w, GError **error)
{
  const KbNewStep steps[] = { { 0, NULL, NULL },
                              { 1, NULL, NULL },
                              { 2, NULL, NULL },
                              { 3, NULL, NULL },
                              { KB_NONE, "Synnerligen allvarlig", "Extremely serious" } };

  return resize (w, KB_KIND_LEVEL, 0, steps, 5, NULL, error);
}

static gboolean
number_from_one (KbWorkbook *w, GError **error)
{
  const KbNewStep steps[] = {
    { 0, NULL, NULL }, { 1, NULL, NULL }, { 2, NULL, NULL }, { 3, NULL, NULL }
  };

  return resize (w, KB_KIND_LEVEL, 1, steps, 4, NULL, error);
}

static gboolean
fewer_levels (KbWorkbook *w, GError **error)
{
  const KbNewStep steps[] = { { 0, NULL, NULL }, { 1, NULL, NULL }, { 2, NULL, NULL } };

  return resize (w, KB_KIND_LEVEL, 0, steps, 3, "level-2", error);
}

static gboolean
fewer_likelihoods (KbWorkbook *w, GError **error)
{
  const KbNewStep steps[] = { { 0, NULL, NULL }, { 1, NULL, NULL }, { 2, NULL, NULL } };

  return resize (w, KB_KIND_LIKELIHOOD, 1, steps, 3, "likelihood-3", error);
}

static gboolean
more_consequences (KbWorkbook *w, GError **error)
{
  const KbNewStep steps[] = { { 0, NULL, NULL },
                              { 1, NULL, NULL },
                              { 2, NULL, NULL },
                              { 3, NULL, NULL },
                              { KB_NONE, "Katastrofal", "Catastrophic" } };

  return resize (w, KB_KIND_CONSEQUENCE, 1, steps, 5, NULL, error);
}

static gboolean
replace_by_msb (KbWorkbook *w, GError **error)
{
  g_autoptr (KbContent) method = kb_method_read_shipped ("msb", error);
  g_autoptr (KbMethodMap) map = map_to (w, method);
  guint n;
  const KbKind *kinds = kb_method_map_kinds (&n);

  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < kb_method_map_size (map, kinds[k]); i++)
      if (kb_method_map_get (map, kinds[k], i)->choice == KB_MAP_OPEN)
        kb_method_map_choose (map, kinds[k], i, NULL);
  return kb_workbook_replace_method (w, map, error);
}

static KbRecord *
copy_of (KbWorkbook *w, KbKind kind, const char *id)
{
  return kb_record_copy (kb_content_get (content_of (w), kind, id));
}

static gboolean
rename_level (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) level = copy_of (w, KB_KIND_LEVEL, "level-3");

  kb_record_set_text (level, KB_LEVEL_NAME_SV, "Mycket allvarlig");
  kb_record_set_text (level, KB_LEVEL_NAME_EN, "Very serious");
  return kb_workbook_put_method_item (w, level, error);
}

static gboolean
rename_role (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) role = copy_of (w, KB_KIND_ROLE, "users");

  kb_record_set_text (role, KB_ROLE_NAME_SV, "Slutanvändare");
  return kb_workbook_put_method_item (w, role, error);
}

static gboolean
color_level (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) level = copy_of (w, KB_KIND_LEVEL, "level-3");

  kb_record_set_text (level, KB_LEVEL_COLOR, "#102030");
  return kb_workbook_put_method_item (w, level, error);
}

static gboolean
accept_band (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) band = copy_of (w, KB_KIND_BAND, "high");

  kb_record_set_text (band, KB_BAND_ACCEPTOR, "nobody");
  kb_record_set_integer (band, KB_BAND_ACCEPTANCE_MONTHS, 7);
  return kb_workbook_put_method_item (w, band, error);
}

static gboolean
add_section (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) section = kb_record_new (KB_KIND_SECTION, "new-section");

  kb_record_set_text (section, KB_SECTION_NAME_SV, "Utbildning");
  kb_record_set_text (section, KB_SECTION_NAME_EN, "Training");
  return kb_workbook_put_method_item (w, section, error);
}

static gboolean
use_fourth_aspect (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) aspect = copy_of (w, KB_KIND_ASPECT, "traceability");

  kb_record_set_integer (aspect, KB_ASPECT_IN_USE, 1);
  return kb_workbook_put_method_item (w, aspect, error);
}

static gboolean
change_text (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) text = kb_record_new (KB_KIND_LEVEL_TEXT, NULL);

  kb_record_set_text (text, KB_LEVEL_TEXT_ASPECT, "integrity");
  kb_record_set_text (text, KB_LEVEL_TEXT_LEVEL, "level-3");
  kb_record_set_text (text, KB_LEVEL_TEXT_TEXT_SV, "Fel beslut om vård.");
  return kb_workbook_put_method_item (w, text, error);
}

static gboolean
set_cell (KbWorkbook *w, GError **error)
{
  return kb_workbook_set_cell (w, 0, 3, 2, error);
}

static gboolean
move_section (KbWorkbook *w, GError **error)
{
  KbRecord *first = g_ptr_array_index (kb_content_list (content_of (w), KB_KIND_SECTION), 0);

  return kb_workbook_move_method_item (w, KB_KIND_SECTION, kb_record_id (first), 1, error);
}

static gboolean
remove_role (KbWorkbook *w, GError **error)
{
  g_autoptr (KbContent) method = kb_method_without (content_of (w), KB_KIND_ROLE, "users");
  g_autoptr (KbMethodMap) map = map_to (w, method);

  return kb_workbook_remove_method_item (w, map, KB_KIND_ROLE, "users", error);
}

static gboolean
add_aspect (KbWorkbook *w, GError **error)
{
  g_autoptr (KbRecord) aspect = kb_record_new (KB_KIND_ASPECT, "own");

  kb_record_set_text (aspect, KB_ASPECT_LETTER, "Ä");
  kb_record_set_text (aspect, KB_ASPECT_NAME_SV, "Äkthet");
  kb_record_set_text (aspect, KB_ASPECT_NAME_EN, "Authenticity");
  kb_record_set_text (aspect, KB_ASPECT_QUESTION_SV, "Vad händer om avsändaren är en annan?");
  kb_record_set_text (aspect, KB_ASPECT_QUESTION_EN, "What if the sender is somebody else?");
  kb_record_set_integer (aspect, KB_ASPECT_IN_USE, 1);
  kb_record_set_integer (aspect, KB_ASPECT_ASSUMED, 0);
  return kb_workbook_put_method_item (w, aspect, error);
}

static gboolean
remove_unused_aspect (KbWorkbook *w, GError **error)
{
  return kb_workbook_remove_aspect (w, "traceability", error);
}

static gboolean
insert_level (KbWorkbook *w, GError **error)
{
  const KbNewStep steps[] = { { 0, NULL, NULL },
                              { 1, NULL, NULL },
                              { KB_NONE, "Kännbar", "Noticeable" },
                              { 2, NULL, NULL },
                              { 3, NULL, NULL } };

  return resize (w, KB_KIND_LEVEL, 0, steps, 5, NULL, error);
}

static const struct {
  const char *name;
  Act act;
  const char *label;
} acts[] = {
  { "levels_0_3_to_0_4", grow_levels, "method-levels" },
  { "levels_0_3_to_1_4", number_from_one, "method-levels" },
  { "levels_0_3_to_0_2", fewer_levels, "method-levels" },
  { "fewer_likelihoods", fewer_likelihoods, "method-likelihoods" },
  { "more_consequences", more_consequences, "method-consequences" },
  { "another_method", replace_by_msb, "method-replace" },
  { "rename_level", rename_level, "method-name-level" },
  { "rename_role", rename_role, "method-name" },
  { "color_level", color_level, "field-set" },
  { "acceptance_of_band", accept_band, "method-set" },
  { "add_section", add_section, "method-add" },
  { "use_fourth_aspect", use_fourth_aspect, "field-set" },
  { "text_of_level", change_text, "method-text" },
  { "cell", set_cell, "method-cell" },
  { "move_section", move_section, "method-move" },
  { "remove_role", remove_role, "method-remove" },
  { "add_aspect", add_aspect, "method-add" },
  { "remove_unused_aspect", remove_unused_aspect, "method-remove" },
  { "level_in_the_middle", insert_level, "method-levels" },
};

static void
test_act (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_workbook_text (workbook);
  guint entries = test_entries (workbook);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  KbHistory *history;

  g_assert_true (acts[index].act (workbook, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  history = kb_workbook_get_history (workbook);
  g_assert_cmpstr (kb_history_get (history, entries)->label, ==, acts[index].label);
  after = test_workbook_text (workbook);
  g_assert_cmpstr (after, !=, before);
  test_assert_whole (workbook);
  g_assert_true (kb_workbook_undo (workbook, &error));
  undone = test_workbook_text (workbook);
  test_assert_same_text (undone, before);
  workbook = test_reopen (workbook);
  g_assert_true (kb_workbook_redo (workbook, &error));
  redone = test_workbook_text (workbook);
  test_assert_same_text (redone, after);
  test_assert_whole (workbook);
  g_assert_no_error (error);
  test_close (workbook);
}

/* What has values and no counterpart is not written before somebody has said what becomes of it. */
static void
test_open_is_refused (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  const KbNewStep steps[] = { { 0, NULL, NULL }, { 1, NULL, NULL }, { 2, NULL, NULL } };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_workbook_text (workbook);
  g_autofree char *after = NULL;
  guint entries = test_entries (workbook);

  g_assert_false (resize (workbook, KB_KIND_LEVEL, 0, steps, 3, NULL, &error));
  g_assert_error (error, KB_CORE_ERROR, KB_CORE_ERROR_UNDECIDED);
  after = test_workbook_text (workbook);
  test_assert_same_text (after, before);
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  test_close (workbook);
}

/* A method that would not be whole is refused and nothing is written. */
static void
test_broken_is_refused (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecord) aspect = copy_of (workbook, KB_KIND_ASPECT, "integrity");
  guint entries = test_entries (workbook);

  kb_record_set_text (aspect, KB_ASPECT_LETTER, "k");
  g_assert_false (kb_workbook_put_method_item (workbook, aspect, &error));
  g_assert_cmpstr (test_store_code (error), ==, "method");
  g_clear_error (&error);
  kb_record_set_text (aspect, KB_ASPECT_LETTER, "R");
  kb_record_set_integer (aspect, KB_ASPECT_IN_USE, 0);
  g_assert_false (kb_workbook_put_method_item (workbook, aspect, &error));
  g_assert_cmpstr (test_store_code (error), ==, "method");
  g_assert_cmpuint (test_entries (workbook), ==, entries);
  test_assert_whole (workbook);
  test_close (workbook);
}

/* What somebody writes is no default any more; the rest of the marks stay. */
static void
test_stated (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (KbRecord) header = copy_of (workbook, KB_KIND_METHOD, KB_METHOD_ID);
  g_autoptr (GError) error = NULL;
  KbRecord *after;

  g_assert_true (kb_method_field_is_assumed (header, KB_METHOD_CAUSE_EN));
  g_assert_true (kb_method_field_is_assumed (header, KB_METHOD_EVENT_SV));
  g_assert_false (kb_method_field_is_assumed (header, KB_METHOD_NAME_SV));
  kb_record_set_text (header, KB_METHOD_CAUSE_SV, "Till följd av");
  g_assert_true (kb_workbook_put_method_item (workbook, header, &error));
  after = kb_content_get (content_of (workbook), KB_KIND_METHOD, KB_METHOD_ID);
  g_assert_false (kb_method_field_is_assumed (after, KB_METHOD_CAUSE_SV));
  g_assert_true (kb_method_field_is_assumed (after, KB_METHOD_EVENT_SV));
  g_assert_true (kb_workbook_undo (workbook, &error));
  after = kb_content_get (content_of (workbook), KB_KIND_METHOD, KB_METHOD_ID);
  g_assert_true (kb_method_field_is_assumed (after, KB_METHOD_CAUSE_SV));
  test_close (workbook);
}

static void
put_level (KbWorkbook *workbook, KbKind kind, const char *owner, const char *aspect)
{
  g_autoptr (KbRecord) record = kb_record_new (kind, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new ("field-set");
  g_autoptr (GError) error = NULL;

  kb_record_set_text (record, 0, owner);
  kb_record_set_text (record, 1, aspect);
  kb_record_set_text (record,
                      kind == KB_KIND_ASSET_LEVEL    ? KB_ASSET_LEVEL_LEVEL
                      : kind == KB_KIND_SYSTEM_LEVEL ? KB_SYSTEM_LEVEL_IMPORTED
                                                     : 1,
                      kind == KB_KIND_LEVEL_TEXT ? aspect : "level-2");
  if (kind == KB_KIND_LEVEL_TEXT) {
    kb_record_set_text (record, KB_LEVEL_TEXT_ASPECT, owner);
    kb_record_set_text (record, KB_LEVEL_TEXT_LEVEL, "level-2");
    kb_record_set_text (record, KB_LEVEL_TEXT_TEXT_SV, "Fel avsändare");
  }
  kb_edit_put (edit, content_of (workbook), record);
  g_assert_true (kb_workbook_commit (workbook, edit, &error));
  g_assert_no_error (error);
}

/* An aspect of the kommun's own has a code of its own, which a new name leaves alone; it goes with
 * all that stands under it, as one act. A standard one with classes does not go. */
static void
test_own_aspect (void)
{
  KbWorkbook *workbook = test_filled_workbook ();
  g_autoptr (GError) error = NULL;
  g_autofree char *with = NULL;
  g_autofree char *back = NULL;
  g_autoptr (KbRecord) renamed = NULL;
  const char *asset, *system;
  KbAspectUses uses;
  guint entries;

  g_assert_true (add_aspect (workbook, &error));
  renamed = copy_of (workbook, KB_KIND_ASPECT, "own");
  g_assert_cmpstr (kb_record_text (renamed, KB_ASPECT_CODE), ==, "authenticity");
  kb_record_set_text (renamed, KB_ASPECT_NAME_EN, "Provenance");
  kb_record_set_text (renamed, KB_ASPECT_CODE, "provenance");
  g_assert_true (kb_workbook_put_method_item (workbook, renamed, &error));
  g_assert_cmpstr (kb_record_text (kb_content_get (content_of (workbook), KB_KIND_ASPECT, "own"),
                                   KB_ASPECT_CODE),
                   ==, "authenticity");
  asset =
      kb_record_id (g_ptr_array_index (kb_content_list (content_of (workbook), KB_KIND_ASSET), 0));
  system =
      kb_record_id (g_ptr_array_index (kb_content_list (content_of (workbook), KB_KIND_SYSTEM), 0));
  put_level (workbook, KB_KIND_ASSET_LEVEL, asset, "own");
  put_level (workbook, KB_KIND_SYSTEM_LEVEL, system, "own");
  put_level (workbook, KB_KIND_LEVEL_TEXT, "own", "own");
  kb_aspect_count_uses (content_of (workbook), "own", &uses);
  g_assert_cmpuint (uses.assets, ==, 1);
  g_assert_cmpuint (uses.systems, ==, 1);
  g_assert_cmpuint (uses.texts, ==, 1);
  with = test_workbook_text (workbook);
  entries = test_entries (workbook);
  g_assert_true (kb_workbook_remove_aspect (workbook, "own", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_entries (workbook), ==, entries + 1);
  kb_aspect_count_uses (content_of (workbook), "own", &uses);
  g_assert_cmpuint (uses.assets + uses.systems + uses.texts, ==, 0);
  test_assert_whole (workbook);
  g_assert_true (kb_workbook_undo (workbook, &error));
  back = test_workbook_text (workbook);
  test_assert_same_text (back, with);
  g_assert_false (kb_workbook_remove_aspect (workbook, "integrity", &error));
  g_assert_cmpstr (test_store_code (error), ==, "aspect-used");
  test_close (workbook);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_autofree char *path = g_strconcat ("/method/", acts[i].name, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_act);
  }
  g_test_add_func ("/method/what_is_open_is_refused", test_open_is_refused);
  g_test_add_func ("/method/a_broken_method_is_refused", test_broken_is_refused);
  g_test_add_func ("/method/an_aspect_of_ones_own", test_own_aspect);
  g_test_add_func ("/method/what_is_written_is_no_default", test_stated);
  return test_run ();
}
