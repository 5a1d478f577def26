// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-store-error.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * KbDatabase:
 *
 * A connection to an SQLite file, opened so that a hostile file can do no harm, with its statements
 * kept and its errors told apart by cause. Private to store/.
 */
typedef struct _KbDatabase KbDatabase;

typedef enum {
  KB_DATABASE_READ_WRITE,
  KB_DATABASE_READ_ONLY,
  KB_DATABASE_CREATE,
  KB_DATABASE_MEMORY,
} KbDatabaseMode;

typedef enum {
  KB_STEP_ROW,
  KB_STEP_DONE,
  KB_STEP_ERROR,
} KbStep;

KbDatabase *kb_database_open (const char *path, KbDatabaseMode mode, GError **error);
void kb_database_free (KbDatabase *database);
sqlite3 *kb_database_handle (KbDatabase *database);
gboolean kb_database_copy (KbDatabase *from, KbDatabase *to, GError **error);

gboolean kb_database_exec (KbDatabase *database, const char *sql, GError **error);
sqlite3_stmt *kb_database_prepare (KbDatabase *database, const char *sql, GError **error);
KbStep kb_database_step (KbDatabase *database, sqlite3_stmt *statement, GError **error);
gboolean kb_database_run (KbDatabase *database, sqlite3_stmt *statement, GError **error);
gboolean kb_database_integer (KbDatabase *database, const char *sql, gint64 *value, GError **error);
char *kb_database_text (KbDatabase *database, const char *sql, GError **error);
void kb_database_set_error (KbDatabase *database, int result, GError **error);
void kb_database_fault (GError **error, const char *reason);

void kb_database_bind_text (sqlite3_stmt *statement, int index, const char *text);
gboolean kb_database_begin (KbDatabase *database, GError **error);
gboolean kb_database_commit (KbDatabase *database, GError **error);
void kb_database_rollback (KbDatabase *database);
void kb_database_set_cancellable (KbDatabase *database, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbDatabase, kb_database_free)

G_END_DECLS
