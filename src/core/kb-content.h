// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-record.h"

G_BEGIN_DECLS

/**
 * KbContent:
 *
 * Everything a workbook holds, as records in memory. Rules, reports and pages read this and nothing
 * else. A copy shares the records, so it is cheap and can be read in another thread while the
 * original goes on.
 */

KbContent *kb_content_new (void);
KbContent *kb_content_copy (const KbContent *content);
KbContent *kb_content_ref (KbContent *content);
void kb_content_unref (KbContent *content);

void kb_content_put (KbContent *content, KbRecord *record);
gboolean kb_content_remove (KbContent *content, KbKind kind, const char *id);

KbRecord *kb_content_find (const KbContent *content, KbKind kind, const char *id);
KbRecord *
kb_content_find_pair (const KbContent *content, KbKind kind, const char *first, const char *second);
KbRecord *kb_content_get (const KbContent *content, KbKind kind, const char *id);
guint kb_content_count (const KbContent *content, KbKind kind);
const GPtrArray *kb_content_list (KbContent *content, KbKind kind);
const GPtrArray *
kb_content_referring (const KbContent *content, KbKind kind, guint field, const char *id);
GPtrArray *
kb_content_referring_in_order (const KbContent *content, KbKind kind, guint field, const char *id);
guint
kb_content_count_referring (const KbContent *content, KbKind kind, guint field, const char *id);

KbRecord *kb_content_workbook (const KbContent *content);
gint64 kb_content_next_position (KbContent *content, KbKind kind, guint position_field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbContent, kb_content_unref)

G_END_DECLS
