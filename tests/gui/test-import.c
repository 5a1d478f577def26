// SPDX-License-Identifier: EUPL-1.2
#include "gui-fixture.h"
#include "kb-import-column-row.h"
#include "kb-import-mapping.h"
#include "kb-import-preview-pane.h"
#include "kb-import-view.h"
#include "kb-level-value-row.h"
#include "kb-similar-row.h"
#include "kb-tile.h"
#include "kb-workbook-view.h"

#include <string.h>
#include <xlsxwriter.h>

typedef struct {
  KbWindow *window;
  KbWorkbook *workbook;
  KbImportView *view;
  gpointer stack;
  gpointer preview;
  gpointer mapping;
} Scene;

static void
begin (Scene *scene, const char *path)
{
  scene->window = gui_open (path);
  scene->workbook = gui_workbook (scene->window);
  gui_activate (scene->window, "win.import", NULL);
  scene->view = KB_IMPORT_VIEW (gui_find (scene->window, KB_TYPE_IMPORT_VIEW, 0));
  g_assert_nonnull (scene->view);
  scene->stack = gui_part (scene->view, "stack");
  scene->preview = gui_part (scene->view, "preview");
  scene->mapping = gui_part (scene->view, "mapping");
}

static void
begin_new (Scene *scene, const char *method)
{
  g_autofree char *path = test_create ("ny.klassning", method);

  begin (scene, path);
}

static void
end (Scene *scene)
{
  test_assert_whole (scene->workbook);
  gui_close (scene->window);
}

static gboolean
shows (Scene *scene, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (scene->stack), page) == 0;
}

static void
load_file (Scene *scene, const char *path)
{
  kb_import_view_load (scene->view, path);
  gui_wait (!shows (scene, "busy"));
  gui_settle (GTK_WIDGET (scene->view));
}

/* A list given as text. */
static void
load (Scene *scene, const char *list)
{
  g_autofree char *path = test_path ("lista.csv");

  test_write (path, list, strlen (list));
  load_file (scene, path);
}

static void
load_sample (Scene *scene, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "lists", name, NULL);

  load_file (scene, path);
}

/* "53 = 51 + 0 + 2 + 0", as the cards say it; the sum must be true and say the same. */
static char *
counts (Scene *scene)
{
  static const char *const parts[] = { "read_label", "created_label", "updated_label",
                                       "skipped_label", "failed_label" };
  const char *texts[G_N_ELEMENTS (parts)];
  guint64 sum = 0;
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    texts[i] = gui_text (gui_part (scene->preview, parts[i]));
    if (i > 0)
      sum += g_ascii_strtoull (texts[i], NULL, 10);
  }
  g_assert_cmpuint (g_ascii_strtoull (texts[0], NULL, 10), ==, sum);
  expected = g_strdup_printf ("%s read = %s new + %s changed + %s skipped + %s failed", texts[0],
                              texts[1], texts[2], texts[3], texts[4]);
  g_assert_cmpstr (gui_text (gui_part (scene->preview, "sum_label")), ==, expected);
  return g_strdup_printf ("%s = %s + %s + %s + %s", texts[0], texts[1], texts[2], texts[3],
                          texts[4]);
}

#define assert_counts(scene, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = NULL;                                                                 \
    g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part ((scene)->preview, "stack")), ==,  \
                     "counts");                                                                    \
    found = counts (scene);                                                                        \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static GtkWidget *
column_row (Scene *scene, const char *header)
{
  GtkWidget *list = gui_part (scene->mapping, "columns");

  for (GtkWidget *row = gtk_widget_get_first_child (list); row;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (gui_text (gui_part (row, "header_label")), header))
      return row;
  g_error ("No column “%s”", header);
}

static const char *
field_of (Scene *scene, const char *header)
{
  GtkDropDown *drop_down = gui_part (column_row (scene, header), "field_drop_down");
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

  return gtk_string_object_get_string (item);
}

static const char *
match_of (Scene *scene, const char *header)
{
  return gui_text (gui_part (column_row (scene, header), "match_label"));
}

