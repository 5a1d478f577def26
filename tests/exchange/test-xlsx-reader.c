// SPDX-License-Identifier: EUPL-1.2
#include "lists.h"

#include "kb-exchange-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

static char *
read_sheet (const char *path, const char *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbTable) table = kb_table_read (path, sheet, &error);

  g_assert_true ((table != NULL) == (error == NULL));
  if (error)
    g_assert_cmpstr (kb_error_detail (error, "file"), ==, path);
  return table ? test_table_text (table) : g_strdup_printf ("error %s", test_exchange_code (error));
}

static void
put_inside (GPtrArray *package, const char *name, const char *element, const char *content)
{
  g_autofree char *whole =
      g_strdup_printf ("<%s xmlns=\"" MAIN "\">%s</%s>", element, content, element);

  if (*content)
    test_package_put (package, name, whole);
}

static GPtrArray *
build_package (TestBlock *block)
{
  g_autofree char *sheet = test_lines_take (block, "sheet");
  g_autofree char *strings = test_lines_take (block, "strings");
  g_autofree char *styles = test_lines_take (block, "styles");
  g_autofree char *replaced = test_lines_take (block, "part");
  g_autofree char *dropped = test_lines_take (block, "drop");
  g_auto (GStrv) parts = g_strsplit (replaced, "\n", -1);
  GPtrArray *package = test_package_new (sheet);

  put_inside (package, "xl/sharedStrings.xml", "sst", strings);
  put_inside (package, "xl/styles.xml", "styleSheet", styles);
  for (guint i = 0; parts[i]; i++) {
    g_auto (GStrv) pair = g_strsplit (parts[i], " ", 2);

    test_package_put (package, pair[0], pair[1]);
  }
  if (*dropped)
    test_package_drop (package, dropped);
  return package;
}

static void
test_files (void)
{
  g_autoptr (GPtrArray) blocks = test_blocks_read ("exchange/xlsx-reader.txt");
  g_autofree char *path = test_path ("lista.xlsx");

  for (guint i = 0; i < blocks->len; i++) {
    TestBlock *block = g_ptr_array_index (blocks, i);
    g_autoptr (GPtrArray) package = build_package (block);
    g_autofree char *asked = test_lines_take (block, "ask");
    g_autofree char *expected = test_lines_take (block, "=");
    g_autofree char *found = NULL;

    g_assert_cmpuint (block->lines->len, ==, 0);
    test_package_write (package, path);
    found = read_sheet (path, *asked ? asked : NULL);
    test_case_equal (block->where, found, expected);
  }
}

