// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-xlsx-writer"

#include "kb-xlsx-writer.h"

#include "kb-color.h"
#include "kb-exchange-error.h"
#include "kb-table.h"

#include <errno.h>
#include <math.h>
#include <string.h>

/* What a spreadsheet can hold in one cell (libxlsxwriter refuses more), less room for an ellipsis.
 */
#define MAX_CELL_CHARACTERS 32700

/* Columns that fit side by side on a lying page, in letters, before the text gets smaller than six
 * points in print. */
#define A3       8
#define A3_WIDTH 380.0
#define A4_WIDTH 260.0

/* Columns that are repeated on every page of a sheet wider than that. */
#define N_REPEATED 2

/* What a spreadsheet allows, in points. */
#define MAX_ROW_HEIGHT 409

#define EIGHT_TIMES(byte) ((guint64) (byte) *G_GUINT64_CONSTANT (0x0101010101010101))

#define HEAD_BACKGROUND  "#1A3A5C"
#define ZEBRA_BACKGROUND "#F7F9FB"

/* Text that any reader can take: valid UTF-8, no control characters but line breaks and tabs, no
 * longer than a cell. */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *cleaned = g_string_new (NULL);
  guint n = 0;

  for (const char *p = valid; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\r')
      continue;
    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF)
      c = ' ';
    if (++n > MAX_CELL_CHARACTERS) {
      g_string_append (cleaned, "…");
      break;
    }
    g_string_append_unichar (cleaned, c);
  }
  return g_string_free (cleaned, FALSE);
}

/* Spreadsheets read _x0041_ as A, so a text that has it is written as _x005F_x0041_ (ECMA-376 part
 * 1, 22.9.2.19), which the library leaves to us. NULL for nearly every text. */
static char *
escape (const char *text)
{
  GString *escaped = NULL;
  const char *copied = text;

  for (const char *p = text ? strstr (text, "_x") : NULL; p; p = strstr (p + 1, "_x")) {
    if (strspn (p + 2, "0123456789ABCDEFabcdef") < 4 || p[6] != '_')
      continue;
    if (!escaped)
      escaped = g_string_new (NULL);
    g_string_append_len (escaped, copied, p - copied);
    g_string_append (escaped, "_x005F");
    copied = p;
  }
  if (!escaped)
    return NULL;
  g_string_append (escaped, copied);
  return g_string_free (escaped, FALSE);
}

/* Most texts can be written as they are: short, and with no character that must go. A byte of more
 * than one is let through only where a whole text has been seen to be valid. */
static gboolean
is_clean (const char *text)
{
  gsize length = text ? strlen (text) : 0, i = 0;
  guint64 low = 0, high = 0;

  if (length > MAX_CELL_CHARACTERS)
    return FALSE;
  for (; i + sizeof (guint64) <= length; i += sizeof (guint64)) {
    guint64 eight;

    memcpy (&eight, text + i, sizeof eight);
    low |= (eight - EIGHT_TIMES (0x20)) & ~eight; /* the highest bit of a byte below 0x20 */
    high |= eight;
  }
  for (; i < length; i++) {
    low |= (guchar) text[i] < 0x20 ? EIGHT_TIMES (0x80) : 0;
    high |= (guchar) text[i];
  }
  if (low & EIGHT_TIMES (0x80)) /* a borrow can only tell of too many */
    for (i = 0; i < length; i++)
      if ((guchar) text[i] < 0x20 && text[i] != '\n' && text[i] != '\t')
        return FALSE;
  return !(high & EIGHT_TIMES (0x80))
         || (!memchr (text, 0xEF, length) /* of U+FFFE, too */
             && g_utf8_validate (text, (gssize) length, NULL));
}

/**
 * kb_xlsx_clean:
 * @text: (nullable): a text
 *
 * Returns: (transfer full): what a cell holds of it
 */
char *
kb_xlsx_clean (const char *text)
{
  return is_clean (text) ? g_strdup (text ? text : "") : clean (text);
}

/**
 * kb_xlsx_keep:
 * @writer: a writer
 * @text: a text
 *
 * Returns: (transfer none): a cleaned copy that lives as long as the writer, for what the library
 * only points at
 */
const char *
kb_xlsx_keep (KbXlsxWriter *writer, const char *text)
{
  g_autofree char *cleaned = is_clean (text) ? NULL : clean (text);

  return g_string_chunk_insert (writer->names, cleaned ? cleaned : text ? text : "");
}

