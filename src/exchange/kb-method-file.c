// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-method-file"

#include "kb-method-file.h"

#include "kb-output.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* The largest shipped method is 60 kB. */
#define MAX_SIZE (4 * 1024 * 1024)

static gboolean
refuse_read (GError **error, const char *path, const char *reason)
{
  kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ, "file", path, "reason", reason,
                NULL);
  return FALSE;
}

/* The size is looked at before the file is, and the reading stops there whatever it grows to. */
static gboolean
read_bounded (const char *path, char **text, gsize *length, GError **error)
{
  g_autofree char *buffer = NULL;
  FILE *file = g_fopen (path, "rb");
  int saved = errno;

  if (!file)
    return refuse_read (error, path, g_strerror (saved));
  buffer = g_malloc (MAX_SIZE + 1);
  *length = fread (buffer, 1, MAX_SIZE + 1, file);
  saved = errno;
  if (ferror (file)) {
    fclose (file);
    return refuse_read (error, path, g_strerror (saved));
  }
  fclose (file);
  if (*length > MAX_SIZE) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_LIMIT, "file", path, "part", "bytes",
                  NULL);
    return FALSE;
  }
  *text = g_strndup (buffer, *length);
  return TRUE;
}

/**
 * kb_method_file_read:
 * @path: a method file
 * @error: (out): %KB_EXCHANGE_ERROR_READ or %KB_EXCHANGE_ERROR_LIMIT, or %KB_CORE_ERROR with the
 *   "path" to the fault inside the JSON
 *
 * Returns: (transfer full) (nullable): the records of the method, checked
 */
KbContent *
kb_method_file_read (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  const char *start;

  if (!read_bounded (path, &text, &length, error))
    return NULL;
  start = text;
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0) {
    start += 3; /* Notepad writes a byte order mark */
    length -= 3;
  }
  return kb_method_read_json (start, (gssize) length, error);
}

/**
 * kb_method_file_find:
 * @id_or_path: the id of a shipped method, or a file whose name ends in .json
 * @error: (out): as kb_method_file_read(), or %KB_CORE_ERROR_UNKNOWN_METHOD
 *
 * Returns: (transfer full) (nullable): the records of the method
 */
KbContent *
kb_method_file_find (const char *id_or_path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (id_or_path, -1);

  return g_str_has_suffix (lower, ".json") ? kb_method_file_read (id_or_path, error)
                                           : kb_method_read_shipped (id_or_path, error);
}

/**
 * kb_method_file_write:
 * @content: a content with a whole method
 * @path: where it should stand
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Writes the method and reads it back before it stands under its own name.
 *
 * Returns: whether it was written
 */
gboolean
kb_method_file_write (KbContent *content, const char *path, GError **error)
{
  g_autofree char *json = kb_method_write_json (content);
  g_autofree char *text = g_strconcat (json, "\n", NULL);
  g_autoptr (KbOutput) output = kb_output_begin (path, error);
  g_autoptr (KbContent) back = NULL;
  g_autofree char *again = NULL;

  if (!output || !kb_output_write (output, text, strlen (text), error))
    return FALSE;
  back = kb_method_file_read (output->temporary, error);
  if (!back)
    return FALSE;
  again = kb_method_write_json (back);
  if (!g_str_equal (again, json)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_READ_BACK, "file", path, "part",
                  "JSON", NULL);
    return FALSE;
  }
  return kb_output_commit (output, error);
}
