// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

G_BEGIN_DECLS

/* A step of a scale to be: one that is there, or a new one with its names. */
typedef struct {
  int origin; /* its place in the scale as it is, or %KB_NONE */
  const char *name_sv;
  const char *name_en;
} KbNewStep;

KbContent *kb_method_resize (
    KbContent *content, KbKind kind, gint64 lowest, const KbNewStep *steps, guint n_steps);
KbContent *kb_method_without (KbContent *content, KbKind kind, const char *id);

G_END_DECLS
