// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-pdf"

#include "kb-pdf.h"

#include "kb-catalogue.h"
#include "kb-exchange-error.h"
#include "kb-pdf-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/*
 * A document on A4 pages. It is laid out twice by the same code, first only to count the pages,
 * since the footer says how many there are. Text that is too wide for its place is broken, inside a
 * word if need be; nothing is cut off.
 */

#define FONT "Cantarell, Noto Sans, DejaVu Sans, sans-serif"
#define BODY 10.5

static const KbPdfStyle body_style = { BODY, FALSE };
static const KbPdfStyle title_style = { 20, TRUE };
static const KbPdfStyle footer_style = { 8.5, FALSE };
static const KbPdfStyle heading_styles[] = { { 14.5, TRUE }, { 12, TRUE }, { BODY, TRUE } };

/**
 * kb_pdf_layout:
 * @pages: the pages
 * @text: a text
 * @style: its type
 * @width: the room it has
 *
 * Returns: (transfer full): the text broken into lines
 */
PangoLayout *
kb_pdf_layout (KbPdfPages *pages, const char *text, KbPdfStyle style, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (pages->cr);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  /* Without this the glyphs stand at whole points, and words look and copy torn. */
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (
      context, pango_language_from_string (kb_language_code (pages->document->language)));
  pango_font_description_set_absolute_size (font, style.size * PANGO_SCALE);
  pango_font_description_set_weight (font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.15f);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

static double
line_height (PangoLayout *layout, guint line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, (int) line), NULL,
                                 &logical);
  return (double) logical.height / PANGO_SCALE;
}

double
kb_pdf_layout_height (PangoLayout *layout)
{
  double height = 0;

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    height += line_height (layout, (guint) i);
  return height;
}

/**
 * kb_pdf_lines_that_fit:
 * @layout: a text in lines
 * @first: the first line to be shown
 * @room: how high the place is
 * @height: (out): how high those lines are
 *
 * Returns: the line after the last that fits
 */
guint
kb_pdf_lines_that_fit (PangoLayout *layout, guint first, double room, double *height)
{
  guint end = first;

  *height = 0;
  for (; end < (guint) pango_layout_get_line_count (layout); end++) {
    double next = line_height (layout, end);

    if (*height + next > room)
      break;
    *height += next;
  }
  return end;
}

void
kb_pdf_show_lines (
    KbPdfPages *pages, PangoLayout *layout, guint first, guint end, double x, double y)
{
  for (guint i = first; pages->painting && i < end; i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int) i);
    PangoRectangle logical;

    pango_layout_line_get_extents (line, NULL, &logical);
    cairo_move_to (pages->cr, x, y - (double) logical.y / PANGO_SCALE);
    pango_cairo_show_layout_line (pages->cr, line);
    y += (double) logical.height / PANGO_SCALE;
  }
}

void
kb_pdf_begin_tag (KbPdfPages *pages, const char *tag)
{
  if (pages->painting)
    cairo_tag_begin (pages->cr, tag, NULL);
}

void
kb_pdf_end_tag (KbPdfPages *pages, const char *tag)
{
  if (pages->painting)
    cairo_tag_end (pages->cr, tag);
}

/* A secrecy marking, or that it is a public extract: at the head of each page, outside the text. */
static void
put_marking (KbPdfPages *pages)
{
  PangoLayout *layout;

  if (!pages->painting || !pages->document->marking)
    return;
  layout = kb_pdf_layout (pages, pages->document->marking, footer_style, KB_PDF_INNER);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  cairo_set_source_rgb (pages->cr, 0.61, 0.1, 0.08);
  cairo_move_to (pages->cr, KB_PDF_MARGIN, KB_PDF_MARGIN / 2);
  pango_cairo_show_layout (pages->cr, layout);
  cairo_set_source_rgb (pages->cr, 0, 0, 0);
  g_object_unref (layout);
}

/* Title and date at the left, page n of m at the right; untagged, since it is no part of the text.
 */
