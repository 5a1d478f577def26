// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-report.h"

G_BEGIN_DECLS

/* A text that becomes public and looks like something that should not. */
typedef struct {
  KbSensitive reason;
  KbKind kind;
  char *id;
  guint field;
  char *place; /* "Åtgärd Å03: Offentlig rubrik" */
  char *words; /* the beginning of the text */
} KbScreeningHit;

/* What is to be made public. */
typedef enum {
  KB_SCREEN_EXTRACT = 1 << 0, /* the public extract */
  KB_SCREEN_MEMO = 1 << 1, /* the texts of the tjänsteskrivelse, förslag till beslut among them */
} KbScreenWhat;

GPtrArray *kb_screening_run (const KbReport *report, guint what, KbLanguage reader);
const char *kb_screening_reason (KbSensitive reason, KbLanguage language);
void kb_screening_hit_free (KbScreeningHit *hit);

G_END_DECLS
