// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-changes.h"

G_BEGIN_DECLS

/**
 * KbHistory:
 *
 * The chain of acts in a workbook. It only grows: an undo is an entry too. Each entry's hash covers
 * its parent's, so damage and careless change show; the head's hash, printed in every export,
 * anchors the chain.
 */
typedef struct _KbHistory KbHistory;

typedef enum {
  KB_ENTRY_ACT,
  KB_ENTRY_UNDO,
  KB_ENTRY_REDO,
  KB_ENTRY_PURGE,   /* a barrier: nothing before it can be undone */
  KB_ENTRY_BARRIER, /* a registered decision */
  KB_ENTRY_NOTE,    /* something that changed no content: a version was locked */
} KbEntryKind;

typedef struct {
  gint64 sequence;
  char *id;
  char *hash;
  char *parent;        /* NULL for the first */
  char *second_parent; /* of a merge */
  char *time;          /* UTC */
  char *author;        /* a role, never a name */
  KbEntryKind kind;
  char *label;
  char *target; /* the hash of the act that an undo or redo is about */
  char *payload_digest;
  char *arguments; /* JSON; NULL when the payload was purged */
} KbEntry;

KbHistory *kb_history_load (KbDatabase *database, GError **error);
KbHistory *kb_history_copy_until (const KbHistory *history, const char *head);
KbHistory *kb_history_ref (KbHistory *history);
void kb_history_unref (KbHistory *history);

guint kb_history_size (const KbHistory *history);
const KbEntry *kb_history_get (const KbHistory *history, guint index);
const KbEntry *kb_history_find (const KbHistory *history, const char *hash);
const KbEntry *kb_history_to_undo (const KbHistory *history);
const KbEntry *kb_history_to_redo (const KbHistory *history);
const char *kb_history_head (const KbHistory *history);
const char *kb_history_first (const KbHistory *history);
KbHistory *kb_history_copy (const KbHistory *history);
char *kb_entry_argument (const KbEntry *entry, const char *key);
const char *kb_entry_kind_code (KbEntryKind kind);

KbEntry *kb_history_write (KbHistory *history,
                           KbDatabase *database,
                           KbEntryKind kind,
                           const char *label,
                           const char *author,
                           const char *target,
                           const char *arguments,
                           gconstpointer changeset,
                           gsize changeset_size,
                           GError **error);
void kb_history_add (KbHistory *history, KbEntry *entry);
void kb_entry_free (KbEntry *entry);

GBytes *kb_history_read_changeset (KbDatabase *database, const KbEntry *entry, GError **error);
gboolean kb_history_verify (const KbHistory *history,
                            KbDatabase *database,
                            gint64 *broken_at,
                            GError **error);
gboolean
kb_history_replay (const KbHistory *history, KbDatabase *from, KbDatabase *onto, GError **error);
gboolean kb_history_apply (
    KbDatabase *database, gconstpointer changeset, gsize size, gboolean inverted, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbHistory, kb_history_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbEntry, kb_entry_free)

G_END_DECLS
