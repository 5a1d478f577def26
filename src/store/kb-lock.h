// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-store-error.h"

G_BEGIN_DECLS

/**
 * KbLock:
 *
 * A small file beside the workbook that says who has it open. SQLite's own locks protect the bytes;
 * this one protects people from working in the same file without knowing.
 */
typedef struct _KbLock KbLock;

KbLock *kb_lock_take (const char *path, const char *author, GError **error);
void kb_lock_release (KbLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbLock, kb_lock_release)

G_END_DECLS
