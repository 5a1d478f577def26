// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/* A provision on secrecy to choose. */
typedef struct {
  char *reference; /* how it is cited: "26 kap. 1 § OSL" */
  char *name;      /* what it is about, in the reader's language; may be empty */
  char *own_id;    /* the kommun's own row; NULL for one that comes with the program */
} KbStatute;

GPtrArray *kb_statutes_list (KbContent *content, KbLanguage language, GError **error);
gboolean kb_statute_matches (const KbStatute *statute, const char *folded);

G_END_DECLS
