// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbEvenLayout:
 *
 * Gives all children the same width, beside each other as long as each has room for its text and
 * else in several rows with as many in each.
 *
 * Properties: "spacing" in pixels; "characters", the width that a child needs at least.
 */
#define KB_TYPE_EVEN_LAYOUT (kb_even_layout_get_type ())
G_DECLARE_FINAL_TYPE (KbEvenLayout, kb_even_layout, KB, EVEN_LAYOUT, GtkLayoutManager)

G_END_DECLS
