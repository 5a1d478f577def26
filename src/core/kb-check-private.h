// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kb-check.h"

G_BEGIN_DECLS

/* Shared by the files of checks. */

typedef struct {
  KbContent *content;
  KbMethod *method;
  KbInheritance *inheritance;
  const char *today;
  guint n_classified; /* assets with a level in every aspect */
  gboolean used_levels[KB_MAX_LEVELS];
} KbChecker;

/* Whether a record is one that a check looks at, and if so whether it passes. */
typedef enum {
  KB_VERDICT_NOT_MEANT,
  KB_VERDICT_PASSES,
  KB_VERDICT_FAILS,
} KbVerdict;

typedef KbVerdict (*KbJudge) (const KbChecker *checker, const KbRecord *record);

static inline KbVerdict
kb_verdict (gboolean passes)
{
  return passes ? KB_VERDICT_PASSES : KB_VERDICT_FAILS;
}

void kb_checker_count_levels (KbChecker *checker);

KbVerdict kb_judge_resolved (const KbChecker *checker, const KbRecord *asset);
KbVerdict kb_judge_triggers (const KbChecker *checker, const KbRecord *asset);
KbVerdict kb_judge_shared (const KbChecker *checker, const KbRecord *asset);
KbVerdict kb_judge_record (const KbChecker *checker, const KbRecord *asset);
KbVerdict kb_judge_impact (const KbChecker *checker, const KbRecord *asset);
KbVerdict kb_judge_contract (const KbChecker *checker, const KbRecord *system);
KbVerdict kb_judge_processor (const KbChecker *checker, const KbRecord *system);
KbVerdict kb_judge_downtime (const KbChecker *checker, const KbRecord *system);
KbVerdict kb_judge_recovery (const KbChecker *checker, const KbRecord *system);
KbVerdict kb_judge_act (const KbChecker *checker, const KbRecord *system);
KbVerdict kb_judge_retired (const KbChecker *checker, const KbRecord *system);
KbVerdict kb_judge_signed (const KbChecker *checker, const KbRecord *risk);
KbVerdict kb_judge_decided (const KbChecker *checker, const KbRecord *risk);
KbVerdict kb_judge_entitled (const KbChecker *checker, const KbRecord *risk);
KbVerdict kb_judge_allowed (const KbChecker *checker, const KbRecord *risk);
KbVerdict kb_judge_valid (const KbChecker *checker, const KbRecord *risk);
KbVerdict kb_judge_postponed (const KbChecker *checker, const KbRecord *action);
KbVerdict kb_judge_contact (const KbChecker *checker, const KbRecord *unit);
KbVerdict kb_judge_used (const KbChecker *checker, const KbRecord *level);

G_END_DECLS