static void
choose (gpointer drop_down, const char *text)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

    if (g_str_equal (gtk_string_object_get_string (item), text)) {
      gtk_drop_down_set_selected (drop_down, i);
      gui_settle (NULL);
      return;
    }
  }
  g_error ("There is no choice “%s”", text);
}

static guint
count (Scene *scene, KbKind kind)
{
  return kb_content_count (kb_workbook_get_content (scene->workbook), kind);
}

static void
import_rows (Scene *scene)
{
  gui_click (gui_part (scene->view, "import_button"));
  gui_wait (shows (scene, "result"));
}

/* --- reading and mapping --- */

static void
test_xlsx (void)
{
  Scene scene;
  guint entries;
  const char *done;

  begin_new (&scene, "klassa-scale");
  entries = test_entries (scene.workbook);
  /* The keyboard is on what comes first, in each step. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (scene.window))
                 == (GtkWidget *) gui_part (scene.view, "choose_button"));
  load_sample (&scene, "informationsmangder.xlsx");
  g_assert_true (shows (&scene, "map"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (scene.window)),
                                         gui_part (scene.view, "mapping")));
  assert_counts (&scene, "53 = 51 + 0 + 2 + 0");
  g_assert_cmpstr (gtk_button_get_label (gui_part (scene.view, "import_button")), ==,
                   "_Import 51 rows");
  /* Trying writes nothing. */
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries);
  g_assert_cmpuint (count (&scene, KB_KIND_ASSET), ==, 0);
  import_rows (&scene);
  g_assert_cmpuint (count (&scene, KB_KIND_ASSET), ==, 51);
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries + 1);
  done = adw_status_page_get_description (gui_part (scene.view, "result_page"));
  g_assert_nonnull (strstr (done, "51 new"));
  g_assert_nonnull (strstr (done, "0 changed"));
  g_assert_nonnull (strstr (done, "2 rows"));
  gui_click (gui_part (scene.view, "show_button"));
  g_assert_cmpstr (kb_workbook_view_get_shown (
                       KB_WORKBOOK_VIEW (gui_find (scene.window, KB_TYPE_WORKBOOK_VIEW, 0))),
                   ==, "assets");
  g_assert_null (gui_find (scene.window, KB_TYPE_IMPORT_VIEW, 0));
  end (&scene);
}

/* Every level outside the scale is a failed row with its reason; none is squeezed in. */
static void
test_csv (void)
{
  Scene scene;
  g_autofree char *left_out = NULL;

  begin_new (&scene, "amal");
  load_sample (&scene, "klassningar-publika.csv");
  assert_counts (&scene, "48 = 35 + 0 + 0 + 13");
  left_out = gui_list_texts (gui_part (scene.preview, "left_out"));
  g_assert_nonnull (strstr (left_out, "Left out until it is mended"));
  g_assert_nonnull (strstr (left_out, "Row 2"));
  import_rows (&scene);
  g_assert_cmpuint (count (&scene, KB_KIND_ASSET), ==, 35);
  end (&scene);
}

