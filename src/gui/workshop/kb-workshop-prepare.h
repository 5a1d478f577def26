// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-draft-texts.h"
#include "kb-section.h"

G_BEGIN_DECLS

/* The first step of a workshop: what it is about, who takes part by role, and the agenda. Signal
 * "next" when the room goes on. */
#define KB_TYPE_WORKSHOP_PREPARE (kb_workshop_prepare_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkshopPrepare, kb_workshop_prepare, KB, WORKSHOP_PREPARE, KbSection)

void kb_workshop_prepare_show (KbWorkshopPrepare *page, const char *workshop_id);
void kb_workshop_prepare_set_texts (KbWorkshopPrepare *page, KbDraftTexts *texts);
void kb_workshop_prepare_discard (KbWorkshopPrepare *page, gboolean shown);
void kb_workshop_prepare_flush (KbWorkshopPrepare *page);

G_END_DECLS
