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

/**
 * kb_platform_create_exclusive:
 * @path: a path where nothing may be yet
 *
 * Returns: a file descriptor, or -1 with errno set (%EEXIST when there is a file)
 */
int
kb_platform_create_exclusive (const char *path)
{
  return open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
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
