// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-pdf-table"

#include "kb-pdf-private.h"

/*
 * Tables on pages. Columns are as wide as their text asks for, within what the page has; the header
 * row is repeated on each page, and a row goes over to the next page whole unless it is higher than
 * a page.
 */

#define MAX_COLUMNS 16
#define PADDING     4.0
#define LINE        0.6

static const KbPdfStyle cell_style = { 9.5, FALSE };
static const KbPdfStyle header_style = { 9.5, TRUE };

typedef struct {
  KbPdfPages *pages;
  const KbBlock *block;
  guint n;
  double widths[MAX_COLUMNS];
} KbPdfTable;

static KbPdfStyle
style_of (const KbBlock *block, guint column, gboolean header)
{
  return header || (column == 0 && !block->header) ? header_style : cell_style;
}

static double
text_width (KbPdfPages *pages, const char *text, KbPdfStyle style)
{
  PangoLayout *layout = kb_pdf_layout (pages, text, style, KB_PDF_INNER);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, NULL);
  g_object_unref (layout);
  return (double) width / PANGO_SCALE + 1;
}

/* A line may end after a hyphen in a word, but not in a date. */
static char *
with_spaces_for_hyphens (const char *text)
{
  char *copy = g_strdup (text);

  for (char *p = copy; *p; p++)
    if (*p == '-' && !g_ascii_isdigit (p[1]))
      *p = ' ';
  return copy;
}

static double
longest_word (KbPdfPages *pages, const char *text, KbPdfStyle style)
{
  g_autofree char *apart = with_spaces_for_hyphens (text);
  g_auto (GStrv) words = g_strsplit_set (apart, " \n\t/", -1);
  const char *longest = "";

  for (guint i = 0; words[i]; i++)
    if (g_utf8_strlen (words[i], -1) > g_utf8_strlen (longest, -1))
      longest = words[i];
  return text_width (pages, longest, style);
}

static void
measure_cell (KbPdfTable *self,
              guint column,
              const char *text,
              gboolean header,
              double *least,
              double *wanted)
{
  KbPdfStyle style = style_of (self->block, column, header);

  /* A very long word must not take the page from the other columns: it is broken instead. */
  *least = MAX (*least, MIN (longest_word (self->pages, text, style), KB_PDF_INNER / 3));
  *wanted = MAX (*wanted, MIN (text_width (self->pages, text, style), KB_PDF_INNER));
}

static void
set_widths (KbPdfTable *self)
{
  double room = KB_PDF_INNER - 2 * PADDING * self->n;
  double least[MAX_COLUMNS] = { 0 };
  double wanted[MAX_COLUMNS] = { 0 };
  double sum_least = 0, sum_wanted = 0;

  for (guint c = 0; c < self->n; c++) {
    if (self->block->header)
      measure_cell (self, c, self->block->header[c], TRUE, &least[c], &wanted[c]);
    for (guint r = 0; r < self->block->rows->len; r++)
      measure_cell (self, c, ((char **) g_ptr_array_index (self->block->rows, r))[c], FALSE,
                    &least[c], &wanted[c]);
    sum_least += least[c];
    sum_wanted += wanted[c] = MAX (wanted[c], least[c]);
  }
  for (guint c = 0; c < self->n; c++) {
    if (sum_wanted <= room)
      self->widths[c] = wanted[c] + (c == self->n - 1 ? room - sum_wanted : 0);
    else if (sum_least >= room)
      self->widths[c] = least[c] * room / sum_least;
    else
      self->widths[c] =
          least[c] + (wanted[c] - least[c]) * (room - sum_least) / (sum_wanted - sum_least);
  }
}

typedef struct {
  PangoLayout *layouts[MAX_COLUMNS];
  guint next[MAX_COLUMNS]; /* the first line not shown */
  gboolean header;
} KbPdfRow;

static void
row_init (KbPdfTable *self, KbPdfRow *row, char *const *cells, gboolean header)
{
  row->header = header;
  for (guint c = 0; c < self->n; c++) {
    row->layouts[c] =
        kb_pdf_layout (self->pages, cells[c], style_of (self->block, c, header), self->widths[c]);
    row->next[c] = 0;
  }
}

static void
row_clear (KbPdfTable *self, KbPdfRow *row)
{
  for (guint c = 0; c < self->n; c++)
    g_object_unref (row->layouts[c]);
}

static double
row_height (KbPdfTable *self, const KbPdfRow *row)
{
  double height = 0;

  for (guint c = 0; c < self->n; c++)
    height = MAX (height, kb_pdf_layout_height (row->layouts[c]));
  return height + 2 * PADDING;
}

