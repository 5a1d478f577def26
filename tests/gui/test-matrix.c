// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "gui-fixture.h"
#include "kb-color.h"
#include "kb-export.h"
#include "kb-heat-map.h"
#include "kb-matrix-drawing.h"
#include "kb-mini-matrix.h"
#include "kb-risk-page.h"
#include "kb-table.h"
#include "matrix-readers.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  guint n_likelihoods, n_consequences;
  gboolean likelihood_up, flip_likelihood, flip_consequence;
} Shape;

static const char *const letters[] = { "L", "M", "H" };
static const char *const band_ids[] = { "low", "medium", "high" };
static const char *const colors[] = { "#FFFFFF", "#FFFF00", "#990000" };

/* No product decides: bands that a sum of primes gives, so that no two turns look alike. */
static guint
band_of (guint l, guint c)
{
  return (l * 7 + c * 5 + l * c * 3) % 3;
}

/* How many risks stand in a cell; cells differ. */
static guint
count_of (guint l, guint c, gboolean after)
{
  return after ? (l + 2 * c) % 4 : (3 * l + c) % 5;
}

static void
put_steps (JsonObject *method, const char *member, const char *word, guint n)
{
  JsonArray *steps = json_array_new ();

  for (guint i = 0; i < n; i++) {
    g_autofree char *text = g_strdup_printf (
        "{\"id\": \"%c%u\", \"number\": %u, \"name\": {\"sv\": \"%s%u\", \"en\": \"%s%u\"}}", *word,
        i + 1, i + 1, word, i + 1, word, i + 1);

    json_array_add_element (steps, json_from_string (text, NULL));
  }
  json_object_set_array_member (method, member, steps);
}

static KbContent *
method_of_shape (const Shape *shape)
{
  g_autofree char *json = test_file_read ("core/method-4x5.json");
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  JsonObject *method = json_node_get_object (node);
  JsonArray *matrix = json_array_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  KbContent *content;

  put_steps (method, "likelihoods", "Prob", shape->n_likelihoods);
  put_steps (method, "consequences", "Cons", shape->n_consequences);
  for (guint c = 0; c < shape->n_consequences; c++) {
    JsonArray *row = json_array_new ();

    for (guint l = 0; l < shape->n_likelihoods; l++)
      json_array_add_string_element (row, band_ids[band_of (l, c)]);
    json_array_add_array_element (matrix, row);
  }
  json_object_set_array_member (method, "matrix", matrix);
  json_object_set_string_member (method, "axes",
                                 shape->likelihood_up ? "likelihood-up" : "consequence-up");
  json_object_set_boolean_member (method, "flip_likelihood", shape->flip_likelihood);
  json_object_set_boolean_member (method, "flip_consequence", shape->flip_consequence);
  text = json_to_string (node, FALSE);
  content = kb_method_read_json (text, -1, &error);
  g_assert_no_error (error);
  return content;
}

static void
put_step (const KbMethod *method, KbRecord *risk, guint field, KbKind kind, guint step)
{
  kb_record_set_text (risk, field, kb_record_id (kb_method_item (method, kind, step)));
}

static void
add_risks (KbWorkbook *workbook, const Shape *shape, gboolean after, guint *number)
{
  const KbMethod *method = kb_workbook_get_method (workbook);
  KbMoment moment = after ? KB_MOMENT_AFTER : KB_MOMENT_BEFORE;
  g_autoptr (KbEdit) edit = kb_edit_new ("import");
  g_autoptr (GError) error = NULL;

  for (guint l = 0; l < shape->n_likelihoods; l++)
    for (guint c = 0; c < shape->n_consequences; c++)
      for (guint i = 0; i < count_of (l, c, after); i++) {
        g_autofree char *id = kb_new_id ();
        g_autoptr (KbRecord) risk = kb_record_new (KB_KIND_RISK, id);

        kb_record_set_integer (risk, KB_RISK_NUMBER, ++*number);
        kb_record_set_text (risk, KB_RISK_TITLE, "Risk");
        put_step (method, risk, kb_risk_likelihood_field (moment), KB_KIND_LIKELIHOOD, l);
        put_step (method, risk, kb_risk_consequence_field (moment), KB_KIND_CONSEQUENCE, c);
        kb_edit_insert (edit, risk);
      }
  kb_workbook_commit (workbook, edit, &error);
  g_assert_no_error (error);
}