static void
test_mapping (void)
{
  Scene scene;

  begin_new (&scene, "amal");
  load (&scene, "Namn;Konf;Övrigt\nJournaler;3;1\nKartor;2;2\n");
  assert_counts (&scene, "2 = 2 + 0 + 0 + 0");
  g_assert_cmpstr (field_of (&scene, "Namn"), ==, "Information asset");
  g_assert_cmpstr (field_of (&scene, "Konf"), ==, "Confidentiality");
  /* Not a level at all, so each row that has one fails. */
  choose (gui_part (column_row (&scene, "Övrigt"), "field_drop_down"), "Integrity");
  g_assert_cmpstr (match_of (&scene, "Övrigt"), ==, "Chosen");
  assert_counts (&scene, "2 = 2 + 0 + 0 + 0");
  /* A field that is taken moves. */
  choose (gui_part (column_row (&scene, "Övrigt"), "field_drop_down"), "Confidentiality");
  g_assert_cmpstr (field_of (&scene, "Konf"), ==, "Not imported");
  gui_wait (gui_find_label (scene.window, "A field is filled from one column, so Konf is not "
                                          "imported any more."));
  /* Also one that was chosen by hand. */
  choose (gui_part (column_row (&scene, "Konf"), "field_drop_down"), "Confidentiality");
  g_assert_cmpstr (field_of (&scene, "Konf"), ==, "Confidentiality");
  g_assert_cmpstr (field_of (&scene, "Övrigt"), ==, "Not imported");
  /* Without names there is nothing to import, and it says so in place. */
  choose (gui_part (column_row (&scene, "Namn"), "field_drop_down"), "Not imported");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part (scene.preview, "stack")), ==,
                   "error");
  g_assert_nonnull (strstr (gui_text (gui_part (scene.preview, "error_label")), "name"));
  g_assert_false (gtk_widget_get_sensitive (gui_part (scene.view, "import_button")));
  choose (gui_part (column_row (&scene, "Namn"), "field_drop_down"), "Information asset");
  assert_counts (&scene, "2 = 2 + 0 + 0 + 0");
  import_rows (&scene);
  g_assert_cmpuint (count (&scene, KB_KIND_ASSET), ==, 2);
  end (&scene);
}

/* An S that could be either is asked about; nothing is guessed. */
static void
test_ambiguous (void)
{
  Scene scene;

  begin_new (&scene, "amal");
  load (&scene, "Namn;S;R;T\nJournaler;3;1;2\n");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part (scene.preview, "stack")), ==,
                   "error");
  g_assert_cmpstr (match_of (&scene, "S"), ==, "Choose which");
  g_assert_false (gtk_widget_get_sensitive (gui_part (scene.view, "import_button")));
  /* What a program is told on its command line is no advice here. */
  g_assert_null (strstr (gui_text (gui_part (scene.preview, "error_label")), "--map"));
  choose (gui_part (column_row (&scene, "S"), "field_drop_down"), "Confidentiality");
  assert_counts (&scene, "1 = 1 + 0 + 0 + 0");
  import_rows (&scene);
  end (&scene);
}

static void
test_similar (void)
{
  Scene scene;
  g_autofree char *path = test_create ("ny.klassning", "amal");
  KbWorkbook *workbook = test_open (path);
  GtkWidget *row;

  g_free (test_add_asset (workbook, "Ärenden om försörjningsstöd"));
  test_close (workbook);
  begin (&scene, path);
  load (&scene, "Namn;K\nÄrende om försörjningsstöd;2\nKartor;1\n");
  assert_counts (&scene, "2 = 2 + 0 + 0 + 0");
  g_assert_true (gtk_widget_get_visible (gui_part (scene.mapping, "similar_group")));
  row = gui_find (scene.mapping, KB_TYPE_SIMILAR_ROW, 0);
  g_assert_nonnull (row);
  g_assert_null (gui_find (scene.mapping, KB_TYPE_SIMILAR_ROW, 1));
  g_assert_false (kb_similar_row_is_same (KB_SIMILAR_ROW (row)));
  gtk_toggle_button_set_active (gui_part (row, "same_button"), TRUE);
  gui_settle (NULL);
  assert_counts (&scene, "2 = 1 + 1 + 0 + 0");
  row = gui_find (scene.mapping, KB_TYPE_SIMILAR_ROW, 0);
  gtk_toggle_button_set_active (gui_part (row, "different_button"), TRUE);
  gui_settle (NULL);
  assert_counts (&scene, "2 = 2 + 0 + 0 + 0");
  row = gui_find (scene.mapping, KB_TYPE_SIMILAR_ROW, 0);
  gtk_toggle_button_set_active (gui_part (row, "same_button"), TRUE);
  gui_settle (NULL);
  assert_counts (&scene, "2 = 1 + 1 + 0 + 0");
  import_rows (&scene);
  g_assert_cmpuint (count (&scene, KB_KIND_ASSET), ==, 2);
  end (&scene);
}

