// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-document.h"
#include "kb-report.h"

G_BEGIN_DECLS

/*
 * The texts of the tjänsteskrivelse, heading by heading, for the kommun's own template. Each is
 * what somebody has written, or as long as nobody has, a proposal made from the facts.
 */

#define KB_MEMO_PARTS 8

guint kb_memo_field (guint part);
const char *kb_memo_heading (guint part, KbLanguage language);
char *kb_memo_suggest (const KbReport *report, guint part);
char *kb_memo_text (const KbReport *report, guint part);
gboolean kb_memo_is_written (const KbReport *report, guint part);
KbDocument *kb_memo_document (const KbReport *report);
char *kb_memo_html (const char *heading, const char *text, KbLanguage language);
char *kb_memo_all_html (const KbReport *report);
char *kb_memo_all_plain (const KbReport *report);

G_END_DECLS
