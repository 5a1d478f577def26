// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-workbook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbStatuteChooser:
 *
 * The provisions on secrecy to choose from, and a place to add the kommun's own.
 *
 * Signals: "toggled" (reference), "added" (reference, name), "removed" (id of an own row).
 */
#define KB_TYPE_STATUTE_CHOOSER (kb_statute_chooser_get_type ())
G_DECLARE_FINAL_TYPE (KbStatuteChooser, kb_statute_chooser, KB, STATUTE_CHOOSER, GtkPopover)

void kb_statute_chooser_set (KbStatuteChooser *chooser, KbContent *content, const char *text);

G_END_DECLS