/* What libxlsxwriter writes, with its own shared strings or without. */
static void
write_with_library (const char *path, gboolean constant_memory)
{
  lxw_workbook_options options = { .constant_memory = constant_memory };
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *first = workbook_add_worksheet (book, "Läs mig");
  lxw_worksheet *list = workbook_add_worksheet (book, "Lista");
  lxw_format *date = workbook_add_format (book);
  lxw_datetime day = { .year = 2027, .month = 2, .day = 25 };

  format_set_num_format (date, "yyyy-mm-dd");
  worksheet_hide (first);
  worksheet_activate (list);
  worksheet_set_first_sheet (list);
  worksheet_write_string (first, 0, 0, "Dold", NULL);
  worksheet_write_string (list, 0, 0, "Informationsmängd", NULL);
  worksheet_write_string (list, 0, 1, "Klassad", NULL);
  worksheet_write_string (list, 1, 0, "=1+1", NULL);
  worksheet_write_datetime (list, 1, 1, &day, date);
  worksheet_write_formula_num (list, 2, 0, "=1+2", NULL, 3);
  worksheet_write_boolean (list, 2, 1, 1, NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

static void
test_library_files (void)
{
  g_autofree char *path = test_path ("lista.xlsx");

  for (int constant_memory = 0; constant_memory < 2; constant_memory++) {
    g_autofree char *found = NULL;
    g_autofree char *hidden = NULL;
    g_auto (GStrv) sheets = NULL;
    g_autoptr (GError) error = NULL;

    write_with_library (path, constant_memory);
    found = read_sheet (path, NULL);
    g_assert_cmpstr (found, ==, "1: Informationsmängd|Klassad\n2: =1+1|2027-02-25\n3: 3|ja");
    hidden = read_sheet (path, "Läs mig");
    g_assert_cmpstr (hidden, ==, "1: Dold");
    sheets = kb_table_list_sheets (path, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (g_strv_length (sheets), ==, 1);
    g_assert_cmpstr (sheets[0], ==, "Lista");
  }
}

static void
test_truncated (void)
{
  g_autofree char *path = test_path ("lista.xlsx");
  g_autofree char *cut = test_path ("kapad.xlsx");
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  write_with_library (path, FALSE);
  bytes = test_read (path);
  size = g_bytes_get_size (bytes);
  for (gsize length = 4; length + 22 < size; length += size / 60) {
    g_autofree char *found = NULL;

    test_write (cut, g_bytes_get_data (bytes, NULL), length);
    found = read_sheet (cut, NULL);
    g_assert_cmpstr (found, ==, "error damaged");
  }
}

/* Any byte may be another one: an answer or an error, never a crash. */
static void
test_changed_bytes (void)
{
  g_autofree char *path = test_path ("lista.xlsx");
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  write_with_library (path, FALSE);
  bytes = test_read (path);
  size = g_bytes_get_size (bytes);
  for (gsize at = 4; at < size; at += 7) {
    g_autofree guint8 *changed = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
    g_autofree char *found = NULL;

    changed[at] ^= 0x55;
    test_write (path, changed, size);
    found = read_sheet (path, NULL);
    g_assert_nonnull (found);
  }
}

/* A sheet of blanks deflates a thousandfold: no honest list does. */
static void
test_bomb (void)
{
  g_autofree char *path = test_path ("bomb.xlsx");
  g_autofree char *blanks = g_strnfill (8 << 20, ' ');
  g_autoptr (GPtrArray) package = test_package_new (blanks);
  g_autofree char *found = NULL;

  test_package_write (package, path);
  found = read_sheet (path, NULL);
  g_assert_cmpstr (found, ==, "error limit");
}

static void
test_deep_nesting (void)
{
  g_autofree char *path = test_path ("djup.xlsx");
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GPtrArray) package = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (deep, "<x>");
  for (guint i = 0; i < 200; i++)
    g_string_append (deep, "</x>");
  package = test_package_new (deep->str);
  test_package_write (package, path);
  found = read_sheet (path, NULL);
  g_assert_cmpstr (found, ==, "error limit");
}

/* Up to a mebibyte a cell is read, so that the import can say how long it is. */
static void
test_long_cells (void)
{
  static const struct {
    gsize length;
    gboolean fine;
  } cells[] = { { 40000, TRUE }, { (1 << 20) + 1, FALSE } };
  g_autofree char *path = test_path ("lång.xlsx");

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_autofree char *cell = g_malloc0 (cells[i].length + 1);
    g_autofree char *row = NULL;
    g_autoptr (GPtrArray) package = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (KbTable) table = NULL;

    for (gsize c = 0; c < cells[i].length; c++)
      cell[c] = (char) ('a' + g_test_rand_int_range (0, 26));
    row = g_strdup_printf ("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>%s</v></c></row>", cell);
    package = test_package_new (row);
    test_package_write (package, path);
    table = kb_table_read (path, NULL, &error);
    g_assert_cmpstr (test_exchange_code (error), ==, cells[i].fine ? "ok" : "limit");
    if (table)
      g_assert_cmpstr (kb_table_cell (table, 0, 0), ==, cell);
  }
}

static void
test_many_parts (void)
{
  g_autofree char *path = test_path ("många.xlsx");
  g_autoptr (GPtrArray) package = test_package_new ("");
  g_autofree char *long_name = g_strnfill (3000, 'n');
  g_autofree char *found = NULL;
  g_autofree char *named = NULL;

  test_package_put (package, long_name, "");
  test_package_write (package, path);
  named = read_sheet (path, NULL);
  g_assert_cmpstr (named, ==, "");
  for (guint i = 0; i < 4200; i++) {
    TestPart *part = g_new0 (TestPart, 1);

    part->name = g_strdup_printf ("del%u", i);
    part->content = g_strdup ("");
    g_ptr_array_add (package, part);
  }
  test_package_write (package, path);
  found = read_sheet (path, NULL);
  g_assert_cmpstr (found, ==, "error limit");
}

/* An OpenDocument file is a zip too. */
static void
test_opendocument (void)
{
  g_autofree char *path = test_path ("lista.xlsx");
  g_autoptr (GPtrArray) package = test_package_new ("");
  g_autoptr (GError) error = NULL;

  test_package_drop (package, "_rels/.rels");
  test_package_put (package, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  test_package_put (package, "content.xml", "<x/>");
  test_package_write (package, path);
  g_assert_null (kb_table_read (path, NULL, &error));
  g_assert_cmpstr (test_exchange_code (error), ==, "not-sheet");
  g_assert_cmpstr (kb_error_detail (error, "found"), ==, "ods");
}

/* A part whose flags say that it is enciphered. */
static void
test_enciphered_part (void)
{
  g_autofree char *path = test_path ("lista.xlsx");
  g_autoptr (GPtrArray) package = test_package_new ("");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *changed = NULL;
  g_autofree char *found = NULL;
  gsize size;

  test_package_write (package, path);
  bytes = test_read (path);
  size = g_bytes_get_size (bytes);
  changed = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  for (gsize i = 0; i + 10 < size; i++) {
    if (memcmp (changed + i, "PK\3\4", 4) == 0)
      changed[i + 6] |= 1;
    if (memcmp (changed + i, "PK\1\2", 4) == 0)
      changed[i + 8] |= 1;
  }
  test_write (path, changed, size);
  found = read_sheet (path, NULL);
  g_assert_cmpstr (found, ==, "error encrypted");
}

int
main (int argc, char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/xlsx-reader/files_as_programs_write_them", test_files);
  g_test_add_func ("/xlsx-reader/files_of_the_library_are_read", test_library_files);
  g_test_add_func ("/xlsx-reader/a_truncated_file_is_damaged", test_truncated);
  g_test_add_func ("/xlsx-reader/changed_bytes_get_an_answer", test_changed_bytes);
  g_test_add_func ("/xlsx-reader/a_bomb_is_refused", test_bomb);
  g_test_add_func ("/xlsx-reader/endless_nesting_is_refused", test_deep_nesting);
  g_test_add_func ("/xlsx-reader/long_cells_are_bounded", test_long_cells);
  g_test_add_func ("/xlsx-reader/parts_are_bounded", test_many_parts);
  g_test_add_func ("/xlsx-reader/opendocument_is_told_as_such", test_opendocument);
  g_test_add_func ("/xlsx-reader/an_enciphered_part_is_told", test_enciphered_part);
  return test_run ();
}
