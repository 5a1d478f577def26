// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

G_BEGIN_DECLS

/*
 * Acts on the workbook's own method. Each is one transaction and one line of history; a method that
 * would not be whole is refused (KB_STORE_ERROR_METHOD) and nothing is written.
 */

gboolean
kb_workbook_change_scale (KbWorkbook *workbook, KbMethodMap *map, KbKind kind, GError **error);
gboolean kb_workbook_replace_method (KbWorkbook *workbook, KbMethodMap *map, GError **error);
gboolean kb_workbook_remove_method_item (
    KbWorkbook *workbook, KbMethodMap *map, KbKind kind, const char *id, GError **error);
gboolean kb_workbook_remove_aspect (KbWorkbook *workbook, const char *id, GError **error);
gboolean kb_workbook_put_method_item (KbWorkbook *workbook, KbRecord *record, GError **error);
gboolean kb_workbook_move_method_item (
    KbWorkbook *workbook, KbKind kind, const char *id, int by, GError **error);
gboolean kb_workbook_set_cell (
    KbWorkbook *workbook, guint likelihood, guint consequence, guint band, GError **error);

G_END_DECLS
