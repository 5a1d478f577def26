// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a text should be looked at before it is made public. */
typedef enum {
  KB_SENSITIVE_NUMBER, /* a personnummer or samordningsnummer */
  KB_SENSITIVE_EMAIL,
  KB_SENSITIVE_PHONE,
  KB_SENSITIVE_ADDRESS,  /* of a computer */
  KB_SENSITIVE_SECRET,   /* speaks of a password, a code or a key */
  KB_SENSITIVE_WEAKNESS, /* speaks of something that is missing or weak */
  KB_SENSITIVE_REPEATED, /* says what stands in a field that is not public */
  KB_SENSITIVE_SYSTEM,   /* names an information system */
  KB_N_SENSITIVE,
} KbSensitive;

gboolean kb_sensitive_has (const char *text, KbSensitive reason);
gboolean kb_sensitive_says (const char *folded, const char *folded_words);

G_END_DECLS
