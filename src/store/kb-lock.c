// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-lock"

#include "kb-lock.h"

#include "kb-date.h"
#include "kb-platform.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define GROUP    "lock"
#define LAST_KEY "since" /* written last, so a lock without it is half-written */

struct _KbLock {
  char *path;
};

static gboolean
write_lock (const char *path, const char *author)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *token = kb_platform_process_token (kb_platform_process_id ());
  g_autofree char *since = kb_date_now ();
  g_autofree char *data = NULL;
  gsize length;

  g_key_file_set_string (file, GROUP, "role", author ? author : "");
  g_key_file_set_string (file, GROUP, "host", g_get_host_name ());
  g_key_file_set_int64 (file, GROUP, "process", kb_platform_process_id ());
  g_key_file_set_string (file, GROUP, "token", token);
  g_key_file_set_string (file, GROUP, LAST_KEY, since);
  data = g_key_file_to_data (file, &length, NULL);
  return kb_platform_create_whole (path, data, length);
}

/* Whether the holder is known to be gone: a process of this machine that does not run any more. */
static gboolean
is_stale (const char *path, char **role, char **host, char **since)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *token = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL)
      || !g_key_file_has_key (file, GROUP, LAST_KEY, NULL)) {
    GStatBuf status;

    /* Half-written by a process that was killed, or just being written: give it a moment's benefit.
     */
    return g_stat (path, &status) == 0 && g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > 5;
  }
  *role = g_key_file_get_string (file, GROUP, "role", NULL);
  *host = g_key_file_get_string (file, GROUP, "host", NULL);
  *since = g_key_file_get_string (file, GROUP, LAST_KEY, NULL);
  token = g_key_file_get_string (file, GROUP, "token", NULL);
  if (g_strcmp0 (*host, g_get_host_name ()) != 0)
    return FALSE;
  return !kb_platform_process_is_alive (g_key_file_get_int64 (file, GROUP, "process", NULL), token);
}

/**
 * kb_lock_take:
 * @path: a workbook
 * @author: (nullable): the role that opens it
 * @error: (out): %KB_STORE_ERROR_BUSY with "role", "host" and "since" of the one who has it;
 * %KB_STORE_ERROR_PERMISSION when no file can be made there
 *
 * Returns: (transfer full) (nullable): the lock
 */
KbLock *
kb_lock_take (const char *path, const char *author, GError **error)
{
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);

  for (int attempt = 0; attempt < 3; attempt++) {
    g_autofree char *role = NULL;
    g_autofree char *host = NULL;
    g_autofree char *since = NULL;

    if (write_lock (lock_path, author)) {
      KbLock *lock = g_new0 (KbLock, 1);

      lock->path = g_steal_pointer (&lock_path);
      return lock;
    }
    if (errno != EEXIST) {
      gboolean full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;

      kb_error_set (error, KB_STORE_ERROR, full ? KB_STORE_ERROR_FULL : KB_STORE_ERROR_PERMISSION,
                    "reason", g_strerror (errno), NULL);
      return NULL;
    }
    if (!is_stale (lock_path, &role, &host, &since)) {
      kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_BUSY, "role", role, "host", host, "since",
                    since, NULL);
      return NULL;
    }
    g_debug ("Taking over a lock whose process is gone");
    g_unlink (lock_path);
  }
  kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_BUSY, NULL);
  return NULL;
}

void
kb_lock_release (KbLock *lock)
{
  g_unlink (lock->path);
  g_free (lock->path);
  g_free (lock);
}
