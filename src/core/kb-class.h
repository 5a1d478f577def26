// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-method.h"

G_BEGIN_DECLS

/**
 * KbLevelRange:
 *
 * What is known of one aspect: level ordinals, %KB_NONE when not classified. @low and @high differ
 * while it is unresolved; it then counts as @high (design §6).
 */
typedef struct {
  gint8 low;
  gint8 high;
} KbLevelRange;

/* A class: one range an aspect in use, in the method's order. */
typedef struct {
  KbLevelRange aspects[KB_MAX_ASPECTS];
} KbClass;

typedef enum {
  KB_PROGRESS_NOTHING,    /* no aspect has a level */
  KB_PROGRESS_PARTIAL,    /* some have */
  KB_PROGRESS_CLASSIFIED, /* all have */
} KbProgress;

void kb_class_clear (KbClass *class);
KbClass kb_class_of_asset (const KbContent *content, const KbMethod *method, const char *asset_id);
KbProgress kb_class_progress (const KbClass *class, const KbMethod *method);
gboolean kb_class_is_unresolved (const KbClass *class, const KbMethod *method);
gboolean kb_class_is_cut_off (const KbClass *class, const KbMethod *method);
gboolean kb_class_equal (const KbClass *one, const KbClass *other, const KbMethod *method);
int kb_class_compare (const KbClass *one, const KbClass *other, const KbMethod *method);
int kb_class_highest (const KbClass *class, const KbMethod *method);
KbLevelRange
kb_level_range_from_ids (const KbMethod *method, const char *level_id, const char *upper_id);

G_END_DECLS
