// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Why a system has its class: for each aspect what decides it, and what else should be known. The
 * names in it lead to what they name. */
#define KB_TYPE_WHY_LIST (kb_why_list_get_type ())
G_DECLARE_FINAL_TYPE (KbWhyList, kb_why_list, KB, WHY_LIST, AdwBin)

void
kb_why_list_set (KbWhyList *why, KbWorkbook *workbook, const char *system_id, gboolean with_manual);

G_END_DECLS
