// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

/* A column of a table. */
typedef struct {
  const char *header;
  double width;
  guint style; /* KbXlsxStyle */
} KbXlsxColumn;

/**
 * KbXlsxWriter:
 *
 * A spreadsheet being written, with its formats, and the cells that are read back afterwards.
 * Private to the sheets.
 */
typedef struct {
  lxw_workbook *book;
  const KbReport *report;
  GHashTable *formats;        /* description → lxw_format */
  GHashTable *column_formats; /* style of a column and whether it is tinted → lxw_format */
  GArray *anchors;            /* KbXlsxAnchor */
  GStringChunk *names; /* the library keeps pointers to sheet and column names; anchors too */
  const char *sheet;   /* name of the sheet being written */
  lxw_worksheet *worksheet;
  lxw_error failure;           /* the first error of the library */
  const KbXlsxColumn *columns; /* of the sheet's table, NULL while there is none */
  guint n_columns;
  guint first_data_row;
  GArray *row_lines; /* guint: how many lines of text each data row needs */
} KbXlsxWriter;

/* A cell that must hold this text when the file is read back. */
typedef struct {
  const char *sheet;
  guint row;
  guint column;
  const char *text;
} KbXlsxAnchor;

typedef enum {
  KB_XLSX_BOLD = 1 << 0,
  KB_XLSX_WRAP = 1 << 1,
  KB_XLSX_CENTER = 1 << 2,
  KB_XLSX_RIGHT = 1 << 3,
  KB_XLSX_BORDER = 1 << 4,
  KB_XLSX_TOP = 1 << 5, /* aligned at the top */
  KB_XLSX_DATE = 1 << 6,
  KB_XLSX_NUMBER = 1 << 7, /* thousands apart */
  KB_XLSX_ITALIC = 1 << 8,
  KB_XLSX_TEXT = 1 << 9,    /* never a number or a formula */
  KB_XLSX_EDGE = 1 << 10,   /* a border that stands out from the background */
  KB_XLSX_SIGNED = 1 << 11, /* with its sign, and 0 */
  KB_XLSX_INDENT = 1 << 12, /* not against the border */
  KB_XLSX_LEFT = 1 << 13,
} KbXlsxStyle;

KbXlsxWriter *kb_xlsx_writer_new (const KbReport *report, const char *path);
gboolean kb_xlsx_writer_close (KbXlsxWriter *writer, GError **error);
void kb_xlsx_writer_free (KbXlsxWriter *writer);

lxw_worksheet *kb_xlsx_sheet (KbXlsxWriter *writer, const char *name);
lxw_format *kb_xlsx_format (
    KbXlsxWriter *writer, guint style, double size, const char *color, const char *background);
void kb_xlsx_check (KbXlsxWriter *writer, lxw_error result);
void
kb_xlsx_put (KbXlsxWriter *writer, guint row, guint column, const char *text, lxw_format *format);
void kb_xlsx_put_number (
    KbXlsxWriter *writer, guint row, guint column, double number, lxw_format *format);
void kb_xlsx_put_date (
    KbXlsxWriter *writer, guint row, guint column, const char *date, lxw_format *format);
void kb_xlsx_merge (KbXlsxWriter *writer,
                    guint row,
                    guint column,
                    guint last_row,
                    guint last_column,
                    const char *text,
                    lxw_format *format);
void kb_xlsx_anchor (KbXlsxWriter *writer, guint row, guint column, const char *text);
void kb_xlsx_page (KbXlsxWriter *writer, gboolean landscape, guint paper, guint header_row);
void kb_xlsx_title (KbXlsxWriter *writer, const char *title, const char *subtitle, guint width);
void kb_xlsx_table (KbXlsxWriter *writer,
                    const char *name,
                    guint row,
                    guint n_rows,
                    const KbXlsxColumn *columns,
                    guint n_columns);
lxw_format *kb_xlsx_column_format (KbXlsxWriter *writer, const KbXlsxColumn *column, guint row);
void kb_xlsx_band_colors (
    KbXlsxWriter *writer, guint row, guint column, guint last_row, guint last_column);
void kb_xlsx_level_colors (
    KbXlsxWriter *writer, guint row, guint column, guint last_row, guint last_column);
char *kb_xlsx_clean (const char *text);
const char *kb_xlsx_keep (KbXlsxWriter *writer, const char *text);

/* The sheets, each in a file of its own. */
void kb_sheet_decision (KbXlsxWriter *writer);
void kb_sheet_plan (KbXlsxWriter *writer);
void kb_sheet_timetable (KbXlsxWriter *writer);
void kb_sheet_matrix (KbXlsxWriter *writer, KbMoment moment);
void kb_sheet_risks (KbXlsxWriter *writer);
void kb_sheet_suppliers (KbXlsxWriter *writer);
void kb_sheet_systems (KbXlsxWriter *writer);
void kb_sheet_classification (KbXlsxWriter *writer);
void kb_sheet_measures (KbXlsxWriter *writer);
void kb_sheet_method (KbXlsxWriter *writer);
void kb_sheet_history (KbXlsxWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbXlsxWriter, kb_xlsx_writer_free)

G_END_DECLS
