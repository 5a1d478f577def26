// SPDX-License-Identifier: EUPL-1.2
#include "lists.h"

#include "kb-exchange-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* The text of a case in the bytes that its file would have. */
static GBytes *
encode (const char *text, const char *encoding)
{
  g_auto (GStrv) words = g_strsplit (*encoding ? encoding : "utf-8", " ", -1);
  gboolean mark = g_strv_contains ((const char *const *) words, "bom");
  g_autofree char *marked = g_strconcat (mark ? "\357\273\277" : "", text, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  char *bytes = g_convert (marked, -1, words[0], "utf-8", NULL, &length, &error);

  g_assert_no_error (error);
  if (g_strv_contains ((const char *const *) words, "cut"))
    length--;
  return g_bytes_new_take (bytes, length);
}

static char *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbTable) table =
      kb_table_read_csv_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

  return table ? test_table_text (table) : g_strdup_printf ("error %s", test_exchange_code (error));
}

static void
test_files (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("exchange/csv-reader.txt");

  for (guint i = 0; i < blocks->len; i++) {
    TestBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *encoding = test_lines_take (block, "encoding");
    g_autofree char *raw = test_lines_take (block, "text");
    g_autofree char *expected = test_lines_take (block, "=");
    g_autofree char *text = test_unescape (raw);
    g_autoptr (GBytes) bytes = encode (text, encoding);
    g_autofree char *found = read_bytes (bytes);

    g_assert_cmpuint (block->lines->len, ==, 0);
    test_case_equal (block->where, found, expected);
  }
}

static char *
read_raw (const char *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);

  return read_bytes (bytes);
}

/* Zeros that are no UTF-16 are no text. */
static void
test_zero_bytes (void)
{
  g_autofree char *zero = read_raw ("Namn;K\nL\0n;2\nElever och andra;1\n", 33);
  g_autofree char *binary = read_raw ("\177ELF\1\2\3\0\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8", 16);
  g_autofree char *utf16 = read_raw ("N\0a\0\0\0b\0", 8);

  g_assert_cmpstr (zero, ==, "error not-sheet");
  g_assert_cmpstr (binary, ==, "error not-sheet");
  g_assert_cmpstr (utf16, ==, "error encoding");
}

/* A cell of any length is read; the import says that it is too long. */
static void
test_long_cell (void)
{
  g_autofree char *cell = g_strnfill (40000, 'x');
  g_autofree char *text = g_strdup_printf ("Namn;K\n%s;2\n", cell);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbTable) table = kb_table_read_csv_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kb_table_cell (table, 1, 0), ==, cell);
  g_assert_cmpstr (kb_table_cell (table, 1, 1), ==, "2");
}

/* What stands in column 600 is no list of ours, but must not stop the rest either. */
static void
test_many_columns (void)
{
  g_autoptr (GString) text = g_string_new ("Namn");
  g_autoptr (GString) wide = g_string_new ("Namn");
  g_autoptr (GError) error = NULL;
  g_autoptr (KbTable) table = NULL;

  for (guint i = 0; i < 600; i++)
    g_string_append (text, ";x");
  for (guint i = 0; i < 20000; i++)
    g_string_append (wide, ";x");
  table = kb_table_read_csv_bytes (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kb_table_n_columns (table), ==, KB_TABLE_MAX_COLUMNS);
  g_assert_null (kb_table_read_csv_bytes (wide->str, wide->len, &error));
  g_assert_cmpstr (test_exchange_code (error), ==, "limit");
}

/* A file is judged by what it holds, not by its name. */
static void
test_kinds_of_file (void)
{
  static const struct {
    const char *name;
    const char *data;
    gsize length;
    const char *code;
  } files[] = {
    { "tom.csv", "", 0, "empty" },
    { "lista.xlsx", "Namn;K\nLön;2\n", 14, "ok" },
    { "hemlig.xlsx",
      "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
      40, "encrypted" },
    { "omdöpt.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", 12, "not-sheet" },
    { "gammal.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", 12, "not-sheet" },
    { "fil.csv", "SQLite format 3\0mer", 19, "not-sheet" },
    { "lista.csv", "PK\3\4trasig", 10, "damaged" },
    { "bild.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "not-sheet" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = test_path (files[i].name);
    g_autoptr (GError) error = NULL;
    g_autoptr (KbTable) table = NULL;

    test_write (path, files[i].data, files[i].length);
    table = kb_table_read (path, NULL, &error);
    test_case_equal (files[i].name, test_exchange_code (error), files[i].code);
    g_assert_true ((table != NULL) == (error == NULL));
    if (error)
      g_assert_cmpstr (kb_error_detail (error, "file"), ==, path);
  }
}

static void
test_missing_file_and_folder (void)
{
  g_autofree char *path = test_path ("finns-inte.csv");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (kb_table_read (path, NULL, &error));
  g_assert_cmpstr (test_exchange_code (error), ==, "read");
  g_clear_error (&error);
  g_assert_null (kb_table_read (folder, NULL, &error));
  g_assert_cmpstr (test_exchange_code (error), ==, "read");
  g_clear_error (&error);
  g_assert_null (kb_table_read_csv (path, &error));
  g_assert_cmpstr (test_exchange_code (error), ==, "read");
}

/* Whatever the bytes: an answer, and every cell valid text. */
static void
test_any_bytes (void)
{
  static const char bytes[] = "ab;,\t\"'\n\r\0\xff\xfe\xc3\xa5\xef\xbb\xbf=";

  for (guint round = 0; round < 20000; round++) {
    char data[48];
    int length = g_test_rand_int_range (0, (int) sizeof data);
    g_autoptr (KbTable) table = NULL;

    for (int i = 0; i < length; i++)
      data[i] = bytes[g_test_rand_int_range (0, (int) sizeof bytes - 1)];
    table = kb_table_read_csv_bytes (data, (gsize) length, NULL);
    for (guint r = 0; table && r < kb_table_n_rows (table); r++)
      for (guint c = 0; c < kb_table_n_columns (table); c++)
        g_assert_true (g_utf8_validate (kb_table_cell (table, r, c), -1, NULL));
  }
}

static void
test_column_names (void)
{
  static const struct {
    guint column;
    const char *name;
  } names[] = { { 0, "A" },   { 25, "Z" },   { 26, "AA" },   { 51, "AZ" },
                { 52, "BA" }, { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = kb_table_column_name (names[i].column);

    g_assert_cmpstr (name, ==, names[i].name);
  }
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/csv-reader/files_as_people_save_them", test_files);
  g_test_add_func ("/csv-reader/zero_bytes_are_no_text", test_zero_bytes);
  g_test_add_func ("/csv-reader/a_long_cell_is_read", test_long_cell);
  g_test_add_func ("/csv-reader/many_columns_are_bounded", test_many_columns);
  g_test_add_func ("/csv-reader/a_file_is_judged_by_its_content", test_kinds_of_file);
  g_test_add_func ("/csv-reader/a_missing_file_is_told", test_missing_file_and_folder);
  g_test_add_func ("/csv-reader/any_bytes_are_read", test_any_bytes);
  g_test_add_func ("/csv-reader/columns_are_named_by_letters", test_column_names);
  return test_run ();
}
