// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-screening.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What looks like personal data, weaknesses or secrets in texts that become public, and where. */
#define KB_TYPE_HIT_LIST (kb_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (KbHitList, kb_hit_list, KB, HIT_LIST, AdwBin)

void kb_hit_list_show (KbHitList *list, const GPtrArray *hits);

G_END_DECLS
