// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-output"

#include "kb-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/**
 * kb_output_fail:
 * @output: an output
 * @saved_errno: what went wrong
 * @error: (out): %KB_EXCHANGE_ERROR_FULL or %KB_EXCHANGE_ERROR_WRITE with "file"
 */
void
kb_output_fail (KbOutput *output, int saved_errno, GError **error)
{
  kb_error_set (error, KB_EXCHANGE_ERROR, kb_exchange_error_of_errno (saved_errno), "file",
                output->path, "reason", g_strerror (saved_errno), NULL);
}

/* A spreadsheet program leaves a file beside the one it has open: LibreOffice .~lock.NAME#, Excel
 * ~$NAME. To replace the file under it would lose one of the two. */
static gboolean
is_open_elsewhere (const char *folder, const char *base)
{
  g_autofree char *libre = g_strdup_printf ("%s/.~lock.%s#", folder, base);
  g_autofree char *excel = g_strdup_printf ("%s/~$%s", folder, base);

  return g_file_test (libre, G_FILE_TEST_EXISTS) || g_file_test (excel, G_FILE_TEST_EXISTS);
}

/**
 * kb_output_begin:
 * @path: where the file should stand
 * @error: (out): %KB_EXCHANGE_ERROR_WRITE when nothing can be written there,
 * %KB_EXCHANGE_ERROR_OPEN when a spreadsheet program has the file open
 *
 * Returns: (transfer full) (nullable): an output with an empty file to write
 */
KbOutput *
kb_output_begin (const char *path, GError **error)
{
  g_autoptr (KbOutput) output = g_new0 (KbOutput, 1);
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  int fd;

  output->path = g_canonicalize_filename (path, NULL);
  folder = g_path_get_dirname (output->path);
  base = g_path_get_basename (output->path);
  if (g_file_test (output->path, G_FILE_TEST_IS_DIR)) {
    kb_output_fail (output, EISDIR, error);
    return NULL;
  }
  /* Renaming would replace it all the same. */
  if (g_file_test (output->path, G_FILE_TEST_EXISTS) && g_access (output->path, W_OK) != 0) {
    kb_output_fail (output, errno, error);
    return NULL;
  }
  if (is_open_elsewhere (folder, base)) {
    kb_error_set (error, KB_EXCHANGE_ERROR, KB_EXCHANGE_ERROR_OPEN, "file", output->path, NULL);
    return NULL;
  }
  output->temporary = g_strdup_printf ("%s/.%.100s.XXXXXX", folder, base);
  fd = g_mkstemp_full (output->temporary, O_RDWR, 0644);
  if (fd < 0) {
    int saved = errno;

    g_clear_pointer (&output->temporary, g_free);
    kb_output_fail (output, saved, error);
    return NULL;
  }
  close (fd);
  return g_steal_pointer (&output);
}

/**
 * kb_output_write:
 * @output: an output
 * @data: all of its bytes
 * @length: how many
 * @error: (out): %KB_EXCHANGE_ERROR_FULL or %KB_EXCHANGE_ERROR_WRITE
 *
 * Returns: whether they are written
 */
gboolean
kb_output_write (KbOutput *output, const char *data, gsize length, GError **error)
{
  FILE *file = g_fopen (output->temporary, "wb");
  gboolean ok = file != NULL;
  int saved = errno;

  if (ok && length > 0 && fwrite (data, 1, length, file) != length) {
    saved = errno;
    ok = FALSE;
  }
  if (file && fclose (file) != 0 && ok) {
    saved = errno;
    ok = FALSE;
  }
  if (!ok)
    kb_output_fail (output, saved, error);
  return ok;
}

/* Returns an errno, 0 when all bytes are on the disk. */
static int
sync_temporary (const KbOutput *output)
{
  int fd = g_open (output->temporary, O_RDONLY | O_CLOEXEC, 0);
  int saved = 0;

  if (fd < 0 || fsync (fd) != 0)
    saved = errno;
  if (fd >= 0)
    close (fd);
  return saved;
}

/**
 * kb_output_commit:
 * @output: an output that is written and read back
 * @error: (out): %KB_EXCHANGE_ERROR
 *
 * Returns: whether the file now stands under its own name
 */
gboolean
kb_output_commit (KbOutput *output, GError **error)
{
  int saved = sync_temporary (output);

  if (saved == 0 && g_rename (output->temporary, output->path) != 0)
    saved = errno;
  if (saved != 0) {
    kb_output_fail (output, saved, error);
    return FALSE;
  }
  g_clear_pointer (&output->temporary, g_free);
  return TRUE;
}

/* The name under which what stood there before waits until all is well. */
static char *
waiting_name (const KbOutput *output)
{
  return g_strconcat (output->temporary, ".old", NULL);
}

/* Puts the old file back, or nothing. */
static void
take_back (KbOutput *output)
{
  g_autofree char *old = waiting_name (output);

  if (g_file_test (old, G_FILE_TEST_EXISTS) ? g_rename (old, output->path) != 0
                                            : g_unlink (output->path) != 0)
    g_warning ("What stood at %s could not be put back", output->path);
}

/* Like kb_output_commit(), but what stood there can still be put back. */
static int
put_in_place (KbOutput *output)
{
  g_autofree char *old = waiting_name (output);
  int saved;

  if (g_file_test (output->path, G_FILE_TEST_EXISTS) && g_rename (output->path, old) != 0)
    return errno;
  if (g_rename (output->temporary, output->path) == 0)
    return 0;
  saved = errno;
  if (g_file_test (old, G_FILE_TEST_EXISTS) && g_rename (old, output->path) != 0)
    g_warning ("What stood at %s could not be put back", output->path);
  return saved;
}

/**
 * kb_output_commit_all:
 * @outputs: (element-type KbOutput): outputs that are written and read back
 * @error: (out): %KB_EXCHANGE_ERROR; everything then stands as it did before
 *
 * Returns: whether all files now stand under their own names
 */
gboolean
kb_output_commit_all (GPtrArray *outputs, GError **error)
{
  guint done = 0;
  int saved = 0;

  for (guint i = 0; saved == 0 && i < outputs->len; i++) {
    saved = sync_temporary (g_ptr_array_index (outputs, i));
    if (saved != 0)
      kb_output_fail (g_ptr_array_index (outputs, i), saved, error);
  }
  for (; saved == 0 && done < outputs->len; done++) {
    saved = put_in_place (g_ptr_array_index (outputs, done));
    if (saved != 0) {
      kb_output_fail (g_ptr_array_index (outputs, done), saved, error);
      break;
    }
  }
  for (guint i = done; saved != 0 && i > 0; i--)
    take_back (g_ptr_array_index (outputs, i - 1));
  for (guint i = 0; i < done; i++) {
    KbOutput *output = g_ptr_array_index (outputs, i);
    g_autofree char *old = waiting_name (output);

    if (saved == 0)
      g_unlink (old);
    g_clear_pointer (&output->temporary, g_free);
  }
  return saved == 0;
}

/* What was not committed is taken away. */
void
kb_output_free (KbOutput *output)
{
  if (output->temporary)
    g_unlink (output->temporary);
  g_free (output->temporary);
  g_free (output->path);
  g_free (output);
}
