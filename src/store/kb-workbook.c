// SPDX-License-Identifier: EUPL-1.2
#define G_LOG_DOMAIN "kb-workbook"

#include "kb-workbook-private.h"

#include "kb-backup.h"
#include "kb-platform.h"
#include "kb-schema.h"
#include "kb-table-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (KbWorkbook, kb_workbook, G_TYPE_OBJECT)

static guint changed_signal;

/**
 * kb_workbook_close:
 * @workbook: a workbook
 *
 * Lets go of the file and its lock. What is in memory can still be read. While a worker has the
 * connection this waits for kb_workbook_commit_finish().
 */
void
kb_workbook_close (KbWorkbook *workbook)
{
  g_return_if_fail (KB_IS_WORKBOOK (workbook));

  workbook->closing = workbook->busy;
  if (workbook->closing)
    return;
  g_clear_pointer (&workbook->database, kb_database_free);
  g_clear_pointer (&workbook->lock, kb_lock_release);
}

static void
kb_workbook_finalize (GObject *object)
{
  KbWorkbook *self = KB_WORKBOOK (object);

  self->busy = FALSE; /* a worker holds a reference, so there is none any more */
  kb_workbook_close (self);
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    g_clear_object (&self->rows[kind]);
  kb_workbook_forget_shown (self);
  g_free (self->unit_filter);
  g_clear_pointer (&self->inheritance, kb_inheritance_unref);
  g_clear_pointer (&self->method, kb_method_unref);
  g_clear_pointer (&self->content, kb_content_unref);
  g_clear_pointer (&self->history, kb_history_unref);
  g_clear_pointer (&self->backup_time, g_date_time_unref);
  g_clear_error (&self->access_error);
  g_clear_error (&self->backup_error);
  g_free (self->author);
  g_free (self->path);
  G_OBJECT_CLASS (kb_workbook_parent_class)->finalize (object);
}