static gboolean
row_is_done (KbPdfTable *self, const KbPdfRow *row)
{
  for (guint c = 0; c < self->n; c++)
    if (row->next[c] < (guint) pango_layout_get_line_count (row->layouts[c]))
      return FALSE;
  return TRUE;
}

static void
paint_frame (KbPdfTable *self, double y, double height, gboolean header)
{
  cairo_t *cr = self->pages->cr;

  if (!self->pages->painting)
    return;
  if (header) {
    cairo_set_source_rgb (cr, 0.92, 0.93, 0.95);
    cairo_rectangle (cr, KB_PDF_MARGIN, y, KB_PDF_INNER, height);
    cairo_fill (cr);
  }
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.65);
  cairo_set_line_width (cr, LINE);
  cairo_move_to (cr, KB_PDF_MARGIN, y + height);
  cairo_line_to (cr, KB_PDF_MARGIN + KB_PDF_INNER, y + height);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/* Shows as many lines of each cell as the page has room for. */
static void
show_row_part (KbPdfTable *self, KbPdfRow *row)
{
  KbPdfPages *pages = self->pages;
  double room = KB_PDF_BOTTOM - pages->y - 2 * PADDING;
  double heights[MAX_COLUMNS], height = 0, x = KB_PDF_MARGIN;
  guint ends[MAX_COLUMNS];

  for (guint c = 0; c < self->n; c++) {
    ends[c] = kb_pdf_lines_that_fit (row->layouts[c], row->next[c], room, &heights[c]);
    height = MAX (height, heights[c]);
  }
  paint_frame (self, pages->y, height + 2 * PADDING, row->header);
  kb_pdf_begin_tag (pages, "TR");
  for (guint c = 0; c < self->n; c++) {
    const char *tag = row->header || (c == 0 && !self->block->header) ? "TH" : "TD";

    kb_pdf_begin_tag (pages, tag);
    kb_pdf_show_lines (pages, row->layouts[c], row->next[c], ends[c], x + PADDING,
                       pages->y + PADDING);
    kb_pdf_end_tag (pages, tag);
    row->next[c] = ends[c];
    x += self->widths[c] + 2 * PADDING;
  }
  kb_pdf_end_tag (pages, "TR");
  pages->y += height + 2 * PADDING;
}

static void
show_header (KbPdfTable *self)
{
  KbPdfRow row;

  if (!self->block->header)
    return;
  row_init (self, &row, self->block->header, TRUE);
  show_row_part (self, &row);
  row_clear (self, &row);
}

static void
continue_on_next_page (KbPdfTable *self)
{
  kb_pdf_end_tag (self->pages, "Table");
  kb_pdf_new_page (self->pages);
  kb_pdf_begin_tag (self->pages, "Table");
  show_header (self);
}

static void
put_row (KbPdfTable *self, char *const *cells)
{
  KbPdfPages *pages = self->pages;
  double page = KB_PDF_BOTTOM - KB_PDF_MARGIN;
  double height;
  KbPdfRow row;

  row_init (self, &row, cells, FALSE);
  height = row_height (self, &row);
  if (pages->y + height > KB_PDF_BOTTOM
      && (height < page / 2 || pages->y + 4 * cell_style.size > KB_PDF_BOTTOM))
    continue_on_next_page (self);
  show_row_part (self, &row);
  while (!row_is_done (self, &row)) {
    double before = pages->y;

    continue_on_next_page (self);
    before = pages->y;
    show_row_part (self, &row);
    if (pages->y <= before + 2 * PADDING)
      break; /* a header that fills the page leaves no room */
  }
  row_clear (self, &row);
}

static double
head_height (KbPdfTable *self)
{
  KbPdfRow row;
  double height = 4 * cell_style.size;

  if (!self->block->header)
    return height;
  row_init (self, &row, self->block->header, TRUE);
  height += row_height (self, &row);
  row_clear (self, &row);
  return height;
}

/**
 * kb_pdf_put_table:
 * @pages: the pages
 * @table: a table
 *
 * Puts a table where the text has come to.
 */
void
kb_pdf_put_table (KbPdfPages *pages, const KbBlock *table)
{
  KbPdfTable self = { .pages = pages, .block = table, .n = MIN (table->n_columns, MAX_COLUMNS) };

  g_return_if_fail (table->n_columns <= MAX_COLUMNS);

  set_widths (&self);
  if (pages->y + head_height (&self) > KB_PDF_BOTTOM && pages->y > KB_PDF_MARGIN)
    kb_pdf_new_page (pages);
  kb_pdf_begin_tag (pages, "Table");
  show_header (&self);
  for (guint r = 0; r < table->rows->len; r++)
    put_row (&self, g_ptr_array_index (table->rows, r));
  kb_pdf_end_tag (pages, "Table");
}
