// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-picture-file"

#include "kb-exchange-error.h"
#include "kb-picture.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <gio/gio.h>
#include <string.h>

/* A4 lying, in points, with a centimetre around. */
#define PAGE_WIDTH  841.890
#define PAGE_HEIGHT 595.276
#define PAGE_MARGIN 28.35

static gboolean
check (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  kb_error_set (error, KB_EXCHANGE_ERROR, kb_exchange_error_of_errno (errno), "reason",
                cairo_status_to_string (status), NULL);
  return FALSE;
}

static void
draw_on (cairo_t *cr, KbDrawFunc draw, gconstpointer data, double width, double height)
{
  g_autoptr (KbPicture) picture = kb_picture_new (cr);

  draw (picture, data, width, height);
}

/**
 * kb_picture_write_png:
 * @draw: what draws it
 * @data: for @draw
 * @width: in pixels
 * @height: in pixels
 * @path: where
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
kb_picture_write_png (
    KbDrawFunc draw, gconstpointer data, int width, int height, const char *path, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_on (cr, draw, data, width, height);
  cairo_destroy (cr);
  errno = 0;
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  return check (status, error);
}

/**
 * kb_picture_write_svg:
 * @draw: what draws it
 * @data: for @draw
 * @width: in design pixels
 * @height: in design pixels
 * @title: what it shows
 * @language: "sv" or "en"
 * @path: where
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
kb_picture_write_svg (KbDrawFunc draw,
                      gconstpointer data,
                      int width,
                      int height,
                      const char *title,
                      const char *language,
                      const char *path,
                      GError **error)
{
  g_autoptr (KbPicture) picture = kb_picture_new_svg (width, height, title, language);
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;

  kb_picture_box (picture, 0, 0, width, height, 0, "#FFFFFF", NULL);
  draw (picture, data, width, height);
  text = kb_picture_end_svg (picture);
  if (g_file_set_contents (path, text, -1, &failure))
    return TRUE;
  kb_error_set (error, KB_EXCHANGE_ERROR,
                g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
                    ? KB_EXCHANGE_ERROR_FULL
                    : KB_EXCHANGE_ERROR_WRITE,
                "reason", failure->message, NULL);
  return FALSE;
}

/**
 * kb_picture_write_pdf:
 * @draw: what draws it
 * @data: for @draw
 * @width: in design pixels
 * @height: in design pixels
 * @title: what it shows
 * @path: where
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Writes it on one lying A4, as large as it fits.
 *
 * Returns: whether it was written
 */
gboolean
kb_picture_write_pdf (KbDrawFunc draw,
                      gconstpointer data,
                      int width,
                      int height,
                      const char *title,
                      const char *path,
                      GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  double scale =
      MIN ((PAGE_WIDTH - 2 * PAGE_MARGIN) / width, (PAGE_HEIGHT - 2 * PAGE_MARGIN) / height);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Klassningsbordet");
  cairo_translate (cr, PAGE_MARGIN, PAGE_MARGIN);
  cairo_scale (cr, scale, scale);
  draw_on (cr, draw, data, width, height);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  errno = 0;
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check (status, error);
}
