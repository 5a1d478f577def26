// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-kind.h"

G_BEGIN_DECLS

/**
 * KbRecord:
 *
 * One row of the workbook as a value. It is filled right after it is made and never changed once it
 * is shared; an edit makes a copy. So a record can be held by several contents and read in any
 * thread.
 */

KbRecord *kb_record_new (KbKind kind, const char *id);
KbRecord *kb_record_copy (const KbRecord *record);
KbRecord *kb_record_ref (KbRecord *record);
void kb_record_unref (KbRecord *record);

void kb_record_set_text (KbRecord *record, guint field, const char *text);
void kb_record_set_integer (KbRecord *record, guint field, gint64 value);

KbKind kb_record_kind (const KbRecord *record);
const char *kb_record_id (const KbRecord *record);
const char *kb_record_text (const KbRecord *record, guint field);
gint64 kb_record_integer (const KbRecord *record, guint field);
gboolean kb_record_flag (const KbRecord *record, guint field);
gboolean kb_record_is_null (const KbRecord *record, guint field);
const char *kb_record_localized (const KbRecord *record, guint field_sv, KbLanguage language);
gboolean kb_record_same_value (const KbRecord *one, const KbRecord *other, guint field);

char *kb_composite_id (const char *first, const char *second);
char *kb_new_id (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbRecord, kb_record_unref)

G_END_DECLS
