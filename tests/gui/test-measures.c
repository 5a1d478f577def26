// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-catalogue-view.h"
#include "kb-gap-list.h"
#include "kb-measure-commands.h"
#include "kb-measure-details.h"
#include "kb-measure-dialog.h"
#include "kb-measure-list.h"
#include "kb-measure-page.h"
#include "kb-name-dialog.h"
#include "kb-plan-page.h"

#include <string.h>

/* The page of protective measures, on the example's first system. */
typedef struct {
  KbWindow *window;
  KbWorkbook *workbook;
  KbContent *content;
  GtkWidget *page;
  KbGapList *objects;
  KbMeasureList *list;
  char *system;
} Scene;

static void
begin_in (Scene *scene, KbWindow *window)
{
  scene->window = window;
  scene->workbook = gui_workbook (scene->window);
  scene->content = kb_workbook_get_content (scene->workbook);
  scene->page = gui_page (scene->window, "measures");
  scene->objects = gui_part (scene->page, "objects");
  scene->list = gui_part (scene->page, "list");
  scene->system = g_strdup (
      kb_record_id (g_ptr_array_index (kb_content_list (scene->content, KB_KIND_SYSTEM), 0)));
  kb_window_show_section (scene->window, "measures", scene->system);
  gui_settle (GTK_WIDGET (scene->window));
}

static void
begin (Scene *scene)
{
  begin_in (scene, gui_example_unanswered ());
}

static void
end (Scene *scene)
{
  gui_close (scene->window);
  g_free (scene->system);
}

static KbAnswer
answer (Scene *scene, const char *code)
{
  return kb_assessment_answer (
      kb_assessment_find (scene->content, KB_KIND_SYSTEM, scene->system, code));
}

static KbMeasureRow *
row (Scene *scene, const char *code)
{
  KbMeasureRow *found = kb_measure_list_find (scene->list, code);

  g_assert_nonnull (found);
  return found;
}

static gpointer
keys_of (Scene *scene)
{
  return gui_part (scene->list, "list");
}

static void
test_answers (void)
{
  Scene scene;
  guint all, open;

  begin (&scene);
  g_assert_cmpint (kb_gap_list_get_kind (scene.objects), ==, KB_KIND_SYSTEM);
  g_assert_cmpstr (kb_gap_list_get_chosen (scene.objects), ==, scene.system);
  all = kb_measure_list_count (scene.list, KB_MEASURES_ALL);
  open = kb_measure_list_count (scene.list, KB_MEASURES_OPEN);
  g_assert_cmpuint (all, >, 100);
  g_assert_cmpuint (open, ==, all);
  /* a button, and the same again */
  gui_click (kb_measure_row_get_button (row (&scene, "M002"), KB_ANSWER_PARTLY));
  g_assert_cmpint (answer (&scene, "M002"), ==, KB_ANSWER_PARTLY);
  g_assert_true (gtk_toggle_button_get_active (
      kb_measure_row_get_button (row (&scene, "M002"), KB_ANSWER_PARTLY)));
  g_assert_cmpuint (kb_measure_list_count (scene.list, KB_MEASURES_GAPS), ==, 1);
  gui_click (kb_measure_row_get_button (row (&scene, "M002"), KB_ANSWER_PARTLY));
  g_assert_cmpint (answer (&scene, "M002"), ==, KB_ANSWER_NONE);
  /* keys need a chosen row */
  g_assert_false (gui_press (keys_of (&scene), GDK_KEY_1));
  kb_measure_list_choose (scene.list, "M003");
  g_assert_true (gui_press (keys_of (&scene), GDK_KEY_3));
  g_assert_cmpint (answer (&scene, "M003"), ==, KB_ANSWER_NOT_MET);
  g_assert_true (gui_press (keys_of (&scene), GDK_KEY_KP_4));
  g_assert_cmpint (answer (&scene, "M003"), ==, KB_ANSWER_NOT_APPLICABLE);
  g_assert_true (gui_press (keys_of (&scene), GDK_KEY_0));
  g_assert_cmpint (answer (&scene, "M003"), ==, KB_ANSWER_NONE);
  g_assert_false (gui_press (keys_of (&scene), GDK_KEY_5));
  g_assert_false (gui_press_with (keys_of (&scene), GDK_KEY_1, GDK_CONTROL_MASK));
  gui_activate (scene.window, "win.undo", NULL);
  g_assert_cmpint (answer (&scene, "M003"), ==, KB_ANSWER_NOT_APPLICABLE);
  g_assert_true (gtk_toggle_button_get_active (
      kb_measure_row_get_button (row (&scene, "M003"), KB_ANSWER_NOT_APPLICABLE)));
  end (&scene);
}