static void
kb_workbook_class_init (KbWorkbookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_workbook_finalize;

  changed_signal = g_signal_new ("changed", KB_TYPE_WORKBOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_signal_new ("filtered", KB_TYPE_WORKBOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

static void
kb_workbook_init (KbWorkbook *self)
{
}

static gboolean
refuse (GError **error, KbStoreError code, const char *key, const char *value)
{
  kb_error_set (error, KB_STORE_ERROR, code, key, value, NULL);
  return FALSE;
}

/* What a file that is no workbook seems to be, from its first bytes. */
static const char *
guess_kind (const guint8 *bytes, gsize length)
{
  static const guint8 ole[] = { 0xD0, 0xCF, 0x11, 0xE0 };

  if (length >= 4 && memcmp (bytes, "PK\003\004", 4) == 0)
    return "zip";
  if (length >= 4 && memcmp (bytes, ole, 4) == 0)
    return "ole";
  return "other";
}

static gboolean
check_file (const char *path, gboolean *writable, GError **error)
{
  guint8 bytes[16] = { 0 };
  GStatBuf status;
  FILE *file;
  gsize length;

  if (g_stat (path, &status) != 0)
    return refuse (error,
                   errno == ENOENT || errno == ENOTDIR ? KB_STORE_ERROR_NOT_FOUND
                                                       : KB_STORE_ERROR_PERMISSION,
                   "reason", g_strerror (errno));
  if (!S_ISREG (status.st_mode))
    return refuse (error, KB_STORE_ERROR_NOT_WORKBOOK, "found", "folder");
  if (status.st_size == 0)
    return refuse (error, KB_STORE_ERROR_NOT_WORKBOOK, "found", "empty");
  file = g_fopen (path, "rb");
  if (!file)
    return refuse (error, KB_STORE_ERROR_PERMISSION, "reason", g_strerror (errno));
  length = fread (bytes, 1, sizeof bytes, file);
  fclose (file);
  if (length < sizeof bytes || memcmp (bytes, "SQLite format 3", 16) != 0)
    return refuse (error, KB_STORE_ERROR_NOT_WORKBOOK, "found", guess_kind (bytes, length));
  *writable = g_access (path, W_OK) == 0;
  return TRUE;
}

static void
become_read_only (KbWorkbook *self, KbAccess access, GError *why)
{
  self->access = access;
  g_clear_error (&self->access_error);
  self->access_error = why;
}

/* Takes the lock, or settles for reading. FALSE only when the caller must write. */
static gboolean
settle_access (KbWorkbook *self, KbOpenFlags flags, gboolean writable, GError **error)
{
  g_autoptr (GError) local = NULL;
  KbAccess access;

  if (flags & KB_OPEN_READ_ONLY) {
    become_read_only (self, KB_READ_ONLY_ASKED, NULL);
    return TRUE;
  }
  if (writable)
    self->lock = kb_lock_take (self->path, self->author, &local);
  else
    kb_error_set (&local, KB_STORE_ERROR, KB_STORE_ERROR_PERMISSION, NULL);
  if (self->lock)
    return TRUE;
  if (flags & KB_OPEN_MUST_WRITE) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  access = g_error_matches (local, KB_STORE_ERROR, KB_STORE_ERROR_BUSY) ? KB_READ_ONLY_IN_USE
                                                                        : KB_READ_ONLY_FILE;
  become_read_only (self, access, g_steal_pointer (&local));
  return TRUE;
}

/* A crash can leave a journal that only a writer may roll back, so even a reader opens for writing
 * where it can. */
static gboolean
open_database (KbWorkbook *self, gboolean writable, GError **error)
{
  self->database = kb_database_open (
      self->path, writable ? KB_DATABASE_READ_WRITE : KB_DATABASE_READ_ONLY, error);
  if (!self->database)
    return FALSE;
  if (writable && self->access != KB_WRITABLE)
    return kb_database_exec (self->database, "PRAGMA query_only = ON;", error);
  return TRUE;
}

static gboolean
note_newer (KbWorkbook *self, int version, KbOpenFlags flags, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d", version);
  g_autoptr (GError) why = NULL;

  kb_error_set (&why, KB_STORE_ERROR, KB_STORE_ERROR_NEWER, "version", text, NULL);
  if (flags & KB_OPEN_MUST_WRITE) {
    g_propagate_error (error, g_steal_pointer (&why));
    return FALSE;
  }
  become_read_only (self, KB_READ_ONLY_NEWER, g_steal_pointer (&why));
  g_clear_pointer (&self->lock, kb_lock_release);
  return kb_database_exec (self->database, "PRAGMA query_only = ON;", error);
}

static gboolean
load_method (KbWorkbook *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_clear_pointer (&self->method, kb_method_unref);
  self->method = kb_method_new (self->content, &local);
  if (self->method)
    return TRUE;
  kb_error_set (error, KB_STORE_ERROR, KB_STORE_ERROR_METHOD, "reason", local->message, "path",
                kb_error_detail (local, "path"), NULL);
  return FALSE;
}

/**
 * kb_workbook_load_content:
 * @workbook: a workbook whose database was just opened
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether its history, content and method are read
 */
gboolean
kb_workbook_load_content (KbWorkbook *workbook, GError **error)
{
  workbook->history = kb_history_load (workbook->database, error);
  if (!workbook->history)
    return FALSE;
  workbook->content = kb_table_read_all (workbook->database, error);
  if (!workbook->content)
    return FALSE;
  if (!kb_content_workbook (workbook->content))
    return refuse (error, KB_STORE_ERROR_CORRUPT, "reason", "workbook");
  return load_method (workbook, error);
}

static gboolean
load (KbWorkbook *self, GError **error)
{
  if (!kb_workbook_load_content (self, error))
    return FALSE;
  if (!kb_history_head (self->history))
    return refuse (error, KB_STORE_ERROR_CORRUPT, "reason", "history");
  return TRUE;
}

/* An older file that can't be written is read through a migrated copy in memory. */
static gboolean
migrate_in_memory (KbWorkbook *self, int version, GError **error)
{
  g_autoptr (KbDatabase) copy = kb_database_open (NULL, KB_DATABASE_MEMORY, error);

  if (!copy || !kb_database_copy (self->database, copy, error)
      || !kb_schema_migrate (copy, version, error))
    return FALSE;
  kb_database_free (self->database);
  self->database = g_steal_pointer (&copy);
  return kb_database_exec (self->database, "PRAGMA query_only = ON;", error);
}

static gboolean
open_checked (KbWorkbook *self, KbOpenFlags flags, gboolean writable, GError **error)
{
  int version = 0;

  if (!settle_access (self, flags, writable, error) || !open_database (self, writable, error)
      || !kb_schema_check (self->database, &version, error))
    return FALSE;
  if (version > KB_SCHEMA_CURRENT && !note_newer (self, version, flags, error))
    return FALSE;
  if (version < KB_SCHEMA_CURRENT && self->access != KB_WRITABLE) {
    if (!migrate_in_memory (self, version, error))
      return FALSE;
  } else if (version < KB_SCHEMA_CURRENT) {
    self->history = kb_history_load (self->database, error);
    if (!self->history || !kb_workbook_back_up (self, "migration", error)
        || !kb_schema_migrate (self->database, version, error))
      return FALSE;
    g_clear_pointer (&self->history, kb_history_unref);
  }
  if (!load (self, error))
    return FALSE;
  if (self->access == KB_WRITABLE && !kb_workbook_back_up (self, "open", &self->backup_error))
    g_info ("No backup could be made: %s", self->backup_error->message);
  return TRUE;
}

/**
 * kb_workbook_open:
 * @path: a file
 * @flags: how
 * @author: (nullable): the role that works in it
 * @error: (out): %KB_STORE_ERROR with "file"
 *
 * Opens a workbook, checked and hardened. Unless %KB_OPEN_MUST_WRITE is given, a file that cannot
 * be written now is opened for reading, and kb_workbook_get_access() tells why.
 *
 * Returns: (transfer full) (nullable): the workbook
 */
KbWorkbook *
kb_workbook_open (const char *path, KbOpenFlags flags, const char *author, GError **error)
{
  g_autoptr (KbWorkbook) self = g_object_new (KB_TYPE_WORKBOOK, NULL);
  g_autoptr (GError) local = NULL;
  gboolean writable = FALSE;

  self->path = kb_platform_resolve (path);
  self->author = g_strdup (author);
  if (check_file (self->path, &writable, &local) && open_checked (self, flags, writable, &local))
    return g_steal_pointer (&self);
  kb_error_add_detail (local, "file", path);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
set_period (KbRecord *workbook, KbContent *method, const char *today)
{
  KbRecord *header = kb_content_find (method, KB_KIND_METHOD, KB_METHOD_ID);
  int first = kb_date_year (today), last;

  if (g_strcmp0 (kb_record_text (header, KB_METHOD_PERIOD_KIND), "year") == 0) {
    /* A year's plan is decided before the year begins. */
    if (strcmp (today + 5, "07-01") >= 0)
      first++;
    last = first;
  } else {
    kb_date_term_of_office (today, &first, &last);
  }
  kb_record_set_integer (workbook, KB_WORKBOOK_PERIOD_FROM, first);
  kb_record_set_integer (workbook, KB_WORKBOOK_PERIOD_TO, last);
}

static KbEdit *
first_edit (KbContent *method, const char *organisation, const char *unit, const char *today)
{
  KbEdit *edit = kb_edit_new ("workbook-create");
  g_autoptr (KbRecord) workbook = kb_record_new (KB_KIND_WORKBOOK, KB_WORKBOOK_ID);

  kb_edit_set_argument (edit, "name", organisation);
  for (int kind = 0; kind <= KB_KIND_METHOD; kind++) {
    const GPtrArray *list = kb_content_list (method, (KbKind) kind);

    for (guint i = 0; i < list->len; i++)
      kb_edit_insert (edit, g_ptr_array_index (list, i));
  }
  kb_record_set_text (workbook, KB_WORKBOOK_ORGANISATION, organisation);
  kb_record_set_integer (workbook, KB_WORKBOOK_NEXT_RISK, 1);
  kb_record_set_integer (workbook, KB_WORKBOOK_NEXT_ACTION, 1);
  kb_record_set_integer (workbook, KB_WORKBOOK_STOP_MARKERS, 0);
  set_period (workbook, method, today);
  if (unit && *unit) {
    g_autofree char *id = kb_new_id ();
    g_autoptr (KbRecord) record = kb_record_new (KB_KIND_UNIT, id);

    kb_record_set_text (record, KB_UNIT_NAME, unit);
    kb_record_set_text (record, KB_UNIT_TYPE, "administration");
    kb_record_set_integer (record, KB_UNIT_POSITION, 1);
    kb_edit_insert (edit, record);
    kb_record_set_text (workbook, KB_WORKBOOK_UNIT, id);
  }
  kb_edit_insert (edit, workbook);
  return edit;
}

static gboolean
fill_new (KbWorkbook *self, KbEdit *edit, GError **error)
{
  self->database = kb_database_open (self->path, KB_DATABASE_CREATE, error);
  if (!self->database || !kb_schema_create (self->database, error))
    return FALSE;
  self->history = kb_history_load (self->database, error);
  self->content = kb_content_new ();
  return self->history && kb_workbook_commit (self, edit, error);
}

static gboolean
create_at (const char *path, const char *author, KbEdit *edit, GError **error)
{
  g_autofree char *suffix = kb_new_id ();
  g_autoptr (KbWorkbook) self = g_object_new (KB_TYPE_WORKBOOK, NULL);
  g_autofree char *temporary = g_strdup_printf ("%s.%.8s.part", path, suffix);
  g_autofree char *orphan = g_strconcat (path, "-journal", NULL);
  gboolean ok;

  self->path = g_strdup (temporary);
  self->author = g_strdup (author);
  ok = fill_new (self, edit, error);
  kb_workbook_close (self);
  /* A journal of a file that is gone must not be rolled back into the new one. */
  if (ok)
    g_unlink (orphan);
  if (ok && !kb_platform_rename_new (temporary, path))
    ok = refuse (error, errno == EEXIST ? KB_STORE_ERROR_EXISTS : KB_STORE_ERROR_PERMISSION,
                 "reason", g_strerror (errno));
  if (!ok) {
    g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

    g_unlink (temporary);
    g_unlink (journal);
  } else {
    kb_platform_sync_folder (path);
  }
  return ok;
}

/**
 * kb_workbook_create:
 * @path: where; nothing may stand there
 * @method: the records of a method
 * @organisation: the kommun, bolag or förbund
 * @unit: (nullable): the förvaltning, sektor or bolag whose file it is
 * @author: (nullable): the role that makes it
 * @today: today's date
 * @error: (out): %KB_STORE_ERROR with "file"
 *
 * Makes a workbook under another name and renames it when it is whole.
 *
 * Returns: whether it stands there
 */
gboolean
kb_workbook_create (const char *path,
                    KbContent *method,
                    const char *organisation,
                    const char *unit,
                    const char *author,
                    const char *today,
                    GError **error)
{
  g_autofree char *resolved = kb_platform_resolve (path);
  g_autofree char *folder = g_path_get_dirname (resolved);
  g_autoptr (GError) local = NULL;
  g_autoptr (KbEdit) edit = first_edit (method, organisation, unit, today);
  gboolean ok;

  if (g_file_test (resolved, G_FILE_TEST_EXISTS))
    ok = refuse (&local, KB_STORE_ERROR_EXISTS, NULL, NULL);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    ok = refuse (&local, KB_STORE_ERROR_NOT_FOUND, "folder", folder);
  else
    ok = create_at (resolved, author, edit, &local);
  if (!ok) {
    kb_error_add_detail (local, "file", path);
    g_propagate_error (error, g_steal_pointer (&local));
  }
  return ok;
}

const char *
kb_workbook_get_path (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return workbook->path;
}

KbAccess
kb_workbook_get_access (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), KB_READ_ONLY_FILE);

  return workbook->access;
}

/**
 * kb_workbook_get_access_error:
 * @workbook: a workbook
 *
 * Returns: (transfer none) (nullable): why it is open for reading only
 */
const GError *
kb_workbook_get_access_error (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return workbook->access_error;
}

/**
 * kb_workbook_get_backup_error:
 * @workbook: a workbook
 *
 * Returns: (transfer none) (nullable): why no backup could be made when it was opened
 */
const GError *
kb_workbook_get_backup_error (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return workbook->backup_error;
}

/**
 * kb_workbook_get_backup_time:
 * @workbook: a workbook
 *
 * Returns: (transfer none) (nullable): when the newest backup was made and read back, in this
 * session
 */
GDateTime *
kb_workbook_get_backup_time (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return workbook->backup_time;
}

void
kb_workbook_set_author (KbWorkbook *workbook, const char *author)
{
  g_return_if_fail (KB_IS_WORKBOOK (workbook));

  g_free (workbook->author);
  workbook->author = g_strdup (author);
}

const char *
kb_workbook_get_author (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return workbook->author;
}

KbContent *
kb_workbook_get_content (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return workbook->content;
}

KbMethod *
kb_workbook_get_method (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return workbook->method;
}

/**
 * kb_workbook_get_inheritance:
 * @workbook: a workbook
 *
 * Returns: (transfer none): the classes as they are now; worked out anew after an act that can
 * change them
 */
KbInheritance *
kb_workbook_get_inheritance (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  if (!workbook->inheritance)
    workbook->inheritance = kb_inheritance_new (workbook->content, workbook->method);
  return workbook->inheritance;
}

KbHistory *
kb_workbook_get_history (KbWorkbook *workbook)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);

  return workbook->history;
}