static void
test_scale (void)
{
  Scene scene;

  begin_new (&scene, "amal");
  load (&scene, "Namn;K\nJournaler;4\nKartor;1\n");
  assert_counts (&scene, "2 = 1 + 0 + 0 + 1");
  g_assert_false (gtk_widget_get_visible (gui_part (scene.mapping, "scale_warning")));
  choose (gui_part (scene.mapping, "scale_drop_down"), "1–4");
  assert_counts (&scene, "2 = 2 + 0 + 0 + 0");
  /* Each number of the list's scale with the level it becomes. */
  g_assert_cmpuint (gui_count (gui_part (scene.mapping, "scale_tiles"), KB_TYPE_TILE), ==, 4);
  choose (gui_part (scene.mapping, "scale_drop_down"), "0–4");
  assert_counts (&scene, "2 = 1 + 0 + 0 + 1");
  g_assert_true (gtk_widget_get_visible (gui_part (scene.mapping, "scale_warning")));
  g_assert_nonnull (strstr (gui_text (gui_part (scene.mapping, "scale_warning")), "4"));
  end (&scene);
}

/* Levels that the method does not have are asked about, one by one; the answer is kept for the next
 * list, and what stood there with the class. */
static void
test_level_values (void)
{
  static const char list[] = "Namn;K\nJournaler;Hög\nKartor;1\nRitningar;hög\nKö;X\n";
  Scene scene;
  GtkWidget *values;
  GtkWidget *row;
  const char *asset;
  const GPtrArray *levels;

  begin_new (&scene, "amal");
  load (&scene, "Namn;K\nKartor;1\n");
  values = gui_part (scene.mapping, "level_values");
  g_assert_false (gtk_widget_get_visible (values));
  load (&scene, list);
  assert_counts (&scene, "4 = 1 + 0 + 0 + 3");
  g_assert_true (gtk_widget_get_visible (values));
  row = gui_find (values, KB_TYPE_LEVEL_VALUE_ROW, 0);
  g_assert_cmpstr (kb_level_value_row_get_value (KB_LEVEL_VALUE_ROW (row)), ==, "Hög");
  g_assert_nonnull (strstr (gui_text (gui_part (row, "where_label")), "2 cells"));
  gtk_drop_down_set_selected (gui_part (row, "level_drop_down"), 5);
  gui_settle (NULL);
  assert_counts (&scene, "4 = 3 + 0 + 0 + 1");
  /* The question stays, with its answer, and can be answered otherwise. */
  g_assert_true (gui_find (values, KB_TYPE_LEVEL_VALUE_ROW, 0) == row);
  gtk_drop_down_set_selected (gui_part (row, "level_drop_down"), 0);
  gui_settle (NULL);
  assert_counts (&scene, "4 = 1 + 0 + 0 + 3");
  gtk_drop_down_set_selected (gui_part (row, "level_drop_down"), 5);
  row = gui_find (values, KB_TYPE_LEVEL_VALUE_ROW, 1);
  gtk_drop_down_set_selected (gui_part (row, "level_drop_down"), 1);
  gui_settle (NULL);
  import_rows (&scene);
  asset = test_find (scene.workbook, KB_KIND_ASSET, "Journaler");
  levels = kb_content_referring (kb_workbook_get_content (scene.workbook), KB_KIND_ASSET_LEVEL,
                                 KB_ASSET_LEVEL_ASSET, asset);
  g_assert_cmpuint (levels->len, ==, 1);
  g_assert_cmpstr (kb_record_text (g_ptr_array_index (levels, 0), KB_ASSET_LEVEL_ORIGINAL), ==,
                   "Hög");
  gui_click (gui_find_button (scene.view, "Import another list"));
  load (&scene, "K;Namn\nhög;Journaler 2\n");
  assert_counts (&scene, "1 = 1 + 0 + 0 + 0");
  end (&scene);
}

