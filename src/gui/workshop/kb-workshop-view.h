// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* A workshop from the gate to the notes; it takes the window over and goes on where it was left. */
#define KB_TYPE_WORKSHOP_VIEW (kb_workshop_view_get_type ())
G_DECLARE_FINAL_TYPE (KbWorkshopView, kb_workshop_view, KB, WORKSHOP_VIEW, KbSection)

KbWorkshopView *kb_workshop_view_new (KbWorkbook *workbook, const char *workshop_id);
const char *kb_workshop_view_get_id (KbWorkshopView *view);
void kb_workshop_view_flush (KbWorkshopView *view);

G_END_DECLS
