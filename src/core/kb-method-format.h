// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-kind.h"

G_BEGIN_DECLS

/* What the reader and the writer of method files agree on. */

#define KB_METHOD_FORMAT 1

typedef struct {
  const char *member;
  KbKind kind;
} KbMethodList;

extern const KbMethodList kb_method_lists[];
extern const guint kb_method_n_lists;

char *kb_method_member_name (KbKind kind, guint field);
char *kb_method_header_member (guint field);
gboolean kb_method_is_header_member (const char *member);
gboolean kb_method_is_localized (KbKind kind, guint field);

G_END_DECLS
