// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-changes.h"
#include "kb-content.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KbRow:
 *
 * A place in a list. It stays the same object while its record is edited, so that a selection
 * holds; it then emits "changed".
 */
#define KB_TYPE_ROW (kb_row_get_type ())
G_DECLARE_FINAL_TYPE (KbRow, kb_row, KB, ROW, GObject)

KbRow *kb_row_new (KbRecord *record);
KbRecord *kb_row_get_record (KbRow *row);
const char *kb_row_get_id (KbRow *row);
void kb_row_emit_changed (KbRow *row);

/**
 * KbRows:
 *
 * All records of a kind as a list model, kept in step with the workbook.
 */
#define KB_TYPE_ROWS (kb_rows_get_type ())
G_DECLARE_FINAL_TYPE (KbRows, kb_rows, KB, ROWS, GObject)

KbRows *kb_rows_new (KbContent *content, KbKind kind);
void kb_rows_follow (KbRows *rows, KbContent *content, const KbChanges *changes);
KbRow *kb_rows_find (KbRows *rows, const char *id);

G_END_DECLS
