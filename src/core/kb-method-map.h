// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

G_BEGIN_DECLS

/**
 * KbMethodMap:
 *
 * How everything in a workbook that points at its method is carried over to another method: which
 * level each level becomes, which role each role. It is shown before it happens. What no rule can
 * carry over is open until a person has decided; nothing is squeezed into the nearest step.
 */
typedef struct _KbMethodMap KbMethodMap;

typedef enum {
  KB_MAP_OPEN,  /* nothing fits: a person decides */
  KB_MAP_TO,    /* becomes another step */
  KB_MAP_CLEAR, /* is taken away */
} KbMapChoice;

typedef struct {
  KbRecord *from;
  guint count; /* how many values in the workbook point at it */
  KbMapChoice choice;
  char *to;         /* the id in the new method, for %KB_MAP_TO */
  gboolean by_rule; /* as the rule has it; FALSE when a person chose something else */
} KbMapStep;

KbMethodMap *kb_method_map_new (KbContent *content, KbContent *method, GError **error);
void kb_method_map_free (KbMethodMap *map);

const KbKind *kb_method_map_kinds (guint *n);
KbContent *kb_method_map_target (KbMethodMap *map);
guint kb_method_map_size (const KbMethodMap *map, KbKind kind);
const KbMapStep *kb_method_map_get (const KbMethodMap *map, KbKind kind, guint index);
void kb_method_map_choose (KbMethodMap *map, KbKind kind, guint index, const char *to);
guint kb_method_map_n_values (const KbMethodMap *map, KbKind kind);
guint kb_method_map_n_open (const KbMethodMap *map);
gboolean kb_method_map_changes (const KbMethodMap *map, KbKind kind);
gboolean kb_method_map_turns (KbMethodMap *map, KbKind kind);
KbContent *kb_method_map_apply (KbMethodMap *map, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbMethodMap, kb_method_map_free)

G_END_DECLS