/* A header that is nearly known is suggested; a click takes it. */
static void
test_suggestion (void)
{
  Scene scene;
  GtkWidget *row;

  begin_new (&scene, "amal");
  load (&scene, "Systemnamn;Systemägare;Systemets leverantör;;Annat\nTreserva;HR;CGI;9;\n");
  row = column_row (&scene, "Systemets leverantör");
  g_assert_cmpstr (field_of (&scene, "Systemets leverantör"), ==, "Not imported");
  g_assert_true (gtk_widget_get_visible (gui_part (row, "suggestion_button")));
  g_assert_cmpstr (gui_text (gui_part (row, "suggestion_label")), ==, "Supplier?");
  gui_click (gui_part (row, "suggestion_button"));
  gui_settle (NULL);
  g_assert_cmpstr (field_of (&scene, "Systemets leverantör"), ==, "Supplier");
  g_assert_false (gtk_widget_get_visible (gui_part (row, "suggestion_button")));
  g_assert_false (
      gtk_widget_get_visible (gui_part (column_row (&scene, "Annat"), "suggestion_button")));
  /* A column that has no header can be chosen all the same. */
  column_row (&scene, "Column D, no header");
  end (&scene);
}

/* Every row is listed with what becomes of it. */
static void
test_outcomes (void)
{
  Scene scene;
  GtkWidget *list;
  GListModel *model;

  begin_new (&scene, "amal");
  load (&scene, "Namn;K\nJournaler;9\nKartor;1\n;2\nkartor;2\n");
  assert_counts (&scene, "4 = 1 + 0 + 2 + 1");
  list = gui_part (scene.preview, "outcomes");
  model = G_LIST_MODEL (gtk_list_view_get_model (gui_part (list, "view")));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  choose (gui_part (list, "filter_drop_down"), "Skipped");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  choose (gui_part (list, "filter_drop_down"), "Failed");
  {
    g_autoptr (GObject) item = g_list_model_get_item (model, 0);
    g_autofree char *place = NULL;
    g_autofree char *reason = NULL;

    g_object_get (item, "place", &place, "reason", &reason, NULL);
    g_assert_cmpstr (place, ==, "Row 2");
    g_assert_nonnull (strstr (reason, "9"));
  }
  end (&scene);
}

/* The first sheet is an instruction; the list stands on the second. */
static void
test_sheets (void)
{
  Scene scene;
  g_autofree char *path = test_path ("blad.xlsx");
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *guide = workbook_add_worksheet (book, "Läs mig");
  lxw_worksheet *list = workbook_add_worksheet (book, "Lista");

  worksheet_write_string (guide, 0, 0, "Så fyller du i", NULL);
  worksheet_write_string (guide, 1, 0, "En rad för varje informationsmängd", NULL);
  worksheet_write_string (list, 0, 0, "Informationsmängd", NULL);
  worksheet_write_string (list, 0, 1, "K", NULL);
  worksheet_write_string (list, 1, 0, "Kartor", NULL);
  worksheet_write_number (list, 1, 1, 2, NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  begin_new (&scene, "amal");
  load_file (&scene, path);
  g_assert_cmpstr (kb_import_mapping_get_sheet (scene.mapping), ==, "Lista");
  assert_counts (&scene, "1 = 1 + 0 + 0 + 0");
  choose (gui_part (scene.mapping, "sheet_drop_down"), "Läs mig");
  gui_wait (shows (&scene, "map"));
  gui_settle (NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part (scene.preview, "stack")), ==,
                   "error");
  choose (gui_part (scene.mapping, "sheet_drop_down"), "Lista");
  gui_wait (shows (&scene, "map"));
  assert_counts (&scene, "1 = 1 + 0 + 0 + 0");
  end (&scene);
}

