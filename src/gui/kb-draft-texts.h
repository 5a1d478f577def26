// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-gui.h"
#include "kb-workbook.h"

G_BEGIN_DECLS

/**
 * KbDraftTexts:
 *
 * Half-typed texts by name, under one key of the draft table: a crash does not lose them and
 * history says nothing of them. A text is put safe when somebody pauses.
 */
#define KB_TYPE_DRAFT_TEXTS (kb_draft_texts_get_type ())
G_DECLARE_FINAL_TYPE (KbDraftTexts, kb_draft_texts, KB, DRAFT_TEXTS, GObject)

KbDraftTexts *kb_draft_texts_new (KbWorkbook *workbook, const char *key);
const char *kb_draft_texts_get (KbDraftTexts *drafts, const char *name);
void kb_draft_texts_set (KbDraftTexts *drafts, const char *name, const char *text);
void kb_draft_texts_keep (KbDraftTexts *drafts, const char *name, GtkEditable *editable);
void kb_draft_texts_save (KbDraftTexts *drafts);
void kb_draft_texts_discard (KbDraftTexts *drafts);

G_END_DECLS