/**
 * kb_workbook_get_rows:
 * @workbook: a workbook
 * @kind: which records
 *
 * Returns: (transfer none): its records of @kind as a list model that follows every act
 */
KbRows *
kb_workbook_get_rows (KbWorkbook *workbook, KbKind kind)
{
  g_return_val_if_fail (KB_IS_WORKBOOK (workbook), NULL);
  g_return_val_if_fail (kind < KB_N_KINDS, NULL);

  if (!workbook->rows[kind])
    workbook->rows[kind] = kb_rows_new (workbook->content, kind);
  return workbook->rows[kind];
}

/* An asset's own fields say nothing of its class: that is told by its levels. */
static gboolean
assets_come_or_go (const KbChanges *changes)
{
  if (!kb_changes_touch (changes, KB_KIND_ASSET))
    return FALSE;
  for (guint i = 0; i < kb_changes_size (changes); i++)
    if (kb_changes_get (changes, i)->kind == KB_KIND_ASSET
        && kb_changes_get (changes, i)->type != KB_CHANGE_EDITED)
      return TRUE;
  return FALSE;
}

static gboolean
touches_classes (const KbChanges *changes)
{
  static const KbKind kinds[] = { KB_KIND_ASSET_LEVEL, KB_KIND_SYSTEM, KB_KIND_SYSTEM_LEVEL,
                                  KB_KIND_ASSET_SYSTEM, KB_KIND_DEPENDENCY };

  if (assets_come_or_go (changes))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kb_changes_touch (changes, kinds[i]))
      return TRUE;
  return kb_changes_touch_method (changes);
}

