// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* Says which unit the pages show, for as long as it is not all of them. */
#define KB_TYPE_UNIT_BAR (kb_unit_bar_get_type ())
G_DECLARE_FINAL_TYPE (KbUnitBar, kb_unit_bar, KB, UNIT_BAR, KbSection)

G_END_DECLS
