// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-backup"

#include "kb-backup.h"

#include "kb-lock.h"
#include "kb-platform.h"
#include "kb-schema.h"

#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".klassning"

/**
 * kb_backup_folder:
 * @workbook_hash: the hash of the workbook's first entry
 *
 * Returns: (transfer full): where its backups lie, in the user's own data folder
 */
char *
kb_backup_folder (const char *workbook_hash)
{
  g_autofree char *name = g_strndup (workbook_hash, 32);

  return g_build_filename (g_get_user_data_dir (), "klassningsbordet", "backups", name, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kb_backup_list:
 * @workbook_hash: the hash of the workbook's first entry
 *
 * Returns: (transfer full) (element-type utf8): the paths of its backups, the oldest first
 */
GPtrArray *
kb_backup_list (const char *workbook_hash)
{
  g_autofree char *folder = kb_backup_folder (workbook_hash);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

/**
 * kb_backup_remove_all:
 * @workbook_hash: the hash of the workbook's first entry
 *
 * After a purge: no backup may still hold what was purged.
 */
void
kb_backup_remove_all (const char *workbook_hash)
{
  g_autofree char *folder = kb_backup_folder (workbook_hash);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_unlink (path) != 0)
      g_warning ("A backup could not be removed: %s", path);
  }
}

static gboolean
copy_pages (KbDatabase *database, KbDatabase *copy, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (kb_database_handle (copy), "main",
                                                kb_database_handle (database), "main");
  int stepped, result;

  if (!backup) {
    kb_database_set_error (copy, sqlite3_errcode (kb_database_handle (copy)), error);
    return FALSE;
  }
  stepped = sqlite3_backup_step (backup, -1);
  result = sqlite3_backup_finish (backup);
  if (result == SQLITE_OK && stepped != SQLITE_DONE)
    result = stepped; /* a lock is no error to sqlite3_backup_finish() */
  if (result != SQLITE_OK) {
    kb_database_set_error (copy, result, error);
    return FALSE;
  }
  return TRUE;
}

/* What is half-typed belongs to the moment: no copy carries it on. secure_delete overwrites it. */
static gboolean
drop_drafts (KbDatabase *copy, GError **error)
{
  return kb_database_exec (copy, "DELETE FROM draft", error);
}

/**
 * kb_backup_copy_database:
 * @database: a database
 * @path: where a whole and checked copy should stand; replaced if it is there
 * @error: (out): %KB_STORE_ERROR
 *
 * The copy has everything but drafts.
 *
 * Returns: whether it stands there; on failure nothing is left behind
 */
gboolean
kb_backup_copy_database (KbDatabase *database, const char *path, GError **error)
{
  g_autofree char *resolved = kb_platform_resolve (path);
  g_autofree char *temporary = g_strconcat (resolved, ".part", NULL);
  g_autofree char *journal = g_strconcat (resolved, "-journal", NULL);
  KbDatabase *copy;
  int version;
  gboolean ok;

  g_unlink (temporary);
  copy = kb_database_open (temporary, KB_DATABASE_CREATE, error);
  if (!copy)
    return FALSE;
  ok = copy_pages (database, copy, error) && kb_schema_check (copy, &version, error)
       && drop_drafts (copy, error);
  kb_database_free (copy);
  /* What a crash left beside the old file must not be rolled back into the new one. */
  if (ok)
    g_unlink (journal);
  if (ok && g_rename (temporary, resolved) != 0) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_IO, "reason", "rename", NULL);
    ok = FALSE;
  }
  if (!ok)
    g_unlink (temporary);
  else
    kb_platform_sync_folder (resolved);
  return ok;
}

static void
prune (const char *workbook_hash)
{
  g_autoptr (GPtrArray) paths = kb_backup_list (workbook_hash);

  for (guint i = 0; i + KB_BACKUPS_KEPT < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
}

/**
 * kb_backup_make:
 * @database: a workbook's database
 * @workbook_hash: the hash of its first entry
 * @head: the hash of its newest entry
 * @reason: open, import, migration or purge
 * @error: (out): %KB_STORE_ERROR
 *
 * Makes a backup, reads it back and lets the oldest go. When the newest backup is of the same head,
 * that one will do.
 *
 * Returns: (transfer full) (nullable): the backup's path
 */
char *
kb_backup_make (KbDatabase *database,
                const char *workbook_hash,
                const char *head,
                const char *reason,
                GError **error)
{
  g_autofree char *folder = kb_backup_folder (workbook_hash);
  g_autoptr (GPtrArray) paths = kb_backup_list (workbook_hash);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *short_head = g_strndup (head, 16);
  g_autofree char *ending = g_strconcat (short_head, SUFFIX, NULL);
  g_autofree char *name = g_strdup_printf (
      "%s%03d-%s-%s", stamp, g_date_time_get_microsecond (now) / 1000, reason, ending);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (paths->len > 0 && g_str_has_suffix (g_ptr_array_index (paths, paths->len - 1), ending))
    return g_strdup (g_ptr_array_index (paths, paths->len - 1));
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_PERMISSION, "file", folder, NULL);
    return NULL;
  }
  if (!kb_backup_copy_database (database, path, error))
    return NULL;
  prune (workbook_hash);
  return g_steal_pointer (&path);
}

/**
 * kb_backup_restore:
 * @backup: a backup
 * @path: the workbook to put it in place of; must not be open
 * @error: (out): %KB_STORE_ERROR
 *
 * Restores into a copy, checks that, and swaps.
 *
 * Returns: whether @path now holds the backup; otherwise it is untouched
 */
gboolean
kb_backup_restore (const char *backup, const char *path, GError **error)
{
  g_autofree char *resolved = kb_platform_resolve (backup);
  g_autofree char *target = kb_platform_resolve (path); /* the lock stands beside the file itself */
  g_autoptr (KbLock) lock = kb_lock_take (target, NULL, error);
  g_autoptr (KbDatabase) database = NULL;
  int version;

  if (!lock)
    return FALSE;
  database = kb_database_open (resolved, KB_DATABASE_READ_ONLY, error);
  return database && kb_schema_check (database, &version, error)
         && kb_backup_copy_database (database, target, error);
}
