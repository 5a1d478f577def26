// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-columns.h"
#include "kb-unit-scope.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KbRecordTable:
 *
 * A list of records with a search field, filter chips, sorting and one chosen row. While there are
 * no records at all it shows the widget of its property "empty", which says the next step.
 *
 * Signals: "chosen" when another row, or none, is chosen; "activated" when a row is opened by Enter
 * or double click; "cleared" when everything is to be shown again. Of several chosen rows none is
 * the chosen one: a bar below offers what can be done with them together.
 */
#define KB_TYPE_RECORD_TABLE (kb_record_table_get_type ())
G_DECLARE_FINAL_TYPE (KbRecordTable, kb_record_table, KB, RECORD_TABLE, AdwBin)

typedef gboolean (*KbRowMatch) (KbRow *row, const char *folded, gpointer owner);
typedef gboolean (*KbRowTest) (KbRow *row, gpointer owner);

GtkColumnView *kb_record_table_get_view (KbRecordTable *table);
void kb_record_table_set_match (KbRecordTable *table, KbRowMatch match, gpointer owner);
void kb_record_table_add_chip (KbRecordTable *table, const char *label, KbRowTest test);
void kb_record_table_clear_chips (KbRecordTable *table);
void kb_record_table_set_rows (KbRecordTable *table, GListModel *rows);
void kb_record_table_set_scope (KbRecordTable *table, KbUnitScope *scope);
void kb_record_table_set_placeholder (KbRecordTable *table, const char *text);
void kb_record_table_look_again (KbRecordTable *table);
void kb_record_table_refresh (KbRecordTable *table);
void kb_record_table_choose (KbRecordTable *table, const char *id);
const char *kb_record_table_get_chosen (KbRecordTable *table);
guint kb_record_table_get_n_chosen (KbRecordTable *table);
char **kb_record_table_get_ids (KbRecordTable *table, gboolean chosen);
void kb_record_table_unchoose_all (KbRecordTable *table);
void kb_record_table_set_filter (KbRecordTable *table, GtkWidget *widget, KbRowTest test);
void kb_record_table_refilter (KbRecordTable *table);
void kb_record_table_set_tools (KbRecordTable *table, GActionGroup *actions);
guint kb_record_table_get_n_shown (KbRecordTable *table);
void kb_record_table_search (KbRecordTable *table);
void kb_record_table_set_search (KbRecordTable *table, const char *text);

G_END_DECLS