/* What every rendering must show, worked out here and not by the model. */
static char *
expected_text (const Shape *shape, gboolean after)
{
  guint n_rows = shape->likelihood_up ? shape->n_likelihoods : shape->n_consequences;
  guint n_columns = shape->likelihood_up ? shape->n_consequences : shape->n_likelihoods;
  gboolean flip_rows = shape->likelihood_up ? shape->flip_likelihood : shape->flip_consequence;
  gboolean flip_columns = shape->likelihood_up ? shape->flip_consequence : shape->flip_likelihood;
  const char *upright = shape->likelihood_up ? "Prob" : "Cons";
  const char *lying = shape->likelihood_up ? "Cons" : "Prob";
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < n_rows; r++) {
    guint step = flip_rows ? r : n_rows - 1 - r;

    g_string_append_printf (text, "%u %s%u|", step + 1, upright, step + 1);
  }
  g_string_append_c (text, '\n');
  for (guint k = 0; k < n_columns; k++) {
    guint step = flip_columns ? n_columns - 1 - k : k;

    g_string_append_printf (text, "%u %s%u|", step + 1, lying, step + 1);
  }
  g_string_append_c (text, '\n');
  for (guint r = 0; r < n_rows; r++) {
    for (guint k = 0; k < n_columns; k++) {
      guint row = flip_rows ? r : n_rows - 1 - r;
      guint column = flip_columns ? n_columns - 1 - k : k;
      guint l = shape->likelihood_up ? row : column, c = shape->likelihood_up ? column : row;
      guint band = band_of (l, c);

      g_string_append_printf (text, "%s %u %s %u|", letters[band], (l + 1) * (c + 1), colors[band],
                              count_of (l, c, after));
    }
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static char *
export_as (KbWorkbook *workbook, const char *name, KbReportType type, KbLanguage language)
{
  g_autoptr (KbReport) report = kb_report_new (workbook, language, KB_PROFILE_COMPLETE);
  char *path = test_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = kb_export (report, path, type, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (results);
  return path;
}

/* The page of risks in its window, read off its buttons. */
static char *
screen_text (KbWindow *window, KbMoment moment)
{
  static const char *const buttons[] = { [KB_MOMENT_BEFORE] = "before_button",
                                         [KB_MOMENT_AFTER] = "after_button",
                                         [KB_MOMENT_PREVIOUS] = "previous_button" };
  GtkWidget *page = gui_page (window, "risks");

  gtk_toggle_button_set_active (gui_part (page, buttons[moment]), TRUE);
  gtk_switch_set_active (gui_part (page, "moves_switch"), FALSE); /* its arrows lie over cells */
  gui_settle (GTK_WIDGET (window));
  return matrix_read_screen (KB_HEAT_MAP (gui_part (page, "map")));
}

static void
assert_shown (const char *where, const char *found, const char *expected)
{
  if (g_strcmp0 (found, expected) != 0)
    g_error ("%s shows\n%s\nand should show\n%s", where, found, expected);
}

/* Paper is read back by poppler; without it the test says that paper was left out. */
static gboolean
has_poppler (void)
{
  g_autofree char *tool = g_find_program_in_path ("pdftocairo");

  return tool != NULL;
}

static void
tell_poppler (void)
{
  if (!has_poppler ())
    g_test_skip ("pdftocairo is missing: all but the PDF was compared");
}

static void
check_shape (const Shape *shape)
{
  g_autoptr (KbContent) content = method_of_shape (shape);
  guint n_rows = shape->likelihood_up ? shape->n_likelihoods : shape->n_consequences;
  guint n_columns = shape->likelihood_up ? shape->n_consequences : shape->n_likelihoods;
  g_autofree char *name =
      g_strdup_printf ("m-%u-%u-%d%d%d.klassning", shape->n_likelihoods, shape->n_consequences,
                       shape->likelihood_up, shape->flip_likelihood, shape->flip_consequence);
  g_autofree char *path = test_path (name);
  g_autofree char *svg = NULL, *png = NULL, *pdf = NULL, *xlsx = NULL;
  g_autoptr (GError) error = NULL;
  KbWindow *window;
  KbWorkbook *workbook;
  guint number = 0;

  kb_workbook_create (path, content, "Provköpings kommun", NULL, TEST_ROLE, "2027-02-25", &error);
  g_assert_no_error (error);
  window = gui_open (path);
  workbook = gui_workbook (window);
  add_risks (workbook, shape, FALSE, &number);
  add_risks (workbook, shape, TRUE, &number);
  svg = export_as (workbook, "m.svg", KB_REPORT_DEFAULT, KB_LANGUAGE_SV);
  png = export_as (workbook, "m.png", KB_REPORT_DEFAULT, KB_LANGUAGE_SV);
  pdf = export_as (workbook, "m.pdf", KB_REPORT_RISKS, KB_LANGUAGE_SV);
  xlsx = export_as (workbook, "m.xlsx", KB_REPORT_DEFAULT, KB_LANGUAGE_SV);
  for (guint after = 0; after < 2; after++) {
    g_autofree char *expected = expected_text (shape, after == 1);
    g_autofree char *plain = matrix_without_words (expected);
    g_autofree char *on_screen = screen_text (window, after ? KB_MOMENT_AFTER : KB_MOMENT_BEFORE);
    g_autofree char *in_svg = matrix_read_svg (svg, after == 1);
    g_autofree char *in_png = matrix_read_png (png, svg, after == 1);
    g_autofree char *in_pdf = has_poppler () ? matrix_read_pdf (pdf, svg, after == 1) : NULL;
    g_autofree char *in_xlsx =
        matrix_read_xlsx (xlsx, after ? "Riskmatris efter" : "Riskmatris före", n_rows, n_columns);

    assert_shown ("The screen", on_screen, expected);
    assert_shown ("The SVG", in_svg, expected);
    assert_shown ("The PNG", in_png, plain);
    if (in_pdf)
      assert_shown ("The PDF", in_pdf, expected);
    assert_shown ("The spreadsheet", in_xlsx, expected);
  }
  gui_close (window);
}

static void
test_every_rendering_is_the_same (void)
{
  static const guint sizes[][2] = { { 3, 3 }, { 4, 4 }, { 5, 5 }, { 4, 5 }, { 5, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint up = 0; up < 2; up++) {
      Shape shape = { sizes[i][0], sizes[i][1], up == 1, FALSE, FALSE };

      check_shape (&shape);
    }
  tell_poppler ();
}

static void
test_flipped_axes (void)
{
  for (guint turn = 1; turn < 8; turn++) {
    Shape shape = { 4, 5, (turn & 1) != 0, (turn & 2) != 0, (turn & 4) != 0 };

    check_shape (&shape);
  }
  tell_poppler ();
}

/* Neighbours whose bands differ are 3:1 apart, or have different letters and each a line that is
 * 3:1 from its own fill. */
static void
test_bands_are_told_apart (void)
{
  const char *const *ids = kb_method_shipped_ids ();

  for (guint m = 0; ids[m]; m++) {
    g_autoptr (KbContent) content = test_content_new (ids[m]);
    g_autoptr (KbMethod) method = test_method_of (content);
    guint n = kb_method_size (method, KB_KIND_BAND);

    for (guint b = 0; b < n; b++)
      for (guint dark = 0; dark < 2; dark++) {
        KbRecord *band = kb_method_item (method, KB_KIND_BAND, b);
        const char *light = kb_record_text (band, KB_BAND_COLOR);
        g_autofree char *fill = dark ? kb_color_darkened (light) : g_strdup (light);
        double line =
            kb_color_contrast (kb_color_parse (fill), kb_color_parse (kb_color_edge_on (fill)));

        g_assert_cmpfloat (line, >=, 3);
        g_assert_cmpfloat (
            kb_color_contrast (kb_color_parse (fill), kb_color_parse (kb_color_text_on (fill))), >=,
            4.5);
        for (guint other = b + 1; other < n; other++)
          g_assert_cmpstr (
              kb_record_text (band, KB_BAND_LETTER_SV), !=,
              kb_record_text (kb_method_item (method, KB_KIND_BAND, other), KB_BAND_LETTER_SV));
      }
  }
}

/* A cell's fill, line and, in a picture, ink and letter. */
static void
check_look (const char *id, const char *look, const char *neighbour)
{
  g_auto (GStrv) own = g_strsplit (look, " ", -1);
  g_auto (GStrv) other = neighbour ? g_strsplit (neighbour, " ", -1) : NULL;
  KbColor fill = kb_color_parse (own[0]);

  if (own[2] && kb_color_contrast (fill, kb_color_parse (own[2])) < 4.5)
    g_error ("%s: the letter of %s can't be read", id, look);
  if (!other || g_str_equal (own[0], other[0])
      || kb_color_contrast (fill, kb_color_parse (other[0])) >= 3)
    return;
  if (kb_color_contrast (fill, kb_color_parse (own[1])) < 3
      || (own[2] && g_str_equal (own[3], other[3])))
    g_error ("%s: %s is not told from its neighbour %s", id, look, neighbour);
}

static void
check_looks (const char *id, const char *looks)
{
  g_auto (GStrv) rows = g_strsplit (looks, "\n", -1);
  g_auto (GStrv) above = NULL;

  for (guint r = 0; rows[r] && *rows[r]; r++) {
    g_auto (GStrv) cells = g_strsplit (rows[r], "|", -1);

    for (guint c = 0; cells[c] && *cells[c]; c++) {
      check_look (id, cells[c], c > 0 ? cells[c - 1] : NULL);
      check_look (id, cells[c], above ? above[c] : NULL);
      if (c > 0)
        check_look (id, cells[c - 1], cells[c]);
      if (above)
        check_look (id, above[c], cells[c]);
    }
    g_strfreev (above);
    above = g_steal_pointer (&cells);
  }
}

#define GREY_SCALE 3 /* so that the middle of a letter's line is its ink */

static double
grey_at (cairo_surface_t *picture, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (picture);
  guint32 pixel =
      ((const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (picture)))[x];

  return (0.299 * (pixel >> 16 & 0xFF) + 0.587 * (pixel >> 8 & 0xFF) + 0.114 * (pixel & 0xFF))
         / 255;
}

/* As a printer without colour gives it: each letter against its own ground. */
static void
check_grey (const char *id, const KbReport *report, const char *svg)
{
  cairo_surface_t *paper =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, KB_MATRIX_PICTURE_WIDTH * GREY_SCALE,
                                  KB_MATRIX_PICTURE_HEIGHT * GREY_SCALE);
  cairo_t *cr = cairo_create (paper);
  g_autoptr (KbPicture) picture = NULL;
  g_autoptr (GArray) places = matrix_read_places_svg (svg);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, GREY_SCALE, GREY_SCALE);
  picture = kb_picture_new (cr);
  kb_matrix_draw (picture, report, KB_MATRIX_PICTURE_WIDTH, KB_MATRIX_PICTURE_HEIGHT);
  cairo_surface_flush (paper);
  g_assert_cmpuint (places->len, >=, 4);
  for (guint i = 0; i < places->len; i++) {
    const graphene_rect_t *place = &g_array_index (places, graphene_rect_t, i);
    int left = (int) (place->origin.x * GREY_SCALE), top = (int) (place->origin.y * GREY_SCALE);
    int right = left + (int) (place->size.width * GREY_SCALE) - 1;
    double ground = grey_at (paper, right, top + 1), best = 1;

    for (int y = top; y < top + (int) (place->size.height * GREY_SCALE); y++)
      for (int x = left; x < right; x++) {
        double ink = grey_at (paper, x, y);

        best = MAX (best, kb_color_contrast ((KbColor){ ground, ground, ground },
                                             (KbColor){ ink, ink, ink }));
      }
    if (best < 4.5)
      g_error ("%s: a letter is %.2f:1 from its ground in grey", id, best);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (paper);
}

/* What is drawn, for every method that ships: neighbours are told apart by colour, or by line and
 * letter, and without any colour each letter can be read. */
static void
test_methods_without_colour (void)
{
  const char *const *ids = kb_method_shipped_ids ();

  for (guint m = 0; ids[m]; m++) {
    g_autofree char *name = g_strdup_printf ("grey-%s.klassning", ids[m]);
    g_autofree char *path = test_create (name, ids[m]);
    KbWorkbook *workbook = test_open (path);
    g_autoptr (KbReport) report = kb_report_new (workbook, KB_LANGUAGE_SV, KB_PROFILE_COMPLETE);
    KbAxes axes = kb_axes_of (report->method);
    g_autofree char *svg = export_as (workbook, "grey.svg", KB_REPORT_DEFAULT, KB_LANGUAGE_SV);
    g_autofree char *xlsx = export_as (workbook, "grey.xlsx", KB_REPORT_DEFAULT, KB_LANGUAGE_SV);
    g_auto (GStrv) sheets = kb_table_list_sheets (xlsx, NULL);
    g_autofree char *in_svg = matrix_read_looks_svg (svg);
    g_autofree char *in_xlsx = NULL;
    guint sheet = 0;

    while (g_strcmp0 (sheets[sheet], "Riskmatris före") != 0)
      sheet++;
    in_xlsx =
        matrix_read_looks_xlsx (xlsx, sheet, 5, kb_axes_n_rows (&axes), kb_axes_n_columns (&axes));
    check_looks (ids[m], in_svg);
    check_looks (ids[m], in_xlsx);
    check_grey (ids[m], report, svg);
    test_close (workbook);
  }
}

/* Thousands in one cell and names without end: every rendering still counts right and cuts nothing
 * but the names. */
static void
test_extremes (void)
{
  Shape shape = { 4, 4, FALSE, FALSE, FALSE };
  g_autoptr (KbContent) content = method_of_shape (&shape);
  g_autofree char *path = test_path ("extremes.klassning");
  g_autofree char *svg = NULL, *pdf = NULL, *xlsx = NULL;
  g_autofree char *on_screen = NULL, *in_svg = NULL, *in_pdf = NULL, *in_xlsx = NULL;
  g_autofree char *name = g_strnfill (4000, 'x');
  g_autoptr (KbEdit) edit = kb_edit_new ("import");
  g_autoptr (GError) error = NULL;
  KbWindow *window;
  KbWorkbook *workbook;
  const KbMethod *method;

  kb_workbook_create (path, content, "Provköpings kommun", NULL, TEST_ROLE, "2027-02-25", &error);
  g_assert_no_error (error);
  window = gui_open (path);
  workbook = gui_workbook (window);
  method = kb_workbook_get_method (workbook);
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *id = kb_new_id ();
    g_autoptr (KbRecord) risk = kb_record_new (KB_KIND_RISK, id);

    kb_record_set_integer (risk, KB_RISK_NUMBER, i + 1);
    kb_record_set_text (risk, KB_RISK_TITLE, i % 100 == 0 ? name : "Risk");
    put_step (method, risk, KB_RISK_LIKELIHOOD_BEFORE, KB_KIND_LIKELIHOOD, 2);
    put_step (method, risk, KB_RISK_CONSEQUENCE_BEFORE, KB_KIND_CONSEQUENCE, 1);
    kb_edit_insert (edit, risk);
  }
  kb_workbook_commit (workbook, edit, &error);
  g_assert_no_error (error);
  svg = export_as (workbook, "extremes.svg", KB_REPORT_DEFAULT, KB_LANGUAGE_SV);
  pdf = export_as (workbook, "extremes.pdf", KB_REPORT_RISKS, KB_LANGUAGE_SV);
  xlsx = export_as (workbook, "extremes.xlsx", KB_REPORT_DEFAULT, KB_LANGUAGE_SV);
  on_screen = screen_text (window, KB_MOMENT_BEFORE);
  in_svg = matrix_read_svg (svg, FALSE);
  in_pdf = has_poppler () ? matrix_read_pdf (pdf, svg, FALSE) : g_strdup (on_screen);
  in_xlsx = matrix_read_xlsx (xlsx, "Riskmatris före", 4, 4);
  g_assert_nonnull (strstr (on_screen, " 5000|"));
  assert_shown ("The SVG", in_svg, on_screen);
  assert_shown ("The PDF", in_pdf, on_screen);
  assert_shown ("The spreadsheet", in_xlsx, on_screen);
  gui_close (window);
  tell_poppler ();
}

/* The arrows that the page draws, cell by cell as somebody chooses them. */
static char *
moves_on_screen (KbWindow *window, gboolean past)
{
  GtkWidget *page = gui_page (window, "risks");
  KbMethod *method = kb_workbook_get_method (gui_workbook (window));
  KbAxes axes = kb_axes_of (method);
  KbHeatMap *map = gui_part (page, "map");
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint counts[KB_MAX_STEPS][KB_MAX_STEPS] = { { 0 } };
  guint rows = kb_axes_n_rows (&axes), columns = kb_axes_n_columns (&axes);

  gtk_toggle_button_set_active (gui_part (page, past ? "previous_button" : "before_button"), TRUE);
  gtk_switch_set_active (gui_part (page, "moves_switch"), TRUE);
  for (guint i = 0; i < rows * columns; i++) {
    kb_risk_page_choose_cell (KB_RISK_PAGE (page),
                              kb_axes_position (&axes, i / columns, i % columns));
    for (guint k = 0; k < rows * columns; k++) {
      guint n = kb_heat_map_get_moves (map, kb_axes_position (&axes, k / columns, k % columns));
      guint ring = past ? i : k;

      if (n > 0)
        g_ptr_array_add (lines, g_strdup_printf ("%u %u > %u %u", i / columns, i % columns,
                                                 k / columns, k % columns));
      counts[ring / columns][ring % columns] += n;
    }
  }
  for (guint i = 0; i < rows * columns; i++)
    if (counts[i / columns][i % columns] > 0)
      g_ptr_array_add (lines, g_strdup_printf ("%u %u = %u", i / columns, i % columns,
                                               counts[i / columns][i % columns]));
  return matrix_sorted_lines (lines);
}

/* Where the risks stood last round is the same on screen and in its sheet, which is left out until
 * there was one. */
static void
check_last_round (KbWindow *window)
{
  g_autofree char *path =
      export_as (gui_workbook (window), "round.xlsx", KB_REPORT_DEFAULT, KB_LANGUAGE_EN);
  g_autofree char *on_screen = screen_text (window, KB_MOMENT_PREVIOUS);
  g_autofree char *in_xlsx = matrix_read_xlsx (path, "Risk matrix last round", 4, 4);

  g_assert_nonnull (strstr (on_screen, " 2|"));
  assert_shown ("The spreadsheet", in_xlsx, on_screen);
}

/* Arrows and rings are the same on screen and in the picture, before and since last round. */
static void
test_moves_are_the_same (void)
{
  KbWindow *window = gui_example ();
  KbWorkbook *workbook = gui_workbook (window);
  const GPtrArray *risks;
  g_autofree char *svg = NULL, *pdf = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_workbook_start_round (workbook, &error));
  risks = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_RISK);
  for (guint i = 0; i < 6; i++) {
    g_autofree char *id = g_strdup (kb_record_id (g_ptr_array_index (risks, i)));

    kb_workbook_place_risk (workbook, id, KB_MOMENT_BEFORE, (KbPosition){ (int) i % 4, 2 }, &error);
    g_assert_no_error (error);
    kb_workbook_place_risk (workbook, id, KB_MOMENT_AFTER, (KbPosition){ 0, (int) i % 2 }, &error);
    g_assert_no_error (error);
    risks = kb_content_list (kb_workbook_get_content (workbook), KB_KIND_RISK);
  }
  gui_settle (GTK_WIDGET (window));
  svg = export_as (workbook, "moves.svg", KB_REPORT_DEFAULT, KB_LANGUAGE_SV);
  pdf = export_as (workbook, "moves.pdf", KB_REPORT_RISKS, KB_LANGUAGE_SV);
  for (guint past = 0; past < 2; past++) {
    g_autofree char *on_screen = moves_on_screen (window, past == 1);
    g_autofree char *in_svg = matrix_read_moves_svg (svg, past == 1);
    g_autofree char *in_pdf =
        has_poppler () ? matrix_read_moves_pdf (pdf, svg, past == 1) : g_strdup (on_screen);

    g_assert_nonnull (strchr (on_screen, '>'));
    assert_shown ("The SVG", in_svg, on_screen);
    assert_shown ("The PDF", in_pdf, on_screen);
  }
  check_last_round (window);
  gui_close (window);
  tell_poppler ();
}

