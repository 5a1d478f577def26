// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-platform"

#include "kb-platform.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/**
 * kb_platform_begin:
 *
 * For the start of a program. A file that may not grow any more is then an error like a full disk,
 * which is told and cleaned up after, not the sudden end of the program.
 */
void
kb_platform_begin (void)
{
  signal (SIGXFSZ, SIG_IGN);
}

/**
 * kb_platform_resolve:
 * @path: a path
 *
 * Returns: (transfer full): @path without symbolic links, also when its last part is not there yet
 */
char *
kb_platform_resolve (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *base = g_path_get_basename (absolute);
  char *real = realpath (absolute, NULL);
  char *result;

  if (real) {
    result = g_strdup (real);
    free (real);
    return result;
  }
  real = realpath (folder, NULL);
  if (!real)
    return g_steal_pointer (&absolute);
  result = g_build_filename (real, base, NULL);
  free (real);
  return result;
}

gint64
kb_platform_process_id (void)
{
  return getpid ();
}

/**
 * kb_platform_process_token:
 * @process_id: a process
 *
 * Returns: (transfer full): something that another process with the same number later will not
 * have; empty where the system does not tell
 */
char *
kb_platform_process_token (gint64 process_id)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", process_id);
  g_autofree char *stat = NULL;
  g_autofree char *boot = NULL;
  g_auto (GStrv) fields = NULL;
  const char *after_name;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return g_strdup ("");
  after_name = strrchr (stat, ')');
  fields = g_strsplit (after_name ? after_name : "", " ", -1);
  if (g_strv_length (fields) < 21)
    return g_strdup ("");
  if (g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    g_strstrip (boot);
  /* Field 22 of proc(5): when the process started, in ticks since the machine did. */
  return g_strdup_printf ("%s-%s", boot ? boot : "", fields[20]);
}

gboolean
kb_platform_process_is_alive (gint64 process_id, const char *token)
{
  g_autofree char *now = NULL;

  if (process_id <= 0 || (kill ((pid_t) process_id, 0) != 0 && errno == ESRCH))
    return FALSE;
  if (!token || !*token)
    return TRUE;
  now = kb_platform_process_token (process_id);
  return !*now || g_str_equal (now, token);
}

/**
 * kb_platform_sync_folder:
 * @path: a file
 *
 * Makes a rename in the file's folder last through a power cut, where the system can.
 */
void
kb_platform_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("Could not sync %s: %s", folder, g_strerror (errno));
  close (fd);
}

static gboolean
write_all (int fd, const char *data, gsize length)
{
  while (length > 0) {
    gssize written = write (fd, data, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return FALSE;
    data += written;
    length -= (gsize) written;
  }
  return TRUE;
}

static gboolean
finish (int fd, gboolean written)
{
  int saved = errno;

  if (close (fd) != 0 && written) {
    saved = errno;
    written = FALSE;
  }
  errno = saved;
  return written;
}

/* A file without a name that gets one when it is whole: nothing is left behind by a kill. */
static int
create_unnamed (const char *path, const char *data, gsize length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *handle = NULL;
  int fd = open (folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0644);
  gboolean named;

  if (fd < 0)
    return -1;
  handle = g_strdup_printf ("/proc/self/fd/%d", fd);
  named = write_all (fd, data, length)
          && linkat (AT_FDCWD, handle, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
  return finish (fd, named) ? 0 : -1;
}

/**
 * kb_platform_create_whole:
 * @path: a path where nothing may be yet
 * @data: what the file holds
 * @length: its length
 *
 * Makes a file that nobody ever sees half-written. Where the file system can't do that, it is made
 * first and filled then.
 *
 * Returns: whether it was made; otherwise errno is set (%EEXIST when there is a file)
 */
gboolean
kb_platform_create_whole (const char *path, const char *data, gsize length)
{
  int fd;

  if (create_unnamed (path, data, length) == 0)
    return TRUE;
  if (errno == EEXIST || errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
    return FALSE;
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (fd < 0)
    return FALSE;
  if (!finish (fd, write_all (fd, data, length))) {
    int saved = errno;

    g_unlink (path);
    errno = saved;
    return FALSE;
  }
  return TRUE;
}

/**
 * kb_platform_rename_new:
 * @from: a file
 * @to: where it should stand; never overwritten
 *
 * Returns: whether it stands there; otherwise errno is set
 */
gboolean
kb_platform_rename_new (const char *from, const char *to)
{
  if (link (from, to) == 0)
    return g_unlink (from) == 0;
  if (errno == EEXIST)
    return FALSE;
  /* A file system without hard links: the check and the rename are then two steps. */
  if (g_file_test (to, G_FILE_TEST_EXISTS)) {
    errno = EEXIST;
    return FALSE;
  }
  return g_rename (from, to) == 0;
}
