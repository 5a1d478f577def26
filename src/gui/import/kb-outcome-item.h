// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbOutcomeItem:
 *
 * What would become of a row of the list, in words, for a list view. Properties: "place" (Row 12),
 * "name", "outcome" (New …), "reason", whether there is a name and a reason, "classes" of the
 * outcome's tag.
 */
#define KB_TYPE_OUTCOME_ITEM (kb_outcome_item_get_type ())
G_DECLARE_FINAL_TYPE (KbOutcomeItem, kb_outcome_item, KB, OUTCOME_ITEM, GObject)

KbOutcomeItem *kb_outcome_item_new (const KbImport *import, const KbRowOutcome *outcome);
KbRowOutcomeType kb_outcome_item_get_outcome (KbOutcomeItem *item);

G_END_DECLS