/**
 * kb_workbook_take_changes:
 * @workbook: a workbook
 * @changes: what a committed transaction changed
 *
 * Brings content, method, classes and lists up to date and tells everybody.
 */
void
kb_workbook_take_changes (KbWorkbook *workbook, KbChanges *changes)
{
  kb_changes_apply (changes, workbook->content);
  if (kb_changes_touch_method (changes)) {
    g_autoptr (GError) error = NULL;

    if (!load_method (workbook, &error))
      g_error ("A committed act left the method broken: %s", error->message);
  }
  kb_workbook_forget_shown (workbook);
  if (touches_classes (changes))
    g_clear_pointer (&workbook->inheritance, kb_inheritance_unref);
  for (int kind = 0; kind < KB_N_KINDS; kind++)
    if (workbook->rows[kind])
      kb_rows_follow (workbook->rows[kind], workbook->content, changes);
  g_signal_emit (workbook, changed_signal, 0, changes);
}

/**
 * kb_workbook_check_connected:
 * @workbook: a workbook
 * @error: (out): %KB_STORE_ERROR_BUSY
 *
 * Returns: whether the file can be read now: it is open and no worker has the connection
 */
gboolean
kb_workbook_check_connected (KbWorkbook *workbook, GError **error)
{
  if (!workbook->database || workbook->busy)
    return refuse (error, KB_STORE_ERROR_BUSY, NULL, NULL);
  return TRUE;
}

