// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A level in a vote, with a bar of how many chose it once that may be seen. */
#define KB_TYPE_VOTE_ROW (kb_vote_row_get_type ())
G_DECLARE_FINAL_TYPE (KbVoteRow, kb_vote_row, KB, VOTE_ROW, GtkButton)

GtkWidget *kb_vote_row_new (const KbMethod *method, guint aspect, guint level);
void kb_vote_row_show (
    KbVoteRow *row, guint count, guint most, gboolean seen, gboolean chosen, gboolean median);
guint kb_vote_row_get_level (KbVoteRow *row);

G_END_DECLS