static void
test_existing (void)
{
  Scene scene;
  g_autofree char *path = test_create ("ny.klassning", "amal");
  KbWorkbook *workbook = test_open (path);
  g_autofree char *id = test_add_asset (workbook, "Journaler");
  g_autofree char *changed = NULL;

  test_close (workbook);
  begin (&scene, path);
  load (&scene, "Namn;K\nJournaler;3\nKartor;1\n");
  assert_counts (&scene, "2 = 1 + 1 + 0 + 0");
  g_assert_true (gtk_widget_get_visible (gui_part (scene.preview, "changed_group")));
  changed = gui_list_texts (gui_part (scene.preview, "changed"));
  g_assert_nonnull (strstr (changed, "Journaler"));
  gtk_drop_down_set_selected (gui_part (scene.mapping, "existing_drop_down"), 1);
  gui_settle (NULL);
  assert_counts (&scene, "2 = 1 + 0 + 1 + 0");
  g_assert_false (gtk_widget_get_visible (gui_part (scene.preview, "changed_group")));
  choose (gui_part (scene.mapping, "existing_drop_down"), "stop the import");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part (scene.preview, "stack")), ==,
                   "error");
  g_assert_nonnull (strstr (gui_text (gui_part (scene.preview, "error_label")), "Journaler"));
  g_assert_false (gtk_widget_get_sensitive (gui_part (scene.view, "import_button")));
  choose (gui_part (scene.mapping, "existing_drop_down"), "are kept");
  import_rows (&scene);
  g_assert_null (kb_content_referring (kb_workbook_get_content (scene.workbook),
                                       KB_KIND_ASSET_LEVEL, KB_ASSET_LEVEL_ASSET, id));
  end (&scene);
}

/* A row about säkerhetsskydd: its name is neither shown nor in the file. */
static void
test_stop (void)
{
  Scene scene;
  g_autofree char *left_out = NULL;

  begin_new (&scene, "amal");
  load (&scene, "Namn;K;Kommentar\nKartor;1;\nHemligtobjektet;2;Stop!\n");
  assert_counts (&scene, "2 = 1 + 0 + 1 + 0");
  left_out = gui_list_texts (gui_part (scene.preview, "left_out"));
  g_assert_nonnull (strstr (left_out, "Row 3"));
  g_assert_null (strstr (left_out, "Hemligtobjektet"));
  import_rows (&scene);
  g_assert_false (test_bytes_contain (kb_workbook_get_path (scene.workbook), "Hemligtobjektet"));
  end (&scene);
}

static void
test_kind (void)
{
  Scene scene;

  begin_new (&scene, "amal");
  load (&scene, "Systemnamn;K;R;T;Leverantör\nTreserva;3;2;2;Ett bolag\n");
  g_assert_cmpint (kb_import_mapping_get_kind (scene.mapping), ==, KB_KIND_SYSTEM);
  assert_counts (&scene, "1 = 1 + 0 + 0 + 0");
  gtk_drop_down_set_selected (gui_part (scene.mapping, "kind_drop_down"), 0);
  gui_settle (NULL);
  g_assert_cmpint (kb_import_mapping_get_kind (scene.mapping), ==, KB_KIND_ASSET);
  gtk_drop_down_set_selected (gui_part (scene.mapping, "kind_drop_down"), 1);
  gui_settle (NULL);
  assert_counts (&scene, "1 = 1 + 0 + 0 + 0");
  import_rows (&scene);
  g_assert_cmpuint (count (&scene, KB_KIND_SYSTEM), ==, 1);
  end (&scene);
}

/* What was chosen for a list is chosen again for the next one with the same headers. */
static void
test_remember (void)
{
  Scene scene;

  begin_new (&scene, "amal");
  load (&scene, "Benämning;Värde\nKartor;1\n");
  choose (gui_part (column_row (&scene, "Värde"), "field_drop_down"), "Availability");
  import_rows (&scene);
  gui_click (gui_find_button (scene.view, "Import another list"));
  g_assert_true (shows (&scene, "choose"));
  load (&scene, "Benämning;Värde\nRitningar;2\n");
  g_assert_cmpstr (field_of (&scene, "Värde"), ==, "Availability");
  end (&scene);
}

/* --- result, undo, report --- */

static void
test_undo (void)
{
  Scene scene;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  begin_new (&scene, "amal");
  before = test_workbook_text (scene.workbook);
  load (&scene, "Namn;System\nJournaler;Treserva\nKartor;QGIS\n");
  import_rows (&scene);
  g_assert_cmpuint (count (&scene, KB_KIND_SYSTEM), ==, 2);
  gui_activate (scene.window, "win.undo", NULL);
  gui_settle (NULL);
  after = test_workbook_text (scene.workbook);
  test_assert_same_text (before, after);
  /* Back at the trial, which can be done again. */
  g_assert_true (shows (&scene, "map"));
  assert_counts (&scene, "2 = 2 + 0 + 0 + 0");
  import_rows (&scene);
  g_assert_cmpuint (count (&scene, KB_KIND_ASSET), ==, 2);
  end (&scene);
}

