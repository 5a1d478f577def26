// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-assessment.h"
#include "kb-inheritance.h"
#include "kb-measures.h"

G_BEGIN_DECLS

/* One measure that an object is held against. */
typedef struct {
  KbRecord *measure;
  KbRecord *own;        /* (nullable): the object's own assessment, if only a comment */
  KbRecord *assessment; /* (nullable): the one whose answer counts */
  KbRecord *source;     /* (nullable): the environment or system that the answer comes from */
  KbAnswer answer;
  gboolean shared; /* answered elsewhere: in the operating environment, or in the asset's systems */
  gboolean verified; /* somebody has looked */
  gboolean over;     /* kept though no aspect's level calls for it */
  guint aspects;     /* bit a: the level of aspect a calls for it */
} KbGapItem;

/**
 * KbGap:
 *
 * An operating environment, a system or an asset held against the measures: what its class calls
 * for, what is answered, and what is left (design §6). It holds what it points at, so it stays as
 * it was when the workbook goes on.
 */
typedef struct {
  KbKind kind;
  GPtrArray *items; /* KbGapItem, by code; those that are over last */
  KbProgress progress;
  gboolean cut_off; /* no special measures are needed */
  guint separate;   /* bit a: aspect a needs an analysis of its own */
  guint uncovered;  /* bit a: the level of aspect a asks for something and no measure is for it */
  guint total;      /* measures that apply */
  guint answers[KB_N_ANSWERS];
  guint verified;
  guint shared;       /* of the total, answered elsewhere */
  guint own_answered; /* of the rest, answered */
  guint over;
} KbGap;

KbGap *kb_gap_new (KbContent *content,
                   const KbMethod *method,
                   const KbInheritance *inheritance,
                   const KbMeasures *measures,
                   KbKind kind,
                   const char *id);
void kb_gap_free (KbGap *gap);
const KbGapItem *kb_gap_item (const KbGap *gap, guint index);
const KbGapItem *kb_gap_find (const KbGap *gap, const char *measure);
guint kb_gap_own (const KbGap *gap);
guint kb_gap_open (const KbGap *gap);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbGap, kb_gap_free)

G_END_DECLS
