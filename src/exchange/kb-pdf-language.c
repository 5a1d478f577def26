// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-pdf-language"

#include "kb-catalogue.h"
#include "kb-pdf-private.h"

#include <string.h>

/*
 * cairo has no way to say what language a PDF is in, which a screen reader needs to pronounce it
 * (PDF 1.7, 14.9.2). It is added as an incremental update (7.5.6): the catalogue once more with
 * /Lang, that the file is tagged, and a table that says where it stands. What cairo wrote is not
 * touched.
 */

static const char *
find_last (const char *data, gsize length, const char *word)
{
  gsize n = strlen (word);

  for (gsize i = length; i >= n; i--)
    if (memcmp (data + i - n, word, n) == 0)
      return data + i - n;
  return NULL;
}

static gint64
number_after (const char *data, const char *end, const char *word)
{
  const char *found = memmem (data, (gsize) (end - data), word, strlen (word));

  return found ? g_ascii_strtoll (found + strlen (word), NULL, 10) : -1;
}

/* The object's dictionary without its brackets. */
static char *
read_dictionary (const char *data, gsize length, gint64 object)
{
  g_autofree char *start = g_strdup_printf ("\n%" G_GINT64_FORMAT " 0 obj\n", object);
  const char *found = memmem (data, length, start, strlen (start));
  const char *end;

  if (!found)
    return NULL;
  found += strlen (start);
  end = memmem (found, length - (gsize) (found - data), "endobj", strlen ("endobj"));
  if (!end || !g_str_has_prefix (found, "<<"))
    return NULL;
  found += strlen ("<<");
  while (end > found && end[-1] != '>')
    end--;
  return end - found > 2 ? g_strndup (found, (gsize) (end - found) - strlen (">>")) : NULL;
}

static char *
make_update (const char *data, gsize length, KbLanguage language)
{
  const char *end = data + length;
  const char *trailer = find_last (data, length, "trailer");
  const char *start = find_last (data, length, "startxref");
  gint64 root = trailer ? number_after (trailer, end, "/Root ") : -1;
  gint64 size = trailer ? number_after (trailer, end, "/Size ") : -1;
  gint64 info = trailer ? number_after (trailer, end, "/Info ") : -1;
  gint64 previous = start ? g_ascii_strtoll (start + strlen ("startxref"), NULL, 10) : -1;
  g_autofree char *dictionary = root > 0 ? read_dictionary (data, length, root) : NULL;
  const char *mark = "";
  GString *update;
  gsize table;

  if (!dictionary || size < 0 || previous < 0 || strstr (dictionary, "/Lang"))
    return NULL;
  if (strstr (dictionary, "/StructTreeRoot") && !strstr (dictionary, "/MarkInfo"))
    mark = "   /MarkInfo << /Marked true >>\n"; /* cairo 1.16 tags but does not say so */
  update = g_string_new ("\n");
  g_string_append_printf (update,
                          "%" G_GINT64_FORMAT " 0 obj\n<<%s   /Lang (%s)\n%s"
                          "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                          root, dictionary, kb_language_code (language), mark);
  table = length + update->len;
  g_string_append_printf (update, "xref\n%" G_GINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
                          root, length + 1);
  g_string_append_printf (update,
                          "trailer\n<< /Size %" G_GINT64_FORMAT "\n   /Root %" G_GINT64_FORMAT
                          " 0 R\n   /Prev %" G_GINT64_FORMAT "\n",
                          size, root, previous);
  if (info > 0)
    g_string_append_printf (update, "   /Info %" G_GINT64_FORMAT " 0 R\n", info);
  g_string_append_printf (update, ">>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);
  return g_string_free (update, FALSE);
}

/**
 * kb_pdf_add_language:
 * @pdf: what cairo wrote
 * @language: what it is written in
 *
 * A file that is not built as expected (another cairo) is left as it is: it lacks the language and
 * is whole.
 */
void
kb_pdf_add_language (GByteArray *pdf, KbLanguage language)
{
  g_autofree char *update = make_update ((const char *) pdf->data, pdf->len, language);

  if (update)
    g_byte_array_append (pdf, (const guint8 *) update, (guint) strlen (update));
}