/* Several at once are one act. */
static void
test_many (void)
{
  Scene scene;
  guint entries;

  begin (&scene);
  entries = test_entries (scene.workbook);
  kb_measure_list_choose (scene.list, "M002");
  gtk_list_box_select_row (keys_of (&scene), GTK_LIST_BOX_ROW (row (&scene, "M003")));
  g_assert_true (gui_press (keys_of (&scene), GDK_KEY_1));
  g_assert_cmpint (answer (&scene, "M002"), ==, KB_ANSWER_MET);
  g_assert_cmpint (answer (&scene, "M003"), ==, KB_ANSWER_MET);
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 1);
  g_assert_true (gui_press (keys_of (&scene), GDK_KEY_v));
  g_assert_true (kb_measure_row_is_verified (row (&scene, "M002")));
  g_assert_true (kb_measure_row_is_verified (row (&scene, "M003")));
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 2);
  end (&scene);
}

/* What is answered while a filter is on stays in sight until the filter is set again. */
static void
test_filters (void)
{
  Scene scene;

  begin (&scene);
  kb_measure_list_set_filter (scene.list, KB_MEASURES_OPEN);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row (&scene, "M002"))));
  gui_click (kb_measure_row_get_button (row (&scene, "M002"), KB_ANSWER_NOT_MET));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row (&scene, "M002"))));
  kb_measure_list_set_filter (scene.list, KB_MEASURES_GAPS);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row (&scene, "M002"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row (&scene, "M003"))));
  kb_measure_list_set_filter (scene.list, KB_MEASURES_OPEN);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row (&scene, "M002"))));
  kb_measure_list_set_filter (scene.list, KB_MEASURES_ALL);
  gtk_editable_set_text (gui_part (scene.list, "search"), "M003");
  gui_wait (!gtk_widget_get_visible (GTK_WIDGET (row (&scene, "M002"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row (&scene, "M003"))));
  end (&scene);
}

static const char *
said (Scene *scene, const char *code, guint field)
{
  KbRecord *record = kb_assessment_find (scene->content, KB_KIND_SYSTEM, scene->system, code);

  return record ? kb_record_text (record, field) : NULL;
}