static void
set_properties (KbXlsxWriter *self)
{
  const KbReport *report = self->report;
  g_autofree char *title = kb_report_title (report);
  g_autofree char *board = kb_report_board (report);
  lxw_doc_properties properties = { 0 };

  properties.title = (char *) kb_xlsx_keep (self, title);
  properties.company = (char *) kb_xlsx_keep (self, board);
  properties.author = (char *) "Klassningsbordet";
  properties.subject =
      (char *) kb_xlsx_keep (self, kb_report_decision_text (report, KB_DECISION_REGISTRY_NUMBER));
  properties.category =
      (char *) kb_xlsx_keep (self, kb_method_name (report->method, report->language));
  kb_xlsx_check (self, workbook_set_properties (self->book, &properties));
}

/**
 * kb_xlsx_writer_new:
 * @report: what to write
 * @path: where
 *
 * Returns: (transfer full): a spreadsheet without sheets
 */
KbXlsxWriter *
kb_xlsx_writer_new (const KbReport *report, const char *path)
{
  KbXlsxWriter *self = g_new0 (KbXlsxWriter, 1);

  self->report = report;
  self->book = workbook_new (path);
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->column_formats = g_hash_table_new (NULL, NULL);
  self->anchors = g_array_new (FALSE, FALSE, sizeof (KbXlsxAnchor));
  self->names = g_string_chunk_new (1024);
  self->row_lines = g_array_new (FALSE, TRUE, sizeof (guint));
  set_properties (self);
  return self;
}

/**
 * kb_xlsx_check:
 * @writer: a writer
 * @result: what the library returned
 *
 * Keeps the first error, which kb_xlsx_writer_close() reports.
 */
void
kb_xlsx_check (KbXlsxWriter *writer, lxw_error result)
{
  if (result != LXW_NO_ERROR && writer->failure == LXW_NO_ERROR)
    writer->failure = result;
}

static gboolean
fail (lxw_error failure, GError **error)
{
  kb_error_set (error, KB_EXCHANGE_ERROR, kb_exchange_error_of_errno (errno), "reason",
                lxw_strerror (failure), NULL);
  return FALSE;
}

/**
 * kb_xlsx_writer_close:
 * @writer: a writer
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: whether the file is whole
 */
gboolean
kb_xlsx_writer_close (KbXlsxWriter *writer, GError **error)
{
  lxw_error result;

  errno = 0;
  result = workbook_close (g_steal_pointer (&writer->book));
  if (writer->failure == LXW_NO_ERROR)
    writer->failure = result;
  return writer->failure == LXW_NO_ERROR || fail (writer->failure, error);
}

void
kb_xlsx_writer_free (KbXlsxWriter *writer)
{
  if (writer->book)
    workbook_close (writer->book); /* nothing else of the library frees a workbook */
  g_hash_table_unref (writer->formats);
  g_hash_table_unref (writer->column_formats);
  g_array_unref (writer->anchors);
  g_string_chunk_free (writer->names);
  g_array_unref (writer->row_lines);
  g_free (writer);
}

/**
 * kb_xlsx_sheet:
 * @writer: a writer
 * @name: the sheet's name, at most 31 characters
 *
 * Returns: (transfer none): a new sheet, on which the following cells are put
 */
lxw_worksheet *
kb_xlsx_sheet (KbXlsxWriter *writer, const char *name)
{
  writer->sheet = kb_xlsx_keep (writer, name);
  writer->worksheet = workbook_add_worksheet (writer->book, writer->sheet);
  g_assert (writer->worksheet != NULL);
  worksheet_gridlines (writer->worksheet, LXW_HIDE_ALL_GRIDLINES);
  return writer->worksheet;
}

/**
 * kb_xlsx_format:
 * @writer: a writer
 * @style: #KbXlsxStyle flags
 * @size: size of the font in points, 0 for the usual
 * @color: (nullable): colour of the text
 * @background: (nullable): colour behind it
 *
 * Returns: (transfer none): the format, made once
 */
