// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-inheritance.h"
#include "kb-matrix.h"
#include "kb-plan.h"

G_BEGIN_DECLS

/* A review is "soon" within this many days. */
#define KB_REVIEW_DAYS 90

typedef struct {
  guint total;
  guint classified; /* every aspect has a level */
  guint unresolved; /* of these, some aspect is a range */
  guint elsewhere;  /* handled apart, under säkerhetsskydd: a count and nothing else */
} KbCoverage;

typedef struct {
  KbCoverage assets;
  KbCoverage systems;
  guint critical_total;
  guint critical_classified;
  guint distribution[KB_MAX_ASPECTS]
                    [KB_MAX_LEVELS]; /* assets by level; a range counts at its upper end */
  guint unclassified[KB_MAX_ASPECTS];
  KbMatrix before;
  KbMatrix after;
  KbPlan plan;
  guint reviews_soon;
} KbSummary;

/* A review date of an asset or a system. */
typedef struct {
  KbRecord *record;
  const char *on;
} KbReview;

KbSummary kb_summary_make (KbContent *content,
                           KbMethod *method,
                           KbInheritance *inheritance,
                           const char *today);
GArray *kb_summary_reviews (KbContent *content);
const KbClass *kb_inheritance_class_of (const KbInheritance *inheritance, const KbRecord *record);

G_END_DECLS
