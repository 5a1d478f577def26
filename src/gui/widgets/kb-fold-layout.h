// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbFoldLayout:
 *
 * Puts children beside each other, as a box does, until the text in the one that expands would have
 * too little room: then that one has a row of its own and the others share a row. The row of
 * whichever child is first stands first. So a heading keeps its words when the text is large.
 *
 * Properties: "spacing" in pixels; "characters", the width that the expanding child needs unless
 * its whole text is shorter.
 */
#define KB_TYPE_FOLD_LAYOUT (kb_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (KbFoldLayout, kb_fold_layout, KB, FOLD_LAYOUT, GtkLayoutManager)

G_END_DECLS
