// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "content.h"

static const char *
band_letter (const KbMethod *method, guint band)
{
  return kb_record_text (kb_method_item (method, KB_KIND_BAND, band), KB_BAND_LETTER_SV);
}

/* The matrix as the expected lines of matrix.txt. */
static char *
matrix_text (const KbMethod *method, const KbMatrix *matrix)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < matrix->n_consequences; row++) {
    guint c = matrix->n_consequences - 1 - row;

    for (guint l = 0; l < matrix->n_likelihoods; l++)
      g_string_append_printf (text, "%s%u ", band_letter (method, matrix->bands[l][c]),
                              matrix->counts[l][c]);
    for (guint l = 0; l < matrix->n_likelihoods; l++)
      g_string_append_printf (text, "%s%d", l == 0 ? "(" : " ", matrix->scores[l][c]);
    g_string_append (text, ")\n");
  }
  g_string_append_printf (text, "%u risks, %u unplaced,", matrix->total, matrix->unplaced);
  for (guint band = 0; band < matrix->n_bands; band++)
    g_string_append_printf (text, " %s%u", band_letter (method, band), matrix->by_band[band]);
  return g_string_free (text, FALSE);
}

static KbMoment
moment_from_text (const char *text)
{
  return g_str_equal (text, "after")      ? KB_MOMENT_AFTER
         : g_str_equal (text, "previous") ? KB_MOMENT_PREVIOUS
                                          : KB_MOMENT_BEFORE;
}

/* What the functions for one risk say must be what the matrix says. */
static void
check_each_risk (KbContent *content, const KbMethod *method, const KbMatrix *matrix)
{
  guint placed = 0;

  for (guint l = 0; l < matrix->n_likelihoods; l++)
    for (guint c = 0; c < matrix->n_consequences; c++) {
      KbPosition position = { (int) l, (int) c };
      g_autoptr (GPtrArray) risks = kb_matrix_risks_at (content, method, matrix->moment, position);

      g_assert_cmpuint (risks->len, ==, matrix->counts[l][c]);
      placed += risks->len;
      for (guint i = 0; i < risks->len; i++) {
        KbRecord *risk = g_ptr_array_index (risks, i);

        g_assert_cmpint (kb_risk_band (method, risk, matrix->moment), ==,
                         (int) matrix->bands[l][c]);
        g_assert_cmpint (kb_risk_score (method, risk, matrix->moment), ==, matrix->scores[l][c]);
      }
    }
  g_assert_cmpuint (placed + matrix->unplaced, ==, matrix->total);
}

static void
check_matrix (TestBlock *block)
{
  g_autofree char *file = test_lines_take (block, "method");
  g_autofree char *moment_name = test_lines_take (block, "moment");
  g_autofree char *expected = test_lines_take (block, "=");
  KbMoment moment = moment_from_text (moment_name);
  g_autoptr (KbContent) content = test_content_new_json (file);
  g_autoptr (KbMethod) method = test_method_of (content);
  g_autofree char *found = NULL;
  g_autoptr (GPtrArray) by_size = NULL;
  g_autoptr (GString) all = NULL;
  KbMatrix matrix;

  test_content_add_all (content, block->lines);
  matrix = kb_matrix_count (content, method, moment);
  by_size = kb_risks_by_size (content, method, moment);
  found = matrix_text (method, &matrix);
  all = g_string_new (found);
  for (guint i = 0; i < by_size->len; i++)
    g_string_append_printf (all, "%s%s", i == 0 ? "\n" : " ",
                            kb_record_id (g_ptr_array_index (by_size, i)));
  test_case_equal (block->where, all->str, expected);
  check_each_risk (content, method, &matrix);
}

static void
test_matrices (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("core/matrix.txt");

  for (guint i = 0; i < blocks->len; i++)
    check_matrix (g_ptr_array_index (blocks, i));
}

static void
test_unplaced_risk (void)
{
  g_autoptr (KbContent) content = test_content_new ("amal");
  g_autoptr (KbMethod) method = test_method_of (content);
  KbRecord *risk;

  test_content_add (content, "risk r1 likelihood_before_id=likelihood-1");
  risk = kb_content_get (content, KB_KIND_RISK, "r1");
  g_assert_false (kb_position_is_placed (kb_risk_position (method, risk, KB_MOMENT_BEFORE)));
  g_assert_cmpint (kb_risk_position (method, risk, KB_MOMENT_BEFORE).likelihood, ==, KB_NONE);
  g_assert_cmpint (kb_risk_band (method, risk, KB_MOMENT_BEFORE), ==, KB_NONE);
  g_assert_cmpint (kb_risk_score (method, risk, KB_MOMENT_BEFORE), ==, 0);
}