static void
put_footer (KbPdfPages *pages)
{
  const KbDocument *document = pages->document;
  g_autofree char *number = g_strdup_printf ("%u", pages->page);
  g_autofree char *total = g_strdup_printf ("%u", pages->n_pages);
  g_autofree char *page = kb_fill (kb_text (document->language, "Page {n} of {total}"), "n", number,
                                   "total", total, NULL);
  g_autofree char *title =
      g_strdup_printf ("%s%s%s", document->title, *document->date ? " · " : "", document->date);
  double y = KB_PDF_HEIGHT - KB_PDF_MARGIN;
  PangoLayout *right, *left;
  int width;

  if (!pages->painting)
    return;
  put_marking (pages);
  right = kb_pdf_layout (pages, page, footer_style, KB_PDF_INNER / 3);
  pango_layout_get_size (right, &width, NULL);
  left =
      kb_pdf_layout (pages, title, footer_style, KB_PDF_INNER - (double) width / PANGO_SCALE - 20);
  pango_layout_set_height (left, -1); /* the whole title stands on the first page */
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_MIDDLE);
  cairo_set_source_rgb (pages->cr, 0.36, 0.36, 0.4);
  kb_pdf_show_lines (pages, left, 0, 1, KB_PDF_MARGIN, y);
  kb_pdf_show_lines (pages, right, 0, 1,
                     KB_PDF_WIDTH - KB_PDF_MARGIN - (double) width / PANGO_SCALE, y);
  cairo_set_source_rgb (pages->cr, 0, 0, 0);
  g_object_unref (left);
  g_object_unref (right);
}

void
kb_pdf_new_page (KbPdfPages *pages)
{
  put_footer (pages);
  if (pages->painting)
    cairo_show_page (pages->cr);
  pages->page++;
  pages->y = KB_PDF_MARGIN;
}