/* What is saved and copied from a page that is filtered shows what the page shows, and says so. */
static void
test_filtered_picture (void)
{
  KbWindow *window = gui_example ();
  GtkWidget *page = gui_page (window, "risks");
  GtkWidget *filter = gui_part (page, "filter");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (page);
  g_autofree char *path = test_path ("filtered.svg");
  g_autofree char *on_screen = NULL, *in_svg = NULL, *text = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  gtk_drop_down_set_selected (gui_part (filter, "aspect_drop_down"), 1);
  gtk_drop_down_set_selected (gui_part (filter, "level_drop_down"), 4);
  gui_settle (NULL);
  gui_activate (page, "risk.save-picture", NULL);
  gui_choose_file (path);
  on_screen = screen_text (window, KB_MOMENT_BEFORE);
  in_svg = matrix_read_svg (path, FALSE);
  assert_shown ("The picture", in_svg, on_screen);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, " of 18 risks"));
  gui_activate (page, "risk.copy-picture", NULL);
  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_assert_true (
      gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&value)), ==,
                   KB_MATRIX_PICTURE_WIDTH);
  gui_close (window);
}

int
main (int argc, char *argv[])
{
  gui_init (&argc, &argv);
  g_test_add_func ("/matrix/screen_pictures_paper_and_sheets_show_the_same",
                   test_every_rendering_is_the_same);
  g_test_add_func ("/matrix/also_when_its_axes_are_turned", test_flipped_axes);
  g_test_add_func ("/matrix/arrows_are_the_same_on_screen_and_in_pictures",
                   test_moves_are_the_same);
  g_test_add_func ("/matrix/a_picture_is_of_what_is_filtered", test_filtered_picture);
  g_test_add_func ("/matrix/thousands_in_a_cell_are_counted", test_extremes);
  g_test_add_func ("/matrix/every_method_can_be_read_in_grey", test_methods_without_colour);
  g_test_add_func ("/matrix/bands_are_told_apart_without_colour", test_bands_are_told_apart);
  return gui_run ();
}