static void
test_report (void)
{
  Scene scene;
  g_autofree char *path = test_path ("rapport.csv");
  g_autofree char *text = NULL;

  begin_new (&scene, "amal");
  load (&scene, "Namn;K\nJournaler;9\nKartor;1\n;2\n");
  assert_counts (&scene, "3 = 1 + 0 + 1 + 1");
  gui_activate (scene.preview, "import.report", NULL);
  gui_cancel_file ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gui_activate (scene.preview, "import.report", NULL);
  gui_choose_file (path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "2;"));
  g_assert_nonnull (strstr (text, "9"));
  end (&scene);
}

/* A place where nothing can be written. */
static void
test_report_unwritable (void)
{
  Scene scene;

  begin_new (&scene, "amal");
  load (&scene, "Namn;K\nJournaler;9\nKartor;1\n");
  gui_activate (scene.preview, "import.report", NULL);
  gui_choose_file ("/proc/rapport.csv");
  g_assert_nonnull (kb_window_get_message (scene.window));
  g_assert_nonnull (strstr (kb_window_get_message (scene.window), "rapport.csv"));
  end (&scene);
}

/* --- what goes wrong --- */

static void
assert_unreadable (Scene *scene, const char *name, const char *bytes, gsize size, const char *part)
{
  g_autofree char *path = test_path (name);
  const char *text;

  test_write (path, bytes, size);
  load_file (scene, path);
  g_assert_true (shows (scene, "choose"));
  g_assert_true (gui_is_shown (gui_part (scene->view, "choose_error")));
  text = gui_text (gui_part (scene->view, "choose_error"));
  if (!strstr (text, name) || !strstr (text, part))
    g_error ("“%s” should name %s and say “%s”", text, name, part);
  g_assert_null (strstr (text, "--"));
}

static void
test_unreadable (void)
{
  Scene scene;
  guint entries;

  begin_new (&scene, "amal");
  entries = test_entries (scene.workbook);
  assert_unreadable (&scene, "tom.csv", "", 0, "empty");
  assert_unreadable (&scene, "trasig.xlsx", "PK\003\004 no more", 12, "damaged");
  assert_unreadable (&scene, "gammal.xls", "\320\317\021\340\241\261\032\341 and more", 17, "");
  {
    g_autofree char *path = test_path ("saknas.csv");

    load_file (&scene, path);
    g_assert_true (shows (&scene, "choose"));
    g_assert_nonnull (strstr (gui_text (gui_part (scene.view, "choose_error")), "saknas.csv"));
  }
  /* One that can be read takes the message away. */
  load (&scene, "Namn;K\nKartor;1\n");
  g_assert_true (shows (&scene, "map"));
  g_assert_false (gtk_widget_get_visible (gui_part (scene.view, "choose_error")));
  g_assert_cmpuint (test_entries (scene.workbook), ==, entries);
  end (&scene);
}