static void
test_details (void)
{
  Scene scene;
  GtkWidget *details;
  guint actions;

  begin (&scene);
  actions = kb_content_count (scene.content, KB_KIND_ACTION);
  gui_click (kb_measure_row_get_button (row (&scene, "M002"), KB_ANSWER_PARTLY));
  kb_measure_list_choose (scene.list, "M002");
  gui_settle (GTK_WIDGET (scene.window));
  details = gui_find (row (&scene, "M002"), KB_TYPE_MEASURE_DETAILS, 0);
  g_assert_nonnull (strstr (gui_text (gui_part (details, "references_label")), "27002"));
  /* keys are letters while somebody types; what is typed is written when it is left */
  gui_type (gui_part (details, "how_entry"), "Utpekade i delegationen");
  g_assert_null (said (&scene, "M002", KB_ASSESSMENT_IMPLEMENTATION));
  g_assert_false (gui_press (keys_of (&scene), GDK_KEY_1));
  gui_leave (details);
  g_assert_cmpstr (said (&scene, "M002", KB_ASSESSMENT_IMPLEMENTATION), ==,
                   "Utpekade i delegationen");
  /* … and also when another measure is chosen */
  gui_type (gui_part (details, "comment_entry"), "Två roller saknas");
  kb_measure_list_choose (scene.list, "M003");
  gui_settle (GTK_WIDGET (scene.window));
  g_assert_cmpstr (said (&scene, "M002", KB_ASSESSMENT_COMMENT), ==, "Två roller saknas");
  g_assert_null (said (&scene, "M003", KB_ASSESSMENT_COMMENT));
  g_assert_cmpstr (gtk_editable_get_text (gui_part (details, "comment_entry")), ==, "");
  kb_measure_list_choose (scene.list, "M002");
  g_assert_cmpstr (gtk_editable_get_text (gui_part (details, "comment_entry")), ==,
                   "Två roller saknas");
  gtk_editable_set_text (gui_part (details, "verify_entry"), "Stickprov");
  gui_click (gui_part (details, "verify_button"));
  g_assert_cmpstr (said (&scene, "M002", KB_ASSESSMENT_VERIFIED_ON), ==, "2027-02-25");
  g_assert_cmpstr (said (&scene, "M002", KB_ASSESSMENT_VERIFIED_HOW), ==, "Stickprov");
  gui_click (gui_part (details, "unverify_button"));
  g_assert_null (said (&scene, "M002", KB_ASSESSMENT_VERIFIED_ON));
  /* one action, then the way to it */
  gui_click (gui_part (details, "plan_button"));
  g_assert_cmpuint (kb_content_count (scene.content, KB_KIND_ACTION), ==, actions + 1);
  g_assert_true (gui_is_shown (gui_part (row (&scene, "M002"), "action_label")));
  gui_click (gui_part (details, "plan_button"));
  g_assert_cmpuint (kb_content_count (scene.content, KB_KIND_ACTION), ==, actions + 1);
  g_assert_true (gui_is_shown (gui_page (scene.window, "plan")));
  end (&scene);
}

/* What is typed and not left survives a crash, and history says nothing of it until it is left. */
static void
test_half_typed (void)
{
  Scene scene;
  GtkWidget *details;
  g_autofree char *path = NULL;
  g_autofree char *copy = test_path ("kopia.klassning");
  g_autofree char *draft = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint entries;

  begin (&scene);
  entries = test_entries (scene.workbook);
  kb_measure_list_choose (scene.list, "M002");
  gui_settle (GTK_WIDGET (scene.window));
  details = gui_find (row (&scene, "M002"), KB_TYPE_MEASURE_DETAILS, 0);
  gui_type (gui_part (details, "comment_entry"), "Två roller sak");
  gui_wait ((draft = kb_workbook_get_draft (scene.workbook, "measures")) != NULL);
  g_assert_nonnull (strstr (draft, "Två roller sak"));
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries);
  /* the file as it lies there when the program falls */
  path = g_strdup (kb_workbook_get_path (scene.workbook));
  bytes = test_read (path);
  end (&scene);
  test_write (copy, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  begin_in (&scene, gui_open (copy));
  kb_measure_list_choose (scene.list, "M002");
  gui_settle (GTK_WIDGET (scene.window));
  details = gui_find (row (&scene, "M002"), KB_TYPE_MEASURE_DETAILS, 0);
  g_assert_cmpstr (gtk_editable_get_text (gui_part (details, "comment_entry")), ==,
                   "Två roller sak");
  g_assert_null (said (&scene, "M002", KB_ASSESSMENT_COMMENT));
  gui_type (gui_part (details, "comment_entry"), "Två roller saknas");
  gui_leave (details);
  g_assert_cmpstr (said (&scene, "M002", KB_ASSESSMENT_COMMENT), ==, "Två roller saknas");
  g_clear_pointer (&draft, g_free);
  draft = kb_workbook_get_draft (scene.workbook, "measures");
  g_assert_null (draft);
  end (&scene);
}

