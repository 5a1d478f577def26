// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Every row of a list with what would become of it. */
#define KB_TYPE_OUTCOME_LIST (kb_outcome_list_get_type ())
G_DECLARE_FINAL_TYPE (KbOutcomeList, kb_outcome_list, KB, OUTCOME_LIST, AdwBin)

void
kb_outcome_list_show (KbOutcomeList *list, const KbImport *import, const KbImportResult *result);

G_END_DECLS
