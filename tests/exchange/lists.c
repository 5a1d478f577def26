// SPDX-License-Identifier: EUPL-1.2
#include "lists.h"

#include "kb-exchange-error.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <string.h>

static void
part_free (gpointer data)
{
  TestPart *part = data;

  g_free (part->name);
  g_free (part->content);
  g_free (part);
}

#define MAIN     "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGES "http://schemas.openxmlformats.org/package/2006/relationships"

/* The parts of a spreadsheet with one sheet, whose rows are given. */
GPtrArray *
test_package_new (const char *sheet)
{
  GPtrArray *package = g_ptr_array_new_with_free_func (part_free);
  g_autofree char *whole = g_strdup_printf (
      "<worksheet xmlns=\"" MAIN "\"><sheetData>%s</sheetData></worksheet>", sheet);

  test_package_put (package, "_rels/.rels",
                    "<Relationships xmlns=\"" PACKAGES "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
                    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  test_package_put (package, "xl/workbook.xml",
                    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
                    "\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                    "</workbook>");
  test_package_put (package, "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"" PACKAGES "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
                    "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                    "Type=\"" OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                    "<Relationship Id=\"rId3\" Type=\"" OFFICE
                    "/styles\" Target=\"styles.xml\"/></Relationships>");
  test_package_put (package, "xl/worksheets/sheet1.xml", whole);
  return package;
}

/* Adds a part, or puts another in its place. */
void
test_package_put (GPtrArray *package, const char *name, const char *content)
{
  TestPart *part = g_new0 (TestPart, 1);

  test_package_drop (package, name);
  part->name = g_strdup (name);
  part->content = g_strdup (content);
  part->length = strlen (content);
  g_ptr_array_add (package, part);
}

void
test_package_drop (GPtrArray *package, const char *name)
{
  for (guint i = 0; i < package->len; i++)
    if (g_str_equal (((TestPart *) g_ptr_array_index (package, i))->name, name)) {
      g_ptr_array_remove_index (package, i);
      return;
    }
}

void
test_package_write (GPtrArray *package, const char *path)
{
  zipFile zip = zipOpen64 (path, APPEND_STATUS_CREATE);

  g_assert_nonnull (zip);
  for (guint i = 0; i < package->len; i++) {
    const TestPart *part = g_ptr_array_index (package, i);

    g_assert_cmpint (zipOpenNewFileInZip64 (zip, part->name, NULL, NULL, 0, NULL, 0, NULL,
                                            Z_DEFLATED, Z_BEST_COMPRESSION, 0),
                     ==, ZIP_OK);
    g_assert_cmpint (zipWriteInFileInZip (zip, part->content, (unsigned) part->length), ==, ZIP_OK);
    g_assert_cmpint (zipCloseFileInZip (zip), ==, ZIP_OK);
  }
  g_assert_cmpint (zipClose (zip, NULL), ==, ZIP_OK);
}

/* The parts of a zip file as they are. */
GPtrArray *
test_package_read (const char *path)
{
  GPtrArray *package = g_ptr_array_new_with_free_func (part_free);
  unzFile zip = unzOpen64 (path);

  g_assert_nonnull (zip);
  for (int result = unzGoToFirstFile (zip); result == UNZ_OK; result = unzGoToNextFile (zip)) {
    TestPart *part = g_new0 (TestPart, 1);
    unz_file_info64 info;
    char name[256] = { 0 };

    g_assert_cmpint (unzGetCurrentFileInfo64 (zip, &info, name, sizeof name - 1, NULL, 0, NULL, 0),
                     ==, UNZ_OK);
    part->name = g_strdup (name);
    part->length = info.uncompressed_size;
    part->content = g_malloc0 (part->length + 1);
    g_assert_cmpint (unzOpenCurrentFile (zip), ==, UNZ_OK);
    g_assert_cmpint (unzReadCurrentFile (zip, part->content, (unsigned) part->length), ==,
                     (int) part->length);
    g_assert_cmpint (unzCloseCurrentFile (zip), ==, UNZ_OK);
    g_ptr_array_add (package, part);
  }
  unzClose (zip);
  return package;
}

/* One line a row: its number, then its cells between bars, line ends and tabs made visible. */
char *
test_table_text (const KbTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < kb_table_n_rows (table); row++) {
    if (row > 0)
      g_string_append_c (text, '\n');
    g_string_append_printf (text, "%u:", kb_table_row_number (table, row));
    for (guint column = 0; column < kb_table_n_columns (table); column++) {
      g_autoptr (GString) cell = g_string_new (kb_table_cell (table, row, column));

      g_string_replace (cell, "\\", "\\\\", 0);
      g_string_replace (cell, "\n", "\\n", 0);
      g_string_replace (cell, "\r", "\\r", 0);
      g_string_replace (cell, "\t", "\\t", 0);
      g_string_append_printf (text, "%s%s", column > 0 ? "|" : " ", cell->str);
    }
    g_strchomp (text->str);
    text->len = strlen (text->str);
  }
  return g_string_free (text, FALSE);
}

/* An error's code as the tables write it. */
const char *
test_exchange_code (const GError *error)
{
  static const char *const codes[] = {
    "read",
    "empty",
    "not-sheet",
    "encrypted",
    "damaged",
    "limit",
    "encoding",
    "no-sheet",
    "no-name",
    "ambiguous",
    "mapping",
    "mapped-twice",
    "scale",
    "level",
    "existing",
    "format",
    "report",
    "write",
    "full",
    "read-back",
    "cancelled",
    "no-workshop",
    "date",
    "time",
    "not-plan",
    "other-workbook",
    "open",
    "no-object",
    [KB_EXCHANGE_ERROR_QUOTE] = "quote",
  };

  if (!error)
    return "ok";
  if (error->domain != KB_EXCHANGE_ERROR)
    return g_quark_to_string (error->domain);
  g_assert_cmpuint (error->code, <, G_N_ELEMENTS (codes));
  g_assert_nonnull (codes[error->code]);
  return codes[error->code];
}