/* The follow-up of a supplier: the requirement, what was found, and the day. */
static void
test_supplier (void)
{
  Scene scene;
  GtkWidget *details;
  KbRecord *control;

  begin (&scene);
  g_assert_true (kb_workbook_set_text (scene.workbook, KB_KIND_SYSTEM, scene.system,
                                       KB_SYSTEM_SUPPLIER, "Leverantören AB", NULL));
  kb_measure_list_choose (scene.list, "M001");
  gui_settle (GTK_WIDGET (scene.window));
  details = gui_find (row (&scene, "M001"), KB_TYPE_MEASURE_DETAILS, 0);
  g_assert_true (gui_is_shown (gui_part (details, "supplier_box")));
  gtk_drop_down_set_selected (gui_part (details, "result_choice"), 1);
  gtk_editable_set_text (gui_part (details, "control_entry"), "Policyn från 2025");
  gui_click (gui_find_button (details, "Note _follow-up"));
  control = kb_supplier_control_latest (scene.content, scene.system, "M001");
  g_assert_cmpstr (kb_record_text (control, KB_SUPPLIER_CONTROL_RESULT), ==, "partly");
  g_assert_cmpstr (kb_record_text (control, KB_SUPPLIER_CONTROL_CONTROLLED_ON), ==, "2027-02-25");
  g_assert_nonnull (strstr (gui_text (gui_part (details, "control_label")), "Policyn från 2025"));
  end (&scene);
}

/* Basic protection is answered once, in the environment; a system only the difference. */
static void
test_environment (void)
{
  Scene scene;
  KbRecord *environment;
  guint own;

  begin (&scene);
  own = kb_measure_list_count (scene.list, KB_MEASURES_ALL);
  gui_activate (scene.objects, "gap.new-environment", NULL);
  kb_name_dialog_accept (KB_NAME_DIALOG (gui_dialog (KB_TYPE_NAME_DIALOG)), "Serverhallen");
  gui_settle (GTK_WIDGET (scene.window));
  environment = g_ptr_array_index (kb_content_list (scene.content, KB_KIND_ENVIRONMENT), 0);
  g_assert_cmpint (kb_gap_list_get_kind (scene.objects), ==, KB_KIND_ENVIRONMENT);
  g_assert_cmpstr (kb_gap_list_get_chosen (scene.objects), ==, kb_record_id (environment));
  g_assert_cmpuint (kb_measure_list_count (scene.list, KB_MEASURES_ALL), <, own);
  gui_click (kb_measure_row_get_button (row (&scene, "M001"), KB_ANSWER_MET));
  kb_window_show_section (scene.window, "measures", scene.system);
  gui_settle (GTK_WIDGET (scene.window));
  g_assert_cmpint (kb_measure_row_get_answer (row (&scene, "M001")), ==, KB_ANSWER_NONE);
  gtk_drop_down_set_selected (gui_part (scene.list, "environment_choice"), 1);
  gui_settle (GTK_WIDGET (scene.window));
  g_assert_cmpint (kb_measure_row_get_answer (row (&scene, "M001")), ==, KB_ANSWER_MET);
  g_assert_true (kb_measure_row_is_shared (row (&scene, "M001")));
  g_assert_cmpuint (kb_measure_list_count (scene.list, KB_MEASURES_SHARED), >, 30);
  g_assert_cmpint (answer (&scene, "M001"), ==, KB_ANSWER_NONE);
  gtk_drop_down_set_selected (gui_part (scene.list, "environment_choice"), 0);
  g_assert_cmpuint (kb_measure_list_count (scene.list, KB_MEASURES_SHARED), ==, 0);
  end (&scene);
}

static guint
own_measures (Scene *scene)
{
  return kb_content_count (scene->content, KB_KIND_MEASURE);
}

