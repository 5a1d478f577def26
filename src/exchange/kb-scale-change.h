// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-core.h"

G_BEGIN_DECLS

/* Where steps come and go: above the highest one. */
#define KB_SCALE_TOP G_MAXUINT

KbMethodMap *kb_scale_change_new (
    KbContent *content, KbKind kind, gint64 lowest, guint n, guint place, GError **error);
KbMethodMap *kb_scale_change_without (KbContent *content, KbKind kind, guint step, GError **error);
char *kb_describe_step (const KbRecord *record, KbLanguage language);
char *kb_describe_scale (KbContent *content, KbKind kind);

G_END_DECLS