static void
test_each_moment_has_its_fields (void)
{
  g_assert_cmpuint (kb_risk_likelihood_field (KB_MOMENT_BEFORE), ==, KB_RISK_LIKELIHOOD_BEFORE);
  g_assert_cmpuint (kb_risk_likelihood_field (KB_MOMENT_AFTER), ==, KB_RISK_LIKELIHOOD_AFTER);
  g_assert_cmpuint (kb_risk_likelihood_field (KB_MOMENT_PREVIOUS), ==, KB_RISK_LIKELIHOOD_PREVIOUS);
  g_assert_cmpuint (kb_risk_consequence_field (KB_MOMENT_BEFORE), ==, KB_RISK_CONSEQUENCE_BEFORE);
  g_assert_cmpuint (kb_risk_consequence_field (KB_MOMENT_AFTER), ==, KB_RISK_CONSEQUENCE_AFTER);
  g_assert_cmpuint (kb_risk_consequence_field (KB_MOMENT_PREVIOUS), ==,
                    KB_RISK_CONSEQUENCE_PREVIOUS);
}

/* Every cell stands in one place, whichever way the matrix is turned; 5 likelihoods, 4
 * consequences. */
static void
test_orientations (void)
{
  static const struct {
    const char *axes;
    int flip_likelihood, flip_consequence;
    guint lowest_row, lowest_column;   /* where likelihood 1, consequence 1 stands */
    guint highest_row, highest_column; /* where the highest of both stands */
  } cases[] = {
    { NULL, 0, 0, 3, 0, 0, 4 },
    { "consequence-up", 0, 0, 3, 0, 0, 4 },
    { "consequence-up", 1, 0, 3, 4, 0, 0 },
    { "consequence-up", 0, 1, 0, 0, 3, 4 },
    { "likelihood-up", 0, 0, 4, 0, 0, 3 },
    { "likelihood-up", 1, 0, 0, 0, 4, 3 },
    { "likelihood-up", 1, 1, 0, 3, 4, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KbContent) content = test_content_new_json ("core/method-5x4.json");
    g_autoptr (KbRecord) header =
        kb_record_copy (kb_content_get (content, KB_KIND_METHOD, KB_METHOD_ID));
    g_autoptr (KbMethod) method = NULL;
    gboolean taken[KB_MAX_STEPS][KB_MAX_STEPS] = { { FALSE } };
    KbAxes axes;
    KbPosition highest;
    guint row, column;

    kb_record_set_text (header, KB_METHOD_AXES, cases[i].axes);
    kb_record_set_integer (header, KB_METHOD_FLIP_LIKELIHOOD, cases[i].flip_likelihood);
    kb_record_set_integer (header, KB_METHOD_FLIP_CONSEQUENCE, cases[i].flip_consequence);
    kb_content_put (content, header);
    method = test_method_of (content);
    axes = kb_axes_of (method);
    for (guint l = 0; l < kb_method_size (method, KB_KIND_LIKELIHOOD); l++)
      for (guint c = 0; c < kb_method_size (method, KB_KIND_CONSEQUENCE); c++) {
        kb_axes_place (&axes, (KbPosition){ (int) l, (int) c }, &row, &column);
        g_assert_cmpuint (row, <, kb_axes_n_rows (&axes));
        g_assert_cmpuint (column, <, kb_axes_n_columns (&axes));
        g_assert_false (taken[row][column]);
        taken[row][column] = TRUE;
      }
    kb_axes_place (&axes, (KbPosition){ 0, 0 }, &row, &column);
    g_assert_cmpuint (row, ==, cases[i].lowest_row);
    g_assert_cmpuint (column, ==, cases[i].lowest_column);
    highest = (KbPosition){ (int) kb_method_size (method, KB_KIND_LIKELIHOOD) - 1,
                            (int) kb_method_size (method, KB_KIND_CONSEQUENCE) - 1 };
    kb_axes_place (&axes, highest, &row, &column);
    g_assert_cmpuint (row, ==, cases[i].highest_row);
    g_assert_cmpuint (column, ==, cases[i].highest_column);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/each_cell_has_its_band_and_its_risks", test_matrices);
  g_test_add_func ("/matrix/a_risk_that_is_not_placed_has_no_band", test_unplaced_risk);
  g_test_add_func ("/matrix/it_can_be_turned", test_orientations);
  g_test_add_func ("/matrix/each_moment_has_its_fields", test_each_moment_has_its_fields);
  return g_test_run ();
}