static void
test_catalogue (void)
{
  Scene scene;
  GtkWidget *view;
  KbMeasureDialog *dialog;
  guint before;

  begin (&scene);
  before = kb_measure_list_count (scene.list, KB_MEASURES_ALL);
  gtk_toggle_button_set_active (gui_part (scene.page, "catalogue_button"), TRUE);
  gui_settle (GTK_WIDGET (scene.window));
  view = gui_part (scene.page, "catalogue");
  gui_activate (view, "catalogue.new", NULL);
  dialog = KB_MEASURE_DIALOG (gui_dialog (KB_TYPE_MEASURE_DIALOG));
  g_assert_false (gtk_widget_get_sensitive (gui_part (dialog, "save_button")));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (gui_find (gui_part (dialog, "level_group"), ADW_TYPE_COMBO_ROW, 0)), 2);
  gtk_editable_set_text (gui_part (dialog, "threats_row"), "G 0.18;G 0.29 ,");
  adw_combo_row_set_selected (gui_part (dialog, "article_row"), 2);
  gtk_switch_set_active (GTK_SWITCH (gui_find (gui_part (dialog, "areas_row"), GTK_TYPE_SWITCH, 1)),
                         TRUE);
  gtk_switch_set_active (GTK_SWITCH (gui_find (gui_part (dialog, "areas_row"), GTK_TYPE_SWITCH, 3)),
                         TRUE);
  g_assert_cmpstr (adw_expander_row_get_subtitle (gui_part (dialog, "areas_row")), ==, "2 areas");
  {
    g_autoptr (KbRecord) typed = kb_measure_dialog_get_measure (dialog);

    g_assert_cmpstr (kb_record_text (typed, KB_MEASURE_THREATS), ==, "G 0.18, G 0.29");
    g_assert_cmpstr (kb_record_text (typed, KB_MEASURE_ARTICLE_32), ==, "32.1 b");
    g_assert_cmpstr (kb_record_text (typed, KB_MEASURE_ACT_AREAS), ==, "1, 3");
  }
  kb_measure_dialog_accept (dialog, "Nyckelskåp i receptionen");
  gui_settle (GTK_WIDGET (scene.window));
  g_assert_cmpuint (own_measures (&scene), ==, 1);
  g_assert_cmpuint (kb_measure_list_count (scene.list, KB_MEASURES_ALL), ==, before + 1);
  g_assert_nonnull (kb_measure_list_find (scene.list, "E001"));
  gtk_editable_set_text (gui_part (view, "search"), "nyckelskåp");
  gui_settle (GTK_WIDGET (scene.window));
  gui_wait (gui_find_label (view, "E001  Nyckelskåp i receptionen") != NULL);
  gui_activate (scene.window, "win.undo", NULL);
  g_assert_cmpuint (own_measures (&scene), ==, 0);
  g_assert_cmpuint (kb_measure_list_count (scene.list, KB_MEASURES_ALL), ==, before);
  end (&scene);
}

