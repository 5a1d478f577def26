// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What went wrong, or must be known, in place above the content; it stays until it is closed. */
#define KB_TYPE_MESSAGE_BAR (kb_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (KbMessageBar, kb_message_bar, KB, MESSAGE_BAR, AdwBin)

void kb_message_bar_show (KbMessageBar *bar, const char *text, gboolean is_error);
void kb_message_bar_hide (KbMessageBar *bar);
const char *kb_message_bar_get_text (KbMessageBar *bar);

G_END_DECLS
