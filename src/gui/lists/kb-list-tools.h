// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-record-table.h"
#include "kb-section.h"

G_BEGIN_DECLS

/**
 * KbListTools:
 *
 * What can be done with a list of records as a whole: change the chosen rows, choose columns, copy
 * and paste, save the list as it is shown, filter by more than the chips. The page owns it and
 * hands it its own columns.
 */
#define KB_TYPE_LIST_TOOLS (kb_list_tools_get_type ())
G_DECLARE_FINAL_TYPE (KbListTools, kb_list_tools, KB, LIST_TOOLS, GObject)

/* A column of the page; @column is what an export calls it. */
typedef struct {
  KbColumnSpec spec;
  const char *column;
} KbListColumn;

KbListTools *kb_list_tools_new (
    KbSection *section, KbRecordTable *table, KbKind kind, const KbListColumn *own, guint n_own);
void kb_list_tools_bind (KbListTools *tools);
void kb_list_tools_update (KbListTools *tools, const KbChanges *changes);
gboolean kb_list_tools_save (KbListTools *tools, const char *path, GError **error);

G_END_DECLS
