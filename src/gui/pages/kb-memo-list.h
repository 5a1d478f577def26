// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-memo.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The headings of the tjänsteskrivelse, each to write, to begin from a proposal and to copy. The
 * proposed decision stands on the page itself. */
#define KB_TYPE_MEMO_LIST (kb_memo_list_get_type ())
G_DECLARE_FINAL_TYPE (KbMemoList, kb_memo_list, KB, MEMO_LIST, AdwPreferencesGroup)

GtkTextView *kb_memo_list_get_view (KbMemoList *list, guint part);
void kb_memo_list_show (KbMemoList *list, const KbReport *report);
void kb_memo_copy (GtkWidget *widget, const KbReport *report, int part);

G_END_DECLS