/* An aspect of the kommun's own, with the level of the scene's system in it. */
static void
add_aspect (Scene *scene)
{
  g_autoptr (KbRecord) aspect = kb_record_new (KB_KIND_ASPECT, "etik");
  g_autoptr (KbRecord) level = kb_record_new (KB_KIND_SYSTEM_LEVEL, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new ("field-set");
  KbMethod *method = kb_workbook_get_method (scene->workbook);
  GError *error = NULL;

  kb_record_set_text (aspect, KB_ASPECT_CODE, "etik");
  kb_record_set_text (aspect, KB_ASPECT_LETTER, "E");
  kb_record_set_text (aspect, KB_ASPECT_NAME_SV, "Etik");
  kb_record_set_text (aspect, KB_ASPECT_NAME_EN, "Ethics");
  kb_record_set_integer (aspect, KB_ASPECT_IN_USE, 1);
  kb_record_set_integer (aspect, KB_ASPECT_POSITION, 9);
  kb_record_set_text (level, KB_SYSTEM_LEVEL_SYSTEM, scene->system);
  kb_record_set_text (level, KB_SYSTEM_LEVEL_ASPECT, "etik");
  kb_record_set_text (level, KB_SYSTEM_LEVEL_RAISED,
                      kb_record_id (kb_method_item (method, KB_KIND_LEVEL, 3)));
  kb_record_set_text (level, KB_SYSTEM_LEVEL_REASON, "other");
  kb_record_set_text (level, KB_SYSTEM_LEVEL_REASON_TEXT, "Beslut");
  kb_edit_put (edit, scene->content, aspect);
  kb_edit_put (edit, scene->content, level);
  kb_workbook_commit (scene->workbook, edit, &error);
  g_assert_no_error (error);
  gui_settle (GTK_WIDGET (scene->window));
  kb_window_show_section (scene->window, "assets", NULL);
  kb_window_show_section (scene->window, "measures", scene->system);
  gui_settle (GTK_WIDGET (scene->window));
}

/* That the catalogue knows nothing of an aspect is said, and mended by giving a measure a level. */
static void
test_own_aspect (void)
{
  Scene scene;
  GtkLabel *note;
  KbMeasureDialog *dialog;
  GtkWidget *levels;
  guint before;

  begin (&scene);
  note = gui_part (scene.list, "note_label");
  g_assert_null (strstr (gtk_label_get_text (note), "the catalogue has no measures"));
  add_aspect (&scene);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (note)));
  g_assert_nonnull (strstr (gtk_label_get_text (note), "Ethics: the catalogue has no measures"));
  before = kb_measure_list_count (scene.list, KB_MEASURES_ALL);
  gtk_toggle_button_set_active (gui_part (scene.page, "catalogue_button"), TRUE);
  gui_settle (GTK_WIDGET (scene.window));
  gui_activate (gui_part (scene.page, "catalogue"), "catalogue.new", NULL);
  dialog = KB_MEASURE_DIALOG (gui_dialog (KB_TYPE_MEASURE_DIALOG));
  levels = gui_part (dialog, "level_group");
  g_assert_cmpstr (adw_preferences_row_get_title (
                       ADW_PREFERENCES_ROW (gui_find (levels, ADW_TYPE_COMBO_ROW, 3))),
                   ==, "Ethics");
  adw_combo_row_set_selected (ADW_COMBO_ROW (gui_find (levels, ADW_TYPE_COMBO_ROW, 3)), 3);
  kb_measure_dialog_accept (dialog, "Etikprövning");
  gtk_toggle_button_set_active (gui_part (scene.page, "gap_button"), TRUE);
  gui_settle (GTK_WIDGET (scene.window));
  g_assert_cmpuint (kb_measure_list_count (scene.list, KB_MEASURES_ALL), ==, before + 1);
  g_assert_nonnull (kb_measure_list_find (scene.list, "E001"));
  g_assert_null (strstr (gtk_label_get_text (note), "the catalogue has no measures"));
  gui_activate (scene.window, "win.undo", NULL);
  gui_settle (GTK_WIDGET (scene.window));
  g_assert_nonnull (strstr (gtk_label_get_text (note), "Ethics: the catalogue has no measures"));
  end (&scene);
}

/* What the list at the left shows. */
static guint
n_objects (Scene *scene)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (gui_part (scene->objects, "list")))));
}

