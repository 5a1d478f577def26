// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-catalogue.h"
#include "kb-kind.h"

G_BEGIN_DECLS

/* The codes that a CHOICE field can hold, and what they are called. */
typedef struct {
  const char *code;
  const char *text; /* English, in the catalogue */
} KbChoice;

const KbChoice *kb_choices (KbKind kind, guint field);
const char *kb_label_choice (KbKind kind, guint field, const char *code, KbLanguage language);

G_END_DECLS
