// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-section.h"

G_BEGIN_DECLS

/* What speaks for a level: the method's triggers as chips. A trigger only suggests; a level below
 * what it suggests asks for a reason, in place. */
#define KB_TYPE_TRIGGER_BAR (kb_trigger_bar_get_type ())
G_DECLARE_FINAL_TYPE (KbTriggerBar, kb_trigger_bar, KB, TRIGGER_BAR, GtkBox)

void kb_trigger_bar_show (KbTriggerBar *bar, KbSection *section, const char *asset_id);

G_END_DECLS
