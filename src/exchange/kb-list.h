// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"

G_BEGIN_DECLS

/**
 * KbList:
 *
 * A list as it is shown: the columns and the rows that are chosen, in the order of the screen. It
 * is copied, or written as CSV or Excel, and can be imported again.
 *
 * A column is the column of a field, or "class" (one an aspect), "systems" (of an asset), "assets"
 * (how many a system carries) or "role:ID" (who has that role in a system).
 */
typedef struct {
  KbKind kind;
  guint n_columns;
  GPtrArray *headers; /* char * */
  GPtrArray *rows;    /* char **, n_columns of them */
} KbList;

KbList *kb_list_new (const KbReport *report,
                     KbKind kind,
                     const char *const *columns,
                     const char *const *ids);
void kb_list_free (KbList *list);
char *kb_list_to_tsv (const KbList *list);
gboolean
kb_list_write (const KbList *list, const KbReport *report, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbList, kb_list_free)

G_END_DECLS
