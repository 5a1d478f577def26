// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-database.h"
#include "kb-record.h"

G_BEGIN_DECLS

typedef enum {
  KB_CHANGE_ADDED,
  KB_CHANGE_EDITED,
  KB_CHANGE_REMOVED,
} KbChangeType;

/* One row that an act touched. @before is %NULL for an added one, @after for a removed one. */
typedef struct {
  KbChangeType type;
  KbKind kind;
  const char *id;
  KbRecord *before;
  KbRecord *after;
} KbChange;

/**
 * KbChanges:
 *
 * The rows that an act touched, read from its changeset. For an edited row only the key and the
 * fields that changed are filled in @before and @after, unless the whole row is known.
 */
KbChanges *kb_changes_from_changeset (gconstpointer changeset,
                                      gsize size,
                                      gboolean inverted,
                                      const KbContent *content,
                                      GError **error);
KbChanges *kb_changes_join (KbChanges *const *parts, guint n);
KbChanges *kb_changes_ref (KbChanges *changes);
void kb_changes_unref (KbChanges *changes);
guint kb_changes_size (const KbChanges *changes);
const KbChange *kb_changes_get (const KbChanges *changes, guint index);
gboolean kb_changes_touch (const KbChanges *changes, KbKind kind);
gboolean kb_changes_touch_method (const KbChanges *changes);
gboolean kb_changes_field_changed (const KbChange *change, guint field);
void kb_changes_apply (const KbChanges *changes, KbContent *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbChanges, kb_changes_unref)

G_END_DECLS
