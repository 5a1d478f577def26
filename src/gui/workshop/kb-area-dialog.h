// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* The level of one aspect, one consequence area at a time; the highest decides. */
#define KB_TYPE_AREA_DIALOG (kb_area_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KbAreaDialog, kb_area_dialog, KB, AREA_DIALOG, AdwWindow)

void kb_area_dialog_present (KbSection *section, const char *asset_id, guint aspect);

G_END_DECLS