/* The unit that is looked at narrows the objects; a choice that is still seen stays chosen. */
static void
test_unit (void)
{
  Scene scene;
  const char *unit;
  const char *other;

  begin (&scene);
  g_assert_cmpuint (n_objects (&scene), ==, 14);
  unit = test_find (scene.workbook, KB_KIND_UNIT, "Barn och unga");
  kb_workbook_set_unit_filter (scene.workbook, unit);
  gui_settle (GTK_WIDGET (scene.window));
  g_assert_cmpuint (n_objects (&scene), ==, 2);
  g_assert_cmpstr (kb_gap_list_get_chosen (scene.objects), ==, scene.system);
  gtk_drop_down_set_selected (gui_part (scene.objects, "kind_choice"), 2);
  gui_settle (GTK_WIDGET (scene.window));
  g_assert_cmpuint (n_objects (&scene), ==, 8);
  other = kb_gap_list_get_chosen (scene.objects);
  g_assert_nonnull (other);
  {
    g_autofree char *empty = NULL;

    g_assert_true (kb_workbook_add_unit (scene.workbook, "Tom enhet", NULL, NULL, &empty, NULL));

    kb_workbook_set_unit_filter (scene.workbook, empty);
    gui_settle (GTK_WIDGET (scene.window));
    g_assert_cmpuint (n_objects (&scene), ==, 0);
    g_assert_null (kb_gap_list_get_chosen (scene.objects));
    g_assert_cmpstr (gui_text (gui_part (scene.objects, "empty_label")), ==,
                     "Nothing here belongs to the unit that is shown.");
  }
  kb_workbook_set_unit_filter (scene.workbook, NULL);
  gui_settle (GTK_WIDGET (scene.window));
  g_assert_cmpuint (n_objects (&scene), ==, 24);
  end (&scene);
}

/* A catalogue with a fault is refused with the place of it; a good one is one act. */
static void
test_files (void)
{
  static const char good[] =
      "{ \"measures\": [ { \"code\": \"E7\", \"title\": { \"sv\": \"Granne\" }, \"category\": "
      "\"technical\", \"levels\": { \"integrity\": 1 } } ] }";
  static const char bad[] = "{ \"measures\": [ { \"code\": \"E7\" } ] }";
  Scene scene;
  g_autofree char *good_path = test_path ("bra.json");
  g_autofree char *bad_path = test_path ("fel.json");
  g_autofree char *out = test_path ("ut.json");
  g_autofree char *krav = test_path ("krav.xlsx");

  test_write (good_path, good, strlen (good));
  test_write (bad_path, bad, strlen (bad));
  begin (&scene);
  gui_activate (scene.page, "measure.import", NULL);
  gui_choose_file (bad_path);
  g_assert_cmpuint (own_measures (&scene), ==, 0);
  g_assert_nonnull (strstr (kb_window_get_message (scene.window), "measures[0].title"));
  gui_activate (scene.page, "measure.import", NULL);
  gui_choose_file (good_path);
  g_assert_cmpuint (own_measures (&scene), ==, 1);
  g_assert_nonnull (kb_measure_list_find (scene.list, "E7"));
  gui_activate (scene.page, "measure.export", NULL);
  gui_choose_file (out);
  g_assert_true (g_file_test (out, G_FILE_TEST_IS_REGULAR));
  gui_activate (scene.page, "measure.requirements", NULL);
  gui_choose_file (krav);
  gui_wait (g_file_test (krav, G_FILE_TEST_IS_REGULAR));
  gui_settle (GTK_WIDGET (scene.window));
  end (&scene);
}

int
main (int argc, char *argv[])
{
  gui_init (&argc, &argv);
  g_test_add_func ("/measures/answers", test_answers);
  g_test_add_func ("/measures/many_at_once", test_many);
  g_test_add_func ("/measures/filters", test_filters);
  g_test_add_func ("/measures/details", test_details);
  g_test_add_func ("/measures/half_typed_texts_survive_a_crash", test_half_typed);
  g_test_add_func ("/measures/supplier", test_supplier);
  g_test_add_func ("/measures/environment", test_environment);
  g_test_add_func ("/measures/catalogue", test_catalogue);
  g_test_add_func ("/measures/own_aspect", test_own_aspect);
  g_test_add_func ("/measures/one_unit", test_unit);
  g_test_add_func ("/measures/files", test_files);
  return gui_run ();
}
