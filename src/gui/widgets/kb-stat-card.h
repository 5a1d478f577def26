// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A figure of the overview with what it counts; pressing it opens the page behind it. */
#define KB_TYPE_STAT_CARD (kb_stat_card_get_type ())
G_DECLARE_FINAL_TYPE (KbStatCard, kb_stat_card, KB, STAT_CARD, GtkButton)

void kb_stat_card_set_icon (KbStatCard *card, const char *icon_name);
void kb_stat_card_set_share (KbStatCard *card, double share);
void
kb_stat_card_set (KbStatCard *card, const char *figure, const char *title, const char *caption);

void kb_stat_card_set_all (
    KbStatCard *card, const char *figure, const char *title, const char *caption, const char *note);

G_END_DECLS