/* A bookmark for a heading, under the nearest one above it. */
static void
add_outline (KbPdfPages *pages, const char *tag, const char *text)
{
  cairo_surface_t *surface = cairo_get_target (pages->cr);
  int level = tag[0] == 'H' && g_ascii_isdigit (tag[1]) ? tag[1] - '0' : 0;
  g_autofree char *place = NULL;
  int parent = CAIRO_PDF_OUTLINE_ROOT;
  char y[G_ASCII_DTOSTR_BUF_SIZE];

  if (!pages->painting || level < 1 || level > 4
      || cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_PDF)
    return;
  for (int above = level - 1; above > 0 && parent == CAIRO_PDF_OUTLINE_ROOT; above--)
    parent = pages->outlines[above];
  place = g_strdup_printf ("page=%u pos=[0 %s]", pages->page,
                           g_ascii_formatd (y, sizeof y, "%.1f", pages->y));
  pages->outlines[level] =
      cairo_pdf_surface_add_outline (surface, parent, text, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (int below = level + 1; below < 5; below++)
    pages->outlines[below] = 0;
}

/* A text that may go on over several pages. A tag must not: each page has its part tagged. */
static void
put_text (KbPdfPages *pages,
          const char *tag,
          const char *text,
          KbPdfStyle style,
          double indent,
          double before,
          double keep)
{
  PangoLayout *layout = kb_pdf_layout (pages, text, style, KB_PDF_INNER - indent);
  guint n = (guint) pango_layout_get_line_count (layout);
  guint line = 0;

  if (pages->y > KB_PDF_MARGIN)
    pages->y += before;
  if (pages->y + MIN (kb_pdf_layout_height (layout), 2 * style.size) + keep > KB_PDF_BOTTOM
      && pages->y > KB_PDF_MARGIN)
    kb_pdf_new_page (pages);
  add_outline (pages, tag, text);
  while (line < n) {
    double height;
    guint end = kb_pdf_lines_that_fit (layout, line, KB_PDF_BOTTOM - pages->y, &height);

    if (end == line) { /* not even one: it has a whole page now */
      if (pages->y <= KB_PDF_MARGIN)
        break;
      kb_pdf_new_page (pages);
      continue;
    }
    kb_pdf_begin_tag (pages, tag);
    kb_pdf_show_lines (pages, layout, line, end, KB_PDF_MARGIN + indent, pages->y);
    kb_pdf_end_tag (pages, tag);
    pages->y += height;
    line = end;
    if (line < n)
      kb_pdf_new_page (pages);
  }
  g_object_unref (layout);
}

static void
put_list (KbPdfPages *pages, const KbBlock *list)
{
  for (guint i = 0; i < list->items->len; i++) {
    g_autofree char *item =
        g_strdup_printf ("•  %s", (const char *) g_ptr_array_index (list->items, i));

    put_text (pages, "P", item, body_style, 8, i == 0 ? 5 : 2, 0);
  }
}

/* A picture stands whole on one page. */
static void
put_drawing (KbPdfPages *pages, const KbBlock *block)
{
  double height = MIN (KB_PDF_INNER * block->shape, KB_PDF_BOTTOM - KB_PDF_MARGIN);
  double width = height / block->shape;

  if (pages->y > KB_PDF_MARGIN)
    pages->y += 8;
  if (pages->y + height > KB_PDF_BOTTOM && pages->y > KB_PDF_MARGIN)
    kb_pdf_new_page (pages);
  if (pages->painting) {
    kb_pdf_begin_tag (pages, "Figure");
    cairo_save (pages->cr);
    cairo_translate (pages->cr, KB_PDF_MARGIN, pages->y);
    cairo_rectangle (pages->cr, 0, 0, width, height);
    cairo_clip (pages->cr);
    block->draw (pages->cr, block->data, width, height);
    cairo_restore (pages->cr);
    kb_pdf_end_tag (pages, "Figure");
  }
  pages->y += height;
}

static void
put_block (KbPdfPages *pages, const KbBlock *block)
{
  static const char *const tags[] = { "H2", "H3", "H4" };
  guint level;

  switch (block->type) {
  case KB_BLOCK_HEADING:
    level = CLAMP (block->level, 2, 4) - 2;
    /* A heading stays with what it is a heading of. */
    put_text (pages, tags[level], block->text, heading_styles[level], 0, 16 - 3 * (double) level,
              70);
    break;
  case KB_BLOCK_PARAGRAPH:
    put_text (pages, "P", block->text, body_style, 0, 7, 0);
    break;
  case KB_BLOCK_LIST:
    put_list (pages, block);
    break;
  case KB_BLOCK_DRAWING:
    put_drawing (pages, block);
    break;
  case KB_BLOCK_PAGE:
    if (pages->y > KB_PDF_MARGIN)
      kb_pdf_new_page (pages);
    break;
  case KB_BLOCK_TABLE:
  default:
    pages->y += 7;
    kb_pdf_put_table (pages, block);
    break;
  }
}

static guint
put_document (KbPdfPages *pages)
{
  pages->page = 1;
  pages->y = KB_PDF_MARGIN;
  kb_pdf_begin_tag (pages,
                    "Document"); /* the one root that a tagged file has (PDF 1.7, 14.8.4.2) */
  put_text (pages, "H1", pages->document->title, title_style, 0, 0, 0);
  for (guint i = 0; i < pages->document->blocks->len; i++)
    put_block (pages, g_ptr_array_index (pages->document->blocks, i));
  kb_pdf_end_tag (pages, "Document");
  put_footer (pages);
  return pages->page;
}

/**
 * kb_pdf_lay_out:
 * @document: a document
 * @cr: where to draw, in points on A4; each page is shown with cairo_show_page() but the last
 *
 * For a PDF and for printing alike.
 *
 * Returns: how many pages it took
 */
guint
kb_pdf_lay_out (const KbDocument *document, cairo_t *cr)
{
  KbPdfPages pages = { .document = document, .cr = cr };

  pages.n_pages = put_document (&pages);
  pages.painting = TRUE;
  return put_document (&pages);
}

static void
set_metadata (cairo_surface_t *surface, const KbDocument *document)
{
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Klassningsbordet");
  if (document->author)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  if (document->subject)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
}

static cairo_status_t
keep_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* In memory, so that only whole files meet the disk. */
static cairo_status_t
paint (const KbDocument *document, GByteArray *pdf, guint *n_pages)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (keep_bytes, pdf, KB_PDF_WIDTH, KB_PDF_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (surface, document);
  *n_pages = kb_pdf_lay_out (document, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static gboolean
write_file (const char *path, const GByteArray *pdf, GError **error)
{
  FILE *file = g_fopen (path, "wb");
  int saved = file && fwrite (pdf->data, 1, pdf->len, file) == pdf->len ? 0 : errno;

  if (file && fclose (file) != 0 && saved == 0)
    saved = errno;
  if (saved == 0)
    return TRUE;
  kb_error_set (error, KB_EXCHANGE_ERROR, kb_exchange_error_of_errno (saved), "reason",
                g_strerror (saved), NULL);
  return FALSE;
}

/**
 * kb_pdf_write_counted:
 * @document: a document
 * @path: where
 * @n_pages: (out) (optional): how many pages it took
 * @error: (out): %KB_EXCHANGE_ERROR_WRITE or %KB_EXCHANGE_ERROR_FULL
 *
 * Writes a tagged PDF with bookmarks whose text can be selected and searched.
 *
 * Returns: whether it was written
 */
gboolean
kb_pdf_write_counted (const KbDocument *document, const char *path, guint *n_pages, GError **error)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  guint pages = 0;
  cairo_status_t status = paint (document, pdf, &pages);

  if (n_pages)
    *n_pages = pages;
  if (status != CAIRO_STATUS_SUCCESS) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_WRITE, "reason",
                  cairo_status_to_string (status), NULL);
    return FALSE;
  }
  kb_pdf_add_language (pdf, document->language);
  return write_file (path, pdf, error);
}

gboolean
kb_pdf_write (const KbDocument *document, const char *path, GError **error)
{
  return kb_pdf_write_counted (document, path, NULL, error);
}