/* A list in which nothing can be recognised is shown with its columns, to be matched by hand. */
static void
test_unknown_headers (void)
{
  Scene scene;

  begin_new (&scene, "amal");
  load (&scene, "Alfa;Beta\nKartor;1\n");
  g_assert_true (shows (&scene, "map"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (gui_part (scene.preview, "stack")), ==,
                   "error");
  g_assert_nonnull (strstr (gui_text (gui_part (scene.preview, "error_label")), "lista.csv"));
  g_assert_null (strstr (gui_text (gui_part (scene.preview, "error_label")), "--map"));
  choose (gui_part (column_row (&scene, "Alfa"), "field_drop_down"), "Information asset");
  assert_counts (&scene, "1 = 1 + 0 + 0 + 0");
  end (&scene);
}

/* Cancelled while it is read, or left while it is read: nothing comes of it. */
static void
test_cancel (void)
{
  Scene scene;
  g_autoptr (GString) list = g_string_new ("Namn;K\n");
  g_autofree char *path = test_path ("stor.csv");
  gpointer weak;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (list, "Mängd %u;%u\n", i, i % 4);
  test_write (path, list->str, list->len);
  begin_new (&scene, "amal");
  kb_import_view_load (scene.view, path);
  g_assert_true (shows (&scene, "busy"));
  gui_click (gui_find_button (scene.view, "Cancel"));
  g_assert_true (shows (&scene, "choose"));
  kb_import_view_load (scene.view, path);
  weak = scene.view;
  g_object_add_weak_pointer (G_OBJECT (scene.view), &weak);
  gui_activate (scene.window, "win.leave", NULL);
  gui_assert_gone (&weak);
  g_assert_cmpuint (count (&scene, KB_KIND_ASSET), ==, 0);
  /* And once more, to the end. */
  gui_activate (scene.window, "win.import", NULL);
  scene.view = KB_IMPORT_VIEW (gui_find (scene.window, KB_TYPE_IMPORT_VIEW, 0));
  scene.stack = gui_part (scene.view, "stack");
  scene.preview = gui_part (scene.view, "preview");
  load_file (&scene, path);
  assert_counts (&scene, "20000 = 20000 + 0 + 0 + 0");
  gui_close (scene.window);
}

/* Cancelled while the rows are written: all or nothing, and the window says which. */
static void
test_cancel_writing (void)
{
  Scene scene;
  g_autoptr (GString) list = g_string_new ("Namn;K\n");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (list, "Mängd %u;%u\n", i, i % 4);
  begin_new (&scene, "amal");
  load (&scene, list->str);
  gui_click (gui_part (scene.view, "import_button"));
  if (shows (&scene, "busy"))
    gui_click (gui_find_button (scene.view, "Cancel"));
  gui_wait (!shows (&scene, "busy"));
  g_assert_cmpuint (count (&scene, KB_KIND_ASSET), ==, shows (&scene, "result") ? 5000 : 0);
  if (shows (&scene, "map")) {
    assert_counts (&scene, "5000 = 5000 + 0 + 0 + 0");
    import_rows (&scene);
    g_assert_cmpuint (count (&scene, KB_KIND_ASSET), ==, 5000);
  }
  end (&scene);
}

/* A list that is dropped on a window without a workbook says what to do first. */
static void
test_without_workbook (void)
{
  KbWindow *window = gui_window ();

  kb_window_start_import (window, "/lista.csv");
  g_assert_nonnull (strstr (kb_window_get_message (window), "open or make one first"));
  gui_close (window);
}

int
main (int argc, char **argv)
{
  gui_init (&argc, &argv);
  g_test_add_func ("/import/xlsx", test_xlsx);
  g_test_add_func ("/import/csv", test_csv);
  g_test_add_func ("/import/mapping", test_mapping);
  g_test_add_func ("/import/ambiguous", test_ambiguous);
  g_test_add_func ("/import/similar", test_similar);
  g_test_add_func ("/import/scale", test_scale);
  g_test_add_func ("/import/level-values", test_level_values);
  g_test_add_func ("/import/suggestion", test_suggestion);
  g_test_add_func ("/import/outcomes", test_outcomes);
  g_test_add_func ("/import/sheets", test_sheets);
  g_test_add_func ("/import/existing", test_existing);
  g_test_add_func ("/import/stop", test_stop);
  g_test_add_func ("/import/kind", test_kind);
  g_test_add_func ("/import/remember", test_remember);
  g_test_add_func ("/import/undo", test_undo);
  g_test_add_func ("/import/report", test_report);
  g_test_add_func ("/import/report-unwritable", test_report_unwritable);
  g_test_add_func ("/import/unreadable", test_unreadable);
  g_test_add_func ("/import/unknown-headers", test_unknown_headers);
  g_test_add_func ("/import/cancel", test_cancel);
  g_test_add_func ("/import/cancel-writing", test_cancel_writing);
  g_test_add_func ("/import/without-workbook", test_without_workbook);
  return gui_run ();
}
