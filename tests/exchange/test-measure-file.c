// SPDX-License-Identifier: EUPL-1.2
#include "cases.h"
#include "workbook.h"

#include "kb-exchange-error.h"
#include "kb-measure-catalogue.h"
#include "kb-measure-file.h"

#include <string.h>

static char *
outcome (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) measures = kb_measure_file_parse (text, strlen (text), &error);
  const char *path;

  if (measures)
    return g_strdup_printf ("%u", measures->len);
  path = kb_error_detail (error, "path");
  if (error->code == KB_EXCHANGE_ERROR_CATALOGUE_SYNTAX)
    return g_strdup ("syntax");
  return error->code == KB_EXCHANGE_ERROR_CATALOGUE_TWICE ? g_strdup_printf ("twice %s", path)
                                                          : g_strdup (path);
}

static void
test_faults (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("exchange/measure-file.txt");

  g_assert_cmpuint (blocks->len, >, 20);
  for (guint i = 0; i < blocks->len; i++) {
    TestBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *expected = test_lines_take (block, "=");
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *found = NULL;

    for (guint l = 0; l < block->lines->len; l++)
      g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (block->lines, l));
    found = outcome (text->str);
    test_case_equal (block->where, found, expected);
  }
}

/* What is written is what is read: the whole shipped catalogue, there and back. */
static void
test_there_and_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shipped = kb_measure_catalogue_load (&error);
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *path = test_path ("katalog.json");

  g_assert_no_error (error);
  kb_measure_set_from (g_ptr_array_index (shipped, 0), "etik", 3);
  kb_measure_set_from (g_ptr_array_index (shipped, 0), "halsa", 0);
  g_assert_true (kb_measure_file_write (path, shipped, &error));
  g_assert_no_error (error);
  back = kb_measure_file_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->len, ==, shipped->len);
  for (guint i = 0; i < back->len; i++) {
    g_autofree char *one = test_record_text (g_ptr_array_index (shipped, i));
    g_autofree char *other = test_record_text (g_ptr_array_index (back, i));

    test_assert_same_text (other, one);
  }
}

/* Hostile files end in a clear refusal. */
static void
test_hostile (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *found = outcome (deep);
  g_autofree char *none = test_path ("finns-inte.json");
  g_autofree char *latin = outcome ("{ \"measures\": [ \"\xe5\" ] }");
  g_autoptr (GString) many = g_string_new ("{ \"measures\": [ 0");
  g_autofree char *too_many = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (found, ==, "syntax");
  g_assert_cmpstr (latin, ==, "syntax");
  for (guint i = 0; i < 2001; i++)
    g_string_append (many, ", 0");
  g_string_append (many, "] }");
  too_many = outcome (many->str);
  g_assert_cmpstr (too_many, ==, "measures");
  g_assert_null (kb_measure_file_read (none, &error));
  g_assert_error (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ);
  g_assert_cmpstr (kb_error_detail (error, "file"), ==, none);
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/measure-file/faults_are_named", test_faults);
  g_test_add_func ("/measure-file/there_and_back", test_there_and_back);
  g_test_add_func ("/measure-file/hostile_files", test_hostile);
  return test_run ();
}