/**
 * kb_workbook_check_writable:
 * @workbook: a workbook
 * @error: (out): %KB_STORE_ERROR_READ_ONLY or %KB_STORE_ERROR_BUSY
 *
 * Returns: whether an act can be done now
 */
gboolean
kb_workbook_check_writable (KbWorkbook *workbook, GError **error)
{
  static const char *const reasons[] = { "", "asked", "file", "in-use", "newer", "version" };

  if (workbook->access != KB_WRITABLE)
    return refuse (error, KB_STORE_ERROR_READ_ONLY, "reason", reasons[workbook->access]);
  return kb_workbook_check_connected (workbook, error);
}

/**
 * kb_workbook_back_up:
 * @workbook: a workbook
 * @reason: open, import, migration or purge
 * @error: (out): %KB_STORE_ERROR
 *
 * Returns: whether there is a backup of it as it is now
 */
gboolean
kb_workbook_back_up (KbWorkbook *workbook, const char *reason, GError **error)
{
  g_autofree char *path = NULL;

  if (!kb_workbook_check_connected (workbook, error))
    return FALSE;
  path = kb_backup_make (workbook->database, kb_history_first (workbook->history),
                         kb_history_head (workbook->history), reason, error);
  if (!path)
    return FALSE;
  g_clear_pointer (&workbook->backup_time, g_date_time_unref);
  workbook->backup_time = g_date_time_new_now_local ();
  return TRUE;
}
