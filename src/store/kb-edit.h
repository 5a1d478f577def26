// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/**
 * KbEdit:
 *
 * What one user act writes, put together before anything is written. The label is a key that the
 * edge turns into words; arguments fill them in. They lie in the payload, so a purge takes them
 * too.
 */
typedef struct _KbEdit KbEdit;

typedef enum {
  KB_EDIT_INSERT,
  KB_EDIT_UPDATE,
  KB_EDIT_DELETE,
} KbEditType;

typedef struct {
  KbEditType type;
  KbKind kind;
  char *id;
  KbRecord *record; /* INSERT: all of it; UPDATE: holds the new value of @field */
  guint field;
} KbEditStep;

KbEdit *kb_edit_new (const char *label);
void kb_edit_free (KbEdit *edit);

void kb_edit_set_argument (KbEdit *edit, const char *key, const char *value);
void kb_edit_insert (KbEdit *edit, KbRecord *record);
void kb_edit_put (KbEdit *edit, const KbContent *content, KbRecord *record);
void kb_edit_set_text (KbEdit *edit, KbKind kind, const char *id, guint field, const char *text);
void kb_edit_set_integer (KbEdit *edit, KbKind kind, const char *id, guint field, gint64 value);
void kb_edit_set_barrier (KbEdit *edit);
void kb_edit_delete (KbEdit *edit, KbKind kind, const char *id);
void kb_edit_delete_with_children (KbEdit *edit, KbContent *content, KbKind kind, const char *id);
void kb_edit_add_difference (KbEdit *edit, KbContent *from, KbContent *to);

const char *kb_edit_label (const KbEdit *edit);
gboolean kb_edit_is_barrier (const KbEdit *edit);
char *kb_edit_arguments_json (const KbEdit *edit);
guint kb_edit_size (const KbEdit *edit);
const KbEditStep *kb_edit_get (const KbEdit *edit, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbEdit, kb_edit_free)

G_END_DECLS