lxw_format *
kb_xlsx_format (
    KbXlsxWriter *writer, guint style, double size, const char *color, const char *background)
{
  g_autofree char *key = g_strdup_printf ("%u/%d/%s/%s", style, (int) (size * 10),
                                          color ? color : "", background ? background : "");
  lxw_format *format = g_hash_table_lookup (writer->formats, key);

  if (format)
    return format;
  format = workbook_add_format (writer->book);
  format_set_font_name (format, "Calibri");
  format_set_font_size (format, size > 0 ? size : 10.5);
  format_set_align (format,
                    style & KB_XLSX_TOP ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  if (style & KB_XLSX_BOLD)
    format_set_bold (format);
  if (style & KB_XLSX_ITALIC)
    format_set_italic (format);
  if (style & KB_XLSX_WRAP)
    format_set_text_wrap (format);
  if (style & KB_XLSX_CENTER)
    format_set_align (format, LXW_ALIGN_CENTER);
  if (style & KB_XLSX_LEFT)
    format_set_align (format, LXW_ALIGN_LEFT);
  if (style & KB_XLSX_RIGHT)
    format_set_align (format, LXW_ALIGN_RIGHT);
  if (style & KB_XLSX_BORDER) {
    format_set_border (format, LXW_BORDER_THIN);
    format_set_border_color (format, 0xBFC7D1);
  }
  if (style & KB_XLSX_EDGE) {
    format_set_border (format, LXW_BORDER_THIN);
    format_set_border_color (format, kb_color_number (kb_color_edge_on (background)));
  }
  if (style & KB_XLSX_DATE) {
    format_set_num_format (format, "yyyy-mm-dd");
    format_set_align (format, LXW_ALIGN_CENTER);
  }
  if (style & KB_XLSX_NUMBER) {
    format_set_num_format (format, "#,##0");
    if (!(style & KB_XLSX_CENTER))
      format_set_align (format, LXW_ALIGN_RIGHT);
  }
  if (style & KB_XLSX_SIGNED)
    format_set_num_format (format, "+#,##0;−#,##0;0");
  if (style & KB_XLSX_INDENT || (style & KB_XLSX_NUMBER && !(style & KB_XLSX_CENTER)))
    format_set_indent (format, 1);
  if (style & KB_XLSX_TEXT)
    format_set_num_format (format, "@");
  if (color)
    format_set_font_color (format, kb_color_number (color));
  if (background)
    format_set_bg_color (format, kb_color_number (background));
  g_hash_table_insert (writer->formats, g_steal_pointer (&key), format);
  return format;
}

/* How many lines a text takes in a column. A letter is about as wide as the unit that widths are
 * counted in. */
static guint
count_lines (const char *text, double width)
{
  guint lines = 0;

  for (const char *paragraph = text; paragraph;) {
    const char *end = strchr (paragraph, '\n');
    glong length = g_utf8_strlen (paragraph, end ? end - paragraph : -1);

    lines += 1 + (guint) ((double) length * 1.04 / MAX (width - 1, 4));
    paragraph = end ? end + 1 : NULL;
  }
  return lines;
}

/* Keeps the height that a row of the table needs, so that no program shows it clipped. */
static void
note_lines (KbXlsxWriter *self, guint row, guint column, const char *text)
{
  guint index, lines;

  if (!self->columns || row < self->first_data_row || column >= self->n_columns
      || !(self->columns[column].style & KB_XLSX_WRAP))
    return;
  /* A byte is a letter or less: most texts need not be counted. */
  if ((double) strlen (text) * 1.04 < MAX (self->columns[column].width - 1, 4)
      && !strchr (text, '\n'))
    return;
  index = row - self->first_data_row;
  lines = count_lines (text, self->columns[column].width);
  if (index >= self->row_lines->len)
    g_array_set_size (self->row_lines, index + 1);
  if (lines > g_array_index (self->row_lines, guint, index))
    g_array_index (self->row_lines, guint, index) = lines;
}

static void
set_row_heights (KbXlsxWriter *self)
{
  for (guint i = 0; i < self->row_lines->len; i++) {
    guint lines = g_array_index (self->row_lines, guint, i);

    if (lines > 1)
      kb_xlsx_check (self, worksheet_set_row (self->worksheet, self->first_data_row + i,
                                              MIN (14.5 * lines + 2, MAX_ROW_HEIGHT), NULL));
  }
  g_array_set_size (self->row_lines, 0);
  self->columns = NULL;
}

/**
 * kb_xlsx_put:
 * @writer: a writer
 * @row: from 0
 * @column: from 0
 * @text: (nullable): a text; always written as text, so "=1+1" is never a formula
 * @format: (nullable): how it looks
 */
void
kb_xlsx_put (KbXlsxWriter *writer, guint row, guint column, const char *text, lxw_format *format)
{
  g_autofree char *cleaned = is_clean (text) ? NULL : clean (text);
  const char *put = cleaned ? cleaned : text;
  g_autofree char *escaped = escape (put);

  if (put && *put) {
    note_lines (writer, row, column, put);
    kb_xlsx_check (writer, worksheet_write_string (writer->worksheet, row, (lxw_col_t) column,
                                                   escaped ? escaped : put, format));
  } else {
    kb_xlsx_check (writer,
                   worksheet_write_blank (writer->worksheet, row, (lxw_col_t) column, format));
  }
}

void
kb_xlsx_put_number (
    KbXlsxWriter *writer, guint row, guint column, double number, lxw_format *format)
{
  kb_xlsx_check (
      writer, worksheet_write_number (writer->worksheet, row, (lxw_col_t) column, number, format));
}

/**
 * kb_xlsx_put_date:
 * @writer: a writer
 * @row: from 0
 * @column: from 0
 * @date: (nullable): yyyy-mm-dd
 * @format: a format with %KB_XLSX_DATE
 */
void
kb_xlsx_put_date (
    KbXlsxWriter *writer, guint row, guint column, const char *date, lxw_format *format)
{
  if (kb_date_is_valid (date)) {
    lxw_datetime moment = { .year = kb_date_year (date),
                            .month = (int) g_ascii_strtoll (date + 5, NULL, 10),
                            .day = (int) g_ascii_strtoll (date + 8, NULL, 10) };

    if (moment.year >= 1900) {
      kb_xlsx_check (writer, worksheet_write_datetime (writer->worksheet, row, (lxw_col_t) column,
                                                       &moment, format));
      return;
    }
  }
  kb_xlsx_put (writer, row, column, date, format);
}

void
kb_xlsx_merge (KbXlsxWriter *writer,
               guint row,
               guint column,
               guint last_row,
               guint last_column,
               const char *text,
               lxw_format *format)
{
  g_autofree char *cleaned = clean (text);
  g_autofree char *escaped = escape (cleaned);

  kb_xlsx_check (writer, worksheet_merge_range (writer->worksheet, row, (lxw_col_t) column,
                                                last_row, (lxw_col_t) last_column,
                                                escaped ? escaped : cleaned, format));
}

/**
 * kb_xlsx_anchor:
 * @writer: a writer
 * @row: from 0
 * @column: from 0
 * @text: what stands there
 *
 * Notes a cell to be compared when the file is read back.
 */
void
kb_xlsx_anchor (KbXlsxWriter *writer, guint row, guint column, const char *text)
{
  KbXlsxAnchor anchor = { writer->sheet, row, column, kb_xlsx_keep (writer, text) };

  g_array_append_val (writer->anchors, anchor);
}

/* An ampersand starts a code in a header or footer. */
static char *
footer_safe (const char *text)
{
  g_autoptr (GString) safe = g_string_new (text);

  g_string_replace (safe, "&", "&&", 0);
  if (safe->len > 80)
    g_string_truncate (safe,
                       (gsize) (g_utf8_find_prev_char (safe->str, safe->str + 80) - safe->str));
  return g_strdup (safe->str);
}

/* As many pages wide as it takes to be read on paper; the columns that say what a row is about are
 * repeated. */
static void
set_width (KbXlsxWriter *self, guint paper)
{
  double room = paper == A3 ? A3_WIDTH : A4_WIDTH, wanted = 0, repeated = 0;
  guint n_pages = 1;

  for (guint i = 0; self->columns && i < self->n_columns; i++) {
    wanted += self->columns[i].width;
    repeated += i < N_REPEATED ? self->columns[i].width : 0;
  }
  if (wanted > room)
    n_pages = (guint) ceil ((wanted - repeated) / (room - repeated));
  if (n_pages > 1)
    kb_xlsx_check (self, worksheet_repeat_columns (self->worksheet, 0, N_REPEATED - 1));
  worksheet_fit_to_pages (self->worksheet, (guint16) n_pages, 0);
}

/**
 * kb_xlsx_page:
 * @writer: a writer
 * @landscape: whether the sheet lies down
 * @paper: 9 for A4, 8 for A3
 * @header_row: rows above and with this one (from 1) are repeated on each page; 0 for none
 *
 * Ends a sheet: one page wide, or as many as can be read, with registry number, date and page
 * number at the foot of each page.
 */
void
kb_xlsx_page (KbXlsxWriter *writer, gboolean landscape, guint paper, guint header_row)
{
  const KbReport *report = writer->report;
  g_autofree char *number =
      footer_safe (kb_report_decision_text (report, KB_DECISION_REGISTRY_NUMBER));
  g_autofree char *profile =
      g_strdup (report->profile == KB_PROFILE_PUBLIC ? kb_report_text (report, "Public extract")
                                                     : report->today);
  g_autofree char *page = kb_fill (kb_report_text (report, "Page {page} of {pages}"), "page", "&P",
                                   "pages", "&N", NULL);
  g_autofree char *version = report->version
                                 ? kb_fill (kb_report_text (report, "version {version}, "),
                                            "version", report->version, NULL)
                                 : g_strdup ("");
  g_autofree char *middle = report->profile == KB_PROFILE_PUBLIC
                                ? g_strdup_printf ("%s, %s%s", profile, version, report->today)
                                : g_strdup_printf ("%s%s", version, report->today);
  g_autofree char *footer = g_strdup_printf ("&L&9 %s&C&9 %s&R&9 %s", number, middle, page);

  set_width (writer, paper);
  set_row_heights (writer);
  if (landscape)
    worksheet_set_landscape (writer->worksheet);
  worksheet_set_paper (writer->worksheet, (guint8) paper);
  worksheet_set_margins (writer->worksheet, 0.5, 0.5, 0.6, 0.7);
  if (header_row > 0)
    kb_xlsx_check (writer, worksheet_repeat_rows (writer->worksheet, 0, header_row - 1));
  kb_xlsx_check (writer, worksheet_set_footer (writer->worksheet, footer));
}

/**
 * kb_xlsx_title:
 * @writer: a writer
 * @title: the sheet's heading
 * @subtitle: a line below it
 * @width: how many columns the sheet has
 *
 * Puts a heading into the first two rows; the third is left free.
 */
void
kb_xlsx_title (KbXlsxWriter *writer, const char *title, const char *subtitle, guint width)
{
  worksheet_set_row (writer->worksheet, 0, 27, NULL);
  kb_xlsx_put (writer, 0, 0, title,
               kb_xlsx_format (writer, KB_XLSX_BOLD, 17, HEAD_BACKGROUND, NULL));
  kb_xlsx_put (writer, 1, 0, subtitle, kb_xlsx_format (writer, 0, 10.5, "#5E5C64", NULL));
}

/**
 * kb_xlsx_column_format:
 * @writer: a writer
 * @column: a column of a table
 * @row: the row within the table's data, from 0
 *
 * Returns: the format of the cell: every second row has a tint
 */
lxw_format *
kb_xlsx_column_format (KbXlsxWriter *writer, const KbXlsxColumn *column, guint row)
{
  gboolean tinted = row % 2 == 1;
  gpointer key = GUINT_TO_POINTER (column->style << 1 | (tinted ? 1 : 0));
  lxw_format *format = g_hash_table_lookup (writer->column_formats, key);

  if (!format) {
    format = kb_xlsx_format (writer, column->style | KB_XLSX_BORDER | KB_XLSX_TOP, 0, NULL,
                             tinted ? ZEBRA_BACKGROUND : NULL);
    g_hash_table_insert (writer->column_formats, key, format);
  }
  return format;
}

/**
 * kb_xlsx_table:
 * @writer: a writer
 * @name: the table's name in the workbook
 * @row: the row of the headers, from 0
 * @n_rows: how many rows of data
 * @columns: the columns
 * @n_columns: how many
 *
 * Makes a table with its own autofilter, sets widths, freezes the headers and repeats them in
 * print.
 */
void
kb_xlsx_table (KbXlsxWriter *writer,
               const char *name,
               guint row,
               guint n_rows,
               const KbXlsxColumn *columns,
               guint n_columns)
{
  g_autofree lxw_table_column *table_columns = g_new0 (lxw_table_column, n_columns);
  g_autofree lxw_table_column **pointers = g_new0 (lxw_table_column *, n_columns + 1);
  lxw_table_options options = { 0 };
  lxw_format *head = kb_xlsx_format (writer, KB_XLSX_BOLD | KB_XLSX_WRAP | KB_XLSX_BORDER, 0,
                                     "#FFFFFF", HEAD_BACKGROUND);

  for (guint i = 0; i < n_columns; i++) {
    table_columns[i].header = (char *) kb_xlsx_keep (writer, columns[i].header);
    table_columns[i].header_format = head;
    pointers[i] = &table_columns[i];
    kb_xlsx_check (writer, worksheet_set_column (writer->worksheet, (lxw_col_t) i, (lxw_col_t) i,
                                                 columns[i].width, NULL));
  }
  options.name = (char *) kb_xlsx_keep (writer, name);
  options.columns = pointers;
  options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
  options.style_type_number = 0;
  writer->columns = columns;
  writer->n_columns = n_columns;
  writer->first_data_row = row + 1;
  worksheet_set_row (writer->worksheet, row, 46, NULL);
  /* A table must have a row of data, if only a blank one. */
  kb_xlsx_check (writer, worksheet_add_table (writer->worksheet, row, 0, row + MAX (n_rows, 1),
                                              (lxw_col_t) (n_columns - 1), &options));
  for (guint i = 0; i < n_columns; i++)
    kb_xlsx_put (writer, row, i, columns[i].header, head);
}

static void
color_rule (KbXlsxWriter *self,
            guint row,
            guint column,
            guint last_row,
            guint last_column,
            guint8 criteria,
            const char *text,
            double value,
            const char *color)
{
  lxw_conditional_format rule = { 0 };
  lxw_format *format = workbook_add_format (self->book);

  format_set_bg_color (format, kb_color_number (color));
  format_set_font_color (format, kb_color_number (kb_color_text_on (color)));
  rule.type = text ? LXW_CONDITIONAL_TYPE_TEXT : LXW_CONDITIONAL_TYPE_CELL;
  rule.criteria = criteria;
  rule.value = value;
  rule.value_string = (char *) text;
  rule.format = format;
  rule.stop_if_true = LXW_TRUE;
  kb_xlsx_check (self,
                 worksheet_conditional_format_range (self->worksheet, row, (lxw_col_t) column,
                                                     last_row, (lxw_col_t) last_column, &rule));
}

/**
 * kb_xlsx_band_colors:
 * @writer: a writer
 * @row: first row
 * @column: first column
 * @last_row: last row
 * @last_column: last column
 *
 * Colours cells that begin with a band's letter, as long as people edit them. The letter stays:
 * colour never stands alone.
 */
void
kb_xlsx_band_colors (
    KbXlsxWriter *writer, guint row, guint column, guint last_row, guint last_column)
{
  const KbMethod *method = writer->report->method;

  for (guint b = 0; b < kb_method_size (method, KB_KIND_BAND); b++) {
    KbRecord *band = kb_method_item (method, KB_KIND_BAND, b);
    g_autofree char *start = g_strdup_printf (
        "%s\302\240", kb_record_localized (band, KB_BAND_LETTER_SV, writer->report->language));

    color_rule (writer, row, column, last_row, last_column,
                LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH, kb_xlsx_keep (writer, start), 0,
                kb_record_text (band, KB_BAND_COLOR));
  }
}

/**
 * kb_xlsx_level_colors:
 * @writer: a writer
 * @row: first row
 * @column: first column
 * @last_row: last row
 * @last_column: last column
 *
 * Colours cells by the class level they hold.
 */
void
kb_xlsx_level_colors (
    KbXlsxWriter *writer, guint row, guint column, guint last_row, guint last_column)
{
  const KbMethod *method = writer->report->method;

  for (guint l = kb_method_size (method, KB_KIND_LEVEL); l-- > 0;) {
    KbRecord *level = kb_method_item (method, KB_KIND_LEVEL, l);
    g_autofree char *end =
        g_strdup_printf ("–%" G_GINT64_FORMAT, kb_record_integer (level, KB_LEVEL_NUMBER));
    lxw_conditional_format blank = { .type = LXW_CONDITIONAL_TYPE_BLANKS,
                                     .stop_if_true = LXW_TRUE };

    if (l + 1 == kb_method_size (method, KB_KIND_LEVEL))
      kb_xlsx_check (writer, worksheet_conditional_format_range (writer->worksheet, row,
                                                                 (lxw_col_t) column, last_row,
                                                                 (lxw_col_t) last_column, &blank));
    color_rule (writer, row, column, last_row, last_column, LXW_CONDITIONAL_CRITERIA_EQUAL_TO, NULL,
                (double) kb_record_integer (level, KB_LEVEL_NUMBER),
                kb_record_text (level, KB_LEVEL_COLOR));
    color_rule (writer, row, column, last_row, last_column, LXW_CONDITIONAL_CRITERIA_TEXT_ENDS_WITH,
                kb_xlsx_keep (writer, end), 0, kb_record_text (level, KB_LEVEL_COLOR));
  }
}
