// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-content.h"

G_BEGIN_DECLS

/* What stands under an aspect: how many assets and systems have a class in it, how many votes and
 * assessments by area were about it, and what the method says of it. */
typedef struct {
  guint assets;
  guint systems;
  guint votes;
  guint triggers;
  guint texts;
} KbAspectUses;

gboolean kb_aspect_is_standard (const char *code);
gboolean kb_aspect_code_is_valid (const char *code);
char *kb_aspect_make_code (KbContent *content, const KbRecord *aspect);
void kb_aspect_count_uses (KbContent *content, const char *id, KbAspectUses *uses);
gboolean kb_aspect_can_go (KbContent *content, const char *id);
KbContent *kb_aspect_remove (KbContent *content, const char *id);

G_END_DECLS
