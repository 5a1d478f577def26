// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-database.h"

G_BEGIN_DECLS

/* How many backups of a workbook are kept. */
#define KB_BACKUPS_KEPT 10

char *kb_backup_folder (const char *workbook_hash);
char *kb_backup_make (KbDatabase *database,
                      const char *workbook_hash,
                      const char *head,
                      const char *reason,
                      GError **error);
GPtrArray *kb_backup_list (const char *workbook_hash);
void kb_backup_remove_all (const char *workbook_hash);
gboolean kb_backup_copy_database (KbDatabase *database, const char *path, GError **error);
gboolean kb_backup_restore (const char *backup, const char *path, GError **error);

G_END_DECLS
