// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-export-document"

#include "kb-export-document.h"

#include "kb-document-text.h"
#include "kb-pdf.h"

#include <string.h>

static gboolean
ends_in (const KbOutput *output, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (output->path, -1);

  return g_str_has_suffix (lower, ending);
}

static char *
text_of (const KbDocument *document, const KbOutput *output)
{
  return ends_in (output, ".txt") ? kb_document_to_text (document) : kb_document_to_html (document);
}

static gboolean
write_document (const KbDocument *document,
                KbOutput *output,
                KbExportResult *result,
                GError **error)
{
  g_autofree char *text = NULL;

  if (ends_in (output, ".pdf")) {
    if (kb_pdf_write_counted (document, output->temporary, &result->pages, error))
      return TRUE;
    if (error && *error)
      kb_error_add_detail (*error, "file", output->path);
    return FALSE;
  }
  text = text_of (document, output);
  return kb_output_write (output, text, strlen (text), error);
}

/* How many pages a PDF says it has; 0 when its objects are packed and can't be read here. */
static guint
count_pages (const char *data, gsize length)
{
  const char *pages = memmem (data, length, "/Type /Pages", strlen ("/Type /Pages"));
  gsize rest = pages ? length - (gsize) (pages - data) : 0;
  const char *count =
      pages ? memmem (pages, MIN (rest, 100000), "/Count ", strlen ("/Count ")) : NULL;

  return count ? (guint) g_ascii_strtoull (count + strlen ("/Count "), NULL, 10) : 0;
}

static gboolean
is_whole_pdf (const char *data, gsize length, guint n_pages)
{
  guint found = count_pages (data, length);

  return g_str_has_prefix (data, "%PDF-") && length > 6
         && memcmp (data + length - 6, "%%EOF\n", 6) == 0 && (found == 0 || found == n_pages);
}

/* A text must be there byte for byte; of a PDF its beginning, its pages and its end. */
static gboolean
check_document (const KbDocument *document,
                KbOutput *output,
                const KbExportResult *result,
                GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  gsize length = 0;

  if (g_file_get_contents (output->temporary, &found, &length, NULL)) {
    if (ends_in (output, ".pdf") && is_whole_pdf (found, length, result->pages))
      return TRUE;
    expected = ends_in (output, ".pdf") ? NULL : text_of (document, output);
    if (g_strcmp0 (found, expected) == 0)
      return TRUE;
  }
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ_BACK, "part", "text", "file",
                output->path, NULL);
  return FALSE;
}

/**
 * kb_export_document:
 * @document: a document
 * @output: where; the ending of its name says in which format
 * @result: told how many pages a PDF has
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: whether it is written and read back; the caller gives it its name
 */
gboolean
kb_export_document (const KbDocument *document,
                    KbOutput *output,
                    KbExportResult *result,
                    GError **error)
{
  return write_document (document, output, result, error)
         && check_document (document, output, result, error);
}
