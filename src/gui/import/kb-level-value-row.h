// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A value that stands for a level in a list, and the level that a person says it means. Signals:
 * "changed". */
#define KB_TYPE_LEVEL_VALUE_ROW (kb_level_value_row_get_type ())
G_DECLARE_FINAL_TYPE (KbLevelValueRow, kb_level_value_row, KB, LEVEL_VALUE_ROW, GtkListBoxRow)

GtkWidget *kb_level_value_row_new (const KbLevelValue *value, GListModel *choices);
const char *kb_level_value_row_get_value (KbLevelValueRow *row);
gboolean kb_level_value_row_get_level (KbLevelValueRow *row, int *ordinal);

G_END_DECLS
