// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-core.h"
#include "kb-edit.h"
#include "kb-history.h"
#include "kb-rows.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KbWorkbook:
 *
 * An open .klassning file. Everything is read from its content in memory; everything is written by
 * committing an edit, which is one transaction, one changeset and one entry of history.
 *
 * Signals: "changed" (KbChanges) after every act, undo, redo and purge.
 */
#define KB_TYPE_WORKBOOK (kb_workbook_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkbook, kb_workbook, KB, WORKBOOK, GObject)

typedef enum {
  KB_OPEN_READ_WRITE = 0,
  KB_OPEN_READ_ONLY = 1 << 0,  /* asked for by the caller */
  KB_OPEN_MUST_WRITE = 1 << 1, /* fail rather than fall back to reading only */
} KbOpenFlags;

typedef enum {
  KB_WRITABLE,
  KB_READ_ONLY_ASKED,
  KB_READ_ONLY_FILE,    /* the file or its folder can't be written */
  KB_READ_ONLY_IN_USE,  /* somebody else has it open */
  KB_READ_ONLY_NEWER,   /* made by a newer version */
  KB_READ_ONLY_VERSION, /* a locked version of another workbook, in memory */
} KbAccess;

KbWorkbook *
kb_workbook_open (const char *path, KbOpenFlags flags, const char *author, GError **error);
gboolean kb_workbook_create (const char *path,
                             KbContent *method,
                             const char *organisation,
                             const char *unit,
                             const char *author,
                             const char *today,
                             GError **error);
void kb_workbook_close (KbWorkbook *workbook);

const char *kb_workbook_get_path (KbWorkbook *workbook);
KbAccess kb_workbook_get_access (KbWorkbook *workbook);
const GError *kb_workbook_get_access_error (KbWorkbook *workbook);
const GError *kb_workbook_get_backup_error (KbWorkbook *workbook);
GDateTime *kb_workbook_get_backup_time (KbWorkbook *workbook);
void kb_workbook_set_author (KbWorkbook *workbook, const char *author);
const char *kb_workbook_get_author (KbWorkbook *workbook);

KbContent *kb_workbook_get_content (KbWorkbook *workbook);
KbMethod *kb_workbook_get_method (KbWorkbook *workbook);
KbInheritance *kb_workbook_get_inheritance (KbWorkbook *workbook);
KbHistory *kb_workbook_get_history (KbWorkbook *workbook);
KbRows *kb_workbook_get_rows (KbWorkbook *workbook, KbKind kind);

gboolean kb_workbook_commit (KbWorkbook *workbook, KbEdit *edit, GError **error);
void kb_workbook_commit_async (KbWorkbook *workbook,
                               KbEdit *edit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean kb_workbook_commit_finish (KbWorkbook *workbook, GAsyncResult *result, GError **error);
gboolean kb_workbook_undo (KbWorkbook *workbook, GError **error);
gboolean kb_workbook_redo (KbWorkbook *workbook, GError **error);
gboolean kb_workbook_back_up (KbWorkbook *workbook, const char *reason, GError **error);
KbChanges *kb_workbook_read_changes (KbWorkbook *workbook, const KbEntry *entry, GError **error);
gboolean kb_workbook_verify (KbWorkbook *workbook, gint64 *broken_at, GError **error);
KbContent *kb_workbook_replay (KbWorkbook *workbook, GError **error);

char *kb_workbook_get_draft (KbWorkbook *workbook, const char *key);
gboolean
kb_workbook_set_draft (KbWorkbook *workbook, const char *key, const char *value, GError **error);
char *kb_workbook_get_view_state (KbWorkbook *workbook, const char *key);
gboolean kb_workbook_set_view_state (KbWorkbook *workbook,
                                     const char *key,
                                     const char *value,
                                     GError **error);
char *kb_workbook_get_import_mapping (KbWorkbook *workbook, const char *headers);
gboolean kb_workbook_set_import_mapping (KbWorkbook *workbook,
                                         const char *headers,
                                         const char *mapping,
                                         GError **error);

/* The unit that is looked at. */
const char *kb_workbook_get_unit_filter (KbWorkbook *workbook);
void kb_workbook_set_unit_filter (KbWorkbook *workbook, const char *unit_id);
KbUnitScope *kb_workbook_get_scope (KbWorkbook *workbook);
KbContent *kb_workbook_get_shown_content (KbWorkbook *workbook);

G_END_DECLS
