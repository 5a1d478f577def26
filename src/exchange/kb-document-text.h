// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-document.h"

G_BEGIN_DECLS

char *kb_document_to_text (const KbDocument *document);
char *kb_document_to_html (const KbDocument *document);

G_END_DECLS
