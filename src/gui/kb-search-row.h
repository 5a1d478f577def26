// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-search.h"
#include "kb-workbook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *
kb_search_row_new (KbWorkbook *workbook, const KbHit *hit, const char *typed, const char *key);
const char *kb_search_group_title (KbFound group);
KbKind kb_search_group_kind (KbFound group);

G_END_DECLS
