// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/**
 * KbRecordEditor:
 *
 * Ties the fields of a record to widgets. Leaving a field makes the act; a value that can't be is
 * shown as such and stays in its field. Nothing half-typed is lost when another record is chosen:
 * it is written first.
 */
#define KB_TYPE_RECORD_EDITOR (kb_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (KbRecordEditor, kb_record_editor, KB, RECORD_EDITOR, GObject)

KbRecordEditor *kb_record_editor_new (KbSection *section, KbKind kind);
void kb_record_editor_bind_entry (KbRecordEditor *editor, AdwEntryRow *row, guint field);
void kb_record_editor_bind_text (KbRecordEditor *editor, GtkTextView *view, guint field);
void kb_record_editor_bind_choice (KbRecordEditor *editor, AdwComboRow *row, guint field);
void kb_record_editor_bind_switch (KbRecordEditor *editor, GtkSwitch *widget, guint field);
void kb_record_editor_bind_reference (KbRecordEditor *editor, AdwComboRow *row, guint field);
void kb_record_editor_set_id (KbRecordEditor *editor, const char *id);
const char *kb_record_editor_get_id (KbRecordEditor *editor);
KbRecord *kb_record_editor_get_record (KbRecordEditor *editor);
void kb_record_editor_flush (KbRecordEditor *editor);
void kb_record_editor_discard (KbRecordEditor *editor, gboolean shown);
void kb_record_editor_reload (KbRecordEditor *editor);

G_END_DECLS
