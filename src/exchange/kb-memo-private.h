// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-proposal.h"

G_BEGIN_DECLS

/* The proposals made from the facts, one a heading. */
char *kb_memo_suggest_summary (const KbReport *report);
char *kb_memo_suggest_background (const KbReport *report);
char *kb_memo_suggest_appraisal (const KbReport *report);
char *kb_memo_suggest_economy (const KbReport *report);
char *kb_memo_suggest_children (const KbReport *report);
char *kb_memo_suggest_attachments (const KbReport *report);
char *kb_memo_suggest_recipients (const KbReport *report);

G_END_DECLS
